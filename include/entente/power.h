/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Voting power under weights and quotas. docs/power.md defines each measure. */
#ifndef ENTENTE_POWER_H
#define ENTENTE_POWER_H

#include <stdbool.h>

#include <entente/stances.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A rule of a voting game: the weights must add up to the quota. All rules of a game must be met. */
typedef struct ent_power_rule {
  const char *weights; /* "one" (each counts 1), "weight" (of the dataset), or the name of an attribute */
  const char *quota;   /* "39", "2/3", "65%", "majority": of what the players have together */
} ent_power_rule;

enum { ENT_POWER_RULES = 4, ENT_POWER_PLAYERS = 4096 };

typedef struct ent_power_options {
  ent_power_rule rules[ENT_POWER_RULES];
  size_t rule_count; /* 0: one actor, one vote, a simple majority */
} ent_power_options;

#define ENT_POWER_OPTIONS_INIT {{{NULL, NULL}}, 0}

/* A rule as it was read: what the players weigh together, and the least that meets it, which may be more. */
typedef struct ent_power_threshold {
  const char *weights;
  const char *quota;
  double total;
  double needed;
} ent_power_threshold;

/* Players of equal weight under every rule that matters, which have equal power. */
typedef struct ent_power_kind {
  uint32_t size;
  uint32_t first;       /* index into ent_power_players; the others follow it */
  const char *swings;   /* coalitions that win with a player and lose without it, as a decimal */
  double absolute;      /* swings over the 2^(n-1) coalitions of the others: Penrose 1946, Banzhaf 1965 */
  double banzhaf;       /* swings over the swings of all players; NaN where nobody has any */
  double shapley;       /* share of the orders in which it is the one that wins: Shapley & Shubik 1954 */
  const char *fraction; /* the same, exact and in lowest terms; NULL where that is longer than 40 characters */
  bool veto;            /* in every winning coalition, of which there is one */
  bool dummy;           /* its vote never matters */
  bool dictator;        /* alone wins, and no coalition does without it */
} ent_power_kind;

typedef struct ent_power_player {
  ent_actor_id actor;
  uint32_t kind;                   /* index into ent_power_kinds */
  double weights[ENT_POWER_RULES]; /* under each rule, as written */
} ent_power_player;

/*
 * Coalitions that win (or block), and no longer do when any one member leaves: any counts[k]
 * players of kind k, for each kind. `coalitions` says how many that makes, as a decimal.
 */
typedef struct ent_power_minimal {
  uint32_t size;
  const uint32_t *counts; /* by kind */
  const char *coalitions;
} ent_power_minimal;

/* All of them, the smallest first; `count` is NULL where there are too many to count. */
typedef struct ent_power_minimals {
  const char *count;
  const ent_power_minimal *at; /* the first few, in patterns */
  size_t listed;
  bool all; /* `at` has every one */
} ent_power_minimals;

typedef struct ent_power ent_power;

/*
 * Counts the power of each player exactly. Players are the actors that pass the filter of the
 * stances, which must outlive the result, whether they have a stance or not; blocs only where the
 * filter names them or their kind, since they stand for their members. Weights are taken as the
 * decimals they are written as. A quota is a number that must be reached, a share (2/3, 65%) of
 * what all weigh together that must be reached, or "majority", more than half of it. A quota of 0
 * makes everything win, one above the total nothing. Without players the result is empty.
 *
 * Errors: ENT_E_USAGE for weights that no actor has (with a near miss), that players lack, or that
 * are negative or no number, for a quota that cannot be read, and for a share above the whole;
 * ENT_E_LIMIT for more players than ENT_POWER_PLAYERS, for weights of too many digits, and for a
 * game that takes too much work to count. Cost: by generating functions O(kinds · players · Π
 * (total - quota)) additions of players/64 words; where that is less, O(2^(players/2) · players²),
 * or under several weights O(2^players).
 */
ENT_API ent_status ent_power_new(ent_power **out, const ent_stances *stances, const ent_power_options *options, ent_error *err);
ENT_API void ent_power_free(ent_power *power);

ENT_API const ent_stances *ent_power_stances(const ent_power *power);
/* Returns the rules as read; one, of one actor, one vote, where none was given. */
ENT_API const ent_power_threshold *ent_power_thresholds(const ent_power *power, size_t *count);
/* Returns the players, by falling weight under the rules; equals in canonical order. */
ENT_API const ent_power_player *ent_power_players(const ent_power *power, size_t *count);
/* Returns the kinds of players, by falling weight. */
ENT_API const ent_power_kind *ent_power_kinds(const ent_power *power, size_t *count);
/* Returns the number of winning coalitions as a decimal, and its share of all 2^n: Coleman's power of a collectivity to act. */
ENT_API const char *ent_power_winning(const ent_power *power);
ENT_API double ent_power_to_act(const ent_power *power);
/* Return whether everything wins, even nobody at all, and whether nothing does. */
ENT_API bool ent_power_trivial(const ent_power *power);
ENT_API bool ent_power_hopeless(const ent_power *power);
/* Return the minimal winning coalitions, and the minimal blocking ones, without which none wins. */
ENT_API const ent_power_minimals *ent_power_minimal_winning(const ent_power *power);
ENT_API const ent_power_minimals *ent_power_minimal_blocking(const ent_power *power);

/* The published sources of the measures, for findings. */
ENT_API const char *ent_power_source(void);

#ifdef __cplusplus
}
#endif
#endif
