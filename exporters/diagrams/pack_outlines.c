/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/pack_outlines.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

enum { MOST_CELLS = 60000, TRIES = 25 };

/* What a shape takes up of a row of cells: from `left` to before `right`, nothing where they are equal. */
typedef struct span {
  long left;
  long right;
} span;

/* A shape in cells. */
typedef struct raster {
  span *rows;
  long height;
  long width;
} raster;

typedef struct grid {
  double cell;
  long width;
  long height;
  unsigned char *taken; /* width × height */
} grid;

static void cover(raster *r, const ent__pack_piece *piece, double gap, double cell) {
  /* The gap belongs to what is to the left of it and above it. */
  const long left = (long)floor(piece->at.x / cell), right = (long)ceil((piece->at.x + piece->size.x + gap) / cell);
  const long top = (long)floor(piece->at.y / cell), bottom = (long)ceil((piece->at.y + piece->size.y + gap) / cell);
  for (long y = top > 0 ? top : 0; y < bottom && y < r->height; y++) {
    span *row = &r->rows[y];
    const bool empty = row->left == row->right;
    row->left = empty || left < row->left ? (left > 0 ? left : 0) : row->left;
    row->right = empty || right > row->right ? right : row->right;
  }
}

static ent_status rasterise(raster *out, const ent__pack_shape *shape, double gap, double cell, ent_error *err) {
  out->height = (long)ceil((shape->size.y + gap) / cell);
  out->width = (long)ceil((shape->size.x + gap) / cell);
  out->rows = ent__zalloc((size_t)out->height, sizeof *out->rows);
  if (out->rows == NULL) return ent__nomem(err);
  for (size_t i = 0; i < shape->count; i++) cover(out, &shape->pieces[i], gap, cell);
  for (long y = 0; y < out->height; y++) {
    if (out->rows[y].right > out->width) out->rows[y].right = out->width;
  }
  return ENT_OK;
}

/* Returns the least x from `x` on that a shape at this height could have, as far as one row tells. */
static long pushed(const grid *g, const span *row, long x, long y) {
  const unsigned char *taken = g->taken + y * g->width;
  for (long k = row->right - 1; k >= row->left; k--) {
    if (taken[x + k] != 0) return x + k - row->left + 1;
  }
  return x;
}

/* Returns the least x at which a shape fits at this height; -1 where there is none. */
static long fit(const grid *g, const raster *r, long y) {
  long x = 0;
  while (x + r->width <= g->width) {
    const long before = x;
    for (long k = 0; k < r->height && x + r->width <= g->width; k++) x = pushed(g, &r->rows[k], x, y + k);
    if (x == before) return x;
  }
  return -1;
}

static void take(grid *g, const raster *r, long x, long y) {
  for (long k = 0; k < r->height; k++)
    memset(g->taken + (y + k) * g->width + x + r->rows[k].left, 1, (size_t)(r->rows[k].right - r->rows[k].left));
}

/* Places all on a page of this width; returns their size in cells. The grid is as high as all below each other. */
static ent_point place(ent_point *at, grid *g, const raster *rasters, size_t n) {
  ent_point all = {0.0, 0.0};
  memset(g->taken, 0, (size_t)(g->width * g->height));
  for (size_t i = 0; i < n; i++) {
    long y = 0, x = fit(g, &rasters[i], 0);
    while (x < 0) x = fit(g, &rasters[i], ++y);
    take(g, &rasters[i], x, y);
    at[i] = (ent_point){(double)x, (double)y};
    all = (ent_point){fmax(all.x, (double)(x + rasters[i].width)), fmax(all.y, (double)(y + rasters[i].height))};
  }
  return all;
}

/* How much paper it takes at the wanted shape. */
static double cost(ent_point size, double ratio) { return fmax(size.x, size.y * ratio) * fmax(size.x / ratio, size.y); }

/* Tries widths around that of a full page; leaves the best in `at` and returns its size in cells. */
static ent_point try_widths(ent_point *at, grid *g, const raster *rasters, size_t n, double ratio, long widest, double area) {
  double least = HUGE_VAL;
  long best = widest;
  for (int t = 0; t < TRIES; t++) {
    const long width = (long)(sqrt(area * ratio) * (0.9 + 0.02 * t));
    g->width = width > widest ? width : widest;
    const double here = cost(place(at, g, rasters, n), ratio);
    if (here >= least) continue;
    least = here;
    best = g->width;
  }
  g->width = best;
  return place(at, g, rasters, n);
}

static ent_status pack(ent_point *at, ent_point *size, const raster *rasters, size_t n, grid *g, double ratio, ent_error *err) {
  long widest = 1;
  double area = 0.0;
  for (size_t i = 0; i < n; i++) {
    widest = rasters[i].width > widest ? rasters[i].width : widest;
    g->height += rasters[i].height;
    for (long y = 0; y < rasters[i].height; y++) area += (double)(rasters[i].rows[y].right - rasters[i].rows[y].left);
  }
  const double most = fmax((double)widest, sqrt(area * ratio) * 1.5) + 1.0;
  g->taken = ent__alloc((size_t)most * (size_t)(g->height + 1), 1);
  if (g->taken == NULL) return ent__nomem(err);
  *size = try_widths(at, g, rasters, n, ratio, widest, area);
  return ENT_OK;
}

ent_status ent__pack_outlines(ent_point *at, ent_point *size, const ent__pack_shape *shapes, size_t n, double gap, double ratio, ent_error *err) {
  grid g = {.cell = 8.0};
  double area = 0.0;
  raster *rasters = ent__zalloc(n + 1, sizeof *rasters);
  ent_status status = rasters != NULL ? ENT_OK : ent__nomem(err);
  for (size_t i = 0; i < n; i++) area += (shapes[i].size.x + gap) * (shapes[i].size.y + gap);
  g.cell = fmax(g.cell, sqrt(area / MOST_CELLS));
  for (size_t i = 0; status == ENT_OK && i < n; i++) status = rasterise(&rasters[i], &shapes[i], gap, g.cell, err);
  if (status == ENT_OK) status = pack(at, size, rasters, n, &g, ratio, err);
  if (status == ENT_OK) {
    *size = (ent_point){0.0, 0.0};
    for (size_t i = 0; i < n; i++) {
      at[i] = (ent_point){at[i].x * g.cell, at[i].y * g.cell};
      *size = (ent_point){fmax(size->x, at[i].x + shapes[i].size.x), fmax(size->y, at[i].y + shapes[i].size.y)};
    }
  }
  for (size_t i = 0; rasters != NULL && i < n; i++) ent__free(rasters[i].rows);
  ent__free(rasters);
  ent__free(g.taken);
  return status;
}
