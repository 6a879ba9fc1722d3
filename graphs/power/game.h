/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A voting game by kinds of players: what counting works on. A coalition wins where it has at least
 * `least` members and, under each of the `dims` weights, at least the quota.
 */
#ifndef ENT_GRAPHS_POWER_GAME_H
#define ENT_GRAPHS_POWER_GAME_H

#include "graphs/power/rules.h"

typedef struct ent__game {
  size_t players;
  size_t kinds;
  size_t dims;
  size_t least;      /* members needed; players + 1 where nothing wins */
  uint32_t *order;   /* players (indices into the rules') by kind */
  uint32_t *kind_of; /* by place in `order` */
  uint32_t *size;    /* by kind */
  uint32_t *start;   /* by kind: its first place in `order` */
  uint64_t *weight[ENT_POWER_RULES]; /* by kind */
  uint64_t total[ENT_POWER_RULES];
  uint64_t quota[ENT_POWER_RULES];
} ent__game;

/*
 * Builds a game from rules; end with ent__game_clear in any case. Rules under which all count alike
 * become one on the number of members, rules of the same weights the strictest of them, and rules
 * that are always met are left out. Kinds come by falling weight. O(players log players · rules).
 */
ent_status ent__game_init(ent__game *out, const ent__rules *rules, ent_error *err);
void ent__game_clear(ent__game *game);

/* Whole numbers of a fixed number of words, so that counting allocates once and cannot fail. */
typedef struct ent__counts {
  size_t words;
  void *winning; /* by number of members, 0 to players: coalitions that win */
  void *with;    /* by kind, then number of members: those of them that hold a given player of the kind */
} ent__counts;

/* Counts winning coalitions; end with ent__counts_clear in any case. Errors: ENT_E_LIMIT. */
ent_status ent__count(ent__counts *out, const ent__game *game, ent_error *err);
void ent__counts_clear(ent__counts *counts);

/* Returns how many words such a number has. */
size_t ent__count_words(const ent__game *game);

/* The ways of ent__count: the work of each in words or pairs, 0 where it cannot, and each; `out` is zeroed and of the right size. */
uint64_t ent__count_series_work(const ent__game *game);
ent_status ent__count_series(ent__counts *out, const ent__game *game, ent_error *err);
uint64_t ent__count_halves_work(const ent__game *game);
ent_status ent__count_halves(ent__counts *out, const ent__game *game, ent_error *err);

#endif
