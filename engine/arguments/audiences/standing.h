/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How everything in a framework fares at once: under a semantics, and in the eyes of an audience. */
#ifndef ENT_ENGINE_ARGUMENTS_AUDIENCES_STANDING_H
#define ENT_ENGINE_ARGUMENTS_AUDIENCES_STANDING_H

#include <entente/audiences.h>

#include "engine/base/arena.h"

/*
 * Under the grounded semantics the labels are its own; under another IN is what every extension has,
 * UNDECIDED what some have, OUT what none has. Without any extension all is undecided.
 */
typedef struct ent__standing {
  ent_label *arguments; /* by argument */
  ent_label *relations; /* by relation: whether it holds */
  bool *fails;          /* by relation: its attack does not succeed for the audience */
  bool extensions;      /* there is one */
} ent__standing;

/*
 * Judges a framework of a dataset. `audience` may be NULL: every attack succeeds. The lists live in the arena.
 * Cost and errors as of ent_audiences_new for one audience.
 */
ent_status ent__standing_find(ent__standing *out, const ent_framework *framework, ent_semantics semantics, const ent_audience *audience,
                              ent__arena *arena, ent_error *err);

#endif
