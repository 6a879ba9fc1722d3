/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/again.h"

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/coalitions/internal.h"

/* Searched less hard than the data: the two starts check each other. */
enum { ROUNDS = 2, MOST_ROUNDS = 1000 };

/* Labels dense. A node that was unaligned begins by itself, or (a fixed number of camps) in the first camp. */
static void carry_over(uint32_t *warm, uint32_t *label, const ent_coalitions *coalitions, const ent__problem *problem,
                       const uint32_t *before, bool fixed) {
  uint32_t next = 0;
  for (uint32_t c = 0; c < coalitions->count; c++) label[c] = ENT_NONE;
  for (uint32_t v = 0; v < problem->nodes; v++) {
    const uint32_t node = problem->network_node[v];
    const uint32_t c = coalitions->members[before == NULL ? node : before[node]].coalition;
    if (c == ENT_NONE) {
      warm[v] = fixed ? 0 : next++;
      continue;
    }
    if (label[c] == ENT_NONE) label[c] = next++;
    warm[v] = label[c];
  }
}

ent_status ent__coalitions_again(uint32_t *camp, uint32_t *camps, const ent_coalitions *coalitions, const ent_network *network,
                                 const uint32_t *before, uint32_t turn, ent_error *err) {
  size_t nodes;
  const ent__method *method = NULL;
  const ent_coalition_options *options = &coalitions->options;
  ent__problem problem = {.nodes = 0};
  ent__solution solution = {.camp = NULL};
  uint32_t *warm = NULL, *label = NULL;
  (void)ent__method_find(&method, options->method);
  (void)ent_network_nodes(network, &nodes);
  const ent__goal goal = method->goal(options);
  ent_status status = ent__coalitions_problem(&problem, network, options, err);
  if (status != ENT_OK) goto fail;
  warm = ent__alloc(problem.nodes, sizeof *warm);
  label = ent__alloc(coalitions->count, sizeof *label);
  if (warm == NULL || label == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  carry_over(warm, label, coalitions, &problem, before, goal.camps != 0);
  const ent__effort effort = {.starts = 1, .rounds = ROUNDS, .most = MOST_ROUNDS, .warm = warm, .seed = options->seed, .stream = ENT__STREAM_RESOLVE(turn)};
  status = ent__coalitions_solve(&solution, network, &problem, options, &goal, &effort, err);
  if (status != ENT_OK) goto fail;
  for (size_t v = 0; v < nodes; v++) camp[v] = ENT_NONE;
  for (uint32_t v = 0; v < problem.nodes; v++) camp[problem.network_node[v]] = solution.camp[v];
  *camps = solution.camps;
fail:
  ent__free(label);
  ent__free(warm);
  ent__solution_clear(&solution);
  ent__problem_clear(&problem);
  return status;
}
