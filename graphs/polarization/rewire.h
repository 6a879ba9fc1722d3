/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Networks with the same degrees: a chain of swaps on signed ties. Each node keeps its number of
 * positive and of negative ties, no pair gets two ties, and a tie keeps its weight wherever it goes.
 */
#ifndef ENT_GRAPHS_POLARIZATION_REWIRE_H
#define ENT_GRAPHS_POLARIZATION_REWIRE_H

#include <entente/networks.h>

#include "engine/base/rng.h"

typedef struct ent__rewiring {
  ent_tie *ties; /* as they stand, in no order */
  size_t count;
  size_t nodes;
  uint32_t *matrix; /* nodes × nodes: the tie of a pair + 1, 0 for none; NULL above some nodes */
  uint64_t *keys;   /* else a table of pairs, 0 where empty; the tie of each in `at` */
  uint32_t *at;
  size_t mask;
  ent_tie *sorted; /* by source, then target */
  size_t *start;   /* nodes + 1 */
  ent__rng rng;
} ent__rewiring;

/* Begins with the ties of a network; the caller ends *out with ent__rewiring_clear, also on failure. */
ent_status ent__rewiring_init(ent__rewiring *out, const ent_network *network, uint64_t seed, uint64_t stream, ent_error *err);
void ent__rewiring_clear(ent__rewiring *rewiring);
/* Tries `swaps` for each tie, then sorts the ties into `sorted`. O(swaps · ties + nodes). */
void ent__rewiring_step(ent__rewiring *rewiring, size_t swaps);

#endif
