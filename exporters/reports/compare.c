/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few actors side by side: title and lead, what is said in short, then the sections. */
#include "exporters/reports/compare.h"

#include "exporters/reports/kinds.h"
#include "exporters/reports/phrase.h"

ent__verdict ent__verdict_on(const ent__report *report, ent_issue_id issue) {
  size_t spoken = 0;
  size_t support = 0;
  size_t oppose = 0;
  for (size_t i = 0; i < report->shown_count; i++) {
    const ent_cell *cell = ent_stances_find(report->stances, report->shown[i], issue);
    if (cell == NULL) continue;
    spoken++;
    support += ent__side(cell->mean) > 0;
    oppose += ent__side(cell->mean) < 0;
  }
  if (support > 0 && oppose > 0) return ENT__VERDICT_OPPOSED;
  if (spoken < 2) return ENT__VERDICT_ONLY;
  return support == spoken || oppose == spoken ? ENT__VERDICT_SAME : ENT__VERDICT_UNCLEAR;
}

bool ent__is_told(const ent__report *report, ent_issue_id issue) {
  const ent__verdict verdict = ent__verdict_on(report, issue);
  return report->shown_count > 1 && (verdict == ENT__VERDICT_OPPOSED || verdict == ENT__VERDICT_SAME);
}

static void title(ent__report *report) {
  ent__runs names = {NULL, NULL};
  if (report->options->title != NULL) {
    ent__add_plain(report, &report->tree.root->runs, report->options->title);
    return;
  }
  ent__add_actors(report, &names, report->shown, report->shown_count);
  for (ent__run *run = names.first; run != NULL; run = run->next) run->href = NULL;
  ent__put(&report->tree, &report->tree.root->runs, report->shown_count == 1 ? ENT__W_TITLE_PROFILE : ENT__W_TITLE_COMPARED,
           ENT__ARGS(ent__arg_runs(&names)));
}

/* Counts an actor's issues and statements, and those of the latter that others report. */
static void coverage(const ent__report *report, ent_actor_id actor, size_t *cells, size_t *statements, size_t *reported) {
  const ent_cell *row = ent_stances_row(report->stances, actor, cells);
  for (size_t i = 0; i < *cells; i++) {
    for (uint32_t j = 0; j < row[i].count; j++) *reported += report->statements[row[i].statements[j]].reported_by != ENT_NONE;
    *statements += row[i].count;
  }
}

static void lead(ent__report *report) {
  size_t statements = 0;
  size_t reported = 0;
  ent__runs names = {NULL, NULL};
  for (size_t i = 0; i < report->shown_count; i++) {
    size_t cells = 0;
    coverage(report, report->shown[i], &cells, &statements, &reported);
  }
  ent__add_actors(report, &names, report->shown, report->shown_count);
  ent__block *block = ent__paragraph(report, statements == 0 ? ENT__W_CMP_LEAD_EMPTY : ENT__W_CMP_LEAD,
                                     ENT__ARGS(ent__arg_runs(&names), ent__arg_count(report->topic_count), ent__arg_count(statements)));
  if (statements > 0) ent__say(&report->tree, &block->runs, ENT__W_LEAD_TRACE, ENT__NO_ARGS);
}

static void say_coverage(ent__report *report, ent_actor_id actor) {
  size_t cells = 0;
  size_t statements = 0;
  size_t reported = 0;
  ent__runs name = {NULL, NULL};
  coverage(report, actor, &cells, &statements, &reported);
  ent__add_actor(report, &name, actor);
  for (ent__run *run = name.first; run != NULL; run = run->next) run->style |= ENT__RUN_STRONG;
  ent__item(report,
            cells == 0               ? ENT__W_CMP_COVERAGE_NONE
            : reported == 0          ? ENT__W_CMP_COVERAGE_OWN
            : reported == statements ? ENT__W_CMP_COVERAGE_REPORTED
                                     : ENT__W_CMP_COVERAGE,
            ENT__ARGS(ent__arg_runs(&name), ent__arg_count(cells), ent__arg_count(statements), ent__arg_count(reported)));
}

/* In which coalitions two actors stand. */
static void say_groups(ent__report *report, ent__runs *runs, ent_actor_id x, ent_actor_id y, const ent__runs *a, const ent__runs *b) {
  const uint32_t g = ent__group_of(report, x);
  const uint32_t h = ent__group_of(report, y);
  ent__runs first = {NULL, NULL};
  ent__runs second = {NULL, NULL};
  if (g == ENT_NONE && h == ENT_NONE) return;
  if (g != ENT_NONE) ent__add_group(report, &first, g);
  if (h != ENT_NONE) ent__add_group(report, &second, h);
  if (g == h) ent__say(&report->tree, runs, ENT__W_CMP_SAME_GROUP, ENT__ARGS(ent__arg_runs(&first)));
  else if (h == ENT_NONE) ent__say(&report->tree, runs, ENT__W_CMP_ONE_GROUP, ENT__ARGS(ent__arg_runs(a), ent__arg_runs(&first), ent__arg_runs(b)));
  else if (g == ENT_NONE) ent__say(&report->tree, runs, ENT__W_CMP_ONE_GROUP, ENT__ARGS(ent__arg_runs(b), ent__arg_runs(&second), ent__arg_runs(a)));
  else
    ent__say(&report->tree, runs, ENT__W_CMP_GROUPS,
             ENT__ARGS(ent__arg_runs(a), ent__arg_runs(&first), ent__arg_runs(b), ent__arg_runs(&second)));
}

static void say_tie(ent__report *report, ent__runs *runs, ent_actor_id x, ent_actor_id y, const ent__runs *a, const ent__runs *b) {
  const uint32_t node_x = report->node_of[x];
  const uint32_t node_y = report->node_of[y];
  if (!report->of_actors || node_x == ENT_NONE || node_y == ENT_NONE) return;
  const ent_tie *tie = ent__tie_of(report, node_x, node_y);
  ent__runs weight = {NULL, NULL};
  if (tie != NULL) ent__add_number(report, &weight, tie->weight);
  ent__say(&report->tree, runs, tie == NULL ? ENT__W_CMP_NO_TIE : ENT__W_CMP_TIE, ENT__ARGS(ent__arg_runs(&weight)));
  say_groups(report, runs, x, y, a, b);
  const double together = ent_coalitions_together(report->coalitions, node_x, node_y);
  const bool placed = report->members[node_x].coalition != ENT_NONE && report->members[node_y].coalition != ENT_NONE;
  if (placed && together >= 0) ent__say(&report->tree, runs, ENT__W_CMP_TOGETHER, ENT__ARGS(ent__arg_count(ent__hundred(together))));
}

static void say_pair(ent__report *report, ent_actor_id x, ent_actor_id y) {
  size_t shared = 0;
  size_t same = 0;
  size_t opposed = 0;
  ent__runs a = {NULL, NULL};
  ent__runs b = {NULL, NULL};
  ent__add_actor(report, &a, x);
  ent__add_actor(report, &b, y);
  for (size_t i = 0; i < report->topic_count; i++) {
    const ent_cell *left = ent_stances_find(report->stances, x, report->topics[i]);
    const ent_cell *right = ent_stances_find(report->stances, y, report->topics[i]);
    if (left == NULL || right == NULL) continue;
    const int product = ent__side(left->mean) * ent__side(right->mean);
    shared++;
    same += product > 0;
    opposed += product < 0;
  }
  ent__block *item = ent__item(report, shared == 0 ? ENT__W_CMP_NONE_SHARED : ENT__W_CMP_SHARED,
                               ENT__ARGS(ent__arg_runs(&a), ent__arg_runs(&b), ent__arg_count(shared), ent__arg_count(same),
                                         ent__arg_count(opposed)));
  if (shared == 0) return;
  if (shared > same + opposed) ent__say(&report->tree, &item->runs, ENT__W_CMP_UNDECIDED, ENT__ARGS(ent__arg_count(shared - same - opposed)));
  say_tie(report, &item->runs, x, y, &a, &b);
  ent__say_sides(report, &item->runs, x, y, true);
  ent__say_sides(report, &item->runs, x, y, false);
}

static void summary(ent__report *report) {
  ent__open_section(report, "summary", ENT__W_SUMMARY);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  for (size_t i = 0; i < report->shown_count; i++) say_coverage(report, report->shown[i]);
  for (size_t i = 0; i < report->shown_count; i++) {
    for (size_t j = i + 1; j < report->shown_count; j++) say_pair(report, report->shown[i], report->shown[j]);
  }
  ent__tree_close(&report->tree);
  ent__tree_close(&report->tree);
}

static void about(ent__report *report) {
  ent__open_section(report, "actors", ENT__W_CMP_ABOUT);
  for (size_t i = 0; i < report->shown_count; i++) {
    ent__block *section = ent__tree_open(&report->tree, ENT__BLOCK_SECTION, ent__anchor(report, "actor", report->actors[report->shown[i]].id));
    ent__add_actor(report, &section->runs, report->shown[i]);
    for (ent__run *run = section->runs.first; run != NULL; run = run->next) run->href = NULL;
    ent__about_actor(report, report->shown[i]);
    ent__runs runs = {NULL, NULL};
    ent__say_arguments_of(report, &runs, report->shown[i]);
    if (!ent__runs_empty(&runs)) ent__runs_append(&report->tree, &ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH)->runs, &runs);
    ent__tree_close(&report->tree);
  }
  ent__tree_close(&report->tree);
}

void ent__report_compare(ent__report *report) {
  title(report);
  lead(report);
  summary(report);
  if (report->topic_count > 0) ent__section_side_by_side(report);
  if (report->shown_count > 1) {
    ent__section_opposed(report);
    ent__section_same(report);
    ent__section_between(report);
    ent__section_negotiation(report);
  }
  if (report->topic_count > 0) ent__section_moves(report);
  about(report);
  ent__section_reading(report);
  ent__section_evidence(report);
  ent__section_arguments(report);
  ent__section_documents(report);
  ent__section_method(report);
}
