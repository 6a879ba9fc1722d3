/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cytoscape.js JSON, as Cytoscape imports it (.cyjs) and as cytoscape({...}) takes it: elements
 * with data and position, and a style. Cytoscape itself takes no style from such a file.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/formats/view_json.h"

static const char *shape_name(ent__shape shape) {
  static const char *const names[ENT__SHAPES] = {"ellipse", "rectangle", "diamond", "triangle",
                                                 "hexagon", "vee",       "pentagon"};
  return names[shape];
}

static void write_node(ent__json *json, ent__view *view, size_t n) {
  ent__json_object(json);
  ent__json_key(json, "data");
  ent__json_object(json);
  ent__findings_string(json, "id", view->ids[n]);
  ent__findings_string(json, "name", view->labels[n]); /* what Cytoscape shows */
  ent__findings_string(json, "label", view->labels[n]);
  ent__view_json_columns(json, view, n);
  ent__view_json_measure(json, "size", ent__view_size(view, n));
  ent__findings_string(json, "color", ent__view_colour(view, n));
  ent__json_close(json, '}');
  if (view->places != NULL) {
    ent__json_key(json, "position");
    ent__json_object_inline(json);
    ent__view_json_place(json, view, n, true);
    ent__json_close(json, '}');
  }
  ent__json_close(json, '}');
}

/*
 * Nodes and ties share one space of ids: a tie's is "e", as often as it takes that no node's id is
 * that and digits alone, then its number. Returns how often; 0 without memory.
 */
static size_t front_of_ties(ent__view *view) {
  size_t front = 1;
  bool *taken = ent__arena_alloc(&view->arena, view->node_count + 2, sizeof *taken);
  if (taken == NULL) return 0;
  memset(taken, 0, (view->node_count + 2) * sizeof *taken);
  for (size_t n = 0; n < view->node_count; n++) {
    const size_t es = strspn(view->ids[n], "e");
    const char *rest = view->ids[n] + es;
    if (es <= view->node_count && rest[strspn(rest, "0123456789")] == '\0') taken[es] = true;
  }
  while (taken[front]) front++; /* at most as far as there are nodes */
  return front;
}

static void write_tie_id(ent__json *json, size_t front, size_t t) {
  ent_buffer id = ENT_BUFFER_INIT;
  for (size_t i = 0; i < front; i++) ent__buffer_putc(&id, 'e');
  ent__buffer_printf(&id, "%zu", t);
  ent__findings_string(json, "id", id.data == NULL ? "" : id.data);
  if (id.failed) json->out->failed = 1;
  ent_buffer_clear(&id);
}

static void write_edge(ent__json *json, const ent__view *view, size_t front, size_t t) {
  const ent_tie *tie = &view->ties[t];
  ent__json_object_inline(json);
  ent__json_key(json, "data");
  ent__json_object(json);
  write_tie_id(json, front, t);
  ent__findings_string(json, "source", view->ids[tie->source]);
  ent__findings_string(json, "target", view->ids[tie->target]);
  ent__findings_string(json, "interaction", ent__view_sign(tie)); /* Cytoscape's word for a kind of tie */
  ent__view_json_tie(json, tie);
  ent__view_json_measure(json, "width", ent__view_tie_width(view, tie));
  ent__json_close(json, '}');
  ent__json_close(json, '}');
}

/* Opens a rule of the style. */
static void open_rule(ent__json *json, const char *selector) {
  ent__json_object(json);
  ent__findings_string(json, "selector", selector);
  ent__json_key(json, "style");
  ent__json_object_inline(json);
}

static void close_rule(ent__json *json) {
  ent__json_close(json, '}');
  ent__json_close(json, '}');
}

static void write_shape(ent__json *json, const char *selector, ent__shape shape) {
  open_rule(json, selector);
  ent__findings_string(json, "shape", shape_name(shape));
  close_rule(json);
}

static void write_node_rules(ent__json *json, const ent__view *view) {
  open_rule(json, "node");
  ent__findings_string(json, "label", "data(label)");
  ent__findings_string(json, "width", "data(size)");
  ent__findings_string(json, "height", "data(size)");
  ent__findings_string(json, "background-color", "data(color)");
  ent__findings_string(json, "border-color", ENT__STYLE_INK);
  ent__findings_whole(json, "border-width", 1);
  ent__findings_string(json, "color", ENT__STYLE_INK);
  ent__findings_string(json, "font-family", ENT__STYLE_FONTS);
  ent__findings_whole(json, "font-size", 9);
  ent__findings_string(json, "text-valign", "bottom");
  ent__findings_whole(json, "text-margin-y", 2);
  ent__findings_string(json, "text-wrap", "wrap");
  ent__findings_whole(json, "text-max-width", 90);
  ent__findings_string(json, "text-background-color", ENT__STYLE_PAPER);
  ent__findings_number(json, "text-background-opacity", 0.8);
  close_rule(json);
  if (ent__view_two_modes(view)) write_shape(json, "node[mode = \"issue\"]", ENT__SHAPE_SQUARE);
  for (size_t c = 0; c < view->coalition_count && c < UINT32_MAX; c++) {
    char selector[48];
    const ent__shape shape = ent__style_coalition_shape((uint32_t)c);
    snprintf(selector, sizeof selector, "node[coalition = %zu]", c + 1);
    if (shape != ENT__SHAPE_CIRCLE) write_shape(json, selector, shape);
  }
}

/* The sign in colour and in dashes. */
static void write_edge_rules(ent__json *json) {
  open_rule(json, "edge");
  ent__findings_string(json, "width", "data(width)");
  ent__findings_string(json, "line-color", ENT__STYLE_AGREE);
  ent__findings_string(json, "line-style", "solid");
  ent__findings_string(json, "curve-style", "straight");
  ent__findings_number(json, "opacity", 0.7);
  close_rule(json);
  open_rule(json, "edge[sign = \"negative\"]");
  ent__findings_string(json, "line-color", ENT__STYLE_OPPOSE);
  ent__findings_string(json, "line-style", "dashed");
  close_rule(json);
}

static void write_elements(ent__json *json, ent__view *view) {
  ent__json_key(json, "elements");
  ent__json_object(json);
  ent__json_key(json, "nodes");
  ent__json_array(json);
  for (size_t n = 0; n < view->node_count; n++) write_node(json, view, n);
  ent__json_close(json, ']');
  ent__json_key(json, "edges");
  ent__json_array(json);
  const size_t front = front_of_ties(view);
  if (front == 0) json->out->failed = 1;
  for (size_t t = 0; t < view->tie_count; t++) write_edge(json, view, front, t);
  ent__json_close(json, ']');
  ent__json_close(json, '}');
}

static void write_data(ent__json *json, const ent__view *view) {
  ent__json_key(json, "data");
  ent__json_object(json);
  ent__findings_string(json, "name", ent__view_title(view));
  for (size_t i = 0; i < view->facts.count; i++) ent__findings_fact(json, &view->facts.at[i]);
  ent__json_close(json, '}');
}

static void write_graph(ent__json *json, ent__view *view) {
  ent__json_object(json);
  ent__findings_string(json, "format_version", "1.0");
  ent__findings_string(json, "generated_by", "entente");
  ent__findings_string(json, "target_cytoscapejs_version", "~2.1");
  write_data(json, view);
  write_elements(json, view);
  ent__json_key(json, "style");
  ent__json_array(json);
  write_node_rules(json, view);
  write_edge_rules(json);
  ent__json_close(json, ']');
  ent__json_key(json, "layout");
  ent__json_object_inline(json);
  ent__findings_string(json, "name", view->places != NULL ? "preset" : "cose");
  ent__json_close(json, '}');
  ent__json_close(json, '}');
}

ent_status ent__network_cyjs(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                             ent_error *err) {
  return ent__view_json_write(out, study, options, write_graph, err);
}
