/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How sure a coalition is: the statements (or ties) are drawn anew with replacement (bootstrap,
 * Efron 1979), each draw is solved, and for each pair the draws are counted that put it into one
 * coalition, out of those in which both have a tie (consensus index, Monti et al. 2003). Draws that
 * leave an actor without ties say nothing of where it stands.
 */
#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/coalitions/again.h"
#include "graphs/coalitions/internal.h"
#include "graphs/coalitions/workers.h"
#include "graphs/networks_internal.h"

/* The counts of pairs take 4 bytes for each: 200 MB at this many nodes. */
enum { MOST_NODES = 10000 };

/* Searches of a resample: see ent__coalitions_again. */
enum { SEARCHES = 2 };

size_t ent__coalitions_pair(const ent_coalitions *coalitions, uint32_t a, uint32_t b) {
  const size_t low = a < b ? a : b;
  const size_t high = a < b ? b : a;
  return low * (2 * coalitions->nodes - low - 1) / 2 + (high - low - 1);
}

/* What the resamples are made and taken with. */
typedef struct drawing {
  ent_coalitions *coalitions;
  uint32_t *head;   /* nodes + 1 */
  uint32_t *before; /* nodes */
  uint32_t *tally;  /* nodes + 1: resamples with so many coalitions */
} drawing;

/* Notes who is present in resample r, and adds one to each pair in one camp; camp is ENT_NONE of the absent. */
static void take_resample(void *context, uint32_t r, const uint32_t *camp) {
  const drawing *d = context;
  ent_coalitions *coalitions = d->coalitions;
  uint32_t camps = 0;
  for (size_t c = 0; c <= coalitions->nodes; c++) d->head[c] = ENT_NONE;
  for (uint32_t v = 0; v < coalitions->nodes; v++) {
    const uint32_t c = camp[v];
    if (c == ENT_NONE) continue;
    coalitions->present[v * coalitions->words + r / 64] |= (uint64_t)1 << (r % 64);
    if (c >= camps) camps = c + 1;
    /* The members of v's camp before v, as a chain. */
    d->before[v] = d->head[c];
    d->head[c] = v;
    for (uint32_t u = d->before[v]; u != ENT_NONE; u = d->before[u]) {
      coalitions->together[ent__coalitions_pair(coalitions, u, v)]++;
    }
  }
  d->tally[camps]++;
}

/* Draws and solves resample r; camp gets the camp of each node of the network. */
static ent_status solve_resample(void *context, uint32_t r, uint32_t *camp, ent_error *err) {
  const drawing *d = context;
  const ent_coalitions *coalitions = d->coalitions;
  ent_network *network = NULL;
  uint32_t camps;
  ent__rng rng;
  ent__rng_seed(&rng, coalitions->options.seed, ENT__STREAM_DRAW + r);
  ent_status status = ent__network_resample_of(&network, coalitions->network, (ent__drawing)coalitions->options.of, &rng, err);
  if (status == ENT_OK) status = ent__coalitions_again(camp, &camps, coalitions, network, NULL, r, err);
  ent_network_free(network);
  return status;
}

/* Counts the bits that two rows have in common, in each word by pairs, fours and bytes (Warren 2013). */
static uint32_t common_bits(const uint64_t *a, const uint64_t *b, size_t words) {
  uint64_t count = 0;
  for (size_t i = 0; i < words; i++) {
    uint64_t x = a[i] & b[i];
    x -= (x >> 1) & 0x5555555555555555u;
    x = (x & 0x3333333333333333u) + ((x >> 2) & 0x3333333333333333u);
    x = (x + (x >> 4)) & 0x0f0f0f0f0f0f0f0fu;
    count += (x * 0x0101010101010101u) >> 56;
  }
  return (uint32_t)count;
}

double ent_coalitions_together(const ent_coalitions *coalitions, uint32_t a, uint32_t b) {
  if (coalitions->together == NULL) return NAN;
  const size_t words = coalitions->words;
  const uint32_t both = common_bits(coalitions->present + a * words, coalitions->present + b * words, words);
  if (both == 0) return NAN;
  return a == b ? 1 : (double)coalitions->together[ent__coalitions_pair(coalitions, a, b)] / both;
}

/* Returns the mean share that a node was with the members of a coalition; NaN where there is none. */
static double mean_with(const ent_coalitions *coalitions, uint32_t node, const ent_coalition *other) {
  double sum = 0;
  uint32_t count = 0;
  for (uint32_t i = 0; i < other->size; i++) {
    if (other->members[i] == node) continue;
    const double share = ent_coalitions_together(coalitions, node, other->members[i]);
    if (isnan(share)) continue;
    sum += share;
    count++;
  }
  return count > 0 ? sum / count : NAN;
}

static void find_second(const ent_coalitions *coalitions, uint32_t node, ent_member *member) {
  for (uint32_t c = 0; c < coalitions->count; c++) {
    if (c == member->coalition) continue;
    const double share = mean_with(coalitions, node, &coalitions->list[c]);
    if (isnan(share) || share <= member->second_share) continue;
    member->second_share = share;
    if (share > 0) member->second = c;
  }
}

static void judge_member(const ent_coalitions *coalitions, uint32_t node) {
  ent_member *member = &coalitions->members[node];
  if (member->coalition == ENT_NONE) return;
  const ent_coalition *own = &coalitions->list[member->coalition];
  find_second(coalitions, node, member);
  if (own->size == 1) {
    /* It has no fellows to stay with: what it can keep up is standing apart from the others. */
    member->stability = 1 - member->second_share;
  } else {
    member->stability = mean_with(coalitions, node, own);
  }
  if (isnan(member->second_share)) member->second_share = 0;
  /* A hair's breadth keeps shares of exactly 2/3 and 1/3 from depending on rounding. */
  member->swings = member->stability < 2.0 / 3 - 1e-9 || member->second_share > 1.0 / 3 - 1e-9;
}

static void judge_coalitions(ent_coalitions *coalitions) {
  for (uint32_t c = 0; c < coalitions->count; c++) {
    ent_coalition *own = &coalitions->list[c];
    double sum = 0;
    uint32_t known = 0;
    for (uint32_t i = 0; i < own->size; i++) {
      const double stability = coalitions->members[own->members[i]].stability;
      if (isnan(stability)) continue;
      sum += stability;
      known++;
    }
    if (known > 0) own->stability = sum / known;
  }
}

/* Lists the numbers of coalitions that occurred. */
static ent_status list_draws(ent_coalitions *coalitions, const uint32_t *tally, ent_error *err) {
  size_t different = 0;
  for (size_t k = 0; k <= coalitions->nodes; k++) different += tally[k] > 0;
  coalitions->draws = ent__alloc(different, sizeof *coalitions->draws);
  if (coalitions->draws == NULL) return ent__nomem(err);
  for (uint32_t k = 0; k <= coalitions->nodes; k++) {
    if (tally[k] == 0) continue;
    const ent_draws row = {.coalitions = k, .resamples = tally[k]};
    coalitions->draws[coalitions->draw_count++] = row;
  }
  return ENT_OK;
}

static ent_status draw_all(ent_coalitions *coalitions, ent_error *err) {
  const size_t nodes = coalitions->nodes;
  ent_status status = ENT_OK;
  drawing d = {.coalitions = coalitions,
               .head = ent__alloc(nodes + 1, sizeof *d.head),
               .before = ent__alloc(nodes, sizeof *d.before),
               .tally = ent__zalloc(nodes + 1, sizeof *d.tally)};
  const ent__work work = {.context = &d,
                          .count = (uint32_t)coalitions->options.resamples,
                          .width = nodes,
                          .make = solve_resample,
                          .take = take_resample};
  status = d.head == NULL || d.before == NULL || d.tally == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) status = ent__workers_run(&work, (uint32_t)coalitions->options.jobs, err);
  if (status == ENT_OK) status = list_draws(coalitions, d.tally, err);
  ent__free(d.head);
  ent__free(d.before);
  ent__free(d.tally);
  return status;
}

ent_status ent__coalitions_stability(ent_coalitions *coalitions, ent_error *err) {
  const size_t nodes = coalitions->nodes;
  const uint32_t resamples = (uint32_t)coalitions->options.resamples;
  if (resamples == 0 || coalitions->count == 0) return ENT_OK;
  if (nodes > MOST_NODES) {
    return ent__fail(err, ENT_E_LIMIT, "stability of '%zu' nodes: expected at most %d; ask for 0 resamples",
                     nodes, MOST_NODES);
  }
  coalitions->together = ent__zalloc(nodes * (nodes - 1) / 2, sizeof *coalitions->together);
  coalitions->words = ((size_t)resamples + 63) / 64;
  coalitions->present = ent__zalloc(nodes * coalitions->words, sizeof *coalitions->present);
  if (coalitions->together == NULL || coalitions->present == NULL) return ent__nomem(err);
  const ent_status status = draw_all(coalitions, err);
  if (status != ENT_OK) return status;
  for (size_t v = 0; v < nodes; v++) judge_member(coalitions, (uint32_t)v);
  judge_coalitions(coalitions);
  coalitions->quality.resamples = coalitions->certainty.resamples = resamples;
  coalitions->certainty.resample_searches = SEARCHES;
  return ent__coalitions_consensus(coalitions, err);
}
