/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Graphviz DOT: `neato FILE` draws it with the places as given. The dataset's own attributes get
 * "attr:" in front, so that none of them means something to Graphviz.
 */
#include "engine/base/buffer.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/view.h"

/* Quoted: DOT's own numbers have no exponent. */
static void add_number(ent_buffer *out, double value) {
  ent__buffer_putc(out, '"');
  ent__buffer_number(out, value);
  ent__buffer_putc(out, '"');
}

static void write_facts(ent_buffer *out, const ent__view *view) {
  ent__buffer_puts(out, "  graph [layout=neato, inputscale=72, overlap=true, outputorder=edgesfirst");
  for (size_t i = 0; i < view->facts.count; i++) {
    ent_buffer value = ENT_BUFFER_INIT;
    ent__facts_value(&value, &view->facts.at[i]);
    ent__buffer_printf(out, ",\n    \"entente:%s\"=", view->facts.at[i].key);
    ent__dot_id(out, value.data == NULL ? "" : value.data);
    if (value.failed) out->failed = 1;
    ent_buffer_clear(&value);
  }
  ent__buffer_puts(out, "];\n");
}

static void write_value(ent_buffer *out, const ent__view_column *column, ent__value value) {
  ent_buffer name = ENT_BUFFER_INIT;
  if (column->fixed < 0) ent__buffer_puts(&name, "attr:");
  ent__buffer_puts(&name, column->fixed < 0 ? column->attribute : column->name);
  ent__buffer_puts(out, ", ");
  ent__dot_id(out, name.data == NULL ? "" : name.data);
  ent__buffer_putc(out, '=');
  if (value.kind == ENT__VALUE_NUMBER)
    add_number(out, value.number);
  else
    ent__dot_id(out, value.kind == ENT__VALUE_BOOL ? (value.number != 0 ? "true" : "false") : value.string);
  if (name.failed) out->failed = 1;
  ent_buffer_clear(&name);
}

static void write_node(ent_buffer *out, ent__view *view, size_t n) {
  ent__buffer_puts(out, "  ");
  ent__dot_id(out, view->ids[n]);
  ent__buffer_puts(out, " [label=");
  ent__dot_label(out, view->labels[n]);
  ent__buffer_printf(out, ", fillcolor=\"%s\", width=", ent__view_colour(view, n));
  ent__buffer_fixed(out, ent__view_size(view, n) / 72, 4);
  if (view->places != NULL) {
    ent__buffer_puts(out, ", pos=\"");
    ent__buffer_fixed(out, view->places[n].x, 3);
    ent__buffer_putc(out, ',');
    ent__buffer_fixed(out, view->places[n].y, 3);
    ent__buffer_puts(out, "!\"");
  }
  for (size_t k = 0; k < view->column_count; k++) {
    const ent__value value = ent__view_value(view, n, k);
    if (value.kind != ENT__VALUE_NONE) write_value(out, &view->columns[k], value);
  }
  ent__buffer_puts(out, "];\n");
}

static void write_edge(ent_buffer *out, const ent__view *view, size_t t) {
  const ent_tie *tie = &view->ties[t];
  ent__buffer_puts(out, "  ");
  ent__dot_id(out, view->ids[tie->source]);
  ent__buffer_puts(out, " -- ");
  ent__dot_id(out, view->ids[tie->target]);
  ent__buffer_puts(out, " [weight=");
  add_number(out, tie->weight < 0 ? -tie->weight : tie->weight);
  ent__buffer_printf(out, ", sign=%s, signed_weight=", ent__view_sign(tie));
  add_number(out, tie->weight);
  ent__buffer_printf(out, ", shared=%u, color=\"%s\"", (unsigned)tie->shared, ent__view_tie_colour(tie));
  ent__buffer_puts(out, tie->weight < 0 ? ", style=dashed];\n" : "];\n");
}

ent_status ent__network_dot(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                            ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status != ENT_OK) goto fail;
  ent__buffer_puts(out, "graph entente {\n");
  write_facts(out, &view);
  ent__buffer_puts(out, "  node [shape=circle, style=filled, fixedsize=true, fontsize=9];\n");
  for (size_t n = 0; n < view.node_count; n++) write_node(out, &view, n);
  for (size_t t = 0; t < view.tie_count; t++) write_edge(out, &view, t);
  ent__buffer_puts(out, "}\n");
  status = ent__buffer_status(out, err);
fail:
  ent__view_clear(&view);
  return status;
}
