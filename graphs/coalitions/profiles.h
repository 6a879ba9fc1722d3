/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The stance profile of each node, and how alike two of them are. An actor's profile is its mean
 * position on each issue, an issue's the position of each actor on it; of a list of ties it is the
 * node's row of the adjacency matrix, itself left out. Nodes compare where both have something.
 */
#ifndef ENT_GRAPHS_COALITIONS_PROFILES_H
#define ENT_GRAPHS_COALITIONS_PROFILES_H

#include "graphs/coalitions/internal.h"

/*
 * Writes a matrix of nodes × nodes of the problem. Distance: the root of the mean squared
 * difference over what both have; a pair that has nothing in common stands at the mean of the
 * known distances (0 where none is known). Correlation: Pearson's over what both have, 1 where
 * that is the same (constant or not), 0 where it is not defined otherwise. O(nodes² · length of a profile).
 */
ent_status ent__profile_distances(double *out, const ent__asked *asked, ent_error *err);
ent_status ent__profile_correlations(double *out, const ent__asked *asked, ent_error *err);

#endif
