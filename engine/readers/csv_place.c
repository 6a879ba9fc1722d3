/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From records and fields back to lines and columns: each file is walked once, on failure only. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/readers/csv_file.h"

size_t ent__csv_field_offset(const ent__csv_file *file, size_t offset, size_t k) {
  const char *data = file->bytes.data;
  const size_t size = file->bytes.size;
  size_t at = offset;
  while (k > 0 && at < size) {
    if (data[at] == '"') {
      at++;
      while (at < size && (data[at] != '"' || data[at + 1] == '"')) at += data[at] == '"' ? 2 : 1;
    }
    while (at < size && data[at] != file->delimiter && data[at] != '\n' && data[at] != '\r') at++;
    if (at >= size || data[at] != file->delimiter) return at;
    at++;
    k--;
  }
  return at;
}

long ent__csv_column_at(const ent__csv_file *file, size_t from, size_t offset, long *line) {
  const char *data = file->bytes.data;
  size_t start = from;
  for (size_t at = from; at < offset; at++) {
    if (data[at] != '\n' && (data[at] != '\r' || data[at + 1] == '\n')) continue;
    (*line)++;
    start = at + 1;
  }
  return (long)(offset - start) + 1;
}

typedef struct spot {
  const ent__csv_file *file;
  size_t offset;
  size_t line_start; /* of the row */
  size_t place;      /* which place it answers */
} spot;

/* A membership row, to be sorted by actor; rows of one actor keep their order. */
typedef struct member_row {
  uint32_t actor;
  uint32_t row;
} member_row;

static int by_actor(const void *a, const void *b) {
  const member_row *x = a;
  const member_row *y = b;
  if (x->actor != y->actor) return x->actor < y->actor ? -1 : 1;
  return (x->row > y->row) - (x->row < y->row);
}

static int by_offset(const void *a, const void *b) {
  const spot *x = a;
  const spot *y = b;
  if (x->file != y->file) return x->file < y->file ? -1 : 1;
  if (x->offset != y->offset) return x->offset < y->offset ? -1 : 1;
  return (x->place > y->place) - (x->place < y->place);
}

static const ent__csv_file *file_of(const ent__csv_reader *reader, int table) {
  for (int i = 0; i < ENT__CSV_FILES; i++)
    if (reader->files[i].table == table) return &reader->files[i];
  return NULL;
}

static member_row *sort_members(const ent__csv_file *file) {
  assert(file != NULL);
  member_row *rows = ent__alloc(file->row_count, sizeof *rows);
  if (rows == NULL) return NULL;
  for (size_t i = 0; i < file->row_count; i++) rows[i] = (member_row){file->rows[i].actor, (uint32_t)i};
  qsort(rows, file->row_count, sizeof *rows, by_actor);
  return rows;
}

/* The row of an actor's n-th membership; the number of rows where there is none. */
static size_t member_at(const ent__csv_file *file, const member_row *rows, uint32_t actor, int n) {
  size_t low = 0;
  size_t high = file->row_count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (rows[middle].actor < actor) low = middle + 1;
    else high = middle;
  }
  low += n > 0 ? (size_t)n : 0;
  return low < file->row_count && rows[low].actor == actor ? rows[low].row : file->row_count;
}

/* The column that a place speaks of; 0 where no column is to blame. */
static size_t column_of(const ent__csv_file *file, int field, const char *key) {
  size_t best = file->column_count;
  for (size_t k = 0; k < file->column_count; k++) {
    const ent__csv_column *column = &file->columns[k];
    if (column->role == ENT__CSV_SKIP || column->field != field || field < 0) continue;
    if (key != NULL && column->key != NULL && strcmp(key, column->key) == 0) return k;
    if (best == file->column_count) best = k;
  }
  return best == file->column_count ? 0 : best;
}

static spot find(const ent__csv_reader *reader, const member_row *members, const ent__place *place, size_t number) {
  spot out = {NULL, 0, 0, number};
  const ent__csv_file *file = file_of(reader, place->table);
  size_t row = place->record;
  int field = place->field;
  const char *key = place->key;
  if (file != NULL && field >= 0 && file->fields[field].type == ENT__TYPE_MEMBERSHIPS) {
    file = file_of(reader, ENT__CSV_MEMBERSHIPS);
    assert(file != NULL);
    row = members == NULL ? file->row_count : member_at(file, members, place->record, place->element);
    field = key == NULL ? -1 : ent__field_find(file->fields, key);
    key = NULL;
  }
  if (file == NULL || row >= file->row_count) return out;
  out.file = file;
  out.line_start = file->rows[row].offset;
  out.offset = ent__csv_field_offset(file, out.line_start, column_of(file, field, key));
  return out;
}

bool ent__csv_locate(void *context, const ent__place *places, ent__located *out, size_t count) {
  const ent__csv_reader *reader = context;
  member_row *members = sort_members(file_of(reader, ENT__CSV_MEMBERSHIPS));
  spot *spots = ent__alloc(count, sizeof *spots);
  memset(out, 0, count * sizeof *out);
  const bool room = spots != NULL && members != NULL;
  if (!room) goto done;
  for (size_t i = 0; i < count; i++) spots[i] = find(reader, members, &places[i], i);
  qsort(spots, count, sizeof *spots, by_offset);
  const ent__csv_file *file = NULL;
  size_t at = 0;
  long line = 1;
  for (size_t i = 0; i < count; i++) {
    const spot *one = &spots[i];
    if (one->file == NULL) continue;
    if (one->file != file) {
      file = one->file;
      at = file->start;
      line = 1;
    }
    /* `at` is the start of a row: rows begin lines, and the spots come in rising order. */
    ent__csv_column_at(file, at, one->line_start, &line);
    at = one->line_start;
    long row_line = line;
    ent__located *found = &out[one->place];
    found->column = ent__csv_column_at(file, at, one->offset, &row_line);
    found->line = row_line;
    ent__copy_text(found->source, sizeof found->source, one->file->source);
  }
done:
  ent__free(members);
  ent__free(spots);
  return room;
}
