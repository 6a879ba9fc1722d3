/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/settings.h"

#include <stdlib.h>
#include <string.h>

#include "cli/messages.h"
#include "cli/picture.h"

void cli_settings_init(cli_settings *settings) {
  const ent_study_options defaults = ENT_STUDY_OPTIONS_INIT;
  const ent_gradual_options gradual = ENT_GRADUAL_OPTIONS_INIT;
  const ent_standards_options standards = ENT_STANDARDS_OPTIONS_INIT;
  const cli_settings fresh = {
      .reported = (int)defaults.stances.filter.reported,
      .duplicates = (int)defaults.stances.duplicates,
      .duplicates_of = (int)defaults.stances.duplicates_of,
      .hold = (int)defaults.stances.hold,
      .weighting = (int)defaults.stances.weighting,
      .membership = (int)defaults.stances.membership,
      .type = (int)defaults.network.type,
      .normalize = -1,
      .between = (int)defaults.network.between,
      .qualifier = (int)defaults.network.qualifier,
      .agreement = (int)defaults.network.agreement,
      .min_shared = defaults.network.min_shared,
      .kernel = ENT_KERNEL_NONE,
      .method = defaults.coalitions.method,
      .resolution = defaults.coalitions.resolution,
      .camps = -1,
      .starts = defaults.coalitions.starts,
      .resamples = defaults.coalitions.resamples,
      .seed = defaults.coalitions.seed,
      .resample_of = (int)defaults.coalitions.of,
      .positive = (int)defaults.coalitions.positive,
      .linkage = (int)defaults.coalitions.linkage,
      .depth = defaults.coalitions.depth,
      .work = (int)defaults.coalitions.work,
      .time_limit = defaults.coalitions.time_limit,
      .jobs = defaults.coalitions.jobs,
      .backbone = (int)defaults.network.backbone,
      .alpha = defaults.network.alpha,
      .threshold = defaults.network.threshold,
      .cohesion_of = defaults.cohesion.of,
      .polarization_alpha = defaults.polarization.alpha,
      .draws = defaults.polarization.draws,
      .space_method = defaults.space.method,
      .dimensions = defaults.space.dimensions,
      .space_resamples = 200,
      .whatif_base = (int)defaults.whatif.base,
      .whatif_near = (int)defaults.whatif.near,
      .whatif_who = (int)defaults.whatif.who,
      .semantics = ENT_SEMANTICS_GROUNDED,
      .task = -1,
      .reading = (int)defaults.framework.reading,
      .min_weight = defaults.framework.min_weight,
      .gradual_base = gradual.base,
      .sensitivity = (int)gradual.sensitivity,
      .proof_alpha = standards.alpha,
      .proof_beta = standards.beta,
      .proof_gamma = standards.gamma,
      .port = 8765,
      .address = "127.0.0.1",
      .reasons_pairs = (int)defaults.reasons.most_pairs,
      .reasons_shared = (int)defaults.reasons.min_shared,
  };
  *settings = fresh;
}

static void clear_list(cli_list *list) {
  for (size_t i = 0; i < list->count; i++) free(list->at[i]);
  free(list->at);
  list->at = NULL;
  list->count = 0;
}

void cli_settings_clear(cli_settings *settings) {
  clear_list(&settings->cuts);
  clear_list(&settings->actors);
  clear_list(&settings->kinds);
  clear_list(&settings->groups);
  clear_list(&settings->issues);
  clear_list(&settings->topics);
  clear_list(&settings->documents);
  clear_list(&settings->compare);
  clear_list(&settings->map);
  clear_list(&settings->joined);
  clear_list(&settings->anchors);
  clear_list(&settings->weights);
  clear_list(&settings->quotas);
  clear_list(&settings->whatif_issues);
  clear_list(&settings->audiences);
}

static ent_words words_of(const cli_list *list) {
  const ent_words words = {(const char *const *)list->at, list->count, list->negate};
  return words;
}

/* "Not from 2019 to 2020" is what lies wholly before or wholly behind. */
static ent_status set_dates(ent_filter *filter, const cli_settings *settings, ent_error *err) {
  filter->outside = settings->not_from.year != 0 || settings->not_to.year != 0;
  if (filter->outside && (settings->from.year != 0 || settings->to.year != 0))
    return cli_fail(err, ENT_E_USAGE, "'--from' and '--to' exclude '--not-from' and '--not-to'");
  filter->from = filter->outside ? settings->not_from : settings->from;
  filter->to = filter->outside ? settings->not_to : settings->to;
  return ENT_OK;
}

/* One rule for each quota; a quota alone is of one actor, one vote. */
static ent_status set_rules(ent_power_options *options, const cli_settings *settings, ent_error *err) {
  const size_t weights = settings->weights.count;
  const size_t quotas = settings->quotas.count;
  const size_t rules = weights > quotas ? weights : quotas;
  if (rules > ENT_POWER_RULES) return cli_fail(err, ENT_E_USAGE, "'--%s' names %zu rules: expected at most %d", weights > quotas ? "weights" : "quota", rules, ENT_POWER_RULES);
  if (weights > 0 && quotas > 0 && weights != quotas)
    return cli_fail(err, ENT_E_USAGE, "'--quota' names %zu and '--weights' %zu: expected one quota for each", quotas, weights);
  for (size_t i = 0; i < rules; i++) {
    options->rules[i].weights = weights > 0 ? settings->weights.at[i] : "one";
    options->rules[i].quota = quotas > 0 ? settings->quotas.at[i] : "majority";
  }
  options->rule_count = rules;
  return ENT_OK;
}

/* An option of a backbone that was not asked for would change nothing, and say nothing. */
static ent_status check_backbone(const cli_settings *settings, ent_error *err) {
  const ent_network_options usual = ENT_NETWORK_OPTIONS_INIT;
  const int backbone = settings->backbone;
  if (settings->threshold > 0 && backbone != ENT_BACKBONE_THRESHOLD)
    return cli_fail(err, ENT_E_USAGE, "'--threshold' needs '--backbone threshold'");
  if (settings->alpha != usual.alpha && backbone != ENT_BACKBONE_BICM && backbone != ENT_BACKBONE_DISPARITY)
    return cli_fail(err, ENT_E_USAGE, "'--alpha' needs '--backbone bicm' or '--backbone disparity'");
  return ENT_OK;
}

static ent_status set_parts(ent_study_options *options, const cli_settings *settings, ent_error *err) {
  options->cohesion.of = settings->cohesion_of;
  options->polarization = (ent_polarization_options){settings->polarization_alpha, settings->draws, settings->seed};
  options->space.method = settings->space_method;
  options->space.dimensions = settings->dimensions;
  options->space.anchors = (const char *const *)settings->anchors.at;
  options->space.anchor_count = settings->anchors.count;
  options->space.resamples = settings->space_resamples;
  options->space.seed = settings->seed;
  options->whatif.issues = (const char *const *)settings->whatif_issues.at;
  options->whatif.issue_count = settings->whatif_issues.count;
  options->whatif.base = (ent_whatif_base)settings->whatif_base;
  options->whatif.near = (ent_whatif_near)settings->whatif_near;
  options->whatif.who = (ent_whatif_who)settings->whatif_who;
  options->reasons.most_pairs = (uint32_t)settings->reasons_pairs;
  options->reasons.min_shared = (uint32_t)settings->reasons_shared;
  options->change = (ent_window_options){settings->window, settings->step, (ent_kernel)settings->kernel};
  options->framework = (ent_framework_options){(ent_reading)settings->reading, settings->min_weight};
  if (settings->min_weight > 1) return cli_fail(err, ENT_E_USAGE, "'--min-weight' takes a number from 0 to 1, as weights are");
  const ent_status status = set_rules(&options->power, settings, err);
  options->whatif.rules = options->power;
  return status;
}

ent_status cli_settings_study(ent_study_options *out, const cli_settings *settings, ent_error *err) {
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  ent_filter *filter = &options.stances.filter;
  filter->actors = words_of(&settings->actors);
  filter->kinds = words_of(&settings->kinds);
  filter->groups = words_of(&settings->groups);
  filter->issues = words_of(&settings->issues);
  filter->topics = words_of(&settings->topics);
  filter->documents = words_of(&settings->documents);
  filter->reported = (ent_reported)settings->reported;
  options.stances.duplicates = (ent_duplicates)settings->duplicates;
  options.stances.duplicates_of = (ent_duplicates_of)settings->duplicates_of;
  options.stances.hold = (ent_hold)settings->hold;
  options.stances.weighting = (ent_weighting)settings->weighting;
  options.stances.membership = (ent_membership_rule)settings->membership;

  options.network.type = (ent_network_type)settings->type;
  if (settings->normalize >= 0)
    options.network.normalize = (ent_normalization)settings->normalize;
  else if (options.network.type == ENT_NETWORK_AFFILIATION)
    options.network.normalize = ENT_NORMALIZE_NONE;
  options.network.between = (ent_between)settings->between;
  options.network.qualifier = (ent_qualifier)settings->qualifier;
  options.network.agreement = (ent_agreement)settings->agreement;
  options.network.min_shared = settings->min_shared;

  options.coalitions.method = settings->method;
  options.coalitions.resolution = settings->resolution;
  if (settings->camps >= 0) options.coalitions.camps = options.coalitions.cut = settings->camps;
  options.coalitions.starts = settings->starts;
  options.coalitions.resamples = settings->resamples;
  options.coalitions.seed = settings->seed;
  options.coalitions.of = (ent_resampling)settings->resample_of;
  options.coalitions.positive = settings->positive != 0;
  options.coalitions.linkage = (ent_linkage)settings->linkage;
  options.coalitions.depth = settings->depth;
  options.coalitions.work = (uint64_t)settings->work;
  options.coalitions.time_limit = settings->time_limit;
  options.coalitions.jobs = settings->jobs;

  options.network.backbone = (ent_backbone)settings->backbone;
  options.network.alpha = settings->alpha;
  options.network.threshold = settings->threshold;
  *out = options;
  ent_status status = check_backbone(settings, err);
  if (status == ENT_OK) status = set_parts(out, settings, err);
  return status == ENT_OK ? set_dates(&out->stances.filter, settings, err) : status;
}

ent_export_options cli_settings_export(const cli_settings *settings) {
  ent_export_options options = ENT_EXPORT_OPTIONS_INIT;
  options.language = settings->language;
  options.title = settings->title;
  options.actors = (const char *const *)settings->compare.at;
  options.actor_count = settings->compare.count;
  options.picture = cli_picture_options(settings);
  return options;
}

/* Keeps a word of the list; it may be longer than what is left after unescaping. */
static ent_status keep(cli_list *list, char *word, ent_error *err) {
  char **grown = realloc(list->at, (list->count + 1) * sizeof *grown);
  if (grown == NULL) {
    free(word);
    return cli_nomem(err);
  }
  list->at = grown;
  list->at[list->count++] = word;
  return ENT_OK;
}

ent_status cli_list_add(cli_list *list, const char *text, ent_error *err) {
  const char *at = text;
  for (;;) {
    char *word = malloc(strlen(at) + 1);
    if (word == NULL) return cli_nomem(err);
    size_t length = 0;
    for (; *at != '\0' && *at != ','; at++) {
      if (at[0] == '\\' && (at[1] == ',' || at[1] == '\\')) at++;
      word[length++] = *at;
    }
    word[length] = '\0';
    if (length == 0) {
      free(word);
      return cli_fail(err, ENT_E_USAGE, "'%s' is a list with an empty word in it", text);
    }
    const ent_status status = keep(list, word, err);
    if (status != ENT_OK || *at == '\0') return status;
    at++;
  }
}
