/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A section for each issue: what it is about, who stands where on it, and the arguments. */
#include "exporters/reports/kinds.h"
#include "exporters/reports/phrase.h"

enum { silent_named = 8, words_count = 7 };

void ent__say_meaning(ent__report *report, ent_issue_id id) {
  const ent_issue *issue = &report->issues[id];
  if (issue->support == NULL && issue->oppose == NULL) return;
  ent__tree_open(&report->tree, ENT__BLOCK_DEFINITIONS, NULL);
  const ent_text *texts[] = {issue->support, issue->oppose};
  static const ent__phrase_id terms[] = {ENT__W_MEANS_SUPPORT, ENT__W_MEANS_OPPOSE};
  for (size_t i = 0; i < 2; i++) {
    if (texts[i] == NULL) continue;
    ent__runs text = {NULL, NULL};
    ent__add_text(report, &text, texts[i], ENT__RUN_PLAIN);
    ent__definition(report, terms[i], ENT__W_ONE, ENT__ARGS(ent__arg_runs(&text)));
  }
  ent__tree_close(&report->tree);
}

void ent__add_actor_at(ent__report *report, ent__runs *runs, const ent_cell *cell) {
  ent__runs name = {NULL, NULL};
  ent__runs mean = {NULL, NULL};
  ent__runs marks = {NULL, NULL};
  ent__add_actor(report, &name, cell->actor);
  ent__add_number(report, &mean, cell->mean);
  ent__add_references(report, &marks, cell);
  ent__put(&report->tree, runs, cell->from_bloc == ENT_NONE ? ENT__W_MEMBER_AT : ENT__W_MEMBER_AT_BLOC,
           ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&mean), ent__arg_runs(&marks)));
}

/* One line for each way of standing, from support to opposition; empty ones are left out. */
static void sides(ent__report *report, ent_issue_id issue) {
  static const ent__phrase_id order[words_count] = {ENT__W_SUPPORTS, ENT__W_LEANS_SUPPORT, ENT__W_BETWEEN, ENT__W_ABSTAINS,
                                                    ENT__W_MIXED, ENT__W_LEANS_OPPOSE, ENT__W_OPPOSES};
  static const ent__phrase_id heads[words_count] = {ENT__W_WHO_SUPPORT, ENT__W_WHO_LEAN_SUPPORT, ENT__W_WHO_BETWEEN, ENT__W_WHO_ABSTAIN,
                                                    ENT__W_WHO_MIXED, ENT__W_WHO_LEAN_OPPOSE, ENT__W_WHO_OPPOSE};
  ent__runs *items = ent__tree_alloc(&report->tree, report->shown_count + 1, sizeof *items);
  if (items == NULL) return;
  ent__tree_open(&report->tree, ENT__BLOCK_DEFINITIONS, NULL);
  for (size_t w = 0; w < words_count; w++) {
    size_t count = 0;
    for (size_t i = 0; i < report->shown_count; i++) {
      const ent_cell *cell = ent_stances_find(report->stances, report->shown[i], issue);
      if (cell == NULL || ent__cell_word(cell) != order[w]) continue;
      items[count] = (ent__runs){NULL, NULL};
      ent__add_actor_at(report, &items[count++], cell);
    }
    if (count == 0) continue;
    ent__runs all = {NULL, NULL};
    ent__join(&report->tree, &all, items, count);
    ent__definition(report, heads[w], ENT__W_ONE, ENT__ARGS(ent__arg_runs(&all)));
  }
  ent__tree_close(&report->tree);
}

void ent__say_silent(ent__report *report, ent_issue_id issue) {
  ent_actor_id *actors = ent__tree_alloc(&report->tree, report->shown_count + 1, sizeof *actors);
  size_t count = 0;
  if (actors == NULL) return;
  for (size_t i = 0; i < report->shown_count; i++) {
    if (ent_stances_find(report->stances, report->shown[i], issue) == NULL) actors[count++] = report->shown[i];
  }
  if (count == 0) return;
  if (count == report->shown_count) {
    ent__paragraph(report, ENT__W_ISS_NOBODY, ENT__NO_ARGS);
    return;
  }
  ent__runs names = {NULL, NULL};
  if (count <= silent_named) ent__add_actors(report, &names, actors, count);
  ent__paragraph(report, count <= silent_named ? ENT__W_ISS_MISSING : ENT__W_ISS_MISSING_COUNT,
                 ENT__ARGS(ent__arg_runs(&names), ent__arg_count(count), ent__arg_count(report->shown_count)));
}

/* "China and 5 others +0.9 (5 of 6 members), ..." */
static void say_means(ent__report *report, ent_issue_id issue) {
  ent__runs *items = ent__tree_alloc(&report->tree, report->group_total + 1, sizeof *items);
  size_t count = 0;
  for (uint32_t i = 0; items != NULL && report->of_actors && i < ent__sides(report); i++) {
    const ent_position_of position = ent_coalitions_position(report->coalitions, i, issue);
    if (position.cells == 0) continue;
    ent__runs name = {NULL, NULL};
    ent__runs mean = {NULL, NULL};
    ent__add_group(report, &name, i);
    ent__add_mean(report, &mean, position);
    ent__put(&report->tree, &items[count++], report->groups[i].size == 1 ? ENT__W_SUM_SIDE : ENT__W_ISS_MEAN,
             ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&mean), ent__arg_count(position.cells), ent__arg_count(report->groups[i].size)));
  }
  if (count == 0) return;
  ent__runs all = {NULL, NULL};
  ent__join(&report->tree, &all, items, count);
  ent__paragraph(report, ENT__W_ISS_MEANS, ENT__ARGS(ent__arg_runs(&all)));
}

static void section(ent__report *report, ent_issue_id id) {
  const ent_issue *issue = &report->issues[id];
  ent__block *block = ent__tree_open(&report->tree, ENT__BLOCK_SECTION, ent__anchor(report, "issue", issue->id));
  ent__runs name = {NULL, NULL};
  size_t count = 0;
  ent__add_issue(report, &name, id);
  for (ent__run *run = name.first; run != NULL; run = run->next) run->href = NULL;
  ent__runs_append(&report->tree, &block->runs, &name);
  ent__say_meaning(report, id);
  if (issue->note != NULL) ent__add_text(report, &ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH)->runs, issue->note, ENT__RUN_EMPHASIS);
  ent_stances_column(report->stances, id, &count);
  if (count > 0) sides(report, id);
  ent__say_silent(report, id);
  say_means(report, id);
  ent__part_arguments_of(report, id);
  ent__tree_close(&report->tree);
}

void ent__section_issues(ent__report *report) {
  if (report->topic_count == 0) return;
  ent__open_section(report, "issues", ENT__W_ISSUES);
  ent__runs names = {NULL, NULL};
  ent__add_issues(report, &names, report->topics, report->topic_count);
  ent__paragraph(report, ENT__W_ISS_INTRO, ENT__ARGS(ent__arg_runs(&names)));
  for (size_t i = 0; i < report->topic_count; i++) section(report, report->topics[i]);
  ent__tree_close(&report->tree);
}
