/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actors at odds with themselves: they hold both ends of an attack, or hold and reject one argument. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/reasons/internal.h"

typedef struct found {
  uint32_t ranks[3]; /* actor, attacker, attacked */
  const char *id;    /* of the relation */
  ent_contradiction it;
} found;

typedef struct finds {
  found *at;
  size_t count;
  size_t room;
} finds;

static int compare(const void *left, const void *right) {
  const found *a = left;
  const found *b = right;
  for (int i = 0; i < 3; i++)
    if (a->ranks[i] != b->ranks[i]) return a->ranks[i] < b->ranks[i] ? -1 : 1;
  return strcmp(a->id, b->id);
}

/* Which sources speak for a side: of a rejection only that, else all others. */
static bool speaks(const ent_holding_source *source, bool rejection) { return (source->by == ENT_HOLDING_REJECTED) == rejection; }

/* Compares the dates and the documents of the two sides. */
static void place_in_time(ent_contradiction *c, bool rejection) {
  bool dated_a = false;
  bool dated_b = false;
  c->time = ENT_REASONS_TIME_UNKNOWN;
  for (uint32_t i = 0; i < c->of_attacker->source_count; i++) {
    const ent_holding_source *a = &c->of_attacker->sources[i];
    int32_t from_a = 0;
    int32_t to_a = 0;
    if (!speaks(a, rejection)) continue;
    const bool has_a = ent_interval_days(a->date, &from_a, &to_a);
    dated_a = dated_a || has_a;
    for (uint32_t k = 0; k < c->of_attacked->source_count; k++) {
      const ent_holding_source *b = &c->of_attacked->sources[k];
      int32_t from_b = 0;
      int32_t to_b = 0;
      if (!speaks(b, false)) continue;
      c->one_document = c->one_document || (a->document != ENT_NONE && a->document == b->document);
      const bool has_b = ent_interval_days(b->date, &from_b, &to_b);
      dated_b = dated_b || has_b;
      if (has_a && has_b && from_a <= to_b && from_b <= to_a) c->time = ENT_REASONS_AT_ONE_TIME;
    }
  }
  if (c->time == ENT_REASONS_TIME_UNKNOWN && dated_a && dated_b) c->time = ENT_REASONS_OVER_TIME;
}

static ent_status add(finds *to, const ent_reasons *r, const ent_holding *a, const ent_holding *b, ent_relation_id relation, ent_error *err) {
  void *at = to->at;
  if (ent__grow(&at, &to->room, to->count + 1, sizeof *to->at) != 0) return ent__nomem(err);
  to->at = at;
  found *one = &to->at[to->count++];
  *one = (found){{r->actor_rank[a->actor], r->argument_rank[a->argument], r->argument_rank[b->argument]},
                 relation == ENT_NONE ? "" : r->relations[relation].id,
                 {.actor = a->actor,
                  .attacker = a->argument,
                  .attacked = b->argument,
                  .relation = relation,
                  .stands = relation == ENT_NONE ? ENT_LABEL_UNDECIDED : ent_framework_relation(r->framework, relation),
                  .of_attacker = a,
                  .of_attacked = b}};
  place_in_time(&one->it, relation == ENT_NONE);
  return ENT_OK;
}

/* Walks the holders of both ends of an attack, each by rank of the actor, side by side. */
static ent_status look_at(finds *to, const ent_reasons *r, ent_relation_id relation, ent_error *err) {
  const uint32_t *start = r->holders.start;
  const ent_argument_id from = r->relations[relation].from;
  const ent_argument_id target = r->relations[relation].to.index;
  uint32_t i = start[from];
  uint32_t k = start[target];
  ent_status status = ENT_OK;
  if (from == target) return ENT_OK; /* an argument's quarrel with itself is not the actor's */
  while (i < start[from + 1] && k < start[target + 1] && status == ENT_OK) {
    const ent_holding *a = &r->holdings[r->holders.at[i]];
    const ent_holding *b = &r->holdings[r->holders.at[k]];
    const uint32_t x = r->actor_rank[a->actor];
    const uint32_t y = r->actor_rank[b->actor];
    if (x == y && a->holds && b->holds) status = add(to, r, a, b, relation, err);
    i += x <= y;
    k += y <= x;
  }
  return status;
}

ent_status ent__reasons_contradict(ent_reasons *r, ent_error *err) {
  finds list = {NULL, 0, 0};
  ent_status status = ENT_OK;
  for (uint32_t i = 0; i < r->relation_total && status == ENT_OK; i++) {
    const ent_relation *relation = &r->relations[i];
    if (relation->kind == ENT_RELATION_ATTACKS && relation->to.kind == ENT_TARGET_ARGUMENT) status = look_at(&list, r, i, err);
  }
  for (size_t i = 0; i < r->holding_count && status == ENT_OK; i++) {
    const ent_holding *holding = &r->holdings[i];
    if (holding->holds && holding->rejects) status = add(&list, r, holding, holding, ENT_NONE, err);
  }
  if (list.count > 0) qsort(list.at, list.count, sizeof *list.at, compare);
  r->contradictions = status == ENT_OK ? ent__alloc(list.count, sizeof *r->contradictions) : NULL;
  if (status == ENT_OK && r->contradictions == NULL) status = ent__nomem(err);
  for (size_t i = 0; i < list.count && status == ENT_OK; i++) r->contradictions[r->contradiction_count++] = list.at[i].it;
  ent__free(list.at);
  return status;
}
