/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading: from files, folders and bytes to a dataset, a list of signed ties or an argument framework. */
#ifndef ENTENTE_READERS_H
#define ENTENTE_READERS_H

#include <entente/arguments.h>
#include <entente/dataset.h>
#include <entente/diagnostics.h>
#include <entente/ties.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A row of the table of input formats. The table ends with a row whose name is NULL. */
typedef struct ent_format {
  const char *name;       /* as given to --input or --format */
  const char *extension;  /* with its dot, several apart by a space; "/" for a folder; "" where none implies it */
  const char *summary;    /* one line */
} ent_format;

/* Returns the table of input formats. */
ENT_API const ent_format *ent_readers(void);

/* Which column or variable of the source plays which part, such as {"actor", "Organisation"}. */
typedef struct ent_mapping {
  const char *role;
  const char *column;
} ent_mapping;

/* How to read. What a format has no use for is refused where it is given. */
typedef struct ent_read_options {
  const char *format;         /* a name from the table; NULL: by folder, name or content */
  const ent_mapping *map;     /* NULL where map_count is 0: columns are guessed from common names */
  size_t map_count;
  double scale_low;           /* positions run from scale_low (-1) to scale_high (1); */
  double scale_high;          /* equal (the default): as the words and numbers say */
  const char *sheet;          /* of a workbook: its name, or its number from 1; NULL: the first */
  const char *const *joined;  /* further tables that describe the roll calls, joined by their key */
  size_t joined_count;
  const char *statement_type; /* of a DNA database; NULL: the one that has the mapped variables */
  bool skip_bad_rows;         /* faulty rows are left out, counted and listed as warnings */
} ent_read_options;

#define ENT_READ_OPTIONS_INIT {NULL, NULL, 0, 0, 0, NULL, NULL, 0, NULL, false}

/*
 * A column or variable that the source has: `group` is a statement type, a sheet or a table, ""
 * where there is but one; `kind` says what it holds in the source's own word ("short text",
 * "boolean", "column"); `role` what it was read as, NULL where it was not used; `values` how many
 * different values it has, 0 where that was not counted.
 */
typedef struct ent_variable {
  const char *group;
  const char *name;
  const char *kind;
  const char *role;
  size_t values;
} ent_variable;

typedef struct ent_variables ent_variables;

ENT_API void ent_variables_free(ent_variables *variables);
/* Returns the variables in the order of the source; none for NULL. */
ENT_API const ent_variable *ent_variables_list(const ent_variables *variables, size_t *count);

/*
 * What was read: a dataset, a list of ties or a framework of bare arguments and attacks, exactly one
 * of the three. `variables` says what else the source has to offer; NULL for formats that are read
 * whole.
 */
typedef struct ent_input {
  ent_dataset *dataset;
  ent_ties *ties;
  ent_framework *framework;
  ent_variables *variables;
} ent_input;

#define ENT_INPUT_INIT {NULL, NULL, NULL, NULL}

ENT_API void ent_input_clear(ent_input *input);

/*
 * Reads a file, a folder, or standard input where path is "-". A file compressed by gzip is read
 * as what is in it. `options` may be NULL. All faults go into `diagnostics`; where there is any,
 * nothing is read into *out, and the status is ENT_E_DATA. Notes (what was guessed) and warnings
 * (what was skipped) go there too. The hash of the input is over its bytes as they are.
 * Cost: linear in the input in time and memory.
 */
ENT_API ent_status ent_read(ent_input *out, const char *path, const ent_read_options *options,
                            ent_diagnostics *diagnostics, ent_error *err);

/* The same from memory, for formats that are one file; `name` stands for the file in messages. */
ENT_API ent_status ent_read_bytes(ent_input *out, const char *bytes, size_t size, const char *name,
                                  const ent_read_options *options, ent_diagnostics *diagnostics, ent_error *err);

#ifdef __cplusplus
}
#endif
#endif
