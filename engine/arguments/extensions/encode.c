/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Frameworks as formulas (Besnard & Doutre 2004), linear in the attacks by a variable for each node
 * that says that something in attacks it.
 */
#include "engine/arguments/extensions/search.h"

void ent__encode_conflict_free(ent__seek *search) {
  const ent__graph *g = &search->region->graph;
  for (uint32_t v = 0; v < g->nodes; v++)
    for (uint32_t k = g->target_start[v]; k < g->target_start[v + 1]; k++)
      ent__sat_clause(search->sat, -ent__in(v), g->targets[k] == v ? 0 : -ent__in(g->targets[k]), 0);
}

/* attacked(v) says that one of its attackers is in; nothing else can be both. */
static void encode_attacked(ent__seek *search) {
  const ent__graph *g = &search->region->graph;
  for (uint32_t v = 0; v < g->nodes; v++) {
    const int attacked = ent__attacked(search, v);
    for (uint32_t k = g->source_start[v]; k < g->source_start[v + 1]; k++) ent__sat_clause(search->sat, -ent__in(g->sources[k]), attacked, 0);
    ent__sat_add(search->sat, -attacked);
    for (uint32_t k = g->source_start[v]; k < g->source_start[v + 1]; k++) ent__sat_add(search->sat, ent__in(g->sources[k]));
    ent__sat_add(search->sat, 0);
    ent__sat_clause(search->sat, -ent__in(v), -attacked, 0);
  }
}

void ent__encode_admissible(ent__seek *search) {
  const ent__graph *g = &search->region->graph;
  encode_attacked(search);
  for (uint32_t v = 0; v < g->nodes; v++)
    for (uint32_t k = g->source_start[v]; k < g->source_start[v + 1]; k++)
      ent__sat_clause(search->sat, -ent__in(v), ent__attacked(search, g->sources[k]), 0);
}

void ent__encode_complete(ent__seek *search) {
  const ent__graph *g = &search->region->graph;
  ent__encode_admissible(search);
  for (uint32_t v = 0; v < g->nodes; v++) {
    ent__sat_add(search->sat, ent__in(v));
    for (uint32_t k = g->source_start[v]; k < g->source_start[v + 1]; k++) ent__sat_add(search->sat, -ent__attacked(search, g->sources[k]));
    ent__sat_add(search->sat, 0);
  }
}

void ent__encode_range(ent__seek *search) {
  const ent__graph *g = &search->region->graph;
  for (uint32_t v = 0; v < g->nodes; v++) {
    ent__sat_add(search->sat, -ent__covered(search, v));
    ent__sat_add(search->sat, ent__in(v));
    for (uint32_t k = g->source_start[v]; k < g->source_start[v + 1]; k++) ent__sat_add(search->sat, ent__in(g->sources[k]));
    ent__sat_add(search->sat, 0);
  }
}
