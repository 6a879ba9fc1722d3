/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small argumentation frameworks for tests, and their extensions by trying every set of arguments. */
#ifndef ENT_TESTS_FRAMEWORKS_H
#define ENT_TESTS_FRAMEWORKS_H

#include <stdbool.h>

#include <entente/extensions.h>

#include "engine/base/rng.h"

enum { ENT_TEST_MOST_ARGUMENTS = 12, ENT_TEST_MOST_SETS = 1 << ENT_TEST_MOST_ARGUMENTS };

/* Sets of arguments are bits of a number. */
typedef struct ent_test_attacks {
  uint32_t count;
  uint32_t by[ENT_TEST_MOST_ARGUMENTS]; /* what attacks it */
  uint32_t to[ENT_TEST_MOST_ARGUMENTS]; /* what it attacks */
} ent_test_attacks;

void ent_test_attack(ent_test_attacks *attacks, uint32_t from, uint32_t to);
/* Draws one: any density, with or without self-attacks, preferential attachment, or of several pieces. */
void ent_test_draw_attacks(ent_test_attacks *out, ent__rng *rng, uint32_t count);
/* Lists the extensions, from the definitions alone, in rising order of their numbers. */
uint32_t ent_test_extensions(uint32_t *out, const ent_test_attacks *attacks, ent_semantics semantics);
/* Builds the framework; fails the test where that fails. */
ent_framework *ent_test_framework(const ent_test_attacks *attacks);
/*
 * Asks every question under a semantics and compares with `expected` extensions: witnesses, counts,
 * limits. Returns whether all are right; prints the framework and the question where one is not.
 */
bool ent_test_questions(const ent_test_attacks *attacks, ent_framework *framework, ent_semantics semantics, const uint32_t *expected, uint32_t count);
/* Compares one answer with the extensions that there are, by its own options. */
bool ent_test_answer_is_right(const ent_answer *answer, const uint32_t *expected, uint32_t count);
/* Asks every question under all semantics, by trying every set. */
bool ent_test_all_questions(const ent_test_attacks *attacks);

#endif
