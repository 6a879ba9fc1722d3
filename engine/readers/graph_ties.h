/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What GraphML and GML share: nodes that are declared, edges between them in any order, attributes
 * that say the weight, the sign or the label.
 */
#ifndef ENT_ENGINE_READERS_GRAPH_TIES_H
#define ENT_ENGINE_READERS_GRAPH_TIES_H

#include "engine/base/names.h"
#include "engine/readers/ties_gather.h"

typedef enum ent__graph_role {
  ENT__GRAPH_NOTHING = -1,
  ENT__GRAPH_SIGNED,
  ENT__GRAPH_WEIGHT,
  ENT__GRAPH_SIGN,
  ENT__GRAPH_LABEL,
  ENT__GRAPH_ROLES
} ent__graph_role;

/* What an attribute is taken for; of several for one role the lowest rank holds. */
typedef struct ent__graph_meaning {
  ent__graph_role role;
  int rank;
} ent__graph_meaning;

/* Says by name, or by --map, what an attribute of edges (of nodes) is. */
ent__graph_meaning ent__graph_edge_meaning(const ent_read_options *options, const char *name);
ent__graph_meaning ent__graph_node_meaning(const ent_read_options *options, const char *name);
const char *ent__graph_role_word(ent__graph_role role);

typedef struct ent__graph_node ent__graph_node;

typedef struct ent__graph {
  ent__gather gather;
  const ent_read_options *options;
  ent__graph_node *nodes; /* by node of the ties */
  size_t room;
  ent__names groups; /* nodes that hold a graph: no actors, unless an edge names them */
  size_t edges, weighed, labelled;
  long bare_line, bare_column; /* the first edge without a weight */
} ent__graph;

/* Checks the options and begins; end with ent__graph_end where that succeeded. */
ent_status ent__graph_begin(ent__graph *graph, const char *source, const ent_read_options *options, ent_error *err);
/* Declares a node; the id may be NULL where it is absent. */
void ent__graph_node_add(ent__graph *graph, const char *id, const char *label, bool group, long line, long column);
/* Adds an edge; ends may be NULL where they are absent. */
void ent__graph_edge_add(ent__graph *graph, const char *source, const char *target, const ent__weighing *raw, bool directed,
                         long line, long column);
ent_status ent__graph_end(ent__graph *graph, ent_input *out, ent_variables *variables, const char sha256[65],
                          ent_status status, ent_diagnostics *diagnostics);

#endif
