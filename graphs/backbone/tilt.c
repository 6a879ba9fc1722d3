/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/backbone/tilt.h"

#include <complex.h>
#include <math.h>

#define TAU 6.283185307179586
#define WIDE 81.0         /* the least variance: deviation of 9 */
#define SPREAD 9.5        /* deviations beyond which there is nothing, in numbers and in frequencies */
#define MOST_TILT 30.0
#define GONE 44.0         /* -log of what no longer counts */

enum { TERMS = 64, MANY = 400, STEPS = 60 };

/* Mean and variance of the tilted events. */
static void moments(double *mean, double *variance, const double *chance, size_t n, double w) {
  *mean = *variance = 0;
  for (size_t i = 0; i < n; i++) {
    const double tilted = chance[i] * w, q = tilted / (1 - chance[i] + tilted);
    *mean += q;
    *variance += q * (1 - q);
  }
}

/* Any tilt is exact; one with its mean near a is accurate. */
static bool find_tilt(double *t, double *variance, const double *chance, size_t n, double a) {
  *t = 0;
  for (int i = 0; i < STEPS; i++) {
    double mean = 0;
    moments(&mean, variance, chance, n, exp(*t));
    if (!(*variance >= WIDE)) return false;
    if (fabs(a - mean) < 0.01 * sqrt(*variance)) return *t >= 0 && *t < MOST_TILT;
    *t += fmax(-1, fmin(1, (a - mean) / *variance));
  }
  return false;
}

/* Sums of powers: of q where that is at most a half, of 1 - q (which count down from 1) elsewhere. */
typedef struct powers {
  double up[TERMS + 1];
  double down[TERMS + 1];
  size_t flipped;
  double log_scale; /* log Π (1 - π + π·w) */
} powers;

static void sum_powers(powers *out, const double *chance, size_t n, double w, int terms) {
  double product = 1;
  *out = (powers){.flipped = 0};
  for (size_t i = 0; i < n; i++) {
    const double tilted = chance[i] * w, all = 1 - chance[i] + tilted, q = tilted / all;
    const double small = q <= 0.5 ? q : 1 - q;
    double *sums = q <= 0.5 ? out->up : out->down, power = 1;
    out->flipped += q > 0.5;
    for (int r = 1; r <= terms; r++) sums[r] += power *= small;
    product *= all;
    if (product > 1e200 || product < 1e-200) {
      out->log_scale += log(product);
      product = 1;
    }
  }
  out->log_scale += log(product);
}

/* log of the characteristic function at an angle, from log(1 + q·z) = Σ (-1)^(r+1) (q·z)^r / r. */
static double complex log_characteristic(const powers *p, double angle, int terms) {
  const double complex z = cexp(I * angle) - 1, back = conj(z);
  double complex sum = I * (angle * (double)p->flipped), up = 1, down = 1;
  for (int r = 1; r <= terms; r++) {
    up *= z;
    down *= back;
    sum += (p->up[r] * up + p->down[r] * down) / (r % 2 == 1 ? r : -r);
  }
  return sum;
}

/* Σ over m = 0..last of e^(-t·m) times the tilted chance of a + m. */
static double invert(const powers *p, double t, double deviation, double a, int terms) {
  const long last = (long)ceil(SPREAD * deviation);
  const double period = 2 * (double)last + 1;
  double sum = 0;
  for (long m = last; m >= 0; m--) sum += exp(-t * (double)m);
  for (long l = 1; l <= last; l++) {
    const double angle = TAU * (double)l / period;
    const double complex value = log_characteristic(p, angle, terms) - I * (angle * a);
    if (creal(value) < -GONE) break;
    const double complex step = cexp(-t - I * angle);
    sum += 2 * creal(cexp(value) * (1 - cexp(-(t + I * angle) * ((double)last + 1))) / (1 - step));
  }
  return sum / period;
}

bool ent__tilted_tail(double *out, const double *chance, size_t n, size_t a) {
  double t = 0, variance = 0;
  powers p;
  int terms = 1;
  if (n < MANY || a >= n || !find_tilt(&t, &variance, chance, n, (double)a)) return false;
  const double deviation = sqrt(variance);
  const double ratio = sin(fmin((SPREAD + 1.5) / deviation, 1.5) / 2); /* of one term to the next: |z|·q, q at most a half */
  while (terms < TERMS && pow(ratio, terms) * (double)n > 1e-17 * terms) terms++;
  if (terms == TERMS) return false;
  sum_powers(&p, chance, n, exp(t), terms);
  const double tail = exp(p.log_scale - t * (double)a) * invert(&p, t, deviation, (double)a, terms);
  *out = tail < 0 ? 0 : tail > 1 ? 1 : tail;
  return true;
}
