/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Change over time as a table: CSV, one row for each actor in each window. */
#include <inttypes.h>

#include "engine/base/buffer.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/view.h"
#include "exporters/formats/windows_table.h"

static const char *const standings[] = {"absent", "unaligned", "alone", "together"};

static void write_row(ent_buffer *out, const ent_change *change, const ent__view *view, uint32_t w, uint32_t v) {
  size_t count = 0;
  char date[ENT_INTERVAL_SIZE];
  const ent_window *window = &ent_change_windows(change, &count)[w].window;
  const ent_change_node *node = &ent_change_nodes(change, &count)[v];
  const ent_window_place place = ent_change_place(change, w, v);
  if (place.standing == ENT_STANDING_ABSENT) return;
  ent__buffer_printf(out, "%" PRIu32 ",", w + 1);
  ent__window_date(date, window->from);
  ent__buffer_printf(out, "%s,", date);
  ent__window_date(date, window->to);
  ent__buffer_printf(out, "%s,", date);
  ent__csv_guarded(out, node->id);
  ent__buffer_putc(out, ',');
  ent__csv_guarded(out, ent_text_in(node->label, view->language));
  ent__buffer_printf(out, ",%s,", standings[place.standing]);
  if (place.lineage == ENT_NONE) {
    ent__buffer_puts(out, ",,\n");
    return;
  }
  ent_buffer name = ENT_BUFFER_INIT;
  if (ent_change_label(&name, change, place.lineage, view->language, NULL) != ENT_OK) out->failed = 1;
  ent__buffer_printf(out, "%" PRIu32 ",", place.lineage + 1);
  ent__csv_guarded(out, name.data);
  ent__buffer_printf(out, ",%" PRIu32 "\n", ent_change_size(change, w, place.lineage));
  ent_buffer_clear(&name);
}

ent_status ent__change_csv(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  const ent_change *change = ent_study_change(study);
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    size_t windows = 0, nodes = 0;
    ent_change_windows(change, &windows);
    ent_change_nodes(change, &nodes);
    ent__buffer_puts(out, "window,from,to,id,label,standing,lineage,lineage_label,size\n");
    for (uint32_t w = 0; w < windows; w++)
      for (uint32_t v = 0; v < nodes; v++) write_row(out, change, &view, w, v);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
