/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found about arguments, put together from its parts: how each fares first. */
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "exporters/formats/argue.h"
#include "exporters/formats/argue_names.h"
#include "exporters/formats/display.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/findings.h"

typedef struct part {
  ent__argue_text_fn *text;
  ent__argue_json_fn *json;
} part;

/* In the order in which they are shown. */
static const part parts[] = {
    {ent__argue_explanation_text, ent__argue_explanation_json},
    {ent__argue_answer_text, ent__argue_answer_json},
    {ent__argue_standards_text, ent__argue_standards_json},
    {ent__argue_gradual_text, ent__argue_gradual_json},
    {ent__argue_audiences_text, ent__argue_audiences_json},
    {NULL, NULL},
};

/* The arguments one by one are shown where nothing else was asked for. */
static bool shows_arguments(const ent_argument_findings *findings) { return findings->answer == NULL && findings->explanation == NULL; }

static const char *status_of(const ent_argument_findings *findings, ent_argument_id argument) {
  size_t count;
  if (findings->acceptance != NULL) return ent_acceptance_word(findings->acceptance[argument]);
  return ent_label_word(ent_framework_grounded(findings->framework, &count)[argument]);
}

/* Text --------------------------------------------------------------------------------------- */

enum { listed_most = 2000, widest_text = 72 };

static void put_head(ent_buffer *out, const ent_argument_findings *findings) {
  const ent_framework *framework = findings->framework;
  const ent_semantics_row *row = &ent_semantics_rows()[findings->semantics];
  const ent_reading reading = ent_framework_get_options(framework)->reading;
  const uint32_t meta = ent_framework_nodes(framework) - ent_framework_arguments(framework);
  ent__buffer_printf(out, "%lu argument%s, %zu attack%s; %s semantics (%s)\n", (unsigned long)ent_framework_arguments(framework),
                     ent_framework_arguments(framework) == 1 ? "" : "s", ent_framework_attacks(framework), ent_framework_attacks(framework) == 1 ? "" : "s",
                     row->name, row->source);
  if (meta > 0) ent__buffer_printf(out, "%lu more node%s for what is undercut or supported\n", (unsigned long)meta, meta == 1 ? "" : "s");
  if (ent_framework_dataset(framework) != NULL) ent__buffer_printf(out, "supports are read as '%s' (%s)\n", ent_reading_word(reading), ent_reading_source(reading));
  if (reading == ENT_READING_EVIDENTIAL)
    ent__buffer_printf(out, "evidence is what %s\n", ent_framework_evidence_marked(framework) ? "is marked as evidence" : "has a document and no supporter");
  if (ent_framework_unfounded(framework) > 0)
    ent__buffer_printf(out, "ruled out by that reading alone: %lu\n", (unsigned long)ent_framework_unfounded(framework));
}

/* Cuts text for a column, at a character's edge. */
static void cell_short(ent__text_table *table, const char *text) {
  char cut[widest_text + 4];
  if (ent__display_width(text) <= widest_text) {
    ent__text_table_cell(table, text);
    return;
  }
  ent__copy_text(cut, widest_text, text);
  ent__text_table_cell(table, strcat(cut, "…"));
}

static void put_argument(ent__text_table *table, const ent_argument_findings *findings, ent_argument_id i, const ent_export_options *options) {
  char buffer[12];
  ent_buffer holders = ENT_BUFFER_INIT;
  const ent_argument *record = ent__argue_record(findings->framework, i);
  ent__text_table_cell(table, ent_framework_id(findings->framework, i, buffer));
  ent__text_table_cell(table, status_of(findings, i));
  if (record == NULL) return;
  ent__argue_actors(&holders, findings->framework, record->put_forward_by);
  ent__text_table_cell(table, holders.data);
  cell_short(table, ent__argue_title(findings->framework, i, options->language));
  if (holders.failed) table->text.failed = 1;
  ent_buffer_clear(&holders);
}

static void put_counts(ent_buffer *out, const ent_argument_findings *findings) {
  /* Three labels, then acceptance, each in the order of its enumeration. */
  static const char *const words[] = {"in", "out", "undecided", "all", "some", "none", "unknown"};
  const char *lead = findings->acceptance == NULL ? "" : "in extensions: ";
  const uint32_t count = ent_framework_arguments(findings->framework);
  size_t of[sizeof words / sizeof words[0]] = {0};
  size_t labels;
  const ent_label *label = ent_framework_grounded(findings->framework, &labels);
  bool first = true;
  for (uint32_t i = 0; i < count; i++) of[findings->acceptance == NULL ? (size_t)label[i] : 3 + (size_t)findings->acceptance[i]]++;
  for (size_t w = 0; w < sizeof words / sizeof words[0]; w++) {
    if (of[w] == 0) continue;
    ent__buffer_printf(out, "%s%s %zu", first ? lead : ", ", words[w], of[w]);
    first = false;
  }
  ent__buffer_puts(out, first ? "\n" : "\n\n");
}

static void put_arguments(ent_buffer *out, const ent_argument_findings *findings, const ent_export_options *options, const ent_argument_id *order) {
  static const char *const heads[] = {"argument", "status", "put forward by", "says"};
  static const bool left[] = {false, false, false, false};
  const uint32_t count = ent_framework_arguments(findings->framework);
  const uint32_t shown = count < listed_most ? count : listed_most;
  const size_t columns = ent_framework_dataset(findings->framework) == NULL ? 2 : 4;
  ent__text_table table;
  put_counts(out, findings);
  if (count == 0) return;
  ent__text_table_begin(&table, columns, left);
  for (size_t i = 0; i < columns; i++) ent__text_table_cell(&table, heads[i]);
  for (uint32_t i = 0; i < shown; i++) put_argument(&table, findings, order[i], options);
  ent__text_table_end(&table, out);
  if (shown < count) ent__buffer_printf(out, "and %lu more; csv and json have them all\n", (unsigned long)(count - shown));
}

static ent_status write_text(ent_buffer *out, const ent_argument_findings *findings, const ent_export_options *options, const ent_argument_id *order, ent_error *err) {
  ent_status status = ENT_OK;
  if (findings->explanation == NULL) put_head(out, findings);
  if (shows_arguments(findings)) put_arguments(out, findings, options, order);
  for (size_t i = 0; parts[i].text != NULL && status == ENT_OK; i++) {
    const size_t before = out->size;
    ent_buffer text = ENT_BUFFER_INIT;
    status = parts[i].text(&text, findings, options, err);
    if (status == ENT_OK && text.size > 0) {
      if (before > 0) ent__buffer_putc(out, '\n');
      ent__buffer_add(out, text.data, text.size);
    }
    ent_buffer_clear(&text);
  }
  return status;
}

/* CSV ---------------------------------------------------------------------------------------- */

static void csv_argument(ent_buffer *out, const ent_argument_findings *findings, ent_argument_id i, const ent_export_options *options) {
  char buffer[12];
  const ent_framework *framework = findings->framework;
  const ent_argument *record = ent__argue_record(framework, i);
  ent_buffer cell = ENT_BUFFER_INIT;
  ent__csv_guarded(out, ent_framework_id(framework, i, buffer));
  ent__buffer_putc(out, ',');
  ent__csv_guarded(out, ent__argue_title(framework, i, options->language));
  ent__buffer_printf(out, ",%s,", status_of(findings, i));
  if (record != NULL) ent__argue_actors(&cell, framework, record->put_forward_by);
  ent__csv_guarded(out, cell.data == NULL ? "" : cell.data);
  ent__buffer_putc(out, ',');
  ent_buffer_clear(&cell);
  if (record != NULL) ent__argue_source(&cell, framework, record->document, NULL);
  ent__csv_guarded(out, cell.data == NULL ? "" : cell.data);
  ent__buffer_putc(out, ',');
  ent__csv_guarded(out, record == NULL || record->locator == NULL ? "" : record->locator);
  ent__buffer_putc(out, '\n');
  if (cell.failed) out->failed = 1;
  ent_buffer_clear(&cell);
}

static ent_status write_csv(ent_buffer *out, const ent_argument_findings *findings, const ent_export_options *options, const ent_argument_id *order, ent_error *err) {
  if (findings->explanation != NULL) return ent__argue_explanation_csv(out, findings, options, err);
  if (findings->audiences != NULL) return ent__argue_audiences_csv(out, findings, options, err);
  ent__buffer_puts(out, "id,label,status,put_forward_by,document,locator\n");
  for (uint32_t i = 0; i < ent_framework_arguments(findings->framework); i++) csv_argument(out, findings, order[i], options);
  return ent__buffer_status(out, err);
}

/* JSON --------------------------------------------------------------------------------------- */

static void json_framework(ent__json *json, const ent_argument_findings *findings) {
  const ent_framework *framework = findings->framework;
  const ent_framework_options *of = ent_framework_get_options(framework);
  const ent_semantics_row *row = &ent_semantics_rows()[findings->semantics];
  ent__json_key(json, "framework");
  ent__json_object(json);
  ent__findings_whole(json, "arguments", ent_framework_arguments(framework));
  ent__findings_whole(json, "nodes", ent_framework_nodes(framework));
  ent__findings_whole(json, "attacks", ent_framework_attacks(framework));
  ent__findings_string(json, "reading", ent_reading_word(of->reading));
  ent__findings_string(json, "reading_source", ent_reading_source(of->reading));
  ent__findings_number(json, "min_weight", of->min_weight);
  ent__findings_string(json, "evidence", of->reading != ENT_READING_EVIDENTIAL ? NULL : ent_framework_evidence_marked(framework) ? "marked" : "documented");
  ent__findings_whole(json, "ruled_out", ent_framework_unfounded(framework));
  ent__findings_string(json, "semantics", row->name);
  ent__findings_string(json, "semantics_source", row->source);
  ent__json_close(json, '}');
}

static void json_argument(ent__json *json, const ent_argument_findings *findings, ent_argument_id i, const ent_export_options *options) {
  const ent_framework *framework = findings->framework;
  const ent_argument *record = ent__argue_record(framework, i);
  ent__json_object(json);
  ent__argue_id_json(json, "id", framework, i);
  ent__findings_string(json, "status", status_of(findings, i));
  if (record != NULL) {
    ent__findings_string(json, "label", ent__argue_title(framework, i, options->language));
    ent__findings_string(json, "text", ent__argue_said(framework, i, options->language));
    ent__argue_actors_json(json, "put_forward_by", framework, record->put_forward_by);
    ent__argue_actors_json(json, "endorsed_by", framework, record->endorsed_by);
    ent__argue_actors_json(json, "rejected_by", framework, record->rejected_by);
    ent__argue_source_json(json, framework, record->document, record->locator);
  }
  ent__json_close(json, '}');
}

static ent_status write_json(ent_buffer *out, const ent_argument_findings *findings, const ent_export_options *options, const ent_argument_id *order, ent_error *err) {
  ent__json json;
  ent_status status = ENT_OK;
  ent__json_begin(&json, out);
  ent__json_object(&json);
  ent__findings_whole(&json, "entente", 1);
  ent__findings_string(&json, "kind", "arguments");
  ent__findings_string(&json, "version", ent_version());
  ent__findings_string(&json, "source", ent_framework_source(findings->framework));
  ent__findings_string(&json, "input_sha256", ent_framework_sha256(findings->framework));
  json_framework(&json, findings);
  if (shows_arguments(findings)) {
    ent__json_key(&json, "arguments");
    ent__json_array(&json);
    for (uint32_t i = 0; i < ent_framework_arguments(findings->framework); i++) json_argument(&json, findings, order[i], options);
    ent__json_close(&json, ']');
  }
  for (size_t i = 0; parts[i].json != NULL && status == ENT_OK; i++) status = parts[i].json(&json, findings, options, err);
  ent__json_close(&json, '}');
  ent__buffer_putc(out, '\n');
  return status == ENT_OK ? ent__buffer_status(out, err) : status;
}

ent_status ent_export_arguments(ent_buffer *out, const ent_argument_findings *findings, const char *format, const ent_export_options *options,
                                ent_error *err) {
  static const ent_export_options usual = ENT_EXPORT_OPTIONS_INIT;
  ent_status status = ENT_OK;
  if (options == NULL) options = &usual;
  ent_argument_id *order = ent__argue_order(findings->framework);
  if (order == NULL) return ent__nomem(err);
  if (strcmp(format, "text") == 0) status = write_text(out, findings, options, order, err);
  else if (strcmp(format, "csv") == 0) status = write_csv(out, findings, options, order, err);
  else if (strcmp(format, "json") == 0) status = write_json(out, findings, options, order, err);
  else if (strcmp(format, "iccma") == 0 && findings->answer != NULL) status = ent__argue_answer_iccma(out, findings, err);
  else status = ent__fail(err, ENT_E_USAGE, "there is no format '%.40s' for this", format);
  ent__free(order);
  return status;
}
