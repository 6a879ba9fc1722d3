/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose change of stance would carry or block an issue. */
#include <entente/whatif.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/near.h"
#include "graphs/power/rules.h"
#include "graphs/whatif/cover.h"

struct ent_whatif {
  const ent_stances *stances;
  ent__arena arena;
  ent_whatif_base base;
  ent_whatif_near near;
  ent_whatif_who who;
  ent_power_threshold thresholds[ENT_POWER_RULES];
  size_t threshold_count;
  size_t players;
  ent_whatif_issue *issues;
  size_t issue_count;
};

/* What one issue is worked out with; arrays have room for all players. */
typedef struct work {
  ent_whatif *whatif;
  const ent_space *space;
  ent__rules rules;
  ent_whatif_side *side;   /* by player */
  double *position;        /* by player */
  ent_whatif_actor *actors; /* who may change, in the order of the players, then nearest first */
  uint32_t *player;         /* of each, before they are sorted; then after */
  ent__item *items;
  bool *taken;
  bool *best;
} work;

/* Sums of whole weights by side, under one rule. */
typedef struct sums {
  uint64_t support;
  uint64_t total; /* of what counts */
} sums;

const char *ent_whatif_side_word(ent_whatif_side side) {
  static const char *const words[] = {"supports", "opposes", "between", "silent"};
  return words[side];
}

static ent_whatif_side side_of(const ent_cell *cell) {
  if (cell == NULL) return ENT_WHATIF_SILENT;
  if (cell->mean >= ENT_WHATIF_SIDE) return ENT_WHATIF_SUPPORTS;
  return cell->mean <= -ENT_WHATIF_SIDE ? ENT_WHATIF_OPPOSES : ENT_WHATIF_BETWEEN;
}

static void take_sides(work *w, ent_whatif_issue *out) {
  for (size_t i = 0; i < w->rules.player_count; i++) {
    const ent_cell *cell = ent_stances_find(w->whatif->stances, w->rules.players[i], out->issue);
    w->side[i] = side_of(cell);
    w->position[i] = cell == NULL ? NAN : cell->mean;
    out->sides[w->side[i]]++;
  }
}

static bool has_voice(ent_whatif_side side) { return side == ENT_WHATIF_SUPPORTS || side == ENT_WHATIF_OPPOSES; }

static sums add_up(const work *w, const ent__rule *rule) {
  sums out = {0, 0};
  for (size_t i = 0; i < w->rules.player_count; i++) {
    if (w->side[i] == ENT_WHATIF_SUPPORTS) out.support += rule->weight[i];
    if (w->whatif->base == ENT_WHATIF_ALL || has_voice(w->side[i])) out.total += rule->weight[i];
  }
  return out;
}

/* The share that a rule asks for; a number is a share of 1 of itself. */
static uint64_t down_of(const ent__rule *rule) { return rule->quota.kind == ENT__QUOTA_NUMBER ? 1 : rule->quota.down; }
static uint64_t up_of(const ent__rule *rule) { return rule->quota.kind == ENT__QUOTA_NUMBER ? 0 : rule->quota.up; }

static uint64_t number_of(const ent__rule *rule) { return rule->number > rule->total ? rule->total + 1 : rule->number; }

/*
 * What is lacking: up · total - down · support, one more for a majority, number - support for a
 * number; not above 0 where the rule is met. Bounds on weights and shares keep it in 63 bits.
 */
static int64_t lacking(const ent__rule *rule, sums at) {
  if (rule->quota.kind == ENT__QUOTA_NUMBER) return (int64_t)number_of(rule) - (int64_t)at.support;
  return (int64_t)(up_of(rule) * at.total) - (int64_t)(down_of(rule) * at.support) + (rule->quota.kind == ENT__QUOTA_MAJORITY);
}

static double needed_of(const ent__rule *rule, uint64_t total) {
  if (rule->quota.kind == ENT__QUOTA_NUMBER) return (double)rule->quota.up / pow(10, rule->quota.places);
  const uint64_t up = rule->quota.up * total;
  const uint64_t down = rule->quota.down;
  return ent__rule_value(rule, rule->quota.kind == ENT__QUOTA_MAJORITY ? total / 2 + 1 : up / down + (up % down != 0));
}

static void take_tallies(const work *w, ent_whatif_issue *out) {
  out->carried = out->sides[ENT_WHATIF_SUPPORTS] > 0;
  for (size_t r = 0; r < w->rules.count; r++) {
    const ent__rule *rule = &w->rules.at[r];
    const sums at = add_up(w, rule);
    out->tallies[r] = (ent_whatif_tally){ent__rule_value(rule, at.support), ent__rule_value(rule, at.total), needed_of(rule, at.total), lacking(rule, at) <= 0};
    out->carried = out->carried && out->tallies[r].met;
  }
}

/* What a change of one player adds: to carry towards what is lacking, to block towards what is to spare. */
static uint64_t gain_of(const work *w, const ent__rule *rule, uint32_t player, bool carried) {
  const uint64_t weight = rule->weight[player];
  const ent_whatif_side from = w->side[player];
  const bool joins = w->whatif->base == ENT_WHATIF_VOTING && !has_voice(from); /* the total grows by it */
  if (carried) return from == ENT_WHATIF_SUPPORTS ? down_of(rule) * weight : joins ? up_of(rule) * weight : 0;
  return (down_of(rule) - (joins ? up_of(rule) : 0)) * weight;
}

/* The mean distance of an actor from the players on a side. */
static double distance_to(const work *w, ent_actor_id actor, ent_whatif_side side) {
  double sum = 0;
  size_t count = 0;
  for (size_t i = 0; w->space != NULL && i < w->rules.player_count; i++) {
    if (w->side[i] != side) continue;
    const double distance = ent_space_distance(w->space, actor, w->rules.players[i]);
    if (isnan(distance)) continue;
    sum += distance;
    count++;
  }
  return count == 0 ? NAN : sum / (double)count;
}

static ent__cost cost_of(const ent_whatif_actor *actor, ent_whatif_near near) {
  const double first = near == ENT_WHATIF_NEAR_SPACE ? actor->distance : actor->step;
  const double second = near == ENT_WHATIF_NEAR_SPACE ? actor->step : actor->distance;
  return (ent__cost){1, isnan(first), isnan(second), isnan(first) ? 0 : first, isnan(second) ? 0 : second};
}

/* A change to be sorted: by cost, equals in the order of the players. */
typedef struct change {
  ent_whatif_actor actor;
  ent__cost cost;
  uint32_t player;
} change;

static int by_cost(const void *left, const void *right) {
  const change *a = left;
  const change *b = right;
  const int order = ent__cost_compare(&a->cost, &b->cost, true);
  return order != 0 ? order : a->player < b->player ? -1 : a->player > b->player;
}

static bool matters(const work *w, uint32_t player, bool carried) {
  if (w->side[player] == (carried ? ENT_WHATIF_OPPOSES : ENT_WHATIF_SUPPORTS)) return false;
  if (w->side[player] == ENT_WHATIF_SILENT && w->whatif->who == ENT_WHATIF_SPOKEN) return false;
  for (size_t r = 0; r < w->rules.count; r++)
    if (gain_of(w, &w->rules.at[r], player, carried) > 0) return true;
  return w->side[player] == ENT_WHATIF_SUPPORTS || !carried;
}

static ent_status take_actors(work *w, ent_whatif_issue *out, ent_error *err) {
  change *changes = ent__alloc(w->rules.player_count, sizeof *changes);
  if (changes == NULL) return ent__nomem(err);
  const ent_whatif_side other = out->carried ? ENT_WHATIF_OPPOSES : ENT_WHATIF_SUPPORTS;
  uint32_t count = 0;
  for (uint32_t i = 0; i < w->rules.player_count; i++) {
    if (!matters(w, i, out->carried)) continue;
    const double step = out->carried ? w->position[i] + ENT_WHATIF_SIDE : ENT_WHATIF_SIDE - w->position[i];
    change *one = &changes[count++];
    one->actor = (ent_whatif_actor){w->rules.players[i], w->side[i], w->position[i], step, distance_to(w, w->rules.players[i], other)};
    one->cost = cost_of(&one->actor, w->whatif->near);
    one->player = i;
  }
  if (count > 1) qsort(changes, count, sizeof *changes, by_cost);
  for (uint32_t i = 0; i < count; i++) {
    w->actors[i] = changes[i].actor;
    w->player[i] = changes[i].player;
    w->items[i].cost = changes[i].cost;
  }
  ent__free(changes);
  out->actor_count = count;
  out->actors = ent__arena_copy(&w->whatif->arena, w->actors, count, sizeof *w->actors);
  return out->actors == NULL ? ent__nomem(err) : ENT_OK;
}

static ent_status keep_set(work *w, ent_whatif_set *out, const ent_whatif_issue *issue, const bool *taken, bool proved, ent_error *err) {
  uint32_t *at = ent__arena_alloc(&w->whatif->arena, issue->actor_count, sizeof *at);
  if (at == NULL) return ent__nomem(err);
  *out = (ent_whatif_set){.at = at, .proved = proved};
  for (uint32_t i = 0; i < issue->actor_count; i++) {
    if (!taken[i]) continue;
    at[out->count++] = i;
    if (isnan(issue->actors[i].distance)) out->far++;
    else out->distance += issue->actors[i].distance;
    if (isnan(issue->actors[i].step)) out->silent++;
    else out->step += issue->actors[i].step;
  }
  return ENT_OK;
}

/* To carry, every rule that is not met must be, and somebody must support it. */
static ent_status carry(work *w, ent_whatif_issue *issue, bool count_first, ent_whatif_set *out, ent_error *err) {
  ent__cover cover = {.items = w->items, .count = issue->actor_count, .count_first = count_first};
  for (size_t r = 0; r < w->rules.count; r++) {
    const int64_t need = lacking(&w->rules.at[r], add_up(w, &w->rules.at[r]));
    if (need <= 0) continue;
    for (size_t i = 0; i < cover.count; i++) w->items[i].gain[cover.needs] = gain_of(w, &w->rules.at[r], w->player[i], false);
    cover.need[cover.needs++] = (uint64_t)need;
  }
  if (issue->sides[ENT_WHATIF_SUPPORTS] == 0) {
    for (size_t i = 0; i < cover.count; i++) w->items[i].gain[cover.needs] = 1;
    cover.need[cover.needs++] = 1;
  }
  ent__cost cost;
  bool proved = true;
  ent_status status = ent__cover_solve(w->taken, &issue->possible, &proved, &cost, &cover, err);
  if (status == ENT_OK && issue->possible) status = keep_set(w, out, issue, w->taken, proved, err);
  return status;
}

/* To block, one rule that fails is enough, or that nobody supports it any more. */
static ent_status block(work *w, ent_whatif_issue *issue, bool count_first, ent_whatif_set *out, ent_error *err) {
  ent__cost best = {0, 0, 0, 0, 0};
  bool all_proved = true;
  ent_status status = ENT_OK;
  for (size_t r = 0; status == ENT_OK && r <= w->rules.count; r++) {
    ent__cover cover = {.items = w->items, .count = issue->actor_count, .needs = 1, .count_first = count_first};
    const ent__rule *rule = r < w->rules.count ? &w->rules.at[r] : NULL;
    for (size_t i = 0; i < cover.count; i++)
      w->items[i].gain[0] = rule != NULL ? gain_of(w, rule, w->player[i], true) : w->side[w->player[i]] == ENT_WHATIF_SUPPORTS;
    cover.need[0] = rule != NULL ? (uint64_t)(1 - lacking(rule, add_up(w, rule))) : issue->sides[ENT_WHATIF_SUPPORTS];
    ent__cost cost;
    bool possible = false;
    bool proved = true;
    status = ent__cover_solve(w->taken, &possible, &proved, &cost, &cover, err);
    all_proved = all_proved && proved;
    if (status != ENT_OK || !possible || (issue->possible && ent__cost_compare(&cost, &best, count_first) >= 0)) continue;
    issue->possible = true;
    best = cost;
    memcpy(w->best, w->taken, issue->actor_count * sizeof *w->best);
  }
  if (status == ENT_OK && issue->possible) status = keep_set(w, out, issue, w->best, all_proved, err);
  return status;
}

static ent_status work_out(work *w, ent_whatif_issue *out, ent_error *err) {
  take_sides(w, out);
  take_tallies(w, out);
  ent_status status = take_actors(w, out, err);
  for (int by_count = 1; status == ENT_OK && by_count >= 0; by_count--) {
    ent_whatif_set *set = by_count ? &out->fewest : &out->nearest;
    out->possible = false;
    status = out->carried ? block(w, out, by_count != 0, set, err) : carry(w, out, by_count != 0, set, err);
  }
  return status;
}

static ent_status make_room(work *w, ent_error *err) {
  const size_t n = w->rules.player_count;
  w->side = ent__alloc(n, sizeof *w->side);
  w->position = ent__alloc(n, sizeof *w->position);
  w->actors = ent__alloc(n, sizeof *w->actors);
  w->player = ent__alloc(n, sizeof *w->player);
  w->items = ent__zalloc(n, sizeof *w->items);
  w->taken = ent__zalloc(n, sizeof *w->taken);
  w->best = ent__zalloc(n, sizeof *w->best);
  const bool failed = w->side == NULL || w->position == NULL || w->actors == NULL || w->player == NULL || w->items == NULL || w->taken == NULL || w->best == NULL;
  return failed ? ent__nomem(err) : ENT_OK;
}

static void work_clear(work *w) {
  ent__rules_clear(&w->rules);
  ent__free(w->side);
  ent__free(w->position);
  ent__free(w->actors);
  ent__free(w->player);
  ent__free(w->items);
  ent__free(w->taken);
  ent__free(w->best);
}

static ent_status unknown_issue(const ent_dataset *dataset, const char *id, ent_error *err) {
  size_t count;
  const ent_issue *issues = ent_dataset_issues(dataset, &count);
  ent__near near;
  ent__near_begin(&near, id);
  for (size_t i = 0; i < count; i++) ent__near_consider(&near, issues[i].id);
  if (near.best != NULL) return ent__fail(err, ENT_E_USAGE, "there is no issue '%.80s'; did you mean '%.80s'?", id, near.best);
  return ent__fail(err, ENT_E_USAGE, "there is no issue '%.80s'", id);
}

static bool holds(const ent_issue_id *at, size_t count, ent_issue_id issue) {
  for (size_t i = 0; i < count; i++)
    if (at[i] == issue) return true;
  return false;
}

/* Takes the issues asked for, each once, else all that pass the filter. */
static ent_status take_issues(ent_whatif *whatif, const ent_whatif_options *options, ent_error *err) {
  size_t total;
  const ent_dataset *dataset = ent_stances_dataset(whatif->stances);
  const ent_issue_id *all = ent_stances_issues(whatif->stances, &total);
  const size_t room = options->issue_count == 0 ? total : options->issue_count;
  ent_issue_id *asked = ent__alloc(room, sizeof *asked);
  whatif->issues = ent__zalloc(room, sizeof *whatif->issues);
  ent_status status = asked == NULL || whatif->issues == NULL ? ent__nomem(err) : ENT_OK;
  for (size_t i = 0; status == ENT_OK && i < room; i++) {
    const ent_issue_id issue = options->issue_count == 0 ? all[i] : ent_dataset_find(dataset, ENT_TABLE_ISSUES, options->issues[i]);
    if (issue == ENT_NONE) status = unknown_issue(dataset, options->issues[i], err);
    else if (options->issue_count > 0 && !holds(all, total, issue)) status = ent__fail(err, ENT_E_USAGE, "issue '%.80s' does not pass the filters", options->issues[i]);
    if (status != ENT_OK || (options->issue_count > 0 && holds(asked, whatif->issue_count, issue))) continue;
    asked[whatif->issue_count] = issue;
    whatif->issues[whatif->issue_count++].issue = issue;
  }
  ent__free(asked);
  return status;
}

static ent_status take_thresholds(ent_whatif *whatif, const ent__rules *rules, ent_error *err) {
  for (size_t r = 0; r < rules->count; r++) {
    ent_power_threshold *out = &whatif->thresholds[whatif->threshold_count++];
    const ent__rule *rule = &rules->at[r];
    out->weights = ent__arena_string(&whatif->arena, rule->weights, strlen(rule->weights));
    out->quota = ent__arena_string(&whatif->arena, rule->quota_text, strlen(rule->quota_text));
    out->total = ent__rule_value(rule, rule->total);
    out->needed = needed_of(rule, rule->total);
    if (out->weights == NULL || out->quota == NULL) return ent__nomem(err);
  }
  return ENT_OK;
}

ent_status ent_whatif_new(ent_whatif **out, const ent_stances *stances, const ent_space *space, const ent_whatif_options *options, ent_error *err) {
  work w;
  *out = NULL;
  memset(&w, 0, sizeof w);
  ent_whatif *whatif = ent__zalloc(1, sizeof *whatif);
  if (whatif == NULL) return ent__nomem(err);
  whatif->stances = stances;
  whatif->base = options->base;
  whatif->near = options->near;
  whatif->who = options->who;
  w.whatif = whatif;
  w.space = space;
  ent_status status = ent__rules_init(&w.rules, stances, &options->rules, err);
  whatif->players = w.rules.player_count;
  if (status == ENT_OK) status = take_thresholds(whatif, &w.rules, err);
  if (status == ENT_OK) status = make_room(&w, err);
  if (status == ENT_OK) status = take_issues(whatif, options, err);
  for (size_t i = 0; status == ENT_OK && i < whatif->issue_count; i++) status = work_out(&w, &whatif->issues[i], err);
  work_clear(&w);
  if (status != ENT_OK) ent_whatif_free(whatif);
  else *out = whatif;
  return status;
}

void ent_whatif_free(ent_whatif *whatif) {
  if (whatif == NULL) return;
  ent__arena_clear(&whatif->arena);
  ent__free(whatif->issues);
  ent__free(whatif);
}

const ent_stances *ent_whatif_stances(const ent_whatif *whatif) { return whatif->stances; }
ent_whatif_base ent_whatif_get_base(const ent_whatif *whatif) { return whatif->base; }
ent_whatif_near ent_whatif_get_near(const ent_whatif *whatif) { return whatif->near; }
ent_whatif_who ent_whatif_get_who(const ent_whatif *whatif) { return whatif->who; }

const ent_power_threshold *ent_whatif_thresholds(const ent_whatif *whatif, size_t *count) {
  *count = whatif->threshold_count;
  return whatif->thresholds;
}

size_t ent_whatif_players(const ent_whatif *whatif) { return whatif->players; }

const ent_whatif_issue *ent_whatif_issues(const ent_whatif *whatif, size_t *count) {
  *count = whatif->issue_count;
  return whatif->issues;
}
