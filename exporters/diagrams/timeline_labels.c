/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the timeline: names of lineages and of those who move, and points of change. No name lies on another. */
#include <math.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/svg.h"
#include "exporters/diagrams/timeline.h"

static const ent__font small_font = {ENT__STYLE_SMALL, false}, name_font = {ENT__STYLE_BODY, false};
static const double least_gap = 64.0;

/* The names of movers in a gap: at most so many together. */
enum { MOST_TOGETHER = 3 };

/* A label beside a block. */
typedef struct tag {
  ent__label label;
  const ent__flow_block *block;
  double y;      /* of its middle */
  double height;
} tag;

/* Writes "China and others (12)" for a block; what is too long of the name gives way, not the number. */
static ent_status fit_tag(tag *out, const ent__timeline *timeline, ent__drawing *drawing, const ent__flow_block *block, double width,
                          ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__label name;
  ent_status status = ent__label_fit(&name, &drawing->arena, drawing->measure, ent__flow_name(timeline, drawing, block), name_font,
                                     width, 1, err);
  if (status != ENT_OK) return status;
  /* A left-to-right mark (U+200E) keeps the number behind a name that runs from right to left. */
  ent__buffer_printf(&text, "%s\xe2\x80\x8e (%u)", name.count > 0 ? name.lines[0] : "", block->size);
  status = ent__buffer_status(&text, err);
  if (status == ENT_OK)
    status = ent__label_fit(&out->label, &drawing->arena, drawing->measure, text.data, name_font, width + 60.0, 1, err);
  ent_buffer_clear(&text);
  out->block = block;
  out->height = ent__measure_leading(name_font);
  out->y = block->y + block->height / 2.0;
  return status;
}

/* Pushes labels apart, from the top down and then from the bottom up; they stay in their order. */
static void spread(tag *tags, uint32_t count, double bottom) {
  double free_from = -1e9;
  for (uint32_t i = 0; i < count; i++) {
    tags[i].y = fmax(tags[i].y, free_from + tags[i].height / 2.0);
    free_from = tags[i].y + tags[i].height / 2.0;
  }
  double free_to = fmax(bottom, free_from - 4.0 * tags[0].height);
  for (uint32_t i = count; i-- > 0;) {
    tags[i].y = fmin(tags[i].y, free_to - tags[i].height / 2.0);
    free_to = tags[i].y - tags[i].height / 2.0;
  }
}

/* A mark with number, the name, and a fine line where it was pushed away from its block. */
static void draw_tag(ent_buffer *out, const tag *at, double x, bool at_left) {
  const ent__flow_block *block = at->block;
  const double side = at_left ? -1.0 : 1.0, middle = block->y + block->height / 2.0;
  const bool lineage = block->kind == ENT__FLOW_LINEAGE;
  const ent__paint line = {NULL, 1.0, ENT__STYLE_FAINT, 0.8, NULL};
  double text = x + side * 8.0;
  if (fabs(middle - at->y) > 1.0) ent__svg_line(out, x + side, middle, x + side * 7.0, at->y, &line);
  if (lineage) {
    const ent__paint paint = {ent__style_coalition_colour(block->lineage), 1.0, ENT__STYLE_INK, 0.7, NULL};
    ent_buffer number = ENT_BUFFER_INIT;
    ent__buffer_printf(&number, "%u", block->lineage + 1);
    ent__svg_shape(out, ent__style_coalition_shape(block->lineage), x + side * 13.0, at->y, 4.5, &paint);
    ent__svg_buffer(out, x + side * 21.0, at->y + 4.0, &number, (ent__font){name_font.size, true},
                    ent__style_coalition_line(block->lineage), at_left ? ENT__ANCHOR_END : ENT__ANCHOR_START);
    text += side * (block->lineage < 9 ? 25.0 : block->lineage < 99 ? 32.0 : 39.0);
    ent_buffer_clear(&number);
  }
  ent__svg_label(out, text, at->y - at->height / 2.0, &at->label, name_font, lineage ? ENT__STYLE_INK : ENT__STYLE_SOFT,
                 at_left ? ENT__ANCHOR_END : ENT__ANCHOR_START, false);
}

/* Names all blocks of the first or the last column at its outer side; returns how far they reach. */
static ent_status name_side(double *reach, ent_buffer *out, const ent__timeline *timeline, ent__drawing *drawing, bool at_left,
                            ent_error *err) {
  const ent__flow_column *column = &timeline->columns[at_left ? timeline->first_shown : timeline->last_shown];
  tag *tags = ent__arena_alloc(&drawing->arena, column->block_count, sizeof *tags);
  const double x = at_left ? column->x : column->x + column->width;
  *reach = 0.0;
  if (tags == NULL) return ent__nomem(err);
  /* More than there is room for would push each other far away: the largest blocks are those at hand. */
  uint32_t count = 0;
  const uint32_t room = (uint32_t)(timeline->height / ent__measure_leading(name_font)) + 1;
  const double least = column->block_count > room ? 8.0 : 0.0;
  for (uint32_t b = 0; b < column->block_count; b++) {
    if (column->blocks[b].height < least) continue;
    const ent_status status = fit_tag(&tags[count], timeline, drawing, &column->blocks[b], timeline->beside - 80.0, err);
    if (status != ENT_OK) return status;
    count++;
  }
  if (count > 0) spread(tags, count, timeline->top + timeline->height);
  for (uint32_t i = 0; i < count; i++) {
    draw_tag(out, &tags[i], x, at_left);
    *reach = fmax(*reach, x + tags[i].label.width + 46.0);
  }
  return ENT_OK;
}

/* A box of a word that is drawn already. */
typedef struct box {
  double x1, y1, x2, y2;
} box;

typedef struct boxes {
  box *at;
  size_t count;
  size_t room;
} boxes;

static bool is_free(const boxes *taken, const box *wanted) {
  for (size_t i = taken->count; i-- > 0;) {
    const box *b = &taken->at[i];
    if (wanted->x1 < b->x2 && b->x1 < wanted->x2 && wanted->y1 < b->y2 && b->y1 < wanted->y2) return false;
  }
  return true;
}

/* Draws a label in the middle of its place, or a little above or below; not at all where that is taken. */
static void place(ent_buffer *out, const ent__timeline *timeline, boxes *taken, const ent__label *label, double x, double y,
                  ent__font font, const char *colour) {
  static const double shifts[] = {0.0, -11.0, 11.0, -22.0, 22.0};
  if (label->count == 0 || taken->count == taken->room) return;
  for (size_t i = 0; i < sizeof shifts / sizeof shifts[0]; i++) {
    const double middle = y + shifts[i];
    const box wanted = {x - label->width / 2.0 - 2.0, middle - label->height / 2.0, x + label->width / 2.0 + 2.0,
                        middle + label->height / 2.0};
    if (wanted.y1 < timeline->top - 6.0 || wanted.y2 > timeline->top + timeline->height + 6.0 || !is_free(taken, &wanted)) continue;
    taken->at[taken->count++] = wanted;
    ent__svg_label(out, x, wanted.y1, label, font, colour, ENT__ANCHOR_MIDDLE, true);
    return;
  }
}

static bool is_new(const ent__timeline *timeline, uint32_t c, const ent__flow_block *block) {
  return block->kind == ENT__FLOW_LINEAGE && timeline->lineages[block->lineage].first == timeline->columns[c].window;
}

/* Names lineages that begin in a column, over the bands that leave it. */
static ent_status name_new(ent_buffer *out, const ent__timeline *timeline, ent__drawing *drawing, const ent__flow_gap *gap,
                           boxes *taken, ent_error *err) {
  const ent__flow_column *column = &timeline->columns[gap->left];
  const double room = timeline->columns[gap->right].x - column->x - column->width - 10.0;
  for (uint32_t b = 0; gap != timeline->gaps && room >= least_gap && b < column->block_count; b++) {
    const ent__flow_block *block = &column->blocks[b];
    ent__label label;
    ent_buffer text = ENT_BUFFER_INIT;
    if (!is_new(timeline, gap->left, block)) continue;
    ent__buffer_printf(&text, "%u %s", block->lineage + 1, ent__flow_name(timeline, drawing, block));
    ent_status status = ent__buffer_status(&text, err);
    if (status == ENT_OK)
      status = ent__label_fit(&label, &drawing->arena, drawing->measure, text.data, name_font, room, 1, err);
    ent_buffer_clear(&text);
    if (status != ENT_OK) return status;
    place(out, timeline, taken, &label, column->x + column->width + 6.0 + label.width / 2.0, block->y + block->height / 2.0,
          name_font, ENT__STYLE_INK);
  }
  return ENT_OK;
}

static ent_status name_movers(ent_buffer *out, const ent__timeline *timeline, ent__drawing *drawing, const ent__flow_gap *gap,
                              const ent__flow *flow, boxes *taken, ent_error *err) {
  const ent__flow_column *left = &timeline->columns[gap->left], *right = &timeline->columns[gap->right];
  const double x1 = left->x + left->width, x2 = right->x;
  const double y = (flow->y_from + flow->y_to + (flow->height_from + flow->height_to) / 2.0) / 2.0;
  ent_buffer text = ENT_BUFFER_INIT;
  ent__label label;
  uint32_t named = 0;
  for (size_t v = 0; v < timeline->node_count && named < flow->count; v++) {
    if (left->of[v] != flow->from || right->of[v] != flow->to) continue;
    ent__buffer_printf(&text, "%s%s", named++ > 0 ? ent__drawing_word(drawing, ENT__WORD_LIST_COMMA) : "", timeline->called[v]);
  }
  ent_status status = ent__buffer_status(&text, err);
  if (status == ENT_OK)
    status = ent__label_fit(&label, &drawing->arena, drawing->measure, text.data, small_font, x2 - x1 - 14.0, 1, err);
  if (status == ENT_OK) place(out, timeline, taken, &label, (x1 + x2) / 2.0, y, small_font, ENT__STYLE_INK);
  ent_buffer_clear(&text);
  return status;
}

/* In gaps with room: names of new lineages, then of the few who change theirs, then of the few who join or leave one. */
static ent_status name_gaps(ent_buffer *out, const ent__timeline *timeline, ent__drawing *drawing, ent_error *err) {
  boxes taken = {.room = 4000};
  ent_status status = ENT_OK;
  taken.at = ent__arena_alloc(&drawing->arena, taken.room, sizeof *taken.at);
  if (taken.at == NULL) return ent__nomem(err);
  for (uint32_t g = 0; status == ENT_OK && g < timeline->gap_count; g++) {
    const ent__flow_gap *gap = &timeline->gaps[g];
    const ent__flow_column *left = &timeline->columns[gap->left], *right = &timeline->columns[gap->right];
    status = name_new(out, timeline, drawing, gap, &taken, err);
    if (right->x - left->x - left->width < least_gap) continue;
    for (int look = ENT__LOOK_MOVES; look >= ENT__LOOK_JOINS; look--) {
      for (uint32_t f = 0; status == ENT_OK && f < gap->count; f++) {
        const ent__flow *flow = &gap->flows[f];
        if ((int)ent__flow_looks(&left->blocks[flow->from], &right->blocks[flow->to]) != look) continue;
        if (flow->count <= MOST_TOGETHER && timeline->node_count <= (look == ENT__LOOK_MOVES ? 300u : 40u))
          status = name_movers(out, timeline, drawing, gap, flow, &taken, err);
      }
    }
  }
  return status;
}

/* A line before each window with which the network is another, with its p below. */
static void draw_points(ent_buffer *out, const ent__timeline *timeline) {
  size_t count;
  const ent_change_point *points = ent_change_points(timeline->change, &count);
  const ent__paint line = {NULL, 1.0, ENT__STYLE_INK, 1.3, "5 3"}, mark = {ENT__STYLE_INK, 1.0, NULL, 0.0, NULL};
  for (size_t i = 0; i < count; i++) {
    for (uint32_t c = 1; c < timeline->column_count; c++) {
      const ent__flow_column *column = &timeline->columns[c];
      if (points[i].window < column->window || points[i].window >= column->window + column->windows) continue;
      const double x = column->x - fmin((column->x - timeline->columns[c - 1].x - timeline->columns[c - 1].width) / 2.0, 10.0);
      const double bottom = timeline->top + timeline->height;
      ent_buffer text = ENT_BUFFER_INIT;
      ent__buffer_puts(&text, "p ");
      ent__buffer_fixed(&text, points[i].p, 3);
      ent__svg_line(out, x, timeline->top - 8.0, x, bottom + 8.0, &line);
      ent__svg_shape(out, ENT__SHAPE_DOWN, x, timeline->top - 9.0, 4.0, &mark);
      ent__svg_buffer(out, x, bottom + 19.0, &text, small_font, ENT__STYLE_INK, ENT__ANCHOR_MIDDLE);
      ent_buffer_clear(&text);
    }
  }
}

ent_status ent__timeline_label(ent__panel *map, ent__timeline *timeline, ent__drawing *drawing, ent_error *err) {
  ent_buffer *out = &map->svg;
  double left = 0.0, right = 0.0;
  ent__timeline_heads(out, timeline, drawing);
  draw_points(out, timeline);
  ent_status status = name_gaps(out, timeline, drawing, err);
  if (status == ENT_OK) status = name_side(&left, out, timeline, drawing, true, err);
  if (status == ENT_OK) status = name_side(&right, out, timeline, drawing, false, err);
  map->width = fmax(timeline->right + 24.0, right);
  map->height = timeline->top + timeline->height + 26.0;
  timeline->wide = map->width > 2.0 * map->height;
  return status;
}
