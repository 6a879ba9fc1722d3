/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/backbone/backbone.h"

#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/backbone/discovery.h"

const char *ent_backbone_word(ent_backbone backbone) {
  switch (backbone) {
    case ENT_BACKBONE_NONE: return "none";
    case ENT_BACKBONE_BICM: return "bicm";
    case ENT_BACKBONE_THRESHOLD: return "threshold";
    case ENT_BACKBONE_DISPARITY: return "disparity";
  }
  return "unknown";
}

const char *ent_backbone_source(ent_backbone backbone) {
  switch (backbone) {
    case ENT_BACKBONE_BICM: return "Saracco et al. 2017; Neal 2014; Benjamini & Hochberg 1995";
    case ENT_BACKBONE_DISPARITY: return "Serrano, Bogu\xc3\xb1\xc3\xa1 & Vespignani 2009";
    case ENT_BACKBONE_NONE:
    case ENT_BACKBONE_THRESHOLD: break;
  }
  return NULL;
}

ent_status ent__backbone_check(const ent_network_options *options, bool of_ties, ent_error *err) {
  const ent_backbone backbone = options->backbone;
  if (backbone == ENT_BACKBONE_NONE) return ENT_OK;
  if (backbone == ENT_BACKBONE_THRESHOLD) {
    if (options->threshold > 0 && isfinite(options->threshold)) return ENT_OK;
    return ent__fail(err, ENT_E_USAGE, "backbone 'threshold' needs a threshold above 0");
  }
  if (!(options->alpha > 0 && options->alpha < 1))
    return ent__fail(err, ENT_E_USAGE, "alpha of the backbone '%s' is %g: expected above 0 and below 1", ent_backbone_word(backbone), options->alpha);
  if (backbone == ENT_BACKBONE_BICM && of_ties)
    return ent__fail(err, ENT_E_USAGE, "backbone 'bicm' needs statements, by which it knows who was active where: a list of ties takes threshold or disparity");
  if (backbone == ENT_BACKBONE_BICM && options->type == ENT_NETWORK_AFFILIATION)
    return ent__fail(err, ENT_E_USAGE, "backbone 'bicm' tests ties between actors or between issues: an affiliation takes threshold or disparity");
  return ENT_OK;
}

/* Keeps those ties whose value is below (or, of a threshold, whose weight is not below) the limit. */
static void keep(ent_network *network, const double *value) {
  const ent_network_options *options = &network->options;
  size_t kept = 0;
  for (size_t t = 0; t < network->tie_count; t++) {
    const double at = value == NULL ? 0 : value[t];
    const bool stays = options->backbone == ENT_BACKBONE_THRESHOLD ? fabs(network->ties[t].weight) >= options->threshold
                       : options->backbone == ENT_BACKBONE_BICM    ? at <= options->alpha
                                                                   : at < options->alpha;
    if (!stays) continue;
    network->ties[kept] = network->ties[t];
    if (network->p_values != NULL) network->p_values[kept] = network->p_values[t];
    if (network->q_values != NULL) network->q_values[kept] = network->q_values[t];
    kept++;
  }
  network->tie_count = kept;
}

static ent_status find_discoveries(ent_network *network, ent_error *err) {
  const bool meetings = network->options.type == ENT_NETWORK_COOCCURRENCE;
  network->q_values = ent__alloc(network->tie_count, sizeof *network->q_values);
  if (network->q_values == NULL) return ent__nomem(err);
  const ent_status status = meetings ? ent__meetings_test(network, network->p_values, err) : ent__agreements_test(network, network->p_values, err);
  if (status != ENT_OK) return status;
  return ent__discovery(network->q_values, network->p_values, network->tie_count, network->tests, err);
}

ent_status ent__backbone_apply(ent_network *network, ent_error *err) {
  const ent_backbone backbone = network->options.backbone;
  ent_status status = ENT_OK;
  network->ties_before = network->tie_count;
  ent__free(network->p_values);
  ent__free(network->q_values);
  network->p_values = network->q_values = NULL;
  network->tests = 0;
  if (backbone == ENT_BACKBONE_NONE) return ENT_OK;
  if (backbone != ENT_BACKBONE_THRESHOLD) {
    network->p_values = ent__alloc(network->tie_count, sizeof *network->p_values);
    if (network->p_values == NULL) return ent__nomem(err);
  }
  if (backbone == ENT_BACKBONE_BICM) status = find_discoveries(network, err);
  if (backbone == ENT_BACKBONE_DISPARITY) status = ent__disparity(network, network->p_values, err);
  if (status == ENT_OK) keep(network, network->q_values != NULL ? network->q_values : network->p_values);
  return status;
}

static ent_network *copy(const ent_network *network) {
  ent_network *out = ent__zalloc(1, sizeof *out);
  if (out == NULL) return NULL;
  out->options = network->options;
  out->stances = network->stances;
  out->ties_source = network->ties_source;
  out->first_mode = network->first_mode;
  out->pairs = network->pairs;
  out->nodes = ent__alloc(network->node_count, sizeof *out->nodes);
  out->ties = ent__alloc(network->tie_count, sizeof *out->ties);
  out->all_ties = ent__alloc(network->tie_count, sizeof *out->all_ties);
  if (out->nodes == NULL || out->ties == NULL || out->all_ties == NULL) {
    ent_network_free(out);
    return NULL;
  }
  out->node_count = network->node_count;
  out->tie_count = out->tie_room = out->all_count = network->tie_count;
  if (network->node_count > 0) memcpy(out->nodes, network->nodes, network->node_count * sizeof *out->nodes);
  if (network->tie_count > 0) {
    memcpy(out->ties, network->ties, network->tie_count * sizeof *out->ties);
    memcpy(out->all_ties, network->ties, network->tie_count * sizeof *out->all_ties);
  }
  return out;
}

ent_status ent_network_prune(ent_network **out, const ent_network *network, const ent_network_options *options, ent_error *err) {
  ent_network_options asked = network->options;
  *out = NULL;
  asked.backbone = options->backbone;
  asked.alpha = options->alpha;
  asked.threshold = options->threshold;
  if (network->options.backbone != ENT_BACKBONE_NONE)
    return ent__fail(err, ENT_E_USAGE, "the network is the backbone '%s' already: expected one with all its ties", ent_backbone_word(network->options.backbone));
  ent_status status = ent__backbone_check(&asked, network->stances == NULL, err);
  if (status != ENT_OK) return status;
  ent_network *pruned = copy(network);
  if (pruned == NULL) return ent__nomem(err);
  pruned->options = asked;
  status = ent__backbone_apply(pruned, err);
  if (status == ENT_OK) status = ent__network_index(pruned, err);
  if (status != ENT_OK) {
    ent_network_free(pruned);
    return status;
  }
  *out = pruned;
  return ENT_OK;
}

ent_pruning ent_network_pruning(const ent_network *network) { return (ent_pruning){network->ties_before, network->tests}; }

const double *ent_network_p_values(const ent_network *network) { return network->p_values; }

const double *ent_network_q_values(const ent_network *network) { return network->q_values; }
