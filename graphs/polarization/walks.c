/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Walk balance: trace exp(A) / trace exp(|A|), A the matrix of weights (Estrada & Benzi 2014). A closed
 * walk of length k counts 1/k! times the product of its weights; the share of balanced ones follows.
 */
#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/polarization/eigenvalues.h"
#include "graphs/polarization/internal.h"

static void fill(double *matrix, const ent__problem *p, bool signs) {
  const size_t n = p->nodes;
  for (size_t i = 0; i < n * n; i++) matrix[i] = 0;
  for (uint32_t v = 0; v < p->nodes; v++)
    for (size_t e = p->first[v]; e < p->first[v + 1]; e++) matrix[v * n + p->to[e]] = signs ? p->weight[e] : fabs(p->weight[e]);
}

static double trace(const double *values, size_t n, double largest) {
  double sum = 0;
  for (size_t i = 0; i < n; i++) sum += exp(values[i] - largest);
  return sum;
}

ent_status ent__measure_walks(ent__reading *out, const ent__scene *scene, ent_error *err) {
  const size_t n = scene->problem->nodes;
  double largest = -INFINITY;
  double *matrix = NULL;
  double *values = NULL;
  ent_status status = ENT_OK;
  if (n == 0) out->missing = "no tie";
  if (n > ENT__MOST_WALKED) out->missing = "more than 1000 nodes";
  if (out->missing != NULL) return ENT_OK;
  matrix = ent__alloc(n * n, sizeof *matrix);
  values = ent__alloc(2 * n, sizeof *values);
  if (matrix == NULL || values == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  fill(matrix, scene->problem, true);
  status = ent__eigenvalues(values, matrix, n, err);
  if (status != ENT_OK) goto fail;
  fill(matrix, scene->problem, false);
  status = ent__eigenvalues(values + n, matrix, n, err);
  if (status != ENT_OK) goto fail;
  /* Less the largest, no exponential is too large; |A| has the largest of all. */
  for (size_t i = 0; i < 2 * n; i++) largest = fmax(largest, values[i]);
  out->value = fmin(1, trace(values, n, largest) / trace(values + n, n, largest));
fail:
  ent__free(values);
  ent__free(matrix);
  return status;
}
