/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text to Markdown. CommonMark 0.31 lets any ASCII punctuation be escaped by a backslash; those
 * that can begin markup are, wherever they stand, for a run does not know what comes beside it.
 * GitHub's extensions are guarded against too: tables, strike-through, mathematics, mentions, and
 * bare addresses that become links by themselves.
 */
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/utf8.h"
#include "exporters/reports/render.h"

/* Characters that can begin markup only at the start of a line. */
static bool opens_block(char c) { return c == '+' || c == '-' || c == '='; }

/* Whether "&" before this character may begin an entity. */
static bool begins_entity(char c) { return c == '#' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/* Whether the mark at s would make an address of its surroundings: "://" and "www.". */
static bool makes_address(const char *from, const char *s) {
  if (*s == ':') return s[1] == '/' && s[2] == '/';
  return *s == '.' && s - from >= 3 && (memcmp(s - 3, "www", 3) == 0 || memcmp(s - 3, "WWW", 3) == 0);
}

/*
 * What has no place in a line of text: control characters (C1) and noncharacters become U+FFFD;
 * marks that steer direction, which Markdown has no way to confine, are left out.
 */
static const char *instead_of(uint32_t c) {
  if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)) return "";
  const bool bad = (c >= 0x80 && c <= 0x9f) || (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
  return bad ? "\xef\xbf\xbd" : NULL;
}

static void add_character(ent_buffer *out, const char *at, size_t length) {
  const char *s = at;
  const char *instead = instead_of(ent__utf8_next(&s));
  if (instead != NULL) ent__buffer_puts(out, instead);
  else ent__buffer_add(out, at, length);
}

void ent__markdown_escape(ent_buffer *out, const char *text, bool start) {
  if (start) text += strspn(text, " \t\n\r\v\f"); /* four blanks would make it code */
  const size_t size = strlen(text);
  const size_t digits = start ? strspn(text, "0123456789") : 0;
  for (size_t i = 0; i < size;) {
    const char c = text[i];
    const size_t length = ent__utf8_length(text + i, size - i);
    if (length == 0) {
      ent__buffer_puts(out, "\xef\xbf\xbd");
    } else if ((unsigned char)c < 0x20 || c == 0x7f) {
      ent__buffer_putc(out, ' ');
    } else if (strchr("\\`*_[]<>|~#$@!", c) != NULL || (c == '&' && begins_entity(text[i + 1])) || (start && i == 0 && opens_block(c)) ||
               (digits != 0 && i == digits && (c == '.' || c == ')')) || makes_address(text, text + i)) {
      ent__buffer_putc(out, '\\');
      ent__buffer_putc(out, c);
    } else {
      add_character(out, text + i, length);
    }
    i += length == 0 ? 1 : length;
  }
}
