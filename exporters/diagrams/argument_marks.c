/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of an argument map: frames, heads, signs. */
#include <math.h>

#include "engine/base/buffer.h"
#include "exporters/diagrams/argument_map.h"

static const ent__font mark_font = {11.0, true}, sign_font = {10.0, true}, circle_font = {9.0, true};

const ent__argument_look *ent__argument_look_of(ent_label status) {
  static const ent__argument_look looks[] = {
      [ENT_LABEL_IN] = {ENT__STYLE_AGREE, ENT__STYLE_AGREE_WASH, NULL, "✓", 1.5},
      [ENT_LABEL_OUT] = {ENT__STYLE_OPPOSE, ENT__STYLE_OPPOSE_WASH, "6 3", "✗", 1.3},
      [ENT_LABEL_UNDECIDED] = {ENT__STYLE_NEITHER, ENT__STYLE_WASH, "1.5 3", "?", 1.6},
  };
  return &looks[status];
}

const char *ent__argument_line_colour(ent__argument_line_kind kind, bool pale) {
  static const char *const colours[][2] = {{ENT__STYLE_AGREE, ENT__STYLE_AGREE_PALE}, {ENT__STYLE_OPPOSE, ENT__STYLE_OPPOSE_PALE}, {ENT__STYLE_INK, ENT__STYLE_INK_PALE}};
  return colours[kind][pale];
}

const char *ent__argument_line_dashes(ent__argument_line_kind kind) { return kind == ENT__LINE_UNDERCUTS ? "5 3" : NULL; }

/* Lines that rise to the right, in a rectangle. */
static void hatch(ent_buffer *out, ent_point at, ent_point size, const char *colour) {
  const ent__paint paint = {NULL, 1.0, colour, 1.4, NULL};
  for (int i = 1; i * 6.0 < size.x + size.y; i++) {
    const double sum = i * 6.0; /* of both distances from the upper left corner */
    const double x1 = fmax(0.0, sum - size.y), x2 = fmin(size.x, sum);
    ent__svg_line(out, at.x + x1, at.y + sum - x1, at.x + x2, at.y + sum - x2, &paint);
  }
}

void ent__argument_frame(ent_buffer *out, ent_label status, ent_point at, ent_point size) {
  const ent__argument_look *look = ent__argument_look_of(status);
  const ent__paint body = {look->tint, 1.0, NULL, 0.0, NULL}, line = {NULL, 1.0, look->colour, look->width, look->dashes};
  const ent__paint band = {look->colour, 1.0, NULL, 0.0, NULL}, disc = {ENT__STYLE_PAPER, 1.0, look->colour, 0.8, NULL};
  const ent_point middle = {at.x + ENT__ARGUMENT_BAND / 2.0, at.y + 12.0};
  ent__svg_rect(out, at.x, at.y, size.x, size.y, 0.0, &body);
  if (status == ENT_LABEL_OUT) {
    hatch(out, at, (ent_point){ENT__ARGUMENT_BAND, size.y}, look->colour);
    ent__svg_shape(out, ENT__SHAPE_CIRCLE, middle.x, middle.y, 7.0, &disc);
  } else {
    ent__svg_rect(out, at.x, at.y, ENT__ARGUMENT_BAND, size.y, 0.0, &band);
  }
  ent__svg_rect(out, at.x, at.y, size.x, size.y, 0.0, &line);
  ent__svg_text(out, middle.x, middle.y + 4.0, look->mark, mark_font, status == ENT_LABEL_OUT ? ENT__STYLE_INK : ENT__STYLE_PAPER,
                ENT__ANCHOR_MIDDLE, false);
}

void ent__argument_issue_frame(ent_buffer *out, ent_point at, ent_point size) {
  const ent__paint paint = {ENT__STYLE_PAPER, 1.0, ENT__STYLE_INK, 2.2, NULL};
  ent__svg_rect(out, at.x, at.y, size.x, size.y, 11.0, &paint);
}

void ent__argument_circle(ent_buffer *out, ent_label status, ent_point middle) {
  const ent__argument_look *look = ent__argument_look_of(status);
  const ent__paint paint = {look->tint, 1.0, look->colour, 1.2, NULL};
  ent__svg_shape(out, ENT__SHAPE_CIRCLE, middle.x, middle.y, ENT__ARGUMENT_CIRCLE, &paint);
  ent__svg_text(out, middle.x, middle.y + 3.3, look->mark, circle_font, ENT__STYLE_INK, ENT__ANCHOR_MIDDLE, false);
}

static void corner(ent_buffer *out, ent_point tip, ent_point along, double back, double aside) {
  ent__svg_number(out, tip.x - back * along.x - aside * along.y);
  ent__buffer_putc(out, ',');
  ent__svg_number(out, tip.y - back * along.y + aside * along.x);
  ent__buffer_putc(out, ' ');
}

void ent__argument_head(ent_buffer *out, ent__argument_line_kind kind, bool pale, ent_point before, ent_point tip) {
  const double length = hypot(tip.x - before.x, tip.y - before.y);
  const ent_point along = {length > 0.0 ? (tip.x - before.x) / length : 1.0, length > 0.0 ? (tip.y - before.y) / length : 0.0};
  const char *colour = ent__argument_line_colour(kind, pale);
  const ent__paint filled = {colour, 1.0, colour, 0.8, NULL}, open = {ENT__STYLE_PAPER, 1.0, colour, 1.5, NULL}, vee = {NULL, 1.0, colour, 1.5, NULL};
  ent__buffer_puts(out, kind == ENT__LINE_UNDERCUTS ? "<polyline points=\"" : "<polygon points=\"");
  corner(out, tip, along, 9.0, -4.4);
  corner(out, tip, along, 0.5, 0.0);
  corner(out, tip, along, 9.0, 4.4);
  ent__buffer_putc(out, '"');
  ent__svg_paint(out, kind == ENT__LINE_SUPPORTS ? &filled : kind == ENT__LINE_ATTACKS ? &open : &vee);
  ent__buffer_puts(out, "/>\n");
}

void ent__argument_sign(ent_buffer *out, ent__argument_line_kind kind, bool pale, ent_point middle) {
  const char *colour = ent__argument_line_colour(kind, pale);
  const ent__paint disc = {ENT__STYLE_PAPER, 1.0, colour, 1.0, NULL};
  if (kind == ENT__LINE_UNDERCUTS) return;
  ent__svg_shape(out, ENT__SHAPE_CIRCLE, middle.x, middle.y, 5.6, &disc);
  ent__svg_text(out, middle.x, middle.y + 3.6, kind == ENT__LINE_SUPPORTS ? "+" : "−", sign_font, colour, ENT__ANCHOR_MIDDLE, false);
}

void ent__argument_bar(ent_buffer *out, ent_point middle) {
  const ent__paint rim = {NULL, 1.0, ENT__STYLE_PAPER, 4.0, NULL}, ink = {NULL, 1.0, ENT__STYLE_INK, 1.6, NULL};
  ent__svg_line(out, middle.x - 6.5, middle.y + 6.5, middle.x + 6.5, middle.y - 6.5, &rim);
  ent__svg_line(out, middle.x - 7.0, middle.y + 7.0, middle.x + 7.0, middle.y - 7.0, &ink);
}
