/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The backbone of a network: which ties stay (docs/backbone.md). backbone.c prunes; sides.c and bicm.c
 * fit the null models, agreements.c and meetings.c test the ties against them by tail.c and discovery.c;
 * disparity.c holds the filter on weights alone.
 */
#ifndef ENT_GRAPHS_BACKBONE_BACKBONE_H
#define ENT_GRAPHS_BACKBONE_BACKBONE_H

#include "graphs/network_struct.h"

/* Refuses options of a backbone that are out of range, or one that the network cannot have. */
ent_status ent__backbone_check(const ent_network_options *options, bool of_ties, ent_error *err);

/*
 * Prunes a network by its own options, and keeps p- and q-values of the ties that stay; nothing where
 * it has no backbone. Its lists of ties at each node are to be filled afterwards. For `bicm` it needs
 * its stances, and in `pairs` how many pairs share enough.
 */
ent_status ent__backbone_apply(ent_network *network, ent_error *err);

/* Each fills p, by tie. The number of tests goes into network->tests. */
ent_status ent__agreements_test(ent_network *network, double *p, ent_error *err);
ent_status ent__meetings_test(ent_network *network, double *p, ent_error *err);
ent_status ent__disparity(const ent_network *network, double *p, ent_error *err);

#endif
