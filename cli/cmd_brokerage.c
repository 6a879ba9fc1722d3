/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>

#include "cli/commands.h"
#include "cli/export.h"
#include "cli/option_rows.h"

static ent_status run(const cli_settings *settings, ent_error *err) {
  static const cli_export what = {ENT_SUBJECT_BROKERAGE, "text", CLI_DEPTH_NETWORK, false, NULL, ENT_PART_BROKERAGE};
  return cli_export_run(&what, settings, err);
}

const cli_command cli_command_brokerage = {
    .name = "brokerage",
    .summary = "find who stands between the coalitions",
    .about =
        "Counts for each actor the pairs of others that agree with it and not with each other, by the "
        "coalitions of the three: who joins two coalitions, who advises within one, who holds its own "
        "together. Beside them betweenness, and how evenly an actor's ties are spread over the "
        "coalitions. Positive ties alone count. A list of signed ties may be read in place of a dataset.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&cli_group_finding, &cli_group_input, &cli_group_columns, &cli_group_network, &cli_group_method, &cli_group_coalitions, &cli_group_actors, &cli_group_statements, &cli_group_stances, &cli_group_common},
    .examples = {{"entente brokerage dataset.json", "Who stands between."},
                 {"entente brokerage dataset.json --backbone bicm", "Only by ties that activity alone would not explain."},
                 {"entente brokerage ties.csv --format csv", "Of a signed edge list, as a table."}},
    .run = run,
};
