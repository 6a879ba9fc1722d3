/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network as CSV for spreadsheets and Gephi: ties, nodes, or the matrix of weights. */

#include "engine/base/buffer.h"
#include "engine/base/mem.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/names.h"
#include "exporters/formats/view.h"

/* Names the values of a backbone, where there are any. */
static void write_more_heads(ent_buffer *out, const ent__view *view) {
  if (ent_network_p_values(view->network) != NULL) ent__buffer_puts(out, ",p_value");
  if (ent_network_q_values(view->network) != NULL) ent__buffer_puts(out, ",q_value");
  ent__buffer_putc(out, '\n');
}

/* Ends a row with the values of the t-th tie. */
static void write_more(ent_buffer *out, const ent__view *view, size_t t) {
  const double *values[2] = {ent_network_p_values(view->network), ent_network_q_values(view->network)};
  for (int k = 0; k < 2; k++) {
    if (values[k] == NULL) continue;
    ent__buffer_putc(out, ',');
    ent__buffer_number(out, values[k][t]);
  }
  ent__buffer_putc(out, '\n');
}

/* ",weight,sign,signed_weight,shared" */
static void write_weights(ent_buffer *out, const ent_tie *tie) {
  ent__buffer_putc(out, ',');
  ent__buffer_number(out, tie->weight < 0 ? -tie->weight : tie->weight);
  ent__buffer_putc(out, ',');
  ent__buffer_puts(out, ent__view_sign(tie));
  ent__buffer_putc(out, ',');
  ent__buffer_number(out, tie->weight);
  ent__buffer_putc(out, ',');
  ent__buffer_whole(out, tie->shared);
}

static void write_tie(ent_buffer *out, const ent__view *view, const ent_tie *tie) {
  ent__csv_guarded(out, view->ids[tie->source]);
  ent__buffer_putc(out, ',');
  ent__csv_guarded(out, view->ids[tie->target]);
  ent__buffer_putc(out, ',');
  ent__csv_guarded(out, view->labels[tie->source]);
  ent__buffer_putc(out, ',');
  ent__csv_guarded(out, view->labels[tie->target]);
  write_weights(out, tie);
}

void ent__csv_tie(ent_buffer *out, const ent__view *view, const ent_tie *tie) {
  write_tie(out, view, tie);
  ent__buffer_putc(out, '\n');
}

static void write_ties(ent_buffer *out, ent__view *view) {
  ent__buffer_puts(out, "source,target,source_label,target_label,weight,sign,signed_weight,shared");
  write_more_heads(out, view);
  for (size_t t = 0; t < view->tie_count; t++) {
    write_tie(out, view, &view->ties[t]);
    write_more(out, view, t);
  }
}

/* Gephi takes a tie for directed unless its type says otherwise; it knows its columns in any case of letters. */
static void write_gephi(ent_buffer *out, ent__view *view) {
  ent__buffer_puts(out, "Source,Target,Type,Weight,sign,signed_weight,shared");
  write_more_heads(out, view);
  for (size_t t = 0; t < view->tie_count; t++) {
    const ent_tie *tie = &view->ties[t];
    ent__csv_guarded(out, view->ids[tie->source]);
    ent__buffer_putc(out, ',');
    ent__csv_guarded(out, view->ids[tie->target]);
    ent__buffer_puts(out, ",Undirected");
    write_weights(out, tie);
    write_more(out, view, t);
  }
}

static void write_node(ent_buffer *out, ent__view *view, size_t n) {
  ent__csv_guarded(out, view->ids[n]);
  ent__buffer_putc(out, ',');
  ent__csv_guarded(out, view->labels[n]);
  for (size_t k = 0; k < view->column_count; k++) {
    const ent__value value = ent__view_value(view, n, k);
    ent__buffer_putc(out, ',');
    if (value.kind == ENT__VALUE_STRING)
      ent__csv_guarded(out, value.string);
    else if (value.kind == ENT__VALUE_NUMBER)
      ent__buffer_number(out, value.number);
    else if (value.kind == ENT__VALUE_BOOL)
      ent__buffer_puts(out, value.number != 0 ? "true" : "false");
  }
  ent__buffer_putc(out, ',');
  if (view->places != NULL) ent__buffer_fixed(out, view->places[n].x, 3);
  ent__buffer_putc(out, ',');
  if (view->places != NULL) ent__buffer_fixed(out, view->places[n].y, 3);
  ent__buffer_putc(out, ',');
  ent__buffer_fixed(out, ent__view_size(view, n), 3);
  ent__buffer_printf(out, ",%s\n", ent__view_colour(view, n));
}

static void write_nodes(ent_buffer *out, ent__view *view) {
  ent__buffer_puts(out, "id,label");
  for (size_t k = 0; k < view->column_count; k++) {
    ent__buffer_putc(out, ',');
    ent__csv_guarded(out, view->columns[k].name);
  }
  ent__buffer_puts(out, ",x,y,size,color\n");
  for (size_t n = 0; n < view->node_count; n++) write_node(out, view, n);
}

/*
 * Square where there is one mode; else actors by issues. No tie is 0, as is the diagonal. R wants no two
 * rows of one name, and pandas renames columns that are.
 */
static void write_matrix(ent_buffer *out, ent__view *view) {
  const size_t first = ent_network_first_mode(view->network);
  const size_t from = first == view->node_count ? 0 : first;
  double *row = ent__alloc(view->node_count, sizeof *row);
  const char **labels = ent__names_distinct(view, NULL);
  if (row == NULL || labels == NULL) {
    ent__free(row);
    out->failed = 1;
    return;
  }
  for (size_t n = from; n < view->node_count; n++) {
    ent__buffer_putc(out, ',');
    ent__csv_guarded(out, labels[n]);
  }
  ent__buffer_putc(out, '\n');
  for (size_t n = 0; n < first; n++) {
    ent__view_row(row, view, n);
    ent__csv_guarded(out, labels[n]);
    for (size_t other = from; other < view->node_count; other++) {
      ent__buffer_putc(out, ',');
      ent__buffer_number(out, row[other]);
    }
    ent__buffer_putc(out, '\n');
  }
  ent__free(row);
}

static ent_status write_with(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                             void (*write)(ent_buffer *, ent__view *), ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    write(out, &view);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}

ent_status ent__network_csv(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                            ent_error *err) {
  return write_with(out, study, options, write_ties, err);
}

ent_status ent__network_csv_gephi(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                                  ent_error *err) {
  return write_with(out, study, options, write_gephi, err);
}

ent_status ent__network_csv_nodes(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                                  ent_error *err) {
  return write_with(out, study, options, write_nodes, err);
}

ent_status ent__network_matrix(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                               ent_error *err) {
  return write_with(out, study, options, write_matrix, err);
}
