/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is wrong with the rows of a table: faults, or warnings where bad rows are left out; so many of
 * them are listed, all are counted. A source of rows and its reader share one report.
 */
#ifndef ENT_ENGINE_READERS_TABLE_REPORT_H
#define ENT_ENGINE_READERS_TABLE_REPORT_H

#include <stdbool.h>

#include <entente/diagnostics.h>

typedef struct ent__table_report {
  ent_diagnostics *diagnostics;
  const char *source; /* which table is being read */
  bool skip;          /* bad rows are left out */
  size_t first;       /* where our entries begin in the list */
  size_t faults;      /* faults so far, listed or not */
  size_t listed;      /* of rows */
  size_t unlisted;
  size_t bad_rows;
  long bad_line; /* of the last bad row */
  size_t before; /* faults in the list when this began: a source may add its own */
  ent_status status;
  ent_error *err;
} ent__table_report;

void ent__table_report_begin(ent__table_report *report, ent_diagnostics *diagnostics, const char *source, bool skip, ent_error *err);
/* Turns to another table. */
void ent__table_report_turn(ent__table_report *report, const char *source);
/* Reports what is wrong with a row that begins in line `row`. */
void ent__table_row_fault(ent__table_report *report, long row, long line, long column, const char *code, const char *hint,
                          const char *fmt, ...) ENT_PRINTF(7, 8);
/* Counts a row that its source has reported, where it did not do so through this report. */
void ent__table_row_unsound(ent__table_report *report, long row);
/* Whether a further fault of a row is only counted: then its place need not be found. */
bool ent__table_report_full(const ent__table_report *report);
/* Reports what is wrong with the table as a whole, which no skipped row can mend. */
void ent__table_fault(ent__table_report *report, long line, long column, const char *code, const char *hint, const char *fmt, ...)
    ENT_PRINTF(6, 7);
void ent__table_note(ent__table_report *report, const char *code, const char *hint, const char *fmt, ...) ENT_PRINTF(4, 5);
/* Adds the totals and puts all in order. ENT_E_DATA where there was a fault. */
ent_status ent__table_report_end(ent__table_report *report);

#endif
