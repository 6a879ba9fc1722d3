/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/formats.h"
#include "cli/option_rows.h"
#include "cli/output.h"
#include "cli/study.h"

static const cli_option rows[] = {
    CLI_ROW_FORMAT(cli_words_of_stances, "text"),
    CLI_ROW_OUTPUT,
    CLI_ROW_LANGUAGE,
    CLI_ROW_END,
};
static const cli_group output = {"Output", false, rows};

static ent_status run(const cli_settings *settings, ent_error *err) {
  const char *format = NULL;
  ent_study *study = NULL;
  ent_buffer text = ENT_BUFFER_INIT;
  const ent_export_options options = cli_settings_export(settings);
  const char *path = settings->operand[0];
  ent_status status = cli_format_choose(&format, settings, ENT_SUBJECT_STANCES, "text", err);
  if (status == ENT_OK) status = cli_study_open(&study, path, settings, CLI_DEPTH_NETWORK, err);
  if (status == ENT_OK) status = cli_study_needs_statements(ent_study_dataset(study), settings, path, err);
  if (status == ENT_OK) status = ent_export_stances(&text, study, format, &options, err);
  if (status == ENT_OK) status = cli_output_write(settings->output, text.data, text.size, err);
  ent_buffer_clear(&text);
  ent_study_free(study);
  return status;
}

const cli_command cli_command_stances = {
    .name = "stances",
    .summary = "show who stands where on what",
    .about = "Gathers the statements of each actor on each issue into a stance between -1 (opposes) and 1 "
             "(supports), and writes the table of actors and issues. Who has said nothing on an issue has no stance "
             "there; who abstains or is neutral has one at 0.",
    .operands = {{"DATA", CLI_FILE, false, NULL, "a file, a folder of CSV files, or '-' for standard input"}},
    .groups = {&output, &cli_group_input, &cli_group_actors, &cli_group_statements, &cli_group_stances,
               &cli_group_common},
    .examples = {{"entente stances dataset.json", "The table, to read."},
                 {"entente stances dataset.json --kinds state --from 2015 -o stances.csv",
                  "What states have said since 2015, for a spreadsheet."}},
    .run = run,
};
