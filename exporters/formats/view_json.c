/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/formats/view_json.h"

#include <math.h>

#include "engine/base/buffer.h"

void ent__view_json_value(ent__json *json, const char *name, ent__value value) {
  if (value.kind == ENT__VALUE_NONE) return;
  ent__json_key(json, name);
  if (value.kind == ENT__VALUE_STRING)
    ent__json_string(json, value.string);
  else if (value.kind == ENT__VALUE_BOOL)
    ent__json_bool(json, value.number != 0);
  else
    ent__json_number(json, value.number);
}

void ent__view_json_measure(ent__json *json, const char *key, double value) {
  ent__findings_number(json, key, round(value * 1000) / 1000);
}

void ent__view_json_facts(ent__json *json, const ent__view *view, const char *key) {
  ent__json_key(json, key);
  ent__json_object(json);
  for (size_t i = 0; i < view->facts.count; i++) ent__findings_fact(json, &view->facts.at[i]);
  ent__json_close(json, '}');
}

void ent__view_json_columns(ent__json *json, ent__view *view, size_t node) {
  for (size_t k = 0; k < view->column_count; k++)
    ent__view_json_value(json, view->columns[k].name, ent__view_value(view, node, k));
}

void ent__view_json_tie(ent__json *json, const ent_tie *tie) {
  ent__findings_number(json, "weight", fabs(tie->weight));
  ent__findings_string(json, "sign", ent__view_sign(tie));
  ent__findings_number(json, "signed_weight", tie->weight);
  ent__findings_whole(json, "shared", tie->shared);
}

void ent__view_json_place(ent__json *json, const ent__view *view, size_t node, bool down) {
  if (view->places == NULL) return;
  ent__view_json_measure(json, "x", view->places[node].x);
  /* 0 − y, not −y: a zero stays without a sign. */
  ent__view_json_measure(json, "y", down ? 0.0 - view->places[node].y : view->places[node].y);
}

ent_status ent__view_json_write(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                                ent__view_json_fn *write, ent_error *err) {
  ent__view view;
  ent__json json;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    ent__json_begin(&json, out);
    write(&json, &view);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
