/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets, cell by cell. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/mem.h"
#include "engine/base/utf8.h"
#include "exporters/formats/display.h"
#include "exporters/formats/xlsx.h"

/* Rows of xl/styles.xml. */
enum { STYLE_HEAD = 1, STYLE_TEXT = 2, STYLE_WRAPPED = 3 };
enum { narrowest = 8, widest = 60, widest_in_matrix = 14 };

static ent__worksheet *current(ent__workbook *book) { return &book->sheets[book->count - 1]; }

void ent__workbook_begin(ent__workbook *book, bool lossless) {
  memset(book, 0, sizeof *book);
  book->lossless = lossless;
}

void ent__workbook_clear(ent__workbook *book) {
  for (size_t i = 0; i < book->count; i++) {
    ent_buffer_clear(&book->sheets[i].rows);
    ent_buffer_clear(&book->sheets[i].part);
    ent__free(book->sheets[i].widths);
  }
  ent_buffer_clear(&book->spare);
}

static void end_row(ent__worksheet *sheet) {
  if (sheet->row > 0 && sheet->row <= ENT__WORKBOOK_MOST_ROWS) ent__buffer_puts(&sheet->rows, "</row>");
}

ent__worksheet *ent__workbook_sheet(ent__workbook *book, const char *name) {
  if (book->count > 0) end_row(current(book));
  ent__worksheet *sheet = &book->sheets[book->count++];
  sheet->name = name;
  return sheet;
}

static void refuse(ent__workbook *book, const char *what) {
  const ent__worksheet *sheet = current(book);
  if (!book->too_large)
    snprintf(book->where, sizeof book->where, "row %zu, column %zu of sheet '%s' %s", sheet->row, sheet->column, sheet->name, what);
  book->too_large = true;
}

void ent__workbook_row(ent__workbook *book) {
  ent__worksheet *sheet = current(book);
  end_row(sheet);
  sheet->column = 0;
  if (++sheet->row <= ENT__WORKBOOK_MOST_ROWS) {
    ent__buffer_printf(&sheet->rows, "<row r=\"%zu\">", sheet->row);
    return;
  }
  sheet->cut_rows++;
  if (book->lossless) refuse(book, "is beyond the last row that a sheet has, 1048576");
}

/* Steps to the next cell; returns whether there is room for it. */
static bool step(ent__workbook *book, size_t width) {
  ent__worksheet *sheet = current(book);
  void *widths = sheet->widths;
  const size_t column = sheet->column++;
  if (sheet->row > ENT__WORKBOOK_MOST_ROWS) return false;
  if (column >= ENT__WORKBOOK_MOST_COLUMNS) {
    if (book->lossless) refuse(book, "is beyond the last column that a sheet has, 16384");
    else book->cut_cells++;
    return false;
  }
  if (ent__grow(&widths, &sheet->width_room, column + 1, 1) != 0) {
    book->failed = true;
    return false;
  }
  sheet->widths = widths;
  for (; sheet->columns <= column; sheet->columns++) sheet->widths[sheet->columns] = narrowest;
  const size_t most = sheet->frozen_column && column > 0 ? widest_in_matrix : widest;
  if (width > most) width = most;
  if (width > sheet->widths[column]) sheet->widths[column] = (unsigned char)width;
  return true;
}

static void add_reference(ent__worksheet *sheet) {
  char letters[4];
  size_t at = sizeof letters;
  for (size_t n = sheet->column; n > 0; n = (n - 1) / 26) letters[--at] = (char)('A' + (n - 1) % 26);
  ent__buffer_puts(&sheet->rows, "<c r=\"");
  ent__buffer_add(&sheet->rows, letters + at, sizeof letters - at);
  ent__buffer_printf(&sheet->rows, "%zu\"", sheet->row);
}

/* Is it what a spreadsheet takes for an escape? */
static bool is_escape(const char *s) {
  if (s[0] != '_' || s[1] != 'x') return false;
  for (int i = 2; i < 6; i++)
    if (s[i] == '\0' || strchr("0123456789abcdefABCDEF", s[i]) == NULL) return false;
  return s[6] == '_';
}

/* What XML has no room for is written as _xHHHH_, and what reads so already gets its own underscore escaped. */
static const char *escape_at(const char *s, char out[8], size_t *length) {
  const unsigned char *u = (const unsigned char *)s;
  *length = 1;
  if (u[0] < 0x20 && u[0] != '\t' && u[0] != '\n' && u[0] != '\0') {
    snprintf(out, 8, "_x%04X_", (unsigned)u[0]);
    return out;
  }
  if (u[0] == 0xef && u[1] == 0xbf && (u[2] & 0xfe) == 0xbe) {
    *length = 3;
    return u[2] == 0xbe ? "_xFFFE_" : "_xFFFF_";
  }
  return u[0] == '_' && is_escape(s) ? "_x005F_" : NULL;
}

static void add_escaped(ent__workbook *book, ent_buffer *out, const char *s) {
  char unit[8];
  size_t length;
  const char *p = s;
  while (*p != '\0' && escape_at(p, unit, &length) == NULL) p++;
  if (*p == '\0') {
    ent__buffer_xml(out, s);
    return;
  }
  ent_buffer *spare = &book->spare;
  spare->size = 0;
  for (const char *at = s; *at != '\0'; at += length) {
    const char *escape = escape_at(at, unit, &length);
    if (escape != NULL) ent__buffer_puts(spare, escape);
    else ent__buffer_putc(spare, *at);
  }
  if (!spare->failed) ent__buffer_xml(out, spare->data);
}

/* Text of which an apostrophe must keep a spreadsheet from making a formula, or that has one for that already. */
static bool needs_apostrophe(const char *s) {
  while (*s == '\'') s++;
  return *s != '\0' && strchr("=+-@\t\r", *s) != NULL;
}

/* Returns the length of the longest beginning of `limit` UTF-16 units, by which Excel counts. */
static size_t beginning(const char *s, size_t limit) {
  const char *at = s;
  size_t units = 0;
  while (*at != '\0') {
    const char *next = at;
    units += ent__utf8_next(&next) >= 0x10000 ? 2 : 1;
    if (units > limit) break;
    at = next;
  }
  return (size_t)(at - s);
}

static void add_text(ent__workbook *book, const char *s, int style, bool neutralise) {
  static const char mark[] = " ... (cut)";
  ent__worksheet *sheet = current(book);
  const bool apostrophe = neutralise && needs_apostrophe(s);
  const size_t room = ENT__WORKBOOK_MOST_TEXT - (apostrophe ? 1 : 0);
  char *cut = NULL;
  if (!step(book, ent__display_width(s) + 2)) return;
  if (strlen(s) > room && s[beginning(s, room)] != '\0') {
    if (book->lossless) {
      refuse(book, "holds more than 32767 characters, which is all that a cell can");
      return;
    }
    const size_t length = beginning(s, room - strlen(mark));
    cut = ent__alloc(length + sizeof mark, 1);
    if (cut == NULL) {
      book->failed = true;
      return;
    }
    memcpy(cut, s, length);
    memcpy(cut + length, mark, sizeof mark);
    book->cut_cells++;
  }
  add_reference(sheet);
  ent__buffer_printf(&sheet->rows, " s=\"%d\" t=\"inlineStr\"><is><t xml:space=\"preserve\">%s", style, apostrophe ? "&#39;" : "");
  add_escaped(book, &sheet->rows, cut != NULL ? cut : s);
  ent__buffer_puts(&sheet->rows, "</t></is></c>");
  ent__free(cut);
}

void ent__workbook_text(ent__workbook *book, const char *s) {
  if (s == NULL) ent__workbook_absent(book);
  else add_text(book, s, STYLE_TEXT, true);
}

void ent__workbook_head(ent__workbook *book, const char *s) {
  add_text(book, s, current(book)->frozen_column ? STYLE_WRAPPED : STYLE_HEAD, !book->lossless);
}

void ent__workbook_heads(ent__workbook *book, const char *const *names) {
  ent__workbook_row(book);
  for (; *names != NULL; names++) ent__workbook_head(book, *names);
}

void ent__workbook_number(ent__workbook *book, double value) {
  ent__worksheet *sheet = current(book);
  if (!step(book, narrowest) || !isfinite(value)) return;
  add_reference(sheet);
  ent__buffer_puts(&sheet->rows, "><v>");
  ent__buffer_number(&sheet->rows, value);
  ent__buffer_puts(&sheet->rows, "</v></c>");
}

void ent__workbook_truth(ent__workbook *book, bool value) {
  ent__worksheet *sheet = current(book);
  if (!step(book, narrowest)) return;
  add_reference(sheet);
  ent__buffer_printf(&sheet->rows, " t=\"b\"><v>%d</v></c>", value ? 1 : 0);
}

void ent__workbook_absent(ent__workbook *book) { step(book, narrowest); }

bool ent__workbook_matrix(ent__workbook *book, ent__worksheet *sheet, size_t rows, size_t columns) {
  static const char why[] = "the matrix is left out: it is too large for a sheet; --format csv writes its cells";
  ent__workbook_row(book);
  sheet->frozen_column = true;
  if (columns < ENT__WORKBOOK_MOST_COLUMNS && rows < ENT__WORKBOOK_MOST_ROWS && (columns == 0 || rows <= ENT__WORKBOOK_MOST_CELLS / columns))
    return true;
  sheet->left_out = why;
  ent__workbook_head(book, why);
  return false;
}
