/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Delimited text, streamed. A window over the text holds at least the row being read; it begins with
 * 256 KB and grows with the row. A row whose quoted fields hold neither a quote nor a line end is split
 * in one pass over its bytes, in place: that is nearly all of most files, and some ten times as fast
 * as a parser that goes by calls for each field. Every other row goes through libcsv, line by line.
 */
#include "engine/readers/csv_table.h"

#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/utf8.h"
#include "engine/readers/csv_line.h"

enum { first_window = 1 << 18, longest_row = 1 << 26, most_byte_faults = 20 };

/* What ends a run of plain bytes: outside quotes, and inside. */
enum { STOPS = 1, CLOSES = 2 };

struct ent__csv_table {
  ent__table_source source;
  ent__stream *stream;
  ent__table_report *report;
  char *data; /* the window; a zero byte behind it */
  size_t room;
  size_t size;
  size_t at; /* where the row begins */
  bool ended; /* the window holds the last of the text */
  long line;  /* of the row's beginning */
  char delimiter;
  size_t width; /* of the header; 0 before it */
  bool bad_bytes; /* of the row: reported, and replaced */
  ent__csv_line *hard;
  bool is_hard; /* the row went through libcsv */
  ent__table_cell *cells;
  size_t *starts; /* of the cells, from the row's beginning, quotes included */
  size_t cell_room, start_room; /* the rooms of both are alike */
  size_t count;
  size_t next; /* where the next row begins */
  unsigned char stops[256];
  ent_error *err;
};

static ent_status fail(const ent__csv_table *t, ent_status status) {
  return status == ENT_E_NOMEM ? ent__nomem(t->err) : status;
}

/* Reads on, moving the row to the beginning of the window, which grows where the row fills it. */
static ent_status fill(ent__csv_table *t) {
  if (t->at > 0) {
    memmove(t->data, t->data + t->at, t->size - t->at);
    t->size -= t->at;
    t->at = 0;
  }
  if (t->size > t->room / 2) {
    char *grown = ent__realloc(t->data, 2 * t->room + 1, 1);
    if (grown == NULL) return ent__nomem(t->err);
    t->data = grown;
    t->room *= 2;
  }
  size_t got = 1;
  while (t->size < t->room && got > 0) {
    const ent_status status = ent__stream_read(t->stream, t->data + t->size, t->room - t->size, &got, t->err);
    if (status != ENT_OK) return status;
    t->size += got;
  }
  t->ended = got == 0;
  t->data[t->size] = '\0';
  return ENT_OK;
}

char ent__csv_guess_delimiter(const char *bytes, size_t size) {
  static const char candidates[] = ",;\t|";
  size_t counts[4] = {0, 0, 0, 0};
  size_t at = 0;
  bool quoted = false;
  while (at < size && (bytes[at] == '\n' || bytes[at] == '\r')) at++;
  for (; at < size && (quoted || (bytes[at] != '\n' && bytes[at] != '\r')); at++) {
    if (bytes[at] == '"') quoted = !quoted;
    const char *which = quoted || bytes[at] == '\0' ? NULL : strchr(candidates, bytes[at]);
    if (which != NULL) counts[which - candidates]++;
  }
  int best = 0;
  for (int i = 1; i < 4; i++)
    if (counts[i] > counts[best]) best = i;
  return candidates[best];
}

/* "sep=;" alone in the first line is how Excel is told the delimiter. Returns its length, 0 where it is not there. */
static size_t excel_line(const char *bytes, size_t size, char *delimiter) {
  const size_t quote = size > 0 && bytes[0] == '"';
  if (size < 5 + 2 * quote || memcmp(bytes + quote, "sep=", 4) != 0) return 0;
  size_t at = 5 + quote;
  if (quote && bytes[at++] != '"') return 0;
  if (at < size && bytes[at] != '\n' && bytes[at] != '\r') return 0;
  *delimiter = bytes[4 + quote];
  if (strchr("\"\r\n", *delimiter) != NULL || (unsigned char)*delimiter >= 0x80) return 0;
  if (at < size && bytes[at] == '\r') at++;
  if (at < size && bytes[at] == '\n') at++;
  return at;
}

/* Looks at the beginning: byte order mark, encoding, delimiter. Returns false where it cannot be read. */
static bool begin(ent__csv_table *t) {
  const char *binary = ent__csv_is_binary(t->data, t->size);
  if (binary != NULL) {
    ent__table_fault(t->report, 1, 1, "bad-encoding", NULL, "found %s, expected text; save the table as CSV", binary);
    return false;
  }
  if (ent__csv_is_utf16(t->data, t->size)) {
    ent__table_fault(t->report, 1, 1, "bad-encoding", "save the file as UTF-8", "found UTF-16 text, expected UTF-8");
    return false;
  }
  if (t->size >= 3 && memcmp(t->data, "\xef\xbb\xbf", 3) == 0) t->at = 3;
  const size_t excel = excel_line(t->data + t->at, t->size - t->at, &t->delimiter);
  t->at += excel;
  t->line = excel > 0 ? 2 : 1;
  if (excel == 0) t->delimiter = ent__csv_guess_delimiter(t->data + t->at, t->size - t->at);
  t->source.decimal_comma = t->delimiter != ',';
  t->stops['\0'] = t->stops['\n'] = t->stops['\r'] = t->stops['"'] = STOPS | CLOSES;
  t->stops[(unsigned char)t->delimiter] |= STOPS;
  return true;
}

/* Reports what is no UTF-8 in a line, and puts '?' in its place. */
static void mend_bytes(ent__csv_table *t, size_t from, size_t end, long line) {
  static const char hint[] = "save the file as UTF-8; older programs wrote Windows-1252";
  size_t found = 0;
  for (size_t at = from; at < end;) {
    size_t step = ent__utf8_length(t->data + at, end - at);
    if (step > 0 && t->data[at] != '\0') {
      at += step;
      continue;
    }
    const long column = (long)(at - from) + 1;
    const unsigned char c = (unsigned char)t->data[at];
    if (found++ >= most_byte_faults) {
      /* a line of nothing but such bytes is said to be one often enough */
    } else if (c == 0) {
      ent__table_row_fault(t->report, t->line, line, column, "nul-byte", NULL, "found a NUL byte, expected text");
    } else {
      ent__table_row_fault(t->report, t->line, line, column, "bad-utf8", hint, "found byte 0x%02x, which is not UTF-8 here", c);
    }
    step = 1;
    while (c != 0 && at + step < end && step < 4 && ((unsigned char)t->data[at + step] & 0xc0) == 0x80) step++;
    memset(t->data + at, '?', step);
    at += step;
  }
  t->bad_bytes = t->bad_bytes || found > 0;
}

/* How a row was read, or what keeps it from being read. */
typedef enum outcome { ROW, HARD, MORE, BAD_BYTES, END, NO_MEMORY } outcome;

static bool grow_cells(ent__csv_table *t) {
  void *cells = t->cells, *starts = t->starts;
  const bool grown = ent__grow(&starts, &t->start_room, t->count + 1, sizeof *t->starts) == 0;
  t->starts = starts;
  if (!grown || ent__grow(&cells, &t->cell_room, t->count + 1, sizeof *t->cells) != 0) return false;
  t->cells = cells;
  return true;
}

static inline bool add_cell(ent__csv_table *t, char *s, size_t length, size_t start, bool quoted) {
  if (t->count == t->cell_room && !grow_cells(t)) return false;
  t->starts[t->count] = start;
  t->cells[t->count++] = (ent__table_cell){s, length, quoted};
  return true;
}

/* Is it text from `from` on? */
static bool is_text(const ent__csv_table *t, size_t from, size_t end, unsigned char high) {
  return high < 0x80 || ent__utf8_check(t->data + from, end - from) == end - from;
}

/* Splits the row at t->at where its quotes are simple. Nothing is changed before all of it was seen. */
static outcome split(ent__csv_table *t) {
  const unsigned char *const row = (const unsigned char *)t->data + t->at, *const end = (const unsigned char *)t->data + t->size;
  const unsigned char *p = row;
  unsigned char high = 0;
  t->count = 0;
  if (p == end) return t->ended ? END : MORE;
  for (;; p++) {
    const unsigned char *start = p;
    const bool quoted = *p == '"';
    if (quoted) {
      while (!(t->stops[*++p] & CLOSES)) high |= *p;
      if (*p != '"') return *p != '\0' ? HARD : p < end ? BAD_BYTES : t->ended ? HARD : MORE;
      p++;
    } else {
      while (!(t->stops[*p] & STOPS)) high |= *p++;
    }
    if (p == end && !t->ended) return MORE;
    if (*p == '\0' && p < end) return BAD_BYTES;
    if (*p == '"' || !(t->stops[*p] & STOPS)) return HARD;
    const size_t length = (size_t)(p - start) - 2 * quoted;
    char *s = quoted || length > 0 ? t->data + (start - (const unsigned char *)t->data) + quoted : NULL;
    if (!add_cell(t, s, length, (size_t)(start - row), quoted)) return NO_MEMORY;
    if (p == end || *p == '\n' || *p == '\r') break;
  }
  if (*p == '\r' && p + 1 == end && !t->ended) return MORE;
  t->next = (size_t)(p - (const unsigned char *)t->data) + (p < end) + (*p == '\r' && p[1] == '\n');
  if (!is_text(t, t->at, t->next, high)) return BAD_BYTES;
  for (size_t i = 0; i < t->count; i++)
    if (t->cells[i].s != NULL) t->cells[i].s[t->cells[i].length] = '\0';
  t->is_hard = false;
  return ROW;
}

/* Finds the end of the line at offset `from` of the row, reading on where it is not in the window. */
static ent_status find_line_end(ent__csv_table *t, size_t from, size_t *end, bool *too_long) {
  size_t seen = from;
  for (;;) {
    const char *data = t->data + t->at;
    const size_t size = t->size - t->at;
    while (seen < size && data[seen] != '\n' && data[seen] != '\r') seen++;
    const bool complete = seen < size && (data[seen] == '\n' || seen + 1 < size);
    if (complete || t->ended || size > longest_row) {
      *too_long = !complete && !t->ended;
      if (seen < size) seen += 1 + (data[seen] == '\r' && seen + 1 < size && data[seen + 1] == '\n');
      *end = seen;
      return ENT_OK;
    }
    const ent_status status = fill(t);
    if (status != ENT_OK) return status;
  }
}

/* The row in the window, as the helpers of the folder's files take it. */
static ent__csv_file as_file(const ent__csv_table *t) {
  return (ent__csv_file){.bytes = {t->data + t->at, t->size - t->at, 0, 0}, .delimiter = t->delimiter};
}

static bool take_fields(ent__csv_table *t) {
  size_t count = 0;
  const ent__csv_field *fields = ent__csv_line_fields(t->hard, &count);
  t->count = 0;
  for (size_t i = 0; fields != NULL && i < count; i++)
    if (!add_cell(t, fields[i].s, fields[i].length, 0, false)) return false;
  t->is_hard = true;
  return fields != NULL;
}

/* Reports broken quotes; the row ends with its first line, as in the folder's files. */
static ent_status break_row(ent__csv_table *t, size_t offset, bool at_end) {
  if (!take_fields(t) || !ent__csv_line_restart(t->hard)) return ent__nomem(t->err);
  ent__csv_quote quote;
  const ent__csv_file file = as_file(t);
  ent__csv_quote_fault(&quote, &file, 0, t->line, t->count, offset, at_end);
  ent__table_row_fault(t->report, t->line, quote.line, quote.column, quote.code, quote.hint, "%s", quote.message);
  size_t end = 0;
  bool too_long = false;
  const ent_status status = find_line_end(t, 0, &end, &too_long);
  t->next = t->at + end;
  return status;
}

/* Takes a row through libcsv, line by line. */
static ent_status read_hard(ent__csv_table *t, bool *sound, long *lines) {
  size_t at = 0, end = 0, taken = 0;
  ent_status status = t->hard == NULL ? ent__csv_line_new(&t->hard, t->delimiter, t->err) : ENT_OK;
  *lines = 1;
  *sound = false;
  while (status == ENT_OK) {
    bool too_long = false;
    status = find_line_end(t, at, &end, &too_long);
    if (status != ENT_OK) return status;
    if (too_long) return break_row(t, end, true);
    mend_bytes(t, t->at + at, t->at + end, t->line + *lines - 1);
    const bool last = t->ended && t->at + end == t->size;
    const ent__csv_fed fed = ent__csv_line_feed(t->hard, t->data + t->at + at, end - at, last, &taken);
    if (fed == ENT__CSV_NO_MEMORY) return ent__nomem(t->err);
    if (fed == ENT__CSV_BROKEN) {
      *lines = 1;
      return break_row(t, at + taken, taken == end - at);
    }
    if (fed == ENT__CSV_ROW) {
      *sound = true;
      t->next = t->at + end;
      return take_fields(t) ? ENT_OK : ent__nomem(t->err);
    }
    at = end;
    ++*lines;
  }
  return status;
}

static bool is_blank(const ent__csv_table *t) {
  for (size_t i = 0; i < t->count; i++)
    if (t->cells[i].s != NULL) return false;
  return true;
}

/* Where a cell of the row being visited is. */
static void place(void *self, const ent__table_row *row, size_t cell, long *line, long *column) {
  const ent__csv_table *t = self;
  *line = row->line;
  if (!t->is_hard) {
    *column = cell < t->count ? (long)t->starts[cell] + 1 : (long)(t->next - t->at);
    if (cell >= t->count && t->count > 0) *column = (long)(t->starts[t->count - 1] + t->cells[t->count - 1].length) + 1;
    return;
  }
  const ent__csv_file file = as_file(t);
  *column = ent__csv_column_at(&file, 0, ent__csv_field_offset(&file, 0, cell), line);
}

/* The header gives the width of all rows. */
static bool check_width(ent__csv_table *t, const ent__table_row *row) {
  if (t->width == 0) t->width = row->count;
  if (row->count == t->width) return true;
  long line = 0, column = 0;
  place(t, row, row->count < t->width ? row->count : t->width, &line, &column);
  ent__table_row_fault(t->report, row->line, line, column, "row-length", NULL, "the row has %zu field%s, expected %zu as the header has",
                       row->count, row->count == 1 ? "" : "s", t->width);
  return false;
}

/* Hands the row over. */
static bool give(ent__csv_table *t, bool sound, ent__table_row_fn *each, void *context) {
  if (sound && is_blank(t)) return true;
  ent__table_row row = {t->line, sound && !t->bad_bytes, t->cells, t->count};
  if (row.sound && !check_width(t, &row)) row.sound = false;
  return each(context, &row);
}

static ent_status next_row(ent__csv_table *t, bool *more, ent__table_row_fn *each, void *context) {
  bool sound = true;
  long lines = 1;
  size_t end = 0;
  bool too_long = false;
  switch (split(t)) {
    case ROW: break;
    case END: *more = false; return ENT_OK;
    case NO_MEMORY: return ent__nomem(t->err);
    case MORE:
      if (t->size - t->at > longest_row)
        return ent__fail(t->err, ENT_E_LIMIT, "line %ld of '%.120s' is longer than %d megabytes", t->line, t->source.name, longest_row >> 20);
      return fill(t);
    case BAD_BYTES: {
      const ent_status status = find_line_end(t, 0, &end, &too_long);
      if (status == ENT_OK) mend_bytes(t, t->at, t->at + end, t->line);
      return status; /* and once more */
    }
    case HARD: {
      const ent_status status = read_hard(t, &sound, &lines);
      if (status != ENT_OK) return status;
      break;
    }
  }
  *more = give(t, sound, each, context) && t->report->status == ENT_OK;
  t->at = t->next;
  t->line += lines;
  t->bad_bytes = false;
  return ENT_OK;
}

static ent_status rows(void *self, ent__table_row_fn *each, void *context, ent_diagnostics *diagnostics, ent_error *err) {
  ent__csv_table *t = self;
  (void)diagnostics; /* the report has it */
  t->err = err;
  ent_status status = fill(t);
  bool more = status == ENT_OK && begin(t);
  while (status == ENT_OK && more) status = next_row(t, &more, each, context);
  return fail(t, status);
}

static void hash(void *self, char sha256[65]) {
  ent__csv_table *t = self;
  ent__stream_hash(t->stream, sha256);
}

ent_status ent__csv_table_open(ent__csv_table **out, const ent__source *source, ent__table_report *report, ent_error *err) {
  *out = NULL;
  ent__csv_table *t = ent__zalloc(1, sizeof *t);
  if (t == NULL) return ent__nomem(err);
  t->source = (ent__table_source){.self = t, .name = source->name, .rows = rows, .place = place, .hash = hash};
  t->report = report;
  t->room = first_window;
  t->data = ent__alloc(t->room + 1, 1);
  const ent_status status = t->data == NULL ? ent__nomem(err) : ent__stream_open(&t->stream, source, err);
  if (status != ENT_OK) {
    ent__csv_table_close(t);
    return status;
  }
  *out = t;
  return ENT_OK;
}

void ent__csv_table_close(ent__csv_table *table) {
  if (table == NULL) return;
  ent__stream_close(table->stream);
  ent__csv_line_free(table->hard);
  ent__free(table->cells);
  ent__free(table->starts);
  ent__free(table->data);
  ent__free(table);
}

const ent__table_source *ent__csv_table_source(const ent__csv_table *table) { return &table->source; }
