/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of this folder share: the finding, and the steps that fill it in their order. */
#ifndef ENT_GRAPHS_REASONS_INTERNAL_H
#define ENT_GRAPHS_REASONS_INTERNAL_H

#include <entente/reasons.h>

#include "engine/base/arena.h"

/* From here on a mean position takes a side; so many coalitions are told of. */
#define ENT__REASONS_SIDE 0.25
enum { ENT__REASONS_GROUPS = 64 };

/* Relations by the argument (or relation) at one of their ends: row i is at[start[i]] to at[start[i + 1] - 1]. */
typedef struct ent__rows {
  uint32_t *start;
  uint32_t *at;
} ent__rows;

typedef struct ent__pairs {
  ent_reasons_pair *at;
  size_t count;
  size_t total;
} ent__pairs;

struct ent_reasons {
  const ent_stances *stances;
  const ent_dataset *dataset;
  const ent_framework *framework;
  const ent_coalitions *coalitions; /* of actors; NULL without */
  ent_reasons_options options;
  ent__arena arena;

  const ent_actor *actors;
  const ent_argument *arguments;
  const ent_relation *relations;
  const ent_statement *statements;
  const ent_issue_id *issues; /* that pass, in canonical order */
  size_t actor_total;
  size_t argument_total;
  size_t relation_total;
  size_t issue_count;

  uint32_t *actor_rank;    /* canonical; ENT_NONE where filtered out */
  uint32_t *argument_rank; /* by text, then id */
  uint32_t *camp;          /* by actor: coalition by position; ENT_NONE */
  uint32_t *node;          /* by actor: node of the network by position; ENT_NONE */
  uint32_t *reasons_camp;  /* by actor: coalition by reasons; ENT_NONE */
  uint32_t groups;         /* coalitions by position that are told of */

  ent_holding *holdings;
  size_t holding_count;
  uint32_t *row;    /* by actor rank, actors that pass + 1: its holdings */
  ent__rows holders; /* by argument: holdings, by actor rank */
  ent__rows attacks;  /* by argument: attacks on arguments that go from it */
  ent__rows attacked; /* by argument: attacks that go to it */
  ent__rows undercuts; /* by relation */
  ent__rows to_issues; /* by argument: relations to issues */

  ent_dataset *derived; /* arguments in place of issues */
  ent_stances *derived_stances;
  ent_network *network;
  ent_coalitions *by_reasons;
  char *refused;
  ent_reasons_partitions compared;

  ent__pairs allies;
  ent__pairs opponents;
  ent_contradiction *contradictions;
  size_t contradiction_count;
  ent_premise *premises;
  size_t premise_count;
  bool *ranks_values; /* by group */
  ent_footing *coalition_footings;
  size_t coalition_footing_count;
  ent_footing *actor_footings;
  size_t actor_footing_count;
  uint32_t *footing_row; /* by actor rank, actors that pass + 1 */
};

/* Lists relations by an end that `end` gives for each, ENT_NONE for those that do not count. */
typedef uint32_t ent__end_fn(const ent_reasons *reasons, uint32_t record);
ent_status ent__rows_init(ent__rows *out, const ent_reasons *reasons, size_t rows, size_t records, ent__end_fn *end, ent_error *err);
void ent__rows_clear(ent__rows *rows);

/* Which side a position takes: 1, -1, or 0 for neither. */
int ent__reasons_side(double position);
/* Returns an actor's holding of an argument, NULL where there is none. O(log holdings of the actor). */
const ent_holding *ent__reasons_find(const ent_reasons *reasons, ent_actor_id actor, ent_argument_id argument);
/* Returns the footings of one actor. */
const ent_footing *ent__reasons_footings_of(const ent_reasons *reasons, ent_actor_id actor, size_t *count);

/* Each fills its part, in this order. */
ent_status ent__reasons_hold(ent_reasons *reasons, ent_error *err);
ent_status ent__reasons_derive(ent_reasons *reasons, ent_error *err);
ent_status ent__reasons_compare(ent_reasons *reasons, ent_error *err);
ent_status ent__reasons_foot(ent_reasons *reasons, ent_error *err);
ent_status ent__reasons_pair(ent_reasons *reasons, ent_error *err);
ent_status ent__reasons_contradict(ent_reasons *reasons, ent_error *err);
ent_status ent__reasons_judge(ent_reasons *reasons, ent_error *err);

/* Fills accepts[group * arguments + argument]: does the argument stand in the coalition's eyes? */
ent_status ent__reasons_eyes(bool *accepts, ent_reasons *reasons, ent_error *err);

#endif
