/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/formats.h"
#include "cli/messages.h"
#include "cli/option_rows.h"
#include "cli/output.h"
#include "cli/study.h"

static const cli_option rows[] = {
    CLI_ROW_FORMAT(cli_words_of_reports, "markdown"),
    CLI_ROW_OUTPUT,
    CLI_ROW_LANGUAGE,
    CLI_ROW_TITLE,
    {.name = "actors", .type = CLI_LIST, .argument = "LIST", .field = CLI_FIELD(compare),
     .help = "compare just these actors (ids) issue by issue"},
    CLI_ROW_END,
};
static const cli_group output = {"Output", false, rows};

static ent_status run(const cli_settings *settings, ent_error *err) {
  const char *format = NULL;
  ent_study *study = NULL;
  ent_buffer text = ENT_BUFFER_INIT;
  const ent_export_options options = cli_settings_export(settings);
  ent_status status = cli_format_choose(&format, settings, ENT_SUBJECT_REPORT, "markdown", err);
  if (status == ENT_OK) status = cli_study_open(&study, settings->operand[0], settings, CLI_DEPTH_ALL, err);
  if (status == ENT_OK) {
    cli_progress("writing the report");
    status = ent_export_report(&text, study, format, &options, err);
    cli_progress_end();
  }
  if (status == ENT_OK) status = cli_output_write(settings->output, text.data, text.size, err);
  ent_buffer_clear(&text);
  ent_study_free(study);
  return status;
}

const cli_command cli_command_report = {
    .name = "report",
    .summary = "write the whole finding with its evidence",
    .about = "Writes a report of DATA: the coalitions, how sure they are, what holds them together and divides them, "
             "each stance with the statements it rests on, and how all of it was computed. With --actors the report "
             "compares just the actors named.",
    .operands = {{"DATA", CLI_FILE, false, NULL, "a file, a folder of CSV files, or '-' for standard input"}},
    .groups = {&output, &cli_group_input, &cli_group_network, &cli_group_coalitions, &cli_group_statements,
               &cli_group_stances, &cli_group_common},
    .examples = {{"entente report dataset.json -o report.html", "One page, to open in a browser."},
                 {"entente report dataset.json --actors us,cn", "Two actors compared, as text."}},
    .run = run,
};
