/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"

ent_status ent__folder_fail(ent_error *err, const char *doing, const char *path) {
  return ent__fail(err, ENT_E_IO, "cannot %s '%.160s': %s", doing, path, strerror(errno));
}

static bool is_dots(const char *name) { return strcmp(name, ".") == 0 || strcmp(name, "..") == 0; }

ent_status ent__folder_check(const char *path, ent__folder_names ours, const char *what, ent_error *err) {
  ent_status status = ENT_OK;
  DIR *listing = opendir(path);
  if (listing == NULL) return ent__folder_fail(err, "open folder", path);
  for (const struct dirent *entry = readdir(listing); entry != NULL && status == ENT_OK; entry = readdir(listing)) {
    if (is_dots(entry->d_name) || ours(entry->d_name)) continue;
    status = ent__fail(err, ENT_E_IO, "folder '%.100s' holds '%.60s', which is no %s", path, entry->d_name, what);
  }
  closedir(listing);
  return status;
}

ent_status ent__folder_beside(ent_buffer *out, const char *target, const char *mark, ent_error *err) {
  ent_status status = ENT_OK;
  for (int attempt = 0; attempt < 1000; attempt++) {
    out->size = 0;
    ent__buffer_printf(out, "%s.%s-%ld-%d", target, mark, (long)getpid(), attempt);
    status = ent__buffer_status(out, err);
    if (status != ENT_OK) goto fail;
    if (mkdir(out->data, 0777) == 0) return ENT_OK;
    if (errno != EEXIST) break;
  }
  status = ent__folder_fail(err, "make folder", out->data);
fail:
  ent_buffer_clear(out);
  return status;
}

ent_status ent__folder_aside(ent_buffer *out, const char *target, ent_error *err) {
  const ent_status status = ent__folder_beside(out, target, "old", err);
  /* An empty folder gives way to a renamed one. */
  if (status != ENT_OK || rename(target, out->data) == 0) return status;
  const ent_status failed = ent__folder_fail(err, "replace folder", target);
  (void)rmdir(out->data);
  ent_buffer_clear(out);
  return failed;
}

void ent__folder_remove(const char *path, ent__folder_names ours) {
  DIR *listing = opendir(path);
  if (listing == NULL) return;
  for (const struct dirent *entry = readdir(listing); entry != NULL; entry = readdir(listing))
    if (ours(entry->d_name)) (void)unlinkat(dirfd(listing), entry->d_name, 0);
  closedir(listing);
  (void)rmdir(path);
}
