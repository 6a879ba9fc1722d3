/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page as a file. */
#include <string.h>

#include "engine/base/error.h"
#include "exporters/reports/page_data.h"

ent_status ent_export_page(ent_buffer *out, const ent_study *study, const char *format, const ent_export_options *options, ent_error *err) {
  static const ent_export_options plain = ENT_EXPORT_OPTIONS_INIT;
  if (options == NULL) options = &plain;
  if (strcmp(format, "json") == 0) return ent__page_data_write(out, study, options, err);
  return ent__fail(err, ENT_E_USAGE, "format '%s' does not write pages, expected 'html' or 'json'", format);
}
