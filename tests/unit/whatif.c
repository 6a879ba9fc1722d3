/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What-if against every set of changes, and odd issues. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/rng.h"
#include "graphs/whatif/cover.h"
#include "tests/alloc_fail.h"
#include "tests/datasets.h"
#include "tests/harness.h"

enum { most = 12, rules_most = 2 };

typedef struct made {
  ent_dataset *dataset;
  ent_stances *stances;
  ent_space *space;
  ent_whatif *whatif;
} made;

static void make(made *out, const char *json, const ent_whatif_options *options) {
  ent_error err = ENT_ERROR_INIT;
  const ent_stance_options all = ENT_STANCE_OPTIONS_INIT;
  const ent_space_options space = ENT_SPACE_OPTIONS_INIT;
  out->dataset = ent_test_dataset(json);
  ENT_TEST_OK(ent_stances_new(&out->stances, out->dataset, &all, &err), &err);
  ENT_TEST_OK(ent_space_new(&out->space, out->stances, &space, &err), &err);
  ENT_TEST_OK(ent_whatif_new(&out->whatif, out->stances, out->space, options, &err), &err);
}

static void end(made *out) {
  ent_whatif_free(out->whatif);
  ent_space_free(out->space);
  ent_stances_free(out->stances);
  ent_dataset_free(out->dataset);
}

/* By hand ------------------------------------------------------------------------------------ */

typedef struct hand {
  int n;
  int rules;
  int weight[most][rules_most];
  double position[most]; /* NaN: silent */
  int up[rules_most];    /* a share, strict where `down` is 0: more than half */
  int down[rules_most];
  ent_whatif_base base;
} hand;

static int side(double position) { return isnan(position) ? 0 : position >= 0.25 ? 1 : position <= -0.25 ? -1 : 0; }

static bool carries(const hand *h, const int *sides) {
  bool any = false;
  for (int i = 0; i < h->n; i++) any = any || sides[i] > 0;
  for (int r = 0; r < h->rules; r++) {
    int support = 0;
    int total = 0;
    for (int i = 0; i < h->n; i++) {
      if (sides[i] > 0) support += h->weight[i][r];
      if (h->base == ENT_WHATIF_ALL || sides[i] != 0) total += h->weight[i][r];
    }
    if (h->down[r] == 0 ? 2 * support <= total : support * h->down[r] < h->up[r] * total) return false;
  }
  return any;
}

/* What a set costs, in the order in which sets are compared. */
typedef struct price {
  double part[5];
} price;

static price price_of(const ent_whatif_issue *issue, uint32_t set, bool count_first, ent_whatif_near near) {
  double count = 0;
  double far = 0;
  double silent = 0;
  double distance = 0;
  double step = 0;
  for (uint32_t i = 0; i < issue->actor_count; i++) {
    if ((set >> i & 1) == 0) continue;
    const ent_whatif_actor *actor = &issue->actors[i];
    count++;
    far += isnan(actor->distance);
    silent += isnan(actor->step);
    distance += isnan(actor->distance) ? 0 : actor->distance;
    step += isnan(actor->step) ? 0 : actor->step;
  }
  const price by_space = {{count, far, distance, silent, step}};
  const price by_stance = {{count, silent, step, far, distance}};
  price out = near == ENT_WHATIF_NEAR_SPACE ? by_space : by_stance;
  if (!count_first) {
    memmove(out.part, out.part + 1, 4 * sizeof(double));
    out.part[4] = count;
  }
  return out;
}

static int compare(const price *a, const price *b) {
  for (int i = 0; i < 5; i++)
    if (fabs(a->part[i] - b->part[i]) > 1e-9) return a->part[i] < b->part[i] ? -1 : 1;
  return 0;
}

static bool changes(const hand *h, const ent_whatif_issue *issue, uint32_t set) {
  int sides[most];
  for (int i = 0; i < h->n; i++) sides[i] = side(h->position[i]);
  for (uint32_t i = 0; i < issue->actor_count; i++)
    if ((set >> i & 1) != 0) sides[issue->actors[i].actor] = issue->carried ? -1 : 1;
  return carries(h, sides) != issue->carried;
}

static void check_set(const hand *h, const ent_whatif_issue *issue, const ent_whatif_set *found, bool count_first, ent_whatif_near near) {
  uint32_t set = 0;
  bool any = false;
  price least = {{0}};
  for (uint32_t i = 0; i < found->count; i++) set |= 1u << found->at[i];
  for (uint32_t s = 0; s < 1u << issue->actor_count; s++) {
    if (!changes(h, issue, s)) continue;
    const price one = price_of(issue, s, count_first, near);
    if (!any || compare(&one, &least) < 0) least = one;
    any = true;
  }
  CU_ASSERT_EQUAL(issue->possible, any);
  if (!any) {
    CU_ASSERT_EQUAL(found->count, 0);
    return;
  }
  const price own = price_of(issue, set, count_first, near);
  CU_ASSERT_TRUE(changes(h, issue, set));
  CU_ASSERT_EQUAL(compare(&own, &least), 0);
  CU_ASSERT_TRUE(found->proved);
}

/* Actors a0.. with weights, positions on issue x and something to place them by. */
static char *json_of(const hand *h, ent__rng *rng) {
  ent_buffer out = ENT_BUFFER_INIT;
  bool first = true;
  ent__buffer_puts(&out, "{'entente': 1, 'issues': [{'id': 'x', 'label': 'X'}, {'id': 'y', 'label': 'Y'}, {'id': 'z', 'label': 'Z'}], 'actors': [");
  for (int i = 0; i < h->n; i++)
    ent__buffer_printf(&out, "%s{'id': 'a%d', 'label': 'A%d', 'attributes': {'w0': %d, 'w1': %d}}", i > 0 ? ", " : "", i, i, h->weight[i][0], h->weight[i][1]);
  ent__buffer_puts(&out, "], 'statements': [");
  for (int i = 0; i < h->n; i++) {
    for (int k = 0; k < 3; k++) {
      const double position = k == 0 ? h->position[i] : ent__rng_below(rng, 4) == 0 ? NAN : (double)ent__rng_below(rng, 3) - 1;
      if (isnan(position)) continue;
      ent__buffer_printf(&out, "%s{'actor': 'a%d', 'issue': '%c', 'position': ", first ? "" : ", ", i, 'x' + k);
      ent__buffer_number(&out, position);
      ent__buffer_puts(&out, "}");
      first = false;
    }
  }
  ent__buffer_puts(&out, "]}");
  return out.data;
}

static void random_case(ent__rng *rng, int n, int heaviest) {
  static const double positions[] = {1, 0.5, 0.25, 0.2, 0, -0.1, -0.25, -0.6, -1, NAN, NAN};
  static const int shares[][2] = {{1, 0}, {1, 2}, {2, 3}, {3, 4}, {1, 3}, {1, 1}, {0, 1}, {13, 20}};
  static const char *const quotas[] = {"majority", "50%", "2/3", "75%", "1/3", "100%", "0", "65%"};
  static const char *const x[] = {"x"};
  hand h = {.n = n, .rules = 1 + (int)ent__rng_below(rng, rules_most), .base = ent__rng_below(rng, 2) == 0 ? ENT_WHATIF_ALL : ENT_WHATIF_VOTING};
  ent_whatif_options options = ENT_WHATIF_OPTIONS_INIT;
  const uint32_t support = ent__rng_below(rng, 3); /* more of them, so that some are carried */
  for (int i = 0; i < n; i++) {
    for (int r = 0; r < rules_most; r++) h.weight[i][r] = 1 + (int)ent__rng_below(rng, (uint32_t)heaviest);
    h.position[i] = ent__rng_below(rng, 3) < support ? 1 : positions[ent__rng_below(rng, 11)];
  }
  for (int r = 0; r < h.rules; r++) {
    const uint32_t which = ent__rng_below(rng, 8);
    h.up[r] = shares[which][0];
    h.down[r] = shares[which][1];
    options.rules.rules[r] = (ent_power_rule){r == 0 ? "w0" : "w1", quotas[which]};
  }
  options.rules.rule_count = (size_t)h.rules;
  options.base = h.base;
  options.near = ent__rng_below(rng, 2) == 0 ? ENT_WHATIF_NEAR_SPACE : ENT_WHATIF_NEAR_STANCE;
  options.issues = x;
  options.issue_count = 1;
  char *json = json_of(&h, rng);
  made m;
  size_t count;
  make(&m, json, &options);
  const ent_whatif_issue *issue = ent_whatif_issues(m.whatif, &count);
  CU_ASSERT_EQUAL_FATAL(count, 1);
  int sides[most];
  for (int i = 0; i < n; i++) sides[i] = side(h.position[i]);
  CU_ASSERT_EQUAL(issue->carried, carries(&h, sides));
  check_set(&h, issue, &issue->fewest, true, options.near);
  check_set(&h, issue, &issue->nearest, false, options.near);
  end(&m);
  free(json);
}

static void every_set(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 11, 1);
  for (int t = 0; t < 150; t++) random_case(&rng, 1 + (int)ent__rng_below(&rng, 9), t % 3 == 0 ? 1 : t % 3 == 1 ? 5 : 60);
  for (int t = 0; t < 3; t++) random_case(&rng, most, 5);
}

/* Weights too fine for a table: branch and bound finds the same. */
static void every_set_of_fine_weights(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 12, 1);
  for (int t = 0; t < 40; t++) random_case(&rng, 2 + (int)ent__rng_below(&rng, 7), 20000000);
}

/* Where the search is cut off, what it has covers, and says that it is not proved. */
static void cut_off(void) {
  enum { count = 60 };
  ent_error err = ENT_ERROR_INIT;
  ent__item items[count] = {{{0, 0, 0, 0, 0}, {0}}};
  bool taken[count];
  bool possible = false;
  bool proved = true;
  ent__cost cost;
  uint64_t sum = 0;
  for (uint32_t i = 0; i < count; i++) {
    items[i].cost = (ent__cost){1, 0, 0, 1 + 0.001 * (i * 37 % 101), 0};
    items[i].gain[0] = 1000003 + 7919 * (uint64_t)i * i;
  }
  const ent__cover cover = {items, count, 1, {400000001}, false};
  ENT_TEST_OK(ent__cover_solve(taken, &possible, &proved, &cost, &cover, &err), &err);
  for (uint32_t i = 0; i < count; i++) sum += taken[i] ? items[i].gain[0] : 0;
  CU_ASSERT_TRUE(possible);
  CU_ASSERT_FALSE(proved);
  CU_ASSERT_TRUE(sum >= 400000001);
}

/* Odd issues ---------------------------------------------------------------------------------- */

#define ACTORS "'actors': [{'id': 'a', 'label': 'A'}, {'id': 'b', 'label': 'B'}, {'id': 'c', 'label': 'C'}]"
#define ISSUES "'issues': [{'id': 'budapest', 'label': 'X'}]"

static const ent_whatif_issue *only(const made *m) {
  size_t count;
  const ent_whatif_issue *issue = ent_whatif_issues(m->whatif, &count);
  CU_ASSERT_EQUAL_FATAL(count, 1);
  return issue;
}

static void nobody_spoke(void) {
  const ent_whatif_options usual = ENT_WHATIF_OPTIONS_INIT;
  made m;
  make(&m, "{'entente': 1, " ACTORS ", " ISSUES "}", &usual);
  const ent_whatif_issue *issue = only(&m);
  CU_ASSERT_FALSE(issue->carried);
  CU_ASSERT_TRUE(issue->possible);
  CU_ASSERT_EQUAL(issue->sides[ENT_WHATIF_SILENT], 3);
  CU_ASSERT_EQUAL(issue->fewest.count, 1); /* of those voting, one for and none against is enough */
  CU_ASSERT_EQUAL(issue->fewest.far, 1);
  CU_ASSERT_TRUE(isnan(issue->actors[0].step));
  end(&m);
}

static void all_support(void) {
  ent_whatif_options options = ENT_WHATIF_OPTIONS_INIT;
  made m;
  options.rules = (ent_power_options){{{"one", "2/3"}}, 1};
  make(&m, "{'entente': 1, " ACTORS ", " ISSUES ", 'statements': [{'actor': 'a', 'issue': 'budapest', 'position': 1}, {'actor': 'b', 'issue': 'budapest', 'position': 1}, {'actor': 'c', 'issue': 'budapest', 'position': 1}]}", &options);
  const ent_whatif_issue *issue = only(&m);
  CU_ASSERT_TRUE(issue->carried);
  CU_ASSERT_EQUAL(issue->fewest.count, 2); /* with one against, two of three still carry it */
  end(&m);
}

static void out_of_reach(void) {
  ent_whatif_options options = ENT_WHATIF_OPTIONS_INIT;
  made m;
  options.rules = (ent_power_options){{{"one", "4"}}, 1};
  make(&m, "{'entente': 1, " ACTORS ", " ISSUES "}", &options);
  CU_ASSERT_FALSE(only(&m)->carried);
  CU_ASSERT_FALSE(only(&m)->possible);
  CU_ASSERT_EQUAL(only(&m)->fewest.count, 0);
  end(&m);
  make(&m, "{'entente': 1, " ISSUES "}", &options);
  CU_ASSERT_FALSE(only(&m)->possible);
  CU_ASSERT_EQUAL(ent_whatif_players(m.whatif), 0);
  end(&m);
}

/* An abstention does not count among those voting, and does among all. */
static void abstentions(void) {
  static const char json[] = "{'entente': 1, " ACTORS ", " ISSUES ", 'statements': [{'actor': 'a', 'issue': 'budapest', 'position': 1}, {'actor': 'b', 'issue': 'budapest', 'position': 'abstain'}]}";
  ent_whatif_options options = ENT_WHATIF_OPTIONS_INIT;
  made m;
  make(&m, json, &options);
  CU_ASSERT_TRUE(only(&m)->carried);
  ENT_TEST_NEAR(only(&m)->tallies[0].total, 1, 0);
  end(&m);
  options.base = ENT_WHATIF_ALL;
  make(&m, json, &options);
  CU_ASSERT_FALSE(only(&m)->carried);
  ENT_TEST_NEAR(only(&m)->tallies[0].total, 3, 0);
  ENT_TEST_NEAR(only(&m)->tallies[0].needed, 2, 0);
  CU_ASSERT_EQUAL(only(&m)->fewest.count, 1);
  CU_ASSERT_EQUAL(only(&m)->sides[ENT_WHATIF_BETWEEN], 1);
  end(&m);
}

static void unknown_issues(void) {
  static const char *const near[] = {"budapst"};
  ent_error err = ENT_ERROR_INIT;
  const ent_stance_options all = ENT_STANCE_OPTIONS_INIT;
  ent_whatif_options options = ENT_WHATIF_OPTIONS_INIT;
  ent_stances *stances = NULL;
  ent_whatif *whatif = NULL;
  ent_dataset *dataset = ent_test_dataset("{'entente': 1, " ACTORS ", " ISSUES "}");
  ENT_TEST_OK(ent_stances_new(&stances, dataset, &all, &err), &err);
  options.issues = near;
  options.issue_count = 1;
  CU_ASSERT_EQUAL(ent_whatif_new(&whatif, stances, NULL, &options, &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "there is no issue 'budapst'; did you mean 'budapest'?");
  ent_stances_free(stances);
  ent_dataset_free(dataset);
}

static void failing_allocations(void) {
  static const char *const weights[] = {"one", "large"};
  static const char json[] =
      "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A', 'attributes': {'large': 20000003}}, {'id': 'b', 'label': 'B', 'attributes': {'large': 30000001}}], " ISSUES
      ", 'statements': [{'actor': 'a', 'issue': 'budapest', 'position': 1}, {'actor': 'b', 'issue': 'budapest', 'position': -1}]}";
  const ent_stance_options all = ENT_STANCE_OPTIONS_INIT;
  ent_error err = ENT_ERROR_INIT;
  ent_stances *stances = NULL;
  ent_dataset *dataset = ent_test_dataset(json);
  ENT_TEST_OK(ent_stances_new(&stances, dataset, &all, &err), &err);
  for (size_t i = 0; i < 2; i++) {
    ent_whatif_options options = ENT_WHATIF_OPTIONS_INIT;
    options.rules = (ent_power_options){{{weights[i], i == 0 ? "0" : "2/3"}}, 1};
    bool reached = true;
    for (unsigned long n = 0; reached; n++) {
      ent_whatif *whatif = NULL;
      ent_error failed = ENT_ERROR_INIT;
      ent_test_fail_once_after(n);
      const ent_status status = ent_whatif_new(&whatif, stances, NULL, &options, &failed);
      reached = ent_test_failed();
      ent_test_fail_never();
      CU_ASSERT_EQUAL(status, reached ? ENT_E_NOMEM : ENT_OK);
      CU_ASSERT_EQUAL(whatif == NULL, reached);
      ent_whatif_free(whatif);
    }
  }
  ent_stances_free(stances);
  ent_dataset_free(dataset);
}

/* What is written ------------------------------------------------------------------------------ */

static const char board[] =
    "{'entente': 1, 'actors': [{'id': 'a', 'label': 'Ash', 'weight': 3}, {'id': 'b', 'label': 'Birch', 'weight': 2}, {'id': 'c', 'label': 'Cedar', 'weight': 1},"
    "{'id': 'd', 'label': 'Date', 'weight': 1}, {'id': 'e', 'label': 'Elm', 'weight': 1}, {'id': 'w', 'label': 'Wood', 'kind': 'bloc'}],"
    "'issues': [{'id': 'x', 'label': 'Axe'}, {'id': 'y', 'label': 'Saw'}, {'id': 'z', 'label': 'Fire'}], 'statements': ["
    "{'actor': 'a', 'issue': 'x', 'position': 1}, {'actor': 'b', 'issue': 'x', 'position': 1}, {'actor': 'c', 'issue': 'x', 'position': -1}, {'actor': 'd', 'issue': 'x', 'position': -1},"
    "{'actor': 'e', 'issue': 'x', 'position': -0.5}, {'actor': 'a', 'issue': 'y', 'position': 1}, {'actor': 'b', 'issue': 'y', 'position': 1}, {'actor': 'c', 'issue': 'y', 'position': -1},"
    "{'actor': 'd', 'issue': 'y', 'position': -1}, {'actor': 'a', 'issue': 'z', 'position': -1}, {'actor': 'b', 'issue': 'z', 'position': -1}, {'actor': 'c', 'issue': 'z', 'position': 1},"
    "{'actor': 'd', 'issue': 'z', 'position': 1}, {'actor': 'e', 'issue': 'z', 'position': 1}, {'actor': 'e', 'issue': 'y', 'position': 'abstain'}]}";

static ent_study *study_of(const char *json) {
  ent_error err = ENT_ERROR_INIT;
  ent_input input = ENT_INPUT_INIT;
  ent_study *study = NULL;
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.coalitions.resamples = 2;
  options.parts = ENT_PART_POWER | ENT_PART_WHATIF;
  options.power = (ent_power_options){{{"one", "2/3"}}, 1};
  options.whatif.rules = options.power;
  input.dataset = ent_test_dataset(json);
  ENT_TEST_OK(ent_study_new_take(&study, &input, &options, &err), &err);
  return study;
}

static void holds(const ent_buffer *out, const char *part) {
  CU_ASSERT_PTR_NOT_NULL_FATAL(out->data);
  if (strstr(out->data, part) == NULL) ENT_TEST_SAME("not there", part);
}

static void texts(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  ent_study *study = study_of(board);
  ENT_TEST_OK(ent_export_finding(&out, study, ENT_SUBJECT_POWER, "text", &options, &err), &err);
  holds(&out, "one vote each, quota 2/3: 4 of 5");
  holds(&out, "winning coalitions: 6 (18.75 % of all: Coleman's power to act)");
  holds(&out, "any 4 of (");
  CU_ASSERT_PTR_NULL(strstr(out.data, "Wood")); /* a bloc */
  ent_buffer_clear(&out);
  ENT_TEST_OK(ent_export_finding(&out, study, ENT_SUBJECT_POWER, "csv", &options, &err), &err);
  holds(&out, "a,Ash,1,0.2,1/5,0.2,0.25,4,false,false,false\n");
  ent_buffer_clear(&out);
  ENT_TEST_OK(ent_export_finding(&out, study, ENT_SUBJECT_WHATIF, "text", &options, &err), &err);
  holds(&out, "Axe: not carried\n  2 for, 3 against, 0 between, 0 silent\n  support 2 of 5, needed 4: not met\n");
  holds(&out, "Saw: not carried\n  2 for, 2 against, 1 between, 0 silent\n");
  ent_buffer_clear(&out);
  ENT_TEST_OK(ent_export_finding(&out, study, ENT_SUBJECT_WHATIF, "csv", &options, &err), &err);
  holds(&out, "y,Saw,2,2,1,0,false,carry,true,e,Elm,between,0,");
  ent_buffer_clear(&out);
  ENT_TEST_OK(ent_export_report(&out, study, "markdown", &options, &err), &err);
  holds(&out, "the 5 actors have 8 together");
  holds(&out, "A majority then takes 5 of 8 votes and two thirds take 6; whoever holds 3 can block two thirds.");
  holds(&out, "## What it would take");
  holds(&out, "It has no majority, and would have one if this actor came over to support: ");
  ent_buffer_clear(&out);
  options.language = "zh";
  ENT_TEST_OK(ent_export_report(&out, study, "markdown", &options, &err), &err);
  holds(&out, "8票中过半数须5票");
  holds(&out, "若以下1个行为体转为支持，则可过半数");
  ent_buffer_clear(&out);
  ent_study_free(study);
}

/* What is written does not hang on the order of the input. */
static void order_does_not_matter(void) {
  static const int subjects[] = {ENT_SUBJECT_POWER, ENT_SUBJECT_WHATIF};
  const ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  ent_error err = ENT_ERROR_INIT;
  for (uint64_t seed = 1; seed <= 5; seed++) {
    ent_buffer out[2][2] = {{ENT_BUFFER_INIT, ENT_BUFFER_INIT}, {ENT_BUFFER_INIT, ENT_BUFFER_INIT}};
    for (int shuffled = 0; shuffled < 2; shuffled++) {
      char *json = ent_test_random_json(9, 7, 40, 3, seed, shuffled != 0 ? seed + 100 : 0, 0);
      ent_study *study = study_of(json);
      for (int i = 0; i < 2; i++) ENT_TEST_OK(ent_export_finding(&out[i][shuffled], study, (ent_subject)subjects[i], "csv", &options, &err), &err);
      ent_study_free(study);
      free(json);
    }
    for (int i = 0; i < 2; i++) {
      ENT_TEST_SAME(out[i][1].data, out[i][0].data);
      for (int k = 0; k < 2; k++) ent_buffer_clear(&out[i][k]);
    }
  }
}

/* Writes one file; returns false once the n-th allocation is not reached any more. */
static bool survives(const ent_study *study, int subject, const char *format, unsigned long n) {
  ent_error err = ENT_ERROR_INIT;
  ent_buffer out = ENT_BUFFER_INIT;
  const ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  ent_test_fail_once_after(n);
  const ent_status status = subject == 0 ? ent_export_report(&out, study, format, &options, &err) : ent_export_finding(&out, study, subject, format, &options, &err);
  const bool reached = ent_test_failed();
  ent_test_fail_never();
  CU_ASSERT_TRUE(reached ? status == ENT_E_NOMEM || subject == 0 : status == ENT_OK);
  ent_buffer_clear(&out);
  return reached;
}

static void failing_allocations_of_files(void) {
  static const char *const formats[] = {"text", "csv", "json"};
  ent_study *study = study_of(board);
  for (size_t f = 0; f < 3; f++) {
    for (unsigned long n = 0; survives(study, ENT_SUBJECT_POWER, formats[f], n);) n++;
    for (unsigned long n = 0; survives(study, ENT_SUBJECT_WHATIF, formats[f], n);) n++;
  }
  for (unsigned long n = 0; survives(study, 0, "markdown", n);) n += 5; /* other sections have sweeps of their own */
  ent_study_free(study);
}

CU_TestInfo whatif_tests[] = {{"every set of changes", every_set},
                              {"every set under fine weights", every_set_of_fine_weights},
                              {"a search cut off", cut_off},
                              {"nobody spoke", nobody_spoke},
                              {"all support", all_support},
                              {"out of reach", out_of_reach},
                              {"abstentions", abstentions},
                              {"unknown issues", unknown_issues},
                              {"failing allocations", failing_allocations},
                              {"files and reports", texts},
                              {"order of the input", order_does_not_matter},
                              {"failing allocations of files", failing_allocations_of_files},
                              CU_TEST_INFO_NULL};
