/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks: who agrees or conflicts with whom, or what with what. docs/networks.md defines each. */
#ifndef ENTENTE_NETWORKS_H
#define ENTENTE_NETWORKS_H

#include <entente/stances.h>
#include <entente/ties.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ent_network_type {
  ENT_NETWORK_AFFILIATION, /* two-mode: actors to issues */
  ENT_NETWORK_COOCCURRENCE,
  ENT_NETWORK_CONGRUENCE,
  ENT_NETWORK_CONFLICT,
  ENT_NETWORK_SUBTRACT, /* congruence minus conflict; the default */
  ENT_NETWORK_EXCESS,   /* agreement beyond what each issue makes common */
  ENT_NETWORK_SIGNED    /* read as an edge list */
} ent_network_type;

typedef enum ent_normalization {
  ENT_NORMALIZE_NONE,
  ENT_NORMALIZE_AVERAGE,
  ENT_NORMALIZE_JACCARD,
  ENT_NORMALIZE_COSINE,
  ENT_NORMALIZE_DNA_COSINE, /* what Discourse Network Analyzer calls cosine */
  ENT_NORMALIZE_OVERLAP, /* the default for one-mode networks */
  ENT_NORMALIZE_ACTIVITY,
  ENT_NORMALIZE_PROMINENCE
} ent_normalization;

typedef enum ent_between { ENT_BETWEEN_ACTORS, ENT_BETWEEN_ISSUES } ent_between;

/* What the weight of an affiliation says. */
typedef enum ent_qualifier { ENT_QUALIFIER_SUBTRACT, ENT_QUALIFIER_IGNORE, ENT_QUALIFIER_COMBINE } ent_qualifier;

/* How far two positions agree. */
typedef enum ent_agreement {
  ENT_AGREEMENT_DISTANCE, /* 1 - |q - q'| / 2; the default */
  ENT_AGREEMENT_IDENTICAL /* 1 where they are the same, else 0: the share of identical votes */
} ent_agreement;

/* Which ties are kept. docs/backbone.md defines each. */
typedef enum ent_backbone {
  ENT_BACKBONE_NONE,      /* all */
  ENT_BACKBONE_BICM,      /* those that activity alone would not explain */
  ENT_BACKBONE_THRESHOLD, /* those of at least a weight, without its sign */
  ENT_BACKBONE_DISPARITY  /* those that stand out among the ties of one of their ends */
} ent_backbone;

typedef struct ent_network_options {
  ent_network_type type;
  ent_normalization normalize;
  ent_between between;
  ent_qualifier qualifier;
  ent_agreement agreement;
  int min_shared; /* fewest shared issues for a tie; -1: 3 under overlap, 1 otherwise */
  ent_backbone backbone;
  double alpha;     /* bicm: the false discovery rate; disparity: the level of significance; in (0, 1) */
  double threshold; /* > 0 */
} ent_network_options;

#define ENT_NETWORK_OPTIONS_INIT \
  {ENT_NETWORK_SUBTRACT, ENT_NORMALIZE_OVERLAP, ENT_BETWEEN_ACTORS, ENT_QUALIFIER_SUBTRACT, ENT_AGREEMENT_DISTANCE, -1, ENT_BACKBONE_NONE, 0.05, 0.0}

typedef enum ent_node_kind { ENT_NODE_ACTOR, ENT_NODE_ISSUE, ENT_NODE_NAMED } ent_node_kind;

/* A node. `index` is into the dataset's actors or issues, or into the tie list's nodes. */
typedef struct ent_node {
  ent_node_kind kind;
  uint32_t index;
  const char *id;
  const ent_text *label; /* NULL for a named node without one: its id is its label */
  const ent_text *short_label;
  double activity; /* Σ amount over its cells; Σ |weight| over its ties for a named node */
  uint32_t cells;  /* number of its cells, or ties */
} ent_node;

/* A tie; source < target, weight not 0. In a two-mode network sources are actors. */
typedef struct ent_tie {
  uint32_t source;
  uint32_t target;
  double weight;
  uint32_t shared; /* issues (or actors) that both ends have a cell on; 0 for read ties */
} ent_tie;

typedef struct ent_network ent_network;

/*
 * Builds a network from stances, which must outlive it; the caller frees it with
 * ent_network_free. Nodes are in canonical order (in a two-mode network, actors before issues);
 * an actor without a cell is no node of a network from stances. Ties are sorted by source, then
 * target. Errors: ENT_E_USAGE for a normalisation that the type does not have.
 * Cost: time Σ_j c_j² for issues with c_j cells, memory linear in the ties kept.
 */
ENT_API ent_status ent_network_new(ent_network **out, const ent_stances *stances,
                                   const ent_network_options *options, ent_error *err);

/* Builds a network from an edge list, which must outlive it. O(n log n + m log m). */
ENT_API ent_status ent_network_from_ties(ent_network **out, const ent_ties *ties, ent_error *err);

/*
 * Makes a network of those ties of another that pass the backbone of `options` (of which nothing else
 * counts); ent_network_new does so by itself. The nodes stay as they are. What `network` was made of must
 * outlive the result, which the caller frees with ent_network_free; `network` need not. Errors:
 * ENT_E_USAGE for a level out of (0, 1), a threshold not above 0, `bicm` of an affiliation or of a list
 * of ties, a network that is a backbone already. Cost: O(ties); of `bicm` see docs/backbone.md.
 */
ENT_API ent_status ent_network_prune(ent_network **out, const ent_network *network,
                                     const ent_network_options *options, ent_error *err);

/* What a backbone was chosen from: the ties there were, and the tests made of them (`bicm`; else 0). */
typedef struct ent_pruning {
  size_t before;
  size_t tests;
} ent_pruning;

ENT_API ent_pruning ent_network_pruning(const ent_network *network);

/*
 * Each returns a value for each tie, NULL where the backbone has none. p: the chance that the tie would
 * be as far from what the null model expects (`bicm`, `disparity`). q: the least false discovery rate
 * at which it still passes (`bicm`).
 */
ENT_API const double *ent_network_p_values(const ent_network *network);
ENT_API const double *ent_network_q_values(const ent_network *network);

ENT_API void ent_network_free(ent_network *network);

ENT_API const ent_network_options *ent_network_get_options(const ent_network *network);
ENT_API const ent_node *ent_network_nodes(const ent_network *network, size_t *count);
ENT_API const ent_tie *ent_network_ties(const ent_network *network, size_t *count);

/* Returns the nodes of the first mode; all of them in a one-mode network. */
ENT_API size_t ent_network_first_mode(const ent_network *network);

/*
 * Returns the ties at a node, as indices into ent_network_ties, by rising other end.
 */
ENT_API const uint32_t *ent_network_incident(const ent_network *network, uint32_t node, size_t *count);

/* Returns NULL for a network from an edge list. */
ENT_API const ent_stances *ent_network_stances(const ent_network *network);

/* Each returns the word of the program's options. */
ENT_API const char *ent_network_type_word(ent_network_type type);
ENT_API const char *ent_backbone_word(ent_backbone backbone);
ENT_API const char *ent_normalization_word(ent_normalization normalization);

/* Returns the publications that define a backbone; NULL where there is nothing to define. */
ENT_API const char *ent_backbone_source(ent_backbone backbone);

#ifdef __cplusplus
}
#endif
#endif
