/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/svg.h"

#include "engine/base/buffer.h"

void ent__svg_number(ent_buffer *out, double value) { ent__buffer_fixed(out, value, 2); }

void ent__svg_point(ent_buffer *out, const char *command, double x, double y) {
  ent__buffer_puts(out, command);
  ent__svg_number(out, x);
  ent__buffer_putc(out, ' ');
  ent__svg_number(out, y);
}

static void add_curve(ent_buffer *out, double x1, double y1, double x2, double y2) {
  const double middle = (x1 + x2) / 2.0;
  ent__svg_point(out, "C", middle, y1);
  ent__svg_point(out, " ", middle, y2);
  ent__svg_point(out, " ", x2, y2);
}

void ent__svg_band(ent_buffer *out, ent_point from, double from_height, ent_point to, double to_height, bool edges) {
  ent__svg_point(out, "<path d=\"M", from.x, from.y);
  add_curve(out, from.x, from.y, to.x, to.y);
  ent__svg_point(out, edges ? "M" : "L", to.x, to.y + to_height);
  add_curve(out, to.x, to.y + to_height, from.x, from.y + from_height);
  ent__buffer_puts(out, edges ? "\"" : "Z\"");
}

void ent__svg_attribute(ent_buffer *out, const char *name, double value) {
  ent__buffer_printf(out, " %s=\"", name);
  ent__svg_number(out, value);
  ent__buffer_putc(out, '"');
}

static void word_attribute(ent_buffer *out, const char *name, const char *value) {
  ent__buffer_printf(out, " %s=\"", name);
  ent__buffer_xml(out, value);
  ent__buffer_putc(out, '"');
}

void ent__svg_paint(ent_buffer *out, const ent__paint *paint) {
  word_attribute(out, "fill", paint->fill != NULL ? paint->fill : "none");
  if (paint->fill != NULL && paint->fill_opacity < 1.0)
    ent__svg_attribute(out, "fill-opacity", paint->fill_opacity);
  if (paint->line == NULL || paint->width <= 0.0) return;
  word_attribute(out, "stroke", paint->line);
  ent__svg_attribute(out, "stroke-width", paint->width);
  if (paint->dashes != NULL) word_attribute(out, "stroke-dasharray", paint->dashes);
}

void ent__svg_text(ent_buffer *out, double x, double y, const char *text, ent__font font, const char *colour,
                   ent__anchor anchor, bool halo) {
  static const char *const anchors[] = {"start", "middle", "end"};
  ent__buffer_puts(out, "<text");
  ent__svg_attribute(out, "x", x);
  ent__svg_attribute(out, "y", y);
  ent__svg_attribute(out, "font-size", font.size);
  if (font.bold) ent__buffer_puts(out, " font-weight=\"bold\"");
  if (anchor != ENT__ANCHOR_START) word_attribute(out, "text-anchor", anchors[anchor]);
  word_attribute(out, "fill", colour);
  if (halo) {
    ent__buffer_puts(out, " stroke=\"" ENT__STYLE_PAPER
                          "\" stroke-width=\"3\" stroke-opacity=\"0.85\""
                          " stroke-linejoin=\"round\" paint-order=\"stroke\"");
  }
  ent__buffer_putc(out, '>');
  ent__buffer_xml(out, text);
  ent__buffer_puts(out, "</text>\n");
}

void ent__svg_buffer(ent_buffer *out, double x, double y, const ent_buffer *text, ent__font font,
                     const char *colour, ent__anchor anchor) {
  if (text->failed)
    out->failed = 1;
  else if (text->size > 0)
    ent__svg_text(out, x, y, text->data, font, colour, anchor, false);
}

void ent__svg_label(ent_buffer *out, double x, double y, const ent__label *label, ent__font font,
                    const char *colour, ent__anchor anchor, bool halo) {
  for (int i = 0; i < label->count; i++) {
    const double top = y + i * ent__measure_leading(font);
    /* librsvg takes boxes for narrower than it draws them when it looks for the start of a line. */
    if (label->boxes[i] && anchor != ENT__ANCHOR_START) {
      const double width = label->widths[i] * (anchor == ENT__ANCHOR_END ? 1.0 : 0.5);
      ent__svg_text(out, x - width, top + ent__measure_ascent(font), label->lines[i], font, colour, ENT__ANCHOR_START, halo);
      continue;
    }
    ent__svg_text(out, x, top + ent__measure_ascent(font), label->lines[i], font, colour, anchor, halo);
  }
}

void ent__svg_rect(ent_buffer *out, double x, double y, double width, double height, double radius,
                   const ent__paint *paint) {
  ent__buffer_puts(out, "<rect");
  ent__svg_attribute(out, "x", x);
  ent__svg_attribute(out, "y", y);
  ent__svg_attribute(out, "width", width);
  ent__svg_attribute(out, "height", height);
  if (radius > 0.0) ent__svg_attribute(out, "rx", radius);
  ent__svg_paint(out, paint);
  ent__buffer_puts(out, "/>\n");
}

void ent__svg_line(ent_buffer *out, double x1, double y1, double x2, double y2, const ent__paint *paint) {
  ent__buffer_puts(out, "<line");
  ent__svg_attribute(out, "x1", x1);
  ent__svg_attribute(out, "y1", y1);
  ent__svg_attribute(out, "x2", x2);
  ent__svg_attribute(out, "y2", y2);
  ent__svg_paint(out, paint);
  ent__buffer_puts(out, "/>\n");
}

/* Corners of each shape in a box from -1 to 1, as Graphviz lays them on an ellipse. */
typedef struct outline {
  int corners;
  double at[6][2];
} outline;

static const outline outlines[ENT__SHAPES] = {
    [ENT__SHAPE_SQUARE] = {4, {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}},
    [ENT__SHAPE_DIAMOND] = {4, {{0, -1}, {1, 0}, {0, 1}, {-1, 0}}},
    [ENT__SHAPE_TRIANGLE] = {3, {{0, -1}, {1, 0.5}, {-1, 0.5}}},
    [ENT__SHAPE_HEXAGON] = {6, {{1, 0}, {0.5, -1}, {-0.5, -1}, {-1, 0}, {-0.5, 1}, {0.5, 1}}},
    [ENT__SHAPE_DOWN] = {3, {{0, 1}, {-1, -0.5}, {1, -0.5}}},
    [ENT__SHAPE_PENTAGON] = {5, {{0, -1}, {1, -0.309}, {0.618, 0.809}, {-0.618, 0.809}, {-1, -0.309}}},
};

void ent__svg_shape(ent_buffer *out, ent__shape shape, double x, double y, double radius,
                    const ent__paint *paint) {
  const outline *form = &outlines[shape];
  const double half = radius * ent__style_shape_width(shape);
  if (form->corners == 0) {
    ent__buffer_puts(out, "<circle");
    ent__svg_attribute(out, "cx", x);
    ent__svg_attribute(out, "cy", y);
    ent__svg_attribute(out, "r", radius);
  } else {
    ent__buffer_puts(out, "<polygon points=\"");
    for (int i = 0; i < form->corners; i++) {
      if (i > 0) ent__buffer_putc(out, ' ');
      ent__svg_number(out, x + half * form->at[i][0]);
      ent__buffer_putc(out, ',');
      ent__svg_number(out, y + half * form->at[i][1]);
    }
    ent__buffer_putc(out, '"');
  }
  ent__svg_paint(out, paint);
  ent__buffer_puts(out, "/>\n");
}

void ent__svg_group(ent_buffer *out, const char *class_name, const char *title) {
  ent__buffer_puts(out, "<g");
  word_attribute(out, "class", class_name);
  ent__buffer_putc(out, '>');
  if (title != NULL) {
    ent__buffer_puts(out, "<title>");
    ent__buffer_xml(out, title);
    ent__buffer_puts(out, "</title>");
  }
  ent__buffer_putc(out, '\n');
}
