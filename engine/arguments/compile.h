/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From relations to attacks between nodes: what the readings of supports share. */
#ifndef ENT_ENGINE_ARGUMENTS_COMPILE_H
#define ENT_ENGINE_ARGUMENTS_COMPILE_H

#include "engine/arguments/framework_struct.h"

/*
 * A relation r that something undercuts is a chain of nodes: its argument attacks x(r), x(r) attacks
 * y(r), and its undercutters attack y(r), which is in where the relation holds (Boella, Gabbay, van
 * der Torre & Villata 2009). An undercut support has a third node under the deductive and the
 * necessary reading, z(r), which its undercutters attack too.
 */
typedef struct ent__compile {
  ent_framework *framework;
  const ent_argument *arguments;
  const ent_relation *relations;
  size_t relation_count;
  bool *kept;          /* by relation: its weight is not below the least */
  uint32_t *chain;     /* by relation: x(r); y(r) and z(r) follow. ENT_NONE where nothing undercuts it */
  uint32_t nodes;      /* the next free node */
  uint32_t top;        /* a node that nothing attacks, ENT_NONE until it is needed */
  ent__graph supports; /* supports between arguments that hold without condition */
  ent_attack *attacks;
  size_t count;
  size_t room;
  ent__meta *meta;
  size_t meta_room;
} ent__compile;

enum { ENT__MOST_COMPILED = 100000000 };

/* Adds an attack. Errors: ENT_E_LIMIT above ENT__MOST_COMPILED. */
ent_status ent__compile_attack(ent__compile *c, uint32_t from, uint32_t to, ent_error *err);
/* Adds a node above the arguments. */
ent_status ent__compile_node(ent__compile *c, uint32_t *node, ent__meta_kind kind, uint32_t index, ent_error *err);
/* Rules an argument out whatever else there is. */
ent_status ent__compile_rule_out(ent__compile *c, uint32_t argument, ent_error *err);
/* Returns whether a relation is a kept support between arguments. */
bool ent__compile_is_support(const ent__compile *c, size_t relation);

/*
 * Adds the attacks of all relations. `along` are the rows of the support graph along which attacks
 * spread at both ends: to supporters (deductive), to the supported (necessary); NULL: not at all.
 */
ent_status ent__compile_attacks(ent__compile *c, const uint32_t *along_start, const uint32_t *along, ent_error *err);

/* Each adds what its reading needs beside the spread attacks. */
ent_status ent__compile_deductive(ent__compile *c, ent_error *err);
ent_status ent__compile_necessary(ent__compile *c, ent_error *err);
ent_status ent__compile_evidential(ent__compile *c, ent_error *err);

#endif
