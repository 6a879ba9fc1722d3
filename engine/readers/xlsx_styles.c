/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which cells are dates: nothing but their number format says so. */
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/readers/xlsx.h"

/* Steps over what stands for itself in a format; returns 0 where the character means something. */
static size_t literal(const char *s, size_t left) {
  size_t length = 1;
  switch (s[0]) {
    case '"':
      while (length < left && s[length] != '"') length++;
      return length < left ? length + 1 : length;
    case '\\':
    case '_':
    case '*': return left > 1 ? 2 : 1;
    case '[':
      while (length < left && s[length] != ']') length++;
      return length < left ? length + 1 : length;
    default: return 0;
  }
}

/* [h], [mm], [s]: time that has passed, which is a number and no point in time. */
static bool is_elapsed(const char *s, size_t length) {
  if (length < 3 || s[0] != '[' || strchr("hHmMsS", s[1]) == NULL) return false;
  for (size_t i = 2; i + 1 < length; i++)
    if ((s[i] | 0x20) != (s[1] | 0x20)) return false;
  return true;
}

ent__xlsx_kind ent__xlsx_format_kind(const char *code, size_t length) {
  bool date = false, time = false, month = false;
  for (size_t i = 0; i < length && code[i] != ';';) {
    const size_t step = literal(code + i, length - i);
    if (step > 0) {
      if (is_elapsed(code + i, step)) return ENT__XLSX_NUMBER;
      i += step;
      continue;
    }
    const bool scientific = i + 1 < length && (code[i + 1] == '+' || code[i + 1] == '-');
    if (length - i >= 7 && memcmp(code + i, "General", 7) == 0) {
      i += 7;
      continue;
    }
    switch (code[i] | 0x20) {
      case 'y':
      case 'd': date = true; break;
      case 'e': date = date || !scientific; break;
      case 'm': month = true; break;
      case 'h':
      case 's': time = true; break;
      default: break;
    }
    i++;
  }
  if (month && !time) date = true; /* beside hours or seconds, m stands for minutes */
  if (date) return time ? ENT__XLSX_DATE_TIME : ENT__XLSX_DATE;
  return time ? ENT__XLSX_TIME : ENT__XLSX_NUMBER;
}

/* The formats that files name by number alone (ECMA-376, 18.8.30; 27 to 58 are those of East Asia). */
static void builtin(unsigned char *kinds) {
  for (int i = 14; i <= 17; i++) kinds[i] = ENT__XLSX_DATE;
  for (int i = 18; i <= 21; i++) kinds[i] = ENT__XLSX_TIME;
  kinds[22] = ENT__XLSX_DATE_TIME;
  for (int i = 27; i <= 31; i++) kinds[i] = ENT__XLSX_DATE;
  for (int i = 32; i <= 35; i++) kinds[i] = ENT__XLSX_TIME;
  kinds[36] = ENT__XLSX_DATE;
  kinds[45] = kinds[47] = ENT__XLSX_TIME;
  for (int i = 50; i <= 58; i++) kinds[i] = ENT__XLSX_DATE;
}

typedef struct style_scan {
  ent__xlsx *book;
  bool in_cells; /* cellXfs, not cellStyleXfs */
} style_scan;

static void on_start(void *context, const char *name, const ent__xlsx_attributes *attributes) {
  style_scan *state = context;
  ent__xlsx *book = state->book;
  void *styles = book->styles;
  const long format = ent__xlsx_attribute_whole(attributes, "numFmtId", 0);
  if (strcmp(name, "cellXfs") == 0) state->in_cells = true;
  if (strcmp(name, "numFmt") == 0 && format >= 0 && format < ENT__XLSX_FORMATS) {
    size_t length;
    const char *code = ent__xlsx_attribute(attributes, "formatCode", &length);
    if (code != NULL) book->formats[format] = (unsigned char)ent__xlsx_format_kind(code, length);
  }
  if (!state->in_cells || strcmp(name, "xf") != 0) return;
  if (ent__grow(&styles, &book->style_room, book->style_count + 1, sizeof *book->styles) != 0) book->failed = true;
  book->styles = styles;
  if (!book->failed) book->styles[book->style_count++] = format < 0 ? 0 : (uint32_t)format;
}

static void on_end(void *context, const char *name) {
  style_scan *state = context;
  if (strcmp(name, "cellXfs") == 0) state->in_cells = false;
}

static bool stop(void *context) { return ((style_scan *)context)->book->failed; }

ent_status ent__xlsx_read_styles(ent__xlsx *book, ent_error *err) {
  style_scan state = {book, false};
  const ent__xlsx_handler handler = {on_start, NULL, on_end, stop, &state};
  const char *part = ent__xlsx_related(book, "styles");
  book->formats = ent__zalloc(ENT__XLSX_FORMATS, 1);
  if (book->formats == NULL) return ent__nomem(err);
  builtin(book->formats);
  return part == NULL ? ENT_OK : ent__xlsx_parse(book, part, ENT__XLSX_SMALL, &handler, err);
}

ent__xlsx_kind ent__xlsx_style_kind(const ent__xlsx *book, long style) {
  if (style < 0 || (size_t)style >= book->style_count) return ENT__XLSX_NUMBER;
  const uint32_t format = book->styles[style];
  return format < ENT__XLSX_FORMATS ? (ent__xlsx_kind)book->formats[format] : ENT__XLSX_NUMBER;
}
