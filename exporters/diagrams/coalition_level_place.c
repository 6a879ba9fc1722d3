/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the marks of coalitions stand: on a ring, so that no line runs through a mark; those without a line in rows below it. */
#include <math.h>

#include "engine/base/maths.h"
#include "exporters/diagrams/coalition_level.h"

enum { PASSES = 20, MOST = ENT__LEVEL_MARKS + 3, FEWEST_IDLE = 3 };

static const double flatness = 1.45, gap = 34.0, wide_gap = 150.0, least_row = 760.0;

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

static bool linked(const ent__level *level, uint32_t a, uint32_t b) {
  const ent__tie_sum *sum = &level->sums[a * level->count + b];
  return a != b && (ent__level_draws(level, sum->agree) || ent__level_draws(level, sum->oppose));
}

static bool any_line(const ent__level *level, uint32_t m) {
  for (uint32_t other = 0; other < level->count; other++)
    if (linked(level, m, other)) return true;
  return false;
}

/* Sets a mark's words above it or below, where fewer steep lines leave it; outside of the ring where that is the same. */
static void choose_words(ent__level *level, uint32_t m, double radius) {
  ent__level_mark *mark = &level->marks[m];
  int up = 0, down = 0;
  for (uint32_t other = 0; other < level->count; other++) {
    const ent__level_mark *to = &level->marks[other];
    if (!linked(level, m, other) || fabs(to->at.x - mark->at.x) > 2.0 * fabs(to->at.y - mark->at.y)) continue;
    *(to->at.y < mark->at.y ? &up : &down) += 1;
  }
  mark->above = up != down ? up < down : mark->at.y < -0.01 * radius;
  ent__level_box(mark);
}

static void set_ring(ent__level *level, const uint32_t *order, size_t n, double radius) {
  for (size_t i = 0; i < n; i++) {
    const double angle = ENT__PI + 2.0 * ENT__PI * (double)i / (double)n + (n == 3 ? ENT__PI / 6.0 : 0.0);
    ent__level_mark *mark = &level->marks[order[i]];
    mark->at = n == 1 ? (ent_point){0.0, 0.0} : (ent_point){radius * flatness * cos(angle), radius * sin(angle)};
    mark->above = false;
    ent__level_box(mark);
  }
  for (size_t i = 0; n > 2 && i < n; i++) choose_words(level, order[i], radius);
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

/* Sets marks in one row, the top of the highest ring at `y`; returns where the row ends. */
static double set_row(ent__level *level, const uint32_t *row, size_t n, double width, double y) {
  double x = -width / 2.0, reach = 0.0, bottom = y;
  for (size_t i = 0; i < n; i++) reach = fmax(reach, level->marks[row[i]].reach);
  for (size_t i = 0; i < n; i++) {
    ent__level_mark *mark = &level->marks[row[i]];
    mark->at = (ent_point){x - mark->box.x, y + reach};
    x += mark->box.width + gap;
    bottom = fmax(bottom, mark->at.y + mark->box.y + mark->box.height);
  }
  return bottom;
}

/* Fills rows about as wide as the ring, each in the middle. */
static void set_rows(ent__level *level, const uint32_t *idle, size_t n, double most, double y) {
  size_t first = 0;
  double width = -gap;
  for (size_t i = 0; i < n; i++) {
    const double more = level->marks[idle[i]].box.width + gap;
    if (i > first && width + more > most) {
      y = set_row(level, idle + first, i - first, width, y) + gap;
      first = i;
      width = -gap;
    }
    width += more;
  }
  if (n > first) (void)set_row(level, idle + first, n - first, width, y);
}

/* Which marks stand on the ring, in `order`, and which in rows; returns how many on the ring. */
static size_t divide(const ent__level *level, uint32_t *order, uint32_t *idle, size_t *idle_count) {
  size_t n = 0, without = 0;
  uint32_t untied = ENT_NONE;
  for (uint32_t m = 0; m < level->count; m++) without += level->marks[m].kind != ENT__LEVEL_UNTIED && !any_line(level, m);
  for (uint32_t m = 0; m < level->count && n + *idle_count < MOST; m++) {
    if (level->marks[m].kind == ENT__LEVEL_UNTIED) untied = m;
    else if (without >= FEWEST_IDLE && !any_line(level, m)) idle[(*idle_count)++] = m;
    else order[n++] = m;
  }
  if (untied != ENT_NONE) idle[(*idle_count)++] = untied;
  return n;
}

void ent__level_place(ent__level *level) {
  uint32_t order[MOST], idle[MOST + 1];
  size_t idle_count = 0;
  const size_t n = divide(level, order, idle, &idle_count);
  double bottom = 0.0, left = 0.0, right = 0.0;
  level->on_ring = n;
  arrange(level, order, n);
  double radius = 40.0;
  set_ring(level, order, n, radius);
  while (n > 1 && any_overlap(level, order, n)) set_ring(level, order, n, radius *= 1.04);
  for (size_t i = 0; i < n; i++) {
    const ent__level_mark *mark = &level->marks[order[i]];
    left = fmin(left, mark->at.x + mark->box.x);
    right = fmax(right, mark->at.x + mark->box.x + mark->box.width);
    bottom = fmax(bottom, mark->at.y + mark->box.y + mark->box.height);
  }
  set_rows(level, idle, idle_count, fmax(right - left, least_row), n > 0 ? bottom + gap : 0.0);
  settle(level);
}
