/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The local search from several starts. docs/coalitions.md describes it. */
#ifndef ENT_GRAPHS_COALITIONS_SOLVE_H
#define ENT_GRAPHS_COALITIONS_SOLVE_H

#include <entente/coalitions.h>

#include "graphs/coalitions/problem.h"

typedef struct ent__solution {
  uint32_t *camp; /* nodes of the problem: numbered by ent__partition_number */
  uint32_t camps;
  double value;          /* Σ inner (w - γ) */
  uint32_t equally_good; /* different best partitions met */
  ent_merge *tree;       /* of `hierarchical`: nodes - 1 merges, in nodes of the problem; NULL otherwise */
  uint32_t searches;     /* searches made, each from a start of its own */
} ent__solution;

/*
 * How hard to search. What a search costs is counted in ties looked at; on large networks fewer
 * starts are made than asked for (never fewer than one), and fewer perturbations: see solve.c.
 */
typedef struct ent__effort {
  uint32_t starts;      /* cold ones */
  uint32_t rounds;      /* perturbations for each start, times the nodes */
  uint32_t most;        /* and at most this many */
  const uint32_t *warm; /* a partition to start from as well (labels below `slots`), or NULL */
  uint64_t seed;
  uint64_t stream; /* streams from here to here + 2^32 are used */
} ent__effort;

/* Solves a problem. The caller ends *out with ent__solution_clear, also on failure. */
ent_status ent__solve(ent__solution *out, const ent__problem *problem, const ent__goal *goal,
                      const ent__effort *effort, ent_error *err);
void ent__solution_clear(ent__solution *solution);

#endif
