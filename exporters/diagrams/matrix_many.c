/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cells of a large stance matrix: one path for each tenth of a position, then the signs as strokes, one
 * path for each ink. The file stays a tenth of what an element for each cell would make of it.
 */
#include <math.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "exporters/diagrams/matrix.h"
#include "exporters/diagrams/svg.h"

enum { TENTHS = 10, STEPS = 2 * TENTHS + 1 };

/* Inks: on light colours, on dark ones, on the wash of abstentions, which turns with the style. */
enum { INKS = 3, ON_WASH = 2 };

/* What is gathered in one walk over the cells. */
typedef struct paths {
  ent_buffer fills[STEPS];
  ent_buffer signs[INKS];
  ent_buffer frames;
  ent_buffer dashed; /* frames of what is mixed */
  ent_buffer washes;
  ent_buffer corners[INKS];
  ent_buffer dots;
} paths;

static void at(ent_buffer *out, char command, double x, double y) {
  ent__buffer_putc(out, command);
  ent__buffer_fixed(out, x, 1);
  ent__buffer_putc(out, ' ');
  ent__buffer_fixed(out, y, 1);
}

static void box(ent_buffer *out, double x, double y, double width, double height) {
  at(out, 'M', x, y);
  ent__buffer_putc(out, 'h');
  ent__buffer_fixed(out, width, 1);
  ent__buffer_putc(out, 'v');
  ent__buffer_fixed(out, height, 1);
  ent__buffer_putc(out, 'h');
  ent__buffer_fixed(out, -width, 1);
  ent__buffer_putc(out, 'z');
}

/* The sign of a reading, as strokes around its middle. */
static void add_sign(ent_buffer *out, ent__reading reading, double x, double y) {
  switch (reading) {
    case ENT__READING_SUPPORT:
      at(out, 'M', x - 2.0, y);
      ent__buffer_puts(out, "h4m-2-2v4");
      return;
    case ENT__READING_OPPOSE:
      at(out, 'M', x - 2.0, y);
      ent__buffer_puts(out, "h4");
      return;
    case ENT__READING_MIXED:
      at(out, 'M', x - 2.0, y - 1.0);
      ent__buffer_puts(out, "h4m-2-2v4m-2 1.5h4");
      return;
    case ENT__READING_ABSTAIN:
      at(out, 'M', x - 2.0, y + 2.5);
      ent__buffer_puts(out, "l2-5l2 5m-3.2-1.7h2.4");
      return;
    case ENT__READING_NEUTRAL:
      at(out, 'M', x - 1.6, y);
      ent__buffer_puts(out, "c0-3 3.2-3 3.2 0c0 3-3.2 3-3.2 0");
      return;
  }
}

static void add_cell(paths *p, const ent__matrix *m, double x, double y, const ent_cell *cell) {
  const ent__reading reading = ent__roster_reading(cell);
  const int ink = ent__style_position_ink(cell->mean) == ent__style_position_ink(0.0) ? 0 : 1;
  const int step = (int)lround(fmin(fmax(cell->mean, -1.0), 1.0) * TENTHS) + TENTHS;
  box(&p->fills[step], x + 0.5, y + 0.5, m->cell_width - 1.0, m->cell_height - 1.0);
  if (fabs(cell->mean) < 0.3 || reading == ENT__READING_MIXED)
    box(reading == ENT__READING_ABSTAIN ? &p->washes : reading == ENT__READING_MIXED ? &p->dashed : &p->frames, x + 1.0, y + 1.0, m->cell_width - 2.0, m->cell_height - 2.0);
  add_sign(&p->signs[reading == ENT__READING_ABSTAIN ? ON_WASH : ink], reading, x + m->cell_width / 2.0, y + m->cell_height / 2.0);
  if (cell->from_bloc == ENT_NONE) return;
  at(&p->corners[ink], 'M', x + m->cell_width - 4.5, y + 0.5);
  ent__buffer_puts(&p->corners[ink], "h4v4z");
}

static void write_path(ent_buffer *out, ent_buffer *d, const ent__paint *paint) {
  if (d->failed) out->failed = 1;
  if (d->size > 0 && !d->failed) {
    ent__buffer_puts(out, "<path d=\"");
    ent__buffer_add(out, d->data, d->size);
    ent__buffer_putc(out, '"');
    ent__svg_paint(out, paint);
    ent__buffer_puts(out, "/>\n");
  }
  ent_buffer_clear(d);
}

static void write_all(ent_buffer *out, paths *p) {
  const char *inks[INKS] = {ent__style_position_ink(0.0), ent__style_position_ink(1.0), ENT__STYLE_INK};
  for (int step = 0; step < STEPS; step++) {
    char colour[8];
    ent__style_position_colour(colour, (double)(step - TENTHS) / TENTHS);
    const ent__paint fill = {colour, 1.0, NULL, 0.0, NULL};
    write_path(out, &p->fills[step], &fill);
  }
  const ent__paint frame = {NULL, 1.0, ENT__STYLE_FRAME, 0.6, NULL}, wash = {ENT__STYLE_SHADE, 1.0, ENT__STYLE_FRAME, 0.6, NULL};
  const ent__paint dashed = {NULL, 1.0, inks[0], 0.6, "2 1.5"};
  const ent__paint dot = {NULL, 1.0, ENT__STYLE_FRAME, 1.6, NULL};
  write_path(out, &p->frames, &frame);
  write_path(out, &p->dashed, &dashed);
  write_path(out, &p->washes, &wash);
  write_path(out, &p->dots, &dot);
  for (int ink = 0; ink < INKS; ink++) {
    const ent__paint sign = {NULL, 1.0, inks[ink], 0.9, NULL}, corner = {inks[ink], 1.0, NULL, 0.0, NULL};
    write_path(out, &p->signs[ink], &sign);
    write_path(out, &p->corners[ink], &corner);
  }
}

ent_status ent__matrix_many(ent_buffer *out, const ent__matrix *m, ent_error *err) {
  paths p = {.frames = ENT_BUFFER_INIT};
  for (size_t i = 0; i < m->roster.actor_count; i++) {
    for (size_t j = 0; j < m->roster.issue_count; j++) {
      const ent_cell *cell =
          ent_stances_find(m->roster.stances, m->roster.actors[i].actor, m->roster.issues[j].issue);
      if (cell != NULL) {
        add_cell(&p, m, m->columns[j], m->rows[i], cell);
        continue;
      }
      at(&p.dots, 'M', m->columns[j] + m->cell_width / 2.0 - 0.8, m->rows[i] + m->cell_height / 2.0);
      ent__buffer_puts(&p.dots, "h1.6");
    }
  }
  write_all(out, &p);
  return ent__buffer_status(out, err);
}
