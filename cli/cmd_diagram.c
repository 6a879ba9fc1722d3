/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/argue.h"
#include "cli/commands.h"
#include "cli/export.h"
#include "cli/formats.h"
#include "cli/messages.h"
#include "cli/option_rows.h"
#include "cli/output.h"
#include "cli/picture.h"
#include "cli/study.h"

static const cli_option rows[] = {
    CLI_ROW_FORMAT(cli_words_of_diagrams, "svg"),
    CLI_ROW_OUTPUT,
    CLI_ROW_LANGUAGE,
    CLI_ROW_TITLE,
    CLI_ROW_END,
};
static const cli_group output = {"Output", false, rows};

static const cli_option window_rows[] = {
    CLI_ROW_WINDOW("one picture of all time", "a small map for each window of this length"),
    CLI_ROW_STEP,
    CLI_ROW_KERNEL,
    CLI_ROW_END,
};
static const cli_group windows = {"Time", true, window_rows};

/* Tells of statements that are in no window. */
static void warn_of_windows(const ent_study *study) {
  const ent_change *change = ent_study_change(study);
  if (change != NULL) cli_windows_warn(ent_change_windows_of(change));
}

/* Reads where actors stand. */
static ent_status read_positions(ent_positions **out, const char *path, ent_error *err) {
  ent_diagnostics *list = NULL;
  ent_status status = ent_diagnostics_new(&list, err);
  if (status != ENT_OK) return status;
  status = ent_positions_read(out, path, list, err);
  const ent_status printed = cli_diagnostics(list, NULL, err);
  ent_diagnostics_free(list);
  return status != ENT_OK ? status : printed;
}

/* Warns of places that are nobody's. */
static ent_status check_positions(const ent_positions *positions, const ent_study *study, ent_error *err) {
  ent_diagnostics *list = NULL;
  if (positions == NULL) return ENT_OK;
  ent_status status = ent_diagnostics_new(&list, err);
  if (status == ENT_OK) status = ent_positions_check(positions, study, list, err);
  if (status == ENT_OK) status = cli_diagnostics(list, NULL, err);
  ent_diagnostics_free(list);
  return status;
}

static ent_status run(const cli_settings *settings, ent_error *err) {
  const char *format = NULL;
  const char *kind = settings->operand[0];
  ent_study *study = NULL;
  ent_buffer picture = ENT_BUFFER_INIT;
  ent_positions *positions = NULL, *kept = NULL;
  ent_export_options options = cli_settings_export(settings);
  ent_status status = cli_format_choose(&format, settings, ENT_SUBJECT_DIAGRAM, "svg", err);
  if (status == ENT_OK && settings->positions != NULL) status = read_positions(&positions, settings->positions, err);
  if (status == ENT_OK && settings->save_positions != NULL) status = ent_positions_new(&kept, err);
  options.picture.positions = positions;
  options.picture.kept = kept;
  if (status == ENT_OK) status = ent_diagram_check(kind, &options.picture, err);
  if (status == ENT_OK) status = cli_study_open(&study, settings->operand[1], settings, CLI_DEPTH_ALL, ent_diagram_parts(kind, &options.picture), err);
  if (status == ENT_OK) status = check_positions(positions, study, err);
  if (status == ENT_OK) {
    cli_progress("drawing");
    warn_of_windows(study);
    status = ent_export_diagram(&picture, study, kind, format, &options, err);
    cli_progress_end();
  }
  if (status == ENT_OK) status = cli_output_write(settings->output, picture.data, picture.size, err);
  if (status == ENT_OK && kept != NULL) status = ent_positions_write(kept, settings->save_positions, err);
  ent_buffer_clear(&picture);
  ent_positions_free(positions);
  ent_positions_free(kept);
  ent_study_free(study);
  return status;
}

const cli_command cli_command_diagram = {
    .name = "diagram",
    .summary = "draw a picture of the finding",
    .about =
        "Draws one picture of DATA. The ending of FILE picks the format. Same data, options and seed, same "
        "picture.",
    .operands = {{"KIND", CLI_NAME, false, cli_words_diagrams, "what to draw"}, CLI_OPERAND_DATA},
    .groups = {&output, &cli_group_picture, &cli_group_picture_space, &cli_group_picture_arguments, &cli_group_input, &cli_group_columns, &cli_group_network, &windows, &cli_group_method, &cli_group_coalitions, &cli_group_certainty,
               &cli_group_actors, &cli_group_statements, &cli_group_stances, &cli_group_framework, &cli_group_common},
    .examples = {{"entente diagram coalitions dataset.json -o coalitions.svg", "The map of coalitions."},
                 {"entente diagram matrix dataset.json --lang zh -o matrix.pdf",
                  "Who stands where on what, with Chinese labels."}},
    .run = run,
};
