/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks over time: each window against the same window alone, and against a network of its own. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/datasets.h"
#include "tests/harness.h"

enum { MOST = 64 };

/* What a visit saw. */
typedef struct seen {
  size_t windows;
  ent_window window[MOST];
  size_t statements[MOST];
  size_t nodes[MOST];
  size_t ties[MOST];
  ent_node *node[MOST];
  ent_tie *tie[MOST];
} seen;

static ent_status look(void *context, const ent_window *window, size_t statements, const ent_network *network, ent_error *err) {
  seen *s = context;
  const size_t i = s->windows++;
  (void)err;
  const ent_node *nodes = ent_network_nodes(network, &s->nodes[i]);
  const ent_tie *ties = ent_network_ties(network, &s->ties[i]);
  s->window[i] = *window;
  s->statements[i] = statements;
  s->node[i] = malloc((s->nodes[i] + 1) * sizeof *nodes);
  s->tie[i] = malloc((s->ties[i] + 1) * sizeof *ties);
  if (s->nodes[i] > 0) memcpy(s->node[i], nodes, s->nodes[i] * sizeof *nodes);
  if (s->ties[i] > 0) memcpy(s->tie[i], ties, s->ties[i] * sizeof *ties);
  return ENT_OK;
}

static void forget(seen *s) {
  for (size_t i = 0; i < s->windows; i++) {
    free(s->node[i]);
    free(s->tie[i]);
  }
  s->windows = 0;
}

static const ent_node *find(const ent_node *nodes, size_t count, const char *id) {
  for (size_t i = 0; i < count; i++)
    if (strcmp(nodes[i].id, id) == 0) return &nodes[i];
  return NULL;
}

/* Each tie of `got` is in `wanted` with the same weight, and there are as many. */
static void same_ties(const seen *s, size_t i, const ent_network *wanted, double within) {
  size_t nodes = 0, ties = 0;
  const ent_node *node = ent_network_nodes(wanted, &nodes);
  const ent_tie *tie = ent_network_ties(wanted, &ties);
  CU_ASSERT_EQUAL(s->nodes[i], nodes);
  CU_ASSERT_EQUAL(s->ties[i], ties);
  for (size_t k = 0; k < s->nodes[i]; k++) {
    const ent_node *other = find(node, nodes, s->node[i][k].id);
    CU_ASSERT_PTR_NOT_NULL_FATAL(other);
    ENT_TEST_NEAR(s->node[i][k].activity, other->activity, within);
    CU_ASSERT_EQUAL(s->node[i][k].cells, other->cells);
  }
  for (size_t k = 0; k < s->ties[i]; k++) {
    const char *a = s->node[i][s->tie[i][k].source].id, *b = s->node[i][s->tie[i][k].target].id;
    bool found = false;
    for (size_t t = 0; t < ties && !found; t++) {
      const char *x = node[tie[t].source].id, *y = node[tie[t].target].id;
      found = (strcmp(a, x) == 0 && strcmp(b, y) == 0) || (strcmp(a, y) == 0 && strcmp(b, x) == 0);
      if (!found) continue;
      ENT_TEST_NEAR(s->tie[i][k].weight, tie[t].weight, within);
      CU_ASSERT_EQUAL(s->tie[i][k].shared, tie[t].shared);
    }
    CU_ASSERT_TRUE(found);
  }
}

/* The same window on its own: the same bytes. */
static void same_alone(const ent_windows *w, const seen *s, size_t i) {
  seen alone = {.windows = 0};
  ent_error err = ENT_ERROR_INIT;
  ENT_TEST_OK(ent_windows_visit(w, i, 1, look, &alone, &err), &err);
  CU_ASSERT_EQUAL(alone.windows, 1);
  CU_ASSERT_EQUAL(alone.statements[0], s->statements[i]);
  CU_ASSERT_EQUAL_FATAL(alone.nodes[0], s->nodes[i]);
  CU_ASSERT_EQUAL_FATAL(alone.ties[0], s->ties[i]);
  for (size_t k = 0; k < alone.ties[0]; k++) {
    CU_ASSERT_EQUAL(memcmp(&alone.tie[0][k].weight, &s->tie[i][k].weight, sizeof(double)), 0);
    CU_ASSERT_EQUAL(alone.tie[0][k].source, s->tie[i][k].source);
    CU_ASSERT_EQUAL(alone.tie[0][k].target, s->tie[i][k].target);
    CU_ASSERT_EQUAL(alone.tie[0][k].shared, s->tie[i][k].shared);
  }
  forget(&alone);
}

/* A network from the statements that the window's dates let through. */
static void same_filtered(const ent_dataset *d, const seen *s, size_t i, ent_stance_options options, const ent_network_options *network, double within) {
  ent_error err = ENT_ERROR_INIT;
  ent_stances *stances = NULL;
  ent_network *wanted = NULL;
  options.filter.from = s->window[i].from;
  options.filter.to = s->window[i].to;
  ENT_TEST_OK(ent_stances_new(&stances, d, &options, &err), &err);
  ENT_TEST_OK(ent_network_new(&wanted, stances, network, &err), &err);
  /* What does not hold is kept as a statement, but is in no cell. */
  if (options.hold == ENT_HOLD_ALL || options.hold == ENT_HOLD_MEAN) CU_ASSERT_EQUAL(ent_stances_kept(stances), s->statements[i]);
  same_ties(s, i, wanted, within);
  ent_network_free(wanted);
  ent_stances_free(stances);
}

static void check_all(const ent_dataset *d, const ent_stance_options *stances, const ent_network_options *network,
                      const ent_window_options *options, double within) {
  ent_error err = ENT_ERROR_INIT;
  ent_windows *w = NULL;
  seen s = {.windows = 0};
  size_t count = 0;
  ENT_TEST_OK(ent_windows_new(&w, d, stances, network, options, &err), &err);
  if (w == NULL) return;
  ent_windows_list(w, &count);
  CU_ASSERT_FATAL(count > 1 && count <= MOST);
  ENT_TEST_OK(ent_windows_visit(w, 0, count, look, &s, &err), &err);
  CU_ASSERT_EQUAL(s.windows, count);
  for (size_t i = 0; i < count; i += 1 + i / 8) {
    same_alone(w, &s, i);
    if (options->kernel <= ENT_KERNEL_UNIFORM) same_filtered(d, &s, i, *stances, network, within);
  }
  forget(&s);
  ent_windows_free(w);
}

static void window_is_window(void) {
  for (uint64_t seed = 1; seed <= 4; seed++) {
    char *json = ent_test_random_json(9, 6, seed == 4 ? 30 : 150, seed % 2 == 0 ? 3 : 5, seed, 0, 0);
    ent_dataset *d = ent_test_dataset(json);
    const ent_window_options moving = {{3, ENT_UNIT_YEAR}, {1, ENT_UNIT_YEAR}, ENT_KERNEL_NONE};
    for (int type = ENT_NETWORK_AFFILIATION; type <= ENT_NETWORK_EXCESS; type++)
      for (int normalize = ENT_NORMALIZE_NONE; normalize <= ENT_NORMALIZE_PROMINENCE; normalize++) {
        const bool two_mode = type == ENT_NETWORK_AFFILIATION;
        const bool for_two = normalize == ENT_NORMALIZE_NONE || normalize >= ENT_NORMALIZE_ACTIVITY;
        const bool for_one = normalize < ENT_NORMALIZE_ACTIVITY;
        const bool for_excess = normalize == ENT_NORMALIZE_NONE || normalize == ENT_NORMALIZE_OVERLAP;
        if (two_mode ? !for_two : !for_one || (type == ENT_NETWORK_EXCESS && !for_excess)) continue;
        const ent_stance_options stances = ENT_STANCE_OPTIONS_INIT;
        const ent_network_options network = {(ent_network_type)type, (ent_normalization)normalize, (ent_between)(seed % 2),
                                             ENT_QUALIFIER_SUBTRACT, (ent_agreement)(seed / 3), 1, ENT_BACKBONE_NONE, 0.05, 0.0};
        check_all(d, &stances, &network, &moving, 1e-12);
      }
    ent_dataset_free(d);
    free(json);
  }
}

static void what_counts_in_a_window(void) {
  char *json = ent_test_random_json(8, 5, 160, 3, 11, 0, 0);
  ent_dataset *d = ent_test_dataset(json);
  const ent_network_options network = {ENT_NETWORK_SUBTRACT, ENT_NORMALIZE_AVERAGE, ENT_BETWEEN_ACTORS, ENT_QUALIFIER_SUBTRACT, ENT_AGREEMENT_DISTANCE, 1, ENT_BACKBONE_NONE, 0.05, 0.0};
  for (int duplicates = ENT_DUPLICATES_INCLUDE; duplicates <= ENT_DUPLICATES_ALL; duplicates++)
    for (int hold = ENT_HOLD_ALL; hold <= ENT_HOLD_MODE; hold++)
      for (int weighting = 0; weighting < 2; weighting++)
        for (int kernel = ENT_KERNEL_NONE; kernel <= ENT_KERNEL_GAUSSIAN; kernel++) {
          ent_stance_options stances = ENT_STANCE_OPTIONS_INIT;
          const ent_window_options options = {{4, ENT_UNIT_YEAR}, {kernel % 2 == 0 ? 2 : 4, ENT_UNIT_YEAR}, (ent_kernel)kernel};
          stances.duplicates = (ent_duplicates)duplicates;
          stances.duplicates_of = (ent_duplicates_of)((hold + weighting) % 2);
          stances.hold = (ent_hold)hold;
          stances.weighting = (ent_weighting)weighting;
          check_all(d, &stances, &network, &options, 1e-12);
        }
  ent_dataset_free(d);
  free(json);
}

/* Intervals, dates known to the month, and none at all; a bloc from which a member inherits. */
static const char dated[] =
    "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}, {'id': 'b', 'label': 'B', 'member_of': [{'bloc': 'a'}]}, {'id': 'c', 'label': 'C'}],"
    "'issues': [{'id': 'x', 'label': 'X'}, {'id': 'y', 'label': 'Y'}], 'statements': ["
    "{'actor': 'a', 'issue': 'x', 'position': 1, 'date': '2019-12-30/2020-02-02'}, {'actor': 'c', 'issue': 'x', 'position': -1, 'date': '2020'},"
    "{'actor': 'a', 'issue': 'y', 'position': 1, 'date': '2020-03-04'}, {'actor': 'c', 'issue': 'y', 'position': 1, 'date': '2020-03'},"
    "{'actor': 'b', 'issue': 'y', 'position': 'oppose', 'date': '2020-05'}, {'actor': 'b', 'issue': 'y', 'position': 1}]}";

static void dates_meet_windows(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_dataset *d = ent_test_dataset(dated);
  ent_windows *w = NULL;
  seen s = {.windows = 0};
  size_t count = 0;
  const ent_network_options network = {ENT_NETWORK_SUBTRACT, ENT_NORMALIZE_NONE, ENT_BETWEEN_ACTORS, ENT_QUALIFIER_SUBTRACT, ENT_AGREEMENT_DISTANCE, 1, ENT_BACKBONE_NONE, 0.05, 0.0};
  ent_stance_options stances = ENT_STANCE_OPTIONS_INIT;
  const ent_window_options months = {{2, ENT_UNIT_MONTH}, {1, ENT_UNIT_MONTH}, ENT_KERNEL_UNIFORM};
  ENT_TEST_OK(ent_windows_new(&w, d, &stances, &network, &months, &err), &err);
  const ent_window *list = ent_windows_list(w, &count);
  CU_ASSERT_EQUAL_FATAL(count, 12); /* from December 2019 until one reaches the end of 2020 */
  CU_ASSERT_EQUAL(list[0].from.year * 10000 + list[0].from.month * 100 + list[0].from.day, 20191201);
  CU_ASSERT_EQUAL(list[0].to.month * 100 + list[0].to.day, 131);
  CU_ASSERT_EQUAL(list[1].to.month * 100 + list[1].to.day, 229); /* a leap year */
  CU_ASSERT_EQUAL(list[11].to.year * 10000 + list[11].to.month * 100 + list[11].to.day, 20201231);
  CU_ASSERT_EQUAL(ent_windows_undated(w), 1);
  ENT_TEST_OK(ent_windows_visit(w, 0, count, look, &s, &err), &err);
  CU_ASSERT_EQUAL(s.statements[0], 2);  /* the interval, and 2020 as a whole */
  CU_ASSERT_EQUAL(s.statements[2], 4);  /* February and March: all but what was said in May */
  CU_ASSERT_EQUAL(s.statements[11], 1); /* November and December: only 2020 */
  CU_ASSERT_EQUAL(s.ties[11], 0);
  forget(&s);
  ent_windows_free(w);
  check_all(d, &stances, &network, &months, 0);
  stances.membership = ENT_MEMBERSHIP_INHERIT;
  check_all(d, &stances, &network, &months, 0);
  ent_dataset_free(d);
}

/* Cells of which many statements make one, at two positions: their products pass 2^18. */
static void counts_are_large(void) {
  enum { each = 900, issues = 3 };
  char *json = malloc(2 * issues * each * 96 + 512), *at = json;
  const ent_stance_options stances = ENT_STANCE_OPTIONS_INIT;
  const ent_window_options days = {{20, ENT_UNIT_DAY}, {7, ENT_UNIT_DAY}, ENT_KERNEL_NONE};
  at += sprintf(at, "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}, {'id': 'b', 'label': 'B'}], 'issues': [");
  for (int i = 0; i < issues; i++) at += sprintf(at, "%s{'id': 'i%d', 'label': 'I'}", i == 0 ? "" : ", ", i);
  at += sprintf(at, "], 'statements': [");
  for (int i = 0; i < issues; i++)
    for (int k = 0; k < 2 * each; k++)
      at += sprintf(at, "%s{'actor': '%s', 'issue': 'i%d', 'position': %d, 'date': '2020-01-%02d'}", i + k == 0 ? "" : ", ", k % 2 == 0 ? "a" : "b", i,
                    k % 3 == 0 ? -1 : 1, 1 + k % 28);
  sprintf(at, "]}");
  ent_dataset *d = ent_test_dataset(json);
  for (int type = ENT_NETWORK_COOCCURRENCE; type <= ENT_NETWORK_SUBTRACT; type++)
    for (int normalize = ENT_NORMALIZE_NONE; normalize <= ENT_NORMALIZE_OVERLAP; normalize++) {
      const ent_network_options network = {(ent_network_type)type, (ent_normalization)normalize, ENT_BETWEEN_ACTORS, ENT_QUALIFIER_SUBTRACT, ENT_AGREEMENT_DISTANCE, 1, ENT_BACKBONE_NONE, 0.05, 0.0};
      check_all(d, &stances, &network, &days, 1e-9);
    }
  ent_dataset_free(d);
  free(json);
}

/* Windows shorter than their step leave gaps, what lies there is counted, and no window begins behind all. */
static void gaps_are_counted(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_windows *w = NULL;
  size_t count = 0;
  ent_dataset *d = ent_test_dataset(
      "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}], 'issues': [{'id': 'x', 'label': 'X'}], 'statements': ["
      "{'actor': 'a', 'issue': 'x', 'position': 1, 'date': '9998-01-30'}, {'actor': 'a', 'issue': 'x', 'position': 1, 'date': '9998-02-01/9999-01-01'},"
      "{'actor': 'a', 'issue': 'x', 'position': 1, 'date': '9999-05-05'}, {'actor': 'a', 'issue': 'x', 'position': 1, 'date': '9999-05-06'}]}");
  const ent_network_options network = {ENT_NETWORK_SUBTRACT, ENT_NORMALIZE_NONE, ENT_BETWEEN_ACTORS, ENT_QUALIFIER_SUBTRACT, ENT_AGREEMENT_DISTANCE, 1, ENT_BACKBONE_NONE, 0.05, 0.0};
  const ent_stance_options stances = ENT_STANCE_OPTIONS_INIT;
  const ent_window_options yearly = {{1, ENT_UNIT_MONTH}, {1, ENT_UNIT_YEAR}, ENT_KERNEL_NONE};
  ENT_TEST_OK(ent_windows_new(&w, d, &stances, &network, &yearly, &err), &err);
  ent_windows_list(w, &count);
  CU_ASSERT_EQUAL(count, 2); /* January of each year */
  CU_ASSERT_EQUAL(ent_windows_between(w), 2);
  ent_windows_free(w);
  ent_dataset_free(d);
}

static void kernels_weigh(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_dataset *d = ent_test_dataset(
      "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}, {'id': 'b', 'label': 'B'}, {'id': 'c', 'label': 'C'}], 'issues': [{'id': 'x', 'label': 'X'}], 'statements': ["
      "{'actor': 'a', 'issue': 'x', 'position': 1, 'date': '2020-01-03'}, {'actor': 'c', 'issue': 'x', 'position': 1, 'date': '2020-01-02'}, {'actor': 'b', 'issue': 'x', 'position': 1, 'date': '2020-01-05'}]}");
  /* Five days, 2 to 6 January, the middle on the 4th: both are a day off, half way to the end. */
  static const struct {
    ent_kernel kernel;
    double weight;
  } cases[] = {{ENT_KERNEL_UNIFORM, 1}, {ENT_KERNEL_TRIANGULAR, 0.5}, {ENT_KERNEL_EPANECHNIKOV, 0.75}, {ENT_KERNEL_GAUSSIAN, 0.8824969}};
  const ent_network_options network = {ENT_NETWORK_CONGRUENCE, ENT_NORMALIZE_NONE, ENT_BETWEEN_ACTORS, ENT_QUALIFIER_SUBTRACT, ENT_AGREEMENT_DISTANCE, 1, ENT_BACKBONE_NONE, 0.05, 0.0};
  const ent_stance_options stances = ENT_STANCE_OPTIONS_INIT;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    ent_windows *w = NULL;
    seen s = {.windows = 0};
    const ent_window_options days = {{5, ENT_UNIT_DAY}, {1, ENT_UNIT_DAY}, cases[i].kernel};
    ENT_TEST_OK(ent_windows_new(&w, d, &stances, &network, &days, &err), &err);
    ENT_TEST_OK(ent_windows_visit(w, 0, 1, look, &s, &err), &err);
    bool found = false;
    for (size_t t = 0; t < s.ties[0]; t++) {
      const char *a = s.node[0][s.tie[0][t].source].id, *b = s.node[0][s.tie[0][t].target].id;
      if (*a == 'c' || *b == 'c') continue; /* it stands at the end, where most kernels are 0 */
      ENT_TEST_NEAR(s.tie[0][t].weight, cases[i].weight, 1e-7);
      found = true;
    }
    CU_ASSERT_TRUE(found);
    CU_ASSERT_EQUAL(s.ties[0], cases[i].kernel == ENT_KERNEL_UNIFORM || cases[i].kernel == ENT_KERNEL_GAUSSIAN ? 3 : 1);
    forget(&s);
    ent_windows_free(w);
  }
  ent_dataset_free(d);
}

/* The weight of the tie between two actors in a window that was seen; 0 where there is none. */
static double weight_of(const seen *s, size_t window, const char *x, const char *y) {
  for (size_t t = 0; t < s->ties[window]; t++) {
    const char *a = s->node[window][s->tie[window][t].source].id, *b = s->node[window][s->tie[window][t].target].id;
    if ((strcmp(a, x) == 0 && strcmp(b, y) == 0) || (strcmp(a, y) == 0 && strcmp(b, x) == 0)) return s->tie[window][t].weight;
  }
  return 0;
}

/*
 * A day before the middle and a day after count alike, where the triangle of Discourse Network Analyzer
 * goes from 0 to 2; and what lies outside does not count, where its Gaussian kernel lets it.
 */
static void kernels_are_symmetric(void) {
  static const struct {
    ent_kernel kernel;
    double k; /* half way to the end */
  } cases[] = {{ENT_KERNEL_UNIFORM, 1}, {ENT_KERNEL_TRIANGULAR, 0.5}, {ENT_KERNEL_EPANECHNIKOV, 0.75}, {ENT_KERNEL_GAUSSIAN, 0.88249690258459546}};
  ent_error err = ENT_ERROR_INIT;
  ent_dataset *d = ent_test_dataset(
      "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}, {'id': 'b', 'label': 'B'}, {'id': 'c', 'label': 'C'}, {'id': 'd', 'label': 'D'}, {'id': 'e', 'label': 'E'}],"
      "'issues': [{'id': 'x', 'label': 'X'}, {'id': 'y', 'label': 'Y'}], 'statements': [{'actor': 'e', 'issue': 'y', 'position': 1, 'date': '2020-01-02'},"
      "{'actor': 'a', 'issue': 'x', 'position': 1, 'date': '2020-01-03'}, {'actor': 'b', 'issue': 'x', 'position': 1, 'date': '2020-01-03'},"
      "{'actor': 'c', 'issue': 'y', 'position': 1, 'date': '2020-01-05'}, {'actor': 'd', 'issue': 'y', 'position': 1, 'date': '2020-01-05'},"
      "{'actor': 'a', 'issue': 'x', 'position': 1, 'date': '2020-01-07'}, {'actor': 'd', 'issue': 'y', 'position': 1, 'date': '2020-01-08'}]}");
  const ent_stance_options stances = ENT_STANCE_OPTIONS_INIT;
  for (size_t i = 0; i < 2 * sizeof cases / sizeof cases[0]; i++) {
    const bool average = i % 2 == 1;
    const ent_network_options network = {ENT_NETWORK_SUBTRACT, average ? ENT_NORMALIZE_AVERAGE : ENT_NORMALIZE_NONE, ENT_BETWEEN_ACTORS,
                                         ENT_QUALIFIER_SUBTRACT, ENT_AGREEMENT_DISTANCE, 1, ENT_BACKBONE_NONE, 0.05, 0.0};
    const ent_window_options days = {{5, ENT_UNIT_DAY}, {1, ENT_UNIT_DAY}, cases[i / 2].kernel}; /* the first: 2 to 6 January */
    ent_windows *w = NULL;
    seen s = {.windows = 0};
    ENT_TEST_OK(ent_windows_new(&w, d, &stances, &network, &days, &err), &err);
    ENT_TEST_OK(ent_windows_visit(w, 0, 1, look, &s, &err), &err);
    const double weight = average ? sqrt(cases[i / 2].k) : cases[i / 2].k; /* each has √K left, which is their mean too */
    ENT_TEST_NEAR(weight_of(&s, 0, "a", "b"), weight, 1e-15);
    ENT_TEST_NEAR(weight_of(&s, 0, "c", "d"), weight, 1e-15);
    forget(&s);
    ent_windows_free(w);
  }
  ent_dataset_free(d);
}

/* What comes in on the last day of a window counts nothing there under most kernels, but does in the next. */
static void what_came_in_at_the_edge_counts_later(void) {
  static const double weights[] = {1, 1, 0.5, 0.75, 0.88249690258459546}; /* by kernel */
  ent_error err = ENT_ERROR_INIT;
  ent_dataset *d = ent_test_dataset(
      "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}, {'id': 'b', 'label': 'B'}, {'id': 'c', 'label': 'C'}],"
      "'issues': [{'id': 'x', 'label': 'X'}, {'id': 'y', 'label': 'Y'}], 'statements': [{'actor': 'a', 'issue': 'x', 'position': 1, 'date': '2020-01-01'},"
      "{'actor': 'b', 'issue': 'x', 'position': 1, 'date': '2020-01-04'}, {'actor': 'c', 'issue': 'x', 'position': 1, 'date': '2020-01-06'},"
      "{'actor': 'a', 'issue': 'y', 'position': 1, 'date': '2020-01-09'}]}");
  const ent_stance_options stances = ENT_STANCE_OPTIONS_INIT;
  for (int type = ENT_NETWORK_AFFILIATION; type <= ENT_NETWORK_EXCESS; type++)
    for (int kernel = ENT_KERNEL_NONE; kernel <= ENT_KERNEL_GAUSSIAN; kernel++) {
      const ent_network_options network = {(ent_network_type)type, ENT_NORMALIZE_NONE, ENT_BETWEEN_ACTORS, ENT_QUALIFIER_SUBTRACT, ENT_AGREEMENT_DISTANCE, 1, ENT_BACKBONE_NONE, 0.05, 0.0};
      const ent_window_options days = {{5, ENT_UNIT_DAY}, {1, ENT_UNIT_DAY}, (ent_kernel)kernel};
      ent_windows *w = NULL;
      seen s = {.windows = 0};
      ENT_TEST_OK(ent_windows_new(&w, d, &stances, &network, &days, &err), &err);
      ENT_TEST_OK(ent_windows_visit(w, 0, 5, look, &s, &err), &err);
      /* 3 to 7 January: b and c are half way to the ends. */
      if (type == ENT_NETWORK_SUBTRACT) ENT_TEST_NEAR(weight_of(&s, 2, "b", "c"), weights[kernel], 1e-15);
      forget(&s);
      ent_windows_free(w);
      check_all(d, &stances, &network, &days, 1e-12);
    }
  ent_dataset_free(d);
}

static void refused(void) {
  ent_dataset *d = ent_test_dataset(dated);
  ent_stance_options stances = ENT_STANCE_OPTIONS_INIT;
  const ent_network_options network = ENT_NETWORK_OPTIONS_INIT;
  static const ent_window_options wrong[] = {{{1, ENT_UNIT_YEAR}, {10, ENT_UNIT_DAY}, ENT_KERNEL_NONE}, {{0, ENT_UNIT_YEAR}, {1, ENT_UNIT_DAY}, ENT_KERNEL_NONE}};
  for (size_t i = 0; i < 2; i++) {
    ent_error err = ENT_ERROR_INIT;
    ent_windows *w = NULL;
    CU_ASSERT_EQUAL(ent_windows_new(&w, d, &stances, &network, &wrong[i], &err), ENT_E_USAGE);
    CU_ASSERT_PTR_NULL(w);
  }
  ent_error err = ENT_ERROR_INIT;
  ent_windows *w = NULL;
  const ent_window_options gaussian = {{1, ENT_UNIT_YEAR}, {0, ENT_UNIT_DAY}, ENT_KERNEL_GAUSSIAN};
  stances.membership = ENT_MEMBERSHIP_INHERIT;
  CU_ASSERT_EQUAL(ent_windows_new(&w, d, &stances, &network, &gaussian, &err), ENT_E_USAGE);
  ent_dataset_free(d);
}

static void spans(void) {
  ent_span span = {7, ENT_UNIT_DAY};
  CU_ASSERT_TRUE(ent_span_parse(&span, "3y") && span.count == 3 && span.unit == ENT_UNIT_YEAR);
  CU_ASSERT_TRUE(ent_span_parse(&span, "100000d") && span.count == 100000 && span.unit == ENT_UNIT_DAY);
  static const char *const wrong[] = {"", "y", "0y", "3", "3q", "3yy", "-1y", "100001d", "1.5y", "99999999999y", " 3y"};
  for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) CU_ASSERT_FALSE(ent_span_parse(&span, wrong[i]));
  CU_ASSERT_EQUAL(span.count, 100000);
  for (int32_t day = -800000; day < 3000000; day += 997) { /* there and back, and each calendar day once */
    int32_t first = 0, last = 0;
    const ent_date date = ent_date_of_day(day);
    if (date.year > 1 && date.year < 9999) CU_ASSERT_TRUE(ent_interval_days((ent_interval){date, {0, 0, 0}}, &first, &last) && first == day && last == day);
  }
  CU_ASSERT_EQUAL(ent_span_floor(0, ENT_UNIT_WEEK), -3); /* 1970-01-01 was a Thursday */
  CU_ASSERT_EQUAL(ent_span_floor(59, ENT_UNIT_MONTH), 59); /* 1 March 1970 */
  CU_ASSERT_EQUAL(ent_span_add(0, (ent_span){2, ENT_UNIT_MONTH}, 1), 59);
  CU_ASSERT_EQUAL(ent_span_add(0, (ent_span){1, ENT_UNIT_YEAR}, 3), 365 * 3 + 1);
}

CU_TestInfo windows_tests[] = {{"a window is a window", window_is_window},
                               {"what counts in a window", what_counts_in_a_window},
                               {"dates meet windows", dates_meet_windows},
                               {"large counts", counts_are_large},
                               {"gaps are counted", gaps_are_counted},
                               {"kernels weigh", kernels_weigh},
                               {"kernels are symmetric and end with the window", kernels_are_symmetric},
                               {"what came in at the edge counts later", what_came_in_at_the_edge_counts_later},
                               {"what does not fit is refused", refused},
                               {"spans of time", spans},
                               CU_TEST_INFO_NULL};
