/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/polarization/eigenvalues.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

/* QL settles in two or three rounds for each value; this many never occur. */
enum { MOST_ROUNDS = 60 };

/* p = A u over rows and columns from `from` on. */
static void multiply(double *p, const double *matrix, const double *u, size_t n, size_t from) {
  for (size_t i = from; i < n; i++) p[i] = 0;
  for (size_t i = from; i < n; i++) {
    const double *row = matrix + i * n;
    for (size_t j = from; j < n; j++) p[j] += u[i] * row[j];
  }
}

/* A -= u wᵀ + w uᵀ. */
static void update(double *matrix, const double *u, const double *w, size_t n, size_t from) {
  for (size_t i = from; i < n; i++) {
    double *row = matrix + i * n;
    const double a = u[i];
    const double b = w[i];
    for (size_t j = from; j < n; j++) row[j] -= a * w[j] + b * u[j];
  }
}

/*
 * Turns column k below the diagonal into one number by the reflection I - 2 u uᵀ / uᵀu, applied from
 * both sides, and gives that number.
 */
static double reflect(double *matrix, double *u, double *p, size_t n, size_t k) {
  double size = 0;
  double sum = 0;
  for (size_t i = k + 1; i < n; i++) size = fmax(size, fabs(matrix[i * n + k]));
  if (size <= 0) return 0;
  for (size_t i = k + 1; i < n; i++) {
    u[i] = matrix[i * n + k] / size;
    sum += u[i] * u[i];
  }
  const double length = copysign(sqrt(sum), u[k + 1]);
  u[k + 1] += length;
  const double half = length * u[k + 1]; /* uᵀu / 2 */
  double product = 0;
  multiply(p, matrix, u, n, k + 1);
  for (size_t i = k + 1; i < n; i++) {
    p[i] /= half;
    product += u[i] * p[i];
  }
  for (size_t i = k + 1; i < n; i++) p[i] -= product / (2 * half) * u[i];
  update(matrix, u, p, n, k + 1);
  return -length * size;
}

/* One round of QL with an implicit shift on the block from l to m. */
static void turn(double *d, double *e, size_t l, size_t m) {
  double g = (d[l + 1] - d[l]) / (2 * e[l]);
  double r = hypot(g, 1);
  double s = 1;
  double c = 1;
  double p = 0;
  g = d[m] - d[l] + e[l] / (g + copysign(r, g));
  for (size_t i = m; i-- > l;) {
    double f = s * e[i];
    const double b = c * e[i];
    r = hypot(f, g);
    e[i + 1] = r;
    if (r <= 0) {
      d[i + 1] -= p;
      e[m] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    g = d[i + 1] - p;
    r = (d[i] - g) * s + 2 * c * b;
    p = s * r;
    d[i + 1] = g + p;
    g = c * r - b;
  }
  d[l] -= p;
  e[l] = g;
  e[m] = 0;
}

static ent_status settle(double *d, double *e, size_t n, ent_error *err) {
  for (size_t l = 0; l < n; l++) {
    for (int round = 0;; round++) {
      size_t m = l;
      while (m + 1 < n && fabs(e[m]) > DBL_EPSILON * (fabs(d[m]) + fabs(d[m + 1]))) m++;
      if (m == l) break;
      if (round == MOST_ROUNDS) return ent__fail(err, ENT_E_INTERNAL, "eigenvalues of a matrix do not settle");
      turn(d, e, l, m);
    }
  }
  return ENT_OK;
}

ent_status ent__eigenvalues(double *values, double *matrix, size_t n, ent_error *err) {
  ent_status status = ENT_OK;
  double *beside = ent__zalloc(n, sizeof *beside);
  double *u = ent__zalloc(n, sizeof *u);
  double *p = ent__zalloc(n, sizeof *p);
  if (beside == NULL || u == NULL || p == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  for (size_t k = 0; k + 1 < n; k++) {
    values[k] = matrix[k * n + k];
    beside[k] = k + 2 < n ? reflect(matrix, u, p, n, k) : matrix[(k + 1) * n + k];
  }
  if (n > 0) values[n - 1] = matrix[n * n - 1];
  status = settle(values, beside, n, err);
fail:
  ent__free(p);
  ent__free(u);
  ent__free(beside);
  return status;
}
