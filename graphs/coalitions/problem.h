/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the searches work on: the nodes of a network that have a tie, numbered densely in the
 * network's canonical order, and their ties as compressed rows. All results depend on this order
 * and on the weights alone.
 */
#ifndef ENT_GRAPHS_COALITIONS_PROBLEM_H
#define ENT_GRAPHS_COALITIONS_PROBLEM_H

#include <entente/networks.h>

typedef struct ent__problem {
  uint32_t nodes;
  size_t ties;
  size_t *first;          /* nodes + 1: where each row begins */
  uint32_t *to;           /* 2 * ties: the other ends, rising within a row */
  double *weight;         /* 2 * ties */
  uint32_t *network_node; /* nodes: the node of the network */
  uint32_t *component;    /* nodes: connected component, numbered by first member */
  uint32_t components;
  double total;   /* Σ |w| */
  double largest; /* max |w| */
} ent__problem;

/* What is sought: the partition of largest Σ inner (w - γ), with at most `camps` camps. */
typedef struct ent__goal {
  double resolution; /* γ */
  uint32_t camps;    /* 0: any number; only with γ = 0 otherwise */
} ent__goal;

/* Fills *out, which the caller ends with ent__problem_clear, also on failure. O(n + m). */
ent_status ent__problem_init(ent__problem *out, const ent_network *network, ent_error *err);
/* The same of the positive ties alone. */
ent_status ent__problem_init_positive(ent__problem *out, const ent_network *network, ent_error *err);
/* The same from ties sorted by source, then target, source < target, among so many nodes. */
ent_status ent__problem_from_ties(ent__problem *out, size_t nodes, const ent_tie *ties, size_t count, ent_error *err);
/*
 * Fills *out with the same nodes and a tie of w - γ for each pair where that is not 0, absent ties
 * having w = 0. The caller ends it with ent__problem_clear, also on failure. O(n²).
 */
ent_status ent__problem_pairs(ent__problem *out, const ent__problem *problem, double resolution, ent_error *err);
void ent__problem_clear(ent__problem *problem);

/*
 * Returns Σ inner (w - γ) over all pairs in one camp, summed in canonical order so that equal
 * partitions have equal values to the last bit. `size` has room for as many camps as occur.
 */
double ent__problem_value(const ent__problem *problem, double resolution, const uint32_t *camp,
                          uint32_t *size, uint32_t slots);

/* Returns the frustration, Σ |w| of positive ties between camps and negative ones within. */
double ent__problem_frustration(const ent__problem *problem, const uint32_t *camp);

/* Two values of an objective that differ by less than this are held to be equal. */
double ent__problem_tolerance(const ent__problem *problem);

#endif
