/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network over time as one long table: the ties of each window, with the window in front. */
#include "engine/base/buffer.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/windows_table.h"

static void write_tie(ent_buffer *out, const ent__window_table *t, const ent__window_tie *one) {
  const ent__view *view = &t->view;
  char date[ENT_INTERVAL_SIZE];
  ent__window_date(date, t->list[one->window].from);
  ent__buffer_printf(out, "%s,", date);
  ent__window_date(date, t->list[one->window].to);
  ent__buffer_printf(out, "%s,", date);
  ent__csv_tie(out, view, &one->tie);
}

ent_status ent__windows_csv(ent_buffer *out, const ent_study *study, const ent_windows *windows, const ent_export_options *options,
                            ent_error *err) {
  ent__window_table table;
  ent_status status = ent__window_table_init(&table, study, windows, options, err);
  if (status == ENT_OK) {
    ent__buffer_puts(out, "window_from,window_to,source,target,source_label,target_label,weight,sign,signed_weight,shared\n");
    for (size_t i = 0; i < table.tie_count; i++) write_tie(out, &table, &table.ties[i]);
    status = ent__buffer_status(out, err);
  }
  ent__window_table_clear(&table);
  return status;
}
