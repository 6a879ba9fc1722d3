/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gradual strengths worked out by hand, what becomes of cycles, and what is refused. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "tests/datasets.h"
#include "tests/harness.h"

#define HEAD "{'entente': 1, 'issues': [{'id': 'x', 'label': 'X'}], 'arguments': [" \
             "{'id': 'a', 'text': 'A', 'base_score': 0.8}, {'id': 'b', 'text': 'B', 'base_score': 0.4}, {'id': 'c', 'text': 'C'}], 'relations': ["
#define RELATION(id, kind, from, to) "{'id': '" id "', 'from': '" from "', 'to': {" to "}, 'kind': '" kind "'}"
#define WEIGHTED(id, kind, from, to, weight) "{'id': '" id "', 'from': '" from "', 'to': {" to "}, 'kind': '" kind "', 'weight': " weight "}"
#define ATTACK(id, from, to) RELATION(id, "attacks", from, "'argument': '" to "'")

typedef struct solved {
  ent_dataset *dataset;
  ent_framework *framework;
  ent_gradual *gradual;
  const double *s;
  const ent_gradual_position *x; /* the first issue's */
} solved;

static solved solve(const char *json, const ent_gradual_options *options) {
  solved made = {0};
  ent_error err = ENT_ERROR_INIT;
  size_t count;
  made.dataset = ent_test_dataset(json);
  ENT_TEST_OK(ent_framework_new(&made.framework, made.dataset, NULL, &err), &err);
  ENT_TEST_OK(ent_gradual_new(&made.gradual, made.framework, options, &err), &err);
  made.s = ent_gradual_strengths(made.gradual, &count);
  made.x = ent_gradual_positions(made.gradual, &count);
  return made;
}

static solved solve_by(const char *json, const char *method) {
  ent_gradual_options options = ENT_GRADUAL_OPTIONS_INIT;
  options.method = method;
  return solve(json, &options);
}

static void clear(solved *made) {
  ent_gradual_free(made->gradual);
  ent_framework_free(made->framework);
  ent_dataset_free(made->dataset);
}

/* a (0.8) attacks c (1/2) with weight 1/2, b (0.4) attacks or supports c. */
static void follows_formulas(void) {
  static const char attacked[] = HEAD WEIGHTED("1", "attacks", "a", "'argument': 'c'", "0.5") "," ATTACK("2", "b", "c") "]}";
  static const char both[] = HEAD WEIGHTED("1", "attacks", "a", "'argument': 'c'", "0.5") "," RELATION("2", "supports", "b", "'argument': 'c'") "]}";
  static const char helped[] = HEAD RELATION("1", "supports", "a", "'argument': 'c'") "," WEIGHTED("2", "attacks", "b", "'argument': 'c'", "0.5") "]}";
  const double e = exp(1), more = 0.8 - 0.2;
  const struct { const char *json, *method; double expected; } cases[] = {
      {attacked, "h-categoriser", 1 / (1 + 0.5 + 1)},
      {attacked, "weighted-h-categoriser", 0.5 / (1 + 0.4 + 0.4)},
      {attacked, "max-based", 0.5 / (1 + 0.4)},
      {attacked, "cardinality-based", 0.5 / (1 + 2 + 0.8 / 2)},
      {attacked, "social", 0.5 * 0.6 * 0.6},
      {both, "quadratic-energy", 0.5},
      {both, "df-quad", 0.5},
      {helped, "quadratic-energy", 0.5 + 0.5 * (more * more) / (1 + more * more)},
      {helped, "df-quad", 0.5 + 0.5 * more},
      {helped, "squared-df-quad", 0.5 + 0.5 * more / (1 + more)},
      {helped, "euler-based", 1 - 0.75 / (1 + 0.5 * pow(e, more))},
      {helped, "euler-based-top", 1 - 0.75 / (1 + 0.5 * pow(e, more))}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    solved made = solve_by(cases[i].json, cases[i].method);
    ENT_TEST_NEAR(made.s[2], cases[i].expected, 1e-14);
    CU_ASSERT(ent_gradual_cycles(made.gradual) == 0 && ent_gradual_iterations(made.gradual) == 0 && ent_gradual_converged(made.gradual));
    clear(&made);
  }
}

static void weighs_undercuts(void) {
  static const char once[] = HEAD ATTACK("1", "a", "c") "," WEIGHTED("2", "undercuts", "b", "'relation': '1'", "0.5") "]}";
  static const char twice[] = HEAD ATTACK("1", "a", "c") "," RELATION("2", "undercuts", "b", "'relation': '1'") "," RELATION("3", "undercuts", "a", "'relation': '2'") "]}";
  static const char own[] = HEAD ATTACK("1", "a", "c") "," RELATION("2", "undercuts", "c", "'relation': '1'") "]}";
  solved made = solve_by(once, "df-quad");
  ENT_TEST_NEAR(ent_gradual_relation(made.gradual, 0), 1 - 0.5 * 0.4, 1e-14);
  ENT_TEST_NEAR(made.s[2], 0.5 * (1 - 0.8 * 0.8), 1e-14);
  clear(&made);
  made = solve_by(twice, "df-quad");
  ENT_TEST_NEAR(ent_gradual_relation(made.gradual, 1), 1 - 0.8, 1e-14);
  ENT_TEST_NEAR(ent_gradual_relation(made.gradual, 0), 1 - 0.2 * 0.4, 1e-14);
  ENT_TEST_NEAR(made.s[2], 0.5 * (1 - 0.92 * 0.8), 1e-14);
  clear(&made);
  /* An attack that its target undercuts: c = 1/2 (1 - 0.8 (1 - c)), so c = 1/6. */
  made = solve_by(own, "df-quad");
  ENT_TEST_NEAR(made.s[2], 0.1 / 0.6, 1e-11);
  CU_ASSERT_EQUAL(ent_gradual_cycles(made.gradual), 1);
  clear(&made);
}

static void reads_both_sides_of_an_issue(void) {
  static const char *const relations[] = {
      RELATION("1", "supports", "a", "'issue': 'x', 'side': 'support'"), RELATION("1", "attacks", "a", "'issue': 'x', 'side': 'oppose'"),
      RELATION("1", "supports", "a", "'issue': 'x', 'side': 'oppose'"), RELATION("1", "attacks", "a", "'issue': 'x', 'side': 'support'")};
  char json[1024];
  for (size_t i = 0; i < 4; i++) {
    snprintf(json, sizeof json, "%s%s]}", HEAD, relations[i]);
    solved made = solve_by(json, "df-quad");
    ENT_TEST_NEAR(made.x->strength, i < 2 ? 0.5 + 0.5 * 0.8 : 0.5 - 0.5 * 0.8, 1e-14);
    CU_ASSERT(made.x->speak_for == (i < 2 ? 1 : 0) && made.x->against == (i < 2 ? 0 : 1));
    CU_ASSERT_EQUAL_FATAL(made.x->removal_count, 1);
    CU_ASSERT(made.x->removals[0].argument == 0 && made.x->removals[0].relation == ENT_NONE);
    ENT_TEST_NEAR(made.x->removals[0].change, i < 2 ? -0.4 : 0.4, 1e-14);
    clear(&made);
  }
}

/* a supports the issue; b attacks a, c undercuts that attack: what is removed moves the position either way. */
static void finds_what_a_position_rests_on(void) {
  static const char json[] = HEAD RELATION("1", "supports", "a", "'issue': 'x', 'side': 'support'") "," ATTACK("2", "b", "a") ","
                             RELATION("3", "undercuts", "c", "'relation': '2'") "," WEIGHTED("4", "supports", "c", "'issue': 'x', 'side': 'support'", "0.1") "]}";
  ent_gradual_options options = ENT_GRADUAL_OPTIONS_INIT;
  options.method = "df-quad";
  options.sensitivity = 10;
  solved made = solve(json, &options);
  /* c 1/2, attack left 1/2, a 0.8 (1 - 0.4 / 2) = 0.64, x 1/2 + 1/2 (1 - 0.36 * 0.95). */
  ENT_TEST_NEAR(made.s[0], 0.64, 1e-14);
  ENT_TEST_NEAR(made.x->strength, 0.829, 1e-14);
  /* Bearing: a, b, c and c's two relations, which is one relation of the others each. */
  CU_ASSERT(made.x->bearing == 5 && made.x->tried == 5 && made.x->unsettled == 0);
  CU_ASSERT_EQUAL_FATAL(made.x->removal_count, 5);
  const struct { uint32_t argument, relation; double strength; } expected[] = {
      {0, ENT_NONE, 0.5 + 0.5 * 0.05},          {2, ENT_NONE, 0.5 + 0.5 * 0.48},           {ENT_NONE, 2, 0.5 + 0.5 * (1 - 0.52 * 0.95)},
      {1, ENT_NONE, 0.5 + 0.5 * (1 - 0.2 * 0.95)}, {ENT_NONE, 3, 0.5 + 0.5 * 0.64}};
  for (size_t i = 0; i < 5; i++) {
    bool found = false;
    for (size_t k = 0; k < 5; k++) {
      const ent_removal *at = &made.x->removals[k];
      if (at->argument != expected[i].argument || at->relation != expected[i].relation) continue;
      found = true;
      ENT_TEST_NEAR(at->strength, expected[i].strength, 1e-14);
      ENT_TEST_NEAR(at->change, expected[i].strength - 0.829, 1e-14);
    }
    CU_ASSERT(found);
  }
  for (size_t i = 1; i < 5; i++) CU_ASSERT(fabs(made.x->removals[i - 1].change) >= fabs(made.x->removals[i].change) - 1e-12);
  clear(&made);
  options.sensitivity = 1;
  made = solve(json, &options);
  CU_ASSERT(made.x->removal_count == 1 && made.x->removals[0].argument == 0 && made.x->tried == 5);
  clear(&made);
  options.sensitivity_work = 0;
  made = solve(json, &options);
  CU_ASSERT(made.x->removal_count == 0 && made.x->tried == 0 && made.x->bearing == 5);
  clear(&made);
}

static void settles_cycles(void) {
  /* c attacks itself: c = 1/2 / (1 + c). */
  solved made = solve_by(HEAD ATTACK("1", "c", "c") "]}", "weighted-h-categoriser");
  ENT_TEST_NEAR(made.s[2], (sqrt(3) - 1) / 2, 1e-11);
  CU_ASSERT(ent_gradual_cycles(made.gradual) == 1 && ent_gradual_iterations(made.gradual) > 1);
  CU_ASSERT(ent_gradual_residual(made.gradual) <= 1e-12);
  ENT_TEST_SAME(ent_gradual_status(made.gradual), "converged");
  clear(&made);
}

/* Given two iterations only, a cycle and all behind it have no number, and the rest has. */
static void names_what_does_not_settle(void) {
  static const char json[] = HEAD ATTACK("1", "a", "b") "," ATTACK("2", "b", "a") "," ATTACK("3", "b", "c") "," RELATION("4", "supports", "c", "'issue': 'x', 'side': 'support'") "]}";
  static const char apart[] = HEAD ATTACK("1", "a", "b") "," ATTACK("2", "b", "a") "]}";
  ent_gradual_options options = ENT_GRADUAL_OPTIONS_INIT;
  options.iterations = 2;
  solved made = solve(json, &options);
  ENT_TEST_SAME(ent_gradual_status(made.gradual), "not converged");
  CU_ASSERT(isnan(made.s[0]) && isnan(made.s[1]) && isnan(made.s[2]) && isnan(made.x->strength) && made.x->removal_count == 0);
  CU_ASSERT(ent_gradual_unsettled(made.gradual) == 3 && ent_gradual_iterations(made.gradual) == 2 && ent_gradual_residual(made.gradual) > 1e-12);
  clear(&made);
  made = solve(apart, &options);
  CU_ASSERT(isnan(made.s[0]) && made.s[2] == 0.5 && made.x->strength == 0.5);
  clear(&made);
}

/* Two camps of ten that attack each other both ways, from the same base score: neither may win. */
static void keeps_equals_equal(void) {
  enum { camp = 10 };
  ent_attack attacks[2 * camp * camp];
  size_t count = 0, arguments;
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  ent_gradual_options options = ENT_GRADUAL_OPTIONS_INIT;
  options.base = 1;
  for (uint32_t i = 0; i < camp; i++)
    for (uint32_t k = camp; k < 2 * camp; k++) {
      attacks[count++] = (ent_attack){i, k};
      attacks[count++] = (ent_attack){k, i};
    }
  ENT_TEST_OK(ent_framework_from_attacks(&framework, NULL, 2 * camp, attacks, count, &err), &err);
  for (const ent_gradual_method *method = ent_gradual_methods(); method->name != NULL; method++) {
    ent_gradual *gradual = NULL;
    options.method = method->name;
    ENT_TEST_OK(ent_gradual_new(&gradual, framework, &options, &err), &err);
    const double *s = ent_gradual_strengths(gradual, &arguments);
    CU_ASSERT(ent_gradual_converged(gradual));
    for (size_t i = 1; i < arguments; i++) ENT_TEST_NEAR(s[i], s[0], 1e-9);
    ent_gradual_free(gradual);
  }
  ent_framework_free(framework);
}

/* A hundred that all attack each other: even half steps turn back and forth under DF-QuAD. */
static void halves_its_steps(void) {
  enum { crowd = 100 };
  static ent_attack attacks[crowd * crowd];
  size_t count = 0, arguments;
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  ent_gradual *gradual = NULL;
  ent_gradual_options options = ENT_GRADUAL_OPTIONS_INIT;
  options.method = "df-quad";
  options.base = 1;
  for (uint32_t i = 0; i < crowd; i++)
    for (uint32_t k = 0; k < crowd; k++)
      if (i != k) attacks[count++] = (ent_attack){i, k};
  ENT_TEST_OK(ent_framework_from_attacks(&framework, NULL, crowd, attacks, count, &err), &err);
  ENT_TEST_OK(ent_gradual_new(&gradual, framework, &options, &err), &err);
  const double s = ent_gradual_strengths(gradual, &arguments)[0];
  CU_ASSERT(ent_gradual_converged(gradual) && ent_gradual_step(gradual) < 0.5);
  ENT_TEST_NEAR(s, pow(1 - s, crowd - 1), 1e-11);
  ent_gradual_free(gradual);
  ent_framework_free(framework);
}

static void reads_bare_attacks(void) {
  static const ent_attack attacks[] = {{0, 1}, {1, 2}};
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  size_t count;
  ENT_TEST_OK(ent_framework_from_attacks(&framework, NULL, 3, attacks, 2, &err), &err);
  static const struct { const char *method; double s[3]; } cases[] = {
      {"h-categoriser", {1, 0.5, 1 / 1.5}}, {"max-based", {1, 0.5, 1 / 1.5}}, {"cardinality-based", {1, 1.0 / 3, 1 / (2 + 1.0 / 3)}},
      {"df-quad", {0.5, 0.25, 0.375}}, {"social", {0.5, 0.25, 0.375}}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ent_gradual_options options = ENT_GRADUAL_OPTIONS_INIT;
    ent_gradual *gradual = NULL;
    options.method = cases[i].method;
    ENT_TEST_OK(ent_gradual_new(&gradual, framework, &options, &err), &err);
    const double *s = ent_gradual_strengths(gradual, &count);
    for (size_t k = 0; k < 3; k++) ENT_TEST_NEAR(s[k], cases[i].s[k], 1e-14);
    ent_gradual_positions(gradual, &count);
    CU_ASSERT_EQUAL(count, 0);
    ent_gradual_free(gradual);
  }
  ent_framework_free(framework);
}

/* The slow way: damped steps of a half on a table of attacks, until nothing moves. */
static void step_plainly(double *s, double *next, uint32_t count, const ent_attack *attacks, size_t size, bool product) {
  for (uint32_t i = 0; i < count; i++) next[i] = product ? 1 : 0;
  for (size_t k = 0; k < size; k++) {
    if (product) next[attacks[k].to] *= 1 - s[attacks[k].from];
    else next[attacks[k].to] += s[attacks[k].from];
  }
  for (uint32_t i = 0; i < count; i++) {
    const double square = next[i] * next[i];
    const double goal = product ? 0.5 * next[i] : 0.5 - 0.5 * square / (1 + square);
    s[i] += 0.5 * (goal - s[i]);
  }
}

/* A ring with chords, one part of more than a thousand arguments: they have 1 to some 60 attackers, so that they are sorted by them. */
static void solves_large_parts(void) {
  enum { count = 1500, hub = 40, steps = 400 };
  static ent_attack attacks[3 * count];
  static double s[count], next[count];
  static const char *const methods[] = {"df-quad", "quadratic-energy"};
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  size_t size = 0, strengths;
  for (uint32_t i = 0; i < count; i++) {
    attacks[size++] = (ent_attack){i, (i + 1) % count};
    if (i % 7 == 0) attacks[size++] = (ent_attack){i, (i / 7 * 31 + 500) % count};
    if (i % 25 == 3) attacks[size++] = (ent_attack){i, hub};
    if (i % 100 == 9) attacks[size++] = (ent_attack){i, hub * 2 + i % 3};
  }
  ENT_TEST_OK(ent_framework_from_attacks(&framework, NULL, count, attacks, size, &err), &err);
  CU_ASSERT(ent_framework_attackers_of(framework, hub).count > 32);
  for (size_t m = 0; m < 2; m++) {
    ent_gradual_options options = ENT_GRADUAL_OPTIONS_INIT;
    ent_gradual *gradual = NULL;
    double apart = 0;
    options.method = methods[m];
    ENT_TEST_OK(ent_gradual_new(&gradual, framework, &options, &err), &err);
    CU_ASSERT(ent_gradual_converged(gradual) && ent_gradual_cycles(gradual) == 1);
    for (uint32_t i = 0; i < count; i++) s[i] = 0.5;
    for (int step = 0; step < steps; step++) step_plainly(s, next, count, attacks, size, m == 0);
    const double *found = ent_gradual_strengths(gradual, &strengths);
    for (uint32_t i = 0; i < count; i++) apart = fmax(apart, fabs(found[i] - s[i]));
    CU_ASSERT_EQUAL(strengths, count);
    ENT_TEST_NEAR(apart, 0, 1e-10);
    ent_gradual_free(gradual);
  }
  ent_framework_free(framework);
}

static void counts_votes(void) {
  static const char json[] = "{'entente': 1, 'actors': [{'id': 'p', 'label': 'P'}, {'id': 'q', 'label': 'Q'}], 'arguments': ["
                             "{'id': 'a', 'text': 'A', 'put_forward_by': ['p'], 'endorsed_by': ['p', 'q']},"
                             "{'id': 'b', 'text': 'B', 'put_forward_by': ['p'], 'rejected_by': ['q']},"
                             "{'id': 'c', 'text': 'C', 'base_score': 0.3}], 'relations': [" ATTACK("1", "a", "b") "]}";
  solved made = solve_by(json, "social");
  ENT_TEST_NEAR(made.s[0], 2 / 2.01, 1e-14);
  ENT_TEST_NEAR(made.s[1], 1 / 2.01 * (1 - 2 / 2.01), 1e-14);
  ENT_TEST_NEAR(made.s[2], 0.3, 1e-14);
  clear(&made);
}

static void says_what_it_ignores(void) {
  static const char json[] = HEAD RELATION("1", "supports", "a", "'argument': 'c'") "," RELATION("2", "attacks", "b", "'issue': 'x', 'side': 'support'") ","
                             ATTACK("3", "b", "c") "]}";
  solved made = solve_by(json, "weighted-h-categoriser");
  CU_ASSERT_EQUAL(ent_gradual_ignored(made.gradual), 2);
  CU_ASSERT(isnan(made.x->strength));
  ENT_TEST_NEAR(made.s[2], 0.5 / 1.4, 1e-14);
  CU_ASSERT(ent_gradual_relation(made.gradual, 0) == 0 && ent_gradual_relation(made.gradual, 2) == 1);
  clear(&made);
  made = solve_by(json, "quadratic-energy");
  CU_ASSERT_EQUAL(ent_gradual_ignored(made.gradual), 0);
  clear(&made);
}

static void takes_nothing(void) {
  solved made = solve_by("{'entente': 1}", NULL);
  CU_ASSERT(ent_gradual_converged(made.gradual) && ent_gradual_unsettled(made.gradual) == 0);
  ENT_TEST_SAME(ent_gradual_get_method(made.gradual)->name, "quadratic-energy");
  clear(&made);
  made = solve_by("{'entente': 1, 'issues': [{'id': 'x', 'label': 'X'}]}", NULL);
  CU_ASSERT(made.x->strength == 0.5 && made.x->removal_count == 0 && made.x->bearing == 0);
  clear(&made);
}

static void refuses(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  ent_gradual *gradual = NULL;
  ENT_TEST_OK(ent_framework_from_attacks(&framework, NULL, 1, NULL, 0, &err), &err);
  const ent_gradual_options usual = ENT_GRADUAL_OPTIONS_INIT;
  ent_gradual_options bad[6] = {usual, usual, usual, usual, usual, usual};
  bad[0].method = "quadratic-enrgy";
  bad[1].base = 1.5;
  bad[2].epsilon = 0;
  bad[3].tolerance = 0;
  bad[4].iterations = 0;
  bad[5].base = NAN;
  for (size_t i = 0; i < 6; i++) {
    ent_error fault = ENT_ERROR_INIT;
    CU_ASSERT_EQUAL(ent_gradual_new(&gradual, framework, &bad[i], &fault), ENT_E_USAGE);
    CU_ASSERT_PTR_NULL(gradual);
    if (i == 0) CU_ASSERT_PTR_NOT_NULL(strstr(fault.text, "did you mean 'quadratic-energy'?"));
  }
  ent_framework_free(framework);
}

CU_TestInfo gradual_tests[] = {{"follows formulas", follows_formulas},
                               {"weighs undercuts", weighs_undercuts},
                               {"reads both sides of an issue", reads_both_sides_of_an_issue},
                               {"finds what a position rests on", finds_what_a_position_rests_on},
                               {"settles cycles", settles_cycles},
                               {"names what does not settle", names_what_does_not_settle},
                               {"keeps equals equal", keeps_equals_equal},
                               {"halves its steps", halves_its_steps},
                               {"reads bare attacks", reads_bare_attacks},
                               {"solves large parts", solves_large_parts},
                               {"counts votes", counts_votes},
                               {"says what it ignores", says_what_it_ignores},
                               {"takes nothing", takes_nothing},
                               {"refuses", refuses},
                               CU_TEST_INFO_NULL};
