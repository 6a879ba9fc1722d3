/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A growing list of bad cycles, each as the numbers of its ties. */
#ifndef ENT_GRAPHS_COALITIONS_CUTS_H
#define ENT_GRAPHS_COALITIONS_CUTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Cycle c has the ties from ends[c - 1] (or 0) up to ends[c]. All zero is an empty list. */
typedef struct ent__cuts {
  uint32_t *tie;
  size_t tie_room;
  size_t *ends;
  size_t end_room;
  uint32_t count;
} ent__cuts;

/* Returns false where memory is out. */
bool ent__cuts_add(ent__cuts *cuts, const uint32_t *ties, uint32_t count);

/* Returns the ties of a cycle. */
const uint32_t *ent__cuts_at(const ent__cuts *cuts, uint32_t cut, uint32_t *count);

/* Keeps the cycles that are not marked. */
void ent__cuts_drop(ent__cuts *cuts, const bool *dropped);

void ent__cuts_empty(ent__cuts *cuts);
void ent__cuts_clear(ent__cuts *cuts);

#endif
