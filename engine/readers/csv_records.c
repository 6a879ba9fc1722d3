/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From rows to records, the same for a folder of CSV files and for the sheets of a workbook. */
#include <stdio.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/readers/csv_file.h"

/* Memberships refer to actors and so come behind them. */
static int table_at(int i) {
  if (i == 0) return ENT__CSV_ABOUT;
  if (i <= ENT_TABLE_ACTORS + 1) return i - 1;
  return i == ENT_TABLE_ACTORS + 2 ? ENT__CSV_MEMBERSHIPS : i - 2;
}

static const char *table_name(int table) {
  return table == ENT__CSV_ABOUT         ? "dataset"
         : table == ENT__CSV_MEMBERSHIPS ? "memberships"
                                         : ent__forms[table].name;
}

ent_status ent__csv_name_files(ent__csv_reader *reader, bool sheets, ent_error *err) {
  for (int i = 0; i < ENT__CSV_FILES; i++) {
    ent__csv_file *file = &reader->files[i];
    char name[32];
    file->table = table_at(i);
    file->sheet = sheets;
    snprintf(name, sizeof name, "%s%s", table_name(file->table), sheets ? "" : ".csv");
    file->name = ent__arena_string(&reader->arena, name, strlen(name));
    if (file->name == NULL) return ent__nomem(err);
    file->fields = file->table == ENT__CSV_ABOUT         ? ent__about_fields
                   : file->table == ENT__CSV_MEMBERSHIPS ? ent__membership_fields
                                                         : ent__forms[file->table].fields;
  }
  return ENT_OK;
}

/* Begins the record of a row and notes where it is. */
static bool begin_record(ent__csv_reading *r, const ent__csv_row *row) {
  ent__csv_file *file = r->file;
  void *rows = file->rows;
  if (ent__grow(&rows, &file->row_room, file->row_count + 1, sizeof *file->rows) != 0) {
    r->status = ent__nomem(r->err);
    return false;
  }
  file->rows = rows;
  file->rows[file->row_count++] = (ent__csv_mark){row->offset, ENT_NONE};
  if (file->table >= 0) ent__builder_add(r->reader->builder, file->table);
  return true;
}

/* What was reported for the whole row or column need not be reported for each field. */
static void excuse(ent__csv_reading *r, bool all) {
  const ent__csv_file *file = r->file;
  if (file->table < 0) return;
  for (int field = 0; file->fields[field].name != NULL; field++) {
    bool there = false;
    for (size_t k = 0; k < file->column_count && !all; k++) there = there || file->columns[k].field == field;
    if (!there) ent__builder_seen(r->reader->builder, field);
  }
}

/* Of a broken row only the id counts, so that references to it are not reported too. */
static void read_broken(ent__csv_reading *r, const ent__csv_row *row) {
  const ent__csv_file *file = r->file;
  for (size_t k = 0; k < row->count && k < file->column_count && file->table >= 0; k++) {
    const ent__csv_column *column = &file->columns[k];
    if (column->role != ENT__CSV_PLAIN || file->fields[column->field].type != ENT__TYPE_ID) continue;
    ent__csv_value(r->reader->builder, file, column, &row->fields[k]);
  }
  excuse(r, true);
}

static void read_about(ent__csv_reading *r, const ent__csv_row *row) {
  const ent__csv_file *file = r->file;
  ent__builder *builder = r->reader->builder;
  if (file->row_count > 1) {
    ent__csv_fault(builder, file, row, 0, "row-count", NULL,
                   "found another row, expected one: it describes the dataset");
    return;
  }
  ent__builder_about(builder);
  /* Backwards: the language comes first, because it is that of a plain title beside others. */
  for (size_t i = file->column_count; i-- > 0;) {
    const size_t k = file->order[i];
    const ent__csv_field *value = &row->fields[k];
    ent__csv_value(builder, file, &file->columns[k], &row->fields[k]);
    if (file->columns[k].role != ENT__CSV_VERSION || (value->s != NULL && strcmp(value->s, "1") == 0))
      continue;
    ent__csv_fault(builder, file, row, k, "bad-version", NULL,
                   "the version of the form is '%.20s', expected 1", value->s == NULL ? "" : value->s);
  }
}

static void read_membership(ent__csv_reading *r, const ent__csv_row *row) {
  static const char *const names[] = {"bloc", "from", "to"};
  const ent__csv_file *file = r->file;
  ent__builder *builder = r->reader->builder;
  const char *values[3] = {NULL, NULL, NULL};
  const char *actor = NULL;
  size_t actor_at = 0;
  for (size_t k = 0; k < file->column_count; k++) {
    const ent__csv_column *column = &file->columns[k];
    const char *s = row->fields[k].length == 0 ? NULL : row->fields[k].s;
    if (column->role == ENT__CSV_ACTOR) {
      actor = s;
      actor_at = k;
    }
    for (int i = 0; i < 3 && column->role == ENT__CSV_PLAIN; i++)
      if (strcmp(file->fields[column->field].name, names[i]) == 0) values[i] = s;
  }
  if (actor == NULL || values[0] == NULL) {
    if (!file->unread)
      ent__csv_fault(builder, file, row, 0, "missing-key", NULL, "the membership has no '%s', which it needs",
                     actor == NULL ? "actor" : "bloc");
    return;
  }
  const uint32_t found = ent__builder_find_actor(builder, actor);
  file->rows[file->row_count - 1].actor = found;
  if (found != ENT_NONE) {
    ent__builder_membership(builder, found, values[0], values[1], values[2]);
  } else if (!r->reader->files[ENT_TABLE_ACTORS + 1].unread) {
    ent__csv_fault(builder, file, row, actor_at, "dangling-reference",
                   ent__builder_near(builder, ENT_TABLE_ACTORS, actor),
                   "there is no actor '%.60s', expected the id of one", actor);
  }
}

static void read_record(ent__csv_reading *r, const ent__csv_row *row) {
  const ent__csv_file *file = r->file;
  for (size_t i = 0; i < file->column_count; i++) {
    const size_t k = file->order[i];
    ent__csv_value(r->reader->builder, file, &file->columns[k], &row->fields[k]);
  }
  excuse(r, false);
}

/* A table whose header lacks the id has records that nothing can refer to. */
static void note_unread(ent__csv_reading *r) {
  ent__csv_file *file = r->file;
  bool id = file->table < 0;
  for (size_t k = 0; k < file->column_count; k++)
    id = id || (file->columns[k].role == ENT__CSV_PLAIN &&
                file->fields[file->columns[k].field].type == ENT__TYPE_ID);
  if (!id) file->unread = true;
}

bool ent__csv_record(void *context, const ent__csv_row *row) {
  ent__csv_reading *r = context;
  ent__csv_file *file = r->file;
  if (!r->has_header) {
    r->has_header = true;
    if (!row->sound) {
      file->unread = true;
      return false;
    }
    const size_t before = ent__builder_faults(r->reader->builder);
    r->status = ent__csv_header(r->reader->builder, file, &r->reader->arena, row, r->err);
    note_unread(r);
    if (file->table < 0 && ent__builder_faults(r->reader->builder) > before) file->unread = true;
    return r->status == ENT_OK;
  }
  if (!begin_record(r, row)) return false;
  if (row->sound && row->count != file->column_count) {
    const size_t at = row->count < file->column_count ? row->count : file->column_count;
    ent__csv_fault(r->reader->builder, file, row, at, "row-length", NULL,
                   "the row has %zu field%s, expected %zu as the header has", row->count,
                   row->count == 1 ? "" : "s", file->column_count);
  }
  if (!row->sound || row->count != file->column_count)
    read_broken(r, row);
  else if (file->table == ENT__CSV_ABOUT)
    read_about(r, row);
  else if (file->table == ENT__CSV_MEMBERSHIPS)
    read_membership(r, row);
  else
    read_record(r, row);
  return !ent__builder_failed(r->reader->builder);
}

void ent__csv_end_file(const ent__csv_reading *reading) {
  ent__csv_file *file = reading->file;
  ent__builder *builder = reading->reader->builder;
  if (!reading->has_header && !file->unread) {
    file->unread = true;
    ent__builder_fault_at(builder, file->source, 1, 1, NULL, "no-header", NULL, "the %s is empty, expected a row of column names",
                          file->sheet ? "sheet" : "file");
  }
  if (file->table == ENT__CSV_ABOUT && !file->unread && file->row_count == 0) {
    ent__builder_fault_at(builder, file->source, 2, 1, NULL, "row-count", NULL,
                          "found no row, expected one: it describes the dataset");
  }
  if (file->unread && file->table >= 0) ent__builder_unread(builder, (ent_table)file->table);
}

void ent__csv_reader_clear(ent__csv_reader *reader) {
  for (int i = 0; i < ENT__CSV_FILES; i++) {
    ent_buffer_clear(&reader->files[i].bytes);
    ent__free(reader->files[i].rows);
  }
  ent__arena_clear(&reader->arena);
}
