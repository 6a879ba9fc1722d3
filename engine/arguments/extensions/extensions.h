/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acceptance in a bare graph of attacks, for what filters or changes a framework before it asks. */
#ifndef ENT_ENGINE_ARGUMENTS_EXTENSIONS_EXTENSIONS_H
#define ENT_ENGINE_ARGUMENTS_EXTENSIONS_EXTENSIONS_H

#include <entente/extensions.h>

#include "engine/arguments/graph.h"

/*
 * Fills by_node[v] for each node of a graph and *extensions with whether there is an extension at
 * all; where there is none, every node has NONE. Past the time limit (seconds of processor time; 0:
 * none) what is not known by then is UNKNOWN, and what is known is right. Errors: ENT_E_NOMEM,
 * ENT_E_LIMIT for a component too large for the solver.
 */
ent_status ent__graph_acceptance(ent_acceptance *by_node, bool *extensions, const ent__graph *graph, ent_semantics semantics, double time_limit,
                                 ent_error *err);

#endif
