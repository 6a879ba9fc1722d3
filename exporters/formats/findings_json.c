/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Findings as JSON (docs/findings.schema.json). Nodes come in the canonical order of the network,
 * which depends on what was said and not on the order of the input; coalitions by falling size.
 */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "engine/base/buffer.h"
#include "exporters/formats/findings.h"
#include "exporters/formats/formats.h"

void ent__findings_number(ent__json *json, const char *key, double value) {
  ent__json_key(json, key);
  ent__json_number(json, value);
}

void ent__findings_string(ent__json *json, const char *key, const char *value) {
  ent__json_key(json, key);
  ent__json_string(json, value);
}

void ent__findings_whole(ent__json *json, const char *key, uint64_t value) {
  ent__json_key(json, key);
  ent__json_whole(json, value);
}

void ent__findings_fact(ent__json *json, const ent__fact *fact) {
  switch (fact->kind) {
    case ENT__FACT_STRING: ent__findings_string(json, fact->key, fact->string); break;
    case ENT__FACT_NUMBER: ent__findings_number(json, fact->key, fact->number); break;
    case ENT__FACT_WHOLE: ent__findings_whole(json, fact->key, fact->whole); break;
    case ENT__FACT_WORDS:
      ent__json_key(json, fact->key);
      ent__json_object_inline(json);
      ent__json_key(json, fact->words->negate ? "none_of" : "any_of");
      ent__json_array_inline(json);
      for (size_t i = 0; i < fact->words->count; i++) ent__json_string(json, fact->words->at[i]);
      ent__json_close(json, ']');
      ent__json_close(json, '}');
  }
}

static void write_backbone(ent__json *json, const ent_network *network) {
  const ent_backbone backbone = ent_network_get_options(network)->backbone;
  const ent_pruning pruning = ent_network_pruning(network);
  if (backbone == ENT_BACKBONE_NONE) return;
  ent__json_key(json, "backbone");
  ent__json_object(json);
  ent__findings_string(json, "method", ent_backbone_word(backbone));
  ent__findings_string(json, "source", ent_backbone_source(backbone));
  ent__findings_whole(json, "ties_before", pruning.before);
  if (backbone == ENT_BACKBONE_BICM) ent__findings_whole(json, "tests", pruning.tests);
  ent__json_close(json, '}');
}

static void write_network(ent__json *json, const ent__view *view) {
  size_t negative = 0;
  for (size_t t = 0; t < view->tie_count; t++) negative += view->ties[t].weight < 0;
  ent__json_key(json, "network");
  ent__json_object(json);
  ent__findings_string(json, "type", ent_network_type_word(ent_network_get_options(view->network)->type));
  ent__findings_whole(json, "nodes", view->node_count);
  ent__findings_whole(json, "first_mode", ent_network_first_mode(view->network));
  ent__findings_whole(json, "ties", view->tie_count);
  ent__findings_whole(json, "negative_ties", negative);
  write_backbone(json, view->network);
  ent__json_close(json, '}');
}

void ent__findings_open(ent__json *json, const ent__view *view, const char *kind) {
  ent__json_object(json);
  ent__findings_whole(json, "entente", 1);
  ent__findings_string(json, "kind", kind);
  for (size_t i = 0; i < view->facts.count; i++)
    if (!view->facts.at[i].option) ent__findings_fact(json, &view->facts.at[i]);
  if (view->coalitions != NULL) {
    const ent_method *method = ent__view_method(view);
    ent__findings_string(json, "method", method->name);
    ent__findings_string(json, "method_source", method->source);
    ent__findings_whole(json, "seed", ent_coalitions_options(view->coalitions)->seed);
  }
  ent__json_key(json, "options");
  ent__json_object(json);
  for (size_t i = 0; i < view->facts.count; i++)
    if (view->facts.at[i].option) ent__findings_fact(json, &view->facts.at[i]);
  ent__json_close(json, '}');
  write_network(json, view);
}

static void write_quality(ent__json *json, const ent__view *view, const ent_quality *quality) {
  ent__findings_number(json, "objective", quality->objective);
  ent__findings_string(json, "objective_is", ent__view_method(view)->objective);
  ent__findings_number(json, "bound", quality->bound);
  ent__findings_number(json, "gap", quality->gap);
  ent__json_key(json, "proved");
  ent__json_bool(json, quality->proved);
  ent__findings_whole(json, "equally_good", quality->equally_good);
  ent__findings_number(json, "frustration", quality->frustration);
  ent__findings_whole(json, "frustrated", quality->frustrated);
  ent__findings_number(json, "total", quality->total);
  ent__findings_number(json, "negative_share", quality->negative_share);
  ent__findings_whole(json, "resamples", quality->resamples);
  ent__findings_whole(json, "dropped_ties", ent_coalitions_dropped(view->coalitions));
  if (quality->stopped_by != NULL) {
    ent__findings_string(json, "stopped_by", quality->stopped_by);
    return;
  }
  ent__json_key(json, "stopped_by");
  ent__json_null(json);
}

/* The pairs of more nodes than this would be most of the file. */
enum { MOST_TOGETHER = 300 };

static void write_ordinal(ent__json *json, const char *key, uint32_t coalition) {
  if (coalition != ENT_NONE) {
    ent__findings_whole(json, key, (uint64_t)coalition + 1);
    return;
  }
  ent__json_key(json, key);
  ent__json_null(json);
}

static void write_member(ent__json *json, const ent__view *view, uint32_t node) {
  const ent_member *member = &view->members[node];
  ent__json_object(json);
  ent__findings_string(json, "id", view->ids[node]);
  ent__findings_string(json, "label", view->labels[node]);
  if (member->coalition != ENT_NONE) {
    ent__findings_number(json, "stability", member->stability);
    write_ordinal(json, "second", member->second);
    ent__findings_number(json, "second_share", member->second_share);
    ent__json_key(json, "swings");
    if (isfinite(member->stability))
      ent__json_bool(json, member->swings);
    else
      ent__json_null(json);
    const uint32_t *consensus = ent_coalitions_consensus(view->coalitions);
    write_ordinal(json, "consensus", consensus != NULL ? consensus[node] : ENT_NONE);
  }
  ent__json_close(json, '}');
}

static void write_certainty(ent__json *json, const ent__view *view) {
  const ent_certainty *certainty = ent_coalitions_certainty(view->coalitions);
  size_t count;
  const ent_draws *draws = ent_coalitions_draws(view->coalitions, &count);
  ent__json_key(json, "certainty");
  ent__json_object(json);
  ent__findings_string(json, "source", "Efron 1979; Monti et al. 2003; Goder & Filkov 2008");
  ent__findings_whole(json, "searches", certainty->searches);
  ent__findings_whole(json, "resamples", certainty->resamples);
  ent__findings_whole(json, "resample_searches", certainty->resample_searches);
  ent__json_key(json, "draws");
  ent__json_array(json);
  for (size_t i = 0; i < count; i++) {
    ent__json_object(json);
    ent__findings_whole(json, "coalitions", draws[i].coalitions);
    ent__findings_whole(json, "resamples", draws[i].resamples);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
  ent__findings_whole(json, "consensus_coalitions", certainty->consensus_coalitions);
  ent__findings_number(json, "consensus_agreement", certainty->consensus_agreement);
  ent__json_close(json, '}');
}

/* For each node the shares with the nodes after it; left out of large findings, where it would be nearly all. */
static void write_together(ent__json *json, const ent__view *view) {
  if (ent_coalitions_certainty(view->coalitions)->resamples == 0 || view->node_count > MOST_TOGETHER) return;
  ent__json_key(json, "together");
  ent__json_array(json);
  for (uint32_t a = 0; a < view->node_count; a++) {
    ent__json_object(json);
    ent__findings_string(json, "id", view->ids[a]);
    ent__json_key(json, "with_following");
    ent__json_array_inline(json);
    for (uint32_t b = a + 1; b < view->node_count; b++)
      ent__json_number(json, ent_coalitions_together(view->coalitions, a, b));
    ent__json_close(json, ']');
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_coalition(ent__json *json, const ent__view *view, size_t c) {
  size_t count;
  const ent_coalition *one = &ent_coalitions_list(view->coalitions, &count)[c];
  ent__json_object(json);
  ent__findings_whole(json, "id", c + 1);
  ent__findings_string(json, "label", view->coalition_labels[c]);
  const char *bloc = one->bloc == ENT_NONE || view->dataset == NULL
                         ? NULL
                         : ent_dataset_actors(view->dataset, &count)[one->bloc].id;
  ent__findings_string(json, "bloc", bloc);
  ent__findings_string(json, "typical", one->typical == ENT_NONE ? NULL : view->ids[one->typical]);
  ent__findings_whole(json, "size", one->size);
  ent__findings_number(json, "cohesion", one->cohesion);
  ent__findings_number(json, "within", one->within);
  ent__findings_number(json, "stability", one->stability);
  ent__json_key(json, "members");
  ent__json_array(json);
  for (uint32_t i = 0; i < one->size; i++) write_member(json, view, one->members[i]);
  ent__json_close(json, ']');
  ent__json_close(json, '}');
}

static void write_list(ent__json *json, const ent__view *view) {
  ent__json_key(json, "coalitions");
  ent__json_array(json);
  for (size_t c = 0; c < view->coalition_count; c++) write_coalition(json, view, c);
  ent__json_close(json, ']');
  ent__json_key(json, "unaligned");
  ent__json_array(json);
  for (size_t n = 0; n < view->node_count; n++)
    if (view->members[n].coalition == ENT_NONE) write_member(json, view, (uint32_t)n);
  ent__json_close(json, ']');
  ent__json_key(json, "swing_actors");
  ent__json_array_inline(json);
  for (size_t n = 0; n < view->node_count; n++)
    if (view->members[n].coalition != ENT_NONE && view->members[n].swings)
      ent__json_string(json, view->ids[n]);
  ent__json_close(json, ']');
}

void ent__findings_tie(ent__json *json, const ent__view *view, const ent_tie *tie) {
  ent__findings_string(json, "source", view->ids[tie->source]);
  ent__findings_string(json, "target", view->ids[tie->target]);
  ent__findings_number(json, "weight", tie->weight < 0 ? -tie->weight : tie->weight);
  ent__findings_string(json, "sign", ent__view_sign(tie));
  ent__findings_number(json, "signed_weight", tie->weight);
  ent__findings_whole(json, "shared", tie->shared);
}

void ent__findings_chances(ent__json *json, const ent__view *view, size_t t) {
  const double *p = ent_network_p_values(view->network), *q = ent_network_q_values(view->network);
  if (p != NULL) ent__findings_number(json, "p_value", p[t]);
  if (q != NULL) ent__findings_number(json, "q_value", q[t]);
}

static void write_frustrated(ent__json *json, const ent__view *view) {
  size_t count;
  const uint32_t *at = ent_coalitions_frustrated(view->coalitions, &count);
  ent__json_key(json, "frustrated_ties");
  ent__json_array(json);
  for (size_t i = 0; i < count; i++) {
    ent__json_object_inline(json);
    ent__findings_tie(json, view, &view->ties[at[i]]);
    ent__findings_chances(json, view, at[i]);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_positions(ent__json *json, const ent__view *view, ent_issue_id issue) {
  ent__json_key(json, "positions");
  ent__json_array(json);
  for (size_t c = 0; c < view->coalition_count; c++) {
    const ent_position_of position = ent_coalitions_position(view->coalitions, (uint32_t)c, issue);
    if (position.cells == 0) continue;
    ent__json_object_inline(json);
    ent__findings_whole(json, "coalition", c + 1);
    ent__findings_number(json, "mean", position.mean);
    ent__findings_number(json, "min", position.min);
    ent__findings_number(json, "max", position.max);
    ent__findings_whole(json, "cells", position.cells);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_issue(ent__json *json, const ent__view *view, ent_issue_id issue) {
  size_t count;
  const ent_issue *one = &ent_dataset_issues(view->dataset, &count)[issue];
  ent__findings_string(json, "issue", one->id);
  ent__findings_string(json, "label", ent_text_in(one->label, view->language));
}

static void write_divisions(ent__json *json, const ent__view *view) {
  size_t count;
  const ent_division *divisions = ent_coalitions_divisions(view->coalitions, &count);
  ent__json_key(json, "divisions");
  ent__json_array(json);
  for (size_t i = 0; i < count; i++) {
    ent__json_object(json);
    write_issue(json, view, divisions[i].issue);
    ent__findings_number(json, "divisiveness", divisions[i].divisiveness);
    ent__findings_number(json, "spread", divisions[i].spread);
    ent__findings_whole(json, "cells", divisions[i].cells);
    write_positions(json, view, divisions[i].issue);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_common(ent__json *json, const ent__view *view) {
  size_t count;
  const ent_common *common = ent_coalitions_common(view->coalitions, &count);
  ent__json_key(json, "common_ground");
  ent__json_array(json);
  for (size_t i = 0; i < count; i++) {
    ent__json_object_inline(json);
    ent__findings_whole(json, "a", (uint64_t)common[i].a + 1);
    ent__findings_whole(json, "b", (uint64_t)common[i].b + 1);
    write_issue(json, view, common[i].issue);
    ent__findings_number(json, "mean_a", common[i].mean_a);
    ent__findings_number(json, "mean_b", common[i].mean_b);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

/* A group is an actor's id, or the number of the step that made it. */
static void write_joined(ent__json *json, const ent__view *view, uint32_t group) {
  if (group < view->node_count) {
    ent__json_string(json, view->ids[group]);
  } else {
    ent__json_whole(json, group - view->node_count + 1);
  }
}

static void write_tree(ent__json *json, const ent__view *view) {
  size_t count;
  const ent_merge *tree = ent_coalitions_tree(view->coalitions, &count);
  if (tree == NULL) return;
  ent__json_key(json, "dendrogram");
  ent__json_array(json);
  for (size_t i = 0; i < count; i++) {
    ent__json_object_inline(json);
    ent__findings_whole(json, "step", i + 1);
    ent__json_key(json, "joins");
    ent__json_array_inline(json);
    write_joined(json, view, tree[i].a);
    write_joined(json, view, tree[i].b);
    ent__json_close(json, ']');
    ent__findings_number(json, "height", tree[i].height);
    ent__findings_whole(json, "size", tree[i].size);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

void ent__findings_coalitions(ent__json *json, ent__view *view) {
  if (view->coalitions == NULL) return;
  write_quality(json, view, ent_coalitions_quality(view->coalitions));
  write_certainty(json, view);
  write_list(json, view);
  write_frustrated(json, view);
  write_divisions(json, view);
  write_common(json, view);
  write_tree(json, view);
}

void ent__findings_close(ent__json *json, const ent_study *study) {
  static const char *const severities[] = {"note", "warning", "fault"};
  const ent_diagnostics *advice = ent_study_advice(study);
  ent__json_key(json, "advice");
  ent__json_array(json);
  for (size_t i = 0; advice != NULL && i < ent_diagnostics_count(advice); i++) {
    const ent_diagnostic *one = ent_diagnostics_get(advice, i);
    ent__json_object(json);
    ent__findings_string(json, "severity", severities[one->severity]);
    ent__findings_string(json, "code", one->code);
    ent__findings_string(json, "message", one->message);
    if (one->hint != NULL) ent__findings_string(json, "hint", one->hint);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
  ent__json_close(json, '}');
}

void ent__findings_statements(ent__json *json, const ent_dataset *dataset, const ent_cell *cell) {
  size_t count;
  const ent_statement *all = ent_dataset_statements(dataset, &count);
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < cell->count; i++) {
    char pointer[40];
    snprintf(pointer, sizeof pointer, "/statements/%" PRIu32, cell->statements[i]);
    const char *id = all[cell->statements[i]].id;
    ent__json_string(json, id == NULL ? pointer : id);
  }
  ent__json_close(json, ']');
}

ent_status ent__coalitions_json(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                                ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    ent__json json;
    ent__json_begin(&json, out);
    ent__findings_open(&json, &view, "coalitions");
    ent__findings_coalitions(&json, &view);
    write_together(&json, &view);
    ent__findings_close(&json, study);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
