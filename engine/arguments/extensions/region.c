/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/arguments/extensions/region.h"

#include "engine/base/error.h"
#include "engine/base/mem.h"

/* Copies the rows of one direction. Local numbers rise with the graph's, so each row stays in order. */
static uint32_t copy_rows(const uint32_t *start, const uint32_t *ends, const ent__region *region, const uint32_t *local, uint32_t *own_start,
                          uint32_t *own) {
  uint32_t used = 0;
  for (uint32_t i = 0; i < region->count; i++) {
    const uint32_t node = region->nodes[i];
    if (own_start != NULL) own_start[i] = used;
    for (uint32_t k = start[node]; k < start[node + 1]; k++) {
      if (local[ends[k]] == ENT_NONE) continue;
      if (own != NULL) own[used] = local[ends[k]];
      used++;
    }
  }
  if (own_start != NULL) own_start[region->count] = used;
  return used;
}

ent_status ent__region_init(ent__region *out, const ent__graph *graph, const uint32_t *nodes, uint32_t count, uint32_t *local, ent_error *err) {
  *out = (ent__region){.count = count, .nodes = nodes, .graph = {.nodes = count}};
  ent__graph *own = &out->graph;
  for (uint32_t i = 0; i < count; i++) local[nodes[i]] = i;
  const uint32_t edges = copy_rows(graph->target_start, graph->targets, out, local, NULL, NULL);
  own->target_start = ent__alloc((size_t)count + 1, sizeof *own->target_start);
  own->source_start = ent__alloc((size_t)count + 1, sizeof *own->source_start);
  own->targets = ent__alloc(edges, sizeof *own->targets);
  own->sources = ent__alloc(edges, sizeof *own->sources);
  const bool room = own->target_start != NULL && own->source_start != NULL && own->targets != NULL && own->sources != NULL;
  if (room) {
    copy_rows(graph->target_start, graph->targets, out, local, own->target_start, own->targets);
    copy_rows(graph->source_start, graph->sources, out, local, own->source_start, own->sources);
  }
  for (uint32_t i = 0; i < count; i++) local[nodes[i]] = ENT_NONE;
  if (room) return ENT_OK;
  ent__region_clear(out);
  return ent__nomem(err);
}

void ent__region_clear(ent__region *region) { ent__graph_clear(&region->graph); }

/* Numbers what a node is tied to, in either direction; `queue` has room for all nodes. */
static void spread(ent__pieces *p, const ent__graph *g, const bool *scope, uint32_t from, uint32_t *queue) {
  uint32_t done = 0, queued = 0;
  queue[queued++] = from;
  p->piece[from] = p->count;
  while (done < queued) {
    const uint32_t node = queue[done++];
    for (uint32_t k = g->target_start[node]; k < g->target_start[node + 1]; k++) {
      const uint32_t to = g->targets[k];
      if (!scope[to] || p->piece[to] != ENT_NONE) continue;
      p->piece[to] = p->count;
      queue[queued++] = to;
    }
    for (uint32_t k = g->source_start[node]; k < g->source_start[node + 1]; k++) {
      const uint32_t to = g->sources[k];
      if (!scope[to] || p->piece[to] != ENT_NONE) continue;
      p->piece[to] = p->count;
      queue[queued++] = to;
    }
  }
  p->count++;
}

/* Sorts the nodes by piece, in rising order within each. */
static void gather(ent__pieces *p, uint32_t nodes) {
  for (uint32_t i = 0; i < nodes; i++)
    if (p->piece[i] != ENT_NONE) p->start[p->piece[i] + 2]++;
  for (uint32_t i = 0; i < p->count; i++) p->start[i + 2] += p->start[i + 1];
  for (uint32_t i = 0; i < nodes; i++)
    if (p->piece[i] != ENT_NONE) p->nodes[p->start[p->piece[i] + 1]++] = i;
}

ent_status ent__pieces_init(ent__pieces *out, const ent__graph *graph, const bool *scope, ent_error *err) {
  *out = (ent__pieces){.piece = ent__alloc(graph->nodes, sizeof *out->piece), .nodes = ent__alloc(graph->nodes, sizeof *out->nodes)};
  bool room = out->piece != NULL && out->nodes != NULL;
  for (uint32_t i = 0; room && i < graph->nodes; i++) out->piece[i] = ENT_NONE;
  for (uint32_t i = 0; room && i < graph->nodes; i++)
    if (scope[i] && out->piece[i] == ENT_NONE) spread(out, graph, scope, i, out->nodes);
  if (room) out->start = ent__zalloc((size_t)out->count + 2, sizeof *out->start);
  room = room && out->start != NULL;
  if (room) {
    gather(out, graph->nodes);
    return ENT_OK;
  }
  ent__pieces_clear(out);
  return ent__nomem(err);
}

void ent__pieces_clear(ent__pieces *pieces) {
  ent__free(pieces->start);
  ent__free(pieces->nodes);
  ent__free(pieces->piece);
  *pieces = (ent__pieces){0};
}

ent_status ent__region_ancestors(bool *ancestors, const ent__graph *graph, const bool *scope, uint32_t node, ent_error *err) {
  uint32_t done = 0, queued = 0;
  uint32_t *queue = ent__alloc(graph->nodes, sizeof *queue);
  if (queue == NULL) return ent__nomem(err);
  for (uint32_t i = 0; i < graph->nodes; i++) ancestors[i] = false;
  ancestors[node] = true;
  queue[queued++] = node;
  while (done < queued) {
    const uint32_t at = queue[done++];
    for (uint32_t k = graph->source_start[at]; k < graph->source_start[at + 1]; k++) {
      const uint32_t from = graph->sources[k];
      if (!scope[from] || ancestors[from]) continue;
      ancestors[from] = true;
      queue[queued++] = from;
    }
  }
  ent__free(queue);
  return ENT_OK;
}
