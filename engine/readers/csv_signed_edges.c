/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A signed or weighted edge list as delimited text: source, target, and a sign or a weight; with a
 * header or, where each row is two names and a number, without.
 */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "engine/base/error.h"
#include "engine/readers/csv_edges.h"

typedef struct reading {
  ent__csv_ties ties;
  ent__edge_columns columns;
  const ent_read_options *options;
  ent_variables *variables;
  bool begun;
  bool directed; /* a comment above the list says so, as SNAP's do */
  ent_status status;
  ent_error *err;
} reading;

static char *field_of(const reading *r, const ent__csv_row *row, ent__edge_role role) {
  const size_t k = r->columns.at[role];
  char *s = k == SIZE_MAX ? NULL : row->fields[k].s;
  return r->columns.own ? ent__csv_ties_unguard(s) : s;
}

static bool check_name(reading *r, const ent__csv_row *row, ent__edge_role role) {
  const size_t k = r->columns.at[role];
  if (ent__csv_ties_is_name(&row->fields[k])) return true;
  ent__csv_ties_row_fault(&r->ties, row, k, "bad-id", NULL, "the %s is empty or holds a control character, expected a name",
                          ent__edge_role_word(role));
  return false;
}

/* Reads the two ends, which must be two; no name of a row at fault becomes a node. */
static bool read_ends(reading *r, const ent__csv_row *row, uint32_t *a, uint32_t *b) {
  ent_ties *ties = r->ties.gather.ties;
  if (check_name(r, row, ENT__EDGE_SOURCE) + check_name(r, row, ENT__EDGE_TARGET) != 2) return false;
  const char *source = field_of(r, row, ENT__EDGE_SOURCE), *target = field_of(r, row, ENT__EDGE_TARGET);
  if (source == NULL || target == NULL) return false;
  if (strcmp(source, target) == 0) {
    ent__csv_ties_row_fault(&r->ties, row, r->columns.at[ENT__EDGE_SOURCE], "bad-tie", NULL,
                            "'%.80s' is tied to itself, expected two different actors", source);
    return false;
  }
  r->status = ent_ties_node(ties, source, a, r->err);
  if (r->status == ENT_OK) r->status = ent_ties_node(ties, target, b, r->err);
  return r->status == ENT_OK;
}

/* An empty field is a fault like any other that is no number. */
static bool read_weight(reading *r, const ent__csv_row *row, double *weight) {
  static const ent__edge_role roles[] = {ENT__EDGE_SIGNED, ENT__EDGE_WEIGHT, ENT__EDGE_SIGN};
  const char *found[3];
  ent__weigh_fault fault;
  bool any = false;
  for (int i = 0; i < 3; i++) {
    const size_t k = r->columns.at[roles[i]];
    found[i] = k == SIZE_MAX ? NULL : row->fields[k].s == NULL ? "" : row->fields[k].s;
    any = any || found[i] != NULL;
  }
  const ent__weighing raw = {found[0], found[1], found[2]};
  *weight = 1;
  if (!any || ent__weigh(weight, &raw, &fault)) return true;
  ent__csv_ties_row_fault(&r->ties, row, r->columns.at[roles[fault.at]], fault.code, fault.hint, "%s", fault.text);
  return false;
}

static void read_label(reading *r, const ent__csv_row *row, ent__edge_role role, uint32_t node) {
  const char *label = field_of(r, row, role);
  if (r->status != ENT_OK || label == NULL || *label == '\0') return;
  ent_ties *ties = r->ties.gather.ties;
  if (ent_ties_label(ties, node) != NULL || strcmp(label, ent_ties_name(ties, node)) == 0) return;
  r->status = ent_ties_set_label(ties, node, label, r->err);
}

static void read_tie(reading *r, const ent__csv_row *row) {
  double weight = 0;
  uint32_t a = 0, b = 0;
  const bool weighed = read_weight(r, row, &weight);
  const bool named = (weighed || !r->ties.gather.skip) && read_ends(r, row, &a, &b);
  if (r->status != ENT_OK) return;
  if (!weighed || !named) {
    r->ties.gather.skipped += r->ties.gather.skip;
    return;
  }
  const char *type = field_of(r, row, ENT__EDGE_TYPE);
  const bool directed = r->directed || (type != NULL && strcasecmp(type, "directed") == 0);
  long line = 0, column = 0;
  ent__csv_ties_place(&r->ties, row, r->columns.at[ENT__EDGE_SOURCE], &line, &column);
  ent__gather_tie(&r->ties.gather, a, b, weight, directed, line, column);
  r->status = r->ties.gather.status;
  if (r->columns.at[ENT__EDGE_SOURCE_LABEL] != SIZE_MAX) read_label(r, row, ENT__EDGE_SOURCE_LABEL, a);
  if (r->columns.at[ENT__EDGE_TARGET_LABEL] != SIZE_MAX) read_label(r, row, ENT__EDGE_TARGET_LABEL, b);
}

/* Comments stand above the first row; in a list without header, which names no actor '#...', below it too. */
static bool is_comment(const reading *r, const ent__csv_row *row) {
  const char first = r->ties.file.bytes.data[row->offset];
  return (first == '#' || first == '%') && (!r->begun || r->columns.headless);
}

static bool on_row(void *context, const ent__csv_row *row) {
  reading *r = context;
  if (is_comment(r, row)) return true;
  if (!r->begun) {
    if (!row->sound) return false;
    r->begun = true;
    r->status = ent__edge_columns_read(&r->columns, &r->ties, row, r->options, r->variables, r->err);
    if (r->status != ENT_OK || !r->columns.usable) return false;
    if (!r->columns.headless) return true;
  }
  if (!row->sound) return true;
  if (row->count == r->columns.width) {
    read_tie(r, row);
  } else {
    const size_t k = row->count < r->columns.width ? row->count : r->columns.width;
    ent__csv_ties_row_fault(&r->ties, row, k, "row-length", NULL, "the row has %zu field%s, expected %zu as the %s has", row->count,
                            row->count == 1 ? "" : "s", r->columns.width, r->columns.headless ? "first row" : "header");
    r->ties.gather.skipped += r->ties.gather.skip;
  }
  if (r->status == ENT_OK) r->status = r->ties.gather.status;
  return r->status == ENT_OK && !ent__builder_failed(r->ties.builder);
}

/* "# Directed graph: soc-sign-epinions" above the list. */
static bool says_directed(const ent__csv_ties *ties) {
  static const char word[] = "directed graph";
  if (!ties->usable || ties->file.bytes.size == ties->file.start) return false;
  const char *bytes = ties->file.bytes.data + ties->file.start;
  const size_t size = ent__csv_ties_skip(bytes, ties->file.bytes.size - ties->file.start);
  for (size_t i = 1; i + sizeof word - 1 <= size; i++)
    if (strncasecmp(bytes + i, word, sizeof word - 1) == 0 && strchr("# \t%", bytes[i - 1]) != NULL) return true;
  return false;
}

ent_status ent__read_signed_edges(ent_input *out, const ent__source *source, const ent_read_options *options,
                                  ent_diagnostics *diagnostics, ent_error *err) {
  static const char *const roles[] = {"source", "target", "weight", "sign", "signed_weight", "source_label", "target_label", "type", NULL};
  reading r = {.options = options, .err = err};
  ent_status status = ent__mapping_check(options, roles, err);
  if (status != ENT_OK) return status;
  status = ent__csv_ties_begin(&r.ties, source, options, err);
  if (status == ENT_OK) status = ent__variables_new(&r.variables, err);
  if (status == ENT_OK) {
    r.directed = says_directed(&r.ties);
    status = ent__csv_ties_rows(&r.ties, on_row, &r, err);
  }
  if (status == ENT_OK) status = r.status;
  if (status == ENT_OK && !r.begun && ent__builder_faults(r.ties.builder) == 0)
    ent__gather_report(&r.ties.gather, ENT_FAULT, 1, 1, "no-header", NULL, "the file is empty, expected a row of column names");
  return ent__csv_ties_end(&r.ties, out, r.variables, status, diagnostics, err);
}

static bool is_end(const ent__glance *g, size_t k) {
  static const char *const ends[] = {"source", "target", "from", "to", "i", "j", NULL};
  for (const char *const *one = ends; *one != NULL; one++)
    if (ent__glance_is(g, k, *one)) return true;
  return false;
}

/* "from" and "to" alone may be dates. */
static bool is_sure_end(const ent__glance *g, size_t k) { return ent__glance_is(g, k, "source") || ent__glance_is(g, k, "target"); }

static bool is_weighed(const ent__glance *g, size_t k) {
  return ent__glance_is(g, k, "weight") || ent__glance_is(g, k, "sign") || ent__glance_is(g, k, "signed_weight") ||
         ent__glance_is(g, k, "value");
}

static bool is_number(const ent__glance *g, size_t k, bool or_sign) {
  char text[48];
  double ignored = 0;
  if (g->length[k] == 0 || g->length[k] >= sizeof text) return false;
  memcpy(text, g->s[k], g->length[k]);
  text[g->length[k]] = '\0';
  return ent__weigh_number(&ignored, text) || (or_sign && ent__weigh_sign(&ignored, text));
}

/*
 * Every row is two names and a number, or two numbers, apart by tabs or blanks; or, apart by
 * anything, three numbers in front of whatever more: no other table is without a header.
 */
static bool sniff_rows(const char *bytes, size_t size, size_t at, char delimiter) {
  ent__glance g;
  size_t width = 0;
  const bool by_blanks = delimiter == '\t' || delimiter == ' ';
  while (at < size) {
    ent__glance_at(&g, bytes, size, at, delimiter);
    const bool skipped = bytes[at] == '#' || bytes[at] == '%' || bytes[at] == '\n' || bytes[at] == '\r';
    at = g.end;
    if (skipped || (!g.whole && width > 0)) continue;
    if (width == 0) width = g.count;
    if (g.count != width || width < (by_blanks ? 2 : 3)) return false;
    if (!by_blanks || width > 3) {
      if (!is_number(&g, 0, false) || !is_number(&g, 1, false) || !is_number(&g, 2, false)) return false;
      continue;
    }
    if (width == 3 ? !is_number(&g, 2, true) : !is_number(&g, 0, false) || !is_number(&g, 1, false)) return false;
  }
  return width > 0;
}

bool ent__sniff_signed_edges(const char *head, size_t size) {
  ent__glance g;
  const size_t mark = size >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  const size_t at = mark + ent__csv_ties_skip(head + mark, size - mark);
  const char delimiter = ent__csv_ties_delimiter(head + at, size - at);
  int ends = 0, sure = 0;
  bool weighed = false;
  if (at >= size) return false;
  ent__glance_at(&g, head, size, at, delimiter);
  for (size_t k = 0; k < g.count && k < ENT__GLANCE_FIELDS; k++) {
    ends += is_end(&g, k);
    sure += is_sure_end(&g, k);
    weighed = weighed || is_weighed(&g, k);
  }
  return (ends >= 2 && weighed) || sure >= 2 || sniff_rows(head, size, at, delimiter);
}
