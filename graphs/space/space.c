/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <entente/space.h>

#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

struct ent_space {
  const ent_stances *stances;
  ent_space_options options;
  ent_space_fit fit;
};

ent_status ent_space_new(ent_space **out, const ent_stances *stances, const ent_space_options *options, ent_error *err) {
  *out = ent__zalloc(1, sizeof **out);
  if (*out == NULL) return ent__nomem(err);
  (*out)->stances = stances;
  (*out)->options = *options;
  return ENT_OK;
}

void ent_space_free(ent_space *space) { ent__free(space); }

const ent_space_method *ent_space_methods(void) {
  static const ent_space_method table[] = {{NULL, NULL, NULL}};
  return table;
}

const char *ent_space_model_word(ent_space_model model) {
  static const char *const words[] = {"constant", "binary", "three", "ordered", "linear"};
  return words[model];
}

const ent_stances *ent_space_stances(const ent_space *space) { return space->stances; }
const ent_space_options *ent_space_get_options(const ent_space *space) { return &space->options; }
const ent_space_fit *ent_space_get_fit(const ent_space *space) { return &space->fit; }

const ent_place *ent_space_places(const ent_space *space, size_t *count) {
  (void)space;
  *count = 0;
  return NULL;
}

const ent_place *ent_space_place_of(const ent_space *space, ent_actor_id actor) {
  (void)space;
  (void)actor;
  return NULL;
}

const ent_actor_id *ent_space_unplaced(const ent_space *space, size_t *count) {
  (void)space;
  *count = 0;
  return NULL;
}

const ent_space_issue *ent_space_issues(const ent_space *space, size_t *count) {
  (void)space;
  *count = 0;
  return NULL;
}

double ent_space_distance(const ent_space *space, ent_actor_id a, ent_actor_id b) {
  (void)space;
  (void)a;
  (void)b;
  return NAN;
}
