/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cutting lines across an axis, and the names of its ends. */
#include <math.h>
#include <stdlib.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/space_scene.h"

static const ent__font tag_font = {10.0, true}, sign_font = {12.0, true}, end_font = {10.0, true};
static const double level_height = 14.0, sign_height = 13.0;

ent__paint ent__cut_paint(void) { return (ent__paint){NULL, 1.0, ENT__STYLE_INK, 1.1, "7 2 1.5 2"}; }

static int by_place(const void *left, const void *right) {
  const ent__cut_tag *a = left, *b = right;
  if (a->x != b->x) return a->x < b->x ? -1 : 1;
  return a->cut != b->cut ? (a->cut < b->cut ? -1 : 1) : a->line < b->line ? -1 : a->line > b->line;
}

static ent_status fit(ent__cut_tag *tag, bool named, ent__drawing *drawing, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_puts(&text, tag->cut->sign);
  if (named) ent__buffer_printf(&text, " · %s", tag->cut->name);
  ent_status status = ent__buffer_status(&text, err);
  if (status == ENT_OK) status = ent__label_fit(&tag->label, &drawing->arena, drawing->measure, text.data, tag_font, 190.0, 1, err);
  ent_buffer_clear(&text);
  return status;
}

/* Words begin at their line and run away from it; a line rises through all levels below its own words. */
static bool collide(const ent__cut_tag *a, const ent__cut_tag *b) {
  const double air = 6.0;
  const bool over = a->left < b->left + b->label.width + air && b->left < a->left + a->label.width + air;
  if (a->level == b->level) return over;
  const ent__cut_tag *high = a->level > b->level ? a : b, *low = a->level > b->level ? b : a;
  return high->x > low->left && high->x < low->left + low->label.width;
}

static void set_level(ent__cut_tags *tags, size_t i, const bool *done) {
  ent__cut_tag *tag = &tags->at[i];
  bool free = false;
  for (tag->level = 0; !free && (size_t)tag->level < tags->count; tag->level += !free) {
    free = true;
    for (size_t k = 0; k < tags->count && free; k++) free = !done[k] || !collide(tag, &tags->at[k]);
  }
  if (tag->level + 1 > tags->levels) tags->levels = tag->level + 1;
}

/* Words at the right of their lines are set from the right on, then those at the left, for which there is no room there. */
static ent_status set_levels(ent__cut_tags *tags, double width, ent__arena *arena, ent_error *err) {
  bool *done = ent__arena_alloc(arena, tags->count, sizeof *done);
  if (done == NULL) return ent__nomem(err);
  for (size_t i = 0; i < tags->count; i++) {
    ent__cut_tag *tag = &tags->at[i];
    done[i] = false;
    tag->left = tag->x + 2.0;
    if (tag->left + tag->label.width > width && tag->x - tag->label.width > 0.0) tag->left = tag->x - 2.0 - tag->label.width;
  }
  for (size_t i = 0; i < tags->count; i++) {
    if (tags->at[i].left > tags->at[i].x) continue;
    set_level(tags, i, done);
    done[i] = true;
  }
  for (size_t i = tags->count; i > 0; i--) {
    if (done[i - 1]) continue;
    set_level(tags, i - 1, done);
    done[i - 1] = true;
  }
  return ENT_OK;
}

ent_status ent__cut_tags_of(ent__cut_tags *out, ent__space_scene *scene, size_t part, const ent__axis *axis, double width, bool named,
                            ent__drawing *drawing, ent_error *err) {
  *out = (ent__cut_tags){ent__arena_alloc(&drawing->arena, 2 * scene->cut_count, sizeof *out->at), 0, 0};
  if (out->at == NULL) return ent__nomem(err);
  for (size_t i = 0; i < scene->cut_count; i++) {
    ent__cut *cut = &scene->cuts[i];
    for (int l = 0; l < cut->line_count && cut->part == part; l++) {
      double value;
      if (!ent__cut_place(cut, &cut->lines[l], &value) || value < axis->from || value > axis->to) continue;
      cut->kind = ENT__CUT_DRAWN;
      out->at[out->count] = (ent__cut_tag){.cut = cut, .line = &cut->lines[l], .x = ent__axis_at(axis, value)};
      const ent_status status = fit(&out->at[out->count++], named, drawing, err);
      if (status != ENT_OK) return status;
    }
  }
  if (out->count > 1) qsort(out->at, out->count, sizeof *out->at, by_place);
  return set_levels(out, width, &drawing->arena, err);
}

double ent__cut_tags_height(const ent__cut_tags *tags) { return tags->count == 0 ? 0.0 : tags->levels * level_height + sign_height; }

static void draw_sign(ent_buffer *out, const ent__cut_tag *tag, bool support, double y) {
  const bool right = (tag->cut->slope[0] > 0.0) == support;
  ent__svg_text(out, tag->x + (right ? 4.0 : -4.0), y, support ? "+" : "−", sign_font, support ? ENT__STYLE_AGREE : ENT__STYLE_OPPOSE,
                right ? ENT__ANCHOR_START : ENT__ANCHOR_END, true);
}

void ent__cut_tags_draw(ent_buffer *out, const ent__cut_tags *tags, double top, double bottom) {
  const ent__paint paint = ent__cut_paint();
  for (size_t i = 0; i < tags->count; i++) {
    const ent__cut_tag *tag = &tags->at[i];
    const double words = top - sign_height - (tag->level + 1) * level_height;
    ent__svg_group(out, "cut", tag->cut->name);
    ent__svg_line(out, tag->x, words + level_height - 1.0, tag->x, bottom, &paint);
    ent__svg_label(out, tag->left, words, &tag->label, tag_font, ENT__STYLE_INK, ENT__ANCHOR_START, false);
    if (tag->line->supports) draw_sign(out, tag, true, top - 2.0);
    if (tag->line->opposes) draw_sign(out, tag, false, top - 2.0);
    ent__buffer_puts(out, "</g>\n");
  }
}

ent_status ent__space_ends(ent_buffer *out, const ent__space_scene *scene, const ent__axis *axis, double y, ent__drawing *drawing, ent_error *err) {
  for (int side = 0; side < 2; side++) {
    const char *name = scene->ends[0][side];
    ent_buffer text = ENT_BUFFER_INIT;
    ent__label label;
    if (name == NULL) continue;
    ent__buffer_printf(&text, side == 0 ? "← %s" : "%s →", name);
    ent_status status = ent__buffer_status(&text, err);
    if (status == ENT_OK) status = ent__label_fit(&label, &drawing->arena, drawing->measure, text.data, end_font, (axis->end - axis->start) / 2.0 - 4.0, 1, err);
    ent_buffer_clear(&text);
    if (status != ENT_OK) return status;
    ent__svg_label(out, side == 0 ? axis->start : axis->end, y - ent__measure_ascent(end_font), &label, end_font, ENT__STYLE_INK,
                   side == 0 ? ENT__ANCHOR_START : ENT__ANCHOR_END, false);
  }
  return ENT_OK;
}
