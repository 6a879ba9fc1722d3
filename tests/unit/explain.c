/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dialogues by hand, and drawn ones against the rules that make a dialogue settle its argument. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/rng.h"
#include "tests/alloc_fail.h"
#include "tests/datasets.h"
#include "tests/harness.h"

/* "a" or "b-a" for a claim or what attacks, deeper ones after their depth: "0a 1b 2c". */
static void told(ent_buffer *out, const ent_framework *framework, const char *id) {
  static const char marks[] = {' ', '>', '~', '^', '?', '@'};
  ent_error err = ENT_ERROR_INIT;
  ent_explanation *explanation = NULL;
  size_t count = 0;
  char buffer[12];
  ENT_TEST_OK(ent_explanation_new(&explanation, framework, ent_framework_find(framework, id), &err), &err);
  const ent_dialogue_turn *turns = ent_explanation_turns(explanation, &count);
  for (size_t i = 0; i < count; i++) {
    ent__buffer_printf(out, "%s%lu%c%s", i == 0 ? "" : " ", (unsigned long)turns[i].depth, marks[turns[i].kind],
                       turns[i].argument == ENT_NONE ? "-" : ent_framework_id(framework, turns[i].argument, buffer));
    if (turns[i].repeats != ENT_NONE) ent__buffer_printf(out, "=%lu", (unsigned long)turns[i].repeats);
  }
  ent_explanation_free(explanation);
}

static void tells_by_hand(void) {
#define ARGUMENT(id) "{'id': '" id "', 'text': '" id "'}"
#define RELATION(id, from, kind, what, to) "{'id': '" id "', 'from': '" from "', 'kind': '" kind "', 'to': {'" what "': '" to "'}}"
  static const struct {
    const char *relations, *argument, *told;
    ent_reading reading;
  } cases[] = {
      {"", "a", "0 a", ENT_READING_NONE},
      {RELATION("1", "b", "attacks", "argument", "a"), "a", "0 a 1>b", ENT_READING_NONE},
      {RELATION("1", "b", "attacks", "argument", "a") "," RELATION("2", "c", "attacks", "argument", "b"), "a", "0 a 1>b 2>c", ENT_READING_NONE},
      /* Of two ways to be out, the one that is settled sooner. */
      {RELATION("1", "b", "attacks", "argument", "a") "," RELATION("2", "c", "attacks", "argument", "a") "," RELATION("3", "d", "attacks", "argument", "e") ","
           RELATION("4", "e", "attacks", "argument", "b"),
       "a", "0 a 1>c", ENT_READING_NONE},
      /* Every attacker is answered. */
      {RELATION("1", "b", "attacks", "argument", "a") "," RELATION("2", "c", "attacks", "argument", "a") "," RELATION("3", "d", "attacks", "argument", "c") ","
           RELATION("4", "e", "attacks", "argument", "b"),
       "a", "0 a 1>b 2>e 1>c 2>d", ENT_READING_NONE},
      /* The answer to both is one argument, gone into once. */
      {RELATION("1", "b", "attacks", "argument", "a") "," RELATION("2", "c", "attacks", "argument", "a") "," RELATION("3", "d", "attacks", "argument", "c") ","
           RELATION("4", "d", "attacks", "argument", "b") "," RELATION("5", "e", "attacks", "argument", "d") "," RELATION("6", "f", "attacks", "argument", "e"),
       "a", "0 a 1>b 2>d 3>e 4>f 1>c 2>d=2", ENT_READING_NONE},
      /* Two that attack each other, and one behind them. */
      {RELATION("1", "b", "attacks", "argument", "a") "," RELATION("2", "a", "attacks", "argument", "b"), "a", "0 a 1>b 2>a=0", ENT_READING_NONE},
      {RELATION("1", "b", "attacks", "argument", "a") "," RELATION("2", "a", "attacks", "argument", "b") "," RELATION("3", "a", "attacks", "argument", "c"), "c",
       "0 c 1>a 2>b 3>a=1", ENT_READING_NONE},
      {RELATION("1", "a", "attacks", "argument", "a"), "a", "0 a 1>a=0", ENT_READING_NONE},
      /* An attack that is undercut fails. */
      {RELATION("1", "b", "attacks", "argument", "a") "," RELATION("2", "c", "undercuts", "relation", "1"), "a", "0 a 1>b 2~c", ENT_READING_NONE},
      {RELATION("1", "b", "attacks", "argument", "a") "," RELATION("2", "c", "undercuts", "relation", "1") "," RELATION("3", "d", "attacks", "argument", "c"), "a",
       "0 a 1>b 2~c 3>d", ENT_READING_NONE},
      /* Its argument is attacked too, which settles it later than the undercut does. */
      {RELATION("1", "b", "attacks", "argument", "a") "," RELATION("2", "c", "undercuts", "relation", "1") "," RELATION("3", "d", "attacks", "argument", "c") ","
           RELATION("4", "e", "attacks", "argument", "b"),
       "a", "0 a 1>b 2>e", ENT_READING_NONE},
      /* An undercut attack within a circle. */
      {RELATION("1", "b", "attacks", "argument", "a") "," RELATION("2", "a", "undercuts", "relation", "1"), "a", "0 a 1>b 2~a=0", ENT_READING_NONE},
      /* What a reading makes. */
      {RELATION("1", "a", "supports", "argument", "b") "," RELATION("2", "c", "attacks", "argument", "b"), "a", "0 a 1^c", ENT_READING_DEDUCTIVE},
      {RELATION("1", "a", "supports", "argument", "b") "," RELATION("2", "c", "attacks", "argument", "a"), "b", "0 b 1^c", ENT_READING_NECESSARY},
      {RELATION("1", "a", "supports", "argument", "b") "," RELATION("2", "b", "supports", "argument", "a"), "b", "0 b 1@-", ENT_READING_NECESSARY},
      {"", "a", "0 a 1@-", ENT_READING_EVIDENTIAL}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    ent_error err = ENT_ERROR_INIT;
    ent_framework *framework = NULL;
    ent_buffer json = ENT_BUFFER_INIT;
    ent_buffer found = ENT_BUFFER_INIT;
    const ent_framework_options options = {cases[i].reading, 0};
    ent__buffer_printf(&json, "{'entente': 1, 'arguments': [" ARGUMENT("a") "," ARGUMENT("b") "," ARGUMENT("c") "," ARGUMENT("d") "," ARGUMENT("e") "," ARGUMENT("f") "], 'relations': [%s]}",
                       cases[i].relations);
    ent_dataset *d = ent_test_dataset(json.data);
    ENT_TEST_OK(ent_framework_new(&framework, d, &options, &err), &err);
    told(&found, framework, cases[i].argument);
    ENT_TEST_SAME(found.data, cases[i].told);
    ent_buffer_clear(&found);
    ent_buffer_clear(&json);
    ent_framework_free(framework);
    ent_dataset_free(d);
  }
}

enum { most = 10 };

/* The number of turns that the game takes with best play, by its definition: 0 where it is not settled. */
static void play_slowly(uint32_t n, bool attack[most][most], uint32_t *level, const ent_label *label) {
  for (uint32_t i = 0; i < n; i++) level[i] = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (uint32_t v = 0; v < n; v++) {
      uint32_t largest = 0, smallest = ENT_NONE;
      bool known = true;
      for (uint32_t a = 0; a < n; a++) {
        if (!attack[a][v]) continue;
        if (level[a] == 0) known = false;
        if (level[a] > largest) largest = level[a];
        if (label[a] == ENT_LABEL_IN && level[a] > 0 && level[a] < smallest) smallest = level[a];
      }
      uint32_t now = 0;
      if (label[v] == ENT_LABEL_IN && known) now = largest + 1;
      if (label[v] == ENT_LABEL_OUT && smallest != ENT_NONE) now = smallest + 1;
      changed = changed || now != level[v];
      level[v] = now;
    }
  }
}

/* Holds one dialogue against the rules. */
static void check(const ent_framework *framework, uint32_t n, bool attack[most][most], const uint32_t *level, const ent_label *label, uint32_t argument) {
  ent_error err = ENT_ERROR_INIT;
  ent_explanation *explanation = NULL;
  size_t count = 0;
  ENT_TEST_OK(ent_explanation_new(&explanation, framework, argument, &err), &err);
  const ent_dialogue_turn *turns = ent_explanation_turns(explanation, &count);
  CU_ASSERT_EQUAL(turns[0].argument, argument);
  CU_ASSERT_EQUAL(ent_explanation_label(explanation), label[argument]);
  bool repeats = false;
  for (size_t i = 0; i < count; i++) repeats = repeats || turns[i].repeats != ENT_NONE;
  if (label[argument] != ENT_LABEL_UNDECIDED && !repeats) CU_ASSERT_EQUAL(ent_explanation_length(explanation), level[argument]);
  if (label[argument] != ENT_LABEL_UNDECIDED) CU_ASSERT(ent_explanation_length(explanation) <= level[argument]);
  for (size_t i = 0; i < count; i++) {
    const ent_dialogue_turn *turn = &turns[i];
    uint32_t answers = 0, attackers = 0;
    for (size_t k = 0; k < count; k++) answers += turns[k].answers == i;
    for (uint32_t a = 0; a < n; a++) attackers += attack[a][turn->argument];
    CU_ASSERT_EQUAL(turn->label, label[turn->argument]);
    if (i > 0) {
      CU_ASSERT_FATAL(turn->answers < i);
      CU_ASSERT(attack[turn->argument][turns[turn->answers].argument]);
      CU_ASSERT_EQUAL(turn->proponent, !turns[turn->answers].proponent);
      CU_ASSERT_EQUAL(turn->depth, turns[turn->answers].depth + 1);
    }
    if (turn->repeats != ENT_NONE) {
      CU_ASSERT_EQUAL(turns[turn->repeats].argument, turn->argument);
      CU_ASSERT_EQUAL(turns[turn->repeats].repeats, ENT_NONE);
      CU_ASSERT_EQUAL(answers, 0);
    } else {
      CU_ASSERT_EQUAL(answers, turn->label == ENT_LABEL_IN ? attackers : 1);
    }
  }
  ent_explanation_free(explanation);
}

static void keeps_the_rules(void) {
  ent__rng rng;
  ent__rng_seed(&rng, 21, 7);
  for (int round = 0; round < 300; round++) {
    bool attack[most][most] = {{false}};
    ent_attack edges[30];
    uint32_t level[most];
    size_t labelled = 0;
    ent_error err = ENT_ERROR_INIT;
    ent_framework *framework = NULL;
    const uint32_t n = 1 + ent__rng_below(&rng, most);
    const uint32_t total = ent__rng_below(&rng, 3 * n > 30 ? 30 : 3 * n);
    for (uint32_t i = 0; i < total; i++) {
      edges[i] = (ent_attack){ent__rng_below(&rng, n), ent__rng_below(&rng, n)};
      attack[edges[i].from][edges[i].to] = true;
    }
    ENT_TEST_OK(ent_framework_from_attacks(&framework, NULL, n, edges, total, &err), &err);
    const ent_label *label = ent_framework_grounded(framework, &labelled);
    play_slowly(n, attack, level, label);
    for (uint32_t i = 0; i < n; i++) check(framework, n, attack, level, label, i);
    ent_framework_free(framework);
  }
}

/* A long chain is a long dialogue, not a deep recursion. */
static void goes_far(void) {
  enum { length = 100000 };
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  ent_explanation *explanation = NULL;
  ent_attack *edges = calloc(length, sizeof *edges);
  CU_ASSERT_PTR_NOT_NULL_FATAL(edges);
  for (uint32_t i = 0; i + 1 < length; i++) edges[i] = (ent_attack){i, i + 1};
  ENT_TEST_OK(ent_framework_from_attacks(&framework, NULL, length, edges, length - 1, &err), &err);
  ENT_TEST_OK(ent_explanation_new(&explanation, framework, length - 1, &err), &err);
  CU_ASSERT_EQUAL(ent_explanation_length(explanation), length);
  CU_ASSERT_EQUAL(ent_explanation_label(explanation), ENT_LABEL_OUT);
  ent_explanation_free(explanation);
  CU_ASSERT_EQUAL(ent_explanation_new(&explanation, framework, length, &err), ENT_E_USAGE);
  CU_ASSERT_PTR_NULL(explanation);
  ent_framework_free(framework);
  free(edges);
}

static void survives_want_of_memory(void) {
  static const ent_attack edges[] = {{1, 0}, {2, 1}, {3, 0}, {4, 3}, {5, 6}, {6, 5}};
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  ENT_TEST_OK(ent_framework_from_attacks(&framework, NULL, 7, edges, 6, &err), &err);
  for (uint32_t argument = 0; argument < 7; argument += 5) {
    for (unsigned long n = 1;; n++) {
      ent_explanation *explanation = NULL;
      ent_test_fail_after(n - 1);
      const ent_status status = ent_explanation_new(&explanation, framework, argument, NULL);
      const bool reached = ent_test_failed();
      ent_test_fail_never();
      ent_explanation_free(explanation);
      CU_ASSERT_EQUAL(status, reached ? ENT_E_NOMEM : ENT_OK);
      if (!reached) break;
    }
  }
  ent_framework_free(framework);
}

CU_TestInfo explain_tests[] = {{"tells by hand", tells_by_hand},
                               {"keeps the rules", keeps_the_rules},
                               {"goes far", goes_far},
                               {"survives want of memory", survives_want_of_memory},
                               CU_TEST_INFO_NULL};
