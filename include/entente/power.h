/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Voting power under weights and quotas. docs/power.md defines each measure. */
#ifndef ENTENTE_POWER_H
#define ENTENTE_POWER_H

#include <entente/stances.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A rule of a voting game: the weights must add up to the quota. All rules of a game must be met. */
typedef struct ent_power_rule {
  const char *weights; /* "one" (each counts 1), "weight" (of the dataset), or the name of an attribute */
  const char *quota;   /* "39", "2/3", "65%", "majority": of what the players have together */
} ent_power_rule;

enum { ENT_POWER_RULES = 4 };

typedef struct ent_power_options {
  ent_power_rule rules[ENT_POWER_RULES];
  size_t rule_count; /* 0: one actor, one vote, a simple majority */
} ent_power_options;

#define ENT_POWER_OPTIONS_INIT {{{NULL, NULL}}, 0}

typedef struct ent_power ent_power;

ENT_API ent_status ent_power_new(ent_power **out, const ent_stances *stances, const ent_power_options *options, ent_error *err);
ENT_API void ent_power_free(ent_power *power);

#ifdef __cplusplus
}
#endif
#endif
