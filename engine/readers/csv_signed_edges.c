/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A signed edge list as CSV: source,target,sign; from and to, or weight, are taken as well. */
#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/near.h"
#include "engine/base/number.h"
#include "engine/base/sha256.h"
#include "engine/readers/csv_file.h"
#include "engine/readers/readers.h"
#include "engine/stances/ties_internal.h"

enum { SOURCE, TARGET, WEIGHT, COLUMNS };

typedef struct column_name {
  const char *name;
  int column;
  bool sign; /* only 1 and -1 */
} column_name;

static const column_name column_names[] = {{"source", SOURCE, false}, {"target", TARGET, false}, {"sign", WEIGHT, true},
                                           {"from", SOURCE, false},   {"to", TARGET, false},     {"weight", WEIGHT, false},
                                           {NULL, 0, false}};

typedef struct reading {
  ent__builder *builder;
  ent__csv_file file;
  ent_ties *ties;
  bool has_header;
  bool usable; /* the header has all it needs */
  bool sign;
  size_t width;
  size_t at[COLUMNS];
  ent_status status;
  ent_error *err;
} reading;

/* Quotes open and close in pairs, so counting outside them needs no parser. */
static char find_delimiter(const char *bytes, size_t size) {
  static const char candidates[] = ",;\t";
  size_t counts[3] = {0, 0, 0};
  bool quoted = false;
  for (size_t i = 0; i < size && (quoted || (bytes[i] != '\n' && bytes[i] != '\r')); i++) {
    if (bytes[i] == '"') quoted = !quoted;
    const char *which = quoted || bytes[i] == '\0' ? NULL : strchr(candidates, bytes[i]);
    if (which != NULL) counts[which - candidates]++;
  }
  int best = 0;
  for (int i = 1; i < 3; i++)
    if (counts[i] > counts[best]) best = i;
  return candidates[best];
}

static void unknown_column(reading *r, const ent__csv_row *row, size_t k, const char *name) {
  ent__near near;
  ent__near_begin(&near, name);
  for (const column_name *one = column_names; one->name != NULL; one++) ent__near_consider(&near, one->name);
  ent__csv_fault(r->builder, &r->file, row, k, "unknown-column", ent__builder_hint(r->builder, near.best),
                 "the edge list has no column '%.60s', expected source, target and sign (or from, to, weight)", name);
}

/* Whether a column is one of a dataset's table, and the file stands in the wrong place. */
static bool of_dataset(const char *name) { return strcmp(name, "id") == 0 || strcmp(name, "issue") == 0; }

static void read_header(reading *r, const ent__csv_row *row) {
  bool table = false;
  bool found[COLUMNS] = {false, false, false};
  r->has_header = true;
  r->width = row->count;
  for (size_t k = 0; k < row->count; k++) {
    const char *name = row->fields[k].s == NULL ? "" : row->fields[k].s;
    const column_name *one = column_names;
    while (one->name != NULL && strcmp(one->name, name) != 0) one++;
    table = table || of_dataset(name);
    if (one->name == NULL) {
      unknown_column(r, row, k, name);
    } else if (found[one->column]) {
      ent__csv_fault(r->builder, &r->file, row, k, "duplicate-column", NULL, "column '%s' says what another says, expected one of them", name);
    } else {
      found[one->column] = true;
      r->at[one->column] = k;
      if (one->column == WEIGHT) r->sign = one->sign;
    }
  }
  r->usable = found[SOURCE] && found[TARGET] && found[WEIGHT];
  if (!r->usable)
    ent__csv_fault(r->builder, &r->file, row, 0, "missing-column", table ? "a table of a dataset is not read alone; give its folder" : NULL,
                   "the edge list has no column for %s, expected source, target and sign",
                   !found[SOURCE] ? "the source" : !found[TARGET] ? "the target" : "the sign");
}

static bool has_control(const char *s) {
  for (; *s != '\0'; s++)
    if ((unsigned char)*s < 0x20 || *s == 0x7f) return true;
  return false;
}

static const char *read_name(reading *r, const ent__csv_row *row, int which) {
  const ent__csv_field *field = &row->fields[r->at[which]];
  if (field->s != NULL && field->length > 0 && !has_control(field->s)) return field->s;
  ent__csv_fault(r->builder, &r->file, row, r->at[which], "bad-id", NULL, "the %s is empty or holds a control character, expected a name",
                 which == SOURCE ? "source" : "target");
  return NULL;
}

static bool read_weight(reading *r, const ent__csv_row *row, double *weight) {
  const ent__csv_field *field = &row->fields[r->at[WEIGHT]];
  const char *s = field->s == NULL ? "" : field->s;
  if (*s == '+') s++;
  const bool number = ent__number_parse(weight, s, strlen(s));
  if (number && (r->sign ? fabs(*weight) == 1 : *weight != 0)) return true;
  ent__csv_fault(r->builder, &r->file, row, r->at[WEIGHT], number ? "out-of-range" : "wrong-type",
                 strchr(s, ',') == NULL ? NULL : "decimals are written with a point", "the %s is '%.40s', expected %s",
                 r->sign ? "sign" : "weight", field->s == NULL ? "" : field->s, r->sign ? "1 or -1" : "a number that is not 0");
  return false;
}

static void read_tie(reading *r, const ent__csv_row *row) {
  double weight = 0;
  const char *source = read_name(r, row, SOURCE), *target = read_name(r, row, TARGET);
  const bool weighed = read_weight(r, row, &weight);
  if (source == NULL || target == NULL || !weighed) return;
  uint32_t a = 0, b = 0;
  r->status = ent_ties_node(r->ties, source, &a, r->err);
  if (r->status == ENT_OK) r->status = ent_ties_node(r->ties, target, &b, r->err);
  if (r->status != ENT_OK) return;
  ent_error why = ENT_ERROR_INIT;
  const ent_status added = ent_ties_add(r->ties, a, b, weight, &why);
  if (added == ENT_E_DATA) ent__csv_fault(r->builder, &r->file, row, r->at[SOURCE], "bad-tie", NULL, "%s", why.text);
  else if (added != ENT_OK) r->status = ent__fail(r->err, added, "%s", why.text);
}

static bool on_row(void *context, const ent__csv_row *row) {
  reading *r = context;
  if (!r->has_header) {
    if (row->sound) read_header(r, row);
    return row->sound;
  }
  if (!r->usable || !row->sound) return r->usable;
  if (row->count != r->width)
    ent__csv_fault(r->builder, &r->file, row, row->count < r->width ? row->count : r->width, "row-length", NULL,
                   "the row has %zu field%s, expected %zu as the header has", row->count, row->count == 1 ? "" : "s", r->width);
  else read_tie(r, row);
  return r->status == ENT_OK && !ent__builder_failed(r->builder);
}

static bool locate_nothing(void *context, const ent__place *places, ent__located *out, size_t count) {
  (void)context;
  (void)places;
  memset(out, 0, count * sizeof *out); /* all faults here know their place already */
  return true;
}

static ent_status read_rows(reading *r) {
  ent_status status = ENT_OK;
  if (!ent__csv_check_bytes(r->builder, &r->file)) return status;
  r->file.delimiter = find_delimiter(r->file.bytes.data + r->file.start, r->file.bytes.size - r->file.start);
  if (r->file.bytes.size > r->file.start) status = ent__csv_rows(r->builder, &r->file, on_row, r, r->err);
  if (status == ENT_OK) status = r->status;
  if (status == ENT_OK && !r->has_header && ent__builder_faults(r->builder) == 0)
    ent__builder_fault_at(r->builder, r->file.source, 1, 1, NULL, "no-header", NULL, "the file is empty, expected a row of column names");
  return status;
}

/* The builder lends its list of faults; the dataset that it makes is empty and dropped. */
ent_status ent__read_signed_edges(ent_input *out, const ent__source *source, const ent_read_options *options, ent_diagnostics *diagnostics, ent_error *err) {
  (void)options;
  char sha256[65];
  const char *name = source->name;
  ent_dataset *empty = NULL;
  reading r = {.file = {.name = name, .source = name}, .err = err};
  ent_status status = ent__source_load(&r.file.bytes, sha256, source, err);
  if (status == ENT_OK) status = ent__builder_new(&r.builder, err);
  if (status == ENT_OK) status = ent_ties_new(&r.ties, err);
  if (status == ENT_OK) status = read_rows(&r);
  if (status == ENT_OK) status = ent__builder_finish(r.builder, &empty, name, sha256, locate_nothing, NULL, diagnostics, err);
  if (status == ENT_OK) status = ent__ties_set_source(r.ties, name, sha256, err);
  ent_dataset_free(empty);
  ent__builder_free(r.builder);
  ent_buffer_clear(&r.file.bytes);
  if (status != ENT_OK) {
    ent_ties_free(r.ties);
    return status;
  }
  out->ties = r.ties;
  return ENT_OK;
}
