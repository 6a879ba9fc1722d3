/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Questions about one argument under semantics for which only what reaches it by attacks matters
 * (directionality: Baroni & Giacomin 2007). The formula is over that part alone; what is found there
 * is grown over the rest.
 */
#include "engine/arguments/extensions/growth.h"
#include "engine/arguments/extensions/inquiry.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

static ent_status run(ent__inquiry *q, ent__growth *growth, bool fully, ent_error *err) {
  ent_status status = ENT_OK;
  for (uint32_t v = 0; v < q->graph->nodes; v++)
    if (q->set[v]) ent__growth_accept(growth, v);
  if (fully) status = ent__growth_run(growth, err);
  for (uint32_t v = 0; status == ENT_OK && v < q->graph->nodes; v++)
    q->set[v] = growth->state[v] == ENT__GROWTH_IN && (q->gone == NULL || !q->gone[v]);
  return status;
}

/* What is defended comes in; fully: all that can. */
static ent_status close_under_defence(ent__inquiry *q, bool fully, ent_error *err) {
  ent__growth growth;
  ent_status status = ent__growth_init(&growth, q->graph, q->labels, q->deadline, err);
  if (status != ENT_OK) return status;
  status = run(q, &growth, fully, err);
  ent__growth_clear(&growth);
  return status;
}

ent_status ent__inquiry_grow(ent__inquiry *q, ent_error *err) { return close_under_defence(q, true, err); }

/* An admissible set that attacks a node keeps it out of a preferred extension. */
static ent_status find_attacker(ent__seek *search, uint32_t node, bool *found, ent_error *err) {
  const ent__graph *g = &search->region->graph;
  for (uint32_t k = g->source_start[node]; k < g->source_start[node + 1]; k++) ent__sat_constrain(search->sat, ent__in(g->sources[k]));
  ent__sat_constrain(search->sat, 0);
  const ent_status status = ent__sat_solve(search->sat, found, err);
  if (status == ENT_OK && *found) ent__seek_read(search);
  return status;
}

static ent_status find(ent__seek *search, uint32_t node, int sign, bool *found, ent_error *err) {
  if (sign > 0) return ent__find_plain(search, ent__in(node), found, err);
  const ent_status status = find_attacker(search, node, found, err);
  return status != ENT_OK || *found ? status : search->method->find(search, -ent__in(node), found, err);
}

/* Looks in the part from which the node is reached, whose nodes are listed in rising order. */
static ent_status look(ent__inquiry *q, const uint32_t *nodes, uint32_t count, uint32_t node, int sign, bool *found, ent_error *err) {
  ent__region region;
  ent__seek search;
  uint32_t local = 0;
  while (nodes[local] != node) local++;
  ent_status status = ent__region_init(&region, q->graph, nodes, count, q->local, err);
  if (status != ENT_OK) return status;
  status = ent__seek_init(&search, &ent__method_preferred, &region, q->arguments, q->deadline, err);
  if (status == ENT_OK) {
    status = find(&search, local, sign, found, err);
    if (status == ENT_OK && *found) ent__inquiry_take(q, &region, search.set);
    ent__seek_clear(&search);
  }
  ent__region_clear(&region);
  return status;
}

static ent_status search(ent__inquiry *q, uint32_t node, int sign, bool *found, ent_error *err) {
  bool *reaches = ent__alloc(q->graph->nodes, sizeof *reaches);
  uint32_t *nodes = ent__alloc(q->graph->nodes, sizeof *nodes);
  uint32_t count = 0;
  ent_status status = reaches == NULL || nodes == NULL ? ent__nomem(err) : ent__region_ancestors(reaches, q->graph, q->scope, node, err);
  for (uint32_t v = 0; status == ENT_OK && v < q->graph->nodes; v++)
    if (reaches[v]) nodes[count++] = v;
  if (status == ENT_OK) status = look(q, nodes, count, node, sign, found, err);
  ent__free(reaches);
  ent__free(nodes);
  return status;
}

/* Any preferred extension may settle the question; only else is it asked of the solver. */
static ent_status try_any(ent__inquiry *q, uint32_t node, int sign, bool *found, ent_error *err) {
  const ent_status status = ent__inquiry_grow(q, err);
  *found = status == ENT_OK && q->set[node] == (sign > 0);
  for (uint32_t v = 0; !*found && v < q->graph->nodes; v++) q->set[v] = q->labels[v] == ENT_LABEL_IN;
  return status;
}

ent_status ent__inquiry_upstream(ent__inquiry *q, uint32_t node, int sign, bool *found, ent_error *err) {
  const bool fully = q->semantics == ENT_SEMANTICS_PREFERRED;
  ent_status status = ENT_OK;
  *found = false;
  if (fully) status = try_any(q, node, sign, found, err);
  if (status != ENT_OK || *found) return status;
  status = search(q, node, sign, found, err);
  return status == ENT_OK && *found ? close_under_defence(q, fully, err) : status;
}
