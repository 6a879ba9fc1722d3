/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outline around a coalition: the convex hull of its boxes, widened, with round corners. */
#ifndef ENT_EXPORTERS_DIAGRAMS_HULL_H
#define ENT_EXPORTERS_DIAGRAMS_HULL_H

#include <entente/study.h>

/* A rectangle with sides along the axes, y downwards. */
typedef struct ent__box {
  double x;
  double y;
  double width;
  double height;
} ent__box;

/* Sorts points and keeps those of their convex hull (Andrew 1979), in turn; returns how many. O(n log n). */
size_t ent__hull_of(ent_point *points, size_t n, ent_point *hull);

/* Adds SVG path data for a convex polygon widened by `margin`. The polygon is as ent__hull_of gives it. */
void ent__hull_path(ent_buffer *out, const ent_point *hull, size_t n, double margin);

#endif
