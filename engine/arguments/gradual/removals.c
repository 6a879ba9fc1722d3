/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What each position rests on: the removal of one argument or one relation at a time, nearest first,
 * solved again downstream of it alone. To take away an argument, or a relation that is undercut, is
 * to hold its node at 0; any other relation, to make its weight 0. Under the methods that know
 * supports, which alone give positions, an input of 0 is as good as none.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/arguments/gradual/gradual.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct removing {
  ent_gradual *gradual;
  ent__gradual_run run;   /* on strengths that are put back after each removal */
  uint32_t *near;         /* the nodes upstream of the position, breadth first */
  uint32_t near_count;
  uint32_t *met;          /* by node: 1 + the issue upstream of which it lies */
  uint32_t *outputs;      /* by node: relations into what lies upstream */
  uint32_t *down;         /* what is solved again: places in the order, then nodes */
  uint32_t *reached;      /* by node: the number of the removal that reached it last */
  uint32_t number;
  ent_removal *tried;
  size_t tried_room;
  uint32_t tried_count;
  size_t kept;            /* of gradual->removals */
  size_t kept_room;
  const ent_argument *arguments;
  const ent_relation *relations;
} removing;

static void meet(removing *r, uint32_t node, uint32_t mark) {
  if (node == ENT_NONE || r->met[node] == mark) return;
  r->met[node] = mark;
  r->outputs[node] = 0;
  r->near[r->near_count++] = node;
}

/* Lists what lies upstream of a position. */
static void look_upstream(removing *r, uint32_t position, uint32_t mark) {
  const ent__bipolar *g = &r->gradual->graph;
  r->near_count = 0;
  meet(r, position, mark);
  for (uint32_t i = 0; i < r->near_count; i++) {
    const uint32_t node = r->near[i];
    for (uint32_t k = g->start[node]; k < g->start[node + 1]; k++) {
      meet(r, g->from[k], mark);
      meet(r, g->through[k], mark);
      r->outputs[g->from[k]]++;
    }
    r->run.work += 1 + (g->start[node + 1] - g->start[node]);
  }
}

static int compare_places(const void *left, const void *right) {
  const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
  return a < b ? -1 : a > b;
}

static void reach(removing *r, uint32_t *count, uint32_t node, uint32_t held, uint32_t mark) {
  if (node == held || r->met[node] != mark || r->reached[node] == r->number) return;
  r->reached[node] = r->number;
  r->down[(*count)++] = node;
}

static void reach_on(removing *r, uint32_t *count, uint32_t node, uint32_t held, uint32_t mark) {
  const ent__graph *graph = r->gradual->graph.graph;
  for (uint32_t k = graph->target_start[node]; k < graph->target_start[node + 1]; k++) reach(r, count, graph->targets[k], held, mark);
}

/* Lists in order what depends on a node and bears on the position: with the node itself, or without it where it is held. */
static uint32_t look_downstream(removing *r, uint32_t node, uint32_t held, uint32_t mark) {
  const ent__gradual_order *order = &r->gradual->order;
  uint32_t count = 0;
  r->number++;
  if (node == held) reach_on(r, &count, node, held, mark);
  else reach(r, &count, node, held, mark);
  for (uint32_t i = 0; i < count; i++) reach_on(r, &count, r->down[i], held, mark);
  for (uint32_t i = 0; i < count; i++) r->down[i] = order->place[r->down[i]];
  if (count > 0) qsort(r->down, count, sizeof *r->down, compare_places);
  for (uint32_t i = 0; i < count; i++) r->down[i] = order->nodes[r->down[i]];
  return count;
}

/* Solves again, part by part; returns the position's strength and puts all back. */
static double solve_again(removing *r, uint32_t position, uint32_t count) {
  const ent__gradual_order *order = &r->gradual->order;
  for (uint32_t i = 0, next; i < count; i = next) {
    next = i + 1;
    while (next < count && order->part[r->down[next]] == order->part[r->down[i]]) next++;
    ent__gradual_solve(&r->run, r->down + i, next - i, next - i > 1 || ent__gradual_meets_itself(r->run.g, r->down[i]));
  }
  const double strength = r->run.s[position];
  for (uint32_t i = 0; i < count; i++) r->run.s[r->down[i]] = r->gradual->strength[r->down[i]];
  return strength;
}

static double without_node(removing *r, uint32_t position, uint32_t node, uint32_t mark) {
  const uint32_t count = look_downstream(r, node, node, mark);
  r->run.s[node] = 0;
  const double strength = solve_again(r, position, count);
  r->run.s[node] = r->gradual->strength[node];
  return strength;
}

static double without_input(removing *r, uint32_t position, uint32_t input, uint32_t node, uint32_t mark) {
  ent__bipolar *g = &r->gradual->graph;
  if (g->through[input] != ENT_NONE) return without_node(r, position, g->through[input], mark);
  const double weight = g->weight[input];
  const uint32_t count = look_downstream(r, node, ENT_NONE, mark);
  g->weight[input] = 0;
  const double strength = solve_again(r, position, count);
  g->weight[input] = weight;
  return strength;
}

/* Tries to do without an argument (input ENT_NONE), or without a relation into a node. */
static ent_status attempt(removing *r, ent_gradual_position *position, uint32_t issue, uint32_t node, uint32_t input, ent_error *err) {
  const ent__bipolar *g = &r->gradual->graph;
  const uint32_t at = g->arguments + issue;
  const bool argument = input == ENT_NONE;
  void *room = r->tried;
  if (ent__grow(&room, &r->tried_room, (size_t)r->tried_count + 1, sizeof *r->tried) != 0) return ent__nomem(err);
  r->tried = room;
  const double strength = argument ? without_node(r, at, node, issue + 1) : without_input(r, at, input, node, issue + 1);
  position->tried++;
  if (isnan(strength)) {
    position->unsettled++;
    return ENT_OK;
  }
  r->tried[r->tried_count++] =
      (ent_removal){argument ? node : ENT_NONE, argument ? ENT_NONE : g->relation[input], strength, strength - position->strength};
  return ENT_OK;
}

/* A sort has no context to tell it whose ids to compare. */
typedef struct ranked {
  ent_removal removal;
  double size; /* of the change, without what is left to rounding */
  const char *text;
  const char *id;
} ranked;

static int compare_removals(const void *left, const void *right) {
  const ranked *a = left, *b = right;
  if (a->size != b->size) return a->size > b->size ? -1 : 1;
  if ((a->removal.argument == ENT_NONE) != (b->removal.argument == ENT_NONE)) return a->removal.argument == ENT_NONE ? 1 : -1;
  const int texts = strcmp(a->text, b->text);
  return texts != 0 ? texts : strcmp(a->id, b->id);
}

static const char *text_of(const removing *r, ent_argument_id argument) {
  const char *text = ent_text_in(r->arguments[argument].text, NULL);
  return text == NULL ? "" : text;
}

/* Keeps those that move the position most. */
static ent_status keep(removing *r, ent_gradual_position *position, ent_error *err) {
  ent_gradual *gradual = r->gradual;
  uint32_t moving = 0;
  ranked *sorted = ent__alloc(r->tried_count, sizeof *sorted);
  if (sorted == NULL) return ent__nomem(err);
  for (uint32_t i = 0; i < r->tried_count; i++) {
    const ent_removal *removal = &r->tried[i];
    const bool argument = removal->argument != ENT_NONE;
    const double size = round(fabs(removal->change) * 1e10) / 1e10;
    if (size <= 0) continue;
    sorted[moving++] = (ranked){*removal, size, text_of(r, argument ? removal->argument : r->relations[removal->relation].from),
                                argument ? r->arguments[removal->argument].id : r->relations[removal->relation].id};
  }
  if (moving > 0) qsort(sorted, moving, sizeof *sorted, compare_removals);
  position->removal_count = moving < gradual->options.sensitivity ? moving : gradual->options.sensitivity;
  void *at = gradual->removals;
  const bool grown = ent__grow(&at, &r->kept_room, r->kept + position->removal_count, sizeof *gradual->removals) == 0;
  if (grown) {
    gradual->removals = at;
    for (uint32_t i = 0; i < position->removal_count; i++) gradual->removals[r->kept++] = sorted[i].removal;
  }
  ent__free(sorted);
  return grown ? ENT_OK : ent__nomem(err);
}

static ent_status remove_each(removing *r, uint32_t issue, double most_work, ent_error *err) {
  const ent__bipolar *g = &r->gradual->graph;
  ent_gradual_position *position = &r->gradual->positions[issue];
  ent_status status = ENT_OK;
  if (isnan(position->strength)) return ENT_OK;
  look_upstream(r, g->arguments + issue, issue + 1);
  r->tried_count = 0;
  for (uint32_t i = 0; i < r->near_count; i++) {
    const uint32_t node = r->near[i];
    position->bearing += node < g->arguments ? 1U : 0U;
    if (node < g->arguments && status == ENT_OK && r->run.work < most_work) status = attempt(r, position, issue, node, ENT_NONE, err);
    for (uint32_t k = g->start[node]; k < g->start[node + 1]; k++) {
      /* To do without an argument's only relation is to do without the argument. */
      if (r->outputs[g->from[k]] < 2) continue;
      position->bearing++;
      if (status == ENT_OK && r->run.work < most_work) status = attempt(r, position, issue, node, k, err);
    }
  }
  return status == ENT_OK ? keep(r, position, err) : status;
}

static bool make_room(removing *r) {
  const uint32_t nodes = r->gradual->graph.nodes;
  r->run.s = ent__alloc(nodes, sizeof *r->run.s);
  r->near = ent__alloc(nodes, sizeof *r->near);
  r->met = ent__zalloc(nodes, sizeof *r->met);
  r->outputs = ent__alloc(nodes, sizeof *r->outputs);
  r->down = ent__alloc(nodes, sizeof *r->down);
  r->reached = ent__zalloc(nodes, sizeof *r->reached);
  return r->run.s != NULL && r->near != NULL && r->met != NULL && r->outputs != NULL && r->down != NULL && r->reached != NULL;
}

static void give_back(removing *r) {
  ent__free(r->run.s);
  ent__free(r->near);
  ent__free(r->met);
  ent__free(r->outputs);
  ent__free(r->down);
  ent__free(r->reached);
  ent__free(r->tried);
}

ent_status ent__gradual_remove(ent_gradual *gradual, ent_error *err) {
  size_t count;
  removing r = {.gradual = gradual, .run = gradual->run};
  const double work = gradual->options.sensitivity_work;
  r.arguments = ent_dataset_arguments(gradual->framework->dataset, &count);
  r.relations = ent_dataset_relations(gradual->framework->dataset, &count);
  r.run.work = 0;
  ent_status status = make_room(&r) ? ENT_OK : ent__nomem(err);
  if (status == ENT_OK) memcpy(r.run.s, gradual->strength, gradual->graph.nodes * sizeof *r.run.s);
  for (uint32_t i = 0; i < gradual->position_count && status == ENT_OK; i++)
    status = remove_each(&r, i, work * (i + 1) / (double)gradual->position_count, err);
  /* The list no longer grows, so that positions can point into it. */
  const ent_removal *at = gradual->removals;
  for (size_t i = 0; i < gradual->position_count; i++) {
    if (gradual->positions[i].removal_count == 0) continue;
    gradual->positions[i].removals = at;
    at += gradual->positions[i].removal_count;
  }
  /* The two runs share their room, of which each move swaps two parts. */
  gradual->run.change = r.run.change;
  gradual->run.before = r.run.before;
  give_back(&r);
  return status;
}
