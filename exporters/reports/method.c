/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the report was made: enough to make it again, byte for byte. */
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/reports/phrase.h"

static void define_text(ent__report *report, ent__phrase_id term, const char *text) {
  ent__runs code = {NULL, NULL};
  ent__add_code(report, &code, text);
  ent__definition(report, term, ENT__W_ONE, ENT__ARGS(ent__arg_runs(&code)));
}

static void define_count(ent__report *report, ent__phrase_id term, size_t count) {
  ent__definition(report, term, ENT__W_ONE, ENT__ARGS(ent__arg_count(count)));
}

static void define_number(ent__report *report, ent__phrase_id term, double value) {
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_number(&text, value);
  define_text(report, term, ent__tree_take(&report->tree, &text));
}

static void define_seed(ent__report *report, uint64_t seed) {
  char text[24];
  size_t at = sizeof text - 1;
  text[at] = '\0';
  do {
    text[--at] = (char)('0' + seed % 10);
    seed /= 10;
  } while (seed != 0);
  define_text(report, ENT__W_MET_SEED, text + at);
}

/* One kind of filter, where it is set: "only us, cn" or "not us, cn". */
static bool filter_words(ent__report *report, ent__phrase_id term, ent_words words) {
  if (words.count == 0) return false;
  ent__runs *items = ent__tree_alloc(&report->tree, words.count, sizeof *items);
  ent__runs all = {NULL, NULL};
  for (size_t i = 0; items != NULL && i < words.count; i++) ent__add_code(report, &items[i], words.at[i]);
  if (items != NULL) ent__join(&report->tree, &all, items, words.count);
  ent__definition(report, term, words.negate ? ENT__W_FILTER_NOT : ENT__W_FILTER_ONLY, ENT__ARGS(ent__arg_runs(&all)));
  return true;
}

static bool filter_dates(ent__report *report, const ent_filter *filter) {
  if (filter->from.year == 0 && filter->to.year == 0) return false;
  ent__runs from = {NULL, NULL};
  ent__runs to = {NULL, NULL};
  ent__add_interval(report, &from, (ent_interval){.from = filter->from});
  ent__add_interval(report, &to, (ent_interval){.from = filter->to});
  static const ent__phrase_id words[2][3] = {{ENT__W_FILTER_UNTIL, ENT__W_FILTER_FROM, ENT__W_INTERVAL},
                                             {ENT__W_FILTER_AFTER, ENT__W_FILTER_BEFORE, ENT__W_FILTER_OUTSIDE}};
  ent__definition(report, ENT__W_FILTER_DATES, words[filter->outside][filter->from.year == 0 ? 0 : filter->to.year == 0 ? 1 : 2],
                  ENT__ARGS(ent__arg_runs(&from), ent__arg_runs(&to)));
  return true;
}

static void filters(ent__report *report, const ent_filter *filter) {
  bool any = filter_words(report, ENT__W_FILTER_ACTORS, filter->actors);
  any = filter_words(report, ENT__W_FILTER_KINDS, filter->kinds) || any;
  any = filter_words(report, ENT__W_FILTER_GROUPS, filter->groups) || any;
  any = filter_words(report, ENT__W_FILTER_ISSUES, filter->issues) || any;
  any = filter_words(report, ENT__W_FILTER_TOPICS, filter->topics) || any;
  any = filter_words(report, ENT__W_FILTER_DOCUMENTS, filter->documents) || any;
  any = filter_dates(report, filter) || any;
  if (filter->reported != ENT_REPORTED_ANY) {
    ent__definition(report, ENT__W_FILTER_REPORTED,
                    filter->reported == ENT_REPORTED_ONLY ? ENT__W_FILTER_REPORTED_ONLY : ENT__W_FILTER_REPORTED_NOT, ENT__NO_ARGS);
    any = true;
  }
  if (!any) ent__definition(report, ENT__W_FILTERS, ENT__W_FILTER_NONE, ENT__NO_ARGS);
}

static void stance_options(ent__report *report) {
  const ent_stance_options *options = ent_stances_options(report->stances);
  static const ent__phrase_id duplicates[] = {ENT__W_DUP_INCLUDE, ENT__W_DUP_DOCUMENT, ENT__W_DUP_WEEK,
                                              ENT__W_DUP_MONTH,   ENT__W_DUP_YEAR,     ENT__W_DUP_ALL};
  filters(report, &options->filter);
  static const ent__phrase_id of_issue[] = {ENT__W_DUP_INCLUDE,     ENT__W_DUP_ISSUE_DOCUMENT, ENT__W_DUP_ISSUE_WEEK,
                                            ENT__W_DUP_ISSUE_MONTH, ENT__W_DUP_ISSUE_YEAR,     ENT__W_DUP_ISSUE_ALL};
  const bool any_position = options->duplicates_of == ENT_DUPLICATES_OF_ISSUE;
  ent__definition(report, ENT__W_MET_DUPLICATES, (any_position ? of_issue : duplicates)[options->duplicates], ENT__NO_ARGS);
  static const ent__phrase_id holds[] = {ENT__W_HOLD_ALL, ENT__W_HOLD_MEAN, ENT__W_HOLD_LATEST, ENT__W_HOLD_MODE};
  ent__definition(report, ENT__W_MET_HOLD, holds[options->hold], ENT__NO_ARGS);
  ent__definition(report, ENT__W_MET_WEIGHT, options->weighting == ENT_WEIGHT_CONFIDENCE ? ENT__W_WEIGHT_CONFIDENCE : ENT__W_WEIGHT_COUNT,
                  ENT__NO_ARGS);
  ent__definition(report, ENT__W_MET_MEMBERSHIP,
                  options->membership == ENT_MEMBERSHIP_INHERIT ? ENT__W_MEMBERSHIP_INHERIT : ENT__W_MEMBERSHIP_NONE, ENT__NO_ARGS);
  if (ent_stances_undated(report->stances) > 0)
    ent__definition(report, ENT__W_MET_UNDATED, ENT__W_MET_UNDATED_TEXT, ENT__ARGS(ent__arg_count(ent_stances_undated(report->stances))));
}

/* Which ties stayed, of how many. */
static void backbone(ent__report *report) {
  const ent_network_options *options = ent_network_get_options(report->network);
  static const ent__phrase_id words[] = {[ENT_BACKBONE_NONE] = ENT__W_ONE,
                                         [ENT_BACKBONE_BICM] = ENT__W_MET_BACKBONE_BICM,
                                         [ENT_BACKBONE_THRESHOLD] = ENT__W_MET_BACKBONE_THRESHOLD,
                                         [ENT_BACKBONE_DISPARITY] = ENT__W_MET_BACKBONE_DISPARITY};
  if (options->backbone == ENT_BACKBONE_NONE) return;
  ent_buffer text = ENT_BUFFER_INIT;
  ent__buffer_number(&text, options->backbone == ENT_BACKBONE_THRESHOLD ? options->threshold : options->alpha);
  ent__definition(report, ENT__W_MET_BACKBONE, words[options->backbone],
                  ENT__ARGS(ent__arg_count(report->tie_total), ent__arg_count(ent_network_pruning(report->network).before),
                            ent__arg_text(ent__tree_take(&report->tree, &text))));
}

static void network_options(ent__report *report) {
  const ent_network_options *options = ent_network_get_options(report->network);
  define_text(report, ENT__W_MET_NETWORK, ent_network_type_word(options->type));
  backbone(report);
  if (options->type == ENT_NETWORK_SIGNED) return;
  if (options->between == ENT_BETWEEN_ISSUES) define_text(report, ENT__W_MET_BETWEEN, "issues");
  define_text(report, ENT__W_MET_NORMALIZE, ent_normalization_word(options->normalize));
  if (options->type == ENT_NETWORK_AFFILIATION) return;
  ent__definition(report, ENT__W_MET_AGREEMENT,
                  options->agreement == ENT_AGREEMENT_IDENTICAL ? ENT__W_AGREEMENT_IDENTICAL : ENT__W_AGREEMENT_DISTANCE, ENT__NO_ARGS);
  define_count(report, ENT__W_MET_MIN_SHARED, ent__fewest_shared(report));
}

/* What a method does in plain words; the table's own where there are none. */
static const char *method_summary(const ent__report *report, const ent_method *method) {
  if (strcmp(method->name, "signed") == 0) return ent__report_word(report->tree.language, ENT__W_METHOD_SIGNED);
  if (strcmp(method->name, "balance") == 0) return ent__report_word(report->tree.language, ENT__W_METHOD_BALANCE);
  return method->summary;
}

static void coalition_options(ent__report *report) {
  const ent_coalition_options *options = ent_coalitions_options(report->coalitions);
  for (const ent_method *method = ent_methods(); method->name != NULL; method++) {
    if (strcmp(method->name, options->method) != 0) continue;
    ent__runs name = {NULL, NULL};
    ent__add_code(report, &name, method->name);
    ent__definition(report, ENT__W_MET_METHOD, ENT__W_MET_METHOD_TEXT,
                    ENT__ARGS(ent__arg_runs(&name), ent__arg_text(method_summary(report, method)), ent__arg_text(method->source)));
  }
  if (strcmp(options->method, "balance") == 0) define_count(report, ENT__W_MET_CAMPS, (size_t)options->camps);
  if (strcmp(options->method, "signed") == 0) define_number(report, ENT__W_MET_RESOLUTION, options->resolution);
  if (ent_coalitions_dropped(report->coalitions) > 0)
    ent__definition(report, ENT__W_MET_TIES, ENT__W_MET_TIES_POSITIVE, ENT__ARGS(ent__arg_count(ent_coalitions_dropped(report->coalitions))));
  define_count(report, ENT__W_MET_STARTS, (size_t)options->starts);
  define_count(report, ENT__W_MET_RESAMPLES, ent_coalitions_quality(report->coalitions)->resamples);
  define_seed(report, options->seed);
}

void ent__part_provenance(ent__report *report) {
  ent__tree_open(&report->tree, ENT__BLOCK_DEFINITIONS, NULL);
  define_text(report, ENT__W_MET_INPUT, ent_study_source(report->study));
  define_text(report, ENT__W_MET_SHA256, ent_study_sha256(report->study));
  define_text(report, ENT__W_MET_VERSION, ent_version());
  if (report->stances != NULL) stance_options(report);
  if (report->network != NULL) network_options(report);
  if (report->coalitions != NULL) coalition_options(report);
  ent__tree_close(&report->tree);
}

void ent__section_method(ent__report *report) {
  ent__open_section(report, "method", ENT__W_METHOD);
  ent__paragraph(report, report->stances == NULL ? ENT__W_MET_STEPS_TIES : ENT__W_MET_STEPS, ENT__NO_ARGS);
  ent__part_limits(report);
  ent__part_warnings(report);
  ent__open_section(report, "options", ENT__W_OPTIONS);
  ent__paragraph(report, ENT__W_MET_AGAIN, ENT__NO_ARGS);
  ent__part_provenance(report);
  ent__tree_close(&report->tree);
  ent__tree_close(&report->tree);
}
