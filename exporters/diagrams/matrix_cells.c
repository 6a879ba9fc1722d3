/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of the stance matrix, each an element with its sign. */
#include <math.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/matrix.h"
#include "exporters/diagrams/svg.h"

/* Writes "+", "−", "±", "A", "0" or, where there is room, a part such as "+.5". */
static void write_glyph(ent_buffer *out, const ent_cell *cell, bool room) {
  const ent__reading reading = ent__roster_reading(cell);
  if (reading == ENT__READING_MIXED)
    ent__buffer_puts(out, "±");
  else if (reading == ENT__READING_ABSTAIN)
    ent__buffer_putc(out, 'A');
  else if (reading == ENT__READING_NEUTRAL)
    ent__buffer_putc(out, '0');
  else
    ent__buffer_puts(out, reading == ENT__READING_SUPPORT ? "+" : "−");
  const double size = fabs(cell->mean);
  if (!room || reading > ENT__READING_OPPOSE || size >= 0.95) return;
  const int tenths = (int)(size * 10.0 + 0.5);
  ent__buffer_printf(out, ".%d", tenths < 1 ? 1 : tenths);
}

/* The corner of a cell that is taken over from a bloc. */
static void draw_corner(ent_buffer *out, const ent__matrix *m, double x, double y, const ent_cell *cell) {
  const double corner = m->cell_height * 0.32, right = x + m->cell_width - 0.5;
  const ent__paint ink = {ent__style_position_ink(cell->mean), 1.0, NULL, 0.0, NULL};
  ent__svg_point(out, "<path d=\"M", right - corner, y + 0.5);
  ent__buffer_puts(out, "H");
  ent__svg_number(out, right);
  ent__buffer_puts(out, "V");
  ent__svg_number(out, y + 0.5 + corner);
  ent__buffer_puts(out, "Z\"");
  ent__svg_paint(out, &ink);
  ent__buffer_puts(out, "/>\n");
}

/* What colour alone would not tell: a frame around what is nearly white, a wash for abstentions, a dashed frame for both sides. */
static void draw_signs(ent_buffer *out, const ent__matrix *m, double x, double y, const ent_cell *cell) {
  const ent__reading reading = ent__roster_reading(cell);
  if (fabs(cell->mean) >= 0.3 && reading != ENT__READING_MIXED) return;
  const ent__paint frame = {reading == ENT__READING_ABSTAIN ? ENT__STYLE_SHADE : NULL, 1.0,
                            reading == ENT__READING_MIXED ? ent__style_position_ink(cell->mean) : ENT__STYLE_FRAME, 0.7,
                            reading == ENT__READING_MIXED ? "2 1.5" : NULL};
  ent__svg_rect(out, x + 1.5, y + 1.5, m->cell_width - 3.0, m->cell_height - 3.0, 0.0, &frame);
}

void ent__matrix_cell(ent_buffer *out, const ent__matrix *m, double x, double y, const ent_cell *cell, const char *title) {
  char colour[8];
  ent__style_position_colour(colour, cell->mean);
  const ent__paint paint = {colour, 1.0, ENT__STYLE_PAPER, 1.0, NULL};
  const double size = fmin(m->cell_height * 0.62, 11.0);
  const ent__font font = {size, false};
  ent_buffer glyph = ENT_BUFFER_INIT;
  write_glyph(&glyph, cell, m->cell_width >= 20.0);
  if (title != NULL) ent__svg_group(out, "cell", title);
  ent__svg_rect(out, x, y, m->cell_width, m->cell_height, 0.0, &paint);
  draw_signs(out, m, x, y, cell);
  /* The wash of abstentions turns with the style, and so does what is written on it. */
  const char *ink = ent__roster_reading(cell) == ENT__READING_ABSTAIN ? ENT__STYLE_INK : ent__style_position_ink(cell->mean);
  ent__svg_buffer(out, x + m->cell_width / 2.0, y + m->cell_height / 2.0 + size * 0.36, &glyph, font, ink, ENT__ANCHOR_MIDDLE);
  if (cell->from_bloc != ENT_NONE) draw_corner(out, m, x, y, cell);
  if (title != NULL) ent__buffer_puts(out, "</g>\n");
  ent_buffer_clear(&glyph);
}

void ent__matrix_nothing(ent_buffer *out, double x, double y) {
  const ent__paint dot = {ENT__STYLE_FRAME, 1.0, NULL, 0.0, NULL};
  ent__svg_shape(out, ENT__SHAPE_CIRCLE, x, y, 1.1, &dot);
}

/* "China, Encryption: 0.5" */
static void cell_title(ent_buffer *title, const ent__roster_actor *actor, const ent__roster_issue *issue,
                       const ent_cell *cell) {
  ent__buffer_printf(title, "%s – %s: ", actor->name, issue->name);
  ent__buffer_fixed(title, cell->mean, 2);
  if (cell->min < cell->max) {
    ent__buffer_puts(title, " (");
    ent__buffer_fixed(title, cell->min, 2);
    ent__buffer_puts(title, " … ");
    ent__buffer_fixed(title, cell->max, 2);
    ent__buffer_putc(title, ')');
  }
}

static void count_side(ent__matrix_sides *sides, const ent_cell *cell) {
  const ent__reading reading = ent__roster_reading(cell);
  if (reading == ENT__READING_SUPPORT)
    sides->support++;
  else if (reading == ENT__READING_OPPOSE)
    sides->oppose++;
  else
    sides->neither++;
  sides->sum += cell->mean;
}

static ent_status draw_single(ent_buffer *out, const ent__matrix *m, size_t i, size_t j, const ent_cell *cell, ent_error *err) {
  ent_buffer title = ENT_BUFFER_INIT;
  cell_title(&title, &m->roster.actors[i], &m->roster.issues[j], cell);
  const ent_status status = ent__buffer_status(&title, err);
  if (status == ENT_OK) ent__matrix_cell(out, m, m->columns[j], m->rows[i], cell, title.data);
  ent_buffer_clear(&title);
  return status;
}

ent_status ent__matrix_cells(ent_buffer *out, ent__matrix *m, ent_error *err) {
  const bool many = m->roster.actor_count * m->roster.issue_count > ENT__MATRIX_MOST_CELLS;
  for (size_t i = 0; i < m->roster.actor_count; i++) {
    for (size_t j = 0; j < m->roster.issue_count; j++) {
      const ent_cell *cell =
          ent_stances_find(m->roster.stances, m->roster.actors[i].actor, m->roster.issues[j].issue);
      ent_status status = ENT_OK;
      if (cell != NULL) {
        m->inherited = m->inherited || cell->from_bloc != ENT_NONE;
        count_side(&m->of_actors[i], cell);
        count_side(&m->of_issues[j], cell);
        if (!many) status = draw_single(out, m, i, j, cell, err);
      } else if (!many) {
        ent__matrix_nothing(out, m->columns[j] + m->cell_width / 2.0, m->rows[i] + m->cell_height / 2.0);
      }
      if (status != ENT_OK) return status;
    }
  }
  return many ? ent__matrix_many(out, m, err) : ENT_OK;
}
