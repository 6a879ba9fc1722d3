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
  uint32_t *of_actor; /* actor of the dataset → coalition; NULL where nodes are no actors of one */
  ent_division *divisions;
  size_t division_count;
  ent_common *common;
  size_t common_count;
};

/* A method: what it seeks, and how it judges what was found. */
typedef struct ent__method {
  ent__goal (*goal)(const ent_coalition_options *options);
  /* Fills objective and bound of the quality. */
  void (*judge)(ent_quality *quality, const ent__problem *problem, const ent__solution *solution,
                const ent_coalition_options *options, const ent__proof *proof);
} ent__method;

/* Returns the row and the workings of a method by its name, NULL where there is none. */
const ent_method *ent__method_find(const ent__method **workings, const char *name);

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
ent_status ent__coalitions_stability(ent_coalitions *coalitions, const ent__goal *goal, ent_error *err);
ent_status ent__coalitions_name(ent_coalitions *coalitions, ent_error *err);
ent_status ent__coalitions_explain(ent_coalitions *coalitions, ent_error *err);

/* Tells whether a finding is whole: see check.c. */
bool ent__coalitions_check(const ent_coalitions *coalitions);

/* Returns the place of a pair in `together`, a and b different. */
size_t ent__coalitions_pair(const ent_coalitions *coalitions, uint32_t a, uint32_t b);

/* The streams of the seed: each use of random numbers has its own. */
#define ENT__STREAM_BOUND ((uint64_t)1 << 32)
#define ENT__STREAM_SOLVE ((uint64_t)2 << 32)
#define ENT__STREAM_DRAW ((uint64_t)3 << 32)                                 /* + number of the resample */
#define ENT__STREAM_RESOLVE(r) (((uint64_t)4 << 32) + ((uint64_t)(r) << 32)) /* of resample r */

#endif
