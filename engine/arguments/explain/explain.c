/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dialogue about one argument, depth first: a node waits on the stack with the turn that it is to
 * answer, becomes a turn, and puts what answers it on the stack.
 */
#include <entente/explain.h>

#include <stdlib.h>
#include <string.h>

#include "engine/arguments/audiences/graph_of.h"
#include "engine/arguments/explain/circle.h"
#include "engine/arguments/explain/levels.h"
#include "engine/arguments/explain/turns.h"
#include "engine/arguments/node_order.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

struct ent_explanation {
  ent_argument_id argument;
  ent_label label;
  const ent_audience *audience; /* NULL: for all */
  ent_dialogue_turn *turns;
  size_t count;
  size_t room;
  uint32_t length;
};

typedef struct waiting {
  uint32_t node;
  uint32_t attacks; /* the node that it answers */
  uint32_t answers; /* the turn */
  uint32_t rank;
  bool overruled;   /* its attack does not succeed */
} waiting;

typedef struct talk {
  const ent_framework *framework;
  const ent__graph *graph;  /* the attacks that succeed: all, or those for an audience */
  const ent_label *labels;  /* grounded, under them */
  ent_explanation *out;
  ent__turns turns;
  uint32_t *levels;
  uint32_t *rank;    /* by node: the order of ids */
  uint32_t *said;    /* by node: its turn, behind which it is gone on with */
  waiting *stack;
  size_t stacked;
  size_t stack_room;
} talk;

static ent_status push(talk *t, uint32_t node, uint32_t attacks, uint32_t answers, bool overruled, ent_error *err) {
  void *at = t->stack;
  if (ent__grow(&at, &t->stack_room, t->stacked + 1, sizeof *t->stack) != 0) return ent__nomem(err);
  t->stack = at;
  t->stack[t->stacked++] = (waiting){node, attacks, answers, t->rank[node], overruled};
  return ENT_OK;
}

static ent_status say(talk *t, ent_dialogue_turn turn, uint32_t *number, ent_error *err) {
  ent_explanation *e = t->out;
  void *at = e->turns;
  if (ent__grow(&at, &e->room, e->count + 1, sizeof *e->turns) != 0) return ent__nomem(err);
  e->turns = at;
  if (turn.depth + 1 > e->length) e->length = turn.depth + 1;
  *number = (uint32_t)e->count;
  e->turns[e->count++] = turn;
  return ENT_OK;
}

/* What a turn rests on: of y(r) its argument too. */
static ent_label label_of(const talk *t, uint32_t node) { return t->labels[node]; }

/* The attacker that settles a node which is out: in, the soonest settled, then by id. */
static uint32_t settler(const talk *t, uint32_t node) {
  const ent__graph *g = t->graph;
  uint32_t best = ENT_NONE;
  for (uint32_t k = g->source_start[node]; k < g->source_start[node + 1]; k++) {
    const uint32_t from = g->sources[k];
    if (label_of(t, from) != ENT_LABEL_IN) continue;
    if (best == ENT_NONE || t->levels[from] < t->levels[best] || (t->levels[from] == t->levels[best] && t->rank[from] < t->rank[best])) best = from;
  }
  return best;
}

/*
 * Of a node that is out, the attacker that settles it; steps that are not said are gone through: an
 * undercut relation fails since its argument is out, and that since something attacks it.
 */
static ent_status answer_out(talk *t, uint32_t node, uint32_t turn, ent_error *err) {
  uint32_t attacked = node, by = settler(t, node);
  while (by != ENT_NONE && ent__turns_silent(t->framework, by)) {
    const ent__graph *g = t->graph;
    uint32_t inner = ENT_NONE;
    for (uint32_t k = g->source_start[by]; k < g->source_start[by + 1] && inner == ENT_NONE; k++) inner = g->sources[k];
    if (inner == ENT_NONE) return ENT_OK;
    attacked = inner;
    by = settler(t, inner);
  }
  return by == ENT_NONE ? ENT_OK : push(t, by, attacked, turn, false, err);
}

static int by_falling_rank(const void *left, const void *right) {
  const waiting *a = left, *b = right;
  return a->rank > b->rank ? -1 : a->rank < b->rank;
}

/* The attackers of a node, also those whose attack does not succeed, in the reverse of the order in which they are to come from the stack. */
static ent_status answer_in(talk *t, uint32_t node, uint32_t turn, ent_error *err) {
  const ent__graph *g = &t->framework->graph;
  const ent__graph *succeed = t->graph;
  uint32_t next = succeed->source_start[node];
  const size_t before = t->stacked;
  ent_status status = ENT_OK;
  for (uint32_t k = g->source_start[node]; k < g->source_start[node + 1] && status == ENT_OK; k++) {
    const uint32_t from = g->sources[k];
    const bool succeeds = next < succeed->source_start[node + 1] && succeed->sources[next] == from;
    next += succeeds;
    if (from >= t->framework->arguments && t->framework->meta[from - t->framework->arguments].kind != ENT__META_HOLDS) continue;
    status = push(t, from, node, turn, !succeeds, err);
  }
  if (status == ENT_OK && t->stacked > before) qsort(t->stack + before, t->stacked - before, sizeof *t->stack, by_falling_rank);
  return status;
}

/* Says the way to the circle that keeps a node undecided. */
static ent_status go_round(talk *t, uint32_t node, ent_error *err) {
  uint32_t count = 0, last = 0, before = node;
  uint32_t *path = ent__alloc((size_t)t->graph->nodes + 1, sizeof *path);
  ent_status status = path == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) status = ent__circle_find(t->graph, t->labels, t->rank, node, path, &count, err);
  for (uint32_t i = 1; i < count && status == ENT_OK; i++) {
    const uint32_t from = path[i];
    if (ent__turns_silent(t->framework, from)) continue;
    const ent_dialogue_turn *answered = &t->out->turns[last];
    ent_dialogue_turn turn = {.proponent = !answered->proponent, .answers = last, .depth = answered->depth + 1, .repeats = t->said[from], .label = ENT_LABEL_UNDECIDED};
    /* After a silent step comes the argument of the relation before, which has been named with it. */
    if (i > 1 && ent__turns_silent(t->framework, path[i - 1]) && from < t->framework->arguments && answered->argument == from) {
      t->said[from] = t->said[from] == ENT_NONE ? last : t->said[from];
      before = from;
      continue;
    }
    ent__turns_describe(&t->turns, from, before, &turn);
    status = say(t, turn, &last, err);
    if (t->said[from] == ENT_NONE) t->said[from] = last;
    before = from;
  }
  ent__free(path);
  return status;
}

static ent_status one_turn(talk *t, ent_error *err) {
  const waiting w = t->stack[--t->stacked];
  uint32_t number = 0;
  ent_dialogue_turn turn = {ENT_TURN_CLAIM, true, w.node, ENT_NONE, w.answers, 0, ENT_NONE, ENT_LABEL_UNDECIDED};
  if (w.answers != ENT_NONE) {
    turn.proponent = !t->out->turns[w.answers].proponent;
    turn.depth = t->out->turns[w.answers].depth + 1;
    ent__turns_describe(&t->turns, w.node, w.attacks, &turn);
  }
  if (w.overruled) turn.kind = ENT_TURN_OVERRULED;
  turn.label = turn.argument == ENT_NONE ? label_of(t, w.node) : label_of(t, turn.argument);
  turn.repeats = w.overruled ? ENT_NONE : t->said[w.node];
  ent_status status = say(t, turn, &number, err);
  if (status != ENT_OK || w.overruled || turn.repeats != ENT_NONE || turn.argument == ENT_NONE) return status;
  t->said[w.node] = number;
  switch (label_of(t, w.node)) {
    case ENT_LABEL_IN: return answer_in(t, w.node, number, err);
    case ENT_LABEL_OUT: return answer_out(t, w.node, number, err);
    case ENT_LABEL_UNDECIDED: break;
  }
  return go_round(t, w.node, err);
}

static ent_status make_room(talk *t, ent_error *err) {
  const uint32_t nodes = t->graph->nodes;
  t->levels = ent__alloc(nodes, sizeof *t->levels);
  t->rank = ent__alloc(nodes, sizeof *t->rank);
  t->said = ent__alloc(nodes, sizeof *t->said);
  if (t->levels == NULL || t->rank == NULL || t->said == NULL) return ent__nomem(err);
  for (uint32_t i = 0; i < nodes; i++) t->said[i] = ENT_NONE;
  return ENT_OK;
}

static ent_status discuss(talk *t, ent_argument_id argument, ent_error *err) {
  ent_status status = make_room(t, err);
  if (status == ENT_OK) status = ent__nodes_rank(t->rank, t->framework, err);
  if (status == ENT_OK) status = ent__turns_init(&t->turns, t->framework, err);
  if (status == ENT_OK) status = ent__grounded_levels(t->graph, t->labels, t->levels, err);
  if (status == ENT_OK) status = push(t, argument, ENT_NONE, ENT_NONE, false, err);
  while (status == ENT_OK && t->stacked > 0) status = one_turn(t, err);
  ent__turns_clear(&t->turns);
  ent__free(t->levels);
  ent__free(t->rank);
  ent__free(t->said);
  ent__free(t->stack);
  return status;
}

/* Explains under a graph of attacks that succeed, whose labels are grounded. */
static ent_status explain(ent_explanation **out, const ent_framework *framework, const ent__graph *graph, const ent_label *labels, ent_argument_id argument,
                          ent_error *err) {
  ent_explanation *explanation = ent__zalloc(1, sizeof *explanation);
  if (explanation == NULL) return ent__nomem(err);
  explanation->argument = argument;
  explanation->label = labels[argument];
  talk t = {.framework = framework, .graph = graph, .labels = labels, .out = explanation};
  const ent_status status = discuss(&t, argument, err);
  if (status != ENT_OK) {
    ent_explanation_free(explanation);
    return status;
  }
  *out = explanation;
  return ENT_OK;
}

static ent_status no_argument(ent_argument_id argument, ent_error *err) {
  return ent__fail(err, ENT_E_USAGE, "there is no argument number %lu", (unsigned long)argument);
}

ent_status ent_explanation_new(ent_explanation **out, const ent_framework *framework, ent_argument_id argument, ent_error *err) {
  *out = NULL;
  if (argument >= framework->arguments) return no_argument(argument, err);
  return explain(out, framework, &framework->graph, framework->labels, argument, err);
}

ent_status ent_explanation_for(ent_explanation **out, const ent_audiences *audiences, size_t i, ent_argument_id argument, ent_error *err) {
  const ent_framework *framework = ent_audiences_framework(audiences);
  ent__graph graph = {0};
  *out = NULL;
  if (argument >= framework->arguments) return no_argument(argument, err);
  if (i >= ent_audiences_count(audiences)) return ent__fail(err, ENT_E_USAGE, "there is no audience number %zu", i);
  ent_label *labels = ent__alloc(framework->graph.nodes, sizeof *labels);
  ent_status status = labels == NULL ? ent__nomem(err) : ent__audience_graph(&graph, audiences, i, err);
  if (status == ENT_OK) status = ent__graph_ground(&graph, labels, err);
  if (status == ENT_OK) status = explain(out, framework, &graph, labels, argument, err);
  if (status == ENT_OK) (*out)->audience = ent_audiences_at(audiences, i);
  ent__graph_clear(&graph);
  ent__free(labels);
  return status;
}

const ent_audience *ent_explanation_audience(const ent_explanation *explanation) { return explanation->audience; }

void ent_explanation_free(ent_explanation *explanation) {
  if (explanation == NULL) return;
  ent__free(explanation->turns);
  ent__free(explanation);
}

ent_argument_id ent_explanation_argument(const ent_explanation *explanation) { return explanation->argument; }

ent_label ent_explanation_label(const ent_explanation *explanation) { return explanation->label; }

const ent_dialogue_turn *ent_explanation_turns(const ent_explanation *explanation, size_t *count) {
  *count = explanation->count;
  return explanation->turns;
}

uint32_t ent_explanation_length(const ent_explanation *explanation) { return explanation->length; }

const char *ent_turn_word(ent_turn_kind kind) {
  static const char *const words[] = {"claim", "attack", "undercut", "derived", "unbacked", "circle", "overruled"};
  return words[kind];
}
