/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/linkage.h"

#include <math.h>
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct chain {
  double *distance;
  uint32_t nodes;
  ent_linkage linkage;
  uint32_t *size; /* of the group that a node stands for; 0: it stands for none any more */
  uint32_t *path; /* each the nearest of the one before */
  uint32_t length;
} chain;

/* The distance from a group to two that are joined. */
static double joined(const chain *c, double to_a, double to_b, double between, double a, double b, double other) {
  switch (c->linkage) {
    case ENT_LINKAGE_SINGLE: return fmin(to_a, to_b);
    case ENT_LINKAGE_COMPLETE: return fmax(to_a, to_b);
    case ENT_LINKAGE_AVERAGE: return (a * to_a + b * to_b) / (a + b);
    case ENT_LINKAGE_WARD: return ((a + other) * to_a + (b + other) * to_b - other * between) / (a + b + other);
  }
  return to_a;
}

/* The nearest group; of several the one before in the chain, so that it ends, else the lowest. */
static uint32_t nearest(const chain *c, uint32_t v) {
  const double *row = c->distance + (size_t)v * c->nodes;
  uint32_t best = c->length > 1 ? c->path[c->length - 2] : ENT_NONE;
  for (uint32_t u = 0; u < c->nodes; u++) {
    if (u == v || c->size[u] == 0) continue;
    if (best == ENT_NONE || row[u] < row[best]) best = u;
  }
  return best;
}

/* Joins the last two of the chain; the lower node stands for both. */
static ent_merge join(chain *c) {
  const uint32_t x = c->path[c->length - 1];
  const uint32_t y = c->path[c->length - 2];
  const uint32_t a = x < y ? x : y;
  const uint32_t b = x < y ? y : x;
  const double between = c->distance[(size_t)a * c->nodes + b];
  for (uint32_t u = 0; u < c->nodes; u++) {
    if (u == a || u == b || c->size[u] == 0) continue;
    const double d = joined(c, c->distance[(size_t)a * c->nodes + u], c->distance[(size_t)b * c->nodes + u], between, c->size[a],
                            c->size[b], c->size[u]);
    c->distance[(size_t)a * c->nodes + u] = c->distance[(size_t)u * c->nodes + a] = d;
  }
  c->size[a] += c->size[b];
  c->size[b] = 0;
  c->length -= 2;
  const ent_merge merge = {.a = a, .b = b, .height = between, .size = c->size[a]};
  return merge;
}

static void follow(chain *c, ent_merge *tree) {
  for (uint32_t step = 0; step + 1 < c->nodes; step++) {
    if (c->length == 0) {
      uint32_t first = 0;
      while (c->size[first] == 0) first++;
      c->path[c->length++] = first;
    }
    for (;;) {
      const uint32_t next = nearest(c, c->path[c->length - 1]);
      if (c->length > 1 && next == c->path[c->length - 2]) break;
      c->path[c->length++] = next;
    }
    tree[step] = join(c);
  }
}

static int by_height(const void *left, const void *right) {
  const ent_merge *x = left;
  const ent_merge *y = right;
  if (x->height != y->height) return x->height < y->height ? -1 : 1;
  /* Of equal height a part comes before the whole, then the lower nodes before the higher. */
  if (x->size != y->size) return x->size < y->size ? -1 : 1;
  if (x->a != y->a) return x->a < y->a ? -1 : 1;
  return x->b < y->b ? -1 : x->b > y->b;
}

/*
 * Rounding may put a merge a hair below a part of it, and by_height with it before that part. No
 * merge is lower than what it joins: these four linkages have no inversions.
 */
static void level(ent_merge *tree, uint32_t nodes, double *height_of) {
  for (uint32_t v = 0; v < nodes; v++) height_of[v] = 0;
  for (uint32_t i = 0; i + 1 < nodes; i++) {
    tree[i].height = fmax(tree[i].height, fmax(height_of[tree[i].a], height_of[tree[i].b]));
    height_of[tree[i].a] = tree[i].height;
  }
}

/* Nodes that stand for groups become the merges that made those. */
static void number(ent_merge *tree, uint32_t nodes, uint32_t *stands_for) {
  for (uint32_t v = 0; v < nodes; v++) stands_for[v] = v;
  for (uint32_t i = 0; i + 1 < nodes; i++) {
    const uint32_t a = tree[i].a;
    tree[i].a = stands_for[a];
    tree[i].b = stands_for[tree[i].b];
    stands_for[a] = nodes + i;
  }
}

ent_status ent__linkage(ent_merge *tree, double *distance, uint32_t nodes, ent_linkage linkage, ent_error *err) {
  const size_t cells = (size_t)nodes * nodes;
  chain c = {.distance = distance, .nodes = nodes, .linkage = linkage};
  c.size = ent__alloc(nodes, sizeof *c.size);
  c.path = ent__alloc(nodes, sizeof *c.path);
  double *height_of = ent__alloc(nodes, sizeof *height_of);
  const bool room = c.size != NULL && c.path != NULL && height_of != NULL;
  if (room) {
    for (uint32_t v = 0; v < nodes; v++) c.size[v] = 1;
    for (size_t i = 0; linkage == ENT_LINKAGE_WARD && i < cells; i++) distance[i] *= distance[i];
    follow(&c, tree);
    level(tree, nodes, height_of);
    qsort(tree, nodes - 1, sizeof *tree, by_height);
    number(tree, nodes, c.path);
    for (uint32_t i = 0; linkage == ENT_LINKAGE_WARD && i + 1 < nodes; i++) tree[i].height = sqrt(tree[i].height);
  }
  ent__free(height_of);
  ent__free(c.path);
  ent__free(c.size);
  return room ? ENT_OK : ent__nomem(err);
}
