/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a dataset to disk in one stroke. An old folder goes back where the new one cannot take its place. */
#define _XOPEN_SOURCE 700 /* realpath */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <entente/exporters.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "exporters/folder.h"
#include "exporters/formats/dataset_csv.h"

static bool is_ours(const char *name) {
  char known[32];
  for (int file = 0; file < ENT__CSV_FILE_COUNT; file++) {
    ent__csv_file_name(known, file);
    if (strcmp(name, known) == 0) return true;
  }
  return false;
}

static void join(ent_buffer *out, const char *folder, const char *name) {
  out->size = 0;
  ent__buffer_puts(out, folder);
  ent__buffer_putc(out, '/');
  ent__buffer_puts(out, name);
}

static ent_status write_files(const ent_dataset *dataset, const char *folder, ent_error *err) {
  ent_status status = ENT_OK;
  ent_buffer bytes = ENT_BUFFER_INIT;
  ent_buffer path = ENT_BUFFER_INIT;
  for (int file = 0; file < ENT__CSV_FILE_COUNT && status == ENT_OK; file++) {
    char name[32];
    ent__csv_file_name(name, file);
    bytes.size = 0;
    join(&path, folder, name);
    status = ent__buffer_status(&path, err);
    if (status == ENT_OK) status = ent__csv_file_write(&bytes, dataset, file, err);
    if (status == ENT_OK && bytes.size > 0) status = ent_file_write(path.data, bytes.data, bytes.size, err);
  }
  ent_buffer_clear(&bytes);
  ent_buffer_clear(&path);
  return status;
}

/* Puts the finished folder in the place of an old one. */
static ent_status replace(const char *fresh, const char *target, ent_error *err) {
  ent_buffer aside = ENT_BUFFER_INIT;
  ent_status status = ent__folder_aside(&aside, target, err);
  if (status == ENT_OK && rename(fresh, target) != 0) {
    status = ent__folder_fail(err, "rename folder to", target);
    if (rename(aside.data, target) != 0) status = ent__folder_fail(err, "restore folder", target);
  } else if (status == ENT_OK) {
    ent__folder_remove(aside.data, is_ours);
  }
  ent_buffer_clear(&aside);
  return status;
}

/* Follows links and cuts trailing slashes; *exists says whether something is there. */
static char *find_target(const char *path, bool *exists) {
  struct stat info;
  *exists = stat(path, &info) == 0;
  if (*exists) return realpath(path, NULL);
  char *copy = ent__strdup(path);
  for (size_t length = copy == NULL ? 0 : strlen(copy); length > 1 && copy[length - 1] == '/'; length--)
    copy[length - 1] = '\0';
  return copy;
}

ent_status ent__csv_folder_write(const ent_dataset *dataset, const char *path, ent_error *err) {
  bool exists = false;
  ent_buffer fresh = ENT_BUFFER_INIT;
  struct stat info;
  char *target = find_target(path, &exists);
  if (target == NULL) return ent__nomem(err);
  ent_status status = ENT_OK;
  if (exists && stat(target, &info) == 0 && !S_ISDIR(info.st_mode))
    status = ent__fail(err, ENT_E_IO, "'%.160s' is a file, expected a folder for the CSV files", path);
  else if (exists)
    status = ent__folder_check(target, is_ours, "file of a dataset: expected a new or empty folder, or an earlier dataset", err);
  if (status == ENT_OK) status = ent__folder_beside(&fresh, target, "new", err);
  if (status != ENT_OK) goto fail;
  status = write_files(dataset, fresh.data, err);
  if (status == ENT_OK && exists)
    status = replace(fresh.data, target, err);
  else if (status == ENT_OK && rename(fresh.data, target) != 0)
    status = ent__folder_fail(err, "rename folder to", target);
  if (status != ENT_OK) ent__folder_remove(fresh.data, is_ours);
fail:
  free(target);
  ent_buffer_clear(&fresh);
  return status;
}

static bool ends_in(const char *path, const char *end) {
  const size_t length = strlen(path);
  return length >= strlen(end) && strcmp(path + length - strlen(end), end) == 0;
}

ent_status ent_dataset_write(const ent_dataset *dataset, const char *path, const char *format,
                             ent_error *err) {
  if (format == NULL) format = ends_in(path, ".json") ? "json" : ends_in(path, ".xlsx") ? "xlsx" : "csv";
  if (strcmp(format, "csv") == 0) return ent__csv_folder_write(dataset, path, err);
  ent_buffer bytes = ENT_BUFFER_INIT;
  ent_status status = ENT_OK;
  if (strcmp(format, "json") == 0) status = ent_dataset_write_json(&bytes, dataset, err);
  else if (strcmp(format, "xlsx") == 0) status = ent_dataset_write_xlsx(&bytes, dataset, err);
  else if (strcmp(format, "argdown") == 0) status = ent_dataset_write_argdown(&bytes, dataset, NULL, err);
  else if (strcmp(format, "aif") == 0) status = ent_dataset_write_aif(&bytes, dataset, err);
  else status = ent__fail(err, ENT_E_USAGE, "a dataset cannot be written as '%.40s', expected json, csv, xlsx, argdown or aif", format);
  if (status == ENT_OK) status = ent_file_write(path, bytes.data, bytes.size, err);
  ent_buffer_clear(&bytes);
  return status;
}
