/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The disparity filter (Serrano, Boguñá & Vespignani 2009): at an end with k ties of strength s in
 * all, a tie of weight w stands out at the level (1 - w/s)^(k - 1), the chance that one of k pieces of
 * a line broken at random is as long. The better of its two ends counts. An end with a single tie
 * says nothing of it: its level is 1.
 */
#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/backbone/backbone.h"

static double level(double weight, double strength, uint32_t degree) {
  return degree < 2 ? 1 : pow(1 - weight / strength, degree - 1);
}

ent_status ent__disparity(const ent_network *network, double *p, ent_error *err) {
  double *strength = ent__zalloc(network->node_count, sizeof *strength);
  uint32_t *degree = ent__zalloc(network->node_count, sizeof *degree);
  const bool room = strength != NULL && degree != NULL;
  for (size_t t = 0; room && t < network->tie_count; t++) {
    const ent_tie *tie = &network->ties[t];
    strength[tie->source] += fabs(tie->weight);
    strength[tie->target] += fabs(tie->weight);
    degree[tie->source]++;
    degree[tie->target]++;
  }
  for (size_t t = 0; room && t < network->tie_count; t++) {
    const ent_tie *tie = &network->ties[t];
    const double weight = fabs(tie->weight);
    p[t] = fmin(level(weight, strength[tie->source], degree[tie->source]), level(weight, strength[tie->target], degree[tie->target]));
  }
  ent__free(strength);
  ent__free(degree);
  return room ? ENT_OK : ent__nomem(err);
}
