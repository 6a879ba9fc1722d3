/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reader is: one file, one row of the table in readers.c. */
#ifndef ENT_ENGINE_READERS_READERS_H
#define ENT_ENGINE_READERS_READERS_H

#include <entente/readers.h>

/* Reads a file's bytes; `name` stands for it in messages. */
typedef ent_status ent__read_bytes_fn(ent_input *out, const char *bytes, size_t size, const char *name,
                                      ent_diagnostics *diagnostics, ent_error *err);
/* Reads a folder. */
typedef ent_status ent__read_folder_fn(ent_input *out, const char *path, ent_diagnostics *diagnostics, ent_error *err);

ent__read_bytes_fn ent__read_json;
ent__read_folder_fn ent__read_csv_folder;
ent__read_bytes_fn ent__read_signed_edges;

#endif
