/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/formats/escape.h"

#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/utf8.h"
#include "exporters/formats/display.h"

#define REPLACEMENT "\xef\xbf\xbd"

/* ent__buffer_xml leaves line breaks and tabs as they are, which are blanks in an attribute. */
static void add_attribute_text(ent_buffer *out, const char *value) {
  ent_buffer part = ENT_BUFFER_INIT;
  ent__buffer_xml(&part, value);
  for (size_t i = 0; i < part.size; i++) {
    if (part.data[i] == '\n')
      ent__buffer_puts(out, "&#10;");
    else if (part.data[i] == '\t')
      ent__buffer_puts(out, "&#9;");
    else
      ent__buffer_putc(out, part.data[i]);
  }
  if (part.failed) out->failed = 1;
  ent_buffer_clear(&part);
}

void ent__xml_attribute(ent_buffer *out, const char *name, const char *value) {
  ent__buffer_putc(out, ' ');
  ent__buffer_puts(out, name);
  ent__buffer_puts(out, "=\"");
  if (strpbrk(value, "\n\t") == NULL)
    ent__buffer_xml(out, value);
  else
    add_attribute_text(out, value);
  ent__buffer_putc(out, '"');
}

static int is_control(char c) { return (unsigned char)c < 0x20 || c == 0x7f; }

/* Graphviz writes SVG as it is given text: what XML forbids must go. Returns the bytes replaced. */
static size_t forbidden(const char *s) {
  const unsigned char *u = (const unsigned char *)s;
  if (is_control(*s)) return 1;
  return u[0] == 0xef && u[1] == 0xbf && (u[2] & 0xfe) == 0xbe ? 3 : 0; /* U+FFFE, U+FFFF */
}

static void add_plain(ent_buffer *out, const char **s) {
  const size_t bad = forbidden(*s);
  if (bad > 0)
    ent__buffer_puts(out, REPLACEMENT);
  else
    ent__buffer_putc(out, **s);
  *s += bad > 0 ? bad - 1 : 0;
}

void ent__dot_id(ent_buffer *out, const char *s) {
  ent__buffer_putc(out, '"');
  for (; *s != '\0'; s++) {
    if (*s == '"')
      ent__buffer_puts(out, "\\\"");
    else if (*s == '\\')
      ent__buffer_puts(out, "\\\\"); /* one alone could swallow the closing quote */
    else
      add_plain(out, &s);
  }
  ent__buffer_putc(out, '"');
}

void ent__dot_label(ent_buffer *out, const char *s) {
  ent__buffer_putc(out, '"');
  for (; *s != '\0'; s++) {
    if (*s == '"')
      ent__buffer_puts(out, "\\\"");
    else if (*s == '\\')
      ent__buffer_puts(out, "\\\\");
    else if (*s == '&')
      ent__buffer_puts(out, "&amp;");
    else if (*s == '\n')
      ent__buffer_puts(out, "\\n");
    else if (*s == '\t')
      ent__buffer_putc(out, ' ');
    else
      add_plain(out, &s);
  }
  ent__buffer_putc(out, '"');
}

void ent__csv_guarded(ent_buffer *out, const char *s) {
  ent_buffer part = ENT_BUFFER_INIT;
  if (s == NULL) return;
  if (*s == '\0' || strchr("=+-@\t\r", *s) == NULL) {
    ent__buffer_csv(out, s);
    return;
  }
  ent__buffer_putc(&part, '\'');
  ent__buffer_puts(&part, s);
  if (part.failed)
    out->failed = 1;
  else
    ent__buffer_csv(out, part.data);
  ent_buffer_clear(&part);
}

void ent__ascii_entities(ent_buffer *out, const char *s, const char *also) {
  const char *end = s + strlen(s);
  while (s < end) {
    const size_t length = ent__utf8_length(s, (size_t)(end - s));
    const bool plain = *s >= 0x20 && *s < 0x7f && strchr(also, *s) == NULL && !(s[0] == '&' && s[1] == '#');
    const char *next = s;
    const uint32_t c = length == 0 ? 0xfffd : ent__utf8_next(&next);
    if (plain)
      ent__buffer_putc(out, *s);
    else if (c == '"' || (c == '&' && s[1] != '#'))
      ent__buffer_puts(out, c == '"' ? "&quot;" : "&amp;");
    else
      ent__buffer_printf(out, "&#%" PRIu32 ";", c);
    s += length == 0 ? 1 : length;
  }
}

void ent__md_cell(ent_buffer *out, const char *s) {
  ent_buffer part = ENT_BUFFER_INIT;
  ent__display_add(&part, s);
  for (size_t i = 0; i < part.size; i++) {
    if (strchr("\\`*_{}[]<>#|~&!", part.data[i]) != NULL) ent__buffer_putc(out, '\\');
    ent__buffer_putc(out, part.data[i]);
  }
  if (part.failed) out->failed = 1;
  ent_buffer_clear(&part);
}
