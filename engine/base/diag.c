/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/diag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/arena.h"
#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct entry {
  ent_diagnostic shown;
  size_t added; /* keeps the sort stable */
} entry;

struct ent_diagnostics {
  entry *at;
  size_t count;
  size_t room;
  size_t faults;
  ent__arena strings;
};

ent_status ent_diagnostics_new(ent_diagnostics **out, ent_error *err) {
  *out = ent__zalloc(1, sizeof **out);
  return *out == NULL ? ent__nomem(err) : ENT_OK;
}

void ent_diagnostics_free(ent_diagnostics *list) {
  if (list == NULL) return;
  ent__arena_clear(&list->strings);
  ent__free(list->at);
  ent__free(list);
}

size_t ent_diagnostics_count(const ent_diagnostics *list) { return list->count; }

size_t ent_diagnostics_faults(const ent_diagnostics *list) { return list->faults; }

const ent_diagnostic *ent_diagnostics_get(const ent_diagnostics *list, size_t i) {
  return &list->at[i].shown;
}

static int keep(ent_diagnostics *list, const char **s) {
  if (*s == NULL) return 0;
  *s = ent__arena_string(&list->strings, *s, strlen(*s));
  return *s == NULL ? -1 : 0;
}

ent_status ent__diagnostics_add(ent_diagnostics *list, const ent_diagnostic *one, ent_error *err) {
  void *at = list->at;
  if (ent__grow(&at, &list->room, list->count + 1, sizeof *list->at) != 0) return ent__nomem(err);
  list->at = at;
  entry *new_entry = &list->at[list->count];
  new_entry->shown = *one;
  new_entry->added = list->count;
  ent_diagnostic *shown = &new_entry->shown;
  if (keep(list, &shown->code) != 0 || keep(list, &shown->source) != 0 || keep(list, &shown->pointer) != 0 ||
      keep(list, &shown->message) != 0 || keep(list, &shown->hint) != 0)
    return ent__nomem(err);
  list->count++;
  list->faults += one->severity == ENT_FAULT;
  return ENT_OK;
}

ent_status ent__diagnostics_more(ent_diagnostics *list, const char *source, size_t count, ent_error *err) {
  if (count == 0) return ENT_OK;
  char message[64];
  snprintf(message, sizeof message, "%zu more fault%s like these", count, count == 1 ? "" : "s");
  const ent_diagnostic one = {ENT_FAULT, "too-many", source, 0, 0, NULL, message, NULL};
  const ent_status status = ent__diagnostics_add(list, &one, err);
  if (status == ENT_OK) list->faults += count - 1;
  return status;
}

static int by_place(const void *left, const void *right) {
  const entry *a = left;
  const entry *b = right;
  const char *source_a = a->shown.source == NULL ? "" : a->shown.source;
  const char *source_b = b->shown.source == NULL ? "" : b->shown.source;
  const int order = strcmp(source_a, source_b);
  if (order != 0) return order;
  if (a->shown.line != b->shown.line) return a->shown.line < b->shown.line ? -1 : 1;
  if (a->shown.column != b->shown.column) return a->shown.column < b->shown.column ? -1 : 1;
  return a->added < b->added ? -1 : a->added > b->added;
}

void ent__diagnostics_sort(ent_diagnostics *list, size_t from) {
  if (from < list->count) qsort(list->at + from, list->count - from, sizeof *list->at, by_place);
}

/* Blanks stand for what breaks lines: one diagnostic, one line. */
static void on_one_line(ent_buffer *out, size_t from) {
  for (size_t i = from; !out->failed && i < out->size; i++)
    if (out->data[i] == '\n' || out->data[i] == '\r') out->data[i] = ' ';
}

static void print_one(ent_buffer *out, const ent_diagnostic *one) {
  static const char *const words[] = {"note", "warning", "fault"};
  const size_t from = out->size;
  if (one->source != NULL && *one->source != '\0') {
    ent__buffer_puts(out, one->source);
    if (one->line > 0) ent__buffer_printf(out, ":%ld", one->line);
    if (one->line > 0 && one->column > 0) ent__buffer_printf(out, ":%ld", one->column);
    ent__buffer_puts(out, ": ");
  }
  ent__buffer_printf(out, "%s[%s]: ", words[one->severity], one->code);
  ent__buffer_puts(out, one->message);
  if (one->pointer != NULL && *one->pointer != '\0') {
    ent__buffer_puts(out, " (at ");
    ent__buffer_puts(out, one->pointer);
    ent__buffer_putc(out, ')');
  }
  if (one->hint != NULL) {
    ent__buffer_puts(out, "; ");
    ent__buffer_puts(out, one->hint);
  }
  on_one_line(out, from);
  ent__buffer_putc(out, '\n');
}

ent_status ent_diagnostics_print(ent_buffer *out, const ent_diagnostics *list, ent_error *err) {
  for (size_t i = 0; i < list->count; i++) print_one(out, &list->at[i].shown);
  return ent__buffer_status(out, err);
}
