/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writing workbooks (ECMA-376, transitional): sheets of cells, added row by row, and the archive
 * around them (through libzip) with fixed times, so that the same cells give the same bytes. Strings
 * stand in their cells. Want of memory is remembered and told at the end.
 */
#ifndef ENT_EXPORTERS_FORMATS_XLSX_H
#define ENT_EXPORTERS_FORMATS_XLSX_H

#include <stdbool.h>

#include <entente/exporters.h>

#include "exporters/formats/view.h"

/* Excel's bounds. */
enum { ENT__WORKBOOK_MOST_ROWS = 1048576, ENT__WORKBOOK_MOST_COLUMNS = 16384, ENT__WORKBOOK_MOST_TEXT = 32767 };
/* A matrix of more cells than this opens too slowly to be of use. */
#define ENT__WORKBOOK_MOST_CELLS 4000000
/* Statements behind a cell are listed as long as their ids make no more than this. */
#define ENT__WORKBOOK_IDS 16000

typedef struct ent__worksheet {
  const char *name; /* at most 31 characters; lives as long as the workbook */
  ent_buffer rows;
  ent_buffer part; /* the finished XML, until the archive is closed */
  size_t row;
  size_t column;
  unsigned char *widths; /* by column */
  size_t columns;
  size_t width_room;
  bool frozen_column; /* the first, beside the first row */
  double scale;       /* > 0: numbers from row 2, column 2 on are coloured from -scale to scale */
  size_t cut_rows;    /* left out, because a sheet has no room for them */
  const char *left_out; /* what the sheet lacks and why, for "about"; NULL: nothing */
} ent__worksheet;

enum { ENT__WORKBOOK_MOST_SHEETS = 9 };

typedef struct ent__workbook {
  ent__worksheet sheets[ENT__WORKBOOK_MOST_SHEETS];
  size_t count;
  bool lossless;   /* of a dataset: marked as ours, and too much is an error instead of a cut */
  bool too_large;  /* the first place where there was too much */
  char where[160];
  size_t cut_cells;
  ent_buffer spare;
  bool failed;
} ent__workbook;

/* Begins a workbook; end with ent__workbook_clear in any case. */
void ent__workbook_begin(ent__workbook *book, bool lossless);
void ent__workbook_clear(ent__workbook *book);
/* Begins a sheet; the rows that follow are its own. */
ent__worksheet *ent__workbook_sheet(ent__workbook *book, const char *name);

/* Begins a row of the last sheet; each of the next adds a cell to it. */
void ent__workbook_row(ent__workbook *book);
/* Adds text, neutralised: what begins like a formula gets an apostrophe in front. NULL adds an absent cell. */
void ent__workbook_text(ent__workbook *book, const char *s);
/* Adds the name of a column, as it is. */
void ent__workbook_head(ent__workbook *book, const char *s);
/* Adds names of columns up to a NULL. */
void ent__workbook_heads(ent__workbook *book, const char *const *names);
/* Adds a number; an absent cell for one that is not finite. */
void ent__workbook_number(ent__workbook *book, double value);
void ent__workbook_truth(ent__workbook *book, bool value);
void ent__workbook_absent(ent__workbook *book);

/* Adds the sheet "about": where the workbook comes from, and what it had no room for. */
void ent__workbook_about(ent__workbook *book, const ent__facts *facts);
/* Adds the ids of a cell's statements as one text, as many as it has room for. */
void ent__workbook_statements(ent__workbook *book, const ent_dataset *dataset, const ent_cell *cell);
/*
 * Begins the first row of a matrix of so many rows and columns of numbers, the first of both frozen.
 * Returns false where it would be too large, which it says in the sheet and in "about".
 */
bool ent__workbook_matrix(ent__workbook *book, ent__worksheet *sheet, size_t rows, size_t columns);

/*
 * Appends the workbook. Errors: ENT_E_USAGE where a dataset has no room in one; ENT_E_NOMEM;
 * ENT_E_INTERNAL where libzip fails.
 */
ent_status ent__workbook_write(ent_buffer *out, ent__workbook *book, ent_error *err);

#endif
