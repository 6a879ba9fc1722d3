/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scripts that let shells complete command lines, printed from the rows of commands. */
#ifndef ENT_CLI_COMPLETION_H
#define ENT_CLI_COMPLETION_H

#include <stdio.h>

#include "cli/command.h"

typedef struct cli_shell {
  const char *name;
  void (*print)(FILE *to);
} cli_shell;

/* Gives the table of shells, which ends with a row whose name is NULL. */
const cli_shell *cli_shells(void);

void cli_completion_bash(FILE *to);
void cli_completion_zsh(FILE *to);
void cli_completion_fish(FILE *to);

#endif
