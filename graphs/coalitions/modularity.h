/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Modularity of a partition of a signed network. docs/coalitions.md has the formula. */
#ifndef ENT_GRAPHS_COALITIONS_MODULARITY_H
#define ENT_GRAPHS_COALITIONS_MODULARITY_H

#include <entente/networks.h>

#include "graphs/coalitions/problem.h"

/*
 * Writes the signed modularity (Gómez, Jensen & Arenas 2009) of a partition of a one-mode network:
 *
 *   Q = 1/(2W+ + 2W-) Σ_ij [w_ij - (s+_i s+_j / 2W+ - s-_i s-_j / 2W-)] δ(c_i, c_j)
 *
 * where s± is a node's sum of positive or negative ties, without sign, and W± their sum over the
 * network. Without negative ties this is Newman's; it is below 1, and 0 where all are in one camp.
 * NaN in a network without ties.
 *
 * camp_of_node: one for each node of the network, below the number of nodes; ENT_NONE stands for a
 * node in no coalition, which counts as one of its own. O(nodes + ties).
 */
ent_status ent__signed_modularity(const ent_network *network, const uint32_t *camp_of_node, double *out,
                                  ent_error *err);

/* The same of a partition of a problem: camps below its number of nodes, none unaligned. */
ent_status ent__problem_modularity(const ent__problem *problem, const uint32_t *camp, double *out, ent_error *err);

#endif
