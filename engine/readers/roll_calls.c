/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roll calls: one vote a row, or one actor a row; tables beside it say what was voted on. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/sha256.h"
#include "engine/readers/csv_table.h"
#include "engine/readers/table_maker.h"

/* Reading one joined table. */
typedef struct joining {
  ent__maker *maker;
  ent__columns columns;
  ent__dates dates;
  const char *key; /* the name of the roll calls' column in the main table */
  bool has_header;
  uint8_t *matched; /* by issue */
  size_t unknown;   /* rows about roll calls that nobody voted in */
} joining;

static bool read_header(joining *j, const ent__table_row *row) {
  ent__maker *maker = j->maker;
  j->has_header = true;
  maker->status = ent__columns_read(&j->columns, maker->source, row, ENT__FORM_JOINED, j->key, maker->options, maker->report, maker->err);
  return maker->status == ENT_OK && j->columns.usable;
}

/* Dates wait for the end of their own table, marked as in ent__dates. */
static bool read_date(joining *j, const ent__table_row *row, uint32_t issue) {
  ent__maker *maker = j->maker;
  const long column = j->columns.at[ENT__ROLE_DATE];
  const ent__trimmed cell = ent__value_of(row, column);
  ent_interval date = {{0, 0, 0}, {0, 0, 0}};
  if (cell.length == 0) return true;
  if (!ent__dates_read(&j->dates, &date, cell.s, cell.length))
    return ent__cell_fault(maker, row, column, "bad-date", "write dates as YYYY-MM-DD", "date '%.60s' is no date, expected YYYY, YYYY-MM or YYYY-MM-DD", cell.s);
  ent_interval *known = &maker->issue_dates[issue];
  if (known->from.year != 0 && memcmp(known, &date, sizeof date) != 0)
    return ent__cell_fault(maker, row, column, "conflicting-value", NULL, "roll call '%.60s' has the date '%.60s' here and another before, expected one",
                           maker->names[ENT_TABLE_ISSUES].at[issue].s, cell.s);
  *known = date;
  if (!ent__dates_waits(date)) return true;
  long line = 0, at = 0;
  maker->source->place(maker->source->self, row, (size_t)column, &line, &at);
  ent__dates_seen(&j->dates, date, cell.s, line, at);
  return true;
}

static bool on_row(void *context, const ent__table_row *row) {
  joining *j = context;
  ent__maker *maker = j->maker;
  if (!row->sound) ent__table_row_unsound(maker->report, row->line);
  if (!j->has_header) return row->sound && read_header(j, row);
  if (!row->sound) return true;
  uint32_t numbers[ENT_TABLES];
  for (int table = 0; table < ENT_TABLES; table++) numbers[table] = ENT_NONE;
  const ent__trimmed key = ent__cell_of(row, j->columns.at[ENT__ROLE_ISSUE]);
  const uint32_t issue = ent__intern_find(&maker->names[ENT_TABLE_ISSUES], key.s, key.length);
  if (key.length == 0) {
    (void)ent__cell_fault(maker, row, j->columns.at[ENT__ROLE_ISSUE], "missing-value", NULL, "the roll call is empty, expected its key");
    return true;
  }
  if (issue == ENT_NONE) {
    j->unknown++;
    return true;
  }
  j->matched[issue] = 1;
  numbers[ENT_TABLE_ISSUES] = issue;
  (void)ent__maker_describe(maker, row, &j->columns, numbers);
  if (j->columns.at[ENT__ROLE_DATE] >= 0) (void)read_date(j, row, issue);
  return maker->status == ENT_OK;
}

static void note_matches(joining *j, const char *name) {
  ent__maker *maker = j->maker;
  const size_t count = maker->names[ENT_TABLE_ISSUES].count;
  size_t matched = 0;
  for (size_t i = 0; i < count; i++) matched += j->matched[i];
  if (matched == 0 && j->unknown > 0)
    ent__table_fault(maker->report, 1, (long)j->columns.at[ENT__ROLE_ISSUE] + 1, "no-match", "say which column has the key: --map issue=COLUMN",
                     "no row of '%.80s' is about a roll call of the votes, by column '%.60s'", name, j->columns.names[j->columns.at[ENT__ROLE_ISSUE]]);
  else if (matched < count || j->unknown > 0)
    ent__table_note(maker->report, "not-joined", NULL, "it describes %zu of %zu roll calls; %zu of its rows are about others", matched, count, j->unknown);
}

/* Settles the dates of this table before the next, which may have another order. */
static void settle(joining *j) {
  bool month_first = false;
  const size_t count = j->maker->names[ENT_TABLE_ISSUES].count;
  ent__dates_end(&j->dates, j->maker->report, &month_first);
  for (size_t i = 0; i < count; i++) j->maker->issue_dates[i] = ent__dates_settle(j->maker->issue_dates[i], month_first);
}

static ent_status join_rows(joining *j, const ent__csv_table *table) {
  ent__maker *maker = j->maker;
  const ent__table_source *source = ent__csv_table_source(table);
  const size_t count = maker->names[ENT_TABLE_ISSUES].count;
  maker->source = source;
  j->matched = ent__zalloc(count, 1);
  if (maker->issue_dates == NULL) maker->issue_dates = ent__zalloc(count, sizeof *maker->issue_dates);
  if (j->matched == NULL || maker->issue_dates == NULL) return ent__nomem(maker->err);
  ent_status status = source->rows(source->self, on_row, j, maker->report->diagnostics, maker->err);
  if (status == ENT_OK) status = maker->status;
  if (status == ENT_OK && !j->has_header) ent__table_fault(maker->report, 1, 1, "no-header", NULL, "the table is empty, expected a row of column names");
  if (status != ENT_OK || !j->columns.usable) return status;
  settle(j);
  note_matches(j, source->name);
  status = ent__columns_unused(&j->columns, maker->report, maker->err);
  return status == ENT_OK ? ent__maker_list(maker, &j->columns, source->name) : status;
}

static ent_status join(ent__maker *maker, const char *path, const char *key, char sha256[65]) {
  const ent__source source = {path, path, NULL, 0};
  ent__csv_table *table = NULL;
  joining j = {.maker = maker, .key = key};
  const size_t before = maker->report->faults;
  ent__table_report_turn(maker->report, path);
  ent_status status = ent__csv_table_open(&table, &source, maker->report, maker->err);
  if (status == ENT_OK) status = join_rows(&j, table);
  if (status == ENT_OK && maker->report->faults == before) ent__csv_table_source(table)->hash(ent__csv_table_source(table)->self, sha256);
  ent__columns_clear(&j.columns);
  ent__free(j.matched);
  ent__csv_table_close(table);
  return status;
}

typedef char hex[65];

static int by_bytes(const void *a, const void *b) { return strcmp(a, b); }

/* With joined tables the input's hash is that of all their hashes, a line each, the votes' first. */
static void combine(char sha256[65], hex *joined, size_t count) {
  ent__sha256_state state;
  qsort(joined, count, sizeof *joined, by_bytes);
  ent__sha256_begin(&state);
  ent__sha256_add(&state, sha256, 64);
  for (size_t i = 0; i < count; i++) {
    ent__sha256_add(&state, "\n", 1);
    ent__sha256_add(&state, joined[i], 64);
  }
  ent__sha256_add(&state, "\n", 1);
  ent__sha256_end(&state, sha256);
}

static ent_status join_all(ent__maker *maker, char sha256[65]) {
  const size_t count = maker->options->joined_count;
  const long at = maker->columns.at[ENT__ROLE_ISSUE];
  const char *name = maker->report->source;
  hex *hashes = ent__zalloc(count, sizeof *hashes);
  ent_status status = hashes == NULL ? ent__nomem(maker->err) : ENT_OK;
  for (size_t i = 0; i < count && status == ENT_OK; i++)
    status = join(maker, maker->options->joined[i], at < 0 ? NULL : maker->columns.names[at], hashes[i]);
  if (status == ENT_OK) combine(sha256, hashes, count);
  ent__free(hashes);
  ent__table_report_turn(maker->report, name);
  return status;
}

static ent_status read_table(ent_input *out, const ent__table_source *source, ent__table_form form, ent__table_report *report,
                             const ent_read_options *options, ent_diagnostics *diagnostics, ent_error *err) {
  char sha256[65] = "";
  ent__maker maker;
  ent_status status = ent__maker_begin(&maker, form, options, report, err);
  if (status == ENT_OK) status = ent__maker_read(&maker, source);
  if (status == ENT_OK && report->faults == 0) source->hash(source->self, sha256);
  if (status == ENT_OK && maker.columns.usable && options->joined_count > 0) status = join_all(&maker, sha256);
  if (status == ENT_OK) status = ent__maker_end(&maker, out, source->name, sha256, diagnostics);
  ent__maker_clear(&maker);
  return status;
}

/* A source of another kind puts its faults into the diagnostics itself. */
ent_status ent__read_vote_rows(ent_input *out, const ent__table_source *source, bool wide, const ent_read_options *options,
                               ent_diagnostics *diagnostics, ent_error *err) {
  ent__table_report report;
  const size_t before = ent_diagnostics_faults(diagnostics);
  ent__table_report_begin(&report, diagnostics, source->name, options->skip_bad_rows, err);
  ent_status status = read_table(out, source, wide ? ENT__FORM_WIDE : ENT__FORM_ROLL_CALLS, &report, options, diagnostics, err);
  if (status != ENT_OK || ent_diagnostics_faults(diagnostics) == before) return status;
  ent_input_clear(out);
  return ent__fail(err, ENT_E_DATA, "'%.120s' has faults", source->name);
}

static ent_status read_votes(ent_input *out, const ent__source *source, ent__table_form form, const ent_read_options *options,
                             ent_diagnostics *diagnostics, ent_error *err) {
  ent__table_report report;
  ent__csv_table *table = NULL;
  ent__table_report_begin(&report, diagnostics, source->name, options->skip_bad_rows, err);
  ent_status status = ent__csv_table_open(&table, source, &report, err);
  if (status == ENT_OK) status = read_table(out, ent__csv_table_source(table), form, &report, options, diagnostics, err);
  ent__csv_table_close(table);
  return status;
}

ent_status ent__read_roll_calls(ent_input *out, const ent__source *source, const ent_read_options *options, ent_diagnostics *diagnostics,
                                ent_error *err) {
  return read_votes(out, source, ENT__FORM_ROLL_CALLS, options, diagnostics, err);
}

ent_status ent__read_roll_calls_wide(ent_input *out, const ent__source *source, const ent_read_options *options, ent_diagnostics *diagnostics,
                                     ent_error *err) {
  return read_votes(out, source, ENT__FORM_WIDE, options, diagnostics, err);
}
