/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of this folder share: the finding itself and the steps that fill it. */
#ifndef ENT_GRAPHS_COALITIONS_INTERNAL_H
#define ENT_GRAPHS_COALITIONS_INTERNAL_H

#include <entente/coalitions.h>

#include "graphs/coalitions/problem.h"
#include "graphs/coalitions/proof.h"
#include "graphs/coalitions/solve.h"

struct ent_coalitions {
  const ent_network *network;
  ent_coalition_options options;
  ent_coalition *list;
  uint32_t count;
  uint32_t *grouped;   /* the nodes, coalition by coalition; `list` points into it */
  ent_member *members; /* one for each node of the network */
  size_t nodes;
  ent_quality quality;
  uint32_t *frustrated; /* ties */
  size_t frustrated_count;
  uint32_t *together; /* pairs a < b, row by row: resamples in one coalition; NULL without */
  uint64_t *present;  /* nodes × words: a bit for each resample in which the node has a tie */
  size_t words;
  ent_certainty certainty;
  ent_draws *draws;
  size_t draw_count;
  uint32_t *consensus; /* nodes; NULL without */
  uint32_t *of_actor; /* actor of the dataset → coalition; NULL where nodes are no actors of one */
  ent_division *divisions;
  size_t division_count;
  ent_common *common;
  size_t common_count;
  ent_merge *tree; /* of `hierarchical`; NULL otherwise */
  size_t tree_count;
};

/* What a method is given that yields a partition by a way of its own. */
typedef struct ent__asked {
  const ent_network *network;  /* for the profiles of its nodes */
  const ent__problem *problem; /* its ties, at least one */
  const ent_coalition_options *options;
  const ent__effort *effort; /* seed, stream, and how many runs of what is random */
} ent__asked;

/* Fills *out, its camps numbered and its value the method's own score. The caller ends *out, also on failure. */
typedef ent_status ent__partition_fn(ent__solution *out, const ent__asked *asked, ent_error *err);

/* A method: what it seeks, and how it judges what was found. */
typedef struct ent__method {
  ent__goal (*goal)(const ent_coalition_options *options);
  /* Fills objective and bound of the quality. */
  void (*judge)(ent_quality *quality, const ent__problem *problem, const ent__solution *solution,
                const ent_coalition_options *options, const ent__proof *proof);
  ent__partition_fn *partition; /* NULL: the local search for the goal */
  uint32_t most;                /* nodes it takes; 0: any number */
  double most_work;             /* by `work`, beside other methods (comparison.c); 0: any */
  double (*work)(const ent__problem *problem); /* how its cost grows */
  bool slow;                    /* too slow for resamples */
} ent__method;

/* Returns the row and the workings of a method by its name, NULL where there is none. */
const ent_method *ent__method_find(const ent__method **workings, const char *name);

/* Fills the ties that count: all, or with options->positive those that are positive. */
ent_status ent__coalitions_problem(ent__problem *out, const ent_network *network, const ent_coalition_options *options,
                                   ent_error *err);

/*
 * Finds a partition by the method of the options: ent__solve for its goal, or a way of its own, to
 * which the effort's warm start and rounds mean nothing.
 */
ent_status ent__coalitions_solve(ent__solution *out, const ent_network *network, const ent__problem *problem,
                                 const ent_coalition_options *options, const ent__goal *goal,
                                 const ent__effort *effort, ent_error *err);

/* Of the methods that have a way of their own: no goal, the score as it is, no bound. */
ent__goal ent__no_goal(const ent_coalition_options *options);
void ent__score_judge(ent_quality *quality, const ent__problem *problem, const ent__solution *solution,
                      const ent_coalition_options *options, const ent__proof *proof);

ent__partition_fn ent__optimal_modularity, ent__fast_greedy, ent__louvain, ent__walktrap, ent__infomap,
    ent__edge_betweenness, ent__leading_eigenvector, ent__label_propagation, ent__spinglass, ent__hierarchical,
    ent__concor;

ent__goal ent__signed_goal(const ent_coalition_options *options);
void ent__signed_judge(ent_quality *quality, const ent__problem *problem, const ent__solution *solution,
                       const ent_coalition_options *options, const ent__proof *proof);
ent__goal ent__balance_goal(const ent_coalition_options *options);
void ent__balance_judge(ent_quality *quality, const ent__problem *problem, const ent__solution *solution,
                        const ent_coalition_options *options, const ent__proof *proof);

/* Each fills its part of the finding, in this order. */
ent_status ent__coalitions_quality(ent_coalitions *coalitions, const ent__problem *problem,
                                   const ent__solution *solution, const ent__method *method,
                                   const ent__proof *proof, ent_error *err);
ent_status ent__coalitions_stability(ent_coalitions *coalitions, ent_error *err);
/* Fills the consensus partition from the counts of pairs. */
ent_status ent__coalitions_consensus(ent_coalitions *coalitions, ent_error *err);
ent_status ent__coalitions_name(ent_coalitions *coalitions, ent_error *err);
ent_status ent__coalitions_explain(ent_coalitions *coalitions, ent_error *err);

/* Tells whether a finding is whole: see check.c. */
bool ent__coalitions_check(const ent_coalitions *coalitions);

/* Returns the place of a pair in `together`, a and b different. */
size_t ent__coalitions_pair(const ent_coalitions *coalitions, uint32_t a, uint32_t b);

/* The streams of the seed: each use of random numbers has its own. */
#define ENT__STREAM_BOUND ((uint64_t)1 << 32)
#define ENT__STREAM_SOLVE ((uint64_t)2 << 32)
#define ENT__STREAM_CONSENSUS ((uint64_t)1 << 62)
#define ENT__STREAM_DRAW ((uint64_t)3 << 32)                                 /* + number of the resample */
#define ENT__STREAM_RESOLVE(r) (((uint64_t)4 << 32) + ((uint64_t)(r) << 32)) /* of resample r */

#endif
