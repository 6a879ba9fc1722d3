/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What edge lists and matrices share: delimited text whose rows are ties. */
#ifndef ENT_ENGINE_READERS_CSV_TIES_H
#define ENT_ENGINE_READERS_CSV_TIES_H

#include "engine/readers/csv_file.h"
#include "engine/readers/ties_gather.h"

typedef struct ent__csv_ties {
  ent__gather gather;
  ent__builder *builder; /* for what is wrong with the text as such */
  ent__csv_file file;
  char sha256[65];
  bool usable; /* its bytes are text */
} ent__csv_ties;

/* Loads the text; end with ent__csv_ties_end in any case. */
ent_status ent__csv_ties_begin(ent__csv_ties *ties, const ent__source *source, const ent_read_options *options, ent_error *err);
/* Visits the rows; in text whose fields lie apart by blanks, without the empty fields that runs of blanks make. */
ent_status ent__csv_ties_rows(ent__csv_ties *ties, ent__csv_row_fn *each, void *context, ent_error *err);
/* Gives the place of field k of a row. */
void ent__csv_ties_place(const ent__csv_ties *ties, const ent__csv_row *row, size_t k, long *line, long *column);
/* Reports a fault of a row (a warning where bad rows are skipped), or of the file's header. */
void ent__csv_ties_row_fault(ent__csv_ties *ties, const ent__csv_row *row, size_t k, const char *code, const char *hint,
                             const char *fmt, ...) ENT_PRINTF(6, 7);
void ent__csv_ties_fault(ent__csv_ties *ties, const ent__csv_row *row, size_t k, const char *code, const char *hint,
                         const char *fmt, ...) ENT_PRINTF(6, 7);
/* Gives what was read, or the faults, and frees the rest; `status` is how the reading went. */
ent_status ent__csv_ties_end(ent__csv_ties *ties, ent_input *out, ent_variables *variables, ent_status status,
                             ent_diagnostics *diagnostics, ent_error *err);

/* A name of a node: not empty, no control character. */
bool ent__csv_ties_is_name(const ent__csv_field *field);
/* Takes the apostrophe away that keeps text from being a formula in a spreadsheet. */
char *ent__csv_ties_unguard(char *s);

/* Returns where the first line begins that is neither blank nor a comment (# or %); `size` where there is none. */
size_t ent__csv_ties_skip(const char *bytes, size_t size);
/* Chooses comma, semicolon or tab by the first line, a blank where it has none of them. */
char ent__csv_ties_delimiter(const char *bytes, size_t size);

/* The fields of a line as a guess needs them: in place, quotes still around them. */
enum { ENT__GLANCE_FIELDS = 64 };
typedef struct ent__glance {
  const char *s[ENT__GLANCE_FIELDS];
  size_t length[ENT__GLANCE_FIELDS];
  size_t count; /* of all; the first 64 are kept */
  size_t end;   /* behind the line's end */
  bool whole;   /* the line ends before the bytes do */
} ent__glance;

/* Looks at the line at `from`; quoted line ends are of the field. */
void ent__glance_at(ent__glance *out, const char *bytes, size_t size, size_t from, char delimiter);
/* Is field k this word, quotes and case aside? */
bool ent__glance_is(const ent__glance *glance, size_t k, const char *word);

#endif
