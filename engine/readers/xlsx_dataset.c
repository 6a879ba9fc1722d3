/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dataset's own form as a workbook: a sheet for each table, named and headed as the files of the
 * CSV form, whose records it makes. Other sheets are not read, which is said.
 */
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/near.h"
#include "engine/readers/csv_file.h"
#include "engine/readers/xlsx.h"

/* What tells a sheet of ours from any other of that name. */
typedef struct known_sheet {
  const char *name;
  ent_table table;
  const char *columns[4];
} known_sheet;

static const known_sheet known[] = {{"statements", ENT_TABLE_STATEMENTS, {"actor", "issue", "position", NULL}},
                                    {"actors", ENT_TABLE_ACTORS, {"id", NULL}},
                                    {"issues", ENT_TABLE_ISSUES, {"id", NULL}}};

typedef struct header_check {
  const known_sheet *of;
  bool fits;
} header_check;

static bool has_cell(const ent__table_row *row, const char *name) {
  for (size_t i = 0; i < row->count; i++)
    if (row->cells[i].s != NULL && strcmp(row->cells[i].s, name) == 0) return true;
  return false;
}

static bool on_header(void *context, const ent__table_row *row) {
  header_check *check = context;
  check->fits = row->sound;
  for (int i = 0; check->of->columns[i] != NULL; i++) check->fits = check->fits && has_cell(row, check->of->columns[i]);
  return false;
}

ent_status ent__xlsx_is_dataset(bool *out, ent__xlsx *book, ent_error *err) {
  *out = book->ours;
  if (book->ours) return ENT_OK;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (ent__xlsx_sheet_named(book, known[i].name) == NULL) return ENT_OK;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    header_check check = {&known[i], false};
    const ent_status status = ent__xlsx_rows(book, ent__xlsx_sheet_named(book, known[i].name), on_header, &check, err);
    if (status != ENT_OK || !check.fits) return status;
  }
  *out = true;
  return ENT_OK;
}

/* A sheet whose name is nearly one of ours is more likely a slip than a sheet of another purpose. */
static void other_sheet(ent__xlsx *book, const ent__csv_reader *reader, const ent__xlsx_sheet *sheet) {
  ent__near near;
  ent__near_begin(&near, sheet->name);
  for (int i = 0; i < ENT__CSV_FILES; i++) ent__near_consider(&near, reader->files[i].name);
  const char *hint = ent__builder_hint(reader->builder, near.best);
  if (near.best != NULL)
    ent__xlsx_fault(book, sheet->source, 0, 0, "unknown-sheet", hint, "'%.60s' is none of the dataset's sheets", sheet->name);
  else
    ent__xlsx_note(book, sheet->source, "unknown-sheet", NULL, "sheet '%.60s' is none of the dataset's and is not read", sheet->name);
}

static void list_sheets(ent__xlsx *book, ent__csv_reader *reader) {
  for (size_t i = 0; i < book->sheet_count; i++) {
    const ent__xlsx_sheet *sheet = &book->sheets[i];
    bool found = false;
    for (int k = 0; k < ENT__CSV_FILES; k++) {
      ent__csv_file *file = &reader->files[k];
      if (ent__xlsx_sheet_named(book, file->name) != sheet || sheet->part == NULL) continue;
      file->source = sheet->source;
      file->present = found = true;
    }
    if (!found) other_sheet(book, reader, sheet);
  }
}

static bool on_row(void *context, const ent__table_row *row) {
  const ent__csv_row same = {(size_t)row->line, row->line, row->sound, row->cells, row->count};
  return ent__csv_record(context, &same);
}

static ent_status read_sheets(ent__xlsx *book, ent__csv_reader *reader, ent_error *err) {
  ent_status status = ent__csv_name_files(reader, true, err);
  if (status == ENT_OK) list_sheets(book, reader);
  for (int i = 0; i < ENT__CSV_FILES && status == ENT_OK; i++) {
    ent__csv_file *file = &reader->files[i];
    if (!file->present) continue;
    ent__csv_reading reading = {reader, file, false, ENT_OK, err};
    book->broken = false;
    status = ent__xlsx_rows(book, ent__xlsx_sheet_named(book, file->name), on_row, &reading, err);
    if (status == ENT_OK) status = reading.status;
    if (book->broken) file->unread = true;
    if (status == ENT_OK) ent__csv_end_file(&reading);
  }
  return status;
}

ent_status ent__xlsx_read_dataset(ent_input *out, ent__xlsx *book, ent_diagnostics *diagnostics, ent_error *err) {
  ent__csv_reader reader;
  memset(&reader, 0, sizeof reader);
  ent_status status = ent__builder_new(&reader.builder, err);
  book->builder = reader.builder;
  book->exact = true;
  if (status == ENT_OK) status = read_sheets(book, &reader, err);
  if (status == ENT_OK)
    status = ent__builder_finish(reader.builder, &out->dataset, book->name, book->sha256, ent__csv_locate, &reader, diagnostics, err);
  ent__builder_free(reader.builder);
  book->builder = NULL;
  ent__csv_reader_clear(&reader);
  return status;
}
