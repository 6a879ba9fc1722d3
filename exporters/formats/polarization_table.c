/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Polarisation as tables: CSV, a row for each measure and issue, and text to read. */
#include <inttypes.h>
#include <math.h>

#include "engine/base/buffer.h"
#include "exporters/formats/display.h"
#include "exporters/formats/escape.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/view.h"

static void csv_number(ent_buffer *out, double value) {
  ent__buffer_putc(out, ',');
  if (isfinite(value)) ent__buffer_number(out, value);
}

static void csv_measure(ent_buffer *out, const ent_measure *measure) {
  ent__buffer_printf(out, "measure,%s,", measure->name);
  csv_number(out, measure->value);
  csv_number(out, measure->mean);
  csv_number(out, measure->deviation);
  csv_number(out, measure->z);
  ent__buffer_printf(out, ",%" PRIu32 ",", measure->draws);
  if (measure->missing != NULL) ent__csv_guarded(out, measure->missing);
  ent__buffer_puts(out, ",,,\n");
}

static const ent_issue *issue_of(const ent__view *view, const ent_issue_polarization *one) {
  size_t count = 0;
  return &ent_dataset_issues(view->dataset, &count)[one->issue];
}

static void csv_issue(ent_buffer *out, const ent__view *view, const ent_issue_polarization *one) {
  ent__buffer_puts(out, "issue,");
  ent__csv_guarded(out, issue_of(view, one)->id);
  ent__buffer_putc(out, ',');
  ent__csv_guarded(out, ent_text_in(issue_of(view, one)->label, view->language));
  csv_number(out, one->esteban_ray);
  ent__buffer_printf(out, ",,,,,,%" PRIu32, one->cells);
  csv_number(out, one->variance);
  csv_number(out, one->agreement);
  ent__buffer_putc(out, '\n');
}

ent_status ent__polarization_csv(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  size_t count = 0;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    const ent_measure *measures = ent_polarization_measures(ent_study_polarization(study), &count);
    ent__buffer_puts(out, "record,id,label,value,mean,deviation,z,draws,missing,cells,variance,agreement\n");
    for (size_t i = 0; i < count; i++) csv_measure(out, &measures[i]);
    const ent_issue_polarization *issues = ent_polarization_issues(ent_study_polarization(study), &count);
    for (size_t i = 0; i < count; i++) csv_issue(out, &view, &issues[i]);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}

/* Four decimals: what chance gives may be near. */
static void text_number(ent__text_table *table, double value) {
  ent_buffer digits = ENT_BUFFER_INIT;
  if (isfinite(value)) ent__buffer_fixed(&digits, value, 4);
  if (digits.failed) table->text.failed = 1;
  ent__text_table_cell(table, digits.data);
  ent_buffer_clear(&digits);
}

static void text_measures(ent_buffer *out, const ent_polarization *polarization) {
  static const char *const heads[] = {"the whole", "value", "by chance", "deviation", "z", ""};
  static const bool right[] = {false, true, true, true, true, false};
  static const char *const names[ENT_MEASURES] = {"E-I index of positive ties", "signed modularity", "random-walk controversy", "balance by frustration",
                                                  "balanced triangles", "balanced walks"};
  size_t count = 0;
  const ent_measure *measures = ent_polarization_measures(polarization, &count);
  ent__text_table table;
  ent__text_table_begin(&table, 6, right);
  for (int k = 0; k < 6; k++) ent__text_table_cell(&table, heads[k]);
  for (size_t i = 0; i < count; i++) {
    ent__text_table_cell(&table, names[measures[i].kind]);
    text_number(&table, measures[i].value);
    text_number(&table, measures[i].mean);
    text_number(&table, measures[i].deviation);
    ent__text_table_signed(&table, isnan(measures[i].z) ? NAN : round(100 * measures[i].z) / 100);
    ent__text_table_cell(&table, measures[i].missing);
  }
  ent__text_table_end(&table, out);
}

static void text_issues(ent_buffer *out, const ent__view *view, const ent_polarization *polarization) {
  static const char *const heads[] = {"issue", "Esteban-Ray", "variance", "agreement", "cells"};
  static const bool right[] = {false, true, true, true, true};
  size_t count = 0;
  const ent_issue_polarization *issues = ent_polarization_issues(polarization, &count);
  ent__text_table table;
  if (count == 0) return;
  ent__buffer_putc(out, '\n');
  ent__text_table_begin(&table, 5, right);
  for (int k = 0; k < 5; k++) ent__text_table_cell(&table, heads[k]);
  for (size_t i = 0; i < count; i++) {
    ent__text_table_cell(&table, ent_text_in(issue_of(view, &issues[i])->label, view->language));
    ent__text_table_plain(&table, issues[i].esteban_ray);
    ent__text_table_plain(&table, issues[i].variance);
    ent__text_table_plain(&table, issues[i].agreement);
    ent__text_table_whole(&table, issues[i].cells);
  }
  ent__text_table_end(&table, out);
}

static void text_head(ent_buffer *out, const ent__view *view, const ent_polarization *polarization) {
  const ent_polarization_options *options = ent_polarization_get_options(polarization);
  ent__buffer_printf(out, "polarisation of %zu nodes in %zu coalition%s (method %s, seed %" PRIu64 ", alpha ", view->node_count, view->coalition_count,
                     view->coalition_count == 1 ? "" : "s", ent_coalitions_options(view->coalitions)->method, options->seed);
  ent__buffer_fixed(out, options->alpha, 4);
  ent__buffer_puts(out, ")\n");
  if (options->draws > 0) {
    ent__buffer_printf(out, "beside %d network%s of the same degrees, their coalitions %s\n", options->draws, options->draws == 1 ? "" : "s",
                       ent_polarization_regrouped(polarization) ? "sought anew" : "kept as they are");
  }
  ent__buffer_putc(out, '\n');
}

ent_status ent__polarization_text(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    text_head(out, &view, ent_study_polarization(study));
    text_measures(out, ent_study_polarization(study));
    text_issues(out, &view, ent_study_polarization(study));
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
