/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/layout_beside.h"

#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

/* Beyond so many rings a box goes below all instead. */
enum { RINGS = 200, SPOKES = 16 };

static const double pi = 3.14159265358979324, gap = 12.0;

typedef struct beside {
  ent_point *at;
  bool *fixed;
  const ent_point *halves;
  const ent_network *network;
  const ent_member *members;
  size_t n;
  double *pull; /* by node: sum of positive weights to those placed */
} beside;

static bool is_free(const beside *b, size_t i, ent_point where) {
  for (size_t j = 0; j < b->n; j++) {
    if (!b->fixed[j]) continue;
    if (fabs(b->at[j].x - where.x) < b->halves[j].x + b->halves[i].x && fabs(b->at[j].y - where.y) < b->halves[j].y + b->halves[i].y) return false;
  }
  return true;
}

/* Adds to the pull of the neighbours of a node that has its place. */
static void spread(beside *b, size_t i) {
  size_t count, ties_count;
  const ent_tie *ties = ent_network_ties(b->network, &ties_count);
  const uint32_t *incident = ent_network_incident(b->network, (uint32_t)i, &count);
  for (size_t k = 0; k < count; k++) {
    const ent_tie *tie = &ties[incident[k]];
    if (tie->weight > 0.0) b->pull[tie->source == i ? tie->target : tie->source] += tie->weight;
  }
}

/* The weighted mean of the friends that are placed. */
static ent_point among_friends(const beside *b, size_t i) {
  size_t count, ties_count;
  ent_point sum = {0.0, 0.0};
  const ent_tie *ties = ent_network_ties(b->network, &ties_count);
  const uint32_t *incident = ent_network_incident(b->network, (uint32_t)i, &count);
  for (size_t k = 0; k < count; k++) {
    const ent_tie *tie = &ties[incident[k]];
    const uint32_t other = tie->source == i ? tie->target : tie->source;
    if (tie->weight <= 0.0 || !b->fixed[other]) continue;
    sum = (ent_point){sum.x + tie->weight * b->at[other].x, sum.y + tie->weight * b->at[other].y};
  }
  return (ent_point){sum.x / b->pull[i], sum.y / b->pull[i]};
}

/* Below all, in the middle. y runs upwards. */
static ent_point below_all(const beside *b, size_t i) {
  double low = 0.0, left = INFINITY, right = -INFINITY;
  bool any = false;
  for (size_t j = 0; j < b->n; j++) {
    if (!b->fixed[j]) continue;
    low = any ? fmin(low, b->at[j].y - b->halves[j].y) : b->at[j].y - b->halves[j].y;
    left = fmin(left, b->at[j].x - b->halves[j].x);
    right = fmax(right, b->at[j].x + b->halves[j].x);
    any = true;
  }
  return any ? (ent_point){(left + right) / 2.0, low - b->halves[i].y - gap} : (ent_point){0.0, 0.0};
}

static ent_point wanted(const beside *b, size_t i) {
  ent_point sum = {0.0, 0.0};
  double count = 0.0;
  if (b->pull[i] > 0.0) return among_friends(b, i);
  for (size_t j = 0; j < b->n; j++) {
    if (!b->fixed[j] || b->members[j].coalition != b->members[i].coalition) continue;
    sum = (ent_point){sum.x + b->at[j].x, sum.y + b->at[j].y};
    count += 1.0;
  }
  return count > 0.0 ? (ent_point){sum.x / count, sum.y / count} : below_all(b, i);
}

/* The first place on rings around the wanted one that is free. */
static ent_point settle(const beside *b, size_t i) {
  const ent_point want = wanted(b, i);
  const double step = fmax(fmin(b->halves[i].x, b->halves[i].y), 2.0);
  if (is_free(b, i, want)) return want;
  for (int ring = 1; ring <= RINGS; ring++) {
    const int spokes = SPOKES * (1 + ring / 8);
    for (int s = 0; s < spokes; s++) {
      const double angle = 2.0 * pi * s / spokes;
      const ent_point where = {want.x + ring * step * cos(angle), want.y + ring * step * sin(angle)};
      if (is_free(b, i, where)) return where;
    }
  }
  return below_all(b, i);
}

/* The one most drawn to what is placed; `n` where all are. */
static size_t next_of(const beside *b) {
  size_t best = b->n;
  for (size_t i = 0; i < b->n; i++)
    if (!b->fixed[i] && (best == b->n || b->pull[i] > b->pull[best])) best = i;
  return best;
}

ent_status ent__layout_beside(ent_point *at, bool *fixed, const ent_point *halves, const ent_network *network, const ent_coalitions *coalitions,
                              ent_error *err) {
  beside b = {.at = at, .fixed = fixed, .halves = halves, .network = network};
  b.members = ent_coalitions_members(coalitions, &b.n);
  b.pull = ent__zalloc(b.n, sizeof *b.pull);
  if (b.pull == NULL) return ent__nomem(err);
  for (size_t i = 0; i < b.n; i++)
    if (fixed[i]) spread(&b, i);
  for (size_t i = next_of(&b); i < b.n; i = next_of(&b)) {
    at[i] = settle(&b, i);
    fixed[i] = true;
    spread(&b, i);
  }
  ent__free(b.pull);
  return ENT_OK;
}
