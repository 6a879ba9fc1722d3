/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two nodes change places. Where no single move gains, a swap of u in A with v in B gains
 * g(u to B) + g(v to A) - 2(w_uv - γ), which with γ = 0 can only be more than nothing where the two
 * oppose each other. Pairs joined by a tie are tried here, others (γ > 0) in exchange.c.
 */
#include "graphs/coalitions/search.h"

/* Writes, for each half tie from `node`, the gain of moving it to the other end's camp. */
static void fill_gains(ent__search *search, uint32_t node) {
  const ent__problem *problem = search->problem;
  const double gamma = search->goal.resolution;
  const uint32_t own = search->camp[node];
  ent__search_gather(search, node);
  const double stay = (search->marked[own] ? search->link[own] : 0) - gamma * (search->size[own] - 1.0);
  for (size_t e = problem->first[node]; e < problem->first[node + 1]; e++) {
    const uint32_t c = search->camp[problem->to[e]];
    search->half[e] = search->link[c] - gamma * search->size[c] - stay;
  }
  ent__search_forget(search);
}

/* Rows are sorted. */
size_t ent__search_half_tie(const ent__problem *problem, uint32_t node, uint32_t other) {
  size_t low = problem->first[node];
  size_t high = problem->first[node + 1];
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (problem->to[middle] < other) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

static double gain_of(const ent__search *search, size_t e, size_t mate) {
  const double w = search->problem->weight[e];
  return search->half[e] + search->half[mate] - 2 * (w - search->goal.resolution);
}

/* Swaps the ends of a tie where that gains, on gains computed afresh. */
static double try_swap(ent__search *search, uint32_t u, uint32_t v, size_t e, size_t mate) {
  const uint32_t a = search->camp[u];
  const uint32_t b = search->camp[v];
  if (a == b || gain_of(search, e, mate) <= search->least) return 0;
  fill_gains(search, u);
  fill_gains(search, v);
  const double gain = gain_of(search, e, mate);
  if (gain <= search->least) return 0;
  ent__search_put(search, u, b);
  ent__search_put(search, v, a);
  return gain;
}

static double swap_pass(ent__search *search) {
  const ent__problem *problem = search->problem;
  double sum = 0;
  for (uint32_t v = 0; v < problem->nodes; v++) fill_gains(search, v);
  for (uint32_t u = 0; u < problem->nodes; u++) {
    for (size_t e = problem->first[u]; e < problem->first[u + 1]; e++) {
      const uint32_t v = problem->to[e];
      if (v < u || problem->weight[e] >= search->goal.resolution || search->camp[u] == search->camp[v]) continue;
      sum += try_swap(search, u, v, e, ent__search_half_tie(problem, v, u));
    }
  }
  return sum;
}

double ent__search_swap(ent__search *search) {
  double sum = 0;
  for (;;) {
    const double gain = swap_pass(search);
    if (!(gain > 0)) return sum;
    sum += gain;
  }
}
