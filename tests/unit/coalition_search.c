/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search against all partitions, against planted camps, and against naive improvements. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "graphs/coalitions/internal.h"
#include "graphs/coalitions/search.h"
#include "tests/harness.h"
#include "tests/signed_networks.h"

enum { MOST = 9 };

/* A small network as a matrix. */
typedef struct matrix {
  uint32_t nodes;
  double w[MOST][MOST];
} matrix;

static void fill(matrix *m, const ent_network *network) {
  size_t count = 0;
  memset(m, 0, sizeof *m);
  ent_network_nodes(network, &count);
  m->nodes = (uint32_t)count;
  const ent_tie *ties = ent_network_ties(network, &count);
  for (size_t t = 0; t < count; t++) {
    m->w[ties[t].source][ties[t].target] = m->w[ties[t].target][ties[t].source] = ties[t].weight;
  }
}

/* Σ inner (w - γ) by the definition. */
static double value_of(const matrix *m, const uint32_t *camp, double gamma) {
  double sum = 0;
  for (uint32_t i = 0; i < m->nodes; i++) {
    for (uint32_t j = i + 1; j < m->nodes; j++) {
      if (camp[i] == camp[j]) sum += m->w[i][j] - gamma;
    }
  }
  return sum;
}

static double frustration_of(const matrix *m, const uint32_t *camp) {
  double sum = 0;
  for (uint32_t i = 0; i < m->nodes; i++) {
    for (uint32_t j = i + 1; j < m->nodes; j++) {
      if ((camp[i] == camp[j]) == (m->w[i][j] < 0)) sum += fabs(m->w[i][j]);
    }
  }
  return sum;
}

/* Steps to the next partition of n nodes (restricted growth strings) into at most `camps`; false after the
 * last. */
static bool next_partition(uint32_t *camp, uint32_t n, uint32_t camps) {
  for (uint32_t i = n; i-- > 1;) {
    uint32_t most = 0;
    for (uint32_t j = 0; j < i; j++) most = camp[j] > most ? camp[j] : most;
    if (camp[i] > most || camp[i] + 1 >= camps) continue;
    camp[i]++;
    for (uint32_t j = i + 1; j < n; j++) camp[j] = 0;
    return true;
  }
  return false;
}

static double best_value(const matrix *m, double gamma) {
  uint32_t camp[MOST] = {0};
  double best = -INFINITY;
  do best = fmax(best, value_of(m, camp, gamma));
  while (next_partition(camp, m->nodes, m->nodes));
  return best;
}

static double least_frustration(const matrix *m, uint32_t camps) {
  uint32_t camp[MOST] = {0};
  double best = INFINITY;
  do best = fmin(best, frustration_of(m, camp));
  while (next_partition(camp, m->nodes, camps == 0 ? m->nodes : camps));
  return best;
}

static ent_coalitions *solve(const ent_network *network, const char *method, int camps, double gamma,
                             int starts) {
  ent_error err = ENT_ERROR_INIT;
  ent_coalitions *coalitions = NULL;
  ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  options.method = method;
  options.camps = camps;
  options.resolution = gamma;
  options.starts = starts;
  options.resamples = 0;
  ENT_TEST_OK(ent_coalitions_new(&coalitions, network, &options, &err), &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(coalitions);
  CU_ASSERT(ent__coalitions_check(coalitions));
  return coalitions;
}

static void check_signed(const ent_network *network, const matrix *m, double gamma) {
  const double best = best_value(m, gamma);
  ent_coalitions *coalitions = solve(network, "signed", 0, gamma, 4);
  const ent_quality *quality = ent_coalitions_quality(coalitions);
  ENT_TEST_NEAR(quality->objective, best, 1e-9);
  CU_ASSERT(quality->bound >= best - 1e-9);
  CU_ASSERT(!quality->proved || quality->gap == 0);
  ent_coalitions_free(coalitions);
}

static void check_balance(const ent_network *network, const matrix *m, uint32_t camps) {
  const double least = least_frustration(m, camps);
  ent_coalitions *coalitions = solve(network, "balance", (int)camps, 0, 4);
  const ent_quality *quality = ent_coalitions_quality(coalitions);
  size_t count = 0;
  ENT_TEST_NEAR(quality->objective, least, 1e-9);
  CU_ASSERT(quality->bound <= least + 1e-9);
  CU_ASSERT(!quality->proved || quality->gap == 0);
  CU_ASSERT(camps != 1 || quality->proved);
  ent_coalitions_list(coalitions, &count);
  CU_ASSERT(camps == 0 || count <= camps);
  ent_coalitions_free(coalitions);
}

static void all_partitions(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 20, 0);
  for (uint32_t round = 0; round < 48; round++) {
    signed_network network;
    matrix m;
    const uint32_t nodes = round % 6 == 0 ? MOST : 2 + ent__rng_below(&rng, MOST - 2);
    signed_network_random(&network, nodes, 0.3 + 0.7 * ent__rng_unit(&rng), round % 2 == 0, &rng);
    fill(&m, network.network);
    check_signed(network.network, &m, 0);
    check_signed(network.network, &m, 0.3);
    check_balance(network.network, &m, 0);
    for (uint32_t camps = 1; camps <= 4; camps++) check_balance(network.network, &m, camps);
    signed_network_clear(&network);
  }
}

/* Node "ni" was planted in camp i % camps. */
static void check_planted(const signed_network *network, const ent_coalitions *coalitions, uint32_t camps) {
  size_t nodes = 0;
  const ent_node *node = ent_network_nodes(network->network, &nodes);
  const ent_member *members = ent_coalitions_members(coalitions, &nodes);
  for (size_t a = 0; a < nodes; a++) {
    for (size_t b = a + 1; b < nodes; b++) {
      const bool same =
          strtoul(node[a].id + 1, NULL, 10) % camps == strtoul(node[b].id + 1, NULL, 10) % camps;
      CU_ASSERT_EQUAL(same, members[a].coalition == members[b].coalition);
    }
  }
}

static void planted_camps(void) {
  for (uint32_t camps = 2; camps <= 5; camps++) {
    signed_network network;
    ent__rng rng;
    ent__rng_seed(&rng, 5, camps);
    signed_network_planted(&network, 80, camps, 0.5, 0.05, &rng);
    ent_coalitions *any = solve(network.network, "signed", 0, 0, 4);
    ent_coalitions *fixed = solve(network.network, "balance", (int)camps, 0, 4);
    check_planted(&network, any, camps);
    check_planted(&network, fixed, camps);
    ent_coalitions_free(any);
    ent_coalitions_free(fixed);
    signed_network_clear(&network);
  }
}

/* The objective from the definition alone, quadratic and obvious. */
static double naive_value(const ent_network *network, const uint32_t *camp, uint32_t nodes, double gamma) {
  size_t count = 0;
  const ent_tie *ties = ent_network_ties(network, &count);
  double sum = 0;
  for (size_t t = 0; t < count; t++) {
    if (camp[ties[t].source] == camp[ties[t].target]) sum += ties[t].weight;
  }
  for (uint32_t a = 0; a < nodes; a++) {
    for (uint32_t b = a + 1; b < nodes; b++) sum -= camp[a] == camp[b] ? gamma : 0;
  }
  return sum;
}

enum { WIDE = 40 };

static void expect_no_better(const ent_network *network, const uint32_t *camp, double gamma, double value) {
  CU_ASSERT(naive_value(network, camp, WIDE, gamma) <= value + 1e-6);
}

static void check_moves(const ent_network *network, const uint32_t *camp, double gamma, double value) {
  for (uint32_t v = 0; v < WIDE; v++) {
    uint32_t other[WIDE];
    memcpy(other, camp, sizeof other);
    for (uint32_t c = 0; c <= WIDE; c++) {
      other[v] = c;
      expect_no_better(network, other, gamma, value);
    }
  }
}

static void check_swaps_and_merges(const ent_network *network, const uint32_t *camp, double gamma,
                                   double value) {
  for (uint32_t a = 0; a < WIDE; a++) {
    for (uint32_t b = a + 1; b < WIDE; b++) {
      uint32_t other[WIDE];
      memcpy(other, camp, sizeof other);
      other[a] = camp[b];
      other[b] = camp[a];
      expect_no_better(network, other, gamma, value);
      for (uint32_t v = 0; v < WIDE; v++) other[v] = camp[v] == camp[a] ? camp[b] : camp[v];
      expect_no_better(network, other, gamma, value);
    }
  }
}

/* Polishes a partition without perturbation, which would hide what it misses. */
static void polish(const ent_network *network, double gamma, uint32_t *camp) {
  ent_error err = ENT_ERROR_INIT;
  ent__problem problem;
  ent__search search;
  const ent__goal goal = {.resolution = gamma, .camps = 0};
  ENT_TEST_OK(ent__problem_init(&problem, network, &err), &err);
  ENT_TEST_OK(ent__search_init(&search, &problem, &goal, &err), &err);
  ent__search_begin(&search, camp);
  ent__search_polish(&search);
  memcpy(camp, search.camp, problem.nodes * sizeof *camp);
  ent__search_clear(&search);
  ent__problem_clear(&problem);
}

static void no_step_improves(void) {
  static const double gammas[] = {0, 0.05, 0.15, 0.4, 1};
  for (uint64_t round = 0; round < 50; round++) {
    signed_network network;
    uint32_t camp[WIDE];
    ent__rng rng;
    const double gamma = gammas[round % 5];
    ent__rng_seed(&rng, 9, round);
    /* Where each has many ties the search keeps its sums, else it gathers them. */
    signed_network_random(&network, WIDE, round % 3 == 0 ? 1 : 0.3, round % 2 == 0, &rng);
    for (uint32_t v = 0; v < WIDE; v++) camp[v] = v;
    polish(network.network, gamma, camp);
    const double value = naive_value(network.network, camp, WIDE, gamma);
    check_moves(network.network, camp, gamma, value);
    check_swaps_and_merges(network.network, camp, gamma, value);
    signed_network_clear(&network);
  }
}

/* Two that no tie joins are in each other's place: u in A, v alone or in B; γ = 1/2. */
static void strangers_change_places(void) {
  static const triple alone[] = {
      {"a", "b", 1}, {"u", "a", 0.6}, {"u", "b", 0.5}, {"v", "a", 0.7}, {"v", "b", 0.7}};
  static const triple both[] = {{"a", "b", 1},   {"u", "a", 0.6}, {"u", "b", 0.5}, {"v", "a", 0.7},
                                {"v", "b", 0.7}, {"c", "d", 1},   {"v", "c", 0.6}, {"v", "d", 0.5},
                                {"u", "c", 0.7}, {"u", "d", 0.7}};
  for (int round = 0; round < 2; round++) {
    signed_network network;
    uint32_t camp[6] = {0};
    signed_network_from_triples(&network, round == 0 ? alone : both, round == 0 ? 5 : 10, NULL);
    const uint32_t a = signed_network_node(&network, "a");
    const uint32_t u = signed_network_node(&network, "u");
    const uint32_t v = signed_network_node(&network, "v");
    camp[v] = 1;
    if (round == 1) camp[signed_network_node(&network, "c")] = camp[signed_network_node(&network, "d")] = 1;
    polish(network.network, 0.5, camp);
    CU_ASSERT(camp[v] == camp[a] && camp[u] != camp[a]);
    signed_network_clear(&network);
  }
}

CU_TestInfo coalition_search_tests[] = {
    {"best of all partitions", all_partitions},
    {"planted camps", planted_camps},
    {"no move, swap or merge improves", no_step_improves},
    {"strangers change places", strangers_change_places},
    CU_TEST_INFO_NULL,
};
