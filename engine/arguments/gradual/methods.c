/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of gradual methods. A new one is a file and a row here. */
#include <string.h>

#include "engine/arguments/gradual/gradual.h"
#include "engine/base/error.h"
#include "engine/base/near.h"

static const char AMGOUD[] = "Amgoud, Ben-Naim, Doder & Vesic 2017";

/* The two tables have one order: public row, workings. */
static const ent_gradual_method table[] = {
    {"quadratic-energy", "moves from the base score by the square of what supports and attacks add up to", "Potyka 2018", true},
    {"df-quad", "moves from the base score by the chance that one supporter, and no attacker, holds", "Rago, Toni, Aurisicchio & Baroni 2016", true},
    {"squared-df-quad", "as df-quad, without reaching 0 and 1", "Potyka 2019", true},
    {"euler-based", "moves from the base score by an exponential of supports less attacks", "Amgoud & Ben-Naim 2018", true},
    {"euler-based-top", "the same of the strongest supporter and attacker alone", "Amgoud & Ben-Naim 2018; Mossakowski & Neuhaus 2018", true},
    {"h-categoriser", "1 over 1 and the attackers' strengths; no base scores", "Besnard & Hunter 2001", false},
    {"weighted-h-categoriser", "the base score over 1 and the attackers' strengths", AMGOUD, false},
    {"max-based", "the base score over 1 and the strongest attacker", AMGOUD, false},
    {"cardinality-based", "the base score over 1, the number of attackers and their mean", AMGOUD, false},
    {"social", "votes for and against as base score, times what each attacker leaves", "Leite & Martins 2011", false},
    {NULL, NULL, NULL, false},
};

static const ent__gradual_workings all_workings[] = {
    {ent__quadratic_energy, ENT__BASE_SCORE, 0.5},
    {ent__dfquad, ENT__BASE_SCORE, 0.5},
    {ent__squared_dfquad, ENT__BASE_SCORE, 0.5},
    {ent__euler_based, ENT__BASE_SCORE, 0.5},
    {ent__euler_based_top, ENT__BASE_SCORE, 0.5},
    {ent__hcategoriser, ENT__BASE_ONE, 1},
    {ent__weighted_hcategoriser, ENT__BASE_SCORE, 1},
    {ent__max_based, ENT__BASE_SCORE, 1},
    {ent__cardinality_based, ENT__BASE_SCORE, 1},
    {ent__social, ENT__BASE_VOTES, 0.5},
};
_Static_assert(sizeof table / sizeof table[0] == sizeof all_workings / sizeof all_workings[0] + 1, "each method has its workings");

const ent_gradual_method *ent_gradual_methods(void) { return table; }

ent_status ent__gradual_find(const ent_gradual_method **method, const ent__gradual_workings **workings, const char *name, ent_error *err) {
  ent__near near;
  if (name == NULL) name = table[0].name;
  ent__near_begin(&near, name);
  for (size_t i = 0; table[i].name != NULL; i++) {
    ent__near_consider(&near, table[i].name);
    if (strcmp(table[i].name, name) != 0) continue;
    *method = &table[i];
    *workings = &all_workings[i];
    return ENT_OK;
  }
  if (near.best != NULL) return ent__fail(err, ENT_E_USAGE, "unknown gradual method '%.40s'; did you mean '%s'?", name, near.best);
  return ent__fail(err, ENT_E_USAGE, "unknown gradual method '%.40s', expected one such as '%s' or '%s'", name, table[0].name, table[1].name);
}
