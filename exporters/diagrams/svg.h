/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing SVG: plain elements with coordinates of two decimals. Text is always escaped here. */
#ifndef ENT_EXPORTERS_DIAGRAMS_SVG_H
#define ENT_EXPORTERS_DIAGRAMS_SVG_H

#include <stdbool.h>

#include <entente/study.h>

#include "exporters/diagrams/measure.h"
#include "exporters/style.h"

/* Where text stands relative to its place. */
typedef enum ent__anchor { ENT__ANCHOR_START, ENT__ANCHOR_MIDDLE, ENT__ANCHOR_END } ent__anchor;

/* How a shape is painted; NULL colours are left out, a zero width means no line. */
typedef struct ent__paint {
  const char *fill;
  double fill_opacity;
  const char *line;
  double width;
  const char *dashes; /* as SVG writes them; NULL for a solid line */
} ent__paint;

#define ENT__PAINT_INIT \
  { NULL, 1.0, NULL, 1.0, NULL }

void ent__svg_number(ent_buffer *out, double value);
/* Adds a command of a path, or what else stands before two numbers, and the numbers with a blank between. */
void ent__svg_point(ent_buffer *out, const char *command, double x, double y);
/*
 * Adds a path, up to the quote behind it, of a band that leaves and arrives level: from one stretch of an upright line
 * (its top and its height) to another; with `edges` its two long sides alone.
 */
void ent__svg_band(ent_buffer *out, ent_point from, double from_height, ent_point to, double to_height, bool edges);
/* Adds ` name="value"`. */
void ent__svg_attribute(ent_buffer *out, const char *name, double value);

/* `y` is the baseline. `halo` paints a white rim below the letters, for text over lines. */
void ent__svg_text(ent_buffer *out, double x, double y, const char *text, ent__font font, const char *colour,
                   ent__anchor anchor, bool halo);
/* The same for text in a buffer; its failure becomes that of `out`. */
void ent__svg_buffer(ent_buffer *out, double x, double y, const ent_buffer *text, ent__font font,
                     const char *colour, ent__anchor anchor);
/* Draws the lines of a label below each other; `y` is the top of the first. */
void ent__svg_label(ent_buffer *out, double x, double y, const ent__label *label, ent__font font,
                    const char *colour, ent__anchor anchor, bool halo);

void ent__svg_rect(ent_buffer *out, double x, double y, double width, double height, double radius,
                   const ent__paint *paint);
void ent__svg_line(ent_buffer *out, double x1, double y1, double x2, double y2, const ent__paint *paint);

/* Draws a shape whose area is that of a circle of this radius, as Graphviz draws it. */
void ent__svg_shape(ent_buffer *out, ent__shape shape, double x, double y, double radius,
                    const ent__paint *paint);

/* Writes the attributes of a paint. */
void ent__svg_paint(ent_buffer *out, const ent__paint *paint);

/* Opens a group with a title that assistive software and browsers show. Close it with "</g>\n". */
void ent__svg_group(ent_buffer *out, const char *class_name, const char *title);

#endif
