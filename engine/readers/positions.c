/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads places: delimited text with the columns id, x and y. */
#include <entente/positions.h>

#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/number.h"
#include "engine/dataset/positions.h"
#include "engine/readers/csv_table.h"
#include "engine/readers/csv_ties.h"

enum { COLUMNS = 3 };
static const char *const names[COLUMNS] = {"id", "x", "y"};

typedef struct reading {
  ent_positions *positions;
  const ent__table_source *source;
  ent__table_report *report;
  size_t at[COLUMNS]; /* SIZE_MAX: missing */
  bool begun;
  ent_status status;
  ent_error *err;
} reading;

static void place_of(const reading *r, const ent__table_row *row, size_t cell, long *line, long *column) {
  r->source->place(r->source->self, row, cell, line, column);
}

/* The cell without blanks around it; "" where it is absent. */
static const char *text_of(const ent__table_row *row, size_t cell) {
  char *s = cell < row->count && row->cells[cell].s != NULL ? row->cells[cell].s : NULL;
  if (s == NULL) return "";
  size_t length = strlen(s);
  for (size_t n = 0; (n = ent__blank_last(s, length)) > 0;) length -= n;
  s[length] = '\0';
  for (size_t n = 0; (n = ent__blank_first(s, length)) > 0; length -= n) s += n;
  return s;
}

static void read_header(reading *r, const ent__table_row *row) {
  long line = 0, column = 0;
  r->begun = true;
  for (size_t c = 0; c < COLUMNS; c++) {
    r->at[c] = SIZE_MAX;
    for (size_t k = 0; k < row->count; k++) {
      if (strcmp(text_of(row, k), names[c]) != 0) continue;
      place_of(r, row, k, &line, &column);
      if (r->at[c] != SIZE_MAX) ent__table_fault(r->report, line, column, "duplicate-column", NULL, "a second column '%s', expected one", names[c]);
      r->at[c] = k;
    }
    if (r->at[c] == SIZE_MAX) {
      place_of(r, row, 0, &line, &column);
      ent__table_fault(r->report, line, column, "missing-column", NULL, "no column '%s', expected id, x and y", names[c]);
    }
  }
}

static bool read_number(reading *r, const ent__table_row *row, size_t c, double *out) {
  long line = 0, column = 0;
  const char *text = text_of(row, r->at[c]);
  if (ent__number_parse(out, text, strlen(text)) && isfinite(*out) && fabs(*out) <= 1e6) return true;
  place_of(r, row, r->at[c], &line, &column);
  ent__table_row_fault(r->report, row->line, line, column, "bad-number", NULL, "%s is '%.40s', expected a number from -1000000 to 1000000", names[c], text);
  return false;
}

static bool read_id(reading *r, const ent__table_row *row, const char **out) {
  long line = 0, column = 0;
  *out = ent__csv_ties_unguard((char *)(uintptr_t)text_of(row, r->at[0]));
  const ent_placed *first = ent_positions_find(r->positions, *out);
  if (**out != '\0' && first == NULL) return true;
  place_of(r, row, r->at[0], &line, &column);
  if (first == NULL)
    ent__table_row_fault(r->report, row->line, line, column, "bad-id", NULL, "an empty id, expected that of an actor");
  else
    ent__table_row_fault(r->report, row->line, line, column, "duplicate-id", NULL, "'%.80s' has a place already, in line %ld", *out, first->line);
  return false;
}

static void read_place(reading *r, const ent__table_row *row) {
  const char *id = NULL;
  double x = 0.0, y = 0.0;
  const bool known = read_id(r, row, &id), across = read_number(r, row, 1, &x), down = read_number(r, row, 2, &y);
  if (!known || !across || !down) return;
  r->status = ent_positions_set(r->positions, id, x, y, r->err);
  if (r->status == ENT_OK) ent__positions_line(r->positions, id, row->line);
}

static bool on_row(void *context, const ent__table_row *row) {
  reading *r = context;
  if (!row->sound) {
    ent__table_row_unsound(r->report, row->line);
    return true;
  }
  if (!r->begun) {
    read_header(r, row);
    return r->report->faults == 0;
  }
  read_place(r, row);
  return r->status == ENT_OK && r->report->status == ENT_OK;
}

static ent_status read_rows(reading *r, const ent__source *source, ent_diagnostics *diagnostics, ent_error *err) {
  ent__csv_table *table = NULL;
  ent_status status = ent__csv_table_open(&table, source, r->report, err);
  if (status == ENT_OK) {
    r->source = ent__csv_table_source(table);
    status = r->source->rows(r->source->self, on_row, r, diagnostics, err);
  }
  if (status == ENT_OK) status = r->status;
  if (status == ENT_OK && !r->begun && r->report->faults == 0) ent__table_fault(r->report, 1, 1, "no-header", NULL, "an empty file, expected a header id,x,y");
  ent__csv_table_close(table);
  return status;
}

static ent_status read_source(ent_positions **out, const ent__source *source, ent_diagnostics *diagnostics, ent_error *err) {
  ent__table_report report;
  reading r = {.report = &report, .status = ENT_OK, .err = err};
  *out = NULL;
  ent__table_report_begin(&report, diagnostics, source->name, false, err);
  ent_status status = ent_positions_new(&r.positions, err);
  if (status == ENT_OK) status = ent__positions_name(r.positions, source->name, err);
  if (status == ENT_OK) status = read_rows(&r, source, diagnostics, err);
  const ent_status told = ent__table_report_end(&report);
  if (status == ENT_OK) status = told;
  if (status != ENT_OK) {
    ent_positions_free(r.positions);
    return status;
  }
  *out = r.positions;
  return ENT_OK;
}

ent_status ent_positions_read(ent_positions **out, const char *path, ent_diagnostics *diagnostics, ent_error *err) {
  const ent__source source = {.name = path, .path = path};
  return read_source(out, &source, diagnostics, err);
}

ent_status ent_positions_parse(ent_positions **out, const char *bytes, size_t size, const char *name, ent_diagnostics *diagnostics, ent_error *err) {
  const ent__source source = {.name = name, .bytes = bytes, .size = size};
  return read_source(out, &source, diagnostics, err);
}
