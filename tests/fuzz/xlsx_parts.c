/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Feeds workbooks to their reader by their XML: a mutated archive rarely unpacks. The bytes hold the
 * parts one after another: a byte that picks the part, the contents, a byte 0x1e. Parts that are not
 * given are those of a workbook with a sheet for each table. A dataset that is accepted must come
 * back from JSON and from a workbook; each sheet is read as a table too.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <entente/entente.h>

#include "engine/base/buffer.h"
#include "engine/readers/xlsx_source.h"
#include "tests/fuzz/round_trip.h"
#include "tests/workbook.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#define MAIN "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define LISTED(name, n) "<sheet name='" name "' sheetId='" n "' r:id='s" n "'/>"
#define RELATED(n) "<Relationship Id='s" n "' Type='" OFFICE "/worksheet' Target='worksheets/sheet" n ".xml'/>"

static const char *const names[] = {
    "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml",   "xl/worksheets/sheet4.xml", "xl/worksheets/sheet5.xml",
    "xl/worksheets/sheet6.xml", "xl/worksheets/sheet7.xml", "xl/worksheets/sheet8.xml",   "xl/worksheets/sheet9.xml", "xl/sharedStrings.xml",
    "xl/styles.xml",            "xl/workbook.xml",          "xl/_rels/workbook.xml.rels", "_rels/.rels"};

enum { PARTS = sizeof names / sizeof *names, WORKBOOK = 11, RELATIONS = 12, ROOT = 13 };

static const char workbook[] =
    "<workbook " MAIN " xmlns:r='" OFFICE "'><sheets>" LISTED("dataset", "1") LISTED("documents", "2") LISTED("values", "3") LISTED("actors", "4")
        LISTED("memberships", "5") LISTED("issues", "6") LISTED("arguments", "7") LISTED("statements", "8") LISTED("relations", "9")
    "</sheets><definedNames><definedName name='entente_form'>1</definedName></definedNames></workbook>";
static const char relations[] =
    "<Relationships>" RELATED("1") RELATED("2") RELATED("3") RELATED("4") RELATED("5") RELATED("6") RELATED("7") RELATED("8") RELATED("9")
    "<Relationship Id='t' Type='" OFFICE "/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='u' Type='" OFFICE "/styles' Target='styles.xml'/>"
    "</Relationships>";
static const char root[] = "<Relationships><Relationship Id='r' Type='" OFFICE "/officeDocument' Target='xl/workbook.xml'/></Relationships>";
static const char nothing[] = "<x/>";

static void assemble(ent_buffer *out, const uint8_t *bytes, size_t size) {
  ent_test_part parts[PARTS];
  for (size_t i = 0; i < PARTS; i++) parts[i] = (ent_test_part){names[i], nothing, sizeof nothing - 1};
  parts[WORKBOOK] = (ent_test_part){names[WORKBOOK], workbook, sizeof workbook - 1};
  parts[RELATIONS] = (ent_test_part){names[RELATIONS], relations, sizeof relations - 1};
  parts[ROOT] = (ent_test_part){names[ROOT], root, sizeof root - 1};
  /* Sheets that are not given are not there: an empty one is a fault. */
  bool given[PARTS] = {false};
  given[9] = given[10] = given[WORKBOOK] = given[RELATIONS] = given[ROOT] = true;
  for (size_t at = 0; at < size;) {
    const uint8_t *end = memchr(bytes + at + 1, 0x1e, size - at - 1);
    const size_t length = end == NULL ? size - at - 1 : (size_t)(end - bytes) - at - 1;
    const size_t part = (bytes[at] - (size_t)'a') % PARTS;
    parts[part] = (ent_test_part){names[part], (const char *)bytes + at + 1, length};
    given[part] = true;
    at += length + 2;
  }
  ent_buffer listed = ENT_BUFFER_INIT;
  if (parts[WORKBOOK].bytes == workbook) { /* only the sheets that are there */
    const char *from = workbook;
    for (int i = 0; i < 9; i++) {
      const char *sheet = strstr(from, "<sheet ");
      const char *end = strstr(sheet, "/>") + 2;
      ent__buffer_add(&listed, from, (size_t)(sheet - from));
      if (given[i]) ent__buffer_add(&listed, sheet, (size_t)(end - sheet));
      from = end;
    }
    ent__buffer_puts(&listed, from);
    parts[WORKBOOK] = (ent_test_part){names[WORKBOOK], listed.data, listed.size};
  }
  ent_test_archive(out, parts, PARTS);
  ent_buffer_clear(&listed);
}

/* The dataset as a workbook, read again, must give the same JSON, if it has room in one. */
static void through_workbook(const ent_dataset *dataset, ent_diagnostics *diagnostics) {
  ent_error err = ENT_ERROR_INIT;
  ent_input again = ENT_INPUT_INIT;
  ent_buffer first = ENT_BUFFER_INIT, book = ENT_BUFFER_INIT, second = ENT_BUFFER_INIT;
  const ent_status status = ent_dataset_write_xlsx(&book, dataset, &err);
  if (status == ENT_OK) {
    if (ent_dataset_write_json(&first, dataset, &err) != ENT_OK) abort();
    if (ent_read_bytes(&again, book.data, book.size, "again.xlsx", NULL, diagnostics, &err) != ENT_OK) abort();
    if (ent_dataset_write_json(&second, again.dataset, &err) != ENT_OK) abort();
    if (first.size != second.size || memcmp(first.data, second.data, first.size) != 0) abort();
  } else if (status != ENT_E_USAGE) {
    abort();
  }
  ent_input_clear(&again);
  ent_buffer_clear(&first);
  ent_buffer_clear(&book);
  ent_buffer_clear(&second);
}

static bool look(void *context, const ent__table_row *row) {
  size_t *sum = context;
  for (size_t i = 0; i < row->count; i++)
    if (row->cells[i].s != NULL) {
      if (strlen(row->cells[i].s) != row->cells[i].length) abort();
      *sum += row->cells[i].length;
    }
  return row->line < 5000;
}

static void as_table(const ent_buffer *book, const char *sheet, ent_diagnostics *diagnostics) {
  ent_error err = ENT_ERROR_INIT;
  ent__xlsx_source from;
  ent_read_options options = ENT_READ_OPTIONS_INIT;
  const ent__source source = {"fuzz.xlsx", NULL, book->data, book->size};
  size_t sum = 0;
  options.sheet = sheet;
  ent_status status = ent__xlsx_source_open(&from, &source, &options, diagnostics, &err);
  if (status == ENT_OK) status = from.table.rows(from.table.self, look, &sum, diagnostics, &err);
  if (status != ENT_OK && err.text[0] == '\0' && ent_diagnostics_faults(diagnostics) == 0) abort();
  ent__xlsx_source_close(&from);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
  ent_error err = ENT_ERROR_INIT;
  ent_diagnostics *diagnostics = NULL;
  ent_input input = ENT_INPUT_INIT;
  ent_buffer book = ENT_BUFFER_INIT;
  if (size == 0) return 0;
  assemble(&book, bytes, size);
  if (ent_diagnostics_new(&diagnostics, &err) != ENT_OK) abort();
  const ent_status status = ent_read_bytes(&input, book.data, book.size, "fuzz.xlsx", NULL, diagnostics, &err);
  if (status == ENT_OK && input.dataset != NULL) {
    round_trip(input.dataset, diagnostics);
    through_workbook(input.dataset, diagnostics);
  } else if (status != ENT_OK && (input.dataset != NULL || err.text[0] == '\0')) {
    abort();
  }
  if (status == ENT_E_DATA && ent_diagnostics_faults(diagnostics) == 0) abort();
  ent_input_clear(&input);
  as_table(&book, NULL, diagnostics);
  as_table(&book, "1", diagnostics);
  ent_diagnostics_free(diagnostics);
  ent_buffer_clear(&book);
  return 0;
}
