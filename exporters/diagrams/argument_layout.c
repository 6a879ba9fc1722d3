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
#include "exporters/diagrams/pack_outlines.h"

static const double layer_gap = 54.0, node_gap = 14.0, part_gap = 20.0;

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

/* The points of a cubic curve that are marked: closer than a gap on any map. */
enum { STEPS = 24 };

static double bezier(double a, double b, double c, double d, double t) {
  const double u = 1.0 - t;
  return u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d;
}

static size_t add_curve(ent__pack_piece *out, const ent_point *p) {
  for (int i = 0; i < STEPS; i++) {
    const double from = (double)i / STEPS, to = (i + 1.0) / STEPS;
    const ent_point a = {bezier(p[0].x, p[1].x, p[2].x, p[3].x, from), bezier(p[0].y, p[1].y, p[2].y, p[3].y, from)};
    const ent_point b = {bezier(p[0].x, p[1].x, p[2].x, p[3].x, to), bezier(p[0].y, p[1].y, p[2].y, p[3].y, to)};
    out[i] = (ent__pack_piece){{fmin(a.x, b.x), fmin(a.y, b.y)}, {fabs(a.x - b.x), fabs(a.y - b.y)}};
  }
  return STEPS;
}

/* What a part takes up: its boxes and the ways of its lines. */
static ent_status outline(ent__pack_shape *out, const ent__layered *layered, const ent__layers_task *task, ent__arena *arena, ent_error *err) {
  const size_t points = layered->start[task->edge_count];
  ent__pack_piece *pieces = ent__arena_alloc(arena, task->node_count + points / 3 * STEPS, sizeof *pieces);
  size_t count = 0;
  if (pieces == NULL) return ent__nomem(err);
  for (size_t i = 0; i < task->node_count; i++) {
    const ent_point size = task->sizes[i], middle = layered->at[i];
    pieces[count++] = (ent__pack_piece){{middle.x - size.x / 2.0, middle.y - size.y / 2.0}, size};
  }
  for (size_t e = 0; e < task->edge_count; e++) {
    for (size_t k = layered->start[e]; k + 3 < layered->start[e + 1]; k += 3) count += add_curve(pieces + count, layered->points + k);
  }
  *out = (ent__pack_shape){pieces, count, {layered->width, layered->height}};
  return ENT_OK;
}

/* The shape of the page: that of the picture where it is asked for, else that of a sheet. */
static double ratio_of(const ent__drawing *drawing) {
  const ent_picture_options *picture = &drawing->options->picture;
  const double ratio = picture->width > 0.0 && picture->height > 0.0 ? picture->width / picture->height : 1.35;
  return fmax(0.5, fmin(ratio, 3.0));
}

/* Fills `at` with where each part of the list stands. */
static ent_status pack_list(ent_point *at, ent_point *all, const parts *p, const sized *list, ent__drawing *drawing, ent_error *err) {
  ent_point *sizes = ent__arena_alloc(&drawing->arena, p->count, sizeof *sizes);
  ent__pack_shape *shapes = ent__arena_alloc(&drawing->arena, p->count, sizeof *shapes);
  ent_status status = sizes == NULL || shapes == NULL ? ent__nomem(err) : ENT_OK;
  if (p->count > ENT__PACK_MOST_SHAPES) {
    for (size_t i = 0; status == ENT_OK && i < p->count; i++) sizes[i] = list[i].size;
    return status != ENT_OK ? status : ent__pack(at, all, sizes, p->count, part_gap, err);
  }
  for (size_t i = 0; status == ENT_OK && i < p->count; i++)
    status = outline(&shapes[i], &p->layered[list[i].part], &p->tasks[list[i].part], &drawing->arena, err);
  return status != ENT_OK ? status : ent__pack_outlines(at, all, shapes, p->count, part_gap, ratio_of(drawing), err);
}

static ent_status pack(parts *p, ent__argument_scene *scene, ent__drawing *drawing, ent_error *err) {
  ent__arena *arena = &drawing->arena;
  sized *list = ent__arena_alloc(arena, p->count, sizeof *list);
  ent_point *corners = ent__arena_alloc(arena, p->count, sizeof *corners), *at = ent__arena_alloc(arena, p->count, sizeof *at), all = {0.0, 0.0};
  if (list == NULL || corners == NULL || at == NULL) return ent__nomem(err);
  for (size_t i = 0; i < p->count; i++) list[i] = (sized){{p->layered[i].width, p->layered[i].height}, (uint32_t)i};
  if (p->count > 1) qsort(list, p->count, sizeof *list, highest_first);
  const ent_status status = pack_list(at, &all, p, list, drawing, err);
  if (status != ENT_OK) return status;
  for (size_t i = 0; i < p->count; i++) {
    move(p, scene, list[i].part, at[i]);
    corners[list[i].part] = at[i];
  }
  for (size_t i = 0; i < scene->box_count; i++) {
    ent__argument_box *box = &scene->boxes[i];
    const ent_point middle = p->layered[p->of_box[i]].at[p->place[i]], corner = corners[p->of_box[i]];
    box->at = (ent_point){corner.x + middle.x - box->size.x / 2.0, corner.y + middle.y - box->size.y / 2.0};
  }
  scene->width = all.x;
  scene->height = all.y;
  return ENT_OK;
}

ent_status ent__argument_place(ent__argument_scene *scene, ent__drawing *drawing, ent_error *err) {
  parts p = {.count = 0};
  ent_status status = allot(&p, scene, &drawing->arena, err);
  if (status != ENT_OK || scene->box_count == 0) return status;
  find_parts(&p, scene);
  fill_tasks(&p, scene);
  status = lay_out(&p, scene, &drawing->arena, err);
  return status != ENT_OK ? status : pack(&p, scene, drawing, err);
}
