/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cli/argue.h"
#include "cli/commands.h"
#include "cli/formats.h"
#include "cli/messages.h"
#include "cli/option_rows.h"
#include "cli/output.h"

static const cli_option rows[] = {
    CLI_ROW_FORMAT(cli_words_of_explanations, "text"),
    CLI_ROW_OUTPUT,
    CLI_ROW_LANGUAGE,
    CLI_ROW_END,
};
static const cli_group output = {"Output", false, rows};

static const cli_option who_rows[] = {CLI_ROW_AUDIENCE, CLI_ROW_END};
static const cli_group who = {"In whose eyes", true, who_rows};

static ent_status one_audience(const cli_settings *settings, ent_error *err) {
  const cli_list *named = &settings->audiences;
  if (named->count == 0 || (named->count == 1 && strcmp(named->at[0], "all") != 0)) return ENT_OK;
  return cli_fail(err, ENT_E_USAGE, "'explain' takes one actor as audience");
}

static ent_status explain(ent_explanation **out, ent_audiences **audiences, const ent_framework *framework, const cli_settings *settings, ent_error *err) {
  ent_argument_id argument = ENT_NONE;
  ent_status status = cli_argument_find(&argument, framework, settings->operand[1], err);
  if (status == ENT_OK) status = cli_audiences_new(audiences, framework, settings, ENT_SEMANTICS_GROUNDED, err);
  if (status != ENT_OK) return status;
  if (*audiences != NULL) return ent_explanation_for(out, *audiences, 0, argument, err);
  return ent_explanation_new(out, framework, argument, err);
}

static ent_status run(const cli_settings *settings, ent_error *err) {
  const char *format = NULL;
  cli_framework of = {ENT_INPUT_INIT, NULL, NULL};
  ent_explanation *explanation = NULL;
  ent_audiences *audiences = NULL;
  ent_buffer text = ENT_BUFFER_INIT;
  const ent_export_options options = cli_settings_export(settings);
  ent_status status = cli_format_choose(&format, settings, ENT_SUBJECT_EXPLANATION, "text", err);
  if (status == ENT_OK) status = one_audience(settings, err);
  if (status == ENT_OK) status = cli_framework_open(&of, settings->operand[0], settings, err);
  if (status == ENT_OK) status = explain(&explanation, &audiences, of.framework, settings, err);
  if (status == ENT_OK) {
    const ent_argument_findings findings = {.framework = of.framework, .explanation = explanation};
    status = ent_export_arguments(&text, &findings, format, &options, err);
  }
  if (status == ENT_OK) status = cli_output_write(settings->output, text.data, text.size, err);
  ent_buffer_clear(&text);
  ent_explanation_free(explanation);
  ent_audiences_free(audiences);
  cli_framework_clear(&of);
  return status;
}

const cli_command cli_command_explain = {
    .name = "explain",
    .summary = "say why an argument stands or falls, as a dialogue",
    .about =
        "Tells why an argument stands, falls or is undecided under the grounded semantics: who attacks it, who "
        "answers, and where that is said. Of an argument that stands every attack is answered; of one that falls "
        "one attack is left; of one that is undecided the attacks go round in a circle. The dialogue is the one "
        "whose longest line is shortest, and goes into each argument once.",
    .operands = {CLI_OPERAND_DATA, {"ARGUMENT", CLI_TEXT, false, NULL, "the argument's id"}},
    .groups = {&output, &who, &cli_group_framework, &cli_group_input, &cli_group_columns, &cli_group_common},
    .examples = {{"entente explain dataset.json universal", "Why does this argument stand, or not?"},
                 {"entente explain dataset.json universal --audience china", "And in the eyes of one actor, by its order of values?"}},
    .run = run,
};
