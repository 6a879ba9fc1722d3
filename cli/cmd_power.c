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

static const cli_option own_rows[] = {
    {.name = "quota", .type = CLI_LIST, .argument = "LIST", .field = CLI_FIELD(quotas), .fallback = "majority", .help = "what must be reached, one for each of --weights: 39, 2/3, 65% or majority"},
    {.name = "weights", .type = CLI_LIST, .argument = "LIST", .field = CLI_FIELD(weights), .fallback = "one", .help = "what counts: one (each actor 1), weight, or attributes of actors"},
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
    .groups = {&output, &own, &cli_group_input, &cli_group_columns, &cli_group_actors, &cli_group_statements, &cli_group_stances, &cli_group_common},
    .examples = {{"entente power dataset.json --kinds state --quota 2/3", "One state, one vote, two thirds."},
                 {"entente power dataset.json --weights weight --quota 2/3", "By the dataset's weights."},
                 {"entente power dataset.json --weights one,weight --quota 55%,65%", "A double majority, of members and of what they weigh."}},
    .run = run,
};
