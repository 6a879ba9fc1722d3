/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Weighted cardinality-based (Amgoud, Ben-Naim, Doder & Vesic 2017): σ(a) = τ / (1 + n + Σ w σ(b) / n)
 * over the n attackers b with a base score above 0. An undercut attack counts in n for the share of
 * its weight that is left, and the mean is taken over at least one (ours): so it fades to no attack.
 */
#include "engine/arguments/gradual/gradual.h"

double ent__cardinality_based(const ent__bipolar *g, const double *s, uint32_t node, double base) {
  double attackers = 0, sum = 0;
  for (uint32_t k = g->start[node]; k < ent__inputs_middle(g, node); k++) {
    if (!(g->base[g->from[k]] > 0)) continue;
    const uint32_t through = g->through == NULL ? ENT_NONE : g->through[k];
    attackers += through == ENT_NONE ? 1 : s[through] / g->weight[k];
    sum += ent__influence(g, s, k);
  }
  return base / (1 + attackers + sum / (attackers > 1 ? attackers : 1));
}
