/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Euler-based (Amgoud & Ben-Naim 2018): σ = 1 - (1 - τ²) / (1 + τ e^E), E = Σ w σ(supporter) - Σ w σ(attacker).
 * The other takes E from the strongest supporter and the strongest attacker alone (top aggregation,
 * Mossakowski & Neuhaus 2018).
 */
#include <math.h>

#include "engine/arguments/gradual/gradual.h"

/* Of base 0 it is 0 whatever E is, which may be too large for e^E. */
static double influence(double base, double energy) { return base > 0 ? 1 - (1 - base * base) / (1 + base * exp(energy)) : 0; }

double ent__euler_based(const ent__bipolar *g, const double *s, uint32_t node, double base) {
  return influence(base, ent__support_sum(g, s, node) - ent__attack_sum(g, s, node));
}

double ent__euler_based_top(const ent__bipolar *g, const double *s, uint32_t node, double base) {
  const uint32_t middle = ent__inputs_middle(g, node);
  return influence(base, ent__input_max(g, s, middle, g->start[node + 1]) - ent__input_max(g, s, g->start[node], middle));
}
