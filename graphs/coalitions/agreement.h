/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far two partitions of the same nodes agree. */
#ifndef ENT_GRAPHS_COALITIONS_AGREEMENT_H
#define ENT_GRAPHS_COALITIONS_AGREEMENT_H

#include <entente/base.h>

typedef struct ent__agreement {
  uint32_t nodes;  /* in a camp in both: only they count */
  double rand;     /* the adjusted Rand index; NaN without nodes */
  double variation; /* the variation of information, in nats; NaN without nodes */
} ent__agreement;

/*
 * Compares two partitions, each a camp for each node, ENT_NONE for none. The adjusted Rand index
 * (Hubert & Arabie 1985) is 1 for equal partitions and 0 on average for chance under fixed sizes;
 * where both put all together or all apart it is 1. The variation of information (Meilă 2007),
 * H(A|B) + H(B|A) in natural logarithms, is 0 for equal partitions and at most log n. O(n log n).
 */
ent_status ent__agreement_of(ent__agreement *out, const uint32_t *a, const uint32_t *b, size_t count, ent_error *err);

#endif
