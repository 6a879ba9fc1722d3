/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two ties of one sign, a-b and c-d, become a-d and c-b where these pairs are empty (Maslov & Sneppen
 * 2002). Where both carry a tie of the other sign, the four change places, a-d and c-b going to a-b and
 * c-d: without that, nothing could move where nearly all pairs have a tie. Each step is as likely as
 * its way back, so that all networks the chain can reach are drawn alike.
 */
#include "graphs/polarization/rewire.h"

#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/stances/stances_internal.h"

/* Up to this many nodes a matrix of pairs is kept: 16 MB. */
enum { MOST_IN_MATRIX = 2000 };

static uint64_t key_of(uint32_t a, uint32_t b) { return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a; }

static size_t place_of(const ent__rewiring *r, uint32_t a, uint32_t b) {
  return a < b ? a * r->nodes + b : b * r->nodes + a;
}

/* Returns the slot of a key, or the empty one where it belongs. No key is 0: ends differ, and 0 is the lower. */
static size_t slot_of(const ent__rewiring *r, uint64_t key) {
  size_t slot = (size_t)ent__mix(key) & r->mask;
  while (r->keys[slot] != 0 && r->keys[slot] != key) slot = (slot + 1) & r->mask;
  return slot;
}

/* Returns the tie of a pair, ENT_NONE where it has none. */
static uint32_t tie_of(const ent__rewiring *r, uint32_t a, uint32_t b) {
  if (r->matrix != NULL) return r->matrix[place_of(r, a, b)] - 1;
  const size_t slot = slot_of(r, key_of(a, b));
  return r->keys[slot] == 0 ? ENT_NONE : r->at[slot];
}

static void put(ent__rewiring *r, uint32_t a, uint32_t b, uint32_t tie) {
  r->ties[tie].source = a < b ? a : b;
  r->ties[tie].target = a < b ? b : a;
  if (r->matrix != NULL) {
    r->matrix[place_of(r, a, b)] = tie + 1;
    return;
  }
  const size_t slot = slot_of(r, key_of(a, b));
  r->keys[slot] = key_of(a, b);
  r->at[slot] = tie;
}

/* Takes a pair out; of the table by moving up what was pushed past its slot (Knuth, algorithm R). */
static void take_out(ent__rewiring *r, uint32_t a, uint32_t b) {
  if (r->matrix != NULL) {
    r->matrix[place_of(r, a, b)] = 0;
    return;
  }
  size_t hole = slot_of(r, key_of(a, b));
  for (size_t slot = (hole + 1) & r->mask; r->keys[slot] != 0; slot = (slot + 1) & r->mask) {
    const size_t home = (size_t)ent__mix(r->keys[slot]) & r->mask;
    if (((slot - home) & r->mask) < ((slot - hole) & r->mask)) continue;
    r->keys[hole] = r->keys[slot];
    r->at[hole] = r->at[slot];
    hole = slot;
  }
  r->keys[hole] = 0;
}

static ent_status make_table(ent__rewiring *r, ent_error *err) {
  size_t room = 16;
  if (r->nodes <= MOST_IN_MATRIX) {
    r->matrix = ent__zalloc(r->nodes * r->nodes, sizeof *r->matrix);
    return r->matrix == NULL ? ent__nomem(err) : ENT_OK;
  }
  while (room < 2 * r->count) room *= 2;
  r->mask = room - 1;
  r->keys = ent__zalloc(room, sizeof *r->keys);
  r->at = ent__alloc(room, sizeof *r->at);
  return r->keys == NULL || r->at == NULL ? ent__nomem(err) : ENT_OK;
}

ent_status ent__rewiring_init(ent__rewiring *out, const ent_network *network, uint64_t seed, uint64_t stream, ent_error *err) {
  memset(out, 0, sizeof *out);
  const ent_tie *ties = ent_network_ties(network, &out->count);
  ent_network_nodes(network, &out->nodes);
  ent__rng_seed(&out->rng, seed, stream);
  out->ties = ent__alloc(out->count, sizeof *out->ties);
  out->sorted = ent__alloc(out->count, sizeof *out->sorted);
  out->start = ent__alloc(out->nodes + 1, sizeof *out->start);
  if (out->ties == NULL || out->sorted == NULL || out->start == NULL) return ent__nomem(err);
  const ent_status status = make_table(out, err);
  if (status != ENT_OK) return status;
  for (size_t t = 0; t < out->count; t++) {
    out->ties[t] = ties[t];
    put(out, ties[t].source, ties[t].target, (uint32_t)t);
  }
  return ENT_OK;
}

void ent__rewiring_clear(ent__rewiring *rewiring) {
  ent__free(rewiring->ties);
  ent__free(rewiring->matrix);
  ent__free(rewiring->keys);
  ent__free(rewiring->at);
  ent__free(rewiring->sorted);
  ent__free(rewiring->start);
}

static void try_swap(ent__rewiring *r) {
  const uint32_t i = ent__rng_below(&r->rng, (uint32_t)r->count);
  const uint32_t j = ent__rng_below(&r->rng, (uint32_t)r->count);
  const bool turned = (ent__rng_next(&r->rng) >> 63) != 0;
  if (i == j || (r->ties[i].weight < 0) != (r->ties[j].weight < 0)) return;
  const uint32_t a = r->ties[i].source;
  const uint32_t b = r->ties[i].target;
  const uint32_t c = turned ? r->ties[j].target : r->ties[j].source;
  const uint32_t d = turned ? r->ties[j].source : r->ties[j].target;
  if (a == c || a == d || b == c || b == d) return;
  const uint32_t p = tie_of(r, a, d);
  const uint32_t q = tie_of(r, c, b);
  if ((p == ENT_NONE) != (q == ENT_NONE)) return;
  if (p == ENT_NONE) {
    take_out(r, a, b);
    take_out(r, c, d);
  } else {
    const bool negative = r->ties[i].weight < 0;
    if ((r->ties[p].weight < 0) == negative || (r->ties[q].weight < 0) == negative) return;
    put(r, a, b, p);
    put(r, c, d, q);
  }
  put(r, a, d, i);
  put(r, c, b, j);
}

/* Sorts by target, then, keeping that order, by source. */
static void sort(ent__rewiring *r) {
  const ent_tie *from = r->ties;
  ent_tie *to = r->sorted;
  for (int pass = 0; pass < 2; pass++) {
    memset(r->start, 0, (r->nodes + 1) * sizeof *r->start);
    for (size_t t = 0; t < r->count; t++) r->start[(pass == 0 ? from[t].target : from[t].source) + 1]++;
    for (size_t v = 0; v < r->nodes; v++) r->start[v + 1] += r->start[v];
    for (size_t t = 0; t < r->count; t++) to[r->start[pass == 0 ? from[t].target : from[t].source]++] = from[t];
    if (pass == 0) {
      from = r->sorted;
      to = r->ties;
    }
  }
  /* The chain goes on from the sorted order: what is drawn next is as random as before. */
  memcpy(r->sorted, r->ties, r->count * sizeof *r->ties);
  for (size_t t = 0; t < r->count; t++) put(r, r->ties[t].source, r->ties[t].target, (uint32_t)t);
}

void ent__rewiring_step(ent__rewiring *rewiring, size_t swaps) {
  if (rewiring->count == 0) return;
  for (size_t s = 0; s < swaps * rewiring->count; s++) try_swap(rewiring);
  sort(rewiring);
}
