/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>

#include "cli/commands.h"
#include "cli/export.h"
#include "cli/option_rows.h"

static const cli_option own_rows[] = {
    {.name = "sensitivity",
     .type = CLI_NUMBER,
     .argument = "A",
     .field = CLI_FIELD(polarization_alpha),
     .least = 0,
     .help = "the alpha of Esteban and Ray: how much it counts to be among many of like mind, above 0, at most 1.6"},
    {.name = "draws",
     .type = CLI_WHOLE,
     .argument = "N",
     .field = CLI_FIELD(draws),
     .least = 0,
     .most = INT_MAX,
     .help = "networks of the same degrees to compare with; 0: none"},
    CLI_ROW_END,
};
static const cli_group own = {"Polarisation", false, own_rows};

static ent_status run(const cli_settings *settings, ent_error *err) {
  static const cli_export what = {ENT_SUBJECT_POLARIZATION, "text", CLI_DEPTH_NETWORK, false, NULL, ENT_PART_POLARIZATION};
  return cli_export_run(&what, settings, err);
}

const cli_command cli_command_polarization = {
    .name = "polarization",
    .summary = "say how divided the actors are, beside what chance would give",
    .about =
        "Tells of each issue of DATA how far its positions lie apart and cluster: by the measure of Esteban and Ray, the "
        "variance, and van der Eijk's A. Of the whole network how far apart its coalitions are (E-I index, signed "
        "modularity, random-walk controversy) and how balanced it is (frustration, triangles, closed walks), each "
        "beside its mean and deviation in networks drawn at random with the same degrees.\n\n"
        "DATA may be a list of ties; then there are no issues to tell of.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&cli_group_finding, &own, &cli_group_input, &cli_group_columns, &cli_group_network, &cli_group_method, &cli_group_coalitions, &cli_group_actors, &cli_group_statements, &cli_group_stances, &cli_group_common},
    .examples = {{"entente polarization dataset.json", "How divided the actors are, on each issue and on the whole."},
                 {"entente polarization ties.csv --draws 1000 --seed 7", "Of a signed edge list, beside 1000 drawn networks."},
                 {"entente polarization dataset.json --type excess --draws 0", "Without the comparison, which takes most of the time."}},
    .run = run,
};
