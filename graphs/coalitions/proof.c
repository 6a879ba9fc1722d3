/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/proof.h"

#include <math.h>
#include <string.h>

#include "engine/base/mem.h"
#include "engine/base/error.h"
#include "graphs/coalitions/exact.h"
#include "graphs/coalitions/partition.h"

/*
 * Beyond these the relaxation is far from whole and takes long for little: a network of thousands of
 * ties is attempted only where the packing has come near.
 */
enum { ATTEMPTED_TIES = 3000, MOST_TIES = 50000, PAIRED_NODES = 100 };
static const uint64_t most_work = (uint64_t)1 << 50;
static const double near = 0.8;

/* Puts nodes together (or on two sides) by the ties that are not frustrated. */
static void rebuild(uint32_t *camp, const ent__problem *problem, const bool *frustrated, const size_t *tie, bool two,
                    uint32_t *stack) {
  uint32_t camps = 0;
  for (uint32_t v = 0; v < problem->nodes; v++) camp[v] = ENT_NONE;
  for (uint32_t root = 0; root < problem->nodes; root++) {
    if (camp[root] != ENT_NONE) continue;
    uint32_t depth = 0;
    camp[root] = two ? 0 : camps++;
    stack[depth++] = root;
    while (depth > 0) {
      const uint32_t v = stack[--depth];
      for (size_t e = problem->first[v]; e < problem->first[v + 1]; e++) {
        const uint32_t u = problem->to[e];
        const bool negative = problem->weight[e] < 0;
        if (camp[u] != ENT_NONE || frustrated[tie[e]] || (!two && negative)) continue;
        camp[u] = two && negative ? 1 - camp[v] : camp[v];
        stack[depth++] = u;
      }
    }
  }
}

/* Numbers the half ties by their ties, which count along the rows, each at its lower end. */
static void number_ties(size_t *tie, const ent__problem *problem, size_t *next) {
  size_t count = 0;
  memcpy(next, problem->first, problem->nodes * sizeof *next);
  for (uint32_t v = 0; v < problem->nodes; v++) {
    for (size_t e = problem->first[v]; e < problem->first[v + 1]; e++) {
      if (problem->to[e] < v) continue;
      tie[e] = count;
      tie[next[problem->to[e]]++] = count++;
    }
  }
}

/* What is needed to take a set of frustrated ties back to a partition. */
typedef struct scratch {
  bool *frustrated; /* tie */
  bool *bonds;
  size_t *tie;      /* half tie → tie */
  size_t *next;
  uint32_t *camp;
  uint32_t *stack;
  uint32_t *size;
} scratch;

static bool allocate(scratch *s, const ent__problem *problem) {
  s->frustrated = ent__zalloc(problem->ties, sizeof *s->frustrated);
  s->bonds = ent__alloc(problem->ties, sizeof *s->bonds);
  s->tie = ent__alloc(2 * problem->ties, sizeof *s->tie);
  s->next = ent__alloc(problem->nodes, sizeof *s->next);
  s->camp = ent__alloc(problem->nodes, sizeof *s->camp);
  s->stack = ent__alloc(problem->nodes, sizeof *s->stack);
  s->size = ent__alloc(problem->nodes, sizeof *s->size);
  return s->frustrated != NULL && s->bonds != NULL && s->tie != NULL && s->next != NULL && s->camp != NULL &&
         s->stack != NULL && s->size != NULL;
}

static void release(scratch *s) {
  ent__free(s->frustrated);
  ent__free(s->bonds);
  ent__free(s->tie);
  ent__free(s->next);
  ent__free(s->camp);
  ent__free(s->stack);
  ent__free(s->size);
}

static void mark_frustrated(bool *frustrated, const ent__problem *problem, const size_t *tie, const uint32_t *camp) {
  for (uint32_t v = 0; v < problem->nodes; v++) {
    for (size_t e = problem->first[v]; e < problem->first[v + 1]; e++)
      frustrated[tie[e]] = (camp[v] == camp[problem->to[e]]) == (problem->weight[e] < 0);
  }
}

/* A problem to search, and the one asked: with γ > 0 the first has every pair for a tie. */
typedef struct search {
  const ent__problem *problem;
  const ent__problem *asked;
  const ent__goal *goal;
  const ent_coalition_options *options;
  ent__balance balance;
} search;

/* Takes the partition over that the frustrated ties stand for, where it is better and has no camp too many. */
static ent_status take_over(ent__solution *solution, scratch *s, const search *how, ent_error *err) {
  const ent__problem *problem = how->problem;
  uint32_t camps = 0;
  rebuild(s->camp, problem, s->frustrated, s->tie, how->goal->camps == 2, s->stack);
  const double now = ent__problem_frustration(problem, solution->camp);
  if (ent__problem_frustration(problem, s->camp) >= now - ent__problem_tolerance(problem)) return ENT_OK;
  const ent_status status = ent__partition_number(how->asked, how->goal, s->camp, &camps, err);
  if (status != ENT_OK || (how->goal->camps != 0 && camps > how->goal->camps)) return status;
  memcpy(solution->camp, s->camp, problem->nodes * sizeof *s->camp);
  solution->camps = camps;
  solution->value = ent__problem_value(how->asked, how->goal->resolution, solution->camp, s->size, camps);
  solution->equally_good = 1;
  return ENT_OK;
}

/* Solves the blocks one after the other; *bound gets the sum of theirs. */
static ent_status solve_blocks(double *bound, scratch *s, const ent__blocks *blocks, const search *how,
                               ent__budget *budget, ent_error *err) {
  ent_status status = ENT_OK;
  *bound = 0;
  for (size_t i = 0; status == ENT_OK && i < blocks->count; i++) {
    const ent__block *block = &blocks->at[i];
    double least = 0;
    for (uint32_t k = 0; k < block->count; k++) s->bonds[k] = block->bonds[k].frustrated;
    status = ent__exact_block(&least, s->bonds, block, how->balance, how->goal->camps, &block->known, budget, err);
    for (uint32_t k = 0; k < block->count; k++) s->frustrated[block->bonds[k].tie] = s->bonds[k];
    *bound += least;
  }
  return status;
}

static ent_status search_exactly(ent__proof *out, ent__solution *solution, const search *how, const ent__cuts *cycles,
                                 ent_error *err) {
  const ent__problem *problem = how->problem;
  const ent_coalition_options *options = how->options;
  scratch s = {.frustrated = NULL};
  ent__blocks blocks = {NULL, 0};
  double bound = 0;
  ent__budget budget = {options->work < most_work ? options->work : most_work,
                        options->time_limit > 0 ? ent__seconds() + options->time_limit : 0, NULL};
  ent_status status = allocate(&s, problem) ? ent__blocks_init(&blocks, problem, solution->camp, err) : ent__nomem(err);
  if (status == ENT_OK) status = ent__blocks_share(&blocks, cycles, problem->ties, err);
  if (status == ENT_OK) {
    number_ties(s.tie, problem, s.next);
    mark_frustrated(s.frustrated, problem, s.tie, solution->camp);
    status = solve_blocks(&bound, &s, &blocks, how, &budget, err);
  }
  if (status == ENT_OK) status = take_over(solution, &s, how, err);
  out->frustration = fmax(out->frustration, bound);
  out->stopped_by = budget.stopped_by;
  ent__blocks_clear(&blocks);
  release(&s);
  return status;
}

/* Packs first, and searches where that leaves a gap. */
static ent_status prove(ent__proof *out, ent__solution *solution, const search *how, ent_error *err) {
  const ent__problem *problem = how->problem;
  const double found = ent__problem_frustration(problem, solution->camp);
  const bool searched = how->options->work > 0 && problem->ties <= MOST_TIES;
  ent__cuts cycles = {.tie = NULL};
  double packed = 0;
  ent_status status = ent__bound_frustration(&packed, searched ? &cycles : NULL, problem, 0, how->balance,
                                             solution->camp, how->options->seed, err);
  out->frustration = fmax(out->frustration, packed);
  const bool closed = found - packed <= ent__problem_tolerance(problem) * 1e-6;
  const bool hopeless = problem->ties > ATTEMPTED_TIES && packed < near * found;
  if (status == ENT_OK && searched && !closed && !hopeless) status = search_exactly(out, solution, how, &cycles, err);
  ent__cuts_clear(&cycles);
  return status;
}

/* Every pair costs γ: then all of them are ties. */
static ent_status prove_on_pairs(ent__proof *out, ent__solution *solution, const search *how, ent_error *err) {
  ent__problem pairs = {.nodes = 0};
  ent_status status = ent__problem_pairs(&pairs, how->asked, how->goal->resolution, err);
  search on_pairs = *how;
  on_pairs.problem = &pairs;
  if (status == ENT_OK) status = prove(out, solution, &on_pairs, err);
  ent__problem_clear(&pairs);
  return status;
}

ent_status ent__prove(ent__proof *out, const ent__problem *problem, ent__solution *solution, const ent__goal *goal,
                      const ent_coalition_options *options, ent_error *err) {
  const search how = {problem, problem, goal, options, goal->camps == 2 ? ENT__BALANCE_TWO : ENT__BALANCE_ANY};
  *out = (ent__proof){0, NULL};
  if (problem->nodes == 0) return ENT_OK;
  if (goal->camps == 1) {
    /* There is but one partition. */
    out->frustration = ent__problem_frustration(problem, solution->camp);
    return ENT_OK;
  }
  if (!(goal->resolution > 0)) return prove(out, solution, &how, err);
  const ent_status status = ent__bound_frustration(&out->frustration, NULL, problem, goal->resolution, how.balance,
                                                   solution->camp, options->seed, err);
  if (status != ENT_OK || options->work == 0 || problem->nodes > PAIRED_NODES) return status;
  return prove_on_pairs(out, solution, &how, err);
}
