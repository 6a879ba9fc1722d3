/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often each two were in one coalition: the co-assignment matrix of the resamples. */
#include "exporters/diagrams/stability.h"

#include <math.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/diagrams.h"
#include "exporters/diagrams/svg.h"

static const ent__font small_font = {ENT__STYLE_SMALL, false};
static const double strip = 5.0, mark_room = 14.0, bar_width = 64.0, sure = 2.0 / 3.0;

static void choose_sizes(ent__shares *shares, size_t n) {
  shares->cell = n <= 16 ? 26.0 : n <= 28 ? 22.0 : n <= 45 ? 18.0 : n <= 80 ? 12.0 : n <= 200 ? 9.0 : n <= ENT__SHARE_ROWS ? 4.0 : 3.0;
  shares->numbers = n <= 45;
  shares->named = n <= 200;
  shares->font = (ent__font){n <= 45 ? ENT__STYLE_BODY : n <= 80 ? ENT__STYLE_SMALL : 7.5, false};
  shares->each = (n + ENT__SHARE_ROWS - 1) / ENT__SHARE_ROWS;
  if (shares->each == 0) shares->each = 1;
  shares->rows = (n + shares->each - 1) / shares->each;
}

static size_t end_of(const ent__shares *shares, size_t row) {
  const size_t end = (row + 1) * shares->each;
  return end < shares->crowd.aligned ? end : shares->crowd.aligned;
}

static double mean_of(const ent__shares *shares, size_t i, size_t j) {
  const size_t end_a = end_of(shares, i), end_b = end_of(shares, j);
  double sum = 0.0;
  size_t count = 0;
  for (size_t a = i * shares->each; a < end_a; a++) {
    for (size_t b = j * shares->each; b < end_b; b++) {
      if (a == b) continue;
      const double share =
          ent_coalitions_together(shares->crowd.coalitions, shares->crowd.nodes[a].node, shares->crowd.nodes[b].node);
      if (isnan(share)) continue;
      sum += share;
      count++;
    }
  }
  return count > 0 ? sum / (double)count : NAN;
}

static ent_status measure(ent__shares *shares, ent__drawing *drawing, ent_error *err) {
  shares->at = ent__arena_alloc(&drawing->arena, shares->rows * shares->rows, sizeof *shares->at);
  if (shares->at == NULL) return ent__nomem(err);
  for (size_t i = 0; i < shares->rows; i++) {
    for (size_t j = i; j < shares->rows; j++) {
      const double share = mean_of(shares, i, j);
      shares->at[i * shares->rows + j] = shares->at[j * shares->rows + i] = share;
      shares->unknown = shares->unknown || (isnan(share) && i != j);
    }
  }
  return ENT_OK;
}

/* Where an actor's row begins, in pixels below the first. */
static double row_of(const ent__shares *shares, size_t i) {
  return shares->cell * (double)i / (double)shares->each;
}

static void draw_row_name(ent_buffer *out, const ent__shares *shares, size_t i) {
  const ent__crowd_node *node = &shares->crowd.nodes[i];
  const double middle = shares->top + row_of(shares, i) + shares->cell / 2.0;
  const double x = shares->left - strip - mark_room - 4.0;
  ent__svg_group(out, "actor", node->name);
  ent__crowd_mark(out, node, x + 9.0, middle, fmin(shares->cell * 0.36, 5.0));
  ent__svg_label(out, x, middle - ent__measure_leading(shares->font) / 2.0, &node->label, shares->font, ENT__STYLE_INK,
                 ENT__ANCHOR_END, false);
  ent__buffer_puts(out, "</g>\n");
}

static void draw_column_name(ent_buffer *out, const ent__shares *shares, size_t i) {
  const ent__crowd_node *node = &shares->crowd.nodes[i];
  const double x = shares->left + row_of(shares, i) + shares->cell / 2.0 + shares->font.size * 0.36;
  ent__svg_point(out, "<g transform=\"translate(", x, shares->top - strip - 5.0);
  ent__buffer_puts(out, ") rotate(-90)\">");
  if (node->label.count > 0)
    ent__svg_text(out, 0.0, 0.0, node->label.lines[0], shares->font, ENT__STYLE_INK, ENT__ANCHOR_START, false);
  ent__buffer_puts(out, "</g>\n");
}

/* Strips at both margins and an outline around each coalition of two or more. */
static void draw_blocks(ent_buffer *out, const ent__shares *shares) {
  const ent__crowd *crowd = &shares->crowd;
  for (size_t first = 0, end; first < crowd->aligned; first = end) {
    const uint32_t c = crowd->nodes[first].coalition;
    for (end = first; end < crowd->aligned && crowd->nodes[end].coalition == c; end++) continue;
    const double at = row_of(shares, first), size = row_of(shares, end) - at;
    const ent__paint fill = {ent__style_coalition_colour(c), 1.0, NULL, 0.0, NULL};
    const ent__paint outline = {NULL, 1.0, ent__style_coalition_line(c), shares->cell < 6.0 ? 1.0 : 1.8, NULL};
    ent__svg_rect(out, shares->left - strip - 2.0, shares->top + at, strip, size, 0.0, &fill);
    ent__svg_rect(out, shares->left + at, shares->top - strip - 2.0, size, strip, 0.0, &fill);
    if (end - first > 1) ent__svg_rect(out, shares->left + at, shares->top + at, size, size, 0.0, &outline);
  }
}

/* Where rows have no names, coalitions have: at the left of their strips, as far as there is room. */
static ent_status name_blocks(ent_buffer *out, const ent__shares *shares, ent__drawing *drawing, ent_error *err) {
  const ent__crowd *crowd = &shares->crowd;
  ent_status status = ENT_OK;
  for (size_t first = 0, end; status == ENT_OK && first < crowd->aligned; first = end) {
    const uint32_t c = crowd->nodes[first].coalition;
    for (end = first; end < crowd->aligned && crowd->nodes[end].coalition == c; end++) continue;
    const double size = row_of(shares, end) - row_of(shares, first);
    const double middle = shares->top + row_of(shares, first) + size / 2.0;
    ent_buffer text = ENT_BUFFER_INIT;
    if (size < 11.0) continue;
    ent__buffer_printf(&text, "%u", c + 1);
    ent__svg_group(out, "coalition", text.data);
    ent__svg_buffer(out, shares->left - strip - 22.0, middle + 4.0, &text, (ent__font){ENT__STYLE_BODY, true},
                    ent__style_coalition_line(c), ENT__ANCHOR_END);
    const ent__crowd_node whole = {.coalition = c};
    ent__crowd_mark(out, &whole, shares->left - strip - 12.0, middle, 5.0);
    ent__buffer_puts(out, "</g>\n");
    status = ent__buffer_status(&text, err);
    ent_buffer_clear(&text);
  }
  (void)drawing;
  return status;
}

/* A bar of the stability of an actor, or of a coalition where rows are too thin. */
static void draw_bar(ent_buffer *out, const ent__shares *shares, const ent__crowd_node *node, double stability, double y,
                     double height) {
  const double x = shares->left + shares->cell * (double)shares->rows + 10.0;
  const ent__paint paint = {ent__style_coalition_colour(node->coalition), node->uncertain ? 0.45 : 1.0,
                            ent__style_coalition_line(node->coalition), 0.8,
                            node->uncertain ? ENT__STYLE_FINE_DASHES : NULL};
  if (isnan(stability)) return;
  if (height > 14.0) {
    y += (height - 14.0) / 2.0;
    height = 14.0;
  }
  ent__svg_rect(out, x, y, bar_width * stability, height, 0.0, &paint);
  ent_buffer text = ENT_BUFFER_INIT;
  const ent__font font = {fmin(fmax(height, 7.0), 9.0), false};
  ent__buffer_decimals(&text, stability, 2);
  if (node->uncertain) ent__buffer_puts(&text, " ?");
  ent__svg_buffer(out, x + bar_width + 5.0, y + height / 2.0 + font.size * 0.36, &text, font, ENT__STYLE_SOFT,
                  ENT__ANCHOR_START);
  ent_buffer_clear(&text);
}

static void draw_bars(ent_buffer *out, const ent__shares *shares, const ent__drawing *drawing) {
  const ent__crowd *crowd = &shares->crowd;
  const double x = shares->left + shares->cell * (double)shares->rows + 10.0, height = row_of(shares, crowd->aligned);
  const ent__paint axis = {NULL, 1.0, ENT__STYLE_SOFT, 0.8, NULL}, mark = {NULL, 1.0, ENT__STYLE_INK, 0.8, "2 2"};
  size_t count;
  const ent_coalition *list = ent_coalitions_list(crowd->coalitions, &count);
  for (size_t i = 0; shares->named && i < crowd->aligned; i++) {
    draw_bar(out, shares, &crowd->nodes[i], crowd->nodes[i].stability, shares->top + row_of(shares, i) + shares->cell * 0.2,
             shares->cell * 0.6);
  }
  for (size_t first = 0, end; !shares->named && first < crowd->aligned; first = end) {
    const uint32_t c = crowd->nodes[first].coalition;
    for (end = first; end < crowd->aligned && crowd->nodes[end].coalition == c; end++) continue;
    const double size = row_of(shares, end) - row_of(shares, first);
    ent__crowd_node whole = crowd->nodes[first];
    whole.uncertain = list[c].stability < sure;
    if (size >= 8.0) draw_bar(out, shares, &whole, list[c].stability, shares->top + row_of(shares, first) + 1.0, size - 2.0);
  }
  ent__svg_line(out, x, shares->top, x, shares->top + height, &axis);
  ent__svg_line(out, x + bar_width * sure, shares->top - 3.0, x + bar_width * sure, shares->top + height, &mark);
  ent__svg_text(out, x, shares->top - 16.0, ent__drawing_word(drawing, ENT__WORD_STABILITY_HEADING), small_font,
                ENT__STYLE_SOFT, ENT__ANCHOR_START, false);
  ent__svg_text(out, x, shares->top - 5.0, "0", (ent__font){7.5, false}, ENT__STYLE_SOFT, ENT__ANCHOR_MIDDLE, false);
  ent__svg_text(out, x + bar_width * sure, shares->top - 5.0, "2/3", (ent__font){7.5, false}, ENT__STYLE_SOFT,
                ENT__ANCHOR_MIDDLE, false);
  ent__svg_text(out, x + bar_width, shares->top - 5.0, "1", (ent__font){7.5, false}, ENT__STYLE_SOFT, ENT__ANCHOR_MIDDLE,
                false);
}

static ent_status draw_all(ent__panel *map, ent__shares *shares, ent__drawing *drawing, ent_error *err) {
  ent_buffer *out = &map->svg;
  const double side = shares->cell * (double)shares->rows, grid = row_of(shares, shares->crowd.aligned);
  const ent__paint frame = {NULL, 1.0, ENT__STYLE_FAINT, 0.8, NULL};
  ent_status status = ENT_OK;
  shares->left = (shares->named ? ceil(shares->crowd.widest) + mark_room : 36.0) + strip + 6.0;
  shares->top = (shares->named ? fmax(ceil(shares->crowd.widest), 24.0) : 24.0) + strip + 6.0;
  for (size_t i = 0; shares->named && i < shares->crowd.aligned; i++) {
    draw_row_name(out, shares, i);
    draw_column_name(out, shares, i);
  }
  if (!shares->named) status = name_blocks(out, shares, drawing, err);
  ent__svg_point(out, "<g transform=\"translate(", shares->left, shares->top);
  ent__buffer_puts(out, ")\">\n");
  ent__shares_draw(out, shares, shares->cell);
  ent__buffer_puts(out, "</g>\n");
  ent__svg_rect(out, shares->left, shares->top, grid, grid, 0.0, &frame);
  draw_blocks(out, shares);
  draw_bars(out, shares, drawing);
  map->width = shares->left + side + 10.0 + bar_width + 34.0;
  map->height = shares->top + side + 4.0;
  return status;
}

/* Each coalition with its stability, then who is uncertain. */
static ent_status describe(ent_buffer *out, const ent__shares *shares, ent__drawing *drawing, ent_error *err) {
  size_t count, told = 0;
  ent_status status = ENT_OK;
  const ent_coalition *list = ent_coalitions_list(shares->crowd.coalitions, &count);
  for (size_t c = 0; status == ENT_OK && c < count && c < 40; c++) {
    status = ent__crowd_tell(out, drawing, shares->crowd.coalitions, (uint32_t)c, err);
    ent__buffer_printf(out, "%s%s ", ent__drawing_word(drawing, ENT__WORD_COMMA),
                       ent__drawing_word(drawing, ENT__WORD_STABILITY));
    ent__buffer_decimals(out, list[c].stability, 2);
    ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_SEMICOLON));
  }
  for (size_t i = 0; i < shares->crowd.aligned && told < 60; i++) {
    if (!shares->crowd.nodes[i].uncertain) continue;
    ent__buffer_puts(out, ent__drawing_word(drawing, told++ == 0 ? ENT__WORD_UNCERTAIN_WORD : ENT__WORD_LIST_COMMA));
    if (told == 1) ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_COLON));
    ent__buffer_puts(out, shares->crowd.nodes[i].name);
  }
  return status;
}

static void draw_nothing(ent__page *page, const ent__drawing *drawing) {
  ent__svg_text(&page->map.svg, 0.0, 30.0, ent__drawing_word(drawing, ENT__WORD_NOBODY_TIED),
                (ent__font){ENT__STYLE_BODY, false}, ENT__STYLE_SOFT, ENT__ANCHOR_START, false);
  page->map.width = 420.0;
  page->map.height = 60.0;
  ent__buffer_puts(&page->description, ent__drawing_word(drawing, ENT__WORD_NOBODY_TIED));
}

ent_status ent__draw_stability(ent__page *page, ent__drawing *drawing, ent_error *err) {
  ent__shares shares = {.rows = 0};
  size_t swings = 0;
  const ent_coalitions *coalitions = ent_study_coalitions(drawing->study);
  if (coalitions != NULL && ent_coalitions_options(coalitions)->resamples == 0) {
    return ent__fail(err, ENT_E_USAGE, "the diagram 'stability' shows resamples, and none were made: expected '--resamples' of 1 or more");
  }
  choose_sizes(&shares, ent__crowd_size(drawing->study));
  ent_status status = ent__crowd_new(&shares.crowd, drawing, "stability", shares.font, shares.numbers ? 170.0 : 120.0, err);
  if (status != ENT_OK) return status;
  for (size_t i = 0; i < shares.crowd.aligned; i++) swings += shares.crowd.nodes[i].uncertain;
  ent__crowd_count(page, &shares.crowd);
  ent__page_count(page, swings, ENT__WORD_SWING_WORD, ENT__WORD_SWINGS_WORD);
  ent__page_count(page, ent_coalitions_quality(coalitions)->resamples, ENT__WORD_RESAMPLE_ONE, ENT__WORD_RESAMPLES_COUNT);
  if (shares.crowd.aligned == 0) {
    draw_nothing(page, drawing);
    return ENT_OK;
  }
  choose_sizes(&shares, shares.crowd.aligned);
  status = measure(&shares, drawing, err);
  if (status == ENT_OK) status = draw_all(&page->map, &shares, drawing, err);
  if (status == ENT_OK) status = describe(&page->description, &shares, drawing, err);
  return status == ENT_OK ? ent__shares_legend(&page->legend, &shares, err) : status;
}
