/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "engine/arguments/gradual/gradual.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

static ent_status check(const ent_gradual_options *options, ent_error *err) {
  if (!(options->base >= 0 && options->base <= 1) && options->base != -1)
    return ent__fail(err, ENT_E_USAGE, "the base score is outside 0 to 1");
  if (!(options->epsilon > 0 && isfinite(options->epsilon))) return ent__fail(err, ENT_E_USAGE, "epsilon is not above 0");
  if (!(options->tolerance > 0 && options->tolerance < 1)) return ent__fail(err, ENT_E_USAGE, "the tolerance is not between 0 and 1");
  if (options->iterations == 0) return ent__fail(err, ENT_E_USAGE, "no iterations, expected at least 1");
  if (!(options->sensitivity_work >= 0)) return ent__fail(err, ENT_E_USAGE, "the work on removals is below 0");
  return ENT_OK;
}

static ent_status make_room(ent_gradual *gradual, ent_error *err) {
  ent__gradual_run *run = &gradual->run;
  const uint32_t nodes = gradual->graph.nodes;
  gradual->strength = ent__alloc(nodes, sizeof *gradual->strength);
  run->change = ent__alloc(nodes, sizeof *run->change);
  run->before = ent__alloc(nodes, sizeof *run->before);
  return gradual->strength == NULL || run->change == NULL || run->before == NULL ? ent__nomem(err) : ENT_OK;
}

static void solve(ent_gradual *gradual) {
  const ent__gradual_order *order = &gradual->order;
  ent__gradual_run *run = &gradual->run;
  run->g = &gradual->graph;
  run->strength = gradual->workings->strength;
  run->options = &gradual->options;
  run->s = gradual->strength;
  run->step = 0.5;
  for (uint32_t i = 0; i < order->parts; i++) {
    const uint32_t *nodes = order->nodes + order->start[i], count = order->start[i + 1] - order->start[i];
    ent__gradual_solve(run, nodes, count, count > 1 || ent__gradual_meets_itself(run->g, nodes[0]));
  }
  for (uint32_t i = 0; i < gradual->graph.arguments; i++) gradual->unsettled += isnan(run->s[i]) ? 1U : 0U;
}

static void count_direct(ent_gradual *gradual, const ent_relation *relations, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const ent_target *to = &relations[i].to;
    if (to->kind != ENT_TARGET_ISSUE_SUPPORT && to->kind != ENT_TARGET_ISSUE_OPPOSE) continue;
    if (gradual->framework->relation[i] == ENT__LEFT_OUT) continue;
    ent_gradual_position *position = &gradual->positions[to->index];
    if ((relations[i].kind == ENT_RELATION_SUPPORTS) == (to->kind == ENT_TARGET_ISSUE_SUPPORT)) position->speak_for++;
    else position->against++;
  }
}

static ent_status place(ent_gradual *gradual, ent_error *err) {
  const ent_dataset *dataset = gradual->framework->dataset;
  size_t relations;
  if (dataset == NULL) return ENT_OK;
  ent_dataset_issues(dataset, &gradual->position_count);
  gradual->positions = ent__zalloc(gradual->position_count, sizeof *gradual->positions);
  if (gradual->positions == NULL) return ent__nomem(err);
  const ent_relation *at = ent_dataset_relations(dataset, &relations);
  count_direct(gradual, at, relations);
  for (size_t i = 0; i < gradual->position_count; i++)
    gradual->positions[i].strength = gradual->method->supports ? gradual->strength[gradual->graph.arguments + i] : NAN;
  return gradual->method->supports && gradual->options.sensitivity > 0 ? ent__gradual_remove(gradual, err) : ENT_OK;
}

/* What only the solving needs. */
static void give_back(ent_gradual *gradual) {
  ent__gradual_run *run = &gradual->run;
  ent__gradual_order_clear(&gradual->order);
  ent__free(run->change);
  ent__free(run->before);
  run->change = run->before = NULL;
}

ent_status ent_gradual_new(ent_gradual **out, const ent_framework *framework, const ent_gradual_options *options, ent_error *err) {
  static const ent_gradual_options usual = ENT_GRADUAL_OPTIONS_INIT;
  *out = NULL;
  ent_gradual *gradual = ent__zalloc(1, sizeof *gradual);
  if (gradual == NULL) return ent__nomem(err);
  gradual->framework = framework;
  gradual->options = options == NULL ? usual : *options;
  ent_status status = check(&gradual->options, err);
  if (status == ENT_OK) status = ent__gradual_find(&gradual->method, &gradual->workings, gradual->options.method, err);
  if (status == ENT_OK) {
    gradual->options.method = gradual->method->name;
    if (gradual->workings->base == ENT__BASE_ONE) gradual->options.base = 1;
    if (gradual->options.base < 0) gradual->options.base = framework->dataset == NULL ? gradual->workings->bare : 0.5;
    status = ent__bipolar_init(&gradual->graph, framework, gradual->method->supports, err);
  }
  if (status == ENT_OK) status = ent__bipolar_bases(&gradual->graph, framework, gradual->workings, &gradual->options, err);
  if (status == ENT_OK) status = ent__gradual_order_init(&gradual->order, &gradual->graph, err);
  if (status == ENT_OK) status = make_room(gradual, err);
  if (status == ENT_OK) {
    solve(gradual);
    status = place(gradual, err);
  }
  give_back(gradual);
  if (status != ENT_OK) {
    ent_gradual_free(gradual);
    return status;
  }
  *out = gradual;
  return ENT_OK;
}

void ent_gradual_free(ent_gradual *gradual) {
  if (gradual == NULL) return;
  ent__bipolar_clear(&gradual->graph);
  ent__free(gradual->strength);
  ent__free(gradual->positions);
  ent__free(gradual->removals);
  ent__free(gradual);
}

const ent_framework *ent_gradual_framework(const ent_gradual *gradual) { return gradual->framework; }
const ent_gradual_method *ent_gradual_get_method(const ent_gradual *gradual) { return gradual->method; }
const ent_gradual_options *ent_gradual_get_options(const ent_gradual *gradual) { return &gradual->options; }

const double *ent_gradual_strengths(const ent_gradual *gradual, size_t *count) {
  *count = gradual->graph.arguments;
  return gradual->strength;
}

const double *ent_gradual_bases(const ent_gradual *gradual, size_t *count) {
  *count = gradual->graph.arguments;
  return gradual->graph.base;
}

const ent_gradual_position *ent_gradual_positions(const ent_gradual *gradual, size_t *count) {
  *count = gradual->position_count;
  return gradual->positions;
}

double ent_gradual_relation(const ent_gradual *gradual, ent_relation_id relation) {
  const ent__bipolar *g = &gradual->graph;
  const uint32_t input = g->place == NULL ? ENT_NONE : g->place[relation];
  if (input == ENT_NONE) return 0;
  return g->through[input] == ENT_NONE ? g->weight[input] : gradual->strength[g->through[input]];
}

bool ent_gradual_converged(const ent_gradual *gradual) { return gradual->run.residual <= gradual->options.tolerance; }
const char *ent_gradual_status(const ent_gradual *gradual) { return ent_gradual_converged(gradual) ? "converged" : "not converged"; }
uint32_t ent_gradual_iterations(const ent_gradual *gradual) { return gradual->run.iterations; }
double ent_gradual_residual(const ent_gradual *gradual) { return gradual->run.residual; }
double ent_gradual_step(const ent_gradual *gradual) { return gradual->run.step; }
uint32_t ent_gradual_cycles(const ent_gradual *gradual) { return gradual->run.cycles; }
uint32_t ent_gradual_unsettled(const ent_gradual *gradual) { return gradual->unsettled; }
uint32_t ent_gradual_ignored(const ent_gradual *gradual) { return gradual->graph.ignored; }
uint32_t ent_gradual_scored(const ent_gradual *gradual) { return gradual->graph.scored; }
