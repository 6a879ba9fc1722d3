/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arguments between coalitions: what all accept, and on what they part. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/reasons/internal.h"

typedef struct work {
  ent_reasons *reasons;
  bool *accepts;
  uint32_t *objected; /* by actor: the argument + 1 that it was counted for as an objector */
  uint32_t *counted;  /* by actor: the same for all ways of having to do with it */
  ent__rows bearing;  /* by argument: issues in canonical order */
  ent_premise_side sides[ENT__REASONS_GROUPS];
} work;

/* Lists for each argument the issues that it bears on. */
static ent_status list_bearing(work *w, ent_error *err) {
  const ent_reasons *r = w->reasons;
  size_t total = 0;
  size_t count = 0;
  for (size_t i = 0; i < r->issue_count; i++) {
    (void)ent_framework_reasons(r->framework, r->issues[i], &count);
    total += count;
  }
  w->bearing.start = ent__zalloc(r->argument_total + 2, sizeof *w->bearing.start);
  w->bearing.at = ent__alloc(total, sizeof *w->bearing.at);
  if (w->bearing.start == NULL || w->bearing.at == NULL) return ent__nomem(err);
  for (int pass = 0; pass < 2; pass++) {
    for (size_t i = 0; i < r->issue_count; i++) {
      const ent_reason *at = ent_framework_reasons(r->framework, r->issues[i], &count);
      for (size_t k = 0; k < count; k++) {
        if (pass == 0) w->bearing.start[at[k].argument + 2]++;
        else w->bearing.at[w->bearing.start[at[k].argument + 1]++] = r->issues[i];
      }
    }
    for (size_t i = 0; pass == 0 && i < r->argument_total; i++) w->bearing.start[i + 2] += w->bearing.start[i + 1];
  }
  return ENT_OK;
}

static void count_actor(work *w, ent_premise *premise, ent_actor_id actor) {
  if (w->counted[actor] == premise->argument + 1) return;
  w->counted[actor] = premise->argument + 1;
  premise->actors++;
}

/* Counts in each coalition those that hold, reject or attack an argument. */
static void count_sides(work *w, ent_premise *premise) {
  const ent_reasons *r = w->reasons;
  const ent_argument_id argument = premise->argument;
  for (uint32_t g = 0; g < r->groups; g++) w->sides[g] = (ent_premise_side){.coalition = g, .accepts = w->accepts[g * r->argument_total + argument]};
  for (uint32_t i = r->holders.start[argument]; i < r->holders.start[argument + 1]; i++) {
    const ent_holding *holding = &r->holdings[r->holders.at[i]];
    const uint32_t camp = r->camp[holding->actor];
    if (camp >= r->groups) continue;
    w->sides[camp].holders += holding->holds;
    w->sides[camp].rejecters += holding->rejects;
    count_actor(w, premise, holding->actor);
  }
  for (uint32_t k = r->attacked.start[argument]; k < r->attacked.start[argument + 1]; k++) {
    const ent_argument_id from = r->relations[r->attacked.at[k]].from;
    for (uint32_t i = r->holders.start[from]; from != argument && i < r->holders.start[from + 1]; i++) {
      const ent_holding *holding = &r->holdings[r->holders.at[i]];
      const uint32_t camp = r->camp[holding->actor];
      if (!holding->holds || camp >= r->groups || w->objected[holding->actor] == argument + 1) continue;
      w->objected[holding->actor] = argument + 1;
      w->sides[camp].objectors++;
      count_actor(w, premise, holding->actor);
    }
  }
}

/* One coalition holds it, another rejects it or holds what attacks it. */
static bool is_contested(const work *w) {
  uint32_t holding = 0;
  uint32_t against = 0;
  uint32_t both = 0;
  for (uint32_t g = 0; g < w->reasons->groups; g++) {
    const bool holds = w->sides[g].holders > 0;
    const bool objects = w->sides[g].rejecters + w->sides[g].objectors > 0;
    holding += holds;
    against += objects;
    both += holds && objects;
  }
  const bool in_one_alone = holding == 1 && against == 1 && both == 1;
  return holding > 0 && against > 0 && !in_one_alone;
}

static ent_premise_kind kind_of(const work *w, const ent_premise *premise) {
  const uint32_t groups = w->reasons->groups;
  if (is_contested(w) || (premise->accepting > 0 && premise->accepting < groups)) return ENT_PREMISE_CRUX;
  for (uint32_t g = 0; g < groups; g++)
    if (w->sides[g].rejecters > 0) return ENT_PREMISE_OTHER;
  const bool stands = premise->accepting == groups && premise->holding > 0;
  return stands || premise->holding > 1 ? ENT_PREMISE_COMMON : ENT_PREMISE_OTHER;
}

static ent_status look_at(work *w, ent_argument_id argument, ent_error *err) {
  ent_reasons *r = w->reasons;
  ent_premise one = {.argument = argument, .side_count = r->groups};
  count_sides(w, &one);
  for (uint32_t g = 0; g < r->groups; g++) {
    one.holding += w->sides[g].holders > 0;
    one.accepting += w->sides[g].accepts;
  }
  one.kind = kind_of(w, &one);
  const bool touched = r->holders.start[argument] < r->holders.start[argument + 1] && one.actors > 0;
  if (!touched && one.kind != ENT_PREMISE_CRUX) return ENT_OK;
  one.issue_count = w->bearing.start[argument + 1] - w->bearing.start[argument];
  one.issues = ent__arena_copy(&r->arena, w->bearing.at + w->bearing.start[argument], one.issue_count, sizeof *one.issues);
  one.sides = ent__arena_copy(&r->arena, w->sides, r->groups, sizeof *one.sides);
  if (one.issues == NULL || one.sides == NULL) return ent__nomem(err);
  r->premises[r->premise_count++] = one;
  return ENT_OK;
}

static int falling(uint32_t a, uint32_t b) { return a > b ? -1 : a < b; }

static int kind_order(ent_premise_kind kind) { return kind == ENT_PREMISE_CRUX ? 0 : kind == ENT_PREMISE_COMMON ? 1 : 2; }

/* The array is in the order of texts, so that its places break ties. */
static int compare(const void *left, const void *right) {
  const ent_premise *a = *(const ent_premise *const *)left;
  const ent_premise *b = *(const ent_premise *const *)right;
  if (a->kind != b->kind) return kind_order(a->kind) < kind_order(b->kind) ? -1 : 1;
  const int holding = a->kind == ENT_PREMISE_COMMON ? falling(a->holding, b->holding) : 0;
  if (holding != 0) return holding;
  if (a->actors != b->actors) return falling(a->actors, b->actors);
  if (a->issue_count != b->issue_count) return falling(a->issue_count, b->issue_count);
  return a < b ? -1 : a > b;
}

static ent_status sort(ent_reasons *r, ent_error *err) {
  const ent_premise **order = ent__alloc(r->premise_count, sizeof *order);
  ent_premise *sorted = ent__alloc(r->premise_count, sizeof *sorted);
  const bool room = order != NULL && sorted != NULL;
  for (size_t i = 0; room && i < r->premise_count; i++) order[i] = &r->premises[i];
  if (room && r->premise_count > 0) qsort(order, r->premise_count, sizeof *order, compare);
  for (size_t i = 0; room && i < r->premise_count; i++) sorted[i] = *order[i];
  ent__free(order);
  if (!room) {
    ent__free(sorted);
    return ent__nomem(err);
  }
  ent__free(r->premises);
  r->premises = sorted;
  return ENT_OK;
}

static ent_status look_at_all(work *w, ent_error *err) {
  ent_reasons *r = w->reasons;
  ent_argument_id *order = ent__alloc(r->argument_total, sizeof *order);
  r->premises = ent__alloc(r->argument_total, sizeof *r->premises);
  ent_status status = order == NULL || r->premises == NULL ? ent__nomem(err) : list_bearing(w, err);
  for (size_t i = 0; status == ENT_OK && i < r->argument_total; i++) order[r->argument_rank[i]] = (ent_argument_id)i;
  for (size_t i = 0; status == ENT_OK && i < r->argument_total; i++) status = look_at(w, order[i], err);
  ent__free(order);
  return status == ENT_OK ? sort(r, err) : status;
}

ent_status ent__reasons_judge(ent_reasons *reasons, ent_error *err) {
  work w = {.reasons = reasons};
  if (reasons->groups < 2 || reasons->argument_total == 0) {
    reasons->ranks_values = ent__zalloc(reasons->groups, sizeof *reasons->ranks_values);
    return reasons->ranks_values == NULL ? ent__nomem(err) : ENT_OK;
  }
  w.accepts = ent__zalloc(reasons->argument_total * reasons->groups, sizeof *w.accepts);
  w.objected = ent__zalloc(reasons->actor_total, sizeof *w.objected);
  w.counted = ent__zalloc(reasons->actor_total, sizeof *w.counted);
  const bool room = w.accepts != NULL && w.objected != NULL && w.counted != NULL;
  ent_status status = room ? ent__reasons_eyes(w.accepts, reasons, err) : ent__nomem(err);
  if (status == ENT_OK) status = look_at_all(&w, err);
  ent__rows_clear(&w.bearing);
  ent__free(w.accepts);
  ent__free(w.objected);
  ent__free(w.counted);
  return status;
}
