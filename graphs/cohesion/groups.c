/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The groups and their members: all actors, the coalitions, the blocs. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/cohesion/internal.h"

static ent_status add_group(ent_cohesion *cohesion, ent_group_kind kind, uint32_t coalition, ent_actor_id bloc, ent_error *err) {
  void *grown = cohesion->groups;
  if (ent__grow(&grown, &cohesion->group_room, cohesion->group_count + 1, sizeof *cohesion->groups) != 0) return ent__nomem(err);
  cohesion->groups = grown;
  const ent_group fresh = {.kind = kind, .coalition = coalition, .bloc = bloc, .rice = NAN, .hix = NAN, .agreement = NAN,
                           .loyalty = NAN, .typical = ENT_NONE, .marginal = ENT_NONE};
  cohesion->groups[cohesion->group_count++] = fresh;
  return ENT_OK;
}

/* Adds a member to the group that was added last. */
static ent_status add_member(ent_cohesion *cohesion, ent_actor_id actor, ent_error *err) {
  void *grown = cohesion->members;
  if (ent__grow(&grown, &cohesion->member_room, cohesion->member_count + 1, sizeof *cohesion->members) != 0) return ent__nomem(err);
  cohesion->members = grown;
  const ent_loyalty fresh = {.actor = actor, .share = NAN, .tie = NAN};
  cohesion->members[cohesion->member_count++] = fresh;
  cohesion->groups[cohesion->group_count - 1].member_count++;
  return ENT_OK;
}

static ent_status add_all(ent__gathering *g, ent_error *err) {
  size_t count = 0;
  const ent_actor_id *actors = ent_stances_actors(g->stances, &count);
  ent_status status = add_group(g->cohesion, ENT_GROUP_ALL, ENT_NONE, ENT_NONE, err);
  for (size_t i = 0; i < count && status == ENT_OK; i++) {
    size_t cells = 0;
    ent_stances_row(g->stances, actors[i], &cells);
    if (cells > 0) status = add_member(g->cohesion, actors[i], err);
  }
  return status;
}

static ent_status add_coalitions(ent__gathering *g, ent_error *err) {
  const ent_network *network = ent_coalitions_network(g->cohesion->coalitions);
  size_t count = 0;
  size_t nodes = 0;
  const ent_coalition *list = ent_coalitions_list(g->cohesion->coalitions, &count);
  const ent_node *node = ent_network_nodes(network, &nodes);
  ent_status status = ENT_OK;
  if (ent_network_get_options(network)->between != ENT_BETWEEN_ACTORS) return ENT_OK;
  for (size_t c = 0; c < count && status == ENT_OK; c++) {
    if (list[c].size < 2) continue;
    status = add_group(g->cohesion, ENT_GROUP_COALITION, (uint32_t)c, ENT_NONE, err);
    for (uint32_t i = 0; i < list[c].size && status == ENT_OK; i++) status = add_member(g->cohesion, node[list[c].members[i]].index, err);
  }
  return status;
}

/* A bloc and how many of the actors are its members at some time. */
typedef struct bloc {
  ent_actor_id id;
  const ent_actor *actor;
  uint32_t members;
} bloc;

static int by_size_and_label(const void *left, const void *right) {
  const bloc *a = left;
  const bloc *b = right;
  if (a->members != b->members) return a->members > b->members ? -1 : 1;
  const int labels = strcmp(ent_text_in(a->actor->label, NULL), ent_text_in(b->actor->label, NULL));
  return labels != 0 ? labels : strcmp(a->actor->id, b->actor->id);
}

static bool listed_before(const ent_actor *actor, uint32_t m) {
  for (uint32_t i = 0; i < m; i++)
    if (actor->member_of[i].bloc == actor->member_of[m].bloc) return true;
  return false;
}

static void count_members(bloc *blocs, const ent__gathering *g) {
  size_t count = 0;
  const ent_actor_id *actors = ent_stances_actors(g->stances, &count);
  for (size_t i = 0; i < count; i++) {
    const ent_actor *actor = &g->actors[actors[i]];
    for (uint32_t m = 0; m < actor->memberships; m++)
      if (!listed_before(actor, m)) blocs[actor->member_of[m].bloc].members++;
  }
}

static bool is_ever_member(const ent_actor *actor, ent_actor_id id) {
  for (uint32_t m = 0; m < actor->memberships; m++)
    if (actor->member_of[m].bloc == id) return true;
  return false;
}

static ent_status add_bloc(ent__gathering *g, ent_actor_id id, ent_error *err) {
  size_t count = 0;
  const ent_actor_id *actors = ent_stances_actors(g->stances, &count);
  ent_status status = add_group(g->cohesion, ENT_GROUP_BLOC, ENT_NONE, id, err);
  for (size_t i = 0; i < count && status == ENT_OK; i++)
    if (is_ever_member(&g->actors[actors[i]], id)) status = add_member(g->cohesion, actors[i], err);
  return status;
}

static ent_status add_blocs(ent__gathering *g, ent_error *err) {
  size_t count = 0;
  const ent_actor *actors = ent_dataset_actors(ent_stances_dataset(g->stances), &count);
  bloc *blocs = ent__zalloc(count, sizeof *blocs);
  ent_status status = ENT_OK;
  if (blocs == NULL) return ent__nomem(err);
  for (size_t a = 0; a < count; a++) blocs[a] = (bloc){.id = (ent_actor_id)a, .actor = &actors[a], .members = 0};
  count_members(blocs, g);
  if (count > 0) qsort(blocs, count, sizeof *blocs, by_size_and_label);
  for (size_t b = 0; b < count && blocs[b].members > 1 && status == ENT_OK; b++) status = add_bloc(g, blocs[b].id, err);
  ent__free(blocs);
  return status;
}

ent_status ent__cohesion_list_groups(ent__gathering *g, ent_error *err) {
  const int of = g->cohesion->options.of;
  ent_status status = add_all(g, err);
  if (status == ENT_OK && (of & ENT_COHESION_OF_COALITIONS) != 0) status = add_coalitions(g, err);
  if (status == ENT_OK && (of & ENT_COHESION_OF_BLOCS) != 0) status = add_blocs(g, err);
  return status;
}
