/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ties summed between groups of nodes. */
#ifndef ENT_GRAPHS_COALITIONS_SUMS_H
#define ENT_GRAPHS_COALITIONS_SUMS_H

#include <entente/networks.h>

/* Of a pair of groups, or of one group with itself. */
typedef struct ent__tie_sum {
  double agree;  /* sum of positive weights */
  double oppose; /* sum of |negative weights| */
  uint32_t agreeing; /* numbers of ties */
  uint32_t opposing;
} ent__tie_sum;

/*
 * Sums the ties of a network by the groups of their ends (each below `groups`). `out` has groups² elements
 * and is symmetric; its diagonal has the ties inside. O(groups² + ties).
 */
void ent__tie_sums(ent__tie_sum *out, size_t groups, const ent_network *network, const uint32_t *group_of);

#endif
