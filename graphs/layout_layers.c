/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/layout_layers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/igraph_bridge.h"
#include "graphs/layout_routes.h"

/*
 * Bends that igraph may put in; an edge that asks for more than are left goes straight and has no say
 * in the order. Passes over the layers for the order, and rounds for the places: more seldom help.
 */
enum { MOST_BENDS = 60000, PASSES = 24, ROUNDS = 40 };

static const double bend_height = 6.0;

/* Chooses the edges that take part in the order: those between different layers, while there are bends. */
static igraph_error_t fill_edges(igraph_vector_int_t *ends, ent__routes *routes, const ent__layers_task *task) {
  size_t bends = 0;
  igraph_error_t code = igraph_vector_int_init(ends, 0);
  for (size_t e = 0; e < task->edge_count && code == IGRAPH_SUCCESS; e++) {
    const uint32_t a = routes->levels[task->edges[e].from], b = routes->levels[task->edges[e].to];
    const size_t span = a > b ? a - b : b - a;
    if (span == 0 || bends + span - 1 > MOST_BENDS) continue;
    bends += span - 1;
    routes->used[routes->used_count++] = (uint32_t)e;
    code = igraph_vector_int_push_back(ends, task->edges[e].from);
    if (code == IGRAPH_SUCCESS) code = igraph_vector_int_push_back(ends, task->edges[e].to);
  }
  return code;
}

static igraph_error_t set_levels(igraph_vector_int_t *layers, const uint32_t *levels, size_t n) {
  const igraph_error_t code = igraph_vector_int_init(layers, (igraph_integer_t)n);
  for (size_t i = 0; i < n && code == IGRAPH_SUCCESS; i++) VECTOR(*layers)[i] = levels[i];
  return code;
}

/* What igraph was given and found. Zeroed, so that all can be destroyed where only some was made. */
typedef struct sugiyama {
  igraph_vector_int_t ends;
  igraph_vector_int_t layers;
  igraph_vector_int_t original; /* of each edge of `bent`: the edge that it is a part of */
  igraph_t graph;
  igraph_t bent; /* with a node for each bend */
  igraph_matrix_t places;
  bool has_graph;
  bool has_bent;
} sugiyama;

static igraph_error_t run(sugiyama *s, ent__routes *routes, const ent__layers_task *task) {
  const igraph_integer_t n = (igraph_integer_t)task->node_count;
  igraph_error_t code = fill_edges(&s->ends, routes, task);
  if (code == IGRAPH_SUCCESS) code = set_levels(&s->layers, routes->levels, task->node_count);
  if (code == IGRAPH_SUCCESS) code = igraph_vector_int_init(&s->original, 0);
  if (code == IGRAPH_SUCCESS) code = igraph_matrix_init(&s->places, 0, 0);
  if (code == IGRAPH_SUCCESS) code = igraph_create(&s->graph, &s->ends, n, IGRAPH_DIRECTED);
  if (code != IGRAPH_SUCCESS) return code;
  s->has_graph = true;
  code = igraph_layout_sugiyama(&s->graph, &s->places, &s->bent, &s->original, &s->layers, 1.0, 1.0, PASSES, NULL);
  s->has_bent = code == IGRAPH_SUCCESS;
  return code;
}

static void destroy(sugiyama *s) {
  if (s->has_bent) igraph_destroy(&s->bent);
  if (s->has_graph) igraph_destroy(&s->graph);
  igraph_matrix_destroy(&s->places);
  igraph_vector_int_destroy(&s->original);
  igraph_vector_int_destroy(&s->layers);
  igraph_vector_int_destroy(&s->ends);
}

/* Takes over the places of all boxes and bends, and which bends each edge has, in its order. */
static ent_status take(ent__routes *routes, ent__arena *arena, const sugiyama *s, const ent__layers_task *task, ent_error *err) {
  const size_t n = task->node_count, total = (size_t)igraph_matrix_nrow(&s->places);
  const size_t pieces = (size_t)igraph_vector_int_size(&s->original);
  routes->total = total;
  routes->order = ent__arena_alloc(arena, total, sizeof *routes->order);
  routes->level_of = ent__arena_alloc(arena, total, sizeof *routes->level_of);
  routes->bends = ent__arena_alloc(arena, pieces, sizeof *routes->bends);
  routes->bend_start = ent__arena_alloc(arena, task->edge_count + 1, sizeof *routes->bend_start);
  routes->pieces = ent__arena_alloc(arena, pieces, sizeof *routes->pieces);
  routes->piece_count = pieces;
  if (routes->pieces == NULL || routes->order == NULL || routes->level_of == NULL || routes->bends == NULL || routes->bend_start == NULL) return ent__nomem(err);
  memset(routes->bend_start, 0, (task->edge_count + 1) * sizeof *routes->bend_start);
  for (size_t i = 0; i < total; i++) {
    routes->order[i] = MATRIX(s->places, (igraph_integer_t)i, 0);
    routes->level_of[i] = (uint32_t)lround(MATRIX(s->places, (igraph_integer_t)i, 1));
  }
  for (size_t i = 0; i < pieces; i++) {
    routes->pieces[i] = (ent__layers_edge){(uint32_t)IGRAPH_FROM(&s->bent, (igraph_integer_t)i), (uint32_t)IGRAPH_TO(&s->bent, (igraph_integer_t)i)};
  }
  /* The pieces of an edge follow each other from its source to its target. */
  for (size_t i = 0; i < pieces; i++)
    if ((size_t)IGRAPH_FROM(&s->bent, (igraph_integer_t)i) >= n) routes->bend_start[routes->used[VECTOR(s->original)[i]] + 1]++;
  for (size_t e = 0; e < task->edge_count; e++) routes->bend_start[e + 1] += routes->bend_start[e];
  size_t *next = ent__alloc(task->edge_count, sizeof *next);
  if (next == NULL) return ent__nomem(err);
  if (task->edge_count > 0) memcpy(next, routes->bend_start, task->edge_count * sizeof *next);
  for (size_t i = 0; i < pieces; i++) {
    const size_t from = (size_t)IGRAPH_FROM(&s->bent, (igraph_integer_t)i);
    if (from >= n) routes->bends[next[routes->used[VECTOR(s->original)[i]]]++] = (uint32_t)from;
  }
  ent__free(next);
  return ENT_OK;
}

static ent_status order(ent__routes *routes, ent__arena *arena, const ent__layers_task *task, ent_error *err) {
  ent__igraph session;
  sugiyama s;
  memset(&s, 0, sizeof s);
  ent__igraph_enter(&session, 0, 0); /* no chance is in it */
  const igraph_error_t code = run(&s, routes, task);
  ent_status status = code == IGRAPH_SUCCESS ? take(routes, arena, &s, task, err) : ENT_OK;
  destroy(&s);
  const ent_status left = ent__igraph_leave(&session, code, err);
  return status != ENT_OK ? status : left;
}

static int from_above(const void *left, const void *right) {
  const ent__layers_item *a = left, *b = right;
  if (a->want != b->want) return a->want < b->want ? -1 : 1;
  return a->node < b->node ? -1 : a->node > b->node;
}

/* Sets the boxes and bends of each layer below each other, close together, in the order of igraph. */
static void stack(ent__routes *routes, const ent__layers_task *task, ent__layers_item *items) {
  for (uint32_t level = 0; level < routes->level_count; level++) {
    const size_t first = routes->level_start[level], n = routes->level_start[level + 1] - first;
    double height = 0.0;
    for (size_t k = first; k < first + n; k++) {
      const uint32_t i = routes->members[k];
      items[k] = (ent__layers_item){routes->order[i], i < task->node_count ? task->sizes[i].y : bend_height, 0.0, i};
      height += items[k].height + task->node_gap;
    }
    if (n > 1) qsort(items + first, n, sizeof *items, from_above);
    double top = (task->node_gap - height) / 2.0;
    for (size_t k = first; k < first + n; k++) {
      routes->y[items[k].node] = items[k].at = top + items[k].height / 2.0;
      top += items[k].height + task->node_gap;
    }
  }
}

/* Draws everything half the way to the mean of what it is tied to, as far as the order leaves room. */
static void draw_together(ent__routes *routes, const ent__layers_task *task, ent__layers_item *items, double *sums, size_t *counts) {
  for (size_t i = 0; i < routes->total; i++) {
    sums[i] = 0.0;
    counts[i] = 0;
  }
  for (size_t i = 0; i < routes->piece_count; i++) {
    const ent__layers_edge *piece = &routes->pieces[i];
    sums[piece->from] += routes->y[piece->to];
    sums[piece->to] += routes->y[piece->from];
    counts[piece->from]++;
    counts[piece->to]++;
  }
  for (size_t k = 0; k < routes->total; k++) {
    const uint32_t i = items[k].node;
    items[k].want = counts[i] > 0 ? (items[k].at + sums[i] / (double)counts[i]) / 2.0 : items[k].at;
  }
  for (uint32_t level = 0; level < routes->level_count; level++) {
    const size_t first = routes->level_start[level], n = routes->level_start[level + 1] - first;
    ent__layers_column(items + first, n, task->node_gap, sums, counts);
    for (size_t k = first; k < first + n; k++) routes->y[items[k].node] = items[k].at;
  }
}

/* Sorts boxes and bends by layer, and gives each layer its place from left to right. */
static ent_status set_layers(ent__routes *routes, ent__arena *arena, const ent__layers_task *task, ent_error *err) {
  for (size_t i = 0; i < routes->total; i++)
    if (routes->level_of[i] >= routes->level_count) routes->level_count = routes->level_of[i] + 1;
  const size_t levels = routes->level_count;
  routes->level_start = ent__arena_alloc(arena, levels + 2, sizeof *routes->level_start);
  routes->members = ent__arena_alloc(arena, routes->total, sizeof *routes->members);
  routes->left = ent__arena_alloc(arena, levels, sizeof *routes->left);
  routes->wide = ent__arena_alloc(arena, levels, sizeof *routes->wide);
  if (routes->level_start == NULL || routes->members == NULL || routes->left == NULL || routes->wide == NULL) return ent__nomem(err);
  memset(routes->level_start, 0, (levels + 2) * sizeof *routes->level_start);
  for (size_t l = 0; l < levels; l++) routes->wide[l] = 0.0;
  for (size_t i = 0; i < routes->total; i++) routes->level_start[routes->level_of[i] + 2]++;
  for (size_t l = 0; l < levels; l++) routes->level_start[l + 2] += routes->level_start[l + 1];
  for (size_t i = 0; i < routes->total; i++) {
    const uint32_t level = routes->level_of[i];
    routes->members[routes->level_start[level + 1]++] = (uint32_t)i;
    if (i < task->node_count) routes->wide[level] = fmax(routes->wide[level], task->sizes[i].x);
  }
  double x = 0.0;
  for (size_t l = levels; l-- > 0;) {
    routes->left[l] = x;
    x += routes->wide[l] + task->layer_gap;
  }
  return ENT_OK;
}

static ent_status place(ent__layered *out, ent__routes *routes, ent__arena *arena, const ent__layers_task *task, ent_error *err) {
  ent__layers_item *items = ent__alloc(routes->total, sizeof *items);
  double *sums = ent__alloc(routes->total, sizeof *sums);
  size_t *counts = ent__alloc(routes->total, sizeof *counts);
  routes->y = ent__arena_alloc(arena, routes->total, sizeof *routes->y);
  out->at = ent__arena_alloc(arena, task->node_count, sizeof *out->at);
  ent_status status = ENT_OK;
  if (items == NULL || sums == NULL || counts == NULL || routes->y == NULL || out->at == NULL) status = ent__nomem(err);
  if (status == ENT_OK) {
    stack(routes, task, items);
    for (int i = 0; i < ROUNDS; i++) draw_together(routes, task, items, sums, counts);
    for (size_t i = 0; i < task->node_count; i++) {
      const uint32_t level = routes->level_of[i];
      out->at[i] = (ent_point){routes->left[level] + routes->wide[level] / 2.0, routes->y[i]};
    }
  }
  ent__free(items);
  ent__free(sums);
  ent__free(counts);
  return status;
}

void ent__layered_settle(ent__layered *layered, const ent__layers_task *task) {
  ent_point low = {HUGE_VAL, HUGE_VAL}, high = {-HUGE_VAL, -HUGE_VAL};
  const size_t points = layered->start[task->edge_count];
  layered->width = layered->height = 0.0;
  if (task->node_count == 0) return;
  for (size_t i = 0; i < task->node_count; i++) {
    const ent_point at = layered->at[i], half = {task->sizes[i].x / 2.0, task->sizes[i].y / 2.0};
    low = (ent_point){fmin(low.x, at.x - half.x), fmin(low.y, at.y - half.y)};
    high = (ent_point){fmax(high.x, at.x + half.x), fmax(high.y, at.y + half.y)};
  }
  /* A curve stays within its points. */
  for (size_t i = 0; i < points; i++) {
    low = (ent_point){fmin(low.x, layered->points[i].x), fmin(low.y, layered->points[i].y)};
    high = (ent_point){fmax(high.x, layered->points[i].x), fmax(high.y, layered->points[i].y)};
  }
  for (size_t i = 0; i < task->node_count; i++) layered->at[i] = (ent_point){layered->at[i].x - low.x, layered->at[i].y - low.y};
  for (size_t i = 0; i < points; i++) layered->points[i] = (ent_point){layered->points[i].x - low.x, layered->points[i].y - low.y};
  layered->width = high.x - low.x;
  layered->height = high.y - low.y;
}

ent_status ent__layout_layers(ent__layered *out, ent__arena *arena, const ent__layers_task *task, ent_error *err) {
  const size_t n = task->node_count, m = task->edge_count;
  ent__routes routes = {.levels = ent__arena_alloc(arena, n, sizeof(uint32_t)), .used = ent__arena_alloc(arena, m, sizeof(uint32_t))};
  uint32_t *scratch = ent__alloc(4 * n + m + 2, sizeof *scratch);
  *out = (ent__layered){.at = NULL};
  ent_status status = routes.levels == NULL || routes.used == NULL || scratch == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) {
    ent__layers_levels(routes.levels, task, scratch);
    status = order(&routes, arena, task, err);
  }
  ent__free(scratch);
  if (status == ENT_OK) status = set_layers(&routes, arena, task, err);
  if (status == ENT_OK) status = place(out, &routes, arena, task, err);
  if (status == ENT_OK) status = ent__routes_draw(out, &routes, arena, task, err);
  if (status == ENT_OK) ent__layered_settle(out, task);
  return status;
}
