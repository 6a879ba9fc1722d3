/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/readers/csv_ties.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "engine/base/error.h"

static bool ends_line(char c) { return c == '\n' || c == '\r'; }

/* Length of a first line "sep=;", by which Excel is told the delimiter, with its end; 0 where there is none. */
static size_t sep_line(const char *bytes, size_t size) {
  if (size < 6 || strncasecmp(bytes, "sep=", 4) != 0 || !ends_line(bytes[5])) return 0;
  return bytes[5] == '\r' && size > 6 && bytes[6] == '\n' ? 7 : 6;
}

size_t ent__csv_ties_skip(const char *bytes, size_t size) {
  size_t at = sep_line(bytes, size);
  while (at < size) {
    const bool comment = bytes[at] == '#' || bytes[at] == '%';
    if (!comment && !ends_line(bytes[at])) break;
    while (comment && at < size && !ends_line(bytes[at])) at++;
    if (at < size) at++;
  }
  return at;
}

/* Quotes open and close in pairs, so counting outside them needs no parser. */
char ent__csv_ties_delimiter(const char *bytes, size_t size) {
  static const char candidates[] = ",;\t ";
  size_t counts[4] = {0, 0, 0, 0};
  bool quoted = false;
  for (size_t i = 0; i < size && (quoted || !ends_line(bytes[i])); i++) {
    if (bytes[i] == '"') quoted = !quoted;
    const char *which = quoted || bytes[i] == '\0' ? NULL : strchr(candidates, bytes[i]);
    if (which != NULL) counts[which - candidates]++;
  }
  int best = 0;
  for (int i = 1; i < 3; i++)
    if (counts[i] > counts[best]) best = i;
  return counts[best] == 0 && counts[3] > 0 ? ' ' : candidates[best];
}

static bool between_fields(char c, char delimiter) { return c == delimiter || (delimiter == ' ' && c == '\t'); }

void ent__glance_at(ent__glance *out, const char *bytes, size_t size, size_t from, char delimiter) {
  bool quoted = false;
  size_t at = from, start = from;
  out->count = 0;
  for (;; at++) {
    const bool end = at >= size || (!quoted && ends_line(bytes[at]));
    if (!end && bytes[at] == '"') quoted = !quoted;
    if (!end && (quoted || !between_fields(bytes[at], delimiter))) continue;
    if (delimiter != ' ' || at > start) {
      if (out->count < ENT__GLANCE_FIELDS) {
        size_t first = start, behind = at;
        for (size_t n = 0; (n = ent__blank_first(bytes + first, behind - first)) > 0;) first += n;
        for (size_t n = 0; (n = ent__blank_last(bytes + first, behind - first)) > 0;) behind -= n;
        out->s[out->count] = bytes + first;
        out->length[out->count] = behind - first;
      }
      out->count++;
    }
    start = at + 1;
    if (end) break;
  }
  out->whole = at < size;
  out->end = at + 1 < size && bytes[at] == '\r' && bytes[at + 1] == '\n' ? at + 2 : at + (at < size);
}

bool ent__glance_is(const ent__glance *glance, size_t k, const char *word) {
  const char *s = glance->s[k];
  size_t length = glance->length[k];
  if (length >= 2 && *s == '"' && s[length - 1] == '"') s++, length -= 2;
  return length == strlen(word) && strncasecmp(s, word, length) == 0;
}

/*
 * The comments above the first row are no rows; their quotes must not be taken for such. Nothing
 * below is touched: a name may begin with '#'.
 */
static void hush_comments(ent__csv_file *file) {
  const size_t size = file->bytes.size - file->start;
  char *bytes = file->bytes.data + file->start;
  const size_t end = ent__csv_ties_skip(bytes, size);
  for (size_t i = 0; i < end; i++)
    if (bytes[i] == '"') bytes[i] = '\'';
}

ent_status ent__csv_ties_begin(ent__csv_ties *ties, const ent__source *source, const ent_read_options *options, ent_error *err) {
  *ties = (ent__csv_ties){.file = {.name = source->name, .source = source->name}};
  ent_status status = ent__gather_begin(&ties->gather, source->name, options->skip_bad_rows, err);
  if (status == ENT_OK) status = ent__builder_new(&ties->builder, err);
  if (status == ENT_OK) status = ent__source_load(&ties->file.bytes, ties->sha256, source, err);
  if (status != ENT_OK) return status;
  ties->usable = ties->file.bytes.size > 0 && ent__csv_check_bytes(ties->builder, &ties->file);
  if (!ties->usable || ties->file.bytes.size == ties->file.start) return ENT_OK;
  hush_comments(&ties->file);
  const size_t from = ties->file.start + ent__csv_ties_skip(ties->file.bytes.data + ties->file.start, ties->file.bytes.size - ties->file.start);
  ties->file.delimiter = ent__csv_ties_delimiter(ties->file.bytes.data + from, ties->file.bytes.size - from);
  return ENT_OK;
}

typedef struct visit {
  ent__csv_row_fn *each;
  void *context;
  const ent__csv_file *file;
} visit;

static bool is_sep_line(const visit *to, const ent__csv_row *row) {
  const ent__csv_file *file = to->file;
  return row->offset == file->start && sep_line(file->bytes.data + file->start, file->bytes.size - file->start) > 0;
}

static bool without_gaps(void *context, const ent__csv_row *row) {
  const visit *to = context;
  if (is_sep_line(to, row)) return true;
  ent__csv_row dense = *row;
  dense.count = 0;
  for (size_t i = 0; i < row->count; i++)
    if (row->fields[i].s != NULL) dense.fields[dense.count++] = row->fields[i];
  return to->each(to->context, &dense);
}

static bool has_blanks(const ent__csv_field *field) {
  return field->s != NULL && (ent__blank_first(field->s, field->length) > 0 || ent__blank_last(field->s, field->length) > 0);
}

/* Takes the blanks around a field that is not in quotes, in which they would be meant. */
static void trim(ent__csv_field *field) {
  for (size_t n = 0; (n = ent__blank_last(field->s, field->length)) > 0;) field->length -= n;
  for (size_t n = 0; (n = ent__blank_first(field->s, field->length)) > 0;) {
    field->s += n;
    field->length -= n;
  }
  field->s[field->length] = '\0';
  if (field->length == 0) field->s = NULL;
}

/* The fields are looked up in the text by steps, so that a row is walked but once. A line of blanks is no row. */
static bool without_blanks(void *context, const ent__csv_row *row) {
  const visit *to = context;
  size_t at = row->offset, known = 0;
  bool any = row->count != 1;
  if (is_sep_line(to, row)) return true;
  for (size_t k = 0; k < row->count; k++) {
    if (row->sound && has_blanks(&row->fields[k])) {
      at = ent__csv_field_offset(to->file, at, k - known);
      known = k;
      if (to->file->bytes.data[at] != '"') trim(&row->fields[k]);
    }
    any = any || row->fields[k].s != NULL;
  }
  return any || !row->sound ? to->each(to->context, row) : true;
}

ent_status ent__csv_ties_rows(ent__csv_ties *ties, ent__csv_row_fn *each, void *context, ent_error *err) {
  visit to = {each, context, &ties->file};
  const ent__csv_file *file = &ties->file;
  if (!ties->usable || file->bytes.size == file->start) return ENT_OK;
  return ent__csv_rows(ties->builder, file, file->delimiter == ' ' ? without_gaps : without_blanks, &to, err);
}

/* Field k of a line whose fields lie apart by runs of blanks. */
static size_t blank_field(const ent__csv_file *file, size_t at, size_t k) {
  const char *data = file->bytes.data;
  const size_t size = file->bytes.size;
  for (;;) {
    while (at < size && data[at] == ' ') at++;
    if (k-- == 0 || at >= size || ends_line(data[at])) return at;
    bool quoted = false;
    for (; at < size && (quoted || (data[at] != ' ' && !ends_line(data[at]))); at++)
      if (data[at] == '"') quoted = !quoted;
  }
}

void ent__csv_ties_place(const ent__csv_ties *ties, const ent__csv_row *row, size_t k, long *line, long *column) {
  const ent__csv_file *file = &ties->file;
  const size_t at = file->delimiter == ' ' ? blank_field(file, row->offset, k) : ent__csv_field_offset(file, row->offset, k);
  *line = row->line;
  *column = ent__csv_column_at(file, row->offset, at, line);
}

static void ENT_PRINTF(7, 0) report(ent__csv_ties *ties, bool of_row, const ent__csv_row *row, size_t k, const char *code, const char *hint,
                   const char *fmt, va_list args) {
  char message[400];
  long line = 0, column = 0;
  vsnprintf(message, sizeof message, fmt, args);
  ent__csv_ties_place(ties, row, k, &line, &column);
  if (of_row) ent__gather_row_fault(&ties->gather, line, column, code, hint, "%s", message);
  else ent__gather_report(&ties->gather, ENT_FAULT, line, column, code, hint, "%s", message);
}

void ent__csv_ties_row_fault(ent__csv_ties *ties, const ent__csv_row *row, size_t k, const char *code, const char *hint,
                             const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  report(ties, true, row, k, code, hint, fmt, args);
  va_end(args);
}

void ent__csv_ties_fault(ent__csv_ties *ties, const ent__csv_row *row, size_t k, const char *code, const char *hint,
                         const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  report(ties, false, row, k, code, hint, fmt, args);
  va_end(args);
}

static bool locate_nothing(void *context, const ent__place *places, ent__located *out, size_t count) {
  (void)context;
  (void)places;
  memset(out, 0, count * sizeof *out); /* all faults here know their place already */
  return true;
}

/* The builder lends its list of faults; the dataset that it makes is empty and dropped. */
static ent_status take_faults(ent__csv_ties *ties, ent_error *err) {
  ent_dataset *empty = NULL;
  ent_diagnostics *list = NULL;
  ent_error told = ENT_ERROR_INIT;
  ent_status status = ent_diagnostics_new(&list, err);
  if (status != ENT_OK) return status;
  status = ent__builder_finish(ties->builder, &empty, ties->file.source, ties->sha256, locate_nothing, NULL, list, &told);
  if (status == ENT_OK || status == ENT_E_DATA) {
    ent__gather_take(&ties->gather, list);
    status = ENT_OK;
  } else {
    (void)ent__fail(err, status, "%s", told.text);
  }
  ent_dataset_free(empty);
  ent_diagnostics_free(list);
  return status;
}

ent_status ent__csv_ties_end(ent__csv_ties *ties, ent_input *out, ent_variables *variables, ent_status status,
                             ent_diagnostics *diagnostics, ent_error *err) {
  if (status == ENT_OK) status = take_faults(ties, err);
  if (status != ENT_OK) ties->gather.status = status;
  status = ent__gather_end(&ties->gather, out, variables, ties->sha256, diagnostics);
  ent__builder_free(ties->builder);
  ent_buffer_clear(&ties->file.bytes);
  return status;
}

bool ent__csv_ties_is_name(const ent__csv_field *field) {
  if (field->s == NULL || field->length == 0) return false;
  for (const char *s = field->s; *s != '\0'; s++)
    if ((unsigned char)*s < 0x20 || *s == 0x7f) return false;
  return true;
}

char *ent__csv_ties_unguard(char *s) {
  return s != NULL && s[0] == '\'' && s[1] != '\0' && strchr("=+-@\t\r", s[1]) != NULL ? s + 1 : s;
}
