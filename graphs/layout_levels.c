/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "graphs/layout_layers.h"

typedef struct levels {
  uint32_t *level;
  uint32_t *start; /* n + 1: where in `from` the sources of the edges into each node are */
  uint32_t *from;
  uint32_t *queue;
  size_t queued;
  size_t done;
} levels;

static void fill(levels *at, const ent__layers_task *task) {
  for (size_t i = 0; i <= task->node_count; i++) at->start[i] = 0;
  for (size_t e = 0; e < task->edge_count; e++) at->start[task->edges[e].to + 1]++;
  for (size_t i = 0; i < task->node_count; i++) at->start[i + 1] += at->start[i];
  /* The queue is empty yet and counts what was filled. */
  for (size_t i = 0; i < task->node_count; i++) at->queue[i] = at->start[i];
  for (size_t e = 0; e < task->edge_count; e++) at->from[at->queue[task->edges[e].to]++] = task->edges[e].from;
}

static void enter(levels *at, uint32_t node, uint32_t level) {
  if (at->level[node] != ENT_NONE) return;
  at->level[node] = level;
  at->queue[at->queued++] = node;
}

static void spread(levels *at) {
  while (at->done < at->queued) {
    const uint32_t node = at->queue[at->done++];
    for (uint32_t i = at->start[node]; i < at->start[node + 1]; i++) enter(at, at->from[i], at->level[node] + 1);
  }
}

/* Most edges in first; sorted by counting, so that equals keep their order. */
static void by_edges_in(uint32_t *order, const levels *at, size_t n, size_t edges, uint32_t *places) {
  /* places[k] counts nodes with k edges in, then is where the next of them goes; k is at most m. */
  const size_t most = edges < n ? edges : n;
  for (size_t k = 0; k <= most; k++) places[k] = 0;
  for (size_t i = 0; i < n; i++) {
    const size_t in = at->start[i + 1] - at->start[i];
    places[in < most ? in : most]++;
  }
  uint32_t before = 0;
  for (size_t k = most + 1; k-- > 0;) {
    const uint32_t here = places[k];
    places[k] = before;
    before += here;
  }
  for (size_t i = 0; i < n; i++) {
    const size_t in = at->start[i + 1] - at->start[i];
    order[places[in < most ? in : most]++] = (uint32_t)i;
  }
}

void ent__layers_levels(uint32_t *level, const ent__layers_task *task, uint32_t *scratch) {
  const size_t n = task->node_count;
  levels at = {.level = level, .start = scratch, .queue = scratch + n + 1, .from = scratch + 2 * n + 1};
  uint32_t *order = at.from + task->edge_count, *places = order + n;
  fill(&at, task);
  for (size_t i = 0; i < n; i++) level[i] = 0;
  for (size_t e = 0; e < task->edge_count; e++) level[task->edges[e].from] = ENT_NONE;
  for (size_t i = 0; i < n; i++)
    if (level[i] == 0) at.queue[at.queued++] = (uint32_t)i;
  spread(&at);
  if (at.queued == n) return;
  by_edges_in(order, &at, n, task->edge_count, places);
  for (size_t i = 0; i < n; i++) {
    enter(&at, order[i], 0);
    spread(&at);
  }
}
