/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The ideal extension (Dung, Mancarella & Toni 2007): the greatest admissible set within every
 * preferred extension. It is what defends itself among the nodes that some admissible set holds and
 * that none attacks (Dunne 2009).
 */
#include "engine/arguments/extensions/inquiry.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

/* Marks what some admissible set holds: each call of the solver must add a node. */
static ent_status mark_held(ent__seek *search, bool *held, ent_error *err) {
  bool more = true;
  ent_status status = ENT_OK;
  while (more && status == ENT_OK) {
    for (uint32_t v = 0; v < search->nodes; v++)
      if (!held[v]) ent__sat_constrain(search->sat, ent__in(v));
    ent__sat_constrain(search->sat, 0);
    status = ent__sat_solve(search->sat, &more, err);
    if (status != ENT_OK || !more) break;
    ent__seek_read(search);
    for (uint32_t v = 0; v < search->nodes; v++) held[v] = held[v] || search->set[v];
  }
  return status;
}

static ent_status find(ent__seek *search, bool *held, ent_error *err) {
  const ent__graph *g = &search->region->graph;
  const ent_status status = mark_held(search, held, err);
  if (status != ENT_OK) return status;
  for (uint32_t v = 0; v < search->nodes; v++) {
    search->set[v] = held[v];
    for (uint32_t k = g->source_start[v]; k < g->source_start[v + 1]; k++)
      if (held[g->sources[k]]) search->set[v] = false;
  }
  return ent__defend(g, search->set, err);
}

ent_status ent__ideal(ent__inquiry *q, ent_error *err) {
  ent_status status = ENT_OK;
  q->method = &ent__method_preferred;
  for (uint32_t i = 0; i < q->pieces.count && status == ENT_OK; i++) {
    ent__region region;
    ent__seek search;
    status = ent__inquiry_open(q, i, &region, &search, err);
    if (status != ENT_OK) break;
    bool *held = ent__zalloc(region.count, sizeof *held);
    status = held == NULL ? ent__nomem(err) : find(&search, held, err);
    if (status == ENT_OK) ent__inquiry_take(q, &region, search.set);
    ent__free(held);
    ent__inquiry_close(&region, &search);
  }
  q->method = NULL;
  return status;
}
