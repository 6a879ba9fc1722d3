/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One input through every stage. */
#include <entente/study.h>

#include <stdio.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/advice.h"
#include "graphs/layout.h"
#include "graphs/study_parts.h"

struct ent_study {
  ent_input input;
  ent_study_options options;
  ent_stances *stances;
  ent_network *network;
  ent_coalitions *coalitions;
  ent_framework *framework;
  ent_point *layout;
  ent__parts parts;
  ent_diagnostics *advice;
};

void ent_study_free(ent_study *study) {
  if (study == NULL) return;
  ent__parts_clear(&study->parts);
  ent__free(study->layout);
  ent_diagnostics_free(study->advice);
  ent_framework_free(study->framework);
  ent_coalitions_free(study->coalitions);
  ent_network_free(study->network);
  ent_stances_free(study->stances);
  ent_input_clear(&study->input);
  ent__free(study);
}

static ent_status read_statements(ent_study *study, ent_error *err) {
  const ent_study_options *options = &study->options;
  ent_status status = ent_stances_new(&study->stances, study->input.dataset, &options->stances, err);
  if (status == ENT_OK) status = ent_network_new(&study->network, study->stances, &options->network, err);
  if (status == ENT_OK) status = ent_framework_new(&study->framework, study->input.dataset, &options->framework, err);
  return status;
}

/* The ties of a list that pass the backbone. */
static ent_status read_ties(ent_study *study, ent_error *err) {
  ent_network *pruned = NULL;
  ent_status status = ent_network_from_ties(&study->network, study->input.ties, err);
  if (status != ENT_OK || study->options.network.backbone == ENT_BACKBONE_NONE) return status;
  status = ent_network_prune(&pruned, study->network, &study->options.network, err);
  ent_network_free(study->network);
  study->network = pruned;
  return status;
}

static ent_status make_parts(ent_study *study, ent_error *err) {
  const ent__stages stages = {&study->options, study->input.dataset, study->stances, study->network, study->coalitions, study->framework};
  return ent__parts_init(&study->parts, &stages, err);
}

static ent_status take_through(ent_study *study, ent_error *err) {
  const ent_study_options *options = &study->options;
  ent_status status = study->input.dataset != NULL ? read_statements(study, err) : read_ties(study, err);
  if (status == ENT_OK && !options->ties_alone && ent_network_get_options(study->network)->type != ENT_NETWORK_AFFILIATION)
    status = ent_coalitions_new(&study->coalitions, study->network, &options->coalitions, err);
  if (status == ENT_OK && !options->ties_alone) status = ent__layout_new(&study->layout, study->network, study->coalitions, options->coalitions.seed, err);
  if (status == ENT_OK) status = make_parts(study, err);
  if (status == ENT_OK) status = ent_diagnostics_new(&study->advice, err);
  if (status == ENT_OK) status = ent__advise(study->advice, study, err);
  return status;
}

/* Bare arguments have no actors. */
static ent_status refuse_framework(const ent_study *study, ent_error *err) {
  return ent__fail(err, ENT_E_USAGE, "'%.120s' is an argument framework, expected a dataset or a list of ties",
                   ent_framework_source(study->input.framework));
}

ent_status ent_study_new_take(ent_study **out, ent_input *input, const ent_study_options *options, ent_error *err) {
  *out = NULL;
  ent_study *study = ent__zalloc(1, sizeof *study);
  if (study == NULL) {
    ent_input_clear(input);
    return ent__nomem(err);
  }
  study->input = *input;
  *input = (ent_input)ENT_INPUT_INIT;
  study->options = *options;
  const ent_status status = study->input.framework == NULL ? take_through(study, err) : refuse_framework(study, err);
  if (status != ENT_OK) {
    ent_study_free(study);
    return status;
  }
  *out = study;
  return ENT_OK;
}

const ent_study_options *ent_study_get_options(const ent_study *study) { return &study->options; }

const ent_dataset *ent_study_dataset(const ent_study *study) { return study->input.dataset; }

const ent_stances *ent_study_stances(const ent_study *study) { return study->stances; }

const ent_network *ent_study_network(const ent_study *study) { return study->network; }

const ent_coalitions *ent_study_coalitions(const ent_study *study) { return study->coalitions; }

const ent_framework *ent_study_framework(const ent_study *study) { return study->framework; }

const ent_comparison *ent_study_comparison(const ent_study *study) { return study->parts.comparison; }
const ent_cohesion *ent_study_cohesion(const ent_study *study) { return study->parts.cohesion; }
const ent_polarization *ent_study_polarization(const ent_study *study) { return study->parts.polarization; }
const ent_brokerage *ent_study_brokerage(const ent_study *study) { return study->parts.brokerage; }
const ent_space *ent_study_space(const ent_study *study) { return study->parts.space; }
const ent_power *ent_study_power(const ent_study *study) { return study->parts.power; }
const ent_whatif *ent_study_whatif(const ent_study *study) { return study->parts.whatif; }
const ent_change *ent_study_change(const ent_study *study) { return study->parts.change; }
const ent_reasons *ent_study_reasons(const ent_study *study) { return study->parts.reasons; }
const ent_omissions *ent_study_omissions(const ent_study *study) { return study->parts.omissions; }

const char *ent_study_source(const ent_study *study) {
  return study->input.dataset != NULL ? ent_dataset_source(study->input.dataset) : ent_ties_source(study->input.ties);
}

const char *ent_study_sha256(const ent_study *study) {
  return study->input.dataset != NULL ? ent_dataset_sha256(study->input.dataset) : ent_ties_sha256(study->input.ties);
}

const ent_point *ent_study_layout(const ent_study *study, size_t *count) {
  ent_network_nodes(study->network, count);
  return study->layout;
}

const ent_diagnostics *ent_study_advice(const ent_study *study) { return study->advice; }
