/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dataset as CSV files, without loss. RFC 4180 with LF and commas. */
#include "exporters/formats/dataset_csv.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "exporters/formats/dataset_columns.h"
#include "exporters/formats/dataset_walk.h"

void ent__csv_file_name(char out[32], int file) {
  const char *name = file == ENT__CSV_FILE_ABOUT         ? "dataset"
                     : file == ENT__CSV_FILE_MEMBERSHIPS ? "memberships"
                                                         : ent__forms[file].name;
  snprintf(out, 32, "%s.csv", name);
}

static void write_header(ent_buffer *out, const ent__columns *list, ent_buffer *spare) {
  for (size_t k = 0; k < list->count; k++) {
    spare->size = 0;
    ent__column_name(spare, &list->at[k]);
    if (k > 0) ent__buffer_putc(out, ',');
    if (!spare->failed) ent__buffer_csv(out, spare->data);
  }
}

static void write_record(ent_buffer *out, const ent__column_source *from, const void *record, const ent__columns *list,
                         ent_buffer *spare) {
  uint32_t attribute = 0;
  for (size_t k = 0; k < list->count; k++) {
    const ent__column_value value = ent__column_value_of(from, record, &list->at[k], spare, &attribute);
    if (k > 0) ent__buffer_putc(out, ',');
    if (value.kind == ENT__COLUMN_NUMBER)
      ent__buffer_number(out, value.number);
    else
      ent__buffer_csv(out, value.text);
  }
  ent__buffer_putc(out, '\n');
}

static void add_interval(ent_buffer *out, ent_interval interval) {
  char text[ENT_INTERVAL_SIZE];
  ent_interval_format(text, interval);
  ent__buffer_puts(out, text);
}

static void write_memberships(ent_buffer *out, const ent_dataset *dataset) {
  size_t count;
  const ent_actor *actors = ent_dataset_actors(dataset, &count);
  bool any = false;
  for (size_t a = 0; a < count; a++) {
    for (uint32_t i = 0; i < actors[a].memberships; i++) {
      const ent_membership *one = &actors[a].member_of[i];
      if (!any) ent__buffer_puts(out, "actor,bloc,from,to\n");
      any = true;
      ent__buffer_csv(out, actors[a].id);
      ent__buffer_putc(out, ',');
      ent__buffer_csv(out, ent__walk_id(dataset, ENT_TABLE_ACTORS, one->bloc));
      ent__buffer_putc(out, ',');
      add_interval(out, one->from);
      ent__buffer_putc(out, ',');
      add_interval(out, one->to);
      ent__buffer_putc(out, '\n');
    }
  }
}

static int write_table(ent_buffer *out, const ent__column_source *from, ent_buffer *spare) {
  const bool about = from->table == ENT__CSV_FILE_ABOUT;
  ent__columns list = {NULL, 0, 0};
  const int failed = ent__columns_find(&list, from);
  if (failed == 0) {
    if (about) ent__buffer_puts(out, list.count > 0 ? "entente," : "entente");
    write_header(out, &list, spare);
    ent__buffer_putc(out, '\n');
    for (size_t i = 0; i < ent__column_records(from); i++) {
      if (about) ent__buffer_puts(out, list.count > 0 ? "1," : "1");
      write_record(out, from, ent__column_record(from, i), &list, spare);
    }
  }
  ent__free(list.at);
  return failed;
}

ent_status ent__csv_file_write(ent_buffer *out, const ent_dataset *dataset, int file, ent_error *err) {
  ent_buffer spare = ENT_BUFFER_INIT;
  const ent__column_source from = {dataset, file};
  int failed = 0;
  if (file == ENT__CSV_FILE_MEMBERSHIPS)
    write_memberships(out, dataset);
  else if (ent__column_records(&from) > 0)
    failed = write_table(out, &from, &spare);
  failed = failed != 0 || spare.failed;
  ent_buffer_clear(&spare);
  return failed ? ent__nomem(err) : ent__buffer_status(out, err);
}
