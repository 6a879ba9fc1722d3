/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The circle of attackers that keeps a node undecided. */
#ifndef ENT_ENGINE_ARGUMENTS_EXPLAIN_CIRCLE_H
#define ENT_ENGINE_ARGUMENTS_EXPLAIN_CIRCLE_H

#include "engine/arguments/graph.h"

/*
 * Gives the way from an undecided node, attacker by attacker through undecided ones, to the nearest
 * circle and once around it: path[0] is the node, the last one stands on the path before. `path` has
 * room for nodes + 1. `rank` (by node) decides between ways of one length. Linear, with the log for
 * ordering each node's attackers.
 */
ent_status ent__circle_find(const ent__graph *graph, const ent_label *labels, const uint32_t *rank, uint32_t node, uint32_t *path, uint32_t *count,
                            ent_error *err);

#endif
