/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Minimal coalitions by patterns: how many of each kind. For each size, from the smallest, kinds are
 * gone through by falling weight; a branch ends where the rest cannot reach the goal, or where the
 * goal is met with members still to come, of which none would be needed.
 */
#include "graphs/power/minimal.h"

#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

enum { listed_most = 24, nodes_most = 1 << 21 };

ent__goal ent__goal_winning(const ent__game *game) {
  ent__goal goal = {game, false, game->least, {0}};
  for (size_t d = 0; d < game->dims; d++) goal.weight[d] = game->quota[d];
  return goal;
}

ent__goal ent__goal_blocking(const ent__game *game) {
  ent__goal goal = {game, true, game->players + 1 - game->least, {0}};
  for (size_t d = 0; d < game->dims; d++) goal.weight[d] = game->total[d] - game->quota[d] + 1;
  return goal;
}

bool ent__goal_met(const ent__goal *goal, size_t members, const uint64_t *weight) {
  const bool enough = members >= goal->members;
  if (enough == goal->any) return enough;
  for (size_t d = 0; d < goal->game->dims; d++)
    if ((weight[d] >= goal->weight[d]) == goal->any) return goal->any;
  return !goal->any;
}

const char *ent__decimal_text(ent__arena *arena, mpz_srcptr number) {
  char *text = ent__arena_alloc(arena, mpz_sizeinbase(number, 10) + 2, 1);
  return text == NULL ? NULL : mpz_get_str(text, 10, number);
}

typedef uint64_t sums[ENT_POWER_RULES];

/* The branch at hand, and what has been found. */
typedef struct search {
  const ent__goal *goal;
  const ent__game *game;
  uint32_t *counts;  /* by kind */
  sums *before;      /* by kind: the weight of those of kinds before */
  sums *behind;      /* by place: the weight of all players from there on */
  sums *largest;     /* by kind: the largest weight from there on */
  size_t size;
  size_t nodes;
  ent_power_minimal *found;
  size_t room;
  size_t listed;
  bool counting; /* all must be found */
  bool stopped;
  mpz_t total;
  ent__arena *arena;
  ent_status status;
  ent_error *err;
} search;

static void add_kind(sums out, const ent__game *game, const sums from, size_t kind, uint64_t count) {
  for (size_t d = 0; d < game->dims; d++) out[d] = from[d] + count * game->weight[d][kind];
}

/* Returns whether `left` more players from a kind on could still reach the goal. */
static bool can_reach(const search *s, size_t kind, size_t left) {
  const ent__game *game = s->game;
  sums most;
  const size_t place = kind < game->kinds ? game->start[kind] : game->players;
  if (left > game->players - place) return false;
  for (size_t d = 0; d < game->dims; d++) {
    const uint64_t heaviest = game->dims == 1 ? s->behind[place][d] - s->behind[place + left][d] : left * s->largest[kind][d];
    most[d] = s->before[kind][d] + (heaviest < s->behind[place][d] ? heaviest : s->behind[place][d]);
  }
  return ent__goal_met(s->goal, s->size, most);
}

/* Returns whether the goal is missed as soon as any one member leaves. */
static bool is_minimal(const search *s, const sums all) {
  const ent__game *game = s->game;
  for (size_t k = 0; k < game->kinds; k++) {
    if (s->counts[k] == 0) continue;
    sums less;
    for (size_t d = 0; d < game->dims; d++) less[d] = all[d] - game->weight[d][k];
    if (ent__goal_met(s->goal, s->size - 1, less)) return false;
  }
  return true;
}

static void keep(search *s) {
  const ent__game *game = s->game;
  mpz_t ways;
  mpz_t one = {{0, 0, NULL}};
  mpz_init_set_ui(ways, 1);
  mpz_init(one);
  for (size_t k = 0; k < game->kinds; k++) {
    if (s->counts[k] == 0) continue;
    mpz_bin_uiui(one, game->size[k], s->counts[k]);
    mpz_mul(ways, ways, one);
  }
  mpz_add(s->total, s->total, ways);
  if (s->listed < s->room) {
    uint32_t *counts = ent__arena_copy(s->arena, s->counts, game->kinds, sizeof *counts);
    const char *text = ent__decimal_text(s->arena, ways);
    if (counts == NULL || text == NULL) s->status = ent__nomem(s->err);
    else s->found[s->listed++] = (ent_power_minimal){(uint32_t)s->size, counts, text};
  } else {
    s->stopped = !s->counting;
    s->room = 0; /* there are more than are listed */
  }
  mpz_clear(ways);
  mpz_clear(one);
}

/* Looks at the branch before a kind with so many members to come; returns whether to go down it. */
static bool look(search *s, size_t kind, size_t left) {
  s->nodes++;
  if (s->nodes > nodes_most) s->stopped = true;
  if (left == 0) {
    if (ent__goal_met(s->goal, s->size, s->before[kind]) && is_minimal(s, s->before[kind])) keep(s);
    return false;
  }
  if (kind == s->game->kinds || ent__goal_met(s->goal, s->size - left, s->before[kind])) return false;
  return can_reach(s, kind, left);
}

/* All minimal coalitions of one size, the heaviest kinds first. */
static void of_size(search *s, size_t size) {
  const ent__game *game = s->game;
  size_t left = size;
  size_t kind = 0;
  s->size = size;
  memset(s->counts, 0, game->kinds * sizeof *s->counts);
  if (!look(s, 0, left)) return;
  for (;;) {
    /* Down: as many of this kind as go. */
    s->counts[kind] = (uint32_t)(game->size[kind] < left ? game->size[kind] : left);
    left -= s->counts[kind];
    for (;;) {
      add_kind(s->before[kind + 1], game, s->before[kind], kind, s->counts[kind]);
      if (look(s, kind + 1, left)) break;
      if (s->stopped || s->status != ENT_OK) return;
      while (s->counts[kind] == 0) { /* up */
        if (kind == 0) return;
        kind--;
      }
      s->counts[kind]--;
      left++;
    }
    kind++;
  }
}

static ent_status begin(search *s) {
  const ent__game *game = s->game;
  s->counts = ent__zalloc(game->kinds, sizeof *s->counts);
  s->before = ent__zalloc(game->kinds + 1, sizeof *s->before);
  s->behind = ent__zalloc(game->players + 1, sizeof *s->behind);
  s->largest = ent__zalloc(game->kinds + 1, sizeof *s->largest);
  s->found = ent__arena_alloc(s->arena, listed_most, sizeof *s->found);
  if (s->counts == NULL || s->before == NULL || s->behind == NULL || s->largest == NULL || s->found == NULL) return ent__nomem(s->err);
  for (size_t i = game->players; i-- > 0;) add_kind(s->behind[i], game, s->behind[i + 1], game->kind_of[i], 1);
  for (size_t k = game->kinds; k-- > 0;)
    for (size_t d = 0; d < game->dims; d++) s->largest[k][d] = game->weight[d][k] > s->largest[k + 1][d] ? game->weight[d][k] : s->largest[k + 1][d];
  return ENT_OK;
}

ent_status ent__minimals(ent_power_minimals *out, ent__arena *arena, const ent__goal *goal, ent_error *err) {
  search s = {.goal = goal, .game = goal->game, .room = listed_most, .arena = arena, .err = err};
  const bool by_series = ent__minimal_count_fits(goal);
  *out = (ent_power_minimals){NULL, NULL, 0, false};
  s.counting = !by_series;
  mpz_init(s.total);
  s.status = begin(&s);
  for (size_t size = 0; s.status == ENT_OK && !s.stopped && size <= s.game->players; size++) of_size(&s, size);
  out->at = s.found;
  out->listed = s.listed;
  out->all = !s.stopped && s.room == listed_most;
  if (s.status == ENT_OK && by_series && !out->all) s.status = ent__minimal_count(s.total, goal, err);
  if (s.status == ENT_OK && (by_series || !s.stopped)) {
    out->count = ent__decimal_text(arena, s.total);
    if (out->count == NULL) s.status = ent__nomem(err);
  }
  mpz_clear(s.total);
  ent__free(s.counts);
  ent__free(s.before);
  ent__free(s.behind);
  ent__free(s.largest);
  return s.status;
}
