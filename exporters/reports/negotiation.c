/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a deal could be made of: packages of issues, and on whom they hang. */
#include <string.h>

#include "exporters/reports/kinds.h"
#include "exporters/reports/phrase.h"

enum { packages_told = 6, near_told = 5, pivots_told = 5, actors_told = 12 };

static ent__phrase_id quota_word(const char *quota) {
  static const struct {
    const char *quota;
    ent__phrase_id word;
  } words[] = {{"2/3", ENT__W_NEG_TWO_THIRDS}, {"majority", ENT__W_NEG_MAJORITY}, {"1/3", ENT__W_NEG_THIRD}, {"1/5", ENT__W_NEG_FIFTH}};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strcmp(words[i].quota, quota) == 0) return words[i].word;
  return ENT__PHRASES;
}

static void say_intro(ent__report *report, const ent_packages *packages) {
  ent__runs quota = {NULL, NULL};
  const ent__phrase_id word = quota_word(ent_packages_quota(packages));
  if (word == ENT__PHRASES) ent__add_plain(report, &quota, ent_packages_quota(packages));
  else ent__put(&report->tree, &quota, word, ENT__NO_ARGS);
  ent__paragraph(report, ENT__W_NEG_INTRO, ENT__ARGS(ent__arg_count(ent_packages_actors(packages)), ent__arg_count(ent_packages_needed(packages)), ent__arg_runs(&quota)));
}

/* "for A, for B and against C" */
static void add_items(ent__report *report, ent__runs *runs, const ent_package *one) {
  ent__runs *items = ent__tree_alloc(&report->tree, one->item_count, sizeof *items);
  for (uint32_t i = 0; items != NULL && i < one->item_count; i++) {
    ent__runs issue = {NULL, NULL};
    ent__add_issue(report, &issue, one->items[i].issue);
    ent__put(&report->tree, &items[i], one->items[i].support ? ENT__W_NEG_FOR : ENT__W_NEG_AGAINST, ENT__ARGS(ent__arg_runs(&issue)));
  }
  if (items != NULL) ent__join(&report->tree, runs, items, one->item_count);
}

static void add_named(ent__report *report, ent__runs *runs, const ent_actor_id *actors, uint32_t count) {
  if (count <= actors_told) {
    ent__add_actors_short(report, runs, actors, count);
    return;
  }
  ent__runs names = {NULL, NULL};
  for (uint32_t i = 0; i < actors_told; i++) {
    if (i > 0) ent__put(&report->tree, &names, ENT__W_LIST_COMMA, ENT__NO_ARGS);
    ent__add_actor_short(report, &names, actors[i]);
  }
  ent__put(&report->tree, runs, ENT__W_AND_MORE, ENT__ARGS(ent__arg_runs(&names), ent__arg_count(count - actors_told)));
}

static void say_near(ent__report *report, ent__runs *runs, const ent_package *one) {
  ent__runs items[near_told] = {{NULL, NULL}};
  ent__runs all = {NULL, NULL};
  const uint32_t count = one->near_count < near_told ? one->near_count : near_told;
  if (count == 0) return;
  for (uint32_t i = 0; i < count; i++) {
    ent__runs name = {NULL, NULL};
    ent__runs issue = {NULL, NULL};
    ent__add_actor_short(report, &name, one->near[i].actor);
    ent__add_issue_short(report, &issue, one->items[one->near[i].missing].issue);
    ent__put(&report->tree, &items[i], one->near[i].silent ? ENT__W_NEG_NEAR_SILENT : ENT__W_NEG_NEAR_OTHER, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&issue)));
  }
  if (count == one->near_count) {
    ent__join(&report->tree, &all, items, count);
  } else {
    ent__runs first = {NULL, NULL};
    for (uint32_t i = 0; i < count; i++) {
      if (i > 0) ent__put(&report->tree, &first, ENT__W_LIST_COMMA, ENT__NO_ARGS);
      ent__runs_append(&report->tree, &first, &items[i]);
    }
    ent__put(&report->tree, &all, ENT__W_AND_MORE, ENT__ARGS(ent__arg_runs(&first), ent__arg_count(one->near_count - count)));
  }
  ent__say(&report->tree, runs, ENT__W_NEG_NEAR, ENT__ARGS(ent__arg_runs(&all)));
}

static bool is_wanted(const ent__report *report, const ent_package *one) {
  if (one->item_count < 2) return false;
  for (uint32_t i = 0; report->kind == ENT_REPORT_ISSUE && i < one->item_count; i++)
    if (one->items[i].issue == report->topics[0]) return true;
  return report->kind != ENT_REPORT_ISSUE;
}

static size_t say_packages(ent__report *report, const ent_packages *packages) {
  size_t count = 0;
  size_t told = 0;
  const ent_package *list = ent_packages_list(packages, &count);
  for (size_t i = 0; i < count && told < packages_told; i++) {
    ent__runs issues = {NULL, NULL};
    ent__runs actors = {NULL, NULL};
    if (!is_wanted(report, &list[i])) continue;
    if (told++ == 0) ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
    add_items(report, &issues, &list[i]);
    add_named(report, &actors, list[i].actors, list[i].actor_count);
    ent__block *item = ent__item(report, ENT__W_NEG_ITEM, ENT__ARGS(ent__arg_count(list[i].item_count), ent__arg_count(list[i].actor_count), ent__arg_runs(&issues), ent__arg_runs(&actors)));
    say_near(report, &item->runs, &list[i]);
  }
  if (told > 0) ent__tree_close(&report->tree);
  return told;
}

static void say_pivots(ent__report *report, const ent_packages *packages) {
  size_t count = 0;
  const ent_pivot *pivots = ent_packages_pivots(packages, &count);
  if (count == 0) return;
  ent__paragraph(report, ENT__W_NEG_PIVOTS, ENT__NO_ARGS);
  ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
  for (size_t i = 0; i < count && i < pivots_told; i++) {
    ent__runs name = {NULL, NULL};
    ent__add_actor(report, &name, pivots[i].actor);
    ent__item(report, ENT__W_NEG_PIVOT, ENT__ARGS(ent__arg_runs(&name), ent__arg_count(pivots[i].critical), ent__arg_count(pivots[i].near)));
  }
  ent__tree_close(&report->tree);
}

void ent__section_negotiation(ent__report *report) {
  const ent_packages *packages = ent_study_packages(report->study);
  size_t unopposed = 0;
  if (packages == NULL || ent_packages_actors(packages) < 3) return;
  ent__open_section(report, "negotiation", ENT__W_NEG_TITLE);
  for (size_t i = 0; i < report->topic_count; i++) unopposed += ent__is_unopposed(report, report->topics[i]);
  if (report->overview && unopposed > 0) ent__paragraph(report, ENT__W_NEG_COMMON, ENT__ARGS(ent__arg_count(unopposed)));
  say_intro(report, packages);
  const size_t told = say_packages(report, packages);
  if (told == 0) ent__paragraph(report, ENT__W_NEG_NONE, ENT__NO_ARGS);
  else if (report->overview && ent_packages_found(packages) > told) ent__paragraph(report, ENT__W_NEG_MORE, ENT__ARGS(ent__arg_count(ent_packages_found(packages) - told)));
  if (!ent_packages_complete(packages)) ent__paragraph(report, ENT__W_NEG_CUT, ENT__NO_ARGS);
  if (told > 0) say_pivots(report, packages);
  ent__paragraph(report, ENT__W_NEG_CAUTION, ENT__NO_ARGS);
  ent__tree_close(&report->tree);
}
