/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/columns.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { not_shown = 0 };

/* Steps over one character; gives not_shown for a control character or a byte that is not UTF-8. */
static uint32_t next(const unsigned char **at, const unsigned char *end) {
  const unsigned char c = *(*at)++;
  const int more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : c >= 0xC0 ? 1 : 0;
  if (c < 0xC0) return c < ' ' || c >= 0x7F ? not_shown : c;
  uint32_t code = c & (0x3FU >> more);
  if (end - *at < more) return not_shown;
  for (int i = 0; i < more; i++) {
    if (((*at)[i] & 0xC0) != 0x80) return not_shown;
    code = code << 6 | ((*at)[i] & 0x3FU);
  }
  *at += more;
  return code < 0xA0 ? not_shown : code; /* U+0080 to U+009F are controls too */
}

typedef struct range {
  uint32_t from;
  uint32_t to;
} range;

static bool within(const range *table, size_t count, uint32_t code) {
  for (size_t i = 0; i < count; i++)
    if (code >= table[i].from && code <= table[i].to) return true;
  return false;
}

/* The broad blocks of Unicode 15's East_Asian_Width W and F, and of marks that combine. */
static size_t columns_of(uint32_t code) {
  static const range wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},  {0x3041, 0x33FF}, {0x3400, 0x4DBF},
                               {0x4E00, 0xA4CF},   {0xA960, 0xA97F},  {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
                               {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},  {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F},
                               {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};
  static const range none[] = {{0x0300, 0x036F}, {0x200B, 0x200F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}};
  if (within(none, sizeof none / sizeof none[0], code)) return 0;
  return within(wide, sizeof wide / sizeof wide[0], code) ? 2 : 1;
}

size_t cli_columns(const char *text) {
  size_t columns = 0;
  const unsigned char *at = (const unsigned char *)text;
  const unsigned char *end = at + strlen(text);
  while (at < end) columns += columns_of(next(&at, end));
  return columns;
}

void cli_columns_put(FILE *to, const char *text, size_t length) {
  const unsigned char *at = (const unsigned char *)text;
  const unsigned char *end = at + length;
  while (at < end) {
    const unsigned char *begin = at;
    if (next(&at, end) == not_shown)
      (void)fputc('?', to);
    else
      (void)fwrite(begin, 1, (size_t)(at - begin), to);
  }
}

void cli_columns_print(FILE *to, const char *text, size_t width) {
  cli_columns_put(to, text, strlen(text));
  for (size_t columns = cli_columns(text); columns < width; columns++) (void)fputc(' ', to);
}
