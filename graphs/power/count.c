/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many coalitions win, by whichever way takes less. */
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/power/game.h"
#include "graphs/power/words.h"

enum { most_words = 1 << 25 };

/* 16 bits more than 2^players: what binomials are multiplied by. */
size_t ent__count_words(const ent__game *game) { return ent__words_for(game->players + 16); }

static ent_status too_much(const ent__game *game, ent_error *err) {
  return ent__fail(err, ENT_E_LIMIT, "%zu players of %zu kinds under these weights take too much work to count: take coarser weights, such as thousands, or fewer players",
                   game->players, game->kinds);
}

ent_status ent__count(ent__counts *out, const ent__game *game, ent_error *err) {
  memset(out, 0, sizeof *out);
  const uint64_t by_series = ent__count_series_work(game);
  const uint64_t by_halves = ent__count_halves_work(game);
  const bool series = by_series != 0 && (by_halves == 0 || by_series <= by_halves);
  const size_t row = game->players + 1;
  out->words = ent__count_words(game);
  if (by_series == 0 && by_halves == 0) return too_much(game, err);
  if (game->kinds * row * out->words > most_words) return too_much(game, err);
  out->winning = ent__zalloc(row * out->words, sizeof(mp_limb_t));
  out->with = ent__zalloc(game->kinds * row * out->words, sizeof(mp_limb_t));
  if (out->winning == NULL || out->with == NULL) return ent__nomem(err);
  return series ? ent__count_series(out, game, err) : ent__count_halves(out, game, err);
}

void ent__counts_clear(ent__counts *counts) {
  ent__free(counts->winning);
  ent__free(counts->with);
  memset(counts, 0, sizeof *counts);
}
