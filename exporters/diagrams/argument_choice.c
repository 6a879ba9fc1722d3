/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/diagrams/argument_choice.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

/*
 * Everything that a relation can lead to has a number here: arguments, then issues, then relations.
 */
typedef struct search {
  const ent_relation *relations;
  size_t argument_count;
  size_t issue_count;
  size_t relation_count;
  uint32_t *start; /* relations that lead to each */
  uint32_t *into;
  uint32_t *queue;
  size_t queued;
  bool *met;
} search;

static size_t number_of(const search *s, const ent_target *to) {
  switch (to->kind) {
    case ENT_TARGET_ARGUMENT: return to->index;
    case ENT_TARGET_ISSUE_SUPPORT:
    case ENT_TARGET_ISSUE_OPPOSE: return s->argument_count + to->index;
    case ENT_TARGET_RELATION: return s->argument_count + s->issue_count + to->index;
  }
  return 0;
}

static void meet(search *s, size_t number) {
  if (s->met[number]) return;
  s->met[number] = true;
  s->queue[s->queued++] = (uint32_t)number;
}

/* From what is met to all that leads there. */
static void spread(search *s) {
  const size_t first = s->argument_count + s->issue_count;
  for (size_t done = 0; done < s->queued; done++) {
    const uint32_t number = s->queue[done];
    for (uint32_t i = s->start[number]; i < s->start[number + 1]; i++) {
      meet(s, s->relations[s->into[i]].from);
      meet(s, first + s->into[i]);
    }
  }
}

static void list_into(search *s, size_t total) {
  memset(s->start, 0, (total + 2) * sizeof *s->start);
  for (size_t r = 0; r < s->relation_count; r++) s->start[number_of(s, &s->relations[r].to) + 2]++;
  for (size_t i = 0; i < total; i++) s->start[i + 2] += s->start[i + 1];
  for (size_t r = 0; r < s->relation_count; r++) s->into[s->start[number_of(s, &s->relations[r].to) + 1]++] = (uint32_t)r;
}

/* Finds what is shown: s->met by number; a relation counts only where what it leads to is met too. */
static void find(search *s, const ent__argument_choice *choice) {
  const size_t total = s->argument_count + s->issue_count + s->relation_count;
  list_into(s, total);
  memset(s->met, 0, total * sizeof *s->met);
  for (size_t i = 0; i < s->issue_count; i++)
    if (choice->issue_rank[i] != ENT_NONE) meet(s, s->argument_count + i);
  for (size_t i = 0; i < s->argument_count && !choice->part; i++) meet(s, i);
  spread(s);
  /* Undercuts that undercut each other lead nowhere else. */
  for (size_t r = 0; r < s->relation_count && !choice->part; r++) meet(s, s->argument_count + s->issue_count + r);
}

typedef struct ranked {
  const char *text;
  const char *label;
  const char *id;
  uint32_t index;
} ranked;

static const char *plain(const ent_text *text) {
  const char *string = ent_text_in(text, NULL);
  return string != NULL ? string : "";
}

static int by_text(const void *left, const void *right) {
  const ranked *a = left, *b = right;
  const int texts = strcmp(a->text, b->text);
  if (texts != 0) return texts;
  const int labels = strcmp(a->label, b->label);
  return labels != 0 ? labels : strcmp(a->id, b->id);
}

/* Of arguments that a shown relation leads from or to. */
static ent_status list_arguments(ent__argument_choice *out, ent__arena *arena, const search *s, const ent_argument *arguments, ent_error *err) {
  const size_t n = s->argument_count, first = n + s->issue_count;
  bool *shown = ent__zalloc(n, sizeof *shown), *any = ent__zalloc(n, sizeof *any);
  ranked *list = ent__alloc(n, sizeof *list);
  out->arguments.at = ent__arena_alloc(arena, n, sizeof *out->arguments.at);
  out->argument_rank = ent__arena_alloc(arena, n, sizeof *out->argument_rank);
  const bool whole = shown != NULL && any != NULL && list != NULL && out->arguments.at != NULL && out->argument_rank != NULL;
  for (size_t r = 0; whole && r < s->relation_count; r++) {
    const ent_relation *relation = &s->relations[r];
    any[relation->from] = true;
    if (relation->to.kind == ENT_TARGET_ARGUMENT) any[relation->to.index] = true;
    if (!s->met[first + r]) continue;
    shown[relation->from] = true;
    if (relation->to.kind == ENT_TARGET_ARGUMENT) shown[relation->to.index] = true;
  }
  size_t count = 0;
  for (size_t i = 0; whole && i < n; i++) {
    out->argument_rank[i] = ENT_NONE;
    out->isolated += !any[i];
    if (shown[i]) list[count++] = (ranked){plain(arguments[i].text), plain(arguments[i].label), arguments[i].id, (uint32_t)i};
  }
  if (count > 1) qsort(list, count, sizeof *list, by_text);
  for (size_t i = 0; i < count; i++) {
    out->arguments.at[i] = list[i].index;
    out->argument_rank[list[i].index] = (uint32_t)i;
  }
  out->arguments.count = count;
  ent__free(shown);
  ent__free(any);
  ent__free(list);
  return whole ? ENT_OK : ent__nomem(err);
}

/* What relations are sorted by. An undercut is sorted by what the relation that it undercuts leads from. */
typedef struct keyed {
  uint32_t from;
  uint32_t kind;
  uint32_t to;
  uint32_t how;
  double weight;
  const char *id;
  uint32_t index;
} keyed;

static int by_ends(const void *left, const void *right) {
  const keyed *a = left, *b = right;
  const uint32_t keys[4][2] = {{a->from, b->from}, {a->kind, b->kind}, {a->to, b->to}, {a->how, b->how}};
  for (int i = 0; i < 4; i++)
    if (keys[i][0] != keys[i][1]) return keys[i][0] < keys[i][1] ? -1 : 1;
  if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
  return strcmp(a->id, b->id);
}

static uint32_t rank_of(const ent__argument_choice *out, const search *s, const ent_target *to) {
  if (to->kind == ENT_TARGET_ARGUMENT) return out->argument_rank[to->index];
  if (to->kind == ENT_TARGET_RELATION) return out->argument_rank[s->relations[to->index].from];
  return out->issue_rank[to->index];
}

static ent_status list_relations(ent__argument_choice *out, ent__arena *arena, const search *s, ent_error *err) {
  const size_t n = s->relation_count, first = s->argument_count + s->issue_count;
  keyed *list = ent__alloc(n, sizeof *list);
  size_t count = 0;
  out->relations.at = ent__arena_alloc(arena, n, sizeof *out->relations.at);
  out->undercut = ent__arena_alloc(arena, n, sizeof *out->undercut);
  const bool whole = list != NULL && out->relations.at != NULL && out->undercut != NULL;
  for (size_t r = 0; whole && r < n; r++) out->undercut[r] = false;
  for (size_t r = 0; whole && r < n; r++) {
    const ent_relation *at = &s->relations[r];
    if (!s->met[first + r]) continue;
    if (at->to.kind == ENT_TARGET_RELATION) out->undercut[at->to.index] = true;
    list[count++] = (keyed){out->argument_rank[at->from], (uint32_t)at->to.kind, rank_of(out, s, &at->to), (uint32_t)at->kind,
                            isnan(at->weight) ? 1.0 : at->weight, at->id != NULL ? at->id : "", (uint32_t)r};
  }
  if (count > 1) qsort(list, count, sizeof *list, by_ends);
  for (size_t i = 0; i < count; i++) out->relations.at[i] = list[i].index;
  out->relations.count = count;
  ent__free(list);
  return whole ? ENT_OK : ent__nomem(err);
}

/* Issues that pass the filter, by canonical order; of these, those that a shown relation leads to. */
static ent_status rank_issues(ent__argument_choice *out, ent__arena *arena, const ent_study *study, ent_error *err) {
  size_t total, count;
  (void)ent_dataset_issues(ent_study_dataset(study), &total);
  const ent_issue_id *issues = ent_stances_issues(ent_study_stances(study), &count);
  out->issue_rank = ent__arena_alloc(arena, total, sizeof *out->issue_rank);
  out->issues.at = ent__arena_alloc(arena, count, sizeof *out->issues.at);
  if (out->issue_rank == NULL || out->issues.at == NULL) return ent__nomem(err);
  for (size_t i = 0; i < total; i++) out->issue_rank[i] = ENT_NONE;
  for (size_t i = 0; i < count; i++) out->issue_rank[issues[i]] = (uint32_t)i;
  out->part = count < total;
  return ENT_OK;
}

static void list_issues(ent__argument_choice *out, const search *s, const ent_study *study) {
  size_t count;
  const ent_issue_id *issues = ent_stances_issues(ent_study_stances(study), &count);
  for (size_t i = 0; i < count; i++) {
    const size_t number = s->argument_count + issues[i];
    if (s->start[number + 1] > s->start[number]) out->issues.at[out->issues.count++] = issues[i];
  }
}

ent_status ent__argument_choose(ent__argument_choice *out, ent__arena *arena, const ent_study *study, ent_error *err) {
  const ent_dataset *dataset = ent_study_dataset(study);
  search s = {.queued = 0};
  *out = (ent__argument_choice){.isolated = 0};
  const ent_argument *arguments = ent_dataset_arguments(dataset, &s.argument_count);
  s.relations = ent_dataset_relations(dataset, &s.relation_count);
  (void)ent_dataset_issues(dataset, &s.issue_count);
  const size_t total = s.argument_count + s.issue_count + s.relation_count;
  s.start = ent__alloc(total + 2, sizeof *s.start);
  s.into = ent__alloc(s.relation_count, sizeof *s.into);
  s.queue = ent__alloc(total, sizeof *s.queue);
  s.met = ent__alloc(total, sizeof *s.met);
  ent_status status = s.start == NULL || s.into == NULL || s.queue == NULL || s.met == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) status = rank_issues(out, arena, study, err);
  if (status == ENT_OK) find(&s, out);
  if (status == ENT_OK) status = list_arguments(out, arena, &s, arguments, err);
  if (status == ENT_OK) status = list_relations(out, arena, &s, err);
  if (status == ENT_OK) list_issues(out, &s, study);
  ent__free(s.start);
  ent__free(s.into);
  ent__free(s.queue);
  ent__free(s.met);
  return status;
}
