/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network over time as JSON: the nodes of all time, then each window with its nodes and ties. */
#include "engine/base/buffer.h"
#include "exporters/formats/findings.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/windows_table.h"

static void write_nodes(ent__json *json, const ent__window_table *t, size_t w) {
  ent__json_key(json, "nodes");
  ent__json_array(json);
  for (size_t i = t->node_start[w]; i < t->node_start[w + 1]; i++) {
    ent__json_object_inline(json);
    ent__findings_string(json, "id", t->view.ids[t->nodes[i].node]);
    ent__findings_number(json, "activity", t->nodes[i].activity);
    ent__findings_whole(json, "cells", t->nodes[i].cells);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_window(ent__json *json, const ent__window_table *t, size_t w) {
  char date[ENT_INTERVAL_SIZE];
  ent__json_object(json);
  ent__window_date(date, t->list[w].from);
  ent__findings_string(json, "from", date);
  ent__window_date(date, t->list[w].to);
  ent__findings_string(json, "to", date);
  ent__findings_whole(json, "statements", t->statements[w]);
  write_nodes(json, t, w);
  ent__json_key(json, "ties");
  ent__json_array(json);
  for (size_t i = t->tie_start[w]; i < t->tie_start[w + 1]; i++) {
    ent__json_object_inline(json);
    ent__findings_tie(json, &t->view, &t->ties[i].tie);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
  ent__json_close(json, '}');
}

ent_status ent__windows_json(ent_buffer *out, const ent_study *study, const ent_windows *windows, const ent_export_options *options,
                             ent_error *err) {
  ent__window_table table;
  ent_status status = ent__window_table_init(&table, study, windows, options, err);
  if (status == ENT_OK) {
    ent__json json;
    ent__json_begin(&json, out);
    ent__findings_open(&json, &table.view, "windows");
    ent__findings_whole(&json, "undated", ent_windows_undated(windows));
    ent__findings_nodes(&json, &table.view);
    ent__json_key(&json, "windows");
    ent__json_array(&json);
    for (size_t w = 0; w < table.count; w++) write_window(&json, &table, w);
    ent__json_close(&json, ']');
    ent__findings_close(&json, study);
    status = ent__buffer_status(out, err);
  }
  ent__window_table_clear(&table);
  return status;
}
