/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coalitions as a workbook: the coalitions, their members, and the issues that divide them. */
#include <math.h>

#include "exporters/formats/formats.h"
#include "exporters/formats/xlsx.h"

static void write_coalitions(ent__workbook *book, const ent__view *view) {
  static const char *const heads[] = {"coalition", "label", "members", "cohesion", "stability", NULL};
  size_t count;
  const ent_coalition *list = ent_coalitions_list(view->coalitions, &count);
  ent__workbook_sheet(book, "coalitions");
  ent__workbook_heads(book, heads);
  for (size_t c = 0; c < count; c++) {
    ent__workbook_row(book);
    ent__workbook_number(book, (double)c + 1);
    ent__workbook_text(book, view->coalition_labels[c]);
    ent__workbook_number(book, list[c].size);
    ent__workbook_number(book, list[c].cohesion);
    ent__workbook_number(book, list[c].stability);
  }
}

static void write_member(ent__workbook *book, const ent__view *view, uint32_t node) {
  const ent_member *member = &view->members[node];
  const bool aligned = member->coalition != ENT_NONE;
  const bool second = aligned && member->second != ENT_NONE;
  ent__workbook_row(book);
  ent__workbook_number(book, aligned ? (double)member->coalition + 1 : NAN);
  ent__workbook_text(book, aligned ? view->coalition_labels[member->coalition] : NULL);
  ent__workbook_text(book, view->ids[node]);
  ent__workbook_text(book, view->labels[node]);
  ent__workbook_number(book, aligned ? member->stability : NAN);
  ent__workbook_number(book, second ? (double)member->second + 1 : NAN);
  ent__workbook_number(book, second ? member->second_share : NAN);
  if (aligned && isfinite(member->stability)) ent__workbook_truth(book, member->swings);
}

/* Coalition by coalition, the unaligned last. */
static void write_members(ent__workbook *book, const ent__view *view) {
  static const char *const heads[] = {"coalition", "coalition_label", "id", "label", "stability", "second", "second_share", "swings", NULL};
  size_t count;
  const ent_coalition *list = ent_coalitions_list(view->coalitions, &count);
  ent__workbook_sheet(book, "members");
  ent__workbook_heads(book, heads);
  for (size_t c = 0; c < count; c++)
    for (uint32_t i = 0; i < list[c].size; i++) write_member(book, view, list[c].members[i]);
  for (size_t n = 0; n < view->node_count; n++)
    if (view->members[n].coalition == ENT_NONE) write_member(book, view, (uint32_t)n);
}

static void write_divisions(ent__workbook *book, const ent__view *view) {
  static const char *const heads[] = {"issue", "issue_label", "divisiveness", "spread", "cells", NULL};
  size_t count, issues;
  const ent_division *divisions = ent_coalitions_divisions(view->coalitions, &count);
  if (count == 0) return;
  ent__workbook_sheet(book, "divisions");
  ent__workbook_heads(book, heads);
  for (size_t i = 0; i < count; i++) {
    const ent_issue *issue = &ent_dataset_issues(view->dataset, &issues)[divisions[i].issue];
    ent__workbook_row(book);
    ent__workbook_text(book, issue->id);
    ent__workbook_text(book, ent_text_in(issue->label, view->language));
    ent__workbook_number(book, divisions[i].divisiveness);
    ent__workbook_number(book, divisions[i].spread);
    ent__workbook_number(book, divisions[i].cells);
  }
}

ent_status ent__coalitions_xlsx(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  ent__workbook book;
  ent__workbook_begin(&book, false);
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    write_coalitions(&book, &view);
    write_members(&book, &view);
    write_divisions(&book, &view);
    ent__workbook_about(&book, &view.facts);
    status = ent__workbook_write(out, &book, err);
  }
  ent__workbook_clear(&book);
  ent__view_clear(&view);
  return status;
}
