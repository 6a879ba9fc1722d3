/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/explore.h"

static const cli_option space_rows[] = {
    {.name = "dimensions", .type = CLI_WHOLE, .argument = "N", .field = CLI_FIELD(dimensions), .least = 1, .most = 2, .help = "of the view of space: how many dimensions"},
    {.name = "anchor", .type = CLI_LIST, .argument = "LIST", .field = CLI_FIELD(anchors), .help = "two actors (ids) for each dimension: the first is put left of the second"},
    CLI_ROW_END,
};
const cli_group cli_group_page_space = {"Space", true, space_rows};

static const cli_option window_rows[] = {
    CLI_ROW_WINDOW("a quarter of the years that the dates touch", "how long each window of the view of time is"),
    CLI_ROW_STEP,
    CLI_ROW_KERNEL,
    CLI_ROW_END,
};
const cli_group cli_group_page_windows = {"Time", true, window_rows};
