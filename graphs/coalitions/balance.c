/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Method `balance`: minimise the weight of frustrated ties, positive ones between camps and negative
 * ones within. Two camps: the frustration index (Aref, Mason & Wilson 2018); more, or any number:
 * clusterability (Davis 1967; Doreian & Mrvar 1996). Since frustration = Σ positive w - Σ inner w,
 * the search is that of `signed` with γ = 0.
 */
#include <math.h>

#include "graphs/coalitions/internal.h"

ent__goal ent__balance_goal(const ent_coalition_options *options) {
  const ent__goal goal = {.resolution = 0, .camps = (uint32_t)options->camps};
  return goal;
}

void ent__balance_judge(ent_quality *quality, const ent__problem *problem, const ent__solution *solution,
                        const ent_coalition_options *options, const ent__proof *proof) {
  (void)options;
  quality->objective = ent__problem_frustration(problem, solution->camp);
  quality->bound = fmin(proof->frustration, quality->objective);
}
