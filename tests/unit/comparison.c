/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Methods side by side, and how far two partitions agree. */
#include <math.h>
#include <string.h>

#include "engine/base/rng.h"
#include "graphs/coalitions/agreement.h"
#include "tests/alloc_fail.h"
#include "tests/harness.h"
#include "tests/signed_networks.h"

enum { NODES = 14 };

/* Both measures by counting pairs and cells. */
static ent__agreement slow(const uint32_t *a, const uint32_t *b) {
  double both = 0, in_a = 0, in_b = 0, pairs = 0, variation = 0, n = 0;
  for (int i = 0; i < NODES; i++) {
    if (a[i] == ENT_NONE || b[i] == ENT_NONE) continue;
    n++;
    for (int j = i + 1; j < NODES; j++) {
      if (a[j] == ENT_NONE || b[j] == ENT_NONE) continue;
      pairs++;
      in_a += a[i] == a[j];
      in_b += b[i] == b[j];
      both += a[i] == a[j] && b[i] == b[j];
    }
  }
  /* -Σ p(x, y) [log p(x, y)/p(x) + log p(x, y)/p(y)], node by node */
  for (int i = 0; i < NODES; i++) {
    double x = 0, y = 0, xy = 0;
    if (a[i] == ENT_NONE || b[i] == ENT_NONE) continue;
    for (int j = 0; j < NODES; j++) {
      if (a[j] == ENT_NONE || b[j] == ENT_NONE) continue;
      x += a[i] == a[j];
      y += b[i] == b[j];
      xy += a[i] == a[j] && b[i] == b[j];
    }
    variation -= (log(xy / x) + log(xy / y)) / n;
  }
  const double chance = in_a * in_b / pairs;
  const ent__agreement agreement = {(uint32_t)n, (both - chance) / ((in_a + in_b) / 2 - chance), variation};
  return agreement;
}

static void by_counting_pairs(void) {
  ent__rng rng;
  ent_error err = ENT_ERROR_INIT;
  ent__rng_seed(&rng, 3, 0);
  for (int round = 0; round < 200; round++) {
    uint32_t a[NODES], b[NODES];
    for (int i = 0; i < NODES; i++) {
      a[i] = round % 2 == 0 && i == 3 ? ENT_NONE : ent__rng_below(&rng, 2 + (uint32_t)round % 4);
      b[i] = round % 3 == 0 && i == 7 ? ENT_NONE : ent__rng_below(&rng, 3);
    }
    ent__agreement fast;
    ENT_TEST_OK(ent__agreement_of(&fast, a, b, NODES, &err), &err);
    const ent__agreement expected = slow(a, b);
    CU_ASSERT_EQUAL(fast.nodes, expected.nodes);
    ENT_TEST_NEAR(fast.rand, expected.rand, 1e-12);
    ENT_TEST_NEAR(fast.variation, expected.variation, 1e-12);
  }
}

static void identities(void) {
  ent_error err = ENT_ERROR_INIT;
  ent__agreement of;
  uint32_t one[NODES], apart[NODES], none[NODES], halves[NODES], other[NODES];
  for (uint32_t i = 0; i < NODES; i++) {
    one[i] = 0;
    apart[i] = i;
    none[i] = ENT_NONE;
    halves[i] = i % 2;
    other[i] = 7 - i % 2; /* the same under other names */
  }
  ENT_TEST_OK(ent__agreement_of(&of, halves, other, NODES, &err), &err);
  CU_ASSERT_EQUAL(of.rand, 1);
  CU_ASSERT_EQUAL(of.variation, 0);
  ENT_TEST_OK(ent__agreement_of(&of, one, apart, NODES, &err), &err);
  CU_ASSERT_EQUAL(of.rand, 0);
  ENT_TEST_NEAR(of.variation, log(NODES), 1e-12);
  ENT_TEST_OK(ent__agreement_of(&of, one, one, NODES, &err), &err);
  CU_ASSERT_EQUAL(of.rand, 1);
  CU_ASSERT_EQUAL(of.variation, 0);
  ENT_TEST_OK(ent__agreement_of(&of, apart, apart, NODES, &err), &err);
  CU_ASSERT_EQUAL(of.rand, 1);
  ENT_TEST_OK(ent__agreement_of(&of, none, one, NODES, &err), &err);
  CU_ASSERT_EQUAL(of.nodes, 0);
  CU_ASSERT_TRUE(isnan(of.rand) && isnan(of.variation));
}

/* The example in the documentation of scikit-learn's adjusted_rand_score has 4/7; another known one is 8/33. */
static void published_value(void) {
  static const uint32_t a[] = {0, 0, 0, 1, 1, 1};
  static const uint32_t b[] = {0, 0, 1, 1, 2, 2};
  ent_error err = ENT_ERROR_INIT;
  ent__agreement of;
  ENT_TEST_OK(ent__agreement_of(&of, a, b, 6, &err), &err);
  ENT_TEST_NEAR(of.rand, 8.0 / 33, 1e-12);
  static const uint32_t c[] = {0, 0, 1, 2};
  static const uint32_t d[] = {0, 0, 1, 1};
  ENT_TEST_OK(ent__agreement_of(&of, c, d, 4, &err), &err);
  ENT_TEST_NEAR(of.rand, 4.0 / 7, 1e-12);
}

static ent_comparison *compare(const ent_network *network, int starts) {
  ent_error err = ENT_ERROR_INIT;
  ent_comparison *comparison = NULL;
  ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  options.starts = starts;
  ENT_TEST_OK(ent_comparison_new(&comparison, network, &options, &err), &err);
  return comparison;
}

/* Each row is what the method finds by itself; camps, quality and marks follow from the rows. */
static void rows_are_what_methods_find(void) {
  signed_network network;
  signed_network_swing(&network);
  ent_comparison *comparison = compare(network.network, 20);
  size_t count = 0;
  const ent_compared *rows = ent_comparison_rows(comparison, &count);
  double most = -1, least = INFINITY;
  for (size_t i = 0; i < count; i++) {
    ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
    ent_coalitions *found = NULL;
    ent_error err = ENT_ERROR_INIT;
    size_t nodes = 0;
    CU_ASSERT_PTR_NULL(rows[i].refused);
    CU_ASSERT_EQUAL(rows[i].positive, !rows[i].method->takes_negative);
    options.method = rows[i].method->name;
    options.resamples = 0;
    options.positive = rows[i].positive;
    ENT_TEST_OK(ent_coalitions_new(&found, network.network, &options, &err), &err);
    const ent_member *members = ent_coalitions_members(found, &nodes);
    const uint32_t *camps = ent_comparison_coalitions(comparison, i);
    for (size_t v = 0; v < nodes; v++) CU_ASSERT_EQUAL(camps[v], members[v].coalition);
    CU_ASSERT_EQUAL(rows[i].frustration, ent_coalitions_quality(found)->frustration);
    CU_ASSERT_EQUAL(ent_comparison_agreement(comparison, i, i).rand, 1);
    most = fmax(most, rows[i].modularity);
    least = fmin(least, rows[i].frustration);
    ent_coalitions_free(found);
  }
  for (size_t i = 0; i < count; i++) {
    CU_ASSERT_EQUAL(rows[i].most_modular, rows[i].modularity >= most - 1e-9);
    CU_ASSERT_EQUAL(rows[i].least_frustrated, rows[i].frustration <= least + 1e-9);
  }
  ent_comparison_free(comparison);
  signed_network_clear(&network);
}

/* Two nodes share a core exactly where every method has them together. */
static void cores_by_definition(void) {
  signed_network network;
  ent__rng rng;
  ent__rng_seed(&rng, 12, 0);
  signed_network_planted(&network, 12, 2, 0.8, 0.1, &rng);
  ent_comparison *comparison = compare(network.network, 20);
  size_t count = 0, nodes = 0;
  ent_comparison_rows(comparison, &count);
  const uint32_t *cores = ent_comparison_cores(comparison, &nodes);
  for (size_t v = 0; v < nodes; v++) {
    for (size_t u = 0; u < nodes; u++) {
      bool together = true;
      for (size_t i = 0; i < count; i++) {
        const uint32_t *camps = ent_comparison_coalitions(comparison, i);
        together = together && (camps == NULL || (camps[v] != ENT_NONE && camps[v] == camps[u]));
      }
      CU_ASSERT_EQUAL(cores[v] != ENT_NONE && cores[v] == cores[u], together);
    }
  }
  ent_comparison_free(comparison);
  signed_network_clear(&network);
}

/* What is too large for a method, or too slow beside others, is refused in its row alone. */
static void refusals_stay_in_their_rows(void) {
  signed_network network;
  ent__rng rng;
  ent__rng_seed(&rng, 13, 0);
  signed_network_random(&network, 600, 0.01, true, &rng);
  ent_comparison *comparison = compare(network.network, 1);
  size_t count = 0, refused = 0;
  const ent_compared *rows = ent_comparison_rows(comparison, &count);
  for (size_t i = 0; i < count; i++) {
    refused += rows[i].refused != NULL;
    CU_ASSERT_EQUAL(ent_comparison_coalitions(comparison, i) == NULL, rows[i].refused != NULL);
    if (rows[i].refused == NULL) continue;
    CU_ASSERT_TRUE(isnan(ent_comparison_agreement(comparison, i, 0).rand));
    CU_ASSERT_FALSE(rows[i].most_modular || rows[i].least_frustrated);
  }
  CU_ASSERT_TRUE(refused >= 3 && refused < count);
  ent_comparison_free(comparison);
  signed_network_clear(&network);
}

static void odd_networks(void) {
  static const triple tie[] = {{"a", "b", 1}};
  static const char *const more[] = {"c", NULL};
  for (size_t ties = 0; ties < 2; ties++) {
    signed_network network;
    signed_network_from_triples(&network, tie, ties, more);
    ent_comparison *comparison = compare(network.network, 20);
    size_t count = 0;
    const ent_compared *rows = ent_comparison_rows(comparison, &count);
    for (size_t i = 0; i < count; i++) {
      CU_ASSERT_PTR_NULL(rows[i].refused);
      CU_ASSERT_EQUAL(rows[i].aligned, 2 * ties);
      CU_ASSERT_EQUAL(isnan(rows[i].modularity), ties == 0);
    }
    const uint32_t *cores = ent_comparison_cores(comparison, &count);
    CU_ASSERT_EQUAL(cores[signed_network_node(&network, "c")], ENT_NONE);
    ent_comparison_free(comparison);
    signed_network_clear(&network);
  }
}

static void faults_are_everyones(void) {
  signed_network network;
  ent_error err = ENT_ERROR_INIT;
  ent_comparison *comparison = NULL;
  ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  signed_network_swing(&network);
  options.starts = 0;
  CU_ASSERT_EQUAL(ent_comparison_new(&comparison, network.network, &options, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "starts"));
  CU_ASSERT_PTR_NULL(comparison);
  signed_network_clear(&network);
}

/* Each allocation of the first ones fails in turn, then one in seventeen: each method has its own sweep. */
static void memory_runs_out(void) {
  static const triple ties[] = {{"a", "b", 1}, {"b", "c", -1}};
  signed_network network;
  ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  options.starts = 1;
  signed_network_from_triples(&network, ties, 2, NULL);
  for (unsigned long n = 0;; n += n < 30 ? 1 : 17) {
    ent_comparison *comparison = NULL;
    ent_test_fail_after(n);
    const ent_status status = ent_comparison_new(&comparison, network.network, &options, NULL);
    const bool reached = ent_test_failed();
    ent_test_fail_never();
    ent_comparison_free(comparison);
    CU_ASSERT_EQUAL(status, reached ? ENT_E_NOMEM : ENT_OK);
    if (!reached || status == ENT_OK) break;
  }
  signed_network_clear(&network);
}

/* Writes each format with each allocation failing, one in three; and the report has its section. */
static void formats(void) {
  static const char *const names[] = {"text", "csv", "json", NULL};
  ent_error err = ENT_ERROR_INIT;
  ent_input input = ENT_INPUT_INIT;
  ent_study *study = NULL;
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.coalitions.starts = 1;
  options.coalitions.resamples = 0;
  options.parts = ENT_PART_COMPARISON;
  ENT_TEST_OK(ent_ties_new(&input.ties, &err), &err);
  for (uint32_t i = 0; i < 3; i++) {
    uint32_t a = 0, b = 0;
    const char ends[2][2] = {{(char)('a' + i), '\0'}, {(char)('b' + i), '\0'}};
    ENT_TEST_OK(ent_ties_node(input.ties, ends[0], &a, &err), &err);
    ENT_TEST_OK(ent_ties_node(input.ties, ends[1], &b, &err), &err);
    ENT_TEST_OK(ent_ties_add(input.ties, a, b, i == 1 ? -1.0 : 1.0 + i, &err), &err);
  }
  ENT_TEST_OK(ent_study_new_take(&study, &input, &options, &err), &err);
  for (size_t f = 0; study != NULL && names[f] != NULL; f++) {
    for (unsigned long n = 0;; n += 3) {
      ent_buffer out = ENT_BUFFER_INIT;
      ent_test_fail_after(n);
      const ent_status status = ent_export_finding(&out, study, ENT_SUBJECT_COMPARISON, names[f], NULL, NULL);
      const bool reached = ent_test_failed();
      ent_test_fail_never();
      CU_ASSERT_EQUAL(status, reached ? ENT_E_NOMEM : ENT_OK);
      if (!reached) CU_ASSERT_TRUE(out.size > 0 && strstr(out.data, "spinglass") != NULL);
      ent_buffer_clear(&out);
      if (!reached || status == ENT_OK) break;
    }
  }
  ent_buffer out = ENT_BUFFER_INIT;
  ENT_TEST_OK(ent_export_report(&out, study, "markdown", NULL, &err), &err);
  CU_ASSERT_TRUE(out.size > 0 && strstr(out.data, "Do other methods see the same coalitions?") != NULL);
  ent_buffer_clear(&out);
  ent_study_free(study);
}

CU_TestInfo comparison_tests[] = {
    {"agreement by counting pairs", by_counting_pairs},
    {"identities of agreement", identities},
    {"a known value", published_value},
    {"rows are what methods find", rows_are_what_methods_find},
    {"cores by definition", cores_by_definition},
    {"refusals stay in their rows", refusals_stay_in_their_rows},
    {"odd networks", odd_networks},
    {"faults are everyone's", faults_are_everyones},
    {"memory runs out", memory_runs_out},
    {"formats", formats},
    CU_TEST_INFO_NULL,
};
