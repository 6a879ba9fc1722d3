/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure of the plain HTML page: an image of pixels in a file beside it. */
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/reports/render.h"

/* The whole part of an attribute's number in the first tag of our SVG; 0 where there is none. */
static double size_of(const ent__block *figure, const char *attribute) {
  double value = 0;
  const char *at = strstr(figure->svg, attribute);
  for (at = at == NULL ? "" : at + strlen(attribute); *at >= '0' && *at <= '9'; at++) value = value * 10 + (*at - '0');
  return value;
}

/* A page is no higher than this many times its width, so that taller pictures are made narrower. */
static void width(ent_buffer *out, const ent__block *figure) {
  static const double most = 1.3;
  const double across = size_of(figure, " width=\""), down = size_of(figure, " height=\"");
  if (across <= 0 || down <= most * across) return;
  ent__buffer_puts(out, " style=\"width:");
  ent__buffer_fixed(out, 100.0 * most * across / down, 0);
  ent__buffer_puts(out, "%\"");
}

void ent__html_picture(ent_buffer *out, const ent__block *figure, const char *folder, unsigned number) {
  ent__buffer_puts(out, "<img alt=\"");
  ent__html_escape(out, figure->alternative);
  ent__buffer_putc(out, '"');
  width(out, figure);
  ent__buffer_puts(out, " src=\"");
  ent__relative_address(out, folder);
  ent__buffer_printf(out, "/figure-%u.png\">", number);
}
