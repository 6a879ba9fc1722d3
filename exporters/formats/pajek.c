/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pajek: a network (.net), its coalitions as a partition (.clu) and the activity as a vector (.vec),
 * all three over the same vertices. Pajek takes a file for UTF-8 only where it begins with a byte
 * order mark, on which NetworkX and igraph stumble; so the file is ASCII, with "&#NNNN;" for the
 * rest, which Pajek reads, and which it writes itself by default.
 * http://mrvar.fdv.uni-lj.si/pajek/DrawEPS.htm, http://mrvar2.fdv.si/pajek/Unicode-Pajek.htm
 */
#include "engine/base/buffer.h"
#include "exporters/formats/display.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/names.h"
#include "exporters/formats/view.h"

/* A label has no way to hold its own quote, a line break or a control character. */
static void add_label(ent_buffer *out, const char *s) {
  ent_buffer part = ENT_BUFFER_INIT;
  ent__display_add(&part, s);
  for (size_t i = 0; i < part.size; i++) {
    if (part.data[i] == '"') part.data[i] = '\'';
  }
  if (part.data != NULL) ent__ascii_entities(out, part.data, "\\");
  if (part.failed) out->failed = 1;
  ent_buffer_clear(&part);
}

static void write_comment(ent_buffer *out, const char *key, const char *value) {
  ent__buffer_printf(out, "%% %s: ", key);
  add_label(out, value);
  ent__buffer_putc(out, '\n');
}

static void write_facts(ent_buffer *out, const ent__view *view) {
  for (size_t i = 0; i < view->facts.count; i++) {
    ent_buffer value = ENT_BUFFER_INIT;
    ent__facts_value(&value, &view->facts.at[i]);
    write_comment(out, view->facts.at[i].key, value.data == NULL ? "" : value.data);
    if (value.failed) out->failed = 1;
    ent_buffer_clear(&value);
  }
}

/* What turns our places, y upwards, into Pajek's: from 0 to 1 on the longer side, y downwards. */
typedef struct extent {
  double x;
  double y;
  double side;
} extent;

static extent extent_of(const ent__view *view) {
  double low[2] = {view->places[0].x, view->places[0].y};
  double high[2] = {low[0], low[1]};
  for (size_t n = 1; n < view->node_count; n++) {
    const double at[2] = {view->places[n].x, view->places[n].y};
    for (int i = 0; i < 2; i++) {
      if (at[i] < low[i]) low[i] = at[i];
      if (at[i] > high[i]) high[i] = at[i];
    }
  }
  const double wide = high[0] - low[0];
  const double tall = high[1] - low[1];
  return (extent){(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, wide > tall ? wide : tall};
}

/* Within a margin, for Pajek draws a vertex at 0 or 1 half outside. */
static double place_in(const extent *frame, double offset) {
  return frame->side > 0 ? 0.5 + 0.9 * offset / frame->side : 0.5;
}

static void write_places(ent_buffer *out, const ent__view *view, size_t n, const extent *frame) {
  ent__buffer_putc(out, ' ');
  ent__buffer_decimals(out, place_in(frame, view->places[n].x - frame->x), 4);
  ent__buffer_putc(out, ' ');
  ent__buffer_decimals(out, place_in(frame, frame->y - view->places[n].y), 4);
}

/* The shape is the mode's: NetworkX takes places only with a shape behind them. */
static void write_vertices(ent_buffer *out, const ent__view *view, const char *const *labels) {
  const size_t first = ent_network_first_mode(view->network);
  const bool placed = view->places != NULL && view->node_count > 0;
  const extent frame = placed ? extent_of(view) : (extent){0, 0, 0};
  if (first == view->node_count)
    ent__buffer_printf(out, "*Vertices %zu\n", view->node_count);
  else
    ent__buffer_printf(out, "*Vertices %zu %zu\n", view->node_count, first);
  for (size_t n = 0; n < view->node_count; n++) {
    ent__buffer_printf(out, "%zu \"", n + 1);
    ent__buffer_puts(out, labels[n]);
    ent__buffer_putc(out, '"');
    if (placed) write_places(out, view, n, &frame);
    if (placed) ent__buffer_puts(out, n < first ? " ellipse" : " box");
    ent__buffer_putc(out, '\n');
  }
}

static void write_net(ent_buffer *out, ent__view *view) {
  const char **labels = ent__names_distinct(view, add_label);
  if (labels == NULL) {
    out->failed = 1;
    return;
  }
  write_vertices(out, view, labels);
  ent__buffer_puts(out, "*Edges\n");
  for (size_t t = 0; t < view->tie_count; t++) {
    const ent_tie *tie = &view->ties[t];
    ent__buffer_whole(out, (uint64_t)tie->source + 1);
    ent__buffer_putc(out, ' ');
    ent__buffer_whole(out, (uint64_t)tie->target + 1);
    ent__buffer_putc(out, ' ');
    ent__buffer_number(out, tie->weight);
    ent__buffer_putc(out, '\n');
  }
}

/* The class of a vertex: its coalition, 0 for none; its mode where there are two. */
static size_t class_of(const ent__view *view, size_t n) {
  if (view->members == NULL) return n < ent_network_first_mode(view->network) ? 1 : 2;
  return view->members[n].coalition == ENT_NONE ? 0 : (size_t)view->members[n].coalition + 1;
}

static void write_clu(ent_buffer *out, ent__view *view) {
  for (size_t c = 0; view->members != NULL && c < view->coalition_count; c++) {
    ent__buffer_printf(out, "%% class %zu: ", c + 1);
    add_label(out, view->coalition_labels[c]);
    ent__buffer_putc(out, '\n');
  }
  if (view->members == NULL) ent__buffer_puts(out, "% class 1: actors\n% class 2: issues\n");
  ent__buffer_printf(out, "*Vertices %zu\n", view->node_count);
  for (size_t n = 0; n < view->node_count; n++) ent__buffer_printf(out, "%zu\n", class_of(view, n));
}

static void write_vec(ent_buffer *out, ent__view *view) {
  ent__buffer_puts(out, "% vector: activity\n");
  ent__buffer_printf(out, "*Vertices %zu\n", view->node_count);
  for (size_t n = 0; n < view->node_count; n++) {
    ent__buffer_number(out, view->nodes[n].activity);
    ent__buffer_putc(out, '\n');
  }
}

static ent_status write_with(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                             void (*write)(ent_buffer *, ent__view *), ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    write_facts(out, &view);
    write(out, &view);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}

ent_status ent__network_pajek(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                              ent_error *err) {
  return write_with(out, study, options, write_net, err);
}

ent_status ent__network_pajek_clu(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                                  ent_error *err) {
  return write_with(out, study, options, write_clu, err);
}

ent_status ent__network_pajek_vec(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                                  ent_error *err) {
  return write_with(out, study, options, write_vec, err);
}
