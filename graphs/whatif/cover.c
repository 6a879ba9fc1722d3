/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Covering by dynamic programming over what is still lacking. f(r) is the least cost of covering r;
 * an item with gain g makes it min(f(r), cost + f(max(r - g, 0))). Costs are added and compared as
 * a whole, so the least is found under either order. Exact.
 */
#include "graphs/whatif/cover.h"

#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

#define MOST_STATES ((uint64_t)1 << 20)
#define MOST_WORK ((uint64_t)1 << 26)

ent__cost ent__cost_add(ent__cost a, const ent__cost *b) {
  a.count += b->count;
  a.unknown += b->unknown;
  a.unknown_second += b->unknown_second;
  a.distance += b->distance;
  a.second += b->second;
  return a;
}

int ent__cost_compare(const ent__cost *a, const ent__cost *b, bool count_first) {
  const int count = a->count < b->count ? -1 : a->count > b->count;
  if (count_first && count != 0) return count;
  if (a->unknown != b->unknown) return a->unknown < b->unknown ? -1 : 1;
  if (a->distance != b->distance) return a->distance < b->distance ? -1 : 1;
  if (a->unknown_second != b->unknown_second) return a->unknown_second < b->unknown_second ? -1 : 1;
  if (a->second != b->second) return a->second < b->second ? -1 : 1;
  return count;
}

/* Needs and gains with what is common divided out; no gain beyond the need. */
typedef struct table {
  const ent__cover *cover;
  uint64_t need[ENT__NEEDS];
  uint64_t common[ENT__NEEDS];
  uint64_t stride[ENT__NEEDS];
  uint64_t states;
} table;

static uint64_t divisor(uint64_t a, uint64_t b) {
  while (b != 0) {
    const uint64_t rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

static void measure(table *out, const ent__cover *cover) {
  out->cover = cover;
  out->states = 1;
  for (size_t d = 0; d < cover->needs; d++) {
    uint64_t common = 0;
    for (size_t i = 0; i < cover->count; i++) common = divisor(common, cover->items[i].gain[d]);
    out->common[d] = common == 0 ? 1 : common;
    out->need[d] = cover->need[d] / out->common[d] + (cover->need[d] % out->common[d] != 0);
    out->stride[d] = out->states;
    if (out->states <= MOST_STATES) out->states = out->need[d] >= MOST_STATES ? MOST_STATES + 1 : out->states * (out->need[d] + 1);
  }
}

/* Returns the state that is left of a state when an item is taken. */
static uint64_t rest_of(const table *t, uint64_t state, const ent__item *item) {
  uint64_t rest = 0;
  if (t->cover->needs == 1) return state > item->gain[0] / t->common[0] ? state - item->gain[0] / t->common[0] : 0;
  for (size_t d = t->cover->needs; d-- > 0;) {
    const uint64_t lacking = state / t->stride[d];
    const uint64_t gain = item->gain[d] / t->common[d];
    state -= lacking * t->stride[d];
    if (lacking > gain) rest += (lacking - gain) * t->stride[d];
  }
  return rest;
}

static const ent__cost endless = {UINT32_MAX, 0, 0, 0, 0};

/* Falling states: what an item leaves is a lower state, which has not seen the item yet. */
static void take(ent__cost *best, uint8_t *bits, const table *t, const ent__item *item, size_t i) {
  for (uint64_t state = t->states - 1; state > 0; state--) {
    const uint64_t rest = rest_of(t, state, item);
    if (rest == state || best[rest].count == UINT32_MAX) continue;
    const ent__cost cost = ent__cost_add(item->cost, &best[rest]);
    if (best[state].count != UINT32_MAX && ent__cost_compare(&cost, &best[state], t->cover->count_first) >= 0) continue;
    best[state] = cost;
    const uint64_t bit = i * t->states + state;
    bits[bit / 8] |= (uint8_t)(1u << bit % 8);
  }
}

static ent_status by_states(bool *taken, const table *t, ent_error *err) {
  const ent__cover *cover = t->cover;
  ent__cost *best = ent__alloc((size_t)t->states, sizeof *best);
  uint8_t *bits = ent__zalloc((size_t)(cover->count * t->states / 8) + 1, 1);
  const ent_status status = best == NULL || bits == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) {
    for (uint64_t s = 0; s < t->states; s++) best[s] = endless;
    memset(&best[0], 0, sizeof best[0]);
    for (size_t i = 0; i < cover->count; i++) take(best, bits, t, &cover->items[i], i);
    uint64_t state = t->states - 1;
    for (size_t i = cover->count; i-- > 0;) {
      const uint64_t bit = i * t->states + state;
      taken[i] = (bits[bit / 8] >> bit % 8 & 1) != 0;
      if (taken[i]) state = rest_of(t, state, &cover->items[i]);
    }
  }
  ent__free(best);
  ent__free(bits);
  return status;
}

static bool all_cover(const ent__cover *cover) {
  for (size_t d = 0; d < cover->needs; d++) {
    uint64_t sum = 0;
    for (size_t i = 0; i < cover->count; i++) sum += cover->items[i].gain[d];
    if (sum < cover->need[d]) return false;
  }
  return true;
}

ent_status ent__cover_solve(bool *taken, bool *possible, bool *proved, ent__cost *cost, const ent__cover *cover, ent_error *err) {
  table t;
  memset(taken, 0, cover->count * sizeof *taken);
  memset(cost, 0, sizeof *cost);
  *possible = all_cover(cover);
  *proved = true;
  if (!*possible) return ENT_OK;
  measure(&t, cover);
  const bool few = t.states <= MOST_STATES && t.states * cover->count <= MOST_WORK;
  const ent_status status = few ? by_states(taken, &t, err) : ent__cover_branch(taken, proved, cover, err);
  for (size_t i = 0; status == ENT_OK && i < cover->count; i++)
    if (taken[i]) *cost = ent__cost_add(*cost, &cover->items[i].cost);
  return status;
}
