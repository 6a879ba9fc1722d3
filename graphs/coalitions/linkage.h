/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_GRAPHS_COALITIONS_LINKAGE_H
#define ENT_GRAPHS_COALITIONS_LINKAGE_H

#include <entente/coalitions.h>

/*
 * Joins `nodes` >= 1 nodes step by step, by the nearest-neighbour chain (Benzécri 1982; Müllner
 * 2013) and the update of Lance & Williams 1967. tree gets nodes - 1 merges by rising height: a and
 * b below `nodes` are nodes, from there on merges before; the first of the two holds the lowest
 * node. distance is nodes × nodes, symmetric, and is used up. Ward works on squared distances;
 * its heights are roots again, as R's ward.D2 has them. O(nodes²) time.
 */
ent_status ent__linkage(ent_merge *tree, double *distance, uint32_t nodes, ent_linkage linkage, ent_error *err);

#endif
