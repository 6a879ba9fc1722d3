/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How soon the grounded labelling settles each node. */
#ifndef ENT_ENGINE_ARGUMENTS_EXPLAIN_LEVELS_H
#define ENT_ENGINE_ARGUMENTS_EXPLAIN_LEVELS_H

#include "engine/arguments/graph.h"

/*
 * Fills levels (by node) with the min-max numbers of the grounded labelling (Modgil & Caminada
 * 2009): of what is in, 1 + the largest of its attackers; of what is out, 1 + the smallest of its
 * attackers that are in; 0 for what is undecided. Linear.
 */
ent_status ent__grounded_levels(const ent__graph *graph, const ent_label *labels, uint32_t *levels, ent_error *err);

#endif
