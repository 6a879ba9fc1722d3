/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The grounded labelling (Dung 1995; Modgil & Caminada 2009): what nothing attacks is in, what
 * something in attacks is out, and so on until nothing changes. Each attack is seen once.
 */
#include "engine/arguments/graph.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct work {
  const ent__graph *graph;
  ent_label *labels;
  uint32_t *open;  /* attackers not yet out, by node */
  uint32_t *queue; /* nodes that are in and whose targets wait */
  uint32_t queued;
} work;

static void accept(work *w, uint32_t node) {
  w->labels[node] = ENT_LABEL_IN;
  w->queue[w->queued++] = node;
}

/* A node goes out: each of its targets has one open attacker fewer. */
static void reject(work *w, uint32_t node) {
  const ent__graph *g = w->graph;
  w->labels[node] = ENT_LABEL_OUT;
  for (uint32_t i = g->target_start[node]; i < g->target_start[node + 1]; i++) {
    const uint32_t target = g->targets[i];
    if (--w->open[target] == 0 && w->labels[target] == ENT_LABEL_UNDECIDED) accept(w, target);
  }
}

void ent__graph_ground_in(const ent__graph *graph, ent_label *labels, uint32_t *room) {
  const uint32_t nodes = graph->nodes;
  work w = {graph, labels, room, room + nodes, 0};
  for (uint32_t i = 0; i < nodes; i++) labels[i] = ENT_LABEL_UNDECIDED;
  for (uint32_t i = 0; i < nodes; i++) {
    w.open[i] = graph->source_start[i + 1] - graph->source_start[i];
    if (w.open[i] == 0) accept(&w, i);
  }
  for (uint32_t done = 0; done < w.queued; done++) {
    const uint32_t node = w.queue[done];
    for (uint32_t i = graph->target_start[node]; i < graph->target_start[node + 1]; i++)
      if (labels[graph->targets[i]] == ENT_LABEL_UNDECIDED) reject(&w, graph->targets[i]);
  }
}

ent_status ent__graph_ground(const ent__graph *graph, ent_label *labels, ent_error *err) {
  uint32_t *room = ent__alloc(graph->nodes, 2 * sizeof *room);
  if (room == NULL) return ent__nomem(err);
  ent__graph_ground_in(graph, labels, room);
  ent__free(room);
  return ENT_OK;
}
