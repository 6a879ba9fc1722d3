/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How many minimal coalitions there are under a number of members and one weight. Players come by
 * falling weight, so the last member of a coalition is its lightest, and a coalition is minimal
 * where it no longer does without that one. So for each player: the sets of c of those before it
 * whose weight lies in the right range, from the series Π (1 + x z^w) over those before.
 */
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/power/minimal.h"

#define MOST_WORDS ((uint64_t)1 << 24)
#define MOST_WORK ((uint64_t)1 << 31)

bool ent__minimal_count_fits(const ent__goal *goal) {
  const ent__game *game = goal->game;
  if (game->least > game->players || game->dims == 0) return true;
  if (game->dims > 1 || goal->weight[0] >= MOST_WORDS) return false;
  const uint64_t words = goal->weight[0] * ent__count_words(game) * game->players;
  return words < MOST_WORDS && words * game->players < MOST_WORK;
}

/* A series of `players` rows of sets of that many, by weights below the goal's. */
typedef struct series {
  mp_limb_t *at;
  size_t words;
  size_t row;
  size_t before; /* players in it */
} series;

/* Adds how many sets of c weigh from `low` up. */
static void add_from(mpz_t sum, const series *s, size_t c, size_t low) {
  mpz_t one = {{0, 0, NULL}};
  for (size_t w = low; w < s->row; w++) mpz_add(sum, sum, ent__words_read(one, &s->at[(c * s->row + w) * s->words], s->words));
}

static void subtract_below(mpz_t sum, const series *s, size_t c, size_t high) {
  mpz_t one = {{0, 0, NULL}};
  for (size_t w = 0; w < high; w++) mpz_sub(sum, sum, ent__words_read(one, &s->at[(c * s->row + w) * s->words], s->words));
}

/* Adds the minimal coalitions whose last member weighs w, of 1 + c members. */
static void add_last(mpz_t sum, const ent__goal *goal, const series *s, size_t c, uint64_t weight) {
  const size_t low = weight >= s->row ? 0 : s->row - (size_t)weight;
  if (c + 1 == goal->members) {
    if (goal->any) {
      add_from(sum, s, c, 0); /* without any one it is short of members, and of weight too */
      return;
    }
    mpz_t all;
    mpz_init(all);
    mpz_bin_uiui(all, s->before, c);
    mpz_add(sum, sum, all); /* any that reach the weight: each member is needed for the number */
    mpz_clear(all);
    subtract_below(sum, s, c, low);
  } else if ((c + 1 > goal->members) != goal->any) {
    add_from(sum, s, c, low);
  }
}

static void put_in(series *s, uint64_t weight) {
  s->before++;
  if (weight >= s->row) return;
  for (size_t c = s->before; c > 0; c--) {
    for (size_t w = (size_t)weight; w < s->row; w++) {
      mp_limb_t *to = &s->at[(c * s->row + w) * s->words];
      mpn_add_n(to, to, &s->at[((c - 1) * s->row + w - (size_t)weight) * s->words], (mp_size_t)s->words);
    }
  }
}

ent_status ent__minimal_count(mpz_t out, const ent__goal *goal, ent_error *err) {
  const ent__game *game = goal->game;
  mpz_set_ui(out, 0);
  if (game->least > game->players) {
    mpz_set_ui(out, goal->any); /* nobody at all blocks what cannot win */
    return ENT_OK;
  }
  if (game->dims == 0) {
    mpz_bin_uiui(out, game->players, goal->members);
    return ENT_OK;
  }
  series s = {NULL, ent__count_words(game), (size_t)goal->weight[0], 0};
  s.at = ent__zalloc((game->players + 1) * s.row * s.words, sizeof *s.at);
  if (s.at == NULL) return ent__nomem(err);
  s.at[0] = 1;
  for (size_t i = 0; i < game->players; i++) {
    const uint64_t weight = game->weight[0][game->kind_of[i]];
    for (size_t c = 0; c <= i; c++) add_last(out, goal, &s, c, weight);
    put_in(&s, weight);
  }
  ent__free(s.at);
  return ENT_OK;
}
