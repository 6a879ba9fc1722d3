/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What chance would give: the measures in networks of the same degrees. Coalitions are sought anew in
 * each, since they are sought in the network itself as well: kept ones would fit no other network, and
 * any network would look polarised beside that (Salloum, Chen & Kivelä 2022).
 */
#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/coalitions/solve.h"
#include "graphs/network_struct.h"
#include "graphs/polarization/internal.h"
#include "graphs/polarization/rewire.h"

/* Swaps tried for each tie before a network is drawn: enough to forget the one before. */
enum { SWAPS = 10 };

/* The search in a drawn network, from one cold start: more changes means and deviations by less than a tenth of a deviation. */
enum { STARTS = 1, ROUNDS = 1, MOST_ROUNDS = 500 };

/* Ties times draws up to which networks are searched for camps, and up to which they are drawn at all. */
static const double most_searched = 1e7;
static const double most_drawn = 1e8;

/* Mean and sum of squared deviations as they come in (Welford 1962). */
typedef struct tally {
  uint32_t count;
  double mean;
  double squares;
} tally;

typedef struct drawing {
  ent_polarization *polarization;
  const ent_coalitions *coalitions;
  const ent__scene *scene;
  ent__rewiring rewiring;
  bool asked[ENT_MEASURES];
  bool regroup;
  tally tallies[ENT_MEASURES];
} drawing;

static void count_in(tally *t, double value) {
  t->count++;
  const double apart = value - t->mean;
  t->mean += apart / t->count;
  t->squares += apart * (value - t->mean);
}

/* The search for coalitions that can be made on ties alone. */
static bool goal_of(ent__goal *goal, const ent_coalition_options *options) {
  memset(goal, 0, sizeof *goal);
  if (strcmp(options->method, "signed") == 0) goal->resolution = options->resolution;
  else if (strcmp(options->method, "balance") == 0) goal->camps = (uint32_t)options->camps;
  else return false;
  return !options->positive;
}

static ent_status search(ent__solution *out, const drawing *d, const ent__problem *problem, const ent__goal *goal, uint64_t stream, ent_error *err) {
  const ent__effort effort = {.starts = STARTS, .rounds = ROUNDS, .most = MOST_ROUNDS, .seed = d->polarization->options.seed, .stream = stream};
  return ent__solve(out, problem, goal, &effort, err);
}

static ent_status measure(drawing *d, uint32_t number, const ent_network *network, const ent__problem *problem, ent_error *err) {
  ent__solution two = {.camp = NULL};
  ent__solution groups = {.camp = NULL};
  ent__scene scene = {.network = network, .problem = problem, .camp = d->scene->camp, .camps = d->scene->camps};
  ent__reading readings[ENT_MEASURES];
  ent__goal goal = {.resolution = 0, .camps = 2};
  ent_status status = ENT_OK;
  if (d->asked[ENT_MEASURE_FRUSTRATION]) {
    status = search(&two, d, problem, &goal, ENT__STREAM_CAMPS(number), err);
    if (status == ENT_OK) scene.frustration = ent__problem_frustration(problem, two.camp);
  }
  if (status == ENT_OK && d->regroup) {
    goal_of(&goal, ent_coalitions_options(d->coalitions));
    status = search(&groups, d, problem, &goal, ENT__STREAM_GROUPS(number), err);
    scene.camp = groups.camp;
    scene.camps = groups.camps;
  }
  if (status == ENT_OK) status = ent__polarization_read(readings, &scene, d->asked, err);
  for (int k = 0; status == ENT_OK && k < ENT_MEASURES; k++)
    if (d->asked[k] && readings[k].missing == NULL) count_in(&d->tallies[k], readings[k].value);
  ent__solution_clear(&groups);
  ent__solution_clear(&two);
  return status;
}

static ent_status draw(drawing *d, uint32_t number, ent_error *err) {
  ent__problem problem = {.nodes = 0};
  ent__rewiring_step(&d->rewiring, SWAPS);
  const struct ent_network network = {.node_count = d->rewiring.nodes, .first_mode = d->rewiring.nodes, .ties = d->rewiring.sorted, .tie_count = d->rewiring.count};
  ent_status status = ent__problem_init(&problem, &network, err);
  if (status == ENT_OK) status = measure(d, number, &network, &problem, err);
  ent__problem_clear(&problem);
  return status;
}

/* A deviation that is mere rounding is none. */
static double deviation_of(const tally *t) {
  const double deviation = sqrt(t->squares / (t->count - 1));
  return deviation > 1e-12 ? deviation : 0;
}

static void hand_out(const drawing *d) {
  for (int k = 0; k < ENT_MEASURES; k++) {
    ent_measure *measure = &d->polarization->measures[k];
    const tally *t = &d->tallies[k];
    measure->draws = t->count;
    if (t->count < 2) continue;
    measure->mean = t->mean;
    measure->deviation = deviation_of(t);
    if (measure->deviation > 0) measure->z = (measure->value - measure->mean) / measure->deviation;
  }
}

/* Decides what is drawn: what has a value, and what the size allows. */
static bool plan(drawing *d) {
  const double work = (double)d->scene->problem->ties * d->polarization->options.draws;
  bool any = false;
  ent__goal goal;
  d->regroup = goal_of(&goal, ent_coalitions_options(d->coalitions)) && work <= most_searched;
  for (int k = 0; k < ENT_MEASURES; k++) d->asked[k] = d->polarization->measures[k].missing == NULL && work <= most_drawn;
  if (work > most_searched) d->asked[ENT_MEASURE_FRUSTRATION] = false;
  if (d->scene->problem->nodes > ENT__MOST_WALKED_DRAWN) d->asked[ENT_MEASURE_WALKS] = false;
  for (int k = 0; k < ENT_MEASURES; k++) any = any || d->asked[k];
  return any;
}

ent_status ent__polarization_draw(ent_polarization *p, const ent_coalitions *coalitions, const ent__scene *scene, ent_error *err) {
  drawing d = {.polarization = p, .coalitions = coalitions, .scene = scene};
  if (p->options.draws == 0 || !plan(&d)) return ENT_OK;
  p->regrouped = d.regroup;
  ent_status status = ent__rewiring_init(&d.rewiring, ent_coalitions_network(coalitions), p->options.seed, ENT__STREAM_REWIRE, err);
  for (int i = 0; i < p->options.draws && status == ENT_OK; i++) status = draw(&d, (uint32_t)i, err);
  if (status == ENT_OK) hand_out(&d);
  ent__rewiring_clear(&d.rewiring);
  return status;
}
