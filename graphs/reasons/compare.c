/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far the partition by position and the one by reasons agree. */
#include <math.h>

#include "graphs/coalitions/agreement.h"
#include "graphs/reasons/internal.h"

static uint32_t placed(const uint32_t *camp, size_t count) {
  uint32_t in_one = 0;
  for (size_t i = 0; i < count; i++) in_one += camp[i] != ENT_NONE;
  return in_one;
}

ent_status ent__reasons_compare(ent_reasons *r, ent_error *err) {
  size_t count = 0;
  size_t nodes = 0;
  ent__agreement agreement = {0, NAN, NAN};
  ent_reasons_partitions *out = &r->compared;
  out->agreement = (ent_agreement_of){0, NAN, NAN};
  if (r->coalitions == NULL) return ENT_OK;
  ent_coalitions_list(r->coalitions, &count);
  out->coalitions_by_position = (uint32_t)count;
  out->actors_by_position = placed(r->camp, r->actor_total);
  if (r->by_reasons == NULL) return ENT_OK;
  const ent_node *node = ent_network_nodes(r->network, &nodes);
  const ent_member *members = ent_coalitions_members(r->by_reasons, &nodes);
  for (size_t i = 0; i < nodes; i++) r->reasons_camp[node[i].index] = members[i].coalition;
  ent_coalitions_list(r->by_reasons, &count);
  out->coalitions_by_reasons = (uint32_t)count;
  out->actors_by_reasons = placed(r->reasons_camp, r->actor_total);
  const ent_status status = ent__agreement_of(&agreement, r->camp, r->reasons_camp, r->actor_total, err);
  out->agreement = (ent_agreement_of){agreement.nodes, agreement.rand, agreement.variation};
  return status;
}
