/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/brokerage/internal.h"

/* The coalition of a node. One with a positive tie has one. */
static uint32_t camp(const ent_member *members, size_t node) { return members[node].coalition; }

/* Adds (or takes away) one pair {a, c} at b. */
static void count_pair(ent_broker *b, uint32_t own, uint32_t a, uint32_t c, uint64_t by) {
  if (a == c && a == own) b->coordinator += by;
  else if (a == c) b->consultant += by;
  else if (a == own || c == own) b->gatekeeper += by;
  else b->liaison += by;
}

static uint64_t pairs_of(uint64_t n) { return n < 2 ? 0 : n * (n - 1) / 2; }

/* All pairs of b's neighbours, tied or not, from the number that it has in each coalition. */
static void count_all(ent_broker *out, const ent__positive *p, const ent_member *members, uint32_t b, uint64_t *in) {
  const uint32_t own = camp(members, b);
  const size_t from = p->start[b], to = p->start[b + 1];
  uint64_t same = 0;
  if (from == to) return;
  for (size_t i = from; i < to; i++) in[camp(members, p->neighbour[i])]++;
  const uint64_t fellows = in[own], others = to - from - fellows;
  in[own] = 0;
  for (size_t i = from; i < to; i++) {
    uint64_t *here = &in[camp(members, p->neighbour[i])];
    same += pairs_of(*here);
    *here = 0;
  }
  out->coordinator = pairs_of(fellows);
  out->consultant = same;
  out->gatekeeper = fellows * others;
  out->liaison = pairs_of(others) - same;
}

/* Whether node a comes before b in the order in which triangles are listed: those of few ties first. */
static bool before(const ent__positive *p, uint32_t a, uint32_t b) {
  const size_t da = p->start[a + 1] - p->start[a], db = p->start[b + 1] - p->start[b];
  return da != db ? da < db : a < b;
}

static void drop_triangle(ent_broker *list, const ent_member *members, const uint32_t v[3]) {
  for (int k = 0; k < 3; k++) {
    const uint32_t b = v[k], a = v[(k + 1) % 3], c = v[(k + 2) % 3];
    count_pair(&list[b], camp(members, b), camp(members, a), camp(members, c), (uint64_t)-1);
  }
}

/* Each triangle once, from the corner that comes first to the others behind it (Chiba & Nishizeki 1985). */
static void drop_closed(ent_broker *list, const ent__positive *p, const ent_member *members, uint8_t *marked) {
  for (uint32_t a = 0; a < p->nodes; a++) {
    for (size_t i = p->start[a]; i < p->start[a + 1]; i++) marked[p->neighbour[i]] = before(p, a, p->neighbour[i]);
    for (size_t i = p->start[a]; i < p->start[a + 1]; i++) {
      const uint32_t b = p->neighbour[i];
      if (!marked[b]) continue;
      for (size_t k = p->start[b]; k < p->start[b + 1]; k++) {
        const uint32_t c = p->neighbour[k];
        if (marked[c] && before(p, b, c)) drop_triangle(list, members, (uint32_t[]){a, b, c});
      }
    }
    for (size_t i = p->start[a]; i < p->start[a + 1]; i++) marked[p->neighbour[i]] = 0;
  }
}

ent_status ent__brokerage_roles(ent_broker *list, const ent__positive *p, const ent_member *members, ent_error *err) {
  uint64_t *in = ent__zalloc(p->nodes, sizeof *in);
  uint8_t *marked = ent__zalloc(p->nodes, sizeof *marked);
  const bool room = in != NULL && marked != NULL;
  for (uint32_t b = 0; room && b < p->nodes; b++) count_all(&list[b], p, members, b, in);
  if (room) drop_closed(list, p, members, marked);
  for (uint32_t b = 0; room && b < p->nodes; b++) {
    list[b].representative = list[b].gatekeeper;
    list[b].bridged = list[b].representative + list[b].liaison;
  }
  ent__free(in);
  ent__free(marked);
  return room ? ENT_OK : ent__nomem(err);
}
