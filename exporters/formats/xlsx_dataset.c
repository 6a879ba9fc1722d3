/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dataset as a workbook, without loss: a sheet for each table with the columns of the CSV form.
 * All but numbers and truth values is text, so that no program makes dates or numbers of ids; an
 * empty string is a cell, what is absent none.
 */
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "exporters/formats/dataset_columns.h"
#include "exporters/formats/dataset_csv.h"
#include "exporters/formats/dataset_walk.h"
#include "exporters/formats/xlsx.h"

/* The order of the sheets. */
static const struct {
  int file;
  const char *name;
} sheets[] = {{ENT__CSV_FILE_ABOUT, "dataset"},   {ENT_TABLE_STATEMENTS, "statements"},      {ENT_TABLE_ACTORS, "actors"},
              {ENT_TABLE_ISSUES, "issues"},       {ENT_TABLE_DOCUMENTS, "documents"},        {ENT_TABLE_ARGUMENTS, "arguments"},
              {ENT_TABLE_RELATIONS, "relations"}, {ENT__CSV_FILE_MEMBERSHIPS, "memberships"}, {ENT_TABLE_VALUES, "values"}};

static void write_header(ent__workbook *book, const ent__columns *list, bool about, ent_buffer *spare) {
  ent__workbook_row(book);
  if (about) ent__workbook_head(book, "entente");
  for (size_t k = 0; k < list->count; k++) {
    spare->size = 0;
    ent__column_name(spare, &list->at[k]);
    if (!spare->failed) ent__workbook_head(book, spare->data);
  }
}

static void write_record(ent__workbook *book, const ent__column_source *from, const void *record, const ent__columns *list, ent_buffer *spare) {
  uint32_t attribute = 0;
  for (size_t k = 0; k < list->count; k++) {
    const ent__column_value value = ent__column_value_of(from, record, &list->at[k], spare, &attribute);
    switch (value.kind) {
      case ENT__COLUMN_NUMBER: ent__workbook_number(book, value.number); break;
      case ENT__COLUMN_BOOL: ent__workbook_truth(book, value.number != 0); break;
      default: ent__workbook_text(book, value.text);
    }
  }
}

static int write_table(ent__workbook *book, const char *name, const ent__column_source *from, ent_buffer *spare) {
  const bool about = from->table == ENT__CSV_FILE_ABOUT;
  ent__columns list = {NULL, 0, 0};
  const size_t count = ent__column_records(from);
  if (count == 0) return 0;
  const int failed = ent__columns_find(&list, from);
  if (failed == 0) {
    ent__workbook_sheet(book, name);
    write_header(book, &list, about, spare);
  }
  for (size_t i = 0; i < count && failed == 0 && !book->too_large; i++) {
    ent__workbook_row(book);
    if (about) ent__workbook_number(book, 1);
    write_record(book, from, ent__column_record(from, i), &list, spare);
  }
  ent__free(list.at);
  return failed;
}

static void write_date(ent__workbook *book, ent_interval date) {
  char text[ENT_INTERVAL_SIZE];
  ent_interval_format(text, date);
  ent__workbook_text(book, date.from.year == 0 ? NULL : text);
}

static void write_memberships(ent__workbook *book, const char *name, const ent_dataset *dataset) {
  static const char *const heads[] = {"actor", "bloc", "from", "to", NULL};
  size_t count;
  const ent_actor *actors = ent_dataset_actors(dataset, &count);
  bool any = false;
  for (size_t a = 0; a < count; a++) {
    for (uint32_t i = 0; i < actors[a].memberships; i++) {
      const ent_membership *one = &actors[a].member_of[i];
      if (!any) {
        ent__workbook_sheet(book, name);
        ent__workbook_heads(book, heads);
      }
      any = true;
      ent__workbook_row(book);
      ent__workbook_text(book, actors[a].id);
      ent__workbook_text(book, ent__walk_id(dataset, ENT_TABLE_ACTORS, one->bloc));
      write_date(book, one->from);
      write_date(book, one->to);
    }
  }
}

ent_status ent_dataset_write_xlsx(ent_buffer *out, const ent_dataset *dataset, ent_error *err) {
  ent__workbook book;
  ent_buffer spare = ENT_BUFFER_INIT;
  int failed = 0;
  ent__workbook_begin(&book, true);
  for (size_t i = 0; i < sizeof sheets / sizeof *sheets && failed == 0; i++) {
    const ent__column_source from = {dataset, sheets[i].file};
    if (sheets[i].file == ENT__CSV_FILE_MEMBERSHIPS) write_memberships(&book, sheets[i].name, dataset);
    else failed = write_table(&book, sheets[i].name, &from, &spare);
  }
  const ent_status status = failed != 0 || spare.failed ? ent__nomem(err) : ent__workbook_write(out, &book, err);
  ent_buffer_clear(&spare);
  ent__workbook_clear(&book);
  return status;
}
