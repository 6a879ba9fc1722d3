/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stances rest on: of the arguments on the side that an actor or a coalition takes on an issue,
 * those that it holds; which of them stand, which fail and through what.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/arguments/framework_struct.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/reasons/internal.h"

/* A holder of an argument that is on its side of an issue; one of a coalition's counts for that, too. */
typedef struct share {
  uint32_t issue; /* place in canonical order */
  uint32_t owner; /* coalition, or rank of the actor */
  uint32_t reason;
  uint32_t actor_rank;
  ent_actor_id actor;
} share;

typedef struct shares {
  share *at;
  size_t count;
  size_t room;
} shares;

typedef struct work {
  ent_reasons *reasons;
  ent_ground **grounds; /* by place of the issue: each of its reasons as a ground, without holders */
  shares of_actors;
  shares of_groups;
} work;

static int by_issue(const void *left, const void *right) {
  const share *a = left;
  const share *b = right;
  if (a->issue != b->issue) return a->issue < b->issue ? -1 : 1;
  if (a->owner != b->owner) return a->owner < b->owner ? -1 : 1;
  if (a->reason != b->reason) return a->reason < b->reason ? -1 : 1;
  return a->actor_rank < b->actor_rank ? -1 : a->actor_rank > b->actor_rank;
}

static int by_owner(const void *left, const void *right) {
  const share *a = left;
  const share *b = right;
  if (a->owner != b->owner) return a->owner < b->owner ? -1 : 1;
  return by_issue(left, right);
}

static int label_order(ent_label label) { return label == ENT_LABEL_IN ? 2 : label == ENT_LABEL_UNDECIDED; }

/* The relation of an argument to one side of an issue that holds best, ENT_NONE where there is none. */
static ent_relation_id best_relation(const ent_reasons *r, ent_issue_id issue, const ent_reason *reason) {
  ent_relation_id best = ENT_NONE;
  for (uint32_t i = r->to_issues.start[reason->argument]; i < r->to_issues.start[reason->argument + 1]; i++) {
    const ent_relation *relation = &r->relations[r->to_issues.at[i]];
    const bool supports = (relation->to.kind == ENT_TARGET_ISSUE_SUPPORT) == (relation->kind == ENT_RELATION_SUPPORTS);
    if (relation->to.index != issue || supports != reason->supports_issue) continue;
    const ent_relation_id here = r->to_issues.at[i];
    const int better = best == ENT_NONE ? 1 : label_order(ent_framework_relation(r->framework, here)) - label_order(ent_framework_relation(r->framework, best));
    if (better > 0 || (better == 0 && strcmp(relation->id, r->relations[best].id) < 0)) best = here;
  }
  return best;
}

static int by_rank(const ent_reasons *r, ent_argument_id a, ent_argument_id b) {
  return r->argument_rank[a] < r->argument_rank[b] ? -1 : r->argument_rank[a] > r->argument_rank[b];
}

/* Adds an argument to a list in the order of texts, once. */
static void insert(const ent_reasons *r, ent_argument_id *list, uint32_t *count, ent_argument_id argument) {
  uint32_t i = *count;
  for (uint32_t k = 0; k < *count; k++)
    if (list[k] == argument) return;
  for (; i > 0 && by_rank(r, list[i - 1], argument) > 0; i--) list[i] = list[i - 1];
  list[i] = argument;
  (*count)++;
}

/* The arguments whose attack on this one succeeds. */
static ent_status list_attackers(ent_ground *ground, ent_reasons *r, ent_error *err) {
  const ent_ids from = ent_framework_attackers_of(r->framework, ground->argument);
  ent_argument_id *list = ent__arena_alloc(&r->arena, from.count, sizeof *list);
  if (list == NULL) return ent__nomem(err);
  for (uint32_t i = 0; i < from.count; i++) {
    ent_attack ends;
    if (r->framework->labels[from.at[i]] != ENT_LABEL_IN) continue;
    if (ent__framework_ends(r->framework, from.at[i], ground->argument, &ends)) insert(r, list, &ground->defeater_count, ends.from);
  }
  ground->defeaters = list;
  return ENT_OK;
}

static ent_status list_undercutters(ent_ground *ground, ent_reasons *r, ent_relation_id relation, ent_error *err) {
  const uint32_t start = r->undercuts.start[relation];
  const uint32_t end = r->undercuts.start[relation + 1];
  ent_argument_id *list = ent__arena_alloc(&r->arena, end - start, sizeof *list);
  if (list == NULL) return ent__nomem(err);
  for (uint32_t i = start; i < end; i++) {
    const ent_relation_id undercut = r->undercuts.at[i];
    if (ent_framework_relation(r->framework, undercut) == ENT_LABEL_IN) insert(r, list, &ground->defeater_count, r->relations[undercut].from);
  }
  ground->defeaters = list;
  return ENT_OK;
}

/* How an argument fares on an issue. */
static ent_status weigh(ent_ground *out, ent_reasons *r, ent_issue_id issue, const ent_reason *reason, ent_error *err) {
  const ent_label own = r->framework->labels[reason->argument];
  const ent_relation_id relation = reason->direct ? best_relation(r, issue, reason) : ENT_NONE;
  *out = (ent_ground){.argument = reason->argument, .direct = reason->direct, .label = own};
  if (relation != ENT_NONE) out->label = ent_framework_relation(r->framework, relation);
  out->undercut = label_order(out->label) < label_order(own);
  if (out->label != ENT_LABEL_OUT) return ENT_OK;
  return out->undercut ? list_undercutters(out, r, relation, err) : list_attackers(out, r, err);
}

static ent_status add(shares *to, share one, ent_error *err) {
  void *at = to->at;
  if (ent__grow(&at, &to->room, to->count + 1, sizeof *to->at) != 0) return ent__nomem(err);
  to->at = at;
  to->at[to->count++] = one;
  return ENT_OK;
}

/* Adds the holders of an argument whose side of the issue it is on. */
static ent_status share_out(work *w, uint32_t place, uint32_t index, const ent_reason *reason, const int *sides, ent_error *err) {
  const ent_reasons *r = w->reasons;
  const int side = reason->supports_issue ? 1 : -1;
  ent_status status = ENT_OK;
  for (uint32_t i = r->holders.start[reason->argument]; i < r->holders.start[reason->argument + 1] && status == ENT_OK; i++) {
    const ent_holding *holding = &r->holdings[r->holders.at[i]];
    if (!holding->holds) continue;
    const uint32_t camp = r->camp[holding->actor];
    const ent_cell *cell = ent_stances_find(r->stances, holding->actor, r->issues[place]);
    share one = {place, r->actor_rank[holding->actor], index, r->actor_rank[holding->actor], holding->actor};
    if (cell != NULL && ent__reasons_side(cell->mean) == side) status = add(&w->of_actors, one, err);
    one.owner = camp;
    if (status == ENT_OK && camp < r->groups && sides[camp] == side) status = add(&w->of_groups, one, err);
  }
  return status;
}

static ent_status take_issue(work *w, uint32_t place, ent_error *err) {
  ent_reasons *r = w->reasons;
  int sides[ENT__REASONS_GROUPS] = {0};
  size_t count = 0;
  const ent_reason *reasons = ent_framework_reasons(r->framework, r->issues[place], &count);
  w->grounds[place] = ent__arena_alloc(&r->arena, count, sizeof **w->grounds);
  if (w->grounds[place] == NULL) return ent__nomem(err);
  for (uint32_t g = 0; g < r->groups; g++) {
    const double mean = ent_coalitions_position(r->coalitions, g, r->issues[place]).mean;
    sides[g] = isnan(mean) ? 0 : ent__reasons_side(mean);
  }
  ent_status status = ENT_OK;
  for (uint32_t i = 0; i < count && status == ENT_OK; i++) {
    status = weigh(&w->grounds[place][i], r, r->issues[place], &reasons[i], err);
    if (status == ENT_OK) status = share_out(w, place, i, &reasons[i], sides, err);
  }
  return status;
}

static void judge(ent_footing *footing) {
  for (uint32_t i = 0; i < footing->ground_count; i++) {
    footing->standing += footing->grounds[i].label == ENT_LABEL_IN;
    footing->open += footing->grounds[i].label == ENT_LABEL_UNDECIDED;
    footing->failing += footing->grounds[i].label == ENT_LABEL_OUT;
  }
  if (footing->ground_count == 0) footing->verdict = ENT_FOOTING_NONE;
  else if (footing->standing > 0) footing->verdict = ENT_FOOTING_STANDS;
  else footing->verdict = footing->open > 0 ? ENT_FOOTING_OPEN : ENT_FOOTING_FAILS;
}

/* Fills the grounds of one footing from its run of shares. */
static ent_status fill(ent_footing *footing, work *w, const share *from, size_t count, ent_error *err) {
  ent__arena *arena = &w->reasons->arena;
  ent_ground *grounds = ent__arena_alloc(arena, count, sizeof *grounds);
  ent_actor_id *holders = ent__arena_alloc(arena, count, sizeof *holders);
  if (grounds == NULL || holders == NULL) return ent__nomem(err);
  for (size_t i = 0; i < count; i++) {
    if (i == 0 || from[i].reason != from[i - 1].reason) {
      grounds[footing->ground_count] = w->grounds[from[i].issue][from[i].reason];
      grounds[footing->ground_count++].holders = &holders[i];
    }
    holders[i] = from[i].actor;
    grounds[footing->ground_count - 1].holder_count++;
  }
  footing->grounds = grounds;
  judge(footing);
  return ENT_OK;
}

static size_t run_end(const shares *of, size_t from) {
  size_t end = from;
  while (end < of->count && of->at[end].issue == of->at[from].issue && of->at[end].owner == of->at[from].owner) end++;
  return end;
}

static ent_status foot_actors(work *w, ent_error *err) {
  ent_reasons *r = w->reasons;
  size_t passing = 0;
  ent_stances_actors(r->stances, &passing);
  if (w->of_actors.count > 0) qsort(w->of_actors.at, w->of_actors.count, sizeof *w->of_actors.at, by_owner);
  r->actor_footings = ent__alloc(w->of_actors.count, sizeof *r->actor_footings);
  r->footing_row = ent__zalloc(passing + 1, sizeof *r->footing_row);
  if (r->actor_footings == NULL || r->footing_row == NULL) return ent__nomem(err);
  for (size_t i = 0; i < w->of_actors.count;) {
    const share *first = &w->of_actors.at[i];
    const size_t end = run_end(&w->of_actors, i);
    const ent_issue_id issue = r->issues[first->issue];
    ent_footing *footing = &r->actor_footings[r->actor_footing_count++];
    *footing = (ent_footing){.issue = issue, .coalition = ENT_NONE, .actor = first->actor, .position = ent_stances_find(r->stances, first->actor, issue)->mean};
    const ent_status status = fill(footing, w, first, end - i, err);
    if (status != ENT_OK) return status;
    r->footing_row[first->owner + 1]++;
    i = end;
  }
  for (size_t i = 0; i < passing; i++) r->footing_row[i + 1] += r->footing_row[i];
  return ENT_OK;
}

/* Each coalition that takes a side has one, with grounds or without. */
static ent_status foot_groups(work *w, ent_error *err) {
  ent_reasons *r = w->reasons;
  size_t at = 0;
  if (w->of_groups.count > 0) qsort(w->of_groups.at, w->of_groups.count, sizeof *w->of_groups.at, by_issue);
  r->coalition_footings = ent__alloc(r->issue_count * r->groups, sizeof *r->coalition_footings);
  if (r->coalition_footings == NULL) return ent__nomem(err);
  for (uint32_t place = 0; place < r->issue_count; place++) {
    for (uint32_t g = 0; g < r->groups; g++) {
      const double mean = ent_coalitions_position(r->coalitions, g, r->issues[place]).mean;
      if (isnan(mean) || ent__reasons_side(mean) == 0) continue;
      const bool here = at < w->of_groups.count && w->of_groups.at[at].issue == place && w->of_groups.at[at].owner == g;
      const size_t end = here ? run_end(&w->of_groups, at) : at;
      ent_footing *footing = &r->coalition_footings[r->coalition_footing_count++];
      *footing = (ent_footing){.issue = r->issues[place], .coalition = g, .actor = ENT_NONE, .position = mean};
      const ent_status status = fill(footing, w, here ? &w->of_groups.at[at] : NULL, end - at, err);
      if (status != ENT_OK) return status;
      at = end;
    }
  }
  return ENT_OK;
}

ent_status ent__reasons_foot(ent_reasons *reasons, ent_error *err) {
  work w = {.reasons = reasons};
  w.grounds = ent__alloc(reasons->issue_count, sizeof *w.grounds);
  ent_status status = w.grounds == NULL ? ent__nomem(err) : ENT_OK;
  for (uint32_t place = 0; place < reasons->issue_count && status == ENT_OK; place++) status = take_issue(&w, place, err);
  if (status == ENT_OK) status = foot_actors(&w, err);
  if (status == ENT_OK) status = foot_groups(&w, err);
  ent__free(w.of_actors.at);
  ent__free(w.of_groups.at);
  ent__free(w.grounds);
  return status;
}
