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

static char *join(ent__arena *arena, const char *folder, const char *name) {
  const size_t room = strlen(folder) + strlen(name) + 2;
  char *path = ent__arena_alloc(arena, room, 1);
  const size_t length = strlen(folder);
  if (path != NULL)
    snprintf(path, room, "%s%s%s", folder, length > 0 && folder[length - 1] == '/' ? "" : "/", name);
  return path;
}

static ent_status start_files(ent__csv_reader *reader, const char *folder, ent_error *err) {
  const ent_status status = ent__csv_name_files(reader, false, err);
  for (int i = 0; i < ENT__CSV_FILES && status == ENT_OK; i++) {
    ent__csv_file *file = &reader->files[i];
    file->source = join(&reader->arena, folder, file->name);
    if (file->source == NULL) return ent__nomem(err);
  }
  return status;
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

static ent_status read_file(ent__csv_reader *reader, ent__csv_file *file, ent_error *err) {
  ent_status status = ent__file_read(&file->bytes, file->source, err);
  if (status != ENT_OK) return status;
  ent__csv_reading reading = {reader, file, false, ENT_OK, err};
  if (file->bytes.size == 0 || ent__csv_check_bytes(reader->builder, file)) {
    file->delimiter = ent__csv_delimiter(file);
    if (file->bytes.size > 0) status = ent__csv_rows(reader->builder, file, ent__csv_record, &reading, err);
    if (status == ENT_OK) status = reading.status;
  } else {
    file->unread = true;
  }
  if (status == ENT_OK) ent__csv_end_file(&reading);
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
  ent__csv_reader_clear(&reader);
  return status;
}
