/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/pack.h"

#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

/* Width over height that a page should have. */
static const double wanted_ratio = 1.35;

/* The lower edge of what is placed: steps from left to right, each as wide as up to the next. */
typedef struct step {
  double x;
  double y;
} step;

typedef struct skyline {
  step *steps; /* room for n + 2 */
  size_t count;
  double width;
} skyline;

/* Returns where a rectangle comes to lie at a step; HUGE_VAL where the page is too narrow. */
static double rest(const skyline *sky, size_t at, double width) {
  const double right = sky->steps[at].x + width;
  double y = 0.0;
  if (right > sky->width + 1e-6) return HUGE_VAL;
  for (size_t i = at; i < sky->count && sky->steps[i].x < right - 1e-9; i++) y = fmax(y, sky->steps[i].y);
  return y;
}

/* Raises the edge from step `at` on by a rectangle. */
static void cover(skyline *sky, size_t at, double width, double bottom) {
  const double left = sky->steps[at].x, right = left + width;
  size_t next = at;
  double last = 0.0;
  while (next < sky->count && sky->steps[next].x < right - 1e-9) last = sky->steps[next++].y;
  const bool rest_of_step = (next < sky->count ? sky->steps[next].x : sky->width) > right + 1e-9;
  const size_t added = rest_of_step ? 2 : 1;
  memmove(sky->steps + at + added, sky->steps + next, (sky->count - next) * sizeof *sky->steps);
  sky->steps[at] = (step){left, bottom};
  if (rest_of_step) sky->steps[at + 1] = (step){right, last};
  sky->count += added + at - next;
}

/* Places all on a page of this width; returns their size. */
static ent_point place(ent_point *at, skyline *sky, const ent_point *sizes, size_t n, double gap) {
  ent_point all = {0.0, 0.0};
  sky->steps[0] = (step){0.0, 0.0};
  sky->count = 1;
  for (size_t i = 0; i < n; i++) {
    size_t best = 0;
    double y = HUGE_VAL;
    for (size_t s = 0; s < sky->count; s++) {
      const double here = rest(sky, s, sizes[i].x + gap);
      if (here >= y - 1e-9) continue;
      y = here;
      best = s;
    }
    at[i] = (ent_point){sky->steps[best].x, y};
    all = (ent_point){fmax(all.x, at[i].x + sizes[i].x), fmax(all.y, y + sizes[i].y)};
    cover(sky, best, sizes[i].x + gap, y + sizes[i].y + gap);
  }
  return all;
}

/* How much paper, more where the page is long or wide. */
static double cost(ent_point size) {
  if (size.y <= 0.0) return 0.0;
  return size.x * size.y * (1.0 + fabs(log(size.x / size.y / wanted_ratio)));
}

ent_status ent__pack(ent_point *at, ent_point *size, const ent_point *sizes, size_t n, double gap, ent_error *err) {
  skyline sky = {ent__alloc(n + 2, sizeof(step)), 0, 0.0};
  double widest = 0.0, area = 0.0, least = HUGE_VAL, width = 0.0;
  const int tries = n > 1000 ? 3 : 12;
  if (sky.steps == NULL) return ent__nomem(err);
  for (size_t i = 0; i < n; i++) {
    widest = fmax(widest, sizes[i].x + gap);
    area += (sizes[i].x + gap) * (sizes[i].y + gap);
  }
  for (int t = 0; t < tries; t++) {
    sky.width = fmax(widest, sqrt(area * wanted_ratio) * (0.9 + 0.6 * t / tries));
    const double here = cost(place(at, &sky, sizes, n, gap));
    if (here >= least) continue;
    least = here;
    width = sky.width;
  }
  sky.width = width;
  *size = place(at, &sky, sizes, n, gap);
  ent__free(sky.steps);
  return ENT_OK;
}
