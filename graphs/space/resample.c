/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Intervals. Each draw takes as many issues as there are, with replacement, and for each actor a
 * prior mean from N(0, 1), and is estimated anew from the places of the whole. Drawing the prior as
 * well makes the draws spread as the posterior does (of a linear Gaussian model exactly:
 * V = V·I·V + V·V for information I and V = 1/(1 + I)), so that an actor with one cell is not
 * taken to be sure where the prior put it. Draws are turned onto the whole before they are compared.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/space/internal.h"

static const double tolerance = 5e-3;
enum { MOST_ROUNDS = 60 };

typedef struct draws {
  uint32_t *times;
  double *prior; /* row × 2 */
  float *at;     /* draw × row × dimensions */
  double *sorted;
  ent__ideal ideal;
} draws;

static void draw_normals(double *out, size_t count, ent__rng *rng) {
  const double turn = 6.28318530717958647693;
  for (size_t i = 0; i + 1 < count + 1; i += 2) {
    const double radius = sqrt(-2 * log(1 - ent__rng_unit(rng)));
    const double angle = turn * ent__rng_unit(rng);
    out[i] = radius * cos(angle);
    if (i + 1 < count) out[i + 1] = radius * sin(angle);
  }
}

/* The orthogonal matrix that brings the draw closest to the whole (Procrustes); a sign in one dimension. */
static void turn_onto(const ent__ideal *ideal, const ent__ideal *whole, uint32_t actors) {
  const size_t d = (size_t)ideal->dimensions;
  double m[2][2] = {{0, 0}, {0, 0}};
  for (uint32_t i = 0; i < actors; i++)
    for (size_t r = 0; r < d; r++)
      for (size_t c = 0; c < d; c++) m[r][c] += ideal->place[i * d + r] * whole->place[i * d + c];
  if (d == 1) {
    for (uint32_t i = 0; m[0][0] < 0 && i < actors; i++) ideal->place[i] = -ideal->place[i];
    return;
  }
  /* Of [[c, s], [-s, c]] and [[c, s], [s, -c]] the one that agrees more with m. */
  const double rotation = hypot(m[0][0] + m[1][1], m[0][1] - m[1][0]);
  const double reflection = hypot(m[0][0] - m[1][1], m[0][1] + m[1][0]);
  const bool mirrored = reflection > rotation;
  const double angle = mirrored ? atan2(m[0][1] + m[1][0], m[0][0] - m[1][1]) : atan2(m[0][1] - m[1][0], m[0][0] + m[1][1]);
  const double c = cos(angle), s = sin(angle);
  for (uint32_t i = 0; i < actors; i++) {
    double *x = ideal->place + 2 * (size_t)i;
    const double x0 = x[0], x1 = x[1];
    x[0] = c * x0 + (mirrored ? s : -s) * x1;
    x[1] = s * x0 + (mirrored ? -c : c) * x1;
  }
}

static int by_size(const void *left, const void *right) {
  const double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

static double percentile(const double *sorted, size_t count, double share) {
  const double place = share * (double)(count - 1);
  const size_t below = (size_t)place;
  if (below + 1 >= count) return sorted[count - 1];
  return sorted[below] + (place - (double)below) * (sorted[below + 1] - sorted[below]);
}

static void fill_bounds(ent_space *space, draws *all) {
  const size_t count = (size_t)space->options.resamples, d = (size_t)space->options.dimensions, n = space->data.actors;
  for (size_t i = 0; i < n; i++) {
    for (size_t k = 0; k < d; k++) {
      for (size_t r = 0; r < count; r++) all->sorted[r] = all->at[(r * n + i) * d + k];
      qsort(all->sorted, count, sizeof *all->sorted, by_size);
      space->bounds[4 * i + 2 * k] = percentile(all->sorted, count, 0.025);
      space->bounds[4 * i + 2 * k + 1] = percentile(all->sorted, count, 0.975);
    }
  }
}

static ent_status draw(draws *all, const ent_space *space, const ent__ideal *whole, const ent__mills *mills, size_t number, ent_error *err) {
  const ent__space_data *data = &space->data;
  const size_t places = (size_t)data->actors * (size_t)whole->dimensions;
  ent__rng rng;
  ent__rng_seed(&rng, space->options.seed, ENT__STREAM_SPACE + number);
  memset(all->times, 0, data->columns * sizeof *all->times);
  for (uint32_t j = 0; j < data->columns; j++) all->times[ent__rng_below(&rng, data->columns)]++;
  draw_normals(all->prior, 2 * (size_t)data->actors, &rng);
  ent__ideal_copy(&all->ideal, whole, data);
  const ent__ideal_task task = {data, mills, all->times, all->prior, tolerance, MOST_ROUNDS};
  const ent_status status = ent__ideal_run(&all->ideal, &task, err);
  if (status != ENT_OK) return status;
  turn_onto(&all->ideal, whole, data->actors);
  for (size_t i = 0; i < places; i++) all->at[number * places + i] = (float)all->ideal.place[i];
  return ENT_OK;
}

ent_status ent__space_resample(ent_space *space, const ent__ideal *whole, const ent__mills *mills, ent_error *err) {
  const ent__space_data *data = &space->data;
  const size_t count = (size_t)space->options.resamples;
  const size_t places = (size_t)data->actors * (size_t)whole->dimensions;
  draws all = {.times = ent__alloc(data->columns, sizeof *all.times),
               .prior = ent__alloc(data->actors, 2 * sizeof *all.prior),
               .at = ent__alloc(count, places * sizeof *all.at),
               .sorted = ent__alloc(count, sizeof *all.sorted)};
  space->bounds = ent__alloc(data->actors, 4 * sizeof *space->bounds);
  const bool room = all.times != NULL && all.prior != NULL && all.at != NULL && all.sorted != NULL && space->bounds != NULL;
  ent_status status = room ? ent__ideal_init(&all.ideal, data, whole->dimensions, err) : ent__nomem(err);
  for (size_t r = 0; status == ENT_OK && r < count; r++) status = draw(&all, space, whole, mills, r, err);
  if (status == ENT_OK) {
    fill_bounds(space, &all);
    space->fit.resamples = (uint32_t)count;
  }
  ent__ideal_clear(&all.ideal);
  ent__free(all.times);
  ent__free(all.prior);
  ent__free(all.at);
  ent__free(all.sorted);
  return status;
}
