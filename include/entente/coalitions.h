/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Coalitions: who stands together in a signed network, how sure that is, what holds each
 * together and what divides them. docs/coalitions.md gives definitions and sources.
 */
#ifndef ENTENTE_COALITIONS_H
#define ENTENTE_COALITIONS_H

#include <entente/networks.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A row of the table of methods, which ends with a row whose name is NULL. */
typedef struct ent_method {
  const char *name;
  const char *summary;
  const char *source; /* the publication that defines it */
  bool takes_negative;
  const char *objective; /* what ent_quality.objective is under it: "frustration", "modularity" ... */
} ent_method;

ENT_API const ent_method *ent_methods(void);

/* What is drawn with replacement to see how sure a coalition is; of an edge list always ties. */
typedef enum ent_resampling { ENT_RESAMPLE_STATEMENTS, ENT_RESAMPLE_DOCUMENTS, ENT_RESAMPLE_ISSUES } ent_resampling;

/* How far two groups are apart, by the distances between their members. */
typedef enum ent_linkage { ENT_LINKAGE_SINGLE, ENT_LINKAGE_COMPLETE, ENT_LINKAGE_AVERAGE, ENT_LINKAGE_WARD } ent_linkage;

typedef struct ent_coalition_options {
  const char *method;  /* a name of the table */
  double resolution;   /* γ of `signed`, >= 0; 0 is correlation clustering */
  int camps;           /* of `balance`: how many at most, >= 1; 0 means any number */
  int starts;          /* local searches from different starts, >= 1 */
  int resamples;       /* for stability, >= 0; 0 leaves stability out */
  uint64_t seed;
  ent_resampling of;   /* what is drawn */
  bool positive;       /* drop negative ties first, for methods that do not take them; what is said
                          of the coalitions (frustration, cohesion) still counts all ties */
  ent_linkage linkage; /* of `hierarchical` */
  uint64_t work;       /* most nodes and cuts of the exact search, counted (and what takes as long: see
                          docs/coalitions.md); 0: none is made */
  double time_limit;   /* seconds for the exact search; 0: no limit. A result then depends on the machine */
  int jobs;            /* processes for the resamples, >= 1; no result depends on it */
  int cut;             /* of `hierarchical`: how many coalitions, >= 1; 0: where signed modularity is largest */
  int depth;           /* of `concor`: how often each block is split, 1..16 */
} ent_coalition_options;

#define ENT_COALITION_OPTIONS_INIT \
  {"signed", 0.0, 2, 20, 200, 1, ENT_RESAMPLE_STATEMENTS, false, ENT_LINKAGE_AVERAGE, 20000, 0.0, 1, 0, 2}

/*
 * A coalition. Members are nodes of the network, in its order. `bloc` is the bloc it is named
 * after, `typical` the member it is named after otherwise (the one with the highest mean tie to the
 * rest); ENT_NONE where there is none.
 */
typedef struct ent_coalition {
  const uint32_t *members;
  uint32_t size;
  uint32_t typical;   /* node */
  ent_actor_id bloc;  /* actor of the dataset */
  double cohesion;    /* mean weight over all pairs of members, absent ties counting 0; NaN for one member */
  double within;      /* Σ weight of its inner ties */
  double stability;   /* mean of its members'; NaN without resamples */
} ent_coalition;

/* Where an actor stands, and how sure that is. */
typedef struct ent_member {
  uint32_t coalition; /* ENT_NONE: unaligned, it has no tie */
  double stability;   /* mean of ent_coalitions_together over its fellow members, 0..1 (of a coalition
                         of one: 1 - second_share); NaN if unknown */
  uint32_t second;    /* the other coalition it was with most often; ENT_NONE */
  double second_share; /* mean of ent_coalitions_together over that one's members */
  bool swings;        /* stability below 2/3, or second_share at least 1/3 */
} ent_member;

/* An issue, and how far it divides the coalitions. */
typedef struct ent_division {
  ent_issue_id issue;
  double divisiveness; /* between-coalition over total variance of the cells' means, 0..1; NaN where undefined */
  double spread;       /* largest minus smallest coalition mean, 0..2 */
  uint32_t cells;      /* cells of aligned actors on the issue */
} ent_division;

/* A coalition's mean position on an issue, over the members that have a cell; NaN where none has. */
typedef struct ent_position_of {
  double mean;
  double min;
  double max;
  uint32_t cells;
} ent_position_of;

/* An issue on which two coalitions agree: both means on the same side, or both near 0. */
typedef struct ent_common {
  uint32_t a;
  uint32_t b;
  ent_issue_id issue;
  double mean_a;
  double mean_b;
} ent_common;

typedef struct ent_coalitions ent_coalitions;

/*
 * Finds coalitions in a one-mode network, which must outlive the result; the caller frees it with
 * ent_coalitions_free. Nodes without a tie are unaligned. Coalitions are numbered by falling
 * size, then by their first member in canonical order. Same input, options and seed: same result.
 * Errors: ENT_E_USAGE for an unknown method, an option out of range, a two-mode network, or
 * negative ties under a method that does not take them; ENT_E_LIMIT for more nodes than a method takes.
 */
ENT_API ent_status ent_coalitions_new(ent_coalitions **out, const ent_network *network,
                                      const ent_coalition_options *options, ent_error *err);
ENT_API void ent_coalitions_free(ent_coalitions *coalitions);

ENT_API const ent_network *ent_coalitions_network(const ent_coalitions *coalitions);
ENT_API const ent_coalition_options *ent_coalitions_options(const ent_coalitions *coalitions);
ENT_API const ent_coalition *ent_coalitions_list(const ent_coalitions *coalitions, size_t *count);
/* One entry for each node of the network. */
ENT_API const ent_member *ent_coalitions_members(const ent_coalitions *coalitions, size_t *count);

/* Writes the name of coalition c in a language: "China and 5 others", or a bloc's. */
ENT_API ent_status ent_coalitions_label(ent_buffer *out, const ent_coalitions *coalitions, uint32_t c,
                                        const char *language, ent_error *err);

/* The value of the method's objective, and how far it may be from the best. */
typedef struct ent_quality {
  double objective;     /* `signed`: Σ inner (w - γ); `balance`: the frustration; else the method's own
                           score, which ent_method.objective names */
  double bound;         /* no partition can do better than this; NaN under a method that has none */
  double gap;           /* |objective - bound|; NaN */
  bool proved;          /* the gap is zero: no partition is better */
  uint32_t equally_good; /* different best partitions met among the starts */
  double frustration;   /* Σ |weight| of frustrated ties */
  uint32_t frustrated;  /* their number */
  double total;         /* Σ |weight| of all ties */
  double negative_share; /* share of ties that are negative */
  uint32_t resamples;   /* resamples made */
  const char *stopped_by; /* "work" or "time" where a limit ended the exact search, else NULL */
} ent_quality;

ENT_API const ent_quality *ent_coalitions_quality(const ent_coalitions *coalitions);

/*
 * How sure the whole is. The consensus partition of the resamples maximises Σ (together - 1/2) over
 * the pairs in one coalition, by the search of `signed` (consensus clustering as correlation
 * clustering; Goder & Filkov 2008). None is made without resamples, nor for more than 2,000 nodes.
 */
typedef struct ent_certainty {
  uint32_t searches;             /* searches made on the data: `starts`, or fewer on large networks */
  uint32_t resamples;            /* resamples made */
  uint32_t resample_searches;    /* searches made on each: from the coalitions found, and cold */
  uint32_t consensus_coalitions; /* 0 where there is no consensus partition */
  double consensus_agreement;    /* adjusted Rand index of it and the coalitions found; NaN without */
} ent_certainty;

ENT_API const ent_certainty *ent_coalitions_certainty(const ent_coalitions *coalitions);

/* In how many resamples there were how many coalitions. */
typedef struct ent_draws {
  uint32_t coalitions;
  uint32_t resamples;
} ent_draws;

/* Returns the numbers of coalitions that occurred in the resamples, rising; none without resamples. */
ENT_API const ent_draws *ent_coalitions_draws(const ent_coalitions *coalitions, size_t *count);

/*
 * Returns the consensus coalition of each node of the network, ENT_NONE for one without a tie in
 * every resample; NULL where there is no consensus partition. Numbers are those of the coalitions
 * found where one carries on in the consensus (by the largest number of members in common); others follow after.
 */
ENT_API const uint32_t *ent_coalitions_consensus(const ent_coalitions *coalitions);

/* Returns indices of the frustrated ties: positive between coalitions, negative within one. */
ENT_API const uint32_t *ent_coalitions_frustrated(const ent_coalitions *coalitions, size_t *count);

/*
 * Returns the share of resamples in which two nodes were in one coalition, out of those in which
 * both have a tie; NaN where there is none.
 */
ENT_API double ent_coalitions_together(const ent_coalitions *coalitions, uint32_t a, uint32_t b);

/* Returns the issues from most to least divisive; none for a network from an edge list. */
ENT_API const ent_division *ent_coalitions_divisions(const ent_coalitions *coalitions, size_t *count);

/* Returns the position of coalition c on an issue. */
ENT_API ent_position_of ent_coalitions_position(const ent_coalitions *coalitions, uint32_t c, ent_issue_id issue);

/* Returns the common ground of all pairs (of the 64 largest coalitions), by pair (a < b), then by issue, strongest first. */
ENT_API const ent_common *ent_coalitions_common(const ent_coalitions *coalitions, size_t *count);

/*
 * Two groups that `hierarchical` joined: a node of the network, or from the number of nodes on a
 * merge before (number of nodes + its place in the list).
 */
typedef struct ent_merge {
  uint32_t a;
  uint32_t b;
  double height; /* their distance */
  uint32_t size; /* nodes in both */
} ent_merge;

/* Returns the merges of the tree of `hierarchical`, lowest first; none under another method. */
ENT_API const ent_merge *ent_coalitions_tree(const ent_coalitions *coalitions, size_t *count);

/* Returns how many negative ties options.positive dropped. */
ENT_API size_t ent_coalitions_dropped(const ent_coalitions *coalitions);

#ifdef __cplusplus
}
#endif
#endif
