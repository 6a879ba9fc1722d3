/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told of a database: table, row and column stand where other files have line and column. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/diag.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/readers/dna.h"

enum { message_size = 640 };

void ent__dna_nomem(ent__dna *dna) {
  if (dna->status == ENT_OK) dna->status = ent__nomem(dna->err);
}

bool ent__dna_sound(const ent__dna *dna) { return dna->status == ENT_OK && dna->faults == 0; }

static void report(ent__dna *dna, ent_severity severity, const char *code, const char *hint, const char *message) {
  char mended[message_size];
  if (dna->status != ENT_OK) return;
  ent__copy_text(mended, sizeof mended, message);
  const ent_diagnostic entry = {severity, code, dna->name, 0, 0, NULL, mended, hint};
  const ent_status status = ent__diagnostics_add(dna->diagnostics, &entry, dna->err);
  if (status != ENT_OK) dna->status = status;
  dna->faults += severity == ENT_FAULT;
}

void ent__dna_fault(ent__dna *dna, const char *code, const char *hint, const char *fmt, ...) {
  char message[message_size];
  va_list args;
  va_start(args, fmt);
  vsnprintf(message, sizeof message, fmt, args);
  va_end(args);
  report(dna, ENT_FAULT, code, hint, message);
}

void ent__dna_tell(ent__dna *dna, ent_severity severity, const char *code, const char *fmt, ...) {
  char message[message_size];
  va_list args;
  va_start(args, fmt);
  vsnprintf(message, sizeof message, fmt, args);
  va_end(args);
  report(dna, severity, code, NULL, message);
}

ENT_PRINTF(6, 0)
static void row_fault(ent__dna *dna, const char *table, int64_t row, const char *column, const char *code, const char *fmt, va_list args) {
  char message[message_size];
  const int used = snprintf(message, sizeof message, "row %lld of %s, column %s: ", (long long)row, table, column);
  if (used > 0 && (size_t)used < sizeof message) vsnprintf(message + used, sizeof message - (size_t)used, fmt, args);
  dna->skipped += dna->options->skip_bad_rows;
  report(dna, dna->options->skip_bad_rows ? ENT_WARNING : ENT_FAULT, code, NULL, message);
}

void ent__dna_row_fault(ent__dna *dna, const char *table, int64_t row, const char *column, const char *code, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  row_fault(dna, table, row, column, code, fmt, args);
  va_end(args);
}

void ent__dna_bad(ent__dna *dna, const ent__dna_row *row, int column, const char *code, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  row_fault(dna, ent__dna_row_table(row), ent__dna_row_id(row), ent__dna_row_column(row, column), code, fmt, args);
  va_end(args);
}

ent__dna_short ent__dna_shorten(const char *s) {
  ent__dna_short cut;
  char start[61];
  ent__copy_text(start, sizeof start, s);
  for (char *c = start; *c != '\0'; c++)
    if ((unsigned char)*c < 0x20 || *c == 0x7f) *c = '?';
  snprintf(cut.text, sizeof cut.text, "%s%s", start, strlen(s) > strlen(start) ? "..." : "");
  return cut;
}

void *ent__dna_add(ent__dna *dna, ent__dna_array *array, size_t size) {
  if (array->count >= ENT_NONE - 2 || ent__grow(&array->at, &array->room, array->count + 1, size) != 0) {
    ent__dna_nomem(dna);
    return NULL;
  }
  void *added = (char *)array->at + array->count++ * size;
  memset(added, 0, size);
  return added;
}

static int64_t id_at(const ent__dna_array *array, size_t size, size_t i) {
  int64_t id = 0;
  memcpy(&id, (const char *)array->at + i * size, sizeof id);
  return id;
}

static int by_id(const void *a, const void *b) {
  int64_t x = 0, y = 0;
  memcpy(&x, a, sizeof x);
  memcpy(&y, b, sizeof y);
  return x < y ? -1 : x > y;
}

/* Rows come in the order of their ids as DNA makes them; the sort is for tables made otherwise. */
void ent__dna_sort(ent__dna *dna, ent__dna_array *array, size_t size, const char *table) {
  bool sorted = true;
  for (size_t i = 1; i < array->count && sorted; i++) sorted = id_at(array, size, i - 1) < id_at(array, size, i);
  if (sorted) return;
  qsort(array->at, array->count, size, by_id);
  size_t kept = 1;
  for (size_t i = 1; i < array->count; i++) {
    const int64_t id = id_at(array, size, i);
    if (id == id_at(array, size, kept - 1)) {
      ent__dna_row_fault(dna, table, id, "ID", "duplicate-id", "found %lld twice, expected an ID of its own", (long long)id);
      continue;
    }
    if (kept != i) memcpy((char *)array->at + kept * size, (char *)array->at + i * size, size);
    kept++;
  }
  array->count = kept;
}

uint32_t ent__dna_find(const ent__dna_array *array, size_t size, int64_t id) {
  size_t low = 0, high = array->count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (id_at(array, size, middle) < id) low = middle + 1;
    else high = middle;
  }
  return low < array->count && id_at(array, size, low) == id ? (uint32_t)low : ENT_NONE;
}
