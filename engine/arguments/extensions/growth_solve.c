/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An admissible set within a component, by the solver. */
#include "engine/arguments/extensions/growth.h"
#include "engine/arguments/extensions/search.h"

/* Asks for more nodes in: one of those that are open, or of the wished ones among them. */
static bool ask_for_more(const ent__growth *growth, const ent__seek *search, bool wished) {
  bool any = false;
  for (uint32_t v = 0; v < search->nodes; v++) {
    const uint32_t node = search->region->nodes[v];
    if (growth->state[node] != ENT__GROWTH_OPEN || growth->barred[node]) continue;
    if (wished && !growth->wished[node]) continue;
    ent__sat_constrain(search->sat, ent__in(v));
    any = true;
  }
  if (any) ent__sat_constrain(search->sat, 0);
  return any;
}

static ent_status find_more(ent__growth *growth, ent__seek *search, bool wished, bool *found, ent_error *err) {
  *found = false;
  if (wished && growth->wished == NULL) return ENT_OK;
  if (!ask_for_more(growth, search, wished)) return ENT_OK;
  for (uint32_t v = 0; v < search->nodes; v++)
    if (growth->state[search->region->nodes[v]] == ENT__GROWTH_IN) ent__sat_assume(search->sat, ent__in(v));
  const ent_status status = ent__sat_solve(search->sat, found, err);
  for (uint32_t v = 0; status == ENT_OK && *found && v < search->nodes; v++)
    if (ent__sat_value(search->sat, ent__in(v))) ent__growth_accept(growth, search->region->nodes[v]);
  return status;
}

static uint32_t count_open(const ent__growth *growth, const ent__region *region) {
  uint32_t open = 0;
  for (uint32_t v = 0; v < region->count; v++)
    if (growth->state[region->nodes[v]] == ENT__GROWTH_OPEN) open++;
  return open;
}

static ent_status grow(ent__growth *growth, ent__seek *search, bool *found, ent_error *err) {
  bool more = true;
  ent_status status = ENT_OK;
  for (uint32_t v = 0; v < search->nodes; v++)
    if (growth->barred[search->region->nodes[v]]) ent__sat_clause(search->sat, -ent__in(v), 0, 0);
  while (more && status == ENT_OK) {
    status = find_more(growth, search, true, &more, err);
    if (status == ENT_OK && !more) status = find_more(growth, search, false, &more, err);
    if (2 * (uint64_t)count_open(growth, search->region) < search->nodes) break;
  }
  *found = more;
  return status;
}

ent_status ent__growth_solve(ent__growth *growth, const uint32_t *nodes, uint32_t count, bool *found, ent_error *err) {
  static const ent__method method = {ENT__SCOPE_RESIDUAL, true, ent__encode_admissible, ent__find_plain, ent__exclude_set};
  ent__region region;
  ent__seek search;
  ent_status status = ent__region_init(&region, growth->graph, nodes, count, growth->local, err);
  if (status != ENT_OK) return status;
  status = ent__seek_init(&search, &method, &region, 0, growth->deadline, err);
  if (status == ENT_OK) {
    status = grow(growth, &search, found, err);
    ent__seek_clear(&search);
  }
  ent__region_clear(&region);
  return status;
}
