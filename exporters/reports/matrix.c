/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands where: the matrix as a picture and as a table of numbers. */
#include "exporters/reports/figure.h"
#include "exporters/reports/phrase.h"

/* Beyond this many cells a table is of no use to a reader, and a page with it hard to load. */
enum { largest = 6000 };

static void header(ent__report *report, const ent_actor_id *actors, size_t count) {
  ent__tree_open(&report->tree, ENT__BLOCK_ROW, NULL);
  ent__block *cell = ent__tree_add(&report->tree, ENT__BLOCK_CELL);
  cell->header = ENT__HEADER_COLUMN;
  ent__put(&report->tree, &cell->runs, ENT__W_MAT_ISSUE, ENT__NO_ARGS);
  for (size_t i = 0; i < count; i++) {
    cell = ent__tree_add(&report->tree, ENT__BLOCK_CELL);
    cell->header = ENT__HEADER_COLUMN;
    cell->align = ENT__ALIGN_CENTRE;
    ent__add_actor_short(report, &cell->runs, actors[i]);
  }
  ent__tree_close(&report->tree);
}

static void row(ent__report *report, ent_issue_id issue, const ent_actor_id *actors, size_t count) {
  ent__tree_open(&report->tree, ENT__BLOCK_ROW, NULL);
  ent__add_issue_short(report, &ent__row_header(report)->runs, issue);
  for (size_t i = 0; i < count; i++) {
    const ent_cell *stance = ent_stances_find(report->stances, actors[i], issue);
    ent__block *cell = ent__cell(report, ENT__ALIGN_CENTRE);
    cell->style = ent__cell_class(stance);
    if (stance != NULL) ent__add_number(report, &cell->runs, stance->mean);
    else ent__add_spoken(report, &cell->runs, ENT__W_NO_STANCE);
  }
  ent__tree_close(&report->tree);
}

static void table(ent__report *report, const ent_actor_id *actors, size_t count) {
  ent__open_table(report, ENT__W_MAT_TABLE, ENT__NO_ARGS)->style = "matrix";
  header(report, actors, count);
  for (size_t i = 0; i < report->topic_count; i++) row(report, report->topics[i], actors, count);
  ent__tree_close(&report->tree);
}

void ent__section_matrix(ent__report *report) {
  ent_actor_id *actors = ent__tree_alloc(&report->tree, report->shown_count + 1, sizeof *actors);
  size_t count = 0;
  if (actors == NULL) return;
  for (size_t i = 0; i < report->shown_count; i++) {
    size_t cells = 0;
    ent_stances_row(report->stances, report->shown[i], &cells);
    if (cells > 0) actors[count++] = report->shown[i];
  }
  ent__open_section(report, "matrix", ENT__W_MATRIX);
  if (count * report->topic_count > largest) {
    ent__paragraph(report, ENT__W_MAT_LARGE, ENT__ARGS(ent__arg_count(count), ent__arg_count(report->topic_count)));
  } else {
    ent__paragraph(report, ENT__W_MAT_INTRO, ENT__NO_ARGS);
    ent__figure(report, "matrix", ENT__W_MAT_FIGURE, ENT__W_MAT_FIGURE_ALT);
    if (report->figures) {
      ent__block *fold = ent__tree_open(&report->tree, ENT__BLOCK_FOLD, NULL);
      ent__put(&report->tree, &fold->runs, ENT__W_MAT_FOLD, ENT__NO_ARGS);
    }
    table(report, actors, count);
    if (report->figures) ent__tree_close(&report->tree);
  }
  ent__tree_close(&report->tree);
}
