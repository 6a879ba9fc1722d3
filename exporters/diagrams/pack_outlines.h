/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes on a page that are not rectangles: one may stand in the corner that another leaves free. */
#ifndef ENT_EXPORTERS_DIAGRAMS_PACK_OUTLINES_H
#define ENT_EXPORTERS_DIAGRAMS_PACK_OUTLINES_H

#include <entente/study.h>

/* A rectangle that a shape takes up, from the shape's upper left corner. */
typedef struct ent__pack_piece {
  ent_point at;
  ent_point size;
} ent__pack_piece;

/* All that lies between two pieces at the same height belongs to the shape too. */
typedef struct ent__pack_shape {
  const ent__pack_piece *pieces;
  size_t count;
  ent_point size; /* of the rectangle around all */
} ent__pack_shape;

/* More shapes than this are packed as rectangles. */
enum { ENT__PACK_MOST_SHAPES = 150 };

/*
 * Places up to ENT__PACK_MOST_SHAPES shapes, in their order, each as high up as it can be and there as
 * far left, holes between others included, `gap` apart, on a page whose width is about `ratio` times its
 * height. On a grid of up to about 60,000 cells: at most shapes × cells for each of 25 widths.
 */
ent_status ent__pack_outlines(ent_point *at, ent_point *size, const ent__pack_shape *shapes, size_t n, double gap, double ratio, ent_error *err);

#endif
