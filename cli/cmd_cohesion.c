/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/export.h"
#include "cli/option_rows.h"

static const cli_option own_rows[] = {
    {.name = "of",
     .type = CLI_CHOICE,
     .argument = "WHICH",
     .field = CLI_FIELD(cohesion_of),
     .words = cli_words_cohesion_of,
     .help = "which groups are told of, beside all actors together"},
    CLI_ROW_END,
};
static const cli_group own = {"Cohesion", false, own_rows};

static ent_status run(const cli_settings *settings, ent_error *err) {
  static const cli_export what = {ENT_SUBJECT_COHESION, "text", CLI_DEPTH_NETWORK, true, NULL, ENT_PART_COHESION};
  return cli_export_run(&what, settings, err);
}

const cli_command cli_command_cohesion = {
    .name = "cohesion",
    .summary = "say how united each coalition or bloc is, and who breaks ranks",
    .about =
        "Tells for each coalition of DATA (or each bloc, or both) and for all actors together how many are for, "
        "against, between and absent on each issue, and how united that makes them: by the Rice index, Hix's index of "
        "agreement and van der Eijk's A. Then how loyal each member is to its group's line, and each case in which "
        "one stands against it, with its evidence.\n\n"
        "Blocs go by who was a member when: what an actor said before it joined or after it left does not count "
        "among the members.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&cli_group_finding, &own, &cli_group_input, &cli_group_columns, &cli_group_network, &cli_group_method, &cli_group_coalitions, &cli_group_actors, &cli_group_statements, &cli_group_stances, &cli_group_common},
    .examples = {{"entente cohesion dataset.json", "How united the coalitions are, and who is loyal to them."},
                 {"entente cohesion dataset.json --of blocs", "The same of the blocs that the data name."},
                 {"entente cohesion dataset.json --of both --format csv -o cohesion.csv", "One row for each group, issue, member and defection."}},
    .run = run,
};
