/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/problem.h"

#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

/* Sums of a million weights are good to about 1e-13 of Σ |w|; a real difference is far larger. */
static const double relative_tolerance = 1e-9;

static const double largest_total = 1e290;

double ent__problem_tolerance(const ent__problem *problem) { return relative_tolerance * problem->total; }

static ent_status allocate(ent__problem *out, ent_error *err) {
  out->first = ent__zalloc((size_t)out->nodes + 1, sizeof *out->first);
  out->to = ent__alloc(2 * out->ties, sizeof *out->to);
  out->weight = ent__alloc(2 * out->ties, sizeof *out->weight);
  out->network_node = ent__alloc(out->nodes, sizeof *out->network_node);
  out->component = ent__alloc(out->nodes, sizeof *out->component);
  const bool whole = out->first != NULL && out->to != NULL && out->weight != NULL &&
                     out->network_node != NULL && out->component != NULL;
  return whole ? ENT_OK : ent__nomem(err);
}

/* Numbers the nodes that have a tie; dense[v] is ENT_NONE for the others. */
static uint32_t number_nodes(uint32_t *dense, size_t nodes, const ent_tie *ties, size_t count) {
  for (size_t v = 0; v < nodes; v++) dense[v] = ENT_NONE;
  for (size_t t = 0; t < count; t++) dense[ties[t].source] = dense[ties[t].target] = 0;
  uint32_t next = 0;
  for (size_t v = 0; v < nodes; v++) {
    if (dense[v] != ENT_NONE) dense[v] = next++;
  }
  return next;
}

/*
 * Ties come sorted by source, then target: at each node those to lower nodes are appended before
 * those to higher ones, each group rising, so that every row is sorted.
 */
static void fill_rows(ent__problem *out, const uint32_t *dense, const ent_tie *ties, size_t *next) {
  for (size_t t = 0; t < out->ties; t++) {
    out->first[dense[ties[t].source] + 1]++;
    out->first[dense[ties[t].target] + 1]++;
  }
  for (uint32_t v = 0; v < out->nodes; v++) out->first[v + 1] += out->first[v];
  memcpy(next, out->first, out->nodes * sizeof *next);
  for (size_t t = 0; t < out->ties; t++) {
    const uint32_t a = dense[ties[t].source];
    const uint32_t b = dense[ties[t].target];
    const double w = ties[t].weight;
    out->to[next[a]] = b;
    out->weight[next[a]++] = w;
    out->to[next[b]] = a;
    out->weight[next[b]++] = w;
    out->total += fabs(w);
    out->largest = fmax(out->largest, fabs(w));
  }
}

static void find_components(ent__problem *out, uint32_t *stack) {
  for (uint32_t v = 0; v < out->nodes; v++) out->component[v] = ENT_NONE;
  for (uint32_t root = 0; root < out->nodes; root++) {
    if (out->component[root] != ENT_NONE) continue;
    uint32_t depth = 0;
    out->component[root] = out->components;
    stack[depth++] = root;
    while (depth > 0) {
      const uint32_t v = stack[--depth];
      for (size_t e = out->first[v]; e < out->first[v + 1]; e++) {
        if (out->component[out->to[e]] != ENT_NONE) continue;
        out->component[out->to[e]] = out->components;
        stack[depth++] = out->to[e];
      }
    }
    out->components++;
  }
}

ent_status ent__problem_from_ties(ent__problem *out, size_t nodes, const ent_tie *ties, size_t count, ent_error *err) {
  size_t *next = NULL;
  uint32_t *stack = NULL;
  memset(out, 0, sizeof *out);
  out->ties = count;
  ent_status status = ENT_OK;
  uint32_t *dense = ent__alloc(nodes, sizeof *dense);
  if (dense == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  out->nodes = number_nodes(dense, nodes, ties, out->ties);
  status = allocate(out, err);
  if (status != ENT_OK) goto fail;
  next = ent__alloc(out->nodes, sizeof *next);
  stack = ent__alloc(out->nodes, sizeof *stack);
  if (next == NULL || stack == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  for (size_t v = 0; v < nodes; v++) {
    if (dense[v] != ENT_NONE) out->network_node[dense[v]] = (uint32_t)v;
  }
  fill_rows(out, dense, ties, next);
  /* Differences of sums must stay finite: an infinite gain would be found again and again. */
  if (out->total > largest_total) {
    status = ent__fail(err, ENT_E_LIMIT, "weights of ties add up to more than 1e290");
    goto fail;
  }
  find_components(out, stack);
fail:
  ent__free(stack);
  ent__free(next);
  ent__free(dense);
  return status;
}

ent_status ent__problem_init(ent__problem *out, const ent_network *network, ent_error *err) {
  size_t nodes = 0;
  size_t count = 0;
  ent_network_nodes(network, &nodes);
  const ent_tie *ties = ent_network_ties(network, &count);
  return ent__problem_from_ties(out, nodes, ties, count, err);
}

ent_status ent__problem_init_positive(ent__problem *out, const ent_network *network, ent_error *err) {
  size_t nodes = 0;
  size_t count = 0;
  size_t kept = 0;
  memset(out, 0, sizeof *out);
  ent_network_nodes(network, &nodes);
  const ent_tie *ties = ent_network_ties(network, &count);
  ent_tie *positive = ent__alloc(count, sizeof *positive);
  if (positive == NULL) return ent__nomem(err);
  for (size_t t = 0; t < count; t++) {
    if (ties[t].weight > 0) positive[kept++] = ties[t];
  }
  const ent_status status = ent__problem_from_ties(out, nodes, positive, kept, err);
  ent__free(positive);
  return status;
}

/* Writes row v of the pairs, and returns where it ends; counts only, without arrays. */
static size_t fill_pairs(ent__problem *out, const ent__problem *problem, double resolution, uint32_t v, size_t end) {
  size_t e = problem->first[v];
  for (uint32_t u = 0; u < problem->nodes; u++) {
    const bool tied = e < problem->first[v + 1] && problem->to[e] == u;
    const double w = (tied ? problem->weight[e++] : 0) - resolution;
    if (u == v || w == 0) continue;
    if (out->to != NULL) {
      out->to[end] = u;
      out->weight[end] = w;
      out->largest = fmax(out->largest, fabs(w));
      out->total += fabs(w) / 2;
    }
    end++;
  }
  return end;
}

ent_status ent__problem_pairs(ent__problem *out, const ent__problem *problem, double resolution, ent_error *err) {
  memset(out, 0, sizeof *out);
  out->nodes = problem->nodes;
  size_t count = 0;
  for (uint32_t v = 0; v < out->nodes; v++) count = fill_pairs(out, problem, resolution, v, count);
  out->ties = count / 2;
  const ent_status status = allocate(out, err);
  if (status != ENT_OK) return status;
  for (uint32_t v = 0; v < out->nodes; v++) {
    out->network_node[v] = problem->network_node[v];
    out->first[v + 1] = fill_pairs(out, problem, resolution, v, out->first[v]);
  }
  uint32_t *stack = ent__alloc(out->nodes, sizeof *stack);
  if (stack == NULL) return ent__nomem(err);
  find_components(out, stack);
  ent__free(stack);
  return ENT_OK;
}

void ent__problem_clear(ent__problem *problem) {
  ent__free(problem->first);
  ent__free(problem->to);
  ent__free(problem->weight);
  ent__free(problem->network_node);
  ent__free(problem->component);
  memset(problem, 0, sizeof *problem);
}

double ent__problem_value(const ent__problem *problem, double resolution, const uint32_t *camp,
                          uint32_t *size, uint32_t slots) {
  double value = 0;
  memset(size, 0, slots * sizeof *size);
  for (uint32_t v = 0; v < problem->nodes; v++) {
    size[camp[v]]++;
    for (size_t e = problem->first[v]; e < problem->first[v + 1]; e++) {
      if (problem->to[e] > v && camp[problem->to[e]] == camp[v]) value += problem->weight[e];
    }
  }
  double pairs = 0;
  for (uint32_t c = 0; c < slots; c++) pairs += (double)size[c] * ((double)size[c] - 1) / 2;
  return value - resolution * pairs;
}

double ent__problem_frustration(const ent__problem *problem, const uint32_t *camp) {
  double sum = 0;
  for (uint32_t v = 0; v < problem->nodes; v++) {
    for (size_t e = problem->first[v]; e < problem->first[v + 1]; e++) {
      if (problem->to[e] < v) continue;
      const bool within = camp[problem->to[e]] == camp[v];
      if (within == (problem->weight[e] < 0)) sum += fabs(problem->weight[e]);
    }
  }
  return sum;
}
