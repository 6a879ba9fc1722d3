/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands in the eyes of each coalition: as an audience it judges by the order of values that its
 * members rank, taken together; without such an order by what stands for everyone.
 */
#include <entente/audiences.h>

#include <stdio.h>

#include "engine/arguments/framework_struct.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/reasons/internal.h"

typedef struct seers {
  ent_audience *at;
  ent_value_order *orders;
  char (*ids)[24];
} seers;

static ent_status order_of(ent_value_order *out, const ent_reasons *r, uint32_t group, ent_error *err) {
  size_t count = 0;
  size_t nodes = 0;
  const ent_coalition *one = &ent_coalitions_list(r->coalitions, &count)[group];
  const ent_node *node = ent_network_nodes(ent_coalitions_network(r->coalitions), &nodes);
  ent_actor_id *members = ent__alloc(one->size, sizeof *members);
  if (members == NULL) return ent__nomem(err);
  for (uint32_t i = 0; i < one->size; i++) members[i] = node[one->members[i]].index;
  const ent_status status = ent_audience_order_of(out, r->dataset, members, one->size, err);
  ent__free(members);
  return status;
}

static ent_status judge(bool *accepts, ent_reasons *r, const seers *s, ent_error *err) {
  ent_audiences *audiences = NULL;
  ent_audience_options options = ENT_AUDIENCE_OPTIONS_INIT;
  options.audiences = s->at;
  options.count = r->groups;
  options.all_orders = false;
  ent_status status = ENT_OK;
  for (uint32_t g = 0; g < r->groups && status == ENT_OK; g++) {
    status = order_of(&s->orders[g], r, g, err);
    (void)snprintf(s->ids[g], sizeof s->ids[g], "%u", (unsigned)g + 1);
    s->at[g] = (ent_audience){.id = s->ids[g], .label = s->ids[g], .actor = ENT_NONE, .order = s->orders[g]};
    r->ranks_values[g] = s->orders[g].count > 0;
  }
  if (status == ENT_OK) status = ent_audiences_new(&audiences, r->framework, &options, err);
  for (uint32_t g = 0; g < r->groups && status == ENT_OK; g++) {
    for (uint32_t a = 0; a < r->argument_total; a++) accepts[g * r->argument_total + a] = ent_audiences_acceptance(audiences, g, a) == ENT_ACCEPTANCE_ALL;
  }
  ent_audiences_free(audiences);
  return status;
}

ent_status ent__reasons_eyes(bool *accepts, ent_reasons *r, ent_error *err) {
  seers s = {NULL, NULL, NULL};
  r->ranks_values = ent__zalloc(r->groups, sizeof *r->ranks_values);
  s.at = ent__zalloc(r->groups, sizeof *s.at);
  s.orders = ent__zalloc(r->groups, sizeof *s.orders);
  s.ids = ent__zalloc(r->groups, sizeof *s.ids);
  const bool room = r->ranks_values != NULL && s.at != NULL && s.orders != NULL && s.ids != NULL;
  const ent_status status = room ? judge(accepts, r, &s, err) : ent__nomem(err);
  for (uint32_t g = 0; s.orders != NULL && g < r->groups; g++) ent_value_order_free(&s.orders[g]);
  ent__free(s.at);
  ent__free(s.orders);
  ent__free(s.ids);
  return status;
}
