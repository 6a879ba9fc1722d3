/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who keeps to its group's line, who leaves it, and who stands at the group's heart and edge. */
#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/cohesion/internal.h"

/* Returns the side that a group takes on an issue, 0 where it has no line. */
static int line_of(const ent__stand *stand) {
  return stand->cells >= ENT__LINE_FROM ? ent__scale_side(stand->sum / stand->cells) : 0;
}

static ent_status add_defection(ent__gathering *g, ent_group *group, ent_defection defection, ent_error *err) {
  ent_cohesion *cohesion = g->cohesion;
  void *grown = cohesion->defections;
  if (ent__grow(&grown, &cohesion->defection_room, cohesion->defection_count + 1, sizeof *cohesion->defections) != 0)
    return ent__nomem(err);
  cohesion->defections = grown;
  cohesion->defections[cohesion->defection_count++] = defection;
  group->defection_count++;
  return ENT_OK;
}

static ent_status judge_member(ent__gathering *g, ent_group *group, ent_loyalty *member, ent_error *err) {
  size_t count = 0;
  const ent_cell *row = ent_stances_row(g->stances, member->actor, &count);
  for (size_t i = 0; i < count; i++) {
    const ent__stand *stand = &g->stands[row[i].issue];
    const int line = line_of(stand);
    double position = 0;
    if (line == 0 || !ent__standing_of(&position, &g->standing, &row[i], group->bloc)) continue;
    const int side = ent__scale_side(position);
    member->issues++;
    member->with += side == line;
    member->between += side == 0;
    member->against += side == -line;
    if (side != -line) continue;
    const ent_defection defection = {member->actor, row[i].issue, position, stand->sum / stand->cells, &row[i]};
    const ent_status status = add_defection(g, group, defection, err);
    if (status != ENT_OK) return status;
  }
  if (member->issues > 0) member->share = (double)member->with / member->issues;
  return ENT_OK;
}

ent_status ent__cohesion_loyalty(ent__gathering *g, ent_group *group, size_t first, ent_error *err) {
  double sum = 0;
  uint32_t judged = 0;
  ent_status status = ENT_OK;
  if (group->kind == ENT_GROUP_ALL) return ENT_OK;
  for (size_t m = 0; m < group->member_count && status == ENT_OK; m++) {
    ent_loyalty *member = &g->cohesion->members[first + m];
    status = judge_member(g, group, member, err);
    if (member->issues == 0) continue;
    sum += member->share;
    judged++;
  }
  if (judged > 0) group->loyalty = sum / judged;
  return status;
}

/* Returns Σ weight of the ties of a node to those inside. */
static double inner_weight(const ent__gathering *g, const ent_network *network, uint32_t node) {
  size_t count = 0;
  const ent_tie *ties = ent_network_ties(network, &count);
  const uint32_t *incident = ent_network_incident(network, node, &count);
  double sum = 0;
  for (size_t i = 0; i < count; i++) {
    const ent_tie *tie = &ties[incident[i]];
    if (g->inside[tie->source == node ? tie->target : tie->source]) sum += tie->weight;
  }
  return sum;
}

/* Mean ties of equals may differ by rounding. */
static const double same_tie = 1e-9;

static bool is_less_loyal(const ent_loyalty *a, const ent_loyalty *b) {
  return !isnan(a->share) && (isnan(b->share) || a->share < b->share);
}

static void find_margins(const ent__gathering *g, ent_group *group, size_t first) {
  const ent_loyalty *heart = NULL;
  const ent_loyalty *edge = NULL;
  for (size_t m = 0; m < group->member_count; m++) {
    const ent_loyalty *one = &g->cohesion->members[first + m];
    if (isnan(one->tie)) continue;
    if (heart == NULL || one->tie > heart->tie + same_tie) heart = one;
  }
  if (heart == NULL) return;
  group->typical = heart->actor;
  /* A coalition is named after a typical member of its own finding, which knows more of equals. */
  if (group->kind == ENT_GROUP_COALITION) {
    size_t count = 0;
    const ent_coalition *own = &ent_coalitions_list(g->cohesion->coalitions, &count)[group->coalition];
    group->typical = ent_network_nodes(ent_coalitions_network(g->cohesion->coalitions), &count)[own->typical].index;
  }
  for (size_t m = 0; m < group->member_count; m++) {
    const ent_loyalty *one = &g->cohesion->members[first + m];
    if (isnan(one->tie) || one->actor == group->typical) continue;
    if (edge == NULL || one->tie < edge->tie - same_tie || (one->tie <= edge->tie + same_tie && is_less_loyal(one, edge))) edge = one;
  }
  group->marginal = edge != NULL && group->member_count > 2 ? edge->actor : ENT_NONE;
}

void ent__cohesion_margins(ent__gathering *g, ent_group *group, size_t first) {
  const ent_network *network = ent_coalitions_network(g->cohesion->coalitions);
  uint32_t nodes = 0;
  if (group->kind == ENT_GROUP_ALL || ent_network_get_options(network)->between != ENT_BETWEEN_ACTORS) return;
  for (size_t m = 0; m < group->member_count; m++) {
    const uint32_t node = g->node_of[g->cohesion->members[first + m].actor];
    if (node == ENT_NONE) continue;
    g->inside[node] = true;
    nodes++;
  }
  for (size_t m = 0; m < group->member_count && nodes > 1; m++) {
    ent_loyalty *member = &g->cohesion->members[first + m];
    const uint32_t node = g->node_of[member->actor];
    if (node != ENT_NONE) member->tie = inner_weight(g, network, node) / (nodes - 1);
  }
  for (size_t m = 0; m < group->member_count; m++) {
    const uint32_t node = g->node_of[g->cohesion->members[first + m].actor];
    if (node != ENT_NONE) g->inside[node] = false;
  }
  find_margins(g, group, first);
}
