/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Method `hierarchical`: the actors whose stance profiles are nearest are joined first. The tree is
 * cut into options->cut groups, or else where the signed modularity of the ties is largest; such a
 * cut never parts what was joined at one height, where the order of merges means nothing.
 */
#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/coalitions/internal.h"
#include "graphs/coalitions/linkage.h"
#include "graphs/coalitions/modularity.h"
#include "graphs/coalitions/partition.h"
#include "graphs/coalitions/profiles.h"

/* Heights and modularities that differ by less are equal. */
static const double hair = 1e-9;

/* Writes the groups that stand after so many merges. */
static void groups_after(uint32_t *camp, uint32_t *top, const ent_merge *tree, uint32_t nodes, uint32_t merges) {
  for (uint32_t i = 0; i < 2 * nodes - 1; i++) top[i] = i;
  /* From the top down, each passes what it belongs to on to its parts. */
  for (uint32_t i = merges; i > 0; i--) {
    top[tree[i - 1].a] = top[nodes + i - 1];
    top[tree[i - 1].b] = top[nodes + i - 1];
  }
  /* Labels below the number of nodes: a group by its lowest node. */
  uint32_t *lowest = top + nodes;
  for (uint32_t v = 0; v < nodes; v++) camp[v] = top[v];
  for (uint32_t i = 0; i < nodes - 1; i++) lowest[i] = ENT_NONE;
  for (uint32_t v = 0; v < nodes; v++) {
    if (camp[v] < nodes) continue;
    uint32_t *of = &lowest[camp[v] - nodes];
    if (*of == ENT_NONE) *of = v;
    camp[v] = *of;
  }
}

static bool may_cut_after(const ent_merge *tree, uint32_t nodes, uint32_t merges) {
  if (merges == 0 || merges == nodes - 1) return true;
  return tree[merges].height - tree[merges - 1].height > hair * (1 + tree[merges].height);
}

/* Returns how many merges to make; of cuts that are as good the one with the fewest groups. */
static ent_status best_cut(uint32_t *merges, const ent__asked *asked, const ent_merge *tree, uint32_t *camp, uint32_t *top,
                           ent_error *err) {
  const uint32_t nodes = asked->problem->nodes;
  double best = -INFINITY;
  for (uint32_t m = nodes; m > 0; m--) {
    double value = 0;
    if (!may_cut_after(tree, nodes, m - 1)) continue;
    groups_after(camp, top, tree, nodes, m - 1);
    const ent_status status = ent__problem_modularity(asked->problem, camp, &value, err);
    if (status != ENT_OK) return status;
    if (value <= best + hair) continue;
    best = value;
    *merges = m - 1;
  }
  return ENT_OK;
}

static ent_status cut(ent__solution *out, const ent__asked *asked, uint32_t *top, ent_error *err) {
  const uint32_t nodes = asked->problem->nodes;
  const ent__goal goal = ent__no_goal(asked->options);
  const uint32_t wanted = (uint32_t)asked->options->cut;
  uint32_t merges = wanted < nodes ? nodes - wanted : 0;
  ent_status status = ENT_OK;
  if (wanted == 0) status = best_cut(&merges, asked, out->tree, out->camp, top, err);
  if (status != ENT_OK) return status;
  groups_after(out->camp, top, out->tree, nodes, merges);
  status = ent__partition_number(asked->problem, &goal, out->camp, &out->camps, err);
  return status == ENT_OK ? ent__problem_modularity(asked->problem, out->camp, &out->value, err) : status;
}

ent_status ent__hierarchical(ent__solution *out, const ent__asked *asked, ent_error *err) {
  const size_t nodes = asked->problem->nodes;
  double *distance = ent__alloc(nodes * nodes, sizeof *distance);
  uint32_t *top = ent__alloc(2 * nodes, sizeof *top);
  out->camp = ent__alloc(nodes, sizeof *out->camp);
  out->tree = ent__alloc(nodes, sizeof *out->tree);
  const bool room = distance != NULL && top != NULL && out->camp != NULL && out->tree != NULL;
  ent_status status = room ? ent__profile_distances(distance, asked, err) : ent__nomem(err);
  if (status == ENT_OK) status = ent__linkage(out->tree, distance, (uint32_t)nodes, asked->options->linkage, err);
  if (status == ENT_OK) status = cut(out, asked, top, err);
  ent__free(top);
  ent__free(distance);
  return status;
}
