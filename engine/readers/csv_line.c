/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libcsv tells no places: fed line by line, it tells at least after which line a row has ended. */
#include "engine/readers/csv_line.h"

#include <csv.h>
#include <stdint.h>
#include <stdio.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct span {
  size_t offset; /* in `text`; SIZE_MAX where absent */
  size_t length;
} span;

struct ent__csv_line {
  struct csv_parser parser;
  char delimiter;
  ent_buffer text; /* of the fields of one row */
  span *spans;
  size_t count;
  size_t span_room;
  ent__csv_field *fields;
  size_t field_room;
  bool ended;
  bool begins; /* the fields were given: the next line begins a row */
  bool no_memory;
};

static void *resize(void *old, size_t size) { return ent__realloc(old, size, 1); }

/* Spaces belong to a field: a file that was written must come back as it was. */
static int no_space(unsigned char c) {
  (void)c;
  return 0;
}

static int start_parser(ent__csv_line *line) {
  if (csv_init(&line->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL) != 0) return -1;
  csv_set_delim(&line->parser, (unsigned char)line->delimiter);
  csv_set_space_func(&line->parser, no_space);
  csv_set_realloc_func(&line->parser, resize);
  csv_set_free_func(&line->parser, ent__free);
  csv_set_blk_size(&line->parser, 4096); /* by which its buffer grows */
  return 0;
}

ent_status ent__csv_line_new(ent__csv_line **out, char delimiter, ent_error *err) {
  *out = NULL;
  ent__csv_line *line = ent__zalloc(1, sizeof *line);
  if (line == NULL) return ent__nomem(err);
  line->delimiter = delimiter;
  if (start_parser(line) != 0) {
    ent__free(line);
    return ent__nomem(err);
  }
  *out = line;
  return ENT_OK;
}

void ent__csv_line_free(ent__csv_line *line) {
  if (line == NULL) return;
  csv_free(&line->parser);
  ent_buffer_clear(&line->text);
  ent__free(line->spans);
  ent__free(line->fields);
  ent__free(line);
}

static void on_field(void *s, size_t length, void *context) {
  ent__csv_line *line = context;
  void *spans = line->spans;
  if (ent__grow(&spans, &line->span_room, line->count + 1, sizeof *line->spans) != 0) {
    line->no_memory = true;
    return;
  }
  line->spans = spans;
  span *one = &line->spans[line->count++];
  one->offset = s == NULL ? SIZE_MAX : line->text.size;
  one->length = length;
  if (s == NULL) return;
  ent__buffer_add(&line->text, s, length);
  ent__buffer_putc(&line->text, '\0');
}

static void on_row(int c, void *context) {
  ent__csv_line *line = context;
  (void)c;
  line->ended = true;
}

ent__csv_fed ent__csv_line_feed(ent__csv_line *line, const char *bytes, size_t length, bool last, size_t *taken) {
  if (line->begins) {
    line->text.size = 0;
    line->begins = false;
  }
  *taken = length == 0 ? 0 : csv_parse(&line->parser, bytes, length, on_field, on_row, line);
  bool broken = *taken != length;
  if (!broken && last) broken = csv_fini(&line->parser, on_field, on_row, line) != 0;
  if (broken && csv_error(&line->parser) == CSV_ENOMEM) line->no_memory = true;
  if (line->no_memory || line->text.failed) return ENT__CSV_NO_MEMORY;
  return broken ? ENT__CSV_BROKEN : line->ended ? ENT__CSV_ROW : ENT__CSV_MORE;
}

ent__csv_field *ent__csv_line_fields(ent__csv_line *line, size_t *count) {
  void *fields = line->fields;
  const bool grown = ent__grow(&fields, &line->field_room, line->count + 1, sizeof *line->fields) == 0;
  line->fields = fields;
  if (!grown || line->text.failed) return NULL;
  for (size_t i = 0; i < line->count; i++) {
    const span *one = &line->spans[i];
    line->fields[i].s = one->offset == SIZE_MAX ? NULL : line->text.data + one->offset;
    line->fields[i].length = one->offset == SIZE_MAX ? 0 : one->length;
  }
  *count = line->count;
  line->count = 0;
  line->ended = false;
  line->begins = true;
  return line->fields;
}

bool ent__csv_line_restart(ent__csv_line *line) {
  csv_free(&line->parser);
  return start_parser(line) == 0;
}

void ent__csv_quote_fault(ent__csv_quote *out, const ent__csv_file *file, size_t row, long line, size_t fields, size_t offset, bool at_end) {
  const size_t field = ent__csv_field_offset(file, row, fields);
  long fault_line = line;
  if (!at_end && file->bytes.data[field] != '"') {
    const long column = ent__csv_column_at(file, row, offset, &fault_line);
    *out = (ent__csv_quote){"stray-quote", "put the whole field in quotes and double each quote inside it", fault_line, column,
                            "found '\"' inside a field that does not begin with one"};
    return;
  }
  const long column = ent__csv_column_at(file, row, field, &fault_line);
  *out = (ent__csv_quote){"open-quote", "double each quote inside a quoted field", fault_line, column,
                          "the quoted field that begins here is never closed"};
  if (at_end) return;
  out->code = "text-after-quote";
  long end_line = line;
  const long end_column = ent__csv_column_at(file, row, offset, &end_line);
  snprintf(out->message, sizeof out->message, "the quoted field that begins here closes before line %ld, column %ld, where text follows",
           end_line, end_column);
}
