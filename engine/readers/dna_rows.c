/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a table, read once in order, and what their columns hold: SQLite lets any column hold anything. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "engine/base/buffer.h"
#include "engine/base/utf8.h"
#include "engine/readers/dna_sqlite.h"

struct ent__dna_row {
  sqlite3_stmt *statement;
  const ent__dna_table *table;
  int64_t id;
};

int64_t ent__dna_row_id(const ent__dna_row *row) { return row->id; }
const char *ent__dna_row_table(const ent__dna_row *row) { return row->table->name; }
const char *ent__dna_row_column(const ent__dna_row *row, int column) { return row->table->columns[column]; }

static int prepare(ent__dna *dna, sqlite3_stmt **out, const char *sql) { return sqlite3_prepare_v2(dna->db->handle, sql, -1, out, NULL); }

/* Its kind by the list of tables, for a clear message; views are switched off in any case. */
static bool is_table(ent__dna *dna, const char *table) {
  sqlite3_stmt *statement = NULL;
  int code = prepare(dna, &statement, "SELECT type FROM main.sqlite_schema WHERE name = ?1 COLLATE NOCASE");
  if (code == SQLITE_OK) code = sqlite3_bind_text(statement, 1, table, -1, SQLITE_STATIC);
  if (code == SQLITE_OK) code = sqlite3_step(statement);
  const char *type = code == SQLITE_ROW ? (const char *)sqlite3_column_text(statement, 0) : NULL;
  const bool found = type != NULL && strcmp(type, "table") == 0;
  if (code != SQLITE_ROW && code != SQLITE_DONE) ent__dna_db_fault(dna, code, "in its list of tables");
  else if (code == SQLITE_DONE)
    ent__dna_fault(dna, "no-table", NULL, "the database has no table %s, expected those of Discourse Network Analyzer", table);
  else if (!found) ent__dna_fault(dna, "no-table", NULL, "%s is a %s, expected a table", table, ent__dna_shorten(type == NULL ? "" : type).text);
  sqlite3_finalize(statement);
  return found;
}

/* Checks a column of the file against those wanted: which are there, and that none is computed. */
static void check_column(ent__dna *dna, const ent__dna_table *table, const char *name, int hidden, unsigned *there) {
  for (int i = 0; table->columns[i] != NULL; i++) {
    if (strcasecmp(table->columns[i], name) != 0) continue;
    *there |= 1u << i;
    if (hidden != 0)
      ent__dna_fault(dna, "bad-database", NULL, "column %s of %s is computed by the database, expected one that holds its values", table->columns[i], table->name);
  }
}

static void tell_missing(ent__dna *dna, const ent__dna_table *table, unsigned there) {
  for (int i = 0; table->columns[i] != NULL; i++)
    if (!(there >> i & 1))
      ent__dna_fault(dna, "missing-column", NULL, "the table %s has no column %s, expected one", table->name, table->columns[i]);
}

static bool check_columns(ent__dna *dna, const ent__dna_table *table) {
  sqlite3_stmt *statement = NULL;
  char sql[128];
  unsigned there = 0;
  const size_t before = dna->faults;
  snprintf(sql, sizeof sql, "PRAGMA main.table_xinfo(\"%s\")", table->name);
  int code = prepare(dna, &statement, sql);
  while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(statement, 1);
    if (name != NULL) check_column(dna, table, name, sqlite3_column_int(statement, 6), &there);
    code = SQLITE_OK;
  }
  if (code == SQLITE_DONE) tell_missing(dna, table, there);
  else ent__dna_db_fault(dna, code, table->name);
  sqlite3_finalize(statement);
  return dna->status == ENT_OK && dna->faults == before;
}

/* No index is used: the table alone says what there is, in the order of its rows. */
static int prepare_scan(ent__dna *dna, sqlite3_stmt **out, const ent__dna_table *table) {
  ent_buffer sql = ENT_BUFFER_INIT;
  ent__buffer_puts(&sql, "SELECT rowid");
  for (int i = 0; table->columns[i] != NULL; i++) ent__buffer_printf(&sql, ", \"%s\"", table->columns[i]);
  ent__buffer_printf(&sql, " FROM main.\"%s\" NOT INDEXED", table->name);
  const int code = sql.failed ? SQLITE_NOMEM : prepare(dna, out, sql.data);
  ent_buffer_clear(&sql);
  return code;
}

/* Rows out of order are of a tree that leads in a circle or meets itself, which could go on without end. */
static int next_row(ent__dna *dna, ent__dna_row *row, bool first) {
  const int code = sqlite3_step(row->statement);
  if (code != SQLITE_ROW) return code;
  const int64_t id = sqlite3_column_int64(row->statement, 0);
  if (!first && id <= row->id) {
    ent__dna_fault(dna, "bad-database", NULL, "the database is damaged: row %lld of %s comes after row %lld, expected rows in order", (long long)id,
                   row->table->name, (long long)row->id);
    return SQLITE_ABORT; /* told already */
  }
  row->id = id;
  return code;
}

bool ent__dna_scan(ent__dna *dna, const ent__dna_table *table, ent__dna_row_fn *on_row) {
  if (dna->status != ENT_OK || !is_table(dna, table->name) || !check_columns(dna, table)) return false;
  ent__dna_row row = {NULL, table, 0};
  char where[96];
  bool first = true;
  int code = prepare_scan(dna, &row.statement, table);
  while (code == SQLITE_OK && dna->status == ENT_OK && (code = next_row(dna, &row, first)) == SQLITE_ROW) {
    on_row(dna, &row);
    first = false;
    code = SQLITE_OK;
  }
  if (first) snprintf(where, sizeof where, "at the beginning of %s", table->name);
  else snprintf(where, sizeof where, "after row %lld of %s", (long long)row.id, table->name);
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ABORT) ent__dna_db_fault(dna, code, where);
  sqlite3_finalize(row.statement);
  return code == SQLITE_DONE && dna->status == ENT_OK;
}

static const char *found_word(int type) {
  switch (type) {
    case SQLITE_NULL: return "nothing";
    case SQLITE_INTEGER: return "a whole number";
    case SQLITE_FLOAT: return "a number";
    case SQLITE_TEXT: return "text";
    default: return "bytes";
  }
}

bool ent__dna_null(const ent__dna_row *row, int column) { return sqlite3_column_type(row->statement, column + 1) == SQLITE_NULL; }

bool ent__dna_integer(ent__dna *dna, const ent__dna_row *row, int column, int64_t *value) {
  const int type = sqlite3_column_type(row->statement, column + 1);
  *value = type == SQLITE_INTEGER ? sqlite3_column_int64(row->statement, column + 1) : 0;
  if (type != SQLITE_INTEGER) ent__dna_bad(dna, row, column, "wrong-type", "found %s, expected a whole number", found_word(type));
  return type == SQLITE_INTEGER;
}

bool ent__dna_long_text(ent__dna *dna, const ent__dna_row *row, int column, const char **bytes, size_t *size) {
  const int type = sqlite3_column_type(row->statement, column + 1);
  *bytes = "";
  *size = 0;
  if (type == SQLITE_NULL) return true;
  if (type != SQLITE_TEXT) {
    ent__dna_bad(dna, row, column, "wrong-type", "found %s, expected text", found_word(type));
    return false;
  }
  *bytes = (const char *)sqlite3_column_text(row->statement, column + 1);
  if (*bytes == NULL) {
    *bytes = "";
    ent__dna_nomem(dna);
    return false;
  }
  *size = (size_t)sqlite3_column_bytes(row->statement, column + 1);
  return true;
}

bool ent__dna_text(ent__dna *dna, const ent__dna_row *row, int column, const char **value) {
  const char *bytes = "";
  size_t size = 0;
  *value = "";
  if (!ent__dna_long_text(dna, row, column, &bytes, &size)) return false;
  if (size == 0) return true;
  if (memchr(bytes, '\0', size) != NULL) {
    ent__dna_bad(dna, row, column, "nul-byte", "found a zero byte in the text, expected none");
    return false;
  }
  const size_t bad = ent__utf8_check(bytes, size);
  if (bad < size) {
    ent__dna_bad(dna, row, column, "bad-utf8", "found byte 0x%02x after %zu others, expected UTF-8", (unsigned char)bytes[bad], bad);
    return false;
  }
  *value = ent__arena_string(&dna->arena, bytes, size);
  if (*value != NULL) return true;
  *value = "";
  ent__dna_nomem(dna);
  return false;
}

bool ent__dna_colour(ent__dna *dna, const ent__dna_row *row, int column, char colour[8]) {
  int64_t parts[3] = {0, 0, 0};
  colour[0] = '\0';
  if (ent__dna_null(row, column) && ent__dna_null(row, column + 1) && ent__dna_null(row, column + 2)) return true;
  for (int i = 0; i < 3; i++) {
    if (!ent__dna_integer(dna, row, column + i, &parts[i])) return false;
    if (parts[i] >= 0 && parts[i] <= 255) continue;
    ent__dna_bad(dna, row, column + i, "out-of-range", "found %lld, expected 0 to 255", (long long)parts[i]);
    return false;
  }
  snprintf(colour, 8, "#%02x%02x%02x", (unsigned)parts[0] & 0xffu, (unsigned)parts[1] & 0xffu, (unsigned)parts[2] & 0xffu);
  return true;
}
