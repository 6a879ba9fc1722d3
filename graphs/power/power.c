/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Power indices from counted coalitions. */
#include <entente/power.h>

#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/power/minimal.h"

enum { fraction_most = 40 };

struct ent_power {
  const ent_stances *stances;
  ent__arena arena;
  ent_power_threshold thresholds[ENT_POWER_RULES];
  size_t threshold_count;
  ent_power_player *players;
  size_t player_count;
  ent_power_kind *kinds;
  size_t kind_count;
  const char *winning;
  double to_act;
  bool trivial;
  bool hopeless;
  ent_power_minimals minimal_winning;
  ent_power_minimals minimal_blocking;
};

/* Returns a number over 2^bits. */
static double over_power_of_two(mpz_srcptr number, size_t bits) {
  long exponent = 0;
  const double part = mpz_get_d_2exp(&exponent, number);
  return part == 0 ? 0 : ldexp(part, (int)(exponent - (long)bits));
}

/* Returns a fraction to the nearest double, where GMP would cut it off: 60 bits of the quotient are rounded. */
static double nearest(mpq_srcptr share) {
  if (mpq_sgn(share) == 0) return 0;
  const long bits = 60 - (long)mpz_sizeinbase(mpq_numref(share), 2) + (long)mpz_sizeinbase(mpq_denref(share), 2);
  mpz_t whole;
  mpz_init(whole);
  mpz_mul_2exp(whole, mpq_numref(share), (mp_bitcnt_t)bits); /* a share is at most 1, so bits > 0 */
  mpz_tdiv_q(whole, whole, mpq_denref(share));
  uint64_t word = 0;
  mpz_export(&word, NULL, -1, sizeof word, 0, 0, whole);
  mpz_clear(whole);
  return ldexp((double)word, (int)-bits);
}

/* The row of a kind: coalitions that win with a player of it, by members. */
static const mp_limb_t *row_of(const ent__counts *counts, const ent__game *game, size_t kind) {
  return (const mp_limb_t *)counts->with + kind * (game->players + 1) * counts->words;
}

static void sum_row(mpz_t out, const mp_limb_t *row, const ent__counts *counts, const ent__game *game) {
  mpz_t one = {{0, 0, NULL}};
  mpz_set_ui(out, 0);
  for (size_t s = 0; s <= game->players; s++) mpz_add(out, out, ent__words_read(one, &row[s * counts->words], counts->words));
}

/*
 * Shapley-Shubik: Σ_s s! (n-1-s)! / n! · (coalitions of s others that win with the player and lose
 * without). Those are with(s+1) - (winning(s) - with(s)), since a coalition that wins stays winning.
 */
static void shapley(mpq_t out, const ent__counts *counts, const ent__game *game, size_t kind) {
  const mp_limb_t *with = row_of(counts, game, kind);
  const mp_limb_t *winning = counts->winning;
  const size_t n = game->players;
  mpz_t factor;
  mpz_t swings;
  mpz_t read = {{0, 0, NULL}};
  mpz_init(factor);
  mpz_init(swings);
  mpz_fac_ui(factor, n - 1);
  mpz_fac_ui(mpq_denref(out), n);
  mpz_set_ui(mpq_numref(out), 0);
  for (size_t s = 0; s < n; s++) {
    if (s > 0) {
      mpz_mul_ui(factor, factor, s);
      mpz_divexact_ui(factor, factor, n - s);
    }
    mpz_set(swings, ent__words_read(read, &with[(s + 1) * counts->words], counts->words));
    mpz_add(swings, swings, ent__words_read(read, &with[s * counts->words], counts->words));
    mpz_sub(swings, swings, ent__words_read(read, &winning[s * counts->words], counts->words));
    mpz_addmul(mpq_numref(out), factor, swings);
  }
  mpq_canonicalize(out);
  mpz_clear(factor);
  mpz_clear(swings);
}

/* Where nothing or everything wins the share is 0; where all are alike each has the same. */
static ent_status take_shapley(ent_power_kind *out, ent__arena *arena, const ent__counts *counts, const ent__game *game, size_t kind, ent_error *err) {
  mpq_t share;
  mpq_init(share);
  if (!out->dummy && game->kinds == 1) mpq_set_ui(share, 1, game->players);
  else if (!out->dummy) shapley(share, counts, game, kind);
  out->shapley = nearest(share);
  const size_t length = mpz_sizeinbase(mpq_numref(share), 10) + mpz_sizeinbase(mpq_denref(share), 10) + 3;
  ent_status status = ENT_OK;
  if (length <= fraction_most) {
    char *text = ent__arena_alloc(arena, length, 1);
    out->fraction = text == NULL ? NULL : mpq_get_str(text, 10, share);
    if (text == NULL) status = ent__nomem(err);
  }
  mpq_clear(share);
  return status;
}

/* Whether one player of a kind wins alone. */
static bool wins_alone(const ent__game *game, size_t kind) {
  const ent__goal goal = ent__goal_winning(game);
  uint64_t weight[ENT_POWER_RULES] = {0};
  for (size_t d = 0; d < game->dims; d++) weight[d] = game->weight[d][kind];
  return ent__goal_met(&goal, 1, weight);
}

static ent_status take_kind(ent_power *power, const ent__counts *counts, const ent__game *game, size_t kind, mpz_srcptr winning, ent_error *err) {
  ent_power_kind *out = &power->kinds[kind];
  mpz_t swings;
  mpz_init(swings);
  out->size = game->size[kind];
  out->first = game->start[kind];
  sum_row(swings, row_of(counts, game, kind), counts, game);
  out->veto = mpz_sgn(winning) > 0 && mpz_cmp(swings, winning) == 0;
  mpz_mul_2exp(swings, swings, 1);
  mpz_sub(swings, swings, winning);
  out->dummy = mpz_sgn(swings) == 0;
  out->dictator = out->veto && wins_alone(game, kind);
  out->absolute = over_power_of_two(swings, game->players - 1);
  out->swings = ent__decimal_text(&power->arena, swings);
  ent_status status = out->swings == NULL ? ent__nomem(err) : ENT_OK;
  mpz_clear(swings);
  return status == ENT_OK ? take_shapley(out, &power->arena, counts, game, kind, err) : status;
}

/* Shares of all swings; `absolute` is swings over the same number for all. */
static void normalize(ent_power *power) {
  double sum = 0;
  for (size_t k = 0; k < power->kind_count; k++) sum += power->kinds[k].size * power->kinds[k].absolute;
  for (size_t k = 0; k < power->kind_count; k++) power->kinds[k].banzhaf = sum > 0 ? power->kinds[k].absolute / sum : NAN;
}

static ent_status take_counts(ent_power *power, const ent__game *game, ent_error *err) {
  ent__counts counts;
  mpz_t winning;
  mpz_init(winning);
  ent_status status = ent__count(&counts, game, err);
  if (status == ENT_OK) {
    sum_row(winning, counts.winning, &counts, game);
    power->winning = ent__decimal_text(&power->arena, winning);
    power->to_act = over_power_of_two(winning, game->players);
    if (power->winning == NULL) status = ent__nomem(err);
  }
  for (size_t k = 0; status == ENT_OK && k < game->kinds; k++) status = take_kind(power, &counts, game, k, winning, err);
  mpz_clear(winning);
  ent__counts_clear(&counts);
  if (status == ENT_OK) normalize(power);
  return status;
}

static void take_players(ent_power *power, const ent__game *game, const ent__rules *rules) {
  size_t total;
  const ent_actor *actors = ent_dataset_actors(ent_stances_dataset(power->stances), &total);
  for (size_t i = 0; i < game->players; i++) {
    ent_power_player *player = &power->players[i];
    player->actor = rules->players[game->order[i]];
    player->kind = game->kind_of[i];
    for (size_t r = 0; r < rules->count; r++) player->weights[r] = ent__weight_of(&actors[player->actor], rules->at[r].weights);
  }
}

static ent_status take_thresholds(ent_power *power, const ent__rules *rules, ent_error *err) {
  for (size_t r = 0; r < rules->count; r++) {
    const ent__rule *rule = &rules->at[r];
    ent_power_threshold *out = &power->thresholds[power->threshold_count++];
    out->weights = ent__arena_string(&power->arena, rule->weights, strlen(rule->weights));
    out->quota = ent__arena_string(&power->arena, rule->quota_text, strlen(rule->quota_text));
    out->total = ent__rule_value(rule, rule->total);
    out->needed = rule->quota.kind == ENT__QUOTA_NUMBER ? (double)rule->quota.up / pow(10, rule->quota.places) : ent__rule_value(rule, rule->needed);
    if (out->weights == NULL || out->quota == NULL) return ent__nomem(err);
  }
  return ENT_OK;
}

static ent_status count_all(ent_power *power, const ent__game *game, const ent__rules *rules, ent_error *err) {
  power->player_count = game->players;
  power->kind_count = game->kinds;
  power->players = ent__zalloc(game->players, sizeof *power->players);
  power->kinds = ent__zalloc(game->kinds, sizeof *power->kinds);
  if (power->players == NULL || power->kinds == NULL) return ent__nomem(err);
  take_players(power, game, rules);
  power->hopeless = game->least > game->players;
  power->trivial = game->least == 0 && game->dims == 0;
  const ent__goal winning = ent__goal_winning(game);
  const ent__goal blocking = ent__goal_blocking(game);
  ent_status status = take_counts(power, game, err);
  if (status == ENT_OK) status = ent__minimals(&power->minimal_winning, &power->arena, &winning, err);
  if (status == ENT_OK) status = ent__minimals(&power->minimal_blocking, &power->arena, &blocking, err);
  return status;
}

ent_status ent_power_new(ent_power **out, const ent_stances *stances, const ent_power_options *options, ent_error *err) {
  ent__rules rules;
  ent__game game;
  *out = NULL;
  memset(&rules, 0, sizeof rules);
  memset(&game, 0, sizeof game);
  ent_power *power = ent__zalloc(1, sizeof *power);
  if (power == NULL) return ent__nomem(err);
  power->stances = stances;
  power->winning = "0";
  ent_status status = ent__rules_init(&rules, stances, options, err);
  if (status == ENT_OK && rules.player_count > ENT_POWER_PLAYERS)
    status = ent__fail(err, ENT_E_LIMIT, "%zu players are too many to count: expected at most %d; choose some by --actors, --kinds or --groups", rules.player_count, ENT_POWER_PLAYERS);
  if (status == ENT_OK) status = take_thresholds(power, &rules, err);
  if (status == ENT_OK) status = ent__game_init(&game, &rules, err);
  if (status == ENT_OK && rules.player_count > 0) status = count_all(power, &game, &rules, err);
  ent__game_clear(&game);
  ent__rules_clear(&rules);
  if (status != ENT_OK) ent_power_free(power);
  else *out = power;
  return status;
}

void ent_power_free(ent_power *power) {
  if (power == NULL) return;
  ent__arena_clear(&power->arena);
  ent__free(power->players);
  ent__free(power->kinds);
  ent__free(power);
}

const ent_stances *ent_power_stances(const ent_power *power) { return power->stances; }

const ent_power_threshold *ent_power_thresholds(const ent_power *power, size_t *count) {
  *count = power->threshold_count;
  return power->thresholds;
}

const ent_power_player *ent_power_players(const ent_power *power, size_t *count) {
  *count = power->player_count;
  return power->players;
}

const ent_power_kind *ent_power_kinds(const ent_power *power, size_t *count) {
  *count = power->kind_count;
  return power->kinds;
}

const char *ent_power_winning(const ent_power *power) { return power->winning; }
double ent_power_to_act(const ent_power *power) { return power->to_act; }
bool ent_power_trivial(const ent_power *power) { return power->trivial; }
bool ent_power_hopeless(const ent_power *power) { return power->hopeless; }
const ent_power_minimals *ent_power_minimal_winning(const ent_power *power) { return &power->minimal_winning; }
const ent_power_minimals *ent_power_minimal_blocking(const ent_power *power) { return &power->minimal_blocking; }

const char *ent_power_source(void) {
  return "Penrose 1946; Shapley & Shubik 1954; Banzhaf 1965; Coleman 1971; generating functions: Brams & Affuso 1976";
}
