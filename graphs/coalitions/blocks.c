/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/blocks.h"

#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/igraph_bridge.h"

static igraph_error_t components(const ent__problem *problem, igraph_vector_int_t *ends, uint32_t *block,
                                 uint32_t *blocks) {
  igraph_t graph;
  igraph_vector_int_list_t ties;
  igraph_integer_t count = 0;
  igraph_error_t code = igraph_create(&graph, ends, problem->nodes, IGRAPH_UNDIRECTED);
  if (code != IGRAPH_SUCCESS) return code;
  code = igraph_vector_int_list_init(&ties, 0);
  if (code == IGRAPH_SUCCESS) {
    code = igraph_biconnected_components(&graph, &count, NULL, &ties, NULL, NULL);
    for (igraph_integer_t c = 0; code == IGRAPH_SUCCESS && c < count; c++) {
      const igraph_vector_int_t *one = igraph_vector_int_list_get_ptr(&ties, c);
      for (igraph_integer_t i = 0; i < igraph_vector_int_size(one); i++) block[VECTOR(*one)[i]] = (uint32_t)c;
    }
    igraph_vector_int_list_destroy(&ties);
  }
  *blocks = (uint32_t)count;
  igraph_destroy(&graph);
  return code;
}

/* Writes the block of each tie, numbered from 0. */
static ent_status find_blocks(const ent__problem *problem, uint32_t *block, uint32_t *blocks, ent_error *err) {
  ent__igraph session;
  igraph_vector_int_t ends;
  ent__igraph_enter(&session, 0, 0);
  igraph_error_t code = igraph_vector_int_init(&ends, 2 * (igraph_integer_t)problem->ties);
  if (code == IGRAPH_SUCCESS) {
    igraph_integer_t t = 0;
    for (uint32_t v = 0; v < problem->nodes; v++) {
      for (size_t e = problem->first[v]; e < problem->first[v + 1]; e++) {
        if (problem->to[e] < v) continue;
        VECTOR(ends)[t++] = v;
        VECTOR(ends)[t++] = problem->to[e];
      }
    }
    code = components(problem, &ends, block, blocks);
    igraph_vector_int_destroy(&ends);
  }
  return ent__igraph_leave(&session, code, err);
}

/* Calls for each tie with its number and lower end. */
typedef void tie_fn(void *context, const ent__problem *problem, size_t tie, uint32_t v, size_t e);

static void for_ties(const ent__problem *problem, tie_fn *each, void *context) {
  size_t tie = 0;
  for (uint32_t v = 0; v < problem->nodes; v++) {
    for (size_t e = problem->first[v]; e < problem->first[v + 1]; e++) {
      if (problem->to[e] > v) each(context, problem, tie++, v, e);
    }
  }
}

/* What the ties are sorted into blocks by. */
typedef struct sorting {
  const uint32_t *camp;
  const uint32_t *block; /* by tie */
  uint32_t *size;        /* by block: its ties */
  uint32_t *kept;        /* by block: its place among those kept, ENT_NONE without a frustrated tie */
  ent__block *at;
} sorting;

static bool is_frustrated(const uint32_t *camp, const ent__problem *problem, uint32_t v, size_t e) {
  return (camp[v] == camp[problem->to[e]]) == (problem->weight[e] < 0);
}

static void count_tie(void *context, const ent__problem *problem, size_t tie, uint32_t v, size_t e) {
  sorting *s = context;
  s->size[s->block[tie]]++;
  if (is_frustrated(s->camp, problem, v, e)) s->kept[s->block[tie]] = 0;
}

static void put_tie(void *context, const ent__problem *problem, size_t tie, uint32_t v, size_t e) {
  sorting *s = context;
  const uint32_t kept = s->kept[s->block[tie]];
  if (kept == ENT_NONE) return;
  ent__block *block = &s->at[kept];
  const double w = problem->weight[e];
  block->bonds[block->count++] = (ent__bond){.a = v,
                                             .b = problem->to[e],
                                             .weight = fabs(w),
                                             .negative = w < 0,
                                             .frustrated = is_frustrated(s->camp, problem, v, e),
                                             .tie = tie};
}

/* Numbers of nodes within a block; one holds where its owner is the block. */
typedef struct numbering {
  uint32_t *number;
  uint32_t *owner;
} numbering;

static uint32_t number_in(ent__block *block, uint32_t owner, const numbering *numbers, uint32_t node) {
  if (numbers->owner[node] != owner) {
    numbers->owner[node] = owner;
    numbers->number[node] = block->nodes++;
  }
  return numbers->number[node];
}

/* Numbers the ends within the block and lists the bonds at each. */
static ent_status index_block(ent__block *block, uint32_t owner, const numbering *numbers, ent_error *err) {
  for (uint32_t i = 0; i < block->count; i++) {
    block->bonds[i].a = number_in(block, owner, numbers, block->bonds[i].a);
    block->bonds[i].b = number_in(block, owner, numbers, block->bonds[i].b);
  }
  block->first = ent__zalloc((size_t)block->nodes + 2, sizeof *block->first);
  block->bond = ent__alloc(2 * (size_t)block->count, sizeof *block->bond);
  if (block->first == NULL || block->bond == NULL) return ent__nomem(err);
  for (uint32_t i = 0; i < block->count; i++) {
    block->first[block->bonds[i].a + 2]++;
    block->first[block->bonds[i].b + 2]++;
  }
  for (uint32_t v = 0; v < block->nodes; v++) block->first[v + 2] += block->first[v + 1];
  for (uint32_t i = 0; i < block->count; i++) {
    block->bond[block->first[block->bonds[i].a + 1]++] = i;
    block->bond[block->first[block->bonds[i].b + 1]++] = i;
  }
  return ENT_OK;
}

static ent_status make_blocks(ent__blocks *out, sorting *s, const ent__problem *problem, uint32_t blocks, ent_error *err) {
  numbering numbers = {ent__alloc(problem->nodes, sizeof *numbers.number), ent__alloc(problem->nodes, sizeof *numbers.owner)};
  ent_status status = numbers.number == NULL || numbers.owner == NULL ? ent__nomem(err) : ENT_OK;
  out->at = ent__zalloc(blocks, sizeof *out->at);
  if (out->at == NULL) status = ent__nomem(err);
  for (uint32_t c = 0; status == ENT_OK && c < blocks; c++) {
    if (s->kept[c] == ENT_NONE) continue;
    s->kept[c] = (uint32_t)out->count++;
    out->at[s->kept[c]].bonds = ent__alloc(s->size[c], sizeof *out->at->bonds);
    if (out->at[s->kept[c]].bonds == NULL) status = ent__nomem(err);
  }
  s->at = out->at;
  if (status == ENT_OK) for_ties(problem, put_tie, s);
  for (uint32_t v = 0; status == ENT_OK && v < problem->nodes; v++) numbers.owner[v] = ENT_NONE;
  for (size_t i = 0; status == ENT_OK && i < out->count; i++) status = index_block(&out->at[i], (uint32_t)i, &numbers, err);
  ent__free(numbers.owner);
  ent__free(numbers.number);
  return status;
}

ent_status ent__blocks_init(ent__blocks *out, const ent__problem *problem, const uint32_t *camp, ent_error *err) {
  memset(out, 0, sizeof *out);
  uint32_t blocks = 0;
  sorting s = {.camp = camp};
  uint32_t *block = ent__alloc(problem->ties, sizeof *block);
  ent_status status = block == NULL ? ent__nomem(err) : find_blocks(problem, block, &blocks, err);
  if (status == ENT_OK) {
    s.block = block;
    s.size = ent__zalloc(blocks, sizeof *s.size);
    s.kept = ent__alloc(blocks, sizeof *s.kept);
    if (s.size == NULL || s.kept == NULL) status = ent__nomem(err);
  }
  if (status == ENT_OK) {
    for (uint32_t c = 0; c < blocks; c++) s.kept[c] = ENT_NONE;
    for_ties(problem, count_tie, &s);
    status = make_blocks(out, &s, problem, blocks, err);
  }
  ent__free(s.kept);
  ent__free(s.size);
  ent__free(block);
  return status;
}

/* Where a tie has gone. */
typedef struct place {
  uint32_t block;
  uint32_t bond;
} place;

/* A cycle lies in one block; one that is not here has a tie that has gone nowhere. */
static bool share(ent__blocks *blocks, const place *places, const uint32_t *cycle, uint32_t count, uint32_t *bonds) {
  const uint32_t block = places[cycle[0]].block;
  for (uint32_t k = 0; k < count; k++) {
    if (block == ENT_NONE || places[cycle[k]].block != block) return true;
    bonds[k] = places[cycle[k]].bond;
  }
  return ent__cuts_add(&blocks->at[block].known, bonds, count);
}

ent_status ent__blocks_share(ent__blocks *blocks, const ent__cuts *cycles, size_t ties, ent_error *err) {
  place *places = ent__alloc(ties, sizeof *places);
  uint32_t *bonds = ent__alloc(ties, sizeof *bonds);
  bool fits = places != NULL && bonds != NULL;
  for (size_t t = 0; fits && t < ties; t++) places[t] = (place){ENT_NONE, 0};
  for (size_t b = 0; fits && b < blocks->count; b++) {
    for (uint32_t i = 0; i < blocks->at[b].count; i++) places[blocks->at[b].bonds[i].tie] = (place){(uint32_t)b, i};
  }
  for (uint32_t c = 0; fits && c < cycles->count; c++) {
    uint32_t count = 0;
    const uint32_t *cycle = ent__cuts_at(cycles, c, &count);
    fits = share(blocks, places, cycle, count, bonds);
  }
  ent__free(bonds);
  ent__free(places);
  return fits ? ENT_OK : ent__nomem(err);
}

void ent__blocks_clear(ent__blocks *blocks) {
  for (size_t i = 0; i < blocks->count; i++) {
    ent__free(blocks->at[i].bonds);
    ent__free(blocks->at[i].first);
    ent__free(blocks->at[i].bond);
    ent__cuts_clear(&blocks->at[i].known);
  }
  ent__free(blocks->at);
  memset(blocks, 0, sizeof *blocks);
}
