/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The ideal extension (Dung, Mancarella & Toni 2007): the greatest admissible set within every
 * preferred extension; the greatest admissible set that no admissible set attacks (Dunne, Dvořák &
 * Woltran 2013). What one preferred extension holds is cut down: by preferred extensions that were
 * grown to attack it wherever they could, and each time to what defends itself; in the end by what
 * the solver finds that attacks it (Niskanen & Järvisalo 2020), over the part that reaches it alone.
 * What is left then is the ideal extension: it lies in every preferred one, and nothing larger does.
 */
#include "engine/arguments/extensions/growth.h"
#include "engine/arguments/extensions/inquiry.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct ideal {
  ent__inquiry *q;
  ent__growth growth;
  bool *set;    /* by node: what may still be in the ideal extension, all that is grounded among it */
  bool *wished; /* by node: what attacks it */
  uint32_t left; /* members that are not grounded */
} ideal;

static bool is_member(const ideal *d, uint32_t v) { return d->set[v] && d->q->labels[v] == ENT_LABEL_UNDECIDED; }

/* Takes out what the extension at hand lacks, and what does not defend itself then. */
static ent_status cut(ideal *d, ent_error *err) {
  const ent__graph *g = d->q->graph;
  for (uint32_t v = 0; v < g->nodes; v++)
    if (d->growth.state[v] != ENT__GROWTH_IN) d->set[v] = false;
  const ent_status status = ent__defend(g, d->set, err);
  d->left = 0;
  for (uint32_t v = 0; v < g->nodes; v++) d->wished[v] = false;
  for (uint32_t v = 0; v < g->nodes; v++) {
    if (!is_member(d, v)) continue;
    d->left++;
    for (uint32_t k = g->source_start[v]; k < g->source_start[v + 1]; k++) d->wished[g->sources[k]] = true;
  }
  return status;
}

/* Grows from what is accepted, to attack what is left. */
static ent_status grow(ideal *d, ent_error *err) {
  ent_status status = ent__growth_run(&d->growth, err);
  if (status == ENT_OK) status = cut(d, err);
  ent__growth_reset(&d->growth, d->q->labels);
  return status;
}

/* Asks for an admissible set that attacks what is left, and grows it. */
static ent_status attack(ideal *d, ent__seek *search, bool *found, ent_error *err) {
  for (uint32_t v = 0; v < search->nodes; v++)
    if (d->wished[search->region->nodes[v]]) ent__sat_constrain(search->sat, ent__in(v));
  ent__sat_constrain(search->sat, 0);
  ent_status status = ent__sat_solve(search->sat, found, err);
  if (status != ENT_OK || !*found) return status;
  for (uint32_t v = 0; v < search->nodes; v++)
    if (ent__sat_value(search->sat, ent__in(v))) ent__growth_accept(&d->growth, search->region->nodes[v]);
  return grow(d, err);
}

/* Marks what reaches a member, by attacks among what is undecided. */
static uint32_t list_upstream(const ideal *d, uint32_t *nodes, uint32_t *queue, bool *seen) {
  const ent__graph *g = d->q->graph;
  uint32_t queued = 0, count = 0;
  for (uint32_t v = 0; v < g->nodes; v++) {
    seen[v] = is_member(d, v);
    if (seen[v]) queue[queued++] = v;
  }
  for (uint32_t done = 0; done < queued; done++) {
    const uint32_t v = queue[done];
    for (uint32_t k = g->source_start[v]; k < g->source_start[v + 1]; k++) {
      const uint32_t from = g->sources[k];
      if (seen[from] || d->q->labels[from] != ENT_LABEL_UNDECIDED) continue;
      seen[from] = true;
      queue[queued++] = from;
    }
  }
  for (uint32_t v = 0; v < g->nodes; v++)
    if (seen[v]) nodes[count++] = v;
  return count;
}

static ent_status prove(ideal *d, const uint32_t *nodes, uint32_t count, ent_error *err) {
  ent__region region;
  ent__seek search;
  bool found = true;
  ent_status status = ent__region_init(&region, d->q->graph, nodes, count, d->q->local, err);
  if (status != ENT_OK) return status;
  status = ent__seek_init(&search, &ent__method_preferred, &region, 0, d->q->deadline, err);
  if (status == ENT_OK) {
    while (status == ENT_OK && found && d->left > 0) status = attack(d, &search, &found, err);
    ent__seek_clear(&search);
  }
  ent__region_clear(&region);
  return status;
}

static ent_status cut_by_solver(ideal *d, ent_error *err) {
  const uint32_t all = d->q->graph->nodes;
  uint32_t *nodes = ent__alloc(all, sizeof *nodes);
  uint32_t *queue = ent__alloc(all, sizeof *queue);
  bool *seen = ent__alloc(all, sizeof *seen);
  ent_status status = nodes == NULL || queue == NULL || seen == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) status = prove(d, nodes, list_upstream(d, nodes, queue, seen), err);
  ent__free(nodes);
  ent__free(queue);
  ent__free(seen);
  return status;
}

static ent_status find(ideal *d, ent_error *err) {
  uint32_t before = ENT_NONE;
  for (uint32_t v = 0; v < d->q->graph->nodes; v++) d->set[v] = true;
  ent_status status = grow(d, err);
  d->growth.wished = d->wished;
  while (status == ENT_OK && d->left > 0 && d->left < before) {
    before = d->left;
    status = grow(d, err);
  }
  if (status == ENT_OK && d->left > 0) status = cut_by_solver(d, err);
  for (uint32_t v = 0; status == ENT_OK && v < d->q->graph->nodes; v++) d->q->set[v] = d->set[v];
  return status;
}

ent_status ent__ideal(ent__inquiry *q, ent_error *err) {
  ideal d = {.q = q};
  ent_status status = ent__growth_init(&d.growth, q->graph, q->labels, q->deadline, err);
  if (status != ENT_OK) return status;
  d.set = ent__alloc(q->graph->nodes, sizeof *d.set);
  d.wished = ent__zalloc(q->graph->nodes, sizeof *d.wished);
  status = d.set == NULL || d.wished == NULL ? ent__nomem(err) : find(&d, err);
  ent__free(d.set);
  ent__free(d.wished);
  ent__growth_clear(&d.growth);
  return status;
}
