/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places of actors on a picture, kept in a file so that it stays as it was when data are added. */
#ifndef ENTENTE_POSITIONS_H
#define ENTENTE_POSITIONS_H

#include <stdbool.h>

#include <entente/base.h>
#include <entente/diagnostics.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A place: pixels of the picture's map, x to the right, y downwards. `line` is its line in the file, 0: none. */
typedef struct ent_placed {
  const char *id;
  double x;
  double y;
  long line;
} ent_placed;

typedef struct ent_positions ent_positions;

/* Makes an empty list. The caller frees it with ent_positions_free. */
ENT_API ent_status ent_positions_new(ent_positions **out, ent_error *err);
ENT_API void ent_positions_free(ent_positions *positions);

/* Sets the place of an id, which is copied; a second time moves it. Errors: ENT_E_USAGE for a number that is not finite. */
ENT_API ent_status ent_positions_set(ent_positions *positions, const char *id, double x, double y, ent_error *err);

/* Returns all places in the order in which their ids were first set; borrowed. */
ENT_API const ent_placed *ent_positions_list(const ent_positions *positions, size_t *count);
/* Returns the place of an id, NULL where it has none. Constant time. */
ENT_API const ent_placed *ent_positions_find(const ent_positions *positions, const char *id);
/* Returns the name of the file; "" where the list was made by hand. */
ENT_API const char *ent_positions_source(const ent_positions *positions);

/*
 * Reads a table with the columns id, x and y, in any order, and others that are not read: CSV, as
 * ent_positions_write writes it and spreadsheets do. "-" is standard input. What is wrong goes into the
 * diagnostics with line and column. Errors: ENT_E_IO, ENT_E_DATA for faults. The caller frees *out.
 */
ENT_API ent_status ent_positions_read(ent_positions **out, const char *path, ent_diagnostics *diagnostics, ent_error *err);
/* The same of bytes in memory, under a name for messages. */
ENT_API ent_status ent_positions_parse(ent_positions **out, const char *bytes, size_t size, const char *name, ent_diagnostics *diagnostics, ent_error *err);

/* Appends the places as CSV: id,x,y, with four decimals at most; ids as spreadsheets do not take for formulas. */
ENT_API ent_status ent_positions_write_csv(ent_buffer *out, const ent_positions *positions, ent_error *err);
/* Writes that to a file, in one stroke (ent_file_write). */
ENT_API ent_status ent_positions_write(const ent_positions *positions, const char *path, ent_error *err);

#ifdef __cplusplus
}
#endif
#endif
