/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A limit on processor time. What runs out of it returns ENT_E_LIMIT with `over` set and no error
 * filled, so that every caller stops; only where a question ends is it told from other limits.
 */
#ifndef ENT_ENGINE_ARGUMENTS_EXTENSIONS_DEADLINE_H
#define ENT_ENGINE_ARGUMENTS_EXTENSIONS_DEADLINE_H

#include <stdbool.h>

#include <entente/base.h>

typedef struct ent__deadline {
  double end; /* on the clock of the process; 0: none */
  bool over;
} ent__deadline;

/* Starts a limit in seconds; 0: none. */
void ent__deadline_start(ent__deadline *deadline, double seconds);
/* Returns whether it has passed, and remembers it. */
bool ent__deadline_passed(ent__deadline *deadline);
/* Returns ENT_OK, or ENT_E_LIMIT where it has passed. */
static inline ent_status ent__deadline_check(ent__deadline *deadline) { return ent__deadline_passed(deadline) ? ENT_E_LIMIT : ENT_OK; }

#endif
