/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>

#include "cli/commands.h"
#include "cli/export.h"
#include "cli/option_rows.h"

static const cli_option rows[] = {
    CLI_ROW_FORMAT(cli_words_of_findings, "text"),
    CLI_ROW_OUTPUT,
    CLI_ROW_LANGUAGE,
    CLI_ROW_END,
};
static const cli_group output = {"Output", false, rows};


static ent_status run(const cli_settings *settings, ent_error *err) {
  static const cli_export what = {ENT_SUBJECT_CHANGE, "text", CLI_DEPTH_TIES, true, NULL, ENT_PART_CHANGE};
  return cli_export_run(&what, settings, err);
}

const cli_command cli_command_change = {
    .name = "change",
    .summary = "TO COME",
    .about = "How coalitions change from window to window.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&output, &cli_group_input, &cli_group_columns, &cli_group_windows, &cli_group_network, &cli_group_method, &cli_group_coalitions, &cli_group_actors, &cli_group_statements, &cli_group_stances, &cli_group_common},
    .examples = {{"entente change dataset.json", "TO COME"}},
    .run = run,
};
