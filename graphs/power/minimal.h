/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coalitions that just win, and those that just block. */
#ifndef ENT_GRAPHS_POWER_MINIMAL_H
#define ENT_GRAPHS_POWER_MINIMAL_H

#include "engine/base/arena.h"
#include "graphs/power/game.h"
#include "graphs/power/words.h"

/*
 * What a coalition must reach: to win, members and every weight; to block, enough of any one that
 * those outside cannot win (the dual game).
 */
typedef struct ent__goal {
  const ent__game *game;
  bool any;       /* one of them will do */
  size_t members; /* players + 1 where no number of members blocks by itself */
  uint64_t weight[ENT_POWER_RULES];
} ent__goal;

ent__goal ent__goal_winning(const ent__game *game);
ent__goal ent__goal_blocking(const ent__game *game);
bool ent__goal_met(const ent__goal *goal, size_t members, const uint64_t *weight);

/* Lists the first patterns and counts all where that can be done; strings and lists are the arena's. */
ent_status ent__minimals(ent_power_minimals *out, ent__arena *arena, const ent__goal *goal, ent_error *err);

/* Counts by generating function, without a list: under one weight at most. Returns false where that takes too much. */
bool ent__minimal_count_fits(const ent__goal *goal);
ent_status ent__minimal_count(mpz_t out, const ent__goal *goal, ent_error *err);

/* Writes a number as a decimal; NULL without memory. */
const char *ent__decimal_text(ent__arena *arena, mpz_srcptr number);

#endif
