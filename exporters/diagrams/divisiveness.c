/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Divisiveness: issues from the most divisive down, and where each coalition stands on them. */
#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/axis.h"
#include "exporters/diagrams/clean.h"
#include "exporters/diagrams/coalition_map.h"
#include "exporters/diagrams/diagrams.h"
#include "exporters/diagrams/roster.h"

enum { MOST_IN_FULL = 45, MOST_IN_COLUMN = 100, MOST_ISSUES = 300, MOST_LANES = 6, MOST_FINE_LANES = 4, MOST_TOLD = 400 };

static const ent__font head_font = {ENT__STYLE_SMALL, true}, number_font = {ENT__STYLE_SMALL, false};
static const double head = 30.0, foot = 16.0, bar_room = 60.0, number_room = 30.0, actor_room = 34.0, gap = 30.0;

/* What is shown of one issue. */
typedef struct row {
  const ent__roster_issue *issue;
  const ent_division *division; /* NULL where no member of a coalition has a stance */
  ent__label label;
  uint32_t lanes; /* coalitions shown that have a position */
  double height;
} row;

typedef struct chart {
  ent__roster roster;
  row *rows;
  size_t row_count; /* shown */
  uint32_t lanes;   /* coalitions shown, the largest */
  const char *names_of[MOST_LANES]; /* theirs */
  size_t coalition_count;
  bool full;
  size_t columns;
  size_t each;
  ent__font font;
  double lane; /* height of a coalition's lane */
  double names;
  double plot;
} chart;

static ent_status no_coalitions(ent_error *err) {
  return ent__fail(err, ENT_E_USAGE, "the diagram 'divisiveness' compares coalitions of actors, and this network has none");
}

static void choose_form(chart *c) {
  const size_t n = c->row_count;
  c->full = n <= MOST_IN_FULL;
  c->columns = c->full ? 1 : (n + MOST_IN_COLUMN - 1) / MOST_IN_COLUMN;
  c->each = c->columns > 0 ? (n + c->columns - 1) / c->columns : 0;
  const uint32_t most = c->full ? MOST_LANES : MOST_FINE_LANES;
  c->lanes = c->coalition_count < most ? (uint32_t)c->coalition_count : most;
  c->font = (ent__font){c->full ? ENT__STYLE_BODY : ENT__STYLE_SMALL, false};
  c->lane = c->full ? 11.0 : 5.5;
  c->plot = c->columns > 1 ? 150.0 : 360.0;
}

static ent_status fit_rows(chart *c, ent__drawing *drawing, ent_error *err) {
  const double width = c->full ? 250.0 : c->columns > 1 ? 210.0 : 320.0;
  ent_status status = ENT_OK;
  for (size_t i = 0; i < c->row_count && status == ENT_OK; i++) {
    row *at = &c->rows[i];
    status = ent__label_fit(&at->label, &drawing->arena, drawing->measure, at->issue->name, c->font, width, c->full ? 3 : 2, err);
    for (uint32_t k = 0; k < c->lanes; k++) at->lanes += ent_coalitions_position(c->roster.coalitions, k, at->issue->issue).cells > 0;
    at->height = fmax(at->label.height + (c->full ? 8.0 : 3.0), c->lane * at->lanes + (c->full ? 8.0 : 4.0));
    c->names = fmax(c->names, at->label.width);
  }
  return status;
}

static ent_status name_lanes(chart *c, ent__drawing *drawing, ent_error *err) {
  ent_status status = ENT_OK;
  for (uint32_t k = 0; k < c->lanes && status == ENT_OK; k++) {
    ent_buffer text = ENT_BUFFER_INIT;
    status = ent_coalitions_label(&text, c->roster.coalitions, k, drawing->language, err);
    if (status == ENT_OK) status = ent__buffer_status(&text, err);
    c->names_of[k] = status == ENT_OK ? ent__clean_text(&drawing->arena, text.data != NULL ? text.data : "") : "";
    if (c->names_of[k] == NULL) status = ent__nomem(err);
    ent_buffer_clear(&text);
  }
  return status;
}

static ent_status chart_new(chart *out, ent__drawing *drawing, ent_error *err) {
  size_t issue_total, count;
  *out = (chart){.full = true};
  ent_status status = ent__roster_new(&out->roster, drawing, "divisiveness", (ent__font){ENT__STYLE_BODY, false}, 170.0, err);
  if (status != ENT_OK) return status;
  if (out->roster.coalitions == NULL) return no_coalitions(err);
  (void)ent_coalitions_list(out->roster.coalitions, &out->coalition_count);
  (void)ent_dataset_issues(ent_stances_dataset(out->roster.stances), &issue_total);
  const ent_division **of = ent__arena_alloc(&drawing->arena, issue_total, sizeof(ent_division *));
  const ent_division *divisions = ent_coalitions_divisions(out->roster.coalitions, &count);
  out->row_count = out->roster.issue_count < MOST_ISSUES ? out->roster.issue_count : MOST_ISSUES;
  out->rows = ent__arena_alloc(&drawing->arena, out->row_count, sizeof *out->rows);
  if (of == NULL || out->rows == NULL) return ent__nomem(err);
  for (size_t i = 0; i < issue_total; i++) of[i] = NULL;
  for (size_t i = 0; i < count; i++) of[divisions[i].issue] = &divisions[i];
  for (size_t i = 0; i < out->row_count; i++) out->rows[i] = (row){.issue = &out->roster.issues[i], .division = of[out->roster.issues[i].issue]};
  choose_form(out);
  status = name_lanes(out, drawing, err);
  return status != ENT_OK ? status : fit_rows(out, drawing, err);
}

/* "2 · China and 5 others: −0.8 (−1 … 0), 6 actors" */
static void add_position(ent_buffer *out, const chart *c, uint32_t coalition, const ent_position_of *at, const ent__drawing *drawing) {
  ent__buffer_printf(out, "%lu · %s%s", (unsigned long)coalition + 1, c->names_of[coalition], ent__drawing_word(drawing, ENT__WORD_COLON));
  ent__axis_number(out, at->mean, 2);
  ent__buffer_puts(out, " (");
  ent__axis_number(out, at->min, 2);
  ent__buffer_puts(out, " … ");
  ent__axis_number(out, at->max, 2);
  ent__buffer_printf(out, drawing->tongue == ENT__TONGUE_ZH ? ")%s%lu%s" : ")%s%lu %s", ent__drawing_word(drawing, ENT__WORD_COMMA), (unsigned long)at->cells,
                     ent__drawing_word(drawing, at->cells == 1 ? ENT__WORD_ACTOR : ENT__WORD_ACTORS));
}

static void draw_lane(ent_buffer *out, const chart *c, uint32_t coalition, const ent_position_of *at, const ent__axis *axis, double y,
                      const ent__drawing *drawing) {
  const double radius = c->full ? 4.6 : 2.7;
  const ent__paint line = {NULL, 1.0, ent__style_coalition_line(coalition), c->full ? 1.8 : 1.1, NULL};
  const ent__paint paint = {ent__style_coalition_colour(coalition), 1.0, ENT__STYLE_INK, c->full ? 0.8 : 0.5, NULL};
  const double low = ent__axis_at(axis, at->min), high = ent__axis_at(axis, at->max), end = c->full ? 3.0 : 1.6;
  ent_buffer title = ENT_BUFFER_INIT;
  add_position(&title, c, coalition, at, drawing);
  if (title.failed) out->failed = 1;
  ent__svg_group(out, "position", title.data != NULL ? title.data : "");
  ent_buffer_clear(&title);
  if (high > low) {
    ent__svg_line(out, low, y, high, y, &line);
    ent__svg_line(out, low, y - end, low, y + end, &line);
    ent__svg_line(out, high, y - end, high, y + end, &line);
  }
  ent__svg_shape(out, ent__style_coalition_shape(coalition), ent__axis_at(axis, at->mean), y, radius, &paint);
  ent__buffer_puts(out, "</g>\n");
}

static void draw_numbers(ent_buffer *out, const row *at, double left, double y) {
  const ent__paint bar = {ENT__STYLE_BAR, 1.0, NULL, 0.0, NULL}, whole = {NULL, 1.0, ENT__STYLE_FAINT, 0.6, NULL};
  const double value = at->division != NULL ? at->division->divisiveness : NAN;
  ent_buffer text = ENT_BUFFER_INIT;
  ent__svg_rect(out, left, y - 3.5, bar_room, 7.0, 0.0, &whole);
  if (!isnan(value)) ent__svg_rect(out, left, y - 3.5, bar_room * fmin(fmax(value, 0.0), 1.0), 7.0, 0.0, &bar);
  if (isnan(value))
    ent__buffer_puts(&text, "–");
  else
    ent__buffer_decimals(&text, value, 2);
  ent__svg_buffer(out, left + bar_room + number_room - 2.0, y + 3.2, &text, number_font, ENT__STYLE_INK, ENT__ANCHOR_END);
  ent_buffer_clear(&text);
  ent__buffer_whole(&text, at->division != NULL ? at->division->cells : 0);
  ent__svg_buffer(out, left + bar_room + number_room + actor_room, y + 3.2, &text, number_font, ENT__STYLE_SOFT, ENT__ANCHOR_END);
  ent_buffer_clear(&text);
}

static void draw_row(ent_buffer *out, const chart *c, const row *at, const ent__axis *axis, double left, double top, const ent__drawing *drawing) {
  const double middle = top + at->height / 2.0;
  ent__svg_group(out, "issue", at->issue->name);
  ent__svg_label(out, left + c->names, middle - at->label.height / 2.0, &at->label, c->font, ENT__STYLE_INK, ENT__ANCHOR_END, false);
  double y = middle - c->lane * (at->lanes - 1.0) / 2.0;
  for (uint32_t k = 0; k < c->lanes; k++) {
    const ent_position_of position = ent_coalitions_position(c->roster.coalitions, k, at->issue->issue);
    if (position.cells == 0) continue;
    draw_lane(out, c, k, &position, axis, y, drawing);
    y += c->lane;
  }
  draw_numbers(out, at, axis->end + 16.0, middle);
  ent__buffer_puts(out, "</g>\n");
}

static void draw_head(ent_buffer *out, const chart *c, const ent__axis *axis, const ent__drawing *drawing) {
  const double side = axis->end + 16.0;
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_printf(&text, "← %s", ent__drawing_word(drawing, ENT__WORD_OPPOSITION_END));
  ent__svg_buffer(out, axis->start, 11.0, &text, head_font, ENT__STYLE_OPPOSE, ENT__ANCHOR_START);
  ent_buffer_clear(&text);
  ent__buffer_printf(&text, "%s →", ent__drawing_word(drawing, ENT__WORD_SUPPORT_END));
  ent__svg_buffer(out, axis->end, 11.0, &text, head_font, ENT__STYLE_AGREE, ENT__ANCHOR_END);
  ent_buffer_clear(&text);
  ent__svg_text(out, side, c->full ? 24.0 : 11.0, ent__drawing_word(drawing, ENT__WORD_DIVISIVENESS), head_font, ENT__STYLE_SOFT, ENT__ANCHOR_START, false);
  ent__svg_text(out, side + bar_room + number_room + actor_room, 24.0, ent__drawing_word(drawing, ENT__WORD_ACTORS_HEADING), head_font, ENT__STYLE_SOFT, ENT__ANCHOR_END,
                false);
}

static void draw_column(ent_buffer *out, const chart *c, size_t first, size_t end, double left, double *bottom, const ent__drawing *drawing) {
  const ent__axis axis = ent__axis_of(-1.0, 1.0, left + c->names + 16.0, left + c->names + 16.0 + c->plot, c->columns > 1 ? 2 : 4);
  const ent__paint band = {ENT__STYLE_WASH, 1.0, NULL, 0.0, NULL};
  const double width = c->names + 32.0 + c->plot + bar_room + number_room + actor_room;
  double y = head;
  for (size_t i = first; i < end; i++) {
    if ((i - first) % 2 == 0) ent__svg_rect(out, left - 4.0, y, width + 8.0, c->rows[i].height, 0.0, &band);
    y += c->rows[i].height;
  }
  draw_head(out, c, &axis, drawing);
  ent__axis_grid(out, &axis, true, head, y);
  ent__axis_numbers(out, &axis, true, head - 5.0);
  ent__axis_numbers(out, &axis, true, y + 11.0);
  *bottom = fmax(*bottom, y + foot);
  y = head;
  for (size_t i = first; i < end; i++) {
    draw_row(out, c, &c->rows[i], &axis, left, y, drawing);
    y += c->rows[i].height;
  }
}

static void draw_chart(ent__panel *map, const chart *c, const ent__drawing *drawing) {
  const double width = c->names + 32.0 + c->plot + bar_room + number_room + actor_room;
  for (size_t k = 0; k < c->columns; k++) {
    const size_t first = k * c->each, end = first + c->each < c->row_count ? first + c->each : c->row_count;
    draw_column(&map->svg, c, first, end, 4.0 + (double)k * (width + gap), &map->height, drawing);
  }
  map->width = 8.0 + (double)c->columns * (width + gap) - gap;
}

static ent_status count_note(ent__legend *legend, size_t shown, size_t all, bool issues, ent_error *err) {
  const bool chinese = legend->drawing->tongue == ENT__TONGUE_ZH;
  ent_buffer text = ENT_BUFFER_INIT;
  if (shown >= all) return ENT_OK;
  if (issues)
    ent__buffer_printf(&text, chinese ? "仅绘出分歧最大的%zu个议题（共%zu个）。" : "Shown are the %zu most divisive of %zu issues.", shown, all);
  else
    ent__buffer_printf(&text, chinese ? "仅绘出最大的%zu个联盟（共%zu个）。" : "Shown are the %zu largest of %zu coalitions.", shown, all);
  const ent_status status = ent__buffer_status(&text, err);
  if (status == ENT_OK) ent__legend_note(legend, text.data);
  ent_buffer_clear(&text);
  return status;
}

static ent_status write_legend(ent__legend *legend, const chart *c, ent_error *err) {
  const ent__drawing *drawing = legend->drawing;
  const double middle = ENT__LEGEND_SYMBOL / 2.0;
  const ent__paint line = {NULL, 1.0, ent__style_coalition_line(0), 1.8, NULL}, paint = {ent__style_coalition_colour(0), 1.0, ENT__STYLE_INK, 0.8, NULL};
  const ent__paint bar = {ENT__STYLE_BAR, 1.0, NULL, 0.0, NULL};
  ent__legend_block(legend, ent__drawing_word(drawing, ENT__WORD_POSITIONS));
  double y = ent__legend_row(legend, ent__drawing_word(drawing, ENT__WORD_MEAN_ROW));
  ent__svg_shape(ent__legend_svg(legend), ent__style_coalition_shape(0), middle, y, 4.6, &paint);
  y = ent__legend_row(legend, ent__drawing_word(drawing, ENT__WORD_RANGE_ROW));
  ent__svg_line(ent__legend_svg(legend), 3.0, y, ENT__LEGEND_SYMBOL - 3.0, y, &line);
  ent__svg_line(ent__legend_svg(legend), 3.0, y - 3.0, 3.0, y + 3.0, &line);
  ent__svg_line(ent__legend_svg(legend), ENT__LEGEND_SYMBOL - 3.0, y - 3.0, ENT__LEGEND_SYMBOL - 3.0, y + 3.0, &line);
  y = ent__legend_row(legend, ent__drawing_word(drawing, ENT__WORD_DIVISIVENESS_BAR));
  ent__svg_rect(ent__legend_svg(legend), 2.0, y - 3.5, ENT__LEGEND_SYMBOL - 12.0, 7.0, 0.0, &bar);
  ent__legend_note(legend, ent__drawing_word(drawing, ENT__WORD_DIVISIVENESS_COUNT));
  ent_status status = count_note(legend, c->row_count, c->roster.issue_count, true, err);
  if (status == ENT_OK) status = count_note(legend, c->lanes, c->coalition_count, false, err);
  if (status == ENT_OK) status = ent__legend_coalitions_first(legend, c->roster.coalitions, c->lanes, err);
  return status != ENT_OK ? status : legend->status;
}

static void describe(ent_buffer *out, const chart *c, const ent__drawing *drawing) {
  for (size_t i = 0; i < c->row_count && i < MOST_TOLD; i++) {
    const row *at = &c->rows[i];
    ent__buffer_printf(out, "%s%s — ", i > 0 ? " " : "", at->issue->name);
    for (uint32_t k = 0; k < c->lanes; k++) {
      const ent_position_of position = ent_coalitions_position(c->roster.coalitions, k, at->issue->issue);
      if (position.cells == 0) continue;
      add_position(out, c, k, &position, drawing);
      ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_SEMICOLON));
    }
    ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_DIVISIVENESS));
    ent__buffer_putc(out, ' ');
    if (at->division == NULL || isnan(at->division->divisiveness))
      ent__buffer_puts(out, "–");
    else
      ent__buffer_decimals(out, at->division->divisiveness, 2);
    ent__buffer_puts(out, ent__drawing_word(drawing, ENT__WORD_STOP));
  }
}

ent_status ent__draw_divisiveness(ent__page *page, ent__drawing *drawing, ent_error *err) {
  chart c;
  ent_status status = chart_new(&c, drawing, err);
  if (status != ENT_OK) return status;
  ent__page_count(page, c.row_count, ENT__WORD_ISSUE, ENT__WORD_ISSUES);
  ent__page_count(page, c.coalition_count, ENT__WORD_COALITION_ONE, ENT__WORD_COALITION_COUNT);
  ent__page_count(page, c.roster.actor_count, ENT__WORD_ACTOR, ENT__WORD_ACTORS);
  if (c.row_count == 0 || c.lanes == 0) {
    const ent__font font = {ENT__STYLE_BODY, false};
    const char *words = ent__drawing_word(drawing, ENT__WORD_NO_ISSUES);
    ent__svg_text(&page->map.svg, 0.0, 24.0, words, font, ENT__STYLE_SOFT, ENT__ANCHOR_START, false);
    ent__buffer_puts(&page->description, words);
    page->map.width = 420.0;
    page->map.height = 60.0;
    return ENT_OK;
  }
  describe(&page->description, &c, drawing);
  draw_chart(&page->map, &c, drawing);
  return write_legend(&page->legend, &c, err);
}
