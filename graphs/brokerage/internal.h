/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of this folder share. */
#ifndef ENT_GRAPHS_BROKERAGE_INTERNAL_H
#define ENT_GRAPHS_BROKERAGE_INTERNAL_H

#include <entente/brokerage.h>

/* The positive ties: the neighbours of each node, rising. */
typedef struct ent__positive {
  size_t nodes;
  size_t ties;
  size_t *start;      /* nodes + 1 */
  uint32_t *neighbour;
  double *weight;
} ent__positive;

ent_status ent__positive_init(ent__positive *out, const ent_network *network, ent_error *err);
void ent__positive_clear(ent__positive *positive);

/*
 * Fills the roles of each node: all pairs of its neighbours by their coalitions, less the pairs that
 * are tied, which are found as triangles. O(ties^1.5).
 */
ent_status ent__brokerage_roles(ent_broker *list, const ent__positive *positive, const ent_member *members, ent_error *err);

/* Fills betweenness. */
ent_status ent__brokerage_betweenness(ent_broker *list, const ent__positive *positive, ent_error *err);

#endif
