/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/arguments/graph.h"

#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

enum { digit_bits = 11, digits = 1 << digit_bits };

/* The edges in two places, between which each pass of a sort moves them. */
typedef struct sorter {
  ent_attack *at;
  ent_attack *other;
  size_t count;
} sorter;

/* One pass over eleven bits of a key, which keeps the order of equals. Written and read in runs: memory is what takes the time. */
static void pass(sorter *s, bool by_target, uint32_t nodes, unsigned shift) {
  size_t next[digits];
  const size_t used = nodes >> shift < digits ? (nodes >> shift) + 1 : digits; /* small graphs are built by the million */
  memset(next, 0, used * sizeof *next);
  for (size_t i = 0; i < s->count; i++) next[(by_target ? s->at[i].to : s->at[i].from) >> shift & (digits - 1)]++;
  for (size_t d = 0, sum = 0; d < used; d++) {
    const size_t here = next[d];
    next[d] = sum;
    sum += here;
  }
  for (size_t i = 0; i < s->count; i++) s->other[next[(by_target ? s->at[i].to : s->at[i].from) >> shift & (digits - 1)]++] = s->at[i];
  ent_attack *const moved = s->other;
  s->other = s->at;
  s->at = moved;
}

static void sort(sorter *s, bool by_target, uint32_t nodes) {
  for (unsigned shift = 0; shift < 32 && (shift == 0 || nodes >> shift > 0); shift += digit_bits) pass(s, by_target, nodes, shift);
}

/* Returns whether edges come by source and then by target already, as in many files. */
static bool is_sorted(const sorter *s) {
  for (size_t i = 1; i < s->count; i++)
    if (s->at[i - 1].from > s->at[i].from || (s->at[i - 1].from == s->at[i].from && s->at[i - 1].to > s->at[i].to)) return false;
  return true;
}

/* Drops those that stand twice in a row. */
static void squeeze(sorter *s) {
  size_t kept = 0;
  for (size_t i = 0; i < s->count; i++)
    if (kept == 0 || s->at[i].from != s->at[kept - 1].from || s->at[i].to != s->at[kept - 1].to) s->at[kept++] = s->at[i];
  s->count = kept;
}

/* Cuts sorted edges into rows. */
static void cut(const sorter *s, bool by_target, uint32_t *start, uint32_t *ends, uint32_t nodes) {
  uint32_t row = 0;
  for (size_t i = 0; i < s->count; i++) {
    const uint32_t own = by_target ? s->at[i].to : s->at[i].from;
    while (row < own) start[++row] = (uint32_t)i;
    ends[i] = by_target ? s->at[i].from : s->at[i].to;
  }
  while (row < nodes) start[++row] = (uint32_t)s->count;
}

static ent_status make_room(ent__graph *out, sorter *s, ent_error *err) {
  const size_t starts = (size_t)out->nodes + 2;
  out->target_start = ent__zalloc(starts, sizeof *out->target_start);
  out->source_start = ent__zalloc(starts, sizeof *out->source_start);
  out->targets = ent__alloc(s->count, sizeof *out->targets);
  out->sources = ent__alloc(s->count, sizeof *out->sources);
  s->at = ent__alloc(s->count, sizeof *s->at);
  s->other = ent__alloc(s->count, sizeof *s->other);
  const bool rows = out->target_start != NULL && out->source_start != NULL && out->targets != NULL && out->sources != NULL;
  return rows && s->at != NULL && s->other != NULL ? ENT_OK : ent__nomem(err);
}

ent_status ent__graph_init(ent__graph *out, uint32_t nodes, const ent_attack *edges, size_t count, ent_error *err) {
  sorter s = {NULL, NULL, count};
  *out = (ent__graph){.nodes = nodes};
  if (count > ENT__MOST_EDGES) return ent__fail(err, ENT_E_LIMIT, "%zu attacks, expected at most %d", count, ENT__MOST_EDGES);
  const ent_status status = make_room(out, &s, err);
  if (status == ENT_OK) {
    if (count > 0) memcpy(s.at, edges, count * sizeof *edges);
    if (!is_sorted(&s)) {
      sort(&s, true, nodes);
      sort(&s, false, nodes);
    }
    squeeze(&s);
    cut(&s, false, out->target_start, out->targets, nodes);
    sort(&s, true, nodes);
    cut(&s, true, out->source_start, out->sources, nodes);
  } else {
    ent__graph_clear(out);
  }
  ent__free(s.at);
  ent__free(s.other);
  return status;
}

void ent__graph_clear(ent__graph *graph) {
  ent__free(graph->target_start);
  ent__free(graph->targets);
  ent__free(graph->source_start);
  ent__free(graph->sources);
  *graph = (ent__graph){0};
}
