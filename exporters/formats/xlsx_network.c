/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A network as a workbook: the matrix of signed weights, nodes, ties, and for each tie the cells it
 * comes from with the statements behind them, as long as that makes no more than a million rows in
 * all, as in the JSON.
 */
#include <math.h>

#include "engine/base/mem.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/xlsx.h"

enum { most_entries = 1000000 };

static double largest_weight(const ent__view *view) {
  double largest = 0;
  for (size_t t = 0; t < view->tie_count; t++) largest = fmax(largest, fabs(view->ties[t].weight));
  return largest;
}

/* Square where there is one mode; else actors by issues. No tie is 0, as is the diagonal. */
static void write_matrix(ent__workbook *book, const ent__view *view) {
  const size_t first = ent_network_first_mode(view->network);
  const size_t from = first == view->node_count ? 0 : first;
  ent__worksheet *sheet = ent__workbook_sheet(book, "matrix");
  if (!ent__workbook_matrix(book, sheet, first, view->node_count - from)) return;
  double *row = ent__alloc(view->node_count, sizeof *row);
  if (row == NULL) {
    book->failed = true;
    return;
  }
  sheet->scale = largest_weight(view);
  ent__workbook_absent(book);
  for (size_t n = from; n < view->node_count; n++) ent__workbook_head(book, view->labels[n]);
  for (size_t n = 0; n < first; n++) {
    ent__view_row(row, view, n);
    ent__workbook_row(book);
    ent__workbook_text(book, view->labels[n]);
    for (size_t other = from; other < view->node_count; other++) ent__workbook_number(book, row[other]);
  }
  ent__free(row);
}

static void write_value(ent__workbook *book, ent__value value) {
  switch (value.kind) {
    case ENT__VALUE_STRING: ent__workbook_text(book, value.string); break;
    case ENT__VALUE_NUMBER: ent__workbook_number(book, value.number); break;
    case ENT__VALUE_BOOL: ent__workbook_truth(book, value.number != 0); break;
    default: ent__workbook_absent(book);
  }
}

static void write_nodes(ent__workbook *book, ent__view *view) {
  static const char *const places[] = {"x", "y", "size", "color", NULL};
  ent__workbook_sheet(book, "nodes");
  ent__workbook_row(book);
  ent__workbook_head(book, "id");
  ent__workbook_head(book, "label");
  for (size_t k = 0; k < view->column_count; k++) ent__workbook_head(book, view->columns[k].name);
  for (int i = 0; places[i] != NULL; i++) ent__workbook_head(book, places[i]);
  for (size_t n = 0; n < view->node_count; n++) {
    ent__workbook_row(book);
    ent__workbook_text(book, view->ids[n]);
    ent__workbook_text(book, view->labels[n]);
    for (size_t k = 0; k < view->column_count; k++) write_value(book, ent__view_value(view, n, k));
    ent__workbook_number(book, view->places == NULL ? NAN : round(view->places[n].x * 1000) / 1000);
    ent__workbook_number(book, view->places == NULL ? NAN : round(view->places[n].y * 1000) / 1000);
    ent__workbook_number(book, round(ent__view_size(view, n) * 1000) / 1000);
    ent__workbook_text(book, ent__view_colour(view, n));
  }
}

static void write_ties(ent__workbook *book, const ent__view *view) {
  static const char *const heads[] = {"source", "target", "source_label", "target_label", "weight", "sign", "signed_weight", "shared", NULL};
  ent__workbook_sheet(book, "ties");
  ent__workbook_heads(book, heads);
  for (size_t t = 0; t < view->tie_count; t++) {
    const ent_tie *tie = &view->ties[t];
    ent__workbook_row(book);
    ent__workbook_text(book, view->ids[tie->source]);
    ent__workbook_text(book, view->ids[tie->target]);
    ent__workbook_text(book, view->labels[tie->source]);
    ent__workbook_text(book, view->labels[tie->target]);
    ent__workbook_number(book, fabs(tie->weight));
    ent__workbook_text(book, ent__view_sign(tie));
    ent__workbook_number(book, tie->weight);
    ent__workbook_number(book, tie->shared);
  }
}

/* A row of evidence: a tie, what its ends share, and what each said of it; `b` is NULL for an affiliation. */
static void write_entry(ent__workbook *book, const ent__view *view, const ent_tie *tie, const char *id, const ent_cell *a, const ent_cell *b) {
  ent__workbook_row(book);
  ent__workbook_text(book, view->ids[tie->source]);
  ent__workbook_text(book, view->ids[tie->target]);
  ent__workbook_text(book, id);
  ent__workbook_number(book, a->mean);
  if (b != NULL) ent__workbook_number(book, b->mean);
  ent__workbook_statements(book, view->dataset, a);
  if (b != NULL) ent__workbook_statements(book, view->dataset, b);
}

/* Between actors: each issue of one that the other has a cell on too. */
static void write_shared_issues(ent__workbook *book, const ent__view *view, const ent_stances *stances, const ent_tie *tie) {
  size_t count, all;
  const ent_cell *row = ent_stances_row(stances, view->nodes[tie->source].index, &count);
  for (size_t i = 0; i < count; i++) {
    const ent_cell *b = ent_stances_find(stances, view->nodes[tie->target].index, row[i].issue);
    if (b != NULL) write_entry(book, view, tie, ent_dataset_issues(view->dataset, &all)[row[i].issue].id, &row[i], b);
  }
}

/* Between issues: each actor with a cell on both. */
static void write_shared_actors(ent__workbook *book, const ent__view *view, const ent_stances *stances, const ent_tie *tie) {
  size_t count, all;
  const ent_cell *cells = ent_stances_cells(stances, &all);
  const uint32_t *column = ent_stances_column(stances, view->nodes[tie->source].index, &count);
  for (size_t i = 0; i < count; i++) {
    const ent_cell *a = &cells[column[i]];
    const ent_cell *b = ent_stances_find(stances, a->actor, view->nodes[tie->target].index);
    if (b != NULL) write_entry(book, view, tie, ent_dataset_actors(view->dataset, &all)[a->actor].id, a, b);
  }
}

static void write_affiliation(ent__workbook *book, const ent__view *view, const ent_stances *stances, const ent_tie *tie) {
  size_t all;
  const ent_cell *cell = ent_stances_find(stances, view->nodes[tie->source].index, view->nodes[tie->target].index);
  if (cell != NULL) write_entry(book, view, tie, ent_dataset_issues(view->dataset, &all)[cell->issue].id, cell, NULL);
}

static bool is_listed(const ent__view *view) {
  uint64_t entries = 0;
  for (size_t t = 0; t < view->tie_count; t++) entries += view->ties[t].shared;
  return entries <= most_entries;
}

static void write_evidence(ent__workbook *book, const ent__view *view, const ent_stances *stances) {
  static const char *const two_modes[] = {"source", "target", "issue", "mean", "statements", NULL};
  static const char why[] = "the evidence is left out: it would make more than a million rows; 'entente stances' writes the cells";
  const bool two = ent_network_first_mode(view->network) != view->node_count;
  const bool issues = view->node_count > 0 && view->nodes[0].kind == ENT_NODE_ISSUE;
  const char *const one_mode[] = {"source", "target", issues ? "actor" : "issue", "source_mean", "target_mean", "source_statements", "target_statements", NULL};
  ent__worksheet *sheet = ent__workbook_sheet(book, "evidence");
  if (!is_listed(view)) {
    sheet->left_out = why;
    ent__workbook_row(book);
    ent__workbook_head(book, why);
    return;
  }
  ent__workbook_heads(book, two ? two_modes : one_mode);
  for (size_t t = 0; t < view->tie_count; t++) {
    const ent_tie *tie = &view->ties[t];
    if (two) write_affiliation(book, view, stances, tie);
    else if (issues) write_shared_actors(book, view, stances, tie);
    else write_shared_issues(book, view, stances, tie);
  }
}

ent_status ent__network_xlsx(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  ent__workbook book;
  ent__workbook_begin(&book, false);
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    write_matrix(&book, &view);
    write_nodes(&book, &view);
    write_ties(&book, &view);
    if (ent_study_stances(study) != NULL) write_evidence(&book, &view, ent_study_stances(study));
    ent__workbook_about(&book, &view.facts);
    status = ent__workbook_write(out, &book, err);
  }
  ent__workbook_clear(&book);
  ent__view_clear(&view);
  return status;
}
