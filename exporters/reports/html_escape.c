/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text to HTML. Beside the five marks, what the HTML standard calls a parse error is replaced by
 * U+FFFD: bytes that are not UTF-8, control characters (C0 and C1), and noncharacters.
 */
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/utf8.h"
#include "exporters/reports/render.h"

static bool forbidden(uint32_t c) {
  return (c >= 0x7f && c <= 0x9f) || (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

static const char *entity(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case '\t': case '\n': case '\r': case '\f': return " ";
    default: return (unsigned char)c < 0x20 ? "\xef\xbf\xbd" : NULL;
  }
}

void ent__html_escape(ent_buffer *out, const char *text) {
  const char *end = text + strlen(text);
  const char *from = text;
  while (text < end) {
    const size_t length = ent__utf8_length(text, (size_t)(end - text));
    const char *at = text;
    const char *instead = length == 1 ? entity(*text) : NULL;
    if (length == 0 || (length >= 1 && forbidden(ent__utf8_next(&at)))) instead = "\xef\xbf\xbd";
    text += length == 0 ? 1 : length;
    if (instead == NULL) continue;
    ent__buffer_add(out, from, (size_t)(text - from) - (length == 0 ? 1 : length));
    ent__buffer_puts(out, instead);
    from = text;
  }
  ent__buffer_add(out, from, (size_t)(text - from));
}
