/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strongly connected components (Tarjan 1972), with a stack of our own in place of recursion. */
#include "engine/arguments/graph.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct tarjan {
  const ent__graph *graph;
  uint32_t *component;
  uint32_t *low;   /* 0: not seen; else 1 + the order of the lowest node that is reached */
  uint32_t *next;  /* the edge to look at next, by node */
  uint32_t *path;  /* the nodes that are open, as in the recursion */
  uint32_t *stack; /* nodes whose component is not yet known */
  uint32_t stacked;
  uint32_t order;
  uint32_t found;
} tarjan;

static void enter(tarjan *t, uint32_t node) {
  t->low[node] = ++t->order;
  t->next[node] = t->graph->target_start[node];
  t->stack[t->stacked++] = node;
}

/* Closes a node: where it is the first of its component, all above it on the stack are in it. */
static void leave(tarjan *t, uint32_t node, uint32_t own) {
  if (t->low[node] != own) return;
  for (uint32_t top = ENT_NONE; top != node;) {
    top = t->stack[--t->stacked];
    t->component[top] = t->found;
  }
  t->found++;
}

/* `own` keeps the order in which each node was met, `low` the lowest that it reaches. */
static void search(tarjan *t, uint32_t root, uint32_t *own) {
  const ent__graph *g = t->graph;
  uint32_t depth = 0;
  t->path[depth++] = root;
  enter(t, root);
  own[root] = t->order;
  while (depth > 0) {
    const uint32_t node = t->path[depth - 1];
    if (t->next[node] == g->target_start[node + 1]) {
      leave(t, node, own[node]);
      depth--;
      if (depth > 0 && t->component[node] == ENT_NONE && t->low[node] < t->low[t->path[depth - 1]]) t->low[t->path[depth - 1]] = t->low[node];
      continue;
    }
    const uint32_t to = g->targets[t->next[node]++];
    if (t->low[to] == 0) {
      t->path[depth++] = to;
      enter(t, to);
      own[to] = t->order;
    } else if (t->component[to] == ENT_NONE && own[to] < t->low[node]) {
      t->low[node] = own[to];
    }
  }
}

ent_status ent__graph_components(const ent__graph *graph, uint32_t *component, uint32_t *count, ent_error *err) {
  const uint32_t nodes = graph->nodes;
  tarjan t = {.graph = graph, .component = component};
  uint32_t *own = ent__alloc(nodes, sizeof *own);
  t.low = ent__zalloc(nodes, sizeof *t.low);
  t.next = ent__alloc(nodes, sizeof *t.next);
  t.path = ent__alloc(nodes, sizeof *t.path);
  t.stack = ent__alloc(nodes, sizeof *t.stack);
  const bool room = own != NULL && t.low != NULL && t.next != NULL && t.path != NULL && t.stack != NULL;
  for (uint32_t i = 0; room && i < nodes; i++) component[i] = ENT_NONE;
  for (uint32_t i = 0; room && i < nodes; i++)
    if (t.low[i] == 0) search(&t, i, own);
  /* Tarjan closes those first that are reached last. */
  for (uint32_t i = 0; room && i < nodes; i++) component[i] = t.found - 1 - component[i];
  *count = t.found;
  ent__free(own);
  ent__free(t.low);
  ent__free(t.next);
  ent__free(t.path);
  ent__free(t.stack);
  return room ? ENT_OK : ent__nomem(err);
}
