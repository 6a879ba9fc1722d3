/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli/commands.h"
#include "cli/formats.h"
#include "cli/option_rows.h"
#include "cli/output.h"
#include "cli/show.h"
#include "cli/study.h"

bool cli_words_of_show(size_t i, cli_word *out) {
  static const cli_word table[] = {
      {"text", 0, "to read", NULL}, {"json", 1, "the same counts for programs", NULL}, {NULL, 0, NULL, NULL}};
  *out = table[i];
  return out->word != NULL;
}

static const cli_option rows[] = {
    CLI_ROW_FORMAT(cli_words_of_show, "text"),
    CLI_ROW_OUTPUT,
    CLI_ROW_LANGUAGE,
    CLI_ROW_END,
};
static const cli_group output = {"Output", false, rows};

static bool wants_json(const cli_settings *settings) {
  if (settings->format != NULL) return strcmp(settings->format, "json") == 0;
  return settings->output != NULL && cli_format_ends(settings->output, ".json");
}

static ent_status show(FILE *to, const ent_input *input, const cli_settings *settings, ent_error *err) {
  const bool json = wants_json(settings);
  if (input->ties != NULL) {
    (json ? cli_show_ties_json : cli_show_ties_text)(to, input->ties, input->variables);
    return ENT_OK;
  }
  cli_summary summary;
  ent_status status = cli_summary_init(&summary, input->dataset, err);
  if (status == ENT_OK && settings->language != NULL)
    status = cli_languages_warn(input->dataset, settings->language, err);
  if (status == ENT_OK) (json ? cli_show_json : cli_show_text)(to, &summary, input->variables, settings->language);
  cli_summary_clear(&summary);
  return status;
}

static ent_status run(const cli_settings *settings, ent_error *err) {
  ent_input input = ENT_INPUT_INIT;
  cli_text text = {NULL, NULL, 0};
  ent_status status = cli_input_read(&input, settings->operand[0], settings, err);
  if (status == ENT_OK) status = cli_study_no_framework(&input, settings, settings->operand[0], err);
  if (status == ENT_OK) status = cli_text_begin(&text, err);
  if (status == ENT_OK) status = show(text.to, &input, settings, err);
  status = cli_text_write(&text, settings->output, status, err);
  ent_input_clear(&input);
  return status;
}

const cli_command cli_command_show = {
    .name = "show",
    .summary = "tell what is in the data",
    .about =
        "Counts what DATA holds: its tables, kinds of actors, dates and languages; the statements of each "
        "actor "
        "and from each document, and those for and against each issue. Of a list of ties, its nodes, ties "
        "and "
        "signs. Of a source that has more to offer than was read, such as the variables of a DNA database, what "
        "there is and what it was read as.",
    .operands = {CLI_OPERAND_DATA},
    .groups = {&output, &cli_group_input, &cli_group_columns, &cli_group_common},
    .examples = {{"entente show dataset.json", "What is in it."}},
    .run = run,
};
