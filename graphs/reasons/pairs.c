/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Allies of convenience and opponents who share premises. Allies are looked for along the ties of
 * the network by position, opponents along the arguments that are shared; only the first so many of
 * either are kept.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/reasons/internal.h"

/* What one actor is seen with while its pairs are looked at; stamps hold the actor's rank + 1. */
typedef struct seat {
  ent_reasons *reasons;
  uint32_t *holds;   /* by argument */
  uint32_t *rejects; /* by argument */
  uint32_t *met;     /* by actor */
  uint32_t *shared;  /* by actor: arguments that both hold */
  ent_actor_id *others; /* met so far */
  double *tie;       /* by node: its tie to the actor; NaN */
  const ent_footing **footing; /* by issue: what the actor's stance rests on, of `since` */
  uint32_t *since;             /* by issue */
} seat;

/* A pair on its way to the list. */
typedef struct candidate {
  ent_reasons_pair pair;
  uint32_t rank_a;
  uint32_t rank_b;
} candidate;

/* Less than 0 where a comes first. */
typedef int order_fn(const candidate *a, const candidate *b);

static int more_first(uint32_t a, uint32_t b) { return a > b ? -1 : a < b; }

static int canonical(const candidate *a, const candidate *b) {
  if (a->rank_a != b->rank_a) return a->rank_a < b->rank_a ? -1 : 1;
  return a->rank_b < b->rank_b ? -1 : a->rank_b > b->rank_b;
}

static int worst_ally_last(const candidate *a, const candidate *b) {
  const int clashes = more_first(a->pair.clash_count, b->pair.clash_count);
  if (clashes != 0) return clashes;
  const int issues = more_first(a->pair.issue_count, b->pair.issue_count);
  if (issues != 0) return issues;
  if (a->pair.tie != b->pair.tie) return a->pair.tie > b->pair.tie ? -1 : 1;
  return canonical(a, b);
}

static int most_shared_first(const candidate *a, const candidate *b) {
  const int shared = more_first(a->pair.shared_count, b->pair.shared_count);
  if (shared != 0) return shared;
  const double x = isnan(a->pair.tie) ? 1 : a->pair.tie; /* not above 0 where it is known */
  const double y = isnan(b->pair.tie) ? 1 : b->pair.tie;
  if (x != y) return x < y ? -1 : 1;
  return canonical(a, b);
}

/* The best so far, in order. */
typedef struct list {
  candidate *at;
  size_t count;
  size_t room;
  size_t total;
  order_fn *order;
} list;

static ent_status keep(list *to, const candidate *one, size_t most, ent_error *err) {
  to->total++;
  if (to->count < most) {
    void *at = to->at;
    if (ent__grow(&at, &to->room, to->count + 1, sizeof *to->at) != 0) return ent__nomem(err);
    to->at = at;
    to->at[to->count++] = *one;
  }
  if (to->at == NULL) return ENT_OK; /* there is room for one at least */
  size_t i = to->count - 1;
  if (to->order(one, &to->at[i]) > 0) return ENT_OK;
  for (; i > 0 && to->order(one, &to->at[i - 1]) < 0; i--) to->at[i] = to->at[i - 1];
  to->at[i] = *one;
  return ENT_OK;
}

static void sit(seat *s, ent_actor_id actor) {
  const ent_reasons *r = s->reasons;
  size_t count = 0;
  const ent_holding *at = ent_reasons_of(r, actor, &count);
  const uint32_t stamp = r->actor_rank[actor] + 1;
  for (size_t i = 0; i < count; i++) {
    if (at[i].holds) s->holds[at[i].argument] = stamp;
    if (at[i].rejects) s->rejects[at[i].argument] = stamp;
  }
  const ent_footing *footings = ent__reasons_footings_of(r, actor, &count);
  for (size_t i = 0; i < count; i++) {
    s->footing[footings[i].issue] = &footings[i];
    s->since[footings[i].issue] = stamp;
  }
}

/* Counts, and writes where `to` is given, the arguments that the seated actor holds, too. */
static uint32_t share(ent_argument_id *to, const seat *s, uint32_t stamp, ent_actor_id other) {
  size_t count = 0;
  uint32_t found = 0;
  const ent_holding *at = ent_reasons_of(s->reasons, other, &count);
  for (size_t i = 0; i < count; i++) {
    if (!at[i].holds || s->holds[at[i].argument] != stamp) continue;
    if (to != NULL) to[found] = at[i].argument;
    found++;
  }
  return found;
}

/* Does an argument attack another? */
static bool attacks(const ent_reasons *r, ent_argument_id from, ent_argument_id to) {
  for (uint32_t k = r->attacked.start[to]; k < r->attacked.start[to + 1]; k++)
    if (r->relations[r->attacked.at[k]].from == from) return true;
  return false;
}

/* The same of arguments at odds, one held by each; two that attack each other are one clash. */
static uint32_t clash(ent_clash *to, const seat *s, uint32_t stamp, ent_actor_id other) {
  const ent_reasons *r = s->reasons;
  size_t count = 0;
  uint32_t found = 0;
  const ent_holding *at = ent_reasons_of(r, other, &count);
  for (size_t i = 0; i < count; i++) {
    const ent_argument_id own = at[i].argument;
    const bool contrary = (at[i].holds && s->rejects[own] == stamp) || (at[i].rejects && s->holds[own] == stamp);
    if (contrary && to != NULL) to[found] = (ent_clash){own, own, ENT_NONE};
    found += contrary;
    if (!at[i].holds) continue;
    for (uint32_t k = r->attacked.start[own]; k < r->attacked.start[own + 1]; k++) {
      const ent_argument_id from = r->relations[r->attacked.at[k]].from;
      if (from == own || s->holds[from] != stamp) continue;
      if (to != NULL) to[found] = (ent_clash){from, own, r->attacked.at[k]};
      found++;
    }
    for (uint32_t k = r->attacks.start[own]; k < r->attacks.start[own + 1]; k++) {
      const ent_argument_id target = r->relations[r->attacks.at[k]].to.index;
      if (target == own || s->holds[target] != stamp || attacks(r, target, own)) continue;
      if (to != NULL) to[found] = (ent_clash){target, own, r->attacks.at[k]};
      found++;
    }
  }
  return found;
}

static bool on_one_side(const ent_footing *a, const ent_footing *b) { return (a->position > 0) == (b->position > 0); }

/* Issues on which another takes the side of the seated actor, both with reasons for it but none in common. */
static uint32_t apart(ent_issue_id *to, const seat *s, uint32_t stamp, ent_actor_id other) {
  size_t count = 0;
  uint32_t found = 0;
  const ent_footing *at = ent__reasons_footings_of(s->reasons, other, &count);
  for (size_t i = 0; i < count; i++) {
    if (s->since[at[i].issue] != stamp || !on_one_side(s->footing[at[i].issue], &at[i])) continue;
    bool common = false;
    for (uint32_t k = 0; k < at[i].ground_count && !common; k++) common = s->holds[at[i].grounds[k].argument] == stamp;
    if (common) continue;
    if (to != NULL) to[found] = at[i].issue;
    found++;
  }
  return found;
}

/* Issues on which they take opposite sides while an argument that both hold bears on it. */
static uint32_t opposed(ent_issue_id *to, const seat *s, const ent_reasons_pair *pair) {
  const ent_reasons *r = s->reasons;
  uint32_t found = 0;
  size_t cells = 0;
  const ent_cell *row = ent_stances_row(r->stances, pair->a, &cells);
  for (size_t i = 0; i < cells; i++) {
    size_t count = 0;
    bool bears = false;
    const ent_cell *other = ent_stances_find(r->stances, pair->b, row[i].issue);
    if (other == NULL || ent__reasons_side(row[i].mean) * ent__reasons_side(other->mean) >= 0) continue;
    const ent_reason *reasons = ent_framework_reasons(r->framework, row[i].issue, &count);
    for (size_t k = 0; k < count && !bears; k++) {
      for (uint32_t m = 0; m < pair->shared_count && !bears; m++) bears = reasons[k].argument == pair->shared[m];
    }
    if (bears) to[found++] = row[i].issue;
  }
  return found;
}

/* A clash with what it is sorted by: texts, then ids, of what is at odds. */
typedef struct sortable {
  uint32_t a;
  uint32_t b;
  const char *id;
  ent_clash clash;
} sortable;

static int by_texts(const void *left, const void *right) {
  const sortable *a = left;
  const sortable *b = right;
  if (a->a != b->a) return a->a < b->a ? -1 : 1;
  if (a->b != b->b) return a->b < b->b ? -1 : 1;
  return strcmp(a->id, b->id);
}

static ent_status sort_clashes(ent_clash *at, uint32_t count, const ent_reasons *r, ent_error *err) {
  sortable *order = ent__alloc(count, sizeof *order);
  if (order == NULL) return ent__nomem(err);
  for (uint32_t i = 0; i < count; i++)
    order[i] = (sortable){r->argument_rank[at[i].a], r->argument_rank[at[i].b], at[i].relation == ENT_NONE ? "" : r->relations[at[i].relation].id, at[i]};
  if (count > 0) qsort(order, count, sizeof *order, by_texts);
  for (uint32_t i = 0; i < count; i++) at[i] = order[i].clash;
  ent__free(order);
  return ENT_OK;
}

/* Works out in full a pair that stays. */
static ent_status complete(seat *s, ent_reasons_pair *pair, bool allies, ent_error *err) {
  ent_reasons *r = s->reasons;
  const uint32_t stamp = r->actor_rank[pair->a] + 1;
  sit(s, pair->a);
  pair->shared_count = share(NULL, s, stamp, pair->b);
  pair->clash_count = clash(NULL, s, stamp, pair->b);
  ent_argument_id *shared = ent__arena_alloc(&r->arena, pair->shared_count, sizeof *shared);
  ent_clash *clashes = ent__arena_alloc(&r->arena, pair->clash_count, sizeof *clashes);
  ent_issue_id *issues = ent__arena_alloc(&r->arena, r->issue_count, sizeof *issues);
  if (shared == NULL || clashes == NULL || issues == NULL) return ent__nomem(err);
  (void)share(shared, s, stamp, pair->b);
  (void)clash(clashes, s, stamp, pair->b);
  pair->shared = shared;
  pair->clashes = clashes;
  pair->issues = issues;
  pair->issue_count = allies ? apart(issues, s, stamp, pair->b) : opposed(issues, s, pair);
  return sort_clashes(clashes, pair->clash_count, r, err);
}

static bool speaks(const ent_reasons *r, ent_actor_id actor) {
  size_t count = 0;
  return ent_reasons_of(r, actor, &count) != NULL;
}

/* Looks at the ties of an actor to those behind it in its own coalition. */
static ent_status seek_allies(list *to, seat *s, ent_actor_id actor, ent_error *err) {
  const ent_reasons *r = s->reasons;
  const ent_network *network = ent_coalitions_network(r->coalitions);
  const uint32_t node = r->node[actor];
  const uint32_t stamp = r->actor_rank[actor] + 1;
  size_t count = 0;
  const ent_node *nodes = ent_network_nodes(network, &count);
  const ent_tie *ties = ent_network_ties(network, &count);
  const uint32_t *at = ent_network_incident(network, node, &count);
  ent_status status = ENT_OK;
  for (size_t i = 0; i < count && status == ENT_OK; i++) {
    const ent_tie *tie = &ties[at[i]];
    const ent_actor_id other = nodes[tie->source == node ? tie->target : tie->source].index;
    if (!(tie->weight > 0) || r->actor_rank[other] < r->actor_rank[actor] || r->camp[other] != r->camp[actor] || !speaks(r, other)) continue;
    candidate one = {{.a = actor, .b = other, .tie = tie->weight}, r->actor_rank[actor], r->actor_rank[other]};
    one.pair.clash_count = clash(NULL, s, stamp, other);
    one.pair.shared_count = share(NULL, s, stamp, other);
    one.pair.issue_count = apart(NULL, s, stamp, other);
    const bool of_convenience = one.pair.clash_count > 0 || (one.pair.shared_count == 0 && one.pair.issue_count > 0);
    if (of_convenience) status = keep(to, &one, r->options.most_pairs, err);
  }
  return status;
}

/* Notes who else holds what the actor holds. Returns how many were met. */
static size_t meet(seat *s, ent_actor_id actor) {
  const ent_reasons *r = s->reasons;
  const uint32_t stamp = r->actor_rank[actor] + 1;
  size_t count = 0;
  size_t met = 0;
  const ent_holding *at = ent_reasons_of(r, actor, &count);
  for (size_t i = 0; i < count; i++) {
    if (!at[i].holds) continue;
    for (uint32_t k = r->holders.start[at[i].argument]; k < r->holders.start[at[i].argument + 1]; k++) {
      const ent_holding *holding = &r->holdings[r->holders.at[k]];
      if (!holding->holds || r->actor_rank[holding->actor] <= r->actor_rank[actor]) continue;
      if (s->met[holding->actor] != stamp) {
        s->met[holding->actor] = stamp;
        s->shared[holding->actor] = 0;
        s->others[met++] = holding->actor;
      }
      s->shared[holding->actor]++;
    }
  }
  return met;
}

static void set_ties(seat *s, uint32_t node, bool known) {
  const ent_network *network = ent_coalitions_network(s->reasons->coalitions);
  size_t count = 0;
  const ent_tie *ties = ent_network_ties(network, &count);
  const uint32_t *at = ent_network_incident(network, node, &count);
  for (size_t i = 0; i < count; i++) {
    const ent_tie *tie = &ties[at[i]];
    s->tie[tie->source == node ? tie->target : tie->source] = known ? tie->weight : NAN;
  }
}

static ent_status seek_opponents(list *to, seat *s, ent_actor_id actor, ent_error *err) {
  const ent_reasons *r = s->reasons;
  const size_t met = meet(s, actor);
  ent_status status = ENT_OK;
  set_ties(s, r->node[actor], true);
  for (size_t i = 0; i < met && status == ENT_OK; i++) {
    const ent_actor_id other = s->others[i];
    if (r->camp[other] == ENT_NONE || r->camp[other] == r->camp[actor]) continue;
    const double tie = s->tie[r->node[other]];
    if (tie > 0) continue;
    const candidate one = {{.a = actor, .b = other, .tie = tie, .shared_count = s->shared[other]}, r->actor_rank[actor], r->actor_rank[other]};
    status = keep(to, &one, r->options.most_pairs, err);
  }
  set_ties(s, r->node[actor], false);
  return status;
}

static ent_status finish(ent__pairs *out, seat *s, list *from, bool allies, ent_error *err) {
  out->at = ent__alloc(from->count, sizeof *out->at);
  if (out->at == NULL) return ent__nomem(err);
  ent_status status = ENT_OK;
  for (size_t i = 0; i < from->count && status == ENT_OK; i++) {
    out->at[i] = from->at[i].pair;
    status = complete(s, &out->at[i], allies, err);
  }
  out->count = from->count;
  out->total = from->total;
  return status;
}

static ent_status seek(seat *s, ent_error *err) {
  ent_reasons *r = s->reasons;
  list allies = {.order = worst_ally_last};
  list opponents = {.order = most_shared_first};
  size_t count = 0;
  const ent_actor_id *actors = ent_stances_actors(r->stances, &count);
  ent_status status = ENT_OK;
  for (size_t i = 0; i < count && status == ENT_OK; i++) {
    if (r->camp[actors[i]] == ENT_NONE || !speaks(r, actors[i])) continue;
    sit(s, actors[i]);
    status = seek_allies(&allies, s, actors[i], err);
    if (status == ENT_OK) status = seek_opponents(&opponents, s, actors[i], err);
  }
  if (status == ENT_OK) status = finish(&r->allies, s, &allies, true, err);
  if (status == ENT_OK) status = finish(&r->opponents, s, &opponents, false, err);
  ent__free(allies.at);
  ent__free(opponents.at);
  return status;
}

ent_status ent__reasons_pair(ent_reasons *reasons, ent_error *err) {
  size_t nodes = 0;
  size_t issues = 0;
  if (reasons->coalitions == NULL) return ENT_OK;
  ent_network_nodes(ent_coalitions_network(reasons->coalitions), &nodes);
  ent_dataset_issues(reasons->dataset, &issues);
  seat s = {.reasons = reasons};
  s.holds = ent__zalloc(reasons->argument_total, sizeof *s.holds);
  s.rejects = ent__zalloc(reasons->argument_total, sizeof *s.rejects);
  s.met = ent__zalloc(reasons->actor_total, sizeof *s.met);
  s.shared = ent__zalloc(reasons->actor_total, sizeof *s.shared);
  s.others = ent__alloc(reasons->actor_total, sizeof *s.others);
  s.tie = ent__alloc(nodes, sizeof *s.tie);
  s.footing = ent__alloc(issues, sizeof *s.footing);
  s.since = ent__zalloc(issues, sizeof *s.since);
  const bool room = s.holds != NULL && s.rejects != NULL && s.met != NULL && s.shared != NULL && s.others != NULL && s.tie != NULL && s.footing != NULL &&
                    s.since != NULL;
  for (size_t i = 0; room && i < nodes; i++) s.tie[i] = NAN;
  const ent_status status = room ? seek(&s, err) : ent__nomem(err);
  ent__free(s.holds);
  ent__free(s.rejects);
  ent__free(s.met);
  ent__free(s.shared);
  ent__free(s.others);
  ent__free(s.tie);
  ent__free(s.footing);
  ent__free(s.since);
  return status;
}
