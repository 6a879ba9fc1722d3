/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finding: groups one after the other, then their parts handed out. */
#include <entente/cohesion.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/cohesion/internal.h"

static ent_status check(const ent_coalitions *coalitions, const ent_cohesion_options *options, ent_error *err) {
  const int all = ENT_COHESION_OF_COALITIONS | ENT_COHESION_OF_BLOCS;
  if (options->of < 1 || options->of > all) return ent__fail(err, ENT_E_USAGE, "cohesion of '%d': expected coalitions, blocs or both", options->of);
  if (ent_network_stances(ent_coalitions_network(coalitions)) == NULL)
    return ent__fail(err, ENT_E_USAGE, "cohesion needs statements, and the network is from a list of ties");
  return ENT_OK;
}

/* Finds between which days each issue was spoken on. */
static void find_spoken(ent__gathering *g) {
  size_t total = 0;
  const ent_statement *statements = ent_dataset_statements(ent_stances_dataset(g->stances), &total);
  for (size_t i = 0; i < g->issue_count; i++) {
    int32_t low = INT32_MAX;
    int32_t high = INT32_MIN;
    size_t count = 0;
    size_t cells = 0;
    const ent_cell *cell = ent_stances_cells(g->stances, &cells);
    const uint32_t *column = ent_stances_column(g->stances, g->issues[i], &count);
    for (size_t k = 0; k < count; k++) {
      for (uint32_t s = 0; s < cell[column[k]].count; s++) {
        int32_t first = 0;
        int32_t last = 0;
        if (!ent_interval_days(statements[cell[column[k]].statements[s]].date, &first, &last)) continue;
        if (first < low) low = first;
        if (last > high) high = last;
      }
    }
    if (low <= high) g->spoken[g->issues[i]] = (ent_interval){ent_date_of_day(low), ent_date_of_day(high)};
  }
}

static ent_status prepare(ent__gathering *g, ent_error *err) {
  const ent_dataset *dataset = ent_stances_dataset(g->stances);
  const ent_network *network = ent_coalitions_network(g->cohesion->coalitions);
  size_t actors = 0;
  size_t issues = 0;
  size_t nodes = 0;
  const ent_node *node = ent_network_nodes(network, &nodes);
  g->actors = ent_dataset_actors(dataset, &actors);
  ent_dataset_issues(dataset, &issues);
  g->issues = ent_stances_issues(g->stances, &g->issue_count);
  g->stands = ent__zalloc(issues, sizeof *g->stands);
  g->spoken = ent__zalloc(issues, sizeof *g->spoken);
  g->node_of = ent__alloc(actors, sizeof *g->node_of);
  g->inside = ent__zalloc(nodes, sizeof *g->inside);
  if (g->stands == NULL || g->spoken == NULL || g->node_of == NULL || g->inside == NULL) return ent__nomem(err);
  for (size_t a = 0; a < actors; a++) g->node_of[a] = ENT_NONE;
  for (size_t v = 0; v < nodes; v++)
    if (node[v].kind == ENT_NODE_ACTOR) g->node_of[node[v].index] = (uint32_t)v;
  find_spoken(g);
  return ent__standing_init(&g->standing, g->stances, err);
}

/* Points each group at its runs, now that these no longer move. */
static void hand_out(ent_cohesion *cohesion) {
  const ent_unity *issues = cohesion->issues;
  const ent_loyalty *members = cohesion->members;
  const ent_defection *defections = cohesion->defections;
  for (size_t i = 0; i < cohesion->group_count; i++) {
    ent_group *group = &cohesion->groups[i];
    group->issues = issues;
    group->members = members;
    group->defections = defections;
    if (issues != NULL) issues += group->issue_count;
    if (members != NULL) members += group->member_count;
    if (defections != NULL) defections += group->defection_count;
  }
}

static ent_status measure(ent_cohesion *cohesion, ent_error *err) {
  ent__gathering g = {.cohesion = cohesion, .stances = ent_network_stances(ent_coalitions_network(cohesion->coalitions))};
  size_t first = 0;
  cohesion->levels = ent__scale_levels(g.stances);
  ent_status status = prepare(&g, err);
  if (status == ENT_OK) status = ent__cohesion_list_groups(&g, err);
  for (size_t i = 0; i < cohesion->group_count && status == ENT_OK; i++) {
    ent_group *group = &cohesion->groups[i];
    status = ent__cohesion_unity(&g, group, first, err);
    if (status == ENT_OK) status = ent__cohesion_loyalty(&g, group, first, err);
    if (status == ENT_OK) ent__cohesion_margins(&g, group, first);
    first += group->member_count;
  }
  hand_out(cohesion);
  ent__standing_clear(&g.standing);
  ent__free(g.inside);
  ent__free(g.node_of);
  ent__free(g.spoken);
  ent__free(g.stands);
  return status;
}

ent_status ent_cohesion_new(ent_cohesion **out, const ent_coalitions *coalitions, const ent_cohesion_options *options, ent_error *err) {
  *out = NULL;
  ent_status status = check(coalitions, options, err);
  if (status != ENT_OK) return status;
  ent_cohesion *cohesion = ent__zalloc(1, sizeof *cohesion);
  if (cohesion == NULL) return ent__nomem(err);
  cohesion->coalitions = coalitions;
  cohesion->options = *options;
  status = measure(cohesion, err);
  if (status != ENT_OK) {
    ent_cohesion_free(cohesion);
    return status;
  }
  *out = cohesion;
  return ENT_OK;
}

void ent_cohesion_free(ent_cohesion *cohesion) {
  if (cohesion == NULL) return;
  ent__free(cohesion->groups);
  ent__free(cohesion->issues);
  ent__free(cohesion->members);
  ent__free(cohesion->defections);
  ent__free(cohesion);
}

const ent_cohesion_options *ent_cohesion_get_options(const ent_cohesion *cohesion) { return &cohesion->options; }

const ent_group *ent_cohesion_groups(const ent_cohesion *cohesion, size_t *count) {
  *count = cohesion->group_count;
  return cohesion->groups;
}

int ent_cohesion_levels(const ent_cohesion *cohesion) { return cohesion->levels; }
