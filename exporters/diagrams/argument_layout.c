/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the boxes of an argument map stand: each part that hangs together is laid out by itself, and
 * the parts are packed on a page.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "exporters/diagrams/argument_scene.h"
#include "exporters/diagrams/graphviz_layers.h"
#include "exporters/diagrams/pack.h"

static const double layer_gap = 62.0, node_gap = 14.0, part_gap = 26.0;

typedef struct parts {
  size_t count;
  uint32_t *of_box;     /* which part */
  uint32_t *place;      /* its place there */
  ent__layers_task *tasks;
  size_t *first_box;    /* into the sizes of all, by part: count + 1 */
  size_t *first_line;   /* into the edges of all, and `line` */
  ent_point *sizes;
  ent__layers_edge *edges;
  uint32_t *line;       /* which line an edge is */
  ent__layered *layered;
  bool *by_dot;
} parts;

static bool is_loop(const ent__argument_line *line) { return line->from == line->to; }

static uint32_t root_of(uint32_t *parent, uint32_t box) {
  while (parent[box] != box) {
    parent[box] = parent[parent[box]];
    box = parent[box];
  }
  return box;
}

/* Numbers the parts by their first box, whatever the order of lines: of two roots the lower one stays. */
static void find_parts(parts *p, const ent__argument_scene *scene) {
  for (size_t i = 0; i < scene->box_count; i++) p->place[i] = (uint32_t)i;
  for (size_t l = 0; l < scene->line_count; l++) {
    const uint32_t a = root_of(p->place, scene->lines[l].from), b = root_of(p->place, scene->lines[l].to);
    if (a < b) p->place[b] = a;
    else p->place[a] = b;
  }
  for (size_t i = 0; i < scene->box_count; i++) {
    const uint32_t root = root_of(p->place, (uint32_t)i);
    p->of_box[i] = root == i ? (uint32_t)p->count++ : p->of_box[root];
  }
}

static ent_status allot(parts *p, const ent__argument_scene *scene, ent__arena *arena, ent_error *err) {
  const size_t boxes = scene->box_count, lines = scene->line_count;
  p->of_box = ent__arena_alloc(arena, boxes, sizeof *p->of_box);
  p->place = ent__arena_alloc(arena, boxes, sizeof *p->place);
  p->sizes = ent__arena_alloc(arena, boxes, sizeof *p->sizes);
  p->edges = ent__arena_alloc(arena, lines, sizeof *p->edges);
  p->line = ent__arena_alloc(arena, lines, sizeof *p->line);
  p->first_box = ent__arena_alloc(arena, boxes + 2, sizeof *p->first_box);
  p->first_line = ent__arena_alloc(arena, boxes + 2, sizeof *p->first_line);
  p->tasks = ent__arena_alloc(arena, boxes, sizeof *p->tasks);
  p->layered = ent__arena_alloc(arena, boxes, sizeof *p->layered);
  p->by_dot = ent__arena_alloc(arena, boxes, sizeof *p->by_dot);
  const bool whole = p->of_box != NULL && p->place != NULL && p->sizes != NULL && p->edges != NULL && p->line != NULL && p->first_box != NULL &&
                     p->first_line != NULL && p->tasks != NULL && p->layered != NULL && p->by_dot != NULL;
  return whole ? ENT_OK : ent__nomem(err);
}

/* Sorts boxes and lines by part; within one they keep their order. */
static void fill_tasks(parts *p, const ent__argument_scene *scene) {
  memset(p->first_box, 0, (p->count + 2) * sizeof *p->first_box);
  memset(p->first_line, 0, (p->count + 2) * sizeof *p->first_line);
  for (size_t i = 0; i < scene->box_count; i++) p->first_box[p->of_box[i] + 2]++;
  for (size_t l = 0; l < scene->line_count; l++) p->first_line[p->of_box[scene->lines[l].from] + 2] += !is_loop(&scene->lines[l]);
  for (size_t i = 0; i < p->count; i++) {
    p->first_box[i + 2] += p->first_box[i + 1];
    p->first_line[i + 2] += p->first_line[i + 1];
  }
  for (size_t i = 0; i < scene->box_count; i++) {
    const size_t at = p->first_box[p->of_box[i] + 1]++;
    p->sizes[at] = scene->boxes[i].size;
    p->place[i] = (uint32_t)at;
  }
  /* Now that all are there the first of each part is known. */
  for (size_t i = 0; i < scene->box_count; i++) p->place[i] -= (uint32_t)p->first_box[p->of_box[i]];
  for (size_t l = 0; l < scene->line_count; l++) {
    const ent__argument_line *line = &scene->lines[l];
    if (is_loop(line)) continue;
    const size_t at = p->first_line[p->of_box[line->from] + 1]++;
    p->edges[at] = (ent__layers_edge){p->place[line->from], p->place[line->to]};
    p->line[at] = (uint32_t)l;
  }
  for (size_t i = 0; i < p->count; i++) {
    p->tasks[i] = (ent__layers_task){p->sizes + p->first_box[i],   p->first_box[i + 1] - p->first_box[i],
                                     p->edges + p->first_line[i],  p->first_line[i + 1] - p->first_line[i],
                                     layer_gap,                    node_gap};
  }
}

typedef struct costed {
  double cost;
  uint32_t part;
} costed;

static int cheapest_first(const void *left, const void *right) {
  const costed *a = left, *b = right;
  if (a->cost != b->cost) return a->cost < b->cost ? -1 : 1;
  return a->part < b->part ? -1 : a->part > b->part;
}

/* Gives `dot` what it can do in time, the cheapest parts first. */
static ent_status choose_for_dot(parts *p, ent_error *err) {
  costed *list = ent__alloc(p->count, sizeof *list);
  double spent = 0.0;
  if (list == NULL) return ent__nomem(err);
  for (size_t i = 0; i < p->count; i++) list[i] = (costed){ent__gv_layers_cost(&p->tasks[i]), (uint32_t)i};
  if (p->count > 1) qsort(list, p->count, sizeof *list, cheapest_first);
  for (size_t i = 0; i < p->count; i++) {
    spent += list[i].cost;
    p->by_dot[list[i].part] = spent <= ENT__GV_LAYERS_BOUND;
  }
  ent__free(list);
  return ENT_OK;
}

static ent_status lay_out(parts *p, ent__argument_scene *scene, ent__arena *arena, ent_error *err) {
  ent_status status = choose_for_dot(p, err);
  if (status == ENT_OK) status = ent__gv_layers(p->layered, p->by_dot, arena, p->tasks, p->count, err);
  scene->parts = p->count;
  for (size_t i = 0; i < p->count && status == ENT_OK; i++) {
    if (p->by_dot[i]) {
      scene->parts_by_dot++;
      continue;
    }
    /* Lines are told apart between layers: the more there are, the more room. */
    p->tasks[i].layer_gap += fmin(140.0, (double)p->tasks[i].edge_count / sqrt((double)p->tasks[i].node_count));
    status = ent__layout_layers(&p->layered[i], arena, &p->tasks[i], err);
  }
  return status;
}

typedef struct sized {
  ent_point size;
  uint32_t part;
} sized;

static int highest_first(const void *left, const void *right) {
  const sized *a = left, *b = right;
  if (a->size.y != b->size.y) return a->size.y > b->size.y ? -1 : 1;
  if (a->size.x != b->size.x) return a->size.x > b->size.x ? -1 : 1;
  return a->part < b->part ? -1 : a->part > b->part;
}

/* Moves a part to its place on the map. */
static void move(parts *p, ent__argument_scene *scene, uint32_t part, ent_point to) {
  ent__layered *layered = &p->layered[part];
  const size_t points = layered->start[p->tasks[part].edge_count];
  for (size_t i = 0; i < points; i++) layered->points[i] = (ent_point){layered->points[i].x + to.x, layered->points[i].y + to.y};
  for (size_t e = 0; e < p->tasks[part].edge_count; e++) {
    ent__argument_line *line = &scene->lines[p->line[p->first_line[part] + e]];
    line->points = layered->points + layered->start[e];
    line->point_count = layered->start[e + 1] - layered->start[e];
  }
}

static ent_status pack(parts *p, ent__argument_scene *scene, ent_error *err) {
  sized *list = ent__alloc(p->count, sizeof *list);
  ent_point *sizes = ent__alloc(p->count, sizeof *sizes), *at = ent__alloc(p->count, sizeof *at), all = {0.0, 0.0};
  ent_status status = list == NULL || sizes == NULL || at == NULL ? ent__nomem(err) : ENT_OK;
  for (size_t i = 0; status == ENT_OK && i < p->count; i++)
    list[i] = (sized){{p->layered[i].width, p->layered[i].height}, (uint32_t)i};
  if (status == ENT_OK && p->count > 1) qsort(list, p->count, sizeof *list, highest_first);
  for (size_t i = 0; status == ENT_OK && i < p->count; i++) sizes[i] = list[i].size;
  if (status == ENT_OK) status = ent__pack(at, &all, sizes, p->count, part_gap, err);
  for (size_t i = 0; status == ENT_OK && i < p->count; i++) {
    move(p, scene, list[i].part, at[i]);
    sizes[list[i].part] = at[i];
  }
  for (size_t i = 0; status == ENT_OK && i < scene->box_count; i++) {
    ent__argument_box *box = &scene->boxes[i];
    const ent_point middle = p->layered[p->of_box[i]].at[p->place[i]], corner = sizes[p->of_box[i]];
    box->at = (ent_point){corner.x + middle.x - box->size.x / 2.0, corner.y + middle.y - box->size.y / 2.0};
  }
  scene->width = all.x;
  scene->height = all.y;
  ent__free(list);
  ent__free(sizes);
  ent__free(at);
  return status;
}

ent_status ent__argument_place(ent__argument_scene *scene, ent__drawing *drawing, ent_error *err) {
  parts p = {.count = 0};
  ent_status status = allot(&p, scene, &drawing->arena, err);
  if (status != ENT_OK || scene->box_count == 0) return status;
  find_parts(&p, scene);
  fill_tasks(&p, scene);
  status = lay_out(&p, scene, &drawing->arena, err);
  return status != ENT_OK ? status : pack(&p, scene, err);
}
