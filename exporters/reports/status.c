/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/reports/status.h"

#include "exporters/reports/phrase.h"

static ent_label label_of(const ent__report *report, ent_argument_id argument) {
  size_t count = 0;
  const ent_label *labels = ent_framework_grounded(report->framework, &count);
  return argument < count ? labels[argument] : ENT_LABEL_UNDECIDED;
}

/* Returns an argument that stands and undercuts a relation, ENT_NONE where there is none. */
static ent_argument_id undercutter(const ent__report *report, ent_relation_id relation) {
  const ent_relation *at = report->relations;
  for (size_t k = 0; k < report->relation_total; k++) {
    const ent_relation_id i = report->relation_order[k];
    const bool undercuts = at[i].kind == ENT_RELATION_UNDERCUTS && at[i].to.kind == ENT_TARGET_RELATION;
    if (undercuts && at[i].to.index == relation && label_of(report, at[i].from) == ENT_LABEL_IN) return at[i].from;
  }
  return ENT_NONE;
}

static bool attacks(const ent_relation *relation, ent_argument_id argument) {
  return relation->kind == ENT_RELATION_ATTACKS && relation->to.kind == ENT_TARGET_ARGUMENT && relation->to.index == argument;
}

static bool to_issue(const ent_relation *relation, ent_issue_id issue) {
  const bool is = relation->to.kind == ENT_TARGET_ISSUE_SUPPORT || relation->to.kind == ENT_TARGET_ISSUE_OPPOSE;
  return is && relation->to.index == issue;
}

bool ent__is_disputed(const ent__report *report, ent_argument_id argument, ent_issue_id issue) {
  const ent_relation *at = report->relations;
  for (size_t k = 0; k < report->relation_total; k++) {
    const ent_relation_id i = report->relation_order[k];
    if (attacks(&at[i], argument)) return true;
    if (at[i].from == argument && to_issue(&at[i], issue) && undercutter(report, i) != ENT_NONE) return true;
  }
  return false;
}

bool ent__has_attacks(const ent__report *report) {
  const ent_relation *at = report->relations;
  for (size_t k = 0; k < report->relation_total; k++) {
    const ent_relation_id i = report->relation_order[k];
    if (at[i].kind == ENT_RELATION_ATTACKS && at[i].to.kind == ENT_TARGET_ARGUMENT) return true;
  }
  return false;
}

void ent__add_argument(ent__report *report, ent__runs *runs, ent_argument_id argument) {
  const ent_argument *record = &report->arguments[argument];
  if (report->argument_number[argument] != 0) {
    ent__add_argument_mark(report, runs, argument);
  } else if (record->label != NULL) {
    ent__runs name = {NULL, NULL};
    ent__add_text(report, &name, record->label, ENT__RUN_PLAIN);
    ent__put(&report->tree, runs, ENT__W_QUOTED, ENT__ARGS(ent__arg_runs(&name)));
  } else {
    ent__add_code(report, runs, record->id);
  }
}

/* Names the attackers of an argument: all, or only those whose attack holds. */
static size_t add_attackers(ent__report *report, ent__runs *runs, ent_argument_id argument, bool holding) {
  size_t used = 0;
  const ent_relation *at = report->relations;
  ent__runs *items = ent__tree_alloc(&report->tree, report->relation_total + 1, sizeof *items);
  for (size_t k = 0; items != NULL && k < report->relation_total; k++) {
    const ent_relation_id i = report->relation_order[k];
    if (!attacks(&at[i], argument)) continue;
    const bool holds = label_of(report, at[i].from) == ENT_LABEL_IN && undercutter(report, i) == ENT_NONE;
    if (!holding || holds) ent__add_argument(report, &items[used++], at[i].from);
  }
  ent__join(&report->tree, runs, items, used);
  return used;
}

void ent__say_status(ent__report *report, ent__runs *runs, ent_argument_id argument) {
  const ent_label label = label_of(report, argument);
  ent__runs names = {NULL, NULL};
  size_t count = add_attackers(report, &names, argument, label == ENT_LABEL_OUT);
  ent__phrase_id id = ENT__W_ARG_OPEN;
  if (label == ENT_LABEL_IN) id = count == 0 ? ENT__W_ARG_FREE : ENT__W_ARG_DEFENDED;
  if (label == ENT_LABEL_OUT) id = count == 0 ? ENT__W_ARG_DEFEATED : ENT__W_ARG_DEFEATED_BY;
  ent__say(&report->tree, runs, id, ENT__ARGS(ent__arg_runs(&names), ent__arg_count(count)));
}

void ent__say_undercut(ent__report *report, ent__runs *runs, ent_argument_id argument, ent_issue_id issue) {
  const ent_relation *at = report->relations;
  for (size_t k = 0; k < report->relation_total; k++) {
    const ent_relation_id i = report->relation_order[k];
    if (at[i].from != argument || !to_issue(&at[i], issue)) continue;
    const ent_argument_id by = undercutter(report, i);
    if (by == ENT_NONE) continue;
    ent__runs name = {NULL, NULL};
    ent__add_argument(report, &name, by);
    ent__say(&report->tree, runs, ENT__W_ARG_UNDERCUT, ENT__ARGS(ent__arg_runs(&name)));
  }
}
