/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells as tables: CSV, text, and Markdown (actors by issues). */
#include <inttypes.h>

#include "engine/base/buffer.h"
#include "exporters/formats/display.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/formats.h"

typedef struct stance_view {
  const ent_stances *stances;
  const ent_cell *cells;
  size_t count;
  const ent_actor *actors;
  const ent_issue *issues;
  const ent_statement *statements;
  const char *language;
} stance_view;

static stance_view view_of(const ent_study *study, const ent_export_options *options) {
  const ent_dataset *dataset = ent_study_dataset(study);
  size_t count;
  stance_view view = {.stances = ent_study_stances(study)};
  view.cells = ent_stances_cells(view.stances, &view.count);
  view.actors = ent_dataset_actors(dataset, &count);
  view.issues = ent_dataset_issues(dataset, &count);
  view.statements = ent_dataset_statements(dataset, &count);
  view.language = options->language != NULL ? options->language : ent_dataset_about(dataset)->language;
  return view;
}

/* Statement ids joined by '|'; one without an id is given by its JSON Pointer. */
static void write_statements(ent_buffer *out, const stance_view *view, const ent_cell *cell) {
  ent_buffer list = ENT_BUFFER_INIT;
  for (uint32_t i = 0; i < cell->count; i++) {
    const uint32_t at = cell->statements[i];
    if (i > 0) ent__buffer_putc(&list, '|');
    if (view->statements[at].id != NULL)
      ent__buffer_puts(&list, view->statements[at].id);
    else
      ent__buffer_printf(&list, "/statements/%" PRIu32, at);
  }
  if (list.failed)
    out->failed = 1;
  else
    ent__csv_guarded(out, list.data);
  ent_buffer_clear(&list);
}

static void write_number(ent_buffer *out, double value) {
  ent__buffer_putc(out, ',');
  ent__buffer_number(out, value);
}

ent_status ent__stances_csv(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                            ent_error *err) {
  const stance_view view = view_of(study, options);
  ent__buffer_puts(
      out,
      "actor,actor_label,issue,issue_label,mean,min,max,confidence,amount,count,abstentions,from_bloc,"
      "statements\n");
  for (size_t i = 0; i < view.count; i++) {
    const ent_cell *cell = &view.cells[i];
    ent__csv_guarded(out, view.actors[cell->actor].id);
    ent__buffer_putc(out, ',');
    ent__csv_guarded(out, ent_text_in(view.actors[cell->actor].label, view.language));
    ent__buffer_putc(out, ',');
    ent__csv_guarded(out, view.issues[cell->issue].id);
    ent__buffer_putc(out, ',');
    ent__csv_guarded(out, ent_text_in(view.issues[cell->issue].label, view.language));
    write_number(out, cell->mean);
    write_number(out, cell->min);
    write_number(out, cell->max);
    write_number(out, cell->confidence);
    write_number(out, cell->amount);
    ent__buffer_printf(out, ",%" PRIu32 ",%" PRIu32 ",", cell->count, cell->abstentions);
    if (cell->from_bloc != ENT_NONE) ent__csv_guarded(out, view.actors[cell->from_bloc].id);
    ent__buffer_putc(out, ',');
    write_statements(out, &view, cell);
    ent__buffer_putc(out, '\n');
  }
  return ent__buffer_status(out, err);
}

static const char *short_or(const ent_text *brief, const ent_text *label, const char *language) {
  const char *found = ent_text_in(brief, language);
  return found != NULL ? found : ent_text_in(label, language);
}

static const char *actor_label(const stance_view *view, ent_actor_id actor) {
  return short_or(view->actors[actor].short_label, view->actors[actor].label, view->language);
}

static const char *issue_label(const stance_view *view, ent_issue_id issue) {
  return short_or(view->issues[issue].short_label, view->issues[issue].label, view->language);
}

/* "-1..+1" where an actor has said several things. */
static void add_range(ent__text_table *table, const ent_cell *cell) {
  ent_buffer range = ENT_BUFFER_INIT;
  if (cell->min < cell->max) {
    ent__display_signed(&range, cell->min);
    ent__buffer_puts(&range, "..");
    ent__display_signed(&range, cell->max);
  }
  if (range.failed) table->text.failed = 1;
  ent__text_table_cell(table, range.data);
  ent_buffer_clear(&range);
}

ent_status ent__stances_text(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                             ent_error *err) {
  static const char *const heads[] = {"actor",      "issue",     "position", "range",
                                      "statements", "abstained", "through"};
  static const bool right[] = {false, false, true, true, true, true, false};
  const stance_view view = view_of(study, options);
  ent__text_table table;
  ent__text_table_begin(&table, 7, right);
  for (int k = 0; k < 7; k++) ent__text_table_cell(&table, heads[k]);
  for (size_t i = 0; i < view.count; i++) {
    const ent_cell *cell = &view.cells[i];
    ent__text_table_cell(&table, actor_label(&view, cell->actor));
    ent__text_table_cell(&table, issue_label(&view, cell->issue));
    ent__text_table_signed(&table, cell->mean);
    add_range(&table, cell);
    ent__text_table_whole(&table, cell->count);
    if (cell->abstentions > 0)
      ent__text_table_whole(&table, cell->abstentions);
    else
      ent__text_table_cell(&table, NULL);
    ent__text_table_cell(&table, cell->from_bloc == ENT_NONE ? NULL : actor_label(&view, cell->from_bloc));
  }
  ent__text_table_end(&table, out);
  return ent__buffer_status(out, err);
}

ent_status ent__stances_md(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                           ent_error *err) {
  const stance_view view = view_of(study, options);
  size_t actors;
  size_t issues;
  const ent_actor_id *actor_at = ent_stances_actors(view.stances, &actors);
  const ent_issue_id *issue_at = ent_stances_issues(view.stances, &issues);
  ent__buffer_puts(out, "|  |");
  for (size_t j = 0; j < issues; j++) {
    ent__buffer_putc(out, ' ');
    ent__md_cell(out, issue_label(&view, issue_at[j]));
    ent__buffer_puts(out, " |");
  }
  ent__buffer_puts(out, "\n| --- |");
  for (size_t j = 0; j < issues; j++) ent__buffer_puts(out, " ---: |");
  ent__buffer_putc(out, '\n');
  for (size_t i = 0; i < actors; i++) {
    ent__buffer_puts(out, "| ");
    ent__md_cell(out, actor_label(&view, actor_at[i]));
    ent__buffer_puts(out, " |");
    for (size_t j = 0; j < issues; j++) {
      const ent_cell *cell = ent_stances_find(view.stances, actor_at[i], issue_at[j]);
      ent__buffer_putc(out, ' ');
      if (cell != NULL) ent__display_signed(out, cell->mean);
      ent__buffer_puts(out, " |");
    }
    ent__buffer_putc(out, '\n');
  }
  return ent__buffer_status(out, err);
}
