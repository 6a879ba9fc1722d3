/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Counting by generating functions (Brams & Affuso 1976). The number of sets of c players of weight
 * w is the coefficient of x^c z^w in Π (1 + x z^(w_i)). A coalition wins where those outside it
 * weigh no more than L = total - quota under each rule, and are no more than players - least, so
 * series cut off at these tell all. A player is taken out of the product by division, which runs
 * from below: Q(c, w) = P(c, w) - Q(c - 1, w - w_i).
 */
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/power/game.h"
#include "graphs/power/words.h"

/* Bounds on the words of one series, and on words added. */
#define MOST_WORDS ((uint64_t)1 << 25)
#define MOST_WORK ((uint64_t)1 << 32)

/* The shape of a series: (most + 1) rows by number of players, each with a cell for each weight. */
typedef struct shape {
  size_t most;                 /* players outside */
  size_t limit[ENT_POWER_RULES]; /* L */
  size_t stride[ENT_POWER_RULES];
  size_t row; /* cells */
  size_t words;
} shape;

/* Returns the words of a series, or the bound where there are more. */
static uint64_t measure(shape *out, const ent__game *game) {
  uint64_t row = 1;
  memset(out, 0, sizeof *out);
  out->most = game->players - game->least;
  out->words = ent__count_words(game);
  for (size_t d = 0; d < game->dims; d++) {
    const uint64_t limit = game->total[d] - game->quota[d];
    if (limit >= MOST_WORDS) return MOST_WORDS;
    out->limit[d] = (size_t)limit;
    out->stride[d] = (size_t)row;
    row *= limit + 1;
    if (row >= MOST_WORDS) return MOST_WORDS;
  }
  out->row = (size_t)row;
  const uint64_t all = row * out->words * (out->most + 1);
  return all > MOST_WORDS ? MOST_WORDS : all;
}

uint64_t ent__count_series_work(const ent__game *game) {
  shape s;
  if (game->least > game->players || game->dims == 0) return 1;
  const uint64_t words = measure(&s, game);
  const uint64_t work = words * (game->players + game->kinds);
  return words < MOST_WORDS && work < MOST_WORK ? work : 0;
}

/*
 * Where a kind's weights are in a row: `from` cells back, and whether a cell's weights reach that
 * far. `at` runs over the weights of a cell, the first fastest.
 */
static bool reaches(const ent__game *game, const size_t *at, size_t kind) {
  for (size_t d = 0; d < game->dims; d++)
    if (at[d] < game->weight[d][kind]) return false;
  return true;
}

static void step(const ent__game *game, const shape *s, size_t *at) {
  for (size_t d = 0; d < game->dims; d++) {
    if (++at[d] <= s->limit[d]) return;
    at[d] = 0;
  }
}

/* Returns how many cells back a kind lies, the whole row where it is beyond the limit. */
static size_t offset_of(const ent__game *game, const shape *s, size_t kind) {
  size_t offset = 0;
  for (size_t d = 0; d < game->dims; d++) {
    if (game->weight[d][kind] > s->limit[d]) return s->row;
    offset += (size_t)game->weight[d][kind] * s->stride[d];
  }
  return offset;
}

/* Multiplies by (1 + x z^w): from above, so that each term is still the old one. */
static void put_in(mp_limb_t *series, const ent__game *game, const shape *s, size_t kind, size_t players) {
  const size_t offset = offset_of(game, s, kind);
  const size_t top = players < s->most ? players : s->most;
  if (offset == s->row) return;
  for (size_t c = top; c > 0; c--) {
    size_t at[ENT_POWER_RULES] = {0};
    for (size_t w = 0; w < s->row; w++, step(game, s, at)) {
      if (w < offset || !reaches(game, at, kind)) continue;
      mp_limb_t *to = &series[(c * s->row + w) * s->words];
      mpn_add_n(to, to, &series[((c - 1) * s->row + w - offset) * s->words], (mp_size_t)s->words);
    }
  }
}

/* Divides by (1 + x z^w), from below. */
static void take_out(mp_limb_t *to, const mp_limb_t *from, const ent__game *game, const shape *s, size_t kind) {
  const size_t offset = offset_of(game, s, kind);
  memcpy(to, from, s->row * (s->most + 1) * s->words * sizeof *to);
  if (offset == s->row) return;
  for (size_t c = 1; c <= s->most; c++) {
    size_t at[ENT_POWER_RULES] = {0};
    for (size_t w = 0; w < s->row; w++, step(game, s, at)) {
      if (w < offset || !reaches(game, at, kind)) continue;
      mp_limb_t *one = &to[(c * s->row + w) * s->words];
      mpn_sub_n(one, one, &to[((c - 1) * s->row + w - offset) * s->words], (mp_size_t)s->words);
    }
  }
}

/* Adds up each row: of c players outside, players - c are in. */
static void sum_rows(mp_limb_t *out, const mp_limb_t *series, const ent__game *game, const shape *s) {
  for (size_t c = 0; c <= s->most; c++) {
    mp_limb_t *to = &out[(game->players - c) * s->words];
    for (size_t w = 0; w < s->row; w++) mpn_add_n(to, to, &series[(c * s->row + w) * s->words], (mp_size_t)s->words);
  }
}

/* All weigh alike: binomial coefficients, C(n, c + 1) = C(n, c) (n - c) / (c + 1). */
static void binomials(mp_limb_t *out, size_t words, size_t players, size_t outside, size_t most) {
  mp_limb_t *last = &out[players * words];
  last[0] = 1;
  for (size_t c = 0; c < most && c < outside; c++, last -= words) {
    mpn_mul_1(last - words, last, (mp_size_t)words, (mp_limb_t)(outside - c));
    mpn_divrem_1(last - words, 0, last - words, (mp_size_t)words, (mp_limb_t)(c + 1));
  }
}

ent_status ent__count_series(ent__counts *out, const ent__game *game, ent_error *err) {
  shape s;
  mp_limb_t *winning = out->winning;
  mp_limb_t *with = out->with;
  const size_t n = game->players;
  if (n == 0 || game->least > n) return ENT_OK;
  if (game->dims == 0) {
    binomials(winning, out->words, n, n, n - game->least);
    binomials(with, out->words, n, n - 1, n - game->least);
    return ENT_OK;
  }
  const size_t words = (size_t)measure(&s, game);
  mp_limb_t *all = ent__zalloc(words, sizeof *all);
  mp_limb_t *rest = ent__alloc(words, sizeof *rest);
  const ent_status status = all == NULL || rest == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) {
    all[0] = 1;
    for (size_t i = 0; i < n; i++) put_in(all, game, &s, game->kind_of[i], i + 1);
    sum_rows(winning, all, game, &s);
    for (size_t k = 0; k < game->kinds; k++) {
      take_out(rest, all, game, &s, k);
      sum_rows(&with[k * (n + 1) * s.words], rest, game, &s);
    }
  }
  ent__free(all);
  ent__free(rest);
  return status;
}
