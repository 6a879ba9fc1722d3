/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Space in one dimension for very many actors: each coalition's marks heaped up where they stand. */
#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/space_scene.h"

enum { MOST_GROUPS = 12, HEAPS = MOST_GROUPS + 2, SMALLEST = 3, LARGEST = 7, PLOT = 720 };

static const ent__font head_font = {ENT__STYLE_BODY, true}, name_font = {ENT__STYLE_SMALL, false};
static const double margin = 150.0, number_height = 14.0, room = 1000.0;

/* A coalition, all that are left, or those in none. */
typedef struct heap {
  const ent__space_mark **marks; /* from left to right */
  size_t count;
  uint32_t coalition; /* ENT_NONE: several, or none */
  ent__label label;
  uint32_t *bins;
  uint32_t tallest;
} heap;

typedef struct heaps {
  ent__space_scene *scene;
  const ent__space_part *part;
  heap at[HEAPS];
  double side; /* of the square that a mark takes up; the height is less where marks are drawn as bars */
  double unit; /* height for each actor */
  bool bars;
} heaps;

static size_t heap_of(const ent__roster_actor *who) {
  if (who->coalition == ENT_NONE) return HEAPS - 1;
  return who->coalition < MOST_GROUPS ? who->coalition : MOST_GROUPS;
}

static ent_status deal(heaps *h, ent__drawing *drawing, ent_error *err) {
  size_t counts[HEAPS] = {0};
  for (size_t i = 0; i < h->part->count; i++) counts[heap_of(h->part->marks[i].who)]++;
  for (size_t k = 0; k < HEAPS; k++) {
    h->at[k] = (heap){.marks = ent__arena_alloc(&drawing->arena, counts[k], sizeof(ent__space_mark *)),
                      .coalition = k < MOST_GROUPS ? (uint32_t)k : ENT_NONE,
                      .bins = ent__arena_alloc(&drawing->arena, PLOT / SMALLEST + 2, sizeof(uint32_t))};
    if (h->at[k].marks == NULL || h->at[k].bins == NULL) return ent__nomem(err);
  }
  for (size_t i = 0; i < h->part->count; i++) {
    heap *to = &h->at[heap_of(h->part->marks[i].who)];
    to->marks[to->count++] = &h->part->marks[i];
  }
  return ENT_OK;
}

static ent_status name_heap(heap *of, size_t k, const ent__space_scene *scene, ent__drawing *drawing, ent_error *err) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent_status status = ENT_OK;
  if (k < MOST_GROUPS) {
    ent__buffer_printf(&text, "%zu · ", k + 1);
    status = ent_coalitions_label(&text, scene->roster.coalitions, (uint32_t)k, drawing->language, err);
  } else if (k == MOST_GROUPS) {
    ent__buffer_puts(&text, ent__drawing_word(drawing, ENT__WORD_OTHER_COALITIONS));
  } else {
    ent__buffer_puts(&text, ent__drawing_word(drawing, scene->roster.coalitions == NULL ? ENT__WORD_ALL_ACTORS : ENT__WORD_NOT_ALIGNED));
  }
  ent__buffer_printf(&text, " (%zu)", of->count);
  if (status == ENT_OK) status = ent__buffer_status(&text, err);
  if (status == ENT_OK) status = ent__label_fit(&of->label, &drawing->arena, drawing->measure, text.data, head_font, 460.0, 1, err);
  ent_buffer_clear(&text);
  return status;
}

static size_t bin_of(const ent__axis *axis, const ent__space_mark *mark, int side) {
  return (size_t)fmax(0.0, (ent__axis_at(axis, mark->place->at[0]) - axis->start) / side);
}

/* Counts the marks over each stretch of the axis; returns the height of all heaps in marks. */
static double fill(heaps *h, const ent__axis *axis, int side) {
  double sum = 0.0;
  for (size_t k = 0; k < HEAPS; k++) {
    heap *of = &h->at[k];
    of->tallest = 0;
    memset(of->bins, 0, (PLOT / SMALLEST + 2) * sizeof *of->bins);
    for (size_t i = 0; i < of->count; i++) {
      const uint32_t there = ++of->bins[bin_of(axis, of->marks[i], side)];
      if (there > of->tallest) of->tallest = there;
    }
    sum += of->tallest;
  }
  return sum;
}

/* The largest marks that leave the whole on a page; bars where even the smallest do not. */
static void choose_size(heaps *h, const ent__axis *axis) {
  int side = LARGEST;
  double sum = fill(h, axis, side);
  while (side > SMALLEST && sum * side > room) sum = fill(h, axis, --side);
  h->side = side;
  h->bars = sum * side > room;
  h->unit = h->bars ? room / sum : side;
}

static void draw_marks(ent_buffer *out, const heaps *h, const heap *of, const ent__axis *axis, double base, const ent__drawing *drawing) {
  memset(of->bins, 0, (PLOT / SMALLEST + 2) * sizeof *of->bins);
  for (size_t i = 0; i < of->count; i++) {
    const ent__space_mark *mark = of->marks[i];
    const size_t bin = bin_of(axis, mark, (int)h->side);
    const bool own = h->scene->classes.kind == ENT__CLASSES_COALITION;
    const ent__paint paint = {mark->fill, 1.0, own ? ent__style_coalition_line(mark->who->coalition) : ENT__STYLE_INK, 0.5, NULL};
    const double x = axis->start + ((double)bin + 0.5) * h->side, y = base - 1.0 - ((double)of->bins[bin]++ + 0.5) * h->unit;
    ent_buffer title = ENT_BUFFER_INIT;
    ent__space_title(&title, h->scene, mark, drawing);
    if (title.failed) out->failed = 1;
    ent__svg_group(out, "mark", title.data != NULL ? title.data : "");
    ent_buffer_clear(&title);
    ent__space_shape(out, mark, x, y, h->side * 0.42, &paint);
    ent__buffer_puts(out, "</g>\n");
  }
}

static void draw_bars(ent_buffer *out, const heaps *h, const heap *of, const ent__axis *axis, double base) {
  const bool own = h->scene->classes.kind == ENT__CLASSES_COALITION;
  const ent__paint paint = {own ? ent__style_coalition_colour(of->coalition) : ENT__STYLE_BAR, 1.0, own ? ent__style_coalition_line(of->coalition) : ENT__STYLE_SOFT, 0.4, NULL};
  for (size_t b = 0; b < PLOT / SMALLEST + 2; b++)
    if (of->bins[b] > 0) ent__svg_rect(out, axis->start + (double)b * h->side, base - of->bins[b] * h->unit, h->side, of->bins[b] * h->unit, 0.0, &paint);
}

/* A bar over the middle half and a stroke at the median, below the line that the heap stands on. */
static void draw_middle(ent_buffer *out, bool own, const heap *of, const ent__axis *axis, double base) {
  const char *line = own ? ent__style_coalition_line(of->coalition) : ENT__STYLE_SOFT;
  const ent__paint bar = {line, 1.0, NULL, 0.0, NULL}, floor = {NULL, 1.0, ENT__STYLE_FRAME, 0.8, NULL};
  const ent__paint stroke = {NULL, 1.0, ENT__STYLE_INK, 2.0, NULL};
  const double low = ent__axis_at(axis, of->marks[of->count / 4]->place->at[0]), high = ent__axis_at(axis, of->marks[(of->count - 1) - of->count / 4]->place->at[0]);
  const size_t half = of->count / 2;
  const double centre = of->count % 2 == 1 ? of->marks[half]->place->at[0] : (of->marks[half - 1]->place->at[0] + of->marks[half]->place->at[0]) / 2.0;
  const double x = ent__axis_at(axis, centre);
  ent__svg_line(out, axis->start, base, axis->end, base, &floor);
  ent__svg_rect(out, low, base + 3.0, fmax(high - low, 1.0), 4.0, 0.0, &bar);
  ent__svg_line(out, x, base + 1.0, x, base + 9.0, &stroke);
}

/* Who stands furthest out at either side. */
static void draw_outermost(ent_buffer *out, const heap *of, const ent__axis *axis, double base, ent__drawing *drawing) {
  for (int side = 0; side < 2; side++) {
    const ent__space_mark *mark = of->marks[side == 0 ? 0 : of->count - 1];
    const double x = ent__axis_at(axis, mark->place->at[0]) + (side == 0 ? -8.0 : 8.0);
    ent__label label;
    if (side == 1 && of->count == 1) break;
    ent__space_name(&label, mark, name_font, drawing);
    ent__svg_group(out, "actor", mark->who->name);
    ent__svg_label(out, x, base - ent__measure_leading(name_font), &label, name_font, ENT__STYLE_SOFT, side == 0 ? ENT__ANCHOR_END : ENT__ANCHOR_START, true);
    ent__buffer_puts(out, "</g>\n");
  }
}

static void draw_heap(ent_buffer *out, const heaps *h, const heap *of, const ent__axis *axis, double top, double base, ent__drawing *drawing) {
  const bool own = h->scene->classes.kind != ENT__CLASSES_WORDS, one = own && of->coalition != ENT_NONE;
  const ent__paint paint = {ent__style_coalition_colour(of->coalition), 1.0, ENT__STYLE_INK, 0.7, NULL};
  if (one) ent__svg_shape(out, ent__style_coalition_shape(of->coalition), 6.0, top + 7.0, 5.0, &paint);
  ent__svg_label(out, one ? 16.0 : 0.0, top, &of->label, head_font, own ? ent__style_coalition_line(of->coalition) : ENT__STYLE_INK, ENT__ANCHOR_START, true);
  if (h->bars)
    draw_bars(out, h, of, axis, base);
  else
    draw_marks(out, h, of, axis, base, drawing);
  draw_middle(out, own, of, axis, base);
  draw_outermost(out, of, axis, base, drawing);
}

ent_status ent__space_heaps(ent_buffer *out, ent_point *size, ent__space_scene *scene, size_t part, double top, ent__drawing *drawing, ent_error *err) {
  heaps h = {.scene = scene, .part = &scene->parts[part]};
  ent__cut_tags tags;
  const ent__range range = ent__space_range(scene, h.part, 0, false);
  const ent__axis axis = ent__axis_of(range.from, range.to, margin, margin + PLOT, 8);
  ent_status status = deal(&h, drawing, err);
  if (status == ENT_OK) status = ent__cut_tags_of(&tags, scene, part, &axis, 2.0 * margin + PLOT, true, drawing, err);
  if (status != ENT_OK) return status;
  choose_size(&h, &axis);
  const double words = ent__cut_tags_height(&tags), ends = scene->ends[0][0] != NULL ? ENT__SPACE_END_HEIGHT : 0.0;
  const double head = top + ends + number_height + words;
  double bottom = head;
  for (size_t k = 0; k < HEAPS; k++)
    if (h.at[k].count > 0) bottom += 18.0 + fmax(h.at[k].tallest * h.unit, 12.0) + 16.0;
  if (ends > 0.0) status = ent__space_ends(out, scene, &axis, top + 10.0, drawing, err);
  ent__axis_grid(out, &axis, true, head, bottom);
  ent__axis_numbers(out, &axis, true, head - words - 4.0);
  ent__axis_numbers(out, &axis, true, bottom + 11.0);
  ent__cut_tags_draw(out, &tags, head, bottom);
  double y = head;
  for (size_t k = 0; k < HEAPS && status == ENT_OK; k++) {
    if (h.at[k].count == 0) continue;
    const double base = y + 18.0 + fmax(h.at[k].tallest * h.unit, 12.0);
    status = name_heap(&h.at[k], k, scene, drawing, err);
    if (status == ENT_OK) draw_heap(out, &h, &h.at[k], &axis, y, base, drawing);
    y = base + 16.0;
  }
  *size = (ent_point){2.0 * margin + PLOT, bottom + number_height - top};
  return status;
}
