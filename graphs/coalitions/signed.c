/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Method `signed`: maximise Σ over pairs in one coalition of (w - γ), absent ties counting 0
 * (constant Potts model with negative ties, Traag & Bruggeman 2009; γ = 0 is correlation
 * clustering, Bansal, Blum & Chawla 2004).
 */
#include <math.h>

#include "graphs/coalitions/internal.h"

ent__goal ent__signed_goal(const ent_coalition_options *options) {
  const ent__goal goal = {.resolution = options->resolution, .camps = 0};
  return goal;
}

/*
 * No partition is worth more than Σ (w - γ)+ over the ties, less what every partition must lose by
 * cycles that it cannot satisfy. Pairs without a tie only cost, so leaving them out keeps it a bound.
 */
void ent__signed_judge(ent_quality *quality, const ent__problem *problem, const ent__solution *solution,
                       const ent_coalition_options *options, const ent__proof *proof) {
  const double gamma = options->resolution;
  double most = 0;
  for (uint32_t v = 0; v < problem->nodes; v++) {
    for (size_t e = problem->first[v]; e < problem->first[v + 1]; e++) {
      if (problem->to[e] > v) most += fmax(0, problem->weight[e] - gamma);
    }
  }
  quality->objective = solution->value;
  quality->bound = fmax(most - proof->frustration, solution->value);
}
