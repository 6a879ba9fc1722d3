/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/graphviz_layers.h"

#include <locale.h>

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "exporters/diagrams/graphviz_internal.h"

double ent__gv_layers_cost(const ent__layers_task *task) {
  const double n = (double)task->node_count, m = (double)task->edge_count;
  return m <= 1.25 * n ? n * m / 10.0 : n * m;
}

/* Less patience than Graphviz has by itself: the last of its rounds cost most and change little. */
static int set_up(Agraph_t *graph, const ent__layers_task *task) {
  int failed = ent__gv_set(graph, "rankdir", "LR") || ent__gv_set(graph, "nslimit", "2") || ent__gv_set(graph, "nslimit1", "2") ||
               ent__gv_set(graph, "mclimit", "0.5") || ent__gv_set(graph, "pad", "0");
  failed = failed || ent__gv_set_number(graph, "nodesep", task->node_gap / ENT__GV_PIXELS_PER_INCH);
  return failed || ent__gv_set_number(graph, "ranksep", task->layer_gap / ENT__GV_PIXELS_PER_INCH);
}

static Agnode_t *add_node(Agraph_t *graph, ent_point size) {
  Agnode_t *node = agnode(graph, NULL, 1);
  if (node == NULL) return NULL;
  int failed = ent__gv_set(node, "shape", "box") || ent__gv_set(node, "label", "") || ent__gv_set(node, "fixedsize", "true");
  failed = failed || ent__gv_set_number(node, "width", size.x / ENT__GV_PIXELS_PER_INCH);
  failed = failed || ent__gv_set_number(node, "height", size.y / ENT__GV_PIXELS_PER_INCH);
  return failed ? NULL : node;
}

/* A graph with its nodes and edges in the order of the task. */
typedef struct built {
  Agraph_t *graph;
  Agnode_t **nodes;
  Agedge_t **edges;
} built;

static bool build(built *out, const ent__layers_task *task) {
  bool failed = out->nodes == NULL || out->edges == NULL;
  out->graph = failed ? NULL : agopen(ent__gv_unconst("entente"), Agdirected, NULL);
  failed = out->graph == NULL || set_up(out->graph, task);
  for (size_t i = 0; i < task->node_count && !failed; i++) {
    out->nodes[i] = add_node(out->graph, task->sizes[i]);
    failed = out->nodes[i] == NULL;
  }
  for (size_t e = 0; e < task->edge_count && !failed; e++) {
    out->edges[e] = agedge(out->graph, out->nodes[task->edges[e].from], out->nodes[task->edges[e].to], NULL, 1);
    failed = out->edges[e] == NULL || ent__gv_set(out->edges[e], "dir", "none");
  }
  return !failed;
}

static ent_point place(pointf at) { return (ent_point){at.x, -at.y}; }

/* Points of an edge; 0 where it has no single curve. */
static size_t curve_size(Agedge_t *edge) {
  const splines *way = ED_spl(edge);
  return way != NULL && way->size == 1 && way->list[0].size >= 4 && way->list[0].size % 3 == 1 ? (size_t)way->list[0].size : 0;
}

/* Graphviz draws a curve from its end where it turned the edge round. */
static void take_curve(ent_point *points, Agedge_t *edge, size_t size, ent_point source) {
  const pointf *list = ED_spl(edge)->list[0].list;
  const ent_point first = place(list[0]), last = place(list[size - 1]);
  const double from_first = (first.x - source.x) * (first.x - source.x) + (first.y - source.y) * (first.y - source.y);
  const double from_last = (last.x - source.x) * (last.x - source.x) + (last.y - source.y) * (last.y - source.y);
  const bool turned = from_last < from_first;
  for (size_t i = 0; i < size; i++) points[i] = place(list[turned ? size - 1 - i : i]);
}

static ent_status take(ent__layered *out, bool *whole, const built *from, ent__arena *arena, const ent__layers_task *task, ent_error *err) {
  size_t total = 0;
  for (size_t e = 0; e < task->edge_count; e++) {
    const size_t size = curve_size(from->edges[e]);
    *whole = *whole && size > 0;
    total += size;
  }
  if (!*whole) return ENT_OK;
  out->at = ent__arena_alloc(arena, task->node_count, sizeof *out->at);
  out->start = ent__arena_alloc(arena, task->edge_count + 1, sizeof *out->start);
  out->points = ent__arena_alloc(arena, total, sizeof *out->points);
  if (out->at == NULL || out->start == NULL || out->points == NULL) return ent__nomem(err);
  for (size_t i = 0; i < task->node_count; i++) out->at[i] = place(ND_coord(from->nodes[i]));
  out->start[0] = 0;
  for (size_t e = 0; e < task->edge_count; e++) {
    const size_t size = curve_size(from->edges[e]);
    take_curve(out->points + out->start[e], from->edges[e], size, out->at[task->edges[e].from]);
    out->start[e + 1] = out->start[e] + size;
  }
  ent__layered_settle(out, task);
  return ENT_OK;
}

static ent_status lay_out(ent__layered *out, bool *whole, GVC_t *gvc, ent__arena *arena, const ent__layers_task *task, ent_error *err) {
  built made = {NULL, ent__alloc(task->node_count, sizeof(Agnode_t *)), ent__alloc(task->edge_count, sizeof(Agedge_t *))};
  ent_status status = ENT_OK;
  if (!build(&made, task)) {
    status = ent__nomem(err);
  } else {
    *whole = gvLayout(gvc, made.graph, "dot") == 0;
    if (*whole) {
      status = take(out, whole, &made, arena, task, err);
      gvFreeLayout(gvc, made.graph);
    }
  }
  if (made.graph != NULL) agclose(made.graph);
  ent__free(made.nodes);
  ent__free(made.edges);
  return status;
}

ent_status ent__gv_layers(ent__layered *out, bool *wanted, ent__arena *arena, const ent__layers_task *tasks, size_t count, ent_error *err) {
  ent_status status = ENT_OK;
  const locale_t numbers = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  if (numbers == (locale_t)0) return ent__nomem(err);
  const locale_t old = uselocale(numbers);
  const agusererrf old_sink = agseterrf(ent__gv_swallow);
  GVC_t *gvc = gvContext();
  if (gvc == NULL) status = ent__nomem(err);
  for (size_t i = 0; i < count && status == ENT_OK; i++)
    if (wanted[i]) status = lay_out(&out[i], &wanted[i], gvc, arena, &tasks[i], err);
  if (gvc != NULL) gvFreeContext(gvc);
  agseterrf(old_sink);
  uselocale(old);
  freelocale(numbers);
  return status;
}
