/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An admissible set within a component of up to 64 nodes, which are bits of a number. From a node
 * on, whatever attacks what is in and is not attacked is answered by one of its attackers, each in
 * turn. A node from which this fails is in no admissible set, and a solver would take longer to set
 * up than this takes; where it does take long it is given up.
 */
#include "engine/arguments/extensions/growth.h"

enum { most_steps = 20000 };

typedef struct small {
  uint32_t count;
  uint64_t by[ENT__GROWTH_SMALL]; /* what attacks it */
  uint64_t to[ENT__GROWTH_SMALL]; /* what it attacks */
  uint64_t may;                   /* what could be in */
  uint64_t wished;
  uint32_t steps;
} small;

/* What is in, what attacks it and what it attacks; what was tried in vain; answers still to try. */
typedef struct frame {
  uint64_t in;
  uint64_t by;
  uint64_t to;
  uint64_t vain;
  uint64_t answers;
} frame;

static uint32_t lowest(uint64_t set) {
  uint32_t i = 0;
  while ((set >> i & 0xff) == 0) i += 8;
  while ((set >> i & 1) == 0) i++;
  return i;
}

static frame with(const small *s, const frame *f, uint32_t node) {
  return (frame){f->in | UINT64_C(1) << node, f->by | s->by[node], f->to | s->to[node], f->vain, 0};
}

/* Looks for a set with a node and without those in `vain`; 0 where there is none or it was given up. */
static uint64_t defend(small *s, uint32_t node, uint64_t vain) {
  frame frames[ENT__GROWTH_SMALL + 1];
  const frame none = {.vain = vain};
  uint32_t depth = 0;
  frame next = with(s, &none, node);
  for (;;) {
    const uint64_t unanswered = next.by & ~next.to;
    if (unanswered == 0) return next.in;
    if (++s->steps > most_steps) return 0;
    next.answers = s->by[lowest(unanswered)] & s->may & ~(next.vain | next.by | next.to);
    frames[depth++] = next;
    while (depth > 0 && frames[depth - 1].answers == 0) depth--;
    if (depth == 0) return 0;
    frame *at = &frames[depth - 1];
    const uint32_t answer = lowest(at->answers);
    next = with(s, at, answer);
    at->answers &= at->answers - 1;
    at->vain |= UINT64_C(1) << answer;
  }
}

static uint64_t look(small *s) {
  uint64_t vain = 0, set = 0;
  for (int turn = 0; turn < 2 && set == 0; turn++) {
    const uint64_t from = turn == 0 ? s->may & s->wished : s->may & ~s->wished;
    for (uint64_t left = from; left != 0 && set == 0 && s->steps <= most_steps; left &= left - 1) {
      const uint32_t node = lowest(left);
      set = defend(s, node, vain);
      vain |= UINT64_C(1) << node;
    }
  }
  return set;
}

static void fill(small *s, ent__growth *growth, const uint32_t *nodes) {
  const ent__graph *g = growth->graph;
  for (uint32_t i = 0; i < s->count; i++) growth->local[nodes[i]] = i;
  for (uint32_t i = 0; i < s->count; i++) {
    if (!growth->barred[nodes[i]]) s->may |= UINT64_C(1) << i;
    if (growth->wished != NULL && growth->wished[nodes[i]]) s->wished |= UINT64_C(1) << i;
    for (uint32_t k = g->target_start[nodes[i]]; k < g->target_start[nodes[i] + 1]; k++) {
      const uint32_t target = growth->local[g->targets[k]];
      if (target == ENT_NONE) continue;
      s->to[i] |= UINT64_C(1) << target;
      s->by[target] |= UINT64_C(1) << i;
    }
  }
  for (uint32_t i = 0; i < s->count; i++) growth->local[nodes[i]] = ENT_NONE;
}

bool ent__growth_small(ent__growth *growth, const uint32_t *nodes, uint32_t count, bool *found) {
  small s = {.count = count};
  fill(&s, growth, nodes);
  const uint64_t set = look(&s);
  *found = set != 0;
  for (uint32_t i = 0; i < count; i++)
    if (set >> i & 1) ent__growth_accept(growth, nodes[i]);
  return set != 0 || s.steps <= most_steps;
}
