/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bad cycles of a block that a fractional choice of frustrated ties does not yet pay for: Σ x over the
 * cycle below 1. With two camps a cycle is bad that has an odd number of negative ties, with any
 * number one that has exactly one (see bound.h).
 */
#ifndef ENT_GRAPHS_COALITIONS_CYCLES_H
#define ENT_GRAPHS_COALITIONS_CYCLES_H

#include "graphs/coalitions/blocks.h"
#include "graphs/coalitions/bound.h"

typedef struct ent__cycles ent__cycles;

/* The block must outlive it; the caller frees it with ent__cycles_free. */
ent_status ent__cycles_new(ent__cycles **out, const ent__block *block, ent__balance balance, ent_error *err);
void ent__cycles_free(ent__cycles *cycles);

/* How many searches there are: each finds at most one cycle. */
uint32_t ent__cycles_sources(const ent__cycles *cycles);

/*
 * Seeks the bad cycle of least Σ x through source i by Dijkstra's algorithm. Where it is below
 * 1 - 1e-6, writes its bonds, each once, into `bonds` (room for all of them) and returns how many;
 * 0 otherwise. Exact: where no source has one, there is none. O(m log n).
 */
uint32_t ent__cycles_seek(ent__cycles *cycles, uint32_t i, const double *x, uint32_t *bonds);

/*
 * Seeks the next bad triangle through source i with Σ x below 1 - 1e-6, from the place *next (begin
 * with 0); writes its three bonds and returns true, or returns false. O(degree) for all of them.
 */
bool ent__cycles_triangle(ent__cycles *cycles, uint32_t i, const double *x, uint32_t *next, uint32_t *bonds);

/* Returns how many ties have been looked at since it was last asked. */
uint64_t ent__cycles_looks(ent__cycles *cycles);

#endif
