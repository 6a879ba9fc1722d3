/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/argue.h"
#include "cli/commands.h"
#include "cli/export.h"
#include "cli/option_rows.h"
#include "cli/report.h"

static const cli_option rows[] = {
    CLI_ROW_FORMAT(cli_words_of_reports, "markdown"),
    CLI_ROW_OUTPUT,
    CLI_ROW_LANGUAGE,
    CLI_ROW_TITLE,
    {.name = "actors",
     .type = CLI_LIST,
     .argument = "LIST",
     .field = CLI_FIELD(compare),
     .help = "compare just these actors (ids) issue by issue"},
    CLI_ROW_END,
};
static const cli_group output = {"Output", false, rows};

static ent_status run(const cli_settings *settings, ent_error *err) {
  static const cli_export what = {ENT_SUBJECT_REPORT, "markdown", CLI_DEPTH_ALL, false, NULL, ENT_PART_REPORT};
  return cli_export_save(&what, cli_report_save, settings, err);
}

const cli_command cli_command_report = {
    .name = "report",
    .summary = "write the whole finding with its evidence",
    .about =
        "Writes a report of DATA: the coalitions, how sure they are, what holds them together and divides "
        "them, "
        "each stance with the statements it rests on, and how all of it was computed. With --actors the "
        "report "
        "compares just the actors named.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&output, &cli_group_input, &cli_group_network, &cli_group_method, &cli_group_coalitions, &cli_group_certainty,
               &cli_group_statements, &cli_group_stances, &cli_group_framework, &cli_group_common},
    .examples = {{"entente report dataset.json -o report.html", "One page, to open in a browser."},
                 {"entente report dataset.json -o report.tex", "A LaTeX document, its pictures beside it."},
                 {"entente report dataset.json -o sources.bib", "The documents cited, for a paper of your own."},
                 {"entente report dataset.json --actors us,china", "Two actors compared, as text."}},
    .run = run,
};
