/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole text, row by row: which rows there are, what is wrong with their quotes, where the next begins. */
#include <stdarg.h>
#include <stdio.h>

#include "engine/base/error.h"
#include "engine/readers/csv_line.h"

typedef struct scan {
  ent__builder *builder;
  const ent__csv_file *file;
  ent__csv_line *line;
  bool no_memory;
} scan;

/* Spreadsheets leave rows of delimiters alone below a table: they say as little as an empty line. */
static bool is_blank(const ent__csv_row *row) {
  for (size_t i = 0; i < row->count; i++)
    if (row->fields[i].s != NULL) return false;
  return row->sound;
}

/* Gives the fields so far to the caller and forgets them. */
static bool give(scan *state, size_t offset, long line, bool sound, ent__csv_row_fn *each, void *context) {
  size_t count = 0;
  ent__csv_field *fields = ent__csv_line_fields(state->line, &count);
  if (fields == NULL) {
    state->no_memory = true;
    return false;
  }
  const ent__csv_row row = {offset, line, sound, fields, count};
  return is_blank(&row) || each(context, &row);
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

static size_t line_end(const ent_buffer *bytes, size_t at) {
  while (at < bytes->size && bytes->data[at] != '\n' && bytes->data[at] != '\r') at++;
  if (at + 1 < bytes->size && bytes->data[at] == '\r' && bytes->data[at + 1] == '\n') at++;
  return at < bytes->size ? at + 1 : at;
}

/* After a fault: gives what there is of the row, and begins anew. */
static bool break_row(scan *state, size_t row, long line, size_t offset, bool at_end, ent__csv_row_fn *each, void *context) {
  size_t count = 0;
  ent__csv_quote quote;
  ent__csv_field *fields = ent__csv_line_fields(state->line, &count);
  if (fields == NULL || !ent__csv_line_restart(state->line)) {
    state->no_memory = true;
    return false;
  }
  ent__csv_quote_fault(&quote, state->file, row, line, count, offset, at_end);
  ent__builder_fault_at(state->builder, state->file->source, quote.line, quote.column, NULL, quote.code, quote.hint, "%s", quote.message);
  const ent__csv_row broken = {row, line, false, fields, count};
  return each(context, &broken);
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
    size_t taken = 0;
    const ent__csv_fed fed = ent__csv_line_feed(state->line, bytes->data + at, length, last, &taken);
    if (fed == ENT__CSV_NO_MEMORY) {
      state->no_memory = true;
    } else if (fed == ENT__CSV_BROKEN) {
      at = line_end(bytes, row);
      line = row_line + 1;
      more = break_row(state, row, row_line, end - length + taken, taken == length, each, context) && at < bytes->size;
    } else {
      const bool blank = row == at && (length == 0 || bytes->data[at] == '\n' || bytes->data[at] == '\r');
      if (fed == ENT__CSV_ROW) more = give(state, row, row_line, true, each, context);
      at = end;
      line++;
      if (last) more = false;
      if (fed != ENT__CSV_ROW && !blank) continue;
    }
    row = at;
    row_line = line;
  }
}

ent_status ent__csv_rows(ent__builder *builder, const ent__csv_file *file, ent__csv_row_fn *each,
                         void *context, ent_error *err) {
  scan state = {builder, file, NULL, false};
  const ent_status status = ent__csv_line_new(&state.line, file->delimiter, err);
  if (status != ENT_OK) return status;
  run(&state, each, context);
  ent__csv_line_free(state.line);
  return state.no_memory ? ent__nomem(err) : ENT_OK;
}
