/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The methods beside `signed` and `balance`: known outcomes, slow re-implementations, odd networks. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "graphs/coalitions/internal.h"
#include "graphs/coalitions/linkage.h"
#include "graphs/coalitions/modularity.h"
#include "graphs/coalitions/profiles.h"
#include "graphs/igraph_bridge.h"
#include "tests/alloc_fail.h"
#include "tests/datasets.h"
#include "tests/harness.h"
#include "tests/signed_networks.h"

static ent_coalition_options options_of(const char *method) {
  ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  options.method = method;
  options.resamples = 0;
  return options;
}

static ent_coalitions *find_with(const ent_network *network, const ent_coalition_options *options) {
  ent_error err = ENT_ERROR_INIT;
  ent_coalitions *found = NULL;
  ENT_TEST_OK(ent_coalitions_new(&found, network, options, &err), &err);
  if (found != NULL) CU_ASSERT_TRUE(ent__coalitions_check(found));
  return found;
}

static ent_coalitions *find(const ent_network *network, const char *method) {
  const ent_coalition_options options = options_of(method);
  return find_with(network, &options);
}

static size_t count_of(const ent_coalitions *found) {
  size_t count = 0;
  ent_coalitions_list(found, &count);
  return count;
}

static bool own_way(const ent_method *row) {
  const ent__method *method = NULL;
  ent__method_find(&method, row->name);
  return method->partition != NULL;
}

/* Two cliques of five that one tie joins. */
static void two_cliques(signed_network *out) {
  static const char *const names[] = {"a", "b", "c", "d", "e", "v", "w", "x", "y", "z"};
  triple ties[21];
  size_t count = 0;
  for (int half = 0; half < 2; half++)
    for (int i = 0; i < 5; i++)
      for (int j = i + 1; j < 5; j++) ties[count++] = (triple){names[5 * half + i], names[5 * half + j], 1};
  ties[count++] = (triple){"e", "v", 1};
  signed_network_from_triples(out, ties, count, NULL);
}

/* Every method of its own way finds the two cliques, and claims nothing. */
static void cliques_are_found(void) {
  signed_network network;
  two_cliques(&network);
  for (const ent_method *row = ent_methods(); row->name != NULL; row++) {
    if (!own_way(row)) continue;
    ent_coalition_options options = options_of(row->name);
    options.depth = 1;
    ent_coalitions *found = find_with(network.network, &options);
    if (found == NULL) continue;
    CU_ASSERT_EQUAL(count_of(found), 2);
    for (const char *const *at = (const char *const[]){"b", "c", "d", "e", NULL}; *at != NULL; at++)
      CU_ASSERT_EQUAL(signed_network_coalition_of(&network, found, *at), signed_network_coalition_of(&network, found, "a"));
    CU_ASSERT_NOT_EQUAL(signed_network_coalition_of(&network, found, "z"), signed_network_coalition_of(&network, found, "a"));
    CU_ASSERT_FALSE(ent_coalitions_quality(found)->proved);
    CU_ASSERT_TRUE(isnan(ent_coalitions_quality(found)->bound));
    ent_coalitions_free(found);
  }
  signed_network_clear(&network);
}

/* Zachary's karate club from igraph's own tables. */
static void karate(signed_network *out) {
  static char names[34][8];
  ent__igraph session;
  igraph_t graph;
  ent_error err = ENT_ERROR_INIT;
  triple ties[78];
  ent__igraph_enter(&session, 0, 0);
  const igraph_error_t code = igraph_famous(&graph, "Zachary");
  CU_ASSERT_EQUAL_FATAL(code, IGRAPH_SUCCESS);
  CU_ASSERT_EQUAL_FATAL(igraph_ecount(&graph), 78);
  for (int v = 0; v < 34; v++) (void)snprintf(names[v], sizeof names[v], "n%02d", v);
  for (igraph_integer_t e = 0; e < 78; e++) ties[e] = (triple){names[IGRAPH_FROM(&graph, e)], names[IGRAPH_TO(&graph, e)], 1};
  igraph_destroy(&graph);
  ENT_TEST_OK(ent__igraph_leave(&session, code, &err), &err);
  signed_network_from_triples(out, ties, 78, NULL);
}

/*
 * The largest modularity is 0.4198 (Brandes et al. 2008); Newman reports 0.3934 for the leading
 * eigenvector, Girvan & Newman's cut is at 0.4013, and the greedy one at 0.3807.
 */
static void karate_club(void) {
  static const struct {
    const char *method;
    double least;
    double most;
  } known[] = {{"optimal-modularity", 0.41978, 0.41979}, {"louvain", 0.41, 0.41979},
               {"spinglass", 0.41, 0.41979},             {"leading-eigenvector", 0.3934, 0.39345},
               {"edge-betweenness", 0.4012, 0.4014},     {"fast-greedy", 0.3806, 0.3808},
               {"walktrap", 0.3532, 0.3533},             {"label-propagation", 0.36, 0.41979},
               {"infomap", 4.3, 4.7}};
  signed_network network;
  karate(&network);
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    ent_coalitions *found = find(network.network, known[i].method);
    if (found == NULL) continue;
    const double objective = ent_coalitions_quality(found)->objective;
    CU_ASSERT_TRUE(objective >= known[i].least && objective <= known[i].most);
    ent_coalitions_free(found);
  }
  signed_network_clear(&network);
}

static void negative_ties_are_refused(void) {
  signed_network network;
  signed_network_swing(&network);
  size_t refused = 0;
  for (const ent_method *row = ent_methods(); row->name != NULL; row++) {
    ent_error err = ENT_ERROR_INIT;
    ent_coalitions *found = NULL;
    ent_coalition_options options = options_of(row->name);
    const ent_status status = ent_coalitions_new(&found, network.network, &options, &err);
    CU_ASSERT_EQUAL(status, row->takes_negative ? ENT_OK : ENT_E_USAGE);
    ent_coalitions_free(found);
    if (row->takes_negative) continue;
    refused++;
    CU_ASSERT_PTR_NULL(found);
    CU_ASSERT_PTR_NOT_NULL(strstr(err.text, row->name));
    CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "7 of the 25"));
    CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "--ties positive"));
    options.positive = true;
    found = find_with(network.network, &options);
    if (found == NULL) continue;
    CU_ASSERT_EQUAL(ent_coalitions_dropped(found), 7);
    /* Still judged on all ties. */
    ENT_TEST_NEAR(ent_coalitions_quality(found)->total, 25.5, 1e-12);
    ent_coalitions_free(found);
  }
  CU_ASSERT_EQUAL(refused, 8);
  signed_network_clear(&network);
}

/* A tree is cut where modularity is largest, on a path of three too: nothing is better than one coalition. */
static void greedy_joins_to_the_end(void) {
  static const triple ties[] = {{"a", "b", 1}, {"a", "c", 0.5}};
  signed_network network;
  signed_network_from_triples(&network, ties, 2, NULL);
  ent_coalitions *found = find(network.network, "fast-greedy");
  CU_ASSERT_EQUAL(count_of(found), 1);
  ENT_TEST_NEAR(ent_coalitions_quality(found)->objective, 0, 1e-12);
  ent_coalitions_free(found);
  signed_network_clear(&network);
}

/* Without its negative ties a node may have none left. */
static void positive_ties_alone(void) {
  static const triple ties[] = {{"a", "b", 2}, {"b", "c", 1}, {"c", "d", -1}};
  signed_network network;
  signed_network_from_triples(&network, ties, 3, NULL);
  ent_coalition_options options = options_of("louvain");
  options.positive = true;
  ent_coalitions *found = find_with(network.network, &options);
  CU_ASSERT_EQUAL(signed_network_coalition_of(&network, found, "d"), ENT_NONE);
  CU_ASSERT_NOT_EQUAL(signed_network_coalition_of(&network, found, "c"), ENT_NONE);
  ent_coalitions_free(found);
  signed_network_clear(&network);
}

static void spinglass_finds_planted_camps(void) {
  signed_network network;
  ent__rng rng;
  char a[16];
  ent__rng_seed(&rng, 5, 0);
  signed_network_planted(&network, 30, 3, 0.7, 0.05, &rng);
  ent_coalitions *found = find(network.network, "spinglass");
  CU_ASSERT_EQUAL(count_of(found), 3);
  for (uint32_t i = 3; i < 30; i++) {
    char b[16];
    (void)snprintf(a, sizeof a, "n%u", i);
    (void)snprintf(b, sizeof b, "n%u", i % 3);
    CU_ASSERT_EQUAL(signed_network_coalition_of(&network, found, a), signed_network_coalition_of(&network, found, b));
  }
  ent_coalitions_free(found);
  signed_network_clear(&network);
}

/* Nothing, one tie, parts without a tie between them, and a tie of each sign. */
static void odd_networks(void) {
  static const triple none[] = {{"a", "b", 1}};
  static const triple parts[] = {{"a", "b", 1}, {"b", "c", 1}, {"a", "c", 1}, {"x", "y", 2}, {"u", "v", 1}, {"v", "w", 3}};
  static const triple foes[] = {{"a", "b", -1}};
  static const char *const one[] = {"alone", NULL};
  const struct {
    const triple *ties;
    size_t count;
    size_t most;
  } odd[] = {{none, 0, 0}, {none, 1, 2}, {parts, 6, 8}, {foes, 1, 2}};
  for (size_t k = 0; k < sizeof odd / sizeof *odd; k++) {
    signed_network network;
    signed_network_from_triples(&network, odd[k].ties, odd[k].count, one);
    for (const ent_method *row = ent_methods(); row->name != NULL; row++) {
      ent_coalition_options options = options_of(row->name);
      options.positive = !row->takes_negative;
      options.resamples = 5;
      ent_coalitions *found = find_with(network.network, &options);
      if (found == NULL) continue;
      CU_ASSERT_TRUE(count_of(found) <= odd[k].most);
      CU_ASSERT_EQUAL(signed_network_coalition_of(&network, found, "alone"), ENT_NONE);
      ent_coalitions_free(found);
    }
    signed_network_clear(&network);
  }
}

/* No coalition of a method that goes by ties spans parts that no tie joins. */
static void parts_stay_apart(void) {
  static const triple ties[] = {{"a", "b", 1}, {"b", "c", 1}, {"a", "c", 1}, {"x", "y", 1}, {"y", "z", 1}, {"x", "z", 1}};
  signed_network network;
  signed_network_from_triples(&network, ties, 6, NULL);
  for (const ent_method *row = ent_methods(); row->name != NULL; row++) {
    if (!own_way(row) || strcmp(row->name, "concor") == 0) continue;
    ent_coalitions *found = find(network.network, row->name);
    if (found == NULL) continue;
    CU_ASSERT_EQUAL(count_of(found), 2);
    CU_ASSERT_NOT_EQUAL(signed_network_coalition_of(&network, found, "a"), signed_network_coalition_of(&network, found, "x"));
    ent_coalitions_free(found);
  }
  signed_network_clear(&network);
}

static void same_twice(void) {
  signed_network network;
  ent__rng rng;
  ent__rng_seed(&rng, 9, 0);
  signed_network_random(&network, 24, 0.5, false, &rng);
  for (const ent_method *row = ent_methods(); row->name != NULL; row++) {
    if (strcmp(row->name, "optimal-modularity") == 0) continue; /* slow; there is nothing random in it */
    ent_coalition_options options = options_of(row->name);
    options.positive = !row->takes_negative;
    options.resamples = 3;
    ent_coalitions *first = find_with(network.network, &options);
    ent_coalitions *second = find_with(network.network, &options);
    size_t count = 0;
    const ent_member *x = ent_coalitions_members(first, &count);
    const ent_member *y = ent_coalitions_members(second, &count);
    for (size_t v = 0; v < count; v++) CU_ASSERT_EQUAL(x[v].coalition, y[v].coalition);
    CU_ASSERT_EQUAL(ent_coalitions_quality(first)->objective, ent_coalitions_quality(second)->objective);
    ent_coalitions_free(first);
    ent_coalitions_free(second);
  }
  signed_network_clear(&network);
}

static void slow_ones_draw_nothing(void) {
  signed_network network;
  two_cliques(&network);
  for (const ent_method *row = ent_methods(); row->name != NULL; row++) {
    const ent__method *method = NULL;
    ent__method_find(&method, row->name);
    if (strcmp(row->name, "signed") == 0 || strcmp(row->name, "balance") == 0) continue;
    ent_coalition_options options = options_of(row->name);
    options.resamples = 10;
    ent_coalitions *found = find_with(network.network, &options);
    CU_ASSERT_EQUAL(ent_coalitions_quality(found)->resamples, method->slow ? 0u : 10u);
    ent_coalitions_free(found);
  }
  signed_network_clear(&network);
}

static void too_many_for_the_optimum(void) {
  signed_network network;
  ent__rng rng;
  ent_error err = ENT_ERROR_INIT;
  ent_coalitions *found = NULL;
  ent__rng_seed(&rng, 2, 0);
  signed_network_random(&network, 60, 0.3, true, &rng);
  ent_coalition_options options = options_of("optimal-modularity");
  options.positive = true;
  CU_ASSERT_EQUAL(ent_coalitions_new(&found, network.network, &options, &err), ENT_E_LIMIT);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "at most 50"));
  signed_network_clear(&network);
}

/* Modularity by the formula, over all ordered pairs, i = j included. */
static double slow_modularity(const ent_network *network, const uint32_t *camp) {
  size_t nodes = 0;
  size_t count = 0;
  ent_network_nodes(network, &nodes);
  const ent_tie *tie = ent_network_ties(network, &count);
  double *w = calloc(nodes * nodes, sizeof *w);
  double *plus = calloc(nodes, sizeof *plus);
  double *minus = calloc(nodes, sizeof *minus);
  double all_plus = 0;
  double all_minus = 0;
  double sum = 0;
  for (size_t t = 0; t < count; t++) w[tie[t].source * nodes + tie[t].target] = w[tie[t].target * nodes + tie[t].source] = tie[t].weight;
  for (size_t i = 0; i < nodes; i++) {
    for (size_t j = 0; j < nodes; j++) {
      plus[i] += fmax(0, w[i * nodes + j]);
      minus[i] += fmax(0, -w[i * nodes + j]);
    }
    all_plus += plus[i];
    all_minus += minus[i];
  }
  for (size_t i = 0; i < nodes; i++) {
    for (size_t j = 0; j < nodes; j++) {
      const bool together = i == j || (camp[i] != ENT_NONE && camp[i] == camp[j]);
      if (!together) continue;
      sum += w[i * nodes + j];
      if (all_plus > 0) sum -= plus[i] * plus[j] / all_plus;
      if (all_minus > 0) sum += minus[i] * minus[j] / all_minus;
    }
  }
  free(w);
  free(plus);
  free(minus);
  return sum / (all_plus + all_minus);
}

static void modularity_by_formula(void) {
  ent__rng rng;
  ent_error err = ENT_ERROR_INIT;
  ent__rng_seed(&rng, 11, 0);
  for (int round = 0; round < 40; round++) {
    signed_network network;
    uint32_t camp[12];
    double value = 0;
    signed_network_random(&network, 12, 0.5, round % 2 == 0, &rng);
    for (int v = 0; v < 12; v++) camp[v] = round % 3 == 0 && v == 4 ? ENT_NONE : ent__rng_below(&rng, 4);
    ENT_TEST_OK(ent__signed_modularity(network.network, camp, &value, &err), &err);
    ENT_TEST_NEAR(value, slow_modularity(network.network, camp), 1e-12);
    signed_network_clear(&network);
  }
}

/* Two cliques of five with one tie between them: Q = 20/21 - 2 (21/42)² = 19/42. */
static void modularity_by_hand(void) {
  signed_network network;
  ent_error err = ENT_ERROR_INIT;
  uint32_t camp[10];
  double value = 0;
  two_cliques(&network);
  ent_coalitions *found = find(network.network, "fast-greedy");
  size_t count = 0;
  const ent_member *members = ent_coalitions_members(found, &count);
  for (size_t v = 0; v < count; v++) camp[v] = members[v].coalition;
  ENT_TEST_OK(ent__signed_modularity(network.network, camp, &value, &err), &err);
  ENT_TEST_NEAR(value, 19.0 / 42, 1e-12);
  ENT_TEST_NEAR(ent_coalitions_quality(found)->objective, 19.0 / 42, 1e-12);
  for (size_t v = 0; v < count; v++) camp[v] = 0;
  ENT_TEST_OK(ent__signed_modularity(network.network, camp, &value, &err), &err);
  ENT_TEST_NEAR(value, 0, 1e-12);
  ent_coalitions_free(found);
  signed_network_clear(&network);
  /* Two friends and a foe of each: w+ = 1, w- = 2; together the friends get 1/3 [1 - 1/1·1 + 1/4·1]. */
  static const triple ties[] = {{"a", "b", 1}, {"a", "c", -1}, {"b", "c", -1}};
  signed_network_from_triples(&network, ties, 3, NULL);
  uint32_t sides[3];
  sides[signed_network_node(&network, "a")] = sides[signed_network_node(&network, "b")] = 0;
  sides[signed_network_node(&network, "c")] = 1;
  ENT_TEST_OK(ent__signed_modularity(network.network, sides, &value, &err), &err);
  ENT_TEST_NEAR(value, (2.0 - (4.0 / 2 - (4.0 + 4.0) / 4)) / 6, 1e-12);
  signed_network_clear(&network);
  signed_network_from_triples(&network, ties, 0, (const char *const[]){"a", NULL});
  ENT_TEST_OK(ent__signed_modularity(network.network, sides, &value, &err), &err);
  CU_ASSERT_TRUE(isnan(value));
  signed_network_clear(&network);
}

static bool next_partition(uint32_t *camp, uint32_t n) {
  for (uint32_t i = n; i-- > 1;) {
    uint32_t most = 0;
    for (uint32_t j = 0; j < i; j++) most = camp[j] > most ? camp[j] : most;
    if (camp[i] > most) continue;
    camp[i]++;
    for (uint32_t j = i + 1; j < n; j++) camp[j] = 0;
    return true;
  }
  return false;
}

static void optimum_by_all_partitions(void) {
  ent__rng rng;
  ent_error err = ENT_ERROR_INIT;
  ent__rng_seed(&rng, 4, 0);
  for (uint32_t nodes = 4; nodes <= 8; nodes++) {
    signed_network network;
    uint32_t camp[8] = {0};
    double best = -1;
    signed_network_random(&network, nodes, 0.9, false, &rng);
    ent_coalition_options options = options_of("optimal-modularity");
    options.positive = true;
    ent_coalitions *found = find_with(network.network, &options);
    ent__problem problem;
    ENT_TEST_OK(ent__problem_init_positive(&problem, network.network, &err), &err);
    do {
      double value = 0;
      ENT_TEST_OK(ent__problem_modularity(&problem, camp, &value, &err), &err);
      best = fmax(best, value);
    } while (next_partition(camp, problem.nodes));
    ENT_TEST_NEAR(ent_coalitions_quality(found)->objective, best, 1e-9);
    ent__problem_clear(&problem);
    ent_coalitions_free(found);
    signed_network_clear(&network);
  }
}

enum { LEAVES = 14 };

/* The distance of two groups by its definition, from the distances of their members. */
static double apart(const double *d, const uint32_t *group, uint32_t a, uint32_t b, ent_linkage linkage) {
  double least = INFINITY;
  double most = 0;
  double sum = 0;
  double pairs = 0;
  for (uint32_t i = 0; i < LEAVES; i++) {
    for (uint32_t j = 0; j < LEAVES; j++) {
      if (group[i] != a || group[j] != b) continue;
      least = fmin(least, d[i * LEAVES + j]);
      most = fmax(most, d[i * LEAVES + j]);
      sum += d[i * LEAVES + j];
      pairs++;
    }
  }
  if (linkage == ENT_LINKAGE_SINGLE) return least;
  return linkage == ENT_LINKAGE_COMPLETE ? most : sum / pairs;
}

/* Ward's: sqrt(2 |A| |B| / (|A| + |B|)) times the distance of the means, of points in the plane. */
static double ward(const double *x, const uint32_t *group, uint32_t a, uint32_t b) {
  double mean[2][2] = {{0, 0}, {0, 0}};
  double size[2] = {0, 0};
  for (uint32_t i = 0; i < LEAVES; i++) {
    if (group[i] != a && group[i] != b) continue;
    const int side = group[i] == b;
    size[side]++;
    mean[side][0] += x[2 * i];
    mean[side][1] += x[2 * i + 1];
  }
  const double dx = mean[0][0] / size[0] - mean[1][0] / size[1];
  const double dy = mean[0][1] / size[0] - mean[1][1] / size[1];
  return sqrt(2 * size[0] * size[1] / (size[0] + size[1]) * (dx * dx + dy * dy));
}

/* Joins the nearest two groups, looked for among all, LEAVES - 1 times; heights against the chain's. */
static void compare_linkage(const double *x, ent_linkage linkage) {
  ent_error err = ENT_ERROR_INIT;
  ent_merge tree[LEAVES - 1];
  uint32_t group[LEAVES];
  double d[LEAVES * LEAVES];
  double used[LEAVES * LEAVES];
  for (uint32_t i = 0; i < LEAVES; i++) {
    group[i] = i;
    for (uint32_t j = 0; j < LEAVES; j++) d[i * LEAVES + j] = hypot(x[2 * i] - x[2 * j], x[2 * i + 1] - x[2 * j + 1]);
  }
  memcpy(used, d, sizeof d);
  ENT_TEST_OK(ent__linkage(tree, used, LEAVES, linkage, &err), &err);
  for (uint32_t step = 0; step + 1 < LEAVES; step++) {
    double least = INFINITY;
    uint32_t pair[2] = {0, 0};
    for (uint32_t i = 0; i < LEAVES; i++) {
      for (uint32_t j = 0; j < LEAVES; j++) {
        if (group[i] >= group[j]) continue;
        const double far = linkage == ENT_LINKAGE_WARD ? ward(x, group, group[i], group[j]) : apart(d, group, group[i], group[j], linkage);
        if (far >= least) continue;
        least = far;
        pair[0] = group[i];
        pair[1] = group[j];
      }
    }
    ENT_TEST_NEAR(tree[step].height, least, 1e-9);
    uint32_t size = 0;
    for (uint32_t i = 0; i < LEAVES; i++) {
      if (group[i] == pair[1]) group[i] = pair[0];
      size += group[i] == pair[0];
    }
    CU_ASSERT_EQUAL(tree[step].size, size);
    CU_ASSERT_TRUE(tree[step].a < LEAVES + step && tree[step].b < LEAVES + step && tree[step].a != tree[step].b);
  }
}

static void linkages_by_definition(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 6, 0);
  for (int round = 0; round < 10; round++) {
    double x[2 * LEAVES];
    for (int i = 0; i < 2 * LEAVES; i++) x[i] = ent__rng_unit(&rng);
    for (int linkage = ENT_LINKAGE_SINGLE; linkage <= ENT_LINKAGE_WARD; linkage++) compare_linkage(x, (ent_linkage)linkage);
  }
}

/* Three issues; a and b say the same, c nearly, d and e the opposite, f is silent on two. */
static const char debate[] =
    "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}, {'id': 'b', 'label': 'B'}, {'id': 'c', 'label': 'C'}, {'id': 'd', 'label': 'D'},"
    "{'id': 'e', 'label': 'E'}], 'issues': [{'id': 'i', 'label': 'I'}, {'id': 'j', 'label': 'J'}, {'id': 'k', 'label': 'K'}], 'statements': ["
    "{'actor': 'a', 'issue': 'i', 'position': 1}, {'actor': 'a', 'issue': 'j', 'position': 1}, {'actor': 'a', 'issue': 'k', 'position': -1},"
    "{'actor': 'b', 'issue': 'i', 'position': 1}, {'actor': 'b', 'issue': 'j', 'position': 1}, {'actor': 'b', 'issue': 'k', 'position': -1},"
    "{'actor': 'c', 'issue': 'i', 'position': 1}, {'actor': 'c', 'issue': 'j', 'position': 0.5}, {'actor': 'c', 'issue': 'k', 'position': -1},"
    "{'actor': 'd', 'issue': 'i', 'position': -1}, {'actor': 'd', 'issue': 'j', 'position': -1}, {'actor': 'd', 'issue': 'k', 'position': 1},"
    "{'actor': 'e', 'issue': 'i', 'position': -1}, {'actor': 'e', 'issue': 'j', 'position': -0.5}, {'actor': 'e', 'issue': 'k', 'position': 1}]}";

typedef struct stage {
  ent_dataset *dataset;
  ent_stances *stances;
  ent_network *network;
} stage;

static void open_stage(stage *out, ent_between between) {
  ent_error err = ENT_ERROR_INIT;
  ent_stance_options stances = ENT_STANCE_OPTIONS_INIT;
  ent_network_options network = ENT_NETWORK_OPTIONS_INIT;
  network.between = between;
  out->dataset = ent_test_dataset(debate);
  ENT_TEST_OK(ent_stances_new(&out->stances, out->dataset, &stances, &err), &err);
  ENT_TEST_OK(ent_network_new(&out->network, out->stances, &network, &err), &err);
}

static void close_stage(stage *of) {
  ent_network_free(of->network);
  ent_stances_free(of->stances);
  ent_dataset_free(of->dataset);
}

static uint32_t node_of(const ent_network *network, const char *id) {
  size_t count = 0;
  const ent_node *node = ent_network_nodes(network, &count);
  for (size_t v = 0; v < count; v++)
    if (strcmp(node[v].id, id) == 0) return (uint32_t)v;
  return ENT_NONE;
}

static void profiles_of_stances(void) {
  stage of;
  ent_error err = ENT_ERROR_INIT;
  ent__problem problem;
  double d[25];
  open_stage(&of, ENT_BETWEEN_ACTORS);
  const ent_coalition_options options = options_of("hierarchical");
  ENT_TEST_OK(ent__problem_init(&problem, of.network, &err), &err);
  CU_ASSERT_EQUAL_FATAL(problem.nodes, 5);
  const ent__asked asked = {.network = of.network, .problem = &problem, .options = &options};
  ENT_TEST_OK(ent__profile_distances(d, &asked, &err), &err);
  const uint32_t a = node_of(of.network, "a");
  const uint32_t c = node_of(of.network, "c");
  const uint32_t e = node_of(of.network, "e");
  ENT_TEST_NEAR(d[a * 5 + node_of(of.network, "b")], 0, 1e-12);
  ENT_TEST_NEAR(d[a * 5 + c], sqrt(0.25 / 3), 1e-12);
  ENT_TEST_NEAR(d[e * 5 + a], sqrt((4 + 2.25 + 4) / 3), 1e-12);
  ENT_TEST_NEAR(d[a * 5 + node_of(of.network, "d")], 2, 1e-12);
  ENT_TEST_OK(ent__profile_correlations(d, &asked, &err), &err);
  ENT_TEST_NEAR(d[a * 5 + node_of(of.network, "d")], -1, 1e-12);
  ENT_TEST_NEAR(d[c * 5 + c], 1, 1e-12);
  ent__problem_clear(&problem);
  close_stage(&of);
}

/* Of a list of ties: what two nodes have with the others, root mean square. */
static void profiles_of_ties(void) {
  static const triple ties[] = {{"a", "b", 1}, {"b", "c", 2}, {"c", "d", -1}};
  signed_network network;
  ent_error err = ENT_ERROR_INIT;
  ent__problem problem;
  double d[16];
  signed_network_from_triples(&network, ties, 3, NULL);
  const ent_coalition_options options = options_of("hierarchical");
  ENT_TEST_OK(ent__problem_init(&problem, network.network, &err), &err);
  const ent__asked asked = {.network = network.network, .problem = &problem, .options = &options};
  ENT_TEST_OK(ent__profile_distances(d, &asked, &err), &err);
  const uint32_t a = signed_network_node(&network, "a");
  const uint32_t b = signed_network_node(&network, "b");
  const uint32_t c = signed_network_node(&network, "c");
  ENT_TEST_NEAR(d[a * 4 + c], sqrt((1.0 + 1.0) / 2), 1e-12); /* b: 1 and 2; d: 0 and -1 */
  ENT_TEST_NEAR(d[a * 4 + b], sqrt(4.0 / 2), 1e-12);         /* c: 0 and 2; d: 0 and 0 */
  ent__problem_clear(&problem);
  signed_network_clear(&network);
}

static void stances_are_grouped(void) {
  static const char *const methods[] = {"hierarchical", "concor", NULL};
  stage of;
  open_stage(&of, ENT_BETWEEN_ACTORS);
  for (size_t i = 0; methods[i] != NULL; i++) {
    ent_coalition_options options = options_of(methods[i]);
    options.depth = 1;
    ent_coalitions *found = find_with(of.network, &options);
    size_t count = 0;
    const ent_member *members = ent_coalitions_members(found, &count);
    CU_ASSERT_EQUAL(count_of(found), 2);
    CU_ASSERT_EQUAL(members[node_of(of.network, "a")].coalition, members[node_of(of.network, "c")].coalition);
    CU_ASSERT_EQUAL(members[node_of(of.network, "d")].coalition, members[node_of(of.network, "e")].coalition);
    ent_coalitions_free(found);
  }
  close_stage(&of);
  open_stage(&of, ENT_BETWEEN_ISSUES);
  for (size_t i = 0; methods[i] != NULL; i++) {
    ent_coalitions *found = find(of.network, methods[i]);
    size_t count = 0;
    const ent_member *members = ent_coalitions_members(found, &count);
    CU_ASSERT_NOT_EQUAL(members[node_of(of.network, "i")].coalition, members[node_of(of.network, "k")].coalition);
    ent_coalitions_free(found);
  }
  close_stage(&of);
}

/* The tree has all nodes, and a cut into k has k coalitions, whatever the linkage. */
static void trees_are_cut(void) {
  signed_network network;
  ent__rng rng;
  ent__rng_seed(&rng, 8, 0);
  signed_network_random(&network, 15, 0.6, false, &rng);
  for (int linkage = ENT_LINKAGE_SINGLE; linkage <= ENT_LINKAGE_WARD; linkage++) {
    double best = -1;
    ent_coalition_options options = options_of("hierarchical");
    options.linkage = (ent_linkage)linkage;
    for (int k = 1; k <= 16; k++) {
      options.cut = k;
      ent_coalitions *found = find_with(network.network, &options);
      CU_ASSERT_EQUAL(count_of(found), k < 15 ? (size_t)k : 15);
      best = fmax(best, ent_coalitions_quality(found)->objective);
      size_t merges = 0;
      const ent_merge *tree = ent_coalitions_tree(found, &merges);
      CU_ASSERT_EQUAL(merges, 14);
      CU_ASSERT_EQUAL(tree[13].size, 15);
      for (size_t i = 1; i < merges; i++) CU_ASSERT_TRUE(tree[i].height >= tree[i - 1].height);
      ent_coalitions_free(found);
    }
    options.cut = 0;
    ent_coalitions *found = find_with(network.network, &options);
    ENT_TEST_NEAR(ent_coalitions_quality(found)->objective, best, 1e-9);
    ent_coalitions_free(found);
  }
  signed_network_clear(&network);
}

/*
 * A block structure after Breiger, Boorman & Arabie: leaders a, b whom followers c to f are tied to,
 * followers not to each other. Equivalent nodes are never split, however deep.
 */
static void concor_blocks(void) {
  static const triple ties[] = {{"a", "c", 1}, {"a", "d", 1}, {"a", "e", 1}, {"a", "f", 1},
                                {"b", "c", 1}, {"b", "d", 1}, {"b", "e", 1}, {"b", "f", 1}};
  signed_network network;
  signed_network_from_triples(&network, ties, 8, NULL);
  ent_coalitions *found = find(network.network, "concor");
  CU_ASSERT_EQUAL(count_of(found), 2);
  CU_ASSERT_EQUAL(signed_network_coalition_of(&network, found, "a"), signed_network_coalition_of(&network, found, "b"));
  for (const char *const *at = (const char *const[]){"d", "e", "f", NULL}; *at != NULL; at++)
    CU_ASSERT_EQUAL(signed_network_coalition_of(&network, found, *at), signed_network_coalition_of(&network, found, "c"));
  ent_coalitions_free(found);
  signed_network_clear(&network);
}

/* Each allocation of each method fails in turn. */
static void memory_runs_out(void) {
  signed_network network;
  signed_network_swing(&network);
  for (const ent_method *row = ent_methods(); row->name != NULL; row++) {
    if (!own_way(row) || strcmp(row->name, "optimal-modularity") == 0) continue;
    ent_coalition_options options = options_of(row->name);
    options.positive = !row->takes_negative;
    options.starts = 2;
    for (unsigned long n = 0;; n++) {
      ent_coalitions *found = NULL;
      ent_test_fail_after(n);
      const ent_status status = ent_coalitions_new(&found, network.network, &options, NULL);
      const bool reached = ent_test_failed();
      ent_test_fail_never();
      ent_coalitions_free(found);
      CU_ASSERT_EQUAL(status, reached ? ENT_E_NOMEM : ENT_OK);
      if (!reached || status == ENT_OK) break;
    }
  }
  signed_network_clear(&network);
}

CU_TestInfo methods_tests[] = {
    {"two cliques", cliques_are_found},
    {"the karate club", karate_club},
    {"negative ties are refused", negative_ties_are_refused},
    {"greedy joins to the end", greedy_joins_to_the_end},
    {"positive ties alone", positive_ties_alone},
    {"spinglass finds planted camps", spinglass_finds_planted_camps},
    {"odd networks", odd_networks},
    {"parts stay apart", parts_stay_apart},
    {"the same twice", same_twice},
    {"slow ones draw nothing", slow_ones_draw_nothing},
    {"too many for the optimum", too_many_for_the_optimum},
    {"modularity by its formula", modularity_by_formula},
    {"modularity by hand", modularity_by_hand},
    {"the optimum by all partitions", optimum_by_all_partitions},
    {"linkages by definition", linkages_by_definition},
    {"profiles of stances", profiles_of_stances},
    {"profiles of ties", profiles_of_ties},
    {"stances are grouped", stances_are_grouped},
    {"trees are cut", trees_are_cut},
    {"CONCOR finds blocks", concor_blocks},
    {"memory runs out", memory_runs_out},
    CU_TEST_INFO_NULL,
};
