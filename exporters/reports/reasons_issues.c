/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Issue by issue: which arguments carry each coalition's stance, which fail and why, what all sides accept. */
#include "exporters/reports/phrase.h"
#include "exporters/reports/reasons_parts.h"
#include "exporters/reports/status.h"

enum { issues_most = 60, holders_most = 3, marks_most = 3, weak_most = 15, joined_most = 8, failing_most = 6 };

void ent__reasons_add_argument(ent__report *report, ent__runs *runs, ent_argument_id argument) {
  ent__runs mark = {NULL, NULL};
  ent__runs label = {NULL, NULL};
  const ent_text *name = report->arguments[argument].label;
  ent__add_argument(report, &mark, argument);
  if (name != NULL && report->argument_number[argument] != 0) {
    ent__add_text(report, &label, name, ENT__RUN_PLAIN);
    ent__put(&report->tree, runs, ENT__W_RSN_NAMED, ENT__ARGS(ent__arg_runs(&mark), ent__arg_runs(&label)));
  } else {
    ent__runs_append(&report->tree, runs, &mark);
  }
}

void ent__reasons_join(ent__report *report, ent__runs *runs, const ent__runs *items, size_t count) {
  const size_t named = count <= joined_most ? count : joined_most;
  ent__join_some(&report->tree, runs, items, named, count - named);
}

void ent__reasons_add_arguments(ent__report *report, ent__runs *runs, const ent_argument_id *at, uint32_t count) {
  ent__runs *items = ent__tree_alloc(&report->tree, (size_t)count + 1, sizeof *items);
  for (uint32_t i = 0; items != NULL && i < count; i++) ent__reasons_add_argument(report, &items[i], at[i]);
  if (items != NULL) ent__reasons_join(report, runs, items, count);
}

void ent__reasons_say_more(ent__report *report, size_t more) {
  if (more > 0) ent__paragraph(report, ENT__W_RSN_MORE, ENT__ARGS(ent__arg_count(more)));
}

/* "China, S3 and S14": a holder with the statements that rest on the argument. */
static void add_holder(ent__report *report, ent__runs *runs, const ent_reasons *reasons, ent_actor_id actor, ent_argument_id argument) {
  ent__runs marks[marks_most] = {{NULL, NULL}};
  ent__runs name = {NULL, NULL};
  ent__runs evidence = {NULL, NULL};
  size_t count = 0;
  size_t used = 0;
  const ent_holding *at = ent_reasons_of(reasons, actor, &count);
  for (size_t i = 0; i < count; i++) {
    for (uint32_t k = 0; at[i].argument == argument && k < at[i].source_count && used < marks_most; k++) {
      const ent_statement_id statement = at[i].sources[k].statement;
      if (statement != ENT_NONE && report->statement_number[statement] != 0) ent__add_statement_mark(report, &marks[used++], statement);
    }
  }
  ent__add_actor_short(report, &name, actor);
  ent__join(&report->tree, &evidence, marks, used);
  if (used == 0) ent__runs_append(&report->tree, runs, &name);
  else ent__put(&report->tree, runs, ENT__W_RSN_HOLDER, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&evidence)));
}

/* "A3 (held by China, S3; Russia, S8; and 2 more)" */
static void add_ground(ent__report *report, ent__runs *runs, const ent_reasons *reasons, const ent_ground *ground) {
  ent__runs mark = {NULL, NULL};
  ent__runs holders = {NULL, NULL};
  ent__runs all = {NULL, NULL};
  const uint32_t named = ground->holder_count <= holders_most ? ground->holder_count : holders_most;
  ent__reasons_add_argument(report, &mark, ground->argument);
  for (uint32_t i = 0; i < named; i++) {
    if (i > 0) ent__put(&report->tree, &holders, ENT__W_LIST_SEMICOLON, ENT__NO_ARGS);
    add_holder(report, &holders, reasons, ground->holders[i], ground->argument);
  }
  if (named < ground->holder_count) ent__put(&report->tree, &all, ENT__W_AND_MORE_OF_LISTS, ENT__ARGS(ent__arg_runs(&holders), ent__arg_count(ground->holder_count - named)));
  ent__put(&report->tree, runs, ENT__W_RSN_HELD, ENT__ARGS(ent__arg_runs(&mark), ent__arg_runs(named < ground->holder_count ? &all : &holders)));
}

/* The grounds of one label in one sentence. */
static void say_label(ent__report *report, ent__runs *runs, const ent_reasons *reasons, const ent_footing *footing, ent_label label, ent__phrase_id id) {
  size_t used = 0;
  ent__runs names = {NULL, NULL};
  ent__runs *items = ent__tree_alloc(&report->tree, (size_t)footing->ground_count + 1, sizeof *items);
  for (uint32_t i = 0; items != NULL && i < footing->ground_count; i++)
    if (footing->grounds[i].label == label) add_ground(report, &items[used++], reasons, &footing->grounds[i]);
  if (used == 0) return;
  ent__reasons_join(report, &names, items, used);
  ent__say(&report->tree, runs, id, ENT__ARGS(ent__arg_runs(&names), ent__arg_count(used)));
}

static void say_failing(ent__report *report, ent__runs *runs, const ent_reasons *reasons, const ent_ground *ground) {
  ent__runs name = {NULL, NULL};
  ent__runs by = {NULL, NULL};
  add_ground(report, &name, reasons, ground);
  ent__reasons_add_arguments(report, &by, ground->defeaters, ground->defeater_count);
  const ent__phrase_id id = ground->defeater_count == 0 ? ENT__W_RSN_FAILS : ground->undercut ? ENT__W_RSN_UNDERCUT : ENT__W_RSN_FAILS_BY;
  ent__say(&report->tree, runs, id, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&by), ent__arg_count(ground->defeater_count)));
}

static void say_footing(ent__report *report, const ent_reasons *reasons, const ent_footing *footing) {
  ent__runs name = {NULL, NULL};
  ent__runs mean = {NULL, NULL};
  ent__add_group(report, &name, footing->coalition);
  ent__add_number(report, &mean, footing->position);
  ent__block *item = ent__item(report, ENT__W_RSN_STANCE,
                               ENT__ARGS(ent__arg_runs(&name), ent__arg_text(ent__report_word(report->tree.language, ent__position_word(footing->position))), ent__arg_runs(&mean)));
  const bool alone = report->groups[footing->coalition].size == 1;
  if (footing->verdict == ENT_FOOTING_NONE) ent__say(&report->tree, &item->runs, alone ? ENT__W_RSN_NOTHING_OF : ENT__W_RSN_NOTHING, ENT__NO_ARGS);
  say_label(report, &item->runs, reasons, footing, ENT_LABEL_IN, ENT__W_RSN_CARRIED);
  say_label(report, &item->runs, reasons, footing, ENT_LABEL_UNDECIDED, ENT__W_RSN_OPEN);
  size_t failing = 0;
  for (uint32_t i = 0; i < footing->ground_count; i++)
    if (footing->grounds[i].label == ENT_LABEL_OUT && failing++ < failing_most) say_failing(report, &item->runs, reasons, &footing->grounds[i]);
  if (failing > failing_most) ent__say(&report->tree, &item->runs, ENT__W_RSN_MORE_FAIL, ENT__ARGS(ent__arg_count(failing - failing_most)));
  if (footing->verdict == ENT_FOOTING_FAILS) ent__say(&report->tree, &item->runs, ENT__W_RSN_ALL_FAIL, ENT__NO_ARGS);
  if (footing->verdict == ENT_FOOTING_OPEN) ent__say(&report->tree, &item->runs, ENT__W_RSN_ALL_OPEN, ENT__NO_ARGS);
}

static bool bears(const ent_premise *premise, ent_issue_id issue) {
  for (uint32_t i = 0; i < premise->issue_count; i++)
    if (premise->issues[i] == issue) return true;
  return false;
}

/* How the sides take an argument that bears on an issue. */
static ent__phrase_id taken_as(const ent_premise *premise) {
  if (premise->kind == ENT_PREMISE_CRUX) return ENT__W_RSN_PARTED;
  if (premise->kind != ENT_PREMISE_COMMON) return ENT__W_ONE;
  if (premise->accepting < premise->side_count) return ENT__W_RSN_SHARED_FAILS;
  return premise->holding > 1 ? ENT__W_RSN_SHARED : ENT__W_RSN_ACCEPTED;
}

static void say_premises(ent__report *report, const ent_reasons *reasons, ent_issue_id issue) {
  static const ent__phrase_id sentences[] = {ENT__W_RSN_SHARED, ENT__W_RSN_SHARED_FAILS, ENT__W_RSN_ACCEPTED, ENT__W_RSN_PARTED};
  size_t count = 0;
  const ent_premise *at = ent_reasons_premises(reasons, &count);
  ent__runs *items = ent__tree_alloc(&report->tree, count + 1, sizeof *items);
  ent__runs said = {NULL, NULL};
  for (size_t s = 0; items != NULL && s < sizeof sentences / sizeof sentences[0]; s++) {
    size_t used = 0;
    ent__runs names = {NULL, NULL};
    for (size_t i = 0; i < count; i++) {
      if (taken_as(&at[i]) != sentences[s] || !bears(&at[i], issue)) continue;
      items[used] = (ent__runs){NULL, NULL};
      ent__reasons_add_argument(report, &items[used++], at[i].argument);
    }
    if (used == 0) continue;
    ent__reasons_join(report, &names, items, used);
    ent__say(&report->tree, &said, sentences[s], ENT__ARGS(ent__arg_runs(&names), ent__arg_count(used)));
  }
  if (!ent__runs_empty(&said)) ent__tree_add(&report->tree, ENT__BLOCK_ITEM)->runs = said;
}

/* The footings of an issue follow each other; *end is behind the last. */
static bool has_ground(const ent_footing *at, size_t from, size_t count, size_t *end) {
  bool any = false;
  for (*end = from; *end < count && at[*end].issue == at[from].issue; (*end)++) any = any || at[*end].ground_count > 0;
  return any;
}

static void say_issue(ent__report *report, const ent_reasons *reasons, const ent_footing *at, size_t count) {
  ent__block *item = ent__tree_open(&report->tree, ENT__BLOCK_ITEM, NULL);
  ent__add_issue(report, &item->runs, at->issue);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  for (size_t i = 0; i < count; i++) say_footing(report, reasons, &at[i]);
  say_premises(report, reasons, at->issue);
  ent__tree_close(&report->tree);
  ent__tree_close(&report->tree);
}

bool ent__reasons_say_issue(ent__report *report, const ent_reasons *reasons, ent_issue_id issue) {
  size_t count = 0;
  size_t from = 0;
  size_t end = 0;
  const ent_footing *at = ent_reasons_coalition_footings(reasons, &count);
  while (from < count && at[from].issue != issue) from++;
  if (from == count || !has_ground(at, from, count, &end)) return false;
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  for (size_t i = from; i < end; i++) say_footing(report, reasons, &at[i]);
  say_premises(report, reasons, issue);
  ent__tree_close(&report->tree);
  return true;
}

/* Issues on which a coalition takes a side and nobody holds an argument for it. */
static void say_silent(ent__report *report, const ent_issue_id *issues, size_t count) {
  ent__runs names = {NULL, NULL};
  if (count == 0) return;
  ent__runs *items = ent__tree_alloc(&report->tree, count + 1, sizeof *items);
  for (size_t i = 0; items != NULL && i < count; i++) ent__add_issue(report, &items[i], issues[i]);
  if (items != NULL) ent__reasons_join(report, &names, items, count);
  ent__paragraph(report, ENT__W_RSN_SILENT, ENT__ARGS(ent__arg_count(count), ent__arg_runs(&names)));
}

static void say_weak(ent__report *report, const ent_reasons *reasons) {
  size_t count = 0;
  size_t found = 0;
  const ent_footing *at = ent_reasons_actor_footings(reasons, &count);
  for (size_t i = 0; i < count; i++) {
    ent__runs words[4] = {{NULL, NULL}};
    ent_argument_id argument = 0;
    if (at[i].verdict != ENT_FOOTING_FAILS || ++found > weak_most) continue;
    if (found == 1) ent__paragraph(report, ENT__W_RSN_WEAK, ENT__NO_ARGS);
    if (found == 1) ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
    ent__runs *items = ent__tree_alloc(&report->tree, at[i].ground_count, sizeof *items);
    for (uint32_t k = 0; items != NULL && k < at[i].ground_count; k++) {
      argument = at[i].grounds[k].argument;
      ent__reasons_add_argument(report, &items[k], argument);
    }
    ent__add_actor(report, &words[0], at[i].actor);
    ent__add_issue(report, &words[1], at[i].issue);
    ent__add_references(report, &words[2], ent_stances_find(report->stances, at[i].actor, at[i].issue));
    if (items != NULL) ent__reasons_join(report, &words[3], items, at[i].ground_count);
    ent__item(report, ENT__W_RSN_WEAK_ITEM, ENT__ARGS(ent__arg_runs(&words[0]), ent__arg_runs(&words[1]), ent__arg_runs(&words[2]), ent__arg_runs(&words[3]), ent__arg_count(at[i].ground_count)));
  }
  if (found > 0) ent__tree_close(&report->tree);
  if (found > weak_most) ent__reasons_say_more(report, found - weak_most);
}

void ent__reasons_say_issues(ent__report *report, const ent_reasons *reasons) {
  size_t count = 0;
  size_t told = 0;
  size_t silent = 0;
  const ent_footing *at = ent_reasons_coalition_footings(reasons, &count);
  size_t *first = ent__tree_alloc(&report->tree, report->issue_total + 1, sizeof *first); /* place + 1 */
  ent_issue_id *without = ent__tree_alloc(&report->tree, report->issue_total + 1, sizeof *without);
  if (first == NULL || without == NULL) return;
  for (size_t i = count; i-- > 0;) first[at[i].issue] = i + 1;
  if (count > 0) {
    ent__open_section(report, "reasons-issues", ENT__W_RSN_ISSUES);
    ent__paragraph(report, ENT__W_RSN_ISSUES_TEXT, ENT__NO_ARGS);
    for (size_t i = 0; i < report->topic_count; i++) {
      size_t end = 0;
      const size_t from = first[report->topics[i]];
      if (from == 0) continue;
      if (!has_ground(at, from - 1, count, &end)) without[silent++] = report->topics[i];
      else if (++told <= issues_most) {
        if (told == 1) ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
        say_issue(report, reasons, &at[from - 1], end - (from - 1));
      }
    }
    if (told > 0) ent__tree_close(&report->tree);
    if (told > issues_most) ent__paragraph(report, ENT__W_RSN_MORE_ISSUES, ENT__ARGS(ent__arg_count(told - issues_most)));
    say_silent(report, without, silent);
    say_weak(report, reasons);
    ent__tree_close(&report->tree);
  }
}
