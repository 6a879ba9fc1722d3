/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/man.h"
#include "cli/option_rows.h"

static const cli_option rows[] = {
    {.name = "man",
     .type = CLI_FLAG,
     .field = CLI_FIELD(man),
     .help = "print the man page, for man to format"},
    {.name = "man-to",
     .type = CLI_FILE,
     .argument = "FOLDER",
     .field = CLI_FIELD(man_to),
     .help = "write every man page into a folder"},
    CLI_ROW_END,
};
static const cli_group output = {"Man pages", false, rows};

static ent_status run(const cli_settings *settings, ent_error *err) {
  if (settings->man_to != NULL) return cli_man_write_all(settings->man_to, err);
  const char *name = settings->operand[0];
  const cli_command *command = name == NULL ? NULL : cli_command_find(name);
  return settings->man ? cli_man_print(command, err) : cli_help_print(command, err);
}

const cli_command cli_command_help = {
    .name = "help",
    .summary = "explain the program or one command",
    .about = "Without COMMAND, lists the commands. With it, explains the command and each of its options.",
    .operands = {{"COMMAND", CLI_NAME, true, cli_words_commands, "the command to explain"}},
    .groups = {&output, &cli_group_common},
    .examples = {{"entente help coalitions", "All that 'coalitions' can do."},
                 {"entente help --man network | man -l -", "The same as a man page, without installing it."}},
    .run = run,
};
