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
  size_t *incident_start; /* node_count + 1 */
  uint32_t *incident;
};

/* Appends a tie; source < target is the caller's duty. */
ent_status ent__network_add(ent_network *network, ent_tie tie, ent_error *err);
/* Fills the lists of ties at each node. O(nodes + ties). */
ent_status ent__network_index(ent_network *network, ent_error *err);
/* Each fills the ties from stances whose nodes stand in `network`. */
ent_status ent__network_one_mode(ent_network *network, ent_error *err);
ent_status ent__network_two_mode(ent_network *network, ent_error *err);

#endif
