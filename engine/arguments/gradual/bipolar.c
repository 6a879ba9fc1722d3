/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a dataset's relations, or from bare attacks, to the inputs of each node. */
#include "engine/arguments/gradual/gradual.h"

#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

/* What is being built, with the arrays that ent__bipolar only reads. */
typedef struct build {
  ent__bipolar *g;
  const ent_framework *framework;
  const ent_relation *relations;
  size_t count;
  bool supports;
  uint32_t *node; /* by relation: its node where it is undercut, else ENT_NONE */
  uint32_t *start, *middle, *from, *through, *relation, *place;
  ent_attack *edges; /* from what a node depends on to the node */
  size_t edge_count;
} build;

static bool at_issue(const ent_relation *relation) {
  return relation->to.kind == ENT_TARGET_ISSUE_SUPPORT || relation->to.kind == ENT_TARGET_ISSUE_OPPOSE;
}

/* Whether a relation counts at all: not too weak, and known to the method. */
static bool counts(const build *b, size_t i) {
  if (b->framework->relation[i] == ENT__LEFT_OUT) return false;
  return b->supports || (b->relations[i].kind != ENT_RELATION_SUPPORTS && !at_issue(&b->relations[i]));
}

/* The node that a relation is an input of, ENT_NONE where there is none. */
static uint32_t target(const build *b, size_t i) {
  const ent_target *to = &b->relations[i].to;
  if (!counts(b, i)) return ENT_NONE;
  if (to->kind == ENT_TARGET_RELATION) return b->node[to->index];
  return to->kind == ENT_TARGET_ARGUMENT ? to->index : b->g->arguments + to->index;
}

/* What supports the opposition of an issue speaks against its support, and the other way round. */
static bool is_support(const ent_relation *relation) {
  if (relation->to.kind == ENT_TARGET_RELATION) return false;
  return (relation->kind == ENT_RELATION_SUPPORTS) == (relation->to.kind != ENT_TARGET_ISSUE_OPPOSE);
}

static double weight_of(const ent_relation *relation) { return isnan(relation->weight) ? 1 : relation->weight; }

static void number_undercut(build *b) {
  ent__bipolar *g = b->g;
  for (size_t i = 0; i < b->count; i++) b->node[i] = ENT_NONE;
  for (size_t i = 0; i < b->count; i++) {
    const ent_target *to = &b->relations[i].to;
    if (to->kind == ENT_TARGET_RELATION && b->node[to->index] == ENT_NONE && counts(b, i) && counts(b, to->index)) b->node[to->index] = g->nodes++;
  }
}

/* Counts the inputs of each node, attackers apart: afterwards `start` and `middle` are where each kind goes next. */
static void lay_out(build *b) {
  uint32_t at = 0;
  for (size_t i = 0; i < b->count; i++) {
    const uint32_t to = target(b, i);
    if (to == ENT_NONE) continue;
    if (is_support(&b->relations[i])) b->middle[to]++;
    else b->start[to]++;
  }
  for (uint32_t i = 0; i < b->g->nodes; i++) {
    const uint32_t attackers = b->start[i], supporters = b->middle[i];
    b->start[i] = at;
    b->middle[i] = at + attackers;
    at += attackers + supporters;
  }
  b->start[b->g->nodes] = at;
}

static void place_input(build *b, size_t i, uint32_t to, uint32_t at) {
  b->from[at] = b->relations[i].from;
  b->g->weight[at] = weight_of(&b->relations[i]);
  b->through[at] = b->node[i];
  b->relation[at] = (uint32_t)i;
  b->place[i] = at;
  b->edges[b->edge_count++] = (ent_attack){b->relations[i].from, to};
  if (b->node[i] != ENT_NONE) b->edges[b->edge_count++] = (ent_attack){b->node[i], to};
}

static void fill(build *b) {
  const uint32_t nodes = b->g->nodes, total = b->start[nodes];
  for (size_t i = 0; i < b->count; i++) {
    const uint32_t to = target(b, i);
    b->place[i] = ENT_NONE;
    if (to != ENT_NONE) place_input(b, i, to, is_support(&b->relations[i]) ? b->middle[to]++ : b->start[to]++);
    else if (b->framework->relation[i] != ENT__LEFT_OUT && !counts(b, i)) b->g->ignored++;
  }
  /* Each `start` ran up to the first supporter, each `middle` to the end of its row. */
  for (uint32_t i = nodes; i-- > 0;) {
    const uint32_t supporters_from = b->start[i];
    b->start[i] = i == 0 ? 0 : b->middle[i - 1];
    b->middle[i] = supporters_from;
  }
  b->start[nodes] = total;
}

static bool make_room(build *b) {
  ent__bipolar *g = b->g;
  const size_t nodes = (size_t)g->nodes + 1;
  g->memory = ent__zalloc(2 * nodes + 4 * b->count, sizeof *g->memory);
  g->weight = ent__alloc(b->count, sizeof *g->weight);
  g->base = ent__alloc(g->nodes, sizeof *g->base);
  b->edges = ent__alloc(2 * b->count, sizeof *b->edges);
  if (g->memory == NULL || g->weight == NULL || g->base == NULL || b->edges == NULL) return false;
  g->start = b->start = g->memory;
  g->middle = b->middle = b->start + nodes;
  g->from = b->from = b->middle + nodes;
  g->through = b->through = b->from + b->count;
  g->relation = b->relation = b->through + b->count;
  g->place = b->place = b->relation + b->count;
  return true;
}

static void fill_bases(build *b) {
  for (uint32_t i = b->g->arguments; i < b->g->relations_from; i++) b->g->base[i] = 0.5;
  for (size_t i = 0; i < b->count; i++)
    if (b->node[i] != ENT_NONE) b->g->base[b->node[i]] = weight_of(&b->relations[i]);
}

static ent_status from_dataset(ent__bipolar *g, const ent_framework *framework, bool supports, ent_error *err) {
  size_t issues;
  build b = {.g = g, .framework = framework, .supports = supports};
  b.relations = ent_dataset_relations(framework->dataset, &b.count);
  ent_dataset_issues(framework->dataset, &issues);
  if (g->arguments + issues + b.count > ENT__MOST_EDGES || 2 * b.count > ENT__MOST_EDGES)
    return ent__fail(err, ENT_E_LIMIT, "more than %d arguments, issues and relations", ENT__MOST_EDGES);
  g->nodes = g->relations_from = g->arguments + (supports ? (uint32_t)issues : 0);
  b.node = ent__alloc(b.count, sizeof *b.node);
  ent_status status = b.node == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) {
    number_undercut(&b);
    if (!make_room(&b)) status = ent__nomem(err);
  }
  if (status == ENT_OK) {
    lay_out(&b);
    fill(&b);
    fill_bases(&b);
    status = ent__graph_init(&g->own, g->nodes, b.edges, b.edge_count, err);
    g->graph = &g->own;
  }
  ent__free(b.node);
  ent__free(b.edges);
  return status;
}

ent_status ent__bipolar_init(ent__bipolar *out, const ent_framework *framework, bool supports, ent_error *err) {
  *out = (ent__bipolar){.arguments = framework->arguments};
  if (framework->dataset != NULL) return from_dataset(out, framework, supports, err);
  out->nodes = out->relations_from = framework->graph.nodes;
  out->graph = &framework->graph;
  out->start = framework->graph.source_start;
  out->from = framework->graph.sources;
  out->base = ent__alloc(out->nodes, sizeof *out->base);
  return out->base == NULL ? ent__nomem(err) : ENT_OK;
}

void ent__bipolar_clear(ent__bipolar *g) {
  ent__graph_clear(&g->own);
  ent__free(g->memory);
  ent__free(g->weight);
  ent__free(g->base);
  *g = (ent__bipolar){0};
}
