/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Usage and help, printed from the rows of commands. */
#ifndef ENT_CLI_HELP_H
#define ENT_CLI_HELP_H

#include <stdio.h>

#include "cli/command.h"

/* Prints help to standard output; of the program where `command` is NULL. */
ent_status cli_help_print(const cli_command *command, ent_error *err);
ent_status cli_help_version(ent_error *err);

/* Prints the one line of usage, and where to read more. */
void cli_help_usage(FILE *to);
void cli_help_hint(const cli_command *command);

/* Prints text from column `indent` on, in lines of at most 80 columns; the cursor is at `column`. */
void cli_help_wrap(FILE *to, const char *text, int indent, int column);

/* Prints "COMMAND [options] OPERANDS" as plain text. */
void cli_help_synopsis(FILE *to, const cli_command *command);

/*
 * Writes the default of an option as it would be given, read from fresh settings; "" where it has
 * none to speak of.
 */
enum { CLI_DEFAULT_SIZE = 64 };
void cli_help_default(char out[CLI_DEFAULT_SIZE], const cli_option *option);

/* Tells whether a group begins a part of its own: several may share one title. */
bool cli_help_new_title(const cli_command *command, size_t group);

#endif
