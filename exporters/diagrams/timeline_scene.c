/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From windows to columns, blocks and bands, and where they stand. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/clean.h"
#include "exporters/diagrams/crowd.h"
#include "exporters/diagrams/timeline.h"
#include "exporters/style.h"

static const double tall = 540.0, wide = 1060.0;

ent__flow_look ent__flow_looks(const ent__flow_block *from, const ent__flow_block *to) {
  const bool in = from->kind == ENT__FLOW_LINEAGE, out = to->kind == ENT__FLOW_LINEAGE;
  if (in && out) return from->lineage == to->lineage ? ENT__LOOK_STAYS : ENT__LOOK_MOVES;
  return in || out ? ENT__LOOK_JOINS : ENT__LOOK_NONE;
}

const char *ent__flow_name(const ent__timeline *timeline, const ent__drawing *drawing, const ent__flow_block *block) {
  switch (block->kind) {
    case ENT__FLOW_LINEAGE: return timeline->names[block->lineage];
    case ENT__FLOW_ALONE: return ent__drawing_word(drawing, ENT__WORD_ALONE);
    case ENT__FLOW_UNALIGNED: return ent__drawing_word(drawing, ENT__WORD_UNALIGNED_WORD);
    case ENT__FLOW_ABSENT: break;
  }
  return ent__drawing_word(drawing, ENT__WORD_ABSENT);
}

static ent_status name_all(ent__timeline *timeline, ent__drawing *drawing, ent_error *err) {
  timeline->names = ent__arena_alloc(&drawing->arena, timeline->lineage_count, sizeof *timeline->names);
  timeline->called = ent__arena_alloc(&drawing->arena, timeline->node_count, sizeof *timeline->called);
  if (timeline->names == NULL || timeline->called == NULL) return ent__nomem(err);
  for (size_t v = 0; v < timeline->node_count; v++) {
    const ent_change_node *node = &timeline->nodes[v];
    timeline->called[v] = ent__crowd_called(drawing, node->short_label, node->label, node->id);
    if (timeline->called[v] == NULL) return ent__nomem(err);
  }
  for (size_t l = 0; l < timeline->lineage_count; l++) {
    ent_buffer text = ENT_BUFFER_INIT;
    const ent_status status = ent_change_label(&text, timeline->change, (uint32_t)l, drawing->language, err);
    timeline->names[l] = status == ENT_OK ? ent__clean_text(&drawing->arena, text.data) : NULL;
    ent_buffer_clear(&text);
    if (status != ENT_OK) return status;
    if (timeline->names[l] == NULL) return ent__nomem(err);
  }
  return ENT_OK;
}

/* Windows without a coalition are passed by, unless none has any. */
static bool is_passed(const ent__timeline *timeline, size_t w) {
  return timeline->lineage_count > 0 && timeline->windows[w].coalitions == 0;
}

static ent_status make_columns(ent__timeline *timeline, ent__drawing *drawing, ent_error *err) {
  timeline->columns = ent__arena_alloc(&drawing->arena, timeline->window_count, sizeof *timeline->columns);
  if (timeline->columns == NULL) return ent__nomem(err);
  for (size_t w = 0; w < timeline->window_count; w++) {
    const bool passed = is_passed(timeline, w);
    ent__flow_column *last = timeline->column_count > 0 ? &timeline->columns[timeline->column_count - 1] : NULL;
    if (passed && last != NULL && last->passed) {
      last->windows++;
      continue;
    }
    timeline->columns[timeline->column_count++] = (ent__flow_column){.window = (uint32_t)w, .windows = 1, .passed = passed};
  }
  if (timeline->column_count > ENT__TIMELINE_MOST_COLUMNS)
    return ent__fail(err, ENT_E_LIMIT, "a timeline of %u windows cannot be read: expected at most %d; a longer '--window' makes fewer",
                     timeline->column_count, ENT__TIMELINE_MOST_COLUMNS);
  return ENT_OK;
}

/* The key of a node's block: lineages by number, then those in none. */
static size_t slot_of(const ent__timeline *timeline, ent_window_place place) {
  switch (place.standing) {
    case ENT_STANDING_TOGETHER: return place.lineage;
    case ENT_STANDING_ALONE: return timeline->lineage_count;
    case ENT_STANDING_UNALIGNED: return timeline->lineage_count + 1;
    case ENT_STANDING_ABSENT: break;
  }
  return timeline->lineage_count + 2;
}

static ent_status fill_column(ent__timeline *timeline, ent__flow_column *column, uint32_t *slots, ent__drawing *drawing, ent_error *err) {
  const size_t slot_count = timeline->lineage_count + 3;
  uint32_t used = 0;
  column->of = ent__arena_alloc(&drawing->arena, timeline->node_count, sizeof *column->of);
  if (column->of == NULL) return ent__nomem(err);
  memset(slots, 0, slot_count * sizeof *slots);
  for (size_t v = 0; v < timeline->node_count; v++) {
    const size_t slot = slot_of(timeline, ent_change_place(timeline->change, column->window, (uint32_t)v));
    if (slots[slot]++ == 0) used++;
  }
  column->blocks = ent__arena_alloc(&drawing->arena, used, sizeof *column->blocks);
  if (column->blocks == NULL) return ent__nomem(err);
  for (size_t s = 0; s < slot_count; s++) {
    const bool lineage = s < timeline->lineage_count;
    if (slots[s] == 0) continue;
    column->blocks[column->block_count] =
        (ent__flow_block){.kind = lineage ? ENT__FLOW_LINEAGE : (ent__flow_kind)(s - timeline->lineage_count + ENT__FLOW_ALONE),
                          .lineage = lineage ? (uint32_t)s : ENT_NONE,
                          .size = slots[s]};
    slots[s] = column->block_count++;
  }
  for (size_t v = 0; v < timeline->node_count; v++)
    column->of[v] = slots[slot_of(timeline, ent_change_place(timeline->change, column->window, (uint32_t)v))];
  return ENT_OK;
}

static ent_status fill_columns(ent__timeline *timeline, ent__drawing *drawing, ent_error *err) {
  uint32_t *slots = ent__arena_alloc(&drawing->arena, timeline->lineage_count + 3, sizeof *slots);
  if (slots == NULL) return ent__nomem(err);
  for (uint32_t c = 0; c < timeline->column_count; c++) {
    if (timeline->columns[c].passed) continue;
    const ent_status status = fill_column(timeline, &timeline->columns[c], slots, drawing, err);
    if (status != ENT_OK) return status;
  }
  return ENT_OK;
}

static ent_status make_gaps(ent__timeline *timeline, ent__drawing *drawing, ent_error *err) {
  uint32_t left = ENT_NONE;
  uint64_t *keys = ent__arena_alloc(&drawing->arena, timeline->node_count, sizeof *keys);
  ent__flow *flows = ent__arena_alloc(&drawing->arena, timeline->node_count, sizeof *flows);
  timeline->gaps = ent__arena_alloc(&drawing->arena, timeline->column_count, sizeof *timeline->gaps);
  if (keys == NULL || flows == NULL || timeline->gaps == NULL) return ent__nomem(err);
  for (uint32_t c = 0; c < timeline->column_count; c++) {
    if (timeline->columns[c].passed) continue;
    if (left != ENT_NONE) {
      ent__flow_gap *gap = &timeline->gaps[timeline->gap_count++];
      *gap = (ent__flow_gap){.left = left, .right = c};
      gap->count = ent__timeline_count(flows, timeline, left, c, keys);
      gap->flows = ent__arena_copy(&drawing->arena, flows, gap->count, sizeof *flows);
      if (gap->flows == NULL) return ent__nomem(err);
    }
    left = c;
  }
  return ENT_OK;
}

static int by_key(const void *left, const void *right) {
  const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
  return a < b ? -1 : a > b;
}

uint32_t ent__timeline_count(ent__flow *flows, const ent__timeline *timeline, uint32_t left, uint32_t right, uint64_t *keys) {
  const ent__flow_column *from = &timeline->columns[left], *to = &timeline->columns[right];
  uint32_t count = 0;
  for (size_t v = 0; v < timeline->node_count; v++) keys[v] = (uint64_t)from->of[v] << 32 | to->of[v];
  if (timeline->node_count > 1) qsort(keys, timeline->node_count, sizeof *keys, by_key);
  for (size_t v = 0; v < timeline->node_count; v++) {
    if (v == 0 || keys[v] != keys[v - 1]) {
      flows[count] = (ent__flow){.from = (uint32_t)(keys[v] >> 32), .to = (uint32_t)keys[v]};
      count++;
    }
    flows[count - 1].count++;
  }
  return count;
}

/* Lineages hang from the top, those in none stand on the common ground. */
static void stack(ent__timeline *timeline, ent__flow_column *column) {
  double y = timeline->top, ground = timeline->top + timeline->height;
  for (uint32_t b = 0; b < column->block_count; b++) {
    ent__flow_block *block = &column->blocks[b];
    block->height = fmax(block->size * timeline->unit, 1.5);
    if (block->kind != ENT__FLOW_LINEAGE) continue;
    block->y = y;
    y += block->height + timeline->block_gap;
  }
  for (uint32_t b = column->block_count; b-- > 0;) {
    ent__flow_block *block = &column->blocks[b];
    if (block->kind == ENT__FLOW_LINEAGE) continue;
    block->y = ground - block->height;
    ground = block->y - timeline->block_gap;
  }
}

static void choose_heights(ent__timeline *timeline) {
  uint32_t most = 1;
  for (uint32_t c = 0; c < timeline->column_count; c++)
    if (timeline->columns[c].block_count > most) most = timeline->columns[c].block_count;
  timeline->unit = fmin(tall / fmax((double)timeline->node_count, 1.0), 18.0);
  timeline->block_gap = most <= 8 ? 16.0 : most <= 16 ? 10.0 : most <= 60 ? 5.0 : 2.0;
  for (uint32_t c = 0; c < timeline->column_count; c++) {
    const ent__flow_column *column = &timeline->columns[c];
    double height = 0.0;
    for (uint32_t b = 0; b < column->block_count; b++)
      height += fmax(column->blocks[b].size * timeline->unit, 1.5) + (b > 0 ? timeline->block_gap : 0.0);
    timeline->height = fmax(timeline->height, height);
  }
}

static void choose_widths(ent__timeline *timeline) {
  uint32_t shown = 0;
  for (uint32_t c = 0; c < timeline->column_count; c++) shown += timeline->columns[c].passed ? 0 : 1;
  const double width = shown <= 14 ? 20.0 : 13.0, band = 20.0;
  const double gap = shown > 1 ? fmin(fmax(wide / (shown - 1) - width, shown <= 40 ? 26.0 : 14.0), 200.0) : 0.0;
  timeline->left = timeline->columns[0].passed ? timeline->heads + 16.0 : timeline->beside;
  double x = timeline->left;
  for (uint32_t c = 0; c < timeline->column_count; c++) {
    ent__flow_column *column = &timeline->columns[c];
    const bool after_passed = c > 0 && timeline->columns[c - 1].passed;
    if (c > 0) x += column->passed || after_passed ? fmax(gap / 2.0, 14.0) : gap;
    /* Names stand between the first or last column with blocks and what is passed by at its outer side. */
    if (c == 1 && after_passed) x += timeline->beside - fmax(gap / 2.0, 14.0);
    if (c > 1 && c + 1 == timeline->column_count && column->passed) x += timeline->beside - fmax(gap / 2.0, 14.0);
    column->x = x;
    column->width = column->passed ? band : width;
    x += column->width;
  }
  timeline->right = x;
}

static uint32_t shown_column(const ent__timeline *timeline, bool first) {
  for (uint32_t i = 0; i < timeline->column_count; i++) {
    const uint32_t c = first ? i : timeline->column_count - 1 - i;
    if (!timeline->columns[c].passed) return c;
  }
  return 0;
}

/* The room that the names of the first and the last column's blocks take, up to a bound. */
static ent_status choose_beside(ent__timeline *timeline, ent__drawing *drawing, ent_error *err) {
  static const ent__font font = {ENT__STYLE_BODY, false};
  timeline->first_shown = shown_column(timeline, true);
  timeline->last_shown = shown_column(timeline, false);
  timeline->beside = 90.0;
  timeline->heads = 24.0;
  for (int i = 0; i < 2; i++) {
    const char *word = ent__drawing_word(drawing, i == 0 ? ENT__WORD_ACTORS_ROW : ENT__WORD_STATEMENTS_ROW);
    timeline->heads = fmax(timeline->heads, ceil(ent__measure_width(drawing->measure, word, strlen(word), (ent__font){ENT__STYLE_SMALL, false})));
  }
  for (int side = 0; side < 2; side++) {
    const ent__flow_column *column = &timeline->columns[side == 0 ? timeline->first_shown : timeline->last_shown];
    for (uint32_t b = 0; b < column->block_count; b++) {
      ent__label label;
      const ent_status status = ent__label_fit(&label, &drawing->arena, drawing->measure,
                                               ent__flow_name(timeline, drawing, &column->blocks[b]), font, 180.0, 1, err);
      if (status != ENT_OK) return status;
      timeline->beside = fmax(timeline->beside, ceil(label.width) + 84.0);
    }
  }
  return ENT_OK;
}

/* Each block hands out its sides to the bands in the order of the blocks at their other ends. */
static void place_flows(const ent__timeline *timeline, const ent__flow_gap *gap, double *used) {
  const ent__flow_column *left = &timeline->columns[gap->left], *right = &timeline->columns[gap->right];
  memset(used, 0, (left->block_count + right->block_count) * sizeof *used);
  for (uint32_t f = 0; f < gap->count; f++) {
    ent__flow *flow = &gap->flows[f];
    const ent__flow_block *from = &left->blocks[flow->from], *to = &right->blocks[flow->to];
    double *at = &used[flow->from], *into = &used[left->block_count + flow->to];
    flow->height_from = from->height * flow->count / from->size;
    flow->height_to = to->height * flow->count / to->size;
    flow->y_from = from->y + *at;
    flow->y_to = to->y + *into;
    *at += flow->height_from;
    *into += flow->height_to;
  }
}

static ent_status place_all(ent__timeline *timeline, ent__drawing *drawing, ent_error *err) {
  double *used = ent__arena_alloc(&drawing->arena, 2 * (timeline->node_count + 3), sizeof *used);
  if (used == NULL) return ent__nomem(err);
  choose_heights(timeline);
  for (uint32_t c = 0; c < timeline->column_count; c++) stack(timeline, &timeline->columns[c]);
  for (uint32_t g = 0; g < timeline->gap_count; g++) place_flows(timeline, &timeline->gaps[g], used);
  const ent_status status = choose_beside(timeline, drawing, err);
  if (status == ENT_OK) choose_widths(timeline);
  return status;
}

ent_status ent__timeline_new(ent__timeline *out, ent__drawing *drawing, ent_error *err) {
  *out = (ent__timeline){.change = ent_study_change(drawing->study), .top = 78.0};
  if (out->change == NULL)
    return ent__fail(err, ENT_E_USAGE, "the diagram 'timeline' shows windows of time: expected statements with dates");
  out->nodes = ent_change_nodes(out->change, &out->node_count);
  out->windows = ent_change_windows(out->change, &out->window_count);
  out->lineages = ent_change_lineages(out->change, &out->lineage_count);
  ent_status status = make_columns(out, drawing, err);
  if (status == ENT_OK) status = name_all(out, drawing, err);
  if (status == ENT_OK) status = fill_columns(out, drawing, err);
  if (status == ENT_OK) status = ent__timeline_order(out, drawing, err);
  if (status == ENT_OK) status = make_gaps(out, drawing, err);
  return status == ENT_OK ? place_all(out, drawing, err) : status;
}
