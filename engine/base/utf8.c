/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/utf8.h"

#include <string.h>

static bool tail(unsigned char c) { return (c & 0xc0) == 0x80; }

size_t ent__utf8_length(const char *text, size_t room) {
  const unsigned char *s = (const unsigned char *)text;
  if (room == 0) return 0;
  if (s[0] < 0x80) return 1;
  if (s[0] < 0xc2 || s[0] > 0xf4) return 0;
  if (s[0] < 0xe0) return room >= 2 && tail(s[1]) ? 2 : 0;
  if (s[0] < 0xf0) {
    if (room < 3 || !tail(s[1]) || !tail(s[2])) return 0;
    if (s[0] == 0xe0 && s[1] < 0xa0) return 0;  /* overlong */
    if (s[0] == 0xed && s[1] > 0x9f) return 0;  /* surrogate */
    return 3;
  }
  if (room < 4 || !tail(s[1]) || !tail(s[2]) || !tail(s[3])) return 0;
  if (s[0] == 0xf0 && s[1] < 0x90) return 0;  /* overlong */
  if (s[0] == 0xf4 && s[1] > 0x8f) return 0;  /* beyond U+10FFFF */
  return 4;
}

size_t ent__utf8_check(const char *s, size_t size) {
  size_t at = 0;
  while (at < size) {
    const size_t step = ent__utf8_length(s + at, size - at);
    if (step == 0) return at;
    at += step;
  }
  return size;
}

uint32_t ent__utf8_next(const char **text) {
  const unsigned char *s = (const unsigned char *)*text;
  size_t length = s[0] < 0x80 ? 1 : s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;
  uint32_t c = length == 1 ? s[0] : (uint32_t)s[0] & (0x7fu >> length);
  for (size_t i = 1; i < length; i++) c = c << 6 | (s[i] & 0x3fu);
  *text += length;
  return c;
}

size_t ent__utf8_count(const char *s) {
  size_t count = 0;
  for (; *s != '\0'; s++) count += ((unsigned char)*s & 0xc0) != 0x80;
  return count;
}
