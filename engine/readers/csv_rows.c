/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * RFC 4180 through libcsv, strict. The text goes in line by line, so that after each line one
 * knows whether a row has ended and where the next begins: libcsv itself tells no places.
 */
#include <csv.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/readers/csv_file.h"

typedef struct span {
  size_t offset; /* in `text`; SIZE_MAX where absent */
  size_t length;
} span;

typedef struct scan {
  ent__builder *builder;
  const ent__csv_file *file;
  struct csv_parser parser;
  ent_buffer text; /* of the fields of one row */
  span *spans;
  size_t count;
  size_t span_room;
  ent__csv_field *fields;
  size_t field_room;
  bool ended;
  bool no_memory;
} scan;

static void *resize(void *old, size_t size) { return ent__realloc(old, size, 1); }

/* Spaces belong to a field: a file that was written must come back as it was. */
static int no_space(unsigned char c) {
  (void)c;
  return 0;
}

static int start_parser(scan *state) {
  if (csv_init(&state->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL) != 0) return -1;
  csv_set_delim(&state->parser, (unsigned char)state->file->delimiter);
  csv_set_space_func(&state->parser, no_space);
  csv_set_realloc_func(&state->parser, resize);
  csv_set_free_func(&state->parser, ent__free);
  csv_set_blk_size(&state->parser, 4096); /* by which its buffer grows */
  return 0;
}

static void on_field(void *s, size_t length, void *context) {
  scan *state = context;
  void *spans = state->spans;
  if (ent__grow(&spans, &state->span_room, state->count + 1, sizeof *state->spans) != 0) {
    state->no_memory = true;
    return;
  }
  state->spans = spans;
  span *one = &state->spans[state->count++];
  one->offset = s == NULL ? SIZE_MAX : state->text.size;
  one->length = length;
  if (s == NULL) return;
  ent__buffer_add(&state->text, s, length);
  ent__buffer_putc(&state->text, '\0');
}

static void on_row(int c, void *context) {
  scan *state = context;
  (void)c;
  state->ended = true;
}

/* Spreadsheets leave rows of delimiters alone below a table: they say as little as an empty line. */
static bool is_blank(const ent__csv_row *row) {
  for (size_t i = 0; i < row->count; i++)
    if (row->fields[i].s != NULL) return false;
  return row->sound;
}

/* Gives the fields so far to the caller and forgets them. */
static bool give(scan *state, size_t offset, long line, bool sound, ent__csv_row_fn *each, void *context) {
  void *fields = state->fields;
  const bool grown = ent__grow(&fields, &state->field_room, state->count + 1, sizeof *state->fields) == 0;
  state->fields = fields;
  if (!grown || state->text.failed) {
    state->no_memory = true;
    return false;
  }
  for (size_t i = 0; i < state->count; i++) {
    const span *one = &state->spans[i];
    state->fields[i].s = one->offset == SIZE_MAX ? NULL : state->text.data + one->offset;
    state->fields[i].length = one->offset == SIZE_MAX ? 0 : one->length;
  }
  const ent__csv_row row = {offset, line, sound, state->fields, state->count};
  const bool more = is_blank(&row) || each(context, &row);
  state->count = 0;
  state->ended = false;
  state->text.size = 0;
  return more;
}

void ent__csv_fault(ent__builder *builder, const ent__csv_file *file, const ent__csv_row *row, size_t k,
                    const char *code, const char *hint, const char *fmt, ...) {
  char message[512];
  va_list args;
  va_start(args, fmt);
  vsnprintf(message, sizeof message, fmt, args);
  va_end(args);
  long line = row->line;
  const long column =
      file->sheet ? (long)k + 1
                  : ent__csv_column_at(file, row->offset, ent__csv_field_offset(file, row->offset, k), &line);
  ent__builder_fault_at(builder, file->source, line, column, NULL, code, hint, "%s", message);
}

/* Says what is wrong with the quotes; `offset` is where the parser could not go on. */
static void quote_fault(scan *state, size_t row, long line, size_t offset, bool at_end) {
  const ent__csv_file *file = state->file;
  const size_t field = ent__csv_field_offset(file, row, state->count);
  long fault_line = line;
  if (!at_end && file->bytes.data[field] != '"') {
    const long column = ent__csv_column_at(file, row, offset, &fault_line);
    ent__builder_fault_at(state->builder, file->source, fault_line, column, NULL, "stray-quote",
                          "put the whole field in quotes and double each quote inside it",
                          "found '\"' inside a field that does not begin with one");
    return;
  }
  const long column = ent__csv_column_at(file, row, field, &fault_line);
  if (at_end) {
    ent__builder_fault_at(state->builder, file->source, fault_line, column, NULL, "open-quote",
                          "double each quote inside a quoted field",
                          "the quoted field that begins here is never closed");
    return;
  }
  long end_line = line;
  const long end_column = ent__csv_column_at(file, row, offset, &end_line);
  ent__builder_fault_at(
      state->builder, file->source, fault_line, column, NULL, "text-after-quote",
      "double each quote inside a quoted field",
      "the quoted field that begins here closes before line %ld, column %ld, where text follows", end_line,
      end_column);
}

static size_t line_end(const ent_buffer *bytes, size_t at) {
  while (at < bytes->size && bytes->data[at] != '\n' && bytes->data[at] != '\r') at++;
  if (at + 1 < bytes->size && bytes->data[at] == '\r' && bytes->data[at + 1] == '\n') at++;
  return at < bytes->size ? at + 1 : at;
}

/* After a fault: gives what there is of the row, and begins anew. */
static bool break_row(scan *state, size_t row, long line, ent__csv_row_fn *each, void *context) {
  csv_free(&state->parser);
  if (start_parser(state) != 0) {
    state->no_memory = true;
    return false;
  }
  return give(state, row, line, false, each, context);
}

static void run(scan *state, ent__csv_row_fn *each, void *context) {
  const ent_buffer *bytes = &state->file->bytes;
  size_t row = state->file->start; /* where the row began, and in which line */
  long row_line = 1;
  size_t at = row;
  long line = 1;
  bool more = true;
  while (more && !state->no_memory) {
    const size_t end = line_end(bytes, at);
    const size_t length = end - at;
    const bool last = end == bytes->size;
    size_t taken =
        length == 0 ? 0 : csv_parse(&state->parser, bytes->data + at, length, on_field, on_row, state);
    bool broken = taken != length;
    if (!broken && last) broken = csv_fini(&state->parser, on_field, on_row, state) != 0;
    if (broken && csv_error(&state->parser) == CSV_ENOMEM) state->no_memory = true;
    if (state->no_memory) return;
    if (broken) {
      quote_fault(state, row, row_line, at + taken, taken == length);
      at = line_end(bytes, row);
      line = row_line + 1;
      more = break_row(state, row, row_line, each, context) && at < bytes->size;
    } else {
      const bool blank = row == at && (length == 0 || bytes->data[at] == '\n' || bytes->data[at] == '\r');
      const bool ended = state->ended;
      if (ended) more = give(state, row, row_line, true, each, context);
      at = end;
      line++;
      if (last) more = false;
      if (!ended && !blank) continue;
    }
    row = at;
    row_line = line;
  }
}

ent_status ent__csv_rows(ent__builder *builder, const ent__csv_file *file, ent__csv_row_fn *each,
                         void *context, ent_error *err) {
  scan state;
  memset(&state, 0, sizeof state);
  state.builder = builder;
  state.file = file;
  if (start_parser(&state) != 0) return ent__nomem(err);
  run(&state, each, context);
  csv_free(&state.parser);
  ent_buffer_clear(&state.text);
  ent__free(state.spans);
  ent__free(state.fields);
  return state.no_memory ? ent__nomem(err) : ENT_OK;
}
