/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The methods that are igraph's, with its own defaults. docs/coalitions.md says what each does and
 * with what. Weights are divided by the largest, which changes no partition. igraph takes negative
 * weights in infomap without a word, as if they were none: check_method refuses them before.
 */
#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/coalitions/components.h"
#include "graphs/coalitions/internal.h"
#include "graphs/coalitions/modularity.h"
#include "graphs/coalitions/partition.h"
#include "graphs/igraph_bridge.h"

/* igraph's copy of the ties. */
typedef struct copy {
  igraph_t graph;
  igraph_vector_t weights;
  igraph_vector_int_t membership;
  int made; /* how many of the three are initialised, the last first */
} copy;

/* A run of a method: fills the membership, and may give a score of which less is better. */
typedef igraph_error_t run_fn(copy *c, uint32_t starts, double *least);

static igraph_error_t fill(copy *c, const ent__problem *problem, igraph_vector_int_t *ends) {
  igraph_integer_t t = 0;
  for (uint32_t v = 0; v < problem->nodes; v++) {
    for (size_t e = problem->first[v]; e < problem->first[v + 1]; e++) {
      if (problem->to[e] < v) continue;
      VECTOR(*ends)[2 * t] = v;
      VECTOR(*ends)[2 * t + 1] = problem->to[e];
      VECTOR(c->weights)[t++] = problem->weight[e] / problem->largest;
    }
  }
  return igraph_create(&c->graph, ends, problem->nodes, IGRAPH_UNDIRECTED);
}

static igraph_error_t make(copy *c, const ent__problem *problem) {
  igraph_vector_int_t ends;
  const igraph_integer_t ties = (igraph_integer_t)problem->ties;
  igraph_error_t code = igraph_vector_int_init(&c->membership, problem->nodes);
  if (code != IGRAPH_SUCCESS) return code;
  c->made++;
  code = igraph_vector_init(&c->weights, ties);
  if (code != IGRAPH_SUCCESS) return code;
  c->made++;
  code = igraph_vector_int_init(&ends, 2 * ties);
  if (code != IGRAPH_SUCCESS) return code;
  code = fill(c, problem, &ends);
  if (code == IGRAPH_SUCCESS) c->made++;
  igraph_vector_int_destroy(&ends);
  return code;
}

static void destroy(copy *c) {
  if (c->made > 2) igraph_destroy(&c->graph);
  if (c->made > 1) igraph_vector_destroy(&c->weights);
  if (c->made > 0) igraph_vector_int_destroy(&c->membership);
  c->made = 0;
}

static igraph_error_t optimal_modularity(copy *c, uint32_t starts, double *least) {
  (void)starts;
  (void)least;
  return igraph_community_optimal_modularity(&c->graph, NULL, &c->membership, &c->weights);
}

static igraph_error_t louvain(copy *c, uint32_t starts, double *least) {
  (void)starts;
  (void)least;
  return igraph_community_multilevel(&c->graph, &c->weights, 1.0, &c->membership, NULL, NULL);
}

/* Cuts a tree where modularity is largest; where that is so at several heights, at the highest. */
static igraph_error_t cut(copy *c, const igraph_matrix_int_t *merges, const igraph_vector_t *modularity) {
  igraph_integer_t best = 0;
  for (igraph_integer_t i = 1; i < igraph_vector_size(modularity) && i <= igraph_matrix_int_nrow(merges); i++)
    if (VECTOR(*modularity)[i] >= VECTOR(*modularity)[best] - 1e-12) best = i;
  return igraph_community_to_membership(merges, igraph_vcount(&c->graph), best, &c->membership, NULL);
}

/* The two that join groups step by step. The membership that igraph 0.10.2 itself gives may be another cut. */
static igraph_error_t by_merges(copy *c, bool greedy) {
  enum { STEPS = 4 };
  igraph_matrix_int_t merges;
  igraph_vector_t modularity;
  igraph_error_t code = igraph_matrix_int_init(&merges, 0, 0);
  if (code != IGRAPH_SUCCESS) return code;
  code = igraph_vector_init(&modularity, 0);
  if (code == IGRAPH_SUCCESS) {
    code = greedy ? igraph_community_fastgreedy(&c->graph, &c->weights, &merges, &modularity, NULL)
                  : igraph_community_walktrap(&c->graph, &c->weights, STEPS, &merges, &modularity, NULL);
    if (code == IGRAPH_SUCCESS) code = cut(c, &merges, &modularity);
    igraph_vector_destroy(&modularity);
  }
  igraph_matrix_int_destroy(&merges);
  return code;
}

static igraph_error_t fast_greedy(copy *c, uint32_t starts, double *least) {
  (void)starts;
  (void)least;
  return by_merges(c, true);
}

static igraph_error_t walktrap(copy *c, uint32_t starts, double *least) {
  (void)starts;
  (void)least;
  return by_merges(c, false);
}

static igraph_error_t infomap(copy *c, uint32_t starts, double *least) {
  return igraph_community_infomap(&c->graph, &c->weights, NULL, starts, &c->membership, least);
}

static igraph_error_t label_propagation(copy *c, uint32_t starts, double *least) {
  (void)starts;
  (void)least;
  return igraph_community_label_propagation(&c->graph, &c->membership, IGRAPH_ALL, &c->weights, NULL, NULL);
}

/* Joins the two groups of a tie, the higher label into the lower; returns whether they were two. */
static bool join_ends(igraph_vector_int_t *group, igraph_integer_t a, igraph_integer_t b) {
  const igraph_integer_t x = VECTOR(*group)[a];
  const igraph_integer_t y = VECTOR(*group)[b];
  if (x == y) return false;
  for (igraph_integer_t v = 0; v < igraph_vector_int_size(group); v++)
    if (VECTOR(*group)[v] == (x > y ? x : y)) VECTOR(*group)[v] = x > y ? y : x;
  return true;
}

/*
 * Puts the ties back, the last cut first, and keeps the groups of largest modularity, of the weights
 * themselves. (Given weights, the groups that igraph 0.10.2 itself returns are not those.)
 */
static igraph_error_t put_back(copy *c, const igraph_vector_int_t *order, igraph_vector_int_t *group) {
  double best = 0;
  const igraph_integer_t ties = igraph_vector_int_size(order);
  for (igraph_integer_t v = 0; v < igraph_vector_int_size(group); v++) VECTOR(*group)[v] = v;
  igraph_error_t code = igraph_modularity(&c->graph, group, &c->weights, 1.0, IGRAPH_UNDIRECTED, &best);
  if (code == IGRAPH_SUCCESS) code = igraph_vector_int_update(&c->membership, group);
  for (igraph_integer_t i = ties; code == IGRAPH_SUCCESS && i > 0; i--) {
    double modularity = 0;
    const igraph_integer_t tie = VECTOR(*order)[i - 1];
    if (!join_ends(group, IGRAPH_FROM(&c->graph, tie), IGRAPH_TO(&c->graph, tie))) continue;
    code = igraph_modularity(&c->graph, group, &c->weights, 1.0, IGRAPH_UNDIRECTED, &modularity);
    if (code != IGRAPH_SUCCESS || modularity < best - 1e-12) continue;
    best = modularity;
    code = igraph_vector_int_update(&c->membership, group);
  }
  return code;
}

/* Paths take weights as lengths, where a heavy tie would be a long one: the length of a tie is 1 / weight. */
static igraph_error_t edge_betweenness(copy *c, uint32_t starts, double *least) {
  static const double longest = 1e15;
  igraph_vector_t lengths;
  igraph_vector_int_t order;
  igraph_vector_int_t group;
  (void)starts;
  (void)least;
  const igraph_integer_t ties = igraph_vector_size(&c->weights);
  igraph_error_t code = igraph_vector_init(&lengths, ties);
  if (code != IGRAPH_SUCCESS) return code;
  for (igraph_integer_t t = 0; t < ties; t++) VECTOR(lengths)[t] = fmin(1 / VECTOR(c->weights)[t], longest);
  code = igraph_vector_int_init(&order, 0);
  if (code == IGRAPH_SUCCESS) {
    code = igraph_vector_int_init(&group, igraph_vcount(&c->graph));
    if (code == IGRAPH_SUCCESS) {
      code = igraph_community_edge_betweenness(&c->graph, &order, NULL, NULL, NULL, NULL, NULL, IGRAPH_UNDIRECTED, &lengths);
      if (code == IGRAPH_SUCCESS) code = put_back(c, &order, &group);
      igraph_vector_int_destroy(&group);
    }
    igraph_vector_int_destroy(&order);
  }
  igraph_vector_destroy(&lengths);
  return code;
}

/* Reichardt & Bornholdt 2006 as Traag & Bruggeman have it with negative ties; igraph's defaults. */
static igraph_error_t spinglass(copy *c, uint32_t starts, double *least) {
  enum { SPINS = 25 };
  (void)starts;
  (void)least;
  return igraph_community_spinglass(&c->graph, &c->weights, NULL, NULL, &c->membership, NULL, SPINS, false, 1.0, 0.01, 0.99,
                                    IGRAPH_SPINCOMM_UPDATE_CONFIG, 1.0, IGRAPH_SPINCOMM_IMP_NEG, 1.0);
}

/* Takes a run over where it is better, or as good and first in order. */
static ent_status consider(ent__solution *out, const ent__asked *asked, uint32_t *camp, double score, bool first, ent_error *err) {
  uint32_t camps = 0;
  const ent__problem *problem = asked->problem;
  const ent__goal goal = ent__no_goal(asked->options);
  const ent_status status = ent__partition_number(problem, &goal, camp, &camps, err);
  if (status != ENT_OK) return status;
  if (!first && score < out->value - 1e-12) return ENT_OK;
  if (!first && score <= out->value + 1e-12 && ent__partition_compare(camp, out->camp, problem->nodes) >= 0) return ENT_OK;
  memcpy(out->camp, camp, problem->nodes * sizeof *camp);
  out->camps = camps;
  out->value = score;
  return ENT_OK;
}

/* Runs once; igraph's own numbers of groups go into camp. */
static ent_status run_once(uint32_t *camp, double *least, copy *c, const ent__asked *asked, run_fn *run, uint32_t start, ent_error *err) {
  ent__igraph session;
  ent__igraph_enter(&session, asked->effort->seed, asked->effort->stream + start);
  const ent_status status = ent__igraph_leave(&session, run(c, asked->effort->starts, least), err);
  if (status != ENT_OK) return status;
  for (uint32_t v = 0; v < asked->problem->nodes; v++) camp[v] = (uint32_t)VECTOR(c->membership)[v];
  return ENT_OK;
}

/* The best of so many runs by modularity, or by what the method itself makes least. */
static ent_status best_of(ent__solution *out, const ent__asked *asked, run_fn *run, uint32_t runs, ent_error *err) {
  copy c = {.made = 0};
  ent__igraph session;
  const ent__problem *problem = asked->problem;
  uint32_t *camp = ent__alloc(problem->nodes, sizeof *camp);
  out->camp = ent__alloc(problem->nodes, sizeof *out->camp);
  ent_status status = camp == NULL || out->camp == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) {
    ent__igraph_enter(&session, 0, 0);
    status = ent__igraph_leave(&session, make(&c, problem), err);
  }
  for (uint32_t start = 0; status == ENT_OK && start < runs; start++) {
    double least = NAN;
    double score = 0;
    status = run_once(camp, &least, &c, asked, run, start, err);
    if (status == ENT_OK && isnan(least)) status = ent__problem_modularity(problem, camp, &score, err);
    if (!isnan(least)) score = -least;
    if (status == ENT_OK) status = consider(out, asked, camp, score, start == 0, err);
    if (!isnan(least)) out->value = fabs(out->value);
  }
  destroy(&c);
  ent__free(camp);
  return status;
}

ent_status ent__optimal_modularity(ent__solution *out, const ent__asked *asked, ent_error *err) {
  return best_of(out, asked, optimal_modularity, 1, err);
}

ent_status ent__fast_greedy(ent__solution *out, const ent__asked *asked, ent_error *err) {
  return best_of(out, asked, fast_greedy, 1, err);
}

ent_status ent__louvain(ent__solution *out, const ent__asked *asked, ent_error *err) {
  return best_of(out, asked, louvain, asked->effort->starts, err);
}

ent_status ent__walktrap(ent__solution *out, const ent__asked *asked, ent_error *err) {
  return best_of(out, asked, walktrap, 1, err);
}

/* igraph makes the runs itself, and keeps the shortest. */
ent_status ent__infomap(ent__solution *out, const ent__asked *asked, ent_error *err) {
  return best_of(out, asked, infomap, 1, err);
}

ent_status ent__edge_betweenness(ent__solution *out, const ent__asked *asked, ent_error *err) {
  return best_of(out, asked, edge_betweenness, 1, err);
}

ent_status ent__label_propagation(ent__solution *out, const ent__asked *asked, ent_error *err) {
  return best_of(out, asked, label_propagation, asked->effort->starts, err);
}

/* igraph takes a connected network only. */
static ent_status spinglass_connected(ent__solution *out, const ent__asked *asked, ent_error *err) {
  return best_of(out, asked, spinglass, 1, err);
}

ent_status ent__spinglass(ent__solution *out, const ent__asked *asked, ent_error *err) {
  return ent__each_component(out, asked, spinglass_connected, err);
}
