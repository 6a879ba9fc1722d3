/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attacks that succeed for one audience, as a graph of its own. */
#ifndef ENT_ENGINE_ARGUMENTS_AUDIENCES_GRAPH_OF_H
#define ENT_ENGINE_ARGUMENTS_AUDIENCES_GRAPH_OF_H

#include <entente/audiences.h>

#include "engine/arguments/graph.h"

/* Builds the graph, over all nodes of the framework. Linear. The caller ends it with ent__graph_clear. */
ent_status ent__audience_graph(ent__graph *out, const ent_audiences *audiences, size_t i, ent_error *err);

#endif
