/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of CSV files: one file a table, read in the order of the form. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/file.h"
#include "engine/base/mem.h"
#include "engine/base/near.h"
#include "engine/base/sha256.h"
#include "engine/readers/csv_file.h"
#include "engine/readers/readers.h"

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

static char *join(ent__arena *arena, const char *folder, const char *name) {
  const size_t room = strlen(folder) + strlen(name) + 2;
  char *path = ent__arena_alloc(arena, room, 1);
  const size_t length = strlen(folder);
  if (path != NULL)
    snprintf(path, room, "%s%s%s", folder, length > 0 && folder[length - 1] == '/' ? "" : "/", name);
  return path;
}

static ent_status start_files(ent__csv_reader *reader, const char *folder, ent_error *err) {
  for (int i = 0; i < ENT__CSV_FILES; i++) {
    ent__csv_file *file = &reader->files[i];
    char name[32];
    file->table = table_at(i);
    snprintf(name, sizeof name, "%s.csv", table_name(file->table));
    file->name = ent__arena_string(&reader->arena, name, strlen(name));
    file->source = join(&reader->arena, folder, name);
    if (file->name == NULL || file->source == NULL) return ent__nomem(err);
    file->fields = file->table == ENT__CSV_ABOUT         ? ent__about_fields
                   : file->table == ENT__CSV_MEMBERSHIPS ? ent__membership_fields
                                                         : ent__forms[file->table].fields;
  }
  return ENT_OK;
}

/* Does it name a CSV file that is meant for us? Not where hidden: editors and archives leave such. */
static bool is_csv(const char *name) {
  const size_t length = strlen(name);
  if (length < 4 || name[0] == '.') return false;
  const char *end = name + length - 4;
  return end[0] == '.' && (end[1] | 0x20) == 'c' && (end[2] | 0x20) == 's' && (end[3] | 0x20) == 'v';
}

static ent_status unknown_file(ent__csv_reader *reader, const char *folder, const char *name,
                               ent_error *err) {
  ent__near near;
  const char *source = join(&reader->arena, folder, name);
  ent__near_begin(&near, name);
  for (int i = 0; i < ENT__CSV_FILES; i++) ent__near_consider(&near, reader->files[i].name);
  const char *hint = ent__builder_hint(reader->builder, near.best);
  if (source == NULL || (near.best != NULL && hint == NULL)) return ent__nomem(err);
  ent__builder_fault_at(reader->builder, source, 0, 0, NULL, "unknown-file", hint,
                        "'%.80s' is none of the dataset's files, expected no other CSV file here", name);
  return ENT_OK;
}

/* Lists the folder: marks the files that are there, and reports CSV files of other names. */
static ent_status list_folder(ent__csv_reader *reader, const char *folder, ent_error *err) {
  ent_status status = ENT_OK;
  DIR *listing = opendir(folder);
  if (listing == NULL)
    return ent__fail(err, ENT_E_IO, "cannot open folder '%.120s': %s", folder, strerror(errno));
  for (const struct dirent *entry = readdir(listing); entry != NULL && status == ENT_OK;
       entry = readdir(listing)) {
    bool known = false;
    for (int i = 0; i < ENT__CSV_FILES; i++) {
      if (strcmp(reader->files[i].name, entry->d_name) != 0) continue;
      reader->files[i].present = known = true;
    }
    if (!known && is_csv(entry->d_name)) status = unknown_file(reader, folder, entry->d_name, err);
  }
  closedir(listing);
  return status;
}

typedef struct reading {
  ent__csv_reader *reader;
  ent__csv_file *file;
  bool has_header;
  ent_status status;
  ent_error *err;
} reading;

/* Begins the record of a row and notes where it is. */
static bool begin_record(reading *r, const ent__csv_row *row) {
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
static void excuse(reading *r, bool all) {
  const ent__csv_file *file = r->file;
  if (file->table < 0) return;
  for (int field = 0; file->fields[field].name != NULL; field++) {
    bool there = false;
    for (size_t k = 0; k < file->column_count && !all; k++) there = there || file->columns[k].field == field;
    if (!there) ent__builder_seen(r->reader->builder, field);
  }
}

/* Of a broken row only the id counts, so that references to it are not reported too. */
static void read_broken(reading *r, const ent__csv_row *row) {
  const ent__csv_file *file = r->file;
  for (size_t k = 0; k < row->count && k < file->column_count && file->table >= 0; k++) {
    const ent__csv_column *column = &file->columns[k];
    if (column->role != ENT__CSV_PLAIN || file->fields[column->field].type != ENT__TYPE_ID) continue;
    ent__csv_value(r->reader->builder, file, column, &row->fields[k]);
  }
  excuse(r, true);
}

static void read_about(reading *r, const ent__csv_row *row) {
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

static void read_membership(reading *r, const ent__csv_row *row) {
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

static void read_record(reading *r, const ent__csv_row *row) {
  const ent__csv_file *file = r->file;
  for (size_t i = 0; i < file->column_count; i++) {
    const size_t k = file->order[i];
    ent__csv_value(r->reader->builder, file, &file->columns[k], &row->fields[k]);
  }
  excuse(r, false);
}

/* A table whose header lacks the id has records that nothing can refer to. */
static void note_unread(reading *r) {
  ent__csv_file *file = r->file;
  bool id = file->table < 0;
  for (size_t k = 0; k < file->column_count; k++)
    id = id || (file->columns[k].role == ENT__CSV_PLAIN &&
                file->fields[file->columns[k].field].type == ENT__TYPE_ID);
  if (!id) file->unread = true;
}

static bool on_row(void *context, const ent__csv_row *row) {
  reading *r = context;
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

static ent_status read_file(ent__csv_reader *reader, ent__csv_file *file, ent_error *err) {
  ent_status status = ent__file_read(&file->bytes, file->source, err);
  if (status != ENT_OK) return status;
  reading r = {reader, file, false, ENT_OK, err};
  if (file->bytes.size == 0 || ent__csv_check_bytes(reader->builder, file)) {
    file->delimiter = ent__csv_delimiter(file);
    if (file->bytes.size > 0) status = ent__csv_rows(reader->builder, file, on_row, &r, err);
    if (status == ENT_OK) status = r.status;
    if (status == ENT_OK && !r.has_header) {
      file->unread = true;
      ent__builder_fault_at(reader->builder, file->source, 1, 1, NULL, "no-header", NULL,
                            "the file is empty, expected a row of column names");
    }
    if (status == ENT_OK && file->table == ENT__CSV_ABOUT && !file->unread && file->row_count == 0) {
      ent__builder_fault_at(reader->builder, file->source, 2, 1, NULL, "row-count", NULL,
                            "found no row, expected one: it describes the dataset");
    }
  } else {
    file->unread = true;
  }
  if (file->unread && file->table >= 0) ent__builder_unread(reader->builder, (ent_table)file->table);
  return status;
}

/* SHA-256 over a line for each file, in the order of their names: name, zero byte, hash, new line. */
static ent_status hash_folder(char out[65], char hashes[ENT__CSV_FILES][65], const ent__csv_reader *reader,
                              ent_error *err) {
  ent_buffer lines = ENT_BUFFER_INIT;
  const char *last = "";
  for (;;) {
    int next = -1;
    for (int i = 0; i < ENT__CSV_FILES; i++) {
      const ent__csv_file *file = &reader->files[i];
      if (!file->present || strcmp(file->name, last) <= 0) continue;
      if (next < 0 || strcmp(file->name, reader->files[next].name) < 0) next = i;
    }
    if (next < 0) break;
    last = reader->files[next].name;
    ent__buffer_add(&lines, last, strlen(last) + 1);
    ent__buffer_puts(&lines, hashes[next]);
    ent__buffer_putc(&lines, '\n');
  }
  const ent_status status = ent__buffer_status(&lines, err);
  if (status == ENT_OK) ent__sha256(out, lines.data, lines.size);
  ent_buffer_clear(&lines);
  return status;
}

static ent_status read_files(ent__csv_reader *reader, const char *folder, char sha256[65], ent_error *err) {
  char hashes[ENT__CSV_FILES][65];
  ent_status status = start_files(reader, folder, err);
  if (status == ENT_OK) status = list_folder(reader, folder, err);
  bool any = false;
  for (int i = 0; i < ENT__CSV_FILES && status == ENT_OK; i++) {
    ent__csv_file *file = &reader->files[i];
    if (!file->present) continue;
    any = true;
    status = read_file(reader, file, err);
    if (status == ENT_OK)
      ent__sha256(hashes[i], file->bytes.size == 0 ? "" : file->bytes.data, file->bytes.size);
  }
  if (status == ENT_OK && !any && ent__builder_faults(reader->builder) == 0) {
    ent__builder_fault_at(
        reader->builder, folder, 0, 0, NULL, "no-table", NULL,
        "the folder has none of the dataset's files, expected actors.csv, issues.csv, statements.csv "
        "or another of them");
  }
  if (status == ENT_OK && any) status = hash_folder(sha256, hashes, reader, err);
  return status;
}

ent_status ent__read_csv_folder(ent_input *out, const char *path, ent_diagnostics *diagnostics,
                                ent_error *err) {
  char sha256[65] = "";
  ent__csv_reader reader;
  ent_status status = ENT_OK;
  memset(&reader, 0, sizeof reader);
  size_t length = strlen(path);
  while (length > 1 && path[length - 1] == '/') length--;
  const char *folder = ent__arena_string(&reader.arena, path, length);
  status = folder == NULL ? ent__nomem(err) : ent__builder_new(&reader.builder, err);
  if (status == ENT_OK) status = read_files(&reader, folder, sha256, err);
  if (status != ENT_OK) goto fail;
  status = ent__builder_finish(reader.builder, &out->dataset, folder, sha256, ent__csv_locate, &reader,
                               diagnostics, err);
fail:
  ent__builder_free(reader.builder);
  for (int i = 0; i < ENT__CSV_FILES; i++) {
    ent_buffer_clear(&reader.files[i].bytes);
    ent__free(reader.files[i].rows);
  }
  ent__arena_clear(&reader.arena);
  return status;
}
