/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it would take to carry or block the most divisive issues. */
#include <math.h>

#include "exporters/reports/kinds.h"
#include "exporters/reports/phrase.h"

enum { issues_told = 5, named_most = 5 };

/* "Brazil −0.5 (S12)": an actor with its position and the statements behind it. */
static void add_actor_at(ent__report *report, ent__runs *runs, ent_actor_id actor, ent_issue_id issue) {
  const ent_cell *cell = ent_stances_find(report->stances, actor, issue);
  ent__runs name = {NULL, NULL};
  ent__runs mean = {NULL, NULL};
  ent__runs marks = {NULL, NULL};
  if (cell == NULL) return;
  ent__add_actor(report, &name, actor);
  ent__add_number(report, &mean, cell->mean);
  ent__add_references(report, &marks, cell);
  ent__put(&report->tree, runs, cell->from_bloc == ENT_NONE ? ENT__W_MEMBER_AT : ENT__W_MEMBER_AT_BLOC,
           ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&mean), ent__arg_runs(&marks)));
}

/* The members of a set, the nearest first; of a large one the first few and how many more. */
static void add_set(ent__report *report, ent__runs *runs, const ent_whatif_issue *issue, const ent_whatif_set *set) {
  ent__runs items[named_most] = {{NULL, NULL}};
  const uint32_t named = set->count <= named_most ? set->count : named_most;
  for (uint32_t i = 0; i < named; i++) add_actor_at(report, &items[i], issue->actors[set->at[i]].actor, issue->issue);
  ent__join_some(&report->tree, runs, items, named, set->count - named);
}

static void say_threshold(ent__report *report, const ent_whatif_issue *issue, ent__phrase_id has, ent__phrase_id lacks) {
  ent__runs names = {NULL, NULL};
  if (!issue->possible) return;
  add_set(report, &names, issue, &issue->fewest);
  ent__item(report, issue->carried ? has : lacks, ENT__ARGS(ent__arg_runs(&names), ent__arg_count(issue->fewest.count)));
}

static void say_issue(ent__report *report, const ent_whatif_issue *majority, const ent_whatif_issue *two_thirds) {
  ent__paragraph(report, ENT__W_WHI_SIDES,
                 ENT__ARGS(ent__arg_count(majority->sides[ENT_WHATIF_SUPPORTS]), ent__arg_count(majority->sides[ENT_WHATIF_OPPOSES]), ent__arg_count(majority->sides[ENT_WHATIF_BETWEEN])));
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  say_threshold(report, majority, ENT__W_WHI_HAS_MAJORITY, ENT__W_WHI_NO_MAJORITY);
  say_threshold(report, two_thirds, ENT__W_WHI_HAS_TWO_THIRDS, ENT__W_WHI_NO_TWO_THIRDS);
  ent__tree_close(&report->tree);
}

static ent_status ask(ent_whatif **out, const ent__report *report, const char *const *ids, size_t count, const char *quota, ent_error *err) {
  ent_whatif_options options = ENT_WHATIF_OPTIONS_INIT;
  options.issues = ids;
  options.issue_count = count;
  options.rules = (ent_power_options){{{"one", quota}}, 1};
  options.who = ENT_WHATIF_SPOKEN;
  return ent_whatif_new(out, report->stances, ent_study_space(report->study), &options, err);
}

static void say_all(ent__report *report, const ent_whatif *majority, const ent_whatif *two_thirds) {
  size_t count = 0;
  const ent_whatif_issue *a = ent_whatif_issues(majority, &count);
  const ent_whatif_issue *b = ent_whatif_issues(two_thirds, &count);
  ent__open_section(report, "what-if", ENT__W_WHATIF);
  ent__paragraph(report, ENT__W_WHI_INTRO, ENT__NO_ARGS);
  ent__paragraph(report, ENT__W_WHI_CAVEAT, ENT__NO_ARGS);
  for (size_t i = 0; i < count; i++) {
    ent__block *section = ent__tree_open(&report->tree, ENT__BLOCK_SECTION, NULL);
    ent__add_issue(report, &section->runs, a[i].issue);
    say_issue(report, &a[i], &b[i]);
    ent__tree_close(&report->tree);
  }
  ent__tree_close(&report->tree);
}

static ent_status ask_both(ent_whatif *out[2], const ent__report *report, const char *const *ids, size_t count, ent_error *err) {
  const ent_status status = ask(&out[0], report, ids, count, "majority", err);
  return status == ENT_OK ? ask(&out[1], report, ids, count, "2/3", err) : status;
}

void ent__part_whatif(ent__report *report, ent_issue_id issue) {
  ent_whatif *asked[2] = {NULL, NULL};
  size_t count = 0;
  if (ent_study_whatif(report->study) == NULL || report->status != ENT_OK) return;
  report->status = ask_both(asked, report, &report->issues[issue].id, 1, report->err);
  if (report->status == ENT_OK) {
    ent__block *caveat = ent__paragraph(report, ENT__W_WHI_CAVEAT, ENT__NO_ARGS);
    ent__say(&report->tree, &caveat->runs, ENT__W_KIS_BLOCS, ENT__NO_ARGS);
    say_issue(report, ent_whatif_issues(asked[0], &count), ent_whatif_issues(asked[1], &count));
  }
  ent_whatif_free(asked[0]);
  ent_whatif_free(asked[1]);
}

void ent__section_whatif(ent__report *report) {
  const ent_division *divisions[issues_told];
  const char *ids[issues_told];
  ent_whatif *asked[2] = {NULL, NULL};
  if (ent_study_whatif(report->study) == NULL || !report->of_actors || report->status != ENT_OK) return;
  const size_t count = ent__most_divisive(report, divisions, issues_told);
  if (count == 0) return;
  for (size_t i = 0; i < count; i++) ids[i] = report->issues[divisions[i]->issue].id;
  report->status = ask_both(asked, report, ids, count, report->err);
  if (report->status == ENT_OK) say_all(report, asked[0], asked[1]);
  ent_whatif_free(asked[0]);
  ent_whatif_free(asked[1]);
}
