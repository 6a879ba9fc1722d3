/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "engine/arguments/audiences/audiences_struct.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/near.h"

/* FNV-1a, to tell different judgements apart without comparing them all. */
static uint64_t hash_of(const unsigned char *bytes, size_t count) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (size_t i = 0; i < count; i++) hash = (hash ^ bytes[i]) * 0x100000001b3u;
  return hash;
}

/* Puts audiences for whom the same attacks fail into one class; *a->fails has a row for each. */
static ent_status classify(ent_audiences *a, ent_error *err) {
  const size_t contests = a->vaf.contests;
  uint32_t *rank = ent__alloc(a->vaf.values, sizeof *rank);
  uint32_t *best = ent__alloc(a->vaf.sets, sizeof *best);
  uint64_t *hashes = ent__alloc(a->count, sizeof *hashes);
  unsigned char *row = ent__alloc(contests, 1);
  void *fails = NULL;
  size_t room = 0;
  a->class_of = ent__alloc(a->count, sizeof *a->class_of);
  ent_status status = rank == NULL || best == NULL || hashes == NULL || row == NULL || a->class_of == NULL ? ent__nomem(err) : ENT_OK;
  for (size_t i = 0; status == ENT_OK && i < a->count; i++) {
    uint32_t class = 0;
    ent__audience_rank(rank, a->vaf.values, a->audiences[i].order);
    ent__vaf_judge(&a->vaf, rank, best, row);
    const uint64_t hash = hash_of(row, contests);
    while (class < a->classes && (hashes[class] != hash || memcmp(a->fails + class * contests, row, contests) != 0)) class++;
    a->class_of[i] = class;
    if (class < a->classes) continue;
    if (ent__grow(&fails, &room, (class + 1) * contests, 1) != 0) {
      status = ent__nomem(err);
      break;
    }
    a->fails = fails;
    memcpy(a->fails + class * contests, row, contests);
    hashes[class] = hash;
    a->classes = class + 1;
  }
  ent__free(rank);
  ent__free(best);
  ent__free(hashes);
  ent__free(row);
  return status;
}

/* How each contest ends among the classes. */
static void compare_classes(const ent_audiences *a, unsigned char *outcome) {
  const uint32_t contests = a->vaf.contests;
  for (uint32_t c = 0; c < contests; c++) {
    uint32_t failing = 0;
    for (uint32_t k = 0; k < a->classes; k++) failing += a->fails[(size_t)k * contests + c];
    outcome[c] = failing == 0 ? ENT__SUCCEEDS : failing == a->classes ? ENT__FAILS : ENT__VARIES;
  }
}

static void count_accepting(ent_audiences *a) {
  const size_t nodes = a->framework->graph.nodes;
  for (size_t i = 0; i < a->count; i++) {
    const unsigned char *row = a->acceptance + a->class_of[i] * nodes;
    for (uint32_t n = 0; n < a->framework->arguments; n++) a->accepting[n] += row[n] == ENT_ACCEPTANCE_ALL;
  }
}

ent_status ent__audiences_judge(ent_audiences *audiences, ent_error *err) {
  ent_audiences *a = audiences;
  const size_t nodes = a->framework->graph.nodes;
  ent__judge judge = {0};
  ent_status status = classify(a, err);
  unsigned char *outcome = ent__alloc(a->vaf.contests, 1);
  a->accepting = ent__zalloc(a->framework->arguments, sizeof *a->accepting);
  if (status == ENT_OK) a->acceptance = ent__alloc(a->classes, nodes == 0 ? 1 : nodes);
  if (status == ENT_OK && (outcome == NULL || a->accepting == NULL || a->acceptance == NULL)) status = ent__nomem(err);
  if (status == ENT_OK && a->classes > 0) {
    compare_classes(a, outcome);
    status = ent__judge_init(&judge, &a->vaf, a->options.semantics, outcome, NULL, err);
  }
  judge.time_limit = a->options.time_limit;
  for (uint32_t k = 0; status == ENT_OK && k < a->classes; k++)
    status = ent__judge_solve(&judge, a->fails + (size_t)k * a->vaf.contests, a->acceptance + k * nodes, err);
  if (status == ENT_OK) count_accepting(a);
  ent__judge_clear(&judge);
  ent__free(outcome);
  return status;
}

static ent_status check_options(const ent_audience_options *options, ent_error *err) {
  if ((unsigned)options->semantics >= ENT_SEMANTICS_COUNT) return ent__fail(err, ENT_E_USAGE, "there is no such semantics");
  if (options->enumerated > 8)
    return ent__fail(err, ENT_E_USAGE, "orders of %lu values are asked for; 8 values at most can be enumerated", (unsigned long)options->enumerated);
  if (options->most_answered > ENT__MOST_ANSWERED)
    return ent__fail(err, ENT_E_USAGE, "a set of %lu arguments to be answered is asked for; %d at most can be looked for",
                     (unsigned long)options->most_answered, ENT__MOST_ANSWERED);
  return ENT_OK;
}

ent_status ent_audiences_new(ent_audiences **out, const ent_framework *framework, const ent_audience_options *options, ent_error *err) {
  static const ent_audience_options usual = ENT_AUDIENCE_OPTIONS_INIT;
  *out = NULL;
  ent_status status = check_options(options == NULL ? &usual : options, err);
  if (status != ENT_OK) return status;
  ent_audiences *a = ent__zalloc(1, sizeof *a);
  if (a == NULL) return ent__nomem(err);
  a->framework = framework;
  a->options = options == NULL ? usual : *options;
  status = ent__vaf_init(&a->vaf, framework, err);
  if (status == ENT_OK) status = ent__audiences_gather(a, err);
  if (status == ENT_OK) status = ent__audiences_judge(a, err);
  if (status == ENT_OK) status = ent__audiences_index_issues(a, err);
  if (status == ENT_OK) status = ent__audiences_list_unordered(a, err);
  if (status == ENT_OK) status = ent__audiences_orders(a, err);
  if (status != ENT_OK) {
    ent_audiences_free(a);
    return status;
  }
  *out = a;
  return ENT_OK;
}

static void clear_fits(ent_audiences *a) {
  for (size_t i = 0; a->fit != NULL && i < a->unordered_count; i++) {
    ent__free(a->fit[i].all);
    ent__free(a->fit[i].some);
  }
  ent__free(a->fit);
}

void ent_audiences_free(ent_audiences *audiences) {
  ent_audiences *a = audiences;
  if (a == NULL) return;
  clear_fits(a);
  ent__vaf_clear(&a->vaf);
  ent__arena_clear(&a->arena);
  ent__free(a->audiences);
  ent__free(a->class_of);
  ent__free(a->fails);
  ent__free(a->acceptance);
  ent__free(a->accepting);
  ent__free(a->issue_start);
  ent__free(a->issue_relations);
  ent__free(a->all.objective);
  ent__free(a->all.subjective);
  ent__free(a->all.objective_shown);
  ent__free(a->all.subjective_shown);
  ent__free(a->all.kept);
  ent__free(a->unordered);
  ent__free(a->turns);
  ent__free(a->by_id);
  ent__free(a);
}

const ent_audience_options *ent_audiences_options(const ent_audiences *audiences) { return &audiences->options; }

const ent_framework *ent_audiences_framework(const ent_audiences *audiences) { return audiences->framework; }

const char *ent_audiences_source(void) { return "Bench-Capon 2003"; }

size_t ent_audiences_count(const ent_audiences *audiences) { return audiences->count; }

const ent_audience *ent_audiences_at(const ent_audiences *audiences, size_t i) { return &audiences->audiences[i]; }

ent_status ent_audiences_find(size_t *out, const ent_audiences *audiences, const char *id, ent_error *err) {
  const ent_dataset *dataset = audiences->framework->dataset;
  ent__near near;
  ent__near_begin(&near, id);
  *out = audiences->count;
  for (size_t i = 0; i < audiences->count; i++) {
    ent__near_consider(&near, audiences->audiences[i].id);
    if (strcmp(audiences->audiences[i].id, id) != 0) continue;
    *out = i;
    return ENT_OK;
  }
  if (dataset != NULL && ent_dataset_find(dataset, ENT_TABLE_ACTORS, id) != ENT_NONE)
    return ent__fail(err, ENT_E_USAGE, "actor '%.80s' ranks no values; an audience needs an order of them", id);
  if (near.best != NULL) return ent__fail(err, ENT_E_USAGE, "there is no audience '%.80s'; did you mean '%.80s'?", id, near.best);
  return ent__fail(err, ENT_E_USAGE, "there is no audience '%.80s'", id);
}

size_t ent_audiences_class(const ent_audiences *audiences, size_t i) { return audiences->class_of[i]; }

size_t ent_audiences_classes(const ent_audiences *audiences) { return audiences->classes; }

ent_acceptance ent_audiences_acceptance(const ent_audiences *audiences, size_t i, ent_argument_id argument) {
  return audiences->acceptance[(size_t)audiences->class_of[i] * audiences->framework->graph.nodes + argument];
}

size_t ent_audiences_accepting(const ent_audiences *audiences, ent_argument_id argument) { return audiences->accepting[argument]; }
