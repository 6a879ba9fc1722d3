/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the report cannot say. */

#include "exporters/reports/phrase.h"

/* Below this the coder was in real doubt. */
#define DOUBTED 0.7

static size_t doubted(const ent__report *report) {
  size_t count = 0;
  for (size_t i = 0; i < report->cited_count; i++) count += report->statements[report->cited[i]].confidence < DOUBTED;
  return count;
}

static size_t without_source(const ent__report *report) {
  size_t count = 0;
  for (size_t i = 0; i < report->cited_count; i++) {
    const ent_statement *statement = &report->statements[report->cited[i]];
    count += statement->document == ENT_NONE || statement->locator == NULL;
  }
  return count;
}

static size_t single_statements(const ent__report *report, size_t *cells) {
  size_t count = 0;
  const ent_cell *all = ent_stances_cells(report->stances, cells);
  for (size_t i = 0; i < *cells; i++) count += all[i].count == 1;
  return count;
}

static void limits_of_stances(ent__report *report) {
  size_t cells = 0;
  const size_t thin = single_statements(report, &cells);
  if (report->source_count > 0)
    ent__item(report, ENT__W_LIM_DOCUMENTS, ENT__ARGS(ent__arg_count(report->source_count)));
  ent__item(report, ENT__W_LIM_CODING, ENT__NO_ARGS);
  if (doubted(report) > 0)
    ent__item(report, ENT__W_LIM_DOUBTED, ENT__ARGS(ent__arg_count(doubted(report)), ent__arg_count(report->cited_count)));
  if (thin > 0) ent__item(report, ENT__W_LIM_THIN, ENT__ARGS(ent__arg_count(thin), ent__arg_count(cells)));
  if (without_source(report) > 0) ent__item(report, ENT__W_LIM_SOURCE, ENT__ARGS(ent__arg_count(without_source(report))));
  ent__item(report, ENT__W_LIM_TIME, ENT__NO_ARGS);
  ent__item(report, ENT__W_LIM_ISSUES, ENT__NO_ARGS);
}

void ent__part_limits(ent__report *report) {
  ent__open_section(report, "limits", ENT__W_LIMITS);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  if (report->stances != NULL) limits_of_stances(report);
  if (report->coalitions != NULL) {
    ent__item(report, report->stances == NULL ? ENT__W_LIM_COALITION_TIES : ENT__W_LIM_COALITION, ENT__NO_ARGS);
    if (ent_coalitions_quality(report->coalitions)->resamples > 0)
      ent__item(report, report->stances == NULL ? ENT__W_LIM_RESAMPLES_TIES : ENT__W_LIM_RESAMPLES, ENT__NO_ARGS);
  }
  if (report->argued_count > 0) ent__item(report, ENT__W_LIM_ARGUMENTS, ENT__NO_ARGS);
  if (report->stances == NULL) ent__item(report, ENT__W_LIM_EDGES, ENT__NO_ARGS);
  ent__tree_close(&report->tree);
  ent__tree_close(&report->tree);
}
