/* SPDX-License-Identifier: GPL-3.0-or-later */
/* h-categoriser (Besnard & Hunter 2001): σ(a) = 1 / (1 + Σ w σ(b)) over attackers b. */
#include "engine/arguments/gradual/gradual.h"

double ent__hcategoriser(const ent__bipolar *g, const double *s, uint32_t node, double base) {
  (void)base;
  return 1 / (1 + ent__attack_sum(g, s, node));
}
