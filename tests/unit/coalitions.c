/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is promised of a finding: odd networks, options, order, certainty, repeatability. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <igraph/igraph.h>

#include "graphs/coalitions/internal.h"
#include "tests/alloc_fail.h"
#include "tests/harness.h"
#include "tests/signed_networks.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void nothing_at_all(void) {
  static const char *const names[] = {"alone", "apart", NULL};
  for (int more = 0; more < 2; more++) {
    signed_network network;
    size_t count = 0;
    signed_network_from_triples(&network, NULL, 0, more == 1 ? names : NULL);
    ent_coalitions *coalitions = signed_network_solve(&network, "signed", 0, 5);
    CU_ASSERT_EQUAL(signed_network_coalition_count(coalitions), 0);
    const ent_member *members = ent_coalitions_members(coalitions, &count);
    CU_ASSERT_EQUAL(count, more == 1 ? 2 : 0);
    for (size_t v = 0; v < count; v++)
      CU_ASSERT(members[v].coalition == ENT_NONE && isnan(members[v].stability));
    CU_ASSERT(ent_coalitions_quality(coalitions)->proved);
    CU_ASSERT_EQUAL(ent_coalitions_quality(coalitions)->objective, 0);
    ent_coalitions_free(coalitions);
    signed_network_clear(&network);
  }
}

static void all_agree(void) {
  static const triple ties[] = {{"a", "b", 1}, {"b", "c", 0.5}, {"a", "c", 2}};
  static const char *const more[] = {"silent", NULL};
  signed_network network;
  signed_network_from_triples(&network, ties, COUNT(ties), more);
  for (int camps = 0; camps <= 4; camps++) {
    ent_coalitions *coalitions = signed_network_solve(&network, camps == 4 ? "signed" : "balance", camps, 10);
    size_t count = 0;
    const ent_coalition *list = ent_coalitions_list(coalitions, &count);
    CU_ASSERT_EQUAL_FATAL(count, 1);
    CU_ASSERT_EQUAL(list[0].size, 3);
    CU_ASSERT_EQUAL(list[0].within, 3.5);
    ENT_TEST_NEAR(list[0].cohesion, 3.5 / 3, 1e-15);
    CU_ASSERT_EQUAL(list[0].typical, signed_network_node(&network, "a"));
    CU_ASSERT_EQUAL(list[0].bloc, ENT_NONE);
    CU_ASSERT_EQUAL(signed_network_coalition_of(&network, coalitions, "silent"), ENT_NONE);
    CU_ASSERT_EQUAL(ent_coalitions_quality(coalitions)->frustration, 0);
    CU_ASSERT_EQUAL(ent_coalitions_quality(coalitions)->total, 3.5);
    CU_ASSERT(ent_coalitions_quality(coalitions)->proved);
    ent_coalitions_free(coalitions);
  }
  signed_network_clear(&network);
}

static void all_oppose(void) {
  static const triple ties[] = {{"a", "b", -1}, {"b", "c", -1}, {"a", "c", -1},
                                {"a", "d", -1}, {"b", "d", -1}, {"c", "d", -1}};
  static const struct {
    int camps;
    double least;
    size_t coalitions;
  } cases[] = {{0, 0, 4}, {1, 6, 1}, {2, 2, 2}, {3, 1, 3}, {4, 0, 4}, {9, 0, 4}};
  signed_network network;
  signed_network_from_triples(&network, ties, COUNT(ties), NULL);
  for (size_t i = 0; i < COUNT(cases); i++) {
    ent_coalitions *coalitions = signed_network_solve(&network, "balance", cases[i].camps, 0);
    CU_ASSERT_EQUAL(ent_coalitions_quality(coalitions)->objective, cases[i].least);
    CU_ASSERT_EQUAL(signed_network_coalition_count(coalitions), cases[i].coalitions);
    CU_ASSERT_EQUAL(ent_coalitions_quality(coalitions)->negative_share, 1);
    ent_coalitions_free(coalitions);
  }
  /* Any pairing of the four into two camps is as good: 3 of two and two. */
  ent_coalitions *two = signed_network_solve(&network, "balance", 2, 0);
  CU_ASSERT_EQUAL(ent_coalitions_quality(two)->equally_good, 3);
  CU_ASSERT(ent_coalitions_quality(two)->proved);
  ent_coalitions_free(two);
  signed_network_clear(&network);
}

static void parts_that_nothing_joins(void) {
  static const triple ties[] = {{"a", "b", 1}, {"b", "c", 1},  {"c", "d", -1},
                                {"p", "q", 1}, {"q", "r", -1}, {"x", "y", 1}};
  signed_network network;
  signed_network_from_triples(&network, ties, COUNT(ties), NULL);
  ent_coalitions *any = signed_network_solve(&network, "signed", 0, 0);
  /* {a b c} {p q} {x y} {d} {r}: nothing is put together that no agreement joins. */
  CU_ASSERT_EQUAL(signed_network_coalition_count(any), 5);
  CU_ASSERT_EQUAL(signed_network_coalition_of(&network, any, "a"), 0);
  CU_ASSERT_NOT_EQUAL(signed_network_coalition_of(&network, any, "p"), signed_network_coalition_of(&network, any, "x"));
  ent_coalitions *two = signed_network_solve(&network, "balance", 2, 0);
  /* The largest camps of all parts together, and one solution only. */
  CU_ASSERT_EQUAL(signed_network_coalition_count(two), 2);
  CU_ASSERT_EQUAL(signed_network_coalition_of(&network, two, "a"), 0);
  CU_ASSERT_EQUAL(signed_network_coalition_of(&network, two, "p"), 0);
  CU_ASSERT_EQUAL(signed_network_coalition_of(&network, two, "y"), 0);
  CU_ASSERT_EQUAL(signed_network_coalition_of(&network, two, "d"), 1);
  CU_ASSERT_EQUAL(signed_network_coalition_of(&network, two, "r"), 1);
  CU_ASSERT_EQUAL(ent_coalitions_quality(two)->equally_good, 1);
  ent_coalitions_free(any);
  ent_coalitions_free(two);
  signed_network_clear(&network);
}

static void numbered_by_size(void) {
  signed_network network;
  ent__rng rng;
  size_t count = 0;
  size_t nodes = 0;
  ent__rng_seed(&rng, 3, 3);
  signed_network_random(&network, 60, 0.1, false, &rng);
  ent_coalitions *coalitions = signed_network_solve(&network, "signed", 0, 0);
  const ent_coalition *list = ent_coalitions_list(coalitions, &count);
  const ent_member *members = ent_coalitions_members(coalitions, &nodes);
  for (size_t c = 0; c < count; c++) {
    for (uint32_t i = 0; i < list[c].size; i++) {
      CU_ASSERT_EQUAL(members[list[c].members[i]].coalition, c);
      CU_ASSERT(i == 0 || list[c].members[i - 1] < list[c].members[i]);
    }
    if (c == 0) continue;
    CU_ASSERT(list[c - 1].size > list[c].size ||
              (list[c - 1].size == list[c].size && list[c - 1].members[0] < list[c].members[0]));
  }
  ent_coalitions_free(coalitions);
  signed_network_clear(&network);
}

static void expect_usage(const signed_network *network, ent_coalition_options options, const char *word) {
  ent_error err = ENT_ERROR_INIT;
  ent_coalitions *coalitions = NULL;
  CU_ASSERT_EQUAL(ent_coalitions_new(&coalitions, network->network, &options, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NULL(coalitions);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, word));
}

static void options_out_of_range(void) {
  static const triple ties[] = {{"a", "b", 1}};
  static const ent_coalition_options fine = ENT_COALITION_OPTIONS_INIT;
  signed_network network;
  ent_coalition_options options = fine;
  signed_network_from_triples(&network, ties, COUNT(ties), NULL);
  options.method = "balnce";
  expect_usage(&network, options, "did you mean 'balance'");
  options.method = "quite something else";
  expect_usage(&network, options, "expected 'signed'");
  options = fine;
  options.resolution = NAN;
  expect_usage(&network, options, "resolution");
  options.resolution = -0.1;
  expect_usage(&network, options, "resolution");
  options = fine;
  options.camps = -1;
  expect_usage(&network, options, "camps");
  options = fine;
  options.starts = 0;
  expect_usage(&network, options, "starts");
  options = fine;
  options.resamples = -1;
  expect_usage(&network, options, "resamples");
  signed_network_clear(&network);
}

static void expect_same(const ent_coalitions *a, const ent_coalitions *b) {
  size_t count = 0;
  size_t other = 0;
  const ent_member *x = ent_coalitions_members(a, &count);
  const ent_member *y = ent_coalitions_members(b, &other);
  CU_ASSERT_EQUAL_FATAL(count, other);
  for (uint32_t v = 0; v < count; v++) {
    CU_ASSERT_EQUAL(x[v].coalition, y[v].coalition);
    CU_ASSERT_EQUAL(x[v].second, y[v].second);
    CU_ASSERT_EQUAL(x[v].swings, y[v].swings);
    CU_ASSERT(memcmp(&x[v].stability, &y[v].stability, sizeof(double)) == 0);
    CU_ASSERT(memcmp(&x[v].second_share, &y[v].second_share, sizeof(double)) == 0);
  }
  CU_ASSERT(ent_coalitions_quality(a)->objective == ent_coalitions_quality(b)->objective);
  CU_ASSERT(ent_coalitions_quality(a)->bound == ent_coalitions_quality(b)->bound);
  CU_ASSERT_EQUAL(ent_coalitions_quality(a)->equally_good, ent_coalitions_quality(b)->equally_good);
}

static void same_seed_same_result(void) {
  static const struct {
    const char *method;
    int camps;
  } cases[] = {{"signed", 0}, {"balance", 0}, {"balance", 2}, {"balance", 3}};
  signed_network network;
  ent__rng rng;
  ent__rng_seed(&rng, 8, 8);
  signed_network_random(&network, 30, 0.3, false, &rng);
  for (size_t i = 0; i < COUNT(cases); i++) {
    ent_coalitions *a = signed_network_solve(&network, cases[i].method, cases[i].camps, 20);
    ent_coalitions *b = signed_network_solve(&network, cases[i].method, cases[i].camps, 20);
    expect_same(a, b);
    ent_coalitions_free(a);
    ent_coalitions_free(b);
  }
  signed_network_clear(&network);
}

/* The same ties under other names and in another order. */
static void disguise(signed_network *out, const signed_network *from, uint32_t nodes, ent__rng *rng) {
  uint32_t name[64];
  triple rows[2048];
  static char text[64][8];
  size_t count = 0;
  const ent_signed_tie *ties = ent_ties_list(from->ties, &count);
  CU_ASSERT_FATAL(count <= COUNT(rows) && nodes <= COUNT(name));
  for (uint32_t v = 0; v < nodes; v++) name[v] = v;
  ent__rng_shuffle(rng, name, nodes);
  for (uint32_t v = 0; v < nodes; v++) snprintf(text[v], sizeof text[v], "z%u", name[v]);
  for (size_t t = 0; t < count; t++) {
    const triple row = {text[ties[t].target], text[ties[t].source], ties[t].weight};
    rows[t] = row;
  }
  for (size_t t = count; t > 1; t--) {
    const size_t other = ent__rng_below(rng, (uint32_t)t);
    const triple row = rows[t - 1];
    rows[t - 1] = rows[other];
    rows[other] = row;
  }
  signed_network_from_triples(out, rows, count, NULL);
}

static void order_and_names_do_not_matter(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 1, 1);
  for (int round = 0; round < 5; round++) {
    signed_network plain;
    signed_network disguised;
    signed_network_random(&plain, 30, 0.3, false, &rng);
    disguise(&disguised, &plain, 30, &rng);
    ent_coalitions *a = signed_network_solve(&plain, "signed", 0, 10);
    ent_coalitions *b = signed_network_solve(&disguised, "signed", 0, 10);
    /* Node numbers are canonical: equal findings are equal number by number. */
    expect_same(a, b);
    ent_coalitions_free(a);
    ent_coalitions_free(b);
    signed_network_clear(&plain);
    signed_network_clear(&disguised);
  }
}

static void weights_beyond_bounds(void) {
  static const triple ties[] = {{"a", "b", 1e300}, {"b", "c", -1e300}};
  static const triple tiny[] = {{"a", "b", 5e-324}, {"b", "c", -5e-324}};
  signed_network network;
  ent_error err = ENT_ERROR_INIT;
  ent_coalitions *coalitions = NULL;
  ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  signed_network_from_triples(&network, ties, COUNT(ties), NULL);
  CU_ASSERT_EQUAL(ent_coalitions_new(&coalitions, network.network, &options, &err), ENT_E_LIMIT);
  CU_ASSERT_PTR_NULL(coalitions);
  signed_network_clear(&network);
  signed_network_from_triples(&network, tiny, COUNT(tiny), NULL);
  coalitions = signed_network_solve(&network, "signed", 0, 5);
  CU_ASSERT_EQUAL(signed_network_coalition_count(coalitions), 2);
  ent_coalitions_free(coalitions);
  signed_network_clear(&network);
}

static void high_resolution_leaves_all_alone(void) {
  static const triple ties[] = {{"a", "b", 1}, {"b", "c", 1}, {"a", "c", 1}};
  static const double gammas[] = {1.5, 1e308};
  signed_network network;
  signed_network_from_triples(&network, ties, COUNT(ties), NULL);
  for (size_t i = 0; i < COUNT(gammas); i++) {
    ent_error err = ENT_ERROR_INIT;
    ent_coalitions *coalitions = NULL;
    ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
    options.resolution = gammas[i];
    ENT_TEST_OK(ent_coalitions_new(&coalitions, network.network, &options, &err), &err);
    CU_ASSERT_EQUAL(signed_network_coalition_count(coalitions), 3);
    CU_ASSERT_EQUAL(ent_coalitions_quality(coalitions)->objective, 0);
    CU_ASSERT(ent_coalitions_quality(coalitions)->proved);
    ent_coalitions_free(coalitions);
  }
  signed_network_clear(&network);
}

/* igraph's process-wide state is the host's before and after. */
static void hosts_igraph_is_left_alone(void) {
  signed_network network;
  igraph_error_handler_t *handler = igraph_set_error_handler(igraph_error_handler_ignore);
  signed_network_swing(&network);
  igraph_rng_seed(igraph_rng_default(), 42);
  igraph_integer_t expected[4];
  for (int i = 0; i < 4; i++) expected[i] = RNG_INTEGER(0, 1000000);
  igraph_rng_seed(igraph_rng_default(), 42);
  CU_ASSERT_EQUAL(RNG_INTEGER(0, 1000000), expected[0]);
  ent_coalitions *coalitions = signed_network_solve(&network, "signed", 0, 3);
  for (int i = 1; i < 4; i++) CU_ASSERT_EQUAL(RNG_INTEGER(0, 1000000), expected[i]);
  CU_ASSERT(igraph_set_error_handler(handler) == igraph_error_handler_ignore);
  ent_coalitions_free(coalitions);
  signed_network_clear(&network);
}

static void memory_runs_out(void) {
  signed_network network;
  ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  options.starts = 2;
  options.resamples = 1;
  signed_network_swing(&network);
  for (unsigned long n = 0;; n++) {
    ent_error err = ENT_ERROR_INIT;
    ent_coalitions *coalitions = NULL;
    ent_test_fail_after(n);
    const ent_status status = ent_coalitions_new(&coalitions, network.network, &options, &err);
    const bool reached = ent_test_failed();
    ent_test_fail_never();
    ent_coalitions_free(coalitions);
    if (!reached) {
      CU_ASSERT_EQUAL(status, ENT_OK);
      CU_ASSERT(n > 20);
      break;
    }
    CU_ASSERT_EQUAL(status, ENT_E_NOMEM);
    CU_ASSERT_PTR_NULL(coalitions);
  }
  signed_network_clear(&network);
}

CU_TestInfo coalitions_tests[] = {
    {"no ties", nothing_at_all},
    {"all agree", all_agree},
    {"all oppose", all_oppose},
    {"parts that nothing joins", parts_that_nothing_joins},
    {"numbered by size", numbered_by_size},
    {"options out of range", options_out_of_range},
    {"same seed, same result", same_seed_same_result},
    {"order and names do not matter", order_and_names_do_not_matter},
    {"weights beyond bounds", weights_beyond_bounds},
    {"a high resolution leaves all alone", high_resolution_leaves_all_alone},
    {"the host's igraph is left alone", hosts_igraph_is_left_alone},
    {"memory runs out", memory_runs_out},
    CU_TEST_INFO_NULL,
};
