/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/graphviz.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/number.h"
#include "exporters/diagrams/graphviz_internal.h"

char *ent__gv_unconst(const char *s) { return (char *)(uintptr_t)s; }

int ent__gv_set(void *object, const char *name, const char *value) {
  return agsafeset(object, ent__gv_unconst(name), ent__gv_unconst(value), ent__gv_unconst(""));
}

int ent__gv_set_number(void *object, const char *name, double value) {
  char text[ENT__FIXED_SIZE];
  ent__number_fixed(text, value, 4, 1);
  return ent__gv_set(object, name, text);
}

static int set_id(void *object, char letter, size_t index) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_printf(&text, "%c%zu", letter, index);
  const int failed = text.failed || ent__gv_set(object, "id", text.data) != 0;
  ent_buffer_clear(&text);
  return failed;
}

/* In SVG y runs downwards, in Graphviz upwards: its output turns y over once more. */
static int set_place(Agnode_t *node, ent_point at) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_fixed(&text, at.x, 3);
  ent__buffer_putc(&text, ',');
  ent__buffer_fixed(&text, -at.y, 3);
  const int failed = text.failed || ent__gv_set(node, "pos", text.data) != 0;
  ent_buffer_clear(&text);
  return failed;
}

static Agnode_t *add_node(Agraph_t *graph, const ent__gv_node *from, size_t index) {
  const double width = 2.0 * from->radius * ent__style_shape_width(from->shape) / ENT__GV_PIXELS_PER_INCH;
  Agnode_t *node = agnode(graph, NULL, 1);
  if (node == NULL) return NULL;
  int failed = set_id(node, 'n', index) || set_place(node, from->at);
  failed = failed || ent__gv_set_number(node, "width", width) || ent__gv_set_number(node, "height", width);
  failed = failed || ent__gv_set(node, "shape", ent__style_shape_name(from->shape));
  failed = failed || ent__gv_set(node, "style", from->dashed ? "filled,dashed" : "filled");
  failed = failed || ent__gv_set(node, "label", "") || ent__gv_set(node, "fixedsize", "true");
  failed = failed || ent__gv_set(node, "fillcolor", from->fill) || ent__gv_set(node, "color", from->line);
  failed = failed || ent__gv_set_number(node, "penwidth", from->width);
  return failed ? NULL : node;
}

static int set_colour(Agedge_t *edge, const char *colour, double opacity) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_printf(&text, "%s%02x", colour, (unsigned)(opacity * 255.0 + 0.5) & 255u);
  const int failed = text.failed || ent__gv_set(edge, "color", text.data) != 0;
  ent_buffer_clear(&text);
  return failed;
}

static int add_edge(Agraph_t *graph, Agnode_t **nodes, const ent__gv_edge *from, size_t index) {
  static const char *const styles[] = {"solid", "dashed", "dotted"};
  Agedge_t *edge = agedge(graph, nodes[from->source], nodes[from->target], NULL, 1);
  if (edge == NULL) return -1;
  int failed = set_id(edge, 'e', index) || set_colour(edge, from->colour, from->opacity);
  failed = failed || ent__gv_set_number(edge, "penwidth", from->width);
  return failed || ent__gv_set(edge, "style", styles[from->dashes]) ? -1 : 0;
}

/* Straight lines from outline to outline; nothing moved, nothing drawn behind. */
static Agraph_t *new_graph(void) {
  Agraph_t *graph = agopen(ent__gv_unconst("entente"), Agundirected, NULL);
  if (graph == NULL) return NULL;
  const int failed = ent__gv_set(graph, "splines", "line") || ent__gv_set(graph, "notranslate", "true") ||
                     ent__gv_set(graph, "pad", "0") || ent__gv_set(graph, "bgcolor", "transparent");
  if (!failed) return graph;
  agclose(graph);
  return NULL;
}

static Agraph_t *build(const ent__gv_node *nodes, size_t node_count, const ent__gv_edge *edges,
                       size_t edge_count) {
  Agraph_t *graph = new_graph();
  Agnode_t **made = ent__alloc(node_count, sizeof(Agnode_t *));
  int failed = graph == NULL || made == NULL;
  for (size_t i = 0; !failed && i < node_count; i++) {
    made[i] = add_node(graph, &nodes[i], i);
    failed = made[i] == NULL;
  }
  for (size_t i = 0; !failed && i < edge_count; i++) failed = add_edge(graph, made, &edges[i], i);
  ent__free(made);
  if (failed && graph != NULL) {
    agclose(graph);
    graph = NULL;
  }
  return graph;
}

static ent_status render(ent_buffer *out, GVC_t *gvc, Agraph_t *graph, ent_error *err) {
  char *data = NULL;
  unsigned size = 0;
  if (gvLayout(gvc, graph, "nop2") != 0)
    return ent__fail(err, ENT_E_INTERNAL, "graphviz cannot take our coordinates");
  if (gvRenderData(gvc, graph, "svg", &data, &size) == 0 && data != NULL) ent__buffer_add(out, data, size);
  gvFreeRenderData(data);
  gvFreeLayout(gvc, graph);
  if (out->size == 0 && !out->failed) return ent__fail(err, ENT_E_INTERNAL, "graphviz drew nothing");
  return ent__buffer_status(out, err);
}

int ent__gv_swallow(char *message) {
  (void)message;
  return 0;
}

static ent_status draw(ent_buffer *out, const ent__gv_node *nodes, size_t node_count,
                       const ent__gv_edge *edges, size_t edge_count, ent_error *err) {
  const agusererrf old_sink = agseterrf(ent__gv_swallow);
  GVC_t *gvc = gvContext();
  Agraph_t *graph = gvc != NULL ? build(nodes, node_count, edges, edge_count) : NULL;
  ent_status status = graph != NULL ? render(out, gvc, graph, err) : ent__nomem(err);
  if (graph != NULL) agclose(graph);
  if (gvc != NULL) gvFreeContext(gvc);
  agseterrf(old_sink);
  return status;
}

/* Takes the piece that begins at `s`, just after `<g id="`; returns where to look on. */
static const char *take_piece(ent__gv_drawing *drawing, const char *s, size_t node_count, size_t edge_count) {
  char *number_end;
  const unsigned long long index = strtoull(s + 1, &number_end, 10);
  ent__gv_piece *table = *s == 'n' ? drawing->nodes : drawing->edges;
  const char *start = strstr(s, "</title>\n");
  const char *end = start != NULL ? strstr(start, "</g>") : NULL;
  if (end == NULL) return NULL;
  if (*number_end != '"' || index >= (*s == 'n' ? node_count : edge_count)) return end;
  start += strlen("</title>\n");
  table[index] = (ent__gv_piece){start, (size_t)(end - start)};
  return end;
}

/* Finds each node and tie in the SVG by the id that we gave it. */
static ent_status cut_up(ent__gv_drawing *drawing, size_t node_count, size_t edge_count, ent_error *err) {
  static const char opening[] = "<g id=\"";
  size_t found = 0;
  const char *s = strstr(drawing->svg.data, opening);
  while (s != NULL) {
    s += strlen(opening);
    if (strncmp(s, "graph", 5) != 0) {
      s = take_piece(drawing, s, node_count, edge_count);
      found++;
    }
    if (s != NULL) s = strstr(s, opening);
  }
  if (found != node_count + edge_count) {
    return ent__fail(err, ENT_E_INTERNAL, "graphviz drew %zu nodes and ties, expected %zu", found,
                     node_count + edge_count);
  }
  return ENT_OK;
}

ent_status ent__gv_draw(ent__gv_drawing *out, const ent__gv_node *nodes, size_t node_count,
                        const ent__gv_edge *edges, size_t edge_count, ent_error *err) {
  ent_status status = ENT_OK;
  const locale_t numbers = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  *out = (ent__gv_drawing)ENT__GV_DRAWING_INIT;
  if (numbers == (locale_t)0) return ent__nomem(err);
  /* Graphviz reads and writes numbers by the locale: ours, while it works. */
  const locale_t old = uselocale(numbers);
  out->nodes = ent__zalloc(node_count, sizeof *out->nodes);
  out->edges = ent__zalloc(edge_count, sizeof *out->edges);
  if (out->nodes == NULL || out->edges == NULL) status = ent__nomem(err);
  if (status == ENT_OK && node_count > 0) {
    status = draw(&out->svg, nodes, node_count, edges, edge_count, err);
    if (status == ENT_OK) status = cut_up(out, node_count, edge_count, err);
  }
  uselocale(old);
  freelocale(numbers);
  if (status != ENT_OK) ent__gv_drawing_clear(out);
  return status;
}

void ent__gv_add(ent_buffer *out, const ent__gv_piece *piece, const char *dashes) {
  static const char theirs[] = "stroke-dasharray=\"5,2\"";
  const size_t length = sizeof theirs - 1;
  for (size_t i = 0; i + length <= piece->size; i++) {
    if (memcmp(piece->svg + i, theirs, length) != 0) continue;
    ent__buffer_add(out, piece->svg, i);
    ent__buffer_printf(out, "stroke-dasharray=\"%s\"", dashes);
    ent__buffer_add(out, piece->svg + i + length, piece->size - i - length);
    return;
  }
  ent__buffer_add(out, piece->svg, piece->size);
}

void ent__gv_drawing_clear(ent__gv_drawing *drawing) {
  ent_buffer_clear(&drawing->svg);
  ent__free(drawing->nodes);
  ent__free(drawing->edges);
  *drawing = (ent__gv_drawing)ENT__GV_DRAWING_INIT;
}
