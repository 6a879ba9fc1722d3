/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/sums.h"

#include <string.h>

static void add(ent__tie_sum *sum, double weight) {
  if (weight > 0.0) {
    sum->agree += weight;
    sum->agreeing++;
  } else {
    sum->oppose -= weight;
    sum->opposing++;
  }
}

void ent__tie_sums(ent__tie_sum *out, size_t groups, const ent_network *network, const uint32_t *group_of) {
  size_t count;
  const ent_tie *ties = ent_network_ties(network, &count);
  memset(out, 0, groups * groups * sizeof *out);
  for (size_t i = 0; i < count; i++) {
    const uint32_t a = group_of[ties[i].source], b = group_of[ties[i].target];
    add(&out[a * groups + b], ties[i].weight);
    if (a != b) add(&out[b * groups + a], ties[i].weight);
  }
}
