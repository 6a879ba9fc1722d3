/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Quadratic energy (Potyka 2018): E = Σ w σ(supporter) - Σ w σ(attacker), h(x) = max(x, 0)² / (1 + max(x, 0)²),
 * σ = τ - τ h(-E) + (1 - τ) h(E). This is the equilibrium of its continuous model.
 */
#include "engine/arguments/gradual/gradual.h"

double ent__quadratic_energy(const ent__bipolar *g, const double *s, uint32_t node, double base) {
  const double energy = ent__support_sum(g, s, node) - ent__attack_sum(g, s, node);
  const double square = energy * energy;
  const double share = square / (1 + square);
  return energy <= 0 ? base - base * share : base + (1 - base) * share;
}
