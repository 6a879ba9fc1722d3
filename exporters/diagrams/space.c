/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of space: who is near whom on one dimension or two. */
#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/diagrams.h"
#include "exporters/diagrams/space_scene.h"

/* Of parts, each with a chart of its own; of a description, who reads more does so in the data. */
enum { MOST_PARTS = 12, MOST_TOLD = 400 };

static const ent__font part_font = {ENT__STYLE_HEADING, true}, note_font = {ENT__STYLE_BODY, false};

static const char *source_of(const char *name) {
  for (const ent_space_method *at = ent_space_methods(); at->name != NULL; at++)
    if (strcmp(at->name, name) == 0) return at->source;
  return "";
}

static void add_share(ent_buffer *out, const ent__drawing *drawing, ent__word word, double value) {
  if (isnan(value)) return;
  ent__buffer_printf(out, " · %s ", ent__drawing_word(drawing, word));
  ent__buffer_decimals(out, value, 2);
}

/* How the places were found and how well they fit, for the foot. */
static void write_method(ent_buffer *out, const ent__space_scene *scene, const ent__drawing *drawing) {
  const ent_space_options *options = ent_space_get_options(scene->space);
  ent__buffer_printf(out, "%s %s (%s) · %s %d", ent__drawing_word(drawing, ENT__WORD_SPACE_METHOD), options->method, source_of(options->method),
                     ent__drawing_word(drawing, ENT__WORD_SPACE_DIMENSIONS), options->dimensions);
  ent__buffer_printf(out, " · %s %lu", ent__drawing_word(drawing, ENT__WORD_RESAMPLES), (unsigned long)scene->fit->resamples);
  add_share(out, drawing, ENT__WORD_SPACE_CORRECT, scene->fit->correct);
  add_share(out, drawing, ENT__WORD_SPACE_REDUCTION, scene->fit->reduction);
  add_share(out, drawing, ENT__WORD_SPACE_LIKELIHOOD, scene->fit->likelihood);
  for (int d = 0; d < scene->dimensions; d++) add_share(out, drawing, ENT__WORD_SPACE_EXPLAINED, scene->fit->share[d]);
  if (scene->fit->iterations > 0 && !scene->fit->converged) ent__buffer_printf(out, " · %s", ent__drawing_word(drawing, ENT__WORD_SPACE_UNFINISHED));
  if (scene->dimensions == 2 && scene->labelled < scene->mark_count)
    ent__buffer_printf(out, drawing->tongue == ENT__TONGUE_ZH ? " · 标注名称 %zu/%zu" : " · %zu of %zu named", scene->labelled, scene->mark_count);
}

static void write_counts(ent__page *page, const ent__space_scene *scene, const ent__drawing *drawing) {
  ent__page_count(page, scene->mark_count, ENT__WORD_ACTOR, ENT__WORD_ACTORS);
  ent__page_count(page, scene->fit->issues, ENT__WORD_ISSUE, ENT__WORD_ISSUES);
  ent__page_count(page, scene->fit->cells, ENT__WORD_STANCE, ENT__WORD_STANCES);
  if (scene->unplaced == 0) return;
  ent__page_count(page, scene->unplaced, ENT__WORD_ACTOR, ENT__WORD_ACTORS);
  ent__buffer_printf(&page->subtitle, "%s%s", drawing->tongue == ENT__TONGUE_ZH ? "" : " ", ent__drawing_word(drawing, ENT__WORD_SPACE_UNPLACED));
}

/* Who stands where, from left to right, part by part. */
static void describe(ent_buffer *out, const ent__space_scene *scene, const ent__drawing *drawing) {
  size_t told = 0;
  for (size_t p = 0; p < scene->part_count; p++) {
    if (scene->part_count > 1) ent__buffer_printf(out, "%s %zu — ", ent__drawing_word(drawing, ENT__WORD_SPACE_PART), p + 1);
    for (size_t i = 0; i < scene->parts[p].count && told < MOST_TOLD; i++, told++) {
      if (i > 0) ent__buffer_puts(out, ent__drawing_word(drawing, scene->dimensions == 1 ? ENT__WORD_SEMICOLON : ENT__WORD_STOP));
      ent__space_title(out, scene, &scene->parts[p].marks[i], drawing);
    }
    ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_STOP));
  }
  if (told < scene->mark_count) ent__buffer_puts(out, "…");
}

static void draw_nothing(ent__page *page, const ent__drawing *drawing) {
  ent__svg_text(&page->map.svg, 0.0, 24.0, ent__drawing_word(drawing, ENT__WORD_SPACE_NOTHING), note_font, ENT__STYLE_SOFT, ENT__ANCHOR_START, false);
  ent__buffer_puts(&page->description, ent__drawing_word(drawing, ENT__WORD_SPACE_NOTHING));
  page->map.width = 420.0;
  page->map.height = 60.0;
}

static void part_words(ent_buffer *out, const ent__space_scene *scene, size_t part, double y, const ent__drawing *drawing) {
  ent_buffer text = ENT_BUFFER_INIT;
  const size_t count = scene->parts[part].count;
  ent__buffer_printf(&text, "%s %zu (%zu%s%s)", ent__drawing_word(drawing, ENT__WORD_SPACE_PART), part + 1, count, drawing->tongue == ENT__TONGUE_ZH ? "" : " ",
                     ent__drawing_word(drawing, count == 1 ? ENT__WORD_ACTOR : ENT__WORD_ACTORS));
  ent__svg_buffer(out, 0.0, y + 12.0, &text, part_font, ENT__STYLE_INK, ENT__ANCHOR_START);
  ent_buffer_clear(&text);
}

/* Says how many parts are not drawn. */
static void rest_words(ent_buffer *out, const ent__space_scene *scene, double y, const ent__drawing *drawing) {
  ent_buffer text = ENT_BUFFER_INIT;
  size_t actors = 0;
  for (size_t p = MOST_PARTS; p < scene->part_count; p++) actors += scene->parts[p].count;
  ent__buffer_printf(&text, drawing->tongue == ENT__TONGUE_ZH ? "另有%zu个部分（共%zu个行为体）未绘出。" : "%zu more parts with %zu actors are not drawn.",
                     scene->part_count - MOST_PARTS, actors);
  ent__svg_buffer(out, 0.0, y + 12.0, &text, note_font, ENT__STYLE_SOFT, ENT__ANCHOR_START);
  ent_buffer_clear(&text);
}

static ent_status draw_parts(ent__panel *map, ent__space_scene *scene, ent__drawing *drawing, ent_error *err) {
  ent_status status = ENT_OK;
  double y = 0.0;
  for (size_t p = 0; p < scene->part_count && p < MOST_PARTS && status == ENT_OK; p++) {
    const bool heaps = scene->parts[p].count > ENT__SPACE_MOST_ROWS;
    ent__space_drawer *draw = scene->dimensions == 2 ? ent__space_plane : heaps ? ent__space_heaps : ent__space_rows;
    ent_point size = {0.0, 0.0};
    if (p > 0) y += 28.0;
    if (scene->part_count > 1) {
      part_words(&map->svg, scene, p, y, drawing);
      y += 22.0;
    }
    status = draw(&map->svg, &size, scene, p, y, drawing, err);
    map->width = fmax(map->width, size.x);
    y += size.y;
  }
  if (scene->part_count > MOST_PARTS) {
    rest_words(&map->svg, scene, y + 10.0, drawing);
    y += 28.0;
  }
  map->height = y;
  return status;
}

ent_status ent__draw_space(ent__page *page, ent__drawing *drawing, ent_error *err) {
  ent__space_scene scene;
  ent_status status = ent__space_scene_new(&scene, drawing, err);
  if (status != ENT_OK) return status;
  write_counts(page, &scene, drawing);
  if (scene.mark_count == 0) {
    write_method(&page->method, &scene, drawing);
    draw_nothing(page, drawing);
    return ENT_OK;
  }
  describe(&page->description, &scene, drawing);
  status = draw_parts(&page->map, &scene, drawing, err);
  write_method(&page->method, &scene, drawing);
  return status != ENT_OK ? status : ent__space_legend(&page->legend, &scene, err);
}
