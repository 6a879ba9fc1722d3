/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers of the evidence: S for statements, A for arguments, D for documents, from 1, in the
 * order in which the report lists them. A cell's statements follow each other, so that a
 * reference to them is one range.
 */
#include "exporters/reports/phrase.h"

/* A comparison cites those whom it compares, and all who stand on an issue that divides these. */
static bool is_contested(const ent__report *report, ent_issue_id issue) {
  bool support = false;
  bool oppose = false;
  for (size_t i = 0; i < report->shown_count; i++) {
    const ent_cell *cell = ent_stances_find(report->stances, report->shown[i], issue);
    if (cell == NULL) continue;
    support = support || ent__side(cell->mean) > 0;
    oppose = oppose || ent__side(cell->mean) < 0;
  }
  return support && oppose;
}

static void number_cell(ent__report *report, const ent_cell *cell) {
  for (uint32_t i = 0; i < cell->count; i++) {
    const ent_statement_id id = cell->statements[i];
    if (report->statement_number[id] != 0) continue;
    report->cited[report->cited_count++] = id;
    report->statement_number[id] = (uint32_t)report->cited_count;
  }
}

static void number_actor(ent__report *report, ent_actor_id actor, const bool *contested) {
  size_t count = 0;
  const ent_cell *row = ent_stances_row(report->stances, actor, &count);
  for (size_t i = 0; i < count; i++) {
    if (report->is_shown[actor] || contested[row[i].issue]) number_cell(report, &row[i]);
  }
}

/* The shown actors first, in their order, then the others that a comparison mentions. */
static void number_statements(ent__report *report) {
  bool *contested = ent__tree_alloc(&report->tree, report->issue_total + 1, sizeof *contested);
  if (contested == NULL) return;
  for (size_t i = 0; i < report->topic_count; i++)
    contested[report->topics[i]] = !report->overview && is_contested(report, report->topics[i]);
  for (size_t i = 0; i < report->shown_count; i++) number_actor(report, report->shown[i], contested);
  size_t count = 0;
  const ent_actor_id *all = ent_stances_actors(report->stances, &count);
  for (size_t i = 0; i < count; i++) number_actor(report, all[i], contested);
}

static void number_document(ent__report *report, ent_document_id document) {
  if (document == ENT_NONE || report->document_number[document] != 0) return;
  report->sources[report->source_count++] = document;
  report->document_number[document] = (uint32_t)report->source_count;
}

static bool speaks(const ent__report *report, ent_ids actors) {
  for (uint32_t i = 0; i < actors.count; i++) {
    if (report->is_shown[actors.at[i]]) return true;
  }
  return false;
}

/* A comparison lists the arguments that its actors put forward, endorse or reject. */
static bool is_wanted(const ent__report *report, const ent_argument *argument) {
  return report->overview || speaks(report, argument->put_forward_by) || speaks(report, argument->endorsed_by) ||
         speaks(report, argument->rejected_by);
}

static void number_argument(ent__report *report, ent_argument_id argument) {
  if (report->argument_number[argument] != 0 || !is_wanted(report, &report->arguments[argument])) return;
  report->argued[report->argued_count++] = argument;
  report->argument_number[argument] = (uint32_t)report->argued_count;
}

/* Arguments by the issues that they bear on, then those that bear on none. */
static void number_arguments(ent__report *report) {
  for (size_t i = 0; report->framework != NULL && i < report->topic_count; i++) {
    size_t count = 0;
    const ent_reason *reasons = ent_framework_reasons(report->framework, report->topics[i], &count);
    for (size_t j = 0; j < count; j++) number_argument(report, reasons[j].argument);
  }
  for (size_t i = 0; i < report->argument_total; i++) number_argument(report, (ent_argument_id)i);
}

static void number_relations(ent__report *report) {
  size_t count = 0;
  const ent_relation *relations = ent_dataset_relations(report->dataset, &count);
  for (size_t i = 0; i < count; i++) {
    if (report->argument_number[relations[i].from] != 0) number_document(report, relations[i].document);
  }
}

void ent__report_number(ent__report *report) {
  ent__tree *tree = &report->tree;
  report->statement_number = ent__tree_alloc(tree, report->statement_total + 1, sizeof *report->statement_number);
  report->cited = ent__tree_alloc(tree, report->statement_total + 1, sizeof *report->cited);
  report->argument_number = ent__tree_alloc(tree, report->argument_total + 1, sizeof *report->argument_number);
  report->argued = ent__tree_alloc(tree, report->argument_total + 1, sizeof *report->argued);
  report->document_number = ent__tree_alloc(tree, report->document_total + 1, sizeof *report->document_number);
  report->sources = ent__tree_alloc(tree, report->document_total + 1, sizeof *report->sources);
  if (tree->failed) return;
  number_statements(report);
  number_arguments(report);
  if (tree->failed) return;
  for (size_t i = 0; i < report->cited_count; i++) number_document(report, report->statements[report->cited[i]].document);
  for (size_t i = 0; i < report->argued_count; i++) number_document(report, report->arguments[report->argued[i]].document);
  number_relations(report);
}
