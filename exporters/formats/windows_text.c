/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network over time to read: how much there is in each window. */
#include "engine/base/buffer.h"
#include "exporters/formats/display.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/windows_table.h"

static void write_row(ent__text_table *text, const ent__window_table *t, size_t w) {
  char date[ENT_INTERVAL_SIZE];
  size_t negative = 0;
  const size_t ties = t->tie_start[w + 1] - t->tie_start[w];
  double sum = 0;
  for (size_t i = t->tie_start[w]; i < t->tie_start[w + 1]; i++) {
    negative += t->ties[i].tie.weight < 0;
    sum += t->ties[i].tie.weight;
  }
  ent__window_date(date, t->list[w].from);
  ent__text_table_cell(text, date);
  ent__window_date(date, t->list[w].to);
  ent__text_table_cell(text, date);
  ent__text_table_whole(text, t->statements[w]);
  ent__text_table_whole(text, t->node_start[w + 1] - t->node_start[w]);
  ent__text_table_whole(text, ties);
  ent__text_table_whole(text, negative);
  if (ties > 0) ent__text_table_signed(text, sum / (double)ties);
  else ent__text_table_cell(text, NULL);
}

ent_status ent__windows_text(ent_buffer *out, const ent_study *study, const ent_windows *windows, const ent_export_options *options,
                             ent_error *err) {
  static const char *const heads[] = {"from", "to", "statements", "nodes", "ties", "negative", "mean weight"};
  static const bool right[] = {false, false, true, true, true, true, true};
  ent__window_table table;
  ent_status status = ent__window_table_init(&table, study, windows, options, err);
  if (status == ENT_OK) {
    const ent_network_options *network = ent_windows_get_network_options(windows);
    ent__text_table text;
    ent__buffer_printf(out, "%s network, normalisation %s, in %zu window%s\n\n", ent_network_type_word(network->type),
                       ent_normalization_word(network->normalize), table.count, table.count == 1 ? "" : "s");
    ent__text_table_begin(&text, 7, right);
    for (size_t i = 0; i < 7; i++) ent__text_table_cell(&text, heads[i]);
    for (size_t w = 0; w < table.count; w++) write_row(&text, &table, w);
    ent__text_table_end(&text, out);
    status = ent__buffer_status(out, err);
  }
  ent__window_table_clear(&table);
  return status;
}
