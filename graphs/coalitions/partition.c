/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/partition.h"

#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

/* The members of one camp within one part of the network (or in all of it). */
typedef struct group {
  uint32_t part;
  uint32_t camp;
  uint32_t size;
  uint32_t first;
} group;

static int by_part_and_camp(const void *a, const void *b) {
  const group *x = a;
  const group *y = b;
  if (x->part != y->part) return x->part < y->part ? -1 : 1;
  if (x->camp != y->camp) return x->camp < y->camp ? -1 : 1;
  return x->first < y->first ? -1 : x->first > y->first;
}

static int by_part_and_rank(const void *a, const void *b) {
  const group *x = a;
  const group *y = b;
  if (x->part != y->part) return x->part < y->part ? -1 : 1;
  if (x->size != y->size) return x->size > y->size ? -1 : 1;
  return x->first < y->first ? -1 : x->first > y->first;
}

/* Makes one group of each run of equal part and camp; returns how many. */
static uint32_t join_runs(group *groups, uint32_t count) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (kept > 0 && groups[kept - 1].part == groups[i].part && groups[kept - 1].camp == groups[i].camp) {
      groups[kept - 1].size++;
    } else {
      groups[kept++] = groups[i];
    }
  }
  return kept;
}

/*
 * Writes into rank[v] the rank of v's camp within its part, by falling size, then first member.
 * `groups` has room for each node, `first` serves to find a node's group again.
 */
static void rank_camps(const uint32_t *part, uint32_t *camp, uint32_t nodes, group *groups, uint32_t *rank) {
  for (uint32_t v = 0; v < nodes; v++) {
    const group single = {.part = part != NULL ? part[v] : 0, .camp = camp[v], .size = 1, .first = v};
    groups[v] = single;
  }
  qsort(groups, nodes, sizeof *groups, by_part_and_camp);
  for (uint32_t i = 0, leader = 0; i < nodes; i++) {
    /* rank holds, for now, the first member of each node's group. */
    if (i == 0 || groups[i].part != groups[i - 1].part || groups[i].camp != groups[i - 1].camp) {
      leader = groups[i].first;
    }
    rank[groups[i].first] = leader;
  }
  const uint32_t count = join_runs(groups, nodes);
  qsort(groups, count, sizeof *groups, by_part_and_rank);
  for (uint32_t i = 0, next = 0; i < count; i++) {
    next = i > 0 && groups[i].part == groups[i - 1].part ? next + 1 : 0;
    camp[groups[i].first] = next;
  }
  for (uint32_t v = 0; v < nodes; v++) camp[v] = camp[rank[v]];
}

ent_status ent__partition_number(const ent__problem *problem, const ent__goal *goal, uint32_t *camp,
                                 uint32_t *camps, ent_error *err) {
  ent_status status = ENT_OK;
  const uint32_t nodes = problem->nodes;
  group *groups = ent__alloc(nodes, sizeof *groups);
  uint32_t *rank = ent__alloc(nodes, sizeof *rank);
  *camps = 0;
  if (groups == NULL || rank == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  if (goal->camps != 0 && problem->components > 1) rank_camps(problem->component, camp, nodes, groups, rank);
  rank_camps(NULL, camp, nodes, groups, rank);
  for (uint32_t v = 0; v < nodes; v++) {
    if (camp[v] >= *camps) *camps = camp[v] + 1;
  }
fail:
  ent__free(rank);
  ent__free(groups);
  return status;
}

int ent__partition_compare(const uint32_t *a, const uint32_t *b, uint32_t nodes) {
  for (uint32_t v = 0; v < nodes; v++) {
    if (a[v] != b[v]) return a[v] < b[v] ? -1 : 1;
  }
  return 0;
}

uint64_t ent__partition_hash(const uint32_t *camp, uint32_t nodes) {
  uint64_t hash = 0x9e3779b97f4a7c15u;
  for (uint32_t v = 0; v < nodes; v++) {
    hash = (hash ^ camp[v]) * 0xbf58476d1ce4e5b9u;
    hash ^= hash >> 29;
  }
  return hash;
}
