/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/components.h"

#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/coalitions/modularity.h"
#include "graphs/coalitions/partition.h"

/* The nodes of component c, and each node's number within its component. */
typedef struct parts {
  uint32_t *begin; /* components + 1 */
  uint32_t *nodes; /* component by component, rising */
  uint32_t *number;
} parts;

static ent_status sort_nodes(parts *p, const ent__problem *problem, ent_error *err) {
  p->begin = ent__zalloc((size_t)problem->components + 1, sizeof *p->begin);
  p->nodes = ent__alloc(problem->nodes, sizeof *p->nodes);
  p->number = ent__alloc(problem->nodes, sizeof *p->number);
  if (p->begin == NULL || p->nodes == NULL || p->number == NULL) return ent__nomem(err);
  for (uint32_t v = 0; v < problem->nodes; v++) p->number[v] = p->begin[problem->component[v] + 1]++;
  for (uint32_t c = 0; c < problem->components; c++) p->begin[c + 1] += p->begin[c];
  for (uint32_t v = 0; v < problem->nodes; v++) p->nodes[p->begin[problem->component[v]] + p->number[v]] = v;
  return ENT_OK;
}

/* Fills *out, which is zeroed, with one component; the caller clears it, also on failure. */
static ent_status cut_out(ent__problem *out, const ent__problem *whole, const parts *p, uint32_t c, ent_error *err) {
  const uint32_t *nodes = p->nodes + p->begin[c];
  size_t ends = 0;
  out->nodes = p->begin[c + 1] - p->begin[c];
  out->components = 1;
  for (uint32_t i = 0; i < out->nodes; i++) ends += whole->first[nodes[i] + 1] - whole->first[nodes[i]];
  out->ties = ends / 2;
  out->largest = whole->largest;
  out->total = whole->total;
  out->first = ent__zalloc((size_t)out->nodes + 1, sizeof *out->first);
  out->to = ent__alloc(ends, sizeof *out->to);
  out->weight = ent__alloc(ends, sizeof *out->weight);
  out->network_node = ent__alloc(out->nodes, sizeof *out->network_node);
  out->component = ent__zalloc(out->nodes, sizeof *out->component);
  if (out->first == NULL || out->to == NULL || out->weight == NULL || out->network_node == NULL || out->component == NULL)
    return ent__nomem(err);
  size_t next = 0;
  for (uint32_t i = 0; i < out->nodes; i++) {
    out->network_node[i] = whole->network_node[nodes[i]];
    for (size_t e = whole->first[nodes[i]]; e < whole->first[nodes[i] + 1]; e++) {
      out->to[next] = p->number[whole->to[e]];
      out->weight[next++] = whole->weight[e];
    }
    out->first[i + 1] = next;
  }
  return ENT_OK;
}

/* Solves one component; its camps are numbered on from *camps. */
static ent_status solve_part(uint32_t *camp, uint32_t *camps, const ent__asked *asked, const parts *p, uint32_t c,
                             ent__partition_fn *find, ent_error *err) {
  ent__problem part;
  ent__solution found = {.equally_good = 1};
  ent__effort effort = *asked->effort;
  effort.stream += c;
  memset(&part, 0, sizeof part);
  ent_status status = cut_out(&part, asked->problem, p, c, err);
  const ent__asked of_part = {.network = asked->network, .problem = &part, .options = asked->options, .effort = &effort};
  if (status == ENT_OK) status = find(&found, &of_part, err);
  if (status == ENT_OK) {
    for (uint32_t i = 0; i < part.nodes; i++) camp[p->nodes[p->begin[c] + i]] = *camps + found.camp[i];
    *camps += found.camps;
  }
  ent__solution_clear(&found);
  ent__problem_clear(&part);
  return status;
}

ent_status ent__each_component(ent__solution *out, const ent__asked *asked, ent__partition_fn *find, ent_error *err) {
  parts p = {NULL, NULL, NULL};
  const ent__problem *problem = asked->problem;
  const ent__goal goal = ent__no_goal(asked->options);
  if (problem->components == 1) return find(out, asked, err);
  out->camp = ent__alloc(problem->nodes, sizeof *out->camp);
  ent_status status = out->camp == NULL ? ent__nomem(err) : sort_nodes(&p, problem, err);
  uint32_t camps = 0;
  for (uint32_t c = 0; status == ENT_OK && c < problem->components; c++)
    status = solve_part(out->camp, &camps, asked, &p, c, find, err);
  if (status == ENT_OK) status = ent__partition_number(problem, &goal, out->camp, &out->camps, err);
  if (status == ENT_OK) status = ent__problem_modularity(problem, out->camp, &out->value, err);
  ent__free(p.number);
  ent__free(p.nodes);
  ent__free(p.begin);
  return status;
}
