/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which arguments and relations are new, gone or changed, and which arguments fare otherwise. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/difference/internal.h"

/* A record by its id. */
typedef struct entry {
  const char *id;
  uint32_t index;
} entry;

static int by_id(const void *left, const void *right) { return strcmp(((const entry *)left)->id, ((const entry *)right)->id); }

static const char *target_id(const ent_dataset *dataset, ent_target target) {
  size_t count = 0;
  if (target.kind == ENT_TARGET_ARGUMENT) return ent_dataset_arguments(dataset, &count)[target.index].id;
  if (target.kind == ENT_TARGET_RELATION) return ent_dataset_relations(dataset, &count)[target.index].id;
  return ent_dataset_issues(dataset, &count)[target.index].id;
}

static ent_status gather(entry **out, size_t *count, const ent_dataset *dataset, bool relations, ent_error *err) {
  const ent_argument *arguments = ent_dataset_arguments(dataset, count);
  const ent_relation *of = relations ? ent_dataset_relations(dataset, count) : NULL;
  *out = ent__alloc(*count + 1, sizeof **out);
  if (*out == NULL) return ent__nomem(err);
  for (uint32_t i = 0; i < *count; i++) (*out)[i] = (entry){relations ? of[i].id : arguments[i].id, i};
  qsort(*out, *count, sizeof **out, by_id);
  return ENT_OK;
}

static bool same_ids(const ent_dataset *a, ent_ids x, const ent_dataset *b, ent_ids y) {
  size_t count = 0;
  const ent_actor *left = ent_dataset_actors(a, &count);
  const ent_actor *right = ent_dataset_actors(b, &count);
  if (x.count != y.count) return false;
  for (uint32_t i = 0; i < x.count; i++)
    if (strcmp(left[x.at[i]].id, right[y.at[i]].id) != 0) return false;
  return true;
}

static double or_else(double value, double otherwise) { return isnan(value) ? otherwise : value; }

static bool same_argument(const ent_dataset *a, uint32_t i, const ent_dataset *b, uint32_t k) {
  size_t count = 0;
  const ent_argument *x = &ent_dataset_arguments(a, &count)[i];
  const ent_argument *y = &ent_dataset_arguments(b, &count)[k];
  return ent__difference_same_text(x->text, y->text) && ent__difference_same_text(x->label, y->label) && same_ids(a, x->put_forward_by, b, y->put_forward_by) &&
         same_ids(a, x->endorsed_by, b, y->endorsed_by) && same_ids(a, x->rejected_by, b, y->rejected_by) && or_else(x->base_score, 0.5) == or_else(y->base_score, 0.5);
}

static bool same_relation(const ent_dataset *a, uint32_t i, const ent_dataset *b, uint32_t k) {
  size_t count = 0;
  const ent_relation *x = &ent_dataset_relations(a, &count)[i];
  const ent_relation *y = &ent_dataset_relations(b, &count)[k];
  const char *from = ent_dataset_arguments(a, &count)[x->from].id;
  return strcmp(from, ent_dataset_arguments(b, &count)[y->from].id) == 0 && x->kind == y->kind && x->to.kind == y->to.kind &&
         ent__difference_order(target_id(a, x->to), target_id(b, y->to)) == 0 && or_else(x->weight, 1) == or_else(y->weight, 1);
}

/* Brings the kinds together and leaves the order within each. */
static void part_kinds(ent_record_difference *list, ent_record_difference *room, size_t count) {
  size_t used = 0;
  for (int kind = ENT_DIFFERENCE_CHANGED; kind <= ENT_DIFFERENCE_REMOVED; kind++)
    for (size_t i = 0; i < count; i++)
      if ((int)list[i].kind == kind) room[used++] = list[i];
  if (count > 0) memcpy(list, room, count * sizeof *list);
}

/* Compares one table; where `labels` has room, also how arguments fare. */
static ent_status compare(ent_difference *difference, bool relations, ent_error *err) {
  entry *a = NULL;
  entry *b = NULL;
  ent_record_difference *room = NULL;
  ent_record_difference **list = relations ? &difference->relations : &difference->arguments;
  size_t *used = relations ? &difference->relation_count : &difference->argument_count;
  size_t *same = relations ? &difference->same.relations : &difference->same.arguments;
  const ent_dataset *before = ent_study_dataset(difference->before);
  const ent_dataset *after = ent_study_dataset(difference->after);
  size_t m = 0;
  size_t n = 0;
  ent_status status = gather(&a, &m, before, relations, err);
  if (status == ENT_OK) status = gather(&b, &n, after, relations, err);
  if (status != ENT_OK) goto fail;
  *list = ent__alloc(m + n + 1, sizeof **list);
  room = ent__alloc(m + n + 1, sizeof *room);
  if (*list == NULL || room == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  for (size_t i = 0, k = 0; i < m || k < n;) {
    const int order = i == m ? 1 : k == n ? -1 : by_id(&a[i], &b[k]);
    if (order < 0) (*list)[(*used)++] = (ent_record_difference){ENT_DIFFERENCE_REMOVED, a[i].index, ENT_NONE};
    else if (order > 0) (*list)[(*used)++] = (ent_record_difference){ENT_DIFFERENCE_ADDED, ENT_NONE, b[k].index};
    else if (relations ? same_relation(before, a[i].index, after, b[k].index) : same_argument(before, a[i].index, after, b[k].index)) (*same)++;
    else (*list)[(*used)++] = (ent_record_difference){ENT_DIFFERENCE_CHANGED, a[i].index, b[k].index};
    i += order <= 0;
    k += order >= 0;
  }
  part_kinds(*list, room, *used);
fail:
  ent__free(a);
  ent__free(b);
  ent__free(room);
  return status;
}

static ent_status compare_labels(ent_difference *difference, ent_error *err) {
  entry *a = NULL;
  size_t count = 0;
  size_t unused = 0;
  const ent_dataset *before = ent_study_dataset(difference->before);
  const ent_dataset *after = ent_study_dataset(difference->after);
  const ent_label *was = ent_framework_grounded(ent_study_framework(difference->before), &unused);
  const ent_label *is = ent_framework_grounded(ent_study_framework(difference->after), &unused);
  ent_status status = gather(&a, &count, before, false, err);
  if (status == ENT_OK) difference->labels = ent__alloc(count + 1, sizeof *difference->labels);
  if (status == ENT_OK && difference->labels == NULL) status = ent__nomem(err);
  for (size_t i = 0; status == ENT_OK && i < count; i++) {
    const uint32_t other = ent_dataset_find(after, ENT_TABLE_ARGUMENTS, a[i].id);
    if (other == ENT_NONE || was[a[i].index] == is[other]) continue;
    difference->labels[difference->label_count++] = (ent_label_difference){a[i].index, other, was[a[i].index], is[other]};
  }
  ent__free(a);
  return status;
}

ent_status ent__difference_arguments(ent_difference *difference, ent_error *err) {
  ent_status status = compare(difference, false, err);
  if (status == ENT_OK) status = compare(difference, true, err);
  return status == ENT_OK ? compare_labels(difference, err) : status;
}
