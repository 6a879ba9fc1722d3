/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes in layers from left to right, each edge with its way around them. */
#ifndef ENT_GRAPHS_LAYOUT_LAYERS_H
#define ENT_GRAPHS_LAYOUT_LAYERS_H

#include <entente/study.h>

#include "engine/base/arena.h"

typedef struct ent__layers_edge {
  uint32_t from;
  uint32_t to;
} ent__layers_edge;

typedef struct ent__layers_task {
  const ent_point *sizes; /* width and height of each node */
  size_t node_count;
  const ent__layers_edge *edges; /* none from a node to itself */
  size_t edge_count;
  double layer_gap; /* between layers */
  double node_gap;  /* between boxes of one layer */
} ent__layers_task;

/*
 * Where all stands, y downwards, the upper left corner of all at 0, 0. The way of edge e is
 * points[start[e]] to points[start[e + 1] - 1]: cubic curves, a first point and then three for each
 * curve, from its source to its target.
 */
typedef struct ent__layered {
  ent_point *at; /* the middle of each node */
  size_t *start; /* edges + 1 */
  ent_point *points;
  double width;
  double height;
} ent__layered;

/*
 * Lays boxes out in layers: what others lead to is at the right, everything else as many layers to
 * the left as its shortest way there has edges; the order within layers is igraph's (Sugiyama, Tagawa
 * & Toda 1981), and so that is kept, boxes go to where their neighbours are. No two boxes overlap. All
 * of *out is in the arena.
 * O(m + n log n) for layers and places; the order within layers takes a few passes over all edges,
 * of which those that cross many layers count once for each, up to 60,000 in all.
 */
ent_status ent__layout_layers(ent__layered *out, ent__arena *arena, const ent__layers_task *task, ent_error *err);

/* Moves everything so that the upper left corner of all is at 0, 0, and sets width and height. */
void ent__layered_settle(ent__layered *layered, const ent__layers_task *task);

/*
 * Gives each node its layer, 0 for the last: how many edges it is from a node from which no edge
 * goes, or, where there is no way to one, from the node to which most edges go. `scratch` has room
 * for 4 n + m + 2 numbers. O(n + m).
 */
void ent__layers_levels(uint32_t *levels, const ent__layers_task *task, uint32_t *scratch);

/* A box in a column. */
typedef struct ent__layers_item {
  double want;   /* where its middle should be */
  double height;
  double at;     /* where it is */
  uint32_t node;
} ent__layers_item;

/*
 * Sets boxes below each other in their order, at least `gap` apart, as close as can be to where
 * they should be (least squares; pool adjacent violators, Ayer et al. 1955). `sums` and `counts`
 * have room for n. O(n).
 */
void ent__layers_column(ent__layers_item *items, size_t n, double gap, double *sums, size_t *counts);

#endif
