/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of RFC 4180 after another through libcsv, strict, fed line by line. */
#ifndef ENT_ENGINE_READERS_CSV_LINE_H
#define ENT_ENGINE_READERS_CSV_LINE_H

#include "engine/readers/csv_file.h"

typedef struct ent__csv_line ent__csv_line;

typedef enum ent__csv_fed {
  ENT__CSV_MORE,     /* the row goes on in the next line, or the line was blank */
  ENT__CSV_ROW,      /* a row has ended */
  ENT__CSV_BROKEN,   /* quotes that do not pair, at *taken; or, where all was taken, left open at the end */
  ENT__CSV_NO_MEMORY
} ent__csv_fed;

ent_status ent__csv_line_new(ent__csv_line **out, char delimiter, ent_error *err);
void ent__csv_line_free(ent__csv_line *line);
/* Takes the next line with its end; `last` where there is none behind it. */
ent__csv_fed ent__csv_line_feed(ent__csv_line *line, const char *bytes, size_t length, bool last, size_t *taken);
/* Gives the fields so far, which live until the next line is fed, and begins a new row; NULL without memory. */
ent__csv_field *ent__csv_line_fields(ent__csv_line *line, size_t *count);
/* Begins anew after ENT__CSV_BROKEN; the fields so far must have been taken. Returns false without memory. */
bool ent__csv_line_restart(ent__csv_line *line);

/* What is wrong with quotes, and where. */
typedef struct ent__csv_quote {
  const char *code;
  const char *hint;
  long line;
  long column;
  char message[128];
} ent__csv_quote;

/*
 * Says what is wrong with the quotes of a row that begins at offset `row` in line `line`, of which
 * `fields` fields were whole; `offset` is where libcsv could not go on.
 */
void ent__csv_quote_fault(ent__csv_quote *out, const ent__csv_file *file, size_t row, long line, size_t fields, size_t offset, bool at_end);

#endif
