/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of one actor: red lines and movable points, and how consistent it was over time. */
#include "exporters/reports/kinds.h"
#include "exporters/reports/phrase.h"

void ent__add_reasons_to_move(ent__report *report, ent__runs *runs, const ent_firmness *firmness) {
  static const struct {
    int reason;
    ent__phrase_id word;
  } words[] = {{ENT_MOVABLE_MIXED, ENT__W_MOV_MIXED}, {ENT_MOVABLE_SHIFTED, ENT__W_MOV_SHIFTED}, {ENT_MOVABLE_BETWEEN, ENT__W_MOV_BETWEEN}, {ENT_MOVABLE_LEANS, ENT__W_MOV_LEANS}, {ENT_MOVABLE_DOUBTED, ENT__W_MOV_DOUBTED}};
  bool first = true;
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    if ((firmness->reasons & words[i].reason) == 0) continue;
    if (!first) ent__put(&report->tree, runs, ENT__W_LIST_SEMICOLON, ENT__NO_ARGS);
    first = false;
    ent__put(&report->tree, runs, words[i].word, ENT__NO_ARGS);
  }
}

static void line(ent__report *report, const ent_cell *cell, const ent_firmness *firmness) {
  ent__runs issue = {NULL, NULL};
  ent__runs stance = {NULL, NULL};
  ent__runs marks = {NULL, NULL};
  ent__runs reasons = {NULL, NULL};
  ent__add_issue(report, &issue, cell->issue);
  ent__add_stance(report, &stance, cell);
  ent__add_references(report, &marks, cell);
  ent__add_reasons_to_move(report, &reasons, firmness);
  const ent__phrase_id id = firmness->verdict == ENT_FIRMNESS_MOVABLE ? ENT__W_PRO_MOVABLE_ITEM : ENT__W_PRO_LINE_ITEM;
  ent__item(report, id, ENT__ARGS(ent__arg_runs(&issue), ent__arg_runs(&stance), ent__arg_runs(&marks), ent__arg_runs(&reasons)));
}

static void lines(ent__report *report, ent_firmness_verdict verdict, ent__phrase_id head, ent__phrase_id none) {
  size_t told = 0;
  for (size_t i = 0; i < report->topic_count; i++) {
    const ent_cell *cell = ent_stances_find(report->stances, report->shown[0], report->topics[i]);
    if (cell == NULL) continue;
    const ent_firmness firmness = ent_firmness_of(report->stances, cell);
    if (firmness.verdict != verdict) continue;
    if (told++ == 0) {
      ent__paragraph(report, head, ENT__NO_ARGS);
      ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
    }
    line(report, cell, &firmness);
  }
  if (told > 0) ent__tree_close(&report->tree);
  else ent__paragraph(report, none, ENT__NO_ARGS);
}

void ent__section_lines(ent__report *report) {
  ent__open_section(report, "lines", ENT__W_PRO_LINES);
  ent__paragraph(report, ENT__W_PRO_RULE, ENT__NO_ARGS);
  lines(report, ENT_FIRMNESS_RED_LINE, ENT__W_PRO_RED, ENT__W_PRO_RED_NONE);
  lines(report, ENT_FIRMNESS_SET, ENT__W_PRO_SET, ENT__W_PRO_SET_NONE);
  lines(report, ENT_FIRMNESS_MOVABLE, ENT__W_PRO_MOVABLE, ENT__W_PRO_MOVABLE_NONE);
  ent__tree_close(&report->tree);
}

static void over_time(ent__report *report, const ent_cell *cell, const ent_firmness *firmness) {
  ent__runs issue = {NULL, NULL};
  ent__runs first = {NULL, NULL};
  ent__runs last = {NULL, NULL};
  ent__runs from = {NULL, NULL};
  ent__runs to = {NULL, NULL};
  ent__runs marks = {NULL, NULL};
  ent__add_issue(report, &issue, cell->issue);
  ent__add_number(report, &first, firmness->first);
  ent__add_number(report, &last, firmness->last);
  ent__add_interval(report, &from, firmness->from);
  ent__add_interval(report, &to, firmness->to);
  ent__add_references(report, &marks, cell);
  ent__item(report, firmness->first == firmness->last ? ENT__W_PRO_SAME : ENT__W_PRO_CHANGED,
            ENT__ARGS(ent__arg_runs(&issue), ent__arg_runs(&first), ent__arg_runs(&from), ent__arg_runs(&last), ent__arg_runs(&to), ent__arg_runs(&marks)));
}

void ent__section_consistency(ent__report *report) {
  size_t told = 0;
  ent__open_section(report, "consistency", ENT__W_PRO_CONSISTENCY);
  for (size_t i = 0; i < report->topic_count; i++) {
    const ent_cell *cell = ent_stances_find(report->stances, report->shown[0], report->topics[i]);
    if (cell == NULL) continue;
    const ent_firmness firmness = ent_firmness_of(report->stances, cell);
    if (!firmness.dates) continue;
    if (told++ == 0) {
      ent__paragraph(report, ENT__W_PRO_CONSISTENCY_TEXT, ENT__NO_ARGS);
      ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
    }
    over_time(report, cell, &firmness);
  }
  if (told > 0) ent__tree_close(&report->tree);
  else ent__paragraph(report, ENT__W_PRO_CONSISTENCY_NONE, ENT__NO_ARGS);
  ent__tree_close(&report->tree);
}
