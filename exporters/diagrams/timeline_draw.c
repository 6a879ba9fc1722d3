/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bands and blocks of the timeline. */
#include <math.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/svg.h"
#include "exporters/diagrams/timeline.h"

/* Beyond so many bands titles would make up most of the file; a title names so many actors. */
enum { MOST_TITLES = 1500, MOST_NAMED = 12 };

/* The whole band as a path; its two long edges alone where `edges`. */
static void band_path(ent_buffer *out, const ent__flow *flow, double x1, double x2, bool edges) {
  ent__svg_band(out, (ent_point){x1, flow->y_from}, flow->height_from, (ent_point){x2, flow->y_to}, flow->height_to, edges);
}

/* Strokes across the band, as its edges run: at t along the curve, x and the share of the way down. */
static void hatch(ent_buffer *out, const ent__flow *flow, double x1, double x2) {
  const int strokes = (int)fmin(fmax((x2 - x1) / 5.0, 3.0), 60.0);
  const ent__paint paint = {NULL, 1.0, ENT__STYLE_INK, 0.5, NULL};
  ent__buffer_puts(out, "<path d=\"");
  for (int i = 1; i < strokes; i++) {
    const double t = (double)i / strokes, u = 1.0 - t;
    const double x = x1 + (x2 - x1) * (1.5 * u * u * t + 1.5 * u * t * t + t * t * t);
    const double way = 3.0 * u * t * t + t * t * t;
    const double top = flow->y_from + (flow->y_to - flow->y_from) * way;
    const double height = flow->height_from + (flow->height_to - flow->height_from) * way;
    ent__svg_point(out, "M", x - 1.5, top);
    ent__svg_point(out, "L", x + 1.5, top + height);
  }
  ent__buffer_putc(out, '"');
  ent__svg_paint(out, &paint);
  ent__buffer_puts(out, " stroke-opacity=\"0.55\"/>\n");
}

static void fill(ent_buffer *out, const ent__flow *flow, double x1, double x2, const char *colour, double opacity) {
  const ent__paint paint = {colour, opacity, NULL, 0.0, NULL};
  band_path(out, flow, x1, x2, false);
  ent__svg_paint(out, &paint);
  ent__buffer_puts(out, "/>\n");
}

static void edge(ent_buffer *out, const ent__flow *flow, double x1, double x2, const char *colour, const char *dashes) {
  /* The edges of a thin band would hide what is between them. */
  const double thinner = fmin(flow->height_from, flow->height_to);
  const ent__paint paint = {NULL, 1.0, colour, thinner < 1.0 ? 0.3 : thinner < 3.0 ? 0.5 : 0.9, dashes};
  band_path(out, flow, x1, x2, true);
  ent__svg_paint(out, &paint);
  ent__buffer_puts(out, "/>\n");
}

void ent__flow_draw(ent_buffer *out, const ent__flow *flow, const ent__flow_block *from, const ent__flow_block *to, double x1,
                    double x2) {
  const uint32_t lineage = from->kind == ENT__FLOW_LINEAGE ? from->lineage : to->lineage;
  switch (ent__flow_looks(from, to)) {
    case ENT__LOOK_NONE: fill(out, flow, x1, x2, ENT__STYLE_FAINT, 0.3); return;
    case ENT__LOOK_STAYS: fill(out, flow, x1, x2, ent__style_coalition_colour(lineage), 0.42); return;
    case ENT__LOOK_JOINS:
      fill(out, flow, x1, x2, ent__style_coalition_colour(lineage), 0.16);
      edge(out, flow, x1, x2, ent__style_coalition_line(lineage), ENT__STYLE_FINE_DASHES);
      return;
    case ENT__LOOK_MOVES:
      fill(out, flow, x1, x2, ent__style_coalition_colour(lineage), 0.6);
      hatch(out, flow, x1, x2);
      edge(out, flow, x1, x2, ENT__STYLE_INK, NULL);
      return;
  }
}

/* "2 → 3 (4): A, B, C, D" */
static void title_of(ent_buffer *title, const ent__timeline *timeline, const ent__drawing *drawing, const ent__flow_gap *gap,
                     const ent__flow *flow) {
  const ent__flow_column *left = &timeline->columns[gap->left], *right = &timeline->columns[gap->right];
  uint32_t named = 0;
  ent__buffer_printf(title, "%s → %s (%u)%s", ent__flow_name(timeline, drawing, &left->blocks[flow->from]),
                     ent__flow_name(timeline, drawing, &right->blocks[flow->to]), flow->count,
                     ent__drawing_word(drawing, ENT__WORD_COLON));
  for (size_t v = 0; v < timeline->node_count && named < flow->count; v++) {
    if (left->of[v] != flow->from || right->of[v] != flow->to) continue;
    if (named == MOST_NAMED) {
      ent__buffer_puts(title, " …");
      return;
    }
    ent__buffer_printf(title, "%s%s", named > 0 ? ent__drawing_word(drawing, ENT__WORD_LIST_COMMA) : "", timeline->called[v]);
    named++;
  }
}

static ent_status draw_gap(ent_buffer *out, const ent__timeline *timeline, const ent__drawing *drawing, const ent__flow_gap *gap,
                           bool titled, ent_error *err) {
  static const char *const classes[] = {"flow none", "flow stays", "flow joins", "flow moves"};
  const ent__flow_column *left = &timeline->columns[gap->left], *right = &timeline->columns[gap->right];
  for (int look = ENT__LOOK_NONE; look <= ENT__LOOK_MOVES; look++) {
    for (uint32_t f = 0; f < gap->count; f++) {
      const ent__flow *flow = &gap->flows[f];
      const ent__flow_block *from = &left->blocks[flow->from], *to = &right->blocks[flow->to];
      ent_buffer title = ENT_BUFFER_INIT;
      if ((int)ent__flow_looks(from, to) != look) continue;
      if (titled) title_of(&title, timeline, drawing, gap, flow);
      const ent_status status = ent__buffer_status(&title, err);
      if (status == ENT_OK) {
        ent__svg_group(out, classes[look], titled ? title.data : NULL);
        ent__flow_draw(out, flow, from, to, left->x + left->width, right->x);
        ent__buffer_puts(out, "</g>\n");
      }
      ent_buffer_clear(&title);
      if (status != ENT_OK) return status;
    }
  }
  return ENT_OK;
}

void ent__flow_block_draw(ent_buffer *out, const ent__flow_block *block, double x, double width) {
  static const char *const dashes[] = {NULL, NULL, ENT__STYLE_FINE_DASHES, "1 2"};
  const bool lineage = block->kind == ENT__FLOW_LINEAGE;
  const char *fills[] = {NULL, ENT__STYLE_FAINT, ENT__STYLE_PAPER, NULL};
  const ent__paint paint = {lineage ? ent__style_coalition_colour(block->lineage) : fills[block->kind], 1.0,
                            lineage ? ent__style_coalition_line(block->lineage) : ENT__STYLE_SOFT,
                            block->height < 4.0 ? 0.5 : 1.0, dashes[block->kind]};
  ent__svg_rect(out, x, block->y, width, block->height, 0.0, &paint);
}

/* Its number where there is room, and above that its shape. */
static void mark_block(ent_buffer *out, const ent__flow_block *block, double x, double width) {
  const ent__font font = {width < 16.0 ? 7.5 : 9.0, true};
  const double middle = x + width / 2.0;
  const bool shape = block->height >= 30.0;
  ent_buffer number = ENT_BUFFER_INIT;
  if (block->kind != ENT__FLOW_LINEAGE || block->height < font.size + 1.0) return;
  ent__buffer_printf(&number, "%u", block->lineage + 1);
  ent__svg_buffer(out, middle, block->y + block->height / 2.0 + font.size * 0.36 + (shape ? 7.0 : 0.0), &number, font,
                  ent__style_coalition_ink(block->lineage), ENT__ANCHOR_MIDDLE);
  if (shape) {
    const ent__paint paint = {ENT__STYLE_PAPER, 1.0, ENT__STYLE_INK, 0.7, NULL};
    ent__svg_shape(out, ent__style_coalition_shape(block->lineage), middle, block->y + block->height / 2.0 - 6.0,
                   fmin(width * 0.26, 4.5), &paint);
  }
  ent_buffer_clear(&number);
}

static void draw_column(ent_buffer *out, const ent__timeline *timeline, const ent__drawing *drawing, const ent__flow_column *column,
                        bool titled) {
  for (uint32_t b = 0; b < column->block_count; b++) {
    const ent__flow_block *block = &column->blocks[b];
    ent_buffer title = ENT_BUFFER_INIT;
    if (titled)
      ent__buffer_printf(&title, "%s (%u)", ent__flow_name(timeline, drawing, block), block->size);
    if (title.failed) out->failed = 1;
    ent__svg_group(out, block->kind == ENT__FLOW_LINEAGE ? "block coalition" : "block", title.failed ? NULL : title.data);
    ent__flow_block_draw(out, block, column->x, column->width);
    mark_block(out, block, column->x, column->width);
    ent__buffer_puts(out, "</g>\n");
    ent_buffer_clear(&title);
  }
}

/* A pale strip with slanted strokes, below the bands. */
static void draw_passed(ent_buffer *out, const ent__timeline *timeline, const ent__flow_column *column) {
  const ent__paint ground = {ENT__STYLE_FAINT, 0.25, ENT__STYLE_FAINT, 0.8, NULL}, stroke = {NULL, 1.0, ENT__STYLE_FAINT, 1.0, NULL};
  const int strokes = (int)(timeline->height / 12.0);
  ent__svg_rect(out, column->x, timeline->top, column->width, timeline->height, 0.0, &ground);
  ent__buffer_puts(out, "<path d=\"");
  for (int i = 1; i <= strokes; i++) {
    ent__svg_point(out, "M", column->x, timeline->top + i * 12.0);
    ent__svg_point(out, "L", column->x + column->width, timeline->top + i * 12.0 - 10.0);
  }
  ent__buffer_putc(out, '"');
  ent__svg_paint(out, &stroke);
  ent__buffer_puts(out, "/>\n");
}

ent_status ent__timeline_draw(ent_buffer *out, const ent__timeline *timeline, ent__drawing *drawing, ent_error *err) {
  size_t flows = 0;
  ent_status status = ENT_OK;
  for (uint32_t g = 0; g < timeline->gap_count; g++) flows += timeline->gaps[g].count;
  const bool titled = flows <= MOST_TITLES;
  for (uint32_t c = 0; c < timeline->column_count; c++)
    if (timeline->columns[c].passed) draw_passed(out, timeline, &timeline->columns[c]);
  for (uint32_t g = 0; status == ENT_OK && g < timeline->gap_count; g++)
    status = draw_gap(out, timeline, drawing, &timeline->gaps[g], titled, err);
  for (uint32_t c = 0; c < timeline->column_count; c++) draw_column(out, timeline, drawing, &timeline->columns[c], titled);
  return status;
}
