/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/layout_beside.h"

#include <math.h>

#include "engine/base/error.h"
#include "engine/base/maths.h"
#include "engine/base/mem.h"

/* Beyond so many rings a box goes below all instead. */
enum { RINGS = 200, SPOKES = 16 };

static const double gap = 12.0, room = 36.0;

typedef struct beside {
  ent_point *at;
  bool *fixed;
  const ent_point *halves;
  const ent_network *network;
  const ent_member *members;
  size_t n;
  double *pull;      /* by node: sum of positive weights to those placed */
  ent_point *low;    /* by coalition: the rectangle of its members that are placed */
  ent_point *high;
  size_t coalitions;
} beside;

static bool is_free(const beside *b, size_t i, ent_point where) {
  for (size_t j = 0; j < b->n; j++) {
    if (!b->fixed[j]) continue;
    if (fabs(b->at[j].x - where.x) < b->halves[j].x + b->halves[i].x && fabs(b->at[j].y - where.y) < b->halves[j].y + b->halves[i].y) return false;
  }
  return true;
}

/* Whether a box would lie in the rectangle of a coalition that is not its own. */
static bool intrudes(const beside *b, size_t i, ent_point where) {
  for (size_t c = 0; c < b->coalitions; c++) {
    if (c == b->members[i].coalition || b->low[c].x > b->high[c].x) continue;
    if (where.x + b->halves[i].x > b->low[c].x && where.x - b->halves[i].x < b->high[c].x && where.y + b->halves[i].y > b->low[c].y &&
        where.y - b->halves[i].y < b->high[c].y)
      return true;
  }
  return false;
}

/* Adds a node's box to its coalition's rectangle. */
static void enclose(beside *b, size_t i) {
  const uint32_t c = b->members[i].coalition;
  if (c == ENT_NONE) return;
  b->low[c] = (ent_point){fmin(b->low[c].x, b->at[i].x - b->halves[i].x - room), fmin(b->low[c].y, b->at[i].y - b->halves[i].y - room)};
  b->high[c] = (ent_point){fmax(b->high[c].x, b->at[i].x + b->halves[i].x + room), fmax(b->high[c].y, b->at[i].y + b->halves[i].y + room)};
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

/* Whether its own coalition stands among others already: then nothing is gained by keeping out of them. */
static bool in_the_midst(const beside *b, size_t i) {
  const uint32_t own = b->members[i].coalition;
  if (own == ENT_NONE || b->low[own].x > b->high[own].x) return false;
  for (size_t c = 0; c < b->coalitions; c++) {
    if (c == own || b->low[c].x > b->high[c].x) continue;
    if (b->low[own].x < b->high[c].x && b->low[c].x < b->high[own].x && b->low[own].y < b->high[c].y && b->low[c].y < b->high[own].y) return true;
  }
  return false;
}

/* The first place on rings around the wanted one that is free and in no other coalition. */
static ent_point settle(const beside *b, size_t i) {
  const ent_point want = wanted(b, i);
  const bool within = in_the_midst(b, i);
  const double step = fmax(fmin(b->halves[i].x, b->halves[i].y), 2.0);
  if (is_free(b, i, want) && (within || !intrudes(b, i, want))) return want;
  for (int ring = 1; ring <= RINGS; ring++) {
    const int spokes = SPOKES * (1 + ring / 8);
    for (int s = 0; s < spokes; s++) {
      const double angle = 2.0 * ENT__PI * s / spokes;
      const ent_point where = {want.x + ring * step * cos(angle), want.y + ring * step * sin(angle)};
      if (is_free(b, i, where) && (within || !intrudes(b, i, where))) return where;
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

static void clear(beside *b) {
  ent__free(b->pull);
  ent__free(b->low);
  ent__free(b->high);
}

ent_status ent__layout_beside(ent_point *at, bool *fixed, const ent_point *halves, const ent_network *network, const ent_coalitions *coalitions,
                              ent_error *err) {
  beside b = {.at = at, .fixed = fixed, .halves = halves, .network = network};
  b.members = ent_coalitions_members(coalitions, &b.n);
  b.pull = ent__zalloc(b.n, sizeof *b.pull);
  (void)ent_coalitions_list(coalitions, &b.coalitions);
  b.low = ent__alloc(b.coalitions, sizeof *b.low);
  b.high = ent__alloc(b.coalitions, sizeof *b.high);
  if (b.pull == NULL || b.low == NULL || b.high == NULL) {
    clear(&b);
    return ent__nomem(err);
  }
  for (size_t c = 0; c < b.coalitions; c++) {
    b.low[c] = (ent_point){INFINITY, INFINITY};
    b.high[c] = (ent_point){-INFINITY, -INFINITY};
  }
  for (size_t i = 0; i < b.n; i++) {
    if (!fixed[i]) continue;
    spread(&b, i);
    enclose(&b, i);
  }
  for (size_t i = next_of(&b); i < b.n; i = next_of(&b)) {
    at[i] = settle(&b, i);
    fixed[i] = true;
    spread(&b, i);
    enclose(&b, i);
  }
  clear(&b);
  return ENT_OK;
}
