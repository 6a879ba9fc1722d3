/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mutations for fuzz-dna. Bytes changed at random are mostly refused by SQLite, so every other
 * mutation goes through SQL: one value, row or column of the database is changed, and the pages are
 * written by SQLite itself. A database that SQLite no longer takes is left to libFuzzer.
 */
#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

size_t LLVMFuzzerMutate(uint8_t *bytes, size_t size, size_t room);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t size, size_t room, unsigned seed);

enum { prefix = 2 }; /* see read.c */

static const char *const columns[] = {"SETTINGS.Value", "STATEMENTTYPES.Label", "VARIABLES.Variable", "VARIABLES.DataType", "VARIABLES.StatementTypeId",
                                      "DOCUMENTS.Title", "DOCUMENTS.Text", "DOCUMENTS.Type", "DOCUMENTS.Notes", "DOCUMENTS.Date", "DOCUMENTS.ID",
                                      "STATEMENTS.ID", "STATEMENTS.StatementTypeId", "STATEMENTS.DocumentId", "STATEMENTS.Start", "STATEMENTS.Stop",
                                      "ENTITIES.ID", "ENTITIES.VariableId", "ENTITIES.Value", "ENTITIES.Red", "ENTITIES.ChildOf", "DATASHORTTEXT.Entity",
                                      "DATASHORTTEXT.Value", "DATASHORTTEXT.StatementId", "DATASHORTTEXT.VariableId", "DATABOOLEAN.Value",
                                      "DATABOOLEAN.StatementId", "DATABOOLEAN.VariableId", "DATAINTEGER.Value", "DATAINTEGER.StatementId",
                                      "ATTRIBUTEVARIABLES.AttributeVariable", "ATTRIBUTEVARIABLES.VariableId", "ATTRIBUTEVALUES.EntityId",
                                      "ATTRIBUTEVALUES.AttributeVariableId", "ATTRIBUTEVALUES.AttributeValue", "ATTRIBUTES.VariableId", "ATTRIBUTES.Value",
                                      "ATTRIBUTES.ChildOf", "ATTRIBUTES.Type"};
static const char *const values[] = {"NULL", "0", "1", "-1", "2", "3", "4", "7", "255", "9223372036854775807", "-9223372036854775808", "1.5", "''", "'a'",
                                     "'A'", "'a-4'", "'colour'", "'report'", "'integer'", "'boolean'", "'3.1'", "'2.0'", "CAST(x'00' AS TEXT)",
                                     "CAST(x'61f0' AS TEXT)", "x'61'", "zeroblob(300)", "char(0x1f30a, 10, 65)", "'\xc3\xa9\xe4\xb8\xad'"};

static unsigned next(unsigned *state) {
  *state = *state * 1664525u + 1013904223u;
  return *state >> 8;
}

#define PICK(table, state) (table)[next(state) % (sizeof(table) / sizeof *(table))]

static void make_sql(char sql[400], unsigned *state) {
  const char *column = PICK(columns, state);
  const int table = (int)strcspn(column, ".");
  const char *name = column + table + 1;
  const unsigned row = 1 + next(state) % 12;
  switch (next(state) % 8) {
    case 0: snprintf(sql, 400, "DELETE FROM %.*s WHERE rowid = %u", table, column, row); break;
    case 1: snprintf(sql, 400, "UPDATE %.*s SET %s = (SELECT %s FROM %.*s WHERE rowid = %u) WHERE rowid = %u", table, column, name, name, table, column,
                     1 + next(state) % 12, row); break;
    case 2: snprintf(sql, 400, "INSERT INTO %.*s(%s) VALUES (%s)", table, column, name, PICK(values, state)); break;
    case 3: snprintf(sql, 400, "UPDATE %.*s SET %s = %s", table, column, name, PICK(values, state)); break;
    default: snprintf(sql, 400, "UPDATE %.*s SET %s = %s WHERE rowid = %u", table, column, name, PICK(values, state), row); break;
  }
}

/* Returns the new size, 0 where the database was not changed. */
static size_t change(uint8_t *bytes, size_t size, size_t room, unsigned *state) {
  sqlite3 *db = NULL;
  size_t changed = 0;
  sqlite3_int64 after = 0;
  char sql[400];
  unsigned char *copy = sqlite3_malloc64(size + 1);
  if (copy == NULL || sqlite3_open_v2(":memory:", &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK) {
    sqlite3_free(copy);
    sqlite3_close(db);
    return 0;
  }
  memcpy(copy, bytes, size);
  make_sql(sql, state);
  if (sqlite3_deserialize(db, "main", copy, (sqlite3_int64)size, (sqlite3_int64)size, SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) == SQLITE_OK &&
      sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK) {
    unsigned char *image = sqlite3_serialize(db, "main", &after, 0);
    if (image != NULL && after > 0 && (size_t)after <= room) {
      memcpy(bytes, image, (size_t)after);
      changed = (size_t)after;
    }
    sqlite3_free(image);
  }
  sqlite3_close(db);
  return changed;
}

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t size, size_t room, unsigned seed) {
  unsigned state = seed;
  size_t changed = 0;
  if (size > prefix + 512 && next(&state) % 4 != 0) changed = change(bytes + prefix, size - prefix, room - prefix, &state);
  return changed == 0 ? LLVMFuzzerMutate(bytes, size, room) : prefix + changed;
}
