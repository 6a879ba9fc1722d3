/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a network, for the files that build one. */
#ifndef ENT_GRAPHS_NETWORK_STRUCT_H
#define ENT_GRAPHS_NETWORK_STRUCT_H

#include <entente/networks.h>

struct ent_network {
  ent_network_options options;
  const ent_stances *stances;
  ent_stances *own_stances; /* of a resample: freed with the network */
  const ent_ties *ties_source;
  ent_node *nodes;
  size_t node_count;
  size_t first_mode;
  ent_tie *ties;
  size_t tie_count;
  size_t tie_room;
  size_t pairs; /* of nodes that share enough for a tie, with or without one */
  double *p_values; /* of a backbone, by tie; NULL where it has none */
  double *q_values;
  size_t ties_before; /* as many as there were without the backbone */
  size_t tests;
  ent_tie *all_ties; /* of a pruned copy: what it was made from */
  size_t all_count;
  size_t *incident_start; /* node_count + 1 */
  uint32_t *incident;
};

/* Makes a network that has its nodes and no ties: those of the stances under checked options. */
ent_status ent__network_begin(ent_network **out, const ent_stances *stances, const ent_network_options *options, ent_error *err);
/* Returns the weight of an affiliation before it is normalised. */
double ent__affiliation(const ent_cell *cell, ent_qualifier qualifier);
/* Returns the fewest shared issues for a tie, as meant. */
int ent__least_shared(const ent_network_options *options);
/* Appends a tie; source < target is the caller's duty. */
ent_status ent__network_add(ent_network *network, ent_tie tie, ent_error *err);
/* Fills the lists of ties at each node. O(nodes + ties). */
ent_status ent__network_index(ent_network *network, ent_error *err);
/* Each fills the ties from stances whose nodes stand in `network`. */
ent_status ent__network_one_mode(ent_network *network, ent_error *err);
ent_status ent__network_two_mode(ent_network *network, ent_error *err);

#endif
