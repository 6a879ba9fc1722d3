/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a network in which cycles run: what lies in no cycle, or in no bad one, is never in the way. */
#ifndef ENT_GRAPHS_COALITIONS_BLOCKS_H
#define ENT_GRAPHS_COALITIONS_BLOCKS_H

#include "graphs/coalitions/cuts.h"
#include "graphs/coalitions/problem.h"

/* A tie of a block; ends are numbered within the block. */
typedef struct ent__bond {
  uint32_t a;
  uint32_t b;
  double weight;   /* without its sign */
  bool negative;
  bool frustrated; /* under the partition that the search began with */
  size_t tie;      /* of the problem: ties count along the rows, each at its lower end */
} ent__bond;

/* A biconnected component with its ties as compressed rows. */
typedef struct ent__block {
  uint32_t nodes;
  uint32_t count;  /* of bonds */
  ent__bond *bonds;
  size_t *first;   /* nodes + 1 */
  uint32_t *bond;  /* 2 * count: the bonds at each node */
  ent__cuts known; /* bad cycles that are known, by bonds */
} ent__block;

typedef struct ent__blocks {
  ent__block *at;
  size_t count;
} ent__blocks;

/*
 * Gives the biconnected components (igraph) that have a frustrated tie under a partition; in the
 * others, and on bridges, nothing need be frustrated. The caller ends *out with ent__blocks_clear,
 * also on failure. O(n + m).
 */
ent_status ent__blocks_init(ent__blocks *out, const ent__problem *problem, const uint32_t *camp, ent_error *err);
/* Gives each block those of the cycles (by ties) that lie in it. */
ent_status ent__blocks_share(ent__blocks *blocks, const ent__cuts *cycles, size_t ties, ent_error *err);
void ent__blocks_clear(ent__blocks *blocks);

#endif
