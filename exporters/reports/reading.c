/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How to read this report: each term that the rest uses, before it is used. */
#include "exporters/reports/phrase.h"

/* What a tie of this network measures, where it measures how much actors agree. */
static ent__phrase_id tie_words(const ent__report *report) {
  const ent_network_options *options = ent_network_get_options(report->network);
  if (options->between == ENT_BETWEEN_ISSUES && options->type != ENT_NETWORK_SIGNED && options->type != ENT_NETWORK_AFFILIATION)
    return ENT__W_TIE_ISSUES;
  switch (options->type) {
    case ENT_NETWORK_SUBTRACT:
      return options->normalize == ENT_NORMALIZE_OVERLAP ? ENT__W_TIE_SUBTRACT_OVERLAP : ENT__W_TIE_SUBTRACT;
    case ENT_NETWORK_EXCESS: return ENT__W_TIE_EXCESS;
    case ENT_NETWORK_CONGRUENCE: return ENT__W_TIE_CONGRUENCE;
    case ENT_NETWORK_CONFLICT: return ENT__W_TIE_CONFLICT;
    case ENT_NETWORK_COOCCURRENCE: return ENT__W_TIE_COOCCURRENCE;
    case ENT_NETWORK_SIGNED: return ENT__W_TIE_SIGNED;
    case ENT_NETWORK_AFFILIATION: break;
  }
  return ENT__W_TIE_AFFILIATION;
}

size_t ent__fewest_shared(const ent__report *report) {
  const ent_network_options *options = ent_network_get_options(report->network);
  if (options->min_shared >= 0) return (size_t)options->min_shared;
  return options->normalize == ENT_NORMALIZE_OVERLAP ? 3 : 1;
}

static void define_stances(ent__report *report) {
  const bool inherits = ent_stances_options(report->stances)->membership == ENT_MEMBERSHIP_INHERIT;
  ent__definition(report, ENT__W_READ_POSITION, ENT__W_READ_POSITION_TEXT, ENT__NO_ARGS);
  ent__definition(report, ENT__W_READ_MISSING, ENT__W_READ_MISSING_TEXT, ENT__NO_ARGS);
  ent__definition(report, ENT__W_READ_BLOC, inherits ? ENT__W_READ_BLOC_INHERIT_TEXT : ENT__W_READ_BLOC_TEXT, ENT__NO_ARGS);
}

static void define_coalitions(ent__report *report) {
  if (report->network != NULL) {
    ent__block *detail = ent__definition(report, ENT__W_READ_AGREEMENT, tie_words(report), ENT__NO_ARGS);
    if (report->stances != NULL)
      ent__say(&report->tree, &detail->runs, report->of_actors ? ENT__W_TIE_FLOOR : ENT__W_TIE_FLOOR_PLAIN,
               ENT__ARGS(ent__arg_count(ent__fewest_shared(report))));
    if (ent_network_get_options(report->network)->backbone != ENT_BACKBONE_NONE) ent__say(&report->tree, &detail->runs, ENT__W_TIE_BACKBONE, ENT__NO_ARGS);
  }
  if (report->coalitions == NULL) return;
  ent__definition(report, ENT__W_READ_COALITION,
                  report->stances == NULL ? ENT__W_READ_COALITION_PLAIN_TEXT
                  : report->of_actors     ? ENT__W_READ_COALITION_TEXT
                                          : ENT__W_READ_COALITION_ISSUES_TEXT,
                  ENT__NO_ARGS);
  if (ent_coalitions_quality(report->coalitions)->resamples == 0) return;
  ent__definition(report, ENT__W_READ_SURE, report->stances == NULL ? ENT__W_READ_SURE_TIES_TEXT : ENT__W_READ_SURE_TEXT,
                  ENT__NO_ARGS);
}

void ent__section_reading(ent__report *report) {
  ent__open_section(report, "reading", ENT__W_READING);
  ent__tree_open(&report->tree, ENT__BLOCK_DEFINITIONS, NULL);
  if (report->stances != NULL) define_stances(report);
  define_coalitions(report);
  if (report->stances != NULL) ent__definition(report, ENT__W_READ_MARKS, ENT__W_READ_MARKS_TEXT, ENT__NO_ARGS);
  ent__tree_close(&report->tree);
  ent__tree_close(&report->tree);
}
