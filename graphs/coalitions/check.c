/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold of every finding; debug builds ask after each, tests too. */
#include <math.h>

#include "graphs/coalitions/internal.h"

static bool lists_hold(const ent_coalitions *coalitions) {
  size_t aligned = 0;
  for (uint32_t c = 0; c < coalitions->count; c++) {
    const ent_coalition *coalition = &coalitions->list[c];
    if (coalition->size == 0 || coalition->typical >= coalitions->nodes) return false;
    aligned += coalition->size;
    for (uint32_t i = 0; i < coalition->size; i++) {
      if (coalitions->members[coalition->members[i]].coalition != c) return false;
      if (i > 0 && coalition->members[i - 1] >= coalition->members[i]) return false;
    }
    if (c == 0) continue;
    const ent_coalition *before = coalition - 1;
    if (before->size < coalition->size) return false;
    if (before->size == coalition->size && before->members[0] > coalition->members[0]) return false;
  }
  for (size_t v = 0; v < coalitions->nodes; v++) aligned += coalitions->members[v].coalition == ENT_NONE;
  return aligned == coalitions->nodes;
}

/* A node is aligned exactly where it has a tie that counts. */
static bool ties_align(const ent_coalitions *coalitions) {
  size_t count = 0;
  const ent_tie *tie = ent_network_ties(coalitions->network, &count);
  for (size_t v = 0; v < coalitions->nodes; v++) {
    size_t ties = 0;
    bool any = false;
    const uint32_t *at = ent_network_incident(coalitions->network, (uint32_t)v, &ties);
    for (size_t i = 0; i < ties && !any; i++) any = !coalitions->options.positive || tie[at[i]].weight > 0;
    if (any != (coalitions->members[v].coalition != ENT_NONE)) return false;
  }
  return true;
}

static bool is_share(double x) { return isnan(x) || (x >= 0 && x <= 1 + 1e-9); }

static bool shares_hold(const ent_coalitions *coalitions) {
  for (size_t v = 0; v < coalitions->nodes; v++) {
    const ent_member *member = &coalitions->members[v];
    if (!is_share(member->stability) || !is_share(member->second_share)) return false;
    if (member->second != ENT_NONE &&
        (member->second >= coalitions->count || member->second == member->coalition)) {
      return false;
    }
  }
  for (size_t i = 0; i < coalitions->division_count; i++) {
    if (!is_share(coalitions->divisions[i].divisiveness)) return false;
  }
  return true;
}

static bool quality_holds(const ent_quality *quality) {
  if (quality->proved != (quality->gap == 0)) return false;
  if (quality->proved && quality->bound != quality->objective) return false;
  return !(quality->gap < 0) && quality->frustration >= 0 && quality->frustration <= quality->total;
}

bool ent__coalitions_check(const ent_coalitions *coalitions) {
  return lists_hold(coalitions) && ties_align(coalitions) && shares_hold(coalitions) &&
         quality_holds(&coalitions->quality);
}
