/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An answer about extensions: to read, as JSON, and as the ICCMA competition wants it. */
#include "engine/base/buffer.h"
#include "exporters/formats/argue.h"
#include "exporters/formats/display.h"
#include "exporters/formats/findings.h"

/* listed: extensions that the text shows. */
enum { listed_most = 100 };

static const char *const verdicts[] = {[ENT_VERDICT_YES] = "yes", [ENT_VERDICT_NO] = "no", [ENT_VERDICT_UNKNOWN] = "unknown"};

static const char *id_of(const ent_argument_findings *findings, uint32_t argument, char buffer[12]) {
  return ent_framework_id(findings->framework, argument, buffer);
}

static void write_extension(ent_buffer *out, const ent_argument_findings *findings, size_t i) {
  char buffer[12];
  const ent_ids members = ent_answer_extension(findings->answer, i);
  ent__buffer_puts(out, "  {");
  for (size_t k = 0; k < members.count; k++) {
    if (k > 0) ent__buffer_puts(out, ", ");
    ent__display_add(out, id_of(findings, members.at[k], buffer));
  }
  ent__buffer_puts(out, "}\n");
}

static void write_question(ent_buffer *out, const ent_argument_findings *findings) {
  char buffer[12];
  const ent_argue_options *options = ent_answer_options(findings->answer);
  const ent_semantics_row *row = &ent_semantics_rows()[options->semantics];
  ent__buffer_printf(out, "%s extensions (%s): %s\n", row->name, row->source, row->summary);
  ent__buffer_printf(out, "%s-%s, %s", ent_task_rows()[options->task].name, row->code, ent_task_rows()[options->task].summary);
  if (ent_task_rows()[options->task].of_argument) {
    ent__buffer_puts(out, " '");
    ent__display_add(out, id_of(findings, options->argument, buffer));
    ent__buffer_putc(out, '\'');
  }
  ent__buffer_puts(out, ": ");
}

/* What a list is worth that a limit ended. */
static void write_end(ent_buffer *out, const ent_answer *answer) {
  const char *stopped_by = ent_answer_stopped_by(answer);
  if (stopped_by == NULL) return;
  if (ent_answer_verdict(answer) == ENT_VERDICT_UNKNOWN) ent__buffer_puts(out, "the time limit ended the search: nothing is known\n");
  else ent__buffer_printf(out, "the %s ended the list: there may be more\n", stopped_by[0] == 'l' ? "limit" : "time limit");
}

static void write_answer(ent_buffer *out, const ent_argument_findings *findings) {
  const ent_answer *answer = findings->answer;
  const ent_task task = ent_answer_options(answer)->task;
  const size_t count = ent_answer_extensions(answer);
  const size_t shown = count < listed_most ? count : listed_most;
  const ent_verdict verdict = ent_answer_verdict(answer);
  if (ent_answer_count(answer) != NULL) ent__buffer_printf(out, "%s\n", ent_answer_count(answer));
  else if (task == ENT_TASK_EE && verdict != ENT_VERDICT_UNKNOWN) ent__buffer_printf(out, "%zu\n", count);
  else if (task == ENT_TASK_SE && verdict == ENT_VERDICT_YES) ent__buffer_puts(out, "\n");
  else ent__buffer_printf(out, "%s%s\n", verdicts[verdict], task == ENT_TASK_DC && count > 0 ? ", as in" : task == ENT_TASK_DS && count > 0 ? ", not in" : "");
  for (size_t i = 0; i < shown; i++) write_extension(out, findings, i);
  if (shown < count) ent__buffer_printf(out, "  ... and %zu more\n", count - shown);
  write_end(out, answer);
}

ent_status ent__argue_answer_text(ent_buffer *out, const ent_argument_findings *findings, const ent_export_options *options, ent_error *err) {
  (void)options;
  if (findings->answer == NULL) return ENT_OK;
  write_question(out, findings);
  write_answer(out, findings);
  return ent__buffer_status(out, err);
}

static void write_extensions(ent__json *json, const ent_argument_findings *findings) {
  char buffer[12];
  ent__json_key(json, "extensions");
  ent__json_array(json);
  for (size_t i = 0; i < ent_answer_extensions(findings->answer); i++) {
    const ent_ids members = ent_answer_extension(findings->answer, i);
    ent__json_array_inline(json);
    for (size_t k = 0; k < members.count; k++) ent__json_string(json, id_of(findings, members.at[k], buffer));
    ent__json_close(json, ']');
  }
  ent__json_close(json, ']');
}

ent_status ent__argue_answer_json(ent__json *json, const ent_argument_findings *findings, const ent_export_options *options, ent_error *err) {
  char buffer[12];
  (void)options;
  if (findings->answer == NULL) return ENT_OK;
  const ent_argue_options *asked = ent_answer_options(findings->answer);
  const ent_semantics_row *row = &ent_semantics_rows()[asked->semantics];
  const ent_task_row *task = &ent_task_rows()[asked->task];
  ent__json_key(json, "answer");
  ent__json_object(json);
  ent__findings_string(json, "method", "grounded labelling, components and an incremental solver; exact");
  ent__findings_string(json, "semantics", row->name);
  ent__findings_string(json, "source", row->source);
  ent__findings_string(json, "task", task->name);
  ent__findings_string(json, "argument", task->of_argument ? id_of(findings, asked->argument, buffer) : NULL);
  ent__findings_whole(json, "limit", asked->limit);
  ent__findings_number(json, "time_limit", asked->time_limit);
  ent__findings_string(json, "verdict", verdicts[ent_answer_verdict(findings->answer)]);
  ent__findings_string(json, "stopped_by", ent_answer_stopped_by(findings->answer));
  ent__findings_string(json, "count", ent_answer_count(findings->answer));
  write_extensions(json, findings);
  ent__json_close(json, '}');
  return ent__buffer_status(json->out, err);
}

/* "w 1 4 7": ids as the framework has them, which for numbered ones are the numbers. */
static void write_witness(ent_buffer *out, const ent_argument_findings *findings, size_t i) {
  char buffer[12];
  const ent_ids members = ent_answer_extension(findings->answer, i);
  ent__buffer_putc(out, 'w');
  for (size_t k = 0; k < members.count; k++) {
    ent__buffer_putc(out, ' ');
    ent__buffer_puts(out, id_of(findings, members.at[k], buffer));
  }
  ent__buffer_putc(out, '\n');
}

ent_status ent__argue_answer_iccma(ent_buffer *out, const ent_argument_findings *findings, ent_error *err) {
  static const char *const words[] = {[ENT_VERDICT_YES] = "YES\n", [ENT_VERDICT_NO] = "NO\n", [ENT_VERDICT_UNKNOWN] = "UNKNOWN\n"};
  const ent_answer *answer = findings->answer;
  if (answer == NULL) return ENT_OK;
  const ent_task task = ent_answer_options(answer)->task;
  const ent_verdict verdict = ent_answer_verdict(answer);
  const bool has_word = ent_task_rows()[task].of_argument || verdict == ENT_VERDICT_UNKNOWN || (task == ENT_TASK_SE && verdict == ENT_VERDICT_NO);
  if (has_word) ent__buffer_puts(out, words[verdict]);
  else if (task == ENT_TASK_CE) ent__buffer_printf(out, "%s\n", ent_answer_count(answer));
  for (size_t i = 0; i < ent_answer_extensions(answer); i++) write_witness(out, findings, i);
  return ent__buffer_status(out, err);
}
