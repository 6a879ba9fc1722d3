/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cut points of an issue of four levels or more, and where the estimation begins. */
#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/space/internal.h"

static const double prior_variance = 25.0;

static double cumulative(double t) { return 0.5 * erfc(-t * 0.70710678118654752440); }
static double density(double t) { return 0.39894228040143267794 * exp(-0.5 * t * t); }

/* The normal quantile, by halving. */
static double quantile(double share) {
  double low = -8, high = 8;
  for (int i = 0; i < 50; i++) {
    const double middle = (low + high) / 2;
    if (cumulative(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/*
 * With p_i = Φ(c_k - μ_i) - Φ(c_(k-1) - μ_i) for level k, the gradient of Σ log p in c_k is Σ over
 * cells of level k of φ(c_k - μ)/p less the same over those of level k + 1. Each cut moves by a
 * scoring step (the gradients' squares stand for the curvature), at most half way to its neighbour,
 * so that they keep their order.
 */
void ent__ideal_cuts(double *cut, const ent__space_data *data, const ent__space_column *column, const double *latent, const ent__mills *mills) {
  (void)mills;
  for (uint32_t k = 0; k + 1 < column->levels; k++) {
    double gradient = -cut[k] / prior_variance, curvature = 1 / prior_variance;
    for (uint32_t i = 0; i < column->count; i++) {
      const uint32_t level = data->level[column->first + i];
      if (level != k && level != k + 1) continue;
      const double low = level == 0 ? 0 : cumulative(cut[level - 1] - latent[i]);
      const double high = level + 1 == column->levels ? 1 : cumulative(cut[level] - latent[i]);
      const double slope = density(cut[k] - latent[i]) / fmax(high - low, 1e-12);
      gradient += level == k ? slope : -slope;
      curvature += slope * slope;
    }
    double step = gradient / curvature;
    if (k > 0) step = fmax(step, (cut[k - 1] - cut[k]) / 2);
    if (k + 2 < column->levels) step = fmin(step, (cut[k + 1] - cut[k]) / 2);
    cut[k] += fmax(-1, fmin(1, step));
  }
}

/* Cut points as if nothing told actors apart: the quantiles of the shares of the levels. */
static void begin_cuts(double *cut, const ent__space_data *data, const ent__space_column *column) {
  double below = 0;
  for (uint32_t k = 0; k + 1 < column->levels; k++) {
    for (uint32_t i = 0; i < column->count; i++) below += data->level[column->first + i] == k;
    cut[k] = quantile((below + 0.5) / (column->count + 1.0));
    if (k > 0 && !(cut[k] > cut[k - 1])) cut[k] = cut[k - 1] + 1e-3;
  }
}

static void begin_column(ent__ideal *ideal, const ent__space_data *data, uint32_t j) {
  const ent__space_column *column = &data->column[j];
  double *cut = ideal->cut + column->position;
  ideal->scale[j] = column->model == ENT_SPACE_LINEAR ? sqrt(column->variance) : 1;
  if (column->model == ENT_SPACE_BINARY) cut[0] = 0;
  if (column->model == ENT_SPACE_ORDERED) begin_cuts(cut, data, column);
  if (column->model != ENT_SPACE_THREE) return;
  cut[0] = 0;
  cut[1] = 1;
  ideal->intercept[j] = 0.5;
}

typedef struct centred {
  const ent__space_data *data;
  const double *value;
} centred;

/* C·Cᵀ for the centred cells C. */
static void apply(double *to, const double *from, void *extra) {
  const centred *c = extra;
  const ent__space_data *data = c->data;
  for (uint32_t i = 0; i < data->actors; i++) to[i] = 0;
  for (uint32_t j = 0; j < data->columns; j++) {
    const uint32_t first = data->column[j].first, end = first + data->column[j].count;
    double sum = 0;
    for (uint32_t i = first; i < end; i++) sum += c->value[i] * from[data->row[i]];
    for (uint32_t i = first; i < end; i++) to[data->row[i]] += c->value[i] * sum;
  }
}

/* Places begin at the first left singular vectors of the centred cells, a missing one counting as the mean. */
ent_status ent__ideal_begin(ent__ideal *ideal, const ent__space_data *data, ent_error *err) {
  const int d = ideal->dimensions;
  double *value = ent__alloc(data->cells, sizeof *value);
  double *start = ent__alloc(data->actors, sizeof *start);
  double *vectors = ent__zalloc((size_t)data->actors * (size_t)d, sizeof *vectors);
  double values[ENT_SPACE_DIMENSIONS];
  ent_status status = value == NULL || start == NULL || vectors == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) {
    ent__space_centre(value, data);
    ent__space_start(start, data, value);
    centred extra = {data, value};
    const ent__space_eigen problem = {apply, &extra, start, data->actors, d};
    status = ent__space_eigen_solve(values, vectors, &problem, err);
  }
  for (uint32_t j = 0; status == ENT_OK && j < data->columns; j++) begin_column(ideal, data, j);
  for (uint32_t i = 0; status == ENT_OK && i < data->actors; i++)
    for (int k = 0; k < d; k++) ideal->place[(size_t)i * (size_t)d + (size_t)k] = vectors[(size_t)k * data->actors + i] * sqrt(data->actors);
  ent__free(value);
  ent__free(start);
  ent__free(vectors);
  return status;
}
