/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The greatest part of a conflict-free set that defends itself: a member goes that has an attacker
 * which no member attacks, and so on. Each attack is seen twice.
 */
#include "engine/arguments/extensions/inquiry.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct defence {
  const ent__graph *graph;
  bool *set;
  uint32_t *against; /* by node: members that attack it */
  uint32_t *queue;   /* nodes that no member attacks (any more) */
  uint32_t queued;
} defence;

static void drop(defence *d, uint32_t node) {
  const ent__graph *g = d->graph;
  d->set[node] = false;
  for (uint32_t k = g->target_start[node]; k < g->target_start[node + 1]; k++)
    if (--d->against[g->targets[k]] == 0) d->queue[d->queued++] = g->targets[k];
}

static void count(defence *d) {
  const ent__graph *g = d->graph;
  for (uint32_t v = 0; v < g->nodes; v++)
    for (uint32_t k = g->target_start[v]; d->set[v] && k < g->target_start[v + 1]; k++) d->against[g->targets[k]]++;
  for (uint32_t v = 0; v < g->nodes; v++)
    if (d->against[v] == 0) d->queue[d->queued++] = v;
}

ent_status ent__defend(const ent__graph *graph, bool *set, ent_error *err) {
  defence d = {graph, set, ent__zalloc(graph->nodes, sizeof *d.against), ent__alloc(graph->nodes, sizeof *d.queue), 0};
  const bool room = d.against != NULL && d.queue != NULL;
  if (room) count(&d);
  for (uint32_t done = 0; room && done < d.queued; done++) {
    const uint32_t v = d.queue[done];
    for (uint32_t k = graph->target_start[v]; k < graph->target_start[v + 1]; k++)
      if (set[graph->targets[k]]) drop(&d, graph->targets[k]);
  }
  ent__free(d.against);
  ent__free(d.queue);
  return room ? ENT_OK : ent__nomem(err);
}
