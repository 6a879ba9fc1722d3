/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From DATA to an argument framework, for the commands about arguments. */
#ifndef ENT_CLI_ARGUE_H
#define ENT_CLI_ARGUE_H

#include "cli/settings.h"

/* The options of how the framework is built. */
extern const struct cli_group cli_group_framework;

#define CLI_ROW_AUDIENCE                                                                                 \
  {                                                                                                      \
    .name = "audience", .type = CLI_LIST, .argument = "LIST", .field = CLI_FIELD(audiences),             \
    .help = "in the eyes of these actors (ids), by their order of values; all: of each who has one"      \
  }

typedef struct cli_framework {
  ent_input input;
  ent_framework *framework; /* of a dataset; else that of the input */
  ent_framework *of_dataset;
} cli_framework;

/* Reads DATA and builds its framework. End with cli_framework_clear in any case. Errors: those of reading; ENT_E_USAGE for a list of ties. */
ent_status cli_framework_open(cli_framework *out, const char *path, const cli_settings *settings, ent_error *err);
void cli_framework_clear(cli_framework *framework);

/* Finds an argument, an issue of its dataset, or an actor by its id. Errors: ENT_E_USAGE with what was probably meant. */
ent_status cli_argument_find(ent_argument_id *out, const ent_framework *framework, const char *id, ent_error *err);
ent_status cli_argue_find(uint32_t *out, const ent_framework *framework, ent_table table, const char *id, ent_error *err);

/* Judges for the audiences that --audience names; NULL where it names none. Errors: ENT_E_USAGE for an actor that there is not, or without an order. */
ent_status cli_audiences_new(ent_audiences **out, const ent_framework *framework, const cli_settings *settings, ent_semantics semantics, ent_error *err);

#endif
