/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of actors that need not be nodes of a network, and rules, for power and what-if. */
#ifndef ENT_EXPORTERS_FORMATS_POWER_NAMES_H
#define ENT_EXPORTERS_FORMATS_POWER_NAMES_H

#include "engine/base/json_write.h"
#include "exporters/formats/view.h"

typedef struct ent__power_names {
  const ent_actor *actors;
  const ent_issue *issues;
  const char *language;
} ent__power_names;

static inline ent__power_names ent__power_names_of(const ent__view *view) {
  size_t count;
  const ent__power_names names = {ent_dataset_actors(view->dataset, &count), ent_dataset_issues(view->dataset, &count), view->language};
  return names;
}

static inline const char *ent__power_id(const ent__power_names *names, ent_actor_id actor) { return names->actors[actor].id; }

static inline const char *ent__power_label(const ent__power_names *names, ent_actor_id actor) {
  return ent_text_in(names->actors[actor].label, names->language);
}

/* Adds the list of rules. */
void ent__power_rules_json(ent__json *json, const ent_power_threshold *rules, size_t count);
/* Adds what counts under a rule: "votes by weight". */
void ent__power_votes_text(ent_buffer *out, const ent_power_threshold *rule);

#endif
