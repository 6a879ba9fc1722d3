/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/arguments/explain/levels.h"

#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct work {
  const ent__graph *graph;
  uint32_t *levels;
  uint32_t *open;  /* attackers that have no level yet */
  uint32_t *queue; /* in rising order of level, so that the first to reach a node is the nearest */
  uint32_t queued;
} work;

static void settle(work *w, uint32_t node, uint32_t level) {
  w->levels[node] = level;
  w->queue[w->queued++] = node;
}

static void spread(work *w, uint32_t node, bool in) {
  const ent__graph *g = w->graph;
  for (uint32_t i = g->target_start[node]; i < g->target_start[node + 1]; i++) {
    const uint32_t target = g->targets[i];
    w->open[target]--;
    if (w->levels[target] == 0 && (in || w->open[target] == 0)) settle(w, target, w->levels[node] + 1);
  }
}

ent_status ent__grounded_levels(const ent__graph *graph, const ent_label *labels, uint32_t *levels, ent_error *err) {
  work w = {graph, levels, ent__alloc(graph->nodes, sizeof *w.open), ent__alloc(graph->nodes, sizeof *w.queue), 0};
  const bool room = w.open != NULL && w.queue != NULL;
  for (uint32_t i = 0; room && i < graph->nodes; i++) levels[i] = 0;
  for (uint32_t i = 0; room && i < graph->nodes; i++) {
    w.open[i] = graph->source_start[i + 1] - graph->source_start[i];
    if (w.open[i] == 0) settle(&w, i, 1);
  }
  for (uint32_t done = 0; room && done < w.queued; done++) spread(&w, w.queue[done], labels[w.queue[done]] == ENT_LABEL_IN);
  ent__free(w.open);
  ent__free(w.queue);
  return room ? ENT_OK : ent__nomem(err);
}
