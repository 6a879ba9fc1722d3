/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/solve.h"

#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/coalitions/leiden.h"
#include "graphs/coalitions/partition.h"
#include "graphs/coalitions/search.h"

/*
 * No start is begun once so many half ties have been looked at. On networks that do not fit into
 * the processor's caches each look takes the longer, and one pass the more of them: there the number falls
 * with the ties. 20 starts of a network of some thousands of ties stay below it; one of a million ties is above.
 */
static const double most_looked = 536870912;   /* 2^29 */
static const double fits_caches = 131072;      /* 2^17 half ties */
enum { SHARE_OF_PERTURBING = 4, LEAST_PASSES = 2 };

/* What the starts share. */
typedef struct solver {
  const ent__problem *problem;
  const ent__goal *goal;
  const ent__effort *effort;
  ent__search search;
  ent__leiden *leiden; /* where the number of camps is free */
  uint32_t *camp;      /* the partition of this start */
  uint32_t *size;      /* scratch */
  uint64_t *hashes;    /* of the best partitions */
  ent__solution *best;
} solver;

static void clear(solver *s) {
  ent__free(s->hashes);
  ent__free(s->size);
  ent__free(s->camp);
  ent__leiden_free(s->leiden);
  ent__search_clear(&s->search);
}

static ent_status prepare(solver *s, ent_error *err) {
  const uint32_t nodes = s->problem->nodes;
  ent_status status = ent__search_init(&s->search, s->problem, s->goal, err);
  if (status != ENT_OK) return status;
  if (s->goal->camps == 0) {
    status = ent__leiden_new(&s->leiden, s->problem, s->goal->resolution, err);
    if (status != ENT_OK) return status;
  }
  s->camp = ent__alloc(nodes, sizeof *s->camp);
  s->size = ent__alloc(nodes, sizeof *s->size);
  s->hashes = ent__alloc((size_t)s->effort->starts + 1, sizeof *s->hashes);
  s->best->camp = ent__alloc(nodes, sizeof *s->best->camp);
  if (s->camp == NULL || s->size == NULL || s->hashes == NULL || s->best->camp == NULL)
    return ent__nomem(err);
  return ENT_OK;
}

/* A number of camps that is fixed: each node in any, at random. */
static void begin_random(solver *s) {
  for (uint32_t v = 0; v < s->problem->nodes; v++)
    s->camp[v] = ent__rng_below(&s->search.rng, s->search.slots);
  ent__search_begin(&s->search, s->camp);
}

/* Any number: each node by itself, moves in random order. */
static void begin_apart(solver *s) {
  const uint32_t nodes = s->problem->nodes;
  for (uint32_t v = 0; v < nodes; v++) s->camp[v] = v;
  ent__search_begin(&s->search, s->camp);
  ent__rng_shuffle(&s->search.rng, s->camp, nodes);
  for (uint32_t i = 0; i < nodes; i++) ent__search_enqueue(&s->search, s->camp[i]);
  ent__search_drain(&s->search);
}

static ent_status begin(solver *s, uint32_t start, ent_error *err) {
  if (s->goal->camps != 0) {
    begin_random(s);
  } else if (start % 2 == 1) {
    begin_apart(s);
  } else {
    /* The upper half of the streams is igraph's. */
    const uint64_t stream = s->effort->stream + 0x80000000u + start;
    const ent_status status = ent__leiden_run(s->leiden, s->camp, s->effort->seed, stream, err);
    if (status != ENT_OK) return status;
    ent__search_begin(&s->search, s->camp);
  }
  return ENT_OK;
}

/* Takes this start's partition over where it is the best, or as good and first in order. */
static void consider(solver *s, uint32_t camps, double value) {
  ent__solution *best = s->best;
  const uint32_t nodes = s->problem->nodes;
  const double tolerance = ent__problem_tolerance(s->problem);
  if (best->equally_good > 0 && value < best->value - tolerance) return;
  const uint64_t hash = ent__partition_hash(s->camp, nodes);
  bool better = best->equally_good == 0 || value > best->value + tolerance;
  if (better) {
    best->equally_good = 0;
  } else {
    for (uint32_t i = 0; i < best->equally_good; i++) {
      if (s->hashes[i] == hash) return;
    }
    better = ent__partition_compare(s->camp, best->camp, nodes) < 0;
  }
  s->hashes[best->equally_good++] = hash;
  if (!better) return;
  memcpy(best->camp, s->camp, nodes * sizeof *best->camp);
  best->camps = camps;
  best->value = value;
}

/* Polishes, and writes the partition into s->camp, numbered. */
static ent_status settle(solver *s, uint32_t *camps, ent_error *err) {
  ent__search_polish(&s->search);
  memcpy(s->camp, s->search.camp, s->problem->nodes * sizeof *s->camp);
  return ent__partition_number(s->problem, s->goal, s->camp, camps, err);
}

static double half_ties(const solver *s) { return (double)s->problem->first[s->problem->nodes]; }

static uint64_t looks_allowed(const solver *s) {
  return (uint64_t)(most_looked * fmin(1, fits_caches / fmax(1, half_ties(s))));
}

/* What the perturbations of one start may cost: a part of the whole, and two passes at least. */
static uint64_t perturbing_allowed(const solver *s) {
  const uint64_t least = LEAST_PASSES * (uint64_t)half_ties(s);
  const uint64_t share = looks_allowed(s) / SHARE_OF_PERTURBING;
  return share > least ? share : least;
}

/* Searches on from where the search stands, and considers where that leads. */
static ent_status finish(solver *s, ent_error *err) {
  const uint64_t wanted = (uint64_t)s->effort->rounds * s->problem->nodes;
  uint32_t camps = 0;
  ent_status status = settle(s, &camps, err);
  if (status != ENT_OK) return status;
  /* Begun anew, the camps in use are side by side in memory, and rounding of the cache is forgotten. */
  ent__search_begin(&s->search, s->camp);
  ent__search_perturb(&s->search, wanted < s->effort->most ? (uint32_t)wanted : s->effort->most,
                      s->search.looked + perturbing_allowed(s));
  s->best->searches++;
  status = settle(s, &camps, err);
  if (status != ENT_OK) return status;
  consider(s, camps, ent__problem_value(s->problem, s->goal->resolution, s->camp, s->size, camps));
  return ENT_OK;
}

/* Without a negative tie, and with no price on a pair, nothing is better than all that hangs together. */
static bool all_agree(const ent__problem *problem, const ent__goal *goal) {
  if (goal->camps != 0 || goal->resolution > 0) return false;
  for (size_t e = 0; e < problem->first[problem->nodes]; e++)
    if (problem->weight[e] < 0) return false;
  return true;
}

static ent_status take_components(ent__solution *out, const ent__problem *problem, const ent__goal *goal, ent_error *err) {
  uint32_t *size = ent__alloc(problem->components, sizeof *size);
  out->camp = ent__alloc(problem->nodes, sizeof *out->camp);
  ent_status status = size == NULL || out->camp == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) {
    memcpy(out->camp, problem->component, problem->nodes * sizeof *out->camp);
    status = ent__partition_number(problem, goal, out->camp, &out->camps, err);
  }
  if (status == ENT_OK) {
    out->value = ent__problem_value(problem, goal->resolution, out->camp, size, out->camps);
    out->equally_good = 1;
    out->searches = 1;
  }
  ent__free(size);
  return status;
}

ent_status ent__solve(ent__solution *out, const ent__problem *problem, const ent__goal *goal,
                      const ent__effort *effort, ent_error *err) {
  /* From the largest weight on, γ leaves every node alone; a larger one changes nothing but overflows. */
  const ent__goal bounded = {.resolution = fmin(goal->resolution, 2 * problem->largest),
                             .camps = goal->camps};
  solver s = {.problem = problem, .goal = &bounded, .effort = effort, .best = out};
  memset(out, 0, sizeof *out);
  if (problem->nodes == 0) return ENT_OK;
  if (all_agree(problem, goal)) return take_components(out, problem, goal, err);
  ent_status status = prepare(&s, err);
  if (status == ENT_OK && effort->warm != NULL) {
    ent__rng_seed(&s.search.rng, effort->seed, effort->stream + effort->starts);
    ent__search_begin(&s.search, effort->warm);
    status = finish(&s, err);
  }
  for (uint32_t start = 0; status == ENT_OK && start < effort->starts; start++) {
    if (start > 0 && s.search.looked >= looks_allowed(&s)) break;
    ent__rng_seed(&s.search.rng, effort->seed, effort->stream + start);
    status = begin(&s, start, err);
    if (status == ENT_OK) status = finish(&s, err);
  }
  clear(&s);
  return status;
}

void ent__solution_clear(ent__solution *solution) {
  ent__free(solution->camp);
  ent__free(solution->tree);
  memset(solution, 0, sizeof *solution);
}
