/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/layout_boxes.h"

#include <math.h>
#include <stdbool.h>

#include "engine/base/maths.h"

static const double slack = 1e-6;

static ent_point mean_of(const ent_point *at, size_t n) {
  ent_point mean = {0.0, 0.0};
  for (size_t i = 0; i < n; i++) {
    mean.x += at[i].x / (double)n;
    mean.y += at[i].y / (double)n;
  }
  return mean;
}

void ent__boxes_bounds(const ent_point *at, const ent_point *half, size_t n, ent_point *low,
                       ent_point *high) {
  *low = *high = (ent_point){0.0, 0.0};
  for (size_t i = 0; i < n; i++) {
    const double left = at[i].x - half[i].x, right = at[i].x + half[i].x;
    const double bottom = at[i].y - half[i].y, top = at[i].y + half[i].y;
    low->x = i == 0 ? left : fmin(low->x, left);
    low->y = i == 0 ? bottom : fmin(low->y, bottom);
    high->x = i == 0 ? right : fmax(high->x, right);
    high->y = i == 0 ? top : fmax(high->y, top);
  }
}

static void scale_about_mean(ent_point *at, size_t n, double factor) {
  const ent_point mean = mean_of(at, n);
  for (size_t i = 0; i < n; i++) {
    at[i].x = mean.x + factor * (at[i].x - mean.x);
    at[i].y = mean.y + factor * (at[i].y - mean.y);
  }
}

void ent__boxes_scale(ent_point *at, const ent_point *half, size_t n, double room) {
  double area = 0.0, spread = 0.0;
  if (n < 2) return;
  const ent_point mean = mean_of(at, n);
  for (size_t i = 0; i < n; i++) {
    area += 4.0 * half[i].x * half[i].y;
    spread += (at[i].x - mean.x) * (at[i].x - mean.x) + (at[i].y - mean.y) * (at[i].y - mean.y);
  }
  /* A disc filled evenly has mean squared radius r²/2, so its area is 2 pi times that. */
  const double disc = 2.0 * ENT__PI * spread / (double)n;
  if (disc > 0.0) scale_about_mean(at, n, sqrt(room * area / disc));
}

/* Returns how far two boxes overlap along each axis; negative where they do not. */
static ent_point overlap(const ent_point *at, const ent_point *half, size_t i, size_t j) {
  return (ent_point){half[i].x + half[j].x - fabs(at[i].x - at[j].x),
                     half[i].y + half[j].y - fabs(at[i].y - at[j].y)};
}

static bool overlaps(const ent_point *at, const ent_point *half, size_t i, size_t j) {
  const ent_point both = overlap(at, half, i, j);
  return both.x > slack && both.y > slack;
}

/* Parts one pair, each box half the way. */
static void part(ent_point *at, size_t i, size_t j, ent_point both) {
  if (both.x < both.y) {
    const double way = 0.5 * both.x + slack;
    const double sign = at[i].x < at[j].x || (at[i].x == at[j].x && i < j) ? -1.0 : 1.0;
    at[i].x += sign * way;
    at[j].x -= sign * way;
  } else {
    const double way = 0.5 * both.y + slack;
    const double sign = at[i].y < at[j].y || (at[i].y == at[j].y && i < j) ? -1.0 : 1.0;
    at[i].y += sign * way;
    at[j].y -= sign * way;
  }
}

static bool push_round(ent_point *at, const ent_point *half, size_t n) {
  bool moved = false;
  for (size_t i = 0; i < n; i++) {
    for (size_t j = i + 1; j < n; j++) {
      const ent_point both = overlap(at, half, i, j);
      if (both.x <= slack || both.y <= slack) continue;
      part(at, i, j, both);
      moved = true;
    }
  }
  return moved;
}

void ent__boxes_separate(ent_point *at, const ent_point *half, size_t n) {
  /* Spreading by a twentieth each time ends it: far enough apart nothing overlaps. */
  for (;;) {
    for (int round = 0; round < 60; round++) {
      if (!push_round(at, half, n)) return;
    }
    scale_about_mean(at, n, 1.05);
  }
}

/* Moves box i by a step along one axis if it then overlaps nothing. */
static bool try_move(ent_point *at, const ent_point *half, size_t n, size_t i, ent_point step) {
  const ent_point old = at[i];
  at[i] = (ent_point){old.x + step.x, old.y + step.y};
  for (size_t j = 0; j < n; j++) {
    if (j != i && overlaps(at, half, i, j)) {
      at[i] = old;
      return false;
    }
  }
  return true;
}

/* Goes the whole way to the middle, or as far as a bisection finds room. */
static bool draw_in(ent_point *at, const ent_point *half, size_t n, size_t i, ent_point way) {
  bool moved = false;
  for (int halving = 0; halving < 12; halving++) {
    if (fabs(way.x) + fabs(way.y) < 0.5) break;
    if (try_move(at, half, n, i, way)) {
      moved = true;
      if (halving == 0) break;
    }
    way = (ent_point){way.x / 2.0, way.y / 2.0};
  }
  return moved;
}

void ent__boxes_tighten(ent_point *at, const ent_point *half, size_t n) {
  bool moved = n > 1;
  for (int round = 0; moved && round < 30; round++) {
    const ent_point mean = mean_of(at, n);
    moved = false;
    for (size_t i = 0; i < n; i++) {
      moved = draw_in(at, half, n, i, (ent_point){mean.x - at[i].x, 0.0}) || moved;
      moved = draw_in(at, half, n, i, (ent_point){0.0, mean.y - at[i].y}) || moved;
    }
  }
}

void ent__boxes_spin(ent_point *at, size_t n, double angle) {
  const ent_point mean = mean_of(at, n);
  const double c = cos(angle), s = sin(angle);
  for (size_t i = 0; i < n; i++) {
    const double dx = at[i].x - mean.x, dy = at[i].y - mean.y;
    at[i] = (ent_point){c * dx + s * dy, c * dy - s * dx};
  }
}

void ent__boxes_turn(ent_point *at, size_t n) {
  double xx = 0.0, xy = 0.0, yy = 0.0;
  if (n < 2) return;
  const ent_point mean = mean_of(at, n);
  for (size_t i = 0; i < n; i++) {
    const double dx = at[i].x - mean.x, dy = at[i].y - mean.y;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  /* The angle of the greatest moment of inertia. */
  ent__boxes_spin(at, n, 0.5 * atan2(2.0 * xy, xx - yy));
}

void ent__boxes_mirror(ent_point *at, size_t n) {
  if (n == 0) return;
  const ent_point mean = mean_of(at, n);
  const bool flip_x = at[0].x > mean.x, flip_y = at[0].y < mean.y;
  for (size_t i = 0; i < n; i++) {
    if (flip_x) at[i].x = 2.0 * mean.x - at[i].x;
    if (flip_y) at[i].y = 2.0 * mean.y - at[i].y;
  }
}

/* Returns the first box after those that share a row with box i. */
static size_t row_end(const ent_point *half, size_t n, size_t i, double width) {
  double used = 2.0 * half[i].x;
  for (i++; i < n && used + 2.0 * half[i].x <= width; i++) used += 2.0 * half[i].x;
  return i;
}

ent_point ent__boxes_rows(ent_point *at, const ent_point *half, size_t n, double width) {
  ent_point size = {0.0, 0.0};
  for (size_t start = 0; start < n;) {
    const size_t end = row_end(half, n, start, width);
    double x = 0.0, height = 0.0;
    for (size_t i = start; i < end; i++) height = fmax(height, 2.0 * half[i].y);
    for (size_t i = start; i < end; i++) {
      at[i] = (ent_point){x + half[i].x, -size.y - height / 2.0};
      x += 2.0 * half[i].x;
    }
    size.x = fmax(size.x, x);
    size.y += height;
    start = end;
  }
  return size;
}
