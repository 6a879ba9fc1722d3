/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/cliques.h"

#include "engine/base/error.h"
#include "engine/base/mem.h"

static const double enough = 1 - 1e-6;

struct ent__cliques {
  const ent__block *block;
  uint32_t wanted;   /* k + 1 */
  uint32_t *members;
  uint32_t size;
  uint32_t *opposed; /* node: how many of the members it opposes */
  double *sum;       /* node: Σ x of those ties */
};

ent_status ent__cliques_new(ent__cliques **out, const ent__block *block, uint32_t camps, ent_error *err) {
  *out = NULL;
  ent__cliques *cliques = ent__zalloc(1, sizeof *cliques);
  if (cliques == NULL) return ent__nomem(err);
  cliques->block = block;
  cliques->wanted = camps < block->nodes ? camps + 1 : block->nodes + 1;
  cliques->members = ent__alloc(cliques->wanted, sizeof *cliques->members);
  cliques->opposed = ent__zalloc(block->nodes, sizeof *cliques->opposed);
  cliques->sum = ent__zalloc(block->nodes, sizeof *cliques->sum);
  if (cliques->members == NULL || cliques->opposed == NULL || cliques->sum == NULL) {
    ent__cliques_free(cliques);
    return ent__nomem(err);
  }
  *out = cliques;
  return ENT_OK;
}

void ent__cliques_free(ent__cliques *cliques) {
  if (cliques == NULL) return;
  ent__free(cliques->members);
  ent__free(cliques->opposed);
  ent__free(cliques->sum);
  ent__free(cliques);
}

static uint32_t beyond(const ent__bond *bond, uint32_t node) { return bond->a == node ? bond->b : bond->a; }

static void join(ent__cliques *c, uint32_t node, const double *x) {
  const ent__block *block = c->block;
  c->members[c->size++] = node;
  for (size_t k = block->first[node]; k < block->first[node + 1]; k++) {
    const ent__bond *bond = &block->bonds[block->bond[k]];
    if (!bond->negative) continue;
    c->opposed[beyond(bond, node)]++;
    c->sum[beyond(bond, node)] += x[block->bond[k]];
  }
}

/* Takes back what joining has counted. */
static void part(ent__cliques *c) {
  const ent__block *block = c->block;
  for (uint32_t m = 0; m < c->size; m++) {
    const uint32_t node = c->members[m];
    for (size_t k = block->first[node]; k < block->first[node + 1]; k++) {
      const uint32_t other = beyond(&block->bonds[block->bond[k]], node);
      c->opposed[other] = 0;
      c->sum[other] = 0;
    }
  }
  c->size = 0;
}

/* Returns the node that opposes all members and adds least, or ENT_NONE. */
static uint32_t next_member(const ent__cliques *c) {
  const ent__block *block = c->block;
  const uint32_t node = c->members[0];
  uint32_t best = ENT_NONE;
  for (size_t k = block->first[node]; k < block->first[node + 1]; k++) {
    const uint32_t other = beyond(&block->bonds[block->bond[k]], node);
    if (c->opposed[other] == c->size && (best == ENT_NONE || c->sum[other] < c->sum[best])) best = other;
  }
  return best;
}

static uint32_t write_bonds(const ent__cliques *c, uint32_t *bonds) {
  const ent__block *block = c->block;
  uint32_t count = 0;
  for (uint32_t m = 1; m < c->size; m++) {
    const uint32_t node = c->members[m];
    for (size_t k = block->first[node]; k < block->first[node + 1]; k++) {
      const ent__bond *bond = &block->bonds[block->bond[k]];
      if (!bond->negative) continue;
      for (uint32_t before = 0; before < m; before++) {
        if (c->members[before] == beyond(bond, node)) bonds[count++] = block->bond[k];
      }
    }
  }
  return count;
}

uint32_t ent__cliques_seek(ent__cliques *c, uint32_t bond, const double *x, uint32_t *bonds) {
  const ent__bond *first = &c->block->bonds[bond];
  double sum = x[bond];
  uint32_t count = 0;
  if (!first->negative || sum >= enough) return 0;
  join(c, first->a, x);
  join(c, first->b, x);
  while (c->size < c->wanted) {
    const uint32_t node = next_member(c);
    if (node == ENT_NONE || sum + c->sum[node] >= enough) break;
    sum += c->sum[node];
    join(c, node, x);
  }
  if (c->size == c->wanted) count = write_bonds(c, bonds);
  part(c);
  return count;
}
