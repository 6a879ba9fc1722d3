/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/modularity.h"

#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

enum { POSITIVE, NEGATIVE, SIGNS };

/* Sums over ties, each with its sign taken off. */
typedef struct sums {
  double total[SIGNS];     /* W+, W- */
  double *strength[SIGNS]; /* of camps: Σ s+, Σ s-; nodes in none come after the camps */
  double inner;            /* Σ w within camps, with sign */
} sums;

static void add_ties(sums *sum, const ent_network *network, const uint32_t *camp, size_t nodes) {
  size_t count = 0;
  const ent_tie *tie = ent_network_ties(network, &count);
  for (size_t t = 0; t < count; t++) {
    const int sign = tie[t].weight < 0 ? NEGATIVE : POSITIVE;
    const double weight = fabs(tie[t].weight);
    const uint32_t a = camp[tie[t].source];
    const uint32_t b = camp[tie[t].target];
    sum->total[sign] += weight;
    sum->strength[sign][a == ENT_NONE ? nodes + tie[t].source : a] += weight;
    sum->strength[sign][b == ENT_NONE ? nodes + tie[t].target : b] += weight;
    if (a != ENT_NONE && a == b) sum->inner += tie[t].weight;
  }
}

/* Returns Σ over camps of (Σ s)² / 2W: what ties drawn at random would put within them, twice over. */
static double expected(const double *strength, size_t slots, double total) {
  double sum = 0;
  if (total == 0) return 0;
  for (size_t c = 0; c < slots; c++) sum += strength[c] * (strength[c] / (2 * total));
  return sum;
}

ent_status ent__signed_modularity(const ent_network *network, const uint32_t *camp_of_node, double *out,
                                  ent_error *err) {
  size_t nodes = 0;
  sums sum = {.inner = 0};
  ent_network_nodes(network, &nodes);
  const size_t slots = 2 * nodes;
  *out = NAN;
  double *strength = ent__zalloc(SIGNS * slots, sizeof *strength);
  if (strength == NULL) return ent__nomem(err);
  sum.strength[POSITIVE] = strength;
  sum.strength[NEGATIVE] = strength + slots;
  add_ties(&sum, network, camp_of_node, nodes);
  const double all = 2 * (sum.total[POSITIVE] + sum.total[NEGATIVE]);
  const double by_chance = expected(sum.strength[POSITIVE], slots, sum.total[POSITIVE]) -
                           expected(sum.strength[NEGATIVE], slots, sum.total[NEGATIVE]);
  if (all > 0) *out = (2 * sum.inner - by_chance) / all;
  ent__free(strength);
  return ENT_OK;
}
