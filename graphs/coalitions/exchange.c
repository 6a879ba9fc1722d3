/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Swaps of two nodes that no tie joins. They matter with γ > 0 only: u in A and v in B then gain
 * g(u to B) + g(v to A) + 2γ, since each counts the other as a member that has gone. Where no single
 * move gains, that is nothing unless each has a tie to the other's camp, or v stands alone and has
 * a tie to A: then u leaves A for v's place. So candidates are found along ties, not over all pairs.
 */
#include <stdlib.h>

#include "graphs/coalitions/search.h"

static int by_camps_and_gain(const void *p, const void *q) {
  const ent__offer *a = p;
  const ent__offer *b = q;
  if (a->from != b->from) return a->from < b->from ? -1 : 1;
  if (a->to != b->to) return a->to < b->to ? -1 : 1;
  if (a->gain != b->gain) return a->gain > b->gain ? -1 : 1;
  return a->node < b->node ? -1 : a->node > b->node;
}

static double stay_value(const ent__search *search, uint32_t node) {
  const uint32_t own = search->camp[node];
  return (search->marked[own] ? search->link[own] : 0) - search->goal.resolution * (search->size[own] - 1.0);
}

/*
 * Lists what each node gains by moving to each camp that it has a tie to, and, with `to` its own
 * camp, by leaving it for none. Sorted by camps, best first.
 */
static size_t list_offers(ent__search *search) {
  size_t count = 0;
  for (uint32_t v = 0; v < search->problem->nodes; v++) {
    const uint32_t own = search->camp[v];
    ent__search_gather(search, v);
    const double stay = stay_value(search, v);
    search->offers[count++] = (ent__offer){.from = own, .to = own, .node = v, .gain = -stay};
    for (uint32_t t = 0; t < search->touches; t++) {
      const uint32_t c = search->touched[t];
      const double there = search->link[c] - search->goal.resolution * search->size[c];
      if (c != own)
        search->offers[count++] = (ent__offer){.from = own, .to = c, .node = v, .gain = there - stay};
    }
    ent__search_forget(search);
  }
  qsort(search->offers, count, sizeof *search->offers, by_camps_and_gain);
  return count;
}

/* Returns where the offers from one camp to another begin, or would. */
static size_t find_offers(const ent__search *search, size_t count, uint32_t from, uint32_t to) {
  size_t low = 0;
  size_t high = count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const ent__offer *offer = &search->offers[middle];
    if (offer->from < from || (offer->from == from && offer->to < to)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

static bool joined(const ent__problem *problem, uint32_t a, uint32_t b) {
  const size_t e = ent__search_half_tie(problem, a, b);
  return e < problem->first[a + 1] && problem->to[e] == b;
}

/* Swaps two nodes that no tie joins where that gains, on gains computed afresh. */
static double try_exchange(ent__search *search, uint32_t u, uint32_t v) {
  const uint32_t a = search->camp[u];
  const uint32_t b = search->camp[v];
  if (a == b || joined(search->problem, u, v)) return 0;
  const double gain =
      ent__search_gain(search, u, b) + ent__search_gain(search, v, a) + 2 * search->goal.resolution;
  if (gain <= search->least) return 0;
  ent__search_put(search, u, b);
  ent__search_put(search, v, a);
  return gain;
}

/*
 * Tries v, which would move to camp A, with the best movers the other way: offers from A to B (or
 * from A to nowhere, where v stands alone: `fee` is then what moving next to v costs them).
 */
static double try_partners(ent__search *search, size_t count, const ent__offer *offer, uint32_t to,
                           double fee) {
  const uint32_t from = offer->to;
  for (size_t i = find_offers(search, count, from, to); i < count; i++) {
    const ent__offer *partner = &search->offers[i];
    if (partner->from != from || partner->to != to) break;
    if (search->camp[partner->node] != from) continue;
    if (offer->gain + partner->gain - fee + 2 * search->goal.resolution <= search->least) break;
    const double gain = try_exchange(search, partner->node, offer->node);
    if (gain > 0) return gain;
  }
  return 0;
}

static double exchange_pass(ent__search *search) {
  const size_t count = list_offers(search);
  double sum = 0;
  for (size_t i = 0; i < count; i++) {
    const ent__offer *offer = &search->offers[i];
    /* Offers that an exchange has overtaken wait for the next pass. */
    if (offer->from == offer->to || search->camp[offer->node] != offer->from) continue;
    double gain = try_partners(search, count, offer, offer->from, 0);
    if (gain <= 0 && search->size[offer->from] == 1) {
      gain = try_partners(search, count, offer, offer->to, search->goal.resolution);
    }
    sum += gain;
  }
  return sum;
}

double ent__search_exchange(ent__search *search) {
  double sum = 0;
  if (search->goal.resolution <= 0) return 0;
  for (;;) {
    const double gain = exchange_pass(search);
    if (!(gain > 0)) return sum;
    sum += gain;
  }
}
