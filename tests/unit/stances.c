/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells, filters, duplicates, inheritance, canonical order. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/stances/stances_internal.h"
#include "tests/datasets.h"
#include "tests/harness.h"

static const char small[] =
    "{'entente': 1,"
    "'documents': [{'id': 'd1'}, {'id': 'd2'}],"
    "'actors': [{'id': 'eu', 'label': 'EU', 'kind': 'bloc'},"
    "  {'id': 'fr', 'label': 'France', 'kind': 'state', 'member_of': [{'bloc': 'eu'}]},"
    "  {'id': 'uk', 'label': 'UK', 'kind': 'state', 'member_of': [{'bloc': 'eu', 'to': '2020-01-31'}]},"
    "  {'id': 'silent', 'label': 'Silent', 'kind': 'company'}],"
    "'issues': [{'id': 'x', 'label': 'X', 'topic': ['s', 't']}, {'id': 'y', 'label': 'Y'}],"
    "'statements': ["
    "  {'id': 's1', 'actor': 'eu', 'issue': 'x', 'position': 'support', 'date': '2021-05', 'document': 'd1'},"
    "  {'id': 's2', 'actor': 'eu', 'issue': 'x', 'position': -0.5, 'confidence': 0.5, 'date': '2019', 'document': 'd2'},"
    "  {'id': 's3', 'actor': 'fr', 'issue': 'y', 'position': 'abstain', 'date': '2020-06-01', 'document': 'd1', 'reported_by': '@author'},"
    "  {'id': 's4', 'actor': 'fr', 'issue': 'y', 'position': 'neutral', 'document': 'd1'},"
    "  {'id': 's5', 'actor': 'eu', 'issue': 'x', 'position': 'support', 'date': '2021-06', 'document': 'd1'},"
    "  {'id': 's6', 'actor': 'uk', 'issue': 'y', 'position': 'oppose', 'date': '2018-03'}]}";

static uint32_t actor(const ent_dataset *d, const char *id) { return ent_dataset_find(d, ENT_TABLE_ACTORS, id); }
static uint32_t issue(const ent_dataset *d, const char *id) { return ent_dataset_find(d, ENT_TABLE_ISSUES, id); }

static ent_stances *build(const ent_dataset *d, const ent_stance_options *options) {
  ent_error err = ENT_ERROR_INIT;
  ent_stances *stances = NULL;
  ENT_TEST_OK(ent_stances_new(&stances, d, options, &err), &err);
  return stances;
}

static void aggregates_statements(void) {
  ent_dataset *d = ent_test_dataset(small);
  ent_stance_options options = ENT_STANCE_OPTIONS_INIT;
  ent_stances *s = build(d, &options);
  const ent_cell *cell = ent_stances_find(s, actor(d, "eu"), issue(d, "x"));
  CU_ASSERT_PTR_NOT_NULL_FATAL(cell);
  ENT_TEST_NEAR(cell->mean, 0.5, 1e-15);
  ENT_TEST_NEAR(cell->min, -0.5, 0);
  ENT_TEST_NEAR(cell->max, 1, 0);
  ENT_TEST_NEAR(cell->confidence, 2.5 / 3, 1e-15);
  CU_ASSERT_EQUAL(cell->count, 3);
  CU_ASSERT_EQUAL(cell->level_count, 2);
  CU_ASSERT_PTR_NULL(ent_stances_find(s, actor(d, "silent"), issue(d, "x")));
  CU_ASSERT_PTR_NULL(ent_stances_find(s, actor(d, "fr"), issue(d, "x")));
  const ent_cell *neutral = ent_stances_find(s, actor(d, "fr"), issue(d, "y"));
  CU_ASSERT_PTR_NOT_NULL_FATAL(neutral);
  CU_ASSERT_EQUAL(neutral->abstentions, 1);
  CU_ASSERT_EQUAL(neutral->count, 2);
  ENT_TEST_NEAR(neutral->mean, 0, 0);
  ent_stances_free(s);
  options.weighting = ENT_WEIGHT_CONFIDENCE;
  s = build(d, &options);
  ENT_TEST_NEAR(ent_stances_find(s, actor(d, "eu"), issue(d, "x"))->mean, (2 - 0.25) / 2.5, 1e-15);
  ent_stances_free(s);
  ent_dataset_free(d);
}

static size_t kept_under(const ent_dataset *d, const ent_stance_options *options) {
  ent_stances *s = build(d, options);
  const size_t kept = ent_stances_kept(s);
  ent_stances_free(s);
  return kept;
}

#define WORDS(negated, ...) {(const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *), negated}

static void filters(void) {
  ent_dataset *d = ent_test_dataset(small);
  const ent_stance_options plain = ENT_STANCE_OPTIONS_INIT;
  ent_stance_options o = plain;
  CU_ASSERT_EQUAL(kept_under(d, &o), 6);
  o.filter.actors = (ent_words)WORDS(false, "eu", "fr");
  CU_ASSERT_EQUAL(kept_under(d, &o), 5);
  o.filter.actors.negate = true;
  CU_ASSERT_EQUAL(kept_under(d, &o), 1);
  o = plain;
  o.filter.kinds = (ent_words)WORDS(false, "state");
  CU_ASSERT_EQUAL(kept_under(d, &o), 3);
  o = plain;
  o.filter.groups = (ent_words)WORDS(false, "eu");
  CU_ASSERT_EQUAL(kept_under(d, &o), 6);
  o.filter.groups.negate = true;
  CU_ASSERT_EQUAL(kept_under(d, &o), 0);
  o = plain;
  o.filter.topics = (ent_words)WORDS(false, "t");
  CU_ASSERT_EQUAL(kept_under(d, &o), 3);
  o = plain;
  o.filter.documents = (ent_words)WORDS(false, "d1");
  CU_ASSERT_EQUAL(kept_under(d, &o), 4);
  o = plain;
  o.filter.from = (ent_date){2020, 0, 0};
  CU_ASSERT_EQUAL(kept_under(d, &o), 3);
  ent_stances *s = build(d, &o);
  CU_ASSERT_EQUAL(ent_stances_undated(s), 1);
  ent_stances_free(s);
  o = plain;
  o.filter.reported = ENT_REPORTED_NOT;
  CU_ASSERT_EQUAL(kept_under(d, &o), 5);
  ent_dataset_free(d);
}

static void refuses_unknown_words(void) {
  ent_dataset *d = ent_test_dataset(small);
  ent_stance_options o = ENT_STANCE_OPTIONS_INIT;
  ent_error err = ENT_ERROR_INIT;
  ent_stances *s = NULL;
  o.filter.actors = (ent_words)WORDS(false, "silennt");
  CU_ASSERT_EQUAL(ent_stances_new(&s, d, &o, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NULL(s);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "did you mean 'silent'?"));
  ent_dataset_free(d);
}

static void drops_duplicates(void) {
  static const struct { ent_duplicates rule; size_t kept; } cases[] = {
      {ENT_DUPLICATES_INCLUDE, 6}, {ENT_DUPLICATES_DOCUMENT, 5}, {ENT_DUPLICATES_MONTH, 6}, {ENT_DUPLICATES_YEAR, 5}, {ENT_DUPLICATES_ALL, 5}};
  ent_dataset *d = ent_test_dataset(small);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ent_stance_options o = ENT_STANCE_OPTIONS_INIT;
    o.duplicates = cases[i].rule;
    CU_ASSERT_EQUAL(kept_under(d, &o), cases[i].kept);
  }
  ent_dataset_free(d);
}

/* The last days of 2018 and the first of 2019 share an ISO week; Januaries of two years no month. */
static void weeks_and_months_know_their_year(void) {
  ent_dataset *d = ent_test_dataset(
      "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}], 'issues': [{'id': 'x', 'label': 'X'}], 'statements': ["
      "{'actor': 'a', 'issue': 'x', 'position': 1, 'date': '2018-12-31'}, {'actor': 'a', 'issue': 'x', 'position': 1, 'date': '2019-01-01'},"
      "{'actor': 'a', 'issue': 'x', 'position': 1, 'date': '2020-01-01'}, {'actor': 'a', 'issue': 'x', 'position': 1, 'date': '2020-01-06'}]}");
  ent_stance_options o = ENT_STANCE_OPTIONS_INIT;
  o.duplicates = ENT_DUPLICATES_WEEK;
  CU_ASSERT_EQUAL(kept_under(d, &o), 3);
  o.duplicates = ENT_DUPLICATES_MONTH;
  CU_ASSERT_EQUAL(kept_under(d, &o), 3);
  o.duplicates = ENT_DUPLICATES_YEAR;
  CU_ASSERT_EQUAL(kept_under(d, &o), 3);
  ent_dataset_free(d);
}

/* Weeks begin on Monday wherever the machine stands: Saturday and Sunday share one, Sunday and Monday do not. */
static void weeks_begin_on_monday(void) {
  static const struct {
    const char *day, *next;
    size_t kept;
  } cases[] = {{"2020-01-04", "2020-01-05", 1}, {"2020-01-05", "2020-01-06", 2}, {"2020-12-31", "2021-01-03", 1}, {"1969-12-28", "1969-12-29", 2}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char json[512];
    snprintf(json, sizeof json, "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}], 'issues': [{'id': 'x', 'label': 'X'}], 'statements': ["
             "{'actor': 'a', 'issue': 'x', 'position': 1, 'date': '%s'}, {'actor': 'a', 'issue': 'x', 'position': 1, 'date': '%s'}]}", cases[i].day, cases[i].next);
    ent_dataset *d = ent_test_dataset(json);
    ent_stance_options o = ENT_STANCE_OPTIONS_INIT;
    o.duplicates = ENT_DUPLICATES_WEEK;
    CU_ASSERT_EQUAL(kept_under(d, &o), cases[i].kept);
    ent_dataset_free(d);
  }
}

/* Four times support, once before and twice after opposition, then neutral; one has no date. */
static const char changing[] =
    "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}], 'issues': [{'id': 'x', 'label': 'X'}], 'statements': ["
    "{'actor': 'a', 'issue': 'x', 'position': 1, 'date': '2018', 'confidence': 0.5}, {'actor': 'a', 'issue': 'x', 'position': -1, 'date': '2019-02'},"
    "{'actor': 'a', 'issue': 'x', 'position': 1, 'date': '2019-03-01', 'confidence': 0.5}, {'actor': 'a', 'issue': 'x', 'position': 1, 'confidence': 1},"
    "{'actor': 'a', 'issue': 'x', 'position': 'abstain', 'date': '2020/2021'}, {'actor': 'a', 'issue': 'x', 'position': 0.5, 'date': '2021-12'}]}";

static void one_position_holds(void) {
  static const struct {
    ent_hold hold;
    double mean;
    double amount;
    uint32_t levels;
    uint32_t count;
    uint32_t abstentions;
  } cases[] = {{ENT_HOLD_ALL, 2.5 / 6, 6, 4, 6, 1},
               {ENT_HOLD_MEAN, 1.5 / 5, 6, 1, 6, 1},  /* Σ confidence · position = .5 - 1 + .5 + 1 + 0 + .5 over Σ confidence = 5 */
               {ENT_HOLD_LATEST, 0.25, 2, 2, 2, 1},   /* both end with 2021 */
               {ENT_HOLD_MODE, 1, 3, 1, 3, 0}};
  ent_dataset *d = ent_test_dataset(changing);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ent_error err = ENT_ERROR_INIT;
    ent_stances *s = NULL;
    ent_stance_options o = ENT_STANCE_OPTIONS_INIT;
    size_t count = 0;
    o.hold = cases[i].hold;
    ENT_TEST_OK(ent_stances_new(&s, d, &o, &err), &err);
    const ent_cell *cell = ent_stances_cells(s, &count);
    CU_ASSERT_EQUAL_FATAL(count, 1);
    ENT_TEST_NEAR(cell->mean, cases[i].mean, 1e-15);
    ENT_TEST_NEAR(cell->amount, cases[i].amount, 0);
    CU_ASSERT_EQUAL(cell->level_count, cases[i].levels);
    CU_ASSERT_EQUAL(cell->count, cases[i].count);
    CU_ASSERT_EQUAL(cell->abstentions, cases[i].abstentions);
    ent_stances_free(s);
  }
  ent_dataset_free(d);
}

/* Dates turned round: what lies wholly outside. */
static void dates_turned_round(void) {
  static const struct {
    ent_date from;
    ent_date to;
    size_t kept;
  } cases[] = {{{2019, 0, 0}, {2019, 0, 0}, 3}, {{2019, 3, 0}, {0, 0, 0}, 2}, {{0, 0, 0}, {2020, 0, 0}, 1}, {{2018, 0, 0}, {2021, 0, 0}, 0}};
  ent_dataset *d = ent_test_dataset(changing);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ent_stance_options o = ENT_STANCE_OPTIONS_INIT;
    o.filter.from = cases[i].from;
    o.filter.to = cases[i].to;
    o.filter.outside = true;
    CU_ASSERT_EQUAL(kept_under(d, &o), cases[i].kept);
  }
  ent_dataset_free(d);
}

static void members_inherit(void) {
  ent_dataset *d = ent_test_dataset(small);
  ent_stance_options o = ENT_STANCE_OPTIONS_INIT;
  o.membership = ENT_MEMBERSHIP_INHERIT;
  ent_stances *s = build(d, &o);
  const ent_cell *fr = ent_stances_find(s, actor(d, "fr"), issue(d, "x"));
  CU_ASSERT_PTR_NOT_NULL_FATAL(fr);
  CU_ASSERT_EQUAL(fr->from_bloc, actor(d, "eu"));
  CU_ASSERT_EQUAL(fr->count, 3);
  const ent_cell *uk = ent_stances_find(s, actor(d, "uk"), issue(d, "x")); /* left before 2021 */
  CU_ASSERT_PTR_NOT_NULL_FATAL(uk);
  CU_ASSERT_EQUAL(uk->count, 1);
  ENT_TEST_NEAR(uk->mean, -0.5, 0);
  CU_ASSERT_PTR_NULL(ent_stances_find(s, actor(d, "eu"), issue(d, "y")));
  ent_stances_free(s);
  ent_dataset_free(d);
}

/* Rows, columns and single look-ups are three ways to the same cells. */
static void rows_and_columns_agree(void) {
  char *json = ent_test_random_json(12, 7, 200, 5, 3, 0, 0);
  ent_dataset *d = ent_test_dataset(json);
  ent_stance_options o = ENT_STANCE_OPTIONS_INIT;
  ent_stances *s = build(d, &o);
  size_t total = 0, by_row = 0, by_column = 0, count = 0;
  const ent_cell *cells = ent_stances_cells(s, &total);
  for (uint32_t a = 0; a < 12; a++) {
    const ent_cell *row = ent_stances_row(s, a, &count);
    for (size_t i = 0; i < count; i++) {
      CU_ASSERT_EQUAL(row[i].actor, a);
      CU_ASSERT_PTR_EQUAL(ent_stances_find(s, a, row[i].issue), &row[i]);
    }
    by_row += count;
  }
  for (uint32_t j = 0; j < 7; j++) {
    const uint32_t *column = ent_stances_column(s, j, &count);
    for (size_t i = 0; i < count; i++) CU_ASSERT_EQUAL(cells[column[i]].issue, j);
    by_column += count;
  }
  CU_ASSERT_EQUAL(by_row, total);
  CU_ASSERT_EQUAL(by_column, total);
  CU_ASSERT(total > 50);
  ent_stances_free(s);
  ent_dataset_free(d);
  free(json);
}

/* Neither the order of the input nor the ids move an actor in the canonical order. */
static void order_comes_from_what_was_said(void) {
  char *first = ent_test_random_json(15, 6, 90, 3, 5, 0, 0);
  char *other = ent_test_random_json(15, 6, 90, 3, 5, 11, 1);
  ent_dataset *d = ent_test_dataset(first), *e = ent_test_dataset(other);
  ent_stance_options o = ENT_STANCE_OPTIONS_INIT;
  ent_stances *s = build(d, &o), *t = build(e, &o);
  size_t count = 0, same = 0, n = 0;
  const ent_actor_id *a = ent_stances_actors(s, &count), *b = ent_stances_actors(t, &count);
  const ent_actor *left = ent_dataset_actors(d, &n), *right = ent_dataset_actors(e, &n);
  for (size_t i = 0; i < count; i++) {
    ENT_TEST_SAME(ent_text_in(left[a[i]].label, NULL), ent_text_in(right[b[i]].label, NULL));
    same += a[i] == b[i];
  }
  CU_ASSERT(same < count); /* the shuffle did move something */
  ent_stances_free(s);
  ent_stances_free(t);
  ent_dataset_free(d);
  ent_dataset_free(e);
  free(first);
  free(other);
}

/* m was in A first and in B later: what A said since is not m's, so that B gives the cell. */
static void the_bloc_of_the_day_gives_the_cell(void) {
  ent_dataset *d = ent_test_dataset(
      "{'entente': 1,"
      "'actors': [{'id': 'a', 'label': 'A'}, {'id': 'b', 'label': 'B'},"
      "  {'id': 'm', 'label': 'M', 'member_of': [{'bloc': 'a', 'to': '2000'}, {'bloc': 'b', 'from': '2001', 'to': '2005'},"
      "    {'bloc': 'b', 'from': '2006'}]}],"
      "'issues': [{'id': 'x', 'label': 'X'}],"
      "'statements': [{'actor': 'a', 'issue': 'x', 'position': 'support', 'date': '2010'},"
      "  {'actor': 'b', 'issue': 'x', 'position': 'oppose', 'date': '2010'}]}");
  ent_stance_options options = ENT_STANCE_OPTIONS_INIT;
  options.membership = ENT_MEMBERSHIP_INHERIT;
  ent_stances *s = build(d, &options);
  const ent_cell *cell = ent_stances_find(s, actor(d, "m"), issue(d, "x"));
  CU_ASSERT_PTR_NOT_NULL_FATAL(cell);
  CU_ASSERT_EQUAL(cell->from_bloc, actor(d, "b"));
  CU_ASSERT_EQUAL(cell->count, 1);
  ENT_TEST_NEAR(cell->mean, -1, 0);
  ent_stances_free(s);
  ent_dataset_free(d);
}

/* A statement is drawn once for the bloc and for all that inherit it. */
static void resamples_draw_statements(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_dataset *d = ent_test_dataset(
      "{'entente': 1,"
      "'actors': [{'id': 'a', 'label': 'A'}, {'id': 'm', 'label': 'M', 'member_of': [{'bloc': 'a'}]}],"
      "'issues': [{'id': 'x', 'label': 'X'}, {'id': 'y', 'label': 'Y'}],"
      "'statements': [{'actor': 'a', 'issue': 'x', 'position': 'support'}, {'actor': 'a', 'issue': 'y', 'position': 'oppose'}]}");
  ent_stance_options options = ENT_STANCE_OPTIONS_INIT;
  options.membership = ENT_MEMBERSHIP_INHERIT;
  ent_stances *s = build(d, &options);
  ent__rng rng;
  ent__rng_seed(&rng, 1, 1);
  for (int r = 0; r < 20; r++) {
    ent_stances *drawn = NULL;
    ENT_TEST_OK(ent__stances_resample(&drawn, s, &rng, &err), &err);
    for (int j = 0; j < 2; j++) {
      const ent_cell *bloc = ent_stances_find(drawn, actor(d, "a"), issue(d, j == 0 ? "x" : "y"));
      const ent_cell *member = ent_stances_find(drawn, actor(d, "m"), issue(d, j == 0 ? "x" : "y"));
      CU_ASSERT_EQUAL(bloc == NULL, member == NULL);
      if (bloc != NULL && member != NULL) CU_ASSERT_EQUAL(bloc->count, member->count);
    }
    ent_stances_free(drawn);
  }
  ent_stances_free(s);
  ent_dataset_free(d);
}

/* Which of two duplicates stays does not depend on which comes first, also where only the reporter differs. */
static void duplicates_know_the_reporter(void) {
  static const char *const statements[] = {
      "{'actor': 'a', 'issue': 'x', 'position': 1, 'reported_by': '@author'}, {'actor': 'a', 'issue': 'x', 'position': 1}",
      "{'actor': 'a', 'issue': 'x', 'position': 1}, {'actor': 'a', 'issue': 'x', 'position': 1, 'reported_by': '@author'}"};
  for (int i = 0; i < 2; i++) {
    char json[512];
    size_t count = 0;
    snprintf(json, sizeof json, "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}], 'issues': [{'id': 'x', 'label': 'X'}], 'statements': [%s]}", statements[i]);
    ent_dataset *d = ent_test_dataset(json);
    ent_stance_options options = ENT_STANCE_OPTIONS_INIT;
    options.duplicates = ENT_DUPLICATES_ALL;
    ent_stances *s = build(d, &options);
    const ent_cell *cell = ent_stances_find(s, actor(d, "a"), issue(d, "x"));
    CU_ASSERT_PTR_NOT_NULL_FATAL(cell);
    CU_ASSERT_EQUAL(cell->count, 1);
    CU_ASSERT_EQUAL(ent_dataset_statements(d, &count)[cell->statements[0]].reported_by, ENT_NONE);
    ent_stances_free(s);
    ent_dataset_free(d);
  }
}

/* Of an issue alone, what is said at two positions is said twice; the lowest stays, whichever comes first. */
static void duplicates_of_an_issue_leave_the_position_aside(void) {
  static const char *const statements[] = {
      "{'actor': 'a', 'issue': 'x', 'position': 1, 'document': 'd'}, {'actor': 'a', 'issue': 'x', 'position': -1, 'document': 'd'},"
      "{'actor': 'a', 'issue': 'x', 'position': 'abstain', 'document': 'd'}, {'actor': 'a', 'issue': 'x', 'position': 1, 'document': 'e'},"
      "{'actor': 'a', 'issue': 'x', 'position': 1}, {'actor': 'a', 'issue': 'y', 'position': 1, 'document': 'd'}",
      "{'actor': 'a', 'issue': 'y', 'position': 1, 'document': 'd'}, {'actor': 'a', 'issue': 'x', 'position': 1},"
      "{'actor': 'a', 'issue': 'x', 'position': 1, 'document': 'e'}, {'actor': 'a', 'issue': 'x', 'position': 'abstain', 'document': 'd'},"
      "{'actor': 'a', 'issue': 'x', 'position': -1, 'document': 'd'}, {'actor': 'a', 'issue': 'x', 'position': 1, 'document': 'd'}"};
  static const struct {
    ent_duplicates rule;
    ent_duplicates_of of;
    uint32_t count; /* on x */
    double mean;
  } cases[] = {{ENT_DUPLICATES_INCLUDE, ENT_DUPLICATES_OF_ISSUE, 5, 2.0 / 5},
               {ENT_DUPLICATES_DOCUMENT, ENT_DUPLICATES_OF_POSITION, 5, 2.0 / 5},
               {ENT_DUPLICATES_DOCUMENT, ENT_DUPLICATES_OF_ISSUE, 3, 1.0 / 3},
               {ENT_DUPLICATES_ALL, ENT_DUPLICATES_OF_POSITION, 3, 0},
               {ENT_DUPLICATES_ALL, ENT_DUPLICATES_OF_ISSUE, 1, -1}};
  for (size_t i = 0; i < 2 * sizeof cases / sizeof *cases; i++) {
    char json[1024];
    snprintf(json, sizeof json, "{'entente': 1, 'documents': [{'id': 'd'}, {'id': 'e'}], 'actors': [{'id': 'a', 'label': 'A'}],"
             "'issues': [{'id': 'x', 'label': 'X'}, {'id': 'y', 'label': 'Y'}], 'statements': [%s]}", statements[i % 2]);
    ent_dataset *d = ent_test_dataset(json);
    ent_stance_options options = ENT_STANCE_OPTIONS_INIT;
    options.duplicates = cases[i / 2].rule;
    options.duplicates_of = cases[i / 2].of;
    ent_stances *s = build(d, &options);
    const ent_cell *x = ent_stances_find(s, actor(d, "a"), issue(d, "x")), *y = ent_stances_find(s, actor(d, "a"), issue(d, "y"));
    CU_ASSERT_PTR_NOT_NULL_FATAL(x);
    CU_ASSERT_PTR_NOT_NULL_FATAL(y);
    CU_ASSERT_EQUAL(x->count, cases[i / 2].count);
    ENT_TEST_NEAR(x->mean, cases[i / 2].mean, 1e-15);
    CU_ASSERT_EQUAL(y->count, 1);
    ent_stances_free(s);
    ent_dataset_free(d);
  }
}

CU_TestInfo stances_tests[] = {{"aggregates statements", aggregates_statements},
                               {"filters", filters},
                               {"refuses unknown words", refuses_unknown_words},
                               {"drops duplicates", drops_duplicates},
                               {"one position holds", one_position_holds},
                               {"dates turned round", dates_turned_round},
                               {"weeks and months know their year", weeks_and_months_know_their_year},
                               {"weeks begin on Monday", weeks_begin_on_monday},
                               {"duplicates know the reporter", duplicates_know_the_reporter},
                               {"duplicates of an issue leave the position aside", duplicates_of_an_issue_leave_the_position_aside},
                               {"members inherit", members_inherit},
                               {"the bloc of the day gives the cell", the_bloc_of_the_day_gives_the_cell},
                               {"resamples draw statements", resamples_draw_statements},
                               {"rows and columns agree", rows_and_columns_agree},
                               {"order comes from what was said", order_comes_from_what_was_said},
                               CU_TEST_INFO_NULL};
