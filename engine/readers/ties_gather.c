/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/readers/ties_gather.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/diag.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/number.h"
#include "engine/stances/ties_internal.h"

enum { FORWARD = 1, BACKWARD = 2 };

/* Where a tie was first given, and which ways it came: forward is from the lower number to the higher. */
struct ent__gathered {
  uint32_t line;
  uint32_t ways;
};

ent_status ent__gather_begin(ent__gather *gather, const char *source, bool skip, ent_error *err) {
  *gather = (ent__gather){.source = source, .skip = skip, .err = err};
  ent_status status = ent_ties_new(&gather->ties, err);
  if (status == ENT_OK) status = ent_diagnostics_new(&gather->found, err);
  gather->status = status;
  return status;
}

static void ENT_PRINTF(7, 0) report(ent__gather *gather, ent_severity severity, long line, long column, const char *code, const char *hint,
                   const char *fmt, va_list args) {
  char message[512];
  vsnprintf(message, sizeof message, fmt, args);
  const ent_diagnostic one = {severity, code, gather->source, line, column, NULL, message, hint};
  const ent_status status = ent__diagnostics_add(gather->found, &one, gather->err);
  if (gather->status == ENT_OK) gather->status = status;
}

void ent__gather_report(ent__gather *gather, ent_severity severity, long line, long column, const char *code,
                        const char *hint, const char *fmt, ...) {
  va_list args;
  va_start(args, fmt);
  report(gather, severity, line, column, code, hint, fmt, args);
  va_end(args);
}

void ent__gather_row_fault(ent__gather *gather, long line, long column, const char *code, const char *hint, const char *fmt,
                           ...) {
  va_list args;
  va_start(args, fmt);
  report(gather, gather->skip ? ENT_WARNING : ENT_FAULT, line, column, code, hint, fmt, args);
  va_end(args);
}

static bool of_row(const char *code) {
  return strcmp(code, "open-quote") == 0 || strcmp(code, "stray-quote") == 0 || strcmp(code, "text-after-quote") == 0;
}

void ent__gather_take(ent__gather *gather, const ent_diagnostics *list) {
  const size_t count = ent_diagnostics_count(list);
  for (size_t i = 0; i < count && gather->status == ENT_OK; i++) {
    ent_diagnostic one = *ent_diagnostics_get(list, i);
    if (gather->skip && of_row(one.code)) {
      one.severity = ENT_WARNING;
      gather->skipped++;
    }
    gather->status = ent__diagnostics_add(gather->found, &one, gather->err);
  }
}

static void add_first(ent__gather *gather, uint32_t a, uint32_t b, double weight, uint32_t way, long line) {
  void *at = gather->at;
  size_t count = 0;
  (void)ent_ties_list(gather->ties, &count);
  if (ent__grow(&at, &gather->room, count + 1, sizeof *gather->at) != 0) {
    gather->status = ent__nomem(gather->err);
    return;
  }
  gather->at = at;
  gather->at[count] = (ent__gathered){(uint32_t)line, way};
  gather->status = ent__ties_append(gather->ties, a, b, weight, gather->err);
}

static void count_pair(size_t *count, long lines[2], long first, long second) {
  if ((*count)++ > 0) return;
  lines[0] = first;
  lines[1] = second;
}

/* The fault's words name the row that came first, since either of the two may be the wrong one. */
static void twice(ent__gather *gather, uint32_t a, uint32_t b, const ent__gathered *first, double before, double now,
                  bool other_way, long line, long column) {
  char weights[2][ENT__NUMBER_SIZE];
  const char *from = ent_ties_name(gather->ties, a), *to = ent_ties_name(gather->ties, b);
  ent__number_format(weights[0], before);
  ent__number_format(weights[1], now);
  if (other_way)
    ent__gather_row_fault(gather, line, column, "bad-tie", NULL,
                          "'%.80s' and '%.80s' are tied with %s here and with %s the other way round in line %u, expected one weight a pair",
                          from, to, weights[1], weights[0], (unsigned)first->line);
  else
    ent__gather_row_fault(gather, line, column, "bad-tie", NULL,
                          "'%.80s' and '%.80s' are tied here and in line %u already, expected one tie a pair", from, to,
                          (unsigned)first->line);
  gather->skipped += gather->skip;
}

void ent__gather_tie(ent__gather *gather, uint32_t a, uint32_t b, double weight, bool directed, long line, long column) {
  size_t count = 0;
  if (gather->status != ENT_OK) return;
  if (a == b) {
    ent__gather_row_fault(gather, line, column, "bad-tie", NULL, "'%.80s' is tied to itself, expected two different actors",
                          ent_ties_name(gather->ties, a));
    gather->skipped += gather->skip;
    return;
  }
  const uint32_t way = a < b ? FORWARD : BACKWARD;
  const size_t known = ent__ties_find(gather->ties, a, b);
  if (known == SIZE_MAX) {
    add_first(gather, a, b, weight, way, line);
    return;
  }
  ent__gathered *first = &gather->at[known];
  const double before = ent_ties_list(gather->ties, &count)[known].weight;
  if (first->ways & way) {
    twice(gather, a, b, first, before, weight, false, line, column);
  } else if (before == weight) {
    first->ways |= way;
    count_pair(&gather->mirrored, gather->mirrored_lines, first->line, line);
  } else if (directed) {
    first->ways |= way;
    ent__ties_reweigh(gather->ties, known, before / 2 + weight / 2);
    count_pair(&gather->averaged, gather->averaged_lines, first->line, line);
  } else {
    twice(gather, a, b, first, before, weight, true, line, column);
  }
}

static const char *plural(size_t count) { return count == 1 ? "" : "s"; }

static void say_merged(ent__gather *gather) {
  if (gather->mirrored > 0)
    ent__gather_report(gather, ENT_NOTE, 0, 0, "repeated-ties", NULL,
                       "%zu pair%s given both ways round with the same weight, first in lines %ld and %ld; each is one tie",
                       gather->mirrored, gather->mirrored == 1 ? " is" : "s are", gather->mirrored_lines[0], gather->mirrored_lines[1]);
  if (gather->averaged > 0)
    ent__gather_report(gather, ENT_WARNING, 0, 0, "averaged-ties", NULL,
                       "%zu pair%s of directed ties with two different weights, first in lines %ld and %ld; each is one tie of their mean",
                       gather->averaged, plural(gather->averaged), gather->averaged_lines[0], gather->averaged_lines[1]);
  const size_t dropped = ent__ties_drop_empty(gather->ties);
  if (dropped > 0)
    ent__gather_report(gather, ENT_NOTE, 0, 0, "zero-ties", NULL, "%zu tie%s of weight 0 %s no tie", dropped, plural(dropped),
                       dropped == 1 ? "is" : "are");
  if (gather->skipped > 0)
    ent__gather_report(gather, ENT_WARNING, 0, 0, "skipped-rows", NULL, "%zu bad row%s left out", gather->skipped,
                       plural(gather->skipped));
}

static ent_status give(ent__gather *gather, ent_diagnostics *diagnostics, const char sha256[65]) {
  const size_t faults = ent_diagnostics_faults(gather->found);
  ent_error *err = gather->err;
  if (faults == 0) say_merged(gather);
  ent_status status = gather->status;
  ent__diagnostics_sort(gather->found, 0);
  const size_t count = ent_diagnostics_count(gather->found);
  for (size_t i = 0; i < count && status == ENT_OK; i++)
    status = ent__diagnostics_add(diagnostics, ent_diagnostics_get(gather->found, i), err);
  if (status == ENT_OK && faults > 0)
    return ent__fail(err, ENT_E_DATA, "'%s' has %zu fault%s", gather->source, faults, plural(faults));
  return status == ENT_OK ? ent__ties_set_source(gather->ties, gather->source, sha256, err) : status;
}

ent_status ent__gather_end(ent__gather *gather, ent_input *out, ent_variables *variables, const char sha256[65],
                           ent_diagnostics *diagnostics) {
  ent_status status = gather->status;
  if (status == ENT_OK) status = give(gather, diagnostics, sha256);
  if (status == ENT_OK) {
    out->ties = gather->ties;
    out->variables = variables;
  } else {
    ent_ties_free(gather->ties);
    ent_variables_free(variables);
  }
  ent_diagnostics_free(gather->found);
  ent__free(gather->at);
  return status;
}
