/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Admissible sets within a large component, without the solver: from each node on, what attacks the
 * set is answered by one of its attackers, with going back, for a few steps. In a large sparse
 * component most nodes are settled so, in linear time: in some small admissible set, which is
 * accepted; or in none, and barred. The solver gets what is left.
 */
#include "engine/arguments/extensions/growth.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

/*
 * passes: the attacks of the component may be looked at so many times in all. From each node on, few
 * steps are taken at first: what they accept makes the component fall apart, and most of what they
 * give up is easy after that. On debates with three attacks an argument that halves the time of a
 * question; fewer than 32 make it longer again, for the nodes that are given up then.
 */
enum { passes = 64, first_steps = 32, most_steps = 400, most_members = 128, most_threats = 1024 };

/* A threat that is being answered, the answers left, and what was there before. */
typedef struct choice {
  uint32_t threat; /* its place in the list */
  uint32_t next;   /* of its attackers, the one to try next */
  uint32_t members;
  uint32_t threats;
} choice;

typedef struct probe {
  ent__growth *growth;
  uint32_t *hit;    /* by node: members that attack it */
  uint32_t *threat; /* by node: members that it attacks */
  uint32_t members[most_members];
  uint32_t threats[most_threats];
  choice choices[most_members];
  uint32_t member_count;
  uint32_t threat_count;
  uint32_t choice_count;
  uint32_t steps;
  uint32_t most; /* steps from one node on */
  uint64_t work;
} probe;

static bool is_open(const probe *p, uint32_t v) { return p->growth->state[v] == ENT__GROWTH_OPEN; }

static uint64_t degree(const ent__graph *g, uint32_t v) {
  return (uint64_t)(g->source_start[v + 1] - g->source_start[v]) + (g->target_start[v + 1] - g->target_start[v]);
}

static bool add(probe *p, uint32_t v) {
  const ent__graph *g = p->growth->graph;
  if (p->member_count == most_members) return false;
  p->members[p->member_count++] = v;
  for (uint32_t k = g->target_start[v]; k < g->target_start[v + 1]; k++) p->hit[g->targets[k]]++;
  for (uint32_t k = g->source_start[v]; k < g->source_start[v + 1]; k++) p->threat[g->sources[k]]++;
  for (uint32_t k = g->source_start[v]; k < g->source_start[v + 1]; k++) {
    if (!is_open(p, g->sources[k])) continue;
    if (p->threat_count == most_threats) return false;
    p->threats[p->threat_count++] = g->sources[k];
  }
  p->work += degree(g, v);
  p->steps += 1 + (uint32_t)(degree(g, v) / 8);
  return true;
}

static void undo(probe *p, uint32_t members, uint32_t threats) {
  const ent__graph *g = p->growth->graph;
  while (p->member_count > members) {
    const uint32_t v = p->members[--p->member_count];
    for (uint32_t k = g->target_start[v]; k < g->target_start[v + 1]; k++) p->hit[g->targets[k]]--;
    for (uint32_t k = g->source_start[v]; k < g->source_start[v + 1]; k++) p->threat[g->sources[k]]--;
  }
  p->threat_count = threats;
}

typedef enum outcome { FOUND, NONE, GIVEN_UP } outcome;

/* Answers the topmost choice by its next fit attacker; goes back where there is none. */
static outcome answer(probe *p, uint32_t *at) {
  const ent__graph *g = p->growth->graph;
  while (p->choice_count > 0) {
    choice *c = &p->choices[p->choice_count - 1];
    const uint32_t threat = p->threats[c->threat];
    undo(p, c->members, c->threats);
    while (c->next < g->source_start[threat + 1]) {
      const uint32_t v = g->sources[c->next++];
      p->steps++;
      if (!is_open(p, v) || p->growth->barred[v] || p->hit[v] > 0 || p->threat[v] > 0) continue;
      *at = c->threat + 1;
      return add(p, v) ? FOUND : GIVEN_UP;
    }
    p->choice_count--;
  }
  return NONE;
}

static outcome look(probe *p, uint32_t seed) {
  uint32_t at = 0;
  p->member_count = p->threat_count = p->choice_count = p->steps = 0;
  if (!add(p, seed)) return GIVEN_UP;
  while (at < p->threat_count) {
    if (p->hit[p->threats[at]] > 0) {
      at++;
      continue;
    }
    if (p->steps > p->most || p->choice_count == most_members) return GIVEN_UP;
    const uint32_t first = p->growth->graph->source_start[p->threats[at]];
    p->choices[p->choice_count++] = (choice){at, first, p->member_count, p->threat_count};
    const outcome answered = answer(p, &at);
    if (answered != FOUND) return answered;
  }
  return FOUND;
}

static void settle_node(probe *p, uint32_t node, uint32_t *accepted, uint32_t *barred) {
  const outcome found = look(p, node);
  const uint32_t members = p->member_count;
  undo(p, 0, 0);
  if (found == NONE) {
    p->growth->barred[node] = true;
    ++*barred;
  }
  for (uint32_t k = 0; found == FOUND && k < members; k++) ent__growth_accept(p->growth, p->members[k]);
  if (found == FOUND) ++*accepted;
}

/* What is wished for comes first. */
static void settle(probe *p, const uint32_t *nodes, uint32_t count, uint32_t *accepted, uint32_t *barred) {
  const bool *wished = p->growth->wished;
  uint64_t most = count;
  for (uint32_t i = 0; i < count; i++) most += degree(p->growth->graph, nodes[i]);
  for (int turn = wished == NULL ? 1 : 0; turn < 2; turn++) {
    for (uint32_t i = 0; i < count && p->work < passes * most; i++) {
      if (!is_open(p, nodes[i]) || p->growth->barred[nodes[i]] || (turn == 0 && !wished[nodes[i]])) continue;
      settle_node(p, nodes[i], accepted, barred);
    }
  }
}

static probe *make(ent__growth *growth) {
  if (growth->hit == NULL) growth->hit = ent__zalloc(growth->graph->nodes, sizeof *growth->hit);
  if (growth->threat == NULL) growth->threat = ent__zalloc(growth->graph->nodes, sizeof *growth->threat);
  probe *p = growth->hit == NULL || growth->threat == NULL ? NULL : ent__zalloc(1, sizeof *p);
  if (p == NULL) return NULL;
  p->growth = growth;
  p->most = most_steps;
  p->hit = growth->hit;
  p->threat = growth->threat;
  return p;
}

ent_status ent__growth_probe(ent__growth *growth, const uint32_t *nodes, uint32_t count, uint32_t *accepted, uint32_t *barred, ent_error *err) {
  probe *p = make(growth);
  *accepted = *barred = 0;
  if (p == NULL) return ent__nomem(err);
  for (p->most = first_steps; p->most != 0; p->most = p->most == first_steps && *accepted == 0 && *barred == 0 ? most_steps : 0)
    settle(p, nodes, count, accepted, barred);
  ent__free(p);
  return ENT_OK;
}

static void scout_from(probe *p, uint32_t node, bool *attacked) {
  const ent__graph *g = p->growth->graph;
  const outcome found = look(p, node);
  for (uint32_t i = 0; found == FOUND && i < p->member_count; i++)
    for (uint32_t k = g->target_start[p->members[i]]; k < g->target_start[p->members[i] + 1]; k++) attacked[g->targets[k]] = true;
  if (found == NONE) p->growth->barred[node] = true;
  undo(p, 0, 0);
}

ent_status ent__growth_scout(ent__growth *growth, const bool *from, bool *attacked, ent_error *err) {
  const ent__graph *g = growth->graph;
  probe *p = make(growth);
  if (p == NULL) return ent__nomem(err);
  for (uint32_t v = 0; v < g->nodes && p->work < passes * ((uint64_t)g->nodes + ent__graph_edges(g)); v++)
    if (from[v] && is_open(p, v) && !growth->barred[v]) scout_from(p, v, attacked);
  ent__free(p);
  return ENT_OK;
}
