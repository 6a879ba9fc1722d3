/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/reports/page_data.h"

#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"

static ent_status write(ent_buffer *out, const ent__page_data *data, ent_error *err) {
  ent__json json;
  ent_buffer name = ENT_BUFFER_INIT;
  ent__json_begin_dense(&json, out);
  ent__json_object(&json);
  ent__page_integer(&json, "format", 1);
  ent__page_about(&json, data);
  ent__page_actors(&json, data);
  ent__page_coalitions(&json, data, &name);
  ent__page_issues(&json, data);
  ent__page_cells(&json, data);
  ent__page_ties(&json, data);
  ent__page_statements(&json, data);
  ent__page_documents(&json, data);
  ent__page_arguments(&json, data);
  ent__page_relations(&json, data);
  const ent_status status = ent__page_windows(&json, data, err);
  ent__page_omissions(&json, data);
  ent__json_close(&json, '}');
  if (name.failed) out->failed = 1;
  ent_buffer_clear(&name);
  return status != ENT_OK ? status : ent__buffer_status(out, err);
}

ent_status ent__page_data_write(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  static const ent_export_options plain = ENT_EXPORT_OPTIONS_INIT;
  ent__page_data data;
  ent_status status = ent__page_data_init(&data, study, options != NULL ? options : &plain, err);
  if (status == ENT_OK) status = write(out, &data, err);
  ent__page_data_clear(&data);
  return status;
}
