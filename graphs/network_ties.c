/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network from a signed edge list, its nodes put in canonical order first. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/stances/stances_internal.h"
#include "graphs/network_struct.h"

enum { rounds = 8 };

typedef struct ranked {
  uint64_t colour;
  const char *name;
  uint32_t index;
} ranked;

static int by_colour(const void *left, const void *right) {
  const ranked *a = left, *b = right;
  if (a->colour != b->colour) return a->colour < b->colour ? -1 : 1;
  return strcmp(a->name, b->name);
}

/* Colour refinement (Weisfeiler & Leman 1968) with the weights as labels of the ties. */
static void refine(uint64_t *colour, uint64_t *next, size_t nodes, const ent_signed_tie *ties, size_t count) {
  for (int round = 0; round < rounds; round++) {
    for (size_t i = 0; i < nodes; i++) next[i] = ent__mix(colour[i]);
    for (size_t i = 0; i < count; i++) {
      const uint64_t label = ent__mix(ent__bits_of(ties[i].weight));
      next[ties[i].source] += ent__mix(colour[ties[i].target] ^ label);
      next[ties[i].target] += ent__mix(colour[ties[i].source] ^ label);
    }
    for (size_t i = 0; i < nodes; i++) colour[i] = ent__mix(next[i]);
  }
}

/* Fills rank[index] for all nodes. */
static ent_status order(uint32_t *rank, const ent_ties *list, ent_error *err) {
  size_t count = 0;
  const size_t nodes = ent_ties_nodes(list);
  const ent_signed_tie *ties = ent_ties_list(list, &count);
  uint64_t *colour = ent__zalloc(2 * nodes, sizeof *colour);
  ranked *at = ent__alloc(nodes, sizeof *at);
  const bool room = colour != NULL && at != NULL;
  if (room) {
    refine(colour, colour + nodes, nodes, ties, count);
    for (size_t i = 0; i < nodes; i++) at[i] = (ranked){colour[i], ent_ties_name(list, (uint32_t)i), (uint32_t)i};
    qsort(at, nodes, sizeof *at, by_colour);
    for (size_t i = 0; i < nodes; i++) rank[at[i].index] = (uint32_t)i;
  }
  ent__free(colour);
  ent__free(at);
  return room ? ENT_OK : ent__nomem(err);
}

static int by_ends(const void *left, const void *right) {
  const ent_tie *a = left, *b = right;
  if (a->source != b->source) return a->source < b->source ? -1 : 1;
  return a->target < b->target ? -1 : a->target > b->target;
}

static ent_status fill(ent_network *network, const ent_ties *list, const uint32_t *rank, ent_error *err) {
  size_t count = 0;
  const ent_signed_tie *ties = ent_ties_list(list, &count);
  ent_status status = ENT_OK;
  for (size_t i = 0; i < network->node_count; i++) {
    const char *name = ent_ties_name(list, (uint32_t)i);
    const ent_text *label = ent_ties_label(list, (uint32_t)i);
    network->nodes[rank[i]] = (ent_node){ENT_NODE_NAMED, (uint32_t)i, name, label, NULL, 0, 0};
  }
  for (size_t i = 0; i < count && status == ENT_OK; i++) {
    const uint32_t a = rank[ties[i].source], b = rank[ties[i].target];
    status = ent__network_add(network, (ent_tie){a < b ? a : b, a < b ? b : a, ties[i].weight, 0}, err);
  }
  if (network->tie_count > 0) qsort(network->ties, network->tie_count, sizeof *network->ties, by_ends);
  for (size_t i = 0; i < network->tie_count; i++) {
    ent_node *ends[2] = {&network->nodes[network->ties[i].source], &network->nodes[network->ties[i].target]};
    for (int end = 0; end < 2; end++) {
      ends[end]->activity += fabs(network->ties[i].weight);
      ends[end]->cells++;
    }
  }
  return status == ENT_OK ? ent__network_index(network, err) : status;
}

ent_status ent_network_from_ties(ent_network **out, const ent_ties *list, ent_error *err) {
  *out = NULL;
  ent_status status = ENT_OK;
  const size_t nodes = ent_ties_nodes(list);
  uint32_t *rank = ent__alloc(nodes, sizeof *rank);
  ent_network *network = ent__zalloc(1, sizeof *network);
  if (rank == NULL || network == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  network->options = (ent_network_options){ENT_NETWORK_SIGNED, ENT_NORMALIZE_NONE, ENT_BETWEEN_ACTORS, ENT_QUALIFIER_SUBTRACT, ENT_AGREEMENT_DISTANCE, 0, ENT_BACKBONE_NONE, 0.05, 0.0};
  network->ties_source = list;
  network->node_count = network->first_mode = nodes;
  network->nodes = ent__zalloc(nodes, sizeof *network->nodes);
  status = network->nodes == NULL ? ent__nomem(err) : order(rank, list, err);
  if (status == ENT_OK) status = fill(network, list, rank, err);
fail:
  ent__free(rank);
  if (status != ENT_OK) {
    ent_network_free(network);
    network = NULL;
  }
  *out = network;
  return status;
}
