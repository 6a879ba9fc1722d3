/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the map with one mark for each coalition. */
#include <math.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/coalition_level.h"
#include "exporters/diagrams/coalition_map.h"
#include "exporters/diagrams/svg.h"

static const ent__font name_font = {ENT__STYLE_HEADING, true};
static const ent__font note_font = {ENT__STYLE_SMALL, false};
static const ent__font sum_font = {ENT__STYLE_BODY, false};
static const double label_gap = 3.0, from_ring = 4.0;

/* Beyond this many marks numbers beside lines would lie on each other; they are in the lines' titles. */
enum { MOST_NUMBERED = 9, PLACES = 9 };

/* What is taken already: marks with their words, and numbers on lines. */
typedef struct taken {
  ent__box *boxes;
  size_t count;
} taken;

static bool is_free(const taken *all, const ent__box *box) {
  for (size_t i = 0; i < all->count; i++) {
    const ent__box *b = &all->boxes[i];
    if (box->x < b->x + b->width && b->x < box->x + box->width && box->y < b->y + b->height && b->y < box->y + box->height) return false;
  }
  return true;
}

/* A line between two marks, from ring to ring, to the right of the middle by `aside`. */
typedef struct span {
  ent_point from;
  ent_point to;
} span;

static span span_of(const ent__level_mark *a, const ent__level_mark *b, double aside) {
  const double x = b->at.x - a->at.x, y = b->at.y - a->at.y, length = fmax(hypot(x, y), 1e-9);
  const ent_point along = {x / length, y / length}, across = {-along.y * aside, along.x * aside};
  const double near = a->reach + from_ring, far = length - b->reach - from_ring;
  return (span){{a->at.x + along.x * near + across.x, a->at.y + along.y * near + across.y},
                {a->at.x + along.x * far + across.x, a->at.y + along.y * far + across.y}};
}

/* Sets a sum on its line, at the first place along it where nothing is; nowhere if there is none. */
static void write_sum(ent_buffer *out, const ent__drawing *drawing, taken *all, const span *line, const ent_buffer *text, const char *colour) {
  static const double along[PLACES] = {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82};
  const ent__paint ground = {ENT__STYLE_PAPER, 0.9, NULL, 0.0, NULL};
  const double width = ent__measure_width(drawing->measure, text->data, text->size, sum_font), height = ent__measure_leading(sum_font);
  for (int i = 0; i < PLACES; i++) {
    const double x = line->from.x + along[i] * (line->to.x - line->from.x), y = line->from.y + along[i] * (line->to.y - line->from.y);
    const ent__box box = {x - width / 2.0 - 3.0, y - height / 2.0, width + 6.0, height};
    if (!is_free(all, &box)) continue;
    ent__svg_rect(out, box.x, box.y, box.width, box.height, 3.0, &ground);
    ent__svg_text(out, x, box.y + ent__measure_ascent(sum_font), text->data, sum_font, colour, ENT__ANCHOR_MIDDLE, false);
    all->boxes[all->count++] = box;
    return;
  }
}

/* "1 · China – 2 · US: agreement, weight 12.5 (40)" */
static void open_sum(ent_buffer *out, const ent__level *level, const ent__drawing *drawing, uint32_t a, uint32_t b, bool agrees) {
  const ent__tie_sum *sum = &level->sums[a * level->count + b];
  ent__buffer_printf(out, "<g class=\"%s\"><title>", agrees ? "agreement" : "opposition");
  ent__buffer_xml(out, level->marks[a].name);
  ent__buffer_puts(out, " – ");
  ent__buffer_xml(out, level->marks[b].name);
  ent__buffer_printf(out, "%s%s%s%s ", ent__drawing_word(drawing, ENT__WORD_COLON), ent__drawing_word(drawing, agrees ? ENT__WORD_AGREEING : ENT__WORD_OPPOSING),
                     ent__drawing_word(drawing, ENT__WORD_COMMA), ent__drawing_word(drawing, ENT__WORD_WEIGHT));
  ent__buffer_fixed(out, agrees ? sum->agree : sum->oppose, 3);
  ent__buffer_printf(out, " (%u)</title>\n", agrees ? sum->agreeing : sum->opposing);
}

static void draw_sum(ent_buffer *out, const ent__level *level, const ent__drawing *drawing, uint32_t a, uint32_t b, bool agrees, span *line) {
  const ent__tie_sum *sum = &level->sums[a * level->count + b];
  const double agree = ent__level_draws(level, sum->agree) ? ent__level_width(level, sum->agree) : 0.0;
  const double oppose = ent__level_draws(level, sum->oppose) ? ent__level_width(level, sum->oppose) : 0.0;
  const double aside = agree > 0.0 && oppose > 0.0 ? (agrees ? -(oppose + 5.0) / 2.0 : (agree + 5.0) / 2.0) : 0.0;
  const ent__paint paint = {NULL, 1.0, agrees ? ENT__STYLE_AGREE : ENT__STYLE_OPPOSE, agrees ? agree : oppose, agrees ? NULL : ENT__STYLE_WIDE_DASHES};
  *line = span_of(&level->marks[a], &level->marks[b], aside);
  open_sum(out, level, drawing, a, b, agrees);
  ent__svg_line(out, line->from.x, line->from.y, line->to.x, line->to.y, &paint);
  ent__buffer_puts(out, "</g>\n");
}

static void draw_sums(ent_buffer *out, const ent__level *level, const ent__drawing *drawing, bool agrees, bool numbers, taken *all) {
  for (uint32_t a = 0; a < level->count; a++) {
    for (uint32_t b = a + 1; b < level->count; b++) {
      span line;
      ent_buffer text = ENT_BUFFER_INIT;
      const ent__tie_sum *sum = &level->sums[a * level->count + b];
      const double size = agrees ? sum->agree : sum->oppose;
      if (!ent__level_draws(level, size)) continue;
      if (!numbers) {
        draw_sum(out, level, drawing, a, b, agrees, &line);
        continue;
      }
      ent_buffer nowhere = ENT_BUFFER_INIT; /* the line is there already: only its place is asked for */
      draw_sum(&nowhere, level, drawing, a, b, agrees, &line);
      ent_buffer_clear(&nowhere);
      ent__buffer_puts(&text, agrees ? "+" : "−");
      ent__level_number(&text, size);
      if (!text.failed) write_sum(out, drawing, all, &line, &text, agrees ? ENT__STYLE_AGREE : ENT__STYLE_OPPOSE);
      ent_buffer_clear(&text);
    }
  }
}

static void draw_mark(ent_buffer *out, const ent__level *level, const ent__drawing *drawing, uint32_t m) {
  const ent__level_mark *mark = &level->marks[m];
  const bool own = mark->kind == ENT__LEVEL_COALITION;
  ent_buffer number = ENT_BUFFER_INIT;
  const ent__paint paint = {own ? ent__style_coalition_colour(mark->coalition) : ENT__STYLE_WASH, 1.0, own ? ENT__STYLE_INK : ENT__STYLE_NEITHER, 1.2,
                            own ? NULL : ENT__STYLE_FINE_DASHES};
  ent__svg_group(out, "coalition", mark->name);
  ent__svg_shape(out, ent__style_coalition_shape(mark->coalition), mark->at.x, mark->at.y, mark->radius, &paint);
  ent__level_ring(out, mark->at.x, mark->at.y, mark->reach, &level->sums[m * level->count + m]);
  ent__buffer_whole(&number, mark->actors);
  if (!number.failed) {
    ent__svg_text(out, mark->at.x, mark->at.y + ent__measure_ascent(name_font) - ent__measure_leading(name_font) / 2.0, number.data, name_font, ENT__STYLE_INK,
                  ENT__ANCHOR_MIDDLE, true);
  }
  const double top = mark->at.y + (mark->above ? mark->box.y : mark->reach + label_gap);
  ent__svg_label(out, mark->at.x, top, &mark->label, name_font, own ? ent__style_coalition_line(mark->coalition) : ENT__STYLE_SOFT, ENT__ANCHOR_MIDDLE, true);
  ent__svg_label(out, mark->at.x, top + mark->label.height + label_gap, &mark->note, note_font, ENT__STYLE_SOFT, ENT__ANCHOR_MIDDLE, true);
  ent__buffer_puts(out, "</g>\n");
  (void)drawing;
  ent_buffer_clear(&number);
}

static ent_status take_boxes(taken *all, const ent__level *level, ent__drawing *drawing, ent_error *err) {
  all->boxes = ent__arena_alloc(&drawing->arena, level->count + 2 * level->count * level->count, sizeof *all->boxes);
  if (all->boxes == NULL) return ent__nomem(err);
  for (size_t m = 0; m < level->count; m++) {
    const ent__level_mark *mark = &level->marks[m];
    all->boxes[all->count++] = (ent__box){mark->at.x + mark->box.x, mark->at.y + mark->box.y, mark->box.width, mark->box.height};
  }
  return ENT_OK;
}

/* Lines lowest, then marks, then numbers on top. */
static ent_status draw_all(ent__page *page, const ent__level *level, ent__drawing *drawing, ent_error *err) {
  taken all = {NULL, 0};
  const ent_status status = take_boxes(&all, level, drawing, err);
  if (status != ENT_OK) return status;
  draw_sums(&page->map.svg, level, drawing, true, false, &all);
  draw_sums(&page->map.svg, level, drawing, false, false, &all);
  for (uint32_t m = 0; m < level->count; m++) draw_mark(&page->map.svg, level, drawing, m);
  if (level->on_ring <= MOST_NUMBERED) {
    draw_sums(&page->map.svg, level, drawing, true, true, &all);
    draw_sums(&page->map.svg, level, drawing, false, true, &all);
  }
  page->map.width = level->width;
  page->map.height = level->height;
  return ENT_OK;
}

static void add_sum(ent_buffer *out, const ent__drawing *drawing, double agree, double oppose) {
  ent__buffer_printf(out, "%s%s%s ", ent__drawing_word(drawing, ENT__WORD_COLON), ent__drawing_word(drawing, ENT__WORD_AGREEING), "");
  ent__level_number(out, agree);
  ent__buffer_printf(out, "%s%s ", ent__drawing_word(drawing, ENT__WORD_COMMA), ent__drawing_word(drawing, ENT__WORD_OPPOSING));
  ent__level_number(out, oppose);
  ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_STOP));
}

/* The sums in words, in and between the marks. */
static void describe_sums(ent_buffer *out, const ent__level *level, const ent__drawing *drawing) {
  for (uint32_t a = 0; a < level->count; a++) {
    for (uint32_t b = a; b < level->count; b++) {
      const ent__tie_sum *sum = &level->sums[a * level->count + b];
      if (sum->agreeing + sum->opposing == 0) continue;
      ent__buffer_puts(out, level->marks[a].name);
      if (a == b)
        ent__buffer_printf(out, "%s%s", ent__drawing_word(drawing, ENT__WORD_COMMA), ent__drawing_word(drawing, ENT__WORD_LEVEL_INSIDE));
      else
        ent__buffer_printf(out, " – %s", level->marks[b].name);
      add_sum(out, drawing, sum->agree, sum->oppose);
    }
  }
}

static void write_counts(ent__page *page, const ent__level *level, bool chosen) {
  size_t nodes, coalitions, ties;
  const ent__drawing *drawing = page->legend.drawing;
  const char *comma = ent__drawing_word(drawing, ENT__WORD_COMMA);
  (void)ent_network_nodes(level->network, &nodes);
  (void)ent_coalitions_list(level->coalitions, &coalitions);
  (void)ent_network_ties(level->network, &ties);
  ent__page_count(page, nodes, level->of_issues ? ENT__WORD_ISSUE : ENT__WORD_ACTOR, level->of_issues ? ENT__WORD_ISSUES : ENT__WORD_ACTORS);
  ent__page_count(page, coalitions, ENT__WORD_COALITION_ONE, ENT__WORD_COALITION_COUNT);
  ent__map_count_ties(page, level->network, ties);
  ent__buffer_printf(&page->subtitle, "%s%s", ent__drawing_word(drawing, ENT__WORD_SEMICOLON), ent__drawing_word(drawing, ENT__WORD_LEVEL_COALITIONS));
  if (chosen)
    ent__buffer_printf(&page->subtitle, "%s%s", comma, ent__drawing_word(drawing, level->of_issues ? ENT__WORD_LEVEL_AS_MANY_ISSUES : ENT__WORD_LEVEL_AS_MANY));
}

ent_status ent__draw_coalition_level(ent__page *page, ent__drawing *drawing, bool chosen, ent_error *err) {
  ent__level level;
  ent_status status = ent__level_new(&level, drawing, err);
  if (status == ENT_OK) status = draw_all(page, &level, drawing, err);
  if (status == ENT_OK) status = ent__map_describe(&page->description, drawing, err);
  if (status != ENT_OK) return status;
  describe_sums(&page->description, &level, drawing);
  write_counts(page, &level, chosen);
  return ent__level_legend(&page->legend, &level, err);
}
