/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/study_parts.h"

#include <string.h>

#include "engine/base/error.h"

/* Each makes its part. Those before it in the table are there. */
typedef ent_status part_fn(ent__parts *parts, const ent__stages *stages, ent_error *err);

/* A network of two modes has no coalitions to compare. */
static ent_status comparison(ent__parts *parts, const ent__stages *stages, ent_error *err) {
  if (ent_network_get_options(stages->network)->type == ENT_NETWORK_AFFILIATION) return ENT_OK;
  return ent_comparison_new(&parts->comparison, stages->network, &stages->options->coalitions, err);
}

/* A report does without what the data do not allow. */
static bool is_told(const ent__stages *stages) { return (stages->options->parts & ENT_PART_TOLD) != 0; }

static ent_status cohesion(ent__parts *parts, const ent__stages *stages, ent_error *err) {
  ent_cohesion_options options = stages->options->cohesion;
  if (is_told(stages)) options.of = ENT_COHESION_OF_COALITIONS | ENT_COHESION_OF_BLOCS;
  return ent_cohesion_new(&parts->cohesion, stages->coalitions, &options, err);
}

static ent_status polarization(ent__parts *parts, const ent__stages *stages, ent_error *err) {
  return ent_polarization_new(&parts->polarization, stages->coalitions, &stages->options->polarization, err);
}

static ent_status brokerage(ent__parts *parts, const ent__stages *stages, ent_error *err) {
  return ent_brokerage_new(&parts->brokerage, stages->coalitions, err);
}

static ent_status space(ent__parts *parts, const ent__stages *stages, ent_error *err) {
  ent_space_options options = stages->options->space;
  if ((stages->options->parts & ENT_PART_SPACE) == 0) options.resamples = 0; /* only distances are asked for */
  return ent_space_new(&parts->space, stages->stances, &options, err);
}

/* A report does without what takes too much work to count. */
static ent_status power(ent__parts *parts, const ent__stages *stages, ent_error *err) {
  ent_error own = ENT_ERROR_INIT;
  const ent_status status = ent_power_new(&parts->power, stages->stances, &stages->options->power, &own);
  if (status == ENT_E_LIMIT && is_told(stages)) return ENT_OK;
  if (status != ENT_OK && err != NULL && err->status == ENT_OK) *err = own;
  return status;
}

static ent_status whatif(ent__parts *parts, const ent__stages *stages, ent_error *err) {
  ent_whatif_options options = stages->options->whatif;
  if (is_told(stages)) options.who = ENT_WHATIF_SPOKEN; /* as its section tells */
  return ent_whatif_new(&parts->whatif, stages->stances, parts->space, &options, err);
}

static ent_status change(ent__parts *parts, const ent__stages *stages, ent_error *err) {
  const ent_study_options *options = stages->options;
  ent_error own = ENT_ERROR_INIT;
  const ent_status status = ent_change_new(&parts->change, stages->dataset, &options->stances, &options->network, &options->coalitions,
                                           &options->change, &own);
  const bool whole = is_told(stages) || options->parts == ENT_PART_PAGE;
  if (status == ENT_OK || (status == ENT_E_USAGE && whole)) return ENT_OK; /* no dates, or too many windows */
  return ent__fail(err, status, "%s", own.text);
}

static ent_status reasons(ent__parts *parts, const ent__stages *stages, ent_error *err) {
  return ent_reasons_new(&parts->reasons, stages->stances, stages->framework, stages->coalitions, &stages->options->reasons, err);
}

static ent_status omissions(ent__parts *parts, const ent__stages *stages, ent_error *err) {
  return ent_omissions_new(&parts->omissions, stages->coalitions, err);
}

static ent_status hierarchy(ent__parts *parts, const ent__stages *stages, ent_error *err) {
  ent_coalition_options options = stages->options->coalitions;
  if (strcmp(options.method, "hierarchical") == 0) return ENT_OK;
  options.method = "hierarchical";
  options.resamples = 0;
  return ent_coalitions_new(&parts->hierarchy, stages->network, &options, err);
}

static ent_status packages(ent__parts *parts, const ent__stages *stages, ent_error *err) {
  return ent_packages_new(&parts->packages, stages->stances, &stages->options->packages, err);
}

static const struct {
  int asked;       /* parts for which it is made */
  bool coalitions; /* it needs coalitions */
  bool stances;    /* it needs statements */
  part_fn *make;
} table[] = {
    {ENT_PART_COMPARISON, false, false, comparison},
    {ENT_PART_COHESION, true, true, cohesion},
    {ENT_PART_POLARIZATION, true, false, polarization},
    {ENT_PART_BROKERAGE, true, false, brokerage},
    {ENT_PART_SPACE | ENT_PART_WHATIF, false, true, space},
    {ENT_PART_POWER, false, true, power},
    {ENT_PART_WHATIF, false, true, whatif},
    {ENT_PART_CHANGE, false, true, change},
    {ENT_PART_REASONS, false, true, reasons},
    {ENT_PART_OMISSIONS, true, true, omissions},
    {ENT_PART_HIERARCHY, true, false, hierarchy},
    {ENT_PART_PACKAGES, false, true, packages},
    {0, false, false, NULL},
};

ent_status ent__parts_init(ent__parts *out, const ent__stages *stages, ent_error *err) {
  ent_status status = ENT_OK;
  memset(out, 0, sizeof *out);
  for (size_t i = 0; status == ENT_OK && table[i].make != NULL; i++) {
    if ((table[i].asked & stages->options->parts) == 0) continue;
    if (table[i].coalitions && stages->coalitions == NULL) continue;
    if (table[i].stances && stages->stances == NULL) continue;
    status = table[i].make(out, stages, err);
  }
  return status;
}

void ent__parts_clear(ent__parts *parts) {
  ent_omissions_free(parts->omissions);
  ent_coalitions_free(parts->hierarchy);
  ent_packages_free(parts->packages);
  ent_reasons_free(parts->reasons);
  ent_change_free(parts->change);
  ent_whatif_free(parts->whatif);
  ent_power_free(parts->power);
  ent_space_free(parts->space);
  ent_brokerage_free(parts->brokerage);
  ent_polarization_free(parts->polarization);
  ent_cohesion_free(parts->cohesion);
  ent_comparison_free(parts->comparison);
  memset(parts, 0, sizeof *parts);
}
