/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Correspondence analysis of the doubled table (Greenacre 2017): each issue has two columns, one of
 * support (1 + q)/2 and one of opposition (1 - q)/2; a missing cell is 0 in both. With P the table
 * over its sum, r and c its margins, the places are the principal coordinates D_r^-1/2 U Σ of
 * D_r^-1/2 (P - rcᵀ) D_c^-1/2, whose products with its transpose ARPACK asks for; it is never made.
 */
#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/space/internal.h"

typedef struct table {
  const ent__space_data *data;
  double total;
  double *root; /* of the mass of a row */
  double *mass; /* of the columns, two for each issue */
} table;

static double share_of(const table *t, uint32_t cell, int side) {
  const double value = t->data->value[cell];
  return (side == 0 ? 1 + value : 1 - value) / (2 * t->total);
}

/* S·Sᵀ·from: for each column y = (Σ p v/√r - c Σ √r v)/√c, then what y gives back. */
static void apply(double *to, const double *from, void *extra) {
  const table *t = extra;
  const ent__space_data *data = t->data;
  double along = 0, back = 0;
  for (uint32_t i = 0; i < data->actors; i++) {
    along += t->root[i] * from[i];
    to[i] = 0;
  }
  for (uint32_t j = 0; j < data->columns; j++) {
    const uint32_t first = data->column[j].first, end = first + data->column[j].count;
    for (int side = 0; side < 2; side++) {
      const double mass = t->mass[2 * (size_t)j + (size_t)side];
      double sum = 0;
      if (!(mass > 0)) continue;
      for (uint32_t i = first; i < end; i++) sum += share_of(t, i, side) * from[data->row[i]] / t->root[data->row[i]];
      const double y = (sum - mass * along) / mass;
      back += mass * y;
      for (uint32_t i = first; i < end; i++) to[data->row[i]] += share_of(t, i, side) * y / t->root[data->row[i]];
    }
  }
  for (uint32_t i = 0; i < data->actors; i++) to[i] -= t->root[i] * back;
}

/* Σ p²/(rc) - 1. */
static double inertia(const table *t) {
  const ent__space_data *data = t->data;
  double sum = 0;
  for (uint32_t j = 0; j < data->columns; j++) {
    for (int side = 0; side < 2; side++) {
      const double mass = t->mass[2 * (size_t)j + (size_t)side];
      for (uint32_t i = data->column[j].first; mass > 0 && i < data->column[j].first + data->column[j].count; i++) {
        const double p = share_of(t, i, side), root = t->root[data->row[i]];
        sum += p * p / (root * root * mass);
      }
    }
  }
  return sum - 1;
}

static void weigh(table *t) {
  const ent__space_data *data = t->data;
  t->total = data->cells;
  for (uint32_t i = 0; i < data->actors; i++) t->root[i] = sqrt(data->cells_of[i] / t->total);
  for (uint32_t j = 0; j < data->columns; j++)
    for (uint32_t i = data->column[j].first; i < data->column[j].first + data->column[j].count; i++)
      for (int side = 0; side < 2; side++) t->mass[2 * (size_t)j + (size_t)side] += share_of(t, i, side);
}

static ent_status place(ent_space *space, const table *t, double *start, double *vectors, ent_error *err) {
  const ent__space_data *data = &space->data;
  const int d = space->options.dimensions;
  double values[ENT_SPACE_DIMENSIONS];
  const ent__space_eigen problem = {apply, (void *)t, start, data->actors, d};
  const ent_status status = ent__space_eigen_solve(values, vectors, &problem, err);
  if (status != ENT_OK) return status;
  const double whole = inertia(t);
  for (int k = 0; k < d; k++) {
    const double value = fmax(values[k], 0.0);
    space->fit.share[k] = whole > 0 ? value / whole : NAN;
    for (uint32_t i = 0; i < data->actors; i++)
      space->at[2 * (size_t)i + (size_t)k] = vectors[(size_t)k * data->actors + i] * sqrt(value) / t->root[i];
  }
  return ENT_OK;
}

ent_status ent__space_correspondence(ent_space *space, ent_error *err) {
  const ent__space_data *data = &space->data;
  table t = {.data = data, .root = ent__alloc(data->actors, sizeof *t.root), .mass = ent__zalloc(data->columns, 2 * sizeof *t.mass)};
  double *centred = ent__alloc(data->cells, sizeof *centred);
  double *start = ent__alloc(data->actors, sizeof *start);
  double *vectors = ent__zalloc((size_t)data->actors * ENT_SPACE_DIMENSIONS, sizeof *vectors);
  const bool room = t.root != NULL && t.mass != NULL && centred != NULL && start != NULL && vectors != NULL;
  ent_status status = room ? ENT_OK : ent__nomem(err);
  if (status == ENT_OK) {
    weigh(&t);
    ent__space_centre(centred, data);
    ent__space_start(start, data, centred);
    status = place(space, &t, start, vectors, err);
  }
  if (status == ENT_OK) ent__space_correlate(space);
  ent__free(t.root);
  ent__free(t.mass);
  ent__free(centred);
  ent__free(start);
  ent__free(vectors);
  return status;
}
