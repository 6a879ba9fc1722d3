/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections of a comparison: the table, what opposes, what they share, who agrees with all. */
#include <stdlib.h>

#include "exporters/reports/compare.h"
#include "exporters/reports/phrase.h"

enum { between_most = 10 };

static ent__phrase_id verdict_word(ent__verdict verdict) {
  static const ent__phrase_id words[ENT__VERDICTS] = {ENT__W_CMP_OPPOSED, ENT__W_CMP_SAME, ENT__W_CMP_UNCLEAR, ENT__W_CMP_ONLY};
  return words[verdict];
}

static void header(ent__report *report) {
  ent__tree_open(&report->tree, ENT__BLOCK_ROW, NULL);
  for (size_t i = 0; i < report->shown_count + 2; i++) {
    if (i == report->shown_count + 1 && report->shown_count == 1) break;
    ent__block *cell = ent__tree_add(&report->tree, ENT__BLOCK_CELL);
    cell->header = ENT__HEADER_COLUMN;
    if (i == 0) ent__put(&report->tree, &cell->runs, ENT__W_MAT_ISSUE, ENT__NO_ARGS);
    else if (i <= report->shown_count) ent__add_actor(report, &cell->runs, report->shown[i - 1]);
    else ent__put(&report->tree, &cell->runs, ENT__W_CMP_VERDICT, ENT__NO_ARGS);
  }
  ent__tree_close(&report->tree);
}

static void stance_cell(ent__report *report, ent_actor_id actor, ent_issue_id issue) {
  const ent_cell *stance = ent_stances_find(report->stances, actor, issue);
  ent__block *cell = ent__cell(report, ENT__ALIGN_START);
  ent__runs mean = {NULL, NULL};
  ent__runs marks = {NULL, NULL};
  cell->style = ent__cell_class(stance);
  if (stance == NULL) {
    ent__put(&report->tree, &cell->runs, ENT__W_NO_STANCE, ENT__NO_ARGS);
    return;
  }
  ent__add_number(report, &mean, stance->mean);
  ent__add_references(report, &marks, stance);
  ent__put(&report->tree, &cell->runs, ENT__W_CMP_CELL,
           ENT__ARGS(ent__arg_text(ent__report_word(report->tree.language, ent__cell_word(stance))), ent__arg_runs(&mean), ent__arg_runs(&marks)));
}

static void row(ent__report *report, ent_issue_id issue, ent__verdict verdict) {
  ent__tree_open(&report->tree, ENT__BLOCK_ROW, NULL);
  ent__add_issue(report, &ent__row_header(report)->runs, issue);
  for (size_t i = 0; i < report->shown_count; i++) stance_cell(report, report->shown[i], issue);
  if (report->shown_count > 1) ent__put(&report->tree, &ent__cell(report, ENT__ALIGN_START)->runs, verdict_word(verdict), ENT__NO_ARGS);
  ent__tree_close(&report->tree);
}

void ent__section_side_by_side(ent__report *report) {
  ent__open_section(report, "side-by-side", ENT__W_CMP_SIDE_BY_SIDE);
  ent__open_table(report, ENT__W_CMP_TABLE, ENT__NO_ARGS)->style = "wide";
  header(report);
  for (int verdict = 0; verdict < ENT__VERDICTS; verdict++) {
    for (size_t i = 0; i < report->topic_count; i++) {
      if ((int)ent__verdict_on(report, report->topics[i]) == verdict) row(report, report->topics[i], (ent__verdict)verdict);
    }
  }
  ent__tree_close(&report->tree);
  ent__tree_close(&report->tree);
}

/* The statements behind a cell in short: mark, date, summary. */
static void say_statements(ent__report *report, const ent_cell *cell) {
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  for (uint32_t i = 0; i < cell->count; i++) {
    const ent_statement *statement = &report->statements[cell->statements[i]];
    ent__runs mark = {NULL, NULL};
    ent__runs date = {NULL, NULL};
    ent__runs summary = {NULL, NULL};
    ent__add_statement_mark(report, &mark, cell->statements[i]);
    ent__add_interval(report, &date, statement->date);
    ent__add_text(report, &summary, statement->summary, ENT__RUN_PLAIN);
    ent__item(report, ent__runs_empty(&summary) ? ENT__W_IN_BRACKETS : ENT__W_CMP_STATEMENT,
              ENT__ARGS(ent__arg_runs(&mark), ent__arg_runs(&date), ent__arg_runs(&summary)));
  }
  ent__tree_close(&report->tree);
}

/* What each actor compared says on an issue. */
static void say_each(ent__report *report, ent_issue_id issue) {
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  for (size_t i = 0; i < report->shown_count; i++) {
    const ent_cell *cell = ent_stances_find(report->stances, report->shown[i], issue);
    ent__runs name = {NULL, NULL};
    ent__runs stance = {NULL, NULL};
    ent__add_actor(report, &name, report->shown[i]);
    if (cell != NULL) ent__add_stance(report, &stance, cell);
    ent__block *item = ent__tree_open(&report->tree, ENT__BLOCK_ITEM, NULL);
    ent__put(&report->tree, &item->runs, cell == NULL ? ENT__W_CMP_ITEM_NONE : ENT__W_CMP_ITEM,
             ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&stance)));
    if (cell != NULL) say_statements(report, cell);
    ent__tree_close(&report->tree);
  }
  ent__tree_close(&report->tree);
}

/* The other actors on one side of an issue, each with its evidence. Returns their number. */
static size_t say_others(ent__report *report, ent__runs *runs, ent_issue_id issue, int side) {
  size_t count = 0;
  size_t used = 0;
  size_t total = 0;
  const uint32_t *at = ent_stances_column(report->stances, issue, &count);
  const ent_cell *cells = ent_stances_cells(report->stances, &total);
  ent__runs *items = ent__tree_alloc(&report->tree, count + 1, sizeof *items);
  for (size_t i = 0; items != NULL && i < count; i++) {
    const ent_cell *cell = &cells[at[i]];
    if (report->is_shown[cell->actor] || ent__side(cell->mean) != side) continue;
    ent__runs name = {NULL, NULL};
    ent__runs mean = {NULL, NULL};
    ent__runs marks = {NULL, NULL};
    ent__add_actor(report, &name, cell->actor);
    ent__add_number(report, &mean, cell->mean);
    ent__add_references(report, &marks, cell);
    ent__put(&report->tree, &items[used++], ENT__W_MEMBER_AT, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&mean), ent__arg_runs(&marks)));
  }
  if (used == 0) return 0;
  ent__runs all = {NULL, NULL};
  ent__join(&report->tree, &all, items, used);
  ent__say(&report->tree, runs, side > 0 ? ENT__W_CMP_OTHERS_FOR : ENT__W_CMP_OTHERS_AGAINST, ENT__ARGS(ent__arg_runs(&all)));
  return used;
}

static void say_issue(ent__report *report, ent_issue_id issue, bool opposed) {
  ent__block *section = ent__tree_open(&report->tree, ENT__BLOCK_SECTION, ent__anchor(report, "issue", report->issues[issue].id));
  ent__add_issue(report, &section->runs, issue);
  for (ent__run *run = section->runs.first; run != NULL; run = run->next) run->href = NULL;
  ent__say_meaning(report, issue);
  say_each(report, issue);
  if (opposed) {
    ent__block *others = ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH);
    const size_t count = say_others(report, &others->runs, issue, 1) + say_others(report, &others->runs, issue, -1);
    if (count == 0) ent__say(&report->tree, &others->runs, ENT__W_CMP_NO_OTHERS, ENT__NO_ARGS);
  }
  ent__part_arguments_of(report, issue);
  ent__tree_close(&report->tree);
}

static void issues_with(ent__report *report, ent__verdict verdict, ent__phrase_id none) {
  size_t found = 0;
  for (size_t i = 0; i < report->topic_count; i++) {
    if (ent__verdict_on(report, report->topics[i]) != verdict) continue;
    found++;
    say_issue(report, report->topics[i], verdict == ENT__VERDICT_OPPOSED);
  }
  if (found == 0) ent__paragraph(report, none, ENT__NO_ARGS);
}

void ent__section_opposed(ent__report *report) {
  ent__open_section(report, "opposed", ENT__W_CMP_WHERE_OPPOSED);
  issues_with(report, ENT__VERDICT_OPPOSED, ENT__W_CMP_WHERE_OPPOSED_NONE);
  ent__tree_close(&report->tree);
}

void ent__section_same(ent__report *report) {
  ent__open_section(report, "same", ENT__W_CMP_WHERE_SAME);
  issues_with(report, ENT__VERDICT_SAME, ENT__W_CMP_WHERE_SAME_NONE);
  ent__tree_close(&report->tree);
}

typedef struct bridge {
  uint32_t node;
  double weakest;
} bridge;

static int by_weakest(const void *left, const void *right) {
  const bridge *a = left;
  const bridge *b = right;
  if (a->weakest != b->weakest) return a->weakest > b->weakest ? -1 : 1;
  return a->node < b->node ? -1 : a->node > b->node;
}

/* Returns the weakest of a node's ties to the actors compared; 0 where one is missing or not above 0. */
static double weakest(const ent__report *report, uint32_t node) {
  double low = 0;
  for (size_t i = 0; i < report->shown_count; i++) {
    const uint32_t other = report->node_of[report->shown[i]];
    const ent_tie *tie = other == ENT_NONE || other == node ? NULL : ent__tie_of(report, node, other);
    if (tie == NULL || tie->weight <= 0) return 0;
    if (i == 0 || tie->weight < low) low = tie->weight;
  }
  return low;
}

static void say_bridge(ent__report *report, uint32_t node) {
  ent__runs *items = ent__tree_alloc(&report->tree, report->shown_count, sizeof *items);
  ent__runs name = {NULL, NULL};
  ent__runs all = {NULL, NULL};
  for (size_t i = 0; items != NULL && i < report->shown_count; i++) {
    const ent_tie *tie = ent__tie_of(report, node, report->node_of[report->shown[i]]);
    ent__runs other = {NULL, NULL};
    ent__runs weight = {NULL, NULL};
    ent__add_actor(report, &other, report->shown[i]);
    ent__add_number(report, &weight, tie->weight);
    ent__put(&report->tree, &items[i], ENT__W_CMP_BETWEEN_TIE, ENT__ARGS(ent__arg_runs(&weight), ent__arg_runs(&other), ent__arg_count(tie->shared)));
  }
  if (items == NULL) return;
  ent__add_node(report, &name, node);
  ent__join(&report->tree, &all, items, report->shown_count);
  ent__item(report, ENT__W_CMP_BETWEEN_ITEM, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&all)));
}

void ent__section_between(ent__report *report) {
  if (!report->of_actors) return;
  bridge *bridges = ent__tree_alloc(&report->tree, report->node_total + 1, sizeof *bridges);
  size_t count = 0;
  if (bridges == NULL) return;
  for (uint32_t i = 0; i < report->node_total; i++) {
    const double low = weakest(report, i);
    if (low > 0) bridges[count++] = (bridge){i, low};
  }
  qsort(bridges, count, sizeof *bridges, by_weakest);
  ent__open_section(report, "between", ENT__W_CMP_BETWEEN);
  ent__paragraph(report, count == 0 ? ENT__W_CMP_BETWEEN_NONE : ENT__W_CMP_BETWEEN_TEXT, ENT__NO_ARGS);
  if (count > 0) {
    ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
    for (size_t i = 0; i < count && i < between_most; i++) say_bridge(report, bridges[i].node);
    ent__tree_close(&report->tree);
  }
  ent__tree_close(&report->tree);
}
