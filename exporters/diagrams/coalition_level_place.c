/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the marks of coalitions stand: on a ring, so that no line runs through a mark. */
#include <math.h>

#include "exporters/diagrams/coalition_level.h"

enum { PASSES = 20, MOST = ENT__LEVEL_MARKS + 3 };

static const double pi = 3.14159265358979324, flatness = 1.45, gap = 34.0, wide_gap = 150.0;

/* The mean tie between the members of two marks, opposition negative. */
static double affinity(const ent__level *level, uint32_t a, uint32_t b) {
  const ent__tie_sum *sum = &level->sums[a * level->count + b];
  return (sum->agree - sum->oppose) / ((double)level->marks[a].actors * (double)level->marks[b].actors);
}

/* Falls as friends come closer on the ring and opponents go further apart. */
static double cost(const ent__level *level, const uint32_t *order, size_t n) {
  double total = 0.0;
  for (size_t i = 0; i < n; i++) {
    for (size_t j = i + 1; j < n; j++) {
      const size_t way = j - i < n - (j - i) ? j - i : n - (j - i);
      total += affinity(level, order[i], order[j]) * (double)way;
    }
  }
  return total;
}

static void swap(uint32_t *order, size_t i, size_t j) {
  const uint32_t kept = order[i];
  order[i] = order[j];
  order[j] = kept;
}

/* Swaps pairs while that helps; the first stays where it is. */
static void arrange(const ent__level *level, uint32_t *order, size_t n) {
  double least = cost(level, order, n);
  bool better = true;
  for (int pass = 0; better && pass < PASSES; pass++) {
    better = false;
    for (size_t i = 1; i < n; i++) {
      for (size_t j = i + 1; j < n; j++) {
        swap(order, i, j);
        const double now = cost(level, order, n);
        if (now < least - 1e-9) {
          least = now;
          better = true;
        } else {
          swap(order, i, j);
        }
      }
    }
  }
}

static bool overlap(const ent__level_mark *a, const ent__level_mark *b, double wide) {
  const double ax = a->at.x + a->box.x, bx = b->at.x + b->box.x, ay = a->at.y + a->box.y, by = b->at.y + b->box.y;
  return ax < bx + b->box.width + wide && bx < ax + a->box.width + wide && ay < by + b->box.height + gap && by < ay + a->box.height + gap;
}

static bool any_overlap(const ent__level *level, const uint32_t *order, size_t n) {
  const double wide = n <= 3 ? wide_gap : gap;
  for (size_t i = 0; i < n; i++) {
    for (size_t j = i + 1; j < n; j++)
      if (overlap(&level->marks[order[i]], &level->marks[order[j]], wide)) return true;
  }
  return false;
}

static void set_ring(ent__level *level, const uint32_t *order, size_t n, double radius) {
  for (size_t i = 0; i < n; i++) {
    const double angle = pi + 2.0 * pi * (double)i / (double)n + (n == 3 ? pi / 6.0 : 0.0);
    ent__level_mark *mark = &level->marks[order[i]];
    mark->at = n == 1 ? (ent_point){0.0, 0.0} : (ent_point){radius * flatness * cos(angle), radius * sin(angle)};
    mark->above = n > 2 && mark->at.y < -0.01 * radius;
    ent__level_box(mark);
  }
}

/* Moves all so that the upper left corner is at 0, 0. */
static void settle(ent__level *level) {
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
  for (size_t i = 0; i < level->count; i++) {
    const ent__level_mark *mark = &level->marks[i];
    left = fmin(left, mark->at.x + mark->box.x);
    top = fmin(top, mark->at.y + mark->box.y);
    right = fmax(right, mark->at.x + mark->box.x + mark->box.width);
    bottom = fmax(bottom, mark->at.y + mark->box.y + mark->box.height);
  }
  for (size_t i = 0; i < level->count; i++) {
    ent_point *at = &level->marks[i].at;
    *at = (ent_point){at->x - left, at->y - top};
  }
  level->width = level->count > 0 ? right - left : 0.0;
  level->height = level->count > 0 ? bottom - top : 0.0;
}

void ent__level_place(ent__level *level) {
  uint32_t order[MOST];
  size_t n = 0;
  double bottom = 0.0;
  ent__level_mark *untied = NULL;
  for (uint32_t m = 0; m < level->count && n < MOST; m++) {
    if (level->marks[m].kind == ENT__LEVEL_UNTIED)
      untied = &level->marks[m];
    else
      order[n++] = m;
  }
  arrange(level, order, n);
  double radius = 40.0;
  set_ring(level, order, n, radius);
  while (n > 1 && any_overlap(level, order, n)) set_ring(level, order, n, radius *= 1.04);
  for (size_t i = 0; i < n; i++) bottom = fmax(bottom, level->marks[order[i]].at.y + level->marks[order[i]].box.y + level->marks[order[i]].box.height);
  if (untied != NULL) untied->at = (ent_point){0.0, n > 0 ? bottom + gap - untied->box.y : 0.0};
  settle(level);
}
