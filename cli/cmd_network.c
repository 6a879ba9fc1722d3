/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/export.h"
#include "cli/messages.h"
#include "cli/option_rows.h"

static const cli_option rows[] = {
    CLI_ROW_FORMAT(cli_words_of_network_windows, "csv"),
    CLI_ROW_OUTPUT,
    CLI_ROW_LANGUAGE,
    CLI_ROW_END,
};
static const cli_group output = {"Output", false, rows};

static const cli_option certainty_rows[] = {CLI_ROW_RESAMPLES(network_resamples), CLI_ROW_END};
static const cli_group certainty = {"Coalitions", false, certainty_rows};

static ent_status run(const cli_settings *settings, ent_error *err) {
  static const cli_export what = {ENT_SUBJECT_NETWORK, "csv", CLI_DEPTH_NETWORK, false, ent_export_network, ENT_PART_NONE};
  static const cli_export over_time = {ENT_SUBJECT_WINDOWS, "csv", CLI_DEPTH_NETWORK, true, NULL, ENT_PART_NONE};
  if (settings->window.count > 0) return cli_export_run(&over_time, settings, err);
  if (settings->step.count > 0 || settings->kernel != ENT_KERNEL_NONE)
    return cli_fail(err, ENT_E_USAGE, "'--%s' needs '--window'", settings->step.count > 0 ? "step" : "kernel");
  return cli_export_run(&what, settings, err);
}

const cli_command cli_command_network = {
    .name = "network",
    .summary = "write who agrees or conflicts with whom as a network",
    .about =
        "Turns the stances into a weighted network and writes it for other programs, such as Gephi, or as a "
        "matrix. Weights below zero mean conflict. The formats that have columns for nodes carry coalitions "
        "too. A list of "
        "signed ties may be read in place of a dataset.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&output, &cli_group_input, &cli_group_columns, &cli_group_network, &cli_group_windows, &cli_group_method, &cli_group_coalitions, &certainty,
               &cli_group_actors, &cli_group_statements, &cli_group_stances, &cli_group_common},
    .examples = {{"entente network dataset.json -o network.gexf", "For Gephi."},
                 {"entente network dataset.json --window 3y --step 1y -o network.json", "One for each three years, moving year by year."},
                 {"entente network dataset.json --type congruence --normalize none --format matrix",
                  "A matrix of how much each two agree."}},
    .run = run,
};
