/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli/argue.h"
#include "cli/commands.h"
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

/* What a study must have for the kind; an unknown kind is refused when it is drawn. */
static int parts_of(const char *kind) {
  for (const ent_diagram_kind *at = ent_diagrams(); at->name != NULL; at++)
    if (strcmp(at->name, kind) == 0) return at->parts;
  return ENT_PART_NONE;
}

/* What shows coalitions of its own has no use for those of all time, which take most of the time. */
static cli_depth depth_of(int parts) { return parts == ENT_PART_CHANGE ? CLI_DEPTH_TIES : CLI_DEPTH_ALL; }

static ent_status run(const cli_settings *settings, ent_error *err) {
  const int parts = parts_of(settings->operand[0]);
  const char *format = NULL;
  ent_study *study = NULL;
  ent_buffer picture = ENT_BUFFER_INIT;
  const ent_export_options options = cli_settings_export(settings);
  ent_status status = cli_format_choose(&format, settings, ENT_SUBJECT_DIAGRAM, "svg", err);
  if (status == ENT_OK) status = cli_study_open(&study, settings->operand[1], settings, depth_of(parts), parts, err);
  if (status == ENT_OK) {
    cli_progress("drawing");
    status = ent_export_diagram(&picture, study, settings->operand[0], format, &options, err);
    cli_progress_end();
  }
  if (status == ENT_OK) status = cli_output_write(settings->output, picture.data, picture.size, err);
  ent_buffer_clear(&picture);
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
    .groups = {&output, &cli_group_picture, &cli_group_picture_arguments, &cli_group_input, &cli_group_columns, &cli_group_network, &cli_group_windows, &cli_group_method, &cli_group_coalitions, &cli_group_certainty,
               &cli_group_actors, &cli_group_statements, &cli_group_stances, &cli_group_framework, &cli_group_common},
    .examples = {{"entente diagram coalitions dataset.json -o coalitions.svg", "The map of coalitions."},
                 {"entente diagram matrix dataset.json --lang zh -o matrix.pdf",
                  "Who stands where on what, with Chinese labels."}},
    .run = run,
};
