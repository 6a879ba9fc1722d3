/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every kind of improvement in turn, until none is left. */
#include "graphs/coalitions/search.h"

/*
 * With γ > 0 a move changes what every other place is worth, through the sizes; so all nodes are
 * looked at again until nothing moves.
 */
static double settle(ent__search *search) {
  double sum = 0;
  for (;;) {
    for (uint32_t v = 0; v < search->problem->nodes; v++) ent__search_enqueue(search, v);
    const double gain = ent__search_drain(search);
    if (!(gain > 0)) return sum;
    sum += gain;
  }
}

void ent__search_polish(ent__search *search) {
  double gain = 0;
  do {
    settle(search);
    gain = ent__search_split(search);
    gain += ent__search_merge(search);
    gain += ent__search_swap(search);
    gain += ent__search_exchange(search);
  } while (gain > 0);
}
