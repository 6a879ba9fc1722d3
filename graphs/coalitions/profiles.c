/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/profiles.h"

#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

/* Rows of numbers, NaN where a node has none. */
typedef struct profiles {
  double *at;
  size_t width;
} profiles;

static ent_status make_empty(profiles *out, size_t rows, size_t width, ent_error *err) {
  out->width = width;
  if (width > 0 && rows > SIZE_MAX / width) return ent__nomem(err);
  out->at = ent__alloc(rows * width, sizeof *out->at);
  if (out->at == NULL) return ent__nomem(err);
  for (size_t i = 0; i < rows * width; i++) out->at[i] = NAN;
  return ENT_OK;
}

/* An absent tie is one of weight 0; a node's tie to itself is none. */
static ent_status of_ties(profiles *out, const ent__problem *problem, ent_error *err) {
  const ent_status status = make_empty(out, problem->nodes, problem->nodes, err);
  if (status != ENT_OK) return status;
  for (uint32_t v = 0; v < problem->nodes; v++) {
    double *row = out->at + v * out->width;
    for (uint32_t u = 0; u < problem->nodes; u++) row[u] = u == v ? NAN : 0;
    for (size_t e = problem->first[v]; e < problem->first[v + 1]; e++) row[problem->to[e]] = problem->weight[e];
  }
  return ENT_OK;
}

static ent_status of_actors(profiles *out, const ent__asked *asked, const ent_stances *stances, ent_error *err) {
  size_t issues = 0;
  size_t nodes = 0;
  ent_dataset_issues(ent_stances_dataset(stances), &issues);
  const ent_node *node = ent_network_nodes(asked->network, &nodes);
  const ent_status status = make_empty(out, asked->problem->nodes, issues, err);
  for (uint32_t v = 0; status == ENT_OK && v < asked->problem->nodes; v++) {
    size_t count = 0;
    const ent_cell *cells = ent_stances_row(stances, node[asked->problem->network_node[v]].index, &count);
    for (size_t i = 0; cells != NULL && i < count; i++) out->at[v * out->width + cells[i].issue] = cells[i].mean;
  }
  return status;
}

static ent_status of_issues(profiles *out, const ent__asked *asked, const ent_stances *stances, ent_error *err) {
  size_t actors = 0;
  size_t nodes = 0;
  size_t all = 0;
  ent_dataset_actors(ent_stances_dataset(stances), &actors);
  const ent_node *node = ent_network_nodes(asked->network, &nodes);
  const ent_cell *cells = ent_stances_cells(stances, &all);
  const ent_status status = make_empty(out, asked->problem->nodes, actors, err);
  for (uint32_t v = 0; status == ENT_OK && v < asked->problem->nodes; v++) {
    size_t count = 0;
    const uint32_t *column = ent_stances_column(stances, node[asked->problem->network_node[v]].index, &count);
    for (size_t i = 0; i < count; i++) out->at[v * out->width + cells[column[i]].actor] = cells[column[i]].mean;
  }
  return status;
}

static ent_status make(profiles *out, const ent__asked *asked, ent_error *err) {
  const ent_stances *stances = ent_network_stances(asked->network);
  if (stances == NULL) return of_ties(out, asked->problem, err);
  if (ent_network_get_options(asked->network)->between == ENT_BETWEEN_ISSUES) return of_issues(out, asked, stances, err);
  return of_actors(out, asked, stances, err);
}

/* NaN where they have nothing in common. */
static double distance(const double *a, const double *b, size_t width) {
  double sum = 0;
  size_t count = 0;
  for (size_t k = 0; k < width; k++) {
    const double difference = a[k] - b[k];
    if (isnan(difference)) continue;
    sum += difference * difference;
    count++;
  }
  return count == 0 ? NAN : sqrt(sum / (double)count);
}

static double correlation(const double *a, const double *b, size_t width) {
  double mean_a = 0;
  double mean_b = 0;
  double product = 0;
  double square_a = 0;
  double square_b = 0;
  double count = 0;
  bool same = true;
  for (size_t k = 0; k < width; k++) {
    if (isnan(a[k] - b[k])) continue;
    mean_a += a[k];
    mean_b += b[k];
    same = same && a[k] == b[k];
    count++;
  }
  if (count == 0) return 0;
  if (same) return 1;
  mean_a /= count;
  mean_b /= count;
  for (size_t k = 0; k < width; k++) {
    if (isnan(a[k] - b[k])) continue;
    product += (a[k] - mean_a) * (b[k] - mean_b);
    square_a += (a[k] - mean_a) * (a[k] - mean_a);
    square_b += (b[k] - mean_b) * (b[k] - mean_b);
  }
  const double norm = sqrt(square_a) * sqrt(square_b);
  return norm > 0 ? fmax(-1, fmin(1, product / norm)) : 0;
}

/* Fills both halves; each pair once. */
static ent_status compare_all(double *out, const ent__asked *asked, double (*compare)(const double *, const double *, size_t),
                              double with_itself, ent_error *err) {
  profiles of = {NULL, 0};
  const size_t nodes = asked->problem->nodes;
  const ent_status status = make(&of, asked, err);
  for (size_t a = 0; status == ENT_OK && a < nodes; a++) {
    out[a * nodes + a] = with_itself;
    for (size_t b = a + 1; b < nodes; b++)
      out[a * nodes + b] = out[b * nodes + a] = compare(of.at + a * of.width, of.at + b * of.width, of.width);
  }
  ent__free(of.at);
  return status;
}

ent_status ent__profile_distances(double *out, const ent__asked *asked, ent_error *err) {
  const size_t nodes = asked->problem->nodes;
  const ent_status status = compare_all(out, asked, distance, 0, err);
  double sum = 0;
  double known = 0;
  if (status != ENT_OK) return status;
  for (size_t a = 0; a < nodes; a++) {
    for (size_t b = a + 1; b < nodes; b++) {
      if (isnan(out[a * nodes + b])) continue;
      sum += out[a * nodes + b];
      known++;
    }
  }
  for (size_t i = 0; i < nodes * nodes; i++) {
    if (isnan(out[i])) out[i] = known > 0 ? sum / known : 0;
  }
  return ENT_OK;
}

ent_status ent__profile_correlations(double *out, const ent__asked *asked, ent_error *err) {
  return compare_all(out, asked, correlation, 1, err);
}
