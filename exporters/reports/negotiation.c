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

/* A comparison names those that it compares alone. */
static bool is_named(const ent__report *report, ent_actor_id actor) { return report->kind != ENT_REPORT_COMPARE || report->is_shown[actor]; }

/* "US (no stance on A)" */
static void add_near(ent__report *report, ent__runs *runs, const ent_package *one, const ent_package_near *near) {
  ent__runs name = {NULL, NULL};
  ent__runs issue = {NULL, NULL};
  ent__add_actor_short(report, &name, near->actor);
  ent__add_issue_short(report, &issue, one->items[near->missing].issue);
  ent__put(&report->tree, runs, near->silent ? ENT__W_NEG_NEAR_SILENT : ENT__W_NEG_NEAR_OTHER, ENT__ARGS(ent__arg_runs(&name), ent__arg_runs(&issue)));
}

static void say_near(ent__report *report, ent__runs *runs, const ent_package *one) {
  ent__runs items[near_told] = {{NULL, NULL}};
  ent__runs all = {NULL, NULL};
  size_t count = 0;
  for (uint32_t i = 0; i < one->near_count; i++) {
    if (!is_named(report, one->near[i].actor)) continue;
    if (count < near_told) add_near(report, &items[count], one, &one->near[i]);
    count++;
  }
  if (count == 0) return;
  const size_t told = count < near_told ? count : near_told;
  ent__join_some(&report->tree, &all, items, told, count - told);
  ent__say(&report->tree, runs, ENT__W_NEG_NEAR, ENT__ARGS(ent__arg_runs(&all)));
}

/* Blocs stand for their members, and so are in no package. */
static size_t voices(const ent__report *report) {
  size_t count = 0;
  for (size_t i = 0; i < report->shown_count; i++) count += report->actors[report->shown[i]].kind != ENT_ACTOR_BLOC;
  return count;
}

/* Whether all who are compared take every side of a package, or every side but one, and any of them every side. */
static bool is_for_them(const ent__report *report, const ent_package *one) {
  size_t with = 0;
  size_t near = 0;
  for (uint32_t i = 0; i < one->actor_count; i++) with += report->is_shown[one->actors[i]];
  for (uint32_t i = 0; i < one->near_count; i++) near += report->is_shown[one->near[i].actor];
  return with > 0 && with + near == voices(report);
}

static bool is_wanted(const ent__report *report, const ent_package *one) {
  if (one->item_count < 2) return false;
  if (report->kind == ENT_REPORT_COMPARE) return is_for_them(report, one);
  for (uint32_t i = 0; report->kind == ENT_REPORT_ISSUE && i < one->item_count; i++)
    if (one->items[i].issue == report->topics[0]) return true;
  return report->kind != ENT_REPORT_ISSUE;
}

static void say_package(ent__report *report, const ent_package *one) {
  ent__runs issues = {NULL, NULL};
  ent__runs named = {NULL, NULL};
  ent_actor_id *actors = ent__tree_alloc(&report->tree, (size_t)one->actor_count + 1, sizeof *actors);
  size_t count = 0;
  if (actors == NULL) return;
  for (uint32_t i = 0; i < one->actor_count; i++)
    if (is_named(report, one->actors[i])) actors[count++] = one->actors[i];
  add_items(report, &issues, one);
  ent__add_first_actors_short(report, &named, actors, count <= actors_told ? count : actors_told, count);
  ent__block *item = ent__item(report, report->kind == ENT_REPORT_COMPARE ? ENT__W_NEG_ITEM_THEM : ENT__W_NEG_ITEM,
                               ENT__ARGS(ent__arg_count(one->item_count), ent__arg_count(one->actor_count), ent__arg_runs(&issues), ent__arg_runs(&named)));
  say_near(report, &item->runs, one);
}

static size_t say_packages(ent__report *report, const ent_packages *packages) {
  size_t count = 0;
  size_t told = 0;
  const ent_package *list = ent_packages_list(packages, &count);
  for (size_t i = 0; i < count && told < packages_told; i++) {
    if (!is_wanted(report, &list[i])) continue;
    if (told++ == 0) ent__tree_open(&report->tree, ENT__BLOCK_LIST, NULL);
    say_package(report, &list[i]);
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

/* That there is no package to tell of, or what else there is to know of those told. */
static void say_rest(ent__report *report, const ent_packages *packages, size_t told) {
  const size_t found = ent_packages_found(packages);
  if (told == 0) ent__paragraph(report, report->kind == ENT_REPORT_OVERVIEW ? ENT__W_NEG_NONE : report->kind == ENT_REPORT_ISSUE ? ENT__W_NEG_NONE_WITH : ENT__W_NEG_NONE_THEM, ENT__NO_ARGS);
  else if (report->overview && found > told) ent__paragraph(report, ENT__W_NEG_MORE, ENT__ARGS(ent__arg_count(found - told)));
  if (!ent_packages_complete(packages)) ent__paragraph(report, ENT__W_NEG_CUT, ENT__NO_ARGS);
  if (told > 0 && report->kind != ENT_REPORT_COMPARE) say_pivots(report, packages);
}

void ent__section_negotiation(ent__report *report) {
  const ent_packages *packages = ent_study_packages(report->study);
  size_t unopposed = 0;
  if (packages == NULL || ent_packages_actors(packages) < 3) return;
  if (report->kind == ENT_REPORT_COMPARE && voices(report) < 2) return;
  ent__open_section(report, "negotiation", ENT__W_NEG_TITLE);
  for (size_t i = 0; i < report->topic_count; i++) unopposed += ent__is_unopposed(report, report->topics[i]);
  if (report->overview && unopposed > 0) ent__paragraph(report, ENT__W_NEG_COMMON, ENT__ARGS(ent__arg_count(unopposed)));
  say_intro(report, packages);
  if (report->kind == ENT_REPORT_COMPARE) ent__paragraph(report, ENT__W_NEG_THEM, ENT__NO_ARGS);
  say_rest(report, packages, say_packages(report, packages));
  ent__paragraph(report, ENT__W_NEG_CAUTION, ENT__NO_ARGS);
  ent__tree_close(&report->tree);
}
