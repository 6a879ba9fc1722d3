/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From DATA to an input or a study, with all that a person should be told on the way. */
#ifndef ENT_CLI_STUDY_H
#define ENT_CLI_STUDY_H

#include "cli/settings.h"

/* Reads DATA and prints its faults, warnings and notes. */
ent_status cli_input_read(ent_input *out, const char *path, const cli_settings *settings, ent_error *err);

/* What a command needs of a study. */
typedef enum cli_depth {
  CLI_DEPTH_STANCES, /* the network is the table of stances itself; there are no coalitions */
  CLI_DEPTH_TIES,    /* neither coalitions nor places */
  CLI_DEPTH_NETWORK, /* with `network_resamples` */
  CLI_DEPTH_ALL
} cli_depth;

/*
 * Reads DATA, takes it through all stages and `parts` (ent_part, or-ed) and prints the advice. The caller frees the study.
 * Errors: those of reading; ENT_E_USAGE for options about statements where DATA is a list of ties.
 */
ent_status cli_study_open(ent_study **out, const char *path, const cli_settings *settings, cli_depth depth,
                          int parts, ent_error *err);

/* The same of an input that was read, which it takes also where it fails. `path` names it in messages. */
ent_status cli_study_make(ent_study **out, ent_input *input, const char *path, const cli_settings *settings, cli_depth depth,
                          int parts, ent_error *err);

/* Fails with ENT_E_USAGE where the input is a list of ties. */
ent_status cli_study_needs_statements(const ent_dataset *dataset, const cli_settings *settings,
                                      const char *path, ent_error *err);
/* Refuses an argument framework for a command that needs actors and what they say. */
ent_status cli_study_no_framework(const ent_input *input, const cli_settings *settings, const char *path, ent_error *err);

#endif
