/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Players and rules of a voting game, in whole numbers. */
#ifndef ENT_GRAPHS_POWER_RULES_H
#define ENT_GRAPHS_POWER_RULES_H

#include <entente/power.h>

/*
 * Bounds, so that sums of weights times the parts of a share fit 63 bits: what all weigh together,
 * in units of the last decimal, after what is common to all weights is divided out; and the lower
 * number of a share.
 */
#define ENT__WEIGHT_MOST 1000000000000u
#define ENT__SHARE_MOST 1000000u

typedef enum ent__quota_kind { ENT__QUOTA_NUMBER, ENT__QUOTA_SHARE, ENT__QUOTA_MAJORITY } ent__quota_kind;

/* As read: a share of up/down in lowest terms, or a number of up / 10^places. */
typedef struct ent__quota {
  ent__quota_kind kind;
  uint64_t up;
  uint64_t down;
  int places;
} ent__quota;

/* Reads "39", "2/3", "65%", "majority". Errors: ENT_E_USAGE. */
ent_status ent__quota_parse(ent__quota *out, const char *text, ent_error *err);

/* A decimal as it is written: digits / 10^places. Returns false for what is none, is negative or has more than 15 digits. */
typedef struct ent__decimal {
  uint64_t digits;
  int places;
} ent__decimal;
bool ent__decimal_read(ent__decimal *out, const char *text, size_t length);

/* A rule in whole numbers: common / 10^places of the weights as written is 1 here. */
typedef struct ent__rule {
  const char *weights;
  const char *quota_text;
  ent__quota quota;
  uint64_t *weight; /* by player */
  uint64_t total;
  uint64_t needed; /* the least sum that meets the quota of the total; total + 1 where it is above */
  uint64_t number; /* of ENT__QUOTA_NUMBER: the same, whatever the total */
  uint64_t common;
  int places;
} ent__rule;

typedef struct ent__rules {
  ent__rule at[ENT_POWER_RULES];
  size_t count;
  ent_actor_id *players; /* in canonical order */
  size_t player_count;
} ent__rules;

/* Takes players and rules from stances; end with ent__rules_clear in any case. O(players · rules). */
ent_status ent__rules_init(ent__rules *out, const ent_stances *stances, const ent_power_options *options, ent_error *err);
void ent__rules_clear(ent__rules *rules);

/* Gives a sum of whole weights as it would be written; the weight of an actor as written. */
double ent__rule_value(const ent__rule *rule, uint64_t whole);
double ent__weight_of(const ent_actor *actor, const char *name);

/* Fills in the weights of one rule, its total and unit. Errors: as ent_power_new. */
ent_status ent__weights_read(ent__rule *rule, const ent_dataset *dataset, const ent_actor_id *players, size_t count, ent_error *err);

#endif
