/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New boxes beside old ones that stay where they are. */
#ifndef ENT_GRAPHS_LAYOUT_BESIDE_H
#define ENT_GRAPHS_LAYOUT_BESIDE_H

#include <stdbool.h>

#include <entente/study.h>

/*
 * Places those nodes of a network that are not `fixed`, one after another: the one that is most drawn to
 * those already placed (sum of positive weights; of equals the first) goes to their weighted mean, one
 * without such ties to the mean of its coalition, else below all; from there to the nearest place,
 * on rings, where its box overlaps none. Fixed boxes do not move, and may overlap each other.
 * O(k (n + rings n) + m) for k new nodes.
 */
ent_status ent__layout_beside(ent_point *at, bool *fixed, const ent_point *halves, const ent_network *network, const ent_coalitions *coalitions,
                              ent_error *err);

#endif
