/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/commands.h"
#include "cli/export.h"
#include "cli/messages.h"
#include "cli/option_rows.h"
#include "cli/words.h"

static const cli_option window_rows[] = {
    CLI_ROW_WINDOW("a quarter of the years that the dates touch", "how long each window is"),
    CLI_ROW_STEP,
    CLI_ROW_KERNEL,
    CLI_ROW_END,
};
static const cli_group windows = {"Time", true, window_rows};

/* Tells of statements that are in no window. */
static ent_status write_change(ent_buffer *out, const ent_study *study, const char *format, const ent_export_options *options, ent_error *err) {
  cli_windows_warn(ent_change_windows_of(ent_study_change(study)));
  return ent_export_finding(out, study, ENT_SUBJECT_CHANGE, format, options, err);
}

static ent_status run(const cli_settings *settings, ent_error *err) {
  static const cli_export what = {ENT_SUBJECT_CHANGE, "text", CLI_DEPTH_TIES, true, write_change, ENT_PART_CHANGE};
  return cli_export_run(&what, settings, err);
}

const cli_command cli_command_change = {
    .name = "change",
    .summary = "follow coalitions through time: who moved, what split, when it changed",
    .about =
        "Finds coalitions in one stretch of time after another and follows them: which carries on which, who joined, "
        "left or changed sides, what split and merged, with which window the whole became another, and whose positions "
        "drifted. Statements without a date are left out.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&cli_group_finding, &cli_group_input, &cli_group_columns, &windows, &cli_group_network, &cli_group_method, &cli_group_coalitions, &cli_group_actors, &cli_group_statements, &cli_group_stances, &cli_group_common},
    .examples = {{"entente change dataset.json", "In windows of a quarter of the time."},
                 {"entente change dataset.json --window 3y --step 1y", "Three years at a time, moving year by year."},
                 {"entente change dataset.json --window 1y --format csv", "Each actor in each year, for alluvial diagrams in R."}},
    .run = run,
};
