/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/arguments/extensions/inquiry.h"

#include "engine/base/error.h"
#include "engine/base/mem.h"

static bool attacks_itself(const ent__graph *g, uint32_t node) {
  for (uint32_t k = g->target_start[node]; k < g->target_start[node + 1] && g->targets[k] <= node; k++)
    if (g->targets[k] == node) return true;
  return false;
}

/* A semantics of one extension asks about what the grounded labelling leaves open. */
static void fill_scope(ent__inquiry *q) {
  const ent__scope scope = q->method == NULL ? ENT__SCOPE_RESIDUAL : q->method->scope;
  for (uint32_t v = 0; v < q->graph->nodes; v++) {
    const bool here = q->gone == NULL || !q->gone[v];
    q->set[v] = scope == ENT__SCOPE_RESIDUAL && q->labels[v] == ENT_LABEL_IN;
    q->scope[v] = here && (scope == ENT__SCOPE_ALL || (scope == ENT__SCOPE_RESIDUAL ? q->labels[v] == ENT_LABEL_UNDECIDED : !attacks_itself(q->graph, v)));
  }
}

ent_status ent__inquiry_begin(ent__inquiry *q, ent_error *err) {
  const uint32_t nodes = q->graph->nodes;
  q->method = ent__method_of(q->semantics);
  q->scope = ent__alloc(nodes, sizeof *q->scope);
  q->set = ent__alloc(nodes, sizeof *q->set);
  q->local = ent__alloc(nodes, sizeof *q->local);
  ent_status status = q->scope == NULL || q->set == NULL || q->local == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) {
    for (uint32_t v = 0; v < nodes; v++) q->local[v] = ENT_NONE;
    fill_scope(q);
  }
  return status;
}

ent_status ent__inquiry_split(ent__inquiry *q, ent_error *err) {
  if (q->split) return ENT_OK;
  const ent_status status = ent__pieces_init(&q->pieces, q->graph, q->scope, err);
  q->split = status == ENT_OK;
  return status;
}

void ent__inquiry_end(ent__inquiry *q) {
  ent__pieces_clear(&q->pieces);
  ent__free(q->scope);
  ent__free(q->set);
  ent__free(q->local);
}

ent_status ent__inquiry_open(ent__inquiry *q, uint32_t piece, ent__region *region, ent__seek *search, ent_error *err) {
  const uint32_t from = q->pieces.start[piece], to = q->pieces.start[piece + 1];
  *search = (ent__seek){0};
  ent_status status = ent__region_init(region, q->graph, q->pieces.nodes + from, to - from, q->local, err);
  if (status != ENT_OK) return status;
  status = ent__seek_init(search, q->method, region, q->arguments, q->deadline, err);
  if (status != ENT_OK) ent__region_clear(region);
  return status;
}

void ent__inquiry_close(ent__region *region, ent__seek *search) {
  ent__seek_clear(search);
  ent__region_clear(region);
}

void ent__inquiry_take(ent__inquiry *q, const ent__region *region, const bool *set) {
  for (uint32_t v = 0; v < region->count; v++) q->set[region->nodes[v]] = set[v];
}

/*
 * A piece of one node needs no solver: what does not attack itself is in, where the semantics asks
 * about it at all; what does is not, which leaves no stable extension. A million self-attacks are
 * answered at once.
 */
static bool find_alone(ent__inquiry *q, uint32_t piece, bool *found) {
  const uint32_t node = q->pieces.nodes[q->pieces.start[piece]];
  if (q->pieces.start[piece + 1] - q->pieces.start[piece] > 1) return false;
  const bool itself = attacks_itself(q->graph, node);
  q->set[node] = !itself;
  *found = !itself || q->semantics != ENT_SEMANTICS_STABLE;
  return true;
}

static ent_status find_in(ent__inquiry *q, uint32_t piece, int literal, bool *found, ent_error *err) {
  if (literal == 0 && find_alone(q, piece, found)) return ENT_OK;
  ent__region region;
  ent__seek search;
  ent_status status = ent__inquiry_open(q, piece, &region, &search, err);
  if (status != ENT_OK) return status;
  status = q->method->find(&search, literal, found, err);
  if (status == ENT_OK && *found) ent__inquiry_take(q, &region, search.set);
  ent__inquiry_close(&region, &search);
  return status;
}

ent_status ent__inquiry_one(ent__inquiry *q, uint32_t apart, bool *found, ent_error *err) {
  ent_status status = ENT_OK;
  *found = true;
  if (q->method == NULL) return ent__inquiry_only(q, err);
  if (q->method->empty) return ENT_OK;
  if (q->semantics == ENT_SEMANTICS_PREFERRED && apart == ENT_NONE) return ent__inquiry_grow(q, err);
  status = ent__inquiry_split(q, err);
  for (uint32_t i = 0; i < q->pieces.count && status == ENT_OK && *found; i++)
    if (i != apart) status = find_in(q, i, 0, found, err);
  return status;
}

static uint32_t local_of(const ent__pieces *pieces, uint32_t node) {
  uint32_t low = pieces->start[pieces->piece[node]], high = pieces->start[pieces->piece[node] + 1];
  const uint32_t first = low;
  while (low + 1 < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (pieces->nodes[middle] <= node) low = middle;
    else high = middle;
  }
  return low - first;
}

ent_status ent__inquiry_about(ent__inquiry *q, uint32_t node, int sign, bool *found, ent_error *err) {
  const ent_semantics semantics = q->semantics;
  if (q->method == NULL || !q->scope[node] || (q->method->empty && sign < 0)) {
    const ent_status status = ent__inquiry_one(q, ENT_NONE, found, err);
    if (status == ENT_OK && q->set[node] != (sign > 0)) *found = false;
    return status;
  }
  if (semantics == ENT_SEMANTICS_PREFERRED || semantics == ENT_SEMANTICS_COMPLETE) return ent__inquiry_upstream(q, node, sign, found, err);
  ent_status status = ent__inquiry_split(q, err);
  if (status != ENT_OK) return status;
  const uint32_t piece = q->pieces.piece[node];
  status = find_in(q, piece, sign * ent__in(local_of(&q->pieces, node)), found, err);
  return status == ENT_OK && *found ? ent__inquiry_one(q, piece, found, err) : status;
}

ent_status ent__inquiry_only(ent__inquiry *q, ent_error *err) {
  switch (q->semantics) {
    case ENT_SEMANTICS_IDEAL: return ent__ideal(q, err);
    case ENT_SEMANTICS_EAGER: return ent__eager(q, err);
    default: return ENT_OK; /* grounded: the set at the beginning */
  }
}
