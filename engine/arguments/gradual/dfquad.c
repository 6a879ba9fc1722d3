/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * DF-QuAD (Rago, Toni, Aurisicchio & Baroni 2016): with F(S) = 1 - Π (1 - w σ), a of the attackers and
 * s of the supporters, σ = τ - τ |s - a| where a >= s, else τ + (1 - τ) |s - a|.
 */
#include "engine/arguments/gradual/gradual.h"

double ent__dfquad(const ent__bipolar *g, const double *s, uint32_t node, double base) {
  const uint32_t middle = ent__inputs_middle(g, node);
  const double more = ent__input_rest(g, s, g->start[node], middle) - ent__input_rest(g, s, middle, g->start[node + 1]);
  return more <= 0 ? base + base * more : base + (1 - base) * more;
}
