/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actors without an order: which arguments they hold and which they reject. */
#include <stdlib.h>
#include <string.h>

#include "engine/arguments/audiences/audiences_struct.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

/* An actor's stance on an argument. */
typedef struct stance {
  uint32_t actor;
  bool rejects;
  uint32_t argument;
} stance;

typedef struct stances {
  const ent_actor *actors;
  stance *at;
  size_t count;
  size_t room;
} stances;

static ent_status add(stances *s, ent_ids actors, uint32_t argument, bool rejects, ent_error *err) {
  for (uint32_t i = 0; i < actors.count; i++) {
    void *at = s->at;
    if (s->actors[actors.at[i]].ranked_values > 0) continue;
    if (ent__grow(&at, &s->room, s->count + 1, sizeof *s->at) != 0) return ent__nomem(err);
    s->at = at;
    s->at[s->count++] = (stance){actors.at[i], rejects, argument};
  }
  return ENT_OK;
}

static ent_status collect(stances *s, const ent_dataset *dataset, ent_error *err) {
  size_t count;
  ent_status status = ENT_OK;
  const ent_argument *arguments = ent_dataset_arguments(dataset, &count);
  for (size_t i = 0; i < count && status == ENT_OK; i++) {
    status = add(s, arguments[i].put_forward_by, (uint32_t)i, false, err);
    if (status == ENT_OK) status = add(s, arguments[i].endorsed_by, (uint32_t)i, false, err);
    if (status == ENT_OK) status = add(s, arguments[i].rejected_by, (uint32_t)i, true, err);
  }
  const ent_statement *statements = ent_dataset_statements(dataset, &count);
  for (size_t i = 0; i < count && status == ENT_OK; i++)
    for (uint32_t k = 0; k < statements[i].arguments.count && status == ENT_OK; k++)
      status = add(s, (ent_ids){&statements[i].actor, 1}, statements[i].arguments.at[k], false, err);
  return status;
}

static int compare_stances(const void *left, const void *right) {
  const stance *a = left, *b = right;
  if (a->actor != b->actor) return a->actor < b->actor ? -1 : 1;
  if (a->rejects != b->rejects) return a->rejects ? 1 : -1;
  return a->argument < b->argument ? -1 : a->argument > b->argument;
}

/* Sorts and keeps each stance once. */
static void squeeze(stances *s) {
  size_t kept = 0;
  if (s->count > 0) qsort(s->at, s->count, sizeof *s->at, compare_stances);
  for (size_t i = 0; i < s->count; i++)
    if (i == 0 || compare_stances(&s->at[i], &s->at[kept - 1]) != 0) s->at[kept++] = s->at[i];
  s->count = kept;
}

/* The actor's row of stances from the first on; returns how many. */
static size_t list_one(ent_unordered *out, const stance *from, size_t count, uint32_t *room) {
  size_t own = 0;
  *out = (ent_unordered){.actor = from->actor};
  while (own < count && from[own].actor == from->actor) {
    room[own] = from[own].argument;
    if (from[own].rejects) out->rejected.count++;
    else out->held.count++;
    own++;
  }
  out->held.at = out->held.count == 0 ? NULL : room;
  out->rejected.at = out->rejected.count == 0 ? NULL : room + out->held.count;
  return own;
}

typedef struct named {
  const char *id;
  ent_unordered actor;
} named;

static int compare_named(const void *left, const void *right) {
  const named *a = left, *b = right;
  return strcmp(a->id, b->id);
}

static ent_status list(ent_audiences *a, const stances *s, ent_error *err) {
  uint32_t *room = ent__arena_alloc(&a->arena, s->count, sizeof *room);
  named *found = ent__alloc(s->count, sizeof *found);
  size_t count = 0;
  ent_status status = room == NULL || found == NULL ? ent__nomem(err) : ENT_OK;
  for (size_t i = 0; status == ENT_OK && i < s->count; count++) {
    found[count].id = s->actors[s->at[i].actor].id;
    i += list_one(&found[count].actor, &s->at[i], s->count - i, room + i);
  }
  a->unordered = status == ENT_OK ? ent__alloc(count, sizeof *a->unordered) : NULL;
  if (status == ENT_OK && a->unordered == NULL) status = ent__nomem(err);
  if (status == ENT_OK) {
    if (count > 0) qsort(found, count, sizeof *found, compare_named);
    for (size_t i = 0; i < count; i++) a->unordered[i] = found[i].actor;
    a->unordered_count = count;
  }
  ent__free(found);
  return status;
}

ent_status ent__audiences_list_unordered(ent_audiences *audiences, ent_error *err) {
  const ent_dataset *dataset = audiences->framework->dataset;
  size_t count;
  if (dataset == NULL || !audiences->options.all_orders) return ENT_OK;
  stances s = {.actors = ent_dataset_actors(dataset, &count)};
  ent_status status = collect(&s, dataset, err);
  if (status == ENT_OK) {
    squeeze(&s);
    status = list(audiences, &s, err);
  }
  ent__free(s.at);
  return status;
}

const ent_unordered *ent_audiences_unordered(const ent_audiences *audiences, size_t *count) {
  const bool known = audiences->all.facts.method == ENT_ORDERS_ENUMERATED;
  *count = known ? audiences->unordered_count : 0;
  return *count == 0 ? NULL : audiences->unordered;
}

ent_acceptance ent_audiences_unordered_acceptance(const ent_audiences *audiences, size_t i, ent_argument_id argument) {
  const ent__fit *fit = &audiences->fit[i];
  if (fit->all[argument / 64] >> argument % 64 & 1) return ENT_ACCEPTANCE_ALL;
  return fit->some[argument / 64] >> argument % 64 & 1 ? ENT_ACCEPTANCE_SOME : ENT_ACCEPTANCE_NONE;
}
