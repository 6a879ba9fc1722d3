/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The folder of CSV files, in parts: csv_bytes.c makes sure of the text, csv_rows.c takes it apart
 * (through libcsv), csv_columns.c reads the header, csv_values.c hands values to the builder,
 * csv_place.c finds places again, csv_records.c makes records of rows, and csv_folder.c lists the
 * folder and leads. The sheets of a workbook (xlsx_dataset.c) go the same way from the header on.
 */
#ifndef ENT_ENGINE_READERS_CSV_FILE_H
#define ENT_ENGINE_READERS_CSV_FILE_H

#include "engine/base/arena.h"
#include "engine/dataset/builder.h"
#include "engine/readers/table.h"

/* What one of the files holds, beside the tables by their number. */
enum { ENT__CSV_ABOUT = ENT__ABOUT, ENT__CSV_MEMBERSHIPS = -2, ENT__CSV_FILES = ENT_TABLES + 2 };

typedef enum ent__csv_role {
  ENT__CSV_PLAIN,     /* a field of the form */
  ENT__CSV_WORDING,   /* label@zh: `key` is the language */
  ENT__CSV_ATTRIBUTE, /* attr:NAME */
  ENT__CSV_NUMBER,    /* num:NAME */
  ENT__CSV_VERSION,   /* entente */
  ENT__CSV_ACTOR,     /* actor of a membership */
  ENT__CSV_SKIP       /* at fault, already reported */
} ent__csv_role;

typedef struct ent__csv_column {
  ent__csv_role role;
  int field; /* of the form; -1 none */
  const char *key;
  bool repeated; /* another column of the same meaning comes first */
} ent__csv_column;

/* A row in the text. Faulty rows are counted too, so that records keep their numbers. */
typedef struct ent__csv_mark {
  size_t offset;  /* of a sheet: the row's number */
  uint32_t actor; /* memberships: whose, ENT_NONE where unknown */
} ent__csv_mark;

typedef struct ent__csv_file {
  const char *name;   /* "actors.csv" */
  const char *source; /* folder and name */
  int table;          /* ent_table or one of the above */
  const ent__field *fields;
  ent_buffer bytes;
  size_t start; /* behind a byte order mark */
  char delimiter;
  bool sheet; /* of a workbook: no bytes; columns count cells */
  bool present;
  bool unread; /* its records are not known */
  ent__csv_column *columns;
  size_t column_count;
  size_t *order;       /* columns by field, so that the wordings of one text come together */
  ent__csv_mark *rows; /* without the header */
  size_t row_count;
  size_t row_room;
} ent__csv_file;

/* A field; `s` is NULL where it is absent: empty and not quoted. It may be changed in place. */
typedef ent__table_cell ent__csv_field;

typedef struct ent__csv_row {
  size_t offset;
  long line;
  bool sound; /* false: broken off at a fault that was reported */
  ent__csv_field *fields;
  size_t count;
} ent__csv_row;

typedef struct ent__csv_reader {
  ent__builder *builder;
  ent__arena arena;
  ent__csv_file files[ENT__CSV_FILES];
} ent__csv_reader;

/*
 * Reports bytes that are not UTF-8 and NUL bytes, each, and puts '?' in their place. Returns false
 * where the text is of no use: it is UTF-16.
 */
bool ent__csv_check_bytes(ent__builder *builder, ent__csv_file *file);

/* Is it UTF-16, by its mark or by a zero in one of its first two bytes? */
bool ent__csv_is_utf16(const char *bytes, size_t size);

/* Returns what a file is by its first bytes where that is no text at all, else NULL. */
const char *ent__csv_is_binary(const char *bytes, size_t size);

/* Called for each row, the header first. Returns false to stop. */
typedef bool ent__csv_row_fn(void *context, const ent__csv_row *row);

/*
 * Takes a file apart. Quoting faults are reported; reading goes on at the line below the one in
 * which the broken row began. Linear: a line has a fixed parity of quotes, so that no two broken
 * rows overlap for longer than one row.
 */
ent_status ent__csv_rows(ent__builder *builder, const ent__csv_file *file, ent__csv_row_fn *each,
                         void *context, ent_error *err);

/* Chooses the delimiter under which most columns of the header are known. */
char ent__csv_delimiter(const ent__csv_file *file);
/* Reads a column's name. Returns false where the file has no such column. */
bool ent__csv_column_read(ent__csv_column *out, const ent__csv_file *file, const char *name);
/* Makes the file's columns of its header row, reporting what is wrong with them. */
ent_status ent__csv_header(ent__builder *builder, ent__csv_file *file, ent__arena *arena,
                           const ent__csv_row *row, ent_error *err);

/* Sets one field of the record begun last. */
void ent__csv_value(ent__builder *builder, const ent__csv_file *file, const ent__csv_column *column,
                    ent__csv_field *value);

/* One file being read; the context of ent__csv_record. */
typedef struct ent__csv_reading {
  ent__csv_reader *reader;
  ent__csv_file *file;
  bool has_header;
  ent_status status;
  ent_error *err;
} ent__csv_reading;

/*
 * Names the files in the order in which they are read: "actors.csv" in a folder, the sheet "actors"
 * of a workbook. `source` of each is left to the caller.
 */
ent_status ent__csv_name_files(ent__csv_reader *reader, bool sheets, ent_error *err);
/* Makes a record of a row, or the columns of the first (an ent__csv_row_fn). */
bool ent__csv_record(void *context, const ent__csv_row *row);
/* Reports what is missing when all rows of a file are read. */
void ent__csv_end_file(const ent__csv_reading *reading);
/* Frees what the files hold. */
void ent__csv_reader_clear(ent__csv_reader *reader);

/* Returns the offset of field k of the row that begins at `offset`. */
size_t ent__csv_field_offset(const ent__csv_file *file, size_t offset, size_t k);
/* Returns the column (from 1, in bytes) of an offset, and steps *line over line ends in between. */
long ent__csv_column_at(const ent__csv_file *file, size_t from, size_t offset, long *line);
/* Reports a fault at field k of a row. */
void ent__csv_fault(ent__builder *builder, const ent__csv_file *file, const ent__csv_row *row, size_t k,
                    const char *code, const char *hint, const char *fmt, ...) ENT_PRINTF(7, 8);
/* The builder's `locate`; context is an ent__csv_reader. */
bool ent__csv_locate(void *context, const ent__place *places, ent__located *out, size_t count);

#endif
