/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/dendrogram.h"
#include "exporters/diagrams/svg.h"

static const ent__font axis_font = {ENT__STYLE_SMALL, false};
static const double width = 520.0, bar_width = 46.0, least_wedge = 16.0;

/* Where the parts of the picture stand. */
typedef struct setting {
  double top;    /* of the rows */
  double bottom; /* of the rows */
  double root;   /* x of the largest height */
  double zero;   /* x of height 0 */
} setting;

static double across(const setting *set, const ent__tree *tree, double height) {
  if (!(tree->highest > 0.0)) return set->zero - (set->zero - set->root) / 2.0;
  return set->zero - (set->zero - set->root) * height / tree->highest;
}

static void move_to(ent_buffer *out, char command, double value) {
  ent__buffer_putc(out, command);
  ent__svg_number(out, value);
}

/* A join: from one part up to its height, across, and down to the other. */
static void draw_join(ent_buffer *out, const setting *set, const ent__tree *tree, const ent__tree_point *point) {
  const ent__tree_point *a = &tree->points[point->a], *b = &tree->points[point->b];
  const bool one = !point->mixed && point->coalition != ENT_NONE;
  const ent__paint paint = {NULL, 1.0, one ? ent__style_coalition_line(point->coalition) : ENT__STYLE_SOFT,
                            one ? 1.6 : 1.1, NULL};
  const ent__tree_point *upper = a->y < b->y ? a : b, *lower = a->y < b->y ? b : a;
  const double at = across(set, tree, point->height);
  ent__buffer_puts(out, "<path d=\"");
  move_to(out, 'M', across(set, tree, upper->height));
  move_to(out, ' ', set->top + upper->y);
  move_to(out, 'H', at);
  move_to(out, 'V', set->top + lower->y);
  move_to(out, 'H', across(set, tree, lower->height));
  ent__buffer_putc(out, '"');
  ent__svg_paint(out, &paint);
  ent__buffer_puts(out, "/>\n");
}

static void draw_joins(ent_buffer *out, const setting *set, const ent__tree *tree) {
  const ent__tree_point *root = &tree->points[tree->nodes + tree->joins - 1];
  for (uint32_t p = tree->nodes; p < tree->nodes + tree->joins; p++) {
    const ent__tree_point *point = &tree->points[p];
    if (point->drawn && !point->wedge) draw_join(out, set, tree, point);
  }
  const ent__paint stem = {NULL, 1.0, ENT__STYLE_SOFT, 1.1, NULL};
  const double x = across(set, tree, root->height);
  ent__svg_line(out, x - 8.0, set->top + root->y, x, set->top + root->y, &stem);
}

/* How many below a point are in each coalition, as a bar in parts. */
static ent_status draw_parts(ent_buffer *out, const ent__tree *tree, const ent__tree_point *point, double x, double y,
                             ent__arena *arena, ent_error *err) {
  size_t coalitions;
  (void)ent_coalitions_list(tree->crowd.coalitions, &coalitions);
  uint32_t *counts = ent__arena_alloc(arena, coalitions + 1, sizeof *counts);
  uint32_t *stack = ent__arena_alloc(arena, (size_t)point->size + 1, sizeof *stack);
  if (counts == NULL || stack == NULL) return ent__nomem(err);
  for (size_t c = 0; c <= coalitions; c++) counts[c] = 0;
  uint32_t depth = 0;
  stack[depth++] = (uint32_t)(point - tree->points);
  while (depth > 0) {
    const ent__tree_point *at = &tree->points[stack[--depth]];
    if (at->a != ENT_NONE) {
      stack[depth++] = at->a;
      stack[depth++] = at->b;
      continue;
    }
    counts[at->coalition == ENT_NONE ? coalitions : at->coalition]++;
  }
  for (size_t c = 0; c <= coalitions; c++) {
    const uint32_t coalition = c == coalitions ? ENT_NONE : (uint32_t)c;
    const ent__paint paint = {ent__style_coalition_colour(coalition), 1.0, ENT__STYLE_PAPER, 0.5, NULL};
    const double part = bar_width * counts[c] / point->size;
    if (counts[c] == 0) continue;
    ent__svg_rect(out, x, y - tree->row_height * 0.32, part, tree->row_height * 0.64, 0.0, &paint);
    x += part;
  }
  return ENT_OK;
}

/* A branch drawn as one: a wedge from its height to the leaves. */
static ent_status draw_wedge(ent_buffer *out, const setting *set, const ent__tree *tree, const ent__tree_point *point,
                             ent__arena *arena, ent_error *err) {
  const double y = set->top + point->y, half = tree->row_height * 0.36, x = across(set, tree, point->height);
  const ent__paint paint = {ENT__STYLE_FAINT, 1.0, ENT__STYLE_SOFT, 0.8, NULL};
  ent__buffer_puts(out, "<path d=\"");
  move_to(out, 'M', x);
  move_to(out, ' ', y);
  move_to(out, 'L', fmax(set->zero, x + least_wedge));
  move_to(out, ' ', y - half);
  move_to(out, 'V', y + half);
  ent__buffer_puts(out, "Z\"");
  ent__svg_paint(out, &paint);
  ent__buffer_puts(out, "/>\n");
  return draw_parts(out, tree, point, set->zero + 26.0, y, arena, err);
}

static ent_status draw_end(ent_buffer *out, const setting *set, const ent__tree *tree, const ent__tree_point *point,
                           ent__drawing *drawing, ent_error *err) {
  const ent__crowd_node *node = &tree->crowd.nodes[tree->crowd.place[point->leaf]];
  const double y = set->top + point->y;
  ent_status status = ENT_OK;
  ent_buffer words = ENT_BUFFER_INIT;
  ent__svg_group(out, point->wedge ? "branch" : "actor", node->name);
  if (point->wedge) {
    ent__buffer_printf(&words, "%u", point->size);
    status = draw_wedge(out, set, tree, point, &drawing->arena, err);
    ent__svg_buffer(out, set->zero + 26.0 + bar_width + 30.0, y + tree->font.size * 0.36, &words, tree->font,
                    ENT__STYLE_INK, ENT__ANCHOR_END);
    ent__label label; /* without the mark of an uncertain member: it speaks of the branch */
    if (status == ENT_OK)
      status = ent__label_fit(&label, &drawing->arena, drawing->measure, node->called, tree->font, tree->crowd.widest, 1, err);
    if (status == ENT_OK)
      ent__svg_label(out, set->zero + 26.0 + bar_width + 38.0, y - ent__measure_leading(tree->font) / 2.0, &label, tree->font,
                     ENT__STYLE_SOFT, ENT__ANCHOR_START, false);
  } else {
    ent__crowd_mark(out, node, set->zero + 10.0, y, fmin(tree->row_height * 0.32, 5.5));
    ent__svg_label(out, set->zero + 21.0, y - ent__measure_leading(tree->font) / 2.0, &node->label, tree->font,
                   ENT__STYLE_INK, ENT__ANCHOR_START, false);
  }
  ent__buffer_puts(out, "</g>\n");
  ent_buffer_clear(&words);
  return status;
}

/* The axis above, its ticks through the rows. */
static void draw_axis(ent_buffer *out, const setting *set, const ent__tree *tree, const ent__drawing *drawing) {
  const double step = ent__style_round(tree->highest / 3.0);
  const ent__paint axis = {NULL, 1.0, ENT__STYLE_SOFT, 0.8, NULL}, rule = {NULL, 1.0, ENT__STYLE_FAINT, 0.6, "1 3"};
  ent__svg_text(out, set->zero, 10.0, ent__drawing_word(drawing, ENT__WORD_HEIGHT_AXIS), axis_font, ENT__STYLE_SOFT,
                ENT__ANCHOR_END, false);
  ent__svg_line(out, set->root, set->top - 6.0, set->zero, set->top - 6.0, &axis);
  const int ticks = tree->highest > 0.0 && step > 0.0 ? (int)(tree->highest / step + 1e-9) : 0;
  for (int i = 0; i <= ticks; i++) {
    ent_buffer text = ENT_BUFFER_INIT;
    const double x = across(set, tree, step * i);
    if (tree->highest > 0.0) {
      ent__buffer_fixed(&text, step * i, 6);
      ent__svg_line(out, x, set->top - 10.0, x, set->top - 6.0, &axis);
      ent__svg_line(out, x, set->top, x, set->bottom, &rule);
      ent__svg_buffer(out, x, set->top - 13.0, &text, axis_font, ENT__STYLE_SOFT, ENT__ANCHOR_MIDDLE);
    }
    ent_buffer_clear(&text);
  }
}

static void draw_cut(ent_buffer *out, const setting *set, const ent__tree *tree, const ent__drawing *drawing) {
  const double x = across(set, tree, tree->cut);
  const ent__paint line = {NULL, 1.0, ENT__STYLE_INK, 1.2, ENT__STYLE_DASHES};
  const bool chinese = drawing->tongue == ENT__TONGUE_ZH;
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_printf(&text, chinese ? "%s%zu%s" : "%s %zu %s", ent__drawing_word(drawing, ENT__WORD_CUT_WORD), tree->groups,
                     ent__drawing_word(drawing, tree->groups == 1 ? ENT__WORD_TREE_GROUP : ENT__WORD_TREE_GROUPS));
  ent__svg_line(out, x, set->top - 6.0, x, set->bottom + 4.0, &line);
  ent__svg_buffer(out, x, set->bottom + 15.0, &text, axis_font, ENT__STYLE_INK,
                  x < 60.0 ? ENT__ANCHOR_START : ENT__ANCHOR_MIDDLE);
  ent_buffer_clear(&text);
}

ent_status ent__tree_draw(ent__panel *map, const ent__tree *tree, ent__drawing *drawing, ent_error *err) {
  const double rows = tree->row_count * tree->row_height;
  const setting set = {.top = 40.0, .bottom = 40.0 + rows, .root = 44.0, .zero = 44.0 + width};
  ent_buffer *out = &map->svg;
  draw_axis(out, &set, tree, drawing);
  draw_joins(out, &set, tree);
  for (uint32_t i = 0; i < tree->row_count; i++) {
    const ent_status status = draw_end(out, &set, tree, &tree->points[tree->rows[i]], drawing, err);
    if (status != ENT_OK) return status;
  }
  draw_cut(out, &set, tree, drawing);
  const bool wedges = tree->joins >= ENT__TREE_MOST_LEAVES;
  map->width = set.zero + (wedges ? 26.0 + bar_width + 38.0 : 21.0) + tree->crowd.widest;
  map->height = set.bottom + 20.0;
  return ENT_OK;
}
