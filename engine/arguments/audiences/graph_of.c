/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/arguments/audiences/graph_of.h"

#include "engine/arguments/audiences/audiences_struct.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

ent_status ent__audience_graph(ent__graph *out, const ent_audiences *audiences, size_t i, ent_error *err) {
  const ent__graph *all = &audiences->framework->graph;
  const ent__vaf *vaf = &audiences->vaf;
  const unsigned char *fails = audiences->fails + (size_t)audiences->class_of[i] * vaf->contests;
  size_t count = 0;
  ent_attack *edges = ent__alloc(ent__graph_edges(all), sizeof *edges);
  *out = (ent__graph){0};
  if (edges == NULL) return ent__nomem(err);
  for (uint32_t v = 0; v < all->nodes; v++)
    for (uint32_t k = all->target_start[v]; k < all->target_start[v + 1]; k++)
      if (!fails[vaf->of_target[k]]) edges[count++] = (ent_attack){v, all->targets[k]};
  const ent_status status = ent__graph_init(out, all->nodes, edges, count, err);
  ent__free(edges);
  return status;
}
