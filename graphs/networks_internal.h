/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the other parts of graphs/ need of networks beside the public face. */
#ifndef ENT_GRAPHS_NETWORKS_INTERNAL_H
#define ENT_GRAPHS_NETWORKS_INTERNAL_H

#include <entente/networks.h>

#include "engine/base/rng.h"
#include "engine/stances/stances_internal.h"

/*
 * Draws a bootstrap resample of a network: statements with replacement (for a network from
 * stances; cells, levels and weights are computed anew from the draw) or ties with replacement
 * (for an edge list). It has the same nodes in the same order as `base`; nodes may lose all ties.
 */
ent_status ent__network_resample(ent_network **out, const ent_network *base, ent__rng *rng, ent_error *err);
/* The same for what is to be drawn; of an edge list always ties. */
ent_status ent__network_resample_of(ent_network **out, const ent_network *base, ent__drawing of, ent__rng *rng,
                                    ent_error *err);

#endif
