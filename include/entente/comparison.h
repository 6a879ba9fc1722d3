/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All methods side by side: how far their partitions agree, and how each does by the same measures.
 * docs/coalitions.md defines each measure.
 */
#ifndef ENTENTE_COMPARISON_H
#define ENTENTE_COMPARISON_H

#include <entente/coalitions.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A method, and what came of it. What it found is judged on all ties, whichever it was given. */
typedef struct ent_compared {
  const ent_method *method;
  const char *refused;    /* why it was not run, a sentence without a full stop; NULL where it was */
  bool positive;          /* negative ties were dropped for it */
  uint32_t coalitions;
  uint32_t aligned;       /* nodes in one */
  double objective;       /* its own score, which method->objective names */
  double modularity;      /* signed modularity (Gómez, Jensen & Arenas 2009), at most 1; NaN without ties */
  double frustration;     /* Σ |weight| of frustrated ties */
  uint32_t frustrated;    /* their number */
  bool most_modular;      /* no method that was run has a larger modularity */
  bool least_frustrated;  /* none has a smaller frustration */
} ent_compared;

/* How far two methods agree, over the nodes that are in a coalition under both. */
typedef struct ent_agreement_of {
  uint32_t nodes;
  double rand;      /* adjusted Rand index (Hubert & Arabie 1985): 1 equal, 0 as by chance; NaN without nodes */
  double variation; /* variation of information (Meilă 2007) in nats: 0 equal, at most log n; NaN without nodes */
} ent_agreement_of;

typedef struct ent_comparison ent_comparison;

/*
 * Runs every method of ent_methods on a one-mode network, which must outlive the result, with the
 * options' seed and no resamples; options->method says nothing here. A method that takes no negative
 * ties gets the positive ones; one that cannot be run, or would take too long beside the others, is
 * refused in its row. The caller frees the result with ent_comparison_free.
 * Errors: ENT_E_USAGE for a two-mode network or an option out of range, ENT_E_NOMEM.
 * Cost: that of all methods; O(k² n log n) for k methods and n nodes beside it.
 */
ENT_API ent_status ent_comparison_new(ent_comparison **out, const ent_network *network,
                                      const ent_coalition_options *options, ent_error *err);
ENT_API void ent_comparison_free(ent_comparison *comparison);

ENT_API const ent_network *ent_comparison_network(const ent_comparison *comparison);
ENT_API const ent_coalition_options *ent_comparison_options(const ent_comparison *comparison);

/* Returns a row for each method, in the order of ent_methods. */
ENT_API const ent_compared *ent_comparison_rows(const ent_comparison *comparison, size_t *count);

/* Returns the coalition of each node under a row's method, ENT_NONE: unaligned; NULL where it was not run. */
ENT_API const uint32_t *ent_comparison_coalitions(const ent_comparison *comparison, size_t row);

/* Returns how far the methods of two rows agree; all NaN where one of them was not run. */
ENT_API ent_agreement_of ent_comparison_agreement(const ent_comparison *comparison, size_t a, size_t b);

/*
 * Returns a number for each node of the network: two nodes that every method puts into one coalition
 * have the same. Numbered from 0 by falling size, then by first member; ENT_NONE for a node that
 * some method leaves unaligned.
 */
ENT_API const uint32_t *ent_comparison_cores(const ent_comparison *comparison, size_t *count);

#ifdef __cplusplus
}
#endif
#endif
