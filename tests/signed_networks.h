/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signed networks for tests: from triples, at random, with planted camps, and from shared data. */
#ifndef ENT_TESTS_SIGNED_NETWORKS_H
#define ENT_TESTS_SIGNED_NETWORKS_H

#include <entente/entente.h>

#include "engine/base/rng.h"

/* An edge list and the network over it; end with signed_network_clear. */
typedef struct signed_network {
  ent_ties *ties;
  ent_network *network;
} signed_network;

typedef struct triple {
  const char *a;
  const char *b;
  double weight;
} triple;

/* Each asserts that all went well. Nodes without a tie are those named in `more` (NULL-terminated, or NULL).
 */
void signed_network_from_triples(signed_network *out, const triple *triples, size_t count,
                                 const char *const *more);

/* Two cliques, a1 to a4 and b1 to b4, that oppose each other; s is drawn to both, more to a. */
void signed_network_swing(signed_network *out);

/* n nodes named "n0"…; each pair has a tie with this probability; weights are ±1, or of (-1, 1). */
void signed_network_random(signed_network *out, uint32_t nodes, double density, bool whole, ent__rng *rng);

/* Node i is in camp i % camps; ties agree with that but for a share `noise`. */
void signed_network_planted(signed_network *out, uint32_t nodes, uint32_t camps, double density, double noise,
                            ent__rng *rng);

/* Reads the tribes, a pair of Sampson's relations or one window; false where the data are absent. */
bool signed_network_tribes(signed_network *out);
bool signed_network_sampson(signed_network *out, const char *liking, const char *disliking);
bool signed_network_window(signed_network *out, const char *label);

void signed_network_clear(signed_network *network);

/* Returns the number of a named node in the network, ENT_NONE where there is none. */
uint32_t signed_network_node(const signed_network *network, const char *name);

/* Splits a line of a CSV file without quoted commas in place; returns the number of fields. */
size_t split_line(char *line, char **fields, size_t most);

/* Solves a network and checks the result; the caller frees it. */
ent_coalitions *signed_network_solve(const signed_network *network, const char *method, int camps, int resamples);
/* Returns the coalition of a node by its name. */
uint32_t signed_network_coalition_of(const signed_network *network, const ent_coalitions *coalitions, const char *name);
/* Returns how many coalitions there are. */
size_t signed_network_coalition_count(const ent_coalitions *coalitions);

#endif
