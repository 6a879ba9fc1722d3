/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starting partitions by igraph's Leiden algorithm (Traag, Waltman & van Eck 2019). */
#ifndef ENT_GRAPHS_COALITIONS_LEIDEN_H
#define ENT_GRAPHS_COALITIONS_LEIDEN_H

#include "graphs/coalitions/problem.h"

typedef struct ent__leiden ent__leiden;

/* Builds igraph's copy of the ties. The caller frees it with ent__leiden_free. */
ent_status ent__leiden_new(ent__leiden **out, const ent__problem *problem, double resolution, ent_error *err);
void ent__leiden_free(ent__leiden *leiden);

/* Writes a partition that optimises Σ inner (w - γ), one camp for each node; random by (seed, stream). */
ent_status ent__leiden_run(ent__leiden *leiden, uint32_t *camp, uint64_t seed, uint64_t stream,
                           ent_error *err);

#endif
