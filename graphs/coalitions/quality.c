/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <float.h>
#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/coalitions/internal.h"

/* Returns the least |w|, INFINITY where there is no tie. */
static double lightest_tie(const ent__problem *problem) {
  double least = INFINITY;
  for (size_t e = 0; e < 2 * problem->ties; e++) least = fmin(least, fabs(problem->weight[e]));
  return least;
}

/*
 * A gap is nothing where it is no larger than the rounding that sums of this many terms can
 * amount to; then, and only then, the partition is proved best. No whole tie passes for rounding,
 * however heavy the others are.
 */
static void close_gap(ent_quality *quality, const ent__problem *problem) {
  const double rounding = DBL_EPSILON * quality->total * ((double)problem->ties + 1);
  quality->gap = fabs(quality->objective - quality->bound);
  quality->proved = quality->gap <= fmin(rounding, 0.5 * lightest_tie(problem));
  if (!quality->proved) return;
  quality->bound = quality->objective;
  quality->gap = 0;
  quality->stopped_by = NULL;
}

static void count_frustrated(ent_coalitions *coalitions) {
  ent_quality *quality = &coalitions->quality;
  size_t ties = 0;
  size_t negative = 0;
  const ent_tie *tie = ent_network_ties(coalitions->network, &ties);
  for (size_t t = 0; t < ties; t++) {
    const double w = tie[t].weight;
    const uint32_t a = coalitions->members[tie[t].source].coalition;
    const uint32_t b = coalitions->members[tie[t].target].coalition;
    quality->total += fabs(w);
    negative += w < 0;
    if ((a == b) != (w < 0)) continue;
    quality->frustration += fabs(w);
    coalitions->frustrated[coalitions->frustrated_count++] = (uint32_t)t;
  }
  quality->frustrated = (uint32_t)coalitions->frustrated_count;
  quality->negative_share = ties > 0 ? (double)negative / (double)ties : 0;
}

ent_status ent__coalitions_quality(ent_coalitions *coalitions, const ent__problem *problem,
                                   const ent__solution *solution, const ent__method *method,
                                   const ent__proof *proof, ent_error *err) {
  size_t ties = 0;
  ent_network_ties(coalitions->network, &ties);
  coalitions->frustrated = ent__alloc(ties, sizeof *coalitions->frustrated);
  if (coalitions->frustrated == NULL) return ent__nomem(err);
  count_frustrated(coalitions);
  coalitions->quality.equally_good = solution->equally_good;
  coalitions->quality.stopped_by = proof->stopped_by;
  if (problem->nodes > 0) method->judge(&coalitions->quality, problem, solution, &coalitions->options, proof);
  close_gap(&coalitions->quality, problem);
  return ENT_OK;
}
