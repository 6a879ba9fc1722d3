/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/layout.h"

#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/layout_arrange.h"
#include "graphs/layout_boxes.h"

/* Wanted distances run from 1 for the strongest agreement to 3 for the strongest opposition. */
static const double apart = 2.0;

typedef struct layout_plan {
  const ent_network *network;
  const ent_coalition *list;
  const ent_member *members;
  const ent__layout_sizes *sizes;
  size_t nodes;
  size_t groups;
  double strongest; /* the largest |weight| */
  ent_point *at;    /* the result: for each node */
  ent_point *group_at;
  ent_point *group_half;
  ent_point *group_scratch; /* twice as many */
  ent_point *local;         /* scratch for one group */
  ent_point *local_half;
  double *distance; /* scratch, square */
  uint32_t *slot;   /* place of a node among its fellows */
} layout_plan;

static double strongest_tie(const ent_network *network) {
  size_t count;
  const ent_tie *ties = ent_network_ties(network, &count);
  double strongest = 0.0;
  for (size_t i = 0; i < count; i++) strongest = fmax(strongest, fabs(ties[i].weight));
  return strongest > 0.0 ? strongest : 1.0;
}

static void fill_distances(layout_plan *plan, const uint32_t *members, size_t n) {
  size_t tie_count;
  const ent_tie *ties = ent_network_ties(plan->network, &tie_count);
  for (size_t i = 0; i < n * n; i++) plan->distance[i] = apart;
  for (size_t i = 0; i < n; i++) plan->slot[members[i]] = (uint32_t)i;
  for (size_t i = 0; i < n; i++) {
    size_t count;
    const uint32_t *incident = ent_network_incident(plan->network, members[i], &count);
    for (size_t k = 0; k < count; k++) {
      const ent_tie *tie = &ties[incident[k]];
      const uint32_t other = tie->source == members[i] ? tie->target : tie->source;
      if (plan->members[other].coalition != plan->members[members[i]].coalition) continue;
      plan->distance[i * n + plan->slot[other]] = apart - tie->weight / plan->strongest;
    }
  }
}

/* Centres a group's boxes on its rectangle, whose half sizes are set; the heading is at its top. */
static void settle(layout_plan *plan, size_t group, const uint32_t *members, size_t n) {
  ent_point low, high;
  const ent_point heading =
      plan->sizes->headings != NULL ? plan->sizes->headings[group] : (ent_point){0.0, 0.0};
  ent__boxes_bounds(plan->local, plan->local_half, n, &low, &high);
  const ent_point middle = {(low.x + high.x) / 2.0, (low.y + high.y + heading.y) / 2.0};
  for (size_t i = 0; i < n; i++) {
    plan->at[members[i]] = (ent_point){plan->local[i].x - middle.x, plan->local[i].y - middle.y};
  }
  const double margin = plan->sizes->padding + plan->sizes->gap / 2.0;
  plan->group_half[group] =
      (ent_point){fmax(high.x - low.x + 2.0 * plan->sizes->padding, heading.x) / 2.0 + plan->sizes->gap / 2.0,
                  (high.y - low.y + heading.y) / 2.0 + margin};
}

static void place_coalition(layout_plan *plan, size_t c) {
  const uint32_t *members = plan->list[c].members;
  const size_t n = plan->list[c].size;
  for (size_t i = 0; i < n; i++) plan->local_half[i] = plan->sizes->halves[members[i]];
  if (n <= ENT__MOST_BY_STRESS) fill_distances(plan, members, n);
  ent__arrange_boxes(plan->local, plan->local_half, n, plan->distance);
  settle(plan, c, members, n);
}

/* Opponents far apart: by the mean tie between members of the two, absent ties counting 0. */
static void group_distances(layout_plan *plan) {
  size_t tie_count;
  const size_t n = plan->groups;
  const ent_tie *ties = ent_network_ties(plan->network, &tie_count);
  for (size_t i = 0; i < n * n; i++) plan->distance[i] = apart;
  for (size_t i = 0; i < tie_count; i++) {
    const uint32_t a = plan->members[ties[i].source].coalition, b = plan->members[ties[i].target].coalition;
    if (a == b || a == ENT_NONE || b == ENT_NONE) continue;
    const double pairs = (double)plan->list[a].size * (double)plan->list[b].size;
    const double share = ties[i].weight / plan->strongest / pairs;
    plan->distance[a * n + b] -= share;
    plan->distance[b * n + a] -= share;
  }
}

static void place_groups(layout_plan *plan) {
  if (plan->groups <= ENT__MOST_BY_STRESS) group_distances(plan);
  ent__arrange_page(plan->group_at, plan->group_half, plan->groups, plan->distance, plan->group_scratch);
  for (size_t c = 0; c < plan->groups; c++) {
    for (uint32_t i = 0; i < plan->list[c].size; i++) {
      ent_point *at = &plan->at[plan->list[c].members[i]];
      *at = (ent_point){at->x + plan->group_at[c].x, at->y + plan->group_at[c].y};
    }
  }
}

/* The unaligned: rows below all coalitions, as wide as those. */
static void place_unaligned(layout_plan *plan) {
  ent_point low, high;
  size_t n = 0;
  double area = 0.0;
  for (size_t i = 0; i < plan->nodes; i++) {
    if (plan->members[i].coalition != ENT_NONE) continue;
    plan->local_half[n] = plan->sizes->halves[i];
    area += 4.0 * plan->local_half[n].x * plan->local_half[n].y;
    plan->slot[n++] = (uint32_t)i;
  }
  if (n == 0) return;
  ent__boxes_bounds(plan->group_at, plan->group_half, plan->groups, &low, &high);
  const double margin = plan->sizes->padding + plan->sizes->gap / 2.0;
  const double width = fmax(high.x - low.x - 2.0 * margin, sqrt(2.0 * area));
  const ent_point size = ent__boxes_rows(plan->local, plan->local_half, n, width);
  const double heading = plan->sizes->headings != NULL ? plan->sizes->headings[plan->groups].y : 0.0;
  const double left = (low.x + high.x) / 2.0 - size.x / 2.0, top = low.y - margin - heading;
  for (size_t i = 0; i < n; i++) {
    plan->at[plan->slot[i]] = (ent_point){left + plan->local[i].x, top + plan->local[i].y};
  }
}

static size_t largest_square(const layout_plan *plan) {
  size_t largest = plan->groups <= ENT__MOST_BY_STRESS ? plan->groups : 0;
  for (size_t c = 0; c < plan->groups; c++) {
    if (plan->list[c].size <= ENT__MOST_BY_STRESS && plan->list[c].size > largest)
      largest = plan->list[c].size;
  }
  return largest * largest;
}

static int allocate(layout_plan *plan) {
  const size_t most = plan->nodes > plan->groups ? plan->nodes : plan->groups;
  plan->at = ent__zalloc(plan->nodes, sizeof *plan->at);
  plan->group_at = ent__zalloc(plan->groups, sizeof *plan->group_at);
  plan->group_half = ent__zalloc(plan->groups, sizeof *plan->group_half);
  plan->group_scratch = ent__zalloc(plan->groups, 2 * sizeof *plan->group_scratch);
  plan->local = ent__zalloc(most, sizeof *plan->local);
  plan->local_half = ent__zalloc(most, sizeof *plan->local_half);
  plan->distance = ent__zalloc(largest_square(plan), sizeof *plan->distance);
  plan->slot = ent__zalloc(most, sizeof *plan->slot);
  return plan->at != NULL && plan->group_at != NULL && plan->group_half != NULL &&
                 plan->group_scratch != NULL && plan->local != NULL && plan->local_half != NULL &&
                 plan->distance != NULL && plan->slot != NULL
             ? 0
             : -1;
}

ent_status ent__layout_sized(ent_point **out, const ent_network *network, const ent_coalitions *coalitions,
                             const ent__layout_sizes *sizes, ent_error *err) {
  ent_status status = ENT_OK;
  layout_plan plan = {.network = network, .sizes = sizes, .strongest = strongest_tie(network)};
  *out = NULL;
  plan.members = ent_coalitions_members(coalitions, &plan.nodes);
  plan.list = ent_coalitions_list(coalitions, &plan.groups);
  if (allocate(&plan) != 0) {
    status = ent__nomem(err);
  } else {
    for (size_t c = 0; c < plan.groups; c++) place_coalition(&plan, c);
    place_groups(&plan);
    ent__arrange_facing(plan.at, sizes->halves, network, coalitions);
    place_unaligned(&plan);
    *out = plan.at;
    plan.at = NULL;
  }
  ent__free(plan.at);
  ent__free(plan.group_at);
  ent__free(plan.group_half);
  ent__free(plan.group_scratch);
  ent__free(plan.local);
  ent__free(plan.local_half);
  ent__free(plan.distance);
  ent__free(plan.slot);
  return status;
}

ent_status ent__layout_new(ent_point **out, const ent_network *network, const ent_coalitions *coalitions,
                           uint64_t seed, ent_error *err) {
  size_t n;
  (void)seed;
  *out = NULL;
  if (coalitions == NULL) return ent__layout_columns(out, network, err);
  (void)ent_network_nodes(network, &n);
  ent_point *halves = ent__alloc(n, sizeof *halves);
  if (halves == NULL) return ent__nomem(err);
  for (size_t i = 0; i < n; i++) halves[i] = (ent_point){46.0, 26.0};
  const ent__layout_sizes sizes = {halves, NULL, 16.0, 40.0};
  const ent_status status = ent__layout_sized(out, network, coalitions, &sizes, err);
  ent__free(halves);
  return status;
}
