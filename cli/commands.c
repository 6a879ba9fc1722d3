/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"

#include <string.h>

const cli_command *const *cli_commands(void) {
  static const cli_command *const table[] = {
      &cli_command_check,   &cli_command_show,       &cli_command_convert,    &cli_command_stances,
      &cli_command_network, &cli_command_coalitions, &cli_command_cohesion, &cli_command_polarization, &cli_command_brokerage, &cli_command_space, &cli_command_power, &cli_command_whatif, &cli_command_change, &cli_command_reasons,
      &cli_command_argue,   &cli_command_explain,    &cli_command_diagram,    &cli_command_report,
      &cli_command_explore, &cli_command_serve,
      &cli_command_formats, &cli_command_help,       &cli_command_completion, NULL,
  };
  return table;
}

const cli_command *cli_command_find(const char *name) {
  for (const cli_command *const *at = cli_commands(); *at != NULL; at++)
    if (strcmp((*at)->name, name) == 0) return *at;
  return NULL;
}

bool cli_words_commands(size_t i, cli_word *out) {
  const cli_command *command = cli_commands()[i];
  if (command == NULL) return false;
  const cli_word word = {command->name, (int)i, command->summary, NULL};
  *out = word;
  return true;
}

const cli_exit *cli_exits(void) {
  static const cli_exit table[] = {
      {0, "done"},
      {1, "faults in the data"},
      {2, "a wrong command line, or options that cannot be met"},
      {3, "a file could not be opened, read or written"},
      {4, "out of memory, a bound of the program was reached, or a defect in it"},
      {0, NULL},
  };
  return table;
}

int cli_exit_of(ent_status status) {
  switch (status) {
    case ENT_OK: return 0;
    case ENT_E_DATA: return 1;
    case ENT_E_USAGE: return 2;
    case ENT_E_IO: return 3;
    case ENT_E_NOMEM:
    case ENT_E_LIMIT:
    case ENT_E_INTERNAL: break;
  }
  return 4;
}
