/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Methods side by side: CSV, a row for each method and one for each pair of them; and text to read. */
#include "exporters/formats/formats.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/formats/display.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/view.h"

static void add_number(ent_buffer *out, double value) {
  if (isfinite(value)) ent__buffer_number(out, value);
  ent__buffer_putc(out, ',');
}

static void write_method(ent_buffer *out, const ent_compared *row) {
  ent__buffer_printf(out, "%s,,%s,", row->method->name, row->positive ? "positive" : "all");
  if (row->refused == NULL)
    ent__buffer_printf(out, "%" PRIu32 ",%" PRIu32 ",", row->coalitions, row->aligned);
  else
    ent__buffer_puts(out, ",,");
  add_number(out, row->modularity);
  add_number(out, row->frustration);
  if (row->refused == NULL) ent__buffer_printf(out, "%" PRIu32, row->frustrated);
  ent__buffer_putc(out, ',');
  add_number(out, row->objective);
  ent__buffer_printf(out, "%s,", row->method->objective);
  if (row->refused == NULL)
    ent__buffer_printf(out, "%s,%s,", row->most_modular ? "true" : "false", row->least_frustrated ? "true" : "false");
  else
    ent__buffer_puts(out, ",,");
  ent__buffer_puts(out, ",,");
  if (row->refused != NULL) ent__csv_guarded(out, row->refused);
  ent__buffer_putc(out, '\n');
}

static void write_pair(ent_buffer *out, const ent_compared *a, const ent_compared *b, ent_agreement_of agreement) {
  ent__buffer_printf(out, "%s,%s,,,%" PRIu32 ",,,,,,,,", a->method->name, b->method->name, agreement.nodes);
  add_number(out, agreement.rand);
  add_number(out, agreement.variation);
  ent__buffer_putc(out, '\n');
}

ent_status ent__comparison_csv(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  size_t count;
  const ent_comparison *comparison = ent_study_comparison(study);
  const ent_compared *rows = ent_comparison_rows(comparison, &count);
  (void)options;
  ent__buffer_puts(out, "method,with,ties,coalitions,nodes,modularity,frustration,frustrated,objective,objective_is,most_modular,"
                        "least_frustrated,adjusted_rand,variation_of_information,refused\n");
  for (size_t i = 0; i < count; i++) write_method(out, &rows[i]);
  for (size_t a = 0; a < count; a++)
    for (size_t b = a + 1; b < count; b++)
      if (rows[a].refused == NULL && rows[b].refused == NULL)
        write_pair(out, &rows[a], &rows[b], ent_comparison_agreement(comparison, a, b));
  return ent__buffer_status(out, err);
}

static void add_fixed(ent__text_table *table, double value, int decimals) {
  ent_buffer digits = ENT_BUFFER_INIT;
  if (isfinite(value)) ent__buffer_decimals(&digits, value, decimals);
  if (digits.failed) table->text.failed = 1;
  ent__text_table_cell(table, digits.data);
  ent_buffer_clear(&digits);
}

static const char *best_word(const ent_compared *row) {
  if (row->most_modular && row->least_frustrated) return "best by both";
  if (row->most_modular) return "best modularity";
  return row->least_frustrated ? "least frustration" : "";
}

static void write_found(ent_buffer *out, const ent_compared *rows, size_t count) {
  static const char *const heads[] = {"", "method", "ties", "coalitions", "modularity", "frustration", "ties", ""};
  static const bool right[] = {true, false, false, true, true, true, true, false};
  ent__text_table table;
  uint64_t number = 0;
  ent__text_table_begin(&table, 8, right);
  for (int k = 0; k < 8; k++) ent__text_table_cell(&table, heads[k]);
  for (size_t i = 0; i < count; i++) {
    if (rows[i].refused != NULL) continue;
    ent__text_table_whole(&table, ++number);
    ent__text_table_cell(&table, rows[i].method->name);
    ent__text_table_cell(&table, rows[i].positive ? "positive" : "all");
    ent__text_table_whole(&table, rows[i].coalitions);
    add_fixed(&table, rows[i].modularity, 3);
    add_fixed(&table, rows[i].frustration, 2);
    ent__text_table_whole(&table, rows[i].frustrated);
    ent__text_table_cell(&table, best_word(&rows[i]));
  }
  ent__text_table_end(&table, out);
}

/* Adds the lower half of a matrix: a row for each method that was run, but the first. */
static void write_matrix(ent_buffer *out, const ent_comparison *comparison, bool rand) {
  enum { MOST_COLUMNS = 32 };
  static const bool right[MOST_COLUMNS] = {[0] = true, [2] = true, true, true, true, true, true, true, true, true, true, true, true, true, true, true};
  size_t count;
  size_t run = 0;
  const ent_compared *rows = ent_comparison_rows(comparison, &count);
  ent__text_table table;
  for (size_t i = 0; i < count; i++) run += rows[i].refused == NULL;
  if (run < 2 || run + 1 > MOST_COLUMNS) return;
  ent__text_table_begin(&table, run + 1, right);
  ent__text_table_cell(&table, "");
  ent__text_table_cell(&table, "");
  for (uint64_t k = 1; k < run; k++) ent__text_table_whole(&table, k);
  uint64_t number = 0;
  for (size_t i = 0; i < count; i++) {
    if (rows[i].refused != NULL) continue;
    if (++number == 1) continue;
    uint64_t cells = 2;
    ent__text_table_whole(&table, number);
    ent__text_table_cell(&table, rows[i].method->name);
    for (size_t j = 0; j < i; j++) {
      if (rows[j].refused != NULL) continue;
      const ent_agreement_of agreement = ent_comparison_agreement(comparison, i, j);
      add_fixed(&table, rand ? 100 * agreement.rand : agreement.variation, rand ? 0 : 1);
      cells++;
    }
    for (; cells <= run; cells++) ent__text_table_cell(&table, "");
  }
  ent__text_table_end(&table, out);
}

static void write_refused(ent_buffer *out, const ent_compared *rows, size_t count) {
  bool any = false;
  for (size_t i = 0; i < count; i++) {
    if (rows[i].refused == NULL) continue;
    if (!any) ent__buffer_puts(out, "\nnot run\n");
    any = true;
    ent__buffer_printf(out, "  %s: ", rows[i].method->name);
    ent__display_add(out, rows[i].refused);
    ent__buffer_putc(out, '\n');
  }
}

/* Lists the groups of two and more that every method puts together. */
static void write_cores(ent_buffer *out, const ent__view *view, const ent_comparison *comparison) {
  size_t nodes;
  const uint32_t *cores = ent_comparison_cores(comparison, &nodes);
  bool any = false;
  for (uint32_t core = 0;; core++) {
    size_t members = 0;
    for (size_t n = 0; n < nodes; n++) members += cores[n] == core;
    if (members < 2) break; /* by falling size */
    if (!any) ent__buffer_puts(out, "\ntogether under every method\n");
    any = true;
    members = 0;
    for (size_t n = 0; n < nodes; n++) {
      if (cores[n] != core) continue;
      ent__buffer_puts(out, members++ == 0 ? "- " : ", ");
      ent__display_add(out, view->labels[n]);
    }
    ent__buffer_putc(out, '\n');
  }
  if (!any && nodes > 1) ent__buffer_puts(out, "\nno two are together under every method\n");
}

static void write_text(ent_buffer *out, const ent__view *view, const ent_comparison *comparison) {
  size_t count;
  size_t run = 0;
  const ent_compared *rows = ent_comparison_rows(comparison, &count);
  for (size_t i = 0; i < count; i++) run += rows[i].refused == NULL;
  ent__buffer_printf(out, "%zu of %zu methods on %zu nodes and %zu ties (seed %" PRIu64 "); each is judged on all ties\n\n", run, count,
                     view->node_count, view->tie_count, ent_comparison_options(comparison)->seed);
  write_found(out, rows, count);
  write_refused(out, rows, count);
  if (run > 1) {
    ent__buffer_puts(out, "\nagreement: adjusted Rand index in hundredths; 100 is the same, 0 what chance gives\n");
    write_matrix(out, comparison, true);
    ent__buffer_puts(out, "\ndistance: variation of information in nats; 0 is the same\n");
    write_matrix(out, comparison, false);
  }
  write_cores(out, view, comparison);
}

ent_status ent__comparison_text(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    write_text(out, &view, ent_study_comparison(study));
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
