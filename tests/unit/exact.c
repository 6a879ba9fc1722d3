/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exact search against all partitions, its limits, its parts, and GLPK behind its wall. */
#include <glpk.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "graphs/coalitions/internal.h"
#include "tests/alloc_fail.h"
#include "tests/harness.h"
#include "tests/signed_networks.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { MOST = 9 };

/* A small network as a matrix of w - γ. */
typedef struct matrix {
  uint32_t nodes;
  double w[MOST][MOST];
} matrix;

static void fill(matrix *m, const ent_network *network, double gamma) {
  size_t count = 0;
  memset(m, 0, sizeof *m);
  ent_network_nodes(network, &count);
  m->nodes = (uint32_t)count;
  for (uint32_t i = 0; i < m->nodes; i++) {
    for (uint32_t j = 0; j < m->nodes; j++) m->w[i][j] = -gamma;
  }
  const ent_tie *ties = ent_network_ties(network, &count);
  for (size_t t = 0; t < count; t++) {
    m->w[ties[t].source][ties[t].target] += ties[t].weight;
    m->w[ties[t].target][ties[t].source] += ties[t].weight;
  }
}

/* What partition `camp` gives: Σ inner w, and what it frustrates. */
static double inner_of(const matrix *m, const uint32_t *camp, double *frustrated) {
  double inner = 0;
  *frustrated = 0;
  for (uint32_t i = 0; i < m->nodes; i++) {
    for (uint32_t j = i + 1; j < m->nodes; j++) {
      if (camp[i] == camp[j]) inner += m->w[i][j];
      if ((camp[i] == camp[j]) == (m->w[i][j] < 0)) *frustrated += fabs(m->w[i][j]);
    }
  }
  return inner;
}

/* Steps to the next partition into at most `camps`, as a string of restricted growth. */
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

/* The best of all partitions into at most `camps`: least frustration, or largest Σ inner (w - γ). */
static double best_of_all(const ent_network *network, double gamma, uint32_t camps, bool frustration) {
  matrix m;
  uint32_t camp[MOST] = {0};
  double best = INFINITY;
  fill(&m, network, gamma);
  do {
    double frustrated = 0;
    const double inner = inner_of(&m, camp, &frustrated);
    best = fmin(best, frustration ? frustrated : -inner);
  } while (next_partition(camp, m.nodes, camps));
  return frustration ? best : -best;
}

static ent_coalitions *solve(const ent_network *network, const ent_coalition_options *options) {
  ent_error err = ENT_ERROR_INIT;
  ent_coalitions *coalitions = NULL;
  ENT_TEST_OK(ent_coalitions_new(&coalitions, network, options, &err), &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(coalitions);
  CU_ASSERT(ent__coalitions_check(coalitions));
  return coalitions;
}

static ent_coalition_options ask(const char *method, int camps, double gamma) {
  ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  options.method = method;
  options.camps = camps;
  options.resolution = gamma;
  options.resamples = 0;
  options.starts = 1;
  return options;
}

/* A question, and how many of its findings were proved. */
typedef struct question {
  const char *method;
  int camps;
  double gamma;
  unsigned proved;
} question;

static void expect_best(const signed_network *network, question *asked) {
  const bool frustration = strcmp(asked->method, "balance") == 0;
  const uint32_t most = frustration && asked->camps > 0 ? (uint32_t)asked->camps : MOST;
  const double best = best_of_all(network->network, asked->gamma, most, frustration);
  const ent_coalition_options options = ask(asked->method, asked->camps, asked->gamma);
  ent_coalitions *coalitions = solve(network->network, &options);
  const ent_quality *quality = ent_coalitions_quality(coalitions);
  CU_ASSERT_DOUBLE_EQUAL(quality->objective, best, 1e-9);
  if (frustration) CU_ASSERT(quality->bound <= best + 1e-9);
  if (!frustration) CU_ASSERT(quality->bound >= best - 1e-9);
  CU_ASSERT_PTR_NULL(quality->stopped_by);
  asked->proved += quality->proved;
  ent_coalitions_free(coalitions);
}

/* Every objective on small networks at random, with weights whole and not. */
static void every_objective(void) {
  question asked[] = {{"balance", 2, 0, 0},   {"balance", 0, 0, 0},    {"balance", 3, 0, 0},
                      {"signed", 0, 0, 0},    {"signed", 0, 0.05, 0},  {"signed", 0, 0.3, 0}};
  enum { ROUNDS = 120 };
  ent__rng rng;
  ent__rng_seed(&rng, 11, 1);
  for (unsigned round = 0; round < ROUNDS; round++) {
    signed_network network;
    /* A few of nine, many of fewer. */
    const uint32_t nodes = round < 6 ? 9 : 4 + round % 4;
    signed_network_random(&network, nodes, 0.6 + 0.1 * (round % 5), round % 2 == 0, &rng);
    for (size_t q = 0; q < COUNT(asked); q++) expect_best(&network, &asked[q]);
    signed_network_clear(&network);
  }
  for (size_t q = 0; q < COUNT(asked); q++) CU_ASSERT(asked[q].camps == 3 ? asked[q].proved >= ROUNDS * 9 / 10 : asked[q].proved == ROUNDS);
}

/* All are tied to all at random: far from balance, so that packing leaves a gap. */
static void make_hard(signed_network *network, uint32_t nodes, bool whole) {
  ent__rng rng;
  ent__rng_seed(&rng, 5, nodes);
  signed_network_random(network, nodes, 1, whole, &rng);
}

static void work_ends_it(void) {
  signed_network network;
  make_hard(&network, 14, false);
  ent_coalition_options options = ask("balance", 2, 0);
  ent_coalitions *whole = solve(network.network, &options);
  const ent_quality *known = ent_coalitions_quality(whole);
  CU_ASSERT(known->proved);
  CU_ASSERT_PTR_NULL(known->stopped_by);
  double bound = 0;
  for (uint64_t work = 0; work < 3000; work = 3 * work + 1) {
    options.work = work;
    ent_coalitions *part = solve(network.network, &options);
    const ent_quality *quality = ent_coalitions_quality(part);
    CU_ASSERT(quality->bound <= known->objective);
    CU_ASSERT(quality->objective >= known->objective);
    /* More work, no worse a bound. */
    CU_ASSERT(quality->bound >= bound);
    bound = quality->bound;
    if (work == 0) CU_ASSERT_PTR_NULL(quality->stopped_by);
    if (work < 2) CU_ASSERT(!quality->proved && quality->gap > 0);
    if (work > 0 && !quality->proved) CU_ASSERT_STRING_EQUAL(quality->stopped_by, "work");
    ent_coalitions_free(part);
  }
  ent_coalitions_free(whole);
  signed_network_clear(&network);
}

/* A limit that has passed before the search begins. */
static void time_ends_it(void) {
  signed_network network;
  make_hard(&network, 14, false);
  ent_coalition_options options = ask("balance", 2, 0);
  options.time_limit = 1e-9;
  ent_coalitions *coalitions = solve(network.network, &options);
  const ent_quality *quality = ent_coalitions_quality(coalitions);
  CU_ASSERT(!quality->proved && quality->gap > 0);
  CU_ASSERT_PTR_NOT_NULL_FATAL(quality->stopped_by);
  CU_ASSERT_STRING_EQUAL(quality->stopped_by, "time");
  ent_coalitions_free(coalitions);
  signed_network_clear(&network);
}

/* Work is counted, so the same work gives the same finding. */
static void same_work_same_result(void) {
  signed_network network;
  make_hard(&network, 30, false);
  ent_coalition_options options = ask("balance", 0, 0);
  options.work = 700;
  ent_coalitions *a = solve(network.network, &options);
  ent_coalitions *b = solve(network.network, &options);
  CU_ASSERT_EQUAL(ent_coalitions_quality(a)->bound, ent_coalitions_quality(b)->bound);
  CU_ASSERT_EQUAL(ent_coalitions_quality(a)->objective, ent_coalitions_quality(b)->objective);
  CU_ASSERT_STRING_EQUAL(ent_coalitions_quality(a)->stopped_by, "work");
  ent_coalitions_free(a);
  ent_coalitions_free(b);
  signed_network_clear(&network);
}

/* From the worst of partitions the exact search comes to the best by itself. */
static void mends_a_bad_partition(void) {
  static const ent__goal goals[] = {{0, 2}, {0, 0}, {0.1, 0}};
  ent__rng rng;
  ent__rng_seed(&rng, 21, 1);
  for (int round = 0; round < 30; round++) {
    const ent__goal *goal = &goals[round % 3];
    signed_network network;
    ent__problem problem;
    ent__proof proof;
    ent_error err = ENT_ERROR_INIT;
    const ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
    uint32_t camp[MOST] = {0};
    ent__solution solution = {.camp = camp, .camps = 1, .equally_good = 1};
    signed_network_random(&network, 8, 0.8, round % 2 == 0, &rng);
    ENT_TEST_OK(ent__problem_init(&problem, network.network, &err), &err);
    ENT_TEST_OK(ent__prove(&proof, &problem, &solution, goal, &options, &err), &err);
    uint32_t size[MOST];
    const double value = ent__problem_value(&problem, goal->resolution, camp, size, solution.camps);
    if (goal->camps == 2) {
      const double best = best_of_all(network.network, 0, 2, true);
      CU_ASSERT_DOUBLE_EQUAL(ent__problem_frustration(&problem, camp), best, 1e-9);
      CU_ASSERT_DOUBLE_EQUAL(proof.frustration, best, 1e-9);
    } else {
      CU_ASSERT_DOUBLE_EQUAL(value, best_of_all(network.network, goal->resolution, MOST, false), 1e-9);
    }
    ent__problem_clear(&problem);
    signed_network_clear(&network);
  }
}

/* Rings of five that each have one negative tie, joined at nodes and by a bridge: each costs its lightest. */
static void parts_add_up(void) {
  static const triple ties[] = {
      {"a", "b", 2},  {"b", "c", 2}, {"c", "d", 0.5}, {"d", "e", 2}, {"e", "a", -2},  /* 0.5 */
      {"a", "f", 3},  {"f", "g", 3}, {"g", "h", -3},  {"h", "a", 1},                  /* 1 */
      {"h", "i", -7},                                                                 /* a bridge */
      {"i", "j", -1}, {"j", "k", 1}, {"k", "i", 1},                                   /* 1 */
      {"x", "y", 4},  {"y", "z", 4}, {"z", "x", -0.25}};                              /* 0.25 */
  signed_network network;
  signed_network_from_triples(&network, ties, COUNT(ties), NULL);
  for (int camps = 0; camps < 3; camps += 2) {
    const ent_coalition_options options = ask("balance", camps, 0);
    ent_coalitions *coalitions = solve(network.network, &options);
    CU_ASSERT(ent_coalitions_quality(coalitions)->proved);
    CU_ASSERT_EQUAL(ent_coalitions_quality(coalitions)->objective, 2.75);
    ent_coalitions_free(coalitions);
  }
  signed_network_clear(&network);
}

/* Planted camps with some noise: what is planted can be better than nothing, and is proved. */
static void planted_camps_are_proved(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 2, 2);
  for (uint32_t camps = 2; camps < 5; camps++) {
    signed_network network;
    signed_network_planted(&network, 60, camps, 0.2, 0.1, &rng);
    const ent_coalition_options options = ask("balance", camps == 2 ? 2 : 0, 0);
    ent_coalitions *coalitions = solve(network.network, &options);
    CU_ASSERT(ent_coalitions_quality(coalitions)->proved);
    ent_coalitions_free(coalitions);
    signed_network_clear(&network);
  }
}

/* All oppose all: with k camps some who do are together, though no cycle is bad for more of them. */
static void too_many_opponents(void) {
  static const struct {
    int nodes;
    int camps;
    double least; /* pairs within camps of sizes as equal as can be */
  } rows[] = {{4, 3, 1}, {5, 3, 2}, {5, 4, 1}, {6, 5, 1}, {7, 3, 5}};
  for (size_t i = 0; i < COUNT(rows); i++) {
    char names[8][16];
    triple ties[28];
    size_t count = 0;
    signed_network network;
    for (int v = 0; v < rows[i].nodes; v++) {
      snprintf(names[v], sizeof names[v], "n%d", v);
      for (int u = 0; u < v; u++) ties[count++] = (triple){names[u], names[v], -1};
    }
    signed_network_from_triples(&network, ties, count, NULL);
    const ent_coalition_options options = ask("balance", rows[i].camps, 0);
    ent_coalitions *coalitions = solve(network.network, &options);
    CU_ASSERT_EQUAL(ent_coalitions_quality(coalitions)->objective, rows[i].least);
    CU_ASSERT(ent_coalitions_quality(coalitions)->bound > 0);
    CU_ASSERT(ent_coalitions_quality(coalitions)->bound <= rows[i].least);
    if (rows[i].nodes < 7) CU_ASSERT(ent_coalitions_quality(coalitions)->proved);
    ent_coalitions_free(coalitions);
    signed_network_clear(&network);
  }
}

/* What no search is needed for, or none can be made. */
static void degenerate(void) {
  static const triple one[] = {{"a", "b", -1}};
  static const triple opposed[] = {{"a", "b", -1}, {"b", "c", -1}, {"a", "c", -1}};
  static const triple agreed[] = {{"a", "b", 1}, {"b", "c", 0.5}, {"a", "c", 2}};
  static const struct {
    const triple *ties;
    size_t count;
    int camps;
    double least;
  } rows[] = {{NULL, 0, 2, 0}, {one, 1, 2, 0}, {one, 1, 1, 1},     {opposed, 3, 2, 1},
              {opposed, 3, 0, 0}, {opposed, 3, 3, 0}, {agreed, 3, 2, 0}, {agreed, 3, 0, 0}};
  for (size_t i = 0; i < COUNT(rows); i++) {
    signed_network network;
    signed_network_from_triples(&network, rows[i].ties, rows[i].count, NULL);
    const ent_coalition_options options = ask("balance", rows[i].camps, 0);
    ent_coalitions *coalitions = solve(network.network, &options);
    CU_ASSERT(ent_coalitions_quality(coalitions)->proved);
    CU_ASSERT_EQUAL(ent_coalitions_quality(coalitions)->objective, rows[i].least);
    CU_ASSERT_PTR_NULL(ent_coalitions_quality(coalitions)->stopped_by);
    ent_coalitions_free(coalitions);
    signed_network_clear(&network);
  }
}

/* Weights that differ by far: a proof may fail for them, a wrong one may not be given. */
static void weights_of_all_sizes(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 31, 1);
  for (int round = 0; round < 40; round++) {
    char names[8][4];
    triple ties[28];
    size_t count = 0;
    signed_network network;
    for (int v = 0; v < 8; v++) {
      snprintf(names[v], sizeof names[v], "n%d", v);
      for (int u = 0; u < v; u++) {
        const double size = pow(10, 12 * ent__rng_unit(&rng) - 6);
        ties[count++] = (triple){names[u], names[v], ent__rng_below(&rng, 2) == 0 ? -size : size};
      }
    }
    signed_network_from_triples(&network, ties, count, NULL);
    const double best = best_of_all(network.network, 0, 2, true);
    const ent_coalition_options options = ask("balance", 2, 0);
    ent_coalitions *coalitions = solve(network.network, &options);
    const ent_quality *quality = ent_coalitions_quality(coalitions);
    CU_ASSERT(quality->bound <= best * (1 + 1e-12));
    if (quality->proved) CU_ASSERT_DOUBLE_EQUAL(quality->objective, best, 1e-12 * best);
    ent_coalitions_free(coalitions);
    signed_network_clear(&network);
  }
}

static int count_output(void *info, const char *text) {
  (void)text;
  ++*(int *)info;
  return 1;
}

/* A problem of the host's stands while a finding is made, and can be solved after. */
static void hosts_glpk_is_left_alone(void) {
  signed_network network;
  make_hard(&network, 14, false);
  const ent_coalition_options options = ask("balance", 2, 0);
  CU_ASSERT_EQUAL(glp_init_env(), 0);
  glp_prob *host = glp_create_prob();
  glp_add_cols(host, 1);
  glp_set_col_bnds(host, 1, GLP_LO, 3, 0);
  glp_set_obj_coef(host, 1, 2);
  glp_term_out(GLP_OFF);
  ent_coalitions *coalitions = solve(network.network, &options);
  CU_ASSERT(ent_coalitions_quality(coalitions)->proved);
  CU_ASSERT_EQUAL(glp_term_out(GLP_OFF), GLP_OFF);
  CU_ASSERT_EQUAL(glp_simplex(host, NULL), 0);
  CU_ASSERT_EQUAL(glp_get_obj_val(host), 6);
  ent_coalitions_free(coalitions);
  glp_delete_prob(host);
  CU_ASSERT_EQUAL(glp_free_env(), 0);
  /* Where there was no environment, there is none after. */
  ent_coalitions_free(solve(network.network, &options));
  CU_ASSERT_EQUAL(glp_free_env(), 1);
  signed_network_clear(&network);
}

/* GLPK out of memory: no proof, no output, and all goes on. */
static void glpk_fails(void) {
  signed_network network;
  int lines = 0;
  make_hard(&network, 60, true);
  const ent_coalition_options options = ask("balance", 2, 0);
  glp_init_env();
  glp_mem_limit(1);
  glp_term_hook(count_output, &lines);
  ent_coalitions *coalitions = solve(network.network, &options);
  const ent_quality *quality = ent_coalitions_quality(coalitions);
  CU_ASSERT(!quality->proved && quality->bound > 0 && quality->bound < quality->objective);
  CU_ASSERT_PTR_NULL(quality->stopped_by);
  CU_ASSERT_EQUAL(lines, 0);
  ent_coalitions_free(coalitions);
  glp_free_env();
  signed_network_clear(&network);
}

static void memory_runs_out(void) {
  signed_network network;
  make_hard(&network, 11, false);
  for (int gamma = 0; gamma < 2; gamma++) {
    const ent_coalition_options options = ask(gamma == 0 ? "balance" : "signed", 2, 0.1 * gamma);
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
        CU_ASSERT(n > 40);
        break;
      }
      CU_ASSERT_EQUAL(status, ENT_E_NOMEM);
      CU_ASSERT_PTR_NULL(coalitions);
    }
  }
  signed_network_clear(&network);
}

CU_TestInfo exact_tests[] = {
    {"every objective against all partitions", every_objective},
    {"work ends it", work_ends_it},
    {"time ends it", time_ends_it},
    {"the same work, the same result", same_work_same_result},
    {"mends a bad partition", mends_a_bad_partition},
    {"parts add up", parts_add_up},
    {"planted camps are proved", planted_camps_are_proved},
    {"too many opponents", too_many_opponents},
    {"nothing to search", degenerate},
    {"weights of all sizes", weights_of_all_sizes},
    {"the host's GLPK is left alone", hosts_glpk_is_left_alone},
    {"GLPK fails", glpk_fails},
    {"memory runs out", memory_runs_out},
    CU_TEST_INFO_NULL,
};
