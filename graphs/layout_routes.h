/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways of edges between boxes that stand in layers. */
#ifndef ENT_GRAPHS_LAYOUT_ROUTES_H
#define ENT_GRAPHS_LAYOUT_ROUTES_H

#include "graphs/layout_layers.h"

/* Boxes come first, then the bends of edges; layer 0 is the rightmost. */
typedef struct ent__routes {
  uint32_t *levels; /* of each box, as wanted */
  uint32_t *used;   /* edges that took part in the order */
  size_t used_count;
  size_t total;       /* boxes and bends */
  double *order;      /* place of each within its layer, as igraph has it */
  uint32_t *level_of; /* of each */
  double *y;
  ent__layers_edge *pieces; /* of edges from layer to layer */
  size_t piece_count;
  uint32_t *bends; /* of all edges */
  size_t *bend_start;
  size_t level_count;
  size_t *level_start; /* into `members` */
  uint32_t *members;
  double *left; /* of each layer */
  double *wide;
} ent__routes;

/*
 * Writes the ways: from the side of one box to that of the other, level through layers, curved
 * between them. The ends at one side of a box are spread over it, in the order in which they leave.
 */
ent_status ent__routes_draw(ent__layered *out, const ent__routes *routes, ent__arena *arena, const ent__layers_task *task, ent_error *err);

#endif
