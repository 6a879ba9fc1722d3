/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/completion.h"

const cli_shell *cli_shells(void) {
  static const cli_shell table[] = {
      {"bash", cli_completion_bash},
      {"zsh", cli_completion_zsh},
      {"fish", cli_completion_fish},
      {NULL, NULL},
  };
  return table;
}
