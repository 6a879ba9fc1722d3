/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Margins of the stance matrix: how many stand where, of each row and each column. */
#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/diagrams/matrix.h"
#include "exporters/diagrams/svg.h"

static const double bar_width = 60.0, column_height = 36.0, divisiveness_height = 26.0, roomy = 20.0;
static const ent__font small_font = {8.0, false}, head_font = {ENT__STYLE_SMALL, false};

/* Support is dark and full, opposition light with an outline, neither grey: so they differ without colour too. */
void ent__matrix_bar(ent_buffer *out, double x, double y, double width, double height, ent__matrix_part part) {
  static const ent__paint paints[ENT__PART_KINDS] = {{ENT__STYLE_AGREE, 1.0, ENT__STYLE_AGREE, 0.7, NULL},
                                                     {ENT__STYLE_OPPOSE, 0.28, ENT__STYLE_OPPOSE, 0.7, NULL},
                                                     {ENT__STYLE_FAINT, 1.0, NULL, 0.0, NULL}};
  if (width > 0.0 && height > 0.0) ent__svg_rect(out, x, y, width, height, 0.0, &paints[part]);
}

static size_t part_of(const ent__matrix_sides *sides, ent__matrix_part part) {
  return part == ENT__PART_SUPPORT ? sides->support : part == ENT__PART_OPPOSE ? sides->oppose : sides->neither;
}

static void number(ent_buffer *out, double x, double y, size_t value, ent__font font, ent__anchor anchor) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_printf(&text, "%zu", value);
  ent__svg_buffer(out, x, y, &text, font, ENT__STYLE_SOFT, anchor);
  ent_buffer_clear(&text);
}

/* How many stances, a bar of how they stand, and their mean. */
static void draw_row(ent_buffer *out, const ent__matrix *m, size_t i, double x) {
  const ent__matrix_sides *sides = &m->of_actors[i];
  const size_t all = sides->support + sides->oppose + sides->neither;
  const ent__font font = {fmin(m->font.size, 9.0), false};
  const double base = m->rows[i] + m->cell_height / 2.0 + font.size * 0.36, unit = bar_width / (double)m->roster.issue_count;
  double at = x + 30.0;
  ent_buffer text = ENT_BUFFER_INIT;
  number(out, x + 24.0, base, all, font, ENT__ANCHOR_END);
  for (int part = 0; part < ENT__PART_KINDS; part++) {
    const double width = unit * (double)part_of(sides, (ent__matrix_part)part);
    ent__matrix_bar(out, at, m->rows[i] + m->cell_height * 0.2, width, m->cell_height * 0.6, (ent__matrix_part)part);
    at += width;
  }
  const double mean = all > 0 ? sides->sum / (double)all : 0.0;
  ent__buffer_puts(&text, mean >= 0.005 ? "+" : mean <= -0.005 ? "−" : "");
  ent__buffer_decimals(&text, fabs(mean), 2);
  ent__svg_buffer(out, x + 30.0 + bar_width + 32.0, base, &text, font, ENT__STYLE_SOFT, ENT__ANCHOR_END);
  ent_buffer_clear(&text);
}

void ent__matrix_row_margin(ent_buffer *out, ent__matrix *m, const ent__drawing *drawing) {
  const double x = m->right + 6.0;
  m->edge = m->right;
  if (m->roster.actor_count == 0) return;
  const ent__paint frame = {NULL, 1.0, ENT__STYLE_FAINT, 0.6, NULL};
  const double above = m->rows[0] - 4.0;
  ent__svg_text(out, x + 24.0, above, ent__drawing_word(drawing, ENT__WORD_MARGIN_COUNT), head_font, ENT__STYLE_SOFT,
                ENT__ANCHOR_END, false);
  ent__svg_text(out, x + 30.0 + bar_width + 32.0, above, ent__drawing_word(drawing, ENT__WORD_MARGIN_MEAN), head_font,
                ENT__STYLE_SOFT, ENT__ANCHOR_END, false);
  for (size_t g = 0; g < m->roster.group_count; g++) {
    const ent__roster_group *group = &m->roster.groups[g];
    const double top = m->rows[group->first], bottom = m->rows[group->first + group->count - 1] + m->cell_height;
    ent__svg_rect(out, x + 30.0, top, bar_width, bottom - top, 0.0, &frame);
  }
  for (size_t i = 0; i < m->roster.actor_count; i++) draw_row(out, m, i, x);
  m->edge = x + 30.0 + bar_width + 36.0;
}

static void row_word(ent_buffer *out, const ent__matrix *m, const ent__drawing *drawing, double y, ent__word word) {
  ent__svg_text(out, m->left - 8.0, y, ent__drawing_word(drawing, word), head_font, ENT__STYLE_SOFT, ENT__ANCHOR_END, false);
}

/* A bar of how all actors stand on an issue, what is left of its frame having no stance; the numbers where there is room. */
static void draw_column(ent_buffer *out, const ent__matrix *m, size_t j) {
  const ent__matrix_sides *sides = &m->of_issues[j];
  const double unit = column_height / (double)m->roster.actor_count, width = fmax(m->cell_width - 4.0, 4.0);
  const double x = m->columns[j] + (m->cell_width - width) / 2.0;
  const ent__paint frame = {NULL, 1.0, ENT__STYLE_FAINT, 0.6, NULL};
  double y = m->bottom + 10.0;
  ent__svg_rect(out, x, y, width, column_height, 0.0, &frame);
  for (int part = 0; part < ENT__PART_KINDS; part++) {
    const double height = unit * (double)part_of(sides, (ent__matrix_part)part);
    ent__matrix_bar(out, x, y, width, height, (ent__matrix_part)part);
    y += height;
  }
  if (m->cell_width < roomy) return;
  const double middle = m->columns[j] + m->cell_width / 2.0, base = m->bottom + 10.0 + column_height + 11.0;
  const size_t none = m->roster.actor_count - sides->support - sides->oppose - sides->neither;
  for (int part = 0; part < ENT__PART_KINDS; part++)
    number(out, middle, base + 11.0 * part, part_of(sides, (ent__matrix_part)part), small_font, ENT__ANCHOR_MIDDLE);
  number(out, middle, base + 33.0, none, small_font, ENT__ANCHOR_MIDDLE);
}

double ent__matrix_words(ent__drawing *drawing) {
  static const ent__word words[] = {ENT__WORD_MARGIN_SUPPORT, ENT__WORD_MARGIN_OPPOSE, ENT__WORD_MARGIN_NEITHER,
                                    ENT__WORD_MARGIN_NONE, ENT__WORD_DIVISIVENESS};
  double widest = 0.0;
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
    const char *word = ent__drawing_word(drawing, words[i]);
    widest = fmax(widest, ent__measure_width(drawing->measure, word, strlen(word), head_font));
  }
  return ceil(widest) + 10.0;
}

void ent__matrix_column_margin(ent_buffer *out, ent__matrix *m, const ent__drawing *drawing) {
  const double base = m->bottom + 10.0 + column_height + 11.0;
  if (m->roster.issue_count == 0) return;
  for (size_t j = 0; j < m->roster.issue_count; j++) draw_column(out, m, j);
  m->bottom += 10.0 + column_height;
  if (m->cell_width < roomy) return;
  row_word(out, m, drawing, base, ENT__WORD_MARGIN_SUPPORT);
  row_word(out, m, drawing, base + 11.0, ENT__WORD_MARGIN_OPPOSE);
  row_word(out, m, drawing, base + 22.0, ENT__WORD_MARGIN_NEITHER);
  row_word(out, m, drawing, base + 33.0, ENT__WORD_MARGIN_NONE);
  m->bottom = base + 36.0;
}

/* Topics below their columns, over a bracket. */
ent_status ent__matrix_topics(ent_buffer *out, ent__matrix *m, ent__drawing *drawing, ent_error *err) {
  const ent__font font = {ENT__STYLE_SMALL, true};
  const ent__paint line = {NULL, 1.0, ENT__STYLE_SOFT, 1.0, NULL};
  double lowest = 0.0;
  for (size_t t = 0; t < m->topic_count; t++) {
    const ent__matrix_topic *topic = &m->topics[t];
    const double left = m->columns[topic->first] + 2.0, right = m->columns[topic->first + topic->count - 1] + m->cell_width - 2.0;
    ent__label label;
    const ent_status status =
        ent__label_fit(&label, &drawing->arena, drawing->measure, topic->name, font, fmax(right - left + 6.0, 14.0), 3, err);
    if (status != ENT_OK) return status;
    ent__svg_line(out, left, m->bottom + 8.0, right, m->bottom + 8.0, &line);
    ent__svg_group(out, "topic", topic->name);
    ent__svg_label(out, (left + right) / 2.0, m->bottom + 11.0, &label, font, ENT__STYLE_INK, ENT__ANCHOR_MIDDLE, false);
    ent__buffer_puts(out, "</g>\n");
    lowest = fmax(lowest, 11.0 + label.height);
  }
  m->bottom += lowest;
  return ENT_OK;
}

/* A bar below each column: how far the issue divides the coalitions. */
void ent__matrix_divisiveness(ent_buffer *out, ent__matrix *m, const ent__drawing *drawing) {
  const double base = m->bottom + 10.0 + divisiveness_height;
  for (size_t j = 0; j < m->roster.issue_count; j++) {
    const double value = m->roster.issues[j].divisiveness;
    ent_buffer text = ENT_BUFFER_INIT;
    if (isnan(value)) continue;
    const ent__paint bar = {ENT__STYLE_BAR, 1.0, NULL, 0.0, NULL};
    m->divided = true;
    ent__svg_rect(out, m->columns[j] + 2.0, base - divisiveness_height * value, m->cell_width - 4.0,
                  divisiveness_height * value, 0.0, &bar);
    if (m->cell_width < roomy) continue;
    ent__buffer_decimals(&text, value, 2);
    ent__svg_buffer(out, m->columns[j] + m->cell_width / 2.0, base + 10.0, &text, small_font, ENT__STYLE_SOFT,
                    ENT__ANCHOR_MIDDLE);
    ent_buffer_clear(&text);
  }
  if (!m->divided) return;
  const ent__paint axis = {NULL, 1.0, ENT__STYLE_SOFT, 0.8, NULL};
  ent__svg_line(out, m->left, base, m->right, base, &axis);
  row_word(out, m, drawing, base, ENT__WORD_DIVISIVENESS);
  m->bottom = base + 12.0;
}
