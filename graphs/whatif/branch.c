/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Covering by branch and bound, for weights too fine for a table of states: items by falling gain,
 * each taken or left. A branch ends where the items left cannot cover what is lacking, or where it
 * cannot be cheaper than the best so far; the whole at a bound on branches, unproved.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/whatif/cover.h"

enum { branches_most = 1 << 21 };

/* An item with what it is sorted by: the share of the needs that it covers. */
typedef struct ranked {
  double share;
  size_t item;
} ranked;

typedef struct needs {
  uint64_t left[ENT__NEEDS];
  ent__cost cost;
} needs;

typedef struct search {
  const ent__cover *cover;
  ranked *order;
  needs *behind;   /* by depth: gains of all items from there on */
  uint64_t (*largest)[ENT__NEEDS]; /* by depth: the largest gain from there on */
  needs *at;       /* by depth: what is lacking, and the cost so far */
  bool *in;        /* by depth */
  bool *best;
  ent__cost best_cost;
  bool found;
} search;

static int by_share(const void *left, const void *right) {
  const ranked *a = left;
  const ranked *b = right;
  if (a->share != b->share) return a->share > b->share ? -1 : 1;
  return a->item < b->item ? -1 : a->item > b->item;
}

static bool covered(const search *s, const needs *at) {
  for (size_t d = 0; d < s->cover->needs; d++)
    if (at->left[d] > 0) return false;
  return true;
}

static void pay(needs *to, const needs *from, const ent__item *item, size_t count) {
  for (size_t d = 0; d < count; d++) to->left[d] = from->left[d] > item->gain[d] ? from->left[d] - item->gain[d] : 0;
  to->cost = ent__cost_add(from->cost, &item->cost);
}

/* Returns whether a branch may end in a set cheaper than the best. */
static bool promises(const search *s, size_t depth) {
  const needs *at = &s->at[depth];
  uint32_t more = 0;
  for (size_t d = 0; d < s->cover->needs; d++) {
    if (at->left[d] > s->behind[depth].left[d]) return false;
    const uint64_t largest = s->largest[depth][d];
    const uint64_t items = at->left[d] == 0 ? 0 : (at->left[d] + largest - 1) / largest;
    more = items > more ? (uint32_t)items : more;
  }
  if (!s->found) return true;
  ent__cost least = at->cost;
  least.count += more;
  return ent__cost_compare(&least, &s->best_cost, s->cover->count_first) < 0;
}

static void keep(search *s, size_t depth) {
  s->found = true;
  s->best_cost = s->at[depth].cost;
  memset(s->best, 0, s->cover->count * sizeof *s->best);
  for (size_t i = 0; i < depth; i++) s->best[s->order[i].item] = s->in[i];
}

/* A first set: items by an order until all is covered, then without those that can be spared. */
static void greedy(search *s, bool by_cost) {
  const ent__cover *cover = s->cover;
  bool *taken = s->in; /* by item here */
  needs sum = s->at[0];
  memset(taken, 0, cover->count * sizeof *taken);
  for (size_t i = 0; i < cover->count && !covered(s, &sum); i++) {
    const size_t item = by_cost ? i : s->order[i].item;
    taken[item] = true;
    pay(&sum, &sum, &cover->items[item], cover->needs);
  }
  for (size_t i = cover->count; i-- > 0;) {
    if (!taken[i]) continue;
    needs without = s->at[0];
    for (size_t k = 0; k < cover->count; k++)
      if (taken[k] && k != i) pay(&without, &without, &cover->items[k], cover->needs);
    if (!covered(s, &without)) continue;
    taken[i] = false;
    sum.cost = without.cost;
  }
  if (s->found && ent__cost_compare(&sum.cost, &s->best_cost, cover->count_first) >= 0) return;
  s->found = true;
  s->best_cost = sum.cost;
  memcpy(s->best, taken, cover->count * sizeof *taken);
}

/* Returns whether the search came to its end. */
static bool run(search *s) {
  size_t depth = 0;
  for (size_t branches = 0; branches < branches_most; branches++) {
    bool up = false;
    if (covered(s, &s->at[depth])) {
      if (!s->found || ent__cost_compare(&s->at[depth].cost, &s->best_cost, s->cover->count_first) < 0) keep(s, depth);
      up = true;
    } else {
      up = depth == s->cover->count || !promises(s, depth);
    }
    if (!up) {
      s->in[depth] = true;
      pay(&s->at[depth + 1], &s->at[depth], &s->cover->items[s->order[depth].item], s->cover->needs);
      depth++;
      continue;
    }
    while (depth > 0 && !s->in[depth - 1]) depth--;
    if (depth == 0) return true;
    s->in[depth - 1] = false;
    s->at[depth] = s->at[depth - 1];
  }
  return false;
}

static void rank(search *s) {
  const ent__cover *cover = s->cover;
  for (size_t i = 0; i < cover->count; i++) {
    s->order[i] = (ranked){0, i};
    for (size_t d = 0; d < cover->needs; d++) s->order[i].share += (double)cover->items[i].gain[d] / (double)cover->need[d];
  }
  qsort(s->order, cover->count, sizeof *s->order, by_share);
  for (size_t i = cover->count; i-- > 0;) {
    const ent__item *item = &cover->items[s->order[i].item];
    for (size_t d = 0; d < cover->needs; d++) {
      s->behind[i].left[d] = s->behind[i + 1].left[d] + item->gain[d];
      s->largest[i][d] = item->gain[d] > s->largest[i + 1][d] ? item->gain[d] : s->largest[i + 1][d];
    }
  }
  for (size_t d = 0; d < cover->needs; d++) s->at[0].left[d] = cover->need[d];
}

ent_status ent__cover_branch(bool *taken, bool *proved, const ent__cover *cover, ent_error *err) {
  const size_t room = cover->count + 1;
  search s = {.cover = cover, .best = taken};
  s.order = ent__alloc(room, sizeof *s.order);
  s.behind = ent__zalloc(room, sizeof *s.behind);
  s.largest = ent__zalloc(room, sizeof *s.largest);
  s.at = ent__zalloc(room, sizeof *s.at);
  s.in = ent__zalloc(room, sizeof *s.in);
  const bool failed = s.order == NULL || s.behind == NULL || s.largest == NULL || s.at == NULL || s.in == NULL;
  if (!failed) {
    rank(&s);
    greedy(&s, true);
    greedy(&s, false);
    memset(s.in, 0, room * sizeof *s.in);
    *proved = run(&s);
  }
  ent__free(s.order);
  ent__free(s.behind);
  ent__free(s.largest);
  ent__free(s.at);
  ent__free(s.in);
  return failed ? ent__nomem(err) : ENT_OK;
}
