/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How united each coalition and bloc is: a table, where it splits, who is loyal and who breaks ranks. */
#include <math.h>

#include "exporters/reports/phrase.h"

/* splits_told: issues named; cases_told: of the one that breaks ranks most; loyal_from: issues with a line. */
enum { splits_told = 3, cases_told = 3, loyal_from = 3, blocs_told = 12 };

static void add_name(ent__report *report, ent__runs *runs, const ent_group *group) {
  if (group->kind == ENT_GROUP_COALITION) ent__add_group(report, runs, group->coalition);
  else if (group->kind == ENT_GROUP_BLOC) ent__add_actor(report, runs, group->bloc);
  else ent__put(&report->tree, runs, ENT__W_COH_ALL, ENT__NO_ARGS);
}

static void share_cell(ent__report *report, double share) {
  ent__block *cell = ent__cell(report, ENT__ALIGN_END);
  if (isnan(share)) ent__put(&report->tree, &cell->runs, ENT__W_COH_NOT_KNOWN, ENT__NO_ARGS);
  else ent__put(&report->tree, &cell->runs, ENT__W_ONE, ENT__ARGS(ent__arg_count(ent__hundred(fmax(0, share)))));
}

static void row(ent__report *report, const ent_group *group) {
  ent__tree_open(&report->tree, ENT__BLOCK_ROW, NULL);
  add_name(report, &ent__row_header(report)->runs, group);
  ent__count_cell(report, group->member_count);
  ent__count_cell(report, group->told);
  share_cell(report, group->hix);
  if (group->kind == ENT_GROUP_ALL) ent__cell(report, ENT__ALIGN_END);
  else share_cell(report, group->loyalty);
  ent__tree_close(&report->tree);
}

static void table(ent__report *report, const ent_group *groups, size_t count) {
  static const ent__phrase_id heads[] = {ENT__W_COH_GROUP, ENT__W_COH_MEMBERS, ENT__W_COH_ISSUES, ENT__W_COH_UNITY, ENT__W_COH_LOYALTY};
  ent__open_table(report, ENT__W_COH_TABLE, ENT__NO_ARGS);
  ent__header_row(report, heads, "lrrrr");
  for (size_t i = 0; i < count; i++)
    if (groups[i].kind == ENT_GROUP_COALITION) row(report, &groups[i]);
  row(report, &groups[0]);
  ent__tree_close(&report->tree);
}

/* Returns the issue of least unity below that of `after` (NULL: of all), in order; NULL where all others are whole. */
static const ent_unity *next_split(const ent_group *group, const ent_unity *after) {
  const ent_unity *best = NULL;
  for (size_t i = 0; i < group->issue_count; i++) {
    const ent_unity *one = &group->issues[i];
    if (isnan(one->hix) || one->hix >= 1) continue;
    if (after != NULL && (one->hix < after->hix || (one->hix <= after->hix && one <= after))) continue;
    if (best == NULL || one->hix < best->hix) best = one;
  }
  return best;
}

static void say_splits(ent__report *report, ent__runs *runs, const ent_group *group) {
  ent__runs items[splits_told] = {{NULL, NULL}};
  ent__runs names = {NULL, NULL};
  size_t count = 0;
  const ent_unity *split = next_split(group, NULL);
  for (; split != NULL && count < splits_told; split = next_split(group, split)) {
    ent__runs issue = {NULL, NULL};
    ent__add_issue(report, &issue, split->issue);
    ent__put(&report->tree, &items[count++], ENT__W_COH_SPLIT,
             ENT__ARGS(ent__arg_runs(&issue), ent__arg_count(split->yes), ent__arg_count(split->no), ent__arg_count(split->abstain)));
  }
  if (count == 0) return;
  ent__join(&report->tree, &names, items, count);
  ent__say(&report->tree, runs, ENT__W_COH_SPLITS, ENT__ARGS(ent__arg_runs(&names)));
}

static void say_unity(ent__report *report, ent__runs *runs, const ent_group *group) {
  ent__runs name = {NULL, NULL};
  size_t whole = 0;
  add_name(report, &name, group);
  for (size_t i = 0; i < group->issue_count; i++) whole += group->issues[i].hix >= 1;
  const ent__phrase_id id = group->told == 0 ? ENT__W_COH_SILENT : whole == group->told ? ENT__W_COH_WHOLE_ALL : ENT__W_COH_WHOLE;
  ent__say(&report->tree, runs, id, ENT__ARGS(ent__arg_runs(&name), ent__arg_count(whole), ent__arg_count(group->told)));
}

/* The highest share over enough issues; of equals the one that it was seen on more issues. */
static const ent_loyalty *most_loyal(const ent_group *group) {
  const ent_loyalty *best = NULL;
  for (size_t i = 0; i < group->member_count; i++) {
    const ent_loyalty *one = &group->members[i];
    if (one->issues < loyal_from) continue;
    if (best == NULL || one->share > best->share || (one->share >= best->share && one->issues > best->issues)) best = one;
  }
  return best;
}

/* The most defections; of equals the one with fewer issues to defect on. */
static const ent_loyalty *least_loyal(const ent_group *group) {
  const ent_loyalty *best = NULL;
  for (size_t i = 0; i < group->member_count; i++) {
    const ent_loyalty *one = &group->members[i];
    if (one->against == 0) continue;
    if (best == NULL || one->against > best->against || (one->against == best->against && one->issues < best->issues)) best = one;
  }
  return best;
}

static void say_breaks(ent__report *report, ent__runs *runs, const ent_group *group, const ent_loyalty *who) {
  ent__runs items[cases_told] = {{NULL, NULL}};
  ent__runs cases = {NULL, NULL};
  ent__runs name = {NULL, NULL};
  size_t count = 0;
  for (size_t i = 0; i < group->defection_count && count < cases_told; i++) {
    ent__runs issue = {NULL, NULL};
    ent__runs marks = {NULL, NULL};
    if (group->defections[i].actor != who->actor) continue;
    ent__add_issue(report, &issue, group->defections[i].issue);
    ent__add_references(report, &marks, group->defections[i].cell);
    ent__put(&report->tree, &items[count++], ENT__W_COH_CASE, ENT__ARGS(ent__arg_runs(&issue), ent__arg_runs(&marks)));
  }
  ent__join(&report->tree, &cases, items, count);
  ent__add_actor(report, &name, who->actor);
  ent__say(&report->tree, runs, count < who->against ? ENT__W_COH_BREAKS_SOME : ENT__W_COH_BREAKS,
           ENT__ARGS(ent__arg_runs(&name), ent__arg_count(who->against), ent__arg_count(who->issues), ent__arg_runs(&cases)));
}

static void say_loyalty(ent__report *report, ent__runs *runs, const ent_group *group) {
  const ent_loyalty *loyal = most_loyal(group);
  const ent_loyalty *breaker = least_loyal(group);
  if (loyal != NULL && loyal->with > 0) {
    ent__runs name = {NULL, NULL};
    ent__add_actor(report, &name, loyal->actor);
    ent__say(&report->tree, runs, loyal->with == loyal->issues ? ENT__W_COH_LOYAL_ALL : ENT__W_COH_LOYAL,
             ENT__ARGS(ent__arg_runs(&name), ent__arg_count(loyal->with), ent__arg_count(loyal->issues)));
  }
  if (breaker != NULL) say_breaks(report, runs, group, breaker);
  else if (!isnan(group->loyalty)) ent__say(&report->tree, runs, ENT__W_COH_NO_BREAKS, ENT__NO_ARGS);
  if (group->marginal == ENT_NONE) return;
  ent__runs name = {NULL, NULL};
  ent__add_actor(report, &name, group->marginal);
  ent__say(&report->tree, runs, ENT__W_COH_MARGINAL, ENT__ARGS(ent__arg_runs(&name)));
}

/* Tells of the groups of a kind, at most so many; returns how many there were. */
static size_t tell(ent__report *report, const ent_group *groups, size_t count, ent_group_kind kind, size_t most) {
  size_t found = 0;
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  for (size_t i = 0; i < count && found < most; i++) {
    if (groups[i].kind != kind || (kind == ENT_GROUP_BLOC && groups[i].told == 0)) continue;
    ent__block *item = ent__tree_add(&report->tree, ENT__BLOCK_ITEM);
    say_unity(report, &item->runs, &groups[i]);
    say_splits(report, &item->runs, &groups[i]);
    say_loyalty(report, &item->runs, &groups[i]);
    found++;
  }
  ent__tree_close(&report->tree);
  return found;
}

static size_t count_kind(const ent_group *groups, size_t count, ent_group_kind kind) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++) found += groups[i].kind == kind && groups[i].told > 0;
  return found;
}

/* "All who break ranks", linked to where each case is told. */
static void say_where(ent__report *report) {
  ent__runs link = {NULL, NULL};
  ent__runs_add(&report->tree, &link, ent__report_word(report->tree.language, ENT__W_DIV_BREAKERS), ENT__RUN_PLAIN, "#ranks");
  ent__paragraph(report, ENT__W_COH_SEE, ENT__ARGS(ent__arg_runs(&link)));
}

void ent__section_cohesion(ent__report *report) {
  const ent_cohesion *cohesion = ent_study_cohesion(report->study);
  size_t count = 0;
  if (cohesion == NULL) return;
  const ent_group *groups = ent_cohesion_groups(cohesion, &count);
  const size_t coalitions = count_kind(groups, count, ENT_GROUP_COALITION);
  const size_t blocs = count_kind(groups, count, ENT_GROUP_BLOC);
  if (coalitions + blocs == 0) return;
  ent__open_section(report, "cohesion", ENT__W_COH);
  ent__paragraph(report, ENT__W_COH_INTRO, ENT__NO_ARGS);
  if (coalitions > 0) {
    table(report, groups, count);
    tell(report, groups, count, ENT_GROUP_COALITION, count);
    if (report->of_actors && report->group_total > 1) say_where(report);
  }
  if (blocs > 0) {
    ent__open_section(report, "bloc-cohesion", ENT__W_COH_BLOCS);
    ent__paragraph(report, ENT__W_COH_BLOCS_INTRO, ENT__NO_ARGS);
    tell(report, groups, count, ENT_GROUP_BLOC, blocs_told);
    ent__tree_close(&report->tree);
  }
  ent__tree_close(&report->tree);
}
