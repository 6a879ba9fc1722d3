/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/search.h"

#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

/*
 * Where nodes have many ties and camps are few, it pays to keep the weight from each node to each
 * camp (a change costs a node's ties, a look costs the camps) rather than to gather it at each look.
 * Where most pairs have a tie, a change is two runs over a row of the matrix of weights.
 */
enum { DENSE = 32, WIDTH = 4 };
static const size_t largest_cache = (size_t)1 << 22;

static bool wants_cache(size_t nodes, size_t slots, size_t ties) {
  return nodes > 0 && 2 * ties / nodes >= DENSE && nodes <= largest_cache / slots;
}

static bool wants_full(size_t nodes, size_t ties) {
  return nodes <= largest_cache / nodes && 4 * ties >= nodes * nodes;
}

static bool allocate_cache(ent__search *out, size_t nodes, size_t slots, size_t ties) {
  out->stride = (nodes + WIDTH - 1) / WIDTH * WIDTH;
  out->cache = ent__alloc(slots * out->stride, sizeof *out->cache);
  out->used = ent__alloc(slots, sizeof *out->used);
  out->use = ent__alloc(slots, sizeof *out->use);
  if (wants_full(nodes, ties)) {
    out->full = ent__zalloc(nodes * out->stride, sizeof *out->full);
    if (out->full == NULL) return false;
  }
  return out->cache != NULL && out->used != NULL && out->use != NULL;
}

static void fill_full(ent__search *search) {
  const ent__problem *problem = search->problem;
  for (uint32_t v = 0; v < problem->nodes; v++) {
    double *row = search->full + v * search->stride;
    for (size_t e = problem->first[v]; e < problem->first[v + 1]; e++) row[problem->to[e]] = problem->weight[e];
  }
}

static bool allocate(ent__search *out, size_t nodes, size_t slots, size_t ties) {
  if (wants_cache(nodes, slots, ties) && !allocate_cache(out, nodes, slots, ties)) return false;
  out->camp = ent__alloc(nodes, sizeof *out->camp);
  out->size = ent__alloc(slots, sizeof *out->size);
  out->empty = ent__alloc(slots, sizeof *out->empty);
  out->place = ent__alloc(slots, sizeof *out->place);
  out->link = ent__alloc(slots, sizeof *out->link);
  out->marked = ent__zalloc(slots, sizeof *out->marked);
  out->touched = ent__alloc(slots, sizeof *out->touched);
  out->queue = ent__alloc(nodes, sizeof *out->queue);
  out->queued = ent__zalloc(nodes, sizeof *out->queued);
  out->saved = ent__alloc(nodes, sizeof *out->saved);
  out->stamp = ent__zalloc(nodes, sizeof *out->stamp);
  out->changed = ent__alloc(nodes, sizeof *out->changed);
  out->order = ent__alloc(nodes, sizeof *out->order);
  out->row = ent__alloc(slots + 1, sizeof *out->row);
  out->half = ent__alloc(2 * ties, sizeof *out->half);
  out->offers = ent__alloc(out->goal.resolution > 0 ? nodes + 2 * ties : 0, sizeof *out->offers);
  return out->camp != NULL && out->size != NULL && out->empty != NULL && out->place != NULL &&
         out->link != NULL && out->marked != NULL && out->touched != NULL && out->queue != NULL &&
         out->queued != NULL && out->saved != NULL && out->stamp != NULL && out->changed != NULL &&
         out->order != NULL && out->row != NULL && out->half != NULL && out->offers != NULL;
}

ent_status ent__search_init(ent__search *out, const ent__problem *problem, const ent__goal *goal,
                            ent_error *err) {
  memset(out, 0, sizeof *out);
  out->problem = problem;
  out->goal = *goal;
  out->least = 1e-9 * (problem->largest + goal->resolution);
  out->slots = goal->camps == 0 || goal->camps > problem->nodes ? problem->nodes : goal->camps;
  if (!allocate(out, problem->nodes, out->slots, problem->ties)) return ent__nomem(err);
  if (out->full != NULL) fill_full(out);
  return ENT_OK;
}

void ent__search_clear(ent__search *search) {
  ent__free(search->camp);
  ent__free(search->size);
  ent__free(search->empty);
  ent__free(search->place);
  ent__free(search->link);
  ent__free(search->marked);
  ent__free(search->touched);
  ent__free(search->queue);
  ent__free(search->queued);
  ent__free(search->saved);
  ent__free(search->stamp);
  ent__free(search->changed);
  ent__free(search->order);
  ent__free(search->row);
  ent__free(search->cache);
  ent__free(search->full);
  ent__free(search->used);
  ent__free(search->use);
  ent__free(search->half);
  ent__free(search->offers);
  memset(search, 0, sizeof *search);
}

/* Only the rows of camps in use are filled: a camp that comes into use begins at 0, see shift_cache. */
static void fill_cache(ent__search *search) {
  const ent__problem *problem = search->problem;
  const size_t stride = search->stride;
  for (uint32_t c = 0; c < search->slots; c++) {
    if (search->size[c] > 0) memset(search->cache + c * stride, 0, stride * sizeof *search->cache);
  }
  for (uint32_t v = 0; v < problem->nodes; v++) {
    double *row = search->cache + search->camp[v] * stride;
    for (size_t e = problem->first[v]; e < problem->first[v + 1]; e++) row[problem->to[e]] += problem->weight[e];
  }
  search->uses = 0;
  for (uint32_t c = 0; c < search->slots; c++) {
    if (search->size[c] == 0) continue;
    search->use[c] = search->uses;
    search->used[search->uses++] = c;
  }
}

void ent__search_begin(ent__search *search, const uint32_t *camp) {
  memset(search->size, 0, search->slots * sizeof *search->size);
  for (uint32_t v = 0; v < search->problem->nodes; v++) {
    search->camp[v] = camp[v];
    search->size[camp[v]]++;
  }
  /* The lowest empty slot is taken first. */
  search->empties = 0;
  for (uint32_t c = search->slots; c > 0; c--) {
    if (search->size[c - 1] != 0) continue;
    search->place[c - 1] = search->empties;
    search->empty[search->empties++] = c - 1;
  }
  if (search->cache != NULL) fill_cache(search);
  ent__search_mark(search);
}

void ent__search_mark(ent__search *search) {
  search->changes = 0;
  if (++search->round != 0) return;
  memset(search->stamp, 0, search->problem->nodes * sizeof *search->stamp);
  search->round = 1;
}

/* Four at a time, which the compiler turns into vectors. */
static void shift_row(double *restrict from, double *restrict to, const double *restrict weight, size_t count) {
  for (size_t i = 0; i < count; i += WIDTH) {
    from[i] -= weight[i];
    from[i + 1] -= weight[i + 1];
    from[i + 2] -= weight[i + 2];
    from[i + 3] -= weight[i + 3];
    to[i] += weight[i];
    to[i + 1] += weight[i + 1];
    to[i + 2] += weight[i + 2];
    to[i + 3] += weight[i + 3];
  }
}

/* Keeps the cache while a node moves; sizes are still those of before. */
static void shift_cache(ent__search *search, uint32_t node, uint32_t from, uint32_t slot) {
  const ent__problem *problem = search->problem;
  double *left = search->cache + from * search->stride;
  double *joined = search->cache + slot * search->stride;
  if (search->size[slot] == 0) {
    memset(joined, 0, search->stride * sizeof *joined);
    search->use[slot] = search->uses;
    search->used[search->uses++] = slot;
  }
  if (search->full != NULL) {
    shift_row(left, joined, search->full + node * search->stride, search->stride);
  } else {
    for (size_t e = problem->first[node]; e < problem->first[node + 1]; e++) {
      left[problem->to[e]] -= problem->weight[e];
      joined[problem->to[e]] += problem->weight[e];
    }
  }
  if (search->size[from] == 1) {
    const uint32_t last = search->used[--search->uses];
    search->used[search->use[from]] = last;
    search->use[last] = search->use[from];
  }
}

/* Returns the weight from a node to a slot by the cache. */
static double cached(const ent__search *search, uint32_t node, uint32_t slot) {
  return search->size[slot] > 0 ? search->cache[slot * search->stride + node] : 0;
}

/* Moves a node between slots and keeps the stack of empty ones. */
static void shift(ent__search *search, uint32_t node, uint32_t slot) {
  const uint32_t from = search->camp[node];
  if (search->cache != NULL) shift_cache(search, node, from, slot);
  if (search->size[slot]++ == 0) {
    const uint32_t hole = search->place[slot];
    const uint32_t last = search->empty[--search->empties];
    search->empty[hole] = last;
    search->place[last] = hole;
  }
  if (--search->size[from] == 0) {
    search->place[from] = search->empties;
    search->empty[search->empties++] = from;
  }
  search->camp[node] = slot;
}

void ent__search_put(ent__search *search, uint32_t node, uint32_t slot) {
  if (search->camp[node] == slot) return;
  if (search->stamp[node] != search->round) {
    search->stamp[node] = search->round;
    search->saved[node] = search->camp[node];
    search->changed[search->changes++] = node;
  }
  shift(search, node, slot);
}

void ent__search_back(ent__search *search) {
  while (search->changes > 0) {
    const uint32_t node = search->changed[--search->changes];
    if (search->camp[node] != search->saved[node]) shift(search, node, search->saved[node]);
  }
}

void ent__search_gather(ent__search *search, uint32_t node) {
  const ent__problem *problem = search->problem;
  search->looked += problem->first[node + 1] - problem->first[node];
  for (size_t e = problem->first[node]; e < problem->first[node + 1]; e++) {
    const uint32_t c = search->camp[problem->to[e]];
    if (!search->marked[c]) {
      search->marked[c] = true;
      search->link[c] = 0;
      search->touched[search->touches++] = c;
    }
    search->link[c] += problem->weight[e];
  }
}

void ent__search_forget(ent__search *search) {
  while (search->touches > 0) search->marked[search->touched[--search->touches]] = false;
}

void ent__search_enqueue(ent__search *search, uint32_t node) {
  if (search->queued[node]) return;
  const uint32_t nodes = search->problem->nodes;
  const uint64_t end = (uint64_t)search->head + search->waiting;
  search->queued[node] = true;
  search->queue[end % nodes] = node;
  search->waiting++;
}

static uint32_t dequeue(ent__search *search) {
  const uint32_t node = search->queue[search->head];
  search->head = search->head + 1 == search->problem->nodes ? 0 : search->head + 1;
  search->waiting--;
  search->queued[node] = false;
  return node;
}

/* A camp to which the node has no tie: an empty one, else (a fixed number of camps) any such; or its own. */
static uint32_t free_slot(const ent__search *search, uint32_t own) {
  if (search->empties > 0) return search->size[own] > 1 ? search->empty[search->empties - 1] : own;
  if (search->goal.camps == 0 || search->cache != NULL) return own;
  for (uint32_t c = 0; c < search->slots; c++) {
    if (c != own && !search->marked[c]) return c;
  }
  return own;
}

/* The best slot so far for a node, and what staying is worth. */
typedef struct choice {
  double stay;
  double best;
  uint32_t slot;
} choice;

/* Begins with staying, or being alone where that is better: a camp must beat both. */
static choice begin_choice(const ent__search *search, uint32_t own, double link) {
  choice c = {.stay = link - search->goal.resolution * (search->size[own] - 1.0), .slot = own};
  c.best = c.stay;
  if (0 <= c.best + search->least) return c;
  c.slot = free_slot(search, own);
  if (c.slot != own) c.best = 0;
  return c;
}

static void weigh(const ent__search *search, choice *c, uint32_t own, uint32_t slot, double link) {
  const double value = link - search->goal.resolution * search->size[slot];
  if (slot == own || value <= c->best + search->least) return;
  c->best = value;
  c->slot = slot;
}

/*
 * Returns the gain of moving a node to its best camp, 0 where it should stay. Among camps that
 * are equally good the one of the first neighbour in canonical order wins (with a cache, the one
 * in use for longest), and staying wins over all.
 */
static double best_move(ent__search *search, uint32_t node, uint32_t *slot) {
  const uint32_t own = search->camp[node];
  choice c;
  if (search->cache != NULL) {
    const double *link = search->cache + node;
    c = begin_choice(search, own, link[own * search->stride]);
    for (uint32_t i = 0; i < search->uses; i++) {
      weigh(search, &c, own, search->used[i], link[search->used[i] * search->stride]);
    }
    search->looked += search->uses;
  } else {
    ent__search_gather(search, node);
    c = begin_choice(search, own, search->marked[own] ? search->link[own] : 0);
    for (uint32_t t = 0; t < search->touches; t++) {
      weigh(search, &c, own, search->touched[t], search->link[search->touched[t]]);
    }
    ent__search_forget(search);
  }
  *slot = c.slot;
  return c.slot == own ? 0 : c.best - c.stay;
}

double ent__search_gain(ent__search *search, uint32_t node, uint32_t slot) {
  const uint32_t own = search->camp[node];
  const double gamma = search->goal.resolution;
  double here = 0;
  double there = 0;
  if (slot == own) return 0;
  if (search->cache != NULL) {
    here = cached(search, node, own);
    there = cached(search, node, slot);
  } else {
    ent__search_gather(search, node);
    if (search->marked[own]) here = search->link[own];
    if (search->marked[slot]) there = search->link[slot];
    ent__search_forget(search);
  }
  return there - gamma * search->size[slot] - (here - gamma * (search->size[own] - 1.0));
}

/* Queues those for whom something has changed by a node's move. */
static void enqueue_concerned(ent__search *search, uint32_t node, uint32_t from, uint32_t slot) {
  const ent__problem *problem = search->problem;
  search->looked += problem->first[node + 1] - problem->first[node];
  for (size_t e = problem->first[node]; e < problem->first[node + 1]; e++) {
    /* Friends in the new camp and opponents in the old one are only more at home now. */
    const uint32_t c = search->camp[problem->to[e]];
    if (c == (problem->weight[e] > 0 ? slot : from)) continue;
    ent__search_enqueue(search, problem->to[e]);
  }
}

/*
 * Where most pairs have a tie, each move concerns nearly all, and looking at one costs less than
 * queuing it: all are looked at in turn until none has moved since it was last looked at.
 */
static double sweep(ent__search *search) {
  const uint32_t nodes = search->problem->nodes;
  double sum = 0;
  for (uint32_t node = 0, still = 0; still < nodes; node = node + 1 < nodes ? node + 1 : 0) {
    uint32_t slot = 0;
    const double gain = best_move(search, node, &slot);
    still++;
    if (slot == search->camp[node]) continue;
    sum += gain;
    ent__search_put(search, node, slot);
    still = 0;
  }
  return sum;
}

double ent__search_drain(ent__search *search) {
  double sum = 0;
  if (search->waiting == 0) return 0;
  while (search->waiting > 0) {
    const uint32_t node = dequeue(search);
    const uint32_t from = search->camp[node];
    uint32_t slot = from;
    const double gain = best_move(search, node, &slot);
    if (slot == from) continue;
    sum += gain;
    ent__search_put(search, node, slot);
    if (search->full == NULL) enqueue_concerned(search, node, from, slot);
  }
  return search->full == NULL ? sum : sum + sweep(search);
}

void ent__search_list(ent__search *search) {
  const uint32_t nodes = search->problem->nodes;
  search->row[0] = 0;
  for (uint32_t c = 0; c < search->slots; c++) search->row[c + 1] = search->row[c] + search->size[c];
  for (uint32_t v = 0; v < nodes; v++) search->order[search->row[search->camp[v]]++] = v;
  for (uint32_t c = search->slots; c > 0; c--) search->row[c] = search->row[c - 1];
  search->row[0] = 0;
}
