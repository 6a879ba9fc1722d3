/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stances as a workbook: the matrix of actors by issues, and the cells. */
#include <math.h>

#include "exporters/formats/formats.h"
#include "exporters/formats/xlsx.h"

static const char *label_or_id(const ent_text *label, const char *id, const char *language) {
  const char *found = ent_text_in(label, language);
  return found != NULL ? found : id;
}

static void write_matrix(ent__workbook *book, const ent__view *view, const ent_stances *stances) {
  size_t actors, issues, count;
  const ent_actor_id *actor_at = ent_stances_actors(stances, &actors);
  const ent_issue_id *issue_at = ent_stances_issues(stances, &issues);
  const ent_actor *actor = ent_dataset_actors(view->dataset, &count);
  const ent_issue *issue = ent_dataset_issues(view->dataset, &count);
  ent__worksheet *sheet = ent__workbook_sheet(book, "matrix");
  if (!ent__workbook_matrix(book, sheet, actors, issues)) return;
  sheet->scale = 1;
  ent__workbook_absent(book);
  for (size_t j = 0; j < issues; j++) ent__workbook_head(book, label_or_id(issue[issue_at[j]].label, issue[issue_at[j]].id, view->language));
  for (size_t i = 0; i < actors; i++) {
    ent__workbook_row(book);
    ent__workbook_text(book, label_or_id(actor[actor_at[i]].label, actor[actor_at[i]].id, view->language));
    for (size_t j = 0; j < issues; j++) {
      const ent_cell *cell = ent_stances_find(stances, actor_at[i], issue_at[j]);
      ent__workbook_number(book, cell == NULL ? NAN : cell->mean);
    }
  }
}

static void write_cell(ent__workbook *book, const ent__view *view, const ent_cell *cell) {
  size_t count;
  const ent_actor *actors = ent_dataset_actors(view->dataset, &count);
  const ent_issue *issue = &ent_dataset_issues(view->dataset, &count)[cell->issue];
  ent__workbook_row(book);
  ent__workbook_text(book, actors[cell->actor].id);
  ent__workbook_text(book, ent_text_in(actors[cell->actor].label, view->language));
  ent__workbook_text(book, issue->id);
  ent__workbook_text(book, ent_text_in(issue->label, view->language));
  ent__workbook_number(book, cell->mean);
  ent__workbook_number(book, cell->min);
  ent__workbook_number(book, cell->max);
  ent__workbook_number(book, cell->confidence);
  ent__workbook_number(book, cell->amount);
  ent__workbook_number(book, cell->count);
  ent__workbook_number(book, cell->abstentions);
  ent__workbook_text(book, cell->from_bloc == ENT_NONE ? NULL : actors[cell->from_bloc].id);
  ent__workbook_statements(book, view->dataset, cell);
}

static void write_cells(ent__workbook *book, const ent__view *view, const ent_stances *stances) {
  static const char *const heads[] = {"actor",  "actor_label", "issue",       "issue_label", "mean",       "min", "max", "confidence",
                                      "amount", "count",       "abstentions", "from_bloc",   "statements", NULL};
  size_t count;
  const ent_cell *cells = ent_stances_cells(stances, &count);
  ent__workbook_sheet(book, "cells");
  ent__workbook_heads(book, heads);
  for (size_t i = 0; i < count; i++) write_cell(book, view, &cells[i]);
}

ent_status ent__stances_xlsx(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  ent__workbook book;
  ent__workbook_begin(&book, false);
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    const ent_stances *stances = ent_study_stances(study);
    write_matrix(&book, &view, stances);
    write_cells(&book, &view, stances);
    ent__workbook_about(&book, &view.facts);
    status = ent__workbook_write(out, &book, err);
  }
  ent__workbook_clear(&book);
  ent__view_clear(&view);
  return status;
}
