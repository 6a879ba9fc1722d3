/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing entries together by cell, in time linear in them, and into canonical order within one. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/stances/stances_internal.h"

enum { few = 8 };

static uint32_t key_of(const ent__entry *entry, const uint32_t *ranks, bool by_actor) {
  const uint32_t id = by_actor ? entry->actor : entry->issue;
  return ranks == NULL ? id : ranks[id];
}

/* A stable counting sort. `start` has room for one more than there are keys. */
static void scatter(ent__entry *to, const ent__entry *from, size_t count, const uint32_t *ranks, bool by_actor, size_t *start, size_t keys) {
  memset(start, 0, (keys + 1) * sizeof *start);
  for (size_t i = 0; i < count; i++) start[key_of(&from[i], ranks, by_actor) + 1]++;
  for (size_t i = 0; i < keys; i++) start[i + 1] += start[i];
  for (size_t i = 0; i < count; i++) to[start[key_of(&from[i], ranks, by_actor)]++] = from[i];
}

ent_status ent__entries_group(ent__entries *entries, const ent_dataset *dataset, const uint32_t *actor_rank, const uint32_t *issue_rank, ent_error *err) {
  size_t actors = 0, issues = 0;
  ent_dataset_actors(dataset, &actors);
  ent_dataset_issues(dataset, &issues);
  ent__entry *other = ent__alloc(entries->count, sizeof *other);
  size_t *start = ent__alloc((actors > issues ? actors : issues) + 1, sizeof *start);
  const bool room = other != NULL && start != NULL;
  if (room) {
    scatter(other, entries->at, entries->count, issue_rank, false, start, issues);
    scatter(entries->at, other, entries->count, actor_rank, true, start, actors);
  }
  ent__free(other);
  ent__free(start);
  return room ? ENT_OK : ent__nomem(err);
}

size_t ent__entries_run(const ent__entries *entries, size_t from) {
  const ent__entry *at = entries->at;
  size_t end = from + 1;
  while (end < entries->count && at[end].actor == at[from].actor && at[end].issue == at[from].issue) end++;
  return end;
}

/* An entry with what comparing it takes. */
typedef struct sortable {
  const ent_dataset *dataset;
  ent__entry entry;
} sortable;

static int compare(const void *left, const void *right) {
  const sortable *a = left, *b = right;
  return ent__statement_compare(a->dataset, a->entry.statement, b->entry.statement);
}

static void insert_each(const ent_dataset *dataset, ent__entry *at, size_t count) {
  for (size_t i = 1; i < count; i++) {
    const ent__entry entry = at[i];
    size_t j = i;
    for (; j > 0 && ent__statement_compare(dataset, entry.statement, at[j - 1].statement) < 0; j--) at[j] = at[j - 1];
    at[j] = entry;
  }
}

/* Most cells hold a statement or two; only large ones are worth a sort with room of its own. */
ent_status ent__entries_sort_run(const ent_dataset *dataset, ent__entry *at, size_t count, ent_error *err) {
  if (count <= few) {
    insert_each(dataset, at, count);
    return ENT_OK;
  }
  sortable *sorted = ent__alloc(count, sizeof *sorted);
  if (sorted == NULL) return ent__nomem(err);
  for (size_t i = 0; i < count; i++) sorted[i] = (sortable){dataset, at[i]};
  qsort(sorted, count, sizeof *sorted, compare);
  for (size_t i = 0; i < count; i++) at[i] = sorted[i].entry;
  ent__free(sorted);
  return ENT_OK;
}

ent_status ent__entries_sort(ent__entries *entries, const ent_dataset *dataset, ent_error *err) {
  ent_status status = ENT_OK;
  for (size_t from = 0; from < entries->count && status == ENT_OK;) {
    const size_t end = ent__entries_run(entries, from);
    if (end - from > 1) status = ent__entries_sort_run(dataset, entries->at + from, end - from, err);
    from = end;
  }
  return status;
}
