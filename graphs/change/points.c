/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Points of change: where the windows before are unlike those behind. The statistic is the energy distance
 * of E-divisive (Matteson & James 2014), on distances between networks in place of Euclidean ones,
 *
 *   Q = m n / (m + n) · (2 · mean between - mean within the m - mean within the n),
 *
 * and a stretch is cut in two where it is largest, if it is larger than in all but a few orders of the
 * stretch's windows; then each half in turn. The test is exact under any distance, if windows without a
 * change could stand in any order; those that overlap could not, so that only such are taken as do not.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/rng.h"
#include "graphs/change/internal.h"

/* A side has two windows at least, so that there is a distance within it. most: windows tested; the matrix grows with the square. */
enum { least_side = 2, least_tested = 8, most_tested = 1000 };

typedef struct stretch {
  uint32_t begin;
  uint32_t end;
} stretch;

/* Sums over pairs that have a distance, and their number. */
typedef struct mean {
  double sum;
  double pairs;
} mean;

static double value(mean m) { return m.sum / m.pairs; }

static void add(mean *to, double distance, double sign) {
  if (isnan(distance)) return;
  to->sum += sign * distance;
  to->pairs += sign;
}

typedef struct cutter {
  const double *distance;
  uint32_t count;
  uint32_t *order; /* of a stretch: the items that stand there */
} cutter;

static double between(const cutter *c, uint32_t i, uint32_t j) { return c->distance[(size_t)c->order[i] * c->count + c->order[j]]; }

/* Moves the cut one item on at a time, keeping the three sums up. O(length²). */
static double best_cut(const cutter *c, uint32_t length, uint32_t *cut) {
  mean left = {0, 0}, right = {0, 0}, across = {0, 0};
  double most = -INFINITY;
  for (uint32_t i = 0; i < length; i++)
    for (uint32_t j = i + 1; j < length; j++) add(&right, between(c, i, j), 1);
  for (uint32_t at = 0; at + least_side < length; at++) {
    for (uint32_t j = 0; j < length; j++) {
      if (j == at) continue;
      const double d = between(c, at, j);
      if (j < at) add(&across, d, -1);
      if (j < at) add(&left, d, 1);
      if (j > at) add(&right, d, -1);
      if (j > at) add(&across, d, 1);
    }
    const double m = at + 1.0, n = length - m;
    if (m < least_side || left.pairs < 1 || right.pairs < 1 || across.pairs < 1) continue; /* nothing to go by */
    const double q = m * n / (m + n) * (2 * value(across) - value(left) - value(right));
    /* Sums differ by rounding: of equal cuts the first. */
    if (q > most + 1e-9) {
      most = q;
      *cut = at + 1;
    }
  }
  return most;
}

/* Share of orders whose best cut is as good, this one among them. */
static double significance(cutter *c, const stretch *s, double found, uint64_t seed, uint64_t number) {
  const uint32_t length = s->end - s->begin;
  uint32_t as_good = 1, cut = 0;
  ent__rng rng;
  ent__rng_seed(&rng, seed, ENT__STREAM_CHANGE + number);
  for (uint32_t r = 0; r < ENT_CHANGE_PERMUTATIONS; r++) {
    ent__rng_shuffle(&rng, c->order, length);
    as_good += best_cut(c, length, &cut) >= found - 1e-9;
  }
  return as_good / (ENT_CHANGE_PERMUTATIONS + 1.0);
}

static int by_place(const void *p, const void *q) {
  const ent__break *x = p, *y = q;
  return x->at < y->at ? -1 : x->at > y->at;
}

/* Looks at one stretch; where it is cut, its halves go to the end of the list. */
static void look_at(cutter *c, stretch *list, size_t *stretches, size_t i, ent__break *out, size_t *found, uint64_t seed) {
  const stretch s = list[i];
  const uint32_t length = s.end - s.begin;
  uint32_t cut = 0;
  if (length < 2 * least_side) return;
  for (uint32_t k = 0; k < length; k++) c->order[k] = s.begin + k;
  const double q = best_cut(c, length, &cut);
  if (!(q > 1e-9)) return; /* also where nothing could be cut */
  const double p = significance(c, &s, q, seed, i);
  if (p > ENT_CHANGE_LEVEL) return;
  out[(*found)++] = (ent__break){s.begin + cut, q, p};
  list[(*stretches)++] = (stretch){s.begin, s.begin + cut};
  list[(*stretches)++] = (stretch){s.begin + cut, s.end};
}

ent_status ent__find_breaks(ent__break *out, size_t *found, const double *distance, uint32_t count, uint64_t seed, ent_error *err) {
  cutter c = {distance, count, ent__alloc(count, sizeof *c.order)};
  stretch *list = ent__alloc(2 * (size_t)count + 1, sizeof *list);
  size_t stretches = 1;
  const ent_status status = c.order == NULL || list == NULL ? ent__nomem(err) : ENT_OK;
  *found = 0;
  if (status == ENT_OK) list[0] = (stretch){0, count};
  for (size_t i = 0; status == ENT_OK && i < stretches; i++) look_at(&c, list, &stretches, i, out, found, seed);
  if (status == ENT_OK && *found > 0) qsort(out, *found, sizeof *out, by_place);
  ent__free(list);
  ent__free(c.order);
  return status;
}

/* Lists the windows that are tested. */
static uint32_t choose(uint32_t *out, const ent_change *change) {
  uint32_t count = 0;
  for (uint32_t w = 0; w < change->window_count; w++)
    if (change->apart[w] && ent__change_counts(change, w)) out[count++] = w;
  return count;
}

static void fill_distances(double *distance, const ent_change *change, const uint32_t *window, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    distance[(size_t)i * count + i] = 0;
    for (uint32_t j = i + 1; j < count; j++) {
      const uint32_t x = window[i], y = window[j];
      const double d = ent__tie_distance(&change->ties[x], &change->ties[y], change->frames[x].camp, change->frames[y].camp);
      distance[(size_t)i * count + j] = distance[(size_t)j * count + i] = d;
    }
  }
}

static ent_status test(ent_change *change, const uint32_t *window, uint32_t count, ent_error *err) {
  double *distance = ent__alloc((size_t)count * count, sizeof *distance);
  ent__break *breaks = ent__alloc(count, sizeof *breaks);
  ent_status status = ENT_OK;
  change->points = ent__alloc(count, sizeof *change->points);
  if (distance == NULL || breaks == NULL || change->points == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  fill_distances(distance, change, window, count);
  status = ent__find_breaks(breaks, &change->point_count, distance, count, change->options.seed, err);
  for (size_t i = 0; status == ENT_OK && i < change->point_count; i++)
    change->points[i] = (ent_change_point){window[breaks[i].at], window[breaks[i].at - 1], breaks[i].statistic, breaks[i].p};
fail:
  ent__free(breaks);
  ent__free(distance);
  return status;
}

ent_status ent__change_find_points(ent_change *change, ent_error *err) {
  uint32_t *window = ent__alloc(change->window_count, sizeof *window);
  if (window == NULL) return ent__nomem(err);
  const uint32_t count = choose(window, change);
  const bool tested = count >= least_tested && count <= most_tested;
  change->tested = tested ? count : 0;
  const ent_status status = tested ? test(change, window, count, err) : ENT_OK;
  ent__free(window);
  return status;
}
