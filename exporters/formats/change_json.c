/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/buffer.h"
#include "exporters/formats/findings.h"
#include "exporters/formats/formats.h"

ent_status ent__change_json(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    ent__json json;
    ent__json_begin(&json, out);
    ent__findings_open(&json, &view, "change");
    ent__json_key(&json, "change");
    ent__json_object(&json);
    ent__json_close(&json, '}');
    ent__findings_close(&json, study);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
