/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/cycles.h"

#include "engine/base/error.h"
#include "engine/base/mem.h"

/* Of cycles that cost the same the one of fewest ties is wanted. */
static const double step = 1e-9;
static const double enough = 1 - 1e-6;

/* Taking a state off the heap costs as much as looking at so many ties. */
enum { HEAP_LOOKS = 8 };

/*
 * Paths run over states. Two camps: (node, parity of the frustrated ties so far), since seen from any
 * partition a cycle is bad where an odd number of its ties is frustrated, and so has one: those are
 * the sources. Any number: over positive ties alone, and the negative ties are the sources.
 */
struct ent__cycles {
  const ent__block *block;
  bool two;
  uint32_t *source; /* bonds */
  uint32_t sources;
  double *distance; /* state */
  uint32_t *via;    /* state: the bond it was reached by */
  uint32_t *from;   /* state: the state before */
  uint32_t *stamp;  /* state: the search that reached it */
  bool *done;       /* state */
  uint32_t search;
  uint32_t *heap; /* states, the nearest first */
  uint32_t *slot; /* state: where in the heap */
  uint32_t size;
  uint32_t *mark; /* bond: the cycle it was written in */
  uint32_t cycle;
  uint32_t *beside;    /* node: the bond to it from the end of the source with triangles, or ENT_NONE */
  uint64_t looks;
};

static uint32_t state_count(const ent__cycles *cycles) { return cycles->two ? 2 * cycles->block->nodes : cycles->block->nodes; }

static bool allocate(ent__cycles *c) {
  const size_t states = state_count(c);
  c->source = ent__alloc(c->block->count, sizeof *c->source);
  c->distance = ent__alloc(states, sizeof *c->distance);
  c->via = ent__alloc(states, sizeof *c->via);
  c->from = ent__alloc(states, sizeof *c->from);
  c->stamp = ent__zalloc(states, sizeof *c->stamp);
  c->done = ent__alloc(states, sizeof *c->done);
  c->heap = ent__alloc(states, sizeof *c->heap);
  c->slot = ent__alloc(states, sizeof *c->slot);
  c->mark = ent__zalloc(c->block->count, sizeof *c->mark);
  c->beside = ent__alloc(c->block->nodes, sizeof *c->beside);
  return c->source != NULL && c->distance != NULL && c->via != NULL && c->from != NULL && c->stamp != NULL &&
         c->done != NULL && c->heap != NULL && c->slot != NULL && c->mark != NULL && c->beside != NULL;
}

ent_status ent__cycles_new(ent__cycles **out, const ent__block *block, ent__balance balance, ent_error *err) {
  *out = NULL;
  ent__cycles *cycles = ent__zalloc(1, sizeof *cycles);
  if (cycles == NULL) return ent__nomem(err);
  cycles->block = block;
  cycles->two = balance == ENT__BALANCE_TWO;
  if (!allocate(cycles)) {
    ent__cycles_free(cycles);
    return ent__nomem(err);
  }
  for (uint32_t i = 0; i < block->count; i++) {
    if (cycles->two ? block->bonds[i].frustrated : block->bonds[i].negative) cycles->source[cycles->sources++] = i;
  }
  for (uint32_t v = 0; v < block->nodes; v++) cycles->beside[v] = ENT_NONE;
  *out = cycles;
  return ENT_OK;
}

void ent__cycles_free(ent__cycles *cycles) {
  if (cycles == NULL) return;
  ent__free(cycles->source);
  ent__free(cycles->distance);
  ent__free(cycles->via);
  ent__free(cycles->from);
  ent__free(cycles->stamp);
  ent__free(cycles->done);
  ent__free(cycles->heap);
  ent__free(cycles->slot);
  ent__free(cycles->mark);
  ent__free(cycles->beside);
  ent__free(cycles);
}

uint32_t ent__cycles_sources(const ent__cycles *cycles) { return cycles->sources; }

static bool nearer(const ent__cycles *c, uint32_t a, uint32_t b) {
  return c->distance[a] < c->distance[b] || (c->distance[a] == c->distance[b] && a < b);
}

static void place(ent__cycles *c, uint32_t at, uint32_t state) {
  c->heap[at] = state;
  c->slot[state] = at;
}

static void rise(ent__cycles *c, uint32_t at) {
  const uint32_t state = c->heap[at];
  while (at > 0 && nearer(c, state, c->heap[(at - 1) / 2])) {
    place(c, at, c->heap[(at - 1) / 2]);
    at = (at - 1) / 2;
  }
  place(c, at, state);
}

static uint32_t take(ent__cycles *c) {
  const uint32_t top = c->heap[0];
  const uint32_t last = c->heap[--c->size];
  uint32_t at = 0;
  for (uint32_t below = 1; below < c->size; below = 2 * at + 1) {
    if (below + 1 < c->size && nearer(c, c->heap[below + 1], c->heap[below])) below++;
    if (!nearer(c, c->heap[below], last)) break;
    place(c, at, c->heap[below]);
    at = below;
  }
  if (c->size > 0) place(c, at, last);
  return top;
}

static void reach(ent__cycles *c, uint32_t state, double distance, uint32_t via, uint32_t from) {
  if (c->stamp[state] != c->search) {
    c->stamp[state] = c->search;
    c->done[state] = false;
    c->slot[state] = c->size;
    c->heap[c->size++] = state;
  } else if (c->done[state] || distance >= c->distance[state]) {
    return;
  }
  c->distance[state] = distance;
  c->via[state] = via;
  c->from[state] = from;
  rise(c, c->slot[state]);
}

/* Goes on from a state that is final. */
static void expand(ent__cycles *c, uint32_t state, uint32_t source, const double *x, double most) {
  const ent__block *block = c->block;
  const uint32_t node = c->two ? state / 2 : state;
  c->looks += block->first[node + 1] - block->first[node] + HEAP_LOOKS;
  for (size_t k = block->first[node]; k < block->first[node + 1]; k++) {
    const uint32_t i = block->bond[k];
    const ent__bond *bond = &block->bonds[i];
    if (i == source || (!c->two && bond->negative)) continue;
    const double distance = c->distance[state] + x[i] + step;
    if (distance >= most) continue;
    const uint32_t other = bond->a == node ? bond->b : bond->a;
    reach(c, c->two ? 2 * other + ((state & 1) ^ (bond->frustrated ? 1 : 0)) : other, distance, i, state);
  }
}

static void begin_search(ent__cycles *c) {
  c->size = 0;
  if (++c->search != 0) return;
  for (uint32_t s = 0; s < state_count(c); s++) c->stamp[s] = 0;
  c->search = 1;
}

/* Writes the bonds of the path back from a state, each once, after the source. */
static uint32_t write_cycle(ent__cycles *c, uint32_t start, uint32_t end, uint32_t source, uint32_t *bonds) {
  uint32_t count = 0;
  c->cycle++;
  bonds[count++] = source;
  c->mark[source] = c->cycle;
  for (uint32_t state = end; state != start; state = c->from[state]) {
    if (c->mark[c->via[state]] == c->cycle) continue;
    c->mark[c->via[state]] = c->cycle;
    bonds[count++] = c->via[state];
  }
  return count;
}

uint32_t ent__cycles_seek(ent__cycles *cycles, uint32_t i, const double *x, uint32_t *bonds) {
  const uint32_t source = cycles->source[i];
  const ent__bond *bond = &cycles->block->bonds[source];
  const uint32_t start = cycles->two ? 2 * bond->a : bond->a;
  const uint32_t end = cycles->two ? 2 * bond->b : bond->b;
  const double most = enough - x[source];
  if (most <= 0) return 0;
  begin_search(cycles);
  reach(cycles, start, 0, ENT_NONE, ENT_NONE);
  while (cycles->size > 0) {
    const uint32_t state = take(cycles);
    cycles->done[state] = true;
    if (state == end) return write_cycle(cycles, start, end, source, bonds);
    expand(cycles, state, source, x, most);
  }
  return 0;
}

static uint32_t end_beyond(const ent__bond *bond, uint32_t node) { return bond->a == node ? bond->b : bond->a; }

/* Whether two bonds close the source to a bad triangle. */
static bool closes(const ent__cycles *c, uint32_t first, uint32_t second) {
  const ent__bond *a = &c->block->bonds[first];
  const ent__bond *b = &c->block->bonds[second];
  /* A source is frustrated (two camps) or negative (any number). */
  return c->two ? a->frustrated == b->frustrated : !a->negative && !b->negative;
}

/* Notes the bonds at the source's first end by their other ends, or takes the notes back. */
static void note_around(ent__cycles *c, uint32_t source, bool noted) {
  const ent__block *block = c->block;
  const uint32_t node = block->bonds[source].a;
  for (size_t k = block->first[node]; k < block->first[node + 1]; k++) {
    const uint32_t i = block->bond[k];
    if (i != source) c->beside[end_beyond(&block->bonds[i], node)] = noted ? i : ENT_NONE;
  }
}

bool ent__cycles_triangle(ent__cycles *c, uint32_t i, const double *x, uint32_t *next, uint32_t *bonds) {
  const ent__block *block = c->block;
  const uint32_t source = c->source[i];
  const uint32_t node = block->bonds[source].b;
  const size_t end = block->first[node + 1];
  if (*next == 0) {
    note_around(c, source, true);
    c->looks += 2 * (end - block->first[node]);
  }
  for (size_t k = block->first[node] + *next; k < end; k++) {
    const uint32_t second = block->bond[k];
    const uint32_t first = c->beside[end_beyond(&block->bonds[second], node)];
    if (second == source || first == ENT_NONE || !closes(c, first, second)) continue;
    if (x[source] + x[first] + x[second] >= enough) continue;
    bonds[0] = source;
    bonds[1] = first;
    bonds[2] = second;
    *next = (uint32_t)(k + 1 - block->first[node]);
    return true;
  }
  note_around(c, source, false);
  return false;
}

uint64_t ent__cycles_looks(ent__cycles *cycles) {
  const uint64_t looks = cycles->looks;
  cycles->looks = 0;
  return looks;
}
