/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks from stances: nodes, dispatch by mode, getters. The sums are in network_one_mode.c. */
#include <entente/networks.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/stances/stances_internal.h"
#include "graphs/backbone/backbone.h"
#include "graphs/network_struct.h"
#include "graphs/networks_internal.h"

void ent_network_free(ent_network *network) {
  if (network == NULL) return;
  ent_stances_free(network->own_stances);
  ent__free(network->nodes);
  ent__free(network->ties);
  ent__free(network->p_values);
  ent__free(network->q_values);
  ent__free(network->all_ties);
  ent__free(network->incident_start);
  ent__free(network->incident);
  ent__free(network);
}

ent_status ent__network_add(ent_network *network, ent_tie tie, ent_error *err) {
  void *ties = network->ties;
  if (network->tie_count >= ENT_NONE - 1) return ent__fail(err, ENT_E_LIMIT, "more than %u ties", ENT_NONE - 1);
  if (ent__grow(&ties, &network->tie_room, network->tie_count + 1, sizeof tie) != 0) return ent__nomem(err);
  network->ties = ties;
  network->ties[network->tie_count++] = tie;
  return ENT_OK;
}

ent_status ent__network_index(ent_network *network, ent_error *err) {
  network->incident_start = ent__zalloc(network->node_count + 1, sizeof *network->incident_start);
  network->incident = ent__alloc(2 * network->tie_count, sizeof *network->incident);
  if (network->incident_start == NULL || network->incident == NULL) return ent__nomem(err);
  size_t *start = network->incident_start;
  for (size_t i = 0; i < network->tie_count; i++) {
    start[network->ties[i].source + 1]++;
    start[network->ties[i].target + 1]++;
  }
  for (size_t i = 0; i < network->node_count; i++) start[i + 1] += start[i];
  /* Ties are sorted by source, then target: first those from below, then those to above. */
  for (size_t i = 0; i < network->tie_count; i++) network->incident[start[network->ties[i].target]++] = (uint32_t)i;
  for (size_t i = 0; i < network->tie_count; i++) network->incident[start[network->ties[i].source]++] = (uint32_t)i;
  for (size_t i = network->node_count; i > 0; i--) start[i] = start[i - 1];
  start[0] = 0;
  return ENT_OK;
}

static ent_node actor_node(const ent_stances *stances, uint32_t index) {
  size_t count = 0, cells = 0;
  const ent_actor *actor = ent_dataset_actors(ent_stances_dataset(stances), &count) + index;
  const ent_cell *row = ent_stances_row(stances, index, &cells);
  ent_node node = {ENT_NODE_ACTOR, index, actor->id, actor->label, actor->short_label, 0, (uint32_t)cells};
  for (size_t i = 0; i < cells; i++) node.activity += row[i].amount;
  return node;
}

static ent_node issue_node(const ent_stances *stances, uint32_t index) {
  size_t count = 0, cells = 0;
  const ent_issue *issue = ent_dataset_issues(ent_stances_dataset(stances), &count) + index;
  const ent_cell *all = ent_stances_cells(stances, &count);
  const uint32_t *column = ent_stances_column(stances, index, &cells);
  ent_node node = {ENT_NODE_ISSUE, index, issue->id, issue->label, issue->short_label, 0, (uint32_t)cells};
  for (size_t i = 0; i < cells; i++) node.activity += all[column[i]].amount;
  return node;
}

/* Nodes are those with a cell: actors, issues, or actors before issues. */
static ent_status make_nodes(ent_network *network, ent_error *err) {
  size_t actor_count = 0, issue_count = 0;
  const ent_actor_id *actors = ent_stances_actors(network->stances, &actor_count);
  const ent_issue_id *issues = ent_stances_issues(network->stances, &issue_count);
  const bool two_mode = network->options.type == ENT_NETWORK_AFFILIATION;
  network->nodes = ent__alloc(actor_count + issue_count, sizeof *network->nodes);
  if (network->nodes == NULL) return ent__nomem(err);
  for (size_t i = 0; i < actor_count && (two_mode || network->options.between == ENT_BETWEEN_ACTORS); i++) {
    const ent_node node = actor_node(network->stances, actors[i]);
    if (node.cells > 0) network->nodes[network->node_count++] = node;
  }
  network->first_mode = network->node_count;
  for (size_t i = 0; i < issue_count && (two_mode || network->options.between == ENT_BETWEEN_ISSUES); i++) {
    const ent_node node = issue_node(network->stances, issues[i]);
    if (node.cells > 0) network->nodes[network->node_count++] = node;
  }
  if (!two_mode) network->first_mode = network->node_count;
  return ENT_OK;
}

static ent_status check_options(const ent_network_options *options, ent_error *err) {
  const ent_normalization n = options->normalize;
  const bool for_two = n == ENT_NORMALIZE_NONE || n == ENT_NORMALIZE_ACTIVITY || n == ENT_NORMALIZE_PROMINENCE;
  const bool for_one = n != ENT_NORMALIZE_ACTIVITY && n != ENT_NORMALIZE_PROMINENCE;
  const bool for_excess = n == ENT_NORMALIZE_NONE || n == ENT_NORMALIZE_OVERLAP;
  const char *type = ent_network_type_word(options->type), *word = ent_normalization_word(n);
  if (options->type == ENT_NETWORK_SIGNED) return ent__fail(err, ENT_E_USAGE, "network type 'signed' is for edge lists, expected another");
  if (options->type == ENT_NETWORK_AFFILIATION && !for_two)
    return ent__fail(err, ENT_E_USAGE, "normalisation '%s' is not defined for '%s', expected none, activity or prominence", word, type);
  if (options->type != ENT_NETWORK_AFFILIATION && !for_one)
    return ent__fail(err, ENT_E_USAGE, "normalisation '%s' is not defined for '%s', expected none, average, jaccard, cosine, dna-cosine or overlap", word, type);
  if (options->type == ENT_NETWORK_EXCESS && !for_excess)
    return ent__fail(err, ENT_E_USAGE, "normalisation '%s' is not defined for '%s', which is on shares; expected none or overlap", word, type);
  return ent__backbone_check(options, false, err);
}

static ent_status fill(ent_network *network, ent_error *err) {
  const bool two_mode = network->options.type == ENT_NETWORK_AFFILIATION;
  ent_status status = two_mode ? ent__network_two_mode(network, err) : ent__network_one_mode(network, err);
  if (status == ENT_OK) status = ent__backbone_apply(network, err);
  return status == ENT_OK ? ent__network_index(network, err) : status;
}

int ent__least_shared(const ent_network_options *options) {
  if (options->min_shared >= 0) return options->min_shared;
  return options->normalize == ENT_NORMALIZE_OVERLAP ? 3 : 1;
}

ent_status ent__network_begin(ent_network **out, const ent_stances *stances, const ent_network_options *options, ent_error *err) {
  *out = NULL;
  ent_status status = check_options(options, err);
  if (status != ENT_OK) return status;
  ent_network *network = ent__zalloc(1, sizeof *network);
  if (network == NULL) return ent__nomem(err);
  network->options = *options;
  network->stances = stances;
  network->options.min_shared = ent__least_shared(options);
  status = make_nodes(network, err);
  if (status != ENT_OK) {
    ent_network_free(network);
    return status;
  }
  *out = network;
  return ENT_OK;
}

ent_status ent_network_new(ent_network **out, const ent_stances *stances, const ent_network_options *options, ent_error *err) {
  ent_network *network = NULL;
  *out = NULL;
  ent_status status = ent__network_begin(&network, stances, options, err);
  if (status == ENT_OK) status = fill(network, err);
  if (status != ENT_OK) {
    ent_network_free(network);
    return status;
  }
  *out = network;
  return ENT_OK;
}

/*
 * Draws ties with replacement; a tie drawn twice weighs twice. Of a backbone what is drawn from is the
 * whole list, and the draw is pruned; a threshold is held against what a tie weighs once.
 */
static ent_status resample_ties(ent_network *drawn, const ent_network *base, ent__rng *rng, ent_error *err) {
  const ent_tie *all = base->all_ties == NULL ? base->ties : base->all_ties;
  const size_t count = base->all_ties == NULL ? base->tie_count : base->all_count;
  uint32_t *times = ent__zalloc(count, sizeof *times);
  if (times == NULL) return ent__nomem(err);
  for (size_t i = 0; i < count; i++) times[ent__rng_below(rng, (uint32_t)count)]++;
  ent_status status = ENT_OK;
  for (size_t i = 0; i < count && status == ENT_OK; i++)
    if (times[i] > 0) status = ent__network_add(drawn, all[i], err);
  const bool early = base->options.backbone == ENT_BACKBONE_THRESHOLD;
  if (status == ENT_OK && early) status = ent__backbone_apply(drawn, err);
  for (size_t i = 0, t = 0; t < drawn->tie_count && status == ENT_OK; i++)
    if (all[i].source == drawn->ties[t].source && all[i].target == drawn->ties[t].target) drawn->ties[t++].weight *= times[i];
  if (status == ENT_OK && !early) status = ent__backbone_apply(drawn, err);
  ent__free(times);
  return status == ENT_OK ? ent__network_index(drawn, err) : status;
}

static ent_status resample_stances(ent_network *drawn, const ent_network *base, ent__drawing of, ent__rng *rng, ent_error *err) {
  const ent_status status = ent__stances_resample_of(&drawn->own_stances, base->stances, of, rng, err);
  drawn->stances = drawn->own_stances;
  for (size_t i = 0; i < drawn->node_count && status == ENT_OK; i++) {
    const ent_node *node = &base->nodes[i];
    drawn->nodes[i] = node->kind == ENT_NODE_ACTOR ? actor_node(drawn->stances, node->index) : issue_node(drawn->stances, node->index);
  }
  return status == ENT_OK ? fill(drawn, err) : status;
}

ent_status ent__network_resample(ent_network **out, const ent_network *base, ent__rng *rng, ent_error *err) {
  return ent__network_resample_of(out, base, ENT__DRAW_STATEMENTS, rng, err);
}

ent_status ent__network_resample_of(ent_network **out, const ent_network *base, ent__drawing of, ent__rng *rng,
                                    ent_error *err) {
  *out = NULL;
  ent_status status = ENT_OK;
  ent_network *drawn = ent__zalloc(1, sizeof *drawn);
  if (drawn == NULL) return ent__nomem(err);
  drawn->options = base->options;
  drawn->node_count = base->node_count;
  drawn->first_mode = base->first_mode;
  drawn->ties_source = base->ties_source;
  drawn->nodes = ent__alloc(base->node_count, sizeof *drawn->nodes);
  if (drawn->nodes == NULL) {
    status = ent__nomem(err);
  } else {
    for (size_t i = 0; i < base->node_count; i++) drawn->nodes[i] = base->nodes[i];
    status = base->stances == NULL ? resample_ties(drawn, base, rng, err) : resample_stances(drawn, base, of, rng, err);
  }
  if (status != ENT_OK) {
    ent_network_free(drawn);
    return status;
  }
  *out = drawn;
  return ENT_OK;
}

const ent_network_options *ent_network_get_options(const ent_network *network) { return &network->options; }

const ent_node *ent_network_nodes(const ent_network *network, size_t *count) {
  *count = network->node_count;
  return network->nodes;
}

const ent_tie *ent_network_ties(const ent_network *network, size_t *count) {
  *count = network->tie_count;
  return network->ties;
}

size_t ent_network_first_mode(const ent_network *network) { return network->first_mode; }

const uint32_t *ent_network_incident(const ent_network *network, uint32_t node, size_t *count) {
  *count = network->incident_start[node + 1] - network->incident_start[node];
  return network->incident + network->incident_start[node];
}

const ent_stances *ent_network_stances(const ent_network *network) { return network->stances; }
