/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn and by how many processes, what the draws agree on, and partitions side by side. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/error.h"
#include "graphs/coalitions/internal.h"
#include "graphs/coalitions/agreement.h"
#include "graphs/coalitions/matching.h"
#include "graphs/coalitions/workers.h"
#include "tests/datasets.h"
#include "tests/harness.h"
#include "tests/signed_networks.h"

enum { NODES = 12, MOST_CAMPS = 5 };

/* Nodes in camps that `as` (of each camp of `to`, ENT_NONE for none) matches. */
static uint32_t in_matched(const ent__pairing *p, const uint32_t *as) {
  uint32_t count = 0;
  for (uint32_t v = 0; v < p->nodes; v++) count += p->to[v] != ENT_NONE && p->from[v] != ENT_NONE && as[p->to[v]] == p->from[v];
  return count;
}

/* The most over all ways to give each camp of `to` a camp of `from` or none, none twice. */
static uint32_t best_matched(const ent__pairing *p, uint32_t *as, uint32_t c, uint32_t taken) {
  if (c == p->to_camps) return in_matched(p, as);
  as[c] = ENT_NONE;
  uint32_t best = best_matched(p, as, c + 1, taken);
  for (uint32_t f = 0; f < p->from_camps; f++) {
    if ((taken >> f & 1) != 0) continue;
    as[c] = f;
    const uint32_t found = best_matched(p, as, c + 1, taken | 1u << f);
    if (found > best) best = found;
  }
  return best;
}

/* The index by its definition, over all pairs of nodes. */
static double slow_rand(const ent__pairing *p) {
  double both = 0, from = 0, to = 0, all = 0;
  for (uint32_t a = 0; a < p->nodes; a++) {
    for (uint32_t b = a + 1; b < p->nodes; b++) {
      if (p->from[a] == ENT_NONE || p->from[b] == ENT_NONE || p->to[a] == ENT_NONE || p->to[b] == ENT_NONE) continue;
      all += 1;
      from += p->from[a] == p->from[b];
      to += p->to[a] == p->to[b];
      both += p->from[a] == p->from[b] && p->to[a] == p->to[b];
    }
  }
  const double chance = all > 0 ? from * to / all : 0;
  return (from + to) / 2 > chance ? (both - chance) / ((from + to) / 2 - chance) : 1;
}

static void matches_as_well_as_can_be(void) {
  ent__rng rng;
  ent_error err = ENT_ERROR_INIT;
  ent__rng_seed(&rng, 5, 1);
  for (int round = 0; round < 200; round++) {
    uint32_t from[NODES], to[NODES], match[MOST_CAMPS], scratch[MOST_CAMPS];
    const ent__pairing p = {from, to, NODES, 1 + ent__rng_below(&rng, MOST_CAMPS), 1 + ent__rng_below(&rng, MOST_CAMPS)};
    ent__agreement agreement = {0, 0, 0};
    for (uint32_t v = 0; v < NODES; v++) {
      from[v] = ent__rng_below(&rng, 10) == 0 ? ENT_NONE : ent__rng_below(&rng, p.from_camps);
      to[v] = ent__rng_below(&rng, 10) == 0 ? ENT_NONE : ent__rng_below(&rng, p.to_camps);
    }
    ENT_TEST_OK(ent__partition_match(match, &p, &err), &err);
    CU_ASSERT_EQUAL(in_matched(&p, match), best_matched(&p, scratch, 0, 0));
    for (uint32_t c = 0; c < p.to_camps; c++) {
      for (uint32_t d = 0; d < c; d++) CU_ASSERT(match[c] == ENT_NONE || match[c] != match[d]);
      uint32_t common = 0;
      for (uint32_t v = 0; v < NODES; v++) common += to[v] == c && from[v] == match[c];
      CU_ASSERT(match[c] == ENT_NONE || common > 0);
    }
    ENT_TEST_OK(ent__agreement_of(&agreement, from, to, NODES, &err), &err);
    ENT_TEST_NEAR(agreement.rand, slow_rand(&p), 1e-12);
  }
}

static void equal_partitions_match(void) {
  static const uint32_t a[] = {0, 0, 1, 1, 2}, b[] = {2, 2, 0, 0, 1};
  const ent__pairing p = {a, b, 5, 3, 3};
  uint32_t match[3];
  ent__agreement agreement = {0, 0, 0};
  ent_error err = ENT_ERROR_INIT;
  ENT_TEST_OK(ent__partition_match(match, &p, &err), &err);
  CU_ASSERT(match[2] == 0 && match[0] == 1 && match[1] == 2);
  ENT_TEST_OK(ent__agreement_of(&agreement, a, b, 5, &err), &err);
  CU_ASSERT_EQUAL(agreement.rand, 1);
}

/* Beyond what the exact way takes, the largest overlaps first. */
static void matches_many_camps(void) {
  enum { MANY = 3000 };
  static uint32_t from[MANY], to[MANY], match[MANY];
  ent_error err = ENT_ERROR_INIT;
  for (uint32_t v = 0; v < MANY; v++) {
    from[v] = v;
    to[v] = MANY - 1 - v;
  }
  const ent__pairing p = {from, to, MANY, MANY, MANY};
  ENT_TEST_OK(ent__partition_match(match, &p, &err), &err);
  for (uint32_t c = 0; c < MANY; c++) CU_ASSERT_EQUAL(match[c], MANY - 1 - c);
}

/* Two camps of two on three issues; all in one document, or each actor's in one of its own. */
static ent_coalitions *solve_said(ent_dataset **dataset, ent_stances **stances, ent_network **network, ent_resampling of,
                                  bool own_documents) {
  char text[4096];
  size_t used = (size_t)snprintf(text, sizeof text,
                                 "{'entente': 1, 'documents': [{'id': 'd0'}, {'id': 'd1'}, {'id': 'd2'}, {'id': 'd3'}],"
                                 "'actors': [{'id': 'a', 'label': 'A'}, {'id': 'b', 'label': 'B'},"
                                 "{'id': 'c', 'label': 'C'}, {'id': 'd', 'label': 'D'}],"
                                 "'issues': [{'id': 'x', 'label': 'X'}, {'id': 'y', 'label': 'Y'}, {'id': 'z', 'label': 'Z'}], 'statements': [");
  for (int i = 0; i < 12; i++) {
    const int actor = i % 4, issue = i / 4;
    used += (size_t)snprintf(text + used, sizeof text - used,
                             "%s{'actor': '%c', 'issue': '%c', 'position': '%s', 'document': 'd%d'}", i == 0 ? "" : ", ",
                             'a' + actor, 'x' + issue, actor < 2 ? "support" : "oppose", own_documents ? actor : 0);
  }
  snprintf(text + used, sizeof text - used, "]}");
  ent_error err = ENT_ERROR_INIT;
  ent_stance_options said = ENT_STANCE_OPTIONS_INIT;
  ent_network_options ties = ENT_NETWORK_OPTIONS_INIT;
  ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  ent_coalitions *coalitions = NULL;
  options.of = of;
  *dataset = ent_test_dataset(text);
  CU_ASSERT_PTR_NOT_NULL_FATAL(*dataset);
  ENT_TEST_OK(ent_stances_new(stances, *dataset, &said, &err), &err);
  ties.min_shared = 1;
  ENT_TEST_OK(ent_network_new(network, *stances, &ties, &err), &err);
  ENT_TEST_OK(ent_coalitions_new(&coalitions, *network, &options, &err), &err);
  return coalitions;
}

static void expect_sure(ent_resampling of, bool own_documents, bool each_draw_alike) {
  ent_dataset *dataset = NULL;
  ent_stances *stances = NULL;
  ent_network *network = NULL;
  size_t count = 0;
  ent_coalitions *coalitions = solve_said(&dataset, &stances, &network, of, own_documents);
  const ent_certainty *certainty = ent_coalitions_certainty(coalitions);
  const ent_draws *draws = ent_coalitions_draws(coalitions, &count);
  uint32_t sum = 0;
  for (size_t i = 0; i < count; i++) {
    sum += draws[i].resamples;
    CU_ASSERT(i == 0 || draws[i - 1].coalitions < draws[i].coalitions);
  }
  CU_ASSERT_EQUAL(sum, 200);
  CU_ASSERT_EQUAL(count == 1 && draws[0].coalitions == 2, each_draw_alike);
  CU_ASSERT_EQUAL(certainty->resamples, 200);
  CU_ASSERT_EQUAL(certainty->resample_searches, 2);
  CU_ASSERT_EQUAL(certainty->searches, 20);
  CU_ASSERT_EQUAL(certainty->consensus_coalitions, 2);
  CU_ASSERT_EQUAL(certainty->consensus_agreement, 1);
  const ent_member *members = ent_coalitions_members(coalitions, &count);
  for (size_t v = 0; v < count; v++) {
    CU_ASSERT_EQUAL(members[v].stability, 1);
    CU_ASSERT_EQUAL(ent_coalitions_consensus(coalitions)[v], members[v].coalition);
  }
  ent_coalitions_free(coalitions);
  ent_network_free(network);
  ent_stances_free(stances);
  ent_dataset_free(dataset);
}

/* One document is drawn whole each time; whole issues never part those who agree on all. */
static void draws_documents_and_issues(void) {
  expect_sure(ENT_RESAMPLE_DOCUMENTS, false, true);
  expect_sure(ENT_RESAMPLE_ISSUES, false, true);
  /* A document for each actor: some are left out in most draws, and the rest stand as before. */
  expect_sure(ENT_RESAMPLE_DOCUMENTS, true, false);
}

static void ties_have_no_documents(void) {
  signed_network network;
  ent_error err = ENT_ERROR_INIT;
  ent_coalitions *coalitions = NULL;
  ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  options.of = ENT_RESAMPLE_DOCUMENTS;
  signed_network_swing(&network);
  CU_ASSERT_EQUAL(ent_coalitions_new(&coalitions, network.network, &options, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "'documents'"));
  ent_error_clear(&err);
  options.of = ENT_RESAMPLE_STATEMENTS;
  options.jobs = 0;
  CU_ASSERT_EQUAL(ent_coalitions_new(&coalitions, network.network, &options, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NOT_NULL(strstr(err.text, "jobs"));
  ent_error_clear(&err);
  signed_network_clear(&network);
}

/* Steps to the next partition (restricted growth strings); false after the last. */
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

static double consensus_value(const ent_coalitions *coalitions, const uint32_t *camp, uint32_t nodes) {
  double sum = 0;
  for (uint32_t a = 0; a < nodes; a++) {
    for (uint32_t b = a + 1; b < nodes; b++) {
      const double share = ent_coalitions_together(coalitions, a, b);
      if (camp[a] == camp[b] && !isnan(share)) sum += share - 0.5;
    }
  }
  return sum;
}

static void consensus_is_best_of_all(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 9, 1);
  for (int round = 0; round < 8; round++) {
    signed_network network;
    size_t nodes = 0;
    signed_network_random(&network, 7, 0.8, false, &rng);
    ent_coalitions *coalitions = signed_network_solve(&network, "signed", 0, 40);
    const uint32_t *consensus = ent_coalitions_consensus(coalitions);
    ent_coalitions_members(coalitions, &nodes);
    CU_ASSERT_PTR_NOT_NULL_FATAL(consensus);
    uint32_t camp[7] = {0};
    double best = 0;
    do best = fmax(best, consensus_value(coalitions, camp, (uint32_t)nodes));
    while (next_partition(camp, (uint32_t)nodes));
    ENT_TEST_NEAR(consensus_value(coalitions, consensus, (uint32_t)nodes), best, 1e-9);
    ent_coalitions_free(coalitions);
    signed_network_clear(&network);
  }
}

static ent_coalitions *solve_with(const signed_network *network, int jobs) {
  ent_error err = ENT_ERROR_INIT;
  ent_coalitions *coalitions = NULL;
  ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  options.jobs = jobs;
  options.resamples = 50;
  ENT_TEST_OK(ent_coalitions_new(&coalitions, network->network, &options, &err), &err);
  return coalitions;
}

static void jobs_change_nothing(void) {
  ent__rng rng;
  signed_network network;
  size_t nodes = 0;
  ent__rng_seed(&rng, 2, 1);
  signed_network_random(&network, 30, 0.4, false, &rng);
  ent_coalitions *one = solve_with(&network, 1);
  for (int jobs = 2; jobs < 100; jobs += 33) {
    ent_coalitions *many = solve_with(&network, jobs);
    const ent_member *a = ent_coalitions_members(one, &nodes);
    const ent_member *b = ent_coalitions_members(many, &nodes);
    for (size_t v = 0; v < nodes; v++) CU_ASSERT(a[v].stability == b[v].stability && a[v].second == b[v].second);
    CU_ASSERT_EQUAL(memcmp(one->together, many->together, nodes * (nodes - 1) / 2 * sizeof *one->together), 0);
    CU_ASSERT_EQUAL(memcmp(one->present, many->present, nodes * one->words * sizeof *one->present), 0);
    CU_ASSERT_EQUAL(one->draw_count, many->draw_count);
    ent_coalitions_free(many);
  }
  ent_coalitions_free(one);
  signed_network_clear(&network);
}

/* Pieces that note their own number; in a child, the one at `deadly` ends the process half way. */
typedef struct trial {
  pid_t parent;
  uint32_t deadly;
  uint32_t failing;
  uint32_t taken;
} trial;

enum { WIDE_RESULT = 20000 }; /* more than a pipe holds */

static ent_status make_trial(void *context, uint32_t number, uint32_t *result, ent_error *err) {
  const trial *t = context;
  if (getpid() != t->parent && number == t->deadly) _exit(3);
  if (number == t->failing) return ent__fail(err, ENT_E_LIMIT, "piece %u", number);
  for (uint32_t i = 0; i < WIDE_RESULT; i++) result[i] = number + i;
  return ENT_OK;
}

static void take_trial(void *context, uint32_t number, const uint32_t *result) {
  trial *t = context;
  CU_ASSERT_EQUAL(number, t->taken);
  CU_ASSERT_EQUAL(result[0], number);
  CU_ASSERT_EQUAL(result[WIDE_RESULT - 1], number + WIDE_RESULT - 1);
  t->taken++;
}

static void children_may_die(void) {
  trial t = {.parent = getpid(), .deadly = 4, .failing = ENT_NONE};
  const ent__work work = {&t, 11, WIDE_RESULT, make_trial, take_trial};
  ent_error err = ENT_ERROR_INIT;
  ENT_TEST_OK(ent__workers_run(&work, 3, &err), &err);
  CU_ASSERT_EQUAL(t.taken, 11);
  /* A failure is the same as without children, and what comes before it is taken. */
  for (uint32_t jobs = 1; jobs < 4; jobs++) {
    t = (trial){.parent = getpid(), .deadly = ENT_NONE, .failing = 6};
    CU_ASSERT_EQUAL(ent__workers_run(&work, jobs, &err), ENT_E_LIMIT);
    CU_ASSERT_STRING_EQUAL(err.text, "piece 6");
    CU_ASSERT_EQUAL(t.taken, 6);
    ent_error_clear(&err);
  }
}

/* 20,000 nodes in ten camps, five ties each: no worse than what was planted, by one search. */
static void large_and_sparse(void) {
  enum { MANY = 20000, TIES = 100000, CAMPS = 10 };
  signed_network network;
  ent__rng rng;
  ent_error err = ENT_ERROR_INIT;
  double planted = 0;
  ent__rng_seed(&rng, 4, 1);
  CU_ASSERT_EQUAL_FATAL(ent_ties_new(&network.ties, &err), ENT_OK);
  for (uint32_t i = 0; i < MANY; i++) {
    char name[16];
    uint32_t node = 0;
    snprintf(name, sizeof name, "n%u", i);
    CU_ASSERT_EQUAL_FATAL(ent_ties_node(network.ties, name, &node, &err), ENT_OK);
  }
  for (uint32_t made = 0; made < TIES;) {
    const uint32_t a = ent__rng_below(&rng, MANY);
    const uint32_t other = ent__rng_below(&rng, MANY);
    const uint32_t b = ent__rng_below(&rng, 2) == 0 ? other - other % CAMPS + a % CAMPS : other;
    const bool within = a % CAMPS == b % CAMPS;
    const double weight = within != (ent__rng_below(&rng, 10) == 0) ? 1 : -1;
    ent_error twice = ENT_ERROR_INIT;
    const bool added = a != b && ent_ties_add(network.ties, a, b, weight, &twice) == ENT_OK;
    ent_error_clear(&twice);
    if (added && within) planted += weight;
    made += added;
  }
  CU_ASSERT_EQUAL_FATAL(ent_network_from_ties(&network.network, network.ties, &err), ENT_OK);
  ent__problem problem;
  ent__solution solution;
  const ent__goal goal = {.resolution = 0, .camps = 0};
  const ent__effort effort = {.starts = 1, .rounds = 10, .most = 20000, .seed = 1, .stream = ENT__STREAM_SOLVE};
  ENT_TEST_OK(ent__problem_init(&problem, network.network, &err), &err);
  ENT_TEST_OK(ent__solve(&solution, &problem, &goal, &effort, &err), &err);
  CU_ASSERT(solution.value >= planted);
  CU_ASSERT_EQUAL(solution.searches, 1);
  ent__solution_clear(&solution);
  ent__problem_clear(&problem);
  signed_network_clear(&network);
}

CU_TestInfo coalition_certainty_tests[] = {
    {"matches as well as can be", matches_as_well_as_can_be},
    {"equal partitions match", equal_partitions_match},
    {"matches many camps", matches_many_camps},
    {"draws documents and issues", draws_documents_and_issues},
    {"ties have no documents", ties_have_no_documents},
    {"consensus is the best of all", consensus_is_best_of_all},
    {"jobs change nothing", jobs_change_nothing},
    {"children may die", children_may_die},
    {"large and sparse", large_and_sparse},
    CU_TEST_INFO_NULL,
};
