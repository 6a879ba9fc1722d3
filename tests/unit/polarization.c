/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How divided the whole is: published values, slow versions of each measure, and what chance gives. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/mem.h"
#include "engine/base/rng.h"
#include "graphs/polarization/eigenvalues.h"
#include "graphs/polarization/internal.h"
#include "graphs/polarization/rewire.h"
#include "tests/alloc_fail.h"
#include "tests/datasets.h"
#include "tests/harness.h"
#include "tests/signed_networks.h"

/* A network as a full matrix, the coalition of each node, and the finding. */
typedef struct whole {
  size_t n;
  double *a; /* n × n */
  const ent_member *members;
  size_t coalitions;
  ent_polarization *found;
} whole;

static void begin(whole *w, const ent_network *network, const ent_coalitions *coalitions, int draws) {
  ent_error err = ENT_ERROR_INIT;
  size_t ties = 0;
  ent_polarization_options options = ENT_POLARIZATION_OPTIONS_INIT;
  options.draws = draws;
  memset(w, 0, sizeof *w);
  ent_network_nodes(network, &w->n);
  const ent_tie *tie = ent_network_ties(network, &ties);
  w->a = calloc(w->n * w->n + 1, sizeof *w->a);
  for (size_t t = 0; t < ties; t++) w->a[tie[t].source * w->n + tie[t].target] = w->a[tie[t].target * w->n + tie[t].source] = tie[t].weight;
  w->members = ent_coalitions_members(coalitions, &w->n);
  ent_coalitions_list(coalitions, &w->coalitions);
  ENT_TEST_OK(ent_polarization_new(&w->found, coalitions, &options, &err), &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(w->found);
}

/* Two camps of a large network, sought once and not proved: what they are matters little here. */
static ent_coalitions *split_in_two(const signed_network *network) {
  ent_error err = ENT_ERROR_INIT;
  ent_coalitions *coalitions = NULL;
  ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  options.method = "balance";
  options.camps = 2;
  options.starts = 1;
  options.resamples = 0;
  options.work = 0;
  ENT_TEST_OK(ent_coalitions_new(&coalitions, network->network, &options, &err), &err);
  return coalitions;
}

static void end(whole *w) {
  free(w->a);
  ent_polarization_free(w->found);
}

static const ent_measure *measure(const whole *w, ent_measure_kind kind) {
  size_t count = 0;
  const ent_measure *measures = ent_polarization_measures(w->found, &count);
  CU_ASSERT_EQUAL_FATAL(count, ENT_MEASURES);
  CU_ASSERT_EQUAL(measures[kind].kind, kind);
  CU_ASSERT((measures[kind].missing != NULL) == isnan(measures[kind].value));
  return &measures[kind];
}

/* Whether a slow value, NaN where it is undefined, is the one found. */
static void compare(const whole *w, ent_measure_kind kind, double slow, double within) {
  const double found = measure(w, kind)->value;
  if (isnan(slow)) {
    CU_ASSERT(isnan(found));
  } else {
    ENT_TEST_NEAR(found, slow, within);
  }
}

static bool together(const whole *w, size_t i, size_t j) { return w->members[i].coalition == w->members[j].coalition; }

static double slow_ei(const whole *w) {
  double e = 0;
  double i = 0;
  for (size_t v = 0; v < w->n; v++)
    for (size_t u = 0; u < v; u++)
      if (w->a[v * w->n + u] > 0) *(together(w, v, u) ? &i : &e) += 1;
  return (e - i) / (e + i);
}

/* The double sum of Gómez, Jensen & Arenas over all ordered pairs. */
static double slow_modularity(const whole *w) {
  double plus[300] = {0};
  double minus[300] = {0};
  double all_plus = 0;
  double all_minus = 0;
  double sum = 0;
  for (size_t v = 0; v < w->n; v++) {
    for (size_t u = 0; u < w->n; u++) {
      plus[v] += fmax(0, w->a[v * w->n + u]);
      minus[v] += fmax(0, -w->a[v * w->n + u]);
    }
    all_plus += plus[v];
    all_minus += minus[v];
  }
  for (size_t v = 0; v < w->n; v++)
    for (size_t u = 0; u < w->n; u++) {
      if (w->members[v].coalition == ENT_NONE || !together(w, v, u)) continue;
      sum += w->a[v * w->n + u];
      if (all_plus > 0) sum -= plus[v] * plus[u] / all_plus;
      if (all_minus > 0) sum += minus[v] * minus[u] / all_minus;
    }
  return sum / (all_plus + all_minus);
}

static double slow_triangles(const whole *w) {
  double balanced = 0;
  double all = 0;
  for (size_t i = 0; i < w->n; i++)
    for (size_t j = 0; j < i; j++)
      for (size_t k = 0; k < j; k++) {
        const double product = w->a[i * w->n + j] * w->a[j * w->n + k] * w->a[i * w->n + k];
        all += product != 0;
        balanced += product > 0;
      }
  return balanced / all;
}

/* trace exp(A) as Σ trace A^k / k!, over nodes that have a tie. */
static double slow_trace(const whole *w, bool sign) {
  const size_t n = w->n;
  double *power = calloc(n * n, sizeof *power);
  double *next = calloc(n * n, sizeof *next);
  double sum = 0;
  for (size_t i = 0; i < n; i++) power[i * n + i] = w->members[i].coalition != ENT_NONE;
  for (int k = 1; k < 120; k++) {
    for (size_t i = 0; i < n; i++) sum += power[i * n + i];
    memset(next, 0, n * n * sizeof *next);
    for (size_t i = 0; i < n; i++)
      for (size_t j = 0; j < n; j++)
        for (size_t m = 0; m < n; m++) next[i * n + m] += power[i * n + j] * (sign ? w->a[j * n + m] : fabs(w->a[j * n + m])) / k;
    memcpy(power, next, n * n * sizeof *next);
  }
  free(power);
  free(next);
  return sum;
}

/* A hub or not: fewer than a tenth of its side, rounded up, stand before it. */
static bool is_hub(const whole *w, size_t v) {
  double degree[2] = {0, 0};
  double strength[2] = {0, 0};
  size_t before = 0;
  size_t size = 0;
  for (size_t u = 0; u < w->n; u++) {
    degree[1] = strength[1] = degree[0] = strength[0] = 0;
    for (size_t x = 0; x < w->n; x++) {
      degree[0] += w->a[v * w->n + x] > 0;
      strength[0] += fmax(0, w->a[v * w->n + x]);
      degree[1] += w->a[u * w->n + x] > 0;
      strength[1] += fmax(0, w->a[u * w->n + x]);
    }
    if (degree[0] == 0) return false;
    if (degree[1] == 0 || !together(w, u, v)) continue;
    size++;
    if (u == v) continue;
    if (degree[1] != degree[0]) before += degree[1] > degree[0];
    else if (strength[1] != strength[0]) before += strength[1] > strength[0];
    else before += u < v;
  }
  return before * 10 < size;
}

/* Solves A x = b by Gauss and Jordan with the largest pivots; A has n rows of n + 1. */
static void solve(double *rows, size_t n) {
  for (size_t k = 0; k < n; k++) {
    size_t best = k;
    for (size_t i = k + 1; i < n; i++)
      if (fabs(rows[i * (n + 1) + k]) > fabs(rows[best * (n + 1) + k])) best = i;
    for (size_t j = 0; j <= n; j++) {
      const double kept = rows[k * (n + 1) + j];
      rows[k * (n + 1) + j] = rows[best * (n + 1) + j];
      rows[best * (n + 1) + j] = kept;
    }
    for (size_t i = 0; i < n; i++) {
      const double factor = i == k ? 0 : rows[i * (n + 1) + k] / rows[k * (n + 1) + k];
      for (size_t j = k; j <= n && factor != 0; j++) rows[i * (n + 1) + j] -= factor * rows[k * (n + 1) + j];
    }
  }
}

/* Whether a walk from each node may come to a hub. */
static void spread(const whole *w, const bool *hub, bool *ends) {
  memcpy(ends, hub, w->n * sizeof *ends);
  for (size_t round = 0; round < w->n; round++)
    for (size_t v = 0; v < w->n; v++)
      for (size_t u = 0; u < w->n && !ends[v]; u++) ends[v] = w->a[v * w->n + u] > 0 && ends[u];
}

/* Absorbing chains as the books have them, one equation for each node: h = 1 or 0 at a hub, else Σ p h. */
static double slow_controversy(const whole *w) {
  const size_t n = w->n;
  double *rows = calloc(n * (n + 1), sizeof *rows);
  bool *hub = calloc(n, sizeof *hub);
  bool *ends = calloc(n, sizeof *ends);
  double mean[2] = {0, 0};
  double starts[2] = {0, 0};
  for (size_t v = 0; v < n; v++) hub[v] = w->members[v].coalition < 2 && is_hub(w, v);
  spread(w, hub, ends);
  for (size_t v = 0; v < n; v++) {
    double strength = 0;
    for (size_t u = 0; u < n; u++) strength += fmax(0, w->a[v * n + u]);
    rows[v * (n + 1) + v] = 1;
    if (hub[v]) rows[v * (n + 1) + n] = w->members[v].coalition == 0;
    for (size_t u = 0; u < n && !hub[v] && ends[v]; u++) rows[v * (n + 1) + u] -= fmax(0, w->a[v * n + u]) / strength;
  }
  solve(rows, n);
  for (size_t v = 0; v < n; v++) {
    double strength = 0;
    double x = 0;
    for (size_t u = 0; u < n; u++) {
      strength += fmax(0, w->a[v * n + u]);
      x += fmax(0, w->a[v * n + u]) * rows[u * (n + 1) + n] / rows[u * (n + 1) + u];
    }
    if (!ends[v] || strength <= 0 || w->members[v].coalition > 1) continue;
    mean[w->members[v].coalition] += x / strength;
    starts[w->members[v].coalition]++;
  }
  free(rows);
  free(hub);
  free(ends);
  const double x = mean[0] / starts[0];
  const double y = mean[1] / starts[1];
  if (!(starts[0] > 0 && starts[1] > 0) || x + y < 1e-9 || x + y > 2 - 1e-9) return NAN;
  return x / (x + y) * (1 - y) / (2 - x - y) - (1 - x) / (2 - x - y) * y / (x + y);
}

static void compare_all(const whole *w) {
  compare(w, ENT_MEASURE_EI, slow_ei(w), 1e-12);
  compare(w, ENT_MEASURE_MODULARITY, slow_modularity(w), 1e-12);
  compare(w, ENT_MEASURE_TRIANGLES, slow_triangles(w), 1e-12);
  compare(w, ENT_MEASURE_WALKS, slow_trace(w, true) / slow_trace(w, false), 1e-10);
  compare(w, ENT_MEASURE_CONTROVERSY, slow_controversy(w), 1e-8);
}

static void against_slow_versions(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 77, 1);
  for (uint32_t round = 0; round < 14; round++) {
    signed_network network;
    whole w;
    /* Thin ones fall into parts, of which some nodes have no positive tie, and some none at all. */
    if (round % 2 == 0) signed_network_random(&network, 6 + 2 * round, round % 4 == 0 ? 0.15 : 0.5, round % 3 == 0, &rng);
    else signed_network_planted(&network, 10 + 2 * round, 3, 0.4, 0.15, &rng);
    ent_coalitions *coalitions = signed_network_solve(&network, "signed", 0, 0);
    begin(&w, network.network, coalitions, 0);
    compare_all(&w);
    end(&w);
    ent_coalitions_free(coalitions);
    signed_network_clear(&network);
  }
}

/* With more than 300 places between hubs the chances are found by sweeps. */
static void controversy_by_sweeps(void) {
  ent__rng rng;
  signed_network network;
  whole w;
  ent__rng_seed(&rng, 3, 1);
  signed_network_planted(&network, 380, 2, 0.025, 0.1, &rng);
  ent_coalitions *coalitions = split_in_two(&network);
  begin(&w, network.network, coalitions, 0);
  compare(&w, ENT_MEASURE_CONTROVERSY, slow_controversy(&w), 1e-8);
  end(&w);
  ent_coalitions_free(coalitions);
  signed_network_clear(&network);
}

/* Walks as they are told of: from a random member of a random side to the first hub. */
static void controversy_by_simulation(void) {
  enum { WALKS = 60000 };
  ent__rng rng;
  signed_network network;
  whole w;
  bool hub[24];
  double ends[2][2] = {{0, 0}, {0, 0}};
  ent__rng_seed(&rng, 12, 1);
  signed_network_planted(&network, 24, 2, 0.9, 0.2, &rng);
  ent_coalitions *coalitions = signed_network_solve(&network, "balance", 2, 0);
  begin(&w, network.network, coalitions, 0);
  CU_ASSERT_EQUAL_FATAL(w.n, 24);
  for (size_t v = 0; v < w.n; v++) {
    double degree = 0;
    for (size_t u = 0; u < w.n; u++) degree += w.a[v * w.n + u] > 0;
    CU_ASSERT_FATAL(degree > 0); /* or a walk would have nowhere to go */
    hub[v] = is_hub(&w, v);
  }
  for (int i = 0; i < WALKS; i++) {
    const uint32_t side = (uint32_t)i % 2;
    size_t v = ent__rng_below(&rng, (uint32_t)w.n);
    while (w.members[v].coalition != side) v = ent__rng_below(&rng, (uint32_t)w.n);
    do {
      size_t u = ent__rng_below(&rng, (uint32_t)w.n);
      while (w.a[v * w.n + u] <= 0) u = ent__rng_below(&rng, (uint32_t)w.n); /* all weights are 1 */
      v = u;
    } while (!hub[v]);
    ends[side][w.members[v].coalition]++;
  }
  const double xx = ends[0][0] / (ends[0][0] + ends[1][0]);
  const double yy = ends[1][1] / (ends[0][1] + ends[1][1]);
  compare(&w, ENT_MEASURE_CONTROVERSY, xx * yy - (1 - xx) * (1 - yy), 0.02);
  end(&w);
  ent_coalitions_free(coalitions);
  signed_network_clear(&network);
}

/* Read's tribes, as other programs have them. */
static void tribes(void) {
  signed_network network;
  whole w;
  if (!signed_network_tribes(&network)) return;
  ent_coalitions *coalitions = signed_network_solve(&network, "signed", 0, 0);
  begin(&w, network.network, coalitions, 100);
  ENT_TEST_NEAR(measure(&w, ENT_MEASURE_TRIANGLES)->value, 0.8676471, 5e-8);
  ENT_TEST_NEAR(measure(&w, ENT_MEASURE_WALKS)->value, 0.3575761, 5e-8);
  ENT_TEST_NEAR(measure(&w, ENT_MEASURE_FRUSTRATION)->value, 0.7586207, 5e-8);
  compare_all(&w);
  CU_ASSERT(measure(&w, ENT_MEASURE_MODULARITY)->z > 3);
  CU_ASSERT(measure(&w, ENT_MEASURE_EI)->z < -3);
  CU_ASSERT(ent_polarization_regrouped(w.found));
  end(&w);
  ent_coalitions_free(coalitions);
  signed_network_clear(&network);
}

/* Two triangles of friends that are enemies: all balanced, nothing frustrated; by hand as far as one can. */
static void two_camps_by_hand(void) {
  static const triple camps[] = {{"a", "b", 1}, {"a", "c", 1}, {"b", "c", 1}, {"x", "y", 1}, {"x", "z", 1}, {"y", "z", 1},
                                 {"a", "x", -1}, {"b", "y", -1}, {"c", "z", -1}};
  signed_network network;
  whole w;
  signed_network_from_triples(&network, camps, 9, NULL);
  ent_coalitions *coalitions = signed_network_solve(&network, "signed", 0, 0);
  begin(&w, network.network, coalitions, 0);
  ENT_TEST_NEAR(measure(&w, ENT_MEASURE_EI)->value, -1, 1e-12);
  /* ((6 - 6²/12) 2 - (0 - 3²/6) 2) / 18 */
  ENT_TEST_NEAR(measure(&w, ENT_MEASURE_MODULARITY)->value, (6 + 3) / 18.0, 1e-12);
  ENT_TEST_NEAR(measure(&w, ENT_MEASURE_CONTROVERSY)->value, 1, 1e-12);
  ENT_TEST_NEAR(measure(&w, ENT_MEASURE_FRUSTRATION)->value, 1, 1e-12);
  ENT_TEST_NEAR(measure(&w, ENT_MEASURE_TRIANGLES)->value, 1, 1e-12);
  ENT_TEST_NEAR(measure(&w, ENT_MEASURE_WALKS)->value, 1, 1e-9);
  CU_ASSERT(ent_polarization_proved(w.found));
  CU_ASSERT_EQUAL(ent_polarization_levels(w.found), 0);
  CU_ASSERT(isnan(measure(&w, ENT_MEASURE_EI)->mean) && isnan(measure(&w, ENT_MEASURE_EI)->z));
  end(&w);
  ent_coalitions_free(coalitions);
  signed_network_clear(&network);
}

/* A path has the eigenvalues 2 cos(kπ/(n + 1)); any matrix has its trace and that of its square. */
static void eigenvalues_as_known(void) {
  enum { N = 40 };
  double matrix[N * N] = {0};
  double values[N];
  ent_error err = ENT_ERROR_INIT;
  ent__rng rng;
  for (size_t i = 0; i + 1 < N; i++) matrix[i * N + i + 1] = matrix[(i + 1) * N + i] = 1;
  ENT_TEST_OK(ent__eigenvalues(values, matrix, N, &err), &err);
  for (int k = 1; k <= N; k++) {
    double nearest = INFINITY;
    for (size_t i = 0; i < N; i++) nearest = fmin(nearest, fabs(values[i] - 2 * cos(k * acos(-1) / (N + 1))));
    ENT_TEST_NEAR(nearest, 0, 1e-12);
  }
  double trace = 0;
  double squares = 0;
  double sum = 0;
  double sum_squares = 0;
  ent__rng_seed(&rng, 2, 1);
  for (size_t i = 0; i < N; i++)
    for (size_t j = 0; j <= i; j++) matrix[i * N + j] = matrix[j * N + i] = ent__rng_below(&rng, 3) == 0 ? 0 : ent__rng_unit(&rng) - 0.5;
  for (size_t i = 0; i < N; i++) trace += matrix[i * N + i];
  for (size_t i = 0; i < (size_t)N * N; i++) squares += matrix[i] * matrix[i];
  ENT_TEST_OK(ent__eigenvalues(values, matrix, N, &err), &err);
  for (size_t i = 0; i < N; i++) {
    sum += values[i];
    sum_squares += values[i] * values[i];
  }
  ENT_TEST_NEAR(sum, trace, 1e-12);
  ENT_TEST_NEAR(sum_squares, squares, 1e-11);
}

static void check_degrees(const ent__rewiring *r, const ent_network *network) {
  size_t count = 0;
  size_t nodes = 0;
  const ent_tie *ties = ent_network_ties(network, &count);
  ent_network_nodes(network, &nodes);
  int *degree = calloc(2 * nodes, sizeof *degree);
  double sum = 0;
  bool sound = r->count == count;
  for (size_t t = 0; t < count; t++) {
    degree[2 * ties[t].source + (ties[t].weight < 0)]++;
    degree[2 * ties[t].target + (ties[t].weight < 0)]++;
    degree[2 * r->sorted[t].source + (r->sorted[t].weight < 0)]--;
    degree[2 * r->sorted[t].target + (r->sorted[t].weight < 0)]--;
    sum += ties[t].weight - r->sorted[t].weight;
    sound = sound && r->sorted[t].source < r->sorted[t].target;
    if (t == 0) continue;
    const ent_tie *before = &r->sorted[t - 1];
    sound = sound && (before->source < r->sorted[t].source || (before->source == r->sorted[t].source && before->target < r->sorted[t].target));
  }
  for (size_t v = 0; v < 2 * nodes; v++) sound = sound && degree[v] == 0;
  CU_ASSERT(sound);
  ENT_TEST_NEAR(sum, 0, 1e-9);
  free(degree);
}

/* Each node keeps its ties of each sign; no pair has two; by a matrix of pairs, and by a table of them. */
static void degrees_stay(void) {
  static const struct {
    uint32_t nodes;
    double density;
  } cases[] = {{12, 0.4}, {30, 0.95}, {2100, 0.002}};
  ent__rng rng;
  ent__rng_seed(&rng, 21, 1);
  for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
    signed_network network;
    ent__rewiring r;
    ent_error err = ENT_ERROR_INIT;
    size_t count = 0;
    size_t moved = 0;
    signed_network_random(&network, cases[k].nodes, cases[k].density, false, &rng);
    const ent_tie *ties = ent_network_ties(network.network, &count);
    ENT_TEST_OK(ent__rewiring_init(&r, network.network, 1, 1, &err), &err);
    CU_ASSERT((r.matrix == NULL) == (cases[k].nodes > 2000));
    for (int round = 0; round < 3; round++) {
      ent__rewiring_step(&r, 10);
      check_degrees(&r, network.network);
    }
    for (size_t t = 0; t < count; t++) moved += r.sorted[t].source != ties[t].source || r.sorted[t].target != ties[t].target || r.sorted[t].weight != ties[t].weight;
    CU_ASSERT(moved > count / 2);
    ent__rewiring_clear(&r);
    signed_network_clear(&network);
  }
}

/* What a tiny network is: the sign of each of its ten pairs. */
enum { TINY = 5, PAIRS = 10 };

static double tiny_triangles(const int sign[PAIRS]) {
  int a[TINY][TINY] = {{0}};
  double balanced = 0;
  double all = 0;
  int p = 0;
  for (int i = 0; i < TINY; i++)
    for (int j = 0; j < i; j++) a[i][j] = a[j][i] = sign[p++];
  for (int i = 0; i < TINY; i++)
    for (int j = 0; j < i; j++)
      for (int k = 0; k < j; k++) {
        const int product = a[i][j] * a[j][k] * a[i][k];
        all += product != 0;
        balanced += product > 0;
      }
  return balanced / all;
}

static void tiny_degrees(int degree[2 * TINY], const int sign[PAIRS]) {
  int p = 0;
  memset(degree, 0, 2 * TINY * sizeof *degree);
  for (int i = 0; i < TINY; i++)
    for (int j = 0; j < i; j++, p++) {
      if (sign[p] == 0) continue;
      degree[2 * i + (sign[p] < 0)]++;
      degree[2 * j + (sign[p] < 0)]++;
    }
}

/* Mean and deviation over all networks of the same degrees, of which there are few, each tried. */
static void enumerate(double *mean, double *deviation, const int given[PAIRS]) {
  int wanted[2 * TINY];
  int count = 0;
  double sum = 0;
  double squares = 0;
  tiny_degrees(wanted, given);
  for (int code = 0; code < 59049; code++) {
    int sign[PAIRS];
    int degree[2 * TINY];
    for (int p = 0, rest = code; p < PAIRS; p++, rest /= 3) sign[p] = rest % 3 - 1;
    tiny_degrees(degree, sign);
    const double share = tiny_triangles(sign);
    if (memcmp(degree, wanted, sizeof degree) != 0 || isnan(share)) continue;
    count++;
    sum += share;
    squares += share * share;
  }
  CU_ASSERT(count > 1);
  *mean = sum / count;
  *deviation = sqrt(squares / count - *mean * *mean);
}

static void chance_against_all_networks(void) {
  static const int givens[][PAIRS] = {{1, 1, 1, -1, 0, -1, 0, 0, -1, 1}, {1, -1, 1, -1, 1, 1, 1, -1, -1, -1}, {1, 1, 1, 0, 1, 0, 0, 0, 1, 1}};
  static const char *const names[] = {"a", "b", "c", "d", "e"};
  for (size_t k = 0; k < sizeof givens / sizeof *givens; k++) {
    triple triples[PAIRS];
    size_t count = 0;
    int p = 0;
    double mean = 0;
    double deviation = 0;
    signed_network network;
    whole w;
    for (int i = 0; i < TINY; i++)
      for (int j = 0; j < i; j++, p++)
        if (givens[k][p] != 0) triples[count++] = (triple){names[i], names[j], givens[k][p]};
    enumerate(&mean, &deviation, givens[k]);
    signed_network_from_triples(&network, triples, count, NULL);
    ent_coalitions *coalitions = signed_network_solve(&network, "signed", 0, 0);
    begin(&w, network.network, coalitions, 4000);
    const ent_measure *found = measure(&w, ENT_MEASURE_TRIANGLES);
    ENT_TEST_NEAR(found->value, tiny_triangles(givens[k]), 1e-12);
    ENT_TEST_NEAR(found->mean, mean, 0.02);
    ENT_TEST_NEAR(found->deviation, deviation, 0.02);
    if (found->deviation > 0) {
      ENT_TEST_NEAR(found->z, (found->value - found->mean) / found->deviation, 1e-12);
    } else {
      CU_ASSERT(isnan(found->z));
    }
    end(&w);
    ent_coalitions_free(coalitions);
    signed_network_clear(&network);
  }
}

/* Where the degrees allow but one network, chance has no deviation and z is undefined. */
static void one_network_alone(void) {
  static const triple ties[] = {{"a", "b", 1}, {"b", "c", 1}, {"c", "a", 1}};
  signed_network network;
  whole w;
  signed_network_from_triples(&network, ties, 3, NULL);
  ent_coalitions *coalitions = signed_network_solve(&network, "signed", 0, 0);
  begin(&w, network.network, coalitions, 20);
  const ent_measure *triangles = measure(&w, ENT_MEASURE_TRIANGLES);
  CU_ASSERT_EQUAL(triangles->draws, 20);
  CU_ASSERT_EQUAL(triangles->deviation, 0);
  CU_ASSERT_EQUAL(triangles->mean, 1);
  CU_ASSERT(isnan(triangles->z));
  ENT_TEST_SAME(measure(&w, ENT_MEASURE_CONTROVERSY)->missing, "not two coalitions with positive ties");
  CU_ASSERT_EQUAL(measure(&w, ENT_MEASURE_EI)->value, -1);
  end(&w);
  ent_coalitions_free(coalitions);
  signed_network_clear(&network);
}

/* Esteban & Ray over all pairs of actors, as each stands for 1/n of its group. */
static double slow_esteban_ray(const double *y, int n, double alpha) {
  double sum = 0;
  for (int i = 0; i < n; i++) {
    double alike = 0;
    for (int k = 0; k < n; k++) alike += y[k] == y[i];
    for (int j = 0; j < n; j++) sum += pow(alike / n, alpha) * fabs(y[i] - y[j]) / n / n;
  }
  return pow(2, alpha) * sum;
}

static void issues_by_hand(void) {
  ent__rng rng;
  const double even[] = {5, 5};
  const double ends[] = {-1, 1};
  const double one[] = {4, 0, 0};
  const double places[] = {-1, 0, 1};
  ent__rng_seed(&rng, 4, 1);
  for (int a = 1; a <= 4; a++) ENT_TEST_NEAR(ent__esteban_ray(even, ends, 2, 0.4 * a), 1, 1e-12);
  ENT_TEST_NEAR(ent__esteban_ray(one, places, 3, 1), 0, 1e-12);
  for (int round = 0; round < 100; round++) {
    double counts[5] = {1, 0, 0, 0, 0};
    double positions[5];
    double y[80];
    int n = 0;
    const double alpha = 1.6 * (1 - ent__rng_unit(&rng));
    for (int k = 0; k < 5; k++) {
      counts[k] += ent__rng_below(&rng, 12);
      positions[k] = k / 2.0 - 1;
      for (int c = 0; c < counts[k]; c++) y[n++] = positions[k];
    }
    ENT_TEST_NEAR(ent__esteban_ray(counts, positions, 5, alpha), slow_esteban_ray(y, n, alpha), 1e-12);
  }
}

/* On `split` two camps, on `even` one of each, on `calm` all on one point, on `lone` one actor, on `none` nobody. */
static const char *const debate =
    "{'entente':1,'actors':[{'id':'a','label':'A'},{'id':'b','label':'B'},{'id':'c','label':'C'},{'id':'d','label':'D'},{'id':'mute','label':'Mute'}],"
    "'issues':[{'id':'none','label':'None'},{'id':'calm','label':'Calm'},{'id':'even','label':'Even'},{'id':'split','label':'Split'},{'id':'lone','label':'Lone'}],"
    "'statements':[{'actor':'a','issue':'split','position':1},{'actor':'b','issue':'split','position':1},{'actor':'c','issue':'split','position':-1},{'actor':'d','issue':'split','position':-1},"
    "{'actor':'a','issue':'even','position':1},{'actor':'b','issue':'even','position':0},{'actor':'c','issue':'even','position':-1},"
    "{'actor':'a','issue':'calm','position':1},{'actor':'b','issue':'calm','position':1},{'actor':'c','issue':'calm','position':1},{'actor':'d','issue':'calm','position':1},"
    "{'actor':'a','issue':'lone','position':-1}]}";

static ent_study *study_of(const char *json, int draws, ent_error *err) {
  ent_input input = {.dataset = ent_test_dataset(json)};
  ent_study *study = NULL;
  ent_study_options options = ENT_STUDY_OPTIONS_INIT;
  options.parts = ENT_PART_POLARIZATION;
  options.coalitions.resamples = 0;
  options.network.min_shared = 1;
  options.polarization.draws = draws;
  ENT_TEST_OK(ent_study_new_take(&study, &input, &options, err), err);
  return study;
}

static void issues_of_a_debate(void) {
  ent_error err = ENT_ERROR_INIT;
  size_t count = 0;
  ent_study *study = study_of(debate, 0, &err);
  CU_ASSERT_PTR_NOT_NULL_FATAL(study);
  const ent_issue_polarization *issues = ent_polarization_issues(ent_study_polarization(study), &count);
  static const struct {
    const char *id;
    uint32_t cells;
    double values[3];
  } expected[] = {{"split", 4, {1, 1, -1}},
                  /* 2 (1/3)³ (1 + 2 + 1 + 1 + 2 + 1) */
                  {"even", 3, {16.0 / 27, 2.0 / 3, 0}},
                  {"calm", 4, {0, 0, 1}},
                  {"lone", 1, {NAN, NAN, NAN}},
                  {"none", 0, {NAN, NAN, NAN}}};
  CU_ASSERT_EQUAL_FATAL(count, 5);
  for (size_t i = 0; i < count; i++) {
    const double found[] = {issues[i].esteban_ray, issues[i].variance, issues[i].agreement};
    CU_ASSERT_EQUAL(issues[i].issue, ent_dataset_find(ent_study_dataset(study), ENT_TABLE_ISSUES, expected[i].id));
    CU_ASSERT_EQUAL(issues[i].cells, expected[i].cells);
    for (int k = 0; k < 3; k++) {
      if (isnan(expected[i].values[k])) {
        CU_ASSERT(isnan(found[k]));
      } else {
        ENT_TEST_NEAR(found[k], expected[i].values[k], 1e-12);
      }
    }
  }
  ent_study_free(study);
}

/* Networks with nothing to measure have no value, and say why. */
static void nothing_much(void) {
  static const triple friends[] = {{"a", "b", 1}};
  static const triple foes[] = {{"a", "b", -1}};
  static const triple parts[] = {{"a", "b", 1}, {"c", "d", 1}, {"e", "f", 1}};
  static const char *const alone[] = {"a", NULL};
  static const struct {
    const triple *ties;
    size_t count;
    const char *missing[ENT_MEASURES];
  } cases[] = {{NULL, 0, {"no positive tie", "no tie", "not two coalitions with positive ties", "no tie", "no triangle", "no tie"}},
               {friends, 1, {NULL, NULL, "not two coalitions with positive ties", NULL, "no triangle", NULL}},
               {foes, 1, {"no positive tie", NULL, "not two coalitions with positive ties", NULL, "no triangle", NULL}},
               {parts, 3, {NULL, NULL, NULL, NULL, "no triangle", NULL}}};
  for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
    signed_network network;
    whole w;
    signed_network_from_triples(&network, cases[k].ties, cases[k].count, cases[k].count == 0 ? alone : NULL);
    ent_coalitions *coalitions = signed_network_solve(&network, "signed", 0, 0);
    begin(&w, network.network, coalitions, 5);
    for (int m = 0; m < ENT_MEASURES; m++) {
      const ent_measure *found = measure(&w, (ent_measure_kind)m);
      CU_ASSERT_EQUAL(found->missing == NULL, cases[k].missing[m] == NULL);
      if (found->missing != NULL && cases[k].missing[m] != NULL) ENT_TEST_SAME(found->missing, cases[k].missing[m]);
    }
    end(&w);
    ent_coalitions_free(coalitions);
    signed_network_clear(&network);
  }
}

/* A network of more than a thousand nodes has no walk balance, rather than one after minutes. */
static void too_large_for_walks(void) {
  ent__rng rng;
  signed_network network;
  whole w;
  ent__rng_seed(&rng, 6, 1);
  signed_network_planted(&network, 1100, 2, 0.005, 0.1, &rng);
  ent_coalitions *coalitions = split_in_two(&network);
  begin(&w, network.network, coalitions, 0);
  ENT_TEST_SAME(measure(&w, ENT_MEASURE_WALKS)->missing, "more than 1000 nodes");
  CU_ASSERT_PTR_NULL(measure(&w, ENT_MEASURE_TRIANGLES)->missing);
  end(&w);
  ent_coalitions_free(coalitions);
  signed_network_clear(&network);
}

static void what_is_refused(void) {
  signed_network network;
  ent_polarization *found = NULL;
  static const ent_polarization_options wrong[] = {{0, 10, 1}, {1.7, 10, 1}, {-1, 10, 1}, {NAN, 10, 1}, {1, -1, 1}};
  signed_network_swing(&network);
  ent_coalitions *coalitions = signed_network_solve(&network, "signed", 0, 0);
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    ent_error err = ENT_ERROR_INIT;
    CU_ASSERT_EQUAL(ent_polarization_new(&found, coalitions, &wrong[i], &err), ENT_E_USAGE);
    CU_ASSERT_PTR_NULL(found);
  }
  ent_coalitions_free(coalitions);
  signed_network_clear(&network);
  ent_polarization_free(NULL);
}

static void failing_allocations(void) {
  static const char *const formats[] = {"text", "csv", "json"};
  ent_error err = ENT_ERROR_INIT;
  ent_study *study = study_of(debate, 2, &err);
  ent_polarization_options options = ENT_POLARIZATION_OPTIONS_INIT;
  options.draws = 2;
  CU_ASSERT_PTR_NOT_NULL_FATAL(study);
  for (int what = 0; what < 4; what++) {
    for (unsigned long n = 0;; n++) {
      ent_error failure = ENT_ERROR_INIT;
      ent_polarization *again = NULL;
      ent_buffer out = ENT_BUFFER_INIT;
      ent_test_fail_after(n);
      const ent_status status = what == 3 ? ent_polarization_new(&again, ent_study_coalitions(study), &options, &failure)
                                          : ent_export_finding(&out, study, ENT_SUBJECT_POLARIZATION, formats[what], NULL, &failure);
      const bool reached = ent_test_failed();
      ent_test_fail_never();
      ent_polarization_free(again);
      ent_buffer_clear(&out);
      CU_ASSERT_EQUAL(status, reached ? ENT_E_NOMEM : ENT_OK);
      if (!reached) break;
    }
  }
  ent_study_free(study);
}

CU_TestInfo polarization_tests[] = {{"against slow versions", against_slow_versions},
                                    {"controversy by sweeps", controversy_by_sweeps},
                                    {"controversy by simulation", controversy_by_simulation},
                                    {"tribes", tribes},
                                    {"two camps by hand", two_camps_by_hand},
                                    {"eigenvalues as known", eigenvalues_as_known},
                                    {"degrees stay", degrees_stay},
                                    {"chance against all networks", chance_against_all_networks},
                                    {"one network alone", one_network_alone},
                                    {"issues by hand", issues_by_hand},
                                    {"issues of a debate", issues_of_a_debate},
                                    {"nothing much", nothing_much},
                                    {"too large for walks", too_large_for_walks},
                                    {"what is refused", what_is_refused},
                                    {"failing allocations", failing_allocations},
                                    CU_TEST_INFO_NULL};
