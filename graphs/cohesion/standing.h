/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an actor stands as a member of a bloc: by what it said on days of its membership. */
#ifndef ENT_GRAPHS_COHESION_STANDING_H
#define ENT_GRAPHS_COHESION_STANDING_H

#include <entente/stances.h>

/* Room for cells that are formed anew. Begin with zeroes, end with ent__standing_clear. */
typedef struct ent__standing {
  const ent_stances *stances;
  struct ent__entry *entries;
  ent_level *levels;
  ent_statement_id *statements;
} ent__standing;

/* Makes room for the largest cell. */
ent_status ent__standing_init(ent__standing *out, const ent_stances *stances, ent_error *err);
void ent__standing_clear(ent__standing *standing);

/*
 * Gives the position of a cell's actor as a member of a bloc (ENT_NONE: of no bloc, all counts), under
 * the options of the stances. Returns false where nothing of the cell was said by a member. O(log cells)
 * and linear in what the cell rests on.
 */
bool ent__standing_of(double *position, const ent__standing *standing, const ent_cell *cell, ent_actor_id bloc);

/* Tells whether an actor's memberships of a bloc leave out no day. */
bool ent__is_always_member(const ent_actor *actor, ent_actor_id bloc);

#endif
