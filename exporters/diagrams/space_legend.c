/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/coalition_map.h"
#include "exporters/diagrams/space_scene.h"

static const double middle = ENT__LEGEND_SYMBOL / 2.0;

static const char *word(const ent__legend *legend, ent__word name) { return ent__drawing_word(legend->drawing, name); }

static bool in_heaps(const ent__space_scene *scene) { return scene->dimensions == 1 && scene->parts[0].count > ENT__SPACE_MOST_ROWS; }

static void mark_rows(ent__legend *legend, const ent__space_scene *scene) {
  const bool own = scene->classes.kind == ENT__CLASSES_COALITION;
  const ent__paint paint = {own ? ent__style_coalition_colour(0) : ENT__STYLE_SHADE, 1.0, ENT__STYLE_INK, 0.7, NULL};
  const ent__paint line = {NULL, 1.0, own ? ent__style_coalition_line(0) : ENT__STYLE_SOFT, 1.4, NULL}, bar = {own ? ent__style_coalition_line(0) : ENT__STYLE_SOFT, 1.0, NULL, 0.0, NULL};
  const ent__paint stroke = {NULL, 1.0, ENT__STYLE_INK, 2.0, NULL};
  ent_buffer *out;
  ent__legend_block(legend, word(legend, ENT__WORD_SPACE_HEADING));
  double y = ent__legend_row(legend, word(legend, own ? ENT__WORD_SPACE_MARK : ENT__WORD_SPACE_PLACE));
  out = ent__legend_svg(legend);
  ent__svg_shape(out, ent__style_coalition_shape(0), middle, y, 5.0, &paint);
  if (in_heaps(scene)) {
    y = ent__legend_row(legend, word(legend, ENT__WORD_SPACE_BOX));
    ent__svg_rect(out, 4.0, y - 2.0, ENT__LEGEND_SYMBOL - 8.0, 4.0, 0.0, &bar);
    ent__svg_line(out, middle, y - 5.0, middle, y + 5.0, &stroke);
  } else if (scene->intervals && (scene->dimensions == 1 || scene->parts[0].count <= 60)) {
    y = ent__legend_row(legend, word(legend, scene->dimensions == 1 ? ENT__WORD_SPACE_LINE : ENT__WORD_SPACE_CROSS));
    ent__svg_line(out, 2.0, y, ENT__LEGEND_SYMBOL - 2.0, y, &line);
    if (scene->dimensions == 2) ent__svg_line(out, middle, y - 6.0, middle, y + 6.0, &line);
  }
}

static int by_width(const void *left, const void *right) {
  const double a = *(const double *)left, b = *(const double *)right;
  return a < b ? -1 : a > b;
}

/* Where intervals are not drawn, how wide they are in the middle: "Typical interval: ±0.21". */
static ent_status typical_note(ent__legend *legend, const ent__space_scene *scene, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  const ent__space_part *part = &scene->parts[0];
  double *widths = ent__arena_alloc(&legend->drawing->arena, part->count, sizeof *widths);
  if (widths == NULL) return ent__nomem(err);
  ent__buffer_printf(&text, "%s%s", word(legend, ENT__WORD_SPACE_TYPICAL), word(legend, ENT__WORD_COLON));
  for (int d = 0; d < scene->dimensions; d++) {
    for (size_t i = 0; i < part->count; i++) widths[i] = part->marks[i].place->high[d] - part->marks[i].place->low[d];
    qsort(widths, part->count, sizeof *widths, by_width);
    ent__buffer_puts(&text, d > 0 ? " × " : "");
    ent__buffer_decimals(&text, widths[part->count / 2], 2);
  }
  const ent_status status = ent__buffer_status(&text, err);
  if (status == ENT_OK) ent__legend_note(legend, text.data);
  ent_buffer_clear(&text);
  return status;
}

static ent_status label_note(ent__legend *legend, const ent__space_scene *scene, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  if (scene->dimensions == 1 || scene->labelled >= scene->mark_count) return ENT_OK;
  ent__buffer_printf(&text,
                     legend->drawing->tongue == ENT__TONGUE_ZH ? "%zu个标记中仅%zu个有名称：其余无处书写，先略去立场较少与靠近中心者。"
                                                               : "Of %zu marks %zu are named: there is no room for more. Those with fewer stances and nearer the middle go first.",
                     scene->mark_count, scene->labelled);
  const ent_status status = ent__buffer_status(&text, err);
  if (status == ENT_OK) ent__legend_note(legend, text.data);
  ent_buffer_clear(&text);
  return status;
}

/* Whether the largest part is a line along an axis, in a picture of two dimensions. */
static bool is_flat(const ent__space_scene *scene) {
  if (scene->dimensions == 1 || scene->parts[0].count < 3) return false;
  const ent__range x = ent__space_range(scene, &scene->parts[0], 0, false), y = ent__space_range(scene, &scene->parts[0], 1, false);
  const double wide = x.to - x.from, high = y.to - y.from;
  return fmin(wide, high) < 0.05 * fmax(wide, high);
}

/* What an actor in no coalition looks like. */
static void alone_row(ent__legend *legend, const ent__space_scene *scene) {
  const ent__paint paint = {ent__style_coalition_colour(ENT_NONE), 1.0, ENT__STYLE_INK, 0.8, NULL};
  bool any = false;
  for (size_t i = 0; i < scene->roster.actor_count; i++) any = any || scene->roster.actors[i].coalition == ENT_NONE;
  if (!any || legend->count == 0) return;
  const double y = ent__legend_row(legend, word(legend, ENT__WORD_NOT_ALIGNED));
  ent__svg_shape(ent__legend_svg(legend), ENT__SHAPE_CIRCLE, middle, y, 6.0, &paint);
}

/* What colours and shapes tell: coalitions, or classes. */
static ent_status colour_rows(ent__legend *legend, const ent__space_scene *scene, ent_error *err) {
  const ent_coalitions *coalitions = scene->roster.coalitions;
  const ent__classes_kind kind = scene->classes.kind;
  ent_status status = ent__classes_legend(legend, &scene->classes, false, err);
  if (status != ENT_OK || coalitions == NULL) return status;
  if (kind == ENT__CLASSES_WORDS) return ent__legend_coalitions_named(legend, coalitions, err);
  status = ent__legend_coalitions_as(legend, coalitions, kind, err);
  if (status == ENT_OK && kind == ENT__CLASSES_COALITION) alone_row(legend, scene);
  return status;
}

static void notes(ent__legend *legend, const ent__space_scene *scene) {
  const bool anchored = scene->ends[0][0] != NULL;
  const bool scaled = ent_space_get_options(scene->space)->method[0] == 'i';
  ent__legend_note(legend, word(legend, scaled ? ENT__WORD_SPACE_UNIT : ENT__WORD_SPACE_UNIT_FREE));
  ent__legend_note(legend, word(legend, anchored ? ENT__WORD_SPACE_ANCHORED : ENT__WORD_SPACE_RIGHT));
  if (is_flat(scene)) ent__legend_note(legend, word(legend, ENT__WORD_SPACE_FLAT));
  if (scene->clipped) ent__legend_note(legend, word(legend, ENT__WORD_SPACE_CLIPPED));
  if (scene->intervals) ent__legend_note(legend, word(legend, ENT__WORD_SPACE_OVERLAP));
  if (scene->part_count > 1) ent__legend_note(legend, word(legend, ENT__WORD_SPACE_PARTS));
}

/* "A · Offensive operations, strength 0.93", or why there is no line. */
static ent_status cut_row(ent__legend *legend, const ent__cut *cut, ent_error *err) {
  static const ent__word reasons[] = {[ENT__CUT_NEVER] = ENT__WORD_CUT_NEVER, [ENT__CUT_OUTSIDE] = ENT__WORD_CUT_OUTSIDE, [ENT__CUT_ABSENT] = ENT__WORD_CUT_ABSENT};
  const ent__paint paint = ent__cut_paint();
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_printf(&text, "%s · %s", cut->sign, cut->name);
  if (cut->kind != ENT__CUT_DRAWN) {
    ent__buffer_printf(&text, "%s%s", word(legend, ENT__WORD_COLON), word(legend, reasons[cut->kind]));
  } else if (!isnan(cut->strength)) {
    ent__buffer_printf(&text, "%s%s ", word(legend, ENT__WORD_COMMA), word(legend, ENT__WORD_CUT_STRENGTH));
    ent__buffer_decimals(&text, cut->strength, 2);
  }
  const ent_status status = ent__buffer_status(&text, err);
  if (status == ENT_OK) {
    const double y = ent__legend_row(legend, text.data);
    if (cut->kind == ENT__CUT_DRAWN) ent__svg_line(ent__legend_svg(legend), 0.0, y, ENT__LEGEND_SYMBOL, y, &paint);
  }
  ent_buffer_clear(&text);
  return status;
}

ent_status ent__space_legend(ent__legend *legend, const ent__space_scene *scene, ent_error *err) {
  ent_status status = ENT_OK;
  mark_rows(legend, scene);
  const bool hidden = in_heaps(scene) || (scene->dimensions == 2 && scene->parts[0].count > 60);
  if (scene->intervals && hidden) status = typical_note(legend, scene, err);
  notes(legend, scene);
  if (status == ENT_OK) status = label_note(legend, scene, err);
  if (scene->cut_count > 0) {
    ent__legend_block(legend, word(legend, ENT__WORD_CUT_HEADING));
    for (size_t i = 0; i < scene->cut_count && status == ENT_OK; i++) status = cut_row(legend, &scene->cuts[i], err);
    ent__legend_note(legend, word(legend, ENT__WORD_CUT_SIGN));
  }
  if (status == ENT_OK) status = colour_rows(legend, scene, err);
  if (!in_heaps(scene)) ent__roster_doubt(legend, &scene->roster);
  return status != ENT_OK ? status : legend->status;
}
