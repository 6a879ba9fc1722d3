/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finding: the issues, the measures of the whole, and what chance would give. */
#include <entente/polarization.h>

#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/polarization/internal.h"

/* The measures, by kind. */
static const struct {
  const char *name;
  const char *source;
  ent__measure_fn *read;
} table[ENT_MEASURES] = {
    [ENT_MEASURE_EI] = {"ei", "Krackhardt & Stern 1988", ent__measure_ei},
    [ENT_MEASURE_MODULARITY] = {"modularity", "G\xc3\xb3mez, Jensen & Arenas 2009", ent__measure_modularity},
    [ENT_MEASURE_CONTROVERSY] = {"controversy", "Garimella, De Francisci Morales, Gionis & Mathioudakis 2018", ent__measure_controversy},
    [ENT_MEASURE_FRUSTRATION] = {"frustration", "Aref & Wilson 2018", ent__measure_frustration},
    [ENT_MEASURE_TRIANGLES] = {"triangles", "Cartwright & Harary 1956", ent__measure_triangles},
    [ENT_MEASURE_WALKS] = {"walks", "Estrada & Benzi 2014", ent__measure_walks},
};

ent_status ent__polarization_read(ent__reading readings[ENT_MEASURES], const ent__scene *scene, const bool asked[ENT_MEASURES], ent_error *err) {
  ent_status status = ENT_OK;
  for (int k = 0; k < ENT_MEASURES; k++) readings[k] = (ent__reading){NAN, NULL};
  for (int k = 0; k < ENT_MEASURES && status == ENT_OK; k++)
    if (asked[k]) status = table[k].read(&readings[k], scene, err);
  return status;
}

static ent_status check(const ent_polarization_options *options, ent_error *err) {
  if (!(options->alpha > 0 && options->alpha <= 1.6))
    return ent__fail(err, ENT_E_USAGE, "alpha of Esteban and Ray is out of range: expected more than 0 and at most 1.6");
  if (options->draws < 0) return ent__fail(err, ENT_E_USAGE, "draws is '%d': expected 0 or more", options->draws);
  return ENT_OK;
}

/* Finds the least frustration with two camps, and whether it is proved. */
static ent_status find_camps(ent_polarization *p, double *frustration, const ent_coalitions *coalitions, ent_error *err) {
  ent_coalition_options options = *ent_coalitions_options(coalitions);
  ent_coalitions *two = NULL;
  options.method = "balance";
  options.camps = 2;
  options.resamples = 0;
  options.positive = false;
  const ent_status status = ent_coalitions_new(&two, ent_coalitions_network(coalitions), &options, err);
  if (status != ENT_OK) return status;
  *frustration = ent_coalitions_quality(two)->frustration;
  p->proved = ent_coalitions_quality(two)->proved;
  ent_coalitions_free(two);
  return ENT_OK;
}

static ent_status measure(ent_polarization *p, const ent_coalitions *coalitions, ent_error *err) {
  size_t nodes = 0;
  size_t groups = 0;
  ent__reading readings[ENT_MEASURES];
  bool asked[ENT_MEASURES];
  uint32_t *camp = NULL;
  ent__problem problem = {.nodes = 0};
  ent__scene scene = {.network = ent_coalitions_network(coalitions), .problem = &problem};
  const ent_member *members = ent_coalitions_members(coalitions, &nodes);
  for (int k = 0; k < ENT_MEASURES; k++) asked[k] = true;
  ent_coalitions_list(coalitions, &groups);
  ent_status status = ent__problem_init(&problem, ent_coalitions_network(coalitions), err);
  if (status != ENT_OK) goto fail;
  camp = ent__alloc(problem.nodes, sizeof *camp);
  if (camp == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  for (uint32_t v = 0; v < problem.nodes; v++) camp[v] = members[problem.network_node[v]].coalition;
  scene.camp = camp;
  scene.camps = (uint32_t)groups;
  status = find_camps(p, &scene.frustration, coalitions, err);
  if (status == ENT_OK) status = ent__polarization_read(readings, &scene, asked, err);
  if (status != ENT_OK) goto fail;
  for (int k = 0; k < ENT_MEASURES; k++) {
    const ent_measure one = {.kind = (ent_measure_kind)k, .name = table[k].name, .source = table[k].source, .missing = readings[k].missing,
                             .value = readings[k].missing == NULL ? readings[k].value : NAN, .mean = NAN, .deviation = NAN, .z = NAN};
    p->measures[k] = one;
  }
  status = ent__polarization_draw(p, coalitions, &scene, err);
fail:
  ent__free(camp);
  ent__problem_clear(&problem);
  return status;
}

ent_status ent_polarization_new(ent_polarization **out, const ent_coalitions *coalitions, const ent_polarization_options *options, ent_error *err) {
  *out = NULL;
  ent_status status = check(options, err);
  if (status != ENT_OK) return status;
  ent_polarization *p = ent__zalloc(1, sizeof *p);
  if (p == NULL) return ent__nomem(err);
  const ent_stances *stances = ent_network_stances(ent_coalitions_network(coalitions));
  p->options = *options;
  if (stances != NULL) status = ent__polarization_issues(p, stances, err);
  if (status == ENT_OK) status = measure(p, coalitions, err);
  if (status != ENT_OK) {
    ent_polarization_free(p);
    return status;
  }
  *out = p;
  return ENT_OK;
}

void ent_polarization_free(ent_polarization *polarization) {
  if (polarization == NULL) return;
  ent__free(polarization->issues);
  ent__free(polarization);
}

const ent_polarization_options *ent_polarization_get_options(const ent_polarization *polarization) { return &polarization->options; }

const ent_issue_polarization *ent_polarization_issues(const ent_polarization *polarization, size_t *count) {
  *count = polarization->issue_count;
  return polarization->issues;
}

const ent_measure *ent_polarization_measures(const ent_polarization *polarization, size_t *count) {
  *count = ENT_MEASURES;
  return polarization->measures;
}

int ent_polarization_levels(const ent_polarization *polarization) { return polarization->levels; }

bool ent_polarization_proved(const ent_polarization *polarization) { return polarization->proved; }

bool ent_polarization_regrouped(const ent_polarization *polarization) { return polarization->regrouped; }
