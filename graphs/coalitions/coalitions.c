/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finding: from a network, through the search, to what is asked of coalitions. */
#include <entente/coalitions.h>

#include <assert.h>
#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/near.h"
#include "graphs/coalitions/internal.h"

/* Perturbations for each node in a start, and at most: enough that all starts agree on 150 nodes. */
enum { ROUNDS = 10, MOST_ROUNDS = 20000 };

static ent_status refuse_unknown(const char *name, ent_error *err) {
  ent__near near;
  ent__near_begin(&near, name);
  for (const ent_method *row = ent_methods(); row->name != NULL; row++) ent__near_consider(&near, row->name);
  if (near.best != NULL) return ent__fail(err, ENT_E_USAGE, "unknown method '%.60s': did you mean '%s'?", name, near.best);
  char list[200] = "";
  for (const ent_method *row = ent_methods(); row->name != NULL; row++) {
    if (strlen(list) + strlen(row->name) + 5 > sizeof list) break;
    strcat(list, row == ent_methods() ? "'" : ", '");
    strcat(list, row->name);
    strcat(list, "'");
  }
  return ent__fail(err, ENT_E_USAGE, "unknown method '%.20s': expected %s", name, list);
}

static ent_status check_method(const ent_coalition_options *options, const ent_network *network,
                               ent_error *err) {
  const ent__method *workings = NULL;
  size_t ties = 0;
  size_t negative = 0;
  const ent_tie *tie = ent_network_ties(network, &ties);
  const ent_method *method = ent__method_find(&workings, options->method);
  if (method == NULL) return refuse_unknown(options->method, err);
  if (method->takes_negative || options->positive) return ENT_OK;
  for (size_t t = 0; t < ties; t++) negative += tie[t].weight < 0;
  if (negative == 0) return ENT_OK;
  return ent__fail(err, ENT_E_USAGE,
                   "method '%s' takes no negative ties, and %zu of the %zu are; '--ties positive' drops them first",
                   method->name, negative, ties);
}

static ent_status check_options(const ent_coalition_options *options, const ent_network *network,
                                ent_error *err) {
  if (!isfinite(options->resolution) || options->resolution < 0) {
    return ent__fail(err, ENT_E_USAGE, "resolution is negative or no number: expected 0 or more");
  }
  if (options->camps < 0)
    return ent__fail(err, ENT_E_USAGE, "camps is '%d': expected 0 or more", options->camps);
  if (options->starts < 1)
    return ent__fail(err, ENT_E_USAGE, "starts is '%d': expected 1 or more", options->starts);
  if (options->resamples < 0) {
    return ent__fail(err, ENT_E_USAGE, "resamples is '%d': expected 0 or more", options->resamples);
  }
  if (options->cut < 0) return ent__fail(err, ENT_E_USAGE, "cut is '%d': expected 0 or more", options->cut);
  if (options->depth < 1 || options->depth > 16)
    return ent__fail(err, ENT_E_USAGE, "depth is '%d': expected 1 to 16", options->depth);
  if (options->jobs < 1) return ent__fail(err, ENT_E_USAGE, "jobs is '%d': expected 1 or more", options->jobs);
  if (options->of != ENT_RESAMPLE_STATEMENTS && ent_network_stances(network) == NULL) {
    return ent__fail(err, ENT_E_USAGE, "resample is '%s', and a list of ties has none: expected 'statements', its ties are drawn",
                     options->of == ENT_RESAMPLE_DOCUMENTS ? "documents" : "issues");
  }
  if (ent_network_get_options(network)->type == ENT_NETWORK_AFFILIATION) {
    return ent__fail(err, ENT_E_USAGE, "network type 'affiliation' has two modes: coalitions need one");
  }
  return check_method(options, network, err);
}

static const ent_member unaligned = {
    .coalition = ENT_NONE, .stability = NAN, .second = ENT_NONE, .second_share = NAN};

static ent_status allocate(ent_coalitions *coalitions, const ent__problem *problem, uint32_t camps,
                           ent_error *err) {
  ent_network_nodes(coalitions->network, &coalitions->nodes);
  coalitions->count = camps;
  coalitions->list = ent__zalloc(camps, sizeof *coalitions->list);
  coalitions->grouped = ent__alloc(problem->nodes, sizeof *coalitions->grouped);
  coalitions->members = ent__alloc(coalitions->nodes, sizeof *coalitions->members);
  if (coalitions->list == NULL || coalitions->grouped == NULL || coalitions->members == NULL)
    return ent__nomem(err);
  for (size_t v = 0; v < coalitions->nodes; v++) coalitions->members[v] = unaligned;
  return ENT_OK;
}

/* Lists the members of each coalition; camps are numbered as coalitions are to be. */
static void fill_members(ent_coalitions *coalitions, const ent__problem *problem, const uint32_t *camp) {
  uint32_t begin = 0;
  for (uint32_t v = 0; v < problem->nodes; v++) {
    coalitions->members[problem->network_node[v]].coalition = camp[v];
    coalitions->list[camp[v]].size++;
  }
  for (uint32_t c = 0; c < coalitions->count; c++) {
    ent_coalition *coalition = &coalitions->list[c];
    coalition->members = coalitions->grouped + begin;
    begin += coalition->size;
    coalition->size = 0;
    coalition->typical = coalition->bloc = ENT_NONE;
    coalition->cohesion = coalition->stability = NAN;
  }
  for (uint32_t v = 0; v < problem->nodes; v++) {
    ent_coalition *coalition = &coalitions->list[camp[v]];
    const size_t first = (size_t)(coalition->members - coalitions->grouped);
    coalitions->grouped[first + coalition->size++] = problem->network_node[v];
  }
}

static ent_status map_actors(ent_coalitions *coalitions, ent_error *err) {
  const ent_stances *stances = ent_network_stances(coalitions->network);
  size_t actors = 0;
  size_t nodes = 0;
  if (stances == NULL || ent_network_get_options(coalitions->network)->between != ENT_BETWEEN_ACTORS)
    return ENT_OK;
  ent_dataset_actors(ent_stances_dataset(stances), &actors);
  coalitions->of_actor = ent__alloc(actors, sizeof *coalitions->of_actor);
  if (coalitions->of_actor == NULL) return ent__nomem(err);
  for (size_t a = 0; a < actors; a++) coalitions->of_actor[a] = ENT_NONE;
  const ent_node *node = ent_network_nodes(coalitions->network, &nodes);
  for (size_t v = 0; v < nodes; v++) coalitions->of_actor[node[v].index] = coalitions->members[v].coalition;
  return ENT_OK;
}

/* Keeps the tree of the solution, in nodes of the network. */
static void take_tree(ent_coalitions *coalitions, const ent__problem *problem, ent__solution *solution) {
  coalitions->tree = solution->tree;
  solution->tree = NULL;
  if (coalitions->tree == NULL) return;
  coalitions->tree_count = problem->nodes - 1;
  const uint32_t shift = (uint32_t)coalitions->nodes - problem->nodes;
  for (size_t i = 0; i < coalitions->tree_count; i++) {
    ent_merge *merge = &coalitions->tree[i];
    merge->a = merge->a < problem->nodes ? problem->network_node[merge->a] : merge->a + shift;
    merge->b = merge->b < problem->nodes ? problem->network_node[merge->b] : merge->b + shift;
  }
}

/* Fills the finding from the partition on. */
static ent_status describe(ent_coalitions *coalitions, const ent__problem *problem,
                           ent__solution *solution, const ent__method *method, const ent__proof *proof, ent_error *err) {
  ent_status status = allocate(coalitions, problem, solution->camps, err);
  if (status != ENT_OK) return status;
  fill_members(coalitions, problem, solution->camp);
  take_tree(coalitions, problem, solution);
  coalitions->certainty.searches = solution->searches;
  coalitions->certainty.consensus_agreement = NAN;
  status = map_actors(coalitions, err);
  if (status != ENT_OK) return status;
  status = ent__coalitions_quality(coalitions, problem, solution, method, proof, err);
  if (status != ENT_OK) return status;
  status = ent__coalitions_name(coalitions, err);
  if (status != ENT_OK) return status;
  status = ent__coalitions_explain(coalitions, err);
  return status == ENT_OK ? ent__coalitions_stability(coalitions, err) : status;
}

static ent_status find(ent_coalitions *coalitions, ent_error *err) {
  const ent_coalition_options *options = &coalitions->options;
  const ent__method *method = NULL;
  ent__problem problem = {.nodes = 0};
  ent__solution solution = {.camp = NULL};
  ent__proof proof = {0, NULL};
  coalitions->options.method = ent__method_find(&method, options->method)->name;
  const ent__goal goal = method->goal(options);
  const ent__effort effort = {.starts = (uint32_t)options->starts,
                              .rounds = ROUNDS,
                              .most = MOST_ROUNDS,
                              .seed = options->seed,
                              .stream = ENT__STREAM_SOLVE};
  if (method->slow) coalitions->options.resamples = 0;
  ent_status status = ent__coalitions_problem(&problem, coalitions->network, options, err);
  if (status == ENT_OK) status = ent__coalitions_solve(&solution, coalitions->network, &problem, options, &goal, &effort, err);
  if (status == ENT_OK && method->partition == NULL) status = ent__prove(&proof, &problem, &solution, &goal, options, err);
  if (status == ENT_OK) status = describe(coalitions, &problem, &solution, method, &proof, err);
  ent__solution_clear(&solution);
  ent__problem_clear(&problem);
  return status;
}

ent_status ent_coalitions_new(ent_coalitions **out, const ent_network *network,
                              const ent_coalition_options *options, ent_error *err) {
  *out = NULL;
  ent_status status = check_options(options, network, err);
  if (status != ENT_OK) return status;
  ent_coalitions *coalitions = ent__zalloc(1, sizeof *coalitions);
  if (coalitions == NULL) return ent__nomem(err);
  coalitions->network = network;
  coalitions->options = *options;
  status = find(coalitions, err);
  if (status != ENT_OK) {
    ent_coalitions_free(coalitions);
    return status;
  }
#ifdef ENT_DEBUG_CHECKS
  assert(ent__coalitions_check(coalitions));
#endif
  *out = coalitions;
  return ENT_OK;
}

void ent_coalitions_free(ent_coalitions *coalitions) {
  if (coalitions == NULL) return;
  ent__free(coalitions->list);
  ent__free(coalitions->grouped);
  ent__free(coalitions->members);
  ent__free(coalitions->frustrated);
  ent__free(coalitions->together);
  ent__free(coalitions->draws);
  ent__free(coalitions->consensus);
  ent__free(coalitions->present);
  ent__free(coalitions->of_actor);
  ent__free(coalitions->divisions);
  ent__free(coalitions->common);
  ent__free(coalitions->tree);
  ent__free(coalitions);
}
