/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weighted h-categoriser (Amgoud, Ben-Naim, Doder & Vesic 2017): σ(a) = τ / (1 + Σ w σ(b)) over attackers b. */
#include "engine/arguments/gradual/gradual.h"

double ent__weighted_hcategoriser(const ent__bipolar *g, const double *s, uint32_t node, double base) {
  return base / (1 + ent__attack_sum(g, s, node));
}
