/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables of rows, whatever they come from: a source (delimited text, a sheet of a workbook) gives
 * its rows one by one; what reads them (statement tables, roll calls) asks for no more than that.
 * The first row is the header.
 */
#ifndef ENT_ENGINE_READERS_TABLE_H
#define ENT_ENGINE_READERS_TABLE_H

#include "engine/readers/readers.h"

/*
 * A cell as text; `s` is NULL where the cell is absent. Workbooks give numbers by their fewest
 * digits, dates as YYYY-MM-DD, truth values as true and false. It ends in a zero byte and may be
 * changed in place; it lives until the next row.
 */
typedef struct ent__table_cell {
  char *s;
  size_t length;
  bool quoted; /* of text, where that is known: R writes what is missing as a bare NA, and Namibia's code as "NA" */
} ent__table_cell;

/* A row; `line` is its first line in the text, or its number in the sheet, from 1. */
typedef struct ent__table_row {
  long line;
  bool sound; /* false: broken off at a fault that the source has reported */
  ent__table_cell *cells;
  size_t count;
} ent__table_row;

/* Called for each row that is not blank. Returns false to stop. */
typedef bool ent__table_row_fn(void *context, const ent__table_row *row);

/*
 * A source of rows. Faults of its own (bad quotes, bad UTF-8, a broken archive) go into the
 * diagnostics with their place.
 */
typedef struct ent__table_source {
  void *self;
  const char *name;  /* for messages: "votes.csv", "votes.xlsx:Sheet1" */
  ent_status (*rows)(void *self, ent__table_row_fn *each, void *context, ent_diagnostics *diagnostics, ent_error *err);
  /* Gives the place of a cell of the row being visited: line and column in the text, or row and column of the sheet. */
  void (*place)(void *self, const ent__table_row *row, size_t cell, long *line, long *column);
  /* Gives the hash of the input, after all rows. */
  void (*hash)(void *self, char sha256[65]);
  bool decimal_comma; /* numbers may have one: no comma divides the cells */
} ent__table_source;

/*
 * Reads a table of statements: a column each for actor, issue and position, others as mapped or as
 * guessed from their names.
 */
ent_status ent__read_statement_rows(ent_input *out, const ent__table_source *source, const ent_read_options *options,
                                    ent_diagnostics *diagnostics, ent_error *err);
/* Reads a table of roll calls, one vote a row, or `wide`: one actor a row; tables joined to it are delimited text. */
ent_status ent__read_vote_rows(ent_input *out, const ent__table_source *source, bool wide, const ent_read_options *options,
                               ent_diagnostics *diagnostics, ent_error *err);

/* Returns how many bytes a text's first (last) blank has: a space, a tab or a no-break space, as spreadsheets and web pages have; 0 for none. */
static inline size_t ent__blank_first(const char *s, size_t length) {
  if (length > 0 && (s[0] == ' ' || s[0] == '\t')) return 1;
  return length > 1 && s[0] == '\xc2' && s[1] == '\xa0' ? 2 : 0;
}

static inline size_t ent__blank_last(const char *s, size_t length) {
  if (length > 0 && (s[length - 1] == ' ' || s[length - 1] == '\t')) return 1;
  return length > 1 && s[length - 2] == '\xc2' && s[length - 1] == '\xa0' ? 2 : 0;
}

#endif
