/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>

#include "cli/argue.h"
#include "cli/commands.h"
#include "cli/export.h"
#include "cli/option_rows.h"

static const cli_option own_rows[] = {
    {.name = "pairs", .type = CLI_WHOLE, .argument = "N", .field = CLI_FIELD(reasons_pairs), .least = 1, .most = INT_MAX, .help = "pairs of actors of each kind to list at most"},
    {.name = "shared", .type = CLI_WHOLE, .argument = "N", .field = CLI_FIELD(reasons_shared), .least = 1, .most = INT_MAX, .help = "fewest shared arguments for a tie by reasons"},
    CLI_ROW_END,
};
static const cli_group own = {"Reasons", false, own_rows};

static ent_status run(const cli_settings *settings, ent_error *err) {
  static const cli_export what = {ENT_SUBJECT_REASONS, "text", CLI_DEPTH_NETWORK, true, NULL, ENT_PART_REASONS};
  return cli_export_run(&what, settings, err);
}

const cli_command cli_command_reasons = {
    .name = "reasons",
    .summary = "say which arguments stances rest on, and who shares reasons with whom",
    .about =
        "Tells for each issue which arguments carry the stance of each coalition and which of these stand once all objections are weighed. An actor holds an argument that it puts "
        "forward or endorses, or on which a statement of its rests.\n\n"
        "Sets coalitions by shared reasons beside those by position: who stands together for different reasons, and who shares premises across the divide. Then actors that hold two "
        "arguments of which one attacks the other, what all coalitions accept, and on which arguments they part.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&cli_group_finding, &own, &cli_group_input, &cli_group_columns, &cli_group_network, &cli_group_method, &cli_group_coalitions, &cli_group_actors, &cli_group_statements, &cli_group_stances, &cli_group_framework, &cli_group_common},
    .examples = {{"entente reasons dataset.json", "What stances rest on, issue by issue."},
                 {"entente reasons dataset.json --from 2018 --pairs 5", "Of what was said from 2018 on."},
                 {"entente reasons dataset.json --format csv -o reasons.csv", "One row for each holding, ground, pair and premise."}},
    .run = run,
};
