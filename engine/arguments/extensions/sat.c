/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The wall around CaDiCaL (Biere et al. 2020), through its C interface. */
#include "engine/arguments/extensions/sat.h"

#include <ccadical.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

struct ent__sat {
  CCaDiCaL *solver;
  ent__deadline *deadline;
  int64_t literals;
  uint32_t asked;
};

/* The solver asks often; the clock costs more than an answer. */
static int is_over(void *state) {
  ent__sat *sat = state;
  enum { every = 64 };
  if (++sat->asked % every != 0) return sat->deadline->over;
  return ent__deadline_passed(sat->deadline);
}

extern char **environ;

/*
 * CaDiCaL takes its options from variables CADICAL_* of the environment too, before anything can be
 * set here. Which extension is found would then depend on more than the input.
 */
static ent_status check_environment(ent_error *err) {
  static const char prefix[] = "CADICAL_";
  for (char **at = environ; at != NULL && *at != NULL; at++) {
    if (strncmp(*at, prefix, sizeof prefix - 1) != 0) continue;
    return ent__fail(err, ENT_E_USAGE, "the environment sets '%.*s', which would change what the solver finds: expected no variable %s*",
                     (int)strcspn(*at, "="), *at, prefix);
  }
  return ENT_OK;
}

ent_status ent__sat_new(ent__sat **out, ent__deadline *deadline, ent_error *err) {
  *out = NULL;
  const ent_status status = check_environment(err);
  if (status != ENT_OK) return status;
  *out = ent__zalloc(1, sizeof **out);
  if (*out == NULL) return ent__nomem(err);
  (*out)->deadline = deadline;
  (*out)->solver = ccadical_init();
  if ((*out)->solver == NULL) {
    ent__free(*out);
    *out = NULL;
    return ent__nomem(err);
  }
  ccadical_set_option((*out)->solver, "quiet", 1); /* it remarks on clauses on standard output otherwise */
  if (deadline->end > 0) ccadical_set_terminate((*out)->solver, *out, is_over);
  return ENT_OK;
}

void ent__sat_free(ent__sat *sat) {
  if (sat == NULL) return;
  ccadical_release(sat->solver);
  ent__free(sat);
}

void ent__sat_add(ent__sat *sat, int literal) {
  if (sat->literals >= ENT__SAT_MOST && literal != 0) return;
  sat->literals++;
  ccadical_add(sat->solver, literal);
}

void ent__sat_clause(ent__sat *sat, int a, int b, int c) {
  ent__sat_add(sat, a);
  if (b != 0) ent__sat_add(sat, b);
  if (c != 0) ent__sat_add(sat, c);
  ent__sat_add(sat, 0);
}

void ent__sat_assume(ent__sat *sat, int literal) { ccadical_assume(sat->solver, literal); }

void ent__sat_constrain(ent__sat *sat, int literal) { ccadical_constrain(sat->solver, literal); }

ent_status ent__sat_solve(ent__sat *sat, bool *found, ent_error *err) {
  enum { satisfiable = 10, unsatisfiable = 20 };
  *found = false;
  if (sat->literals >= ENT__SAT_MOST)
    return ent__fail(err, ENT_E_LIMIT, "a component of the framework needs a formula of more than %d literals", ENT__SAT_MOST);
  if (ent__deadline_passed(sat->deadline)) return ENT_E_LIMIT;
  const int result = ccadical_solve(sat->solver);
  if (result == satisfiable) *found = true;
  if (result == satisfiable || result == unsatisfiable) return ENT_OK;
  sat->deadline->over = true;
  return ENT_E_LIMIT;
}

bool ent__sat_value(ent__sat *sat, int literal) { return ccadical_val(sat->solver, literal) > 0; }
