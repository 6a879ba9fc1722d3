/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The archive: what is none, what is in it, and its parts, unpacked within bounds. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/diag.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/readers/xlsx.h"

enum { run_size = 1 << 16 };

static void report(ent__xlsx *book, ent_severity severity, const char *source, long line, long column, const char *code,
                   const char *hint, const char *message) {
  if (book->builder != NULL && severity == ENT_FAULT) {
    ent__builder_fault_at(book->builder, source, line, column, NULL, code, hint, "%s", message);
    return;
  }
  const ent_diagnostic one = {.severity = severity, .code = code, .source = source, .line = line, .column = column,
                              .message = message, .hint = hint};
  ent_error ignored = ENT_ERROR_INIT;
  if (ent__diagnostics_add(book->diagnostics, &one, &ignored) != ENT_OK) book->failed = true;
}

void ent__xlsx_fault(ent__xlsx *book, const char *source, long line, long column, const char *code, const char *hint,
                     const char *fmt, ...) {
  char message[512];
  va_list args;
  va_start(args, fmt);
  vsnprintf(message, sizeof message, fmt, args);
  va_end(args);
  book->broken = true;
  report(book, ENT_FAULT, source, line, column, code, hint, message);
}

void ent__xlsx_cell_fault(ent__xlsx *book, const char *source, long line, size_t cell, const char *code, const char *hint,
                          const char *fmt, ...) {
  char message[512];
  va_list args;
  if (book->cell_faults++ >= ENT__XLSX_FAULTS) return;
  va_start(args, fmt);
  vsnprintf(message, sizeof message, fmt, args);
  va_end(args);
  report(book, book->lenient ? ENT_WARNING : ENT_FAULT, source, line, (long)cell + 1, code, hint, message);
}

void ent__xlsx_more_faults(ent__xlsx *book, const char *source) {
  char message[128];
  if (book->cell_faults > ENT__XLSX_FAULTS) {
    snprintf(message, sizeof message, "%zu more cells are at fault", book->cell_faults - ENT__XLSX_FAULTS);
    report(book, book->lenient ? ENT_WARNING : ENT_FAULT, source, 0, 0, "bad-cell", NULL, message);
  }
  book->cell_faults = 0;
}

void ent__xlsx_note(ent__xlsx *book, const char *source, const char *code, const char *hint, const char *fmt, ...) {
  char message[512];
  va_list args;
  va_start(args, fmt);
  vsnprintf(message, sizeof message, fmt, args);
  va_end(args);
  report(book, ENT_NOTE, source, 0, 0, code, hint, message);
}

/* The older container of Office, which holds .xls files and encrypted .xlsx files. */
static bool is_compound(const ent_buffer *bytes) {
  return bytes->size >= 8 && memcmp(bytes->data, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0;
}

static bool holds(const ent_buffer *bytes, const char *what, size_t length) {
  const char *at = bytes->data;
  size_t left = bytes->size;
  while (left >= length) {
    const char *found = memchr(at, what[0], left - length + 1);
    if (found == NULL) return false;
    if (memcmp(found, what, length) == 0) return true;
    left -= (size_t)(found - at) + 1;
    at = found + 1;
  }
  return false;
}

/* The name of the stream that holds an encrypted workbook, in UTF-16. */
static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

static void refuse_compound(ent__xlsx *book) {
  if (holds(&book->bytes, encrypted, sizeof encrypted))
    ent__xlsx_fault(book, book->name, 0, 0, "wrong-format", "save it without a password",
                    "the workbook is protected by a password, expected one that can be read");
  else
    ent__xlsx_fault(book, book->name, 0, 0, "wrong-format", "open it in a spreadsheet and save it as .xlsx",
                    "the file is of the old kind of Excel (.xls), expected .xlsx");
}

static void refuse_archive(ent__xlsx *book, zip_error_t *error) {
  if (zip_error_code_zip(error) == ZIP_ER_MEMORY)
    book->failed = true;
  else
    ent__xlsx_fault(book, book->name, 0, 0, "bad-archive", NULL,
                    "the file is no whole zip archive (%s), expected a workbook (.xlsx)", zip_error_strerror(error));
}

static void open_archive(ent__xlsx *book) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t *source = zip_source_buffer_create(book->bytes.size == 0 ? "" : book->bytes.data, book->bytes.size, 0, &error);
  if (source != NULL) {
    book->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (book->archive == NULL) zip_source_free(source);
  }
  if (book->archive == NULL) refuse_archive(book, &error);
  zip_error_fini(&error);
}

static void check_archive(ent__xlsx *book) {
  if (zip_get_num_entries(book->archive, 0) > ENT__XLSX_ENTRIES)
    ent__xlsx_fault(book, book->name, 0, 0, "too-large", NULL, "the archive has more than %d entries", ENT__XLSX_ENTRIES);
  else if (ent__xlsx_has(book, "content.xml") && ent__xlsx_has(book, "mimetype"))
    ent__xlsx_fault(book, book->name, 0, 0, "wrong-format", "open it in a spreadsheet and save it as .xlsx",
                    "the file is an OpenDocument (.ods), expected .xlsx");
  else if (ent__xlsx_has(book, "xl/workbook.bin"))
    ent__xlsx_fault(book, book->name, 0, 0, "wrong-format", "open it in a spreadsheet and save it as .xlsx",
                    "the file is a binary workbook (.xlsb), expected .xlsx");
}

ent_status ent__xlsx_open(ent__xlsx *book, const ent__source *source, ent_error *err) {
  book->name = source->name;
  const ent_status status = ent__source_load(&book->bytes, book->sha256, source, err);
  if (status != ENT_OK) return status;
  if (is_compound(&book->bytes)) refuse_compound(book);
  if (!book->broken) open_archive(book);
  if (book->archive != NULL) check_archive(book);
  return book->failed ? ent__nomem(err) : ENT_OK;
}

void ent__xlsx_close(ent__xlsx *book) {
  if (book->archive != NULL) zip_discard(book->archive);
  ent_buffer_clear(&book->bytes);
  ent_buffer_clear(&book->strings);
  ent__free(book->string_at);
  ent__free(book->relations.at);
  ent__free(book->sheets);
  ent__free(book->styles);
  ent__free(book->formats);
  ent__arena_clear(&book->arena);
}

static char folded(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c == '\\' ? '/' : c; }

static bool same_part(const char *a, const char *b) {
  if (*a == '/') a++;
  if (*b == '/') b++;
  for (; *a != '\0' && *b != '\0'; a++, b++)
    if (folded(*a) != folded(*b)) return false;
  return *a == *b;
}

/* Finds a part, and how many entries go by its name. */
static zip_uint64_t find_part(const ent__xlsx *book, const char *part, size_t *count) {
  const zip_int64_t entries = zip_get_num_entries(book->archive, 0);
  zip_uint64_t found = 0;
  *count = 0;
  for (zip_int64_t i = 0; i < entries; i++) {
    const char *name = zip_get_name(book->archive, (zip_uint64_t)i, ZIP_FL_ENC_RAW);
    if (name == NULL || !same_part(name, part)) continue;
    if ((*count)++ == 0) found = (zip_uint64_t)i;
  }
  return found;
}

bool ent__xlsx_has(const ent__xlsx *book, const char *part) {
  size_t count;
  find_part(book, part, &count);
  return count > 0;
}

static void damaged(ent__xlsx *book, const char *part, zip_error_t *error) {
  if (zip_error_code_zip(error) == ZIP_ER_MEMORY)
    book->failed = true;
  else
    ent__xlsx_fault(book, book->name, 0, 0, "bad-archive", NULL, "part '%.120s' cannot be unpacked (%s)", part,
                    zip_error_strerror(error));
}

/* Opens a part that is there once and not encrypted; NULL where a fault was reported. */
static zip_file_t *open_part(ent__xlsx *book, const char *part, uint64_t *packed) {
  size_t count;
  zip_stat_t about;
  const zip_uint64_t at = find_part(book, part, &count);
  zip_stat_init(&about);
  if (count != 1) {
    ent__xlsx_fault(book, book->name, 0, 0, count == 0 ? "missing-part" : "duplicate-part", NULL,
                    count == 0 ? "the workbook has no part '%.120s', which it needs" : "the workbook has part '%.120s' more than once", part);
    return NULL;
  }
  if (zip_stat_index(book->archive, at, 0, &about) != 0) {
    damaged(book, part, zip_get_error(book->archive));
    return NULL;
  }
  if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE) {
    ent__xlsx_fault(book, book->name, 0, 0, "bad-archive", NULL, "part '%.120s' is encrypted", part);
    return NULL;
  }
  *packed = (about.valid & ZIP_STAT_COMP_SIZE) != 0 ? about.comp_size : 0;
  zip_file_t *file = zip_fopen_index(book->archive, at, 0);
  if (file == NULL) damaged(book, part, zip_get_error(book->archive));
  return file;
}

static bool fits(ent__xlsx *book, const char *part, uint64_t size, uint64_t packed, uint64_t limit) {
  if (size <= limit && (size <= (UINT64_C(16) << 20) || size / ENT__XLSX_RATIO <= packed)) return true;
  if (size > limit)
    ent__xlsx_fault(book, book->name, 0, 0, "too-large", NULL, "part '%.120s' unpacks to more than %llu MiB, which is the limit",
                    part, (unsigned long long)(limit >> 20));
  else
    ent__xlsx_fault(book, book->name, 0, 0, "too-large", NULL,
                    "part '%.120s' unpacks to more than %d times its size, as no sheet of a person does", part, ENT__XLSX_RATIO);
  return false;
}

ent_status ent__xlsx_unpack(ent__xlsx *book, const char *part, uint64_t limit, ent__xlsx_bytes_fn *each, void *context,
                            ent_error *err) {
  uint64_t packed = 0;
  uint64_t size = 0;
  zip_file_t *file = open_part(book, part, &packed);
  char *run = file == NULL ? NULL : ent__alloc(run_size, 1);
  if (file != NULL && run == NULL) book->failed = true;
  while (run != NULL) {
    const zip_int64_t got = zip_fread(file, run, run_size);
    if (got < 0) damaged(book, part, zip_file_get_error(file));
    if (got <= 0) break;
    size += (uint64_t)got;
    if (!fits(book, part, size, packed, limit) || !each(context, run, (size_t)got)) break;
  }
  ent__free(run);
  if (file != NULL) zip_fclose(file);
  return book->failed ? ent__nomem(err) : ENT_OK;
}
