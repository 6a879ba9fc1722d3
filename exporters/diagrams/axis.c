/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/axis.h"

#include <math.h>

#include "engine/base/buffer.h"

static const ent__font number_font = {ENT__STYLE_SMALL, false};

ent__axis ent__axis_of(double from, double to, double start, double end, int marks) {
  if (!(to - from > 1e-9)) {
    from -= 0.5;
    to += 0.5;
  }
  const double step = ent__style_round((to - from) / marks);
  return (ent__axis){.from = from,
                     .to = to,
                     .start = start,
                     .end = end,
                     .step = step,
                     .first = (int)ceil(from / step - 1e-9),
                     .last = (int)floor(to / step + 1e-9)};
}

double ent__axis_at(const ent__axis *axis, double value) {
  return axis->start + (axis->end - axis->start) * (value - axis->from) / (axis->to - axis->from);
}

double ent__axis_mark(const ent__axis *axis, int i) { return axis->step * i; }

void ent__axis_number(ent_buffer *out, double value, int digits) {
  const double least = 0.5 * pow(10.0, -digits);
  if (value <= -least) ent__buffer_puts(out, "−");
  ent__buffer_fixed(out, fabs(value), digits);
}

void ent__axis_grid(ent_buffer *out, const ent__axis *axis, bool upright, double low, double high) {
  for (int i = axis->first; i <= axis->last; i++) {
    const double at = ent__axis_at(axis, ent__axis_mark(axis, i));
    const ent__paint paint = {NULL, 1.0, i == 0 ? ENT__STYLE_FRAME : ENT__STYLE_GRID, i == 0 ? 1.0 : 0.7, NULL};
    if (upright)
      ent__svg_line(out, at, low, at, high, &paint);
    else
      ent__svg_line(out, low, at, high, at, &paint);
  }
}

void ent__axis_numbers(ent_buffer *out, const ent__axis *axis, bool upright, double at) {
  for (int i = axis->first; i <= axis->last; i++) {
    ent_buffer text = ENT_BUFFER_INIT;
    const double place = ent__axis_at(axis, ent__axis_mark(axis, i));
    ent__axis_number(&text, ent__axis_mark(axis, i), 6);
    ent__svg_buffer(out, upright ? place : at, upright ? at : place + 3.2, &text, number_font, ENT__STYLE_SOFT,
                    upright ? ENT__ANCHOR_MIDDLE : ENT__ANCHOR_END);
    ent_buffer_clear(&text);
  }
}
