/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers of the evidence: S for statements, A for arguments, D for documents, from 1, in the
 * order in which the report lists them. A cell's statements follow each other, so that a
 * reference to them is one range.
 */
#include <stdlib.h>
#include <string.h>

#include "exporters/reports/phrase.h"

/* Steps from the issue that a report is on to the arguments it lists. */
enum { rounds_most = 32 };

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

/* A report on an issue cites what was said on it, one on an actor also what its kin said on the issues it speaks on. */
static bool is_cited(const ent__report *report, const ent_cell *cell, const bool *contested) {
  switch (report->kind) {
    case ENT_REPORT_ISSUE: return cell->issue == report->topics[0];
    case ENT_REPORT_ACTOR:
      return report->is_shown[cell->actor] || (report->is_kin[cell->actor] && ent_stances_find(report->stances, report->shown[0], cell->issue) != NULL);
    case ENT_REPORT_COMPARE: return report->is_shown[cell->actor] || contested[cell->issue];
    case ENT_REPORT_USUAL:
    case ENT_REPORT_OVERVIEW:
    case ENT_REPORT_BRIEF: break;
  }
  return true;
}

static void number_actor(ent__report *report, ent_actor_id actor, const bool *contested) {
  size_t count = 0;
  const ent_cell *row = ent_stances_row(report->stances, actor, &count);
  for (size_t i = 0; i < count; i++) {
    if (is_cited(report, &row[i], contested)) number_cell(report, &row[i]);
  }
}

/* The shown actors first, in their order, then the others that a comparison mentions. */
static void number_statements(ent__report *report) {
  bool *contested = ent__tree_alloc(&report->tree, report->issue_total + 1, sizeof *contested);
  if (contested == NULL) return;
  for (size_t i = 0; i < report->topic_count; i++)
    contested[report->topics[i]] = report->kind == ENT_REPORT_COMPARE && is_contested(report, report->topics[i]);
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

/* A record with what it is sorted by. */
typedef struct sortable {
  const char *texts[4];
  int kinds[2];
  uint32_t index;
} sortable;

static int compare_texts(const char *a, const char *b) {
  if (a == NULL || b == NULL) return (a != NULL) - (b != NULL);
  return strcmp(a, b);
}

static int by_content(const void *left, const void *right) {
  const sortable *a = left;
  const sortable *b = right;
  for (int i = 0; i < 2; i++)
    if (a->kinds[i] != b->kinds[i]) return a->kinds[i] < b->kinds[i] ? -1 : 1;
  for (int i = 0; i < 4; i++) {
    const int order = compare_texts(a->texts[i], b->texts[i]);
    if (order != 0) return order;
  }
  return 0;
}

static void sort(uint32_t *order, sortable *at, size_t count) {
  if (count > 0) qsort(at, count, sizeof *at, by_content);
  for (size_t i = 0; i < count; i++) order[i] = at[i].index;
}

static bool speaks(const ent__report *report, ent_ids actors) {
  for (uint32_t i = 0; i < actors.count; i++) {
    if (report->is_shown[actors.at[i]]) return true;
  }
  return false;
}

/* An actor's own statement may rest on an argument that others put forward. */
static bool is_held(const ent__report *report, ent_argument_id argument) {
  size_t count = 0;
  const ent_reasons *reasons = ent_study_reasons(report->study);
  const ent_holding *at = reasons == NULL ? NULL : ent_reasons_of(reasons, report->shown[0], &count);
  for (size_t i = 0; i < count; i++)
    if (at[i].argument == argument) return true;
  return false;
}

/* A comparison lists the arguments that its actors put forward, endorse or reject; a report on an issue those around it. */
static bool is_wanted(const ent__report *report, ent_argument_id id) {
  const ent_argument *argument = &report->arguments[id];
  if (report->kind == ENT_REPORT_ISSUE) return report->is_near[id];
  if (report->kind == ENT_REPORT_ACTOR && is_held(report, id)) return true;
  return report->kind == ENT_REPORT_OVERVIEW || report->kind == ENT_REPORT_BRIEF || speaks(report, argument->put_forward_by) || speaks(report, argument->endorsed_by) ||
         speaks(report, argument->rejected_by);
}

static void number_argument(ent__report *report, ent_argument_id argument) {
  if (report->argument_number[argument] != 0 || !is_wanted(report, argument)) return;
  report->argued[report->argued_count++] = argument;
  report->argument_number[argument] = (uint32_t)report->argued_count;
}

/* All arguments, in an order that comes from their texts. */
static ent_argument_id *order_arguments(ent__report *report) {
  ent_argument_id *order = ent__tree_alloc(&report->tree, report->argument_total + 1, sizeof *order);
  sortable *at = ent__tree_alloc(&report->tree, report->argument_total + 1, sizeof *at);
  if (order == NULL || at == NULL) return NULL;
  for (size_t i = 0; i < report->argument_total; i++)
    at[i] = (sortable){{ent_text_in(report->arguments[i].text, NULL), report->arguments[i].id, NULL, NULL}, {0, 0}, (uint32_t)i};
  sort(order, at, report->argument_total);
  return order;
}

static const char *target_text(const ent__report *report, ent_target target) {
  if (target.kind == ENT_TARGET_ARGUMENT) return ent_text_in(report->arguments[target.index].text, NULL);
  if (target.kind == ENT_TARGET_RELATION) return ent_text_in(report->arguments[report->relations[target.index].from].text, NULL);
  return ent_text_in(report->issues[target.index].label, NULL);
}

/* All relations: by what they come from and go to, then by where they stand; ids last. */
static void order_relations(ent__report *report) {
  report->relations = report->dataset == NULL ? NULL : ent_dataset_relations(report->dataset, &report->relation_total);
  report->relation_order = ent__tree_alloc(&report->tree, report->relation_total + 1, sizeof *report->relation_order);
  sortable *at = ent__tree_alloc(&report->tree, report->relation_total + 1, sizeof *at);
  if (report->relation_order == NULL || at == NULL) return;
  for (size_t i = 0; i < report->relation_total; i++) {
    const ent_relation *one = &report->relations[i];
    at[i] = (sortable){{ent_text_in(report->arguments[one->from].text, NULL), target_text(report, one->to), one->locator, one->id},
                       {(int)one->kind, (int)one->to.kind}, (uint32_t)i};
  }
  sort(report->relation_order, at, report->relation_total);
}

/*
 * Marks the arguments that bear on the issue, then again and again those that attack, support or
 * undercut one that is marked.
 */
static void mark_near(ent__report *report) {
  size_t count = 0;
  bool grows = true;
  report->is_near = ent__tree_alloc(&report->tree, report->argument_total + 1, sizeof *report->is_near);
  if (report->is_near == NULL || report->framework == NULL) return;
  const ent_reason *reasons = ent_framework_reasons(report->framework, report->topics[0], &count);
  for (size_t i = 0; i < count; i++) report->is_near[reasons[i].argument] = true;
  for (int round = 0; grows && round < rounds_most; round++) {
    grows = false;
    for (size_t i = 0; i < report->relation_total; i++) {
      const ent_relation *one = &report->relations[i];
      const ent_argument_id to = one->to.kind == ENT_TARGET_ARGUMENT   ? one->to.index
                                 : one->to.kind == ENT_TARGET_RELATION ? report->relations[one->to.index].from
                                                                       : ENT_NONE;
      if (to == ENT_NONE || !report->is_near[to] || report->is_near[one->from]) continue;
      report->is_near[one->from] = true;
      grows = true;
    }
  }
}

/* Arguments by the issues that they bear on, then those that bear on none. */
static void number_arguments(ent__report *report) {
  if (report->kind == ENT_REPORT_ISSUE) mark_near(report);
  if (report->tree.failed) return;
  for (size_t i = 0; report->framework != NULL && i < report->topic_count; i++) {
    size_t count = 0;
    const ent_reason *reasons = ent_framework_reasons(report->framework, report->topics[i], &count);
    for (size_t j = 0; j < count; j++) number_argument(report, reasons[j].argument);
  }
  ent_argument_id *rest = order_arguments(report);
  for (size_t i = 0; rest != NULL && i < report->argument_total; i++) number_argument(report, rest[i]);
}

static void number_relations(ent__report *report) {
  for (size_t i = 0; i < report->relation_total; i++) {
    const ent_relation *relation = &report->relations[report->relation_order[i]];
    if (report->argument_number[relation->from] != 0) number_document(report, relation->document);
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
  order_relations(report);
  if (tree->failed) return;
  number_statements(report);
  number_arguments(report);
  if (tree->failed) return;
  for (size_t i = 0; i < report->cited_count; i++) number_document(report, report->statements[report->cited[i]].document);
  for (size_t i = 0; i < report->argued_count; i++) number_document(report, report->arguments[report->argued[i]].document);
  number_relations(report);
}
