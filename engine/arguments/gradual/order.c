/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nodes by strongly connected part, in the order in which they can be solved. Linear. */
#include "engine/arguments/gradual/gradual.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

ent_status ent__gradual_order_init(ent__gradual_order *out, const ent__bipolar *g, ent_error *err) {
  *out = (ent__gradual_order){0};
  out->nodes = ent__alloc(g->nodes, sizeof *out->nodes);
  out->place = ent__alloc(g->nodes, sizeof *out->place);
  out->part = ent__alloc(g->nodes, sizeof *out->part);
  uint32_t *part = out->part;
  const bool room = out->nodes != NULL && out->place != NULL && part != NULL;
  ent_status status = room ? ent__graph_components(g->graph, part, &out->parts, err) : ent__nomem(err);
  if (status == ENT_OK) {
    out->start = ent__zalloc((size_t)out->parts + 2, sizeof *out->start);
    if (out->start == NULL) status = ent__nomem(err);
  }
  for (uint32_t i = 0; status == ENT_OK && i < g->nodes; i++) out->start[part[i] + 2]++;
  for (uint32_t i = 0; status == ENT_OK && i < out->parts; i++) out->start[i + 2] += out->start[i + 1];
  for (uint32_t i = 0; status == ENT_OK && i < g->nodes; i++) {
    out->place[i] = out->start[part[i] + 1]++;
    out->nodes[out->place[i]] = i;
  }
  return status;
}

void ent__gradual_order_clear(ent__gradual_order *order) {
  ent__free(order->nodes);
  ent__free(order->place);
  ent__free(order->part);
  ent__free(order->start);
  *order = (ent__gradual_order){0};
}

bool ent__gradual_meets_itself(const ent__bipolar *g, uint32_t node) {
  for (uint32_t k = g->start[node]; k < g->start[node + 1]; k++)
    if (g->from[k] == node || (g->through != NULL && g->through[k] == node)) return true;
  return false;
}
