/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heads of the columns of the timeline: dates and counts. */
#include <math.h>

#include "engine/base/buffer.h"
#include "exporters/diagrams/svg.h"
#include "exporters/diagrams/timeline.h"
#include "exporters/window_span.h"

static const ent__font head_font = {ENT__STYLE_SMALL, true}, small_font = {ENT__STYLE_SMALL, false};

void ent__timeline_dates(ent_buffer *out, const ent_window *window) { ent__window_span_add(out, *window, "–"); }

static void dates_of(ent_buffer *out, const ent__timeline *timeline, const ent__flow_column *column) {
  ent_window whole = timeline->windows[column->window].window;
  const ent_window *last = &timeline->windows[column->window + column->windows - 1].window;
  whole.to = last->to;
  whole.last = last->last;
  ent__timeline_dates(out, &whole);
}

/* Room that a head may take without touching the next. */
static double room_of(const ent__timeline *timeline, uint32_t c) {
  const ent__flow_column *column = &timeline->columns[c];
  double room = 1e9;
  if (c > 0) room = column->x - timeline->columns[c - 1].x;
  if (c + 1 < timeline->column_count) room = fmin(room, timeline->columns[c + 1].x - column->x);
  return room - 4.0;
}

static double width_of(const ent_buffer *text, ent__drawing *drawing, ent__font font) {
  return text->failed || text->size == 0 ? 0.0 : ent__measure_width(drawing->measure, text->data, text->size, font);
}

/* Dates lie flat where all have room, else they are slanted; returns how high they rise. */
static double fit_dates(ent__timeline *timeline, ent__drawing *drawing) {
  double widest = 0.0;
  for (uint32_t c = 0; c < timeline->column_count; c++) {
    ent_buffer text = ENT_BUFFER_INIT;
    dates_of(&text, timeline, &timeline->columns[c]);
    const double width = width_of(&text, drawing, head_font);
    ent_buffer_clear(&text);
    timeline->slanted = timeline->slanted || width > room_of(timeline, c);
    widest = fmax(widest, width);
  }
  return timeline->slanted ? widest * 0.77 + 14.0 : 14.0;
}

static void draw_date(ent_buffer *out, const ent__timeline *timeline, const ent_buffer *text, double x, const char *colour) {
  if (!timeline->slanted) {
    ent__svg_buffer(out, x, timeline->header, text, head_font, colour, ENT__ANCHOR_MIDDLE);
    return;
  }
  ent__svg_point(out, "<g transform=\"translate(", x + 2.0, timeline->header);
  ent__buffer_puts(out, ") rotate(-50)\">");
  ent__svg_buffer(out, 0.0, 0.0, text, head_font, colour, ENT__ANCHOR_START);
  ent__buffer_puts(out, "</g>\n");
}

/* The date, then how many actors said something and in how many statements. */
static void draw_head(ent_buffer *out, const ent__timeline *timeline, uint32_t c, bool counted) {
  const ent__flow_column *column = &timeline->columns[c];
  const ent_change_window *window = &timeline->windows[column->window];
  const double x = column->x + column->width / 2.0;
  ent_buffer text = ENT_BUFFER_INIT, nodes = ENT_BUFFER_INIT, statements = ENT_BUFFER_INIT;
  size_t said = 0;
  for (uint32_t w = 0; w < column->windows; w++) said += window[w].statements;
  dates_of(&text, timeline, column);
  draw_date(out, timeline, &text, x, column->passed ? ENT__STYLE_SOFT : ENT__STYLE_INK);
  if (column->windows > 1)
    ent__buffer_puts(&nodes, "–");
  else
    ent__buffer_printf(&nodes, "%u", window->nodes);
  ent__buffer_printf(&statements, "%zu", said);
  if (counted) {
    ent__svg_buffer(out, x, timeline->header + 13.0, &nodes, small_font, ENT__STYLE_SOFT, ENT__ANCHOR_MIDDLE);
    ent__svg_buffer(out, x, timeline->header + 25.0, &statements, small_font, ENT__STYLE_SOFT, ENT__ANCHOR_MIDDLE);
  }
  ent_buffer_clear(&text);
  ent_buffer_clear(&nodes);
  ent_buffer_clear(&statements);
}

/* Whether the counts of all heads have room. */
static bool counts_fit(const ent__timeline *timeline, ent__drawing *drawing) {
  for (uint32_t c = 0; c < timeline->column_count; c++) {
    ent_buffer text = ENT_BUFFER_INIT;
    ent__buffer_printf(&text, "%zu", timeline->windows[timeline->columns[c].window].statements);
    const double width = width_of(&text, drawing, small_font);
    ent_buffer_clear(&text);
    if (width > room_of(timeline, c) + 2.0) return false;
  }
  return true;
}

void ent__timeline_heads(ent_buffer *out, const ent__timeline *timeline, ent__drawing *drawing) {
  const bool counted = counts_fit(timeline, drawing);
  for (uint32_t c = 0; c < timeline->column_count; c++) draw_head(out, timeline, c, counted);
  if (!counted) return;
  ent__svg_text(out, timeline->left - 16.0, timeline->header + 13.0, ent__drawing_word(drawing, ENT__WORD_ACTORS_ROW), small_font,
                ENT__STYLE_SOFT, ENT__ANCHOR_END, false);
  ent__svg_text(out, timeline->left - 16.0, timeline->header + 25.0, ent__drawing_word(drawing, ENT__WORD_STATEMENTS_ROW),
                small_font, ENT__STYLE_SOFT, ENT__ANCHOR_END, false);
}

void ent__timeline_fit_heads(ent__timeline *timeline, ent__drawing *drawing) {
  const double rise = fit_dates(timeline, drawing), shift = rise + 44.0 - timeline->top;
  timeline->header = rise - 4.0;
  timeline->top += shift;
  for (uint32_t c = 0; c < timeline->column_count; c++)
    for (uint32_t b = 0; b < timeline->columns[c].block_count; b++) timeline->columns[c].blocks[b].y += shift;
  for (uint32_t g = 0; g < timeline->gap_count; g++) {
    for (uint32_t f = 0; f < timeline->gaps[g].count; f++) {
      timeline->gaps[g].flows[f].y_from += shift;
      timeline->gaps[g].flows[f].y_to += shift;
    }
  }
}
