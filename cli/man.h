/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Man pages, printed from the rows of commands in the man macros of roff. */
#ifndef ENT_CLI_MAN_H
#define ENT_CLI_MAN_H

#include "cli/command.h"

/* Prints entente(1), or where `command` is not NULL entente-COMMAND(1), to standard output. */
ent_status cli_man_print(const cli_command *command, ent_error *err);

/* Writes entente.1 and one page for each command into a folder that exists. */
ent_status cli_man_write_all(const char *folder, ent_error *err);

#endif
