/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Solving one strongly connected part: by its formula, or by damped iteration where it has a cycle. */
#include <math.h>

#include "engine/arguments/gradual/gradual.h"

/* The step is halved where the residual did not halve in so many iterations and turned back and forth. */
enum { patience = 16, trial = 8 };
static const double least_step = 1.0 / 1024;
/* Whole steps begin below the one, and go on where a trial leaves at most the other of the residual. */
static const double near_enough = 0.05, trial_most = 0.1;

/* What the formula gives a node; of a relation what its undercutters leave of its weight. */
static double formula(const ent__gradual_run *run, uint32_t node) {
  const ent__bipolar *g = run->g;
  if (node < g->relations_from) return run->strength(g, run->s, node, g->base[node]);
  return g->base[node] * ent__input_rest(g, run->s, g->start[node], g->start[node + 1]);
}

/* Whether something that a node depends on has no strength. */
static bool unsettled(const ent__gradual_run *run, uint32_t node) {
  const ent__bipolar *g = run->g;
  for (uint32_t k = g->start[node]; k < g->start[node + 1]; k++)
    if (isnan(run->s[g->from[k]]) || (g->through != NULL && g->through[k] != ENT_NONE && isnan(run->s[g->through[k]]))) return true;
  return false;
}

static void give_up(ent__gradual_run *run, const uint32_t *nodes, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) run->s[nodes[i]] = NAN;
}

/* How far each node is from its formula; returns the largest. *turned: below 0 where they turned back since last time. */
static double compare(ent__gradual_run *run, const uint32_t *nodes, uint32_t count, double *turned) {
  double most = 0, turn = 0;
  for (uint32_t i = 0; i < count; i++) {
    const double change = formula(run, nodes[i]) - run->s[nodes[i]];
    const double size = fabs(change);
    turn += change * run->before[i];
    if (size > most) most = size;
    run->change[i] = change;
  }
  *turned = turn;
  return most;
}

static void move(ent__gradual_run *run, const uint32_t *nodes, uint32_t count, double step) {
  for (uint32_t i = 0; i < count; i++) run->s[nodes[i]] += step * run->change[i];
  double *change = run->change;
  run->change = run->before;
  run->before = change;
}

/*
 * How the steps are chosen. Every node steps at once, whatever the step, so that arguments in equal
 * places stay equal and the order of the input does not show. Near the end whole steps are tried:
 * where each still brings the nodes nearer, they need half as many iterations.
 */
typedef struct pace {
  double step;    /* the damped one */
  double checked; /* the residual when it was last looked at */
  uint32_t turns; /* since then */
  uint32_t whole; /* whole steps since then */
  bool whole_failed;
} pace;

static double choose_step(pace *p, uint32_t iteration, double residual, double turned) {
  if (!p->whole_failed && p->step == 0.5 && residual < near_enough) {
    if (p->whole % trial == 0) {
      p->whole_failed = p->whole > 0 && residual > trial_most * p->checked;
      p->checked = residual;
    }
    p->whole++;
    if (!p->whole_failed) return 1;
  }
  p->turns += turned < 0 ? 1U : 0U;
  if (iteration % patience == 0) {
    if (2 * p->turns > patience && residual > p->checked / 2 && p->step > least_step) p->step /= 2;
    p->checked = residual;
    p->turns = 0;
  }
  return p->step;
}

static bool iterate(ent__gradual_run *run, const uint32_t *nodes, uint32_t count, double inputs) {
  pace p = {.step = 0.5, .checked = INFINITY};
  double residual = INFINITY;
  uint32_t iteration = 0;
  while (iteration < run->options->iterations) {
    double turned;
    iteration++;
    residual = compare(run, nodes, count, &turned);
    run->work += inputs;
    if (residual <= run->options->tolerance) break;
    move(run, nodes, count, choose_step(&p, iteration, residual, turned));
  }
  if (iteration > run->iterations) run->iterations = iteration;
  if (residual > run->residual) run->residual = residual;
  if (p.step < run->step) run->step = p.step;
  return residual <= run->options->tolerance;
}

void ent__gradual_solve(ent__gradual_run *run, const uint32_t *nodes, uint32_t count, bool cyclic) {
  const ent__bipolar *g = run->g;
  double inputs = 0;
  for (uint32_t i = 0; i < count; i++) {
    inputs += 1 + (g->start[nodes[i] + 1] - g->start[nodes[i]]);
    if (cyclic) run->s[nodes[i]] = g->base[nodes[i]];
    if (cyclic) run->before[i] = 0;
  }
  bool whole = true;
  for (uint32_t i = 0; i < count && whole; i++) whole = !unsettled(run, nodes[i]);
  run->work += inputs;
  if (whole && !cyclic) {
    run->s[nodes[0]] = formula(run, nodes[0]);
  } else {
    run->cycles += cyclic ? 1U : 0U;
    if (!whole || !iterate(run, nodes, count, inputs)) give_up(run, nodes, count);
  }
}
