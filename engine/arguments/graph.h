/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A directed graph as sparse rows: attacks between nodes, or supports between arguments. */
#ifndef ENT_ENGINE_ARGUMENTS_GRAPH_H
#define ENT_ENGINE_ARGUMENTS_GRAPH_H

#include <entente/arguments.h>

/*
 * Row i of the targets is targets[target_start[i]] to targets[target_start[i + 1] - 1], in rising
 * order and each once; so for the sources. All zero is fine to clear.
 */
typedef struct ent__graph {
  uint32_t nodes;
  uint32_t *target_start; /* nodes + 1 */
  uint32_t *targets;
  uint32_t *source_start; /* nodes + 1 */
  uint32_t *sources;
} ent__graph;

enum { ENT__MOST_EDGES = 0x7fffffff };

/*
 * Builds the rows from edges in any order, by radix sorts of them; those given twice count once.
 * Linear, with room for two copies of the edges on the way.
 * Errors: ENT_E_NOMEM, ENT_E_LIMIT above ENT__MOST_EDGES.
 */
ent_status ent__graph_init(ent__graph *out, uint32_t nodes, const ent_attack *edges, size_t count, ent_error *err);
void ent__graph_clear(ent__graph *graph);

static inline uint32_t ent__graph_edges(const ent__graph *graph) { return graph->target_start == NULL ? 0 : graph->target_start[graph->nodes]; }

/*
 * Numbers the strongly connected components in `component` (by node) so that each edge between two
 * goes from a lower number to a higher one; returns how many in *count. Tarjan 1972 without
 * recursion, linear.
 */
ent_status ent__graph_components(const ent__graph *graph, uint32_t *component, uint32_t *count, ent_error *err);

/* Fills labels (by node) with the grounded labelling of attacks. Linear. */
void ent__graph_ground_in(const ent__graph *graph, ent_label *labels, uint32_t *room); /* room for 2 * nodes */
ent_status ent__graph_ground(const ent__graph *graph, ent_label *labels, ent_error *err);

#endif
