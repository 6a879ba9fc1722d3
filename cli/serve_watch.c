/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the files have changed: by what the file system says of them, asked now and then. */
#include <dirent.h>
#include <stdio.h>
#include <sys/stat.h>

#include "cli/serve.h"

/* FNV-1a (Fowler, Noll & Vo) of bytes, on from a hash. */
static uint64_t mix(uint64_t hash, const void *bytes, size_t size) {
  const unsigned char *at = bytes;
  for (size_t i = 0; i < size; i++) hash = (hash ^ at[i]) * 1099511628211u;
  return hash;
}

static uint64_t mix_number(uint64_t hash, uint64_t number) { return mix(hash, &number, sizeof number); }

static uint64_t of_file(const struct stat *file) {
  uint64_t hash = 14695981039346656037u;
  hash = mix_number(hash, (uint64_t)file->st_dev);
  hash = mix_number(hash, (uint64_t)file->st_ino);
  hash = mix_number(hash, (uint64_t)file->st_size);
  hash = mix_number(hash, (uint64_t)file->st_mtim.tv_sec);
  hash = mix_number(hash, (uint64_t)file->st_mtim.tv_nsec);
  hash = mix_number(hash, (uint64_t)file->st_ctim.tv_sec);
  return mix_number(hash, (uint64_t)file->st_ctim.tv_nsec);
}

/* The files of a folder in whatever order they come. */
static uint64_t of_folder(const char *path) {
  uint64_t sum = 1;
  DIR *folder = opendir(path);
  if (folder == NULL) return 0;
  for (const struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
    char name[4096];
    struct stat file;
    const int length = snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
    if (length > 0 && (size_t)length < sizeof name && stat(name, &file) == 0 && S_ISREG(file.st_mode)) sum += of_file(&file);
  }
  (void)closedir(folder);
  return sum;
}

static uint64_t of_path(const char *path) {
  struct stat file;
  if (stat(path, &file) != 0) return 0;
  return S_ISDIR(file.st_mode) ? of_folder(path) : of_file(&file);
}

uint64_t cli_serve_signature(const cli_settings *settings) {
  uint64_t hash = of_path(settings->operand[0]);
  for (size_t i = 0; i < settings->joined.count; i++) hash = mix_number(hash, of_path(settings->joined.at[i]));
  return hash;
}
