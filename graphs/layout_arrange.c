/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/layout_arrange.h"

#include <math.h>
#include <string.h>

#include "engine/base/maths.h"
#include "graphs/layout_boxes.h"
#include "graphs/layout_stress.h"

enum { SWEEPS = 120, TURNS = 12 };

static const double page_ratio = 1.5;

static void in_rows(ent_point *at, const ent_point *half, size_t n) {
  double area = 0.0;
  for (size_t i = 0; i < n; i++) area += 4.0 * half[i].x * half[i].y;
  (void)ent__boxes_rows(at, half, n, sqrt(page_ratio * area));
}

/* Below so many there is no crowd that others could be far from. */
enum { CROWD = 12 };

/* The distance from the middle within which four fifths of the points are. O(n²), for a few hundred. */
static double crowd_reach(const ent_point *at, size_t n, ent_point middle) {
  for (size_t i = 0; i < n; i++) {
    const double here = hypot(at[i].x - middle.x, at[i].y - middle.y);
    size_t nearer = 0, as_near = 0;
    for (size_t k = 0; k < n; k++) {
      const double there = hypot(at[k].x - middle.x, at[k].y - middle.y);
      nearer += there < here;
      as_near += there <= here;
    }
    if (nearer <= n * 4 / 5 && n * 4 / 5 < as_near) return here;
  }
  return 0.0;
}

/* Moves those far out nearer, in their direction and their order: two stragglers would double the page. */
static void pull_in(ent_point *at, size_t n) {
  ent_point middle = {0.0, 0.0};
  for (size_t i = 0; i < n; i++) middle = (ent_point){middle.x + at[i].x / (double)n, middle.y + at[i].y / (double)n};
  const double reach = crowd_reach(at, n, middle);
  for (size_t i = 0; i < n && reach > 0.0; i++) {
    const double there = hypot(at[i].x - middle.x, at[i].y - middle.y);
    if (there <= reach) continue;
    const double share = (1.0 + 0.25 * log(there / reach)) * reach / there;
    at[i] = (ent_point){middle.x + (at[i].x - middle.x) * share, middle.y + (at[i].y - middle.y) * share};
  }
}

void ent__arrange_boxes(ent_point *at, const ent_point *half, size_t n, const double *distance) {
  if (n > ENT__MOST_BY_STRESS) {
    in_rows(at, half, n);
    return;
  }
  ent__stress_spiral(at, n);
  ent__stress_place(at, n, distance, SWEEPS);
  if (n >= CROWD) pull_in(at, n);
  ent__boxes_turn(at, n);
  ent__boxes_scale(at, half, n, 1.7);
  ent__boxes_separate(at, half, n);
  ent__boxes_mirror(at, n);
}

/* The height of a page that holds all. */
static double page_height(const ent_point *at, const ent_point *half, size_t n) {
  ent_point low, high;
  ent__boxes_bounds(at, half, n, &low, &high);
  return fmax((high.x - low.x) / page_ratio, high.y - low.y);
}

void ent__arrange_page(ent_point *at, const ent_point *half, size_t n, const double *distance,
                       ent_point *scratch) {
  double best = INFINITY;
  if (n > ENT__MOST_BY_STRESS) {
    in_rows(at, half, n);
    return;
  }
  ent__stress_spiral(at, n);
  ent__stress_place(at, n, distance, SWEEPS);
  ent__boxes_turn(at, n);
  /* Separating many boxes takes long, and many small ones fill a page either way. */
  const int turns = n < 2 ? 1 : n <= 60 ? TURNS : 2;
  ent_point *const start = scratch, *const turned = scratch + n;
  memcpy(start, at, n * sizeof *at);
  for (int turn = 0; turn < turns; turn++) {
    memcpy(turned, start, n * sizeof *at);
    ent__boxes_spin(turned, n, ENT__PI * turn / turns);
    ent__boxes_scale(turned, half, n, 1.5);
    ent__boxes_separate(turned, half, n);
    ent__boxes_tighten(turned, half, n);
    const double height = page_height(turned, half, n);
    if (height >= best * 0.98) continue; /* a little is not worth turning for */
    best = height;
    memcpy(at, turned, n * sizeof *at);
  }
  ent__boxes_mirror(at, n);
}

/* A way to mirror one coalition about the middle of its rectangle. */
typedef struct mirror {
  uint32_t coalition;
  ent_point middle;
  bool x;
  bool y;
} mirror;

static ent_point mirrored(ent_point at, const mirror *by) {
  return (ent_point){by->x ? 2.0 * by->middle.x - at.x : at.x, by->y ? 2.0 * by->middle.y - at.y : at.y};
}

/* Sums weight · length over the ties that leave a coalition, mirrored so. */
static double cost_of(const ent_point *at, const ent_network *network, const ent_coalition *coalition,
                      const ent_member *members, const mirror *by) {
  size_t tie_count, count;
  const ent_tie *ties = ent_network_ties(network, &tie_count);
  double cost = 0.0;
  for (uint32_t i = 0; i < coalition->size; i++) {
    const uint32_t node = coalition->members[i];
    const ent_point here = mirrored(at[node], by);
    const uint32_t *incident = ent_network_incident(network, node, &count);
    for (size_t k = 0; k < count; k++) {
      const ent_tie *tie = &ties[incident[k]];
      const uint32_t other = tie->source == node ? tie->target : tie->source;
      if (members[other].coalition == by->coalition) continue;
      cost += tie->weight * hypot(here.x - at[other].x, here.y - at[other].y);
    }
  }
  return cost;
}

static ent_point middle_of(const ent_point *at, const ent_point *half, const ent_coalition *coalition) {
  ent_point low = {INFINITY, INFINITY}, high = {-INFINITY, -INFINITY};
  for (uint32_t i = 0; i < coalition->size; i++) {
    const uint32_t m = coalition->members[i];
    low = (ent_point){fmin(low.x, at[m].x - half[m].x), fmin(low.y, at[m].y - half[m].y)};
    high = (ent_point){fmax(high.x, at[m].x + half[m].x), fmax(high.y, at[m].y + half[m].y)};
  }
  return (ent_point){(low.x + high.x) / 2.0, (low.y + high.y) / 2.0};
}

static void face(ent_point *at, const ent_point *half, const ent_network *network,
                 const ent_coalition *coalition, const ent_member *members, uint32_t c) {
  mirror best = {c, middle_of(at, half, coalition), false, false};
  double least = cost_of(at, network, coalition, members, &best);
  for (int way = 1; way < 4; way++) {
    const mirror by = {c, best.middle, (way & 1) != 0, (way & 2) != 0};
    const double cost = cost_of(at, network, coalition, members, &by);
    if (cost >= least - 1e-9 * fabs(least)) continue;
    least = cost;
    best = by;
  }
  for (uint32_t i = 0; i < coalition->size; i++) {
    at[coalition->members[i]] = mirrored(at[coalition->members[i]], &best);
  }
}

void ent__arrange_facing(ent_point *at, const ent_point *half, const ent_network *network,
                         const ent_coalitions *coalitions) {
  size_t groups, nodes;
  const ent_coalition *list = ent_coalitions_list(coalitions, &groups);
  const ent_member *members = ent_coalitions_members(coalitions, &nodes);
  for (int pass = 0; pass < 3; pass++) {
    for (size_t c = 0; c < groups; c++) face(at, half, network, &list[c], members, (uint32_t)c);
  }
}
