/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How good the grouping is, and which ties run against it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/reports/phrase.h"

enum { most_named = 12, strongest = 8, issues_named = 8 };

/* Few negative ties: a tenth, as docs/coalitions.md has it. */
#define FEW_NEGATIVE 0.1

static void add_score(ent__report *report, ent__runs *runs, double value) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_fixed(&text, value, 2);
  ent__add_plain(report, runs, ent__tree_take(&report->tree, &text));
}

static void say_best(ent__report *report, ent__runs *runs, const ent_quality *quality) {
  const size_t starts = ent_coalitions_certainty(report->coalitions)->searches;
  if (quality->proved) {
    ent__say(&report->tree, runs, ENT__W_QUA_PROVED, ENT__NO_ARGS);
  } else if (isfinite(quality->bound)) {
    ent__runs score = {NULL, NULL};
    ent__runs bound = {NULL, NULL};
    add_score(report, &score, quality->objective);
    add_score(report, &bound, quality->bound);
    ent__say(&report->tree, runs, ENT__W_QUA_GAP,
             ENT__ARGS(ent__arg_count(starts), ent__arg_runs(&score), ent__arg_runs(&bound)));
  } else {
    ent__say(&report->tree, runs, ENT__W_QUA_OWN, ENT__NO_ARGS);
  }
  if (quality->stopped_by != NULL && !quality->proved) {
    const bool work = strcmp(quality->stopped_by, "work") == 0;
    ent__say(&report->tree, runs, work ? ENT__W_QUA_STOPPED_WORK : ENT__W_QUA_STOPPED_TIME, ENT__NO_ARGS);
  }
  if (quality->equally_good > 1)
    ent__say(&report->tree, runs, ENT__W_QUA_EQUAL, ENT__ARGS(ent__arg_count(quality->equally_good)));
}

/* Lists the actors that the consensus puts into another coalition. */
static size_t differing(const ent__report *report, uint32_t *nodes) {
  const uint32_t *consensus = ent_coalitions_consensus(report->coalitions);
  size_t count = 0;
  for (uint32_t i = 0; consensus != NULL && i < report->node_total; i++) {
    const uint32_t own = report->members[i].coalition;
    if (own != ENT_NONE && consensus[i] != ENT_NONE && consensus[i] != own) nodes[count++] = i;
  }
  return count;
}

/* The number of coalitions that most resamples had, and whether their consensus is the grouping shown. */
static void say_draws(ent__report *report) {
  const ent_certainty *certainty = ent_coalitions_certainty(report->coalitions);
  size_t count = 0;
  size_t usual = 0;
  const ent_draws *draws = ent_coalitions_draws(report->coalitions, &count);
  if (count == 0) return;
  for (size_t i = 1; i < count; i++) {
    if (draws[i].resamples > draws[usual].resamples) usual = i;
  }
  ent__block *block = ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH);
  ent__say(&report->tree, &block->runs, count == 1 ? ENT__W_QUA_DRAWS_ALL : ENT__W_QUA_DRAWS,
           ENT__ARGS(ent__arg_count(certainty->resamples), ent__arg_count(draws[usual].resamples), ent__arg_count(draws[usual].coalitions),
                     ent__arg_count(draws[0].coalitions), ent__arg_count(draws[count - 1].coalitions)));
  uint32_t *nodes = ent__tree_alloc(&report->tree, report->node_total + 1, sizeof *nodes);
  ent__runs names = {NULL, NULL};
  if (certainty->consensus_coalitions == 0 || nodes == NULL) return;
  const size_t others = differing(report, nodes);
  if (others > most_named) {
    ent__put(&report->tree, &names, ENT__W_QUA_ACTORS, ENT__ARGS(ent__arg_count(others)));
  } else if (others > 0) {
    ent__add_nodes(report, &names, nodes, others);
  }
  ent__say(&report->tree, &block->runs, others > 0 ? ENT__W_QUA_CONSENSUS_DIFFERS : ENT__W_QUA_CONSENSUS_SAME,
           ENT__ARGS(ent__arg_runs(&names), ent__arg_count(others)));
}

void ent__part_quality(ent__report *report) {
  const ent_quality *quality = ent_coalitions_quality(report->coalitions);
  ent__open_section(report, "grouping", ENT__W_QUALITY);
  ent__block *block = ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH);
  say_best(report, &block->runs, quality);
  block = ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH);
  if (quality->frustrated == 0) {
    ent__say(&report->tree, &block->runs, ENT__W_QUA_NONE_FRUSTRATED, ENT__ARGS(ent__arg_count(report->tie_total)));
  } else {
    ent__say(&report->tree, &block->runs, ENT__W_QUA_FRUSTRATED,
             ENT__ARGS(ent__arg_count(report->tie_total), ent__arg_count(quality->frustrated),
                       ent__arg_count(ent__hundred(quality->frustration / quality->total))));
  }
  if (quality->negative_share < FEW_NEGATIVE) {
    ent__block *notice = ent__tree_add(&report->tree, ENT__BLOCK_NOTICE);
    ent__put(&report->tree, &notice->runs, report->stances == NULL ? ENT__W_QUA_FEW_NEGATIVE_PLAIN : ENT__W_QUA_FEW_NEGATIVE,
             ENT__ARGS(ent__arg_count(ent__hundred(quality->negative_share))));
  }
  say_draws(report);
  if (quality->resamples == 0) ent__paragraph(report, ENT__W_QUA_NO_RESAMPLES, ENT__NO_ARGS);
  ent__tree_close(&report->tree);
}

/* By falling strength, then by the order of the ties. */
static int compare_ties(const void *left, const void *right) {
  const ent_tie *a = *(const ent_tie *const *)left;
  const ent_tie *b = *(const ent_tie *const *)right;
  if (fabs(a->weight) != fabs(b->weight)) return fabs(a->weight) > fabs(b->weight) ? -1 : 1;
  if (a->source != b->source) return a->source < b->source ? -1 : 1;
  return a->target < b->target ? -1 : 1;
}

/* As in "Free speech online (S6–S7; S83)". */
void ent__add_issue_of_two(ent__report *report, ent__runs *runs, const ent_cell *x, const ent_cell *y) {
  ent__runs name = {NULL, NULL};
  ent__runs first = {NULL, NULL};
  ent__runs second = {NULL, NULL};
  ent__add_issue(report, &name, x->issue);
  ent__add_references(report, &first, x);
  ent__add_references(report, &second, y);
  const ent__phrase_id id = !ent__runs_empty(&second) ? ENT__W_ISSUE_OF_TWO : ent__runs_empty(&first) ? ENT__W_ONE : ENT__W_IN_BRACKETS;
  ent__put(&report->tree, runs, id, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&first), ent__arg_runs(&second)));
}

void ent__say_sides(ent__report *report, ent__runs *runs, ent_actor_id a, ent_actor_id b, bool same) {
  ent__runs items[issues_named] = {{NULL, NULL}};
  ent__runs names = {NULL, NULL};
  size_t count = 0;
  for (size_t i = 0; i < report->topic_count; i++) {
    const ent_cell *x = ent_stances_find(report->stances, a, report->topics[i]);
    const ent_cell *y = ent_stances_find(report->stances, b, report->topics[i]);
    if (x == NULL || y == NULL || ent__side(x->mean) * ent__side(y->mean) != (same ? 1 : -1)) continue;
    if (count < issues_named) ent__add_issue_of_two(report, &items[count], x, y);
    count++;
  }
  ent__join(&report->tree, &names, items, count < issues_named ? count : issues_named);
  if (count > 0) ent__say(&report->tree, runs, same ? ENT__W_FRU_AGREED : ENT__W_FRU_OPPOSED, ENT__ARGS(ent__arg_runs(&names)));
  else if (!same) ent__say(&report->tree, runs, ENT__W_FRU_NO_OPPOSED, ENT__NO_ARGS);
  if (count > issues_named) ent__say(&report->tree, runs, ENT__W_FRU_MORE_ISSUES, ENT__ARGS(ent__arg_count(count - issues_named)));
}

static void say_tie(ent__report *report, const ent_tie *tie) {
  ent__runs a = {NULL, NULL};
  ent__runs b = {NULL, NULL};
  ent__runs weight = {NULL, NULL};
  ent__runs group = {NULL, NULL};
  const bool across = tie->weight > 0;
  ent__add_node(report, &a, tie->source);
  ent__add_node(report, &b, tie->target);
  ent__add_number(report, &weight, tie->weight);
  if (!across) ent__add_group(report, &group, report->members[tie->source].coalition);
  ent__phrase_id id = across ? ENT__W_FRU_ACROSS : ENT__W_FRU_WITHIN;
  if (!report->of_actors) id = across ? ENT__W_FRU_ACROSS_PLAIN : ENT__W_FRU_WITHIN_PLAIN;
  ent__block *item = ent__item(report, id, ENT__ARGS(ent__arg_runs(&a), ent__arg_runs(&b), ent__arg_runs(&weight),
                                                     ent__arg_count(tie->shared), ent__arg_runs(&group)));
  if (!report->of_actors) return;
  const ent_actor_id first = report->nodes[tie->source].index;
  const ent_actor_id second = report->nodes[tie->target].index;
  ent__say_sides(report, &item->runs, first, second, true);
  ent__say_sides(report, &item->runs, first, second, false);
}

void ent__part_frustrated(ent__report *report) {
  size_t count = 0;
  const uint32_t *at = ent_coalitions_frustrated(report->coalitions, &count);
  if (count == 0) return;
  const ent_tie **sorted = ent__tree_alloc(&report->tree, count, sizeof *sorted);
  if (sorted == NULL) return;
  for (size_t i = 0; i < count; i++) sorted[i] = &report->ties[at[i]];
  qsort(sorted, count, sizeof *sorted, compare_ties);
  ent__open_section(report, "against", ENT__W_FRUSTRATED);
  ent__paragraph(report, ENT__W_FRU_INTRO, ENT__NO_ARGS);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  for (size_t i = 0; i < count && i < strongest; i++) say_tie(report, sorted[i]);
  ent__tree_close(&report->tree);
  if (count > strongest) ent__paragraph(report, ENT__W_FRU_MORE, ENT__ARGS(ent__arg_count(count - strongest)));
  ent__tree_close(&report->tree);
}
