/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From rows to a dataset: what tables of statements and of roll calls have in common. Names become
 * numbers as they come, statements go into the dataset's own table at once; actors, issues and
 * documents are made of what was gathered, at the end.
 */
#ifndef ENT_ENGINE_READERS_TABLE_MAKER_H
#define ENT_ENGINE_READERS_TABLE_MAKER_H

#include "engine/base/arena.h"
#include "engine/dataset/builder.h"
#include "engine/readers/table_roles.h"
#include "engine/readers/table_values.h"

/* What a role says of each actor, issue or document, by its number; NULL where nothing. */
typedef struct ent__described {
  const char **at;
  size_t count;
  size_t room;
} ent__described;

typedef struct ent__maker {
  ent__builder *builder;
  ent__table_form form;
  const ent_read_options *options;
  ent__table_report *report;
  const ent__table_source *source; /* the table being read */
  ent__columns columns;            /* of the main table */
  bool has_header;
  ent__intern names[ENT_TABLES]; /* of actors, issues and documents */
  ent__described described[ENT__ROLES];
  ent__intern topics;
  ent__intern topic_pairs; /* of an issue and a topic: eight bytes */
  ent__intern bloc_pairs;  /* of an actor and a bloc */
  ent__positions positions;
  ent__dates dates;
  ent_interval *issue_dates; /* from joined tables; NULL where there are none */
  uint32_t *vote_issues;     /* of the wide form, by column */
  ent__arena arena;
  ent_variables *variables;
  ent_status status;
  ent_error *err;
} ent__maker;

ent_status ent__maker_begin(ent__maker *maker, ent__table_form form, const ent_read_options *options, ent__table_report *report, ent_error *err);
void ent__maker_clear(ent__maker *maker);
/* Reads the main table. */
ent_status ent__maker_read(ent__maker *maker, const ent__table_source *source);
/* Makes the dataset. ENT_E_DATA where anything was at fault. */
ent_status ent__maker_end(ent__maker *maker, ent_input *out, const char *name, const char sha256[65], ent_diagnostics *diagnostics);

/* For the parts of the maker, in table_maker.c, table_rows.c, roll_calls.c and roll_calls_wide.c. */

/* A cell without blanks around it; "" where it is absent. */
typedef struct ent__trimmed {
  const char *s;
  size_t length;
} ent__trimmed;

static inline ent__trimmed ent__cell_of(const ent__table_row *row, long column) {
  if (column < 0 || (size_t)column >= row->count || row->cells[column].s == NULL) return (ent__trimmed){"", 0};
  char *s = row->cells[column].s;
  size_t length = row->cells[column].length;
  size_t blank = 0;
  while ((blank = ent__blank_last(s, length)) > 0) length -= blank;
  s[length] = '\0';
  while ((blank = ent__blank_first(s, length)) > 0) {
    s += blank;
    length -= blank;
  }
  row->cells[column].s = s; /* asked for again, the cell is as it was the first time */
  row->cells[column].length = length;
  return (ent__trimmed){s, length};
}

/* The same, but "" for a bare NA too: for all that is no name, of which NA may be one. */
static inline ent__trimmed ent__value_of(const ent__table_row *row, long column) {
  const ent__trimmed cell = ent__cell_of(row, column);
  const bool missing = cell.length == 2 && cell.s[0] == 'N' && cell.s[1] == 'A' && !row->cells[column].quoted;
  return missing ? (ent__trimmed){"", 0} : cell;
}

/* Reports what is wrong with a cell of a row. Always returns false. */
bool ent__cell_fault(ent__maker *maker, const ent__table_row *row, long column, const char *code, const char *hint, const char *fmt, ...)
    ENT_PRINTF(6, 7);
/* Notes want of memory. Always returns false. */
bool ent__maker_nomem(ent__maker *maker);
/* Finds a name's number, ENT_NONE where it is new. Returns false where it can be no id. */
bool ent__maker_find(ent__maker *maker, const ent__table_row *row, ent__role role, long column, uint32_t *out);
/* The number of a name, which is made where it was new. */
bool ent__maker_add(ent__maker *maker, int table, ent__trimmed name, uint32_t *number);
/* Takes what a row says of its actor, issue and document (numbers by table). */
bool ent__maker_describe(ent__maker *maker, const ent__table_row *row, const ent__columns *columns, const uint32_t numbers[ENT_TABLES]);
/* Notes what may not be meant: names alike, votes cast twice. Returns false without memory. */
bool ent__maker_doubt(ent__maker *maker);
/* Lists a table's columns among the variables. */
ent_status ent__maker_list(ent__maker *maker, const ent__columns *columns, const char *group);

ent__table_row_fn ent__maker_statement_row; /* one statement a row */
ent__table_row_fn ent__maker_wide_row;      /* one actor a row */
/* Makes the issues of the wide form of its header. */
bool ent__maker_wide_header(ent__maker *maker, const ent__table_row *header);

#endif
