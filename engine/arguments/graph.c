/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/arguments/graph.h"

#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

/* Counts `to` of each edge into rows by `from`, edges taken in the order of `ends` where it is given. */
static void starts(uint32_t *start, uint32_t nodes, const ent_attack *edges, size_t count, bool by_target) {
  for (size_t i = 0; i < count; i++) start[(by_target ? edges[i].to : edges[i].from) + 2]++;
  for (uint32_t i = 0; i < nodes; i++) start[i + 2] += start[i + 1];
}

/* Drops neighbours that stand twice in a row, each row in rising order. */
static void squeeze(uint32_t *start, uint32_t *ends, uint32_t nodes) {
  uint32_t kept = 0, from = 0;
  for (uint32_t i = 0; i < nodes; i++) {
    const uint32_t first = kept, to = start[i + 1];
    for (uint32_t k = from; k < to; k++)
      if (kept == first || ends[kept - 1] != ends[k]) ends[kept++] = ends[k];
    from = to;
    start[i + 1] = kept;
  }
}

/* From the rows by one end those by the other; walking in rising order leaves each in rising order. */
static void transpose(const uint32_t *start, const uint32_t *ends, uint32_t *other_start, uint32_t *other, uint32_t nodes) {
  memset(other_start, 0, ((size_t)nodes + 2) * sizeof *other_start);
  for (uint32_t k = 0; k < start[nodes]; k++) other_start[ends[k] + 2]++;
  for (uint32_t i = 0; i < nodes; i++) other_start[i + 2] += other_start[i + 1];
  for (uint32_t i = 0; i < nodes; i++)
    for (uint32_t k = start[i]; k < start[i + 1]; k++) other[other_start[ends[k] + 1]++] = i;
}

ent_status ent__graph_init(ent__graph *out, uint32_t nodes, const ent_attack *edges, size_t count, ent_error *err) {
  *out = (ent__graph){.nodes = nodes};
  if (count > ENT__MOST_EDGES) return ent__fail(err, ENT_E_LIMIT, "%zu attacks, expected at most %d", count, ENT__MOST_EDGES);
  out->target_start = ent__zalloc((size_t)nodes + 2, sizeof *out->target_start);
  out->source_start = ent__zalloc((size_t)nodes + 2, sizeof *out->source_start);
  out->targets = ent__alloc(count, sizeof *out->targets);
  out->sources = ent__alloc(count, sizeof *out->sources);
  if (out->target_start == NULL || out->source_start == NULL || out->targets == NULL || out->sources == NULL) {
    ent__graph_clear(out);
    return ent__nomem(err);
  }
  /* Rows by target in the order of the input; transposed they are in rising order, and so back again. */
  starts(out->source_start, nodes, edges, count, true);
  for (size_t i = 0; i < count; i++) out->sources[out->source_start[edges[i].to + 1]++] = edges[i].from;
  transpose(out->source_start, out->sources, out->target_start, out->targets, nodes);
  squeeze(out->target_start, out->targets, nodes);
  transpose(out->target_start, out->targets, out->source_start, out->sources, nodes);
  return ENT_OK;
}

void ent__graph_clear(ent__graph *graph) {
  ent__free(graph->target_start);
  ent__free(graph->targets);
  ent__free(graph->source_start);
  ent__free(graph->sources);
  *graph = (ent__graph){0};
}
