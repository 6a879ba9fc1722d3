/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Workbooks (ECMA-376, both conformance classes), in parts: xlsx_package.c takes the archive apart
 * (through libzip), xlsx_xml.c its XML (through libxml2's SAX2), xlsx_book.c reads what sheets there
 * are, xlsx_strings.c the strings they share, xlsx_styles.c which numbers are dates, xlsx_values.c
 * turns values into text, xlsx_sheet.c gives rows, xlsx_dataset.c reads the dataset's own form, and
 * xlsx.c leads.
 *
 * In memory are the archive as it is, the shared strings and one row.
 */
#ifndef ENT_ENGINE_READERS_XLSX_H
#define ENT_ENGINE_READERS_XLSX_H

#include <zip.h>

#include "engine/base/arena.h"
#include "engine/dataset/builder.h"
#include "engine/readers/table.h"

/* What a hostile archive may cost at most. */
enum {
  ENT__XLSX_SHEETS = 4096,
  ENT__XLSX_RELATIONS = 16384,
  ENT__XLSX_ENTRIES = 65536,
  ENT__XLSX_RATIO = 500,       /* bytes unpacked for each packed, beyond the first 16 MiB */
  ENT__XLSX_DEPTH = 64,        /* of nested elements */
  ENT__XLSX_FAULTS = 1000,     /* listed; more are counted */
  ENT__XLSX_FORMATS = 65536,
  ENT__XLSX_ROWS = 1048576,    /* of a sheet: Excel's own bounds */
  ENT__XLSX_COLUMNS = 16384
};
#define ENT__XLSX_SMALL (UINT64_C(64) << 20) /* bytes of a part that holds no cells */
#define ENT__XLSX_LARGE (UINT64_C(4) << 30)  /* bytes of a sheet; a quarter of that for shared strings */

typedef enum ent__xlsx_kind { ENT__XLSX_NUMBER, ENT__XLSX_DATE, ENT__XLSX_TIME, ENT__XLSX_DATE_TIME } ent__xlsx_kind;

/* From an id to a part of the archive. */
typedef struct ent__xlsx_relation {
  const char *id;
  const char *type; /* the last word of its URI: "worksheet", "styles" */
  const char *part; /* NULL where it lies outside the archive */
} ent__xlsx_relation;

typedef struct ent__xlsx_relations {
  ent__xlsx_relation *at;
  size_t count;
  size_t room;
} ent__xlsx_relations;

typedef struct ent__xlsx_sheet {
  const char *name;
  const char *part;   /* NULL: no worksheet, such as a chart of its own */
  const char *source; /* "votes.xlsx:Sheet1" */
  bool hidden;
} ent__xlsx_sheet;

typedef struct ent__xlsx {
  const char *name;
  ent_buffer bytes;
  char sha256[65];
  zip_t *archive;
  ent__arena arena;
  ent__xlsx_relations relations; /* of the workbook */
  ent__xlsx_sheet *sheets;
  size_t sheet_count;
  size_t sheet_room;
  ent_buffer strings; /* the shared ones, each with its zero byte */
  size_t *string_at;
  size_t string_count;
  size_t string_room;
  uint32_t *styles; /* the number format of each cell style */
  size_t style_count;
  size_t style_room;
  unsigned char *formats; /* ent__xlsx_kind by number format */
  bool since_1904;
  bool ours;   /* written by us: apostrophes that neutralise are taken off again */
  bool exact;  /* empty strings are kept apart from absent cells */
  bool broken; /* a fault was reported after which not all is known */
  /* Faults go to the builder where there is one, else into the list. */
  ent__builder *builder;
  ent_diagnostics *diagnostics;
  bool lenient; /* faults of cells are warnings: their rows are left out */
  size_t cell_faults;
  bool failed; /* memory ran out */
} ent__xlsx;

/* xlsx_package.c */

/* Loads and opens an archive; end with ent__xlsx_close in any case. Faults are reported, and set `broken`. */
ent_status ent__xlsx_open(ent__xlsx *book, const ent__source *source, ent_error *err);
void ent__xlsx_close(ent__xlsx *book);
/* Is there such a part? Case and the direction of slashes do not matter. */
bool ent__xlsx_has(const ent__xlsx *book, const char *part);
/* Called for each run of bytes of a part. Returns false to stop. */
typedef bool ent__xlsx_bytes_fn(void *context, const char *bytes, size_t size);
/* Unpacks a part, `limit` bytes at most. Faults are reported, and set `broken`. */
ent_status ent__xlsx_unpack(ent__xlsx *book, const char *part, uint64_t limit, ent__xlsx_bytes_fn *each, void *context,
                            ent_error *err);

/* Reports a fault of the workbook at a sheet, row and column (0 where unknown). */
void ent__xlsx_fault(ent__xlsx *book, const char *source, long line, long column, const char *code, const char *hint,
                     const char *fmt, ...) ENT_PRINTF(7, 8);
/* The same for one cell: of very many the first are listed, and it is a warning where rows may be left out. */
void ent__xlsx_cell_fault(ent__xlsx *book, const char *source, long line, size_t cell, const char *code, const char *hint,
                          const char *fmt, ...) ENT_PRINTF(7, 8);
/* Counts the faults of cells that were not listed. */
void ent__xlsx_more_faults(ent__xlsx *book, const char *source);
/* Adds a note. */
void ent__xlsx_note(ent__xlsx *book, const char *source, const char *code, const char *hint, const char *fmt, ...)
    ENT_PRINTF(5, 6);

/* xlsx_xml.c */

typedef struct ent__xlsx_attributes {
  const unsigned char **at; /* as libxml2 gives them: five pointers each */
  int count;
} ent__xlsx_attributes;

/* Returns an attribute's value, which has no zero byte behind it; NULL where there is none. */
const char *ent__xlsx_attribute(const ent__xlsx_attributes *attributes, const char *name, size_t *length);
bool ent__xlsx_attribute_is(const ent__xlsx_attributes *attributes, const char *name, const char *value);
/* Reads a whole number of at most nine digits; `missing` where the attribute is none. */
long ent__xlsx_attribute_whole(const ent__xlsx_attributes *attributes, const char *name, long missing);
/* Copies a value into the book's arena; "" where there is none, NULL without memory. */
const char *ent__xlsx_attribute_copy(ent__xlsx *book, const ent__xlsx_attributes *attributes, const char *name);

/* Names are local names; elements of other namespaces than the format's own are not seen. */
typedef struct ent__xlsx_handler {
  void (*start)(void *context, const char *name, const ent__xlsx_attributes *attributes);
  void (*text)(void *context, const char *s, size_t length);
  void (*end)(void *context, const char *name);
  bool (*stop)(void *context); /* asked between two elements */
  void *context;
} ent__xlsx_handler;

ent_status ent__xlsx_parse(ent__xlsx *book, const char *part, uint64_t limit, const ent__xlsx_handler *handler, ent_error *err);

/* xlsx_book.c: what sheets there are, and whether the workbook is one of ours. */
ent_status ent__xlsx_read_book(ent__xlsx *book, ent_error *err);
/* Returns the part of the first relation of a type, NULL where there is none. */
const char *ent__xlsx_related(const ent__xlsx *book, const char *type);
/* Finds a sheet by its name, in any case of ASCII letters; NULL where there is none. */
const ent__xlsx_sheet *ent__xlsx_sheet_named(const ent__xlsx *book, const char *name);

/* xlsx_strings.c and xlsx_styles.c: read once, before the first sheet. */
ent_status ent__xlsx_read_strings(ent__xlsx *book, ent_error *err);
ent_status ent__xlsx_read_styles(ent__xlsx *book, ent_error *err);
/* Tells from a number format whether it shows dates. */
ent__xlsx_kind ent__xlsx_format_kind(const char *code, size_t length);
/* Returns the kind of a cell style; a number where there is no such style. */
ent__xlsx_kind ent__xlsx_style_kind(const ent__xlsx *book, long style);

/* xlsx_values.c */

/* Puts the characters in the place of their _xHHHH_ escapes; returns the new length. */
size_t ent__xlsx_unescape(char *s, size_t length);
/* Reads "AB12". Row and column count from 1; false where it is none, or beyond the bounds. */
bool ent__xlsx_reference(const char *s, size_t length, long *row, long *column);
/* Writes "AB12". */
void ent__xlsx_cell_name(char out[16], long row, long column);
enum { ENT__XLSX_TEXT_SIZE = 32 };
/* Writes a number by its fewest digits. */
void ent__xlsx_number_text(char out[ENT__XLSX_TEXT_SIZE], double value);
/* Writes a serial number as a date, a time or both. Returns false where it stands for no day. */
bool ent__xlsx_date_text(char out[ENT__XLSX_TEXT_SIZE], double serial, ent__xlsx_kind kind, bool since_1904);
/* Cuts "2019-03-05T00:00:00Z" to its date; returns the new length, 0 where it is no date. */
size_t ent__xlsx_iso_date(const char *s, size_t length);

/*
 * xlsx_sheet.c: gives the rows of a sheet that hold something; all are as long as the first, or
 * longer where they hold more.
 */
ent_status ent__xlsx_rows(ent__xlsx *book, const ent__xlsx_sheet *sheet, ent__table_row_fn *each, void *context, ent_error *err);

/* xlsx_sniff.c: names the input format of the table that a sheet holds. */
ent_status ent__xlsx_sniff(const char **out, ent__xlsx *book, const ent__xlsx_sheet *sheet, ent_error *err);

/* xlsx_dataset.c */

/* Has the workbook sheets for statements, actors and issues whose headers fit, or is it ours? */
ent_status ent__xlsx_is_dataset(bool *out, ent__xlsx *book, ent_error *err);
ent_status ent__xlsx_read_dataset(ent_input *out, ent__xlsx *book, ent_diagnostics *diagnostics, ent_error *err);

#endif
