/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks against a slow and obvious re-implementation straight from the statements. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/rng.h"
#include "graphs/networks_internal.h"
#include "tests/datasets.h"
#include "tests/harness.h"

enum { ACTORS = 9, ISSUES = 6, LEVELS = 5 }; /* no more issues than actors */

/* a[i][j][k] as in docs/networks.md */
typedef struct counts {
  double a[ACTORS][ACTORS][LEVELS]; /* either way round */
} counts;

static double q(int k) { return 2.0 * k / (LEVELS - 1) - 1; }

static void count(counts *c, const ent_dataset *d, bool transposed) {
  size_t n = 0;
  const ent_statement *s = ent_dataset_statements(d, &n);
  memset(c, 0, sizeof *c);
  for (size_t i = 0; i < n; i++) {
    const int k = (int)lround((s[i].position + 1) * (LEVELS - 1) / 2);
    if (transposed) c->a[s[i].issue][s[i].actor][k]++;
    else c->a[s[i].actor][s[i].issue][k]++;
  }
}

static double cell_sum(const counts *c, int i, int j) {
  double sum = 0;
  for (int k = 0; k < LEVELS; k++) sum += c->a[i][j][k];
  return sum;
}

static double amount(const counts *c, int i, int j, int k, bool shares) {
  const double sum = cell_sum(c, i, j);
  return shares ? (sum > 0 ? c->a[i][j][k] / sum : 0) : c->a[i][j][k];
}

/* Congruence, conflict and co-occurrence of two rows on one column. */
static void cross(const counts *c, int i, int h, int j, bool shares, ent_agreement agreement, double *congruence, double *conflict) {
  *congruence = *conflict = 0;
  for (int k = 0; k < LEVELS; k++)
    for (int l = 0; l < LEVELS; l++) {
      const double product = amount(c, i, j, k, shares) * amount(c, h, j, l, shares);
      const double apart = agreement == ENT_AGREEMENT_IDENTICAL ? k != l : fabs(q(k) - q(l)) / 2;
      *congruence += product * (1 - apart);
      *conflict += product * apart;
    }
}

/* e_j by enumeration of all pairs. */
static double expected(const counts *c, int rows, int j, ent_agreement agreement) {
  double sum = 0, pairs = 0;
  for (int i = 0; i < rows; i++)
    for (int h = 0; h < rows; h++) {
      double congruence = 0, conflict = 0;
      if (i == h || cell_sum(c, i, j) == 0 || cell_sum(c, h, j) == 0) continue;
      cross(c, i, h, j, true, agreement, &congruence, &conflict);
      sum += congruence - conflict;
      pairs++;
    }
  return pairs > 0 ? sum / pairs : 0;
}

static double divide_by(const counts *c, int i, int h, int columns, ent_normalization normalize) {
  double ni = 0, nh = 0, ii = 0, hh = 0, m10 = 0, m01 = 0, m11 = 0, shared = 0;
  for (int j = 0; j < columns; j++) {
    shared += cell_sum(c, i, j) > 0 && cell_sum(c, h, j) > 0;
    for (int k = 0; k < LEVELS; k++) {
      const double x = c->a[i][j][k], y = c->a[h][j][k];
      ni += x, nh += y, ii += x * x, hh += y * y;
      m10 += y == 0 ? x : 0, m01 += x == 0 ? y : 0, m11 += x * y;
    }
  }
  switch (normalize) {
    case ENT_NORMALIZE_AVERAGE: return (ni + nh) / 2;
    case ENT_NORMALIZE_JACCARD: return m10 + m01 + m11;
    case ENT_NORMALIZE_COSINE: return sqrt(ii) * sqrt(hh);
    case ENT_NORMALIZE_DNA_COSINE: return ni * nh;
    case ENT_NORMALIZE_OVERLAP: return shared;
    default: return 1;
  }
}

static double slow_weight(const counts *c, int rows, int columns, int i, int h, const ent_network_options *o) {
  const bool shares = o->normalize == ENT_NORMALIZE_OVERLAP || o->type == ENT_NETWORK_EXCESS;
  double sum = 0;
  int shared = 0;
  for (int j = 0; j < columns; j++) {
    double congruence = 0, conflict = 0;
    if (cell_sum(c, i, j) == 0 || cell_sum(c, h, j) == 0) continue;
    shared++;
    cross(c, i, h, j, shares, o->agreement, &congruence, &conflict);
    if (o->type == ENT_NETWORK_CONGRUENCE) sum += congruence;
    if (o->type == ENT_NETWORK_CONFLICT) sum += conflict;
    if (o->type == ENT_NETWORK_SUBTRACT) sum += congruence - conflict;
    if (o->type == ENT_NETWORK_COOCCURRENCE) sum += congruence + conflict;
    if (o->type == ENT_NETWORK_EXCESS) sum += congruence - conflict - expected(c, rows, j, o->agreement);
  }
  return shared < o->min_shared ? 0 : sum / divide_by(c, i, h, columns, o->normalize);
}

static double weight_between(const ent_network *network, uint32_t x, uint32_t y) {
  size_t nodes = 0, ties = 0;
  const ent_node *node = ent_network_nodes(network, &nodes);
  const ent_tie *tie = ent_network_ties(network, &ties);
  for (size_t i = 0; i < ties; i++) {
    const uint32_t a = node[tie[i].source].index, b = node[tie[i].target].index;
    if ((a == x && b == y) || (a == y && b == x)) return tie[i].weight;
  }
  return 0;
}

static void compare(const ent_dataset *d, const ent_stances *s, const ent_network_options *o) {
  counts c;
  ent_error err = ENT_ERROR_INIT;
  ent_network *network = NULL;
  const bool transposed = o->between == ENT_BETWEEN_ISSUES;
  const int rows = transposed ? ISSUES : ACTORS, columns = transposed ? ACTORS : ISSUES;
  count(&c, d, transposed);
  ENT_TEST_OK(ent_network_new(&network, s, o, &err), &err);
  for (int i = 0; i < rows; i++)
    for (int h = i + 1; h < rows; h++)
      ENT_TEST_NEAR(weight_between(network, (uint32_t)i, (uint32_t)h), slow_weight(&c, rows, columns, i, h, o), 1e-12);
  ent_network_free(network);
}

/*
 * Sixty statements give cells of several levels, twelve mostly such of one level, five cells that
 * count once: each of the three inner loops is met.
 */
static void agree_with_the_definitions(void) {
  static const int statements[] = {60, 12, 60, 12, 5, 40};
  for (uint64_t seed = 1; seed <= 6; seed++) {
    char *json = ent_test_random_json(ACTORS, ISSUES, statements[seed - 1], LEVELS, seed, 0, 0);
    ent_dataset *d = ent_test_dataset(json);
    ent_error err = ENT_ERROR_INIT;
    ent_stances *s = NULL;
    const ent_stance_options options = ENT_STANCE_OPTIONS_INIT;
    ENT_TEST_OK(ent_stances_new(&s, d, &options, &err), &err);
    for (int type = ENT_NETWORK_COOCCURRENCE; type <= ENT_NETWORK_EXCESS; type++)
      for (int normalize = ENT_NORMALIZE_NONE; normalize <= ENT_NORMALIZE_OVERLAP; normalize++)
        for (int between = 0; between < 4; between++)
          for (int floor = 1; floor <= 3; floor += 2) {
            if (type == ENT_NETWORK_EXCESS && normalize != ENT_NORMALIZE_NONE && normalize != ENT_NORMALIZE_OVERLAP) continue;
            compare(d, s, &(ent_network_options){(ent_network_type)type, (ent_normalization)normalize, (ent_between)(between % 2),
                                                 ENT_QUALIFIER_SUBTRACT, (ent_agreement)(between / 2), floor, ENT_BACKBONE_NONE, 0.05, 0.0});
          }
    ent_stances_free(s);
    ent_dataset_free(d);
    free(json);
  }
}

/* Two levels of the three that the scale has: distance is over the scale, not over what occurs. */
static const char two_by_two[] =
    "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}, {'id': 'b', 'label': 'B'}, {'id': 'c', 'label': 'C'}],"
    "'issues': [{'id': 'x', 'label': 'X'}, {'id': 'y', 'label': 'Y'}], 'statements': ["
    "{'actor': 'a', 'issue': 'x', 'position': 1}, {'actor': 'b', 'issue': 'x', 'position': 0},"
    "{'actor': 'a', 'issue': 'y', 'position': 'support'}, {'actor': 'b', 'issue': 'y', 'position': 'oppose'}, {'actor': 'b', 'issue': 'y', 'position': 'support'}]}";

static ent_network *make(ent_dataset *d, ent_stances **s, ent_network_options o) {
  ent_error err = ENT_ERROR_INIT;
  ent_network *network = NULL;
  const ent_stance_options options = ENT_STANCE_OPTIONS_INIT;
  ENT_TEST_OK(ent_stances_new(s, d, &options, &err), &err);
  ENT_TEST_OK(ent_network_new(&network, *s, &o, &err), &err);
  return network;
}

static void the_scale_is_the_declared_one(void) {
  ent_dataset *d = ent_test_dataset(two_by_two);
  ent_stances *s = NULL;
  ent_network *n = make(d, &s, (ent_network_options){ENT_NETWORK_CONGRUENCE, ENT_NORMALIZE_NONE, ENT_BETWEEN_ACTORS, ENT_QUALIFIER_SUBTRACT, ENT_AGREEMENT_DISTANCE, -1, ENT_BACKBONE_NONE, 0.05, 0.0});
  size_t nodes = 0;
  ent_network_nodes(n, &nodes);
  CU_ASSERT_EQUAL(nodes, 2); /* c has no stance, which is not a neutral one */
  ENT_TEST_NEAR(weight_between(n, 0, 1), 0.5 + 1, 1e-15);
  ent_network_free(n);
  ent_stances_free(s);
  ent_dataset_free(d);
}

/* Discourse Network Analyzer takes the width of the scale from the levels that occur: what c says would change what a and b weigh. */
static void third_parties_change_no_weight(void) {
  static const char *const third[] = {"0.5", "0", "-1"};
  static const struct { ent_network_type type; double weight; } cases[] = {
      {ENT_NETWORK_CONGRUENCE, 1 + 0.75}, {ENT_NETWORK_CONFLICT, 0.25}, {ENT_NETWORK_SUBTRACT, 1.5}, {ENT_NETWORK_COOCCURRENCE, 2}};
  for (size_t i = 0; i < 3 * sizeof cases / sizeof *cases; i++) {
    char json[1024];
    snprintf(json, sizeof json, "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}, {'id': 'b', 'label': 'B'}, {'id': 'c', 'label': 'C'}],"
             "'issues': [{'id': 'x', 'label': 'X'}, {'id': 'y', 'label': 'Y'}], 'statements': ["
             "{'actor': 'a', 'issue': 'x', 'position': 1}, {'actor': 'b', 'issue': 'x', 'position': 0.5},"
             "{'actor': 'a', 'issue': 'y', 'position': 1}, {'actor': 'b', 'issue': 'y', 'position': 1}, {'actor': 'c', 'issue': 'y', 'position': %s}]}", third[i % 3]);
    ent_dataset *d = ent_test_dataset(json);
    ent_stances *s = NULL;
    ent_network *n = make(d, &s, (ent_network_options){cases[i / 3].type, ENT_NORMALIZE_NONE, ENT_BETWEEN_ACTORS, ENT_QUALIFIER_SUBTRACT, ENT_AGREEMENT_DISTANCE, -1, ENT_BACKBONE_NONE, 0.05, 0.0});
    ENT_TEST_NEAR(weight_between(n, 0, 1), cases[i / 3].weight, 1e-15);
    ent_network_free(n);
    ent_stances_free(s);
    ent_dataset_free(d);
  }
}

static void affiliation_has_three_qualifiers(void) {
  static const struct { ent_qualifier qualifier; ent_normalization normalize; double bx, by; } cases[] = {
      {ENT_QUALIFIER_IGNORE, ENT_NORMALIZE_NONE, 1, 2},          {ENT_QUALIFIER_SUBTRACT, ENT_NORMALIZE_NONE, 0, 0},
      {ENT_QUALIFIER_COMBINE, ENT_NORMALIZE_NONE, 0, 3},         {ENT_QUALIFIER_IGNORE, ENT_NORMALIZE_ACTIVITY, 1.0 / 3, 2.0 / 3},
      {ENT_QUALIFIER_IGNORE, ENT_NORMALIZE_PROMINENCE, 0.5, 2.0 / 3}, {ENT_QUALIFIER_COMBINE, ENT_NORMALIZE_PROMINENCE, 0, 1}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ent_dataset *d = ent_test_dataset(two_by_two);
    ent_stances *s = NULL;
    ent_network *n = make(d, &s, (ent_network_options){ENT_NETWORK_AFFILIATION, cases[i].normalize, ENT_BETWEEN_ACTORS, cases[i].qualifier, ENT_AGREEMENT_DISTANCE, -1, ENT_BACKBONE_NONE, 0.05, 0.0});
    size_t nodes = 0, ties = 0;
    const ent_node *node = ent_network_nodes(n, &nodes);
    const ent_tie *tie = ent_network_ties(n, &ties);
    double found[2] = {0, 0};
    for (size_t k = 0; k < ties; k++)
      if (strcmp(node[tie[k].source].id, "b") == 0) found[node[tie[k].target].index] = tie[k].weight;
    ENT_TEST_NEAR(found[0], cases[i].bx, 1e-15);
    ENT_TEST_NEAR(found[1], cases[i].by, 1e-15);
    CU_ASSERT_EQUAL(ent_network_first_mode(n), 2);
    ent_network_free(n);
    ent_stances_free(s);
    ent_dataset_free(d);
  }
}

static void refuses_what_is_not_defined(void) {
  static const ent_network_options bad[] = {
      {ENT_NETWORK_AFFILIATION, ENT_NORMALIZE_OVERLAP, ENT_BETWEEN_ACTORS, ENT_QUALIFIER_SUBTRACT, ENT_AGREEMENT_DISTANCE, -1, ENT_BACKBONE_NONE, 0.05, 0.0},
      {ENT_NETWORK_SUBTRACT, ENT_NORMALIZE_ACTIVITY, ENT_BETWEEN_ACTORS, ENT_QUALIFIER_SUBTRACT, ENT_AGREEMENT_DISTANCE, -1, ENT_BACKBONE_NONE, 0.05, 0.0},
      {ENT_NETWORK_EXCESS, ENT_NORMALIZE_JACCARD, ENT_BETWEEN_ACTORS, ENT_QUALIFIER_SUBTRACT, ENT_AGREEMENT_DISTANCE, -1, ENT_BACKBONE_NONE, 0.05, 0.0}};
  ent_dataset *d = ent_test_dataset(two_by_two);
  ent_error err = ENT_ERROR_INIT;
  ent_stances *s = NULL;
  const ent_stance_options options = ENT_STANCE_OPTIONS_INIT;
  ENT_TEST_OK(ent_stances_new(&s, d, &options, &err), &err);
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    ent_network *n = NULL;
    ent_error_clear(&err);
    CU_ASSERT_EQUAL(ent_network_new(&n, s, &bad[i], &err), ENT_E_USAGE);
    CU_ASSERT_PTR_NULL(n);
    CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "expected"));
  }
  ent_stances_free(s);
  ent_dataset_free(d);
}

static void incident_lists_hold_each_tie_twice(void) {
  char *json = ent_test_random_json(ACTORS, ISSUES, 50, 2, 9, 0, 0);
  ent_dataset *d = ent_test_dataset(json);
  ent_stances *s = NULL;
  ent_network *n = make(d, &s, (ent_network_options){ENT_NETWORK_SUBTRACT, ENT_NORMALIZE_NONE, ENT_BETWEEN_ACTORS, ENT_QUALIFIER_SUBTRACT, ENT_AGREEMENT_DISTANCE, -1, ENT_BACKBONE_NONE, 0.05, 0.0});
  size_t nodes = 0, ties = 0, seen = 0, here = 0;
  ent_network_nodes(n, &nodes);
  const ent_tie *tie = ent_network_ties(n, &ties);
  for (uint32_t v = 0; v < nodes; v++) {
    const uint32_t *at = ent_network_incident(n, v, &here);
    uint32_t last = ENT_NONE;
    for (size_t i = 0; i < here; i++) {
      const uint32_t other = tie[at[i]].source == v ? tie[at[i]].target : tie[at[i]].source;
      CU_ASSERT(tie[at[i]].source == v || tie[at[i]].target == v);
      CU_ASSERT(last == ENT_NONE || other > last);
      last = other;
    }
    seen += here;
  }
  CU_ASSERT(ties > 0);
  CU_ASSERT_EQUAL(seen, 2 * ties);
  ent_network_free(n);
  ent_stances_free(s);
  ent_dataset_free(d);
  free(json);
}

/* Weights to the last bit under another order of input and other ids. */
static void order_and_ids_change_no_bit(void) {
  char *first = ent_test_random_json(20, 8, 150, 0, 4, 0, 0), *other = ent_test_random_json(20, 8, 150, 0, 4, 5, 1);
  ent_dataset *d = ent_test_dataset(first), *e = ent_test_dataset(other);
  ent_stances *s = NULL, *t = NULL;
  const ent_network_options o = ENT_NETWORK_OPTIONS_INIT;
  ent_network *n = make(d, &s, o), *m = make(e, &t, o);
  size_t ties = 0, also = 0;
  const ent_tie *a = ent_network_ties(n, &ties), *b = ent_network_ties(m, &also);
  CU_ASSERT_EQUAL_FATAL(ties, also);
  CU_ASSERT(ties > 20);
  for (size_t i = 0; i < ties; i++)
    CU_ASSERT(a[i].source == b[i].source && a[i].target == b[i].target && memcmp(&a[i].weight, &b[i].weight, sizeof a[i].weight) == 0);
  ent_network_free(n);
  ent_network_free(m);
  ent_stances_free(s);
  ent_stances_free(t);
  ent_dataset_free(d);
  ent_dataset_free(e);
  free(first);
  free(other);
}

static void resamples_keep_the_nodes(void) {
  char *json = ent_test_random_json(ACTORS, ISSUES, 80, 3, 2, 0, 0);
  ent_dataset *d = ent_test_dataset(json);
  ent_stances *s = NULL;
  ent_error err = ENT_ERROR_INIT;
  ent_network *n = make(d, &s, (ent_network_options)ENT_NETWORK_OPTIONS_INIT), *drawn = NULL, *again = NULL;
  ent__rng rng, same;
  ent__rng_seed(&rng, 1, 0);
  ent__rng_seed(&same, 1, 0);
  ENT_TEST_OK(ent__network_resample(&drawn, n, &rng, &err), &err);
  ENT_TEST_OK(ent__network_resample(&again, n, &same, &err), &err);
  size_t nodes = 0, also = 0, ties = 0, ties_again = 0;
  const ent_node *node = ent_network_nodes(n, &nodes), *other = ent_network_nodes(drawn, &also);
  CU_ASSERT_EQUAL_FATAL(nodes, also);
  for (size_t i = 0; i < nodes; i++) CU_ASSERT_EQUAL(node[i].index, other[i].index);
  const ent_tie *a = ent_network_ties(drawn, &ties), *b = ent_network_ties(again, &ties_again);
  CU_ASSERT_EQUAL_FATAL(ties, ties_again);
  for (size_t i = 0; i < ties; i++) CU_ASSERT(a[i].weight == b[i].weight);
  ent_network_free(again);
  ent_network_free(drawn);
  ent_network_free(n);
  ent_stances_free(s);
  ent_dataset_free(d);
  free(json);
}

static void edge_lists_become_networks(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_ties *ties = NULL;
  ent_network *n = NULL;
  uint32_t a = 0, b = 0, c = 0;
  ENT_TEST_OK(ent_ties_new(&ties, &err), &err);
  ENT_TEST_OK(ent_ties_node(ties, "a", &a, &err), &err);
  ENT_TEST_OK(ent_ties_node(ties, "b", &b, &err), &err);
  ENT_TEST_OK(ent_ties_node(ties, "c", &c, &err), &err);
  ENT_TEST_OK(ent_ties_add(ties, b, a, -1, &err), &err);
  CU_ASSERT_EQUAL(ent_ties_add(ties, a, b, 1, NULL), ENT_E_DATA);
  CU_ASSERT_EQUAL(ent_ties_add(ties, a, a, 1, NULL), ENT_E_DATA);
  CU_ASSERT_EQUAL(ent_ties_add(ties, a, c, 0, NULL), ENT_E_DATA);
  CU_ASSERT_EQUAL(ent_ties_add(ties, a, c, NAN, NULL), ENT_E_DATA);
  ENT_TEST_OK(ent_ties_add(ties, a, c, 2.5, &err), &err);
  ENT_TEST_OK(ent_network_from_ties(&n, ties, &err), &err);
  ENT_TEST_NEAR(weight_between(n, a, b), -1, 0);
  ENT_TEST_NEAR(weight_between(n, a, c), 2.5, 0);
  ENT_TEST_NEAR(weight_between(n, b, c), 0, 0);
  ent_network_free(n);
  ent_ties_free(ties);
}

/* Of the smallest confidences, products vanish and inverses are infinite: no weight may come of that. */
static void tiny_confidences_make_no_infinite_tie(void) {
  static const ent_normalization all[] = {ENT_NORMALIZE_NONE, ENT_NORMALIZE_AVERAGE, ENT_NORMALIZE_JACCARD, ENT_NORMALIZE_COSINE, ENT_NORMALIZE_OVERLAP};
  ent_error err = ENT_ERROR_INIT;
  ent_dataset *d = ent_test_dataset(
      "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}, {'id': 'b', 'label': 'B'}], 'issues': [{'id': 'x', 'label': 'X'}],"
      "'statements': [{'actor': 'a', 'issue': 'x', 'position': 1, 'confidence': 1e-320},"
      "{'actor': 'a', 'issue': 'x', 'position': 0, 'confidence': 1e-320}, {'actor': 'b', 'issue': 'x', 'position': 1, 'confidence': 1e-320}]}");
  ent_stance_options stance_options = ENT_STANCE_OPTIONS_INIT;
  stance_options.weighting = ENT_WEIGHT_CONFIDENCE;
  ent_stances *s = NULL;
  ENT_TEST_OK(ent_stances_new(&s, d, &stance_options, &err), &err);
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    ent_network_options options = ENT_NETWORK_OPTIONS_INIT;
    ent_network *n = NULL;
    size_t count = 0;
    options.normalize = all[i];
    options.min_shared = 1;
    ENT_TEST_OK(ent_network_new(&n, s, &options, &err), &err);
    const ent_tie *ties = ent_network_ties(n, &count);
    for (size_t t = 0; t < count; t++) CU_ASSERT(isfinite(ties[t].weight));
    if (all[i] == ENT_NORMALIZE_OVERLAP) {
      CU_ASSERT_EQUAL_FATAL(count, 1);
      ENT_TEST_NEAR(ties[0].weight, 0.5, 1e-12);
    }
    ent_network_free(n);
  }
  ent_stances_free(s);
  ent_dataset_free(d);
}

CU_TestInfo networks_tests[] = {{"agree with the definitions", agree_with_the_definitions},
                                {"the scale is the declared one", the_scale_is_the_declared_one},
                                {"third parties change no weight", third_parties_change_no_weight},
                                {"affiliation has three qualifiers", affiliation_has_three_qualifiers},
                                {"refuses what is not defined", refuses_what_is_not_defined},
                                {"incident lists hold each tie twice", incident_lists_hold_each_tie_twice},
                                {"order and ids change no bit", order_and_ids_change_no_bit},
                                {"resamples keep the nodes", resamples_keep_the_nodes},
                                {"tiny confidences make no infinite tie", tiny_confidences_make_no_infinite_tie},
                                {"edge lists become networks", edge_lists_become_networks},
                                CU_TEST_INFO_NULL};
