/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Maximal frequent itemsets by backtracking (Gouda & Zaki 2001): a set of items grows by one item of its
 * tail at a time, the rarest first. Items that all its actors have go in at once (parent equivalence), and where
 * all of the tail fits, nothing below is looked at (Burdick, Calimlim & Gehrke 2001). The stack is explicit.
 */
#include "graphs/packages/search.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct candidate {
  uint32_t item;
  uint32_t count;
} candidate;

/* A set of items on the way: its actors, and what may still be added. */
typedef struct level {
  uint64_t *actors;
  candidate *tail;
  uint32_t tail_count;
  uint32_t next;
  uint32_t head; /* items before it was opened */
} level;

typedef struct search {
  ent__itemsets *sets;
  level *stack;
  uint32_t depth;
  uint32_t *head;
  uint32_t head_count;
  uint64_t *room;  /* of actors */
  uint64_t *union_; /* of items: head and tail */
} search;

uint32_t ent__bits_common(const uint64_t *a, const uint64_t *b, uint32_t words) {
  uint32_t count = 0;
  for (uint32_t w = 0; w < words; w++)
    for (uint64_t left = b == NULL ? a[w] : a[w] & b[w]; left != 0; left &= left - 1) count++;
  return count;
}

static const uint64_t *item(const ent__itemsets *sets, uint32_t i) { return sets->items + (size_t)i * sets->words; }

static bool spend(ent__itemsets *sets) {
  if (sets->work == 0) sets->complete = false;
  else sets->work--;
  return sets->complete;
}

static void set_bit(uint64_t *bits, uint32_t i) { bits[i / 64] |= UINT64_C(1) << i % 64; }
static bool has_bit(const uint64_t *bits, uint32_t i) { return (bits[i / 64] >> i % 64 & 1) != 0; }

static int by_count(const void *left, const void *right) {
  const candidate *a = left;
  const candidate *b = right;
  if (a->count != b->count) return a->count < b->count ? -1 : 1;
  return a->item < b->item ? -1 : a->item > b->item;
}

/* Keeps a set of items that no other item can be added to. */
static ent_status keep(search *s, const uint64_t *actors, const uint64_t *items, ent_error *err) {
  ent__itemsets *sets = s->sets;
  for (uint32_t i = 0; i < sets->item_count; i++) {
    if (has_bit(items, i)) continue;
    if (!spend(sets) || ent__bits_common(actors, item(sets, i), sets->words) >= sets->needed) return ENT_OK;
  }
  if (sets->found_count == sets->most) {
    sets->complete = false;
    return ENT_OK;
  }
  if (sets->found_count == sets->room) {
    const uint32_t room = sets->room == 0 ? 16 : 2 * sets->room;
    uint64_t *grown = ent__realloc(sets->found, (size_t)room * sets->item_words, sizeof *grown);
    if (grown == NULL) return ent__nomem(err);
    sets->found = grown;
    sets->room = room;
  }
  memcpy(sets->found + (size_t)sets->found_count++ * sets->item_words, items, sets->item_words * sizeof *items);
  return ENT_OK;
}

/* Returns whether all that could come of a set is in one that was found. */
static bool is_covered(search *s) {
  const ent__itemsets *sets = s->sets;
  for (uint32_t f = 0; f < sets->found_count; f++) {
    const uint64_t *at = sets->found + (size_t)f * sets->item_words;
    uint32_t w = 0;
    while (w < sets->item_words && (s->union_[w] & ~at[w]) == 0) w++;
    if (w == sets->item_words) return true;
  }
  return false;
}

/* Parts the candidates: those that all actors have join the head, those that enough have stay. */
static void take_tail(search *s, level *at, const candidate *from, uint32_t count) {
  ent__itemsets *sets = s->sets;
  const uint32_t actors = ent__bits_common(at->actors, NULL, sets->words);
  for (uint32_t i = 0; i < count && spend(sets); i++) {
    const uint32_t common = ent__bits_common(at->actors, item(sets, from[i].item), sets->words);
    if (common == actors) s->head[s->head_count++] = from[i].item;
    else if (common >= sets->needed) at->tail[at->tail_count++] = (candidate){from[i].item, common};
  }
  if (at->tail_count > 1) qsort(at->tail, at->tail_count, sizeof *at->tail, by_count);
}

/* Where the whole tail fits, or there is none, the set is done. */
static ent_status look_ahead(search *s, level *at, ent_error *err) {
  const ent__itemsets *sets = s->sets;
  memset(s->union_, 0, sets->item_words * sizeof *s->union_);
  memcpy(s->room, at->actors, sets->words * sizeof *s->room);
  for (uint32_t i = 0; i < s->head_count; i++) set_bit(s->union_, s->head[i]);
  for (uint32_t i = 0; i < at->tail_count; i++) {
    set_bit(s->union_, at->tail[i].item);
    for (uint32_t w = 0; w < sets->words; w++) s->room[w] &= item(sets, at->tail[i].item)[w];
  }
  if (is_covered(s)) {
    at->tail_count = 0;
    return ENT_OK;
  }
  if (ent__bits_common(s->room, NULL, sets->words) < sets->needed) return ENT_OK;
  at->tail_count = 0;
  return keep(s, s->room, s->union_, err);
}

static ent_status descend(search *s, const uint64_t *actors, const uint64_t *with, uint32_t head, const candidate *from, uint32_t count, ent_error *err) {
  const uint32_t words = s->sets->words;
  level *at = &s->stack[s->depth];
  *at = (level){ent__alloc(words, sizeof *at->actors), ent__alloc(count + 1, sizeof *at->tail), 0, 0, head};
  s->depth++;
  if (at->actors == NULL || at->tail == NULL) return ent__nomem(err);
  for (uint32_t w = 0; w < words; w++) at->actors[w] = with == NULL ? actors[w] : actors[w] & with[w];
  take_tail(s, at, from, count);
  return s->sets->complete ? look_ahead(s, at, err) : ENT_OK;
}

static void close_top(search *s) {
  level *at = &s->stack[--s->depth];
  s->head_count = at->head;
  ent__free(at->actors);
  ent__free(at->tail);
}

static ent_status walk(search *s, ent_error *err) {
  while (s->depth > 0 && s->sets->complete) {
    level *top = &s->stack[s->depth - 1];
    if (top->next == top->tail_count) {
      close_top(s);
      continue;
    }
    const candidate one = top->tail[top->next++];
    const uint32_t head = s->head_count;
    s->head[s->head_count++] = one.item;
    const ent_status status = descend(s, top->actors, item(s->sets, one.item), head, top->tail + top->next, top->tail_count - top->next, err);
    if (status != ENT_OK) return status;
  }
  return ENT_OK;
}

static ent_status start(search *s, ent_error *err) {
  const uint32_t n = s->sets->item_count;
  candidate *all = ent__alloc(n + 1, sizeof *all);
  uint64_t *everybody = ent__zalloc(s->sets->words, sizeof *everybody);
  ent_status status = all == NULL || everybody == NULL ? ent__nomem(err) : ENT_OK;
  for (uint32_t i = 0; status == ENT_OK && i < s->sets->actors; i++) set_bit(everybody, i);
  for (uint32_t i = 0; status == ENT_OK && i < n; i++) all[i] = (candidate){i, 0};
  if (status == ENT_OK) status = descend(s, everybody, NULL, 0, all, n, err);
  ent__free(all);
  ent__free(everybody);
  return status;
}

ent_status ent__itemsets_search(ent__itemsets *sets, ent_error *err) {
  const uint32_t n = sets->item_count;
  search s = {.sets = sets};
  sets->complete = true;
  sets->item_words = n / 64 + 1;
  s.stack = ent__zalloc((size_t)n + 2, sizeof *s.stack);
  s.head = ent__alloc((size_t)n + 2, sizeof *s.head);
  s.room = ent__alloc(sets->words, sizeof *s.room);
  s.union_ = ent__alloc(sets->item_words, sizeof *s.union_);
  const bool failed = s.stack == NULL || s.head == NULL || s.room == NULL || s.union_ == NULL;
  ent_status status = failed ? ent__nomem(err) : n == 0 || sets->actors < sets->needed ? ENT_OK : start(&s, err);
  if (status == ENT_OK) status = walk(&s, err);
  while (s.depth > 0) close_top(&s);
  ent__free(s.stack);
  ent__free(s.head);
  ent__free(s.room);
  ent__free(s.union_);
  return status;
}
