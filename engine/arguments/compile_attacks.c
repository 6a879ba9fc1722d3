/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Attacks and undercuts as attacks between nodes, spread along supports at both ends where the
 * reading says so: from whatever reaches the attacker to whatever reaches the attacked.
 */
#include "engine/arguments/compile.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

/* The nodes that an end stands for, itself first. */
typedef struct reach {
  uint32_t *at;
  uint32_t count;
  uint32_t *seen; /* 1 + the search in which a node was met last */
  uint32_t search;
} reach;

static void find(reach *r, uint32_t node, uint32_t arguments, const uint32_t *start, const uint32_t *along) {
  r->count = 0;
  r->at[r->count++] = node;
  if (start == NULL || node >= arguments) return;
  r->search++;
  r->seen[node] = r->search;
  for (uint32_t done = 0; done < r->count; done++) {
    for (uint32_t k = start[r->at[done]]; k < start[r->at[done] + 1]; k++) {
      if (r->seen[along[k]] == r->search) continue;
      r->seen[along[k]] = r->search;
      r->at[r->count++] = along[k];
    }
  }
}

static ent_status cross(ent__compile *c, const reach *from, const reach *to, ent_error *err) {
  ent_status status = ENT_OK;
  for (uint32_t i = 0; i < from->count; i++)
    for (uint32_t k = 0; k < to->count && status == ENT_OK; k++) status = ent__compile_attack(c, from->at[i], to->at[k], err);
  return status;
}

/* What a relation attacks: an argument, or y and z of the relation that it undercuts. */
static uint32_t attacked(const ent__compile *c, const ent_relation *relation, uint32_t to[2]) {
  if (relation->kind == ENT_RELATION_ATTACKS && relation->to.kind == ENT_TARGET_ARGUMENT) to[0] = relation->to.index;
  else if (relation->kind == ENT_RELATION_UNDERCUTS && c->kept[relation->to.index]) to[0] = c->chain[relation->to.index] + 1;
  else return 0;
  if (relation->kind == ENT_RELATION_ATTACKS || c->framework->options.reading == ENT_READING_EVIDENTIAL) return 1;
  to[1] = to[0] + 1;
  return c->framework->options.reading != ENT_READING_NONE && ent__compile_is_support(c, relation->to.index) ? 2 : 1;
}

typedef struct spread {
  const uint32_t *start;
  const uint32_t *along;
  reach from;
  reach to;
} spread;

/*
 * A relation that is undercut attacks through its chain. It is not spread at its source: whoever
 * supports the source is in only where the source is.
 */
static ent_status add_relation(ent__compile *c, spread *s, size_t i, ent_error *err) {
  const ent_relation *relation = &c->relations[i];
  const uint32_t arguments = c->framework->arguments, x = c->chain[i];
  uint32_t to[2];
  const uint32_t targets = attacked(c, relation, to);
  ent_status status = ENT_OK;
  if (x == ENT_NONE) {
    find(&s->from, relation->from, arguments, s->start, s->along);
  } else {
    status = ent__compile_attack(c, relation->from, x, err);
    if (status == ENT_OK) status = ent__compile_attack(c, x, x + 1, err);
    find(&s->from, x + 1, arguments, NULL, NULL);
  }
  for (uint32_t k = 0; k < targets && status == ENT_OK; k++) {
    find(&s->to, to[k], arguments, s->start, s->along);
    status = cross(c, &s->from, &s->to, err);
  }
  return status;
}

static bool make_room(reach *r, uint32_t arguments) {
  r->at = ent__alloc((size_t)arguments + 1, sizeof *r->at);
  r->seen = ent__zalloc(arguments, sizeof *r->seen);
  return r->at != NULL && r->seen != NULL;
}

static void give_back(reach *r) {
  ent__free(r->at);
  ent__free(r->seen);
}

ent_status ent__compile_attacks(ent__compile *c, const uint32_t *along_start, const uint32_t *along, ent_error *err) {
  spread s = {.start = along_start, .along = along};
  const bool from = make_room(&s.from, c->framework->arguments);
  const bool to = make_room(&s.to, c->framework->arguments);
  ent_status status = from && to ? ENT_OK : ent__nomem(err);
  for (size_t i = 0; i < c->relation_count && status == ENT_OK; i++)
    if (c->kept[i]) status = add_relation(c, &s, i, err);
  give_back(&s.from);
  give_back(&s.to);
  return status;
}
