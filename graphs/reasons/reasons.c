/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finding: what everyone holds, then the partition by reasons, footings, pairs, contradictions and premises. */
#include <entente/reasons.h>

#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/reasons/internal.h"

int ent__reasons_side(double position) { return position >= ENT__REASONS_SIDE ? 1 : position <= -ENT__REASONS_SIDE ? -1 : 0; }

void ent__rows_clear(ent__rows *rows) {
  ent__free(rows->start);
  ent__free(rows->at);
}

ent_status ent__rows_init(ent__rows *out, const ent_reasons *reasons, size_t rows, size_t records, ent__end_fn *end, ent_error *err) {
  out->start = ent__zalloc(rows + 2, sizeof *out->start);
  out->at = ent__alloc(records, sizeof *out->at);
  if (out->start == NULL || out->at == NULL) return ent__nomem(err);
  for (size_t i = 0; i < records; i++) {
    const uint32_t row = end(reasons, (uint32_t)i);
    if (row != ENT_NONE) out->start[row + 2]++;
  }
  for (size_t i = 0; i < rows; i++) out->start[i + 2] += out->start[i + 1];
  for (size_t i = 0; i < records; i++) {
    const uint32_t row = end(reasons, (uint32_t)i);
    if (row != ENT_NONE) out->at[out->start[row + 1]++] = (uint32_t)i;
  }
  return ENT_OK;
}

static bool attacks_argument(const ent_relation *relation) { return relation->kind == ENT_RELATION_ATTACKS && relation->to.kind == ENT_TARGET_ARGUMENT; }

static uint32_t attack_from(const ent_reasons *r, uint32_t i) { return attacks_argument(&r->relations[i]) ? r->relations[i].from : ENT_NONE; }

static uint32_t attack_to(const ent_reasons *r, uint32_t i) { return attacks_argument(&r->relations[i]) ? r->relations[i].to.index : ENT_NONE; }

static uint32_t undercut_of(const ent_reasons *r, uint32_t i) {
  const ent_relation *relation = &r->relations[i];
  return relation->kind == ENT_RELATION_UNDERCUTS && relation->to.kind == ENT_TARGET_RELATION ? relation->to.index : ENT_NONE;
}

static uint32_t to_issue_from(const ent_reasons *r, uint32_t i) {
  const ent_relation *relation = &r->relations[i];
  const bool to_issue = relation->to.kind == ENT_TARGET_ISSUE_SUPPORT || relation->to.kind == ENT_TARGET_ISSUE_OPPOSE;
  return to_issue && relation->kind != ENT_RELATION_UNDERCUTS ? relation->from : ENT_NONE;
}

/* Relations by their ends. */
static ent_status list_relations(ent_reasons *r, ent_error *err) {
  ent_status status = ent__rows_init(&r->attacks, r, r->argument_total, r->relation_total, attack_from, err);
  if (status == ENT_OK) status = ent__rows_init(&r->attacked, r, r->argument_total, r->relation_total, attack_to, err);
  if (status == ENT_OK) status = ent__rows_init(&r->undercuts, r, r->relation_total, r->relation_total, undercut_of, err);
  if (status == ENT_OK) status = ent__rows_init(&r->to_issues, r, r->argument_total, r->relation_total, to_issue_from, err);
  return status;
}

typedef struct texted {
  const char *text;
  const char *id;
  uint32_t argument;
} texted;

static int by_text(const void *left, const void *right) {
  const texted *a = left;
  const texted *b = right;
  const int texts = strcmp(a->text, b->text);
  return texts != 0 ? texts : strcmp(a->id, b->id);
}

static ent_status rank_arguments(ent_reasons *r, ent_error *err) {
  texted *at = ent__alloc(r->argument_total, sizeof *at);
  r->argument_rank = ent__alloc(r->argument_total, sizeof *r->argument_rank);
  const bool room = at != NULL && r->argument_rank != NULL;
  for (size_t i = 0; room && i < r->argument_total; i++) at[i] = (texted){ent_text_in(r->arguments[i].text, NULL), r->arguments[i].id, (uint32_t)i};
  if (room && r->argument_total > 0) qsort(at, r->argument_total, sizeof *at, by_text);
  for (size_t i = 0; room && i < r->argument_total; i++) r->argument_rank[at[i].argument] = (uint32_t)i;
  ent__free(at);
  return room ? ENT_OK : ent__nomem(err);
}

/* Where actors are: in canonical order, in the network and in the coalitions by position. */
static ent_status place_actors(ent_reasons *r, ent_error *err) {
  size_t passing = 0;
  size_t nodes = 0;
  size_t count = 0;
  const ent_actor_id *order = ent_stances_actors(r->stances, &passing);
  r->actor_rank = ent__alloc(r->actor_total, sizeof *r->actor_rank);
  r->camp = ent__alloc(r->actor_total, sizeof *r->camp);
  r->node = ent__alloc(r->actor_total, sizeof *r->node);
  r->reasons_camp = ent__alloc(r->actor_total, sizeof *r->reasons_camp);
  if (r->actor_rank == NULL || r->camp == NULL || r->node == NULL || r->reasons_camp == NULL) return ent__nomem(err);
  for (size_t i = 0; i < r->actor_total; i++) r->actor_rank[i] = r->camp[i] = r->node[i] = r->reasons_camp[i] = ENT_NONE;
  for (size_t i = 0; i < passing; i++) r->actor_rank[order[i]] = (uint32_t)i;
  if (r->coalitions == NULL) return ENT_OK;
  const ent_node *node = ent_network_nodes(ent_coalitions_network(r->coalitions), &nodes);
  const ent_member *members = ent_coalitions_members(r->coalitions, &nodes);
  for (size_t i = 0; i < nodes; i++) {
    r->node[node[i].index] = (uint32_t)i;
    r->camp[node[i].index] = members[i].coalition;
  }
  ent_coalitions_list(r->coalitions, &count);
  r->groups = count < ENT__REASONS_GROUPS ? (uint32_t)count : ENT__REASONS_GROUPS;
  return ENT_OK;
}

static ent_status check(const ent_stances *stances, const ent_framework *framework, const ent_coalitions *coalitions, const ent_reasons_options *options,
                        ent_error *err) {
  if (options->most_pairs < 1) return ent__fail(err, ENT_E_USAGE, "most pairs is 0, expected at least 1");
  if (options->min_shared < 1) return ent__fail(err, ENT_E_USAGE, "fewest shared arguments is 0, expected at least 1");
  if (ent_framework_dataset(framework) != ent_stances_dataset(stances)) return ent__fail(err, ENT_E_USAGE, "the framework is not of the dataset of the stances");
  if (coalitions != NULL && ent_network_stances(ent_coalitions_network(coalitions)) != stances)
    return ent__fail(err, ENT_E_USAGE, "the coalitions are not of these stances");
  return ENT_OK;
}

static ent_status work_out(ent_reasons *r, ent_error *err) {
  r->actors = ent_dataset_actors(r->dataset, &r->actor_total);
  r->arguments = ent_dataset_arguments(r->dataset, &r->argument_total);
  r->relations = ent_dataset_relations(r->dataset, &r->relation_total);
  size_t statements = 0;
  r->statements = ent_dataset_statements(r->dataset, &statements);
  r->issues = ent_stances_issues(r->stances, &r->issue_count);
  ent_status status = place_actors(r, err);
  if (status == ENT_OK) status = rank_arguments(r, err);
  if (status == ENT_OK) status = list_relations(r, err);
  if (status == ENT_OK) status = ent__reasons_hold(r, err);
  if (status == ENT_OK) status = ent__reasons_derive(r, err);
  if (status == ENT_OK) status = ent__reasons_compare(r, err);
  if (status == ENT_OK) status = ent__reasons_foot(r, err);
  if (status == ENT_OK) status = ent__reasons_pair(r, err);
  if (status == ENT_OK) status = ent__reasons_contradict(r, err);
  if (status == ENT_OK) status = ent__reasons_judge(r, err);
  return status;
}

ent_status ent_reasons_new(ent_reasons **out, const ent_stances *stances, const ent_framework *framework, const ent_coalitions *coalitions,
                           const ent_reasons_options *options, ent_error *err) {
  *out = NULL;
  ent_status status = check(stances, framework, coalitions, options, err);
  if (status != ENT_OK) return status;
  ent_reasons *reasons = ent__zalloc(1, sizeof *reasons);
  if (reasons == NULL) return ent__nomem(err);
  reasons->stances = stances;
  reasons->dataset = ent_stances_dataset(stances);
  reasons->framework = framework;
  reasons->options = *options;
  const bool of_actors = coalitions != NULL && ent_network_get_options(ent_coalitions_network(coalitions))->between == ENT_BETWEEN_ACTORS;
  reasons->coalitions = of_actors ? coalitions : NULL;
  status = work_out(reasons, err);
  if (status != ENT_OK) {
    ent_reasons_free(reasons);
    return status;
  }
  *out = reasons;
  return ENT_OK;
}

void ent_reasons_free(ent_reasons *r) {
  if (r == NULL) return;
  ent_coalitions_free(r->by_reasons);
  ent_network_free(r->network);
  ent_stances_free(r->derived_stances);
  ent_dataset_free(r->derived);
  ent__rows_clear(&r->holders);
  ent__rows_clear(&r->attacks);
  ent__rows_clear(&r->attacked);
  ent__rows_clear(&r->undercuts);
  ent__rows_clear(&r->to_issues);
  ent__free(r->actor_rank);
  ent__free(r->argument_rank);
  ent__free(r->camp);
  ent__free(r->node);
  ent__free(r->reasons_camp);
  ent__free(r->holdings);
  ent__free(r->row);
  ent__free(r->refused);
  ent__free(r->allies.at);
  ent__free(r->opponents.at);
  ent__free(r->contradictions);
  ent__free(r->premises);
  ent__free(r->ranks_values);
  ent__free(r->coalition_footings);
  ent__free(r->actor_footings);
  ent__free(r->footing_row);
  ent__arena_clear(&r->arena);
  ent__free(r);
}
