/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every strict order of the values that matter. Orders for which the same attacks fail are one case,
 * which is solved once; the attacks that fail are one bit for each contest.
 */
#include <string.h>

#include "engine/arguments/audiences/audiences_struct.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

enum { most_values = 8 };

/* A set of failing contests, the first order that has it and how many do. */
typedef struct order_case {
  uint64_t hash;
  uint64_t orders;
  uint32_t order[most_values]; /* values, highest first */
} order_case;

typedef struct cases {
  const ent__vaf *vaf;
  size_t words; /* of bits, each case */
  uint64_t *bits;
  size_t bit_room;
  order_case *at;
  size_t room;
  size_t count;
  uint32_t *slots; /* open addressing: 1 + case */
  size_t slot_count;
  uint32_t *rank;
  uint32_t *best;
  unsigned char *fails;
  uint64_t *row;
} cases;

static bool cases_init(cases *c, const ent__vaf *vaf) {
  *c = (cases){.vaf = vaf, .words = (vaf->contests + 63) / 64, .slot_count = (size_t)1 << 17};
  c->slots = ent__zalloc(c->slot_count, sizeof *c->slots);
  c->rank = ent__alloc(vaf->values, sizeof *c->rank);
  c->best = ent__alloc(vaf->sets, sizeof *c->best);
  c->fails = ent__alloc(vaf->contests, 1);
  c->row = ent__alloc(c->words, sizeof *c->row);
  return c->slots != NULL && c->rank != NULL && c->best != NULL && c->fails != NULL && c->row != NULL;
}

static void cases_clear(cases *c) {
  ent__free(c->bits);
  ent__free(c->at);
  ent__free(c->slots);
  ent__free(c->rank);
  ent__free(c->best);
  ent__free(c->fails);
  ent__free(c->row);
}

static uint64_t pack(const cases *c) {
  uint64_t hash = 0xcbf29ce484222325u;
  memset(c->row, 0, c->words * sizeof *c->row);
  for (uint32_t i = 0; i < c->vaf->contests; i++) c->row[i / 64] |= (uint64_t)c->fails[i] << i % 64;
  for (size_t w = 0; w < c->words; w++) {
    hash = (hash ^ c->row[w]) * 0x9e3779b97f4a7c15u;
    hash ^= hash >> 29;
  }
  return hash;
}

static void unpack(cases *c, size_t number) {
  const uint64_t *row = c->bits + number * c->words;
  for (uint32_t i = 0; i < c->vaf->contests; i++) c->fails[i] = row[i / 64] >> i % 64 & 1;
}

static bool same(const cases *c, size_t number) {
  size_t w = 0;
  if (c->bits == NULL) return false; /* never where there is a slot; said for the analyzer */
  while (w < c->words && c->bits[number * c->words + w] == c->row[w]) w++;
  return w == c->words;
}

/* Counts an order to its case, a new one where there is none. At most 8! cases: the table never fills. */
static ent_status count_order(cases *c, const uint32_t *order, ent_error *err) {
  void *bits = c->bits, *at = c->at;
  for (uint32_t i = 0; i < c->vaf->mattering; i++) c->rank[order[i]] = i;
  ent__vaf_judge(c->vaf, c->rank, c->best, c->fails);
  const uint64_t hash = pack(c);
  size_t slot = hash & (c->slot_count - 1);
  for (; c->slots[slot] != 0; slot = (slot + 1) & (c->slot_count - 1)) {
    order_case *known = &c->at[c->slots[slot] - 1];
    if (known->hash != hash || !same(c, c->slots[slot] - 1)) continue;
    known->orders++;
    return ENT_OK;
  }
  if (ent__grow(&bits, &c->bit_room, (c->count + 1) * c->words, sizeof *c->bits) != 0) return ent__nomem(err);
  c->bits = bits;
  if (ent__grow(&at, &c->room, c->count + 1, sizeof *c->at) != 0) return ent__nomem(err);
  c->at = at;
  for (size_t w = 0; w < c->words; w++) c->bits[c->count * c->words + w] = c->row[w];
  c->at[c->count] = (order_case){.hash = hash, .orders = 1};
  memcpy(c->at[c->count].order, order, c->vaf->mattering * sizeof *order);
  c->slots[slot] = (uint32_t)++c->count;
  return ENT_OK;
}

/* The next permutation of places in lexicographic order; false after the last. */
static bool next(uint32_t *at, uint32_t count) {
  uint32_t i = count, k = count;
  if (count < 2) return false;
  for (i--; i > 0 && at[i - 1] > at[i]; i--) continue;
  if (i == 0) return false;
  for (k--; at[k] < at[i - 1]; k--) continue;
  const uint32_t held = at[i - 1];
  at[i - 1] = at[k];
  at[k] = held;
  for (k = count - 1; i < k; i++, k--) {
    const uint32_t other = at[i];
    at[i] = at[k];
    at[k] = other;
  }
  return true;
}

static ent_status find_cases(cases *c, ent_error *err) {
  uint32_t place[most_values], order[most_values];
  const uint32_t count = c->vaf->mattering;
  ent_status status = ENT_OK;
  for (uint32_t v = 0; v < c->vaf->values; v++) c->rank[v] = ENT_NONE;
  for (uint32_t i = 0; i < count; i++) place[i] = i;
  do {
    for (uint32_t i = 0; i < count; i++) order[i] = c->vaf->matter[place[i]];
    status = count_order(c, order, err);
  } while (status == ENT_OK && next(place, count));
  return status;
}

static uint32_t count_met(const ent_unordered *actor, const unsigned char *acceptance) {
  uint32_t met = 0;
  for (uint32_t i = 0; i < actor->held.count; i++) met += acceptance[actor->held.at[i]] == ENT_ACCEPTANCE_ALL;
  for (uint32_t i = 0; i < actor->rejected.count; i++) met += acceptance[actor->rejected.at[i]] != ENT_ACCEPTANCE_ALL;
  return met;
}

/* Keeps to the orders that fit each actor best. */
static void add_fits(ent_audiences *a, const order_case *found, const unsigned char *acceptance, const uint64_t *bits, size_t words) {
  for (size_t i = 0; i < a->unordered_count; i++) {
    ent_unordered *actor = &a->unordered[i];
    const uint32_t met = count_met(actor, acceptance);
    if (actor->orders > 0 && met < actor->met) continue;
    if (actor->orders == 0 || met > actor->met) {
      *actor = (ent_unordered){actor->actor, actor->held, actor->rejected, met, found->orders, met == actor->held.count + actor->rejected.count};
      memcpy(a->fit[i].all, bits, words * sizeof *bits);
      memcpy(a->fit[i].some, bits, words * sizeof *bits);
      continue;
    }
    actor->orders += found->orders;
    for (size_t w = 0; w < words; w++) {
      a->fit[i].all[w] &= bits[w];
      a->fit[i].some[w] |= bits[w];
    }
  }
}

static ent_status make_fits(ent_audiences *a, size_t words, ent_error *err) {
  a->fit = ent__zalloc(a->unordered_count, sizeof *a->fit);
  if (a->fit == NULL) return ent__nomem(err);
  for (size_t i = 0; i < a->unordered_count; i++) {
    a->fit[i].all = ent__alloc(words, sizeof(uint64_t));
    a->fit[i].some = ent__alloc(words, sizeof(uint64_t));
    if (a->fit[i].all == NULL || a->fit[i].some == NULL) return ent__nomem(err);
  }
  return ENT_OK;
}

static ent_status solve_cases(ent_audiences *a, cases *c, ent__judge *judge, ent_error *err) {
  const uint32_t arguments = a->framework->arguments, nodes = a->framework->graph.nodes;
  const size_t words = ((size_t)arguments + 63) / 64;
  unsigned char *acceptance = ent__alloc(nodes, 1);
  uint64_t *bits = ent__alloc(words, sizeof *bits);
  ent_status status = acceptance == NULL || bits == NULL ? ent__nomem(err) : make_fits(a, words, err);
  memset(a->all.objective, ENT_VERDICT_YES, arguments);
  memset(a->all.subjective, ENT_VERDICT_NO, arguments);
  for (size_t i = 0; i < c->count && status == ENT_OK; i++) {
    unpack(c, i);
    status = ent__judge_solve(judge, c->fails, acceptance, err);
    if (status == ENT_OK) status = ent__audiences_add_order(a, c->at[i].order, acceptance, err);
    if (status != ENT_OK || a->unordered_count == 0) continue;
    memset(bits, 0, words * sizeof *bits);
    for (uint32_t n = 0; n < arguments; n++) bits[n / 64] |= (uint64_t)(acceptance[n] == ENT_ACCEPTANCE_ALL) << n % 64;
    add_fits(a, &c->at[i], acceptance, bits, words);
  }
  ent__free(acceptance);
  ent__free(bits);
  return status;
}

ent_status ent__audiences_enumerate(ent_audiences *audiences, ent_error *err) {
  ent_audiences *a = audiences;
  cases c;
  ent__judge judge = {0};
  ent_status status = cases_init(&c, &a->vaf) ? ENT_OK : ent__nomem(err);
  unsigned char *outcome = ent__alloc(a->vaf.contests, 1);
  if (status == ENT_OK && outcome == NULL) status = ent__nomem(err);
  if (status == ENT_OK) {
    memset(outcome, ENT__VARIES, a->vaf.contests);
    outcome[0] = ENT__SUCCEEDS;
    status = find_cases(&c, err);
  }
  if (status == ENT_OK) status = ent__judge_init(&judge, &a->vaf, a->options.semantics, outcome, NULL, err);
  if (status == ENT_OK) {
    const ent__residual *r = &judge.residual;
    judge.time_limit = a->options.time_limit;
    const uint64_t each = (uint64_t)a->framework->graph.nodes + r->count + r->start[r->count];
    a->all.facts.different = c.count;
    a->all.facts.method = c.count * each <= a->options.work ? ENT_ORDERS_ENUMERATED : ENT_ORDERS_UNKNOWN;
    if (a->all.facts.method == ENT_ORDERS_ENUMERATED) status = solve_cases(a, &c, &judge, err);
  }
  ent__judge_clear(&judge);
  cases_clear(&c);
  ent__free(outcome);
  return status;
}
