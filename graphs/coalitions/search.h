/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The state of a local search for the partition of largest Σ inner (w - γ), and its moves.
 * Frustration with at most k camps is the same search: it is Σ positive w - Σ inner w.
 */
#ifndef ENT_GRAPHS_COALITIONS_SEARCH_H
#define ENT_GRAPHS_COALITIONS_SEARCH_H

#include "engine/base/rng.h"
#include "graphs/coalitions/problem.h"

/* What a node would gain by moving from one camp to another; see exchange.c. */
typedef struct ent__offer {
  uint32_t from;
  uint32_t to;
  uint32_t node;
  double gain;
} ent__offer;

typedef struct ent__search {
  const ent__problem *problem;
  ent__goal goal;
  ent__rng rng;
  double least;    /* a gain must be larger than this to count */
  uint32_t slots;  /* camps there is room for: `camps`, or one for each node */
  uint32_t *camp;  /* nodes: slot of each node */
  uint32_t *size;  /* slots */
  uint32_t *empty; /* slots: the empty ones, a stack */
  uint32_t *place; /* slots: where in the stack an empty one is */
  uint32_t empties;
  double *link;      /* slots: weight from the node (or camp) looked at */
  bool *marked;      /* slots: link is set */
  uint32_t *touched; /* slots: those marked, first met first */
  uint32_t touches;
  uint32_t *queue; /* nodes, a ring: those whose best camp may have changed */
  bool *queued;    /* nodes */
  uint32_t head;
  uint32_t waiting;
  uint32_t *saved;   /* nodes: camp before the round, where stamp is the round's */
  uint32_t *stamp;   /* nodes */
  uint32_t *changed; /* nodes: those stamped */
  uint32_t changes;
  uint32_t round;
  uint32_t *order; /* nodes: scratch */
  size_t *row;     /* slots + 1: scratch, where each camp's members begin in `order` */
  uint64_t looked; /* half ties looked at so far: what the search has cost */
  size_t stride;   /* nodes, rounded up: the width of the next two */
  double *cache;   /* slots * stride: weight from each node to each slot, where nodes have many ties; else NULL */
  double *full;    /* nodes * stride: the weights as a matrix, where most pairs have a tie; else NULL */
  uint32_t *used;  /* slots: those that are not empty, with a cache */
  uint32_t *use;   /* slots: where in `used` */
  uint32_t uses;
  double *half;       /* 2 * ties: scratch of the swaps */
  ent__offer *offers; /* nodes + 2 * ties, with γ > 0: scratch of the exchanges */
} ent__search;

/* Fills *out, which the caller ends with ent__search_clear, also on failure. Memory O(n + m). */
ent_status ent__search_init(ent__search *out, const ent__problem *problem, const ent__goal *goal,
                            ent_error *err);
void ent__search_clear(ent__search *search);

/* Begins at a partition; each camp[v] is below `slots`. */
void ent__search_begin(ent__search *search, const uint32_t *camp);

/* Puts a node into a slot and remembers where it was when the round began. O(1). */
void ent__search_put(ent__search *search, uint32_t node, uint32_t slot);

/* Begins a round, and takes back all that was put since. */
void ent__search_mark(ent__search *search);
void ent__search_back(ent__search *search);

/* Returns what a node gains by moving to a slot, which may be its own: 0. */
double ent__search_gain(ent__search *search, uint32_t node, uint32_t slot);

/* Gathers the weights from a node to the camps it has ties to, into link and touched. */
void ent__search_gather(ent__search *search, uint32_t node);
void ent__search_forget(ent__search *search);

void ent__search_enqueue(ent__search *search, uint32_t node);

/* Moves queued nodes to their best camps until none gains; returns what was gained. */
double ent__search_drain(ent__search *search);

/* Lists the members of each slot in `order`, from row[slot] to row[slot + 1]. O(n). */
void ent__search_list(ent__search *search);

/* Each makes every improvement of its kind that it finds in passes of O(m); returns the gain. */
double ent__search_merge(ent__search *search);
double ent__search_split(ent__search *search);
double ent__search_swap(ent__search *search);
double ent__search_exchange(ent__search *search);

/* Returns the half tie from `node` to `other`, or where it would be. */
size_t ent__search_half_tie(const ent__problem *problem, uint32_t node, uint32_t other);

/* Moves, splits, merges and swaps until none of them gains. */
void ent__search_polish(ent__search *search);

/*
 * Perturbs and searches anew `rounds` times, keeping what is no worse (iterated local search); ends
 * before that where `looked` has come to `most`.
 */
void ent__search_perturb(ent__search *search, uint32_t rounds, uint64_t most);

#endif
