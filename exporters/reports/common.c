/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What unites: the common ground of each pair of coalitions, and what nobody opposes. */
#include "exporters/reports/phrase.h"

static ent__phrase_id shared_side(const ent_common *common) {
  const int side = ent__side((common->mean_a + common->mean_b) / 2);
  return side > 0 ? ENT__W_BOTH_SUPPORT : side < 0 ? ENT__W_BOTH_OPPOSE : ENT__W_BOTH_BETWEEN;
}

static void mean_cell(ent__report *report, uint32_t group, ent_issue_id issue) {
  const ent_position_of position = ent_coalitions_position(report->coalitions, group, issue);
  ent__block *cell = ent__cell(report, ENT__ALIGN_CENTRE);
  cell->style = ent__position_class(position.mean);
  ent__add_mean(report, &cell->runs, position);
}

static void header(ent__report *report, const ent__runs *a, const ent__runs *b) {
  const ent__runs *names[] = {NULL, NULL, a, b};
  static const ent__phrase_id words[] = {ENT__W_MAT_ISSUE, ENT__W_COM_SIDE};
  ent__tree_open(&report->tree, ENT__BLOCK_ROW, NULL);
  for (size_t i = 0; i < 4; i++) {
    ent__block *cell = ent__tree_add(&report->tree, ENT__BLOCK_CELL);
    cell->header = ENT__HEADER_COLUMN;
    cell->align = names[i] != NULL ? ENT__ALIGN_CENTRE : ENT__ALIGN_START;
    if (names[i] != NULL) ent__runs_append(&report->tree, &cell->runs, names[i]);
    else ent__put(&report->tree, &cell->runs, words[i], ENT__NO_ARGS);
  }
  ent__tree_close(&report->tree);
}

static void row(ent__report *report, const ent_common *common) {
  ent__tree_open(&report->tree, ENT__BLOCK_ROW, NULL);
  ent__add_issue(report, &ent__row_header(report)->runs, common->issue);
  ent__put(&report->tree, &ent__cell(report, ENT__ALIGN_START)->runs, shared_side(common), ENT__NO_ARGS);
  mean_cell(report, common->a, common->issue);
  mean_cell(report, common->b, common->issue);
  ent__tree_close(&report->tree);
}

/* One pair: its table, or a line where it has none. */
static void pair(ent__report *report, const ent_common *common, size_t count, uint32_t first, uint32_t second) {
  ent__runs a = {NULL, NULL};
  ent__runs b = {NULL, NULL};
  size_t found = 0;
  ent__add_group(report, &a, first);
  ent__add_group(report, &b, second);
  for (size_t i = 0; i < count; i++) {
    if (common[i].a != first || common[i].b != second) continue;
    if (found++ == 0) {
      ent__open_table(report, ENT__W_COM_TABLE, ENT__ARGS(ent__arg_runs(&a), ent__arg_runs(&b)));
      header(report, &a, &b);
    }
    row(report, &common[i]);
  }
  if (found > 0) ent__tree_close(&report->tree);
  else ent__paragraph(report, ENT__W_COM_NONE, ENT__ARGS(ent__arg_runs(&a), ent__arg_runs(&b)));
}

static void pairs(ent__report *report) {
  size_t count = 0;
  const ent_common *common = ent_coalitions_common(report->coalitions, &count);
  ent__block *intro = ent__paragraph(report, ENT__W_COM_INTRO, ENT__NO_ARGS);
  ent__say(&report->tree, &intro->runs, ENT__W_DIV_DIVIDED_TEXT, ENT__NO_ARGS);
  for (uint32_t a = 0; a < ent__sides(report); a++) {
    for (uint32_t b = a + 1; b < ent__sides(report); b++) pair(report, common, count, a, b);
  }
}

static void unopposed(ent__report *report) {
  size_t found = 0;
  ent__open_section(report, "unopposed", ENT__W_COM_UNOPPOSED);
  ent__paragraph(report, ENT__W_COM_UNOPPOSED_TEXT, ENT__NO_ARGS);
  for (size_t i = 0; i < report->topic_count; i++) {
    if (!ent__is_unopposed(report, report->topics[i])) continue;
    size_t cells = 0;
    ent__runs name = {NULL, NULL};
    ent_stances_column(report->stances, report->topics[i], &cells);
    ent__add_issue(report, &name, report->topics[i]);
    if (found++ == 0) ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
    ent__item(report, ENT__W_COM_UNOPPOSED_ITEM, ENT__ARGS(ent__arg_runs(&name), ent__arg_count(cells)));
  }
  if (found > 0) ent__tree_close(&report->tree);
  else ent__paragraph(report, ENT__W_COM_NONE_UNOPPOSED, ENT__NO_ARGS);
  ent__tree_close(&report->tree);
}

void ent__section_common(ent__report *report) {
  ent__open_section(report, "common", ENT__W_COMMON);
  if (report->of_actors && report->group_total > 1) pairs(report);
  unopposed(report);
  ent__tree_close(&report->tree);
}
