/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure as an image of pixels inside an HTML page: for programs that make other documents of it. */
#include "engine/base/buffer.h"
#include "exporters/diagrams/raster.h"
#include "exporters/reports/render.h"

/* RFC 4648. */
static void base64(ent_buffer *out, const char *bytes, size_t size) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const unsigned char *in = (const unsigned char *)bytes;
  for (size_t i = 0; i < size; i += 3) {
    const size_t left = size - i;
    const uint32_t three = (uint32_t)in[i] << 16 | (left > 1 ? (uint32_t)in[i + 1] << 8 : 0) | (left > 2 ? in[i + 2] : 0);
    char four[4] = {digits[three >> 18], digits[three >> 12 & 63], digits[three >> 6 & 63], digits[three & 63]};
    if (left < 3) four[3] = '=';
    if (left < 2) four[2] = '=';
    ent__buffer_add(out, four, 4);
  }
}

ent_status ent__html_picture(ent_buffer *out, const ent__block *figure, ent_error *err) {
  ent_buffer png = ENT_BUFFER_INIT;
  const ent_status status = ent__raster_png(&png, figure->svg, figure->svg_size, err);
  if (status == ENT_OK) {
    ent__buffer_puts(out, "<img alt=\"");
    ent__html_escape(out, figure->alternative);
    ent__buffer_puts(out, "\" src=\"data:image/png;base64,");
    base64(out, png.data, png.size);
    ent__buffer_puts(out, "\">");
  }
  ent_buffer_clear(&png);
  return status;
}
