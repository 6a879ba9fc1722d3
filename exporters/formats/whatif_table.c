/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/formats/formats.h"

#include "engine/base/buffer.h"
#include "exporters/formats/view.h"

ent_status ent__whatif_csv(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  (void)study;
  (void)options;
  return ent__buffer_status(out, err);
}

ent_status ent__whatif_text(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  (void)study;
  (void)options;
  return ent__buffer_status(out, err);
}
