/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Naive extensions (Bondarenko, Dung, Kowalski & Toni 1997): the greatest conflict-free sets. Among
 * what does not attack itself: each node is in, or in conflict with something in.
 */
#include "engine/arguments/extensions/search.h"

static void encode(ent__seek *search) {
  const ent__graph *g = &search->region->graph;
  ent__encode_conflict_free(search);
  for (uint32_t v = 0; v < g->nodes; v++) {
    ent__sat_add(search->sat, ent__in(v));
    for (uint32_t k = g->source_start[v]; k < g->source_start[v + 1]; k++) ent__sat_add(search->sat, ent__in(g->sources[k]));
    for (uint32_t k = g->target_start[v]; k < g->target_start[v + 1]; k++) ent__sat_add(search->sat, ent__in(g->targets[k]));
    ent__sat_add(search->sat, 0);
  }
}

const ent__method ent__method_naive = {ENT__SCOPE_NOT_SELF, false, encode, ent__find_plain, ent__exclude_same};
