/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Strongly connected components of a stretch (Tarjan 1972), with a stack of our own in place of
 * recursion. A component is known when all that it reaches is: those come first that attack none
 * of the others, and are put at the end of the stretch.
 */
#include "engine/arguments/extensions/growth.h"

/* What a search through one stretch goes by. A node is numbered while mark is the stamp, and placed where local is 0. */
typedef struct walk {
  ent__growth *t;
  uint32_t depth;
  uint32_t stacked;
  uint32_t to; /* where the next component ends */
  uint32_t found;
} walk;

static void enter(walk *w, uint32_t node) {
  ent__growth *t = w->t;
  t->low[node] = t->local[node] = ++t->counter;
  t->next[node] = t->graph->target_start[node];
  t->path[w->depth++] = node;
  t->stack[w->stacked++] = node;
}

static void leave(walk *w, uint32_t node) {
  ent__growth *t = w->t;
  w->depth--;
  if (t->low[node] == t->local[node]) {
    const uint32_t end = w->to;
    for (uint32_t top = ENT_NONE; top != node;) {
      top = t->stack[--w->stacked];
      t->local[top] = ENT_NONE;
      t->mark[top] = 0;
      t->order[--w->to] = top;
    }
    t->stretches[t->stretch_count++] = (ent__stretch){w->to, end, true};
    w->found++;
  } else if (w->depth > 0) {
    const uint32_t parent = t->path[w->depth - 1];
    if (t->low[node] < t->low[parent]) t->low[parent] = t->low[node];
  }
}

static void search(walk *w, uint32_t root) {
  ent__growth *t = w->t;
  const ent__graph *g = t->graph;
  enter(w, root);
  while (w->depth > 0) {
    const uint32_t node = t->path[w->depth - 1];
    if (t->next[node] == g->target_start[node + 1]) {
      leave(w, node);
      continue;
    }
    const uint32_t to = g->targets[t->next[node]++];
    if (t->mark[to] != t->stamp || t->state[to] != ENT__GROWTH_OPEN) continue; /* elsewhere, or placed already */
    if (t->local[to] == ENT_NONE) enter(w, to);
    else if (t->local[to] < t->low[node]) t->low[node] = t->local[to];
  }
}

uint32_t ent__growth_split(ent__growth *growth, uint32_t from, uint32_t to) {
  walk w = {.t = growth, .to = to};
  growth->stamp++;
  growth->counter = 0;
  for (uint32_t i = from; i < to; i++) {
    growth->roots[i] = growth->order[i];
    growth->mark[growth->order[i]] = growth->stamp;
  }
  for (uint32_t i = from; i < to; i++)
    if (growth->mark[growth->roots[i]] == growth->stamp) search(&w, growth->roots[i]);
  return w.found;
}
