/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/formats.h"
#include "cli/option_rows.h"
#include "cli/output.h"
#include "cli/study.h"

static const cli_option rows[] = {
    CLI_ROW_FORMAT(cli_words_of_networks, "csv"),
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
  ent_status status = cli_format_choose(&format, settings, ENT_SUBJECT_NETWORK, "csv", err);
  if (status == ENT_OK) status = cli_study_open(&study, settings->operand[0], settings, CLI_DEPTH_NETWORK, err);
  if (status == ENT_OK) status = ent_export_network(&text, study, format, &options, err);
  if (status == ENT_OK) status = cli_output_write(settings->output, text.data, text.size, err);
  ent_buffer_clear(&text);
  ent_study_free(study);
  return status;
}

const cli_command cli_command_network = {
    .name = "network",
    .summary = "write who agrees or conflicts with whom as a network",
    .about = "Turns the stances into a weighted network and writes it for other programs, such as Gephi, or as a "
             "matrix. Weights below zero mean conflict. A list of signed ties may be read in place of a dataset.",
    .operands = {{"DATA", CLI_FILE, false, NULL, "a file, a folder of CSV files, or '-' for standard input"}},
    .groups = {&output, &cli_group_input, &cli_group_network, &cli_group_actors, &cli_group_statements,
               &cli_group_stances, &cli_group_common},
    .examples = {{"entente network dataset.json -o network.gexf", "For Gephi."},
                 {"entente network dataset.json --type congruence --normalize none --format matrix",
                  "A matrix of how much each two agree."}},
    .run = run,
};
