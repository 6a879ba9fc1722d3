/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weights of players under one rule, as whole numbers. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/near.h"
#include "engine/base/number.h"
#include "graphs/power/rules.h"

/* What is wrong with a player's weight. */
typedef enum fault { FINE, MISSING, NO_NUMBER, NEGATIVE, LONG, FAULTS } fault;

static const ent_attribute *attribute_of(const ent_actor *actor, const char *name) {
  for (uint32_t i = 0; i < actor->attribute_count; i++)
    if (strcmp(actor->attributes[i].name, name) == 0) return &actor->attributes[i];
  return NULL;
}

/* Turns a number into the decimal that it was written as: the shortest that reads back the same. */
static fault read_number(ent__decimal *out, double value) {
  char text[ENT__FIXED_SIZE];
  if (isnan(value)) return MISSING;
  if (value < 0) return NEGATIVE;
  if (value >= 1e15) return LONG;
  for (int digits = 0; digits <= 15; digits++) {
    double back = 0;
    ent__number_fixed(text, value, digits, 0);
    if (ent__number_parse(&back, text, strlen(text)) && back == value) return ent__decimal_read(out, text, strlen(text)) ? FINE : LONG;
  }
  return LONG;
}

static fault read_weight(ent__decimal *out, const ent_actor *actor, const char *name) {
  *out = (ent__decimal){1, 0};
  if (strcmp(name, "one") == 0) return FINE;
  if (strcmp(name, "weight") == 0) return read_number(out, actor->weight);
  const ent_attribute *attribute = attribute_of(actor, name);
  if (attribute == NULL) return MISSING;
  return attribute->string != NULL ? NO_NUMBER : read_number(out, attribute->number);
}

/* No player has the attribute: what else could have been meant. */
static ent_status unknown(const char *name, const ent_dataset *dataset, const ent_actor_id *players, size_t count, ent_error *err) {
  size_t total;
  const ent_actor *actors = ent_dataset_actors(dataset, &total);
  ent__near near;
  ent__near_begin(&near, name);
  ent__near_consider(&near, "one");
  ent__near_consider(&near, "weight");
  for (size_t i = 0; i < count; i++)
    for (uint32_t k = 0; k < actors[players[i]].attribute_count; k++) ent__near_consider(&near, actors[players[i]].attributes[k].name);
  if (near.best != NULL) return ent__fail(err, ENT_E_USAGE, "no actor has the attribute '%.60s'; did you mean '%.60s'?", name, near.best);
  return ent__fail(err, ENT_E_USAGE, "no actor has the attribute '%.60s': expected 'one', 'weight' or an attribute of actors", name);
}

/* Names the first player whose weight is at fault, and says how many more there are. */
static ent_status refuse(const char *name, const ent_actor *first, fault what, size_t faults, size_t count, ent_error *err) {
  static const char *const found[FAULTS] = {"", "has no", "has a text for", "has a negative", "has too many digits in"};
  char more[96] = "";
  if (faults > 1) snprintf(more, sizeof more, ", as %zu more of %zu", faults - 1, count);
  return ent__fail(err, what == LONG ? ENT_E_LIMIT : ENT_E_USAGE, "'%.60s' %s '%.40s'%s: expected a number of at least 0%s", first->id, found[what], name, more,
                   what == LONG ? ", of at most 15 digits" : "");
}

static ent_status read_all(ent__decimal *out, const char *name, const ent_dataset *dataset, const ent_actor_id *players, size_t count, ent_error *err) {
  size_t total;
  const ent_actor *actors = ent_dataset_actors(dataset, &total);
  size_t missing = 0;
  size_t faults = 0;
  size_t first = 0;
  fault what = FINE;
  for (size_t i = 0; i < count; i++) {
    const fault found = read_weight(&out[i], &actors[players[i]], name);
    missing += found == MISSING;
    if (found == FINE) continue;
    if (faults++ > 0) continue;
    first = i;
    what = found;
  }
  if (faults == 0) return ENT_OK;
  if (missing == count && strcmp(name, "weight") != 0) return unknown(name, dataset, players, count, err);
  return refuse(name, &actors[players[first]], what, faults, count, err);
}

static uint64_t divisor(uint64_t a, uint64_t b) {
  while (b != 0) {
    const uint64_t rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

static ent_status too_large(const char *name, ent_error *err) {
  return ent__fail(err, ENT_E_LIMIT, "the weights '%.60s' are too large or too fine to add up: expected at most %.0f of their smallest unit together", name,
                   (double)ENT__WEIGHT_MOST);
}

/* Brings all to the same number of decimal places, then divides out what they have in common. */
static ent_status scale(ent__rule *rule, const ent__decimal *read, size_t count, ent_error *err) {
  int places = 0;
  uint64_t common = 0;
  for (size_t i = 0; i < count; i++) places = read[i].places > places ? read[i].places : places;
  rule->places = places;
  for (size_t i = 0; i < count; i++) {
    uint64_t value = read[i].digits;
    for (int k = read[i].places; k < places; k++) {
      if (value > UINT64_MAX / 10) return too_large(rule->weights, err);
      value *= 10;
    }
    rule->weight[i] = value;
    common = divisor(common, value);
  }
  if (common == 0) common = 1;
  rule->common = common;
  rule->total = 0;
  for (size_t i = 0; i < count; i++) {
    rule->weight[i] /= common;
    if (rule->weight[i] > ENT__WEIGHT_MOST - rule->total) return too_large(rule->weights, err);
    rule->total += rule->weight[i];
  }
  /* `number` is of the quota as written: up / 10^quota.places, in units of common / 10^places. */
  uint64_t up = rule->quota.up;
  uint64_t down = common;
  for (int k = rule->quota.places; k < places; k++) up = up > UINT64_MAX / 10 ? UINT64_MAX : up * 10;
  for (int k = places; k < rule->quota.places; k++) down = down > UINT64_MAX / 10 ? UINT64_MAX : down * 10;
  rule->number = up / down + (up % down != 0);
  return ENT_OK;
}

double ent__rule_value(const ent__rule *rule, uint64_t whole) { return (double)whole * (double)rule->common / pow(10, rule->places); }

double ent__weight_of(const ent_actor *actor, const char *name) {
  if (strcmp(name, "one") == 0) return 1;
  if (strcmp(name, "weight") == 0) return actor->weight;
  const ent_attribute *attribute = attribute_of(actor, name);
  return attribute == NULL || attribute->string != NULL ? NAN : attribute->number;
}

ent_status ent__weights_read(ent__rule *rule, const ent_dataset *dataset, const ent_actor_id *players, size_t count, ent_error *err) {
  ent__decimal *read = ent__alloc(count, sizeof *read);
  rule->weight = ent__alloc(count, sizeof *rule->weight);
  ent_status status = read == NULL || rule->weight == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) status = read_all(read, rule->weights, dataset, players, count, err);
  if (status == ENT_OK) status = scale(rule, read, count, err);
  ent__free(read);
  return status;
}
