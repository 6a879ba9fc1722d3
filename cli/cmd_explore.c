/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/explore.h"
#include "cli/export.h"

static const cli_option rows[] = {
    CLI_ROW_FORMAT(cli_words_of_pages, "html"),
    CLI_ROW_OUTPUT,
    CLI_ROW_LANGUAGE,
    CLI_ROW_TITLE,
    CLI_ROW_END,
};
static const cli_group output = {"Output", false, rows};

static ent_status run(const cli_settings *settings, ent_error *err) {
  static const cli_export what = {ENT_SUBJECT_PAGE, "html", CLI_DEPTH_ALL, false, ent_export_page, ENT_PART_PAGE};
  return cli_export_run(&what, settings, err);
}

const cli_command cli_command_explore = {
    .name = "explore",
    .summary = "write one page to explore the finding in a browser",
    .about =
        "Writes DATA as one page that opens in a browser, from disk and without a network: the map, the matrix, space, time and "
        "the arguments as views of one another, and for whatever is chosen the statements it rests on. For a page that follows "
        "the file while it is edited, see 'serve'.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&output, &cli_group_input, &cli_group_columns, CLI_PAGE_GROUPS, &cli_group_common},
    .examples = {{"entente explore dataset.json -o page.html", "One file, to open in a browser or to send."},
                 {"entente explore dataset.json --lang zh --title 'Cyber 2026' -o page.html", "The page in Chinese, under its own title."},
                 {"entente explore dataset.json --format json -o page.json", "The data of the page, for a page of one's own."}},
    .run = run,
};
