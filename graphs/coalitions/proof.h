/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a partition may be from the best, and a better one where the exact search meets it. */
#ifndef ENT_GRAPHS_COALITIONS_PROOF_H
#define ENT_GRAPHS_COALITIONS_PROOF_H

#include <entente/coalitions.h>

#include "graphs/coalitions/solve.h"

typedef struct ent__proof {
  double frustration;     /* no partition frustrates less, ties weighing w - γ */
  const char *stopped_by; /* what ended the exact search early, or NULL */
} ent__proof;

/*
 * Bounds the frustration under a goal: by packing bad cycles (bound.h), and, where that leaves a gap
 * by the exact search (exact.h) block by block within options->work and options->time_limit (γ > 0
 * makes each pair a tie: up to 100 nodes). A better partition takes the place of the solution's. With
 * three or more camps the bound is that of any number of them, or a little better.
 */
ent_status ent__prove(ent__proof *out, const ent__problem *problem, ent__solution *solution, const ent__goal *goal,
                      const ent_coalition_options *options, ent_error *err);

#endif
