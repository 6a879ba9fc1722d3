/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Preferred extensions (Dung 1995): the greatest complete ones, found by growth of one that the
 * solver gives (Cerutti, Dunne, Giacomin & Vallati 2014); without a given node by looking for one that
 * is at odds with all that lets it be held.
 */
#include "engine/arguments/extensions/search.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

static void assume_set(ent__seek *search) {
  for (uint32_t v = 0; v < search->nodes; v++)
    if (search->set[v]) ent__sat_assume(search->sat, ent__in(v));
}

/* Grows the set as far as it goes while the literal holds. */
static ent_status grow(ent__seek *search, int literal, ent_error *err) {
  bool more = true;
  ent_status status = ENT_OK;
  while (more && status == ENT_OK) {
    assume_set(search);
    if (literal != 0) ent__sat_assume(search->sat, literal);
    for (uint32_t v = 0; v < search->nodes; v++)
      if (!search->set[v]) ent__sat_constrain(search->sat, ent__in(v));
    ent__sat_constrain(search->sat, 0);
    status = ent__sat_solve(search->sat, &more, err);
    if (status == ENT_OK && more) ent__seek_read(search);
  }
  return status;
}

/* Excludes what lies within the set. */
static void exclude(ent__seek *search) {
  for (uint32_t v = 0; v < search->nodes; v++)
    if (!search->set[v]) ent__sat_add(search->sat, ent__in(v));
  ent__sat_add(search->sat, 0);
}

/* What an admissible set that holds a node needs to hold it. */
typedef struct core {
  bool *own;       /* by node of the region */
  uint32_t *nodes; /* those that it owns, the node first */
  uint32_t count;
} core;

static void take(core *c, uint32_t node) {
  if (c->own[node]) return;
  c->own[node] = true;
  c->nodes[c->count++] = node;
}

/* Returns the member of the set that answers an attacker, one that is owned already where there is any. */
static uint32_t defender(const ent__seek *search, const core *c, uint32_t attacker) {
  const ent__graph *g = &search->region->graph;
  uint32_t found = attacker;
  for (uint32_t k = g->source_start[attacker]; k < g->source_start[attacker + 1]; k++) {
    if (!search->set[g->sources[k]]) continue;
    if (c->own[g->sources[k]]) return g->sources[k];
    found = g->sources[k];
  }
  return found;
}

/* Gathers a node and its defenders out of the set that was found, then theirs, and so on. Linear. */
static void gather(const ent__seek *search, core *c, uint32_t node) {
  const ent__graph *g = &search->region->graph;
  c->count = 0;
  take(c, node);
  for (uint32_t i = 0; i < c->count; i++)
    for (uint32_t k = g->source_start[c->nodes[i]]; k < g->source_start[c->nodes[i] + 1]; k++) take(c, defender(search, c, g->sources[k]));
}

/*
 * An admissible set that does not attack the core can be had together with it, and so grows to hold
 * the node: only what attacks it is still of interest. That rules out all choices that have nothing
 * to do with the node at once, where excluding the set itself rules out one combination of them.
 */
static void demand_attack(ent__seek *search, core *c, int act) {
  ent__sat_add(search->sat, -act);
  for (uint32_t i = 0; i < c->count; i++) {
    ent__sat_add(search->sat, ent__attacked(search, c->nodes[i]));
    c->own[c->nodes[i]] = false;
  }
  ent__sat_add(search->sat, 0);
}

/* Looks for a complete set without the node that no complete set with it holds, and grows it. */
static ent_status seek_without(ent__seek *search, core *c, int literal, int act, bool *found, ent_error *err) {
  ent_status status = ENT_OK;
  bool grows = true;
  while (status == ENT_OK) {
    ent__sat_assume(search->sat, act);
    ent__sat_assume(search->sat, literal);
    status = ent__sat_solve(search->sat, found, err);
    if (status != ENT_OK || !*found) return status;
    ent__seek_read(search);
    assume_set(search);
    ent__sat_assume(search->sat, -literal);
    status = ent__sat_solve(search->sat, &grows, err);
    if (status != ENT_OK || !grows) break;
    ent__seek_read(search);
    gather(search, c, (uint32_t)(-literal) - 1);
    demand_attack(search, c, act);
  }
  return status == ENT_OK ? grow(search, 0, err) : status;
}

/* Finds one without a node, in the manner of counterexamples and what refutes them (Niskanen & Järvisalo 2020). */
static ent_status find_without(ent__seek *search, int literal, bool *found, ent_error *err) {
  const int act = ent__fresh(search);
  core c = {ent__zalloc(search->nodes, sizeof *c.own), ent__alloc(search->nodes, sizeof *c.nodes), 0};
  ent_status status = c.own == NULL || c.nodes == NULL ? ent__nomem(err) : seek_without(search, &c, literal, act, found, err);
  if (status == ENT_OK) ent__sat_clause(search->sat, -act, 0, 0);
  ent__free(c.own);
  ent__free(c.nodes);
  return status;
}

static ent_status find(ent__seek *search, int literal, bool *found, ent_error *err) {
  if (literal < 0) return find_without(search, literal, found, err);
  if (literal > 0) ent__sat_assume(search->sat, literal);
  ent_status status = ent__sat_solve(search->sat, found, err);
  if (status != ENT_OK || !*found) return status;
  ent__seek_read(search);
  return grow(search, 0, err);
}

const ent__method ent__method_preferred = {ENT__SCOPE_RESIDUAL, false, ent__encode_complete, find, exclude};
