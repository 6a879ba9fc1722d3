/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700 /* realpath */
#include "engine/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

static ent_status io_error(ent_error *err, const char *path, const char *doing) {
  const int why = errno;
  if (err != NULL && err->status == ENT_OK) ent__copy_text(err->source, sizeof err->source, path);
  return ent__fail(err, ENT_E_IO, "cannot %s '%s': %s", doing, path, strerror(why));
}

bool ent__file_is_folder(const char *path) {
  struct stat info;
  return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool ent__file_is_regular(const char *path) {
  struct stat info;
  return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

ent_status ent__file_open(int *out, const char *path, ent_error *err) {
  *out = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
  return *out < 0 ? io_error(err, path, "open") : ENT_OK;
}

ent_status ent__file_next(int file, const char *path, char *to, size_t room, size_t *got, ent_error *err) {
  ssize_t taken = -1;
  do taken = read(file, to, room);
  while (taken < 0 && errno == EINTR);
  *got = taken < 0 ? 0 : (size_t)taken;
  return taken < 0 ? io_error(err, file == STDIN_FILENO ? "standard input" : path, "read") : ENT_OK;
}

void ent__file_close(int file) {
  if (file >= 0 && file != STDIN_FILENO) close(file);
}

ent_status ent__file_read(ent_buffer *out, const char *path, ent_error *err) {
  int file = -1;
  ent_status status = ent__file_open(&file, path, err);
  if (status != ENT_OK) return status;
  char chunk[65536];
  size_t got = 1;
  while (status == ENT_OK && got > 0) {
    status = ent__file_next(file, path, chunk, sizeof chunk, &got, err);
    ent__buffer_add(out, chunk, got);
    if (status == ENT_OK) status = ent__buffer_status(out, err);
  }
  ent__file_close(file);
  return status;
}

static int write_all(int file, const char *bytes, size_t size) {
  while (size > 0) {
    const ssize_t put = write(file, bytes, size);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return -1;
    bytes += put;
    size -= (size_t)put;
  }
  return 0;
}

static ent_status write_direct(const char *path, const char *bytes, size_t size, ent_error *err) {
  const int file = open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return io_error(err, path, "open");
  const int failed = write_all(file, bytes, size);
  const int why = errno;
  const int closed = close(file);
  if (failed != 0) errno = why;
  return failed != 0 || closed != 0 ? io_error(err, path, "write") : ENT_OK;
}

/*
 * Opens a new file beside the target, under a name that nothing has. A file that is replaced hands
 * its permissions on; a new one gets those that the process's mask allows.
 */
static int open_beside(ent_buffer *name, const char *target) {
  struct stat info;
  const bool replaces = stat(target, &info) == 0;
  for (int attempt = 0; attempt < 1000; attempt++) {
    name->size = 0;
    ent__buffer_printf(name, "%s.%ld-%d.part", target, (long)getpid(), attempt);
    if (name->failed) return -1;
    const int file = open(name->data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0 && errno == EEXIST) continue;
    if (file >= 0 && replaces && fchmod(file, info.st_mode & 0777) != 0) {
      close(file);
      unlink(name->data);
      return -1;
    }
    return file;
  }
  return -1;
}

/* Follows a symbolic link, so that the file behind it is replaced and not the link. */
static char *real_target(const char *path) {
  struct stat info;
  if (lstat(path, &info) == 0 && S_ISLNK(info.st_mode)) {
    char *target = realpath(path, NULL);
    if (target != NULL) return target;
  }
  return ent__strdup(path);
}

ent_status ent_file_write(const char *path, const char *bytes, size_t size, ent_error *err) {
  struct stat info;
  if (stat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
    errno = EISDIR;
    return io_error(err, path, "write");
  }
  if (stat(path, &info) == 0 && !S_ISREG(info.st_mode)) return write_direct(path, bytes, size, err);
  ent_status status = ENT_OK;
  ent_buffer name = ENT_BUFFER_INIT;
  int file = -1;
  char *target = real_target(path);
  if (target == NULL) return ent__nomem(err);
  file = open_beside(&name, target);
  if (file < 0) {
    status = name.failed ? ent__nomem(err) : io_error(err, path, "write");
    goto fail;
  }
  const bool written = write_all(file, bytes, size) == 0 && fsync(file) == 0;
  if (!written) status = io_error(err, path, "write");
  if (close(file) != 0 && status == ENT_OK) status = io_error(err, path, "write");
  if (status == ENT_OK && rename(name.data, target) != 0) status = io_error(err, path, "write");
  if (status != ENT_OK) unlink(name.data);
fail:
  free(target);
  ent_buffer_clear(&name);
  return status;
}
