/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Squared DF-QuAD (Potyka 2019): E = Π (1 - w σ(attacker)) - Π (1 - w σ(supporter)) as in DF-QuAD, and
 * σ = τ - τ h(-E) + (1 - τ) h(E), h(x) = max(x, 0) / (1 + max(x, 0)), the 1-max(1) influence.
 */
#include "engine/arguments/gradual/gradual.h"

double ent__squared_dfquad(const ent__bipolar *g, const double *s, uint32_t node, double base) {
  const uint32_t middle = ent__inputs_middle(g, node);
  const double more = ent__input_rest(g, s, g->start[node], middle) - ent__input_rest(g, s, middle, g->start[node + 1]);
  return more <= 0 ? base - base * (-more / (1 - more)) : base + (1 - base) * (more / (1 + more));
}
