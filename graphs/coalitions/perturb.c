/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Iterated local search (Lourenço, Martin & Stützle 2003): a group of neighbours within a camp is
 * put into another, moves settle around it, and what is worse than before is taken back.
 */
#include "graphs/coalitions/search.h"

enum { LARGEST_GROUP_LOG = 6, TRIES = 8 };

static uint32_t other_end(ent__search *search, uint32_t node) {
  const ent__problem *problem = search->problem;
  const size_t degree = problem->first[node + 1] - problem->first[node];
  return problem->to[problem->first[node] + ent__rng_below(&search->rng, (uint32_t)degree)];
}

/* Draws an end of a frustrated tie, after a few failed tries any node. */
static uint32_t draw_node(ent__search *search) {
  const ent__problem *problem = search->problem;
  uint32_t node = 0;
  for (int i = 0; i < TRIES; i++) {
    node = ent__rng_below(&search->rng, problem->nodes);
    const size_t degree = problem->first[node + 1] - problem->first[node];
    const size_t e = problem->first[node] + ent__rng_below(&search->rng, (uint32_t)degree);
    const bool within = search->camp[problem->to[e]] == search->camp[node];
    if (within == (problem->weight[e] < 0)) break;
  }
  return node;
}

/* Draws where the group goes: a neighbour's camp, an empty one, or any. */
static uint32_t draw_slot(ent__search *search, uint32_t node) {
  const uint32_t own = search->camp[node];
  if (search->slots == 2) return 1 - own;
  for (int i = 0; i < TRIES / 2; i++) {
    const uint32_t c = search->camp[other_end(search, node)];
    if (c != own) return c;
  }
  if (search->empties > 0) return search->empty[search->empties - 1];
  return ent__rng_below(&search->rng, search->slots);
}

/* Collects up to `most` nodes of one camp around a node, breadth first, into `order`. */
static uint32_t collect(ent__search *search, uint32_t node, uint32_t most) {
  const ent__problem *problem = search->problem;
  const uint32_t own = search->camp[node];
  uint32_t count = 0;
  search->order[count++] = node;
  search->queued[node] = true;
  for (uint32_t i = 0; i < count && count < most; i++) {
    const uint32_t v = search->order[i];
    for (size_t e = problem->first[v]; e < problem->first[v + 1] && count < most; e++) {
      const uint32_t u = problem->to[e];
      if (search->queued[u] || search->camp[u] != own || problem->weight[e] < 0) continue;
      /* Left out now and then, so that the same place gives different groups. */
      if (ent__rng_below(&search->rng, 3) == 0) continue;
      search->queued[u] = true;
      search->order[count++] = u;
    }
  }
  for (uint32_t i = 0; i < count; i++) search->queued[search->order[i]] = false;
  return count;
}

static double displace(ent__search *search, uint32_t count, uint32_t slot) {
  double change = 0;
  for (uint32_t i = 0; i < count; i++) {
    change += ent__search_gain(search, search->order[i], slot);
    ent__search_put(search, search->order[i], slot);
  }
  return change;
}

/* The surroundings first: they may follow before the group itself moves back. */
static void enqueue_around(ent__search *search, uint32_t count) {
  const ent__problem *problem = search->problem;
  for (uint32_t i = 0; i < count; i++) search->queued[search->order[i]] = true;
  for (uint32_t v = 0; search->full != NULL && v < problem->nodes; v++) ent__search_enqueue(search, v);
  for (uint32_t i = 0; search->full == NULL && i < count; i++) {
    const uint32_t v = search->order[i];
    search->looked += problem->first[v + 1] - problem->first[v];
    for (size_t e = problem->first[v]; e < problem->first[v + 1]; e++)
      ent__search_enqueue(search, problem->to[e]);
  }
  for (uint32_t i = 0; i < count; i++) {
    search->queued[search->order[i]] = false;
    ent__search_enqueue(search, search->order[i]);
  }
}

void ent__search_perturb(ent__search *search, uint32_t rounds, uint64_t most) {
  const uint32_t nodes = search->problem->nodes;
  if (nodes < 2 || search->slots < 2) return;
  for (uint32_t r = 0; r < rounds && search->looked < most; r++) {
    const uint32_t node = draw_node(search);
    const uint32_t slot = draw_slot(search, node);
    if (slot == search->camp[node]) continue;
    const uint32_t largest =
        1 + ent__rng_below(&search->rng, 1u << ent__rng_below(&search->rng, LARGEST_GROUP_LOG + 1));
    ent__search_mark(search);
    const uint32_t count = collect(search, node, largest < nodes ? largest : nodes);
    double change = displace(search, count, slot);
    enqueue_around(search, count);
    change += ent__search_drain(search);
    if (change < -search->least) ent__search_back(search);
  }
}
