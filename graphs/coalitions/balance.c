/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Method `balance`: minimise the weight of frustrated ties, positive ones between camps and negative
 * ones within. Two camps: the frustration index (Aref, Mason & Wilson 2018); more, or any number:
 * clusterability (Davis 1967; Doreian & Mrvar 1996). Since frustration = Σ positive w - Σ inner w,
 * the search is that of `signed` with γ = 0.
 */
#include <math.h>

#include "graphs/coalitions/bound.h"
#include "graphs/coalitions/internal.h"

ent__goal ent__balance_goal(const ent_coalition_options *options) {
  const ent__goal goal = {.resolution = 0, .camps = (uint32_t)options->camps};
  return goal;
}

ent_status ent__balance_judge(ent_quality *quality, const ent__problem *problem,
                              const ent__solution *solution, const ent_coalition_options *options,
                              ent_error *err) {
  double bound = 0;
  ent_status status = ENT_OK;
  quality->objective = ent__problem_frustration(problem, solution->camp);
  if (options->camps == 1) {
    /* There is but one partition. */
    bound = quality->objective;
  } else {
    const ent__balance balance = options->camps == 2 ? ENT__BALANCE_TWO : ENT__BALANCE_ANY;
    status = ent__bound_frustration(&bound, problem, 0, balance, solution->camp, options->seed, err);
  }
  quality->bound = fmin(bound, quality->objective);
  return status;
}
