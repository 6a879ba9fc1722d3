/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Checks the cost stated in docs/coalitions.md: coalitions of 100,000 nodes and a million ties, some
 * of them negative, as entente finds them by default but for the resamples, against one run of
 * igraph's own Leiden algorithm on the same ties (two iterations, as python-igraph has it by
 * default). The objective that each reaches is printed; ours must be at least as good.
 */
#include <igraph/igraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/bench.h"
#include "engine/base/rng.h"

enum { repeats = 3, iterations = 2 };

typedef struct shape {
  const char *what;
  uint32_t nodes;
  uint32_t ties;
  uint32_t camps; /* planted; each tie is within one or between two at even chances */
  double noise;   /* share of ties with the wrong sign */
  double target;
} shape;

static ent_status draw_ties(ent_ties *list, const shape *s, ent_error *err) {
  ent__rng rng;
  char name[16];
  uint32_t index = 0, made = 0;
  ent_status status = ENT_OK;
  ent__rng_seed(&rng, 1, 1);
  for (uint32_t v = 0; v < s->nodes && status == ENT_OK; v++) {
    snprintf(name, sizeof name, "n%u", v);
    status = ent_ties_node(list, name, &index, err);
  }
  while (made < s->ties && status == ENT_OK) {
    const uint32_t a = ent__rng_below(&rng, s->nodes);
    uint32_t b = ent__rng_below(&rng, s->nodes);
    if (ent__rng_below(&rng, 2) == 0) b = b - b % s->camps + a % s->camps;
    const bool wrong = ent__rng_unit(&rng) < s->noise;
    const double size = (1 + ent__rng_below(&rng, 4)) / 4.0;
    if (a == b || b >= s->nodes) continue;
    ent_error twice = ENT_ERROR_INIT;
    made += ent_ties_add(list, a, b, (a % s->camps == b % s->camps) != wrong ? size : -size, &twice) == ENT_OK;
    ent_error_clear(&twice);
  }
  return status;
}

/* igraph's copy of the ties. */
typedef struct rival {
  igraph_t graph;
  igraph_vector_t weights;
  igraph_vector_t ones;
  igraph_vector_int_t membership;
} rival;

static bool rival_init(rival *r, const ent_network *network) {
  size_t nodes = 0, count = 0;
  igraph_vector_int_t ends;
  const ent_tie *ties = ent_network_ties(network, &count);
  ent_network_nodes(network, &nodes);
  igraph_vector_int_init(&ends, 2 * (igraph_integer_t)count);
  igraph_vector_init(&r->weights, (igraph_integer_t)count);
  igraph_vector_init(&r->ones, (igraph_integer_t)nodes);
  igraph_vector_int_init(&r->membership, (igraph_integer_t)nodes);
  igraph_vector_fill(&r->ones, 1);
  for (size_t t = 0; t < count; t++) {
    VECTOR(ends)[2 * t] = ties[t].source;
    VECTOR(ends)[2 * t + 1] = ties[t].target;
    VECTOR(r->weights)[t] = ties[t].weight;
  }
  const bool made = igraph_create(&r->graph, &ends, (igraph_integer_t)nodes, IGRAPH_UNDIRECTED) == IGRAPH_SUCCESS;
  igraph_vector_int_destroy(&ends);
  return made;
}

static void rival_clear(rival *r) {
  igraph_destroy(&r->graph);
  igraph_vector_destroy(&r->weights);
  igraph_vector_destroy(&r->ones);
  igraph_vector_int_destroy(&r->membership);
}

static double rival_value(const rival *r, const ent_network *network) {
  size_t count = 0;
  double sum = 0;
  const ent_tie *ties = ent_network_ties(network, &count);
  for (size_t t = 0; t < count; t++)
    if (VECTOR(r->membership)[ties[t].source] == VECTOR(r->membership)[ties[t].target]) sum += ties[t].weight;
  return sum;
}

typedef struct measured {
  double ours[repeats];
  double baseline[repeats];
  double own_value;
  double other_value;
  uint32_t searches;
} measured;

static ent_status measure(measured *m, const ent_network *network, ent_error *err) {
  rival r;
  ent_status status = rival_init(&r, network) ? ENT_OK : ENT_E_NOMEM;
  igraph_rng_seed(igraph_rng_default(), 1);
  for (int turn = 0; turn < repeats && status == ENT_OK; turn++) {
    ent_coalitions *coalitions = NULL;
    ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
    igraph_integer_t clusters = 0;
    options.resamples = 0;
    double before = bench_now();
    status = ent_coalitions_new(&coalitions, network, &options, err);
    m->ours[turn] = bench_now() - before;
    if (status != ENT_OK) break;
    m->own_value = ent_coalitions_quality(coalitions)->objective;
    ent_coalitions_free(coalitions);
    before = bench_now();
    igraph_community_leiden(&r.graph, &r.weights, &r.ones, 0, 0.01, false, iterations, &r.membership, &clusters, NULL);
    m->baseline[turn] = bench_now() - before;
    const double value = rival_value(&r, network);
    if (turn == 0 || value > m->other_value) m->other_value = value;
  }
  rival_clear(&r);
  return status;
}

static int report(measured *m, const shape *s) {
  char name[200], ours[32], baseline[32];
  const double time = bench_median(m->ours, repeats), other = bench_median(m->baseline, repeats);
  snprintf(name, sizeof name,
           "coalitions of %s, %u nodes, %u ties: objective %.0f; igraph's Leiden, %d iterations: at best %.0f of %d runs",
           s->what, s->nodes, s->ties, m->own_value, iterations, m->other_value, repeats);
  bench_row(name, bench_time(ours, time), bench_time(baseline, other), time / other, s->target);
  if (m->own_value >= m->other_value) return 0;
  fputs("bench-signed: igraph's objective is better\n", stderr);
  return 1;
}

static int run(const shape *s) {
  measured m = {.own_value = 0};
  ent_error err = ENT_ERROR_INIT;
  ent_ties *list = NULL;
  ent_network *network = NULL;
  ent_status status = ent_ties_new(&list, &err);
  if (status == ENT_OK) status = draw_ties(list, s, &err);
  if (status == ENT_OK) status = ent_network_from_ties(&network, list, &err);
  if (status == ENT_OK) status = measure(&m, network, &err);
  if (status != ENT_OK) fprintf(stderr, "bench-signed: %s: %s\n", s->what, err.text);
  const int failed = status == ENT_OK ? report(&m, s) : 1;
  ent_network_free(network);
  ent_ties_free(list);
  return failed;
}

/* With the name of a shape, runs that alone; "small" is one. */
int main(int count, char **words) {
  static const shape shapes[] = {{"small", 2000, 10000, 5, 0.2, 0},
                                 {"camps", 100000, 1000000, 20, 0.2, 3},
                                 {"noise", 100000, 1000000, 20, 0.5, 3},
                                 {NULL, 0, 0, 0, 0, 0}};
  int failed = 0;
  for (const shape *s = shapes; s->what != NULL; s++)
    if (count > 1 ? strcmp(words[1], s->what) == 0 : s != shapes) failed |= run(s);
  return failed;
}
