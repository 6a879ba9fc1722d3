/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Necessary support (Nouioua & Risch 2011): a supports b, and b needs a. So what attacks a attacks b,
 * and b attacks what a attacks, along chains. What needs itself, by a circle of supports, or needs
 * what does, never stands. An undercut support is a node z that is in where a is not and the support
 * holds: a attacks z, z attacks b.
 */
#include "engine/arguments/compile.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

/* Kahn's order: what is never free of open needs is in a circle or needs one. */
static ent_status rule_out_circles(ent__compile *c, ent_error *err) {
  const ent__graph *g = &c->supports;
  uint32_t done = 0, ready = 0;
  uint32_t *open = ent__alloc(g->nodes, sizeof *open);
  uint32_t *queue = ent__alloc(g->nodes, sizeof *queue);
  ent_status status = open == NULL || queue == NULL ? ent__nomem(err) : ENT_OK;
  for (uint32_t i = 0; status == ENT_OK && i < g->nodes; i++) {
    open[i] = g->source_start[i + 1] - g->source_start[i];
    if (open[i] == 0) queue[ready++] = i;
  }
  while (status == ENT_OK && done < ready) {
    const uint32_t node = queue[done++];
    for (uint32_t k = g->target_start[node]; k < g->target_start[node + 1]; k++)
      if (--open[g->targets[k]] == 0) queue[ready++] = g->targets[k];
  }
  for (uint32_t i = 0; status == ENT_OK && i < g->nodes; i++)
    if (open[i] > 0) status = ent__compile_rule_out(c, i, err);
  ent__free(open);
  ent__free(queue);
  return status;
}

ent_status ent__compile_necessary(ent__compile *c, ent_error *err) {
  ent_status status = ent__compile_attacks(c, c->supports.target_start, c->supports.targets, err);
  if (status == ENT_OK) status = rule_out_circles(c, err);
  for (size_t i = 0; i < c->relation_count && status == ENT_OK; i++) {
    if (!ent__compile_is_support(c, i) || c->chain[i] == ENT_NONE) continue;
    const uint32_t z = c->chain[i] + 2;
    status = ent__compile_attack(c, c->relations[i].from, z, err);
    if (status == ENT_OK) status = ent__compile_attack(c, z, c->relations[i].to.index, err);
  }
  return status;
}
