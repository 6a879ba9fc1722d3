/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sure a coalition is. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "graphs/coalitions/internal.h"
#include "tests/harness.h"
#include "tests/signed_networks.h"

static void who_swings(void) {
  signed_network network;
  size_t count = 0;
  signed_network_swing(&network);
  ent_coalitions *coalitions = signed_network_solve(&network, "signed", 0, 200);
  const ent_member *members = ent_coalitions_members(coalitions, &count);
  CU_ASSERT_EQUAL(signed_network_coalition_count(coalitions), 2);
  const uint32_t s = signed_network_node(&network, "s");
  CU_ASSERT_EQUAL(members[s].coalition, signed_network_coalition_of(&network, coalitions, "a1"));
  CU_ASSERT_EQUAL(members[s].second, signed_network_coalition_of(&network, coalitions, "b1"));
  CU_ASSERT(members[s].swings);
  CU_ASSERT(members[s].second_share > 0.25);
  for (size_t v = 0; v < count; v++) {
    CU_ASSERT(members[v].stability >= 0 && members[v].stability <= 1);
    if (v == s) continue;
    CU_ASSERT(members[v].stability > members[s].stability);
    CU_ASSERT(!members[v].swings);
  }
  CU_ASSERT_EQUAL(ent_coalitions_quality(coalitions)->resamples, 200);
  ent_coalitions_free(coalitions);
  signed_network_clear(&network);
}

/* The published stability is what together() says, averaged. */
static void stability_is_mean_of_together(void) {
  signed_network network;
  size_t count = 0;
  signed_network_swing(&network);
  ent_coalitions *coalitions = signed_network_solve(&network, "signed", 0, 50);
  const ent_member *members = ent_coalitions_members(coalitions, &count);
  for (uint32_t a = 0; a < count; a++) {
    double sum = 0;
    double fellows = 0;
    for (uint32_t b = 0; b < count; b++) {
      const double share = ent_coalitions_together(coalitions, a, b);
      CU_ASSERT_EQUAL(share, ent_coalitions_together(coalitions, b, a));
      CU_ASSERT(share >= 0 && share <= 1);
      CU_ASSERT(a != b || share == 1);
      if (a == b || members[a].coalition != members[b].coalition) continue;
      sum += share;
      fellows++;
    }
    ENT_TEST_NEAR(members[a].stability, sum / fellows, 1e-12);
  }
  ent_coalitions_free(coalitions);
  coalitions = signed_network_solve(&network, "signed", 0, 0);
  CU_ASSERT(isnan(ent_coalitions_together(coalitions, 0, 1)));
  CU_ASSERT(isnan(ent_coalitions_members(coalitions, &count)[0].stability));
  CU_ASSERT(isnan(ent_coalitions_list(coalitions, &count)[0].stability));
  ent_coalitions_free(coalitions);
  signed_network_clear(&network);
}

/* Where a draw leaves an actor without a tie nothing is known of it, which does not count against it. */
static void draws_without_ties_do_not_count(void) {
  signed_network network;
  size_t count = 0;
  static const triple pair[] = {{"x", "y", 1}, {"z", "x", 1}};
  signed_network_from_triples(&network, pair, 2, NULL);
  ent_coalitions *coalitions = signed_network_solve(&network, "signed", 0, 100);
  const ent_member *members = ent_coalitions_members(coalitions, &count);
  /* Half of the draws hold both ties, a quarter only the one, a quarter only the other. */
  for (size_t v = 0; v < count; v++) CU_ASSERT_EQUAL(members[v].stability, 1);
  ent_coalitions_free(coalitions);
  signed_network_clear(&network);
}

/* A lone opponent keeps to itself in each draw that it is part of. */
static void alone_and_sure_of_it(void) {
  static const triple ties[] = {{"a", "b", 1},  {"b", "c", 1},  {"a", "c", 1},
                                {"d", "a", -1}, {"d", "b", -1}, {"d", "c", -1}};
  signed_network network;
  size_t count = 0;
  signed_network_from_triples(&network, ties, 6, NULL);
  ent_coalitions *coalitions = signed_network_solve(&network, "signed", 0, 100);
  const ent_member *d = &ent_coalitions_members(coalitions, &count)[signed_network_node(&network, "d")];
  CU_ASSERT_EQUAL(d->stability, 1);
  CU_ASSERT(!d->swings);
  CU_ASSERT_EQUAL(d->second, ENT_NONE);
  CU_ASSERT_EQUAL(d->second_share, 0);
  CU_ASSERT_EQUAL(ent_coalitions_list(coalitions, &count)[d->coalition].stability, 1);
  ent_coalitions_free(coalitions);
  signed_network_clear(&network);
}

static void too_large_for_stability(void) {
  signed_network network;
  ent_error err = ENT_ERROR_INIT;
  ent_coalitions *coalitions = NULL;
  ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  options.starts = 1;
  options.resamples = 1;
  CU_ASSERT_EQUAL_FATAL(ent_ties_new(&network.ties, &err), ENT_OK);
  for (uint32_t i = 0; i < 10001; i++) {
    char name[16];
    uint32_t node = 0;
    snprintf(name, sizeof name, "n%u", i);
    CU_ASSERT_EQUAL_FATAL(ent_ties_node(network.ties, name, &node, &err), ENT_OK);
    if (i > 0) CU_ASSERT_EQUAL_FATAL(ent_ties_add(network.ties, i - 1, i, i % 2 == 0 ? 1 : -1, &err), ENT_OK);
  }
  CU_ASSERT_EQUAL_FATAL(ent_network_from_ties(&network.network, network.ties, &err), ENT_OK);
  CU_ASSERT_EQUAL(ent_coalitions_new(&coalitions, network.network, &options, &err), ENT_E_LIMIT);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "10001"));
  ent_error_clear(&err);
  options.resamples = 0;
  ENT_TEST_OK(ent_coalitions_new(&coalitions, network.network, &options, &err), &err);
  CU_ASSERT_EQUAL(signed_network_coalition_count(coalitions), 5001);
  CU_ASSERT(ent_coalitions_quality(coalitions)->proved);
  ent_coalitions_free(coalitions);
  signed_network_clear(&network);
}

CU_TestInfo coalition_stability_tests[] = {
    {"who swings", who_swings},
    {"stability is the mean of together", stability_is_mean_of_together},
    {"draws without ties do not count", draws_without_ties_do_not_count},
    {"alone and sure of it", alone_and_sure_of_it},
    {"too large for stability", too_large_for_stability},
    CU_TEST_INFO_NULL,
};
