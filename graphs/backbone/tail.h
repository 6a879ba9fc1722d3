/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tails of the Poisson-binomial distribution: how many of independent events of unequal chances occur. */
#ifndef ENT_GRAPHS_BACKBONE_TAIL_H
#define ENT_GRAPHS_BACKBONE_TAIL_H

#include <stdbool.h>
#include <stddef.h>

#include <entente/base.h>

/* Room that is used again from call to call; begins as {NULL, NULL, 0}. */
typedef struct ent__tail_room {
  double *one;
  double *other;
  size_t room;
} ent__tail_room;

void ent__tail_clear(ent__tail_room *room);

/*
 * Gives Pr(X >= a), or Pr(X <= a) where not `above`, of the sum X of n independent events, by
 * convolution of the two halves of the events. Chances of 0 and 1 are exact. What has less than
 * 1e-40 of the mass is left out on the way, so that a tail is right to about n · 1e-40 and to the
 * rounding of n sums. Upper tails of wide sums are inverted instead (tilt.h).
 * Cost: time O(n · min(n, s)), s being the standard deviation of X, or O(n) where it is wide; memory O(n).
 */
ent_status ent__tail(double *out, ent__tail_room *room, const double *chance, size_t n, size_t a, bool above, ent_error *err);

#endif
