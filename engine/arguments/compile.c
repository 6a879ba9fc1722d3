/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/arguments/compile.h"

#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

ent_status ent__compile_attack(ent__compile *c, uint32_t from, uint32_t to, ent_error *err) {
  void *at = c->attacks;
  if (c->count == ENT__MOST_COMPILED)
    return ent__fail(err, ENT_E_LIMIT, "the reading '%s' of supports makes more than %d attacks", ent_reading_word(c->framework->options.reading),
                     ENT__MOST_COMPILED);
  if (ent__grow(&at, &c->room, c->count + 1, sizeof *c->attacks) != 0) return ent__nomem(err);
  c->attacks = at;
  c->attacks[c->count++] = (ent_attack){from, to};
  return ENT_OK;
}

ent_status ent__compile_node(ent__compile *c, uint32_t *node, ent__meta_kind kind, uint32_t index, ent_error *err) {
  void *at = c->meta;
  const size_t used = c->nodes - c->framework->arguments;
  if (c->nodes >= ENT__MOST_EDGES) return ent__fail(err, ENT_E_LIMIT, "more than %d nodes", ENT__MOST_EDGES);
  if (ent__grow(&at, &c->meta_room, used + 1, sizeof *c->meta) != 0) return ent__nomem(err);
  c->meta = at;
  c->meta[used] = (ent__meta){kind, index};
  *node = c->nodes++;
  return ENT_OK;
}

ent_status ent__compile_rule_out(ent__compile *c, uint32_t argument, ent_error *err) {
  ent_status status = ENT_OK;
  if (c->top == ENT_NONE) status = ent__compile_node(c, &c->top, ENT__META_TOP, ENT_NONE, err);
  if (status == ENT_OK) status = ent__compile_attack(c, c->top, argument, err);
  c->framework->unfounded++;
  return status;
}

bool ent__compile_is_support(const ent__compile *c, size_t relation) {
  const ent_relation *at = &c->relations[relation];
  return c->kept[relation] && at->kind == ENT_RELATION_SUPPORTS && at->to.kind == ENT_TARGET_ARGUMENT;
}

/* Weights are those of attacks: what supports is never left out. */
static void keep(ent__compile *c) {
  const double least = c->framework->options.min_weight;
  for (size_t i = 0; i < c->relation_count; i++) {
    const ent_relation *at = &c->relations[i];
    c->kept[i] = at->kind == ENT_RELATION_SUPPORTS || isnan(at->weight) || at->weight >= least;
  }
}

static bool has_third(const ent__compile *c, size_t relation) {
  const ent_reading reading = c->framework->options.reading;
  return (reading == ENT_READING_DEDUCTIVE || reading == ENT_READING_NECESSARY) && ent__compile_is_support(c, relation);
}

/* Gives each relation that something undercuts its chain. */
static ent_status number_chains(ent__compile *c, ent_error *err) {
  ent_status status = ENT_OK;
  for (size_t i = 0; i < c->relation_count; i++) c->chain[i] = ENT_NONE;
  for (size_t i = 0; i < c->relation_count && status == ENT_OK; i++) {
    if (!c->kept[i] || c->relations[i].to.kind != ENT_TARGET_RELATION) continue;
    const uint32_t undercut = c->relations[i].to.index;
    uint32_t node;
    if (c->chain[undercut] != ENT_NONE || !c->kept[undercut]) continue;
    status = ent__compile_node(c, &c->chain[undercut], ENT__META_SOURCE, undercut, err);
    if (status == ENT_OK) status = ent__compile_node(c, &node, ENT__META_HOLDS, undercut, err);
    if (status == ENT_OK && has_third(c, undercut)) status = ent__compile_node(c, &node, ENT__META_FAILS, undercut, err);
  }
  return status;
}

static ent_status link_supports(ent__compile *c, ent_error *err) {
  size_t count = 0;
  ent_attack *edges = ent__alloc(c->relation_count, sizeof *edges);
  if (edges == NULL) return ent__nomem(err);
  for (size_t i = 0; i < c->relation_count; i++)
    if (ent__compile_is_support(c, i) && c->chain[i] == ENT_NONE) edges[count++] = (ent_attack){c->relations[i].from, c->relations[i].to.index};
  const ent_status status = ent__graph_init(&c->supports, c->framework->arguments, edges, count, err);
  ent__free(edges);
  return status;
}

static ent_status read_supports(ent__compile *c, ent_error *err) {
  switch (c->framework->options.reading) {
    case ENT_READING_NONE: return ent__compile_attacks(c, NULL, NULL, err);
    case ENT_READING_DEDUCTIVE: return ent__compile_deductive(c, err);
    case ENT_READING_NECESSARY: return ent__compile_necessary(c, err);
    case ENT_READING_EVIDENTIAL: return ent__compile_evidential(c, err);
  }
  return ENT_OK;
}

/* Hands the nodes and what they stand for over. */
static ent_status finish(ent__compile *c, ent_error *err) {
  ent_framework *framework = c->framework;
  framework->relation = ent__alloc(c->relation_count, sizeof *framework->relation);
  if (framework->relation == NULL) return ent__nomem(err);
  for (size_t i = 0; i < c->relation_count; i++) {
    framework->relation[i] = !c->kept[i] ? ENT__LEFT_OUT : c->chain[i] == ENT_NONE ? ENT_NONE : c->chain[i] + 1;
  }
  framework->meta = c->meta;
  c->meta = NULL;
  return ent__graph_init(&framework->graph, c->nodes, c->attacks, c->count, err);
}

ent_status ent__framework_compile(ent_framework *framework, ent_error *err) {
  size_t arguments;
  ent__compile c = {.framework = framework, .top = ENT_NONE};
  c.arguments = ent_dataset_arguments(framework->dataset, &arguments);
  c.relations = ent_dataset_relations(framework->dataset, &c.relation_count);
  framework->arguments = (uint32_t)arguments;
  c.nodes = framework->arguments;
  c.kept = ent__alloc(c.relation_count, sizeof *c.kept);
  c.chain = ent__alloc(c.relation_count, sizeof *c.chain);
  ent_status status = c.kept == NULL || c.chain == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) keep(&c);
  if (status == ENT_OK) status = number_chains(&c, err);
  if (status == ENT_OK) status = link_supports(&c, err);
  if (status == ENT_OK) status = read_supports(&c, err);
  if (status == ENT_OK) status = finish(&c, err);
  ent__graph_clear(&c.supports);
  ent__free(c.kept);
  ent__free(c.chain);
  ent__free(c.attacks);
  ent__free(c.meta);
  return status;
}
