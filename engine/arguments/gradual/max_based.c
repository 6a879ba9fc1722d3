/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weighted max-based (Amgoud, Ben-Naim, Doder & Vesic 2017): σ(a) = τ / (1 + max w σ(b)) over attackers b. */
#include "engine/arguments/gradual/gradual.h"

double ent__max_based(const ent__bipolar *g, const double *s, uint32_t node, double base) {
  return base / (1 + ent__input_max(g, s, g->start[node], ent__inputs_middle(g, node)));
}
