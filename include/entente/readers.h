/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading: from files, folders and bytes to a dataset or a list of signed ties. */
#ifndef ENTENTE_READERS_H
#define ENTENTE_READERS_H

#include <entente/dataset.h>
#include <entente/diagnostics.h>
#include <entente/ties.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A row of the table of input formats. The table ends with a row whose name is NULL. */
typedef struct ent_format {
  const char *name;       /* as given to --input or --format */
  const char *extension;  /* with its dot; "/" for a folder; "" where none implies it */
  const char *summary;    /* one line */
} ent_format;

/* Returns the table of input formats. */
ENT_API const ent_format *ent_readers(void);

/* What was read: exactly one of the two is set. */
typedef struct ent_input {
  ent_dataset *dataset;
  ent_ties *ties;
} ent_input;

#define ENT_INPUT_INIT {NULL, NULL}

ENT_API void ent_input_clear(ent_input *input);

/*
 * Reads a file, a folder, or standard input where path is "-". `format` is a name from the table;
 * NULL means by folder, extension or first byte. All faults go into `diagnostics`; where there is
 * any, nothing is read into *out, and the status is ENT_E_DATA.
 * Cost: linear in the input in time and memory.
 */
ENT_API ent_status ent_read(ent_input *out, const char *path, const char *format,
                            ent_diagnostics *diagnostics, ent_error *err);

/* The same from memory, for formats that are one file; `name` stands for the file in messages. */
ENT_API ent_status ent_read_bytes(ent_input *out, const char *bytes, size_t size, const char *name,
                                  const char *format, ent_diagnostics *diagnostics, ent_error *err);

#ifdef __cplusplus
}
#endif
#endif
