/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What divides: all issues in a table, the most divisive in detail, and who breaks ranks. */
#include <math.h>

#include "exporters/reports/phrase.h"

/*
 * detailed: issues told at length. rank_from: members with a stance from which on a coalition's
 * mean is one to break with. breakers_told: cases up to which each is told.
 */
enum { detailed = 5, rank_from = 3, breakers_told = 60 };

/* Returns the coalition that an actor breaks ranks with on an issue, ENT_NONE where it does not. */
static uint32_t broken(const ent__report *report, const ent_cell *cell) {
  const uint32_t group = ent__group_of(report, cell->actor);
  if (group == ENT_NONE) return ENT_NONE;
  const ent_position_of position = ent_coalitions_position(report->coalitions, group, cell->issue);
  if (position.cells < rank_from) return ENT_NONE;
  return ent__side(position.mean) * ent__side(cell->mean) < 0 ? group : ENT_NONE;
}

static void header(ent__report *report) {
  static const ent__phrase_id words[] = {ENT__W_MAT_ISSUE, ENT__W_DIV_SHARE, ENT__W_DIV_ACTORS};
  ent__tree_open(&report->tree, ENT__BLOCK_ROW, NULL);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    ent__block *cell = ent__tree_add(&report->tree, ENT__BLOCK_CELL);
    cell->header = ENT__HEADER_COLUMN;
    cell->align = i > 0 ? ENT__ALIGN_END : ENT__ALIGN_START;
    ent__put(&report->tree, &cell->runs, words[i], ENT__NO_ARGS);
  }
  for (uint32_t i = 0; i < ent__sides(report); i++) {
    ent__block *cell = ent__tree_add(&report->tree, ENT__BLOCK_CELL);
    cell->header = ENT__HEADER_COLUMN;
    cell->align = ENT__ALIGN_CENTRE;
    ent__add_group(report, &cell->runs, i);
  }
  ent__tree_close(&report->tree);
}

static void position_cell(ent__report *report, uint32_t group, ent_issue_id issue) {
  const ent_position_of position = ent_coalitions_position(report->coalitions, group, issue);
  ent__block *cell = ent__cell(report, ENT__ALIGN_CENTRE);
  cell->style = position.cells == 0 ? "p none" : ent__position_class(position.mean);
  if (position.cells == 0) {
    ent__add_spoken(report, &cell->runs, ENT__W_NO_STANCE);
    return;
  }
  ent__runs mean = {NULL, NULL};
  ent__add_mean(report, &mean, position);
  ent__put(&report->tree, &cell->runs, report->groups[group].size == 1 ? ENT__W_ONE : ENT__W_DIV_CELL,
           ENT__ARGS(ent__arg_runs(&mean), ent__arg_count(position.cells), ent__arg_count(report->groups[group].size)));
}

/* Returns how many coalitions have a stance on an issue; with fewer than two nothing lies between them. */
static size_t speaking(const ent__report *report, ent_issue_id issue) {
  size_t count = 0;
  for (uint32_t i = 0; i < report->group_total; i++) count += ent_coalitions_position(report->coalitions, i, issue).cells > 0;
  return count;
}

static void row(ent__report *report, const ent_division *division) {
  ent__tree_open(&report->tree, ENT__BLOCK_ROW, NULL);
  ent__add_issue(report, &ent__row_header(report)->runs, division->issue);
  ent__block *cell = ent__cell(report, ENT__ALIGN_END);
  if (speaking(report, division->issue) < 2) ent__put(&report->tree, &cell->runs, ENT__W_DIV_ONE_SIDE, ENT__NO_ARGS);
  else if (isnan(division->divisiveness)) ent__put(&report->tree, &cell->runs, ENT__W_DIV_ALIKE, ENT__NO_ARGS);
  else ent__put(&report->tree, &cell->runs, ENT__W_ONE, ENT__ARGS(ent__arg_count(ent__hundred(division->divisiveness))));
  ent__count_cell(report, division->cells);
  for (uint32_t i = 0; i < ent__sides(report); i++) position_cell(report, i, division->issue);
  ent__tree_close(&report->tree);
}

static void table(ent__report *report, const ent_division *divisions, size_t count) {
  ent__open_table(report, ENT__W_DIV_TABLE, ENT__NO_ARGS)->style = "wide means";
  header(report);
  for (size_t i = 0; i < count; i++) {
    if (divisions[i].cells > 0) row(report, &divisions[i]);
  }
  ent__tree_close(&report->tree);
}

/* "China +1 (S1-S3)" for one member. */
static void add_member(ent__report *report, ent__runs *runs, const ent_cell *cell) {
  ent__runs name = {NULL, NULL};
  ent__runs mean = {NULL, NULL};
  ent__runs marks = {NULL, NULL};
  ent__add_actor(report, &name, cell->actor);
  ent__add_number(report, &mean, cell->mean);
  ent__add_references(report, &marks, cell);
  ent__put(&report->tree, runs, ENT__W_MEMBER_AT, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&mean), ent__arg_runs(&marks)));
}

/* A coalition on an issue: its mean, then each member that has a stance. */
static void side(ent__report *report, uint32_t group, ent_issue_id issue) {
  size_t size = 0;
  const uint32_t *nodes = ent__members_of(report, group, &size);
  const ent_position_of position = ent_coalitions_position(report->coalitions, group, issue);
  ent__runs *items = ent__tree_alloc(&report->tree, size, sizeof *items);
  ent__runs name = {NULL, NULL};
  ent__runs mean = {NULL, NULL};
  ent__runs members = {NULL, NULL};
  size_t count = 0;
  ent__add_group(report, &name, group);
  if (items == NULL) return;
  if (position.cells == 0) {
    ent__item(report, size == 1 ? ENT__W_DIV_SIDE_NONE_ALONE : ENT__W_DIV_SIDE_NONE, ENT__ARGS(ent__arg_runs(&name)));
    return;
  }
  for (uint32_t i = 0; i < size; i++) {
    const ent_cell *cell = ent_stances_find(report->stances, report->nodes[nodes[i]].index, issue);
    if (cell != NULL) add_member(report, &items[count++], cell);
  }
  ent__join(&report->tree, &members, items, count);
  ent__add_mean(report, &mean, position);
  ent__item(report, size == 1 ? ENT__W_DIV_SIDE_ALONE : ENT__W_DIV_SIDE,
            ENT__ARGS(ent__arg_runs(&name), ent__arg_text(ent__report_word(report->tree.language, ent__position_word(position.mean))),
                      ent__arg_runs(&mean), ent__arg_count(position.cells), ent__arg_count(size), ent__arg_runs(&members)));
}

static void detail(ent__report *report, const ent_division *division) {
  ent__block *section = ent__tree_open(&report->tree, ENT__BLOCK_SECTION, NULL);
  ent__add_issue(report, &section->runs, division->issue);
  ent__say_meaning(report, division->issue);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  for (uint32_t i = 0; i < ent__sides(report); i++) side(report, i, division->issue);
  ent__tree_close(&report->tree);
  ent__tree_close(&report->tree);
}

static void say_breaker(ent__report *report, const ent_cell *cell, uint32_t group) {
  ent__runs actor = {NULL, NULL};
  ent__runs issue = {NULL, NULL};
  ent__runs stance = {NULL, NULL};
  ent__runs name = {NULL, NULL};
  ent__runs mean = {NULL, NULL};
  ent__runs marks = {NULL, NULL};
  const double position = ent_coalitions_position(report->coalitions, group, cell->issue).mean;
  ent__add_actor(report, &actor, cell->actor);
  ent__add_issue(report, &issue, cell->issue);
  ent__add_stance(report, &stance, cell);
  ent__add_group(report, &name, group);
  ent__add_number(report, &mean, position);
  ent__add_references(report, &marks, cell);
  ent__item(report, ENT__W_DIV_BREAKER,
            ENT__ARGS(ent__arg_runs(&actor), ent__arg_runs(&issue), ent__arg_runs(&stance), ent__arg_runs(&name),
                      ent__arg_text(ent__report_word(report->tree.language, ent__position_word(position))),
                      ent__arg_runs(&mean), ent__arg_runs(&marks)));
}

/* Where too many break ranks to tell each case: how often each actor does. */
static void count_breakers(ent__report *report, const ent_cell *cells, size_t count) {
  for (size_t i = 0; i < count;) {
    const ent_actor_id actor = cells[i].actor;
    size_t found = 0;
    for (; i < count && cells[i].actor == actor; i++) found += broken(report, &cells[i]) != ENT_NONE;
    if (found == 0) continue;
    ent__runs name = {NULL, NULL};
    ent__runs group = {NULL, NULL};
    ent__add_actor(report, &name, actor);
    ent__add_group(report, &group, ent__group_of(report, actor));
    ent__item(report, ENT__W_DIV_BREAKER_COUNT, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&group), ent__arg_count(found)));
  }
}

static void breakers(ent__report *report) {
  size_t count = 0;
  size_t found = 0;
  const ent_cell *cells = ent_stances_cells(report->stances, &count);
  for (size_t i = 0; i < count; i++) found += broken(report, &cells[i]) != ENT_NONE;
  ent__open_section(report, "ranks", ENT__W_DIV_BREAKERS);
  ent__paragraph(report, ENT__W_DIV_BREAKERS_INTRO, ENT__NO_ARGS);
  if (found == 0) {
    ent__paragraph(report, ENT__W_DIV_NO_BREAKERS, ENT__NO_ARGS);
  } else {
    if (found > breakers_told) ent__paragraph(report, ENT__W_DIV_MANY_BREAKERS, ENT__ARGS(ent__arg_count(found)));
    ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
    if (found > breakers_told) count_breakers(report, cells, count);
    for (size_t i = 0; found <= breakers_told && i < count; i++) {
      const uint32_t group = broken(report, &cells[i]);
      if (group != ENT_NONE) say_breaker(report, &cells[i], group);
    }
    ent__tree_close(&report->tree);
  }
  ent__tree_close(&report->tree);
}

static void most_divisive(ent__report *report) {
  const ent_division *divisions[detailed];
  const size_t count = ent__most_divisive(report, divisions, detailed);
  if (count == 0) return;
  ent__open_section(report, "most-divisive", ENT__W_DIV_MOST);
  ent__paragraph(report, ENT__W_DIV_MOST_TEXT, ENT__ARGS(ent__arg_count(ENT__KNOWN)));
  for (size_t i = 0; i < count; i++) detail(report, divisions[i]);
  ent__tree_close(&report->tree);
}

void ent__section_divisions(ent__report *report) {
  size_t count = 0;
  ent__open_section(report, "divisions", ENT__W_DIVISIONS);
  if (!report->of_actors || report->group_total < 2) {
    ent__paragraph(report, ENT__W_DIV_NONE, ENT__NO_ARGS);
    ent__tree_close(&report->tree);
    return;
  }
  const ent_division *divisions = ent_coalitions_divisions(report->coalitions, &count);
  ent__paragraph(report, ENT__W_DIV_INTRO, ENT__NO_ARGS);
  ent__paragraph(report, ENT__W_DIV_DIVIDED_TEXT, ENT__NO_ARGS);
  table(report, divisions, count);
  most_divisive(report);
  breakers(report);
  ent__tree_close(&report->tree);
}
