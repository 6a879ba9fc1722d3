/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * graphology's serialised graph, which Sigma draws as it is: Graph.from(JSON). `size` is a radius
 * there, so nodes get half their diameter; a tie's `size` is its width.
 */
#include "exporters/formats/view_json.h"

static void write_node(ent__json *json, ent__view *view, size_t n) {
  ent__json_object(json);
  ent__findings_string(json, "key", view->ids[n]);
  ent__json_key(json, "attributes");
  ent__json_object(json);
  ent__findings_string(json, "label", view->labels[n]);
  ent__view_json_columns(json, view, n);
  ent__view_json_place(json, view, n, false);
  ent__view_json_measure(json, "size", ent__view_size(view, n) / 2);
  ent__findings_string(json, "color", ent__view_colour(view, n));
  ent__json_close(json, '}');
  ent__json_close(json, '}');
}

static void write_edge(ent__json *json, const ent__view *view, size_t t) {
  const ent_tie *tie = &view->ties[t];
  char key[32];
  ent__view_tie_id(key, t);
  ent__json_object_inline(json);
  ent__findings_string(json, "key", key);
  ent__findings_string(json, "source", view->ids[tie->source]);
  ent__findings_string(json, "target", view->ids[tie->target]);
  ent__json_key(json, "undirected");
  ent__json_bool(json, true);
  ent__json_key(json, "attributes");
  ent__json_object(json);
  ent__view_json_tie(json, tie);
  ent__view_json_measure(json, "size", ent__view_tie_width(view, tie));
  ent__findings_string(json, "color", ent__view_tie_colour(tie));
  ent__json_close(json, '}');
  ent__json_close(json, '}');
}

static void write_graph(ent__json *json, ent__view *view) {
  ent__json_object(json);
  ent__json_key(json, "options");
  ent__json_object_inline(json);
  ent__findings_string(json, "type", "undirected");
  ent__json_key(json, "multi");
  ent__json_bool(json, false);
  ent__json_key(json, "allowSelfLoops");
  ent__json_bool(json, false);
  ent__json_close(json, '}');
  ent__view_json_facts(json, view, "attributes");
  ent__json_key(json, "nodes");
  ent__json_array(json);
  for (size_t n = 0; n < view->node_count; n++) write_node(json, view, n);
  ent__json_close(json, ']');
  ent__json_key(json, "edges");
  ent__json_array(json);
  for (size_t t = 0; t < view->tie_count; t++) write_edge(json, view, t);
  ent__json_close(json, ']');
  ent__json_close(json, '}');
}

ent_status ent__network_graphology(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                                   ent_error *err) {
  return ent__view_json_write(out, study, options, write_graph, err);
}
