/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits against frameworks built anew. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/rng.h"
#include "tests/frameworks.h"
#include "tests/harness.h"

/* One edit of each kind, in both representations. Returns whether it went as it should. */
static bool edit(ent_test_attacks *attacks, uint32_t *gone, ent_framework *framework, ent__rng *rng) {
  ent_error err = ENT_ERROR_INIT;
  const uint32_t from = ent__rng_below(rng, attacks->count), to = ent__rng_below(rng, attacks->count);
  const bool there = (*gone >> from & 1) == 0 && (*gone >> to & 1) == 0, attack = (attacks->to[from] >> to & 1) != 0;
  ent_argument_id added = 0;
  switch (ent__rng_below(rng, 10)) {
    case 0:
      if (attacks->count == ENT_TEST_MOST_ARGUMENTS) return true;
      attacks->by[attacks->count] = attacks->to[attacks->count] = 0;
      return ent_framework_add_argument(&added, framework, NULL, &err) == ENT_OK && added == attacks->count++;
    case 1:
      if (*gone >> from & 1) return ent_framework_remove_argument(framework, from, &err) == ENT_E_USAGE;
      *gone |= 1U << from;
      for (uint32_t i = 0; i < attacks->count; i++) {
        attacks->by[i] &= ~(1U << from);
        attacks->to[i] &= ~(1U << from);
      }
      attacks->by[from] = attacks->to[from] = 0;
      return ent_framework_remove_argument(framework, from, &err) == ENT_OK;
    case 2:
    case 3:
    case 4:
      if (!there || !attack) return ent_framework_remove_attack(framework, (ent_attack){from, to}, &err) == ENT_E_USAGE;
      attacks->to[from] &= ~(1U << to);
      attacks->by[to] &= ~(1U << from);
      return ent_framework_remove_attack(framework, (ent_attack){from, to}, &err) == ENT_OK;
    default:
      if (!there || attack) return ent_framework_add_attack(framework, (ent_attack){from, to}, &err) == ENT_E_USAGE;
      ent_test_attack(attacks, from, to);
      return ent_framework_add_attack(framework, (ent_attack){from, to}, &err) == ENT_OK;
  }
}

/* The framework without what is gone, numbered anew, for trying every set. */
static uint32_t expected_sets(uint32_t *out, const ent_test_attacks *attacks, uint32_t gone, ent_semantics semantics) {
  ent_test_attacks rest = {0};
  uint32_t old[ENT_TEST_MOST_ARGUMENTS];
  for (uint32_t i = 0; i < attacks->count; i++)
    if ((gone >> i & 1) == 0) old[rest.count++] = i;
  for (uint32_t i = 0; i < rest.count; i++)
    for (uint32_t k = 0; k < rest.count; k++)
      if (attacks->to[old[i]] >> old[k] & 1) ent_test_attack(&rest, i, k);
  const uint32_t count = ent_test_extensions(out, &rest, semantics);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t set = 0;
    for (uint32_t k = 0; k < rest.count; k++)
      if (out[i] >> k & 1) set |= 1U << old[k];
    out[i] = set;
  }
  return count;
}

static bool same_rows(const ent_test_attacks *attacks, const ent_framework *framework) {
  for (uint32_t i = 0; i < attacks->count; i++) {
    const ent_ids to = ent_framework_attacked_by(framework, i), by = ent_framework_attackers_of(framework, i);
    uint32_t found_to = 0, found_by = 0;
    for (size_t k = 0; k < to.count; k++) found_to |= 1U << to.at[k];
    for (size_t k = 0; k < by.count; k++) found_by |= 1U << by.at[k];
    if (found_to != attacks->to[i] || found_by != attacks->by[i]) return false;
    for (size_t k = 1; k < to.count; k++)
      if (to.at[k - 1] >= to.at[k]) return false;
    for (size_t k = 1; k < by.count; k++)
      if (by.at[k - 1] >= by.at[k]) return false;
  }
  return ent_framework_arguments(framework) == attacks->count;
}

static bool is_right(const ent_test_attacks *attacks, uint32_t gone, ent_framework *framework, ent_semantics semantics) {
  static uint32_t expected[ENT_TEST_MOST_SETS];
  ent_error err = ENT_ERROR_INIT;
  size_t labels = 0;
  bool right = same_rows(attacks, framework);
  const uint32_t count = expected_sets(expected, attacks, gone, semantics);
  ent_argue_options options = ENT_ARGUE_OPTIONS_INIT;
  options.semantics = semantics;
  for (options.argument = 0; right && options.argument < attacks->count; options.argument++) {
    if (gone >> options.argument & 1) continue;
    for (int task = ENT_TASK_SE; right && task < ENT_TASK_COUNT; task++) {
      ent_answer *answer = NULL;
      options.task = (ent_task)task;
      right = ent_argue(&answer, framework, &options, &err) == ENT_OK && ent_test_answer_is_right(answer, expected, count);
      ent_answer_free(answer);
    }
  }
  const uint32_t grounded = expected_sets(expected, attacks, gone, ENT_SEMANTICS_GROUNDED) == 1 ? expected[0] : 0;
  const ent_label *label = ent_framework_grounded(framework, &labels);
  for (uint32_t i = 0; i < attacks->count; i++) right = right && (label[i] == ENT_LABEL_IN) == (grounded >> i & 1);
  return right;
}

static void edits_are_like_new(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 7, 1);
  bool right = true;
  for (int round = 0; round < 12 && right; round++) {
    ent_test_attacks attacks;
    uint32_t gone = 0;
    ent_test_draw_attacks(&attacks, &rng, 2 + ent__rng_below(&rng, 6));
    ent_framework *framework = ent_test_framework(&attacks);
    for (int i = 0; i < 25 && right; i++) {
      right = edit(&attacks, &gone, framework, &rng);
      right = right && is_right(&attacks, gone, framework, (ent_semantics)ent__rng_below(&rng, ENT_SEMANTICS_COUNT));
      right = right && is_right(&attacks, gone, framework, ENT_SEMANTICS_PREFERRED);
    }
    ent_framework_free(framework);
  }
  CU_ASSERT(right);
}

/* Names stay with their arguments; what is there or is not is said. */
static void edits_have_names(void) {
  static const char *const ids[] = {"a", "b"};
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  ent_argument_id added = 0;
  char buffer[12];
  const ent_attack attack = {0, 1};
  ENT_TEST_OK(ent_framework_from_attacks(&framework, ids, 2, &attack, 1, &err), &err);
  ENT_TEST_OK(ent_framework_add_argument(&added, framework, "c", &err), &err);
  CU_ASSERT_EQUAL(added, 2);
  ENT_TEST_SAME(ent_framework_id(framework, added, buffer), "c");
  CU_ASSERT_EQUAL(ent_framework_find(framework, "c"), 2);
  CU_ASSERT_EQUAL(ent_framework_add_argument(&added, framework, "a", &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "there is, or was, an argument 'a' already");
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(ent_framework_add_argument(&added, framework, NULL, &err), ENT_E_USAGE);
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(ent_framework_add_attack(framework, attack, &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "'a' attacks 'b' already");
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(ent_framework_remove_attack(framework, (ent_attack){1, 2}, &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "'b' does not attack 'c'");
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(ent_framework_add_attack(framework, (ent_attack){0, 3}, &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "there is no argument number 4");
  ent_framework_free(framework);
}

static void an_empty_framework_grows(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  ent_argument_id added = 0;
  char buffer[12];
  ENT_TEST_OK(ent_framework_from_attacks(&framework, NULL, 0, NULL, 0, &err), &err);
  for (uint32_t i = 0; i < 3; i++) ENT_TEST_OK(ent_framework_add_argument(&added, framework, NULL, &err), &err);
  ENT_TEST_SAME(ent_framework_id(framework, added, buffer), "3");
  CU_ASSERT_EQUAL(ent_framework_add_argument(&added, framework, "7", &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "the arguments are numbered: found '7', expected '4' or no id");
  ent_framework_free(framework);
}

CU_TestInfo extensions_edits_tests[] = {{"edits are like new", edits_are_like_new},
                                        {"edits have names", edits_have_names},
                                        {"an empty framework grows", an_empty_framework_grows},
                                        CU_TEST_INFO_NULL};
