/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one way to a partition, of the data and of a resample of them. */
#include <math.h>

#include "engine/base/error.h"
#include "graphs/coalitions/internal.h"

ent_status ent__coalitions_problem(ent__problem *out, const ent_network *network, const ent_coalition_options *options,
                                   ent_error *err) {
  return options->positive ? ent__problem_init_positive(out, network, err) : ent__problem_init(out, network, err);
}

ent__goal ent__no_goal(const ent_coalition_options *options) {
  (void)options;
  const ent__goal goal = {.resolution = 0, .camps = 0};
  return goal;
}

void ent__score_judge(ent_quality *quality, const ent__problem *problem, const ent__solution *solution,
                      const ent_coalition_options *options, const ent__proof *proof) {
  (void)problem;
  (void)options;
  (void)proof;
  quality->objective = solution->value;
  quality->bound = NAN;
}

ent_status ent__coalitions_solve(ent__solution *out, const ent_network *network, const ent__problem *problem,
                                 const ent_coalition_options *options, const ent__goal *goal,
                                 const ent__effort *effort, ent_error *err) {
  const ent__method *method = NULL;
  const ent_method *row = ent__method_find(&method, options->method);
  const ent__asked asked = {.network = network, .problem = problem, .options = options, .effort = effort};
  if (method->partition == NULL) return ent__solve(out, problem, goal, effort, err);
  if (method->most > 0 && problem->nodes > method->most) {
    return ent__fail(err, ENT_E_LIMIT, "method '%s' takes at most %u actors with ties, and there are %u", row->name,
                     (unsigned)method->most, (unsigned)problem->nodes);
  }
  *out = (ent__solution){.equally_good = 1};
  return problem->nodes > 0 ? method->partition(out, &asked, err) : ENT_OK;
}
