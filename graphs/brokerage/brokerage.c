/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brokerage: the finding itself, strength and participation. */
#include <entente/brokerage.h>

#include <math.h>
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/brokerage/internal.h"

struct ent_brokerage {
  const ent_coalitions *coalitions;
  ent_broker *list;
  uint32_t *order;
  size_t count;
  bool has_betweenness;
};

void ent_brokerage_free(ent_brokerage *brokerage) {
  if (brokerage == NULL) return;
  ent__free(brokerage->list);
  ent__free(brokerage->order);
  ent__free(brokerage);
}

/* How evenly each node's ties are spread over the coalitions. */
static ent_status participate(ent_broker *list, const ent__positive *p, const ent_member *members, ent_error *err) {
  double *towards = ent__zalloc(p->nodes, sizeof *towards);
  if (towards == NULL) return ent__nomem(err);
  for (size_t n = 0; n < p->nodes; n++) {
    const size_t from = p->start[n], to = p->start[n + 1];
    double squares = 0;
    list[n].degree = (uint32_t)(to - from);
    for (size_t i = from; i < to; i++) {
      towards[members[p->neighbour[i]].coalition] += p->weight[i];
      list[n].strength += p->weight[i];
    }
    for (size_t i = from; i < to; i++) {
      double *here = &towards[members[p->neighbour[i]].coalition];
      squares += (*here / list[n].strength) * (*here / list[n].strength);
      *here = 0;
    }
    list[n].participation = from == to ? NAN : squares < 1 ? 1 - squares : 0;
  }
  ent__free(towards);
  return ENT_OK;
}

typedef struct ranked {
  const ent_broker *broker;
  uint32_t node;
} ranked;

static int by_rank(const void *left, const void *right) {
  const ranked *a = left, *b = right;
  if (a->broker->bridged != b->broker->bridged) return a->broker->bridged > b->broker->bridged ? -1 : 1;
  if (a->broker->betweenness > b->broker->betweenness) return -1;
  if (a->broker->betweenness < b->broker->betweenness) return 1;
  return a->node < b->node ? -1 : a->node > b->node;
}

static ent_status rank(ent_brokerage *brokerage, ent_error *err) {
  ranked *at = ent__alloc(brokerage->count, sizeof *at);
  if (at == NULL) return ent__nomem(err);
  for (size_t n = 0; n < brokerage->count; n++) at[n] = (ranked){&brokerage->list[n], (uint32_t)n};
  if (brokerage->count > 0) qsort(at, brokerage->count, sizeof *at, by_rank);
  for (size_t n = 0; n < brokerage->count; n++) brokerage->order[n] = at[n].node;
  ent__free(at);
  return ENT_OK;
}

static ent_status measure(ent_brokerage *brokerage, const ent__positive *p, ent_error *err) {
  size_t count = 0;
  const ent_member *members = ent_coalitions_members(brokerage->coalitions, &count);
  ent_status status = participate(brokerage->list, p, members, err);
  if (status == ENT_OK) status = ent__brokerage_roles(brokerage->list, p, members, err);
  brokerage->has_betweenness = (double)p->nodes * (double)p->ties <= ENT_BROKERAGE_MOST;
  for (size_t n = 0; n < brokerage->count; n++) brokerage->list[n].betweenness = brokerage->list[n].normalized = NAN;
  if (status == ENT_OK && brokerage->has_betweenness) status = ent__brokerage_betweenness(brokerage->list, p, err);
  return status == ENT_OK ? rank(brokerage, err) : status;
}

ent_status ent_brokerage_new(ent_brokerage **out, const ent_coalitions *coalitions, ent_error *err) {
  ent__positive positive = {.nodes = 0};
  *out = NULL;
  ent_brokerage *brokerage = ent__zalloc(1, sizeof *brokerage);
  if (brokerage == NULL) return ent__nomem(err);
  brokerage->coalitions = coalitions;
  ent_status status = ent__positive_init(&positive, ent_coalitions_network(coalitions), err);
  if (status == ENT_OK) {
    brokerage->count = positive.nodes;
    brokerage->list = ent__zalloc(positive.nodes, sizeof *brokerage->list);
    brokerage->order = ent__alloc(positive.nodes, sizeof *brokerage->order);
    status = brokerage->list == NULL || brokerage->order == NULL ? ent__nomem(err) : measure(brokerage, &positive, err);
  }
  ent__positive_clear(&positive);
  if (status != ENT_OK) {
    ent_brokerage_free(brokerage);
    return status;
  }
  *out = brokerage;
  return ENT_OK;
}

const ent_broker *ent_brokerage_list(const ent_brokerage *brokerage, size_t *count) {
  *count = brokerage->count;
  return brokerage->list;
}

const uint32_t *ent_brokerage_order(const ent_brokerage *brokerage, size_t *count) {
  *count = brokerage->count;
  return brokerage->order;
}

const ent_coalitions *ent_brokerage_coalitions(const ent_brokerage *brokerage) { return brokerage->coalitions; }

bool ent_brokerage_has_betweenness(const ent_brokerage *brokerage) { return brokerage->has_betweenness; }
