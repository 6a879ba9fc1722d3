/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The documents, and the passages of the statements. The texts are long and not kept: each is walked
 * over once, and what its statements mark is cut from it.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/mem.h"
#include "engine/base/utf8.h"
#include "engine/readers/dna.h"

enum { most_of_passage = 400, milliseconds = 1000, seconds_a_day = 86400 };

/* Statements in the order of their documents and places; a range of it for the document at hand. */
typedef struct walk {
  ent__dna *dna;
  uint32_t *order;
  size_t count;
  size_t outside; /* statements whose place is not in the text */
} walk;

static bool set_date(char out[ENT_INTERVAL_SIZE], int64_t day) {
  if (day < -719162 || day > 2932896) return false; /* 0001-01-01, 9999-12-31 */
  ent_interval_format(out, (ent_interval){ent_date_of_day((int32_t)day), {0, 0, 0}});
  return true;
}

static int64_t floor_divide(int64_t a, int64_t b) { return a / b - (a % b < 0); }

static bool read_date(ent__dna *dna, const ent__dna_row *row, int column, char out[ENT_INTERVAL_SIZE]) {
  int64_t value = 0;
  out[0] = '\0';
  if (ent__dna_null(row, column)) return true;
  if (!ent__dna_integer(dna, row, column, &value)) return false;
  const bool milli = dna->version == 2;
  if (set_date(out, floor_divide(milli ? floor_divide(value, milliseconds) : value, seconds_a_day))) return true;
  ent__dna_bad(dna, row, column, "bad-date", "found %lld, expected %s since 1970 of a day in the years 1 to 9999", (long long)value, milli ? "milliseconds" : "seconds");
  return false;
}

/* What a character counts in the offsets: DNA is written in Java, where those beyond U+FFFF count twice. */
static int64_t units(size_t length) { return length == 4 ? 2 : 1; }

/* Appends a text as one line: blanks and control characters become single spaces, what is no UTF-8 U+FFFD. */
static void add_character(ent_buffer *out, const char *s, size_t length, bool *space) {
  const bool blank = length == 1 && ((unsigned char)*s <= ' ' || *s == 0x7f);
  if (!blank && *space && out->size > 0) ent__buffer_putc(out, ' ');
  *space = blank;
  if (!blank && length == 0) ent__buffer_puts(out, "\xef\xbf\xbd");
  else if (!blank) ent__buffer_add(out, s, length);
}

static void cut_passage(ent__dna *dna, ent__dna_statement *statement, const char *text, size_t size, size_t at, bool *whole) {
  ent_buffer out = ENT_BUFFER_INIT;
  bool space = false;
  int64_t left = statement->stop - statement->start;
  int characters = 0;
  for (; left > 0 && at < size && characters < most_of_passage; characters++) {
    const size_t length = ent__utf8_length(text + at, size - at);
    add_character(&out, text + at, length, &space);
    left -= units(length);
    at += length == 0 ? 1 : length;
  }
  *whole = left <= 0 || at < size;
  if (left > 0 && at < size) ent__buffer_puts(&out, "\xe2\x80\xa6");
  if (out.size > 0) statement->passage = ent__arena_string(&dna->arena, out.data, out.size);
  if (out.failed || (out.size > 0 && statement->passage == NULL)) ent__dna_nomem(dna);
  ent_buffer_clear(&out);
}

/* The statements come in the order of their places, so that the text is walked over once. */
static void cut_passages(walk *w, const uint32_t *order, size_t count, const char *text, size_t size) {
  size_t at = 0;
  int64_t unit = 0;
  for (size_t i = 0; i < count && w->dna->status == ENT_OK; i++) {
    ent__dna_statement *statement = &ENT__DNA_AT(w->dna, statements, statement)[order[i]];
    bool whole = false;
    if (statement->start >= 0 && statement->stop > statement->start) {
      while (unit < statement->start && at < size) {
        const size_t length = ent__utf8_length(text + at, size - at);
        unit += units(length);
        at += length == 0 ? 1 : length;
      }
      if (at < size) cut_passage(w->dna, statement, text, size, at, &whole);
    }
    w->outside += !whole;
  }
}

static int64_t document_of(const ent__dna *dna, uint32_t i) { return ENT__DNA_AT(dna, statements, statement)[i].document_id; }

/* The first place in the order whose document is not below one. */
static size_t first_of(const walk *w, int64_t document) {
  size_t low = 0, high = w->count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (document_of(w->dna, w->order[middle]) < document) low = middle + 1;
    else high = middle;
  }
  return low;
}

static void on_document(ent__dna *dna, const ent__dna_row *row) {
  walk *w = dna->walk;
  ent__dna_document document = {0, "", "", "", "", "", "", "", false};
  const char **texts[] = {&document.title, &document.author, &document.source, &document.section, &document.type, &document.notes};
  const char *text = "";
  size_t size = 0;
  if (!ent__dna_integer(dna, row, 0, &document.id)) return;
  for (int i = 0; i < 6; i++) document.bad = !ent__dna_text(dna, row, 1 + i, texts[i]) || document.bad;
  document.bad = !read_date(dna, row, 7, document.date) || document.bad;
  ent__dna_document *added = ent__dna_add(dna, &dna->documents, sizeof *added);
  if (added == NULL) return;
  *added = document;
  size_t from = first_of(w, document.id), end = from;
  while (end < w->count && document_of(dna, w->order[end]) == document.id) end++;
  if (end == from || document.bad) return;
  if (ent__dna_long_text(dna, row, 8, &text, &size)) cut_passages(w, w->order + from, end - from, text, size);
  else ENT__DNA_AT(dna, documents, document)[dna->documents.count - 1].bad = true;
}

typedef struct placed {
  int64_t document;
  int64_t start;
  uint32_t statement;
} placed;

static int by_place(const void *a, const void *b) {
  const placed *x = a, *y = b;
  if (x->document != y->document) return x->document < y->document ? -1 : 1;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  return x->statement < y->statement ? -1 : x->statement > y->statement;
}

/* Orders the statements that are read by document and place. */
static void order_statements(walk *w) {
  const ent__dna *dna = w->dna;
  const ent__dna_statement *statements = ENT__DNA_AT(dna, statements, statement);
  placed *at = ent__alloc(dna->statements.count, sizeof *at);
  w->order = ent__alloc(dna->statements.count, sizeof *w->order);
  if (at == NULL || w->order == NULL) {
    ent__dna_nomem(w->dna);
  } else {
    for (uint32_t i = 0; i < dna->statements.count; i++)
      if (statements[i].type == dna->type && !statements[i].bad) at[w->count++] = (placed){statements[i].document_id, statements[i].start, i};
    if (w->count > 0) qsort(at, w->count, sizeof *at, by_place);
    for (size_t i = 0; i < w->count; i++) w->order[i] = at[i].statement;
  }
  ent__free(at);
}

static void find_documents(walk *w) {
  ent__dna *dna = w->dna;
  for (size_t i = 0; i < w->count && dna->status == ENT_OK; i++) {
    ent__dna_statement *statement = &ENT__DNA_AT(dna, statements, statement)[w->order[i]];
    statement->document = ent__dna_find(&dna->documents, sizeof(ent__dna_document), statement->document_id);
    const bool found = statement->document != ENT_NONE;
    statement->bad = !found || ENT__DNA_AT(dna, documents, document)[statement->document].bad;
    if (found || dna->documents.unread) continue;
    ent__dna_row_fault(dna, "STATEMENTS", statement->id, "DocumentId", "dangling-reference", "found %lld, expected the ID of a row of DOCUMENTS",
                       (long long)statement->document_id);
  }
}

void ent__dna_read_documents(ent__dna *dna) {
  static const ent__dna_table documents = {"DOCUMENTS", {"ID", "Title", "Author", "Source", "Section", "Type", "Notes", "Date", "Text", NULL}};
  walk w = {dna, NULL, 0, 0};
  if (dna->status == ENT_OK) order_statements(&w);
  dna->walk = &w;
  dna->documents.unread = !ent__dna_scan(dna, &documents, on_document);
  dna->walk = NULL;
  ent__dna_sort(dna, &dna->documents, sizeof(ent__dna_document), "DOCUMENTS");
  find_documents(&w);
  if (w.outside > 0)
    ent__dna_tell(dna, ENT_WARNING, "bad-passage", "%zu statement%s a place that is not in the document's text, expected one there: the passage was cut or left out",
                  w.outside, w.outside == 1 ? " has" : "s have");
  ent__free(w.order);
}
