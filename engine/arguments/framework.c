/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From arguments and relations to an abstract framework (Dung 1995). An attack that something
 * undercuts becomes a chain a → x → y → b of meta-arguments, and its undercutter attacks y
 * (Boella, Gabbay, van der Torre & Villata 2009): y holds where a does and no undercutter does.
 */
#include "engine/arguments/framework_struct.h"

#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct attack {
  uint32_t from;
  uint32_t to;
} attack;

typedef struct attacks {
  attack *at;
  size_t count;
  size_t room;
} attacks;

static ent_status add(attacks *list, uint32_t from, uint32_t to, ent_error *err) {
  void *at = list->at;
  if (ent__grow(&at, &list->room, list->count + 1, sizeof *list->at) != 0) return ent__nomem(err);
  list->at = at;
  list->at[list->count++] = (attack){from, to};
  return ENT_OK;
}

/* Gives each undercut relation that is itself an attack or an undercut the numbers of x and y. */
static size_t number_meta(uint32_t *meta, const ent_relation *relations, size_t count, size_t arguments) {
  size_t next = arguments;
  for (size_t i = 0; i < count; i++) meta[i] = ENT_NONE;
  for (size_t i = 0; i < count; i++) {
    if (relations[i].to.kind != ENT_TARGET_RELATION) continue;
    const uint32_t undercut = relations[i].to.index;
    if (meta[undercut] != ENT_NONE) continue;
    meta[undercut] = (uint32_t)next;
    next += 2;
  }
  return next;
}

/* Returns what a relation attacks, ENT_NONE where it attacks no node. */
static uint32_t attacked(const ent_relation *relation, const uint32_t *meta) {
  if (relation->kind == ENT_RELATION_ATTACKS && relation->to.kind == ENT_TARGET_ARGUMENT) return relation->to.index;
  if (relation->kind == ENT_RELATION_UNDERCUTS) return meta[relation->to.index] + 1;
  return ENT_NONE;
}

static ent_status collect(attacks *list, const ent_relation *relations, size_t count, const uint32_t *meta, ent_error *err) {
  ent_status status = ENT_OK;
  for (size_t i = 0; i < count && status == ENT_OK; i++) {
    const uint32_t to = attacked(&relations[i], meta);
    if (meta[i] == ENT_NONE) {
      if (to != ENT_NONE) status = add(list, relations[i].from, to, err);
      continue;
    }
    status = add(list, relations[i].from, meta[i], err);
    if (status == ENT_OK) status = add(list, meta[i], meta[i] + 1, err);
    if (status == ENT_OK && to != ENT_NONE) status = add(list, meta[i] + 1, to, err);
  }
  return status;
}

/* Counts attacks out to rows by one end. */
static ent_status make_rows(size_t **start, uint32_t **ends, size_t nodes, const attacks *list, int by_target, ent_error *err) {
  *start = ent__zalloc(nodes + 2, sizeof **start);
  *ends = ent__alloc(list->count, sizeof **ends);
  if (*start == NULL || *ends == NULL) return ent__nomem(err);
  for (size_t i = 0; i < list->count; i++) (*start)[(by_target ? list->at[i].to : list->at[i].from) + 2]++;
  for (size_t i = 0; i < nodes; i++) (*start)[i + 2] += (*start)[i + 1];
  for (size_t i = 0; i < list->count; i++) {
    const attack *one = &list->at[i];
    (*ends)[(*start)[(by_target ? one->to : one->from) + 1]++] = by_target ? one->from : one->to;
  }
  return ENT_OK;
}

static ent_status build(ent_framework *framework, ent_error *err) {
  size_t count = 0;
  const ent_relation *relations = ent_dataset_relations(framework->dataset, &count);
  attacks list = {NULL, 0, 0};
  ent_dataset_arguments(framework->dataset, &framework->arguments);
  uint32_t *meta = ent__alloc(count, sizeof *meta);
  if (meta == NULL) return ent__nomem(err);
  framework->nodes = number_meta(meta, relations, count, framework->arguments);
  ent_status status = collect(&list, relations, count, meta, err);
  framework->attacks = list.count;
  if (status == ENT_OK) status = make_rows(&framework->target_start, &framework->targets, framework->nodes, &list, 0, err);
  if (status == ENT_OK) status = make_rows(&framework->source_start, &framework->sources, framework->nodes, &list, 1, err);
  ent__free(meta);
  ent__free(list.at);
  return status;
}

ent_status ent_framework_new(ent_framework **out, const ent_dataset *dataset, ent_error *err) {
  *out = NULL;
  ent_framework *framework = ent__zalloc(1, sizeof *framework);
  if (framework == NULL) return ent__nomem(err);
  framework->dataset = dataset;
  ent_status status = build(framework, err);
  if (status == ENT_OK) status = ent__framework_ground(framework, err);
  if (status == ENT_OK) status = ent__framework_reason(framework, err);
  if (status != ENT_OK) {
    ent_framework_free(framework);
    return status;
  }
  *out = framework;
  return ENT_OK;
}

void ent_framework_free(ent_framework *framework) {
  if (framework == NULL) return;
  ent__free(framework->target_start);
  ent__free(framework->targets);
  ent__free(framework->source_start);
  ent__free(framework->sources);
  ent__free(framework->labels);
  ent__free(framework->reason_start);
  ent__free(framework->reasons);
  ent__free(framework);
}

const ent_label *ent_framework_grounded(const ent_framework *framework, size_t *count) {
  *count = framework->arguments;
  return framework->labels;
}

const ent_reason *ent_framework_reasons(const ent_framework *framework, ent_issue_id issue, size_t *count) {
  *count = framework->reason_start[issue + 1] - framework->reason_start[issue];
  return *count == 0 ? NULL : framework->reasons + framework->reason_start[issue];
}

const char *ent_label_word(ent_label label) {
  switch (label) {
    case ENT_LABEL_IN: return "in";
    case ENT_LABEL_OUT: return "out";
    case ENT_LABEL_UNDECIDED: return "undecided";
  }
  return "unknown";
}
