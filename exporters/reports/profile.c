/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report on one actor. */
#include "exporters/reports/kinds.h"
#include "exporters/reports/phrase.h"
#include "exporters/reports/reasons_parts.h"

/* near_most: allies, and opponents, that are told. */
enum { near_most = 5 };

static void mark_ties(ent__report *report, ent_actor_id actor) {
  size_t count = 0;
  const ent__near_tie *ties = ent__ties_of(report, actor, &count);
  for (size_t i = 0; i < count; i++)
    if (i < near_most || i + near_most >= count) report->is_kin[report->nodes[ties[i].other].index] = true;
}

void ent__profile_kin(ent__report *report) {
  const ent_actor_id actor = report->shown[0];
  report->is_kin = ent__tree_alloc(&report->tree, report->actor_total + 1, sizeof *report->is_kin);
  if (report->is_kin == NULL) return;
  for (uint32_t i = 0; i < report->actors[actor].memberships; i++) report->is_kin[report->actors[actor].member_of[i].bloc] = true;
  mark_ties(report, actor);
}

static void title(ent__report *report, ent_actor_id actor) {
  ent__runs name = {NULL, NULL};
  ent__add_actor(report, &name, actor);
  ent__subject_title(report, ENT__W_PRO_TITLE, &name);
}

/* Statements of the actor itself, and of these what others report. */
static size_t own_statements(const ent__report *report, ent_actor_id actor, size_t *reported) {
  size_t count = 0;
  size_t cells = 0;
  const ent_cell *row = ent_stances_row(report->stances, actor, &cells);
  *reported = 0;
  for (size_t i = 0; i < cells; i++) {
    for (uint32_t k = 0; k < row[i].count; k++) *reported += report->statements[row[i].statements[k]].reported_by != ENT_NONE;
    count += row[i].count;
  }
  return count;
}

static void lead(ent__report *report, ent_actor_id actor) {
  size_t reported = 0;
  ent__runs name = {NULL, NULL};
  const size_t statements = own_statements(report, actor, &reported);
  ent__add_actor(report, &name, actor);
  ent__block *block = ent__paragraph(report, statements == 0 ? ENT__W_CMP_LEAD_EMPTY : ENT__W_PRO_LEAD,
                                     ENT__ARGS(ent__arg_runs(&name), ent__arg_count(report->topic_count), ent__arg_count(statements)));
  if (statements > 0) ent__say(&report->tree, &block->runs, ENT__W_LEAD_TRACE, ENT__NO_ARGS);
}

static size_t count_verdict(const ent__report *report, ent_firmness_verdict verdict) {
  size_t count = 0;
  for (size_t i = 0; i < report->topic_count; i++) {
    const ent_cell *cell = ent_stances_find(report->stances, report->shown[0], report->topics[i]);
    count += cell != NULL && ent_firmness_of(report->stances, cell).verdict == verdict;
  }
  return count;
}

static void say_nearest(ent__report *report, ent_actor_id actor) {
  size_t count = 0;
  const ent__near_tie *ties = ent__ties_of(report, actor, &count);
  ent__runs close = {NULL, NULL};
  ent__runs far = {NULL, NULL};
  if (count > 0 && ties[0].weight > 0) {
    ent__add_node(report, &close, ties[0].other);
    ent__item(report, ENT__W_PRO_CLOSEST, ENT__ARGS(ent__arg_runs(&close)));
  }
  if (count > 0 && ties[count - 1].weight < 0) {
    ent__add_node(report, &far, ties[count - 1].other);
    ent__item(report, ENT__W_PRO_FURTHEST, ENT__ARGS(ent__arg_runs(&far)));
  }
}

static void summary(ent__report *report, ent_actor_id actor) {
  size_t reported = 0;
  const size_t statements = own_statements(report, actor, &reported);
  ent__open_section(report, "summary", ENT__W_SUMMARY);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  say_nearest(report, actor);
  ent__item(report, ENT__W_PRO_COUNTS,
            ENT__ARGS(ent__arg_count(count_verdict(report, ENT_FIRMNESS_RED_LINE)), ent__arg_count(count_verdict(report, ENT_FIRMNESS_MOVABLE)), ent__arg_count(report->topic_count)));
  if (reported > 0) ent__item(report, ENT__W_PRO_HEARSAY, ENT__ARGS(ent__arg_count(reported), ent__arg_count(statements), ent__arg_count(statements - reported)));
  ent__tree_close(&report->tree);
  ent__tree_close(&report->tree);
}

static void profile(ent__report *report, ent_actor_id actor) {
  ent__open_section(report, ent__anchor(report, "actor", report->actors[actor].id), ENT__W_PRO_PROFILE);
  ent__about_actor(report, actor);
  ent__tree_close(&report->tree);
}

static void say_tie(ent__report *report, ent_actor_id actor, const ent__near_tie *tie) {
  ent__runs name = {NULL, NULL};
  ent__runs weight = {NULL, NULL};
  ent__add_node(report, &name, tie->other);
  ent__add_number(report, &weight, tie->weight);
  ent__block *item = ent__item(report, ENT__W_PRO_TIE, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&weight), ent__arg_count(tie->shared)));
  ent__say_sides(report, &item->runs, actor, report->nodes[tie->other].index, true);
  ent__say_sides(report, &item->runs, actor, report->nodes[tie->other].index, false);
}

/* One end of the ties: those above 0, or from the end those below. */
static void one_end(ent__report *report, ent_actor_id actor, bool close) {
  size_t count = 0;
  size_t told = 0;
  const ent__near_tie *ties = ent__ties_of(report, actor, &count);
  for (size_t i = 0; i < count && told < near_most; i++) {
    const ent__near_tie *tie = close ? &ties[i] : &ties[count - 1 - i];
    if (close ? tie->weight <= 0 : tie->weight >= 0) break;
    if (told++ == 0) {
      ent__paragraph(report, close ? ENT__W_PRO_ALLIES_TEXT : ENT__W_PRO_OPPONENTS_TEXT, ENT__ARGS(ent__arg_count(near_most)));
      ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
    }
    say_tie(report, actor, tie);
  }
  if (told > 0) ent__tree_close(&report->tree);
  else ent__paragraph(report, close ? ENT__W_PRO_ALLIES_NONE : ENT__W_PRO_OPPONENTS_NONE, ENT__NO_ARGS);
}

static void near_ones(ent__report *report, ent_actor_id actor) {
  if (!report->of_actors) return;
  ent__open_section(report, "near", ENT__W_PRO_NEAR);
  one_end(report, actor, true);
  one_end(report, actor, false);
  ent__tree_close(&report->tree);
}

/* Issues on which two cells differ by a step of position or more. */
static void say_bloc(ent__report *report, ent_actor_id actor, ent_actor_id bloc) {
  size_t shared = 0;
  size_t count = 0;
  ent__runs *items = ent__tree_alloc(&report->tree, report->topic_count + 1, sizeof *items);
  ent__runs name = {NULL, NULL};
  ent__runs names = {NULL, NULL};
  for (size_t i = 0; items != NULL && i < report->topic_count; i++) {
    const ent_cell *own = ent_stances_find(report->stances, actor, report->topics[i]);
    const ent_cell *theirs = ent_stances_find(report->stances, bloc, report->topics[i]);
    if (own == NULL || theirs == NULL) continue;
    shared++;
    if (ent__side(own->mean) != ent__side(theirs->mean)) ent__add_issue_of_two(report, &items[count++], own, theirs);
  }
  ent__add_actor(report, &name, bloc);
  if (count > 0) ent__join(&report->tree, &names, items, count);
  ent__item(report, shared == 0 ? ENT__W_PRO_BLOC_SILENT : count == 0 ? ENT__W_PRO_BLOC_SAME : ENT__W_PRO_BLOC_DIFFERS,
            ENT__ARGS(ent__arg_runs(&name), ent__arg_count(shared), ent__arg_runs(&names)));
}

/* Its coalition, where the mean of that leans to the other side. */
static void say_coalition(ent__report *report, ent_actor_id actor) {
  const uint32_t group = ent__group_of(report, actor);
  ent__runs *items = ent__tree_alloc(&report->tree, report->topic_count + 1, sizeof *items);
  ent__runs name = {NULL, NULL};
  ent__runs names = {NULL, NULL};
  size_t count = 0;
  if (group == ENT_NONE || items == NULL) return;
  for (size_t i = 0; i < report->topic_count; i++) {
    const ent_cell *own = ent_stances_find(report->stances, actor, report->topics[i]);
    const ent_position_of position = ent_coalitions_position(report->coalitions, group, report->topics[i]);
    if (own == NULL || position.cells < 2 || ent__side(own->mean) * ent__side(position.mean) >= 0) continue;
    ent__runs issue = {NULL, NULL};
    ent__runs marks = {NULL, NULL};
    ent__add_issue(report, &issue, report->topics[i]);
    ent__add_references(report, &marks, own);
    ent__put(&report->tree, &items[count++], ENT__W_IN_BRACKETS, ENT__ARGS(ent__arg_runs(&issue), ent__arg_runs(&marks)));
  }
  ent__add_group(report, &name, group);
  if (count > 0) ent__join(&report->tree, &names, items, count);
  ent__item(report, count == 0 ? ENT__W_PRO_GROUP_SAME : ENT__W_PRO_GROUP_DIFFERS, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&names)));
}

static void blocs(ent__report *report, ent_actor_id id) {
  const ent_actor *actor = &report->actors[id];
  if (actor->memberships == 0 && ent__group_of(report, id) == ENT_NONE) return;
  ent__open_section(report, "blocs", ENT__W_PRO_BLOCS);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  for (uint32_t i = 0; i < actor->memberships; i++) say_bloc(report, id, actor->member_of[i].bloc);
  say_coalition(report, id);
  ent__tree_close(&report->tree);
  ent__tree_close(&report->tree);
}

static void stances(ent__report *report, ent_actor_id actor) {
  size_t cells = 0;
  ent__runs name = {NULL, NULL};
  ent_stances_row(report->stances, actor, &cells);
  ent__add_actor(report, &name, actor);
  ent__open_section(report, "stances", ENT__W_PRO_STANCES);
  ent__stance_table(report, actor, cells, &name);
  ent__tree_close(&report->tree);
}

/* What it puts forward, and which of its stances rest on arguments that do not survive. */
static void arguments(ent__report *report, ent_actor_id actor) {
  const ent_reasons *reasons = ent_study_reasons(report->study);
  size_t count = 0;
  ent__runs runs = {NULL, NULL};
  ent__open_section(report, "reasons", ENT__W_PRO_ARGUMENTS);
  ent__say_arguments_of(report, &runs, actor);
  if (ent__runs_empty(&runs)) ent__say(&report->tree, &runs, ENT__W_PRO_ARGUMENTS_NONE, ENT__NO_ARGS);
  ent__runs_append(&report->tree, &ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH)->runs, &runs);
  const ent_footing *at = reasons == NULL ? NULL : ent_reasons_actor_footings(reasons, &count);
  size_t told = 0;
  for (size_t i = 0; i < count; i++) {
    static const ent__phrase_id words[] = {ENT__W_PRO_FOOTING_STANDS, ENT__W_PRO_FOOTING_STANDS, ENT__W_PRO_FOOTING_OPEN, ENT__W_PRO_FOOTING_FAILS};
    ent__runs issue = {NULL, NULL};
    ent__runs names = {NULL, NULL};
    if (at[i].actor != actor) continue;
    if (told++ == 0) ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
    ent__runs *items = ent__tree_alloc(&report->tree, (size_t)at[i].ground_count + 1, sizeof *items);
    for (uint32_t k = 0; items != NULL && k < at[i].ground_count; k++) ent__reasons_add_argument(report, &items[k], at[i].grounds[k].argument);
    ent__add_issue(report, &issue, at[i].issue);
    if (items != NULL) ent__reasons_join(report, &names, items, at[i].ground_count);
    ent__item(report, words[at[i].verdict], ENT__ARGS(ent__arg_runs(&issue), ent__arg_runs(&names), ent__arg_count(at[i].ground_count)));
  }
  if (told > 0) ent__tree_close(&report->tree);
  ent__tree_close(&report->tree);
}

static void contradictions(ent__report *report, ent_actor_id actor) {
  const ent_reasons *reasons = ent_study_reasons(report->study);
  size_t count = 0;
  size_t told = 0;
  const ent_contradiction *at = reasons == NULL ? NULL : ent_reasons_contradictions(reasons, &count);
  ent__open_section(report, "contradictions", ENT__W_PRO_ODDS);
  for (size_t i = 0; i < count; i++) {
    if (at[i].actor != actor) continue;
    if (told++ == 0) {
      ent__paragraph(report, ENT__W_RSN_ODDS_TEXT, ENT__NO_ARGS);
      ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
    }
    ent__reasons_say_contradiction(report, &at[i]);
  }
  if (told > 0) ent__tree_close(&report->tree);
  else ent__paragraph(report, ENT__W_PRO_ODDS_NONE, ENT__NO_ARGS);
  ent__tree_close(&report->tree);
}

void ent__report_actor(ent__report *report) {
  const ent_actor_id actor = report->shown[0];
  title(report, actor);
  lead(report, actor);
  if (report->topic_count > 0) summary(report, actor);
  profile(report, actor);
  if (report->topic_count > 0) {
    near_ones(report, actor);
    blocs(report, actor);
    ent__section_lines(report);
    ent__section_consistency(report);
    ent__section_moves(report);
    stances(report, actor);
  }
  arguments(report, actor);
  contradictions(report, actor);
  ent__section_reading(report);
  ent__section_evidence(report);
  ent__section_arguments(report);
  ent__section_documents(report);
  ent__section_method(report);
}
