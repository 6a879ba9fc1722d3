/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From records and fields back to lines and columns: each file is walked once, on failure only. */
#include <assert.h>
#include <stdint.h>
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
  size_t row;    /* where the row begins */
  size_t column; /* its number */
  size_t place;  /* which place it answers */
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
  if (x->row != y->row) return x->row < y->row ? -1 : 1;
  if (x->column != y->column) return x->column < y->column ? -1 : 1;
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
    if (rows[middle].actor < actor)
      low = middle + 1;
    else
      high = middle;
  }
  low += n > 0 ? (size_t)n : 0;
  return low < file->row_count && rows[low].actor == actor ? rows[low].row : file->row_count;
}

/* Finds the column of a field, role and key (NULL: any) in the order of their meanings; SIZE_MAX where there
 * is none. */
static size_t search(const ent__csv_file *file, int field, ent__csv_role role, const char *key) {
  size_t low = 0;
  size_t high = file->column_count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const ent__csv_column *at = &file->columns[file->order[middle]];
    bool before = at->field < field;
    if (at->field == field) before = at->role < role;
    if (at->field == field && at->role == role && key != NULL && at->key != NULL)
      before = strcmp(at->key, key) < 0;
    if (before)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == file->column_count) return SIZE_MAX;
  const ent__csv_column *found = &file->columns[file->order[low]];
  if (found->field != field || found->role != role) return SIZE_MAX;
  if (key != NULL && found->key != NULL && strcmp(key, found->key) != 0) return SIZE_MAX;
  return file->order[low];
}

/* The column that a place speaks of: that of its key, else the first of its field; 0 where none is to blame.
 */
static size_t column_of(const ent__csv_file *file, int field, const char *key) {
  static const ent__csv_role roles[] = {ENT__CSV_PLAIN, ENT__CSV_WORDING, ENT__CSV_ATTRIBUTE,
                                        ENT__CSV_NUMBER};
  if (field < 0 || file->order == NULL) return 0;
  for (int pass = key == NULL ? 1 : 0; pass < 2; pass++) {
    size_t best = SIZE_MAX;
    for (int i = pass == 0 ? 1 : 0; i < 4; i++) {
      const size_t k = search(file, field, roles[i], pass == 0 ? key : NULL);
      if (k < best) best = k;
    }
    if (best != SIZE_MAX) return best;
  }
  return 0;
}

static spot find(const ent__csv_reader *reader, const member_row *members, const ent__place *place,
                 size_t number) {
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
  out.row = file->rows[row].offset;
  out.column = column_of(file, field, key);
  return out;
}

/* How far the walk through a file has come. */
typedef struct walk {
  const ent__csv_file *file;
  size_t row;
  size_t column;
  size_t offset;  /* of that column */
  size_t counted; /* up to here lines are counted */
  size_t line_start;
  long line;
} walk;

/* Goes on to a spot, which lies further on in the file or in another. */
static void go_to(walk *w, const spot *to) {
  if (to->file->sheet) {
    *w = (walk){.file = to->file, .offset = to->column, .line = (long)to->row};
    return;
  }
  if (w->file != to->file) *w = (walk){to->file, SIZE_MAX, 0, 0, to->file->start, to->file->start, 1};
  if (w->row != to->row) {
    w->row = to->row;
    w->column = 0;
    w->offset = to->row;
  }
  w->offset = ent__csv_field_offset(w->file, w->offset, to->column - w->column);
  w->column = to->column;
  const char *data = w->file->bytes.data;
  for (; w->counted < w->offset; w->counted++) {
    const size_t at = w->counted;
    if (data[at] != '\n' && (data[at] != '\r' || data[at + 1] == '\n')) continue;
    w->line++;
    w->line_start = at + 1;
  }
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
  walk w = {NULL, 0, 0, 0, 0, 0, 0};
  for (size_t i = 0; i < count; i++) {
    if (spots[i].file == NULL) continue;
    go_to(&w, &spots[i]);
    ent__located *found = &out[spots[i].place];
    found->line = w.line;
    found->column = (long)(w.offset - w.line_start) + 1;
    ent__copy_text(found->source, sizeof found->source, w.file->source);
  }
done:
  ent__free(members);
  ent__free(spots);
  return room;
}
