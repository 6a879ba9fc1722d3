/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report on a whole study, and the shorter one on an edge list: title, lead, then the sections. */
#include "exporters/reports/phrase.h"

static void title(ent__report *report) {
  ent__runs *runs = &report->tree.root->runs;
  if (report->options->title != NULL) ent__add_plain(report, runs, report->options->title);
  else if (report->dataset != NULL) ent__add_text(report, runs, ent_dataset_about(report->dataset)->title, ENT__RUN_PLAIN);
  if (ent__runs_empty(runs)) ent__put(&report->tree, runs, ENT__W_TITLE, ENT__NO_ARGS);
}

/* The span of the statements' dates, by their first and last days. */
static void add_dates(ent__report *report, ent__runs *runs) {
  ent_date first = {0, 0, 0};
  ent_date last = {0, 0, 0};
  int32_t low = INT32_MAX;
  int32_t high = INT32_MIN;
  for (size_t i = 0; i < report->cited_count; i++) {
    const ent_interval date = report->statements[report->cited[i]].date;
    int32_t from = 0;
    int32_t to = 0;
    if (!ent_interval_days(date, &from, &to)) continue;
    if (from < low) first = date.from;
    if (from < low) low = from;
    if (to > high) last = date.to.year != 0 ? date.to : date.from;
    if (to > high) high = to;
  }
  if (first.year == 0) return;
  ent__runs a = {NULL, NULL};
  ent__runs b = {NULL, NULL};
  ent__add_interval(report, &a, (ent_interval){.from = first});
  ent__add_interval(report, &b, (ent_interval){.from = last});
  const bool one = first.year == last.year && first.month == last.month && first.day == last.day;
  ent__say(&report->tree, runs, one ? ENT__W_LEAD_DATE : ENT__W_LEAD_DATES, ENT__ARGS(ent__arg_runs(&a), ent__arg_runs(&b)));
}

static size_t actors_with_stance(const ent__report *report) {
  size_t count = 0;
  for (size_t i = 0; i < report->shown_count; i++) {
    size_t cells = 0;
    ent_stances_row(report->stances, report->shown[i], &cells);
    count += cells > 0;
  }
  return count;
}

static size_t issues_with_stance(const ent__report *report) {
  size_t count = 0;
  for (size_t i = 0; i < report->topic_count; i++) {
    size_t cells = 0;
    ent_stances_column(report->stances, report->topics[i], &cells);
    count += cells > 0;
  }
  return count;
}

/* The documents that the statements come from. */
static size_t documents_of_statements(ent__report *report) {
  bool *seen = ent__tree_alloc(&report->tree, report->document_total + 1, sizeof *seen);
  size_t count = 0;
  if (seen == NULL) return 0;
  for (size_t i = 0; i < report->cited_count; i++) {
    const ent_document_id document = report->statements[report->cited[i]].document;
    if (document == ENT_NONE || seen[document]) continue;
    seen[document] = true;
    count++;
  }
  return count;
}

static void lead(ent__report *report) {
  const ent_text *description = ent_dataset_about(report->dataset)->description;
  if (description != NULL) {
    ent__block *about = ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH);
    ent__add_text(report, &about->runs, description, ENT__RUN_PLAIN);
  }
  ent__block *block = ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH);
  if (report->cited_count == 0) {
    ent__say(&report->tree, &block->runs, ENT__W_LEAD_EMPTY, ENT__NO_ARGS);
    return;
  }
  ent__say(&report->tree, &block->runs, ENT__W_LEAD,
           ENT__ARGS(ent__arg_count(actors_with_stance(report)), ent__arg_count(issues_with_stance(report)),
                     ent__arg_count(report->cited_count), ent__arg_count(documents_of_statements(report))));
  add_dates(report, &block->runs);
  ent__say(&report->tree, &block->runs, ENT__W_LEAD_TRACE, ENT__NO_ARGS);
}

void ent__report_overview(ent__report *report) {
  title(report);
  lead(report);
  if (report->cited_count > 0) {
    ent__section_summary(report);
    ent__section_reading(report);
    ent__section_coalitions(report);
    ent__section_comparison(report);
    ent__section_matrix(report);
    ent__section_divisions(report);
    ent__section_cohesion(report);
    ent__section_common(report);
    ent__section_polarization(report);
    ent__section_space(report);
    ent__section_brokerage(report);
    ent__section_power(report);
    ent__section_whatif(report);
    ent__section_negotiation(report);
    ent__section_change(report);
    ent__section_reasons(report);
    ent__section_actors(report);
  }
  ent__section_issues(report);
  ent__section_evidence(report);
  ent__section_arguments(report);
  ent__section_documents(report);
  ent__section_method(report);
}

void ent__report_edges(ent__report *report) {
  title(report);
  ent__block *block = ent__tree_add(&report->tree, ENT__BLOCK_PARAGRAPH);
  size_t negative = 0;
  for (size_t i = 0; i < report->tie_total; i++) negative += report->ties[i].weight < 0;
  ent__say(&report->tree, &block->runs, ENT__W_EDGES_LEAD,
           ENT__ARGS(ent__arg_count(report->node_total), ent__arg_count(report->tie_total), ent__arg_count(negative)));
  ent__say(&report->tree, &block->runs, ENT__W_EDGES_LIMITS, ENT__NO_ARGS);
  ent__section_summary(report);
  ent__section_reading(report);
  ent__section_coalitions(report);
  ent__section_comparison(report);
  ent__section_polarization(report);
  ent__section_brokerage(report);
  ent__section_method(report);
}
