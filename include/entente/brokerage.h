/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands between: betweenness, the roles between coalitions, participation. docs/brokerage.md defines each measure. */
#ifndef ENTENTE_BROKERAGE_H
#define ENTENTE_BROKERAGE_H

#include <entente/coalitions.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * How a node stands between others, by the positive ties alone. A node b brokers between a and c where
 * both are tied to it and not to each other; the pair {a, c} counts once, for the role that the
 * coalitions of the three give b (Gould & Fernandez 1989). As ties have no direction, who lets others
 * into its own coalition also speaks for it: gatekeeper and representative are one number.
 */
typedef struct ent_broker {
  uint32_t degree;       /* positive ties */
  double strength;       /* Σ of their weights */
  double betweenness;    /* Σ over pairs of others of the share of their shortest paths that run through the
                            node, a tie being 1/weight long (Freeman 1977); NaN where it was left out */
  double normalized;     /* that over the number of pairs of others, 0..1; 0 below three nodes, or NaN */
  double participation;  /* 1 - Σ_g (strength towards coalition g / strength)², 0..1 (Guimerà & Amaral
                            2005, by weights); NaN without a positive tie */
  uint64_t coordinator;  /* a, b and c of one coalition */
  uint64_t consultant;   /* a and c of one, b of another: the itinerant broker */
  uint64_t representative; /* b of one with a or with c; the same as gatekeeper */
  uint64_t gatekeeper;
  uint64_t liaison;      /* each of another */
  uint64_t bridged;      /* representative + liaison: pairs of two coalitions that meet in the node */
} ent_broker;

typedef struct ent_brokerage ent_brokerage;

/*
 * Finds how each node stands between the coalitions, which must outlive the result; the caller frees it
 * with ent_brokerage_free. Where nodes times positive ties are more than ENT_BROKERAGE_MOST,
 * betweenness is left out. Cost: O(nodes · ties · log nodes) for betweenness, O(ties^1.5) for the roles.
 */
ENT_API ent_status ent_brokerage_new(ent_brokerage **out, const ent_coalitions *coalitions, ent_error *err);
ENT_API void ent_brokerage_free(ent_brokerage *brokerage);

#define ENT_BROKERAGE_MOST 200000000u

/* One entry for each node of the network. */
ENT_API const ent_broker *ent_brokerage_list(const ent_brokerage *brokerage, size_t *count);

/* Returns the nodes by falling `bridged`, then betweenness, then in the order of the network. */
ENT_API const uint32_t *ent_brokerage_order(const ent_brokerage *brokerage, size_t *count);

ENT_API const ent_coalitions *ent_brokerage_coalitions(const ent_brokerage *brokerage);

/* Returns whether betweenness was worked out. */
ENT_API bool ent_brokerage_has_betweenness(const ent_brokerage *brokerage);

#ifdef __cplusplus
}
#endif
#endif
