/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Node-link JSON, as D3 draws and NetworkX reads it (json_graph.node_link_graph). */
#include "exporters/formats/view_json.h"

static void write_node(ent__json *json, ent__view *view, size_t n) {
  ent__json_object(json);
  ent__findings_string(json, "id", view->ids[n]);
  ent__findings_string(json, "label", view->labels[n]);
  ent__view_json_columns(json, view, n);
  ent__view_json_place(json, view, n, false);
  ent__view_json_measure(json, "size", ent__view_size(view, n));
  ent__findings_string(json, "color", ent__view_colour(view, n));
  ent__json_close(json, '}');
}

static void write_graph(ent__json *json, ent__view *view) {
  ent__json_object(json);
  ent__json_key(json, "directed");
  ent__json_bool(json, false);
  ent__json_key(json, "multigraph");
  ent__json_bool(json, false);
  ent__view_json_facts(json, view, "graph");
  ent__json_key(json, "nodes");
  ent__json_array(json);
  for (size_t n = 0; n < view->node_count; n++) write_node(json, view, n);
  ent__json_close(json, ']');
  ent__json_key(json, "links");
  ent__json_array(json);
  for (size_t t = 0; t < view->tie_count; t++) {
    ent__json_object_inline(json);
    ent__findings_tie(json, view, &view->ties[t]);
    ent__findings_chances(json, view, t);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
  ent__json_close(json, '}');
}

ent_status ent__network_d3(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                           ent_error *err) {
  return ent__view_json_write(out, study, options, write_graph, err);
}
