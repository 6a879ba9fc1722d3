/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose change of stance would carry or block an issue. docs/power.md defines each measure. */
#ifndef ENTENTE_WHATIF_H
#define ENTENTE_WHATIF_H

#include <stdbool.h>

#include <entente/power.h>
#include <entente/space.h>

#ifdef __cplusplus
extern "C" {
#endif

/* From here on a mean position takes a side: as reports say it. */
#define ENT_WHATIF_SIDE 0.25

/* Of whose weights a share is taken. */
typedef enum ent_whatif_base {
  ENT_WHATIF_VOTING, /* of those for or against, as in the United Nations: "present and voting" */
  ENT_WHATIF_ALL     /* of all players */
} ent_whatif_base;

/* What is near: a place in space near those of the other side, or a stance near to theirs. The other breaks ties. */
typedef enum ent_whatif_near { ENT_WHATIF_NEAR_SPACE, ENT_WHATIF_NEAR_STANCE } ent_whatif_near;

/* Who may change. */
typedef enum ent_whatif_who {
  ENT_WHATIF_ANYBODY,
  ENT_WHATIF_SPOKEN /* only who has a stance on the issue */
} ent_whatif_who;

typedef struct ent_whatif_options {
  const char *const *issues; /* ids; none: every issue */
  size_t issue_count;
  ent_power_options rules;
  ent_whatif_base base;
  ent_whatif_near near;
  ent_whatif_who who;
} ent_whatif_options;

#define ENT_WHATIF_OPTIONS_INIT {NULL, 0, ENT_POWER_OPTIONS_INIT, ENT_WHATIF_VOTING, ENT_WHATIF_NEAR_SPACE, ENT_WHATIF_ANYBODY}

/* Where an actor stands on an issue; one that abstains, or leans to neither side, is between. */
typedef enum ent_whatif_side { ENT_WHATIF_SUPPORTS, ENT_WHATIF_OPPOSES, ENT_WHATIF_BETWEEN, ENT_WHATIF_SILENT } ent_whatif_side;

/* Returns "supports", "opposes", "between" or "silent". */
ENT_API const char *ent_whatif_side_word(ent_whatif_side side);

/*
 * An actor that may change: to carry an issue, one that does not support it; to block it, one that
 * does not oppose it and whose change counts. `step` is how far its position would have to move to
 * take the other side; `distance` how far it is in space from those on that side, on average. NaN
 * where not known.
 */
typedef struct ent_whatif_actor {
  ent_actor_id actor;
  ent_whatif_side side;
  double position;
  double step;
  double distance;
} ent_whatif_actor;

/*
 * Actors whose change together is enough. `distance` and `step` are sums over those where known;
 * `far` counts those without a distance, `silent` those without a step. `proved`: none is better.
 */
typedef struct ent_whatif_set {
  const uint32_t *at; /* indices into the issue's actors, ascending */
  uint32_t count;
  uint32_t far;
  uint32_t silent;
  double distance;
  double step;
  bool proved;
} ent_whatif_set;

/* A rule as it stands on an issue: support of what counts, and the least that meets the quota of it. */
typedef struct ent_whatif_tally {
  double support;
  double total;
  double needed;
  bool met;
} ent_whatif_tally;

typedef struct ent_whatif_issue {
  ent_issue_id issue;
  uint32_t sides[4]; /* players by ent_whatif_side */
  ent_whatif_tally tallies[ENT_POWER_RULES];
  bool carried;  /* all rules are met, and somebody supports it: the sets block it, else they carry it */
  bool possible; /* there are sets that do */
  const ent_whatif_actor *actors; /* who may change, nearest first */
  uint32_t actor_count;
  ent_whatif_set fewest;  /* of as few as can be, the nearest */
  ent_whatif_set nearest; /* of the least distance, the fewest */
} ent_whatif_issue;

typedef struct ent_whatif ent_whatif;

/*
 * Tells for each issue whether it is carried under the rules, and the smallest and the nearest set
 * of players whose change of stance would carry or block it. Players and rules are those of
 * ent_power_new; a number as a quota is the same whatever the base. To carry an issue players come
 * over to support; to block it they go over to opposition, and so may those who have taken no side
 * where a share is taken of those voting. Distances unknown come last. space may be NULL: then all
 * distances are unknown. Arithmetic over coded stances, no forecast.
 *
 * stances must outlive the result, which the caller frees. Errors: as ent_power_new, and
 * ENT_E_USAGE for an issue that is unknown (with a near miss) or does not pass the filter. Sets are
 * exact where the products of what is lacking under the rules times the actors stay below 2^26, and
 * where a search that is cut off at 2^21 branches ends before; `proved` says so. Cost: that, for
 * each issue, and O(players · supporters) for distances.
 */
ENT_API ent_status ent_whatif_new(ent_whatif **out, const ent_stances *stances, const ent_space *space, const ent_whatif_options *options, ent_error *err);
ENT_API void ent_whatif_free(ent_whatif *whatif);

ENT_API const ent_stances *ent_whatif_stances(const ent_whatif *whatif);
ENT_API ent_whatif_base ent_whatif_get_base(const ent_whatif *whatif);
ENT_API ent_whatif_near ent_whatif_get_near(const ent_whatif *whatif);
ENT_API ent_whatif_who ent_whatif_get_who(const ent_whatif *whatif);
/* Returns the rules as read, of all players. */
ENT_API const ent_power_threshold *ent_whatif_thresholds(const ent_whatif *whatif, size_t *count);
/* Returns the number of players. */
ENT_API size_t ent_whatif_players(const ent_whatif *whatif);
/* Returns the issues, in the order asked for, else in canonical order. */
ENT_API const ent_whatif_issue *ent_whatif_issues(const ent_whatif *whatif, size_t *count);

#ifdef __cplusplus
}
#endif
#endif
