/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks: as the dataset's own form where they are that, else one sheet as a table. */
#include "engine/readers/xlsx.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/near.h"
#include "engine/readers/xlsx_source.h"

/* A zip archive, or the older container of Office: what it lacks is said best by this reader. */
bool ent__sniff_xlsx(const char *head, size_t size) {
  return (size >= 4 && (memcmp(head, "PK\x03\x04", 4) == 0 || memcmp(head, "PK\x05\x06", 4) == 0)) ||
         (size >= 8 && memcmp(head, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0);
}

static ent_status no_sheet(const ent__xlsx *book, const char *wanted, ent_error *err) {
  ent__near near;
  ent__near_begin(&near, wanted);
  for (size_t i = 0; i < book->sheet_count && book->sheets != NULL; i++) ent__near_consider(&near, book->sheets[i].name);
  if (near.best != NULL)
    return ent__fail(err, ENT_E_USAGE, "'%.80s' has no sheet '%.40s'; did you mean '%.40s'?", book->name, wanted, near.best);
  return ent__fail(err, ENT_E_USAGE, "'%.80s' has no sheet '%.40s', expected a name or a number from 1 to %zu", book->name, wanted,
                   book->sheet_count);
}

/* By name, else by number. */
static const ent__xlsx_sheet *find_sheet(const ent__xlsx *book, const char *wanted) {
  const ent__xlsx_sheet *named = ent__xlsx_sheet_named(book, wanted);
  size_t number = 0;
  if (named != NULL) return named;
  for (const char *s = wanted; *s != '\0'; s++) {
    if (*s < '0' || *s > '9' || number > ENT__XLSX_SHEETS) return NULL;
    number = number * 10 + (size_t)(*s - '0');
  }
  return number >= 1 && number <= book->sheet_count ? &book->sheets[number - 1] : NULL;
}

/* The first that is shown, else the first at all. */
static const ent__xlsx_sheet *first_sheet(const ent__xlsx *book) {
  const ent__xlsx_sheet *any = NULL;
  for (size_t i = 0; i < book->sheet_count; i++) {
    if (book->sheets[i].part == NULL) continue;
    if (!book->sheets[i].hidden) return &book->sheets[i];
    if (any == NULL) any = &book->sheets[i];
  }
  return any;
}

static ent_status choose_sheet(const ent__xlsx_sheet **out, ent__xlsx *book, const char *wanted, ent_error *err) {
  *out = wanted == NULL ? first_sheet(book) : find_sheet(book, wanted);
  if (*out == NULL && wanted != NULL) return no_sheet(book, wanted, err);
  if (*out == NULL || (*out)->part == NULL) {
    ent__xlsx_fault(book, book->name, 0, 0, "no-table", NULL, wanted == NULL ? "the workbook has no sheet of cells" : "the sheet has no cells: it is a chart");
    return ENT_OK;
  }
  if (wanted == NULL && book->sheet_count > 1)
    ent__xlsx_note(book, (*out)->source, "no-sheet", "--sheet chooses another", "sheet '%.60s' is read, one of %zu", (*out)->name,
                   book->sheet_count);
  return ENT_OK;
}

static ent_status give_rows(void *self, ent__table_row_fn *each, void *context, ent_diagnostics *diagnostics, ent_error *err) {
  ent__xlsx_source *source = self;
  source->book.diagnostics = diagnostics;
  return ent__xlsx_rows(&source->book, source->sheet, each, context, err);
}

static void give_place(void *self, const ent__table_row *row, size_t cell, long *line, long *column) {
  (void)self;
  *line = row->line;
  *column = (long)cell + 1;
}

static void give_hash(void *self, char sha256[65]) { memcpy(sha256, ((ent__xlsx_source *)self)->book.sha256, 65); }

static ent_status open_book(ent__xlsx_source *out, const ent__source *source, ent_diagnostics *diagnostics, ent_error *err) {
  memset(out, 0, sizeof *out);
  out->book.diagnostics = diagnostics;
  ent_status status = ent__xlsx_open(&out->book, source, err);
  if (status == ENT_OK && !out->book.broken) status = ent__xlsx_read_book(&out->book, err);
  return status == ENT_OK && out->book.broken ? ENT_E_DATA : status;
}

static ent_status open_sheet(ent__xlsx_source *out, const ent_read_options *options, ent_error *err) {
  ent_status status = choose_sheet(&out->sheet, &out->book, options->sheet, err);
  if (status == ENT_OK && out->book.broken) status = ENT_E_DATA;
  if (status != ENT_OK) return status;
  out->book.lenient = options->skip_bad_rows;
  out->table = (ent__table_source){.self = out, .name = out->sheet->source, .rows = give_rows, .place = give_place, .hash = give_hash};
  return ENT_OK;
}

ent_status ent__xlsx_source_open(ent__xlsx_source *out, const ent__source *source, const ent_read_options *options,
                                 ent_diagnostics *diagnostics, ent_error *err) {
  const ent_status status = open_book(out, source, diagnostics, err);
  return status == ENT_OK ? open_sheet(out, options, err) : status;
}

void ent__xlsx_source_close(ent__xlsx_source *source) { ent__xlsx_close(&source->book); }

/* Options of tables mean nothing for the dataset's own form. */
static ent_status check_options(const ent__xlsx *book, const ent_read_options *options, ent_error *err) {
  const char *option = options->map_count > 0                          ? "map"
                       : options->scale_low != options->scale_high     ? "scale"
                       : options->joined_count > 0                     ? "join"
                       : options->skip_bad_rows                        ? "skip-bad-rows"
                                                                       : NULL;
  if (option == NULL) return ENT_OK;
  return ent__fail(err, ENT_E_USAGE, "'--%s' means nothing for '%.80s', which holds a dataset; --sheet reads one of its sheets as a table",
                   option, book->name);
}

static ent_status fail_data(ent_status status, const char *name, ent_error *err) {
  return status == ENT_E_DATA ? ent__fail(err, ENT_E_DATA, "'%.160s' has faults", name) : status;
}

/* A table of the format that was named, else of that which the sheet looks like. */
static ent_status read_sheet(ent_input *out, ent__xlsx_source *from, const ent_read_options *options, ent_diagnostics *diagnostics,
                             ent_error *err) {
  const char *form = options->format;
  ent_status status = open_sheet(from, options, err);
  if (status == ENT_OK && (form == NULL || strcmp(form, "xlsx") == 0)) {
    status = ent__xlsx_sniff(&form, &from->book, from->sheet, err);
    if (status == ENT_OK && strcmp(form, "statements") != 0)
      ent__xlsx_note(&from->book, from->sheet->source, "guessed-format", "--input says it otherwise", "read as '%s'", form);
  }
  if (status != ENT_OK) return status;
  if (strcmp(form, "statements") != 0)
    return ent__read_vote_rows(out, &from->table, strcmp(form, "roll-calls") != 0, options, diagnostics, err);
  if (options->joined_count > 0)
    return ent__fail(err, ENT_E_USAGE, "'--join' means nothing for a table of statements; --input roll-calls reads votes");
  return ent__read_statement_rows(out, &from->table, options, diagnostics, err);
}

ent_status ent__read_xlsx(ent_input *out, const ent__source *source, const ent_read_options *options, ent_diagnostics *diagnostics,
                          ent_error *err) {
  ent__xlsx_source from;
  bool dataset = false;
  ent_status status = open_book(&from, source, diagnostics, err);
  if (status == ENT_OK && options->sheet == NULL && (options->format == NULL || strcmp(options->format, "xlsx") == 0))
    status = ent__xlsx_is_dataset(&dataset, &from.book, err);
  if (status == ENT_OK && from.book.broken) status = ENT_E_DATA;
  if (status == ENT_OK && dataset) {
    status = check_options(&from.book, options, err);
    if (status == ENT_OK) status = ent__xlsx_read_dataset(out, &from.book, diagnostics, err);
  } else if (status == ENT_OK) {
    status = read_sheet(out, &from, options, diagnostics, err);
  }
  ent__xlsx_close(&from.book);
  return fail_data(status, source->name, err);
}
