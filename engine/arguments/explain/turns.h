/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one node's attack on another means as a turn. */
#ifndef ENT_ENGINE_ARGUMENTS_EXPLAIN_TURNS_H
#define ENT_ENGINE_ARGUMENTS_EXPLAIN_TURNS_H

#include <entente/explain.h>

#include "engine/arguments/framework_struct.h"

/* The attacks and undercuts of the dataset, found by their two ends. */
typedef struct ent__turns {
  const ent_framework *framework;
  const ent_relation *relations;
  uint32_t *order; /* relations by kind of target, target, source */
  size_t count;
} ent__turns;

/* Sorts the relations. End with ent__turns_clear in any case. */
ent_status ent__turns_init(ent__turns *turns, const ent_framework *framework, ent_error *err);
void ent__turns_clear(ent__turns *turns);

/* Fills kind, argument and relation of the turn by which `from` attacks `to`. */
void ent__turns_describe(const ent__turns *turns, uint32_t from, uint32_t to, ent_dialogue_turn *turn);

/* Returns whether a node is a step between turns, which is not said: the source of an undercut relation, a step of a reading. */
bool ent__turns_silent(const ent_framework *framework, uint32_t node);

#endif
