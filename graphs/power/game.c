/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From rules to the game that is counted. */
#include "graphs/power/game.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

/* A player with what it is sorted by. */
typedef struct entry {
  const ent__game *game;
  double share; /* of all weights together */
  const uint64_t *const *weight; /* by dimension, by player */
  uint32_t player;
} entry;

static int by_weight(const void *left, const void *right) {
  const entry *a = left;
  const entry *b = right;
  if (a->share != b->share) return a->share > b->share ? -1 : 1;
  for (size_t d = 0; d < a->game->dims; d++) {
    const uint64_t x = a->weight[d][a->player];
    const uint64_t y = b->weight[d][b->player];
    if (x != y) return x > y ? -1 : 1;
  }
  return a->player < b->player ? -1 : a->player > b->player;
}

/* Returns whether all players count 1 (the common part is divided out, so alike means 1). */
static bool all_one(const ent__rule *rule, size_t players) {
  for (size_t i = 0; i < players; i++)
    if (rule->weight[i] != 1) return false;
  return true;
}

static void need_members(ent__game *game, uint64_t needed) {
  if (needed > game->least) game->least = needed > game->players ? game->players + 1 : (size_t)needed;
}

/* Takes a rule as a dimension, unless it is of members, has the weights of another, or is always met. */
static void take_rule(ent__game *game, const uint64_t **weight, const ent__rule *rule) {
  if (rule->needed > rule->total) {
    game->least = game->players + 1;
    return;
  }
  if (rule->needed == 0) return;
  if (all_one(rule, game->players)) {
    need_members(game, rule->needed);
    return;
  }
  for (size_t d = 0; d < game->dims; d++) {
    if (weight[d] == NULL || memcmp(weight[d], rule->weight, game->players * sizeof *rule->weight) != 0) continue;
    if (rule->needed > game->quota[d]) game->quota[d] = rule->needed;
    return;
  }
  weight[game->dims] = rule->weight;
  game->total[game->dims] = rule->total;
  game->quota[game->dims++] = rule->needed;
}

static bool alike(const ent__game *game, const entry *a, const entry *b) {
  for (size_t d = 0; d < game->dims; d++)
    if (a->weight[d][a->player] != b->weight[d][b->player]) return false;
  return true;
}

static void take_kinds(ent__game *game, const entry *sorted) {
  for (size_t i = 0; i < game->players; i++) {
    if (i == 0 || !alike(game, &sorted[i - 1], &sorted[i])) {
      for (size_t d = 0; d < game->dims; d++) game->weight[d][game->kinds] = sorted[i].weight[d][sorted[i].player];
      game->start[game->kinds++] = (uint32_t)i;
    }
    game->order[i] = sorted[i].player;
    game->kind_of[i] = (uint32_t)(game->kinds - 1);
    game->size[game->kinds - 1]++;
  }
}

static ent_status make_room(ent__game *game, ent_error *err) {
  const size_t n = game->players;
  game->order = ent__alloc(n, sizeof *game->order);
  game->kind_of = ent__alloc(n, sizeof *game->kind_of);
  game->size = ent__zalloc(n, sizeof *game->size);
  game->start = ent__alloc(n, sizeof *game->start);
  bool failed = game->order == NULL || game->kind_of == NULL || game->size == NULL || game->start == NULL;
  for (size_t d = 0; d < game->dims; d++) {
    game->weight[d] = ent__alloc(n, sizeof *game->weight[d]);
    failed = failed || game->weight[d] == NULL;
  }
  return failed ? ent__nomem(err) : ENT_OK;
}

ent_status ent__game_init(ent__game *out, const ent__rules *rules, ent_error *err) {
  const uint64_t *weight[ENT_POWER_RULES] = {NULL};
  memset(out, 0, sizeof *out);
  out->players = rules->player_count;
  for (size_t r = 0; r < rules->count; r++) take_rule(out, weight, &rules->at[r]);
  entry *sorted = ent__alloc(out->players, sizeof *sorted);
  ent_status status = sorted == NULL ? ent__nomem(err) : make_room(out, err);
  for (size_t i = 0; status == ENT_OK && i < out->players; i++) {
    sorted[i] = (entry){out, 0, weight, (uint32_t)i};
    for (size_t d = 0; d < out->dims && weight[d] != NULL; d++) sorted[i].share += (double)weight[d][i] / (double)out->total[d];
  }
  if (status == ENT_OK) {
    if (out->players > 1) qsort(sorted, out->players, sizeof *sorted, by_weight);
    take_kinds(out, sorted);
  }
  ent__free(sorted);
  return status;
}

void ent__game_clear(ent__game *game) {
  ent__free(game->order);
  ent__free(game->kind_of);
  ent__free(game->size);
  ent__free(game->start);
  for (size_t d = 0; d < ENT_POWER_RULES; d++) ent__free(game->weight[d]);
  memset(game, 0, sizeof *game);
}
