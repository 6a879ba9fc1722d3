/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <limits.h>

#include "cli/commands.h"
#include "cli/export.h"
#include "cli/option_rows.h"

static const cli_option own_rows[] = {
    {.name = "method", .type = CLI_NAME, .argument = "M", .field = CLI_FIELD(space_method), .words = cli_words_space_methods, .help = "how places are found"},
    {.name = "dimensions", .type = CLI_WHOLE, .argument = "N", .field = CLI_FIELD(dimensions), .least = 1, .most = 2, .help = "how many dimensions"},
    {.name = "anchor", .type = CLI_LIST, .argument = "LIST", .field = CLI_FIELD(anchors), .help = "two actors (ids) for each dimension: the first is put left of the second"},
    {.name = "resamples", .type = CLI_WHOLE, .argument = "N", .field = CLI_FIELD(space_resamples), .least = 0, .most = INT_MAX, .help = "how often the issues are drawn again for intervals; 0: not at all"},
    CLI_ROW_SEED,
    CLI_ROW_END,
};
static const cli_group own = {"Space", true, own_rows};

static ent_status run(const cli_settings *settings, ent_error *err) {
  static const cli_export what = {ENT_SUBJECT_SPACE, "text", CLI_DEPTH_TIES, true, NULL, ENT_PART_SPACE};
  return cli_export_run(&what, settings, err);
}

const cli_command cli_command_space = {
    .name = "space",
    .summary = "places actors as points on a line or in a plane",
    .about = "Actors who take the same positions lie close together, whatever the issues. The method 'ideal' estimates places and how strongly each issue depends on them, "
             "and draws the issues again for intervals; 'correspondence' and 'scaling' are quick looks without. An actor without a stance on an issue is not counted as neutral "
             "there. Which side is right says nothing by itself: --anchor fixes it.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&cli_group_finding, &own, &cli_group_input, &cli_group_columns, &cli_group_actors, &cli_group_statements, &cli_group_stances, &cli_group_common},
    .examples = {{"entente space dataset.json", "places from left to right, and the issues that order them"},
                 {"entente space dataset.json --anchor us,china --resamples 0", "The first to the left of the second, without intervals."},
                 {"entente space dataset.json --dimensions 2 --format csv", "a plane, for a chart of one's own"}},
    .run = run,
};
