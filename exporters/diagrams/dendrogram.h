/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the dendrogram share. */
#ifndef ENT_EXPORTERS_DIAGRAMS_DENDROGRAM_H
#define ENT_EXPORTERS_DIAGRAMS_DENDROGRAM_H

#include "exporters/diagrams/crowd.h"

/* Above so many leaves branches are drawn as one, until there are so many. */
enum { ENT__TREE_MOST_LEAVES = 400, ENT__TREE_COLLAPSED = 120 };

/* A point of the tree: a leaf, a join, or a branch drawn as one. */
typedef struct ent__tree_point {
  uint32_t a;         /* parts; ENT_NONE for a leaf */
  uint32_t b;
  double height;      /* 0 for a leaf */
  uint32_t size;      /* leaves below */
  uint32_t coalition; /* of all below; ENT_NONE where they differ */
  bool mixed;         /* they differ */
  bool drawn;         /* not within a branch drawn as one */
  bool wedge;         /* a branch drawn as one */
  double rank;        /* sum of the numbers of the coalitions below, for the order */
  double y;
  uint32_t leaf; /* of a branch or a leaf: the node of the network below that stands for it */
} ent__tree_point;

/* Lives in the drawing's arena. Points below `nodes` are nodes of the network, then come the joins. */
typedef struct ent__tree {
  ent__crowd crowd;
  const ent_coalitions *hierarchy;
  ent__tree_point *points;
  uint32_t nodes;
  uint32_t joins;
  uint32_t *rows; /* points at the ends, from top to bottom */
  uint32_t row_count;
  size_t groups;  /* that the tree is cut into */
  double cut;     /* height of the cut */
  double highest;
  double row_height;
  ent__font font;
} ent__tree;

/* Sets the leaves in an order that crosses nothing and keeps coalitions together; errors as ent__crowd_new. */
ent_status ent__tree_new(ent__tree *out, ent__drawing *drawing, ent_error *err);

/* Draws tree, axis, cut and labels; fills the map's width and height. */
ent_status ent__tree_draw(ent__panel *map, const ent__tree *tree, ent__drawing *drawing, ent_error *err);

#endif
