/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/reports/report.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/near.h"
#include "exporters/reports/kinds.h"
#include "exporters/reports/phrase.h"

static void take_dataset(ent__report *report) {
  const ent_dataset *dataset = report->dataset;
  if (dataset == NULL) return;
  report->actors = ent_dataset_actors(dataset, &report->actor_total);
  report->issues = ent_dataset_issues(dataset, &report->issue_total);
  report->documents = ent_dataset_documents(dataset, &report->document_total);
  report->statements = ent_dataset_statements(dataset, &report->statement_total);
  report->arguments = ent_dataset_arguments(dataset, &report->argument_total);
}

static void take_network(ent__report *report) {
  if (report->network != NULL) {
    report->nodes = ent_network_nodes(report->network, &report->node_total);
    report->ties = ent_network_ties(report->network, &report->tie_total);
  }
  if (report->coalitions != NULL) {
    size_t members = 0;
    report->groups = ent_coalitions_list(report->coalitions, &report->group_total);
    report->members = ent_coalitions_members(report->coalitions, &members);
  }
}

/* Numbers go from actors to nodes; a network between issues has no actors among its nodes. */
static void map_nodes(ent__report *report) {
  report->node_of = ent__tree_alloc(&report->tree, report->actor_total + 1, sizeof *report->node_of);
  report->is_shown = ent__tree_alloc(&report->tree, report->actor_total + 1, sizeof *report->is_shown);
  if (report->tree.failed) return;
  for (size_t i = 0; i < report->actor_total; i++) report->node_of[i] = ENT_NONE;
  for (size_t i = 0; i < report->node_total; i++) {
    if (report->nodes[i].kind != ENT_NODE_ACTOR) continue;
    report->node_of[report->nodes[i].index] = (uint32_t)i;
    report->of_actors = report->coalitions != NULL && report->stances != NULL;
  }
}

/* Rank of an actor for the order of the report: coalitions, those alone, those without a tie, those without a word. */
static size_t rank(const ent__report *report, ent_actor_id actor) {
  const uint32_t node = report->node_of[actor];
  if (node == ENT_NONE) return report->group_total + 2;
  if (!report->of_actors) return 0;
  const uint32_t group = report->members[node].coalition;
  if (group == ENT_NONE) return report->group_total + 1;
  return ent__is_group(report, group) ? group : report->group_total;
}

/* An actor with what it is sorted by. */
typedef struct place {
  size_t rank;
  size_t cells;
  size_t order;
  uint32_t index;
} place;

static int compare_places(const void *left, const void *right) {
  const place *a = left;
  const place *b = right;
  if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
  if (a->cells != b->cells) return a->cells > b->cells ? -1 : 1;
  return a->order < b->order ? -1 : a->order > b->order;
}

/* Orders all actors by rank, then by how many issues they have a stance on, then canonically. */
static void show_all(ent__report *report) {
  size_t count = 0;
  const ent_actor_id *all = ent_stances_actors(report->stances, &count);
  place *places = ent__tree_alloc(&report->tree, count + 1, sizeof *places);
  report->shown = ent__tree_alloc(&report->tree, count + 1, sizeof *report->shown);
  if (report->tree.failed) return;
  for (size_t i = 0; i < count; i++) {
    places[i] = (place){.rank = rank(report, all[i]), .order = i, .index = all[i]};
    ent_stances_row(report->stances, all[i], &places[i].cells);
  }
  qsort(places, count, sizeof *places, compare_places);
  for (size_t i = 0; i < count; i++) report->shown[i] = places[i].index;
  report->shown_count = count;
}

/* Orders the nodes by coalition, then by how many cells or ties they have. */
static void order_members(ent__report *report) {
  place *places = ent__tree_alloc(&report->tree, report->node_total + 1, sizeof *places);
  report->by_group = ent__tree_alloc(&report->tree, report->node_total + 1, sizeof *report->by_group);
  report->group_start = ent__tree_alloc(&report->tree, report->group_total + 1, sizeof *report->group_start);
  if (report->tree.failed || report->members == NULL) return;
  for (size_t i = 0; i < report->node_total; i++) {
    const uint32_t group = report->members[i].coalition;
    places[i] = (place){group == ENT_NONE ? report->group_total : group, report->nodes[i].cells, i, (uint32_t)i};
  }
  qsort(places, report->node_total, sizeof *places, compare_places);
  for (size_t i = 0; i < report->node_total; i++) report->by_group[i] = places[i].index;
  for (size_t i = 0; i < report->group_total; i++)
    report->group_start[i + 1] = report->group_start[i] + report->groups[i].size;
}

/* `near` has considered all ids there are. */
static ent_status unknown_id(const char *what, const char *id, const ent__near *near, ent_error *err) {
  if (near->best == NULL) return ent__fail(err, ENT_E_USAGE, "no %s has the id '%s'", what, id);
  return ent__fail(err, ENT_E_USAGE, "no %s has the id '%s'; did you mean '%s'?", what, id, near->best);
}

static ent_status unknown_actor(const ent__report *report, const char *id, ent_error *err) {
  ent__near near;
  ent__near_begin(&near, id);
  for (size_t i = 0; i < report->actor_total; i++) ent__near_consider(&near, report->actors[i].id);
  return unknown_id("actor", id, &near, err);
}

static ent_status unknown_issue(const ent__report *report, const char *id, ent_error *err) {
  ent__near near;
  ent__near_begin(&near, id);
  for (size_t i = 0; i < report->issue_total; i++) ent__near_consider(&near, report->issues[i].id);
  return unknown_id("issue", id, &near, err);
}

/* Shows the actors that were asked for, in the order asked, each once. */
static ent_status show_asked(ent__report *report, const char *const *ids, size_t count, ent_error *err) {
  report->shown = ent__tree_alloc(&report->tree, count, sizeof *report->shown);
  if (report->tree.failed) return ent__tree_status(&report->tree, err);
  for (size_t i = 0; i < count; i++) {
    const uint32_t actor = ent_dataset_find(report->dataset, ENT_TABLE_ACTORS, ids[i]);
    if (actor == ENT_NONE) return unknown_actor(report, ids[i], err);
    if (report->is_shown[actor]) continue;
    report->is_shown[actor] = true;
    report->shown[report->shown_count++] = actor;
  }
  return ENT_OK;
}

/* Marks the issue that was asked for. */
static ent_status want_issue(ent__report *report, bool *wanted, ent_error *err) {
  const char *id = report->options->report.issue;
  const uint32_t issue = ent_dataset_find(report->dataset, ENT_TABLE_ISSUES, id);
  if (issue == ENT_NONE) return unknown_issue(report, id, err);
  if (!wanted[issue]) return ent__fail(err, ENT_E_USAGE, "issue '%s' does not pass the filters", id);
  for (size_t i = 0; i < report->issue_total; i++) wanted[i] = i == issue;
  return ENT_OK;
}

static bool any_shown(const ent__report *report, ent_issue_id issue) {
  for (size_t i = 0; i < report->shown_count; i++) {
    if (ent_stances_find(report->stances, report->shown[i], issue) != NULL) return true;
  }
  return false;
}

/* Takes an issue that is wanted, once. */
static void take_topic(ent__report *report, bool *wanted, ent_issue_id issue) {
  if (!wanted[issue]) return;
  wanted[issue] = false;
  report->has_section[issue] = report->overview || report->kind == ENT_REPORT_ISSUE || (report->kind == ENT_REPORT_COMPARE && ent__is_told(report, issue));
  report->topics[report->topic_count++] = issue;
}

/* The issues in the order of the report: by how much they divide, then those that nothing is known of. */
static ent_status take_topics(ent__report *report, ent_error *err) {
  size_t count = 0;
  size_t divided = 0;
  const ent_issue_id *all = ent_stances_issues(report->stances, &count);
  const ent_division *divisions = report->of_actors ? ent_coalitions_divisions(report->coalitions, &divided) : NULL;
  bool *wanted = ent__tree_alloc(&report->tree, report->issue_total + 1, sizeof *wanted);
  report->topics = ent__tree_alloc(&report->tree, count + 1, sizeof *report->topics);
  report->has_section = ent__tree_alloc(&report->tree, report->issue_total + 1, sizeof *report->has_section);
  if (report->tree.failed) return ent__tree_status(&report->tree, err);
  const bool few = report->kind == ENT_REPORT_COMPARE || report->kind == ENT_REPORT_ACTOR;
  for (size_t i = 0; i < count; i++) wanted[all[i]] = !few || any_shown(report, all[i]);
  if (report->kind == ENT_REPORT_ISSUE) {
    const ent_status status = want_issue(report, wanted, err);
    if (status != ENT_OK) return status;
  }
  for (size_t i = 0; divisions != NULL && i < divided; i++) take_topic(report, wanted, divisions[i].issue);
  for (size_t i = 0; i < count; i++) take_topic(report, wanted, all[i]);
  return ENT_OK;
}

/* Shows the actors that the report is about. All have sections in an overview alone. */
static ent_status show(ent__report *report, ent_error *err) {
  const ent_export_options *options = report->options;
  if (report->kind == ENT_REPORT_COMPARE) return show_asked(report, options->actors, options->actor_count, err);
  if (report->kind == ENT_REPORT_ACTOR) return show_asked(report, &options->report.actor, 1, err);
  show_all(report);
  for (size_t i = 0; report->overview && i < report->shown_count; i++) report->is_shown[report->shown[i]] = true;
  return ent__tree_status(&report->tree, err);
}

ent_status ent__report_begin(ent__report *report, const ent_study *study, const ent_export_options *options,
                             bool figures, ent_error *err) {
  *report = (ent__report){.study = study, .options = options, .figures = figures, .err = err};
  report->dataset = ent_study_dataset(study);
  report->stances = ent_study_stances(study);
  report->network = ent_study_network(study);
  report->coalitions = ent_study_coalitions(study);
  report->framework = ent_study_framework(study);
  report->language = options->language;
  if (report->language == NULL && report->dataset != NULL) report->language = ent_dataset_about(report->dataset)->language;
  ent_status status = ent__tree_begin(&report->tree, ent__report_language(report->language), err);
  if (status != ENT_OK) return status;
  take_dataset(report);
  take_network(report);
  map_nodes(report);
  order_members(report);
  status = ent__tree_status(&report->tree, err);
  if (status == ENT_OK) status = ent__report_choose(report, err);
  if (status != ENT_OK || report->stances == NULL) return status;
  status = show(report, err);
  if (status == ENT_OK) status = take_topics(report, err);
  if (status != ENT_OK) return status;
  if (report->kind == ENT_REPORT_ACTOR) ent__profile_kin(report);
  ent__report_number(report);
  return ent__tree_status(&report->tree, err);
}

void ent__report_clear(ent__report *report) { ent__tree_clear(&report->tree); }

ent_status ent__report_build(ent__report *report, ent_error *err) {
  ent__report_tell(report);
  return report->status != ENT_OK ? report->status : ent__tree_status(&report->tree, err);
}
