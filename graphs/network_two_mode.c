/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The affiliation network: actors to issues, one tie for each cell that has weight. */
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/network_struct.h"

/* Which of support and opposition occur: 1 only support, 2 only opposition, 3 both. */
static double combined(const ent_cell *cell) {
  int found = 0;
  for (uint32_t k = 0; k < cell->level_count; k++) {
    if (cell->levels[k].position > 0) found |= 1;
    if (cell->levels[k].position < 0) found |= 2;
  }
  return found;
}

double ent__affiliation(const ent_cell *cell, ent_qualifier qualifier) {
  double sum = 0;
  switch (qualifier) {
    case ENT_QUALIFIER_IGNORE: return cell->amount;
    case ENT_QUALIFIER_COMBINE: return combined(cell);
    case ENT_QUALIFIER_SUBTRACT:
      for (uint32_t k = 0; k < cell->level_count; k++) sum += cell->levels[k].amount * cell->levels[k].position;
      return sum;
  }
  return 0;
}

static double divisor(const ent_network *network, const ent_tie *tie) {
  switch (network->options.normalize) {
    case ENT_NORMALIZE_ACTIVITY: return network->nodes[tie->source].activity;
    case ENT_NORMALIZE_PROMINENCE: return network->nodes[tie->target].activity;
    default: return 1;
  }
}

static int by_target(const void *left, const void *right) {
  const ent_tie *a = left, *b = right;
  if (a->source != b->source) return a->source < b->source ? -1 : 1;
  return a->target < b->target ? -1 : a->target > b->target;
}

ent_status ent__network_two_mode(ent_network *network, ent_error *err) {
  size_t issues = 0;
  ent_dataset_issues(ent_stances_dataset(network->stances), &issues);
  uint32_t *node_of = ent__alloc(issues, sizeof *node_of);
  if (node_of == NULL) return ent__nomem(err);
  for (size_t i = network->first_mode; i < network->node_count; i++) node_of[network->nodes[i].index] = (uint32_t)i;
  ent_status status = ENT_OK;
  for (size_t row = 0; row < network->first_mode && status == ENT_OK; row++) {
    size_t count = 0;
    const ent_cell *cells = ent_stances_row(network->stances, network->nodes[row].index, &count);
    for (size_t i = 0; i < count && status == ENT_OK; i++) {
      ent_tie tie = {(uint32_t)row, node_of[cells[i].issue], ent__affiliation(&cells[i], network->options.qualifier), cells[i].count};
      tie.weight /= divisor(network, &tie);
      if (tie.weight != 0) status = ent__network_add(network, tie, err);
    }
  }
  if (network->tie_count > 0) qsort(network->ties, network->tie_count, sizeof *network->ties, by_target);
  ent__free(node_of);
  return status;
}
