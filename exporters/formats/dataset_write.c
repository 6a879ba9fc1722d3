/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writing a dataset to disk in one stroke. A folder is made beside its place under another name
 * and renamed at the end; an old one is moved aside first, and back where the renaming fails.
 */
#define _XOPEN_SOURCE 700 /* realpath */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <entente/exporters.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "exporters/formats/dataset_csv.h"

static ent_status io_fail(ent_error *err, const char *doing, const char *path) {
  return ent__fail(err, ENT_E_IO, "cannot %s '%.160s': %s", doing, path, strerror(errno));
}

static bool is_ours(const char *name) {
  char known[32];
  for (int file = 0; file < ENT__CSV_FILE_COUNT; file++) {
    ent__csv_file_name(known, file);
    if (strcmp(name, known) == 0) return true;
  }
  return false;
}

/* Refuses a folder that holds anything but what this form names. */
static ent_status check_folder(const char *path, ent_error *err) {
  ent_status status = ENT_OK;
  DIR *listing = opendir(path);
  if (listing == NULL) return io_fail(err, "open folder", path);
  for (const struct dirent *entry = readdir(listing); entry != NULL; entry = readdir(listing)) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 || is_ours(entry->d_name))
      continue;
    status = ent__fail(
        err, ENT_E_IO,
        "folder '%.100s' holds '%.60s', which is no file of a dataset: expected a new or empty folder, or "
        "an earlier dataset",
        path, entry->d_name);
    break;
  }
  closedir(listing);
  return status;
}

static void join(ent_buffer *out, const char *folder, const char *name) {
  out->size = 0;
  ent__buffer_puts(out, folder);
  ent__buffer_putc(out, '/');
  ent__buffer_puts(out, name);
}

/* Removes our files and then the folder; what is not ours stays. Needs no memory. */
static void remove_folder(const char *folder) {
  const int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  for (int file = 0; file < ENT__CSV_FILE_COUNT && at >= 0; file++) {
    char name[32];
    ent__csv_file_name(name, file);
    unlinkat(at, name, 0);
  }
  if (at >= 0) close(at);
  rmdir(folder);
}

/* Makes a folder beside `target` with the permissions that any new folder gets. */
static ent_status make_beside(ent_buffer *out, const char *target, const char *mark, ent_error *err) {
  for (int attempt = 0; attempt < 1000; attempt++) {
    out->size = 0;
    ent__buffer_puts(out, target);
    ent__buffer_printf(out, ".%s-%ld-%d", mark, (long)getpid(), attempt);
    const ent_status status = ent__buffer_status(out, err);
    if (status != ENT_OK) return status;
    if (mkdir(out->data, 0777) == 0) return ENT_OK;
    if (errno != EEXIST) return io_fail(err, "make folder", out->data);
  }
  return io_fail(err, "make folder", out->data);
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
  ent_status status = make_beside(&aside, target, "old", err);
  /* An empty folder gives way to a renamed one: the old dataset moves onto `aside`. */
  if (status == ENT_OK && rename(target, aside.data) != 0) {
    status = io_fail(err, "replace folder", target);
    rmdir(aside.data);
  } else if (status == ENT_OK && rename(fresh, target) != 0) {
    status = io_fail(err, "rename folder to", target);
    if (rename(aside.data, target) != 0) status = io_fail(err, "restore folder", target);
  } else if (status == ENT_OK) {
    remove_folder(aside.data);
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
    status = check_folder(target, err);
  if (status == ENT_OK) status = make_beside(&fresh, target, "new", err);
  if (status != ENT_OK) goto fail;
  status = write_files(dataset, fresh.data, err);
  if (status == ENT_OK && exists)
    status = replace(fresh.data, target, err);
  else if (status == ENT_OK && rename(fresh.data, target) != 0)
    status = io_fail(err, "rename folder to", target);
  if (status != ENT_OK) remove_folder(fresh.data);
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
