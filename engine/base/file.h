/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_ENGINE_BASE_FILE_H
#define ENT_ENGINE_BASE_FILE_H

#include <stdbool.h>

#include <entente/base.h>

/* Appends a whole file ("-": standard input) to a buffer. */
ent_status ent__file_read(ent_buffer *out, const char *path, ent_error *err);
bool ent__file_is_folder(const char *path);

#endif
