/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two partitions of the same nodes side by side: which camp of one is which of the other, and how alike they are. */
#ifndef ENT_GRAPHS_COALITIONS_MATCHING_H
#define ENT_GRAPHS_COALITIONS_MATCHING_H

#include <entente/base.h>

/*
 * Two partitions of `nodes` nodes into camps numbered from 0; ENT_NONE is a node in no camp, which
 * is left out of all that is counted.
 */
typedef struct ent__pairing {
  const uint32_t *from;
  const uint32_t *to;
  uint32_t nodes;
  uint32_t from_camps;
  uint32_t to_camps;
} ent__pairing;

/*
 * Writes into match[c], for each camp c of `to`, the camp of `from` that it carries on, ENT_NONE
 * where there is none. Each camp of `from` is given once at most, so that the nodes in camps that
 * are matched are as many as can be (an assignment of largest weight; Kuhn 1955, Munkres 1957). Two
 * camps without a node in common are never matched. Same input, same result. O(n log n + k² l) in
 * time for k <= l camps, O(n + k l) in memory; where k² l is more than 2^26 the largest overlaps are
 * taken first instead, which takes O(n log n).
 */
ent_status ent__partition_match(uint32_t *match, const ent__pairing *pairing, ent_error *err);

#endif
