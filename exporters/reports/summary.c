/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In short: what a reader must know who reads nothing else. */
#include "exporters/reports/phrase.h"

enum { members_named = 9, most_divisive = 3, most_common = 3, unopposed_from = 3 };

/* Each coalition in a line: its name, its members, how often they stayed together. */
static void say_groups(ent__report *report) {
  for (uint32_t i = 0; i < report->group_total; i++) {
    if (!ent__is_group(report, i)) continue;
    const ent_coalition *group = &report->groups[i];
    size_t count = 0;
    const uint32_t *nodes = ent__members_of(report, i, &count);
    ent__runs name = {NULL, NULL};
    ent__runs members = {NULL, NULL};
    ent__add_group(report, &name, i);
    for (ent__run *run = name.first; run != NULL; run = run->next) run->style |= ENT__RUN_STRONG;
    ent__add_some_nodes(report, &members, nodes, count, members_named);
    const bool sure = group->stability >= 0;
    ent__item(report, sure ? ENT__W_SUM_GROUP : ENT__W_SUM_GROUP_PLAIN,
              ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&members), ent__arg_count(ent__hundred(group->stability))));
  }
}

static size_t tied_nodes(const ent__report *report) {
  size_t count = 0;
  for (size_t i = 0; i < report->node_total; i++) count += report->members[i].coalition != ENT_NONE;
  return count;
}

ent__phrase_id ent__why_no_groups(const ent__report *report) {
  if (report->tie_total == 0) return ENT__W_SUM_NO_TIES;
  return report->of_actors ? ENT__W_SUM_NO_GROUPS : ENT__W_SUM_NO_GROUPS_PLAIN;
}

static void say_structure(ent__report *report) {
  const size_t tied = tied_nodes(report);
  const size_t groups = ent__groups(report);
  if (tied == 0 || groups == 0) {
    ent__item(report, ent__why_no_groups(report), ENT__NO_ARGS);
    return;
  }
  const size_t alone = report->group_total - groups;
  ent__phrase_id placed = tied == report->node_total ? ENT__W_SUM_PLACED_ALL : ENT__W_SUM_PLACED;
  if (!report->of_actors) placed = tied == report->node_total ? ENT__W_SUM_PLACED_PLAIN_ALL : ENT__W_SUM_PLACED_PLAIN;
  ent__block *item = ent__item(report, placed, ENT__ARGS(ent__arg_count(report->node_total), ent__arg_count(tied)));
  ent__say(&report->tree, &item->runs, alone == 0 ? ENT__W_SUM_GROUPS : ENT__W_SUM_GROUPS_ALONE,
           ENT__ARGS(ent__arg_count(report->group_total), ent__arg_count(alone)));
  say_groups(report);
}

/* Collects the nodes for which a question is answered yes; returns their number. */
static size_t collect(ent__report *report, uint32_t *out, bool (*ask)(const ent__report *, uint32_t)) {
  size_t count = 0;
  for (uint32_t i = 0; i < report->node_total; i++) {
    if (ask(report, i)) out[count++] = i;
  }
  return count;
}

static bool is_alone(const ent__report *report, uint32_t node) {
  const uint32_t group = report->members[node].coalition;
  return group != ENT_NONE && !ent__is_group(report, group);
}

static bool swings(const ent__report *report, uint32_t node) {
  return report->members[node].coalition != ENT_NONE && report->members[node].swings;
}

/* A member that resamples put elsewhere more often than here. */
static bool strays(const ent__report *report, uint32_t node) {
  const ent_member *member = &report->members[node];
  return swings(report, node) && member->second != ENT_NONE && member->second_share > member->stability;
}

static void say_strays(ent__report *report) {
  for (uint32_t i = 0; i < report->node_total; i++) {
    if (!strays(report, i)) continue;
    const ent_member *member = &report->members[i];
    ent__runs name = {NULL, NULL};
    ent__runs other = {NULL, NULL};
    ent__add_node(report, &name, i);
    ent__add_group(report, &other, member->second);
    ent__item(report, ENT__W_SUM_STRAY,
              ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&other), ent__arg_count(ent__hundred(member->second_share)),
                        ent__arg_count(ent__hundred(member->stability))));
  }
}

/* Those by themselves, with how often they were. */
static void say_alone(ent__report *report, const uint32_t *nodes, size_t count) {
  ent__runs *items = ent__tree_alloc(&report->tree, count + 1, sizeof *items);
  ent__runs names = {NULL, NULL};
  for (size_t i = 0; items != NULL && i < count; i++) ent__add_alone(report, &items[i], nodes[i]);
  if (items != NULL) ent__join(&report->tree, &names, items, count);
  ent__item(report, ENT__W_SUM_ALONE, ENT__ARGS(ent__arg_count(count), ent__arg_runs(&names)));
}

static void say_doubts(ent__report *report) {
  uint32_t *nodes = ent__tree_alloc(&report->tree, report->node_total + 1, sizeof *nodes);
  if (nodes == NULL || ent__groups(report) == 0) return;
  ent__runs names = {NULL, NULL};
  size_t count = collect(report, nodes, is_alone);
  if (count > members_named) ent__item(report, ENT__W_SUM_ALONE_MANY, ENT__ARGS(ent__arg_count(count)));
  else if (count > 0) say_alone(report, nodes, count);
  if (ent_coalitions_quality(report->coalitions)->resamples == 0) return;
  count = collect(report, nodes, swings);
  ent__add_some_nodes(report, &names, nodes, count, members_named);
  ent__item(report, count > 0 ? ENT__W_SUM_SWING : ENT__W_SUM_SWING_NONE,
            ENT__ARGS(ent__arg_runs(&names), ent__arg_count(count)));
  say_strays(report);
  if (2 * count > tied_nodes(report)) ent__item(report, ENT__W_SUM_SHAKY, ENT__NO_ARGS);
}

/* "China and 5 others supports (+1), the United States opposes (-0.8)" for those with a stance. */
static void add_sides(ent__report *report, ent__runs *runs, ent_issue_id issue) {
  ent__runs *sides = ent__tree_alloc(&report->tree, report->group_total + 1, sizeof *sides);
  size_t count = 0;
  for (uint32_t i = 0; sides != NULL && i < ent__sides(report); i++) {
    const ent_position_of position = ent_coalitions_position(report->coalitions, i, issue);
    if (position.cells == 0) continue;
    ent__runs name = {NULL, NULL};
    ent__runs number = {NULL, NULL};
    ent__add_group(report, &name, i);
    ent__add_mean(report, &number, position);
    ent__put(&report->tree, &sides[count++], ENT__W_SUM_SIDE, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&number)));
  }
  ent__join(&report->tree, runs, sides, count);
}

size_t ent__most_divisive(const ent__report *report, const ent_division **out, size_t most) {
  size_t count = 0;
  size_t used = 0;
  const ent_division *divisions = ent_coalitions_divisions(report->coalitions, &count);
  for (size_t i = 0; i < count && used < most; i++) {
    if (divisions[i].divisiveness > 0 && divisions[i].cells >= ENT__KNOWN) out[used++] = &divisions[i];
  }
  return used;
}

static void say_divisions(ent__report *report) {
  const ent_division *divisions[most_divisive];
  const size_t count = ent__most_divisive(report, divisions, most_divisive);
  ent__runs all = {NULL, NULL};
  for (size_t i = 0; i < count; i++) {
    ent__runs name = {NULL, NULL};
    ent__runs sides = {NULL, NULL};
    ent__add_issue(report, &name, divisions[i]->issue);
    add_sides(report, &sides, divisions[i]->issue);
    if (i > 0) ent__put(&report->tree, &all, ENT__W_LIST_SEMICOLON, ENT__NO_ARGS);
    ent__put(&report->tree, &all, ENT__W_SUM_DIVIDES_ONE, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&sides)));
  }
  if (count > 0) ent__item(report, ENT__W_SUM_DIVIDES, ENT__ARGS(ent__arg_runs(&all), ent__arg_count(ENT__KNOWN)));
}

/* A mean that hides a split is no ground to stand on. */
static bool is_split(const ent__report *report, const ent_common *common) {
  return ent__is_divided(ent_coalitions_position(report->coalitions, common->a, common->issue)) ||
         ent__is_divided(ent_coalitions_position(report->coalitions, common->b, common->issue));
}

/* Common ground of the two largest coalitions; the section on it has all pairs. */
static void say_common(ent__report *report) {
  if (report->group_total < 2) return;
  size_t count = 0;
  size_t used = 0;
  uint32_t issues[most_common];
  const ent_common *common = ent_coalitions_common(report->coalitions, &count);
  ent__runs a = {NULL, NULL};
  ent__runs b = {NULL, NULL};
  ent__runs names = {NULL, NULL};
  for (size_t i = 0; i < count; i++) {
    if (common[i].a != 0 || common[i].b != 1 || is_split(report, &common[i])) continue;
    if (used < most_common) issues[used] = common[i].issue;
    used++;
  }
  ent__add_group(report, &a, 0);
  ent__add_group(report, &b, 1);
  ent__add_issues(report, &names, issues, used < most_common ? used : most_common);
  const ent__phrase_id id = used == 0 ? ENT__W_SUM_NO_COMMON : used <= most_common ? ENT__W_SUM_COMMON_ALL : ENT__W_SUM_COMMON;
  ent__item(report, id, ENT__ARGS(ent__arg_runs(&a), ent__arg_runs(&b), ent__arg_count(used), ent__arg_runs(&names)));
}

bool ent__is_unopposed(const ent__report *report, ent_issue_id issue) {
  size_t count = 0;
  size_t cells = 0;
  size_t support = 0;
  size_t oppose = 0;
  const uint32_t *at = ent_stances_column(report->stances, issue, &count);
  const ent_cell *all = ent_stances_cells(report->stances, &cells);
  for (size_t i = 0; i < count; i++) {
    support += ent__side(all[at[i]].mean) > 0;
    oppose += ent__side(all[at[i]].min) < 0;
  }
  return oppose == 0 && support >= unopposed_from;
}

static void say_coverage(ent__report *report) {
  size_t cells = 0;
  size_t reported = 0;
  size_t unopposed = 0;
  ent_stances_cells(report->stances, &cells);
  for (size_t i = 0; i < report->cited_count; i++)
    reported += report->statements[report->cited[i]].reported_by != ENT_NONE;
  for (size_t i = 0; i < report->topic_count; i++) unopposed += ent__is_unopposed(report, report->topics[i]);
  if (unopposed > 0) ent__item(report, ENT__W_SUM_UNOPPOSED, ENT__ARGS(ent__arg_count(unopposed)));
  const size_t pairs = report->shown_count * report->topic_count;
  if (pairs > cells)
    ent__item(report, 2 * cells < pairs ? ENT__W_SUM_GAPS : ENT__W_SUM_GAPS_SOME,
              ENT__ARGS(ent__arg_count(pairs - cells), ent__arg_count(pairs)));
  if (reported > 0)
    ent__item(report, ENT__W_SUM_HEARSAY, ENT__ARGS(ent__arg_count(reported), ent__arg_count(report->cited_count)));
}

/* Names a document that supplies half of the statements or more. */
static void say_main_document(ent__report *report) {
  size_t *counts = ent__tree_alloc(&report->tree, report->source_count + 1, sizeof *counts);
  size_t best = 0;
  if (counts == NULL || report->source_count < 2) return;
  for (size_t i = 0; i < report->cited_count; i++) {
    const ent_document_id document = report->statements[report->cited[i]].document;
    if (document == ENT_NONE) continue;
    const uint32_t number = report->document_number[document];
    counts[number]++;
    if (counts[number] > counts[best]) best = number;
  }
  if (best == 0 || counts[best] * 2 < report->cited_count) return;
  ent__runs mark = {NULL, NULL};
  ent__add_document_mark(report, &mark, report->sources[best - 1]);
  ent__item(report, ENT__W_SUM_DOCUMENT, ENT__ARGS(ent__arg_runs(&mark), ent__arg_count(counts[best]), ent__arg_count(report->cited_count)));
}

void ent__section_summary(ent__report *report) {
  ent__open_section(report, "summary", ENT__W_SUMMARY);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  if (report->coalitions != NULL) {
    say_structure(report);
    say_doubts(report);
    if (report->of_actors && report->group_total > 1) {
      say_divisions(report);
      say_common(report);
    }
  }
  if (report->stances != NULL) {
    say_coverage(report);
    say_main_document(report);
  }
  ent__tree_close(&report->tree);
  ent__tree_close(&report->tree);
}
