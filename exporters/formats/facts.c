/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/formats/facts.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/buffer.h"

static const char *const qualifier_words[] = {"subtract", "ignore", "combine"};
static const char *const duplicate_words[] = {"include", "document", "week", "month", "year", "all"};
static const char *const hold_words[] = {"all", "mean", "latest", "mode"};
static const char *const resampling_words[] = {"statements", "documents", "issues"};
static const char *const linkage_words[] = {"single", "complete", "average", "ward"};
static const char *const reported_words[] = {"any", "only", "not"};

static ent__fact *add(ent__facts *out, const char *key, ent__fact_kind kind) {
  assert(out->count < ENT__FACTS);
  ent__fact *fact = &out->at[out->count++];
  memset(fact, 0, sizeof *fact);
  fact->key = key;
  fact->kind = kind;
  fact->option = true;
  return fact;
}

static void add_string(ent__facts *out, const char *key, const char *string) {
  add(out, key, ENT__FACT_STRING)->string = string;
}

static void add_whole(ent__facts *out, const char *key, uint64_t whole) {
  add(out, key, ENT__FACT_WHOLE)->whole = whole;
}

static void add_words(ent__facts *out, const char *key, const ent_words *words) {
  if (words->count > 0) add(out, key, ENT__FACT_WORDS)->words = words;
}

static void add_date(ent__facts *out, const char *key, ent_date date, char text[ENT_INTERVAL_SIZE]) {
  if (date.year == 0) return;
  ent_interval_format(text, (ent_interval){date, {0, 0, 0}});
  add_string(out, key, text);
}

static void add_filter(ent__facts *out, const ent_filter *filter) {
  add_words(out, "actors", &filter->actors);
  add_words(out, "kinds", &filter->kinds);
  add_words(out, "groups", &filter->groups);
  add_words(out, "issues", &filter->issues);
  add_words(out, "topics", &filter->topics);
  add_words(out, "documents", &filter->documents);
  add_date(out, "from", filter->from, out->dates[0]);
  add_date(out, "to", filter->to, out->dates[1]);
  if (filter->outside) add_string(out, "dates", "outside");
  add_string(out, "reported", reported_words[filter->reported]);
}

static void add_stances(ent__facts *out, const ent_stance_options *options) {
  add_filter(out, &options->filter);
  add_string(out, "duplicates", duplicate_words[options->duplicates]);
  if (options->duplicates_of == ENT_DUPLICATES_OF_ISSUE) add_string(out, "duplicates_of", "issue");
  add_string(out, "hold", hold_words[options->hold]);
  add_string(out, "weight", options->weighting == ENT_WEIGHT_COUNT ? "count" : "confidence");
  add_string(out, "membership", options->membership == ENT_MEMBERSHIP_NONE ? "none" : "inherit");
}

/* As used: -1 stands for 3 under overlap and 1 otherwise. */
static uint64_t least_shared(const ent_network_options *options) {
  if (options->min_shared >= 0) return (uint64_t)options->min_shared;
  return options->normalize == ENT_NORMALIZE_OVERLAP ? 3 : 1;
}

static void add_network(ent__facts *out, const ent_network_options *options) {
  add_string(out, "type", ent_network_type_word(options->type));
  if (options->type == ENT_NETWORK_SIGNED) return;
  add_string(out, "normalize", ent_normalization_word(options->normalize));
  add_string(out, "between", options->between == ENT_BETWEEN_ACTORS ? "actors" : "issues");
  if (options->type == ENT_NETWORK_AFFILIATION)
    add_string(out, "qualifier", qualifier_words[options->qualifier]);
  else {
    add_string(out, "agreement", options->agreement == ENT_AGREEMENT_IDENTICAL ? "identical" : "distance");
    add_whole(out, "min_shared", least_shared(options));
  }
}

static void add_backbone(ent__facts *out, const ent_network_options *options) {
  if (options->backbone == ENT_BACKBONE_NONE) return;
  add_string(out, "backbone", ent_backbone_word(options->backbone));
  if (options->backbone == ENT_BACKBONE_THRESHOLD) add(out, "threshold", ENT__FACT_NUMBER)->number = options->threshold;
  else add(out, "alpha", ENT__FACT_NUMBER)->number = options->alpha;
}

static void add_coalitions(ent__facts *out, const ent_coalition_options *options) {
  add_string(out, "method", options->method);
  add(out, "resolution", ENT__FACT_NUMBER)->number = options->resolution;
  add_whole(out, "camps", (uint64_t)options->camps);
  add_whole(out, "starts", (uint64_t)options->starts);
  add_whole(out, "resamples", (uint64_t)options->resamples);
  add_whole(out, "seed", options->seed);
  add_string(out, "resample", resampling_words[options->of]);
  add_string(out, "ties", options->positive ? "positive" : "all");
  if (strcmp(options->method, "hierarchical") == 0) add_string(out, "linkage", linkage_words[options->linkage]);
  if (strcmp(options->method, "hierarchical") == 0 && options->cut > 0) add_whole(out, "cut", (uint64_t)options->cut);
  if (strcmp(options->method, "concor") == 0) add_whole(out, "depth", (uint64_t)options->depth);
  add_whole(out, "work", options->work);
  if (options->time_limit > 0) add(out, "time_limit", ENT__FACT_NUMBER)->number = options->time_limit;
}

void ent__facts_collect(ent__facts *out, const ent_study *study) {
  out->count = 0;
  add_string(out, "version", ent_version());
  add_string(out, "source", ent_study_source(study));
  add_string(out, "input_sha256", ent_study_sha256(study));
  for (size_t i = 0; i < out->count; i++) out->at[i].option = false;
  if (ent_study_stances(study) != NULL) add_stances(out, ent_stances_options(ent_study_stances(study)));
  add_network(out, ent_network_get_options(ent_study_network(study)));
  add_backbone(out, ent_network_get_options(ent_study_network(study)));
  if (ent_study_coalitions(study) != NULL)
    add_coalitions(out, ent_coalitions_options(ent_study_coalitions(study)));
}

static void add_span(ent__facts *out, const char *key, ent_span span, char text[16]) {
  snprintf(text, 16, "%d%c", span.count, "dwmy"[span.unit]);
  add_string(out, key, text);
}

void ent__facts_add_windows(ent__facts *out, const ent_windows *windows) {
  const ent_window_options *options = ent_windows_get_options(windows);
  add_span(out, "window", options->window, out->spans[0]);
  add_span(out, "step", options->step.count == 0 ? options->window : options->step, out->spans[1]);
  add_string(out, "kernel", ent_kernel_word(options->kernel));
}

void ent__facts_add_change(ent__facts *out, const ent_study *study) {
  const ent_change *change = ent_study_change(study);
  if (ent_study_coalitions(study) == NULL) add_coalitions(out, ent_change_options(change));
  ent__facts_add_windows(out, ent_change_windows_of(change));
}

void ent__facts_value(ent_buffer *out, const ent__fact *fact) {
  switch (fact->kind) {
    case ENT__FACT_STRING: ent__buffer_puts(out, fact->string); break;
    case ENT__FACT_NUMBER: ent__buffer_number(out, fact->number); break;
    case ENT__FACT_WHOLE: ent__buffer_printf(out, "%" PRIu64, fact->whole); break;
    case ENT__FACT_WORDS:
      if (fact->words->negate) ent__buffer_puts(out, "not ");
      for (size_t i = 0; i < fact->words->count; i++) {
        if (i > 0) ent__buffer_puts(out, ", ");
        ent__buffer_puts(out, fact->words->at[i]);
      }
  }
}
