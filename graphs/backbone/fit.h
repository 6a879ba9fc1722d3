/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fits of the null models share. */
#ifndef ENT_GRAPHS_BACKBONE_FIT_H
#define ENT_GRAPHS_BACKBONE_FIT_H

#include <math.h>

/* A fit ends where each expected degree is as near as this to its own, or after so many sweeps. */
#define ENT__FIT_ENOUGH 1e-10
enum { ENT__FIT_SWEEPS = 1000 };

/*
 * Newton's step of the logarithm of a multiplier, held to 1. The likelihood is concave in each, and
 * where it has its greatest value at infinity the steps are of about 1, so that the chances still
 * near 0 or 1 by a constant factor with each sweep.
 */
static inline double ent__fit_step(double off, double slope) {
  if (fabs(off) >= slope) return off > 0 ? 1 : off < 0 ? -1 : 0;
  return off / slope;
}

#endif
