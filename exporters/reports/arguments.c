/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arguments: in short under each issue, and all of them with their evidence in a section. */
#include <string.h>

#include "exporters/reports/phrase.h"
#include "exporters/reports/status.h"

/* "A3 (Universal membership): the text." */
static void add_head(ent__report *report, ent__runs *runs, ent_argument_id id) {
  const ent_argument *argument = &report->arguments[id];
  ent__runs label = {NULL, NULL};
  ent__runs mark = {NULL, NULL};
  ent__runs text = {NULL, NULL};
  ent__add_argument(report, &mark, id);
  for (ent__run *run = mark.first; run != NULL; run = run->next) run->style |= ENT__RUN_STRONG;
  ent__add_text(report, &label, argument->label, ENT__RUN_PLAIN);
  ent__add_text(report, &text, argument->text, ENT__RUN_PLAIN);
  ent__put(&report->tree, runs, argument->label == NULL ? ENT__W_ARG_HEAD : ENT__W_ARG_HEAD_LABEL,
           ENT__ARGS(ent__arg_runs(&mark), ent__arg_runs(&text), ent__arg_runs(&label)));
}

static void say_by(ent__report *report, ent__runs *runs, ent_ids actors, ent__phrase_id id) {
  if (actors.count == 0) return;
  ent__runs names = {NULL, NULL};
  ent__add_actors(report, &names, actors.at, actors.count);
  ent__say(&report->tree, runs, id, ENT__ARGS(ent__arg_runs(&names)));
}

static void say_reason(ent__report *report, const ent_reason *reason, ent_issue_id issue, bool attacked) {
  const ent_argument *argument = &report->arguments[reason->argument];
  ent__block *item = ent__tree_add(&report->tree, ENT__BLOCK_ITEM);
  add_head(report, &item->runs, reason->argument);
  say_by(report, &item->runs, argument->put_forward_by, ENT__W_ARG_BY);
  say_by(report, &item->runs, argument->rejected_by, ENT__W_ARG_REJECTED);
  if (!reason->direct) ent__say(&report->tree, &item->runs, ENT__W_ARG_INDIRECT, ENT__NO_ARGS);
  if (attacked) ent__say_status(report, &item->runs, reason->argument);
  ent__say_undercut(report, &item->runs, reason->argument, issue);
}

/* The arguments for an issue, or those against it; of a comparison, those that it lists. */
static void one_side(ent__report *report, ent_issue_id issue, bool supports, bool status) {
  size_t count = 0;
  bool open = false;
  const ent_reason *reasons = ent_framework_reasons(report->framework, issue, &count);
  for (size_t i = 0; i < count; i++) {
    if (reasons[i].supports_issue != supports || report->argument_number[reasons[i].argument] == 0) continue;
    if (!open) {
      ent__paragraph(report, supports ? ENT__W_ARG_FOR : ENT__W_ARG_AGAINST, ENT__NO_ARGS);
      ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
    }
    open = true;
    say_reason(report, &reasons[i], issue, status);
  }
  if (open) ent__tree_close(&report->tree);
}

void ent__part_arguments_of(ent__report *report, ent_issue_id issue) {
  size_t count = 0;
  bool attacked = false;
  if (report->framework == NULL) return;
  const ent_reason *reasons = ent_framework_reasons(report->framework, issue, &count);
  for (size_t i = 0; i < count; i++) attacked = attacked || ent__is_disputed(report, reasons[i].argument, issue);
  if (count == 0) return;
  one_side(report, issue, true, attacked || !report->overview);
  one_side(report, issue, false, attacked || !report->overview);
  if (!attacked && report->overview) ent__paragraph(report, count == 1 ? ENT__W_ARG_ONE_UNATTACKED : ENT__W_ARG_UNATTACKED, ENT__NO_ARGS);
}

void ent__say_source(ent__report *report, ent__runs *runs, ent_document_id document, const char *locator) {
  ent__runs mark = {NULL, NULL};
  if (document == ENT_NONE) {
    ent__say(&report->tree, runs, ENT__W_NO_SOURCE, ENT__NO_ARGS);
    return;
  }
  ent__add_document_mark(report, &mark, document);
  ent__say(&report->tree, runs, locator == NULL ? ENT__W_SOURCE : ENT__W_SOURCE_AT,
           ENT__ARGS(ent__arg_runs(&mark), ent__arg_text(locator == NULL ? "" : locator)));
}

static bool to_issue(ent_target target) {
  return target.kind == ENT_TARGET_ISSUE_SUPPORT || target.kind == ENT_TARGET_ISSUE_OPPOSE;
}

/* What a relation does: to an argument, to the support of an issue, or to the opposition to it. */
static ent__phrase_id verb(const ent_relation *relation) {
  const bool attacks = relation->kind == ENT_RELATION_ATTACKS;
  if (relation->kind == ENT_RELATION_UNDERCUTS) return ENT__W_REL_UNDERCUTS;
  if (relation->to.kind == ENT_TARGET_ARGUMENT) return attacks ? ENT__W_REL_ATTACKS : ENT__W_REL_SUPPORTS;
  if (relation->to.kind == ENT_TARGET_ISSUE_SUPPORT) return attacks ? ENT__W_REL_ATTACKS_FOR : ENT__W_REL_FOR;
  return attacks ? ENT__W_REL_ATTACKS_AGAINST : ENT__W_REL_AGAINST;
}

/*
 * An undercut relation is named by the argument that it goes from, and what it goes to; where that
 * is a relation again, by its first argument alone.
 */
static void add_undercut(ent__report *report, ent__runs *runs, const ent_relation *relation) {
  ent__runs from = {NULL, NULL};
  ent__runs to = {NULL, NULL};
  ent__add_argument(report, &from, relation->from);
  if (to_issue(relation->to)) ent__add_issue(report, &to, relation->to.index);
  else if (relation->to.kind == ENT_TARGET_ARGUMENT) ent__add_argument(report, &to, relation->to.index);
  const bool objects = relation->kind != ENT_RELATION_SUPPORTS;
  ent__put(&report->tree, runs,
           ent__runs_empty(&to) ? ENT__W_TO_OBJECTION
           : objects            ? ENT__W_TO_ATTACK
                                : ENT__W_TO_SUPPORT,
           ENT__ARGS(ent__arg_runs(&from), ent__arg_runs(&to)));
}

static bool same_actors(ent_ids a, ent_ids b) {
  if (a.count != b.count) return false;
  for (uint32_t i = 0; i < a.count; i++) {
    if (a.at[i] != b.at[i]) return false;
  }
  return true;
}

static bool same_text(const char *a, const char *b) { return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0); }

/* Who asserts a relation and where is said only where it is not as for the argument itself. */
static void relation_item(ent__report *report, const ent_relation *relation) {
  const ent_argument *argument = &report->arguments[relation->from];
  ent__runs target = {NULL, NULL};
  if (relation->to.kind == ENT_TARGET_ARGUMENT) ent__add_argument(report, &target, relation->to.index);
  else if (to_issue(relation->to)) ent__add_issue(report, &target, relation->to.index);
  else add_undercut(report, &target, &report->relations[relation->to.index]);
  ent__block *item = ent__item(report, verb(relation), ENT__ARGS(ent__arg_runs(&target)));
  if (!same_actors(relation->asserted_by, argument->put_forward_by)) say_by(report, &item->runs, relation->asserted_by, ENT__W_REL_BY);
  if (relation->document != argument->document || !same_text(relation->locator, argument->locator))
    ent__say_source(report, &item->runs, relation->document, relation->locator);
}

static void relations_of(ent__report *report, ent_argument_id id) {
  bool open = false;
  for (size_t k = 0; k < report->relation_total; k++) {
    const ent_relation *relation = &report->relations[report->relation_order[k]];
    if (relation->from != id) continue;
    if (!open) ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
    open = true;
    relation_item(report, relation);
  }
  if (open) ent__tree_close(&report->tree);
}

static void argument_item(ent__report *report, ent_argument_id id) {
  const ent_argument *argument = &report->arguments[id];
  ent__block *item = ent__tree_open(&report->tree, ENT__BLOCK_ITEM, ent__mark_anchor(report, 'a', report->argument_number[id]));
  add_head(report, &item->runs, id);
  for (ent__run *run = item->runs.first; run != NULL; run = run->next) {
    if ((run->style & ENT__RUN_STRONG) != 0) run->href = NULL;
  }
  say_by(report, &item->runs, argument->put_forward_by, ENT__W_ARG_BY);
  say_by(report, &item->runs, argument->endorsed_by, ENT__W_ARG_ENDORSED);
  say_by(report, &item->runs, argument->rejected_by, ENT__W_ARG_REJECTED);
  ent__say_source(report, &item->runs, argument->document, argument->locator);
  if (argument->date.from.year != 0) {
    ent__runs date = {NULL, NULL};
    ent__add_interval(report, &date, argument->date);
    ent__say(&report->tree, &item->runs, ENT__W_DATED, ENT__ARGS(ent__arg_runs(&date)));
  }
  if (report->framework != NULL) ent__say_status(report, &item->runs, id);
  relations_of(report, id);
  ent__tree_close(&report->tree);
}

void ent__section_arguments(ent__report *report) {
  if (report->argued_count == 0) return;
  ent__open_section(report, "arguments", ENT__W_ARGUMENTS);
  ent__paragraph(report, ent__has_attacks(report) ? ENT__W_ARG_INTRO : ENT__W_ARG_NO_ATTACKS, ENT__NO_ARGS);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL)->style = "entries";
  for (size_t i = 0; i < report->argued_count; i++) argument_item(report, report->argued[i]);
  ent__tree_close(&report->tree);
  ent__tree_close(&report->tree);
}
