/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a finding gives out. */
#include "graphs/coalitions/internal.h"

const ent_network *ent_coalitions_network(const ent_coalitions *coalitions) { return coalitions->network; }

const ent_coalition_options *ent_coalitions_options(const ent_coalitions *coalitions) {
  return &coalitions->options;
}

const ent_coalition *ent_coalitions_list(const ent_coalitions *coalitions, size_t *count) {
  *count = coalitions->count;
  return coalitions->list;
}

const ent_member *ent_coalitions_members(const ent_coalitions *coalitions, size_t *count) {
  *count = coalitions->nodes;
  return coalitions->members;
}

const ent_quality *ent_coalitions_quality(const ent_coalitions *coalitions) { return &coalitions->quality; }

const ent_certainty *ent_coalitions_certainty(const ent_coalitions *coalitions) { return &coalitions->certainty; }

const ent_draws *ent_coalitions_draws(const ent_coalitions *coalitions, size_t *count) {
  *count = coalitions->draw_count;
  return coalitions->draws;
}

const uint32_t *ent_coalitions_consensus(const ent_coalitions *coalitions) { return coalitions->consensus; }

const uint32_t *ent_coalitions_frustrated(const ent_coalitions *coalitions, size_t *count) {
  *count = coalitions->frustrated_count;
  return coalitions->frustrated;
}

const ent_division *ent_coalitions_divisions(const ent_coalitions *coalitions, size_t *count) {
  *count = coalitions->division_count;
  return coalitions->divisions;
}

const ent_common *ent_coalitions_common(const ent_coalitions *coalitions, size_t *count) {
  *count = coalitions->common_count;
  return coalitions->common;
}

const ent_merge *ent_coalitions_tree(const ent_coalitions *coalitions, size_t *count) {
  *count = coalitions->tree_count;
  return coalitions->tree;
}

size_t ent_coalitions_dropped(const ent_coalitions *coalitions) {
  size_t count = 0;
  size_t dropped = 0;
  const ent_tie *tie = ent_network_ties(coalitions->network, &count);
  if (!coalitions->options.positive) return 0;
  for (size_t t = 0; t < count; t++) dropped += tie[t].weight < 0;
  return dropped;
}
