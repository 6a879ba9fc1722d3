/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brokerage: by hand on small networks, and by slow and obvious re-implementations on random ones. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/rng.h"
#include "tests/alloc_fail.h"
#include "tests/harness.h"
#include "tests/signed_networks.h"

enum { MOST = 24 };

typedef struct view {
  size_t nodes;
  double weight[MOST][MOST]; /* of positive ties */
  const ent_member *members;
} view;

static void look(view *v, const ent_coalitions *coalitions) {
  size_t count = 0;
  memset(v, 0, sizeof *v);
  v->members = ent_coalitions_members(coalitions, &v->nodes);
  CU_ASSERT_FATAL(v->nodes <= MOST);
  const ent_tie *ties = ent_network_ties(ent_coalitions_network(coalitions), &count);
  for (size_t t = 0; t < count; t++)
    if (ties[t].weight > 0) v->weight[ties[t].source][ties[t].target] = v->weight[ties[t].target][ties[t].source] = ties[t].weight;
}

/* Every triple of nodes. */
static void count_roles(ent_broker *out, const view *v) {
  memset(out, 0, v->nodes * sizeof *out);
  for (size_t b = 0; b < v->nodes; b++)
    for (size_t a = 0; a < v->nodes; a++)
      for (size_t c = a + 1; c < v->nodes; c++) {
        if (a == b || b == c || v->weight[a][b] == 0 || v->weight[b][c] == 0 || v->weight[a][c] != 0) continue;
        const uint32_t ga = v->members[a].coalition, gb = v->members[b].coalition, gc = v->members[c].coalition;
        out[b].coordinator += ga == gb && gb == gc;
        out[b].consultant += ga == gc && ga != gb;
        out[b].gatekeeper += (ga == gb && gc != gb) || (gc == gb && ga != gb);
        out[b].liaison += ga != gb && gb != gc && ga != gc;
      }
}

/* Lengths and numbers of shortest paths by Floyd & Warshall's rule, then the share of each node between. */
static void count_paths(double *between, const view *v) {
  static double length[MOST][MOST], paths[MOST][MOST];
  for (size_t i = 0; i < v->nodes; i++)
    for (size_t k = 0; k < v->nodes; k++) length[i][k] = i == k ? 0 : v->weight[i][k] > 0 ? 1 / v->weight[i][k] : INFINITY;
  for (size_t m = 0; m < v->nodes; m++)
    for (size_t i = 0; i < v->nodes; i++)
      for (size_t k = 0; k < v->nodes; k++) length[i][k] = fmin(length[i][k], length[i][m] + length[m][k]);
  /* Paths to k: by nearer ends first, those whose first step keeps to a shortest path. */
  for (size_t k = 0; k < v->nodes; k++) {
    bool done[MOST] = {false};
    for (size_t round = 0; round < v->nodes; round++) {
      size_t i = MOST;
      for (size_t x = 0; x < v->nodes; x++)
        if (!done[x] && (i == MOST || length[x][k] < length[i][k])) i = x;
      done[i] = true;
      paths[i][k] = i == k;
      for (size_t x = 0; x < v->nodes; x++)
        if (x != i && v->weight[i][x] > 0 && fabs(1 / v->weight[i][x] + length[x][k] - length[i][k]) < 1e-9) paths[i][k] += paths[x][k];
    }
  }
  for (size_t b = 0; b < v->nodes; b++) {
    between[b] = 0;
    for (size_t i = 0; i < v->nodes; i++)
      for (size_t k = i + 1; k < v->nodes; k++)
        if (i != b && k != b && isfinite(length[i][k]) && fabs(length[i][b] + length[b][k] - length[i][k]) < 1e-9)
          between[b] += paths[i][b] * paths[b][k] / paths[i][k];
  }
}

static double spread(const view *v, size_t b) {
  double all = 0, squares = 0;
  for (size_t a = 0; a < v->nodes; a++) all += v->weight[b][a];
  for (uint32_t g = 0; g < v->nodes; g++) {
    double here = 0;
    for (size_t a = 0; a < v->nodes; a++)
      if (v->members[a].coalition == g) here += v->weight[b][a];
    squares += here * here / (all * all);
  }
  return all > 0 ? 1 - squares : NAN;
}

static void compare(const signed_network *s) {
  ent_error err = ENT_ERROR_INIT;
  ent_brokerage *brokerage = NULL;
  view v;
  ent_broker roles[MOST];
  double between[MOST];
  size_t count = 0;
  ent_coalitions *coalitions = signed_network_solve(s, "signed", 0, 0);
  ENT_TEST_OK(ent_brokerage_new(&brokerage, coalitions, &err), &err);
  const ent_broker *got = ent_brokerage_list(brokerage, &count);
  look(&v, coalitions);
  count_roles(roles, &v);
  count_paths(between, &v);
  CU_ASSERT_EQUAL(count, v.nodes);
  for (size_t b = 0; b < count; b++) {
    CU_ASSERT_EQUAL(got[b].coordinator, roles[b].coordinator);
    CU_ASSERT_EQUAL(got[b].consultant, roles[b].consultant);
    CU_ASSERT_EQUAL(got[b].gatekeeper, roles[b].gatekeeper);
    CU_ASSERT_EQUAL(got[b].representative, roles[b].gatekeeper);
    CU_ASSERT_EQUAL(got[b].liaison, roles[b].liaison);
    CU_ASSERT_EQUAL(got[b].bridged, roles[b].gatekeeper + roles[b].liaison);
    ENT_TEST_NEAR(got[b].betweenness, between[b], 1e-9);
    const double expected = spread(&v, b);
    CU_ASSERT_EQUAL(isnan(got[b].participation), isnan(expected));
    if (!isnan(expected)) ENT_TEST_NEAR(got[b].participation, expected, 1e-12);
  }
  const uint32_t *order = ent_brokerage_order(brokerage, &count);
  for (size_t i = 1; i < count; i++) CU_ASSERT(got[order[i - 1]].bridged >= got[order[i]].bridged);
  ent_brokerage_free(brokerage);
  ent_coalitions_free(coalitions);
}

static void agrees_with_triples_and_all_paths(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 3, 0);
  for (int draw = 0; draw < 40; draw++) {
    signed_network s;
    const uint32_t nodes = 1 + ent__rng_below(&rng, MOST);
    if (draw % 3 == 0) signed_network_planted(&s, nodes, 3, 0.5, 0.25, &rng);
    else signed_network_random(&s, nodes, 0.1 + 0.2 * (draw % 4), draw % 2 == 0, &rng);
    compare(&s);
    signed_network_clear(&s);
  }
}

/* Two camps of three that oppose each other; b joins them: a1, a2, a3 are its own, and c1 is its friend. */
static const triple bridge[] = {{"a1", "a2", 1}, {"a1", "a3", 1}, {"a2", "a3", 1}, {"a1", "b", 1},  {"a2", "b", 1},   {"a3", "b", 1},   {"c1", "c2", 1},
                                {"c1", "c3", 1}, {"c2", "c3", 1}, {"b", "c1", 0.5}, {"a1", "c1", -1}, {"a2", "c2", -1}, {"a3", "c3", -1}, {"b", "c3", -1}};

static void a_bridge_by_hand(void) {
  signed_network s;
  ent_error err = ENT_ERROR_INIT;
  ent_brokerage *brokerage = NULL;
  size_t count = 0;
  signed_network_from_triples(&s, bridge, 14, NULL);
  ent_coalitions *coalitions = signed_network_solve(&s, "signed", 0, 0);
  ENT_TEST_OK(ent_brokerage_new(&brokerage, coalitions, &err), &err);
  const ent_broker *b = &ent_brokerage_list(brokerage, &count)[signed_network_node(&s, "b")];
  CU_ASSERT_EQUAL(b->degree, 4);
  ENT_TEST_NEAR(b->strength, 3.5, 1e-15);
  CU_ASSERT_EQUAL(b->gatekeeper, 3); /* each of a1, a2, a3 with c1 */
  CU_ASSERT_EQUAL(b->coordinator, 0);
  CU_ASSERT_EQUAL(b->liaison + b->consultant, 0);
  ENT_TEST_NEAR(b->betweenness, 9, 1e-12); /* three times three pairs have no other way */
  ENT_TEST_NEAR(b->normalized, 9.0 / 15, 1e-12);
  ENT_TEST_NEAR(b->participation, 1 - (9 + 0.25) / 12.25, 1e-12);
  const ent_broker *c1 = &ent_brokerage_list(brokerage, &count)[signed_network_node(&s, "c1")];
  CU_ASSERT_EQUAL(c1->gatekeeper, 2);
  ENT_TEST_NEAR(c1->betweenness, 8, 1e-12);
  const uint32_t *order = ent_brokerage_order(brokerage, &count);
  CU_ASSERT_EQUAL(order[0], signed_network_node(&s, "b"));
  CU_ASSERT_EQUAL(order[1], signed_network_node(&s, "c1"));
  CU_ASSERT(ent_brokerage_has_betweenness(brokerage));
  CU_ASSERT_PTR_EQUAL(ent_brokerage_coalitions(brokerage), coalitions);
  ent_brokerage_free(brokerage);
  ent_coalitions_free(coalitions);
  signed_network_clear(&s);
}

static void poor_networks_have_no_brokers(void) {
  static const char *const lone[] = {"x", "y", NULL};
  static const triple foes[] = {{"a", "b", -1}, {"b", "c", -1}, {"a", "c", -2}};
  static const triple friends[] = {{"a", "b", 1}, {"b", "c", 1}, {"a", "c", 2}};
  for (int k = 0; k < 3; k++) {
    signed_network s;
    ent_error err = ENT_ERROR_INIT;
    ent_brokerage *brokerage = NULL;
    size_t count = 0;
    signed_network_from_triples(&s, k == 1 ? foes : friends, k == 0 ? 0 : 3, lone);
    ent_coalitions *coalitions = signed_network_solve(&s, "signed", 0, 0);
    ENT_TEST_OK(ent_brokerage_new(&brokerage, coalitions, &err), &err);
    const ent_broker *list = ent_brokerage_list(brokerage, &count);
    CU_ASSERT_EQUAL(count, k == 0 ? 2 : 5);
    for (size_t i = 0; i < count; i++) {
      CU_ASSERT_EQUAL(list[i].bridged + list[i].consultant + list[i].coordinator, 0);
      CU_ASSERT(k == 2 || list[i].betweenness == 0);
      CU_ASSERT_EQUAL(isnan(list[i].participation), list[i].degree == 0);
      CU_ASSERT(list[i].degree == 0 || list[i].participation == 0);
    }
    ent_brokerage_free(brokerage);
    ent_coalitions_free(coalitions);
    signed_network_clear(&s);
  }
}

static void survives_failing_allocations(void) {
  signed_network s;
  ent_error err = ENT_ERROR_INIT;
  signed_network_from_triples(&s, bridge, 14, NULL);
  ent_coalitions *coalitions = signed_network_solve(&s, "signed", 0, 0);
  for (unsigned long n = 1;; n++) {
    ent_brokerage *brokerage = NULL;
    ent_test_fail_after(n - 1);
    const ent_status status = ent_brokerage_new(&brokerage, coalitions, &err);
    const bool reached = ent_test_failed();
    ent_test_fail_never();
    CU_ASSERT_EQUAL(status, reached ? ENT_E_NOMEM : ENT_OK);
    ent_brokerage_free(brokerage);
    if (!reached) break;
  }
  ent_coalitions_free(coalitions);
  signed_network_clear(&s);
}

CU_TestInfo brokerage_tests[] = {{"agrees with triples and all paths", agrees_with_triples_and_all_paths},
                                 {"a bridge by hand", a_bridge_by_hand},
                                 {"poor networks have no brokers", poor_networks_have_no_brokers},
                                 {"survives failing allocations", survives_failing_allocations},
                                 CU_TEST_INFO_NULL};
