/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way from a dataset to cells: filter, duplicates, inheritance, order, aggregation. */
#include <entente/stances.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/stances/stances_internal.h"

void ent_stances_free(ent_stances *stances) {
  if (stances == NULL) return;
  ent__free(stances->entries.at);
  ent__free(stances->actors);
  ent__free(stances->issues);
  ent__free(stances->actor_rank);
  ent__free(stances->issue_rank);
  ent__free(stances->cells);
  ent__free(stances->row_start);
  ent__free(stances->column_start);
  ent__free(stances->columns);
  ent__free(stances->levels);
  ent__free(stances->statements);
  ent__free(stances);
}

static ent_status collect(ent_stances *stances, const ent__passes *passes, ent_error *err) {
  size_t count = 0;
  const ent_statement *statements = ent_dataset_statements(stances->dataset, &count);
  ent__entries *entries = &stances->entries;
  entries->at = ent__alloc(count, sizeof *entries->at);
  if (entries->at == NULL) return ent__nomem(err);
  entries->room = count;
  for (size_t i = 0; i < count; i++) {
    bool undated = false;
    if (ent__filter_statement(passes, stances->dataset, &stances->options.filter, &statements[i], &undated))
      entries->at[entries->count++] = (ent__entry){statements[i].actor, statements[i].issue, (uint32_t)i, ENT_NONE};
    stances->undated += undated;
  }
  return ENT_OK;
}

/* Turns ranks by id into the list of ids by rank. */
static ent_status list_ranked(uint32_t **list, size_t *listed, const uint32_t *ranks, size_t count, ent_error *err) {
  *list = ent__alloc(count, sizeof **list);
  if (*list == NULL) return ent__nomem(err);
  for (size_t i = 0; i < count; i++) {
    if (ranks[i] == ENT_NONE) continue;
    (*list)[ranks[i]] = (uint32_t)i;
    (*listed)++;
  }
  return ENT_OK;
}

static ent_status order(ent_stances *stances, const ent__passes *passes, ent_error *err) {
  size_t actors = 0, issues = 0;
  ent_dataset_actors(stances->dataset, &actors);
  ent_dataset_issues(stances->dataset, &issues);
  stances->actor_rank = ent__alloc(actors, sizeof *stances->actor_rank);
  stances->issue_rank = ent__alloc(issues, sizeof *stances->issue_rank);
  if (stances->actor_rank == NULL || stances->issue_rank == NULL) return ent__nomem(err);
  ent_status status = ent__canonical_ranks(stances->actor_rank, stances->issue_rank, &stances->entries, stances->dataset, passes, err);
  if (status == ENT_OK) status = list_ranked(&stances->actors, &stances->actor_count, stances->actor_rank, actors, err);
  if (status == ENT_OK) status = list_ranked(&stances->issues, &stances->issue_count, stances->issue_rank, issues, err);
  return status;
}

ent_status ent_stances_new(ent_stances **out, const ent_dataset *dataset, const ent_stance_options *options, ent_error *err) {
  *out = NULL;
  ent__passes passes = {NULL, NULL, NULL};
  ent_stances *stances = ent__zalloc(1, sizeof *stances);
  if (stances == NULL) return ent__nomem(err);
  stances->dataset = dataset;
  stances->options = *options;
  ent_status status = ent__filter_compile(&passes, dataset, &options->filter, err);
  if (status == ENT_OK) status = collect(stances, &passes, err);
  if (status == ENT_OK) status = ent__duplicates_drop(&stances->entries, dataset, options, err);
  if (status == ENT_OK) stances->kept = stances->entries.count;
  if (status == ENT_OK && options->membership == ENT_MEMBERSHIP_INHERIT)
    status = ent__members_inherit(&stances->entries, dataset, &passes, err);
  if (status == ENT_OK) status = order(stances, &passes, err);
  if (status == ENT_OK) status = ent__entries_group(&stances->entries, dataset, stances->actor_rank, stances->issue_rank, err);
  if (status == ENT_OK) status = ent__entries_sort(&stances->entries, dataset, err);
  if (status == ENT_OK) status = ent__cells_build(stances, NULL, err);
  ent__passes_clear(&passes);
  if (status != ENT_OK) {
    ent_stances_free(stances);
    return status;
  }
  *out = stances;
  return ENT_OK;
}

const ent_dataset *ent_stances_dataset(const ent_stances *stances) { return stances->dataset; }

const ent_stance_options *ent_stances_options(const ent_stances *stances) { return &stances->options; }

const ent_cell *ent_stances_cells(const ent_stances *stances, size_t *count) {
  *count = stances->cell_count;
  return stances->cells;
}

const ent_cell *ent_stances_row(const ent_stances *stances, ent_actor_id actor, size_t *count) {
  const uint32_t rank = stances->actor_rank[actor];
  *count = rank == ENT_NONE ? 0 : stances->row_start[rank + 1] - stances->row_start[rank];
  return *count == 0 ? NULL : stances->cells + stances->row_start[rank];
}

const uint32_t *ent_stances_column(const ent_stances *stances, ent_issue_id issue, size_t *count) {
  const uint32_t rank = stances->issue_rank[issue];
  *count = rank == ENT_NONE ? 0 : stances->column_start[rank + 1] - stances->column_start[rank];
  return *count == 0 ? NULL : stances->columns + stances->column_start[rank];
}

const ent_cell *ent_stances_find(const ent_stances *stances, ent_actor_id actor, ent_issue_id issue) {
  size_t high = 0;
  const ent_cell *row = ent_stances_row(stances, actor, &high);
  const uint32_t wanted = stances->issue_rank[issue];
  const size_t count = high;
  size_t low = 0;
  if (wanted == ENT_NONE) return NULL;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (stances->issue_rank[row[middle].issue] < wanted) low = middle + 1;
    else high = middle;
  }
  return low < count && row[low].issue == issue ? &row[low] : NULL;
}

const ent_actor_id *ent_stances_actors(const ent_stances *stances, size_t *count) {
  *count = stances->actor_count;
  return stances->actors;
}

const ent_issue_id *ent_stances_issues(const ent_stances *stances, size_t *count) {
  *count = stances->issue_count;
  return stances->issues;
}

size_t ent_stances_kept(const ent_stances *stances) { return stances->kept; }

size_t ent_stances_undated(const ent_stances *stances) { return stances->undated; }
