/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The order of a group by majorities over pairs of values, each of those who rank both having one vote.
 * Majorities can run in a circle (Condorcet): values in one share a rank. What is left has no circle,
 * and a value is one below the lowest that a majority puts above it.
 */
#include "engine/arguments/audiences/audiences_struct.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct votes {
  uint32_t values;
  int32_t *margin;  /* by pair: for the first less for the second */
  bool *compared;   /* by value: somebody ranks it beside another */
} votes;

static void count_votes(votes *v, const ent_actor *actor) {
  for (uint32_t i = 0; i < actor->ranked_values; i++) {
    for (uint32_t k = 0; k < actor->ranked_values; k++) {
      const ent_ranked_value a = actor->values[i], b = actor->values[k];
      if (i == k) continue;
      v->compared[a.value] = true;
      v->margin[(size_t)a.value * v->values + b.value] += (a.rank < b.rank) - (a.rank > b.rank);
    }
  }
}

static ent_status graph_of(ent__graph *out, const votes *v, ent_error *err) {
  size_t count = 0;
  ent_attack *above = ent__alloc((size_t)v->values * v->values, sizeof *above);
  if (above == NULL) return ent__nomem(err);
  for (uint32_t a = 0; a < v->values; a++)
    for (uint32_t b = 0; b < v->values; b++)
      if (v->margin[(size_t)a * v->values + b] > 0) above[count++] = (ent_attack){a, b};
  const ent_status status = ent__graph_init(out, v->values, above, count, err);
  ent__free(above);
  return status;
}

/* Majorities go from lower components to higher ones, so that one pass over them gives the ranks. */
static void rank_components(const ent__graph *g, const uint32_t *component, uint32_t count, uint32_t *rank) {
  for (uint32_t c = 0; c < count; c++) rank[c] = 0;
  for (uint32_t c = 0; c < count; c++) {
    for (uint32_t a = 0; a < g->nodes; a++) {
      if (component[a] != c) continue;
      for (uint32_t i = g->target_start[a]; i < g->target_start[a + 1]; i++) {
        const uint32_t below = component[g->targets[i]];
        if (below != c && rank[below] <= rank[c]) rank[below] = rank[c] + 1;
      }
    }
  }
}

static ent_status order_of(ent_value_order *out, const ent_dataset *dataset, const votes *v, ent_error *err) {
  ent__graph g = {0};
  uint32_t count = 0, found = 0;
  uint32_t *component = ent__alloc(v->values, sizeof *component);
  uint32_t *rank = ent__alloc(v->values, sizeof *rank);
  ent_ranked_value *order = ent__alloc(v->values, sizeof *order);
  ent_status status = component == NULL || rank == NULL || order == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) status = graph_of(&g, v, err);
  if (status == ENT_OK) status = ent__graph_components(&g, component, &count, err);
  if (status == ENT_OK) {
    rank_components(&g, component, count, rank);
    for (uint32_t a = 0; a < v->values; a++)
      if (v->compared[a]) order[found++] = (ent_ranked_value){a, rank[component[a]]};
    ent__audience_sort(order, found, dataset);
    *out = (ent_value_order){order, found};
    order = NULL;
  }
  ent__graph_clear(&g);
  ent__free(component);
  ent__free(rank);
  ent__free(order);
  return status;
}

ent_status ent_audience_order_of(ent_value_order *out, const ent_dataset *dataset, const ent_actor_id *actors, size_t count, ent_error *err) {
  size_t known = 0, values = 0;
  const ent_actor *actor = ent_dataset_actors(dataset, &known);
  ent_dataset_values(dataset, &values);
  *out = (ent_value_order){NULL, 0};
  for (size_t i = 0; i < count; i++)
    if (actors[i] >= known) return ent__fail(err, ENT_E_USAGE, "there is no actor number %lu; there are %zu", (unsigned long)actors[i], known);
  votes v = {(uint32_t)values, ent__zalloc(values, values * sizeof *v.margin), ent__zalloc(values, sizeof *v.compared)};
  ent_status status = v.margin == NULL || v.compared == NULL ? ent__nomem(err) : ENT_OK;
  for (size_t i = 0; status == ENT_OK && i < count; i++) count_votes(&v, &actor[actors[i]]);
  if (status == ENT_OK) status = order_of(out, dataset, &v, err);
  ent__free(v.margin);
  ent__free(v.compared);
  return status;
}

void ent_value_order_free(ent_value_order *order) {
  ent__free((void *)order->at);
  *order = (ent_value_order){NULL, 0};
}
