/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reasons: which arguments actors and coalitions hold, what their stances rest on, and where
 * coalitions by position and by shared reasons part. docs/reasons.md defines each measure.
 */
#ifndef ENTENTE_REASONS_H
#define ENTENTE_REASONS_H

#include <entente/arguments.h>
#include <entente/coalitions.h>
#include <entente/comparison.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct ent_reasons_options {
  uint32_t most_pairs; /* pairs of each kind that are listed, at least 1 */
  uint32_t min_shared; /* fewest shared arguments for a tie of the network by reasons, at least 1; that of the positions is for issues */
} ent_reasons_options;

#define ENT_REASONS_OPTIONS_INIT {20, 1}

/* How it is known that an actor holds or rejects an argument */
typedef enum ent_holding_by {
  ENT_HOLDING_PUT_FORWARD,
  ENT_HOLDING_ENDORSED,
  ENT_HOLDING_STATEMENT, /* a statement of its own rests on it */
  ENT_HOLDING_REJECTED
} ent_holding_by;

/* Returns "put-forward", "endorsed", "statement" or "rejected". */
ENT_API const char *ent_holding_by_word(ent_holding_by by);

/* Where it is from: of a statement its own document and date, else those of the argument. */
typedef struct ent_holding_source {
  ent_holding_by by;
  ent_statement_id statement; /* ENT_NONE but for a statement */
  ent_document_id document;
  const char *locator;
  ent_interval date; /* that of the document where there is none of its own */
} ent_holding_source;

/* An argument in the hands of an actor, which may both hold and reject it. */
typedef struct ent_holding {
  ent_actor_id actor;
  ent_argument_id argument;
  bool holds;
  bool rejects;
  const ent_holding_source *sources; /* by their kind, statements in canonical order */
  uint32_t source_count;
} ent_holding;

/* How the partitions by position and by reasons stand to each other; over actors in a coalition under both. */
typedef struct ent_reasons_partitions {
  uint32_t actors_by_position; /* in a coalition */
  uint32_t actors_by_reasons;
  uint32_t coalitions_by_position;
  uint32_t coalitions_by_reasons;
  ent_agreement_of agreement;
} ent_reasons_partitions;

/*
 * Two arguments at odds: `a` is held by the first actor, `b` by the second, and `relation` is the
 * attack of one on the other; ENT_NONE: they are one argument, which one actor holds and the other
 * rejects.
 */
typedef struct ent_clash {
  ent_argument_id a;
  ent_argument_id b;
  ent_relation_id relation;
} ent_clash;

/*
 * Two actors, `a` before `b` in canonical order. `issues` are those on which both take one side and
 * both have reasons on that side, but none in common (of allies), or on which they take opposite
 * sides while an argument that both hold bears on it (of opponents).
 */
typedef struct ent_reasons_pair {
  ent_actor_id a;
  ent_actor_id b;
  double tie; /* in the network by position; NaN without */
  const ent_argument_id *shared; /* held by both */
  uint32_t shared_count;
  const ent_clash *clashes;
  uint32_t clash_count;
  const ent_issue_id *issues;
  uint32_t issue_count;
} ent_reasons_pair;

/* When the two sides of a contradiction were held */
typedef enum ent_reasons_time {
  ENT_REASONS_AT_ONE_TIME,     /* the dates of the two overlap somewhere */
  ENT_REASONS_OVER_TIME,       /* they do not */
  ENT_REASONS_TIME_UNKNOWN     /* one of the two has no date */
} ent_reasons_time;

/* Returns "at one time", "over time" or "unknown". */
ENT_API const char *ent_reasons_time_word(ent_reasons_time time);

/*
 * An actor at odds with itself: it holds `attacker` and `attacked`, and `relation` is the attack of
 * one on the other; or it holds and rejects one argument (both are it, relation ENT_NONE).
 */
typedef struct ent_contradiction {
  ent_actor_id actor;
  ent_argument_id attacker;
  ent_argument_id attacked;
  ent_relation_id relation;
  ent_label stands;   /* the attack under the grounded labelling; UNDECIDED of a rejection */
  ent_reasons_time time;
  bool one_document;  /* both are from one document, which may weigh the one against the other */
  const ent_holding *of_attacker; /* the evidence */
  const ent_holding *of_attacked;
} ent_contradiction;

/* How a coalition takes an argument; of its members. */
typedef struct ent_premise_side {
  uint32_t coalition;
  uint32_t holders;
  uint32_t rejecters;
  uint32_t objectors; /* hold an argument that attacks it */
  bool accepts;       /* it stands in the coalition's eyes */
} ent_premise_side;

typedef enum ent_premise_kind {
  ENT_PREMISE_COMMON, /* stands in the eyes of every coalition and a member holds it, or members of several hold it; no crux */
  ENT_PREMISE_CRUX,   /* held in one coalition and rejected or attacked in another, or accepted by one and not by another */
  ENT_PREMISE_OTHER
} ent_premise_kind;

/* Returns "common", "crux" or "other". */
ENT_API const char *ent_premise_kind_word(ent_premise_kind kind);

/* An argument between coalitions, with a side for each coalition. */
typedef struct ent_premise {
  ent_argument_id argument;
  ent_premise_kind kind;
  uint32_t holding;   /* coalitions with a member that holds it */
  uint32_t accepting; /* coalitions in whose eyes it stands */
  uint32_t actors;    /* different members of all of them that hold, reject or attack it */
  const ent_issue_id *issues; /* that it bears on, in canonical order */
  uint32_t issue_count;
  const ent_premise_side *sides;
  uint32_t side_count;
} ent_premise;

/* An argument that carries a stance. */
typedef struct ent_ground {
  ent_argument_id argument;
  bool direct;     /* it relates to the issue itself */
  ent_label label; /* under the grounded labelling; of a direct one, of its relation to the issue */
  bool undercut;   /* the argument fares better than its relation to the issue */
  const ent_actor_id *holders; /* in canonical order */
  uint32_t holder_count;
  const ent_argument_id *defeaters; /* where it fails: those that stand and attack it, or undercut its relation to the issue */
  uint32_t defeater_count;
} ent_ground;

/* What comes of a stance once objections to its grounds are weighed */
typedef enum ent_footing_verdict {
  ENT_FOOTING_NONE,   /* no argument on its side is held by those who take it */
  ENT_FOOTING_STANDS, /* one at least stands */
  ENT_FOOTING_OPEN,   /* none stands, one at least is undecided */
  ENT_FOOTING_FAILS   /* it rests on arguments which do not survive */
} ent_footing_verdict;

/* Returns "none", "stands", "open" or "fails". */
ENT_API const char *ent_footing_verdict_word(ent_footing_verdict verdict);

/* What the stance of a coalition, or of an actor, on an issue rests on. The stance takes a side: it is 0.25 or more from 0. */
typedef struct ent_footing {
  ent_issue_id issue;
  uint32_t coalition; /* ENT_NONE: of an actor */
  ent_actor_id actor; /* ENT_NONE: of a coalition */
  double position;    /* the mean */
  ent_footing_verdict verdict;
  const ent_ground *grounds; /* in the order of ent_framework_reasons */
  uint32_t ground_count;
  uint32_t standing; /* grounds by label: these three add up */
  uint32_t open;
  uint32_t failing;
} ent_footing;

typedef struct ent_reasons ent_reasons;

/*
 * Joins arguments with stances and coalitions. `framework` is of the stances' dataset; `coalitions`
 * may be NULL or of issues: then all that is said of coalitions is empty. Coalitions by shared
 * reasons are found in the network between actors that the arguments make in place of the issues,
 * what is held as support and what is rejected as opposition, with the options of the network and
 * the coalitions given but for min_shared. Holdings pass the
 * filter of the stances; what is put forward, endorsed or rejected passes by the argument's date and
 * document and by an issue that it bears on. A member does not take over the reasons of its bloc.
 *
 * Everything given must outlive the result, which the caller frees. Errors: ENT_E_USAGE for
 * options out of range, ENT_E_NOMEM. Cost: that of the network and coalitions by reasons; for the rest
 * O(holdings log holdings), ties times the holdings at their ends, and Σ h² for arguments with h holders.
 */
ENT_API ent_status ent_reasons_new(ent_reasons **out, const ent_stances *stances, const ent_framework *framework, const ent_coalitions *coalitions,
                                   const ent_reasons_options *options, ent_error *err);
ENT_API void ent_reasons_free(ent_reasons *reasons);

ENT_API const ent_reasons_options *ent_reasons_get_options(const ent_reasons *reasons);

/* Returns what each actor holds and rejects, by actor in canonical order, then by argument in the order of their texts. */
ENT_API const ent_holding *ent_reasons_holdings(const ent_reasons *reasons, size_t *count);
/* Returns the holdings of one actor; NULL where it has none. */
ENT_API const ent_holding *ent_reasons_of(const ent_reasons *reasons, ent_actor_id actor, size_t *count);

/*
 * Each returns a stage of the coalitions by reasons; NULL where there are none: no coalitions were
 * given, or the method refuses the network. Nodes are actors by their own indices. Borrowed.
 */
ENT_API const ent_network *ent_reasons_network(const ent_reasons *reasons);
ENT_API const ent_coalitions *ent_reasons_coalitions(const ent_reasons *reasons);
/* Returns why the method refuses the network by reasons, a sentence without a full stop; NULL where it does not. */
ENT_API const char *ent_reasons_refused(const ent_reasons *reasons);
/* Returns the coalition of an actor by its reasons, ENT_NONE where it has none. */
ENT_API uint32_t ent_reasons_coalition_of(const ent_reasons *reasons, ent_actor_id actor);
ENT_API const ent_reasons_partitions *ent_reasons_compared(const ent_reasons *reasons);

/*
 * Returns allies of convenience: two actors of one coalition by position, tied positively, whose
 * arguments clash, or who take one side on an issue for reasons of which they share none and hold no
 * argument in common. Those with most clashes first, then most such issues, then the strongest tie.
 * *total is how many there are in all, of which the first most_pairs are listed.
 */
ENT_API const ent_reasons_pair *ent_reasons_allies(const ent_reasons *reasons, size_t *count, size_t *total);
/*
 * Returns opponents who share premises: two actors of different coalitions by position, not tied
 * positively, that hold the same argument. Those who share most first, then those most at odds.
 */
ENT_API const ent_reasons_pair *ent_reasons_opponents(const ent_reasons *reasons, size_t *count, size_t *total);

/* Returns all contradictions: by actor in canonical order, then by the texts of attacker and attacked. */
ENT_API const ent_contradiction *ent_reasons_contradictions(const ent_reasons *reasons, size_t *count);

/*
 * Returns each argument that an actor of a coalition holds or rejects, or on which coalitions part: cruxes first, then common
 * premises, then others. Cruxes by falling actors, then issues; common premises by falling coalitions
 * that hold them, then actors, then issues. None for fewer than two coalitions. Of the 64 largest.
 */
ENT_API const ent_premise *ent_reasons_premises(const ent_reasons *reasons, size_t *count);
/* Returns whether a coalition judges by values that members rank; else it sees what stands for everyone. */
ENT_API bool ent_reasons_ranks_values(const ent_reasons *reasons, uint32_t coalition);

/*
 * Each returns footings. Of coalitions (the 64 largest) one for each issue on which it takes a
 * side, by issue in canonical order; of actors only those with a ground, by actor, then issue.
 */
ENT_API const ent_footing *ent_reasons_coalition_footings(const ent_reasons *reasons, size_t *count);
ENT_API const ent_footing *ent_reasons_actor_footings(const ent_reasons *reasons, size_t *count);

/* Returns the publications that the finding follows. */
ENT_API const char *ent_reasons_source(void);

#ifdef __cplusplus
}
#endif
#endif
