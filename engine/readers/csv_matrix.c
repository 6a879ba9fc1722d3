/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A square matrix as delimited text: names in the first row and column, the first cell empty, the
 * weight of the tie of row and column in each cell; 0, nothing or NA where there is none.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/near.h"
#include "engine/base/number.h"
#include "engine/readers/csv_ties.h"
#include "engine/stances/ties_internal.h"

typedef struct reading {
  ent__csv_ties ties;
  bool begun;
  bool usable;
  size_t size;
  long *lines; /* of each node's row; 0 where it has not come */
  size_t rows;
  size_t on_diagonal;
  ent_status status;
  ent_error *err;
} reading;

/* What two programs, or one and its rounding, write of one number. */
static bool is_same(double a, double b) { return fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b)); }

/* A name as a node's: it may be a label with line ends or tabs in it, for each of which stands a blank. */
static const char *name_of(const ent__csv_row *row, size_t k) {
  if (row->fields[k].s == NULL) return "";
  char *name = ent__csv_ties_unguard(row->fields[k].s);
  for (char *s = name; *s != '\0'; s++)
    if ((unsigned char)*s < 0x20 || *s == 0x7f) *s = ' ';
  return name;
}

static void read_header(reading *r, const ent__csv_row *row) {
  r->size = row->count - 1;
  r->usable = row->count > 1;
  if (!r->usable) {
    ent__csv_ties_fault(&r->ties, row, 0, "missing-column", NULL, "the first row names no column, expected an empty cell and then the names");
    return;
  }
  r->lines = ent__zalloc(r->size, sizeof *r->lines);
  if (r->lines == NULL) r->status = ent__nomem(r->err);
  for (size_t k = 1; k < row->count && r->status == ENT_OK; k++) {
    uint32_t node = 0;
    const char *name = name_of(row, k);
    if (*name == '\0') {
      ent__csv_ties_fault(&r->ties, row, k, "bad-id", NULL, "the column's name is empty, expected a name");
      r->usable = false;
      continue;
    }
    r->status = ent_ties_node(r->ties.gather.ties, name, &node, r->err);
    if (r->status != ENT_OK || node == k - 1 || !r->usable) continue;
    ent__csv_ties_fault(&r->ties, row, k, "duplicate-id", NULL, "column '%.80s' comes twice, expected each name once", name);
    r->usable = false;
  }
}

/* The node of a row, ENT_NONE where it is at fault. */
static uint32_t node_of(reading *r, const char *name) {
  ent_ties *ties = r->ties.gather.ties;
  for (uint32_t node = (uint32_t)r->rows, tried = 0; tried < 2 && node < r->size; tried++) {
    if (strcmp(ent_ties_name(ties, node), name) == 0 && r->lines[node] == 0) return node; /* mostly the next */
    if (*name == '\0') break;
    if (tried == 0) {
      const ent_status status = ent_ties_node(ties, name, &node, r->err);
      if (status != ENT_OK) r->status = status;
      if (status != ENT_OK) return ENT_NONE;
    }
  }
  return ENT_NONE;
}

static bool is_missing(const char *s) { return s == NULL || *s == '\0' || strcasecmp(s, "NA") == 0 || strcasecmp(s, "NaN") == 0; }

static bool read_cell(reading *r, const ent__csv_row *row, size_t k, double *weight) {
  const char *s = row->fields[k].s;
  *weight = 0;
  if (is_missing(s) || ent__weigh_number(weight, s)) return true;
  ent__csv_ties_fault(&r->ties, row, k, "wrong-type", strchr(s, ',') == NULL ? NULL : "decimals are written with a point",
                      "the cell is '%.40s', expected a number", s);
  return false;
}

static void asymmetric(reading *r, const ent__csv_row *row, size_t k, uint32_t node, double before, double now) {
  char text[2][ENT__NUMBER_SIZE];
  const ent_ties *ties = r->ties.gather.ties;
  ent__number_format(text[0], now);
  ent__number_format(text[1], before);
  ent__csv_ties_fault(&r->ties, row, k, "bad-tie", NULL,
                      "'%.60s' and '%.60s' have %s here and %s in line %ld, expected the same weight both ways", ent_ties_name(ties, node),
                      ent_ties_name(ties, (uint32_t)k - 1), text[0], text[1], r->lines[k - 1]);
}

static void read_cells(reading *r, const ent__csv_row *row, uint32_t node) {
  ent_ties *ties = r->ties.gather.ties;
  size_t count = 0;
  for (size_t k = 1; k < row->count && r->status == ENT_OK; k++) {
    const uint32_t other = (uint32_t)k - 1;
    double weight = 0;
    if (!read_cell(r, row, k, &weight)) continue;
    if (other == node) {
      r->on_diagonal += weight != 0;
    } else if (r->lines[other] == 0) {
      if (weight != 0) r->status = ent__ties_append(ties, node, other, weight, r->err);
    } else {
      const size_t known = ent__ties_find(ties, node, other);
      const double before = known == SIZE_MAX ? 0 : ent_ties_list(ties, &count)[known].weight;
      if (!is_same(before, weight)) asymmetric(r, row, k, node, before, weight);
    }
  }
}

static void unknown_row(reading *r, const ent__csv_row *row, const char *name) {
  ent__near near;
  char hint[120];
  ent__near_begin(&near, name);
  for (uint32_t i = 0; i < r->size; i++) {
    const char *column = ent_ties_name(r->ties.gather.ties, i);
    if (strcmp(column, name) == 0) {
      ent__csv_ties_fault(&r->ties, row, 0, "duplicate-id", NULL, "row '%.80s' comes twice, expected each name once", name);
      return;
    }
    ent__near_consider(&near, column);
  }
  if (near.best != NULL) snprintf(hint, sizeof hint, "did you mean '%.80s'?", near.best);
  ent__csv_ties_fault(&r->ties, row, 0, "dangling-reference", near.best == NULL ? "a matrix of two modes is not read" : hint,
                      "row '%.80s' is no column, expected the same names in the first row and the first column", name);
}

static bool on_row(void *context, const ent__csv_row *row) {
  reading *r = context;
  if (!r->begun) {
    if (!row->sound) return false;
    r->begun = true;
    read_header(r, row);
    return r->usable && r->status == ENT_OK;
  }
  if (!row->sound) return true;
  const char *name = name_of(row, 0);
  const uint32_t node = node_of(r, name);
  if (r->status != ENT_OK) return false;
  if (node >= r->size) {
    unknown_row(r, row, name);
  } else if (row->count != r->size + 1) {
    ent__csv_ties_fault(&r->ties, row, row->count < r->size + 1 ? row->count : r->size + 1, "row-length", NULL,
                        "the row has %zu field%s, expected %zu as the first has", row->count, row->count == 1 ? "" : "s", r->size + 1);
  } else {
    read_cells(r, row, node);
  }
  if (node < r->size) r->lines[node] = row->line;
  r->rows++;
  if (r->status == ENT_OK) r->status = r->ties.gather.status;
  return r->status == ENT_OK && !ent__builder_failed(r->ties.builder);
}

static void check_rows(reading *r) {
  ent__gather *gather = &r->ties.gather;
  if (!r->begun && ent__builder_faults(r->ties.builder) == 0)
    ent__gather_report(gather, ENT_FAULT, 1, 1, "no-header", NULL, "the file is empty, expected a row of names");
  for (uint32_t i = 0; r->usable && i < r->size; i++)
    if (r->lines[i] == 0)
      ent__gather_report(gather, ENT_FAULT, 0, 0, "missing-row", NULL, "column '%.80s' has no row, expected a square matrix", ent_ties_name(gather->ties, i));
  if (r->on_diagonal > 0)
    ent__gather_report(gather, ENT_NOTE, 0, 0, "zero-ties", NULL, "%zu cell%s of the diagonal %s not 0, and no tie", r->on_diagonal,
                       r->on_diagonal == 1 ? "" : "s", r->on_diagonal == 1 ? "is" : "are");
}

ent_status ent__read_matrix(ent_input *out, const ent__source *source, const ent_read_options *options, ent_diagnostics *diagnostics,
                            ent_error *err) {
  reading r = {.err = err};
  ent_status status = ent__csv_ties_begin(&r.ties, source, options, err);
  if (status == ENT_OK && r.ties.file.delimiter == ' ') r.ties.file.delimiter = ','; /* one column alone */
  if (status == ENT_OK) status = ent__csv_ties_rows(&r.ties, on_row, &r, err);
  if (status == ENT_OK) status = r.status;
  if (status == ENT_OK) check_rows(&r);
  ent__free(r.lines);
  return ent__csv_ties_end(&r.ties, out, NULL, status, diagnostics, err);
}

static bool is_empty(const ent__glance *g, size_t k) { return g->length[k] == 0 || ent__glance_is(g, k, ""); }

/* The first cell is empty, and the rows are named as the columns, as far as can be seen. */
bool ent__sniff_matrix(const char *head, size_t size) {
  ent__glance names, row;
  size_t mark = size >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  if (size >= mark + 4 && strncasecmp(head + mark, "sep=", 4) == 0) mark += ent__csv_ties_skip(head + mark, size - mark);
  const char delimiter = ent__csv_ties_delimiter(head + mark, size - mark);
  ent__glance_at(&names, head, size, mark, delimiter);
  if (delimiter == ' ' || names.count < 2 || !is_empty(&names, 0)) return false;
  size_t at = names.end;
  for (size_t k = 1; k < names.count && k < ENT__GLANCE_FIELDS && at < size; k++) {
    ent__glance_at(&row, head, size, at, delimiter);
    if (!row.whole && k > 1) break;
    if (row.count != names.count && row.whole) return false;
    if (row.length[0] != names.length[k] || memcmp(row.s[0], names.s[k], row.length[0]) != 0) return false;
    at = row.end;
  }
  return at > names.end;
}
