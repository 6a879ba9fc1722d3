/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From each window with coalitions to the next: how much of the grouping held. */
#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/change/internal.h"
#include "graphs/coalitions/agreement.h"

/* Nodes in a coalition, also one of one. */
static void aligned(uint32_t *out, const ent_change *change, uint32_t w) {
  for (uint32_t v = 0; v < change->node_count; v++) {
    const uint32_t camp = change->frames[w].camp[v];
    out[v] = camp == ENT__UNALIGNED ? ENT_NONE : camp;
  }
}

static void count_common(ent_change_step *step, const ent_change *change, const uint32_t *from, const uint32_t *to) {
  for (uint32_t v = 0; v < change->node_count; v++) {
    if (from[v] == ENT_NONE || to[v] == ENT_NONE) continue;
    const ent_window_place a = ent_change_place(change, step->from, v), b = ent_change_place(change, step->to, v);
    step->common++;
    step->moved += a.lineage != ENT_NONE && b.lineage != ENT_NONE && a.lineage != b.lineage;
  }
}

static ent_status compare(ent_change *change, ent_change_step *step, uint32_t *from, uint32_t *to, ent_error *err) {
  aligned(from, change, step->from);
  aligned(to, change, step->to);
  count_common(step, change, from, to);
  if (step->common < 2) return ENT_OK;
  ent__agreement agreement = {0, NAN, NAN};
  const ent_status status = ent__agreement_of(&agreement, from, to, change->node_count, err);
  step->rand = agreement.rand;
  step->variation = fmin(1, agreement.variation / log(step->common));
  return status;
}

ent_status ent__change_compare(ent_change *change, ent_error *err) {
  uint32_t *from = ent__alloc(change->node_count, sizeof *from), *to = ent__alloc(change->node_count, sizeof *to);
  ent_status status = from == NULL || to == NULL ? ent__nomem(err) : ENT_OK;
  for (size_t i = 0; i < change->step_count && status == ENT_OK; i++) status = compare(change, &change->steps[i], from, to, err);
  ent__free(from);
  ent__free(to);
  return status;
}
