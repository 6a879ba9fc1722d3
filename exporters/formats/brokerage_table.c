/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brokerage as tables: CSV, one row for each node, and text to read, those first in which coalitions meet. */
#include <inttypes.h>
#include <math.h>

#include "engine/base/buffer.h"
#include "exporters/formats/display.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/view.h"

static void write_number(ent_buffer *out, double value) {
  ent__buffer_putc(out, ',');
  if (isfinite(value)) ent__buffer_number(out, value);
}

static void write_row(ent_buffer *out, const ent__view *view, const ent_broker *b, uint32_t node) {
  const uint32_t coalition = view->members[node].coalition;
  ent__csv_guarded(out, view->ids[node]);
  ent__buffer_putc(out, ',');
  ent__csv_guarded(out, view->labels[node]);
  ent__buffer_putc(out, ',');
  if (coalition != ENT_NONE) ent__buffer_printf(out, "%" PRIu32, coalition + 1);
  ent__buffer_putc(out, ',');
  if (coalition != ENT_NONE) ent__csv_guarded(out, view->coalition_labels[coalition]);
  ent__buffer_printf(out, ",%" PRIu32, b->degree);
  write_number(out, b->strength);
  write_number(out, b->betweenness);
  write_number(out, b->normalized);
  write_number(out, b->participation);
  ent__buffer_printf(out, ",%" PRIu64 ",%" PRIu64 ",%" PRIu64 ",%" PRIu64 ",%" PRIu64 ",%" PRIu64 "\n", b->coordinator, b->consultant,
                     b->representative, b->gatekeeper, b->liaison, b->bridged);
}

ent_status ent__brokerage_csv(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    size_t count;
    const ent_broker *list = ent_brokerage_list(ent_study_brokerage(study), &count);
    const uint32_t *order = ent_brokerage_order(ent_study_brokerage(study), &count);
    ent__buffer_puts(out, "id,label,coalition,coalition_label,degree,strength,betweenness,normalized,participation,"
                          "coordinator,consultant,representative,gatekeeper,liaison,bridged\n");
    for (size_t i = 0; i < count; i++) write_row(out, &view, &list[order[i]], order[i]);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}

static void write_head(ent_buffer *out, const ent__view *view, const ent_brokerage *brokerage) {
  size_t positive = 0;
  for (size_t t = 0; t < view->tie_count; t++) positive += view->ties[t].weight > 0;
  ent__buffer_printf(out, "who stands between %zu coalition%s: %zu nodes, %zu positive ties\n", view->coalition_count,
                     view->coalition_count == 1 ? "" : "s", view->node_count, positive);
  ent__buffer_puts(out, "pairs that have a tie with the node and none with each other, by their coalitions:\n"
                        "  bridged: of two coalitions (gatekeeper: one of them is the node's; liaison: neither)\n"
                        "  adviser: both of one coalition, another than the node's (consultant)\n"
                        "  inside: both of the node's own (coordinator)\n");
  if (!ent_brokerage_has_betweenness(brokerage))
    ent__buffer_puts(out, "the network is too large for betweenness, which was left out\n");
  for (size_t c = 0; c < view->coalition_count; c++) {
    ent__buffer_printf(out, "%s%zu. ", c == 0 ? "\n" : "", c + 1);
    ent__display_add(out, view->coalition_labels[c]);
    ent__buffer_putc(out, '\n');
  }
  ent__buffer_putc(out, '\n');
}

static void write_table(ent_buffer *out, const ent__view *view, const ent_brokerage *brokerage) {
  static const char *const heads[] = {"node", "in", "ties", "bridged", "gatekeeper", "liaison", "adviser", "inside", "betweenness", "spread"};
  static const bool right[] = {false, true, true, true, true, true, true, true, true, true};
  size_t count;
  const ent_broker *list = ent_brokerage_list(brokerage, &count);
  const uint32_t *order = ent_brokerage_order(brokerage, &count);
  ent__text_table table;
  ent__text_table_begin(&table, 10, right);
  for (int k = 0; k < 10; k++) ent__text_table_cell(&table, heads[k]);
  for (size_t i = 0; i < count; i++) {
    const ent_broker *b = &list[order[i]];
    const uint32_t coalition = view->members[order[i]].coalition;
    if (b->degree == 0) continue;
    ent__text_table_cell(&table, view->labels[order[i]]);
    if (coalition == ENT_NONE) ent__text_table_cell(&table, NULL);
    else ent__text_table_whole(&table, (uint64_t)coalition + 1);
    ent__text_table_whole(&table, b->degree);
    ent__text_table_whole(&table, b->bridged);
    ent__text_table_whole(&table, b->gatekeeper);
    ent__text_table_whole(&table, b->liaison);
    ent__text_table_whole(&table, b->consultant);
    ent__text_table_whole(&table, b->coordinator);
    ent__text_table_plain(&table, b->normalized);
    ent__text_table_plain(&table, b->participation);
  }
  ent__text_table_end(&table, out);
  size_t alone = 0;
  for (size_t i = 0; i < count; i++) alone += list[i].degree == 0;
  if (alone > 0) ent__buffer_printf(out, "\n%zu node%s without a positive tie\n", alone, alone == 1 ? "" : "s");
}

ent_status ent__brokerage_text(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    write_head(out, &view, ent_study_brokerage(study));
    write_table(out, &view, ent_study_brokerage(study));
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
