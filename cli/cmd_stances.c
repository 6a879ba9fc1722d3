/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/export.h"
#include "cli/option_rows.h"

static const cli_option rows[] = {
    CLI_ROW_FORMAT(cli_words_of_stances, "text"),
    CLI_ROW_OUTPUT,
    CLI_ROW_LANGUAGE,
    CLI_ROW_END,
};
static const cli_group output = {"Output", false, rows};

static ent_status run(const cli_settings *settings, ent_error *err) {
  static const cli_export what = {ENT_SUBJECT_STANCES, "text", CLI_DEPTH_STANCES, true, ent_export_stances, ENT_PART_NONE};
  return cli_export_run(&what, settings, err);
}

const cli_command cli_command_stances = {
    .name = "stances",
    .summary = "show who stands where on what",
    .about =
        "Gathers the statements of each actor on each issue into a stance between -1 (opposes) and 1 "
        "(supports), and writes the table of actors and issues. Who has said nothing on an issue has no "
        "stance "
        "there; who abstains or is neutral has one at 0.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&output, &cli_group_input, &cli_group_columns, &cli_group_actors, &cli_group_statements, &cli_group_stances,
               &cli_group_common},
    .examples = {{"entente stances dataset.json", "The table, to read."},
                 {"entente stances dataset.json --kinds state --from 2015 -o stances.csv",
                  "What states have said since 2015, for a spreadsheet."}},
    .run = run,
};
