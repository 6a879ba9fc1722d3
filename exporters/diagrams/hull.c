/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/hull.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/buffer.h"
#include "exporters/diagrams/svg.h"

static int by_x(const void *left, const void *right) {
  const ent_point *a = left, *b = right;
  if (a->x != b->x) return a->x < b->x ? -1 : 1;
  return a->y < b->y ? -1 : a->y > b->y;
}

static double cross(ent_point o, ent_point a, ent_point b) {
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

size_t ent__hull_of(ent_point *points, size_t n, ent_point *hull) {
  size_t count = 0;
  qsort(points, n, sizeof *points, by_x);
  for (size_t i = 0; i < n; i++) {
    while (count >= 2 && cross(hull[count - 2], hull[count - 1], points[i]) <= 0.0) count--;
    hull[count++] = points[i];
  }
  const size_t lower = count + 1;
  for (size_t i = n - 1; n > 0 && i-- > 0;) {
    while (count >= lower && cross(hull[count - 2], hull[count - 1], points[i]) <= 0.0) count--;
    hull[count++] = points[i];
  }
  return count > 1 ? count - 1 : count;
}

void ent__hull_path(ent_buffer *out, const ent_point *hull, size_t n, double margin) {
  for (size_t i = 0; i < n; i++) {
    const ent_point a = hull[i], b = hull[(i + 1) % n];
    const double length = hypot(b.x - a.x, b.y - a.y);
    if (length <= 0.0) continue;
    /* The hull runs so that outside lies to the right of each side in our downward y. */
    const double nx = margin * (b.y - a.y) / length, ny = -margin * (b.x - a.x) / length;
    if (i == 0) {
      ent__svg_point(out, "M", a.x + nx, a.y + ny);
    } else {
      ent__svg_point(out, "A", margin, margin);
      ent__svg_point(out, " 0 0 1 ", a.x + nx, a.y + ny);
    }
    ent__svg_point(out, "L", b.x + nx, b.y + ny);
  }
  if (n >= 2) {
    const double length = hypot(hull[1].x - hull[0].x, hull[1].y - hull[0].y);
    const double nx = margin * (hull[1].y - hull[0].y) / length,
                 ny = -margin * (hull[1].x - hull[0].x) / length;
    ent__svg_point(out, "A", margin, margin);
    ent__svg_point(out, " 0 0 1 ", hull[0].x + nx, hull[0].y + ny);
    ent__buffer_putc(out, 'Z');
  }
}
