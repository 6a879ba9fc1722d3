/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/layout_routes.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

/* Between two ends at one side of a box, at most. */
static const double port_gap = 12.0;

/* One end of an edge. */
typedef struct port {
  uint32_t node;
  bool right;
  double towards; /* the height of what it leads to first */
  uint32_t end;   /* 2 e of a source, 2 e + 1 of a target */
} port;

static int by_side(const void *left, const void *right) {
  const port *a = left, *b = right;
  if (a->node != b->node) return a->node < b->node ? -1 : 1;
  if (a->right != b->right) return a->right ? 1 : -1;
  if (a->towards != b->towards) return a->towards < b->towards ? -1 : 1;
  return a->end < b->end ? -1 : a->end > b->end;
}

/* Edges within a layer go around at its right. */
static bool leaves_right(const ent__routes *routes, uint32_t node, uint32_t other) {
  return routes->level_of[node] >= routes->level_of[other];
}

static void fill_ports(port *ports, const ent__layered *at, const ent__routes *routes, const ent__layers_task *task) {
  for (size_t e = 0; e < task->edge_count; e++) {
    const uint32_t from = task->edges[e].from, to = task->edges[e].to;
    const size_t first = routes->bend_start[e], last = routes->bend_start[e + 1];
    const double out = first < last ? routes->y[routes->bends[first]] : at->at[to].y;
    const double in = first < last ? routes->y[routes->bends[last - 1]] : at->at[from].y;
    ports[2 * e] = (port){from, leaves_right(routes, from, to), out, (uint32_t)(2 * e)};
    ports[2 * e + 1] = (port){to, leaves_right(routes, to, from), in, (uint32_t)(2 * e + 1)};
  }
}

/* Spreads the ends of each side of each box. `y` is by end. */
static void spread(double *y, const port *ports, const ent__layered *at, const ent__layers_task *task) {
  const size_t n = 2 * task->edge_count;
  for (size_t i = 0, next; i < n; i = next) {
    next = i + 1;
    while (next < n && ports[next].node == ports[i].node && ports[next].right == ports[i].right) next++;
    const double room = fmax(task->sizes[ports[i].node].y - 16.0, 0.0), count = (double)(next - i);
    const double gap = count > 1.0 ? fmin(port_gap, room / (count - 1.0)) : 0.0;
    for (size_t k = i; k < next; k++) y[ports[k].end] = at->at[ports[i].node].y + gap * ((double)(k - i) - (count - 1.0) / 2.0);
  }
}

static void curve(ent_point *points, size_t *count, ent_point to) {
  const ent_point from = points[*count - 1];
  const double middle = (from.x + to.x) / 2.0;
  points[(*count)++] = (ent_point){middle, from.y};
  points[(*count)++] = (ent_point){middle, to.y};
  points[(*count)++] = to;
}

static ent_point side(const ent__layered *at, const ent__layers_task *task, uint32_t node, bool right, double y) {
  return (ent_point){at->at[node].x + (right ? 0.5 : -0.5) * task->sizes[node].x, y};
}

static void write_way(ent__layered *out, size_t *count, size_t e, const double *y, const ent__routes *routes, const ent__layers_task *task) {
  const uint32_t from = task->edges[e].from, to = task->edges[e].to;
  const ent_point start = side(out, task, from, leaves_right(routes, from, to), y[2 * e]);
  const ent_point end = side(out, task, to, leaves_right(routes, to, from), y[2 * e + 1]);
  const bool rightwards = routes->level_of[from] > routes->level_of[to];
  out->points[(*count)++] = start;
  if (routes->level_of[from] == routes->level_of[to]) {
    const double far = fmax(start.x, end.x) + task->layer_gap * 0.7;
    out->points[(*count)++] = (ent_point){far, start.y};
    out->points[(*count)++] = (ent_point){far, end.y};
    out->points[(*count)++] = end;
    return;
  }
  for (size_t b = routes->bend_start[e]; b < routes->bend_start[e + 1]; b++) {
    const uint32_t bend = routes->bends[b], level = routes->level_of[bend];
    const double left = routes->left[level], right = left + routes->wide[level];
    curve(out->points, count, (ent_point){rightwards ? left : right, routes->y[bend]});
    curve(out->points, count, (ent_point){rightwards ? right : left, routes->y[bend]});
  }
  curve(out->points, count, end);
}

ent_status ent__routes_draw(ent__layered *out, const ent__routes *routes, ent__arena *arena, const ent__layers_task *task, ent_error *err) {
  const size_t m = task->edge_count, bends = routes->bend_start[m];
  port *ports = ent__alloc(m, 2 * sizeof *ports);
  double *y = ent__alloc(m, 2 * sizeof *y);
  size_t count = 0;
  out->start = ent__arena_alloc(arena, m + 1, sizeof *out->start);
  out->points = ent__arena_alloc(arena, 4 * m + 6 * bends, sizeof *out->points);
  const bool whole = ports != NULL && y != NULL && out->start != NULL && out->points != NULL;
  if (whole) {
    fill_ports(ports, out, routes, task);
    if (m > 0) qsort(ports, 2 * m, sizeof *ports, by_side);
    spread(y, ports, out, task);
    out->start[0] = 0;
    for (size_t e = 0; e < m; e++) {
      write_way(out, &count, e, y, routes, task);
      out->start[e + 1] = count;
    }
  }
  ent__free(ports);
  ent__free(y);
  return whole ? ENT_OK : ent__nomem(err);
}
