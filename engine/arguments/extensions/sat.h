/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A propositional solver with assumptions. Literals are as in DIMACS: variable v is v or -v, v > 0.
 * Another solver than CaDiCaL would only need another sat.c.
 */
#ifndef ENT_ENGINE_ARGUMENTS_EXTENSIONS_SAT_H
#define ENT_ENGINE_ARGUMENTS_EXTENSIONS_SAT_H

#include <stdint.h>

#include "engine/arguments/extensions/deadline.h"

typedef struct ent__sat ent__sat;

/*
 * Literals of a formula at most. CaDiCaL throws where memory runs out, which C cannot catch; below
 * this bound it takes less than about 4 GB.
 */
enum { ENT__SAT_MOST = 100000000 };

/* The deadline is borrowed. Errors: ENT_E_NOMEM; ENT_E_USAGE where the environment sets a variable CADICAL_*. */
ent_status ent__sat_new(ent__sat **out, ent__deadline *deadline, ent_error *err);
void ent__sat_free(ent__sat *sat);
/* Adds a literal to the clause that is being written; 0 ends it. Past the bound all is ignored. */
void ent__sat_add(ent__sat *sat, int literal);
/* Adds a clause of one, two or three literals; 0 for one that is not there. */
void ent__sat_clause(ent__sat *sat, int a, int b, int c);
/* Assumes a literal, for the next call of ent__sat_solve only. */
void ent__sat_assume(ent__sat *sat, int literal);
/* Adds a literal to the one clause that holds for the next call of ent__sat_solve only; 0 ends it. */
void ent__sat_constrain(ent__sat *sat, int literal);
/* Looks for a model. Errors: ENT_E_LIMIT past the deadline, or where the formula was past the bound. */
ent_status ent__sat_solve(ent__sat *sat, bool *found, ent_error *err);
/* Returns whether a literal is true in the model that was found. */
bool ent__sat_value(ent__sat *sat, int literal);

#endif
