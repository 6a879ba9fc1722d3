/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two studies side by side, part by part. */
#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/difference/internal.h"

const char *ent_difference_kind_word(ent_difference_kind kind) {
  static const char *const words[] = {"changed", "added", "removed"};
  return words[kind];
}

const char *ent_place_difference_word(ent_place_difference_kind kind) {
  static const char *const words[] = {"moved", "joined", "left", "entered", "gone"};
  return words[kind];
}

int ent__difference_order(const char *a, const char *b) {
  if (a == NULL || b == NULL) return (a != NULL) - (b != NULL);
  return strcmp(a, b);
}

bool ent__difference_same_text(const ent_text *a, const ent_text *b) {
  if (a == NULL || b == NULL) return a == b;
  if (ent_text_count(a) != ent_text_count(b)) return false;
  for (size_t i = 0; i < ent_text_count(a); i++) {
    if (ent__difference_order(ent_text_language(a, i), ent_text_language(b, i)) != 0) return false;
    if (strcmp(ent_text_string(a, i), ent_text_string(b, i)) != 0) return false;
  }
  return true;
}

void ent_difference_free(ent_difference *difference) {
  if (difference == NULL) return;
  ent__free(difference->statements);
  ent__free(difference->stances);
  ent__free(difference->coalitions);
  ent__free(difference->places);
  ent__free(difference->arguments);
  ent__free(difference->relations);
  ent__free(difference->labels);
  ent__free(difference);
}

static ent_status check(const ent_study *before, const ent_study *after, ent_error *err) {
  const bool ties[] = {ent_study_dataset(before) == NULL, ent_study_dataset(after) == NULL};
  const ent_study *of_ties = ties[0] ? before : after;
  if (ties[0] != ties[1])
    return ent__fail(err, ENT_E_USAGE, "'%.80s' is a list of ties and '%.80s' is none; expected two of one kind", ent_study_source(of_ties), ent_study_source(ties[0] ? after : before));
  if (ent_network_get_options(ent_study_network(before))->between != ent_network_get_options(ent_study_network(after))->between)
    return ent__fail(err, ENT_E_USAGE, "one network is between actors, the other between issues");
  return ENT_OK;
}

ent_status ent_difference_new(ent_difference **out, const ent_study *before, const ent_study *after, ent_error *err) {
  *out = NULL;
  ent_status status = check(before, after, err);
  if (status != ENT_OK) return status;
  ent_difference *difference = ent__zalloc(1, sizeof *difference);
  if (difference == NULL) return ent__nomem(err);
  difference->before = before;
  difference->after = after;
  difference->partition = (ent_partition_difference){0, 0, NAN, NAN};
  if (ent_study_dataset(before) != NULL) {
    status = ent__difference_statements(difference, err);
    if (status == ENT_OK) status = ent__difference_stances(difference, err);
    if (status == ENT_OK) status = ent__difference_arguments(difference, err);
  }
  if (status == ENT_OK && ent_study_coalitions(before) != NULL && ent_study_coalitions(after) != NULL) status = ent__difference_places(difference, err);
  if (status != ENT_OK) {
    ent_difference_free(difference);
    return status;
  }
  *out = difference;
  return ENT_OK;
}

const ent_study *ent_difference_before(const ent_difference *difference) { return difference->before; }
const ent_study *ent_difference_after(const ent_difference *difference) { return difference->after; }
ent_difference_counts ent_difference_same(const ent_difference *difference) { return difference->same; }
ent_partition_difference ent_difference_partition(const ent_difference *difference) { return difference->partition; }

const ent_statement_difference *ent_difference_statements(const ent_difference *difference, size_t *count) {
  *count = difference->statement_count;
  return difference->statements;
}

const ent_stance_difference *ent_difference_stances(const ent_difference *difference, size_t *count) {
  *count = difference->stance_count;
  return difference->stances;
}

const ent_coalition_difference *ent_difference_coalitions(const ent_difference *difference, size_t *count) {
  *count = difference->coalition_count;
  return difference->coalitions;
}

const ent_place_difference *ent_difference_places(const ent_difference *difference, size_t *count) {
  *count = difference->place_count;
  return difference->places;
}

const ent_record_difference *ent_difference_arguments(const ent_difference *difference, size_t *count) {
  *count = difference->argument_count;
  return difference->arguments;
}

const ent_record_difference *ent_difference_relations(const ent_difference *difference, size_t *count) {
  *count = difference->relation_count;
  return difference->relations;
}

const ent_label_difference *ent_difference_labels(const ent_difference *difference, size_t *count) {
  *count = difference->label_count;
  return difference->labels;
}
