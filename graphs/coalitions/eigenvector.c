/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Method `leading-eigenvector` (Newman 2006): a group g, at first each connected component, is split
 * by the signs of the leading eigenvector of its modularity matrix
 *
 *   B_ij = w_ij - s_i s_j / 2W - δ_ij Σ_l∈g (w_il - s_i s_l / 2W)
 *
 * as long as that makes modularity larger. igraph has the method, but lets ARPACK choose where to
 * start by a state that lives on between calls: two runs may differ. Here groups to 400 go to LAPACK,
 * which has no such state, and larger ones to igraph's ARPACK from a start of our own.
 */
#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/coalitions/internal.h"
#include "graphs/coalitions/modularity.h"
#include "graphs/coalitions/partition.h"
#include "graphs/igraph_bridge.h"

enum { MOST_DENSE = 400 };

/* An eigenvalue, or a share of a vector of length 1, below this is 0. */
static const double nothing = 1e-8;

typedef struct splitter {
  const ent__problem *problem;
  uint32_t *camp;     /* of each node */
  uint32_t *member;   /* the nodes of the group */
  uint32_t *place;    /* the place of a node in it */
  uint32_t size;      /* of the group */
  uint32_t group;
  double *strength;   /* Σ w of each node, weights divided by the largest */
  double *inner;      /* Σ w of each member within the group */
  double twice;       /* 2W */
  double of_group;    /* Σ s of the group */
  double *vector;     /* of the group: the leading eigenvector */
} splitter;

static ent_status prepare(splitter *s, const ent__problem *problem, ent_error *err) {
  const uint32_t nodes = problem->nodes;
  s->problem = problem;
  s->camp = ent__alloc(nodes, sizeof *s->camp);
  s->member = ent__alloc(nodes, sizeof *s->member);
  s->place = ent__alloc(nodes, sizeof *s->place);
  s->strength = ent__zalloc(nodes, sizeof *s->strength);
  s->inner = ent__alloc(nodes, sizeof *s->inner);
  s->vector = ent__alloc(nodes, sizeof *s->vector);
  if (s->camp == NULL || s->member == NULL || s->place == NULL || s->strength == NULL || s->inner == NULL || s->vector == NULL)
    return ent__nomem(err);
  for (uint32_t v = 0; v < nodes; v++) {
    s->camp[v] = problem->component[v];
    for (size_t e = problem->first[v]; e < problem->first[v + 1]; e++) s->strength[v] += problem->weight[e] / problem->largest;
    s->twice += s->strength[v];
  }
  return ENT_OK;
}

static void clear(splitter *s) {
  ent__free(s->camp);
  ent__free(s->member);
  ent__free(s->place);
  ent__free(s->strength);
  ent__free(s->inner);
  ent__free(s->vector);
}

static void take_group(splitter *s, uint32_t group) {
  s->group = group;
  s->size = 0;
  s->of_group = 0;
  for (uint32_t v = 0; v < s->problem->nodes; v++) {
    if (s->camp[v] != group) continue;
    s->place[v] = s->size;
    s->member[s->size++] = v;
    s->of_group += s->strength[v];
  }
  for (uint32_t i = 0; i < s->size; i++) {
    const uint32_t v = s->member[i];
    s->inner[i] = 0;
    for (size_t e = s->problem->first[v]; e < s->problem->first[v + 1]; e++)
      if (s->camp[s->problem->to[e]] == group) s->inner[i] += s->problem->weight[e] / s->problem->largest;
  }
}

/* What the matrix takes off its diagonal. */
static double row_sum(const splitter *s, uint32_t i) {
  return s->inner[i] - s->strength[s->member[i]] * s->of_group / s->twice;
}

/* to = B from */
static void multiply(const splitter *s, double *to, const double *from) {
  double along = 0;
  for (uint32_t i = 0; i < s->size; i++) along += s->strength[s->member[i]] * from[i];
  for (uint32_t i = 0; i < s->size; i++) {
    const uint32_t v = s->member[i];
    double sum = -s->strength[v] * along / s->twice - row_sum(s, i) * from[i];
    for (size_t e = s->problem->first[v]; e < s->problem->first[v + 1]; e++) {
      const uint32_t u = s->problem->to[e];
      if (s->camp[u] == s->group) sum += s->problem->weight[e] / s->problem->largest * from[s->place[u]];
    }
    to[i] = sum;
  }
}

static igraph_error_t multiply_for_arpack(igraph_real_t *to, const igraph_real_t *from, int n, void *extra) {
  (void)n;
  multiply(extra, to, from);
  return IGRAPH_SUCCESS;
}

static void fill_matrix(const splitter *s, igraph_matrix_t *matrix) {
  for (uint32_t i = 0; i < s->size; i++) {
    const uint32_t v = s->member[i];
    for (uint32_t j = 0; j < s->size; j++) MATRIX(*matrix, i, j) = -s->strength[v] * s->strength[s->member[j]] / s->twice;
    for (size_t e = s->problem->first[v]; e < s->problem->first[v + 1]; e++) {
      const uint32_t u = s->problem->to[e];
      if (s->camp[u] == s->group) MATRIX(*matrix, i, s->place[u]) += s->problem->weight[e] / s->problem->largest;
    }
    MATRIX(*matrix, i, i) -= row_sum(s, i);
  }
}

static igraph_error_t by_lapack(splitter *s, double *value, igraph_matrix_t *vectors, igraph_vector_t *values) {
  igraph_matrix_t matrix;
  igraph_error_t code = igraph_matrix_init(&matrix, s->size, s->size);
  if (code != IGRAPH_SUCCESS) return code;
  fill_matrix(s, &matrix);
  const int last = (int)s->size;
  code = igraph_lapack_dsyevr(&matrix, IGRAPH_LAPACK_DSYEV_SELECT, 0, 0, 0, last, last, 0, values, vectors, NULL);
  if (code == IGRAPH_SUCCESS) *value = VECTOR(*values)[0];
  igraph_matrix_destroy(&matrix);
  return code;
}

static igraph_error_t by_arpack(splitter *s, double *value, igraph_matrix_t *vectors, igraph_vector_t *values, ent__rng *rng) {
  igraph_arpack_options_t options;
  igraph_arpack_options_init(&options);
  options.n = (int)s->size;
  options.nev = 1;
  options.ncv = 0;
  options.which[0] = 'L';
  options.which[1] = 'A';
  options.start = 1;
  igraph_error_t code = igraph_matrix_resize(vectors, s->size, 1);
  if (code != IGRAPH_SUCCESS) return code;
  for (uint32_t i = 0; i < s->size; i++) MATRIX(*vectors, i, 0) = 2 * ent__rng_unit(rng) - 1;
  code = igraph_arpack_rssolve(multiply_for_arpack, s, &options, NULL, values, vectors);
  if (code == IGRAPH_SUCCESS && options.nconv < 1) code = IGRAPH_ARPACK_FAILED;
  if (code == IGRAPH_SUCCESS) *value = VECTOR(*values)[0];
  return code;
}

/* Finds the leading eigenvalue and its vector, the first share that is not 0 positive. */
static igraph_error_t lead(splitter *s, double *value, ent__rng *rng) {
  igraph_matrix_t vectors;
  igraph_vector_t values;
  igraph_error_t code = igraph_matrix_init(&vectors, 0, 0);
  if (code != IGRAPH_SUCCESS) return code;
  code = igraph_vector_init(&values, 0);
  if (code == IGRAPH_SUCCESS) {
    code = s->size <= MOST_DENSE ? by_lapack(s, value, &vectors, &values) : by_arpack(s, value, &vectors, &values, rng);
    double side = 0;
    for (uint32_t i = 0; code == IGRAPH_SUCCESS && i < s->size; i++) {
      const double share = MATRIX(vectors, i, 0);
      if (side == 0 && fabs(share) >= nothing) side = share < 0 ? -1 : 1;
      s->vector[i] = fabs(share) < nothing ? 0 : side * share;
    }
    igraph_vector_destroy(&values);
  }
  igraph_matrix_destroy(&vectors);
  return code;
}

/* Splits the group where that is worth it; the second part is numbered `next`. */
static bool split(splitter *s, double value, uint32_t next, double *signs, double *product) {
  uint32_t away = 0;
  if (value < nothing) return false;
  for (uint32_t i = 0; i < s->size; i++) {
    signs[i] = s->vector[i] < 0 ? -1 : 1;
    away += s->vector[i] < 0;
  }
  if (away == 0 || away == s->size) return false;
  multiply(s, product, signs);
  double gain = 0;
  for (uint32_t i = 0; i < s->size; i++) gain += signs[i] * product[i];
  if (gain < nothing * s->twice) return false;
  for (uint32_t i = 0; i < s->size; i++)
    if (signs[i] < 0) s->camp[s->member[i]] = next;
  return true;
}

/* Tries each group in turn, those that come of splits too. */
static ent_status split_all(splitter *s, const ent__asked *asked, ent_error *err) {
  ent__igraph session;
  ent__rng rng;
  uint32_t groups = s->problem->components;
  double *scratch = ent__alloc(2 * (size_t)s->problem->nodes, sizeof *scratch);
  if (scratch == NULL) return ent__nomem(err);
  ent__rng_seed(&rng, asked->effort->seed, asked->effort->stream);
  ent__igraph_enter(&session, asked->effort->seed, asked->effort->stream);
  igraph_error_t code = IGRAPH_SUCCESS;
  for (uint32_t g = 0; code == IGRAPH_SUCCESS && g < groups;) {
    double value = 0;
    take_group(s, g);
    if (s->size > 2) code = lead(s, &value, &rng);
    if (code == IGRAPH_SUCCESS && s->size > 2 && split(s, value, groups, scratch, scratch + s->size))
      groups++;
    else
      g++;
  }
  const ent_status status = ent__igraph_leave(&session, code, err);
  ent__free(scratch);
  return status;
}

ent_status ent__leading_eigenvector(ent__solution *out, const ent__asked *asked, ent_error *err) {
  splitter s = {.camp = NULL};
  const ent__goal goal = ent__no_goal(asked->options);
  ent_status status = prepare(&s, asked->problem, err);
  if (status == ENT_OK) status = split_all(&s, asked, err);
  if (status == ENT_OK) {
    out->camp = s.camp;
    s.camp = NULL;
    status = ent__partition_number(asked->problem, &goal, out->camp, &out->camps, err);
  }
  if (status == ENT_OK) status = ent__problem_modularity(asked->problem, out->camp, &out->value, err);
  clear(&s);
  return status;
}
