/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How polarised the whole is beside chance, how balanced, and on which issues most. */
#include <math.h>

#include "engine/base/buffer.h"
#include "exporters/reports/phrase.h"

enum { issues_told = 5 };

/* Deviations from chance from which on a value is told to differ. */
static const double differs = 2;

/* -1, 0 or 1: less, as, or more than chance; 2 where nothing can be said. For E-I less is more. */
static int verdict(const ent_measure *measure) {
  if (isnan(measure->z)) return 2;
  const double z = measure->kind == ENT_MEASURE_EI ? -measure->z : measure->z;
  return z > differs ? 1 : z < -differs ? -1 : 0;
}

static void number_cell(ent__report *report, double value) {
  ent__block *cell = ent__cell(report, ENT__ALIGN_END);
  ent_buffer text = ENT_BUFFER_INIT;
  if (isnan(value)) return;
  if (value < -5e-4) ent__buffer_puts(&text, "\xe2\x88\x92");
  ent__buffer_fixed(&text, fabs(value), 3);
  ent__add_plain(report, &cell->runs, ent__tree_take(&report->tree, &text));
}

static void row(ent__report *report, const ent_measure *measure) {
  static const ent__phrase_id names[ENT_MEASURES] = {ENT__W_POL_EI, ENT__W_POL_MODULARITY, ENT__W_POL_CONTROVERSY, ENT__W_POL_FRUSTRATION,
                                                     ENT__W_POL_TRIANGLES, ENT__W_POL_WALKS};
  static const ent__phrase_id polarised[] = {ENT__W_POL_IS_LESS, ENT__W_POL_IS_AS, ENT__W_POL_IS_MORE, ENT__W_POL_IS_UNKNOWN};
  static const ent__phrase_id balanced[] = {ENT__W_POL_IS_LESS_BALANCED, ENT__W_POL_IS_AS, ENT__W_POL_IS_MORE_BALANCED, ENT__W_POL_IS_UNKNOWN};
  ent__tree_open(&report->tree, ENT__BLOCK_ROW, NULL);
  ent__put(&report->tree, &ent__row_header(report)->runs, names[measure->kind], ENT__NO_ARGS);
  number_cell(report, measure->value);
  number_cell(report, measure->mean);
  const ent__phrase_id *words = measure->kind < ENT_MEASURE_FRUSTRATION ? polarised : balanced;
  ent__put(&report->tree, &ent__cell(report, ENT__ALIGN_START)->runs, words[verdict(measure) + 1], ENT__NO_ARGS);
  ent__tree_close(&report->tree);
}

static void table(ent__report *report, const ent_measure *measures) {
  static const ent__phrase_id heads[] = {ENT__W_POL_MEASURE, ENT__W_POL_HERE, ENT__W_POL_CHANCE, ENT__W_POL_READING};
  ent__open_table(report, ENT__W_POL_TABLE, ENT__NO_ARGS);
  ent__header_row(report, heads, "lrrl");
  for (int k = 0; k < ENT_MEASURES; k++)
    if (measures[k].missing == NULL) row(report, &measures[k]);
  ent__tree_close(&report->tree);
}

static void say_whole(ent__report *report, const ent_polarization *polarization, const ent_measure *measures) {
  static const ent__phrase_id words[] = {ENT__W_POL_LESS, ENT__W_POL_AS, ENT__W_POL_MORE, ENT__W_POL_UNKNOWN};
  const size_t draws = measures[ENT_MEASURE_MODULARITY].draws;
  ent__block *block = ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH);
  ent__say(&report->tree, &block->runs, words[verdict(&measures[ENT_MEASURE_MODULARITY]) + 1], ENT__NO_ARGS);
  if (draws == 0) return;
  ent__say(&report->tree, &block->runs, ENT__W_POL_DRAWN, ENT__ARGS(ent__arg_count(draws)));
  ent__say(&report->tree, &block->runs, ent_polarization_regrouped(polarization) ? ENT__W_POL_REGROUPED : ENT__W_POL_KEPT, ENT__NO_ARGS);
}

static void say_balance(ent__report *report, const ent_polarization *polarization, const ent_measure *measures) {
  const ent_measure *triangles = &measures[ENT_MEASURE_TRIANGLES];
  const ent_measure *camps = &measures[ENT_MEASURE_FRUSTRATION];
  ent__block *block = ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH);
  if (triangles->missing == NULL) ent__say(&report->tree, &block->runs, ENT__W_POL_TRIADS, ENT__ARGS(ent__arg_count(ent__hundred(triangles->value))));
  if (camps->missing != NULL) return;
  const ent__phrase_id sure = ent_polarization_proved(polarization) ? ENT__W_POL_PROVED : ENT__W_POL_NOT_PROVED;
  ent__say(&report->tree, &block->runs, ENT__W_POL_CAMPS,
           ENT__ARGS(ent__arg_count(ent__hundred((1 - camps->value) / 2)), ent__arg_text(ent__report_word(report->tree.language, sure))));
}

static void issue_item(ent__report *report, const ent_issue_polarization *one) {
  size_t count = 0;
  size_t total = 0;
  size_t sides[3] = {0, 0, 0};
  ent__runs name = {NULL, NULL};
  const ent_cell *cells = ent_stances_cells(report->stances, &total);
  const uint32_t *column = ent_stances_column(report->stances, one->issue, &count);
  for (size_t i = 0; i < count; i++) sides[ent__side(cells[column[i]].mean) + 1]++;
  ent__add_issue(report, &name, one->issue);
  ent__item(report, ENT__W_POL_ISSUE,
            ENT__ARGS(ent__arg_runs(&name), ent__arg_count(ent__hundred(fmin(1, one->esteban_ray))), ent__arg_count(sides[2]), ent__arg_count(sides[0]),
                      ent__arg_count(sides[1])));
}

static void issues(ent__report *report, const ent_polarization *polarization) {
  size_t count = 0;
  size_t found = 0;
  const ent_issue_polarization *list = ent_polarization_issues(polarization, &count);
  for (size_t i = 0; i < count && found < issues_told; i++) {
    if (list[i].cells < ENT__KNOWN || !(list[i].esteban_ray > 0)) continue;
    if (found++ == 0) {
      ent__open_section(report, "polarised-issues", ENT__W_POL_ISSUES);
      ent__paragraph(report, ENT__W_POL_ISSUES_TEXT, ENT__ARGS(ent__arg_count(ENT__KNOWN)));
      ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
    }
    issue_item(report, &list[i]);
  }
  if (found == 0) return;
  ent__tree_close(&report->tree);
  ent__tree_close(&report->tree);
}

void ent__section_polarization(ent__report *report) {
  const ent_polarization *polarization = ent_study_polarization(report->study);
  size_t count = 0;
  if (polarization == NULL) return;
  const ent_measure *measures = ent_polarization_measures(polarization, &count);
  if (measures[ENT_MEASURE_MODULARITY].missing != NULL) return;
  ent__open_section(report, "polarization", ENT__W_POL);
  say_whole(report, polarization, measures);
  table(report, measures);
  say_balance(report, polarization, measures);
  if (report->stances != NULL) issues(report, polarization);
  ent__tree_close(&report->tree);
}
