/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of a graph: those nodes that matter, in pieces between which there is no attack. */
#ifndef ENT_ENGINE_ARGUMENTS_EXTENSIONS_REGION_H
#define ENT_ENGINE_ARGUMENTS_EXTENSIONS_REGION_H

#include <stdbool.h>

#include "engine/arguments/graph.h"

/* Some nodes of a graph, numbered 0, 1, ... in rising order, and the attacks among them. */
typedef struct ent__region {
  uint32_t count;
  const uint32_t *nodes; /* borrowed */
  ent__graph graph;
} ent__region;

/*
 * Copies the attacks among `count` nodes, given in rising order. `local` has ENT_NONE for each node
 * of the graph, before and after. O(attacks at these nodes).
 */
ent_status ent__region_init(ent__region *out, const ent__graph *graph, const uint32_t *nodes, uint32_t count, uint32_t *local, ent_error *err);
void ent__region_clear(ent__region *region);

/* The weakly connected pieces of the nodes within a scope: piece i is nodes[start[i]] to nodes[start[i + 1] - 1], rising. */
typedef struct ent__pieces {
  uint32_t count;
  uint32_t *start;
  uint32_t *nodes;
  uint32_t *piece; /* by node of the graph; ENT_NONE outside the scope */
} ent__pieces;

/* In the order of their lowest nodes. Linear. */
ent_status ent__pieces_init(ent__pieces *out, const ent__graph *graph, const bool *scope, ent_error *err);
void ent__pieces_clear(ent__pieces *pieces);

/* Marks in `scope` which of the nodes reach `node` by attacks within the scope; it is among them. Linear. */
ent_status ent__region_ancestors(bool *ancestors, const ent__graph *graph, const bool *scope, uint32_t node, ent_error *err);

#endif
