/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/brokerage/internal.h"

void ent__positive_clear(ent__positive *positive) {
  ent__free(positive->start);
  ent__free(positive->neighbour);
  ent__free(positive->weight);
  *positive = (ent__positive){.nodes = 0};
}

/* A network lists a node's ties by rising other end. */
ent_status ent__positive_init(ent__positive *out, const ent_network *network, ent_error *err) {
  size_t all = 0, next = 0;
  const ent_tie *ties = ent_network_ties(network, &all);
  *out = (ent__positive){.nodes = 0};
  ent_network_nodes(network, &out->nodes);
  for (size_t t = 0; t < all; t++) out->ties += ties[t].weight > 0;
  out->start = ent__zalloc(out->nodes + 1, sizeof *out->start);
  out->neighbour = ent__alloc(2 * out->ties, sizeof *out->neighbour);
  out->weight = ent__alloc(2 * out->ties, sizeof *out->weight);
  if (out->start == NULL || out->neighbour == NULL || out->weight == NULL) return ent__nomem(err);
  for (size_t n = 0; n < out->nodes; n++) {
    size_t count = 0;
    const uint32_t *at = ent_network_incident(network, (uint32_t)n, &count);
    for (size_t i = 0; i < count; i++) {
      const ent_tie *tie = &ties[at[i]];
      if (tie->weight <= 0) continue;
      out->neighbour[next] = tie->source == n ? tie->target : tie->source;
      out->weight[next++] = tie->weight;
    }
    out->start[n + 1] = next;
  }
  return ENT_OK;
}
