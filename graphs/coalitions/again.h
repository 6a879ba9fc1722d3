/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coalitions of a network that is nearly the one they were found in. */
#ifndef ENT_GRAPHS_COALITIONS_AGAIN_H
#define ENT_GRAPHS_COALITIONS_AGAIN_H

#include <entente/coalitions.h>

/*
 * Finds coalitions in another network under the options of `coalitions`, as in a resample: by a search that
 * begins with those, and one that begins with none. before[v] is the node of their network that node v of
 * this one was; NULL: the same. Writes into camp[v] the camp of each node of this network, ENT_NONE for one without a tie, and the number
 * of camps. `turn` tells the random numbers of one call from those of another. Cost: two searches.
 */
ent_status ent__coalitions_again(uint32_t *camp, uint32_t *camps, const ent_coalitions *coalitions, const ent_network *network,
                                 const uint32_t *before, uint32_t turn, ent_error *err);

#endif
