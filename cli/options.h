/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parser of the command line. */
#ifndef ENT_CLI_OPTIONS_H
#define ENT_CLI_OPTIONS_H

#include "cli/command.h"

/*
 * Parses what stands after the command's name: `--option value`, `--option=value`, `-o value`,
 * `-ovalue`, options and operands in any order, `--` before operands that begin with a dash. An
 * option may be given once; lists may be given again and add up. Option names are never
 * abbreviated. Errors: ENT_E_USAGE, with what was probably meant.
 */
ent_status cli_options_parse(cli_settings *settings, const cli_command *command, int argc, char **argv,
                             ent_error *err);

/* Sets one option's field from its argument. `shown` is the option as given, for messages. */
ent_status cli_option_set(cli_settings *settings, const cli_option *option, const char *shown,
                          const char *value, ent_error *err);

/* Says that a word is none of those which `shown`, an option or a command, takes: ENT_E_USAGE. */
ent_status cli_unknown_word(cli_words *words, const char *shown, const char *value, ent_error *err);

#endif
