/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Evidential support (Oren & Norman 2008): an argument counts only with a chain of accepted
 * supporters from evidence. Evidence is what is marked so; where nothing is, what has a document and
 * no supporter. What no chain reaches is ruled out. Any other argument a is attacked by a node m(a),
 * "nothing backs a", which each supporter of a attacks.
 *
 * Arguments that support each other in a circle must not back each other. So within a strongly
 * connected component of k arguments, backing is counted by the length of its chain: m(a, l), "no
 * chain of length l or less backs a", is attacked by each supporter from outside, and by q(r, l - 1)
 * for each support r from within, which is in where r's argument b is in and m(b, l - 1) is out.
 */
#include "engine/arguments/compile.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct evidential {
  ent__compile *c;
  bool *evidence;      /* by argument */
  bool *backed;        /* by argument: a chain from evidence reaches it */
  uint32_t *component; /* by argument, of supports from what is no evidence */
  uint32_t *level;     /* by argument: m(a, l) of the level at work */
  uint32_t *before;    /* by argument: m(a, l - 1) */
  uint32_t *denied;    /* by argument: u(a), which is in where a is not; ENT_NONE until it is needed */
  uint32_t *undone;    /* by relation: the same of y(r) */
  size_t *into_start;  /* supports into each argument */
  size_t *into;
} evidential;

static void mark_evidence(evidential *e) {
  ent__compile *c = e->c;
  const uint32_t count = c->framework->arguments;
  for (uint32_t i = 0; i < count; i++) c->framework->evidence_marked = c->framework->evidence_marked || c->arguments[i].evidence == 1;
  for (uint32_t i = 0; i < count; i++) {
    const bool free = e->into_start[i] == e->into_start[i + 1];
    e->evidence[i] = c->framework->evidence_marked ? c->arguments[i].evidence == 1 : c->arguments[i].document != ENT_NONE && free && c->arguments[i].evidence != 0;
  }
}

static ent_status list_supports(evidential *e, ent_error *err) {
  const ent__compile *c = e->c;
  const size_t arguments = c->framework->arguments;
  e->into_start = ent__zalloc(arguments + 2, sizeof *e->into_start);
  e->into = ent__alloc(c->relation_count, sizeof *e->into);
  if (e->into_start == NULL || e->into == NULL) return ent__nomem(err);
  for (size_t i = 0; i < c->relation_count; i++)
    if (ent__compile_is_support(c, i)) e->into_start[c->relations[i].to.index + 2]++;
  for (size_t i = 0; i < arguments; i++) e->into_start[i + 2] += e->into_start[i + 1];
  for (size_t i = 0; i < c->relation_count; i++)
    if (ent__compile_is_support(c, i)) e->into[e->into_start[c->relations[i].to.index + 1]++] = i;
  return ENT_OK;
}

/* Finds what chains of supports reach, and the components of what is no evidence. */
static ent_status find_chains(evidential *e, ent_error *err) {
  const ent__compile *c = e->c;
  const uint32_t arguments = c->framework->arguments;
  uint32_t components = 0, queued = 0;
  size_t count = 0;
  ent__graph graph = {0};
  ent__graph inner = {0};
  ent_attack *edges = ent__alloc(c->relation_count, sizeof *edges);
  uint32_t *queue = ent__alloc(arguments, sizeof *queue);
  ent_status status = edges == NULL || queue == NULL ? ent__nomem(err) : ENT_OK;
  for (size_t i = 0; status == ENT_OK && i < c->relation_count; i++)
    if (ent__compile_is_support(c, i)) edges[count++] = (ent_attack){c->relations[i].from, c->relations[i].to.index};
  if (status == ENT_OK) status = ent__graph_init(&graph, arguments, edges, count, err);
  for (uint32_t i = 0; status == ENT_OK && i < arguments; i++) {
    e->backed[i] = e->evidence[i];
    if (e->backed[i]) queue[queued++] = i;
  }
  for (uint32_t done = 0; status == ENT_OK && done < queued; done++) {
    for (uint32_t k = graph.target_start[queue[done]]; k < graph.target_start[queue[done] + 1]; k++) {
      if (e->backed[graph.targets[k]]) continue;
      e->backed[graph.targets[k]] = true;
      queue[queued++] = graph.targets[k];
    }
  }
  size_t within = 0;
  for (size_t i = 0; status == ENT_OK && i < count; i++)
    if (!e->evidence[edges[i].from] && !e->evidence[edges[i].to]) edges[within++] = edges[i];
  if (status == ENT_OK) status = ent__graph_init(&inner, arguments, edges, within, err);
  if (status == ENT_OK) status = ent__graph_components(&inner, e->component, &components, err);
  ent__graph_clear(&graph);
  ent__graph_clear(&inner);
  ent__free(edges);
  ent__free(queue);
  return status;
}

/* Gives the node that is in where another is out. */
static ent_status deny(evidential *e, uint32_t *slot, uint32_t node, ent_error *err) {
  if (*slot != ENT_NONE) return ENT_OK;
  const ent_status status = ent__compile_node(e->c, slot, ENT__META_STEP, ENT_NONE, err);
  return status == ENT_OK ? ent__compile_attack(e->c, node, *slot, err) : status;
}

/* One support r of a lets m(a, l) fall; `inner` is m(b, l - 1) of its argument b within the component, else ENT_NONE. */
static ent_status back(evidential *e, size_t r, uint32_t m, uint32_t inner, ent_error *err) {
  ent__compile *c = e->c;
  const uint32_t b = c->relations[r].from, chain = c->chain[r];
  const uint32_t holds = chain == ENT_NONE ? b : chain + 1;
  if (inner == ENT_NONE) return ent__compile_attack(c, holds, m, err);
  uint32_t q = ENT_NONE;
  uint32_t *denied = chain == ENT_NONE ? &e->denied[b] : &e->undone[r];
  ent_status status = deny(e, denied, holds, err);
  if (status == ENT_OK) status = ent__compile_node(c, &q, ENT__META_STEP, ENT_NONE, err);
  if (status == ENT_OK) status = ent__compile_attack(c, *denied, q, err);
  if (status == ENT_OK) status = ent__compile_attack(c, inner, q, err);
  return status == ENT_OK ? ent__compile_attack(c, q, m, err) : status;
}

/* Makes m(a, l) for one argument. At the first level no support from within counts. */
static ent_status one_level(evidential *e, uint32_t a, bool first, ent_error *err) {
  ent__compile *c = e->c;
  ent_status status = ent__compile_node(c, &e->level[a], ENT__META_UNBACKED, a, err);
  for (size_t k = e->into_start[a]; k < e->into_start[a + 1] && status == ENT_OK; k++) {
    const uint32_t b = c->relations[e->into[k]].from;
    const bool within = !e->evidence[b] && e->component[b] == e->component[a];
    if (within && first) continue;
    status = back(e, e->into[k], e->level[a], within ? e->before[b] : ENT_NONE, err);
  }
  return status;
}

/* Makes the levels of the arguments of one component and lets the last attack them. */
static ent_status one_component(evidential *e, const uint32_t *members, uint32_t count, ent_error *err) {
  ent_status status = ENT_OK;
  for (uint32_t l = 0; l < count && status == ENT_OK; l++) {
    for (uint32_t i = 0; i < count; i++) e->before[members[i]] = e->level[members[i]];
    for (uint32_t i = 0; i < count && status == ENT_OK; i++) status = one_level(e, members[i], l == 0, err);
  }
  for (uint32_t i = 0; i < count && status == ENT_OK; i++) status = ent__compile_attack(e->c, e->level[members[i]], members[i], err);
  return status;
}

/* Goes through the components of arguments that are backed but no evidence; those of one lie together in `order`. */
static ent_status all_components(evidential *e, ent_error *err) {
  const uint32_t arguments = e->c->framework->arguments;
  uint32_t *start = ent__zalloc((size_t)arguments + 2, sizeof *start);
  uint32_t *order = ent__alloc(arguments, sizeof *order);
  ent_status status = start == NULL || order == NULL ? ent__nomem(err) : ENT_OK;
  for (uint32_t i = 0; status == ENT_OK && i < arguments; i++) start[e->component[i] + 2]++;
  for (uint32_t i = 0; status == ENT_OK && i < arguments; i++) start[i + 2] += start[i + 1];
  for (uint32_t i = 0; status == ENT_OK && i < arguments; i++) order[start[e->component[i] + 1]++] = i;
  for (uint32_t i = 0; i < arguments && status == ENT_OK; i++) {
    const uint32_t count = start[i + 1] - start[i];
    if (count == 0 || e->evidence[order[start[i]]] || !e->backed[order[start[i]]]) continue;
    status = one_component(e, order + start[i], count, err);
  }
  ent__free(start);
  ent__free(order);
  return status;
}

static ent_status make_room(evidential *e, ent_error *err) {
  const size_t arguments = e->c->framework->arguments;
  e->evidence = ent__zalloc(arguments, sizeof *e->evidence);
  e->backed = ent__zalloc(arguments, sizeof *e->backed);
  e->component = ent__alloc(arguments, sizeof *e->component);
  e->level = ent__alloc(arguments, sizeof *e->level);
  e->before = ent__alloc(arguments, sizeof *e->before);
  e->denied = ent__alloc(arguments, sizeof *e->denied);
  e->undone = ent__alloc(e->c->relation_count, sizeof *e->undone);
  if (e->evidence == NULL || e->backed == NULL || e->component == NULL || e->level == NULL || e->before == NULL ||
      e->denied == NULL || e->undone == NULL)
    return ent__nomem(err);
  for (size_t i = 0; i < arguments; i++) e->level[i] = e->before[i] = e->denied[i] = ENT_NONE;
  for (size_t i = 0; i < e->c->relation_count; i++) e->undone[i] = ENT_NONE;
  return ENT_OK;
}

ent_status ent__compile_evidential(ent__compile *c, ent_error *err) {
  evidential e = {.c = c};
  ent_status status = make_room(&e, err);
  if (status == ENT_OK) status = list_supports(&e, err);
  if (status == ENT_OK) mark_evidence(&e);
  if (status == ENT_OK) status = find_chains(&e, err);
  if (status == ENT_OK) status = ent__compile_attacks(c, NULL, NULL, err);
  for (uint32_t i = 0; i < c->framework->arguments && status == ENT_OK; i++)
    if (!e.backed[i]) status = ent__compile_rule_out(c, i, err);
  if (status == ENT_OK) status = all_components(&e, err);
  ent__free(e.evidence);
  ent__free(e.backed);
  ent__free(e.component);
  ent__free(e.level);
  ent__free(e.before);
  ent__free(e.denied);
  ent__free(e.undone);
  ent__free(e.into_start);
  ent__free(e.into);
  return status;
}
