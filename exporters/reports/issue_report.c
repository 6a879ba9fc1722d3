/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report on one issue: who stands where and why, whether reasons hold, who moved, who could still be won. */
#include "exporters/reports/kinds.h"

#include <math.h>

#include "exporters/reports/phrase.h"
#include "exporters/reports/reasons_parts.h"

/* won_most: actors told that could be won. */
enum { won_most = 20 };

static void title(ent__report *report, ent_issue_id issue) {
  ent__runs name = {NULL, NULL};
  ent__add_issue(report, &name, issue);
  ent__subject_title(report, ENT__W_KIS_TITLE, &name);
}

/* Counts stances by side; *silent are those without one. */
static size_t count_sides(const ent__report *report, ent_issue_id issue, size_t on[3], size_t *silent) {
  size_t total = 0;
  on[0] = on[1] = on[2] = 0;
  for (size_t i = 0; i < report->shown_count; i++) {
    const ent_cell *cell = ent_stances_find(report->stances, report->shown[i], issue);
    if (cell == NULL) continue;
    on[1 - ent__side(cell->mean)]++;
    total++;
  }
  *silent = report->shown_count - total;
  return total;
}

static size_t documents_cited(ent__report *report) {
  bool *seen = ent__tree_alloc(&report->tree, report->document_total + 1, sizeof *seen);
  size_t count = 0;
  for (size_t i = 0; seen != NULL && i < report->cited_count; i++) {
    const ent_document_id document = report->statements[report->cited[i]].document;
    if (document == ENT_NONE || seen[document]) continue;
    seen[document] = true;
    count++;
  }
  return count;
}

static void lead(ent__report *report, ent_issue_id issue) {
  size_t on[3];
  size_t silent = 0;
  const size_t total = count_sides(report, issue, on, &silent);
  if (total == 0) {
    ent__paragraph(report, ENT__W_KIS_LEAD_EMPTY, ENT__NO_ARGS);
    return;
  }
  ent__block *block = ent__paragraph(report, ENT__W_KIS_LEAD, ENT__ARGS(ent__arg_count(total), ent__arg_count(report->cited_count), ent__arg_count(documents_cited(report))));
  ent__say(&report->tree, &block->runs, ENT__W_LEAD_TRACE, ENT__NO_ARGS);
}

/* How much it divides, and its place among the issues. */
static void say_division(ent__report *report, ent_issue_id issue) {
  size_t count = 0;
  size_t place = 0;
  size_t told = 0;
  const ent_division *divisions = report->of_actors && report->group_total > 1 ? ent_coalitions_divisions(report->coalitions, &count) : NULL;
  for (size_t i = 0; i < count; i++) {
    if (isnan(divisions[i].divisiveness)) continue;
    told++;
    if (divisions[i].issue == issue) place = told;
  }
  for (size_t i = 0; i < count; i++) {
    if (divisions[i].issue != issue || place == 0) continue;
    ent__block *item = ent__item(report, ENT__W_KIS_DIVIDES, ENT__ARGS(ent__arg_count(ent__hundred(divisions[i].divisiveness)), ent__arg_count(place), ent__arg_count(told)));
    if (divisions[i].cells < ENT__KNOWN) ent__say(&report->tree, &item->runs, ENT__W_KIS_FEW, ENT__ARGS(ent__arg_count(divisions[i].cells)));
  }
  if (place == 0) ent__item(report, ENT__W_KIS_DIVIDES_NONE, ENT__NO_ARGS);
}

static void say_means(ent__report *report, ent_issue_id issue) {
  ent__runs *items = ent__tree_alloc(&report->tree, report->group_total + 1, sizeof *items);
  ent__runs all = {NULL, NULL};
  size_t count = 0;
  for (uint32_t g = 0; items != NULL && report->of_actors && g < ent__sides(report); g++) {
    const ent_position_of position = ent_coalitions_position(report->coalitions, g, issue);
    if (position.cells == 0) continue;
    ent__runs name = {NULL, NULL};
    ent__runs mean = {NULL, NULL};
    ent__add_group(report, &name, g);
    ent__add_mean(report, &mean, position);
    ent__put(&report->tree, &items[count++], ENT__W_SUM_SIDE, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&mean)));
  }
  if (count == 0) return;
  ent__join(&report->tree, &all, items, count);
  ent__item(report, ENT__W_ISS_MEANS, ENT__ARGS(ent__arg_runs(&all)));
}

static void say_arguments(ent__report *report, ent_issue_id issue) {
  size_t count = 0;
  size_t labels = 0;
  size_t on[2] = {0, 0};
  size_t stand[2] = {0, 0};
  const ent_reason *reasons = report->framework == NULL ? NULL : ent_framework_reasons(report->framework, issue, &count);
  const ent_label *grounded = report->framework == NULL ? NULL : ent_framework_grounded(report->framework, &labels);
  for (size_t i = 0; i < count; i++) {
    on[reasons[i].supports_issue]++;
    stand[reasons[i].supports_issue] += grounded[reasons[i].argument] == ENT_LABEL_IN;
  }
  if (count == 0) ent__item(report, ENT__W_KIS_NO_ARGUMENTS, ENT__NO_ARGS);
  else ent__item(report, ENT__W_KIS_ARGUMENTS, ENT__ARGS(ent__arg_count(on[1]), ent__arg_count(stand[1]), ent__arg_count(on[0]), ent__arg_count(stand[0])));
}

/* Returns why an actor could be won: its stance moves easily, or its place does. */
static bool is_open(const ent__report *report, const ent_cell *cell, ent_firmness *firmness, bool *swings) {
  const uint32_t node = report->node_of[cell->actor];
  *firmness = ent_firmness_of(report->stances, cell);
  *swings = report->of_actors && node != ENT_NONE && report->members[node].coalition != ENT_NONE && report->members[node].swings;
  return firmness->verdict == ENT_FIRMNESS_MOVABLE || *swings;
}

static size_t count_open(const ent__report *report, ent_issue_id issue) {
  size_t count = 0;
  for (size_t i = 0; i < report->shown_count; i++) {
    ent_firmness firmness;
    bool swings = false;
    const ent_cell *cell = ent_stances_find(report->stances, report->shown[i], issue);
    count += cell != NULL && is_open(report, cell, &firmness, &swings);
  }
  return count;
}

static void summary(ent__report *report, ent_issue_id issue) {
  size_t on[3];
  size_t silent = 0;
  const size_t total = count_sides(report, issue, on, &silent);
  ent__open_section(report, "summary", ENT__W_SUMMARY);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  ent__item(report, ENT__W_KIS_COUNTS, ENT__ARGS(ent__arg_count(on[0]), ent__arg_count(on[2]), ent__arg_count(on[1])));
  say_means(report, issue);
  say_division(report, issue);
  say_arguments(report, issue);
  if (total > 0) ent__item(report, ENT__W_KIS_OPEN_COUNT, ENT__ARGS(ent__arg_count(count_open(report, issue)), ent__arg_count(total)));
  if (silent > 0) ent__item(report, ENT__W_KIS_SILENT, ENT__ARGS(ent__arg_count(silent), ent__arg_count(report->shown_count)));
  ent__tree_close(&report->tree);
  ent__tree_close(&report->tree);
}

static void question(ent__report *report, ent_issue_id id) {
  const ent_issue *issue = &report->issues[id];
  if (issue->support == NULL && issue->oppose == NULL && issue->note == NULL) return;
  ent__open_section(report, "question", ENT__W_KIS_QUESTION);
  ent__say_meaning(report, id);
  if (issue->note != NULL) ent__add_text(report, &ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH)->runs, issue->note, ENT__RUN_EMPHASIS);
  ent__tree_close(&report->tree);
}

static void where(ent__report *report, ent_issue_id issue) {
  ent__open_section(report, ent__anchor(report, "issue", report->issues[issue].id), ENT__W_MATRIX);
  ent__part_sides(report, issue);
  ent__tree_close(&report->tree);
}

static void why(ent__report *report, ent_issue_id issue) {
  const ent_reasons *reasons = ent_study_reasons(report->study);
  ent__open_section(report, "why", ENT__W_KIS_WHY);
  if (reasons == NULL || !ent__reasons_say_issue(report, reasons, issue)) ent__paragraph(report, ENT__W_KIS_WHY_NONE, ENT__NO_ARGS);
  ent__tree_close(&report->tree);
}

static void arguments(ent__report *report, ent_issue_id issue) {
  size_t count = 0;
  if (report->framework != NULL) ent_framework_reasons(report->framework, issue, &count);
  if (count == 0) return;
  ent__open_section(report, "for-and-against", ENT__W_KIS_ARGUED);
  ent__part_arguments_of(report, issue);
  ent__part_proof(report, issue);
  ent__tree_close(&report->tree);
}

static void say_open(ent__report *report, const ent_cell *cell, const ent_firmness *firmness, bool swings) {
  ent__runs name = {NULL, NULL};
  ent__runs why_so = {NULL, NULL};
  ent__add_actor_at(report, &name, cell);
  ent__add_reasons_to_move(report, &why_so, firmness);
  if (swings && !ent__runs_empty(&why_so)) ent__put(&report->tree, &why_so, ENT__W_LIST_SEMICOLON, ENT__NO_ARGS);
  if (swings) ent__put(&report->tree, &why_so, ENT__W_MOV_SWINGS, ENT__NO_ARGS);
  ent__item(report, ENT__W_KIS_OPEN_ITEM, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&why_so)));
}

static void still_open(ent__report *report, ent_issue_id issue) {
  size_t told = 0;
  ent__open_section(report, "open", ENT__W_KIS_OPEN);
  ent__paragraph(report, ENT__W_KIS_OPEN_RULE, ENT__NO_ARGS);
  for (size_t i = 0; i < report->shown_count; i++) {
    ent_firmness firmness;
    bool swings = false;
    const ent_cell *cell = ent_stances_find(report->stances, report->shown[i], issue);
    if (cell == NULL || !is_open(report, cell, &firmness, &swings)) continue;
    if (told++ == 0) ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
    if (told <= won_most) say_open(report, cell, &firmness, swings);
  }
  if (told > 0) ent__tree_close(&report->tree);
  else ent__paragraph(report, ENT__W_KIS_OPEN_NONE, ENT__NO_ARGS);
  if (told > won_most) ent__reasons_say_more(report, told - won_most);
  ent__part_whatif(report, issue);
  ent__tree_close(&report->tree);
}

static void unknown(ent__report *report, ent_issue_id issue) {
  size_t reported = 0;
  size_t doubted = 0;
  size_t cells = 0;
  const uint32_t *at = ent_stances_column(report->stances, issue, &cells);
  size_t all = 0;
  const ent_cell *table = ent_stances_cells(report->stances, &all);
  for (size_t i = 0; i < cells; i++) {
    reported += ent__known_from(report, &table[at[i]]) == ENT__W_KNOWN_REPORTED;
    doubted += table[at[i]].confidence < ENT_FIRMNESS_DOUBT;
  }
  ent__open_section(report, "unknown", ENT__W_KIS_UNKNOWN);
  ent__say_silent(report, issue);
  if (reported > 0) ent__paragraph(report, ENT__W_KIS_HEARSAY, ENT__ARGS(ent__arg_count(reported), ent__arg_count(cells), ent__arg_count(cells - reported)));
  if (doubted > 0) ent__paragraph(report, ENT__W_KIS_DOUBTED, ENT__ARGS(ent__arg_count(doubted), ent__arg_count(cells), ent__arg_count(cells - doubted)));
  if (cells == report->shown_count && reported == 0 && doubted == 0) ent__paragraph(report, ENT__W_KIS_ALL_KNOWN, ENT__NO_ARGS);
  ent__tree_close(&report->tree);
}

void ent__report_issue(ent__report *report) {
  const ent_issue_id issue = report->topics[0];
  title(report, issue);
  lead(report, issue);
  if (report->cited_count > 0) summary(report, issue);
  question(report, issue);
  if (report->cited_count > 0) {
    where(report, issue);
    why(report, issue);
  }
  arguments(report, issue);
  if (report->cited_count > 0) {
    ent__section_moves(report);
    still_open(report, issue);
    ent__section_negotiation(report);
    unknown(report, issue);
  }
  ent__section_reading(report);
  ent__section_evidence(report);
  ent__section_arguments(report);
  ent__section_documents(report);
  ent__section_method(report);
}
