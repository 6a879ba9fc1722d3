/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/arguments/explain/circle.h"

#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct walk {
  const ent__graph *graph;
  const ent_label *labels;
  const uint32_t *rank;
  uint32_t *component;
  uint32_t *parent; /* the node from which one was reached; ENT_NONE: not reached */
  uint32_t *queue;
  uint32_t (*ordered)[2]; /* a node's undecided attackers: rank, node */
} walk;

static int compare(const void *left, const void *right) {
  const uint32_t *a = left, *b = right;
  return a[0] < b[0] ? -1 : a[0] > b[0];
}

/* Lists the undecided attackers of a node by rank. */
static uint32_t list(walk *w, uint32_t node) {
  const ent__graph *g = w->graph;
  uint32_t count = 0;
  for (uint32_t k = g->source_start[node]; k < g->source_start[node + 1]; k++) {
    const uint32_t from = g->sources[k];
    if (w->labels[from] != ENT_LABEL_UNDECIDED) continue;
    w->ordered[count][0] = w->rank[from];
    w->ordered[count++][1] = from;
  }
  qsort(w->ordered, count, sizeof *w->ordered, compare);
  return count;
}

/* Returns whether a node is on a circle of undecided ones: it shares its component with an attacker. */
static bool on_circle(const walk *w, uint32_t node) {
  const ent__graph *g = w->graph;
  for (uint32_t k = g->source_start[node]; k < g->source_start[node + 1]; k++)
    if (w->labels[g->sources[k]] == ENT_LABEL_UNDECIDED && w->component[g->sources[k]] == w->component[node]) return true;
  return false;
}

/*
 * Breadth first from `start` to the nearest node on a circle, or where `back` is set to `start`
 * itself; returns the node before the end of the way, or the node found.
 */
static uint32_t search(walk *w, uint32_t start, bool back) {
  uint32_t queued = 0;
  for (uint32_t i = 0; i < w->graph->nodes; i++) w->parent[i] = ENT_NONE;
  w->queue[queued++] = start;
  w->parent[start] = start;
  for (uint32_t done = 0; done < queued; done++) {
    const uint32_t node = w->queue[done];
    if (!back && on_circle(w, node)) return node;
    const uint32_t count = list(w, node);
    for (uint32_t i = 0; i < count; i++) {
      const uint32_t from = w->ordered[i][1];
      if (back && from == start) return node;
      if (w->parent[from] != ENT_NONE) continue;
      w->parent[from] = node;
      w->queue[queued++] = from;
    }
  }
  return start; /* never: what is undecided has an undecided attacker, and so there is a circle */
}

/* Appends the way from `start`, which is left out, to `end`. */
static void append(const walk *w, uint32_t start, uint32_t end, uint32_t *path, uint32_t *count) {
  uint32_t length = 0;
  for (uint32_t at = end; at != start; at = w->parent[at]) length++;
  uint32_t place = *count + length;
  for (uint32_t at = end; at != start; at = w->parent[at]) path[--place] = at;
  *count += length;
}

/* Components of the undecided alone: a circle through a decided node is none. */
static ent_status find_components(walk *w, ent_error *err) {
  const ent__graph *g = w->graph;
  uint32_t components;
  size_t count = 0;
  ent__graph open = {0};
  ent_attack *edges = ent__alloc(ent__graph_edges(g), sizeof *edges);
  if (edges == NULL) return ent__nomem(err);
  for (uint32_t i = 0; i < g->nodes; i++) {
    for (uint32_t k = g->target_start[i]; w->labels[i] == ENT_LABEL_UNDECIDED && k < g->target_start[i + 1]; k++)
      if (w->labels[g->targets[k]] == ENT_LABEL_UNDECIDED) edges[count++] = (ent_attack){i, g->targets[k]};
  }
  ent_status status = ent__graph_init(&open, g->nodes, edges, count, err);
  if (status == ENT_OK) status = ent__graph_components(&open, w->component, &components, err);
  ent__graph_clear(&open);
  ent__free(edges);
  return status;
}

ent_status ent__circle_find(const ent__graph *graph, const ent_label *labels, const uint32_t *rank, uint32_t node, uint32_t *path, uint32_t *count,
                            ent_error *err) {
  walk w = {.graph = graph, .labels = labels, .rank = rank};
  w.component = ent__alloc(graph->nodes, sizeof *w.component);
  w.parent = ent__alloc(graph->nodes, sizeof *w.parent);
  w.queue = ent__alloc(graph->nodes, sizeof *w.queue);
  w.ordered = ent__alloc(graph->nodes, sizeof *w.ordered);
  const bool room = w.component != NULL && w.parent != NULL && w.queue != NULL && w.ordered != NULL;
  ent_status status = room ? find_components(&w, err) : ent__nomem(err);
  if (status == ENT_OK) {
    *count = 0;
    path[(*count)++] = node;
    const uint32_t first = search(&w, node, false);
    append(&w, node, first, path, count);
    append(&w, first, search(&w, first, true), path, count);
    path[(*count)++] = first;
  }
  ent__free(w.component);
  ent__free(w.parent);
  ent__free(w.queue);
  ent__free(w.ordered);
  return status;
}
