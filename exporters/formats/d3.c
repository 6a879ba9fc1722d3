/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Node-link JSON, as D3 draws and NetworkX reads it (json_graph.node_link_graph). */
#include <math.h>

#include "engine/base/buffer.h"
#include "exporters/formats/findings.h"
#include "exporters/formats/formats.h"

static void write_facts(ent__json *json, const ent__view *view) {
  ent__json_key(json, "graph");
  ent__json_object(json);
  for (size_t i = 0; i < view->facts.count; i++) ent__findings_fact(json, &view->facts.at[i]);
  ent__json_close(json, '}');
}

static void write_value(ent__json *json, const char *name, ent__value value) {
  if (value.kind == ENT__VALUE_NONE) return;
  ent__json_key(json, name);
  if (value.kind == ENT__VALUE_STRING)
    ent__json_string(json, value.string);
  else if (value.kind == ENT__VALUE_BOOL)
    ent__json_bool(json, value.number != 0);
  else
    ent__json_number(json, value.number);
}

static void write_node(ent__json *json, ent__view *view, size_t n) {
  ent__json_object(json);
  ent__findings_string(json, "id", view->ids[n]);
  ent__findings_string(json, "label", view->labels[n]);
  for (size_t k = 0; k < view->column_count; k++)
    write_value(json, view->columns[k].name, ent__view_value(view, n, k));
  if (view->places != NULL) {
    ent__findings_number(json, "x", round(view->places[n].x * 1000) / 1000);
    ent__findings_number(json, "y", round(view->places[n].y * 1000) / 1000);
  }
  ent__findings_number(json, "size", round(ent__view_size(view, n) * 1000) / 1000);
  ent__findings_string(json, "color", ent__view_colour(view, n));
  ent__json_close(json, '}');
}

ent_status ent__network_d3(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                           ent_error *err) {
  ent__view view;
  ent__json json;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status != ENT_OK) goto fail;
  ent__json_begin(&json, out);
  ent__json_object(&json);
  ent__json_key(&json, "directed");
  ent__json_bool(&json, false);
  ent__json_key(&json, "multigraph");
  ent__json_bool(&json, false);
  write_facts(&json, &view);
  ent__json_key(&json, "nodes");
  ent__json_array(&json);
  for (size_t n = 0; n < view.node_count; n++) write_node(&json, &view, n);
  ent__json_close(&json, ']');
  ent__json_key(&json, "links");
  ent__json_array(&json);
  for (size_t t = 0; t < view.tie_count; t++) {
    ent__json_object_inline(&json);
    ent__findings_tie(&json, &view, &view.ties[t]);
    ent__json_close(&json, '}');
  }
  ent__json_close(&json, ']');
  ent__json_close(&json, '}');
  status = ent__buffer_status(out, err);
fail:
  ent__view_clear(&view);
  return status;
}
