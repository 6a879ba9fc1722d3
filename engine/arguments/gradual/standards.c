/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <entente/standards.h>

#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

struct ent_standards {
  const ent_gradual *gradual;
  ent_standards_options options;
  ent_proof_claim *claims;
  size_t count;
};

static bool is_share(double value) { return value >= 0 && value <= 1; }

static ent_status check(const ent_standards_options *options, ent_error *err) {
  static const char *const names[] = {"alpha", "beta", "gamma"};
  const double values[] = {options->alpha, options->beta, options->gamma};
  for (size_t i = 0; i < 3; i++)
    if (!is_share(values[i])) return ent__fail(err, ENT_E_USAGE, "%s is outside 0 to 1", names[i]);
  return ENT_OK;
}

/* Whether one relation outranks another of the same weight: by the words of its argument, so that no order of input shows. */
static bool goes_before(const ent_dataset *dataset, ent_argument_id one, ent_argument_id other) {
  size_t count;
  const ent_argument *arguments = ent_dataset_arguments(dataset, &count);
  const char *a = ent_text_in(arguments[one].text, NULL), *b = ent_text_in(arguments[other].text, NULL);
  const int texts = strcmp(a == NULL ? "" : a, b == NULL ? "" : b);
  return texts != 0 ? texts < 0 : strcmp(arguments[one].id, arguments[other].id) < 0;
}

static void add(ent_proof_side *evidence, const ent_dataset *dataset, ent_relation_id at, ent_argument_id argument, double weight) {
  evidence->applicable++;
  /* One without a strength could be the strongest, whatever the others weigh. */
  const bool first = evidence->relation == ENT_NONE, lost = !first && isnan(evidence->weight);
  const bool equal = !first && (weight == evidence->weight || (lost && isnan(weight)));
  if (lost && !isnan(weight)) return;
  if (!first && !equal && !isnan(weight) && weight < evidence->weight) return;
  if (equal && !goes_before(dataset, argument, evidence->argument)) return;
  evidence->weight = weight;
  evidence->relation = at;
  evidence->argument = argument;
}

static void gather(ent_standards *standards, const ent_framework *framework) {
  size_t relations, count;
  const ent_dataset *dataset = ent_framework_dataset(framework);
  const ent_relation *at = ent_dataset_relations(dataset, &relations);
  const double *strengths = ent_gradual_strengths(standards->gradual, &count);
  for (uint32_t i = 0; i < relations; i++) {
    const ent_target_kind kind = at[i].to.kind;
    if (kind != ENT_TARGET_ISSUE_SUPPORT && kind != ENT_TARGET_ISSUE_OPPOSE) continue;
    const bool favours = (at[i].kind == ENT_RELATION_SUPPORTS) == (kind == ENT_TARGET_ISSUE_SUPPORT);
    const bool holds = ent_framework_relation(framework, i) == ENT_LABEL_IN;
    const double weight = strengths[at[i].from] * (isnan(at[i].weight) ? 1 : at[i].weight);
    for (size_t side = 0; side < 2; side++) {
      ent_proof_claim *claim = &standards->claims[2 * (size_t)at[i].to.index + side];
      ent_proof_side *evidence = favours == claim->support ? &claim->pro : &claim->con;
      evidence->given++;
      if (holds) add(evidence, dataset, i, at[i].from, weight);
    }
  }
}

static ent_proof verdict(bool met) { return met ? ENT_PROOF_MET : ENT_PROOF_NOT_MET; }

/* a and b: not met where one is not, else undetermined where one is. */
static ent_proof both(ent_proof a, ent_proof b) {
  if (a == ENT_PROOF_NOT_MET || b == ENT_PROOF_NOT_MET) return ENT_PROOF_NOT_MET;
  return a == ENT_PROOF_UNDETERMINED || b == ENT_PROOF_UNDETERMINED ? ENT_PROOF_UNDETERMINED : ENT_PROOF_MET;
}

static ent_proof above(double value, double bound) {
  return isnan(value) || isnan(bound) ? ENT_PROOF_UNDETERMINED : verdict(value > bound);
}

static void judge(ent_proof_claim *claim, const ent_standards_options *options) {
  const double pro = claim->pro.weight, con = claim->con.weight;
  ent_proof *v = claim->verdicts;
  v[ENT_STANDARD_SCINTILLA] = verdict(claim->pro.applicable > 0);
  v[ENT_STANDARD_PREPONDERANCE] = both(v[ENT_STANDARD_SCINTILLA], above(pro, con));
  v[ENT_STANDARD_CLEAR_AND_CONVINCING] =
      both(v[ENT_STANDARD_PREPONDERANCE], both(above(pro, options->alpha), above(pro - con, options->beta)));
  v[ENT_STANDARD_BEYOND_REASONABLE_DOUBT] = both(v[ENT_STANDARD_CLEAR_AND_CONVINCING], above(options->gamma, con));
  v[ENT_STANDARD_DIALECTICAL_VALIDITY] = verdict(claim->pro.applicable > 0 && claim->con.applicable == 0);
}

ent_status ent_standards_new(ent_standards **out, const ent_gradual *gradual, const ent_standards_options *options, ent_error *err) {
  static const ent_standards_options usual = ENT_STANDARDS_OPTIONS_INIT;
  const ent_framework *framework = ent_gradual_framework(gradual);
  const ent_dataset *dataset = ent_framework_dataset(framework);
  size_t issues = 0;
  *out = NULL;
  ent_standards *standards = ent__zalloc(1, sizeof *standards);
  if (standards == NULL) return ent__nomem(err);
  standards->gradual = gradual;
  standards->options = options == NULL ? usual : *options;
  if (dataset != NULL) ent_dataset_issues(dataset, &issues);
  ent_status status = check(&standards->options, err);
  if (status == ENT_OK) {
    standards->count = 2 * issues;
    standards->claims = ent__zalloc(standards->count, sizeof *standards->claims);
    if (standards->claims == NULL) status = ent__nomem(err);
  }
  if (status != ENT_OK) {
    ent_standards_free(standards);
    return status;
  }
  for (size_t i = 0; i < standards->count; i++) {
    const ent_proof_side none = {0, 0, 0, ENT_NONE, ENT_NONE};
    standards->claims[i] = (ent_proof_claim){.issue = (ent_issue_id)(i / 2), .support = i % 2 == 0, .pro = none, .con = none};
  }
  if (dataset != NULL) gather(standards, framework);
  for (size_t i = 0; i < standards->count; i++) judge(&standards->claims[i], &standards->options);
  *out = standards;
  return ENT_OK;
}

void ent_standards_free(ent_standards *standards) {
  if (standards == NULL) return;
  ent__free(standards->claims);
  ent__free(standards);
}

const ent_gradual *ent_standards_gradual(const ent_standards *standards) { return standards->gradual; }
const ent_standards_options *ent_standards_get_options(const ent_standards *standards) { return &standards->options; }

const ent_proof_claim *ent_standards_claims(const ent_standards *standards, size_t *count) {
  *count = standards->count;
  return standards->claims;
}

const char *ent_standard_word(ent_standard standard) {
  switch (standard) {
    case ENT_STANDARD_SCINTILLA: return "scintilla";
    case ENT_STANDARD_PREPONDERANCE: return "preponderance";
    case ENT_STANDARD_CLEAR_AND_CONVINCING: return "clear and convincing";
    case ENT_STANDARD_BEYOND_REASONABLE_DOUBT: return "beyond reasonable doubt";
    case ENT_STANDARD_DIALECTICAL_VALIDITY: return "dialectical validity";
  }
  return "unknown";
}

const char *ent_proof_word(ent_proof verdict) {
  switch (verdict) {
    case ENT_PROOF_NOT_MET: return "not met";
    case ENT_PROOF_MET: return "met";
    case ENT_PROOF_UNDETERMINED: return "undetermined";
  }
  return "unknown";
}

const char *ent_standards_source(void) { return "Gordon, Prakken & Walton 2007; Gordon & Walton 2009"; }
