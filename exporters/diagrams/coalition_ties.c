/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/coalition_ties.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

/* A tie with what it is ranked by. */
typedef struct ranked {
  double size;
  uint32_t shared;
  uint32_t tie;
  uint32_t rank; /* the better of its ranks at its two ends, from 0, among ties of its sign */
  int layer;     /* from below: agreement between coalitions, opposition, agreement within one */
} ranked;

static int strongest_first(const void *left, const void *right) {
  const ranked *a = left, *b = right;
  if (a->size != b->size) return a->size > b->size ? -1 : 1;
  if (a->shared != b->shared) return a->shared > b->shared ? -1 : 1;
  return a->tie < b->tie ? -1 : a->tie > b->tie;
}

static int drawing_order(const void *left, const void *right) {
  const ranked *a = left, *b = right;
  if (a->layer != b->layer) return a->layer < b->layer ? -1 : 1;
  return strongest_first(right, left);
}

static void fill(ranked *list, const ent_tie *ties, size_t n, const uint32_t *group_of) {
  for (size_t i = 0; i < n; i++) {
    const uint32_t a = group_of[ties[i].source], b = group_of[ties[i].target];
    const int layer = ties[i].weight < 0.0 ? 1 : a == b ? 2 : 0;
    list[i] = (ranked){fabs(ties[i].weight), ties[i].shared, (uint32_t)i, 0, layer};
  }
}

/* Ranks each tie at both ends, by sign; `seen` has two zeroed counters for each node. */
static void rank(ranked *list, const ent_tie *ties, size_t n, uint32_t *seen) {
  for (size_t i = 0; i < n; i++) {
    const ent_tie *tie = &ties[list[i].tie];
    const size_t sign = tie->weight > 0.0 ? 1 : 0;
    const uint32_t at_source = seen[2 * tie->source + sign]++, at_target = seen[2 * tie->target + sign]++;
    list[i].rank = at_source < at_target ? at_source : at_target;
  }
}

static size_t count_below(const ranked *list, size_t n, size_t k) {
  size_t count = 0;
  for (size_t i = 0; i < n; i++) count += list[i].rank < k;
  return count;
}

/* Returns the largest k within the limit, at least 1; 0 where all ties are within it. */
static size_t choose_k(const ranked *list, size_t n, size_t limit) {
  size_t k = 1;
  if (n <= limit) return 0;
  while (count_below(list, n, k + 1) <= limit) k++;
  return k;
}

static size_t keep(ranked *list, size_t n, size_t k) {
  size_t kept = 0;
  for (size_t i = 0; i < n; i++) {
    if (k == 0 || list[i].rank < k) list[kept++] = list[i];
  }
  return kept;
}

ent_status ent__ties_choose(ent__drawn_tie **out, size_t *count, size_t *k, ent__arena *arena,
                            const ent_coalitions *coalitions, ent_error *err) {
  size_t nodes;
  const ent_member *members = ent_coalitions_members(coalitions, &nodes);
  uint32_t *group_of = ent__arena_alloc(arena, nodes, sizeof *group_of);
  *out = NULL;
  *count = *k = 0;
  if (group_of == NULL) return ent__nomem(err);
  for (size_t i = 0; i < nodes; i++) group_of[i] = members[i].coalition;
  return ent__ties_strongest(out, count, k, arena, ent_coalitions_network(coalitions), group_of, 60 + 5 * nodes, err);
}

ent_status ent__ties_strongest(ent__drawn_tie **out, size_t *count, size_t *k, ent__arena *arena, const ent_network *network, const uint32_t *group_of,
                               size_t limit, ent_error *err) {
  size_t n, nodes;
  const ent_tie *ties = ent_network_ties(network, &n);
  (void)ent_network_nodes(network, &nodes);
  ranked *list = ent__alloc(n, sizeof *list);
  uint32_t *seen = ent__zalloc(nodes, 2 * sizeof *seen);
  ent_status status = ENT_OK;
  *out = NULL;
  *count = *k = 0;
  if (list == NULL || seen == NULL) {
    status = ent__nomem(err);
    goto done;
  }
  fill(list, ties, n, group_of);
  qsort(list, n, sizeof *list, strongest_first);
  rank(list, ties, n, seen);
  const double strongest = n > 0 ? list[0].size : 1.0;
  *k = choose_k(list, n, limit);
  *count = keep(list, n, *k);
  qsort(list, *count, sizeof *list, drawing_order);
  *out = ent__arena_alloc(arena, *count, sizeof **out);
  if (*out == NULL) {
    status = ent__nomem(err);
    goto done;
  }
  for (size_t i = 0; i < *count; i++) {
    (*out)[i] = (ent__drawn_tie){list[i].tie, list[i].size / strongest, list[i].layer == 0};
  }
done:
  ent__free(list);
  ent__free(seen);
  return status;
}
