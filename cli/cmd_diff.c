/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli/argue.h"
#include "cli/commands.h"
#include "cli/export.h"
#include "cli/formats.h"
#include "cli/messages.h"
#include "cli/option_rows.h"
#include "cli/output.h"

static const cli_option output_rows[] = {
    CLI_ROW_FORMAT(cli_words_of_differences, "text"),
    CLI_ROW_OUTPUT,
    CLI_ROW_LANGUAGE,
    {.name = "at", .type = CLI_DATE, .argument = "DATE", .field = CLI_FIELD(diff_at), .fallback = "none", .help = "compare what one DATA says before this date with what it says from then on"},
    CLI_ROW_END,
};
static const cli_group output = {"Output", false, output_rows};

/* Either two inputs, or one and a date. */
static ent_status check(const cli_settings *settings, ent_error *err) {
  const bool two = settings->operand[1] != NULL;
  const bool dated = settings->from.year != 0 || settings->to.year != 0 || settings->not_from.year != 0 || settings->not_to.year != 0;
  const bool at = settings->diff_at.year != 0;
  if (two && at) return cli_fail(err, ENT_E_USAGE, "'--at' compares one DATA with itself; expected no second");
  if (!two && !at) return cli_fail(err, ENT_E_USAGE, "'diff' needs a second DATA, or '--at' and a date");
  if (at && dated) return cli_fail(err, ENT_E_USAGE, "'--at' divides by date; it excludes '--from', '--to', '--not-from' and '--not-to'");
  if (at && strcmp(settings->operand[0], "-") == 0) return cli_fail(err, ENT_E_USAGE, "'--at' reads DATA twice, so it takes a file or folder, not '-'");
  if (two && strcmp(settings->operand[0], "-") == 0 && strcmp(settings->operand[1], "-") == 0) return cli_fail(err, ENT_E_USAGE, "standard input can be read once, not twice");
  return ENT_OK;
}

/* Opens one side; of a date what lies wholly before it, then the rest. */
static ent_status open_side(ent_study **out, const cli_settings *settings, bool after, ent_error *err) {
  cli_settings own = *settings; /* its lists are borrowed */
  if (settings->diff_at.year != 0 && after) own.from = settings->diff_at;
  if (settings->diff_at.year != 0 && !after) own.not_from = settings->diff_at;
  if (settings->diff_at.year != 0) own.of_statements = "at";
  const char *path = settings->operand[after && settings->operand[1] != NULL ? 1 : 0];
  return cli_study_open(out, path, &own, CLI_DEPTH_NETWORK, ENT_PART_NONE, err);
}

static ent_status run(const cli_settings *settings, ent_error *err) {
  const char *format = NULL;
  ent_study *before = NULL;
  ent_study *after = NULL;
  ent_difference *difference = NULL;
  ent_buffer text = ENT_BUFFER_INIT;
  const ent_export_options options = cli_settings_export(settings);
  ent_status status = cli_format_choose(&format, settings, ENT_SUBJECT_DIFFERENCE, "text", err);
  if (status == ENT_OK) status = check(settings, err);
  if (status == ENT_OK) status = open_side(&before, settings, false, err);
  if (status == ENT_OK) status = open_side(&after, settings, true, err);
  if (status == ENT_OK) status = ent_difference_new(&difference, before, after, err);
  if (status == ENT_OK) status = ent_export_difference(&text, difference, format, &options, err);
  if (status == ENT_OK) status = cli_output_write(settings->output, text.data, text.size, err);
  ent_buffer_clear(&text);
  ent_difference_free(difference);
  ent_study_free(after);
  ent_study_free(before);
  return status;
}

const cli_command cli_command_diff = {
    .name = "diff",
    .summary = "say what changed between two datasets, or over time in one",
    .about =
        "Compares OLD with NEW: statements added, removed and changed; stances that are new, gone, or on another side; which coalition carries which on, and who moved; arguments and "
        "relations, and which arguments stand or fall otherwise than they did. Records are the same by id; statements without one by actor, issue, position, date and source.\n\n"
        "With --at one DATA is compared with itself: what lies wholly before the date with what was said from then on. Statements without a date are then in neither.",
    .operands = {{"OLD", CLI_FILE, false, NULL, "a file, a folder of CSV files, or '-' for standard input"}, {"NEW", CLI_FILE, true, NULL, "the same, later; left out with --at"}},
    .groups = {&output, &cli_group_input, &cli_group_columns, &cli_group_network, &cli_group_method, &cli_group_coalitions, &cli_group_actors, &cli_group_statements, &cli_group_stances,
               &cli_group_framework, &cli_group_common},
    .examples = {{"entente diff last-year.json dataset.json", "What the new edition of a dataset changes."},
                 {"entente diff dataset.json --at 2020", "What was said before 2020, and since."},
                 {"entente diff last-year.json dataset.json -o changes.html", "The same as a page."}},
    .run = run,
};
