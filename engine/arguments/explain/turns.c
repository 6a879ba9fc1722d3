/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/arguments/explain/turns.h"

#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

/* A relation by its ends, for sorting. */
typedef struct ends {
  uint32_t kind;
  uint32_t to;
  uint32_t from;
  uint32_t relation;
} ends;

static int compare(const void *left, const void *right) {
  const ends *a = left, *b = right;
  if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
  if (a->to != b->to) return a->to < b->to ? -1 : 1;
  if (a->from != b->from) return a->from < b->from ? -1 : 1;
  return a->relation < b->relation ? -1 : a->relation > b->relation;
}

ent_status ent__turns_init(ent__turns *turns, const ent_framework *framework, ent_error *err) {
  size_t count = 0;
  *turns = (ent__turns){.framework = framework};
  if (framework->dataset == NULL) return ENT_OK;
  turns->relations = ent_dataset_relations(framework->dataset, &count);
  ends *list = ent__alloc(count, sizeof *list);
  turns->order = ent__alloc(count, sizeof *turns->order);
  if (list == NULL || turns->order == NULL) {
    ent__free(list);
    return ent__nomem(err);
  }
  for (size_t i = 0; i < count; i++) {
    const ent_relation *at = &turns->relations[i];
    if (at->kind == ENT_RELATION_SUPPORTS || framework->relation[i] != ENT_NONE) continue; /* left out, or a node of its own */
    list[turns->count++] = (ends){(uint32_t)at->to.kind, at->to.index, at->from, (uint32_t)i};
  }
  if (turns->count > 0) qsort(list, turns->count, sizeof *list, compare);
  for (size_t i = 0; i < turns->count; i++) turns->order[i] = list[i].relation;
  ent__free(list);
  return ENT_OK;
}

void ent__turns_clear(ent__turns *turns) {
  ent__free(turns->order);
  *turns = (ent__turns){0};
}

/* Finds the first relation from an argument to a target, ENT_NONE where there is none. */
static ent_relation_id find(const ent__turns *turns, ent_argument_id from, ent_target_kind kind, uint32_t to) {
  size_t low = 0, high = turns->count;
  const ends wanted = {(uint32_t)kind, to, from, 0};
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const ent_relation *at = &turns->relations[turns->order[middle]];
    const ends here = {(uint32_t)at->to.kind, at->to.index, at->from, turns->order[middle]};
    if (compare(&here, &wanted) < 0) low = middle + 1;
    else high = middle;
  }
  if (low == turns->count) return ENT_NONE;
  const ent_relation *at = &turns->relations[turns->order[low]];
  return at->to.kind == kind && at->to.index == to && at->from == from ? turns->order[low] : ENT_NONE;
}

/* The target of a turn in the dataset. */
static ent_target target_of(const ent_framework *framework, uint32_t node) {
  if (node < framework->arguments) return (ent_target){ENT_TARGET_ARGUMENT, node};
  return (ent_target){ENT_TARGET_RELATION, framework->meta[node - framework->arguments].index};
}

static ent_turn_kind kind_of(const ent__turns *turns, ent_relation_id relation, ent_target to) {
  const ent_relation *at = &turns->relations[relation];
  if (at->to.kind != to.kind || at->to.index != to.index) return ENT_TURN_DERIVED;
  return at->kind == ENT_RELATION_UNDERCUTS ? ENT_TURN_UNDERCUT : ENT_TURN_ATTACK;
}

void ent__turns_describe(const ent__turns *turns, uint32_t from, uint32_t to, ent_dialogue_turn *turn) {
  const ent_framework *framework = turns->framework;
  const ent_target target = target_of(framework, to);
  if (from < framework->arguments) {
    turn->argument = from;
    turn->relation = find(turns, from, target.kind, target.index);
    turn->kind = framework->dataset == NULL ? ENT_TURN_ATTACK : turn->relation == ENT_NONE ? ENT_TURN_DERIVED : kind_of(turns, turn->relation, target);
    return;
  }
  const ent__meta meta = framework->meta[from - framework->arguments];
  const bool holds = meta.kind == ENT__META_HOLDS;
  turn->argument = holds ? turns->relations[meta.index].from : ENT_NONE;
  turn->relation = holds || meta.kind == ENT__META_FAILS ? meta.index : ENT_NONE;
  turn->kind = holds ? kind_of(turns, meta.index, target) : meta.kind == ENT__META_TOP ? ENT_TURN_CIRCLE : ENT_TURN_UNBACKED;
}

bool ent__turns_silent(const ent_framework *framework, uint32_t node) {
  if (node < framework->arguments) return false;
  const ent__meta_kind kind = framework->meta[node - framework->arguments].kind;
  return kind == ENT__META_SOURCE || kind == ENT__META_STEP;
}
