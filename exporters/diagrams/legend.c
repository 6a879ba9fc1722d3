/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/page.h"
#include "exporters/diagrams/svg.h"

static const ent__font heading_font = {ENT__STYLE_HEADING, true};
static const ent__font row_font = {ENT__STYLE_BODY, false};
static const ent__font note_font = {ENT__STYLE_SMALL, false};
static const double symbol_gap = 8.0, row_gap = 5.0;

/* Fits and writes words into the last block; returns their top, or -1 after a failure. */
static double add_words(ent__legend *legend, const char *text, double x, ent__font font, double gap,
                        const char *colour) {
  ent__label label;
  if (legend->status != ENT_OK || legend->count == 0) return -1.0;
  ent__panel *block = &legend->blocks[legend->count - 1];
  const double room = ENT__LEGEND_WIDTH - x;
  legend->status = ent__label_fit(&label, &legend->drawing->arena, legend->drawing->measure, text, font, room,
                                  ENT__LABEL_LINES, legend->err);
  if (legend->status != ENT_OK) return -1.0;
  const double top = block->height + gap;
  ent__svg_label(&block->svg, x, top, &label, font, colour, ENT__ANCHOR_START, false);
  block->height = top + label.height;
  if (x + label.width > block->width) block->width = x + label.width;
  return top;
}

void ent__legend_block(ent__legend *legend, const char *heading) {
  double gap = 12.0;
  if (legend->count < ENT__LEGEND_BLOCKS) {
    legend->blocks[legend->count++] = (ent__panel){.svg = ENT_BUFFER_INIT};
    gap = 0.0;
  }
  add_words(legend, heading, 0.0, heading_font, gap, ENT__STYLE_INK);
}

double ent__legend_row(ent__legend *legend, const char *text) {
  const double top =
      add_words(legend, text, ENT__LEGEND_SYMBOL + symbol_gap, row_font, row_gap, ENT__STYLE_INK);
  return top < 0.0 ? 0.0 : top + ent__measure_leading(row_font) / 2.0;
}

double ent__legend_tall_row(ent__legend *legend, const char *text, double height) {
  if (legend->status != ENT_OK || legend->count == 0) return 0.0;
  ent__panel *block = &legend->blocks[legend->count - 1];
  const double spare = (height - ent__measure_leading(row_font)) / 2.0;
  if (spare <= 0.0) return ent__legend_row(legend, text);
  const double top = block->height + row_gap;
  block->height += spare;
  const double y = ent__legend_row(legend, text);
  if (block->height < top + height) block->height = top + height;
  return y;
}

void ent__legend_note(ent__legend *legend, const char *text) {
  add_words(legend, text, 0.0, note_font, row_gap, ENT__STYLE_SOFT);
}

ent_buffer *ent__legend_svg(ent__legend *legend) {
  return &legend->blocks[legend->count > 0 ? legend->count - 1 : 0].svg;
}
