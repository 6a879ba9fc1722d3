/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_ENGINE_BASE_FILE_H
#define ENT_ENGINE_BASE_FILE_H

#include <stdbool.h>

#include <entente/base.h>

/* Appends a whole file ("-": standard input) to a buffer. */
ent_status ent__file_read(ent_buffer *out, const char *path, ent_error *err);
bool ent__file_is_folder(const char *path);
/* Whether it can be read more than once: a regular file, no pipe or terminal. */
bool ent__file_is_regular(const char *path);
/* Opens a file for reading ("-": standard input), reads the next bytes (*got is 0 at the end), closes it. */
ent_status ent__file_open(int *out, const char *path, ent_error *err);
ent_status ent__file_next(int file, const char *path, char *to, size_t room, size_t *got, ent_error *err);
void ent__file_close(int file);

#endif
