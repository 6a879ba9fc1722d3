/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/arguments/audiences/standing.h"

#include <string.h>

#include "engine/arguments/audiences/audiences_struct.h"
#include "engine/arguments/audiences/graph_of.h"
#include "engine/base/error.h"

static ent_label label_of(unsigned char acceptance) {
  return acceptance == ENT_ACCEPTANCE_ALL ? ENT_LABEL_IN : acceptance == ENT_ACCEPTANCE_NONE ? ENT_LABEL_OUT : ENT_LABEL_UNDECIDED;
}

/* By node. Only the stable semantics may have no extension, and one of a framework with nodes is never empty. */
static void label_nodes(ent_label *labels, bool *extensions, const ent_audiences *audiences, ent_semantics semantics) {
  const uint32_t nodes = audiences->framework->graph.nodes;
  bool any = false;
  for (uint32_t i = 0; i < nodes; i++) {
    labels[i] = label_of(audiences->acceptance[i]);
    any = any || labels[i] != ENT_LABEL_OUT;
  }
  *extensions = any || nodes == 0 || semantics != ENT_SEMANTICS_STABLE;
  for (uint32_t i = 0; i < nodes && !*extensions; i++) labels[i] = ENT_LABEL_UNDECIDED;
}

static bool attacks(const ent__graph *graph, uint32_t from, uint32_t to) {
  for (uint32_t k = graph->target_start[from]; k < graph->target_start[from + 1]; k++)
    if (graph->targets[k] == to) return true;
  return false;
}

/* The node that hands a relation's attack on, or that holds where the relation does. */
static uint32_t node_of(const ent_framework *framework, const ent_relation *relations, uint32_t relation) {
  const uint32_t node = framework->relation[relation];
  return node == ENT_NONE ? relations[relation].from : node;
}

static void label_relations(ent__standing *out, const ent_framework *framework, const ent_label *nodes, const ent__graph *left) {
  size_t count;
  const ent_relation *relations = ent_dataset_relations(framework->dataset, &count);
  for (uint32_t r = 0; r < count; r++) {
    const uint32_t from = node_of(framework, relations, r);
    const ent_target *target = &relations[r].to;
    out->fails[r] = false;
    out->relations[r] = from == ENT__LEFT_OUT ? ENT_LABEL_OUT : nodes[from];
    if (left == NULL || from == ENT__LEFT_OUT || (target->kind != ENT_TARGET_ARGUMENT && target->kind != ENT_TARGET_RELATION)) continue;
    const uint32_t to = target->kind == ENT_TARGET_ARGUMENT ? target->index : framework->relation[target->index];
    if (to == ENT_NONE || to == ENT__LEFT_OUT) continue;
    out->fails[r] = attacks(&framework->graph, from, to) && !attacks(left, from, to);
  }
}

ent_status ent__standing_find(ent__standing *out, const ent_framework *framework, ent_semantics semantics, const ent_audience *audience,
                              ent__arena *arena, ent_error *err) {
  static const ent_audience everyone = {"", NULL, ENT_NONE, {NULL, 0}};
  size_t relation_count;
  ent_audience_options options = ENT_AUDIENCE_OPTIONS_INIT;
  ent_audiences *audiences = NULL;
  ent__graph left = {0};
  (void)ent_dataset_relations(framework->dataset, &relation_count);
  ent_label *labels = ent__arena_alloc(arena, framework->graph.nodes, sizeof *labels);
  *out = (ent__standing){labels, ent__arena_alloc(arena, relation_count, sizeof(ent_label)), ent__arena_alloc(arena, relation_count, sizeof(bool)), true};
  if (labels == NULL || out->relations == NULL || out->fails == NULL) return ent__nomem(err);
  options.semantics = semantics;
  options.audiences = audience != NULL ? audience : &everyone;
  options.count = 1;
  options.all_orders = false;
  ent_status status = ent_audiences_new(&audiences, framework, &options, err);
  if (status == ENT_OK && audience != NULL) status = ent__audience_graph(&left, audiences, 0, err);
  if (status == ENT_OK && semantics != ENT_SEMANTICS_GROUNDED)
    label_nodes(labels, &out->extensions, audiences, semantics);
  else if (status == ENT_OK && audience != NULL)
    status = ent__graph_ground(&left, labels, err);
  else if (status == ENT_OK && framework->graph.nodes > 0)
    memcpy(labels, framework->labels, framework->graph.nodes * sizeof *labels);
  if (status == ENT_OK) label_relations(out, framework, labels, audience != NULL ? &left : NULL);
  ent__graph_clear(&left);
  ent_audiences_free(audiences);
  return status;
}
