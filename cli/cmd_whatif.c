/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>

#include "cli/commands.h"
#include "cli/export.h"
#include "cli/option_rows.h"

static const cli_option own_rows[] = {
    {.name = "issue", .type = CLI_LIST, .argument = "LIST", .field = CLI_FIELD(whatif_issues), .fallback = "every issue", .help = "the issues (ids) to look at"},
    CLI_ROW_QUOTA,
    CLI_ROW_WEIGHTS,
    {.name = "of", .type = CLI_CHOICE, .argument = "WHOM", .field = CLI_FIELD(whatif_base), .words = cli_words_whatif_bases, .help = "of whose votes a share is taken"},
    {.name = "who", .type = CLI_CHOICE, .argument = "WHO", .field = CLI_FIELD(whatif_who), .words = cli_words_whatif_whos, .help = "who may change"},
    {.name = "near", .type = CLI_CHOICE, .argument = "BY", .field = CLI_FIELD(whatif_near), .words = cli_words_whatif_nears, .help = "what is near; the other breaks ties"},
    {.name = "space", .type = CLI_NAME, .argument = "M", .field = CLI_FIELD(space_method), .words = cli_words_space_methods, .help = "how the places are found that distances are measured between"},
    {.name = "dimensions", .type = CLI_WHOLE, .argument = "N", .field = CLI_FIELD(dimensions), .least = 1, .most = 2, .help = "how many dimensions the space has"},
    CLI_ROW_END,
};
static const cli_group own = {"The rules", true, own_rows};

static ent_status run(const cli_settings *settings, ent_error *err) {
  static const cli_export what = {ENT_SUBJECT_WHATIF, "text", CLI_DEPTH_TIES, true, NULL, ENT_PART_WHATIF};
  return cli_export_run(&what, settings, err);
}

const cli_command cli_command_whatif = {
    .name = "whatif",
    .summary = "find whose change of stance would carry or block an issue",
    .about = "Tells for each issue whether it is carried under the rules as stances are recorded, and then who would have to change for it to be blocked, or to be carried: the "
             "fewest actors, and those nearest to the other side. An actor supports an issue from a mean position of 0.25 and opposes it from -0.25; blocs have no vote beside "
             "their members unless --actors or --kinds names them.\n\n"
             "Shares are taken of those for or against, as the United Nations count members present and voting; --of all takes them of all actors. This is arithmetic over stances "
             "as they are recorded, not a forecast.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&cli_group_finding, &own, &cli_group_input, &cli_group_actors, &cli_group_statements, &cli_group_stances, &cli_group_common},
    .examples = {{"entente whatif dataset.json --issue budapest --quota 2/3", "Who would give one issue two thirds."},
                 {"entente whatif dataset.json --kinds state --of all", "A majority of all states, issue by issue."},
                 {"entente whatif dataset.json --weights one,weight --quota 55%,65%", "Under a double majority."}},
    .run = run,
};
