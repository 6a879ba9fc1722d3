/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Counting where weights are too fine for series: the players in two halves, all sets of each. Under
 * one weight the sets of one half are sorted, and those that a set of the other half needs are its
 * end; under several each pair is looked at.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/power/game.h"
#include "graphs/power/words.h"

enum { most_sorted = 40, most_paired = 28, half_most = most_sorted / 2 };

uint64_t ent__count_halves_work(const ent__game *game) {
  const size_t n = game->players;
  if (n < 2 || n > (game->dims > 1 ? most_paired : most_sorted)) return 0;
  return game->dims > 1 ? (uint64_t)1 << n : ((uint64_t)1 << (n + 1) / 2) * n * n;
}

/* A set of players of one half, by bits of their places. */
typedef struct subset {
  uint64_t weight[ENT_POWER_RULES];
  uint32_t bits;
  uint32_t size;
} subset;

typedef struct half {
  size_t first; /* place of its first player */
  size_t players;
  size_t count;
  subset *sets;
} half;

/* Tallies: for each player of a half, by the number of members of the whole coalition. */
typedef struct tallies {
  const ent__game *game;
  half side[2];
  uint64_t *with; /* by place, then number of members */
  uint64_t winning[most_sorted + 1];
} tallies;

static int by_weight(const void *left, const void *right) {
  const subset *a = left;
  const subset *b = right;
  if (a->weight[0] != b->weight[0]) return a->weight[0] < b->weight[0] ? -1 : 1;
  return a->bits < b->bits ? -1 : a->bits > b->bits;
}

static ent_status list_sets(half *out, const ent__game *game, size_t first, size_t players, ent_error *err) {
  *out = (half){first, players, (size_t)1 << players, NULL};
  out->sets = ent__zalloc(out->count, sizeof *out->sets);
  if (out->sets == NULL) return ent__nomem(err);
  for (uint32_t bits = 1; bits < out->count; bits++) {
    uint32_t last = 0;
    while ((bits >> last & 1) == 0) last++;
    subset *set = &out->sets[bits];
    *set = out->sets[bits & (bits - 1)];
    for (size_t d = 0; d < game->dims; d++) set->weight[d] += game->weight[d][game->kind_of[first + last]];
    set->bits = bits;
    set->size++;
  }
  if (game->dims == 1) qsort(out->sets, out->count, sizeof *out->sets, by_weight);
  return ENT_OK;
}

/* Adds what sets of the other half make of one set, by their size. */
static void add(tallies *t, const half *side, const subset *set, const uint64_t *others, size_t other_players) {
  for (size_t b = 0; b <= other_players; b++) {
    const size_t size = set->size + b;
    if (others[b] == 0 || size < t->game->least) continue;
    for (size_t i = 0; i < side->players; i++)
      if ((set->bits >> i & 1) != 0) t->with[(side->first + i) * (t->game->players + 1) + size] += others[b];
    if (side == &t->side[0]) t->winning[size] += others[b];
  }
}

/* One weight: as a set of this half weighs more, more sets of the other reach the quota with it. */
static void sweep(tallies *t, size_t which) {
  const half *side = &t->side[which];
  const half *other = &t->side[1 - which];
  uint64_t others[half_most + 1] = {0};
  size_t end = other->count;
  for (size_t i = 0; i < side->count; i++) {
    const subset *set = &side->sets[i];
    while (end > 0 && other->sets[end - 1].weight[0] + set->weight[0] >= t->game->quota[0]) others[other->sets[--end].size]++;
    add(t, side, set, others, other->players);
  }
}

static bool reach(const ent__game *game, const subset *a, const subset *b) {
  for (size_t d = 0; d < game->dims; d++)
    if (a->weight[d] + b->weight[d] < game->quota[d]) return false;
  return true;
}

/* Several weights: every pair; `seen` has a row for each set of the second half. */
static void pair_up(tallies *t, uint32_t *seen) {
  const half *a = &t->side[0];
  const half *b = &t->side[1];
  const size_t row = a->players + 1;
  uint64_t others[half_most + 1];
  for (size_t i = 0; i < a->count; i++) {
    memset(others, 0, sizeof others);
    for (size_t k = 0; k < b->count; k++) {
      if (!reach(t->game, &a->sets[i], &b->sets[k])) continue;
      others[b->sets[k].size]++;
      seen[k * row + a->sets[i].size]++;
    }
    add(t, a, &a->sets[i], others, b->players);
  }
  for (size_t k = 0; k < b->count; k++) {
    memset(others, 0, sizeof others);
    for (size_t c = 0; c < row; c++) others[c] = seen[k * row + c];
    add(t, b, &b->sets[k], others, a->players);
  }
}

/* Writes a number of 64 bits into words. */
static void put(mp_limb_t *to, uint64_t value) {
  to[0] = (mp_limb_t)value;
#if GMP_NUMB_BITS < 64
  to[1] = (mp_limb_t)(value >> GMP_NUMB_BITS);
#endif
}

static void hand_over(ent__counts *out, const tallies *t) {
  const ent__game *game = t->game;
  mp_limb_t *winning = out->winning;
  mp_limb_t *with = out->with;
  const size_t row = game->players + 1;
  for (size_t s = 0; s < row; s++) put(&winning[s * out->words], t->winning[s]);
  for (size_t k = 0; k < game->kinds; k++)
    for (size_t s = 0; s < row; s++) put(&with[(k * row + s) * out->words], t->with[game->start[k] * row + s]);
}

ent_status ent__count_halves(ent__counts *out, const ent__game *game, ent_error *err) {
  tallies t;
  uint32_t *seen = NULL;
  const size_t first = game->players / 2;
  memset(&t, 0, sizeof t);
  t.game = game;
  t.with = ent__zalloc(game->players * (game->players + 1), sizeof *t.with);
  ent_status status = t.with == NULL ? ent__nomem(err) : list_sets(&t.side[0], game, 0, first, err);
  if (status == ENT_OK) status = list_sets(&t.side[1], game, first, game->players - first, err);
  if (status == ENT_OK && game->dims > 1) {
    seen = ent__zalloc(t.side[1].count * (first + 1), sizeof *seen);
    if (seen == NULL) status = ent__nomem(err);
  }
  if (status == ENT_OK) {
    if (seen != NULL) pair_up(&t, seen);
    else for (size_t side = 0; side < 2; side++) sweep(&t, side);
    hand_over(out, &t);
  }
  ent__free(seen);
  ent__free(t.with);
  ent__free(t.side[0].sets);
  ent__free(t.side[1].sets);
  return status;
}
