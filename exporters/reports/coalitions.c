/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coalitions: a picture, one table over all, then each with its members and what it stands for. */
#include "exporters/reports/phrase.h"

#include <math.h>
#include <stdlib.h>

#include "exporters/reports/figure.h"

/* second_from: of 100 draws, from which on it is worth saying where else a member landed. */
enum { stands_for_from = 2, stands_for_most = 10, second_from = 5 };

static void add_share(ent__report *report, ent__block *cell, double share) {
  if (share >= 0) ent__put(&report->tree, &cell->runs, ENT__W_ONE, ENT__ARGS(ent__arg_count(ent__hundred(share))));
  else ent__put(&report->tree, &cell->runs, ENT__W_UNKNOWN, ENT__NO_ARGS);
}

/* The members whose place is uncertain, or "none". */
static void add_swings(ent__report *report, ent__runs *runs, const ent_coalition *group) {
  uint32_t *nodes = ent__tree_alloc(&report->tree, group->size, sizeof *nodes);
  size_t count = 0;
  if (nodes == NULL) return;
  for (uint32_t i = 0; i < group->size; i++) {
    if (report->members[group->members[i]].swings) nodes[count++] = group->members[i];
  }
  if (isnan(group->stability)) ent__put(&report->tree, runs, ENT__W_UNKNOWN, ENT__NO_ARGS);
  else if (count == 0) ent__put(&report->tree, runs, ENT__W_NOBODY, ENT__NO_ARGS);
  else ent__add_nodes(report, runs, nodes, count);
}

static void glance(ent__report *report) {
  static const ent__phrase_id headers[] = {ENT__W_COA_COLUMN, ENT__W_COA_SIZE, ENT__W_COA_SURE, ENT__W_COA_COHESION, ENT__W_COA_UNCERTAIN};
  ent__open_table(report, ENT__W_COA_TABLE, ENT__NO_ARGS);
  ent__header_row(report, headers, "lrrrl");
  for (uint32_t i = 0; i < report->group_total; i++) {
    const ent_coalition *group = &report->groups[i];
    if (!ent__is_group(report, i)) continue;
    ent__tree_open(&report->tree, ENT__BLOCK_ROW, NULL);
    ent__add_group(report, &ent__row_header(report)->runs, i);
    ent__count_cell(report, group->size);
    add_share(report, ent__cell(report, ENT__ALIGN_END), group->stability);
    ent__add_number(report, &ent__cell(report, ENT__ALIGN_END)->runs, group->cohesion);
    add_swings(report, &ent__cell(report, ENT__ALIGN_START)->runs, group);
    ent__tree_close(&report->tree);
  }
  ent__tree_close(&report->tree);
}

static void member_row(ent__report *report, uint32_t node) {
  const ent_member *member = &report->members[node];
  const bool known = !isnan(member->stability);
  ent__tree_open(&report->tree, ENT__BLOCK_ROW, NULL);
  ent__add_node(report, &ent__row_header(report)->runs, node);
  ent__block *cell = ent__cell(report, ENT__ALIGN_START);
  ent__put(&report->tree, &cell->runs, known ? ent__certainty_word(member) : ENT__W_UNKNOWN, ENT__NO_ARGS);
  cell->style = known && member->swings ? "doubt" : NULL;
  add_share(report, ent__cell(report, ENT__ALIGN_END), member->stability);
  cell = ent__cell(report, ENT__ALIGN_START);
  if (member->second != ENT_NONE && ent__hundred(member->second_share) >= second_from) {
    ent__runs name = {NULL, NULL};
    ent__add_group(report, &name, member->second);
    ent__put(&report->tree, &cell->runs, ENT__W_COA_SECOND,
             ENT__ARGS(ent__arg_runs(&name), ent__arg_count(ent__hundred(member->second_share))));
  } else {
    ent__put(&report->tree, &cell->runs, ENT__W_DASH, ENT__NO_ARGS);
  }
  ent__count_cell(report, report->nodes[node].cells);
  ent__tree_close(&report->tree);
}

static void member_table(ent__report *report, uint32_t group, const ent__runs *name) {
  size_t count = 0;
  const uint32_t *nodes = ent__members_of(report, group, &count);
  const ent__phrase_id headers[] = {ENT__W_COA_MEMBER, ENT__W_COA_PLACE, ENT__W_COA_WITH_OWN, ENT__W_COA_ELSEWHERE,
                                    report->stances == NULL ? ENT__W_COA_TIES
                                    : report->of_actors     ? ENT__W_COA_ISSUES
                                                            : ENT__W_COA_ACTORS};
  ent__open_table(report, ENT__W_COA_MEMBERS, ENT__ARGS(ent__arg_runs(name)));
  ent__header_row(report, headers, "llrlr");
  for (size_t i = 0; i < count; i++) member_row(report, nodes[i]);
  ent__tree_close(&report->tree);
}

typedef struct stand {
  ent_issue_id issue;
  size_t order;
  ent_position_of position;
} stand;

/* By the sum of the positions: how clear the mean is, and how many members it rests on. */
static int compare_stands(const void *left, const void *right) {
  const stand *a = left;
  const stand *b = right;
  const double x = fabs(a->position.mean) * a->position.cells;
  const double y = fabs(b->position.mean) * b->position.cells;
  if (x != y) return x > y ? -1 : 1;
  return a->order < b->order ? -1 : 1;
}

static void say_stand(ent__report *report, const stand *at, size_t size) {
  ent__runs issue = {NULL, NULL};
  ent__runs number = {NULL, NULL};
  const char *word = ent__report_word(report->tree.language, at->position.mean > 0 ? ENT__W_FOR : ENT__W_AGAINST);
  ent__add_issue(report, &issue, at->issue);
  ent__add_number(report, &number, at->position.mean);
  ent__item(report, ent__is_divided(at->position) ? ENT__W_COA_POSITION_DIVIDED : ENT__W_COA_POSITION,
            ENT__ARGS(ent__arg_runs(&issue), ent__arg_text(word), ent__arg_runs(&number), ent__arg_count(at->position.cells),
                      ent__arg_count(size)));
}

/* What two or more members back or oppose on average. */
static void stands_for(ent__report *report, uint32_t group) {
  stand *stands = ent__tree_alloc(&report->tree, report->topic_count + 1, sizeof *stands);
  size_t count = 0;
  if (stands == NULL) return;
  for (size_t i = 0; i < report->topic_count; i++) {
    const ent_position_of position = ent_coalitions_position(report->coalitions, group, report->topics[i]);
    if (position.cells < stands_for_from || ent__side(position.mean) == 0) continue;
    stands[count++] = (stand){report->topics[i], i, position};
  }
  qsort(stands, count, sizeof *stands, compare_stands);
  ent__paragraph(report, count == 0 ? ENT__W_COA_NO_POSITION : ENT__W_COA_STANDS_FOR, ENT__NO_ARGS);
  if (count == 0) return;
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  for (size_t i = 0; i < count && i < stands_for_most; i++) say_stand(report, &stands[i], report->groups[group].size);
  ent__tree_close(&report->tree);
  if (count > stands_for_most) ent__paragraph(report, ENT__W_COA_MORE_POSITIONS, ENT__ARGS(ent__arg_count(count - stands_for_most)));
}

static void each_group(ent__report *report, uint32_t group) {
  ent__runs name = {NULL, NULL};
  ent__runs number = {NULL, NULL};
  ent__block *section = ent__tree_open(&report->tree, ENT__BLOCK_SECTION, ent__number_anchor(report, "coalition", (size_t)group + 1));
  ent__add_group(report, &name, group);
  for (ent__run *run = name.first; run != NULL; run = run->next) run->href = NULL;
  ent__put(&report->tree, &section->runs, ENT__W_COA_HEADING, ENT__ARGS(ent__arg_count((size_t)group + 1), ent__arg_runs(&name)));
  ent__add_number(report, &number, report->groups[group].cohesion);
  member_table(report, group, &name);
  ent__paragraph(report, ENT__W_COA_COHESION_TEXT, ENT__ARGS(ent__arg_runs(&number)));
  if (report->of_actors) stands_for(report, group);
  ent__tree_close(&report->tree);
}

/* Sorts the nodes outside the coalitions: alone, or without a tie. */
static size_t outside(const ent__report *report, uint32_t *nodes, bool tied) {
  size_t count = 0;
  for (uint32_t i = 0; i < report->node_total; i++) {
    const uint32_t group = report->members[i].coalition;
    if (tied ? group != ENT_NONE && !ent__is_group(report, group) : group == ENT_NONE) nodes[count++] = i;
  }
  return count;
}

static void say_untied(ent__report *report, const uint32_t *nodes, size_t count) {
  ent__runs names = {NULL, NULL};
  ent__add_nodes(report, &names, nodes, count);
  ent__paragraph(report, report->of_actors ? ENT__W_COA_UNTIED : ENT__W_COA_UNTIED_PLAIN,
                 ENT__ARGS(ent__arg_runs(&names), ent__arg_count(count), ent__arg_count(ent__fewest_shared(report))));
}

static size_t silent(const ent__report *report, uint32_t *actors) {
  size_t count = 0;
  for (size_t i = 0; report->of_actors && i < report->shown_count; i++) {
    if (report->node_of[report->shown[i]] == ENT_NONE) actors[count++] = report->shown[i];
  }
  return count;
}

static void others(ent__report *report) {
  uint32_t *nodes = ent__tree_alloc(&report->tree, report->node_total + report->shown_count + 1, sizeof *nodes);
  if (nodes == NULL) return;
  const size_t alone = outside(report, nodes, true);
  const size_t untied = outside(report, nodes + alone, false);
  uint32_t *quiet = nodes + alone + untied;
  const size_t unheard = silent(report, quiet);
  if (alone + untied + unheard == 0) return;
  ent__open_section(report, "no-coalition", report->of_actors ? ENT__W_COA_OTHERS : ENT__W_COA_OTHERS_PLAIN);
  if (alone > 0) {
    ent__runs *items = ent__tree_alloc(&report->tree, alone, sizeof *items);
    ent__runs names = {NULL, NULL};
    for (size_t i = 0; items != NULL && i < alone; i++) ent__add_alone(report, &items[i], nodes[i]);
    if (items != NULL) ent__join(&report->tree, &names, items, alone);
    ent__paragraph(report, ENT__W_COA_ALONE, ENT__ARGS(ent__arg_runs(&names), ent__arg_count(alone)));
  }
  if (untied > 0) say_untied(report, nodes + alone, untied);
  if (unheard > 0) {
    ent__runs names = {NULL, NULL};
    ent__add_actors(report, &names, quiet, unheard);
    ent__paragraph(report, ENT__W_COA_SILENT, ENT__ARGS(ent__arg_runs(&names)));
  }
  ent__tree_close(&report->tree);
}

void ent__section_coalitions(ent__report *report) {
  ent__open_section(report, "coalitions", ENT__W_COALITIONS);
  if (report->coalitions == NULL) {
    ent__paragraph(report, ENT__W_COA_NONE, ENT__NO_ARGS);
  } else if (ent__groups(report) == 0) {
    ent__paragraph(report, ent__why_no_groups(report), ENT__NO_ARGS);
    others(report);
  } else {
    ent__figure(report, "coalitions", ENT__W_COA_FIGURE, ENT__W_COA_FIGURE_ALT);
    glance(report);
    for (uint32_t i = 0; i < report->group_total; i++) {
      if (ent__is_group(report, i)) each_group(report, i);
    }
    others(report);
    ent__part_quality(report);
    ent__part_frustrated(report);
  }
  ent__tree_close(&report->tree);
}
