/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Social (Leite & Martins 2011), product semantics: σ = τ Π (1 - w σ(attacker)), τ from votes (bases.c). */
#include "engine/arguments/gradual/gradual.h"

double ent__social(const ent__bipolar *g, const double *s, uint32_t node, double base) {
  return base * ent__input_rest(g, s, g->start[node], ent__inputs_middle(g, node));
}
