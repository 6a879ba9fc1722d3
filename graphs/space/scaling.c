/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Classical scaling (Torgerson 1952; Gower 1966): the squared distance of two actors is the mean of
 * (q - q')² over the issues that both have a cell on, the mean of all known ones where there is
 * none. The places are eigenvectors times root eigenvalue of B = -½ J D² J, J the centring matrix;
 * ARPACK asks for products with B, of which only D² is kept.
 */
#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/space/internal.h"

/* Actors beyond this would take more than 1.6 GB. */
enum { MOST_ACTORS = 20000 };

typedef struct squares {
  uint32_t size;
  float *at; /* size × size */
  double *centred;
} squares;

static size_t place_of(const squares *s, uint32_t a, uint32_t b) { return (size_t)a * s->size + b; }

static void apply(double *to, const double *from, void *extra) {
  const squares *s = extra;
  double mean = 0, back = 0;
  for (uint32_t i = 0; i < s->size; i++) mean += from[i] / s->size;
  for (uint32_t i = 0; i < s->size; i++) s->centred[i] = from[i] - mean;
  for (uint32_t i = 0; i < s->size; i++) {
    const float *row = s->at + place_of(s, i, 0);
    double sum = 0;
    for (uint32_t k = 0; k < s->size; k++) sum += row[k] * s->centred[k];
    to[i] = -0.5 * sum;
    back += to[i] / s->size;
  }
  for (uint32_t i = 0; i < s->size; i++) to[i] -= back;
}

static void add_column(squares *s, float *shared, const ent__space_data *data, const ent__space_column *column) {
  for (uint32_t i = column->first; i < column->first + column->count; i++) {
    for (uint32_t k = column->first; k < i; k++) {
      const uint32_t a = data->row[i] < data->row[k] ? data->row[i] : data->row[k];
      const uint32_t b = data->row[i] < data->row[k] ? data->row[k] : data->row[i];
      const double apart = data->value[i] - data->value[k];
      s->at[place_of(s, a, b)] += (float)(apart * apart);
      shared[place_of(s, a, b)]++;
    }
  }
}

/* Means over shared issues; the pairs without one get the mean of the rest. */
static void finish(squares *s, const float *shared) {
  double sum = 0, known = 0;
  for (uint32_t a = 0; a < s->size; a++) {
    for (uint32_t b = a + 1; b < s->size; b++) {
      const size_t at = place_of(s, a, b);
      if (!(shared[at] > 0)) continue;
      s->at[at] /= shared[at];
      sum += s->at[at];
      known++;
    }
  }
  const double usual = known > 0 ? sum / known : 0;
  for (uint32_t a = 0; a < s->size; a++) {
    for (uint32_t b = a + 1; b < s->size; b++) {
      const size_t at = place_of(s, a, b);
      if (!(shared[at] > 0)) s->at[at] = (float)usual;
      s->at[place_of(s, b, a)] = s->at[at];
    }
  }
}

/* Σ of all squared eigenvalues: the sum of the squares of B. */
static double whole_of(const squares *s) {
  double total = 0, sum = 0, rows = 0;
  for (uint32_t i = 0; i < s->size; i++) {
    double row = 0;
    for (uint32_t k = 0; k < s->size; k++) {
      const double d = s->at[place_of(s, i, k)];
      row += d;
      sum += d * d;
    }
    rows += row * row;
    total += row;
  }
  const double n = s->size;
  return fmax((sum - 2 * rows / n + total * total / (n * n)) / 4, 0.0);
}

static ent_status place(ent_space *space, squares *s, double *start, double *vectors, ent_error *err) {
  const int d = space->options.dimensions;
  double values[ENT_SPACE_DIMENSIONS];
  const ent__space_eigen problem = {apply, s, start, s->size, d};
  const ent_status status = ent__space_eigen_solve(values, vectors, &problem, err);
  if (status != ENT_OK) return status;
  const double whole = whole_of(s);
  for (int k = 0; k < d; k++) {
    const double value = fmax(values[k], 0.0);
    space->fit.share[k] = whole > 0 ? fmin(value * value / whole, 1.0) : NAN;
    for (uint32_t i = 0; i < s->size; i++) space->at[2 * (size_t)i + (size_t)k] = vectors[(size_t)k * s->size + i] * sqrt(value);
  }
  return ENT_OK;
}

ent_status ent__space_scaling(ent_space *space, ent_error *err) {
  const ent__space_data *data = &space->data;
  const size_t n = data->actors;
  if (n > MOST_ACTORS) return ent__fail(err, ENT_E_LIMIT, "method 'scaling' compares all pairs: expected at most %d actors, found %zu", MOST_ACTORS, n);
  squares s = {data->actors, ent__zalloc(n * n, sizeof *s.at), ent__alloc(n, sizeof *s.centred)};
  float *shared = ent__zalloc(n * n, sizeof *shared);
  double *centred = ent__alloc(data->cells, sizeof *centred);
  double *start = ent__alloc(n, sizeof *start);
  double *vectors = ent__zalloc(n * ENT_SPACE_DIMENSIONS, sizeof *vectors);
  const bool room = s.at != NULL && s.centred != NULL && shared != NULL && centred != NULL && start != NULL && vectors != NULL;
  ent_status status = room ? ENT_OK : ent__nomem(err);
  if (status == ENT_OK) {
    for (uint32_t j = 0; j < data->columns; j++) add_column(&s, shared, data, &data->column[j]);
    finish(&s, shared);
    ent__space_centre(centred, data);
    ent__space_start(start, data, centred);
    status = place(space, &s, start, vectors, err);
  }
  if (status == ENT_OK) ent__space_correlate(space);
  ent__free(s.at);
  ent__free(s.centred);
  ent__free(shared);
  ent__free(centred);
  ent__free(start);
  ent__free(vectors);
  return status;
}
