/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/bound.h"

#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/rng.h"

static const uint64_t work_limit = 20000000;
enum { ATTEMPTS = 256, FIRST_ATTEMPTS = 32, STREAM = 7 };

/* A closed walk is sought over states (node, layer): see `reach`. */
typedef struct packer {
  const ent__problem *problem;
  ent__balance balance;
  double shift;
  double rounding;    /* less than this is no weight */
  double portion;     /* the most that one cycle takes at a time */
  size_t *tie;        /* half tie → tie */
  double *left;       /* tie: what is left of |w - shift| */
  size_t *frustrated; /* half ties, from the lower end */
  uint32_t *begins;   /* the lower end of each of them */
  uint32_t count;
  uint32_t *order;
  bool *dead;         /* no cycle through this one is left */
  size_t *via;        /* state → half tie by which it was reached */
  uint32_t *seen;     /* state: the search that reached it */
  uint32_t *distance; /* state */
  uint32_t *queue;    /* states */
  size_t *walk;       /* half ties of the walk from start to end */
  uint32_t *at;       /* node → position on the walk, while a cycle is cut from it */
  bool turns;         /* rows are gone through from varying places, so that other cycles are met */
  uint32_t turn;
  uint32_t search;
  uint64_t work;
  bool recorded;      /* the cycles are wanted */
  bool full;          /* and there was no memory for one */
  uint32_t *cycle;    /* ties of one */
  ent__cuts cycles;   /* of this packing */
  ent__cuts best;     /* of the best */
} packer;

static double weight_of(const packer *p, size_t e) { return p->problem->weight[e] - p->shift; }

static bool allocate(packer *p) {
  const size_t states = 2 * (size_t)p->problem->nodes;
  p->tie = ent__alloc(2 * p->problem->ties, sizeof *p->tie);
  p->left = ent__alloc(p->problem->ties, sizeof *p->left);
  p->frustrated = ent__alloc(p->problem->ties, sizeof *p->frustrated);
  p->begins = ent__alloc(p->problem->ties, sizeof *p->begins);
  p->order = ent__alloc(p->problem->ties, sizeof *p->order);
  p->dead = ent__alloc(p->problem->ties, sizeof *p->dead);
  p->via = ent__alloc(states, sizeof *p->via);
  p->seen = ent__zalloc(states, sizeof *p->seen);
  p->distance = ent__alloc(states, sizeof *p->distance);
  p->queue = ent__alloc(states, sizeof *p->queue);
  p->walk = ent__alloc(states + 1, sizeof *p->walk);
  p->at = ent__alloc(p->problem->nodes, sizeof *p->at);
  p->cycle = ent__alloc(states + 1, sizeof *p->cycle);
  return p->tie != NULL && p->left != NULL && p->frustrated != NULL && p->begins != NULL &&
         p->order != NULL && p->dead != NULL && p->via != NULL && p->seen != NULL && p->distance != NULL &&
         p->queue != NULL && p->walk != NULL && p->at != NULL && p->cycle != NULL;
}

static void release(packer *p) {
  ent__free(p->tie);
  ent__free(p->left);
  ent__free(p->frustrated);
  ent__free(p->begins);
  ent__free(p->order);
  ent__free(p->dead);
  ent__free(p->via);
  ent__free(p->seen);
  ent__free(p->distance);
  ent__free(p->queue);
  ent__free(p->walk);
  ent__free(p->at);
  ent__free(p->cycle);
  ent__cuts_clear(&p->cycles);
  ent__cuts_clear(&p->best);
}

/*
 * Numbers the ties by lower end, then upper. Rows are sorted, so the ties from v to lower nodes
 * come in the order in which those nodes are visited: next[v] walks along them.
 */
static void number_ties(packer *p, const uint32_t *camp, size_t *next) {
  const ent__problem *problem = p->problem;
  size_t t = 0;
  memcpy(next, problem->first, problem->nodes * sizeof *next);
  for (uint32_t v = 0; v < problem->nodes; v++) {
    for (size_t e = problem->first[v]; e < problem->first[v + 1]; e++) {
      const uint32_t u = problem->to[e];
      if (u < v) continue;
      p->tie[e] = p->tie[next[u]++] = t++;
      const double w = weight_of(p, e);
      const bool frustrated = (camp[u] == camp[v]) == (w < 0);
      if (!frustrated || fabs(w) <= p->rounding) continue;
      p->frustrated[p->count] = e;
      p->begins[p->count++] = v;
    }
  }
}

static void refill(packer *p) {
  for (size_t e = 0; e < 2 * p->problem->ties; e++) p->left[p->tie[e]] = fabs(weight_of(p, e));
}

/* The layer after a tie: with two camps the parity of negative ties so far, else how many; 2 is too many. */
static uint32_t next_layer(const packer *p, uint32_t layer, size_t e) {
  if (weight_of(p, e) >= 0) return layer;
  if (p->balance == ENT__BALANCE_TWO) return 1 - layer;
  return layer + 1;
}

/*
 * Seeks the shortest walk, over ties that have weight left, that closes the tie `e` from `begin`
 * to an odd number of negative ties (or to exactly one). Breadth first; at most `most` ties long;
 * *dead tells that no longer one would do either.
 */
static bool reach(packer *p, size_t e, uint32_t begin, uint32_t most, bool *dead) {
  const ent__problem *problem = p->problem;
  const uint32_t goal = 2 * problem->to[e] + 1;
  const uint32_t start = 2 * begin + next_layer(p, 0, e);
  uint32_t head = 0;
  uint32_t tail = 0;
  p->search++;
  if (p->turns) p->turn = (uint32_t)(p->search * 2654435761u) >> 16;
  p->seen[start] = p->search;
  p->distance[start] = 0;
  p->queue[tail++] = start;
  while (head < tail) {
    const uint32_t state = p->queue[head++];
    if (p->distance[state] + 1 > most) return false;
    const uint32_t v = state / 2;
    const size_t degree = problem->first[v + 1] - problem->first[v];
    p->work += degree;
    for (size_t i = 0; i < degree; i++) {
      const size_t f = problem->first[v] + (i + p->turn) % degree;
      if (p->tie[f] == p->tie[e] || p->left[p->tie[f]] <= p->rounding) continue;
      const uint32_t layer = next_layer(p, state % 2, f);
      if (layer > 1) continue;
      const uint32_t next = 2 * problem->to[f] + layer;
      if (p->seen[next] == p->search) continue;
      p->seen[next] = p->search;
      p->via[next] = f;
      p->distance[next] = p->distance[state] + 1;
      if (next == goal) return true;
      p->queue[tail++] = next;
    }
  }
  *dead = true;
  return false;
}

/* Returns the node from which a half tie goes out: rows follow each other. */
static uint32_t tail_of(const packer *p, size_t f) {
  const ent__problem *problem = p->problem;
  uint32_t low = 0;
  uint32_t high = problem->nodes;
  while (high - low > 1) {
    const uint32_t middle = low + (high - low) / 2;
    if (problem->first[middle] <= f) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

/* Writes the walk found by `reach`, from `begin` on, and returns its length. */
static uint32_t trace(packer *p, size_t e, uint32_t begin) {
  uint32_t state = 2 * p->problem->to[e] + 1;
  uint32_t length = p->distance[state];
  const uint32_t start = 2 * begin + next_layer(p, 0, e);
  for (uint32_t i = length; state != start; i--) {
    const size_t f = p->via[state];
    p->walk[i - 1] = f;
    const uint32_t flips = weight_of(p, f) < 0 ? 1 : 0;
    const uint32_t layer = p->balance == ENT__BALANCE_TWO ? (state % 2) ^ flips : state % 2 - flips;
    state = 2 * tail_of(p, f) + layer;
  }
  return length;
}

/* Counts the negative ties of a stretch of the walk, and tells whether they make it a bad cycle. */
static bool is_bad(const packer *p, uint32_t from, uint32_t to) {
  uint32_t negative = 0;
  for (uint32_t i = from; i < to; i++) negative += weight_of(p, p->walk[i]) < 0;
  return p->balance == ENT__BALANCE_TWO ? negative % 2 == 1 : negative == 1;
}

/*
 * The walk may pass a node twice (once in each layer). Of its loops at least one is a bad cycle:
 * negative ties add up over them. Leaves that cycle in walk[*from .. *to) without repeated nodes;
 * the whole walk, closed by the tie itself, where it has no bad loop of its own. Good loops are cut out.
 */
static bool cut_cycle(packer *p, uint32_t begin, uint32_t *length, uint32_t *from) {
  uint32_t kept = 0;
  for (uint32_t v = 0, i = 0; i <= *length; i++) {
    v = i == 0 ? begin : p->problem->to[p->walk[i - 1]];
    p->at[v] = UINT32_MAX;
  }
  p->at[begin] = 0;
  for (uint32_t i = 0; i < *length; i++) {
    const size_t f = p->walk[i];
    const uint32_t v = p->problem->to[f];
    p->walk[kept++] = f;
    const uint32_t before = p->at[v];
    const bool open = before < kept && (before == 0 ? v == begin : p->problem->to[p->walk[before - 1]] == v);
    if (!open) {
      p->at[v] = kept;
    } else if (is_bad(p, before, kept)) {
      *from = before;
      *length = kept;
      return true;
    } else {
      kept = before;
    }
  }
  *from = 0;
  *length = kept;
  return false;
}

/* Writes a cycle down: a stretch of the walk, and the tie that closes it unless it closes itself. */
static void record(packer *p, size_t e, bool beside, uint32_t from, uint32_t to) {
  uint32_t count = 0;
  if (!beside) p->cycle[count++] = (uint32_t)p->tie[e];
  for (uint32_t k = from; k < to; k++) p->cycle[count++] = (uint32_t)p->tie[p->walk[k]];
  if (!ent__cuts_add(&p->cycles, p->cycle, count)) p->full = true;
}

/* Takes the lightest rest off the i-th frustrated tie's shortest bad cycle; returns it, or 0. */
static double pack_one(packer *p, uint32_t i, uint32_t most) {
  const size_t e = p->frustrated[i];
  if (!reach(p, e, p->begins[i], most, &p->dead[i])) return 0;
  uint32_t length = trace(p, e, p->begins[i]);
  uint32_t from = 0;
  const bool beside = cut_cycle(p, p->begins[i], &length, &from);
  double least = beside ? p->portion : fmin(p->portion, p->left[p->tie[e]]);
  for (uint32_t k = from; k < length; k++) least = fmin(least, p->left[p->tie[p->walk[k]]]);
  if (!beside) p->left[p->tie[e]] -= least;
  for (uint32_t k = from; k < length; k++) p->left[p->tie[p->walk[k]]] -= least;
  if (p->recorded && least > 0) record(p, e, beside, from, length);
  return least;
}

/* Takes one cycle of at most most + 1 ties for each frustrated tie in turn; returns the sum. */
static double pack_pass(packer *p, uint32_t most, uint32_t *alive) {
  double sum = 0;
  for (uint32_t k = 0; k < p->count && p->work < work_limit; k++) {
    const uint32_t i = p->order[k];
    if (p->dead[i]) continue;
    sum += pack_one(p, i, most);
    if (p->left[p->tie[p->frustrated[i]]] <= p->rounding) p->dead[i] = true;
    if (p->dead[i]) (*alive)--;
  }
  return sum;
}

/* Packs cycles, short ones first, since they leave most for others. */
static double pack(packer *p) {
  double sum = 0;
  uint32_t alive = p->count;
  memset(p->dead, 0, p->count * sizeof *p->dead);
  for (uint32_t most = 2; alive > 0 && p->work < work_limit; most = most < 8 ? most + 1 : 2 * most) {
    for (;;) {
      const double gain = pack_pass(p, most, &alive);
      if (!(gain > 0)) break;
      sum += gain;
    }
  }
  return sum;
}

static void keep(packer *p, double sum, double *best) {
  if (sum > *best) {
    const ent__cuts cycles = p->best;
    p->best = p->cycles;
    p->cycles = cycles;
    *best = sum;
  }
  ent__cuts_empty(&p->cycles);
}

/*
 * Packs in several orders and keeps the best; stops where all that is frustrated is accounted for.
 * Every other time cycles take half a tie at a time, for a fractional packing can be the larger one.
 */
static double best_packing(packer *p, double frustration, uint64_t seed) {
  const double half = 0.5 * p->problem->total / (double)p->problem->ties;
  double best = 0;
  ent__rng rng;
  ent__rng_seed(&rng, seed, STREAM);
  for (uint32_t i = 0; i < p->count; i++) p->order[i] = i;
  for (int attempt = 0; attempt < ATTEMPTS && p->work < work_limit; attempt++) {
    p->portion = attempt % 2 == 0 ? INFINITY : half;
    p->turns = attempt > 0;
    refill(p);
    keep(p, pack(p), &best);
    if (best >= frustration - p->rounding) break;
    /* Far from a proof, other orders only change the last digits. */
    if (attempt >= FIRST_ATTEMPTS && best < 0.9 * frustration) break;
    ent__rng_shuffle(&rng, p->order, p->count);
  }
  return best;
}

/* Whole weights make whole frustrations: then a bound can be rounded up. */
static double round_up(const packer *p, double bound) {
  for (size_t e = 0; e < 2 * p->problem->ties; e++) {
    if (weight_of(p, e) != floor(weight_of(p, e))) return bound;
  }
  /* Beyond this the sum itself may be off by more than the millionth that is forgiven here. */
  return bound < 1e6 ? ceil(bound - 1e-6) : bound;
}

ent_status ent__bound_frustration(double *out, ent__cuts *cycles, const ent__problem *problem, double shift,
                                  ent__balance balance, const uint32_t *camp, uint64_t seed, ent_error *err) {
  packer p = {.problem = problem, .balance = balance, .shift = shift, .recorded = cycles != NULL};
  p.rounding = 1e-12 * (problem->largest + fabs(shift));
  *out = 0;
  ent_status status = ENT_OK;
  size_t *next = ent__alloc(problem->nodes, sizeof *next);
  if (next == NULL || !allocate(&p)) {
    status = ent__nomem(err);
    goto fail;
  }
  number_ties(&p, camp, next);
  double frustration = 0;
  for (uint32_t i = 0; i < p.count; i++) frustration += fabs(weight_of(&p, p.frustrated[i]));
  *out = round_up(&p, best_packing(&p, frustration, seed));
  if (cycles != NULL) {
    *cycles = p.best;
    p.best = p.cycles;
    p.cycles = (ent__cuts){.tie = NULL};
    if (p.full) status = ent__nomem(err);
  }
fail:
  ent__free(next);
  release(&p);
  return status;
}
