/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>

#include "cli/commands.h"
#include "cli/export.h"
#include "cli/option_rows.h"

static const cli_option own_rows[] = {
    CLI_ROW_QUOTA,
    CLI_ROW_WEIGHTS,
    CLI_ROW_END,
};
static const cli_group own = {"The rules", true, own_rows};

static ent_status run(const cli_settings *settings, ent_error *err) {
  static const cli_export what = {ENT_SUBJECT_POWER, "text", CLI_DEPTH_TIES, true, NULL, ENT_PART_POWER};
  return cli_export_run(&what, settings, err);
}

const cli_command cli_command_power = {
    .name = "power",
    .summary = "count the voting power of actors under weights and quotas",
    .about = "Counts exactly how often each actor is the one that makes a coalition win: the indices of Shapley and Shubik and of Banzhaf, and which smallest coalitions win or "
             "block. Several rules, such as a share of members and of population, must all be met. Stances do not matter here: --kinds, --groups and --actors choose who votes. "
             "Blocs have no vote beside their members unless --actors or --kinds names them.\n\n"
             "A quota is a number that must be reached, a share of what all weigh together that must be reached, or 'majority', more than half.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&cli_group_finding, &own, &cli_group_input, &cli_group_columns, &cli_group_actors, &cli_group_statements, &cli_group_stances, &cli_group_common},
    .examples = {{"entente power dataset.json --kinds state --quota 2/3", "One state, one vote, two thirds."},
                 {"entente power dataset.json --weights weight --quota 2/3", "By the dataset's weights."},
                 {"entente power dataset.json --weights one,weight --quota 55%,65%", "A double majority, of members and of what they weigh."}},
    .run = run,
};
