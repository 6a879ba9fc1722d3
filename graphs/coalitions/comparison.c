/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <entente/comparison.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/coalitions/agreement.h"
#include "graphs/coalitions/internal.h"
#include "graphs/coalitions/modularity.h"

/* Scores that differ by less, of 1, are equal. */
static const double hair = 1e-9;

enum { REASON = 256 };

struct ent_comparison {
  const ent_network *network;
  ent_coalition_options options;
  ent_compared *rows;
  char (*reasons)[REASON]; /* of each row */
  size_t count;
  size_t nodes;
  uint32_t *camps; /* count × nodes */
  uint32_t *cores; /* nodes */
  ent__agreement *agreements; /* count × count */
};

static ent_status allocate(ent_comparison *c, ent_error *err) {
  while (ent_methods()[c->count].name != NULL) c->count++;
  ent_network_nodes(c->network, &c->nodes);
  c->rows = ent__zalloc(c->count, sizeof *c->rows);
  c->reasons = ent__zalloc(c->count, sizeof *c->reasons);
  c->camps = ent__alloc(c->count * c->nodes, sizeof *c->camps);
  c->cores = ent__alloc(c->nodes, sizeof *c->cores);
  c->agreements = ent__alloc(c->count * c->count, sizeof *c->agreements);
  const bool room = c->rows != NULL && c->reasons != NULL && c->camps != NULL && c->cores != NULL && c->agreements != NULL;
  return room ? ENT_OK : ent__nomem(err);
}

static bool has_negative(const ent_network *network) {
  size_t count = 0;
  const ent_tie *tie = ent_network_ties(network, &count);
  for (size_t t = 0; t < count; t++) {
    if (tie[t].weight < 0) return true;
  }
  return false;
}

/* Says why a method is left out where it would take too long beside the others. */
static ent_status check_cost(bool *dear, const ent_comparison *c, size_t i, ent_error *err) {
  const ent__method *method = NULL;
  ent__problem problem;
  *dear = false;
  ent__method_find(&method, c->rows[i].method->name);
  if (method->most_work <= 0) return ENT_OK;
  ent_coalition_options options = c->options;
  options.positive = c->rows[i].positive;
  const ent_status status = ent__coalitions_problem(&problem, c->network, &options, err);
  *dear = status == ENT_OK && method->work(&problem) > method->most_work;
  ent__problem_clear(&problem);
  return status;
}

static void refuse(ent_comparison *c, size_t i, const char *reason) {
  ent__copy_text(c->reasons[i], sizeof c->reasons[i], reason);
  c->rows[i].refused = c->reasons[i];
}

static ent_status take(ent_comparison *c, size_t i, const ent_coalitions *found, ent_error *err) {
  ent_compared *row = &c->rows[i];
  size_t count = 0;
  const ent_member *members = ent_coalitions_members(found, &count);
  const ent_quality *quality = ent_coalitions_quality(found);
  uint32_t *camp = c->camps + i * c->nodes;
  for (size_t v = 0; v < c->nodes; v++) {
    camp[v] = members[v].coalition;
    row->aligned += camp[v] != ENT_NONE;
  }
  ent_coalitions_list(found, &count);
  row->coalitions = (uint32_t)count;
  row->objective = quality->objective;
  row->frustration = quality->frustration;
  row->frustrated = quality->frustrated;
  return ent__signed_modularity(c->network, camp, &row->modularity, err);
}

/* A method that fails is refused with what it said; only memory and options are everyone's matter. */
static ent_status run(ent_comparison *c, size_t i, bool negative, ent_error *err) {
  ent_coalition_options options = c->options;
  ent_coalitions *found = NULL;
  ent_error own = ENT_ERROR_INIT;
  bool dear = false;
  c->rows[i].method = &ent_methods()[i];
  c->rows[i].objective = c->rows[i].modularity = c->rows[i].frustration = NAN;
  c->rows[i].positive = options.positive || (negative && !c->rows[i].method->takes_negative);
  ent_status status = check_cost(&dear, c, i, err);
  if (status != ENT_OK) return status;
  options.method = c->rows[i].method->name;
  options.positive = c->rows[i].positive;
  options.resamples = 0;
  if (dear) {
    refuse(c, i, "would take too long beside the others; ask for it by itself");
    return ENT_OK;
  }
  status = ent_coalitions_new(&found, c->network, &options, &own);
  if (status == ENT_OK) {
    status = take(c, i, found, err);
  } else if (status == ENT_E_LIMIT || status == ENT_E_INTERNAL) {
    refuse(c, i, own.text);
    status = ENT_OK;
  } else {
    ent__fail(err, status, "%s", own.text);
  }
  ent_coalitions_free(found);
  return status;
}

static void mark_best(ent_comparison *c) {
  double most = -INFINITY;
  double least = INFINITY;
  for (size_t i = 0; i < c->count; i++) {
    if (c->rows[i].refused != NULL) continue;
    most = fmax(most, c->rows[i].modularity);
    least = fmin(least, c->rows[i].frustration);
  }
  for (size_t i = 0; i < c->count; i++) {
    ent_compared *row = &c->rows[i];
    if (row->refused != NULL) continue;
    row->most_modular = row->modularity >= most - hair;
    row->least_frustrated = row->frustration <= least + hair * (1 + least);
  }
}

static ent_status compare_all(ent_comparison *c, ent_error *err) {
  for (size_t i = 0; i < c->count; i++) {
    for (size_t j = 0; j <= i; j++) {
      ent__agreement agreement = {0, NAN, NAN};
      if (c->rows[i].refused == NULL && c->rows[j].refused == NULL) {
        const ent_status status = ent__agreement_of(&agreement, c->camps + i * c->nodes, c->camps + j * c->nodes, c->nodes, err);
        if (status != ENT_OK) return status;
      }
      c->agreements[i * c->count + j] = c->agreements[j * c->count + i] = agreement;
    }
  }
  return ENT_OK;
}

/* A node, with what it belongs to so far and under the next method. */
typedef struct cored {
  uint32_t core;
  uint32_t camp;
  uint32_t node;
} cored;

static int by_both(const void *left, const void *right) {
  const cored *x = left;
  const cored *y = right;
  if (x->core != y->core) return x->core < y->core ? -1 : 1;
  if (x->camp != y->camp) return x->camp < y->camp ? -1 : 1;
  return x->node < y->node ? -1 : x->node > y->node;
}

/* By falling size (which stands in `camp`, turned round), then first member (in `core`). */
static int by_size(const void *left, const void *right) {
  const cored *x = left;
  const cored *y = right;
  if (x->camp != y->camp) return x->camp < y->camp ? -1 : 1;
  if (x->core != y->core) return x->core < y->core ? -1 : 1;
  return x->node < y->node ? -1 : x->node > y->node;
}

/* Gives each run of equals its first node as core, and how many are not in it as camp. */
static void settle_runs(cored *at, size_t count) {
  for (size_t begin = 0, end = 0; begin < count; begin = end) {
    const cored first = at[begin];
    while (end < count && at[end].core == first.core && at[end].camp == first.camp) end++;
    for (size_t k = begin; k < end; k++) at[k] = (cored){first.node, (uint32_t)(count - (end - begin)), at[k].node};
  }
}

static ent_status find_cores(ent_comparison *c, ent_error *err) {
  size_t count = 0;
  cored *at = ent__alloc(c->nodes, sizeof *at);
  if (at == NULL) return ent__nomem(err);
  for (size_t v = 0; v < c->nodes; v++) {
    c->cores[v] = ENT_NONE;
    bool aligned = true;
    for (size_t i = 0; i < c->count; i++)
      aligned = aligned && (c->rows[i].refused != NULL || c->camps[i * c->nodes + v] != ENT_NONE);
    if (aligned) at[count++] = (cored){0, 0, (uint32_t)v};
  }
  for (size_t i = 0; i < c->count; i++) {
    if (c->rows[i].refused != NULL) continue;
    for (size_t k = 0; k < count; k++) at[k].camp = c->camps[i * c->nodes + at[k].node];
    if (count > 0) qsort(at, count, sizeof *at, by_both);
    settle_runs(at, count);
  }
  if (count > 0) qsort(at, count, sizeof *at, by_size);
  for (size_t k = 0, next = 0; k < count; k++) {
    if (k > 0 && at[k].core != at[k - 1].core) next++;
    c->cores[at[k].node] = (uint32_t)next;
  }
  ent__free(at);
  return ENT_OK;
}

static ent_status fill(ent_comparison *c, ent_error *err) {
  ent_status status = allocate(c, err);
  const bool negative = has_negative(c->network);
  for (size_t i = 0; status == ENT_OK && i < c->count; i++) status = run(c, i, negative, err);
  if (status != ENT_OK) return status;
  mark_best(c);
  status = compare_all(c, err);
  return status == ENT_OK ? find_cores(c, err) : status;
}

ent_status ent_comparison_new(ent_comparison **out, const ent_network *network, const ent_coalition_options *options,
                              ent_error *err) {
  *out = NULL;
  ent_comparison *comparison = ent__zalloc(1, sizeof *comparison);
  if (comparison == NULL) return ent__nomem(err);
  comparison->network = network;
  comparison->options = *options;
  const ent_status status = fill(comparison, err);
  if (status != ENT_OK) {
    ent_comparison_free(comparison);
    return status;
  }
  *out = comparison;
  return ENT_OK;
}

void ent_comparison_free(ent_comparison *comparison) {
  if (comparison == NULL) return;
  ent__free(comparison->rows);
  ent__free(comparison->reasons);
  ent__free(comparison->camps);
  ent__free(comparison->cores);
  ent__free(comparison->agreements);
  ent__free(comparison);
}

const ent_network *ent_comparison_network(const ent_comparison *comparison) { return comparison->network; }

const ent_coalition_options *ent_comparison_options(const ent_comparison *comparison) { return &comparison->options; }

const ent_compared *ent_comparison_rows(const ent_comparison *comparison, size_t *count) {
  *count = comparison->count;
  return comparison->rows;
}

const uint32_t *ent_comparison_coalitions(const ent_comparison *comparison, size_t row) {
  return comparison->rows[row].refused != NULL ? NULL : comparison->camps + row * comparison->nodes;
}

ent_agreement_of ent_comparison_agreement(const ent_comparison *comparison, size_t a, size_t b) {
  const ent__agreement of = comparison->agreements[a * comparison->count + b];
  const ent_agreement_of agreement = {of.nodes, of.rand, of.variation};
  return agreement;
}

const uint32_t *ent_comparison_cores(const ent_comparison *comparison, size_t *count) {
  *count = comparison->nodes;
  return comparison->cores;
}
