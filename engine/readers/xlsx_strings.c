/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strings that cells share. What is said of their number is not believed: they are counted. */
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/mem.h"
#include "engine/readers/xlsx.h"

typedef struct string_scan {
  ent__xlsx *book;
  bool in_string;
  bool in_text;
  int phonetic; /* depth of rPh: how it is spoken is not what it says */
} string_scan;

static void on_start(void *context, const char *name, const ent__xlsx_attributes *attributes) {
  string_scan *state = context;
  ent__xlsx *book = state->book;
  void *at = book->string_at;
  (void)attributes;
  if (strcmp(name, "si") == 0 && !state->in_string) {
    if (ent__grow(&at, &book->string_room, book->string_count + 1, sizeof *book->string_at) != 0) book->failed = true;
    book->string_at = at;
    if (!book->failed) book->string_at[book->string_count++] = book->strings.size;
    state->in_string = true;
  } else if (strcmp(name, "rPh") == 0) {
    state->phonetic++;
  } else if (strcmp(name, "t") == 0) {
    state->in_text = state->in_string && state->phonetic == 0;
  }
}

static void on_text(void *context, const char *s, size_t length) {
  string_scan *state = context;
  if (state->in_text) ent__buffer_add(&state->book->strings, s, length);
}

static void on_end(void *context, const char *name) {
  string_scan *state = context;
  ent__xlsx *book = state->book;
  if (strcmp(name, "t") == 0) state->in_text = false;
  if (strcmp(name, "rPh") == 0 && state->phonetic > 0) state->phonetic--;
  if (strcmp(name, "si") != 0 || !state->in_string) return;
  state->in_string = false;
  const size_t from = book->string_at[book->string_count - 1];
  if (!book->strings.failed && book->strings.size > from)
    book->strings.size = from + ent__xlsx_unescape(book->strings.data + from, book->strings.size - from);
  ent__buffer_putc(&book->strings, '\0');
  if (book->strings.failed) book->failed = true;
}

static bool stop(void *context) { return ((string_scan *)context)->book->failed; }

ent_status ent__xlsx_read_strings(ent__xlsx *book, ent_error *err) {
  string_scan state = {.book = book};
  const ent__xlsx_handler handler = {on_start, on_text, on_end, stop, &state};
  const char *part = ent__xlsx_related(book, "sharedStrings");
  if (part == NULL) return ENT_OK;
  return ent__xlsx_parse(book, part, ENT__XLSX_LARGE / 4, &handler, err);
}
