/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Space in one dimension: a row for each actor, from left to right downwards, in columns where there are many. */
#include <math.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/space_scene.h"

enum { MOST_IN_ONE = 75, MOST_IN_COLUMN = 70 };

static const ent__font head_font = {ENT__STYLE_SMALL, false};
static const double number_height = 14.0, gap = 26.0;

typedef struct rows {
  const ent__space_scene *scene;
  const ent__space_part *part;
  ent__font font;
  double height;
  double names; /* width of the labels' column */
  double plot;
  double tail;  /* of the column with numbers of stances */
  size_t columns;
  size_t each; /* rows in a column */
  ent__label *labels;
} rows;

/* The names in the size of these rows; the mark of doubt stays with them. */
static ent_status fit_names(rows *r, ent__drawing *drawing, ent_error *err) {
  r->labels = ent__arena_alloc(&drawing->arena, r->part->count, sizeof *r->labels);
  if (r->labels == NULL) return ent__nomem(err);
  for (size_t i = 0; i < r->part->count; i++) {
    ent__space_name(&r->labels[i], &r->part->marks[i], r->font, drawing);
    r->names = fmax(r->names, r->labels[i].width);
  }
  return ENT_OK;
}

static void choose_form(rows *r) {
  const size_t n = r->part->count;
  const bool one = n <= MOST_IN_ONE;
  r->columns = one ? 1 : (n + MOST_IN_COLUMN - 1) / MOST_IN_COLUMN;
  r->each = (n + r->columns - 1) / r->columns;
  r->font = (ent__font){one ? ENT__STYLE_BODY : 9.5, false};
  r->height = n <= 45 ? 18.0 : one ? 15.0 : 13.0;
  r->plot = one ? 440.0 : r->columns == 2 ? 290.0 : 215.0;
  r->tail = one ? 44.0 : 0.0;
}

static void draw_row(ent_buffer *out, const rows *r, size_t i, const ent__axis *axis, double left, double y, const ent__drawing *drawing) {
  const ent__space_mark *mark = &r->part->marks[i];
  const double x = ent__axis_at(axis, mark->place->at[0]), radius = fmin(r->height * 0.32, 5.0);
  const ent__paint guide = {NULL, 1.0, ENT__STYLE_GRID, 0.6, NULL};
  const ent__paint line = {NULL, 1.0, ent__space_line(r->scene, mark), 1.4, NULL};
  const ent__paint paint = {mark->fill, 1.0, ENT__STYLE_INK, mark->who->uncertain ? 1.2 : 0.7,
                            mark->who->uncertain ? ENT__STYLE_FINE_DASHES : NULL};
  ent_buffer title = ENT_BUFFER_INIT;
  ent__space_title(&title, r->scene, mark, drawing);
  if (title.failed) out->failed = 1;
  ent__svg_group(out, "actor", title.data != NULL ? title.data : "");
  ent_buffer_clear(&title);
  ent__svg_line(out, axis->start, y, axis->end, y, &guide);
  ent__svg_label(out, left + r->names, y - ent__measure_leading(r->font) / 2.0, &r->labels[i], r->font, ENT__STYLE_INK, ENT__ANCHOR_END, false);
  if (r->scene->intervals) {
    const double low = ent__axis_at(axis, mark->place->low[0]), high = ent__axis_at(axis, mark->place->high[0]);
    ent__svg_line(out, low, y, high, y, &line);
  }
  ent__space_shape(out, mark, x, y, radius, &paint);
  if (r->tail > 0.0) {
    ent_buffer number = ENT_BUFFER_INIT;
    ent__buffer_whole(&number, mark->place->cells);
    ent__svg_buffer(out, axis->end + r->tail - 4.0, y + 3.2, &number, head_font, ENT__STYLE_SOFT, ENT__ANCHOR_END);
    ent_buffer_clear(&number);
  }
  ent__buffer_puts(out, "</g>\n");
}

static ent_status draw_column(ent_buffer *out, const rows *r, size_t first, size_t end, ent__axis axis, double left, double top, double words,
                              const ent__cut_tags *tags, ent__drawing *drawing, ent_error *err) {
  const double bottom = top + r->height * (double)(end - first);
  ent_status status = ENT_OK;
  ent__axis_grid(out, &axis, true, top, bottom);
  ent__axis_numbers(out, &axis, true, top - words - 4.0);
  ent__axis_numbers(out, &axis, true, bottom + 11.0);
  if (r->scene->ends[0][0] != NULL) status = ent__space_ends(out, r->scene, &axis, top - words - number_height - 4.0, drawing, err);
  ent__cut_tags_draw(out, tags, top, bottom);
  for (size_t i = first; i < end; i++) draw_row(out, r, i, &axis, left, top + r->height * ((double)(i - first) + 0.5), drawing);
  if (r->tail > 0.0)
    ent__svg_text(out, axis.end + r->tail - 4.0, top - 4.0, ent__drawing_word(drawing, ENT__WORD_SPACE_STANCES), head_font, ENT__STYLE_SOFT, ENT__ANCHOR_END,
                  false);
  return status;
}

ent_status ent__space_rows(ent_buffer *out, ent_point *size, ent__space_scene *scene, size_t part, double top, ent__drawing *drawing, ent_error *err) {
  rows r = {.scene = scene, .part = &scene->parts[part]};
  double height = 0.0, left = 0.0;
  choose_form(&r);
  ent_status status = fit_names(&r, drawing, err);
  const ent__range range = ent__space_range(scene, r.part, 0, true);
  const double width = r.names + 10.0 + r.plot + r.tail;
  for (size_t c = 0; c < r.columns && status == ENT_OK; c++) {
    const size_t first = c * r.each, end = first + r.each < r.part->count ? first + r.each : r.part->count;
    const double start = left + r.names + 10.0;
    const ent__axis axis = ent__axis_of(range.from, range.to, start, start + r.plot, r.columns > 1 ? 4 : 6);
    ent__cut_tags tags;
    status = ent__cut_tags_of(&tags, scene, part, &axis, left + width, r.columns == 1, drawing, err);
    if (status != ENT_OK) return status;
    const double words = ent__cut_tags_height(&tags), ends = scene->ends[0][0] != NULL ? ENT__SPACE_END_HEIGHT : 0.0;
    const double head = ends + number_height + words;
    status = draw_column(out, &r, first, end, axis, left, top + head, words, &tags, drawing, err);
    height = fmax(height, head + r.height * (double)(end - first) + number_height);
    left += width + gap;
  }
  *size = (ent_point){left - gap, height};
  return status;
}
