/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks out of their XML, for tests and for the fuzzer: an archive of parts that are stored as they are. */
#ifndef ENT_TESTS_WORKBOOK_H
#define ENT_TESTS_WORKBOOK_H

#include <entente/base.h>

typedef struct ent_test_part {
  const char *name;
  const char *bytes;
  size_t size;
} ent_test_part;

/* Appends an archive of parts, at most 16. */
void ent_test_archive(ent_buffer *out, const ent_test_part *parts, size_t count);

/* What stands inside the elements of a workbook with one sheet, "Sheet1"; NULL: no such part. */
typedef struct ent_test_book {
  const char *rows;     /* <sheetData> */
  const char *strings;  /* <sst> */
  const char *formats;  /* <numFmts> */
  const char *styles;   /* <cellXfs> */
  const char *settings; /* before <sheets> in <workbook> */
} ent_test_book;

/* Appends a workbook. */
void ent_test_workbook(ent_buffer *out, const ent_test_book *book);

#endif
