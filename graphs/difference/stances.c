/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which stances are new, gone, or not what they were. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <entente/whatif.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/difference/internal.h"

/* Rounding of means is no change. */
static const double least = 1e-9;

typedef struct entry {
  const ent_cell *cell;
  const char *actor;
  const char *issue;
} entry;

static int by_names(const void *left, const void *right) {
  const entry *a = left;
  const entry *b = right;
  const int order = strcmp(a->actor, b->actor);
  return order != 0 ? order : strcmp(a->issue, b->issue);
}

static ent_status gather(entry **out, size_t *count, const ent_study *study, ent_error *err) {
  size_t unused = 0;
  const ent_dataset *dataset = ent_study_dataset(study);
  const ent_cell *cells = ent_stances_cells(ent_study_stances(study), count);
  const ent_actor *actors = ent_dataset_actors(dataset, &unused);
  const ent_issue *issues = ent_dataset_issues(dataset, &unused);
  *out = ent__alloc(*count + 1, sizeof **out);
  if (*out == NULL) return ent__nomem(err);
  for (size_t i = 0; i < *count; i++) (*out)[i] = (entry){&cells[i], actors[cells[i].actor].id, issues[cells[i].issue].id};
  qsort(*out, *count, sizeof **out, by_names);
  return ENT_OK;
}

static int side(double position) { return position >= ENT_WHATIF_SIDE ? 1 : position <= -ENT_WHATIF_SIDE ? -1 : 0; }

/* A difference with what it is sorted by. */
typedef struct sortable {
  ent_stance_difference what;
  const char *actor;
  const char *issue;
} sortable;

static int by_weight(const void *left, const void *right) {
  const sortable *a = left;
  const sortable *b = right;
  if (a->what.kind != b->what.kind) return a->what.kind < b->what.kind ? -1 : 1;
  if (a->what.sides != b->what.sides) return a->what.sides ? -1 : 1;
  if (a->what.kind == ENT_DIFFERENCE_CHANGED && fabs(a->what.size) != fabs(b->what.size)) return fabs(a->what.size) > fabs(b->what.size) ? -1 : 1;
  const int order = strcmp(a->actor, b->actor);
  return order != 0 ? order : strcmp(a->issue, b->issue);
}

static sortable both(const entry *a, const entry *b) {
  const ent_stance_difference what = {ENT_DIFFERENCE_CHANGED, side(a->cell->mean) != side(b->cell->mean), b->cell->mean - a->cell->mean, a->cell, b->cell};
  return (sortable){what, a->actor, a->issue};
}

static size_t compare(sortable *out, ent_difference *difference, const entry *before, size_t before_count, const entry *after, size_t after_count) {
  size_t i = 0;
  size_t k = 0;
  size_t count = 0;
  while (i < before_count || k < after_count) {
    const int order = i == before_count ? 1 : k == after_count ? -1 : by_names(&before[i], &after[k]);
    if (order < 0) out[count++] = (sortable){{ENT_DIFFERENCE_REMOVED, false, NAN, before[i].cell, NULL}, before[i].actor, before[i].issue};
    else if (order > 0) out[count++] = (sortable){{ENT_DIFFERENCE_ADDED, false, NAN, NULL, after[k].cell}, after[k].actor, after[k].issue};
    else if (fabs(after[k].cell->mean - before[i].cell->mean) < least) difference->same.stances++;
    else out[count++] = both(&before[i], &after[k]);
    i += order <= 0;
    k += order >= 0;
  }
  return count;
}

ent_status ent__difference_stances(ent_difference *difference, ent_error *err) {
  entry *before = NULL;
  entry *after = NULL;
  sortable *all = NULL;
  size_t before_count = 0;
  size_t after_count = 0;
  ent_status status = gather(&before, &before_count, difference->before, err);
  if (status == ENT_OK) status = gather(&after, &after_count, difference->after, err);
  if (status != ENT_OK) goto fail;
  all = ent__alloc(before_count + after_count + 1, sizeof *all);
  difference->stances = ent__alloc(before_count + after_count + 1, sizeof *difference->stances);
  if (all == NULL || difference->stances == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  difference->stance_count = compare(all, difference, before, before_count, after, after_count);
  qsort(all, difference->stance_count, sizeof *all, by_weight);
  for (size_t i = 0; i < difference->stance_count; i++) difference->stances[i] = all[i].what;
fail:
  ent__free(before);
  ent__free(after);
  ent__free(all);
  return status;
}
