/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of a sheet, one by one. Rows and cells stand where their references say; what is not
 * there is absent. The work for a row is that of its own cells, wherever they stand.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/number.h"
#include "engine/readers/xlsx.h"

typedef enum cell_type { NUMBER, SHARED, TEXT, INLINE, TRUTH, FAULTY, ISO_DATE, UNKNOWN } cell_type;

/* A cell of the row that holds something: where its text begins, in the row's buffer. */
typedef struct held {
  size_t column;
  size_t offset;
  size_t length;
} held;

typedef struct scan {
  ent__xlsx *book;
  const char *source;
  ent__table_row_fn *each;
  void *each_context;
  bool stopped;
  bool in_data, in_row, in_cell, in_value, in_inline, in_text;
  int phonetic;
  /* the row */
  long row;
  bool sound;
  ent_buffer text;
  held *held;
  size_t held_count;
  size_t held_room;
  ent__table_cell *cells;
  size_t cell_room;
  size_t header; /* the length of the first row; 0 before it */
  /* the cell */
  long column; /* from 1; of the last cell */
  cell_type type;
  long style;
  bool has_formula;
  bool has_value;
  ent_buffer value;
} scan;

static const char *name_of(const scan *s, char out[16]) {
  ent__xlsx_cell_name(out, s->row, s->column);
  return out;
}

#define CELL_FAULT(s, code, hint, ...) \
  do { \
    ent__xlsx_cell_fault((s)->book, (s)->source, (s)->row, (size_t)(s)->column - 1, code, hint, __VA_ARGS__); \
    (s)->sound = false; \
  } while (0)

/* Where the row has no number it is the next; going back would mean two rows in one place. */
static void begin_row(scan *s, const ent__xlsx_attributes *attributes) {
  const long next = s->row + 1;
  const long row = ent__xlsx_attribute_whole(attributes, "r", next);
  s->in_row = true;
  s->sound = true;
  s->column = 0;
  s->row = next;
  if (row < next || row > ENT__XLSX_ROWS) {
    ent__xlsx_fault(s->book, s->source, next, 0, "bad-reference", NULL,
                    "a row says that it is number %ld, expected one from %ld to %d", row, next, ENT__XLSX_ROWS);
    s->stopped = true;
    return;
  }
  s->row = row;
}

static cell_type type_of(const ent__xlsx_attributes *attributes) {
  static const struct {
    const char *word;
    cell_type type;
  } types[] = {{"s", SHARED}, {"n", NUMBER}, {"str", TEXT}, {"inlineStr", INLINE}, {"b", TRUTH}, {"e", FAULTY}, {"d", ISO_DATE}};
  size_t length;
  const char *word = ent__xlsx_attribute(attributes, "t", &length);
  if (word == NULL) return NUMBER;
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (strlen(types[i].word) == length && memcmp(word, types[i].word, length) == 0) return types[i].type;
  return UNKNOWN;
}

static void begin_cell(scan *s, const ent__xlsx_attributes *attributes) {
  size_t length;
  long row = s->row;
  long column = s->column + 1;
  const char *reference = ent__xlsx_attribute(attributes, "r", &length);
  const bool sound = reference == NULL ? column <= ENT__XLSX_COLUMNS : ent__xlsx_reference(reference, length, &row, &column);
  s->in_cell = true;
  s->has_formula = s->has_value = false;
  s->value.size = 0;
  s->type = type_of(attributes);
  s->style = ent__xlsx_attribute_whole(attributes, "s", 0);
  if (sound && row == s->row && column > s->column) {
    s->column = column;
    return;
  }
  s->column = s->column == 0 ? 1 : s->column;
  CELL_FAULT(s, "bad-reference", NULL, "a cell says that it is '%.*s', expected one of row %ld behind the cell before it",
             (int)(length > 20 ? 20 : length), reference == NULL ? "" : reference, s->row);
  s->in_cell = false;
}

/* Keeps the text of the current cell. */
static void keep(scan *s, const char *text, size_t length) {
  void *list = s->held;
  if (ent__grow(&list, &s->held_room, s->held_count + 1, sizeof *s->held) != 0) s->book->failed = true;
  s->held = list;
  if (s->book->failed) return;
  s->held[s->held_count++] = (held){(size_t)s->column - 1, s->text.size, length};
  ent__buffer_add(&s->text, text, length);
  ent__buffer_putc(&s->text, '\0');
}

/* In a workbook of ours an apostrophe stands before what a spreadsheet could take for a formula. */
static bool is_neutralised(const char *text, size_t length) {
  size_t at = 0;
  while (at < length && text[at] == '\'') at++;
  return at > 0 && at < length && strchr("=+-@\t\r", text[at]) != NULL && text[at] != '\0';
}

static void keep_string(scan *s, const char *text, size_t length) {
  if (length == 0 && !(s->book->exact && s->type != TEXT)) return;
  const bool restore = s->book->ours && is_neutralised(text, length);
  keep(s, text + restore, length - restore);
}

static void trim(const char **s, size_t *length) {
  while (*length > 0 && strchr(" \t\r\n", **s) != NULL && **s != '\0') (*s)++, (*length)--;
  while (*length > 0 && strchr(" \t\r\n", (*s)[*length - 1]) != NULL && (*s)[*length - 1] != '\0') (*length)--;
}

static void end_number(scan *s, const char *text, size_t length) {
  char out[ENT__XLSX_TEXT_SIZE], name[16];
  double value;
  if (!ent__number_parse(&value, text, length)) {
    CELL_FAULT(s, "bad-number", NULL, "cell %s holds '%.*s', which is no number", name_of(s, name), (int)(length > 40 ? 40 : length), text);
    return;
  }
  const ent__xlsx_kind kind = ent__xlsx_style_kind(s->book, s->style);
  if (kind == ENT__XLSX_NUMBER) {
    ent__xlsx_number_text(out, value);
  } else if (!ent__xlsx_date_text(out, value, kind, s->book->since_1904)) {
    CELL_FAULT(s, "bad-date", NULL, "cell %s is shown as a date, but %.*s is the number of no day", name_of(s, name),
               (int)(length > 40 ? 40 : length), text);
    return;
  }
  keep(s, out, strlen(out));
}

static void end_shared(scan *s, const char *text, size_t length) {
  char name[16];
  double index = -1;
  const bool number = ent__number_parse(&index, text, length) && index >= 0 && index < (double)s->book->string_count;
  if (!number || (double)(size_t)index != index) {
    CELL_FAULT(s, "bad-reference", NULL, "cell %s holds shared string '%.*s', but there are %zu", name_of(s, name),
               (int)(length > 20 ? 20 : length), text, s->book->string_count);
    return;
  }
  const size_t at = (size_t)index;
  const size_t from = s->book->string_at[at];
  const size_t end = at + 1 < s->book->string_count ? s->book->string_at[at + 1] : s->book->strings.size;
  keep_string(s, s->book->strings.data + from, end - from - 1);
}

static void end_truth(scan *s, const char *text, size_t length) {
  char name[16];
  if (length == 1 && (*text == '0' || *text == '1'))
    keep(s, *text == '1' ? "true" : "false", *text == '1' ? 4 : 5);
  else
    CELL_FAULT(s, "bad-cell", NULL, "cell %s holds '%.*s', expected a truth value, 0 or 1", name_of(s, name),
               (int)(length > 40 ? 40 : length), text);
}

static void end_iso_date(scan *s, const char *text, size_t length) {
  char name[16];
  const size_t kept = ent__xlsx_iso_date(text, length);
  if (kept > 0)
    keep(s, text, kept);
  else
    CELL_FAULT(s, "bad-date", NULL, "cell %s holds '%.*s', expected a date such as 2019-03-05", name_of(s, name),
               (int)(length > 40 ? 40 : length), text);
}

static void end_formula(scan *s) {
  char name[16];
  CELL_FAULT(s, "missing-value", "open the workbook in a spreadsheet and save it",
             "cell %s holds a formula without its value", name_of(s, name));
}

static void end_cell(scan *s) {
  char name[16];
  const char *text = s->value.data == NULL ? "" : s->value.data;
  size_t length = s->value.size;
  s->in_cell = s->in_value = s->in_inline = s->in_text = false;
  s->phonetic = 0;
  if (s->value.failed) s->book->failed = true;
  if (s->book->failed) return;
  if (s->type == TEXT || s->type == INLINE) {
    if (s->type == TEXT && s->has_formula && !s->has_value) end_formula(s);
    else if (s->has_value) keep_string(s, text, length == 0 ? 0 : ent__xlsx_unescape(s->value.data, length));
    return;
  }
  trim(&text, &length);
  if (length == 0) {
    if (s->has_formula) end_formula(s);
    return;
  }
  switch (s->type) {
    case NUMBER: end_number(s, text, length); break;
    case SHARED: end_shared(s, text, length); break;
    case TRUTH: end_truth(s, text, length); break;
    case ISO_DATE: end_iso_date(s, text, length); break;
    case FAULTY:
      CELL_FAULT(s, "bad-cell", NULL, "cell %s holds the error '%.*s', expected a value", name_of(s, name),
                 (int)(length > 40 ? 40 : length), text);
      break;
    default: CELL_FAULT(s, "bad-cell", NULL, "cell %s is of a kind that is not known", name_of(s, name));
  }
}

static bool fill_cells(scan *s, size_t count) {
  void *cells = s->cells;
  const size_t before = s->cell_room;
  if (ent__grow(&cells, &s->cell_room, count, sizeof *s->cells) != 0 || s->text.failed) s->book->failed = true;
  s->cells = cells;
  if (s->book->failed) return false;
  if (s->cell_room > before) memset(s->cells + before, 0, (s->cell_room - before) * sizeof *s->cells);
  for (size_t i = 0; i < s->held_count; i++)
    s->cells[s->held[i].column] = (ent__table_cell){.s = s->text.data + s->held[i].offset, .length = s->held[i].length};
  return true;
}

static void end_row(scan *s) {
  s->in_row = false;
  const bool empty = s->held_count == 0 && s->sound;
  size_t count = s->held_count == 0 ? 0 : s->held[s->held_count - 1].column + 1;
  if (s->header == 0 && s->sound) s->header = count;
  if (count < s->header) count = s->header;
  if (!empty && !s->book->failed && fill_cells(s, count > 0 ? count : 1)) {
    const ent__table_row row = {s->row, s->sound, s->cells, count};
    if (!s->each(s->each_context, &row)) s->stopped = true;
    for (size_t i = 0; i < s->held_count; i++) s->cells[s->held[i].column] = (ent__table_cell){.s = NULL};
  }
  s->held_count = 0;
  s->text.size = 0;
}

static void on_start(void *context, const char *name, const ent__xlsx_attributes *attributes) {
  scan *s = context;
  if (s->in_cell) {
    if (strcmp(name, "v") == 0) s->in_value = s->has_value = s->type != INLINE;
    else if (strcmp(name, "f") == 0) s->has_formula = true;
    else if (strcmp(name, "is") == 0) s->in_inline = s->has_value = s->type == INLINE;
    else if (strcmp(name, "rPh") == 0) s->phonetic++;
    else if (strcmp(name, "t") == 0) s->in_text = s->in_inline && s->phonetic == 0;
  } else if (s->in_row) {
    if (strcmp(name, "c") == 0) begin_cell(s, attributes);
  } else if (s->in_data) {
    if (strcmp(name, "row") == 0) begin_row(s, attributes);
  } else if (strcmp(name, "sheetData") == 0) {
    s->in_data = true;
  }
}

static void on_text(void *context, const char *text, size_t length) {
  scan *s = context;
  if (s->in_value || s->in_text) ent__buffer_add(&s->value, text, length);
}

static void on_end(void *context, const char *name) {
  scan *s = context;
  if (s->in_cell) {
    if (strcmp(name, "c") == 0) end_cell(s);
    else if (strcmp(name, "v") == 0) s->in_value = false;
    else if (strcmp(name, "is") == 0) s->in_inline = false;
    else if (strcmp(name, "rPh") == 0 && s->phonetic > 0) s->phonetic--;
    else if (strcmp(name, "t") == 0) s->in_text = false;
  } else if (s->in_row) {
    if (strcmp(name, "row") == 0) end_row(s);
  } else if (s->in_data && strcmp(name, "sheetData") == 0) {
    s->in_data = false;
  }
}

static bool stop(void *context) { return ((scan *)context)->stopped; }

ent_status ent__xlsx_rows(ent__xlsx *book, const ent__xlsx_sheet *sheet, ent__table_row_fn *each, void *context, ent_error *err) {
  scan s = {.book = book, .source = sheet->source, .each = each, .each_context = context};
  const ent__xlsx_handler handler = {on_start, on_text, on_end, stop, &s};
  ent_status status = ENT_OK;
  if (sheet->part != NULL) status = ent__xlsx_parse(book, sheet->part, ENT__XLSX_LARGE, &handler, err);
  ent__xlsx_more_faults(book, sheet->source);
  ent_buffer_clear(&s.text);
  ent_buffer_clear(&s.value);
  ent__free(s.held);
  ent__free(s.cells);
  return status == ENT_OK && book->failed ? ent__nomem(err) : status;
}
