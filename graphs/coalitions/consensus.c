/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The partition that the resamples agree on best: Σ (together - 1/2) over the pairs in one coalition
 * is made as large as can be, which is correlation clustering of the share in which each pair was
 * together (Goder & Filkov 2008), by the same search as `signed`.
 */
#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/coalitions/agreement.h"
#include "graphs/coalitions/internal.h"
#include "graphs/coalitions/matching.h"

/* All pairs are ties here. */
enum { MOST_NODES = 2000, STARTS = 4, ROUNDS = 2, MOST_ROUNDS = 2000 };

/* Below this a share is one half but for rounding. */
static const double least_weight = 1e-12;

/* Lists the pairs that tell; NULL without memory. */
static ent_tie *list_pairs(const ent_coalitions *coalitions, size_t *count) {
  const size_t nodes = coalitions->nodes;
  ent_tie *ties = ent__alloc(nodes * (nodes - 1) / 2, sizeof *ties);
  *count = 0;
  for (uint32_t a = 0; ties != NULL && a < nodes; a++) {
    for (uint32_t b = a + 1; b < nodes; b++) {
      const double share = ent_coalitions_together(coalitions, a, b);
      if (isnan(share) || fabs(share - 0.5) < least_weight) continue;
      const ent_tie tie = {.source = a, .target = b, .weight = share - 0.5};
      ties[(*count)++] = tie;
    }
  }
  return ties;
}

/* Gives the nodes of the problem their camps; one that was present but tells nothing is alone. Returns how many camps. */
static uint32_t spread(ent_coalitions *coalitions, const ent__problem *problem, const ent__solution *solution) {
  uint32_t camps = solution->camps;
  for (size_t v = 0; v < coalitions->nodes; v++) coalitions->consensus[v] = ENT_NONE;
  for (uint32_t v = 0; v < problem->nodes; v++) coalitions->consensus[problem->network_node[v]] = solution->camp[v];
  for (uint32_t v = 0; v < coalitions->nodes; v++) {
    if (coalitions->consensus[v] == ENT_NONE && !isnan(ent_coalitions_together(coalitions, v, v))) {
      coalitions->consensus[v] = camps++;
    }
  }
  return camps;
}

/* Carries the numbers of the coalitions found over to those of the consensus, and compares the two. */
static ent_status carry_numbers(ent_coalitions *coalitions, uint32_t camps, ent_error *err) {
  ent_status status = ENT_OK;
  uint32_t next = coalitions->count;
  ent__agreement agreement = {0, NAN, NAN};
  uint32_t *found = ent__alloc(coalitions->nodes, sizeof *found);
  uint32_t *match = ent__alloc(camps, sizeof *match);
  if (found == NULL || match == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  for (size_t v = 0; v < coalitions->nodes; v++) found[v] = coalitions->members[v].coalition;
  const ent__pairing pairing = {found, coalitions->consensus, (uint32_t)coalitions->nodes, coalitions->count, camps};
  status = ent__agreement_of(&agreement, found, coalitions->consensus, coalitions->nodes, err);
  coalitions->certainty.consensus_agreement = agreement.nodes > 0 ? agreement.rand : 1;
  if (status == ENT_OK) status = ent__partition_match(match, &pairing, err);
  if (status != ENT_OK) goto fail;
  for (uint32_t c = 0; c < camps; c++) {
    if (match[c] == ENT_NONE) match[c] = next++;
  }
  for (size_t v = 0; v < coalitions->nodes; v++) {
    if (coalitions->consensus[v] != ENT_NONE) coalitions->consensus[v] = match[coalitions->consensus[v]];
  }
  coalitions->certainty.consensus_coalitions = camps;
fail:
  ent__free(match);
  ent__free(found);
  return status;
}

ent_status ent__coalitions_consensus(ent_coalitions *coalitions, ent_error *err) {
  const ent__goal goal = {.resolution = 0, .camps = 0};
  const ent__effort effort = {.starts = STARTS,
                              .rounds = ROUNDS,
                              .most = MOST_ROUNDS,
                              .seed = coalitions->options.seed,
                              .stream = ENT__STREAM_CONSENSUS};
  ent__problem problem = {.nodes = 0};
  ent__solution solution = {.camp = NULL};
  size_t count = 0;
  if (coalitions->nodes > MOST_NODES) return ENT_OK;
  ent_tie *ties = list_pairs(coalitions, &count);
  coalitions->consensus = ent__alloc(coalitions->nodes, sizeof *coalitions->consensus);
  ent_status status = ties == NULL || coalitions->consensus == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) status = ent__problem_from_ties(&problem, coalitions->nodes, ties, count, err);
  if (status == ENT_OK) status = ent__solve(&solution, &problem, &goal, &effort, err);
  if (status == ENT_OK) status = carry_numbers(coalitions, spread(coalitions, &problem, &solution), err);
  ent__solution_clear(&solution);
  ent__problem_clear(&problem);
  ent__free(ties);
  return status;
}
