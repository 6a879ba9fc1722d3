/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The wall around Graphviz. It draws nodes and ties at places that we give it (its layout "nop2"),
 * in memory, and hands back the SVG of each, so that we can order and title them. No text of the
 * user's ever gets there, so none of its escapes can do harm. Graphviz keeps process-wide state: one
 * thread at a time.
 */
#ifndef ENT_EXPORTERS_DIAGRAMS_GRAPHVIZ_H
#define ENT_EXPORTERS_DIAGRAMS_GRAPHVIZ_H

#include <stdbool.h>

#include <entente/study.h>

#include "exporters/style.h"

typedef struct ent__gv_node {
  ent_point at; /* pixels, y downwards */
  double radius;
  ent__shape shape;
  const char *fill;
  const char *line;
  double width; /* of the line */
  bool dashed;
} ent__gv_node;

typedef enum ent__gv_dashes { ENT__GV_SOLID, ENT__GV_DASHED, ENT__GV_DOTTED } ent__gv_dashes;

typedef struct ent__gv_edge {
  uint32_t source;
  uint32_t target;
  const char *colour; /* "#rrggbb" */
  double opacity;
  double width;
  ent__gv_dashes dashes;
} ent__gv_edge;

/* A piece of the SVG, borrowed from the drawing; no zero byte ends it. */
typedef struct ent__gv_piece {
  const char *svg;
  size_t size;
} ent__gv_piece;

typedef struct ent__gv_drawing {
  ent_buffer svg;
  ent__gv_piece *nodes; /* one for each node given */
  ent__gv_piece *edges; /* one for each edge given */
} ent__gv_drawing;

#define ENT__GV_DRAWING_INIT \
  { ENT_BUFFER_INIT, NULL, NULL }

ent_status ent__gv_draw(ent__gv_drawing *out, const ent__gv_node *nodes, size_t node_count,
                        const ent__gv_edge *edges, size_t edge_count, ent_error *err);
/* Adds a piece, with our dashes in place of Graphviz's, which nearly close up. */
void ent__gv_add(ent_buffer *out, const ent__gv_piece *piece, const char *dashes);
void ent__gv_drawing_clear(ent__gv_drawing *drawing);

#endif
