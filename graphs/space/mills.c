/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Truncated normal moments by the ratio λ(t) = φ(t)/Φ(t). It is tabulated and joined by cubic
 * Hermite pieces, whose slopes λ' = -λ(λ + t) are known; the error is below 1e-8.
 */
#include <math.h>

#include "graphs/space/internal.h"

static const double inverse_root_2_pi = 0.39894228040143267794;
static const double inverse_root_2 = 0.70710678118654752440;

static double density(double t) { return inverse_root_2_pi * exp(-0.5 * t * t); }

/* Far out on the left Φ is next to nothing: its continued fraction gives λ = -t + 1/(-t + 2/(-t + ...)). */
static double far_left(double t) {
  double fraction = -t;
  for (int k = 12; k > 0; k--) fraction = -t + k / fraction;
  return fraction;
}

void ent__mills_init(ent__mills *mills) {
  for (int i = 0; i < ENT__MILLS_NODES; i++) {
    const double t = (double)i / ENT__MILLS_STEPS - ENT__MILLS_REACH;
    mills->at[i] = density(t) / (0.5 * erfc(-t * inverse_root_2));
  }
}

double ent__mills_ratio(const ent__mills *mills, double t) {
  const double place = (t + ENT__MILLS_REACH) * ENT__MILLS_STEPS;
  if (place < 0) return far_left(t);
  if (place >= ENT__MILLS_NODES - 1) return density(t);
  const int i = (int)place;
  const double u = place - i, left = (double)i / ENT__MILLS_STEPS - ENT__MILLS_REACH;
  const double y0 = mills->at[i], y1 = mills->at[i + 1];
  const double d0 = -y0 * (y0 + left) / ENT__MILLS_STEPS;
  const double d1 = -y1 * (y1 + left + 1.0 / ENT__MILLS_STEPS) / ENT__MILLS_STEPS;
  const double rise = y1 - y0;
  return y0 + u * (d0 + u * (3 * rise - 2 * d0 - d1 + u * (d0 + d1 - 2 * rise)));
}

/* Below `high`: mean -λ, variance 1 - λ(λ + high). */
static ent__moments below(const ent__mills *mills, double high) {
  const double ratio = ent__mills_ratio(mills, high);
  const ent__moments out = {-ratio, fmax(1 - ratio * (ratio + high), 0.0)};
  return out;
}

ent__moments ent__mills_between(const ent__mills *mills, double low, double high) {
  if (isinf(low)) return below(mills, high);
  if (isinf(high)) {
    ent__moments out = below(mills, -low);
    out.mean = -out.mean;
    return out;
  }
  const double width = high - low;
  if (width < 1e-3) return (ent__moments){low + width / 2, width * width / 12};
  const bool flipped = low + high > 0;
  const double a = flipped ? -high : low, b = flipped ? -low : high;
  /* With r = φ(a)/φ(b) <= 1, nothing of it overflows: (Φ(b) - Φ(a))/φ(b) = 1/λ(b) - r/λ(a). */
  const double r = exp(0.5 * (b * b - a * a));
  const double mass = 1 / ent__mills_ratio(mills, b) - r / ent__mills_ratio(mills, a);
  if (!(mass > 1e-12)) return (ent__moments){low + width / 2, width * width / 12};
  const double mean = (r - 1) / mass;
  const double variance = 1 + (r * a - b) / mass - mean * mean;
  return (ent__moments){flipped ? -mean : mean, fmax(variance, 0.0)};
}
