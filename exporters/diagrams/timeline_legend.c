/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Explains every mark of the timeline that it has. */
#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/svg.h"
#include "exporters/diagrams/timeline.h"

/* Beyond this a block would outgrow the picture; below a wide one there is room for several. */
enum { MOST_NAMED = 14, MOST_BLOCKS = 3 };

static const double middle = ENT__LEGEND_SYMBOL / 2.0;

/* Opens a block of coalitions: the first, or "Coalitions 15–28". */
static ent_status lineage_block(ent__legend *legend, size_t first, size_t named, ent_error *err) {
  const char *heading = ent__drawing_word(legend->drawing, ENT__WORD_COALITIONS);
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_puts(&text, heading);
  if (first > 0) ent__buffer_printf(&text, " %zu–%zu", first + 1, first + MOST_NAMED < named ? first + MOST_NAMED : named);
  const ent_status status = ent__buffer_status(&text, err);
  if (status == ENT_OK) ent__legend_block(legend, text.data);
  ent_buffer_clear(&text);
  return status;
}

/* "2 · China and others (12)": the most members that it had. */
static ent_status lineage_rows(ent__legend *legend, const ent__timeline *timeline, ent_error *err) {
  const size_t count = timeline->lineage_count, most = MOST_NAMED * (timeline->wide ? MOST_BLOCKS : 1), named = count > most ? most - 1 : count;
  ent_buffer text = ENT_BUFFER_INIT;
  ent_status status = ENT_OK;
  for (size_t l = 0; status == ENT_OK && l < named; l++) {
    if (l % MOST_NAMED == 0) status = lineage_block(legend, l, named, err);
    if (status != ENT_OK) break;
    const ent__paint paint = {ent__style_coalition_colour((uint32_t)l), 1.0, ENT__STYLE_INK, 0.8, NULL};
    ent_buffer_clear(&text);
    ent__buffer_printf(&text, "%zu · %s (%u)", l + 1, timeline->names[l], timeline->lineages[l].largest);
    status = ent__buffer_status(&text, err);
    if (status != ENT_OK) break;
    const double y = ent__legend_row(legend, text.data);
    ent__svg_shape(ent__legend_svg(legend), ent__style_coalition_shape((uint32_t)l), middle, y, 6.0, &paint);
  }
  if (status == ENT_OK && named < count) {
    ent_buffer_clear(&text);
    ent__buffer_printf(&text, legend->drawing->tongue == ENT__TONGUE_ZH ? "%zu%s" : "%zu %s", count - named,
                       ent__drawing_word(legend->drawing, ENT__WORD_MORE_LINEAGES));
    status = ent__buffer_status(&text, err);
    if (status == ENT_OK) (void)ent__legend_row(legend, text.data);
  }
  ent_buffer_clear(&text);
  return status;
}

static bool has_block(const ent__timeline *timeline, ent__flow_kind kind) {
  for (uint32_t c = 0; c < timeline->column_count; c++) {
    const ent__flow_column *column = &timeline->columns[c];
    for (uint32_t b = 0; b < column->block_count; b++)
      if (column->blocks[b].kind == kind) return true;
  }
  return false;
}

static bool has_flow(const ent__timeline *timeline, ent__flow_look look) {
  for (uint32_t g = 0; g < timeline->gap_count; g++) {
    const ent__flow_gap *gap = &timeline->gaps[g];
    for (uint32_t f = 0; f < gap->count; f++) {
      const ent__flow *flow = &gap->flows[f];
      if (ent__flow_looks(&timeline->columns[gap->left].blocks[flow->from], &timeline->columns[gap->right].blocks[flow->to]) == look)
        return true;
    }
  }
  return false;
}

static void block_rows(ent__legend *legend, const ent__timeline *timeline) {
  static const ent__word words[] = {ENT__WORD_LINEAGE_ROW, ENT__WORD_ALONE_ROW, ENT__WORD_UNALIGNED_ROW, ENT__WORD_ABSENT_ROW};
  ent__legend_block(legend, ent__drawing_word(legend->drawing, ENT__WORD_BLOCK_HEADING));
  for (int kind = ENT__FLOW_LINEAGE; kind <= ENT__FLOW_ABSENT; kind++) {
    if (!has_block(timeline, (ent__flow_kind)kind)) continue;
    const double y = ent__legend_row(legend, ent__drawing_word(legend->drawing, words[kind]));
    const ent__flow_block block = {.kind = (ent__flow_kind)kind, .lineage = kind == ENT__FLOW_LINEAGE ? 0 : ENT_NONE, .y = y - 6.0, .height = 12.0};
    ent__flow_block_draw(ent__legend_svg(legend), &block, middle - 7.0, 14.0);
  }
}

static void flow_rows(ent__legend *legend, const ent__timeline *timeline) {
  static const ent__word words[] = {ENT__WORD_FLOW_NONE, ENT__WORD_FLOW_STAYS, ENT__WORD_FLOW_JOINS, ENT__WORD_FLOW_MOVES};
  const ent__flow_block none = {.kind = ENT__FLOW_ALONE, .lineage = ENT_NONE}, one = {.lineage = 0}, other = {.lineage = 1};
  const ent__flow_block *from[] = {&none, &one, &one, &one}, *to[] = {&none, &one, &none, &other};
  if (timeline->gap_count == 0) return;
  ent__legend_block(legend, ent__drawing_word(legend->drawing, ENT__WORD_FLOW_HEADING));
  for (int i = 0; i < 4; i++) {
    const int look = (i + 1) % 4; /* the most common first */
    if (!has_flow(timeline, (ent__flow_look)look)) continue;
    const double y = ent__legend_tall_row(legend, ent__drawing_word(legend->drawing, words[look]), 14.0);
    const ent__flow flow = {.y_from = y - 5.0, .y_to = y - 5.0, .height_from = 10.0, .height_to = 10.0};
    ent__flow_draw(ent__legend_svg(legend), &flow, from[look], to[look], 2.0, ENT__LEGEND_SYMBOL - 2.0);
  }
}

static void mark_rows(ent__legend *legend, const ent__timeline *timeline) {
  size_t points;
  bool passed = false;
  (void)ent_change_points(timeline->change, &points);
  for (uint32_t c = 0; c < timeline->column_count; c++) passed = passed || timeline->columns[c].passed;
  if (passed) {
    const ent__paint ground = {ENT__STYLE_FAINT, 0.25, ENT__STYLE_FAINT, 0.8, NULL}, line = {NULL, 1.0, ENT__STYLE_FAINT, 1.0, NULL};
    const double y = ent__legend_row(legend, ent__drawing_word(legend->drawing, ENT__WORD_PASSED_ROW));
    ent__svg_rect(ent__legend_svg(legend), middle - 7.0, y - 7.0, 14.0, 14.0, 0.0, &ground);
    ent__svg_line(ent__legend_svg(legend), middle - 7.0, y + 3.0, middle + 7.0, y - 4.0, &line);
  }
  if (points == 0) return;
  const ent__paint line = {NULL, 1.0, ENT__STYLE_INK, 1.3, "5 3"}, mark = {ENT__STYLE_INK, 1.0, NULL, 0.0, NULL};
  const double y = ent__legend_tall_row(legend, ent__drawing_word(legend->drawing, ENT__WORD_POINT_ROW), 20.0);
  ent__svg_line(ent__legend_svg(legend), middle, y - 7.0, middle, y + 10.0, &line);
  ent__svg_shape(ent__legend_svg(legend), ENT__SHAPE_DOWN, middle, y - 8.0, 4.0, &mark);
}

ent_status ent__timeline_legend(ent__legend *legend, const ent__timeline *timeline, ent_error *err) {
  if (timeline->lineage_count > 0) {
    const ent_status status = lineage_rows(legend, timeline, err);
    if (status != ENT_OK) return status;
  }
  block_rows(legend, timeline);
  if (timeline->lineage_count == 0) ent__legend_note(legend, ent__drawing_word(legend->drawing, ENT__WORD_NEVER_TOGETHER));
  flow_rows(legend, timeline);
  mark_rows(legend, timeline);
  return legend->status;
}
