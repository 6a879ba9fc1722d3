/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/arguments/extensions/growth.h"

#include "engine/base/error.h"
#include "engine/base/mem.h"

void ent__growth_reset(ent__growth *growth, const ent_label *labels) {
  const ent__graph *g = growth->graph;
  static const uint8_t states[] = {[ENT_LABEL_IN] = ENT__GROWTH_IN, [ENT_LABEL_OUT] = ENT__GROWTH_OUT, [ENT_LABEL_UNDECIDED] = ENT__GROWTH_OPEN};
  for (uint32_t v = 0; v < g->nodes; v++) growth->state[v] = states[labels[v]];
  for (uint32_t v = 0; v < g->nodes; v++) {
    uint32_t open = 0;
    growth->barred[v] = false;
    if (growth->state[v] != ENT__GROWTH_OPEN) continue;
    for (uint32_t k = g->source_start[v]; k < g->source_start[v + 1]; k++) {
      if (growth->state[g->sources[k]] != ENT__GROWTH_OUT) open++;
      if (g->sources[k] == v) growth->barred[v] = true;
    }
    growth->open[v] = open;
  }
  growth->queued = 0;
  growth->stretch_count = 0;
}

ent_status ent__growth_init(ent__growth *out, const ent__graph *graph, const ent_label *labels, ent__deadline *deadline, ent_error *err) {
  const size_t nodes = graph->nodes;
  *out = (ent__growth){.graph = graph, .deadline = deadline, .small = ENT__GROWTH_SMALL, .probes = true};
  uint32_t **const arrays[] = {&out->open, &out->order, &out->queue, &out->local, &out->low, &out->next, &out->path, &out->stack, &out->roots};
  enum { array_count = sizeof arrays / sizeof *arrays };
  bool room = true;
  for (size_t i = 0; i < array_count && room; i++) {
    *arrays[i] = ent__alloc(nodes, sizeof **arrays[i]);
    room = *arrays[i] != NULL;
  }
  out->state = room ? ent__alloc(nodes, sizeof *out->state) : NULL;
  out->barred = room ? ent__alloc(nodes, sizeof *out->barred) : NULL;
  out->mark = room ? ent__zalloc(nodes, sizeof *out->mark) : NULL;
  out->stretches = room ? ent__alloc(nodes + 1, sizeof *out->stretches) : NULL;
  if (out->state == NULL || out->barred == NULL || out->mark == NULL || out->stretches == NULL) {
    ent__growth_clear(out);
    return ent__nomem(err);
  }
  for (size_t v = 0; v < nodes; v++) out->local[v] = ENT_NONE;
  ent__growth_reset(out, labels);
  return ENT_OK;
}

void ent__growth_clear(ent__growth *growth) {
  ent__free(growth->state);
  ent__free(growth->barred);
  ent__free(growth->open);
  ent__free(growth->order);
  ent__free(growth->queue);
  ent__free(growth->stretches);
  ent__free(growth->local);
  ent__free(growth->mark);
  ent__free(growth->low);
  ent__free(growth->next);
  ent__free(growth->path);
  ent__free(growth->stack);
  ent__free(growth->roots);
  ent__free(growth->hit);
  ent__free(growth->threat);
  *growth = (ent__growth){0};
}

static void put_in(ent__growth *growth, uint32_t node) {
  growth->state[node] = ENT__GROWTH_IN;
  growth->queue[growth->queued++] = node;
}

static void put_out(ent__growth *growth, uint32_t node) {
  const ent__graph *g = growth->graph;
  growth->state[node] = ENT__GROWTH_OUT;
  for (uint32_t k = g->target_start[node]; k < g->target_start[node + 1]; k++) {
    const uint32_t target = g->targets[k];
    if (growth->state[target] == ENT__GROWTH_OPEN && --growth->open[target] == 0) put_in(growth, target);
  }
}

void ent__growth_accept(ent__growth *growth, uint32_t node) {
  const ent__graph *g = growth->graph;
  if (growth->state[node] != ENT__GROWTH_OPEN) return;
  growth->queued = 0;
  put_in(growth, node);
  for (uint32_t done = 0; done < growth->queued; done++) {
    const uint32_t v = growth->queue[done];
    for (uint32_t k = g->target_start[v]; k < g->target_start[v + 1]; k++)
      if (growth->state[g->targets[k]] == ENT__GROWTH_OPEN) put_out(growth, g->targets[k]);
  }
}

/* Leaves nodes undecided for good, and bars what they attack. */
static void give_up(ent__growth *growth, const uint32_t *nodes, uint32_t count) {
  const ent__graph *g = growth->graph;
  for (uint32_t i = 0; i < count; i++) {
    if (growth->state[nodes[i]] != ENT__GROWTH_OPEN) continue;
    growth->state[nodes[i]] = ENT__GROWTH_STUCK;
    for (uint32_t k = g->target_start[nodes[i]]; k < g->target_start[nodes[i] + 1]; k++) growth->barred[g->targets[k]] = true;
  }
}

/* Returns the number of attackers by which a node of the component could still go out. */
static uint32_t hopes(const ent__growth *growth, uint32_t node) {
  const ent__graph *g = growth->graph;
  uint32_t count = 0;
  for (uint32_t k = g->source_start[node]; k < g->source_start[node + 1]; k++)
    if (growth->state[g->sources[k]] == ENT__GROWTH_OPEN && !growth->barred[g->sources[k]]) count++;
  return count;
}

/*
 * Bars what a node attacks that nothing can attack with success, and so on; so many a component ends
 * without a search. Returns whether there is still a node that could be in.
 */
static bool bar(ent__growth *growth, const uint32_t *nodes, uint32_t count) {
  const ent__graph *g = growth->graph;
  uint32_t *hope = growth->low, *queue = growth->queue;
  uint32_t queued = 0, barred = 0;
  for (uint32_t i = 0; i < count; i++) {
    hope[nodes[i]] = hopes(growth, nodes[i]);
    if (hope[nodes[i]] == 0) queue[queued++] = nodes[i];
    if (growth->barred[nodes[i]]) barred++;
  }
  for (uint32_t done = 0; done < queued; done++) {
    const uint32_t hopeless = queue[done];
    for (uint32_t k = g->target_start[hopeless]; k < g->target_start[hopeless + 1]; k++) {
      const uint32_t v = g->targets[k];
      if (growth->state[v] != ENT__GROWTH_OPEN || growth->barred[v]) continue;
      growth->barred[v] = true;
      if (growth->mark[v] != growth->stamp) continue; /* of a later component */
      barred++;
      for (uint32_t e = g->target_start[v]; e < g->target_start[v + 1]; e++) {
        const uint32_t u = g->targets[e];
        if (growth->state[u] == ENT__GROWTH_OPEN && growth->mark[u] == growth->stamp && --hope[u] == 0) queue[queued++] = u;
      }
    }
  }
  return barred < count;
}

/* Large components: probes as long as they bring something, then the solver. */
static ent_status search_large(ent__growth *growth, uint32_t *nodes, uint32_t count, bool *found, ent_error *err) {
  uint32_t accepted = 0, barred = 1, kept = 0;
  ent_status status = ENT_OK;
  while (status == ENT_OK && growth->probes && accepted == 0 && barred > 0) {
    status = ent__growth_probe(growth, nodes, count, &accepted, &barred, err);
    if (status == ENT_OK) status = ent__deadline_check(growth->deadline);
    if (status == ENT_OK && accepted == 0 && !bar(growth, nodes, count)) return ENT_OK;
  }
  *found = accepted > 0;
  if (status != ENT_OK || *found) return status;
  for (uint32_t i = 0; i < count; i++)
    if (growth->state[nodes[i]] == ENT__GROWTH_OPEN) nodes[kept++] = nodes[i];
  return ent__growth_solve(growth, nodes, kept, found, err);
}

static ent_status search(ent__growth *growth, uint32_t from, uint32_t to, ent_error *err) {
  uint32_t *nodes = growth->order + from;
  const uint32_t count = to - from;
  bool found = false;
  ent_status status = ENT_OK;
  growth->stamp++;
  for (uint32_t i = 0; i < count; i++) growth->mark[nodes[i]] = growth->stamp;
  if (bar(growth, nodes, count)) {
    if (count > growth->small) status = search_large(growth, nodes, count, &found, err);
    else if (!ent__growth_small(growth, nodes, count, &found)) status = ent__growth_solve(growth, nodes, count, &found, err);
  }
  if (status != ENT_OK) return status;
  if (found) growth->stretches[growth->stretch_count++] = (ent__stretch){from, to, false};
  else give_up(growth, nodes, count);
  return ENT_OK;
}

/* Takes up the topmost stretch. */
static ent_status step(ent__growth *growth, ent_error *err) {
  ent__stretch at = growth->stretches[--growth->stretch_count];
  uint32_t kept = at.from;
  for (uint32_t i = at.from; i < at.to; i++)
    if (growth->state[growth->order[i]] == ENT__GROWTH_OPEN) growth->order[kept++] = growth->order[i];
  if (kept == at.from) return ENT_OK;
  if (at.whole && kept == at.to) return search(growth, at.from, at.to, err);
  if (ent__growth_split(growth, at.from, kept) > 1) return ENT_OK;
  growth->stretch_count--;
  return search(growth, at.from, kept, err);
}

ent_status ent__growth_run(ent__growth *growth, ent_error *err) {
  uint32_t open = 0;
  ent_status status = ENT_OK;
  for (uint32_t v = 0; v < growth->graph->nodes; v++)
    if (growth->state[v] == ENT__GROWTH_OPEN) growth->order[open++] = v;
  growth->stretch_count = 0;
  if (open > 0) growth->stretches[growth->stretch_count++] = (ent__stretch){0, open, false};
  while (growth->stretch_count > 0 && status == ENT_OK) {
    status = step(growth, err);
    if (status == ENT_OK && growth->stretch_count % 256 == 0) status = ent__deadline_check(growth->deadline);
  }
  return status;
}
