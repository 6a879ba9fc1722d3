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

static ent_status begin(sums *sum, size_t slots, ent_error *err) {
  double *strength = ent__zalloc(SIGNS * slots, sizeof *strength);
  if (strength == NULL) return ent__nomem(err);
  *sum = (sums){.strength = {strength, strength + slots}};
  return ENT_OK;
}

/* Adds a tie between two camps. */
static void add(sums *sum, size_t a, size_t b, double weight) {
  const int sign = weight < 0 ? NEGATIVE : POSITIVE;
  sum->total[sign] += fabs(weight);
  sum->strength[sign][a] += fabs(weight);
  sum->strength[sign][b] += fabs(weight);
  if (a == b) sum->inner += weight;
}

/* Returns Σ over camps of (Σ s)² / 2W: what ties drawn at random would put within them, twice over. */
static double expected(const double *strength, size_t slots, double total) {
  double sum = 0;
  if (total == 0) return 0;
  for (size_t c = 0; c < slots; c++) sum += strength[c] * (strength[c] / (2 * total));
  return sum;
}

/* Frees the sums, and returns what they come to. */
static double finish(sums *sum, size_t slots) {
  const double all = 2 * (sum->total[POSITIVE] + sum->total[NEGATIVE]);
  const double by_chance = expected(sum->strength[POSITIVE], slots, sum->total[POSITIVE]) -
                           expected(sum->strength[NEGATIVE], slots, sum->total[NEGATIVE]);
  ent__free(sum->strength[POSITIVE]);
  return all > 0 ? (2 * sum->inner - by_chance) / all : NAN;
}

ent_status ent__signed_modularity(const ent_network *network, const uint32_t *camp_of_node, double *out,
                                  ent_error *err) {
  size_t nodes = 0;
  size_t count = 0;
  sums sum;
  ent_network_nodes(network, &nodes);
  *out = NAN;
  const ent_status status = begin(&sum, 2 * nodes, err);
  if (status != ENT_OK) return status;
  const ent_tie *tie = ent_network_ties(network, &count);
  for (size_t t = 0; t < count; t++) {
    const uint32_t a = camp_of_node[tie[t].source];
    const uint32_t b = camp_of_node[tie[t].target];
    add(&sum, a == ENT_NONE ? nodes + tie[t].source : a, b == ENT_NONE ? nodes + tie[t].target : b, tie[t].weight);
  }
  *out = finish(&sum, 2 * nodes);
  return ENT_OK;
}

ent_status ent__problem_modularity(const ent__problem *problem, const uint32_t *camp, double *out, ent_error *err) {
  sums sum;
  *out = NAN;
  const ent_status status = begin(&sum, problem->nodes, err);
  if (status != ENT_OK) return status;
  for (uint32_t v = 0; v < problem->nodes; v++) {
    for (size_t e = problem->first[v]; e < problem->first[v + 1]; e++) {
      if (problem->to[e] > v) add(&sum, camp[v], camp[problem->to[e]], problem->weight[e]);
    }
  }
  *out = finish(&sum, problem->nodes);
  return ENT_OK;
}
