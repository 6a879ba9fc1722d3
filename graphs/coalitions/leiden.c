/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/leiden.h"

#include "engine/base/mem.h"
#include "graphs/igraph_bridge.h"

/* How freely the refinement strays, on weights scaled to at most 1; igraph's own default. */
static const double randomness = 0.01;
enum { ITERATIONS = 2 };

struct ent__leiden {
  igraph_t graph;
  igraph_vector_t weights; /* divided by the largest, so that `randomness` has one meaning */
  igraph_vector_t ones;    /* node weights: each node counts 1 in γ (constant Potts model) */
  igraph_vector_int_t membership;
  double resolution;
  uint32_t nodes;
  int made; /* how many of the four members above are initialised */
};

static igraph_error_t fill(ent__leiden *leiden, const ent__problem *problem, igraph_vector_int_t *ends) {
  igraph_integer_t t = 0;
  for (uint32_t v = 0; v < problem->nodes; v++) {
    for (size_t e = problem->first[v]; e < problem->first[v + 1]; e++) {
      if (problem->to[e] < v) continue;
      VECTOR(*ends)[2 * t] = v;
      VECTOR(*ends)[2 * t + 1] = problem->to[e];
      VECTOR(leiden->weights)[t++] = problem->weight[e] / problem->largest;
    }
  }
  igraph_vector_fill(&leiden->ones, 1.0);
  return igraph_create(&leiden->graph, ends, problem->nodes, IGRAPH_UNDIRECTED);
}

/* Initialises the members in the order in which ent__leiden_free counts them back. */
static igraph_error_t make(ent__leiden *leiden, const ent__problem *problem) {
  igraph_vector_int_t ends;
  const igraph_integer_t ties = (igraph_integer_t)problem->ties;
  igraph_error_t code = igraph_vector_init(&leiden->weights, ties);
  if (code != IGRAPH_SUCCESS) return code;
  leiden->made++;
  code = igraph_vector_init(&leiden->ones, problem->nodes);
  if (code != IGRAPH_SUCCESS) return code;
  leiden->made++;
  code = igraph_vector_int_init(&leiden->membership, problem->nodes);
  if (code != IGRAPH_SUCCESS) return code;
  leiden->made++;
  code = igraph_vector_int_init(&ends, 2 * ties);
  if (code != IGRAPH_SUCCESS) return code;
  code = fill(leiden, problem, &ends);
  if (code == IGRAPH_SUCCESS) leiden->made++;
  igraph_vector_int_destroy(&ends);
  return code;
}

ent_status ent__leiden_new(ent__leiden **out, const ent__problem *problem, double resolution,
                           ent_error *err) {
  ent__igraph session;
  *out = NULL;
  ent__leiden *leiden = ent__zalloc(1, sizeof *leiden);
  if (leiden == NULL) return ent__nomem(err);
  leiden->nodes = problem->nodes;
  leiden->resolution = resolution / problem->largest;
  ent__igraph_enter(&session, 0, 0);
  const ent_status status = ent__igraph_leave(&session, make(leiden, problem), err);
  if (status != ENT_OK) {
    ent__leiden_free(leiden);
    return status;
  }
  *out = leiden;
  return ENT_OK;
}

void ent__leiden_free(ent__leiden *leiden) {
  if (leiden == NULL) return;
  if (leiden->made > 3) igraph_destroy(&leiden->graph);
  if (leiden->made > 2) igraph_vector_int_destroy(&leiden->membership);
  if (leiden->made > 1) igraph_vector_destroy(&leiden->ones);
  if (leiden->made > 0) igraph_vector_destroy(&leiden->weights);
  ent__free(leiden);
}

ent_status ent__leiden_run(ent__leiden *leiden, uint32_t *camp, uint64_t seed, uint64_t stream,
                           ent_error *err) {
  ent__igraph session;
  igraph_integer_t clusters = 0;
  ent__igraph_enter(&session, seed, stream);
  const igraph_error_t code =
      igraph_community_leiden(&leiden->graph, &leiden->weights, &leiden->ones, leiden->resolution, randomness,
                              false, ITERATIONS, &leiden->membership, &clusters, NULL);
  const ent_status status = ent__igraph_leave(&session, code, err);
  if (status != ENT_OK) return status;
  for (uint32_t v = 0; v < leiden->nodes; v++) camp[v] = (uint32_t)VECTOR(leiden->membership)[v];
  return ENT_OK;
}
