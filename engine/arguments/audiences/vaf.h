/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A value-based framework: for each attack, which two sets of values decide whether it succeeds.
 * Attacks with the same two sets are one contest; an order of values settles contests, not attacks.
 */
#ifndef ENT_ENGINE_ARGUMENTS_AUDIENCES_VAF_H
#define ENT_ENGINE_ARGUMENTS_AUDIENCES_VAF_H

#include <entente/audiences.h>

#include "engine/arguments/framework_struct.h"

/* Sets of values: of the attacker, and of the attacked. */
typedef struct ent__contest {
  uint32_t from;
  uint32_t to;
} ent__contest;

/*
 * Contest 0 is that of all attacks that succeed for everyone: an end has no value, or the attacked
 * has none that the attacker lacks.
 */
typedef struct ent__vaf {
  const ent_framework *framework;
  uint32_t values;      /* of the dataset */
  uint32_t sets;        /* different sets of values, of arguments that have any */
  uint32_t *set_start;  /* sets + 1 */
  uint32_t *set_values; /* in rising order */
  uint32_t *set_of;     /* by argument; ENT_NONE without values */
  uint32_t contests;
  ent__contest *contest;
  uint32_t *of_target; /* by place in the graph's targets: the attack's contest */
  uint32_t *of_source; /* by place in its sources */
  uint32_t *matter;    /* values of contests but 0, by id */
  uint32_t mattering;
} ent__vaf;

/* Ends with ent__vaf_clear in any case. O(arguments · log + attacks · log). */
ent_status ent__vaf_init(ent__vaf *out, const ent_framework *framework, ent_error *err);
void ent__vaf_clear(ent__vaf *vaf);

/*
 * Fills fails[contest] for an order given as rank[value], ENT_NONE where a value is not ranked.
 * `best` is scratch, one for each set.
 */
void ent__vaf_judge(const ent__vaf *vaf, const uint32_t *rank, uint32_t *best, unsigned char *fails);

#endif
