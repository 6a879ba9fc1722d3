/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Groups of k + 1 that all oppose each other: k camps put two of them together, so that one of
 * their ties is frustrated (Chopra & Rao 1993).
 */
#ifndef ENT_GRAPHS_COALITIONS_CLIQUES_H
#define ENT_GRAPHS_COALITIONS_CLIQUES_H

#include "graphs/coalitions/blocks.h"

typedef struct ent__cliques ent__cliques;

/* The block must outlive it; the caller frees it with ent__cliques_free. */
ent_status ent__cliques_new(ent__cliques **out, const ent__block *block, uint32_t camps, ent_error *err);
void ent__cliques_free(ent__cliques *cliques);

/*
 * Seeks such a group around a negative bond with Σ x below 1 - 1e-6, taking each time the node that adds
 * least, so that some are missed. Writes its bonds into `bonds` (room for all) and returns how many; 0
 * otherwise. O(k · degree).
 */
uint32_t ent__cliques_seek(ent__cliques *cliques, uint32_t bond, const double *x, uint32_t *bonds);

#endif
