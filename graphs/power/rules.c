/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who plays, and under which rules. */
#include "graphs/power/rules.h"

#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

static bool has_word(const ent_words *words, const char *word) {
  for (size_t i = 0; !words->negate && i < words->count; i++)
    if (strcmp(words->at[i], word) == 0) return true;
  return false;
}

/* A bloc stands for its members, so it has no vote beside them unless it is asked for. */
static bool plays(const ent_actor *actor, const ent_filter *filter) {
  if (actor->kind != ENT_ACTOR_BLOC) return true;
  return has_word(&filter->actors, actor->id) || has_word(&filter->kinds, ent_actor_kind_word(ENT_ACTOR_BLOC));
}

static ent_status take_players(ent__rules *out, const ent_stances *stances, ent_error *err) {
  size_t count;
  size_t total;
  const ent_actor_id *all = ent_stances_actors(stances, &count);
  const ent_actor *actors = ent_dataset_actors(ent_stances_dataset(stances), &total);
  out->players = ent__alloc(count, sizeof *out->players);
  if (out->players == NULL) return ent__nomem(err);
  for (size_t i = 0; i < count; i++)
    if (plays(&actors[all[i]], &ent_stances_options(stances)->filter)) out->players[out->player_count++] = all[i];
  return ENT_OK;
}

/* The least sum of whole weights that meets the quota of a total. */
static uint64_t needed_of(const ent__rule *rule) {
  const ent__quota *quota = &rule->quota;
  if (quota->kind == ENT__QUOTA_MAJORITY) return rule->total / 2 + 1;
  if (quota->kind == ENT__QUOTA_NUMBER) return rule->number > rule->total ? rule->total + 1 : rule->number;
  return rule->total / quota->down * quota->up + (rule->total % quota->down * quota->up + quota->down - 1) / quota->down;
}

/* "0.65" of whole votes is a slip for 65%, or a rule that any vote meets. */
static ent_status doubt(const ent__rule *rule, size_t count, ent_error *err) {
  uint64_t one = 1;
  for (int i = 0; i < rule->quota.places; i++) one *= 10;
  const bool fraction = rule->quota.kind == ENT__QUOTA_NUMBER && rule->quota.up > 0 && rule->quota.up < one;
  if (!fraction || ent__rule_value(rule, 1) < 1 || count == 0) return ENT_OK;
  return ent__fail(err, ENT_E_USAGE, "quota '%.40s' is less than one vote of '%.40s': write a share as 65%% or 2/3", rule->quota_text, rule->weights);
}

static ent_status take_rule(ent__rule *out, const ent__rules *rules, const ent_power_rule *asked, const ent_stances *stances, ent_error *err) {
  out->weights = asked->weights == NULL ? "one" : asked->weights;
  out->quota_text = asked->quota == NULL ? "majority" : asked->quota;
  ent_status status = ent__quota_parse(&out->quota, out->quota_text, err);
  if (status == ENT_OK) status = ent__weights_read(out, ent_stances_dataset(stances), rules->players, rules->player_count, err);
  if (status == ENT_OK) status = doubt(out, rules->player_count, err);
  if (status == ENT_OK) out->needed = needed_of(out);
  return status;
}

ent_status ent__rules_init(ent__rules *out, const ent_stances *stances, const ent_power_options *options, ent_error *err) {
  static const ent_power_rule usual = {"one", "majority"};
  memset(out, 0, sizeof *out);
  if (options->rule_count > ENT_POWER_RULES) return ent__fail(err, ENT_E_USAGE, "%zu rules were given: expected at most %d", options->rule_count, ENT_POWER_RULES);
  ent_status status = take_players(out, stances, err);
  const size_t count = options->rule_count == 0 ? 1 : options->rule_count;
  for (size_t i = 0; status == ENT_OK && i < count; i++) {
    out->count = i + 1;
    status = take_rule(&out->at[i], out, options->rule_count == 0 ? &usual : &options->rules[i], stances, err);
  }
  return status;
}

void ent__rules_clear(ent__rules *rules) {
  for (size_t i = 0; i < rules->count; i++) ent__free(rules->at[i].weight);
  ent__free(rules->players);
  memset(rules, 0, sizeof *rules);
}
