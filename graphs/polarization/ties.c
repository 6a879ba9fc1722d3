/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures that count ties: E-I, signed modularity, frustration. */
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/coalitions/modularity.h"
#include "graphs/polarization/internal.h"

/*
 * (E - I) / (E + I) over positive ties, E between coalitions and I within (Krackhardt & Stern 1988).
 * A negative tie between coalitions is no contact, so that negative ones are left out.
 */
ent_status ent__measure_ei(ent__reading *out, const ent__scene *scene, ent_error *err) {
  const ent__problem *p = scene->problem;
  double external = 0;
  double internal = 0;
  (void)err;
  for (uint32_t v = 0; v < p->nodes; v++) {
    for (size_t e = p->first[v]; e < p->first[v + 1]; e++) {
      if (p->weight[e] <= 0) continue;
      if (scene->camp[v] == scene->camp[p->to[e]]) internal++;
      else external++;
    }
  }
  if (external + internal > 0) out->value = (external - internal) / (external + internal);
  else out->missing = "no positive tie";
  return ENT_OK;
}

/* Signed modularity of the coalitions (Gómez, Jensen & Arenas 2009). */
ent_status ent__measure_modularity(ent__reading *out, const ent__scene *scene, ent_error *err) {
  const ent__problem *p = scene->problem;
  size_t nodes = 0;
  if (p->ties == 0) {
    out->missing = "no tie";
    return ENT_OK;
  }
  ent_network_nodes(scene->network, &nodes);
  uint32_t *camp = ent__alloc(nodes, sizeof *camp);
  if (camp == NULL) return ent__nomem(err);
  for (size_t v = 0; v < nodes; v++) camp[v] = ENT_NONE;
  for (uint32_t v = 0; v < p->nodes; v++) camp[p->network_node[v]] = scene->camp[v];
  const ent_status status = ent__signed_modularity(scene->network, camp, &out->value, err);
  ent__free(camp);
  return status;
}

/* 1 - F / (Σ|w| / 2): no network has more than half of its weight frustrated (Aref & Wilson 2018). */
ent_status ent__measure_frustration(ent__reading *out, const ent__scene *scene, ent_error *err) {
  (void)err;
  if (scene->problem->total > 0) out->value = 1 - 2 * scene->frustration / scene->problem->total;
  else out->missing = "no tie";
  return ENT_OK;
}
