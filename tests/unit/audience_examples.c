/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Audiences: worked examples, odd inputs, orders of groups, what is written, failing allocations. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/formats/argue.h"
#include "tests/alloc_fail.h"
#include "tests/datasets.h"
#include "tests/harness.h"

#define ATTACK(id, from, to) "{'id': '" id "', 'from': '" from "', 'to': {'argument': '" to "'}, 'kind': 'attacks'}"
#define VALUES(a, b) "{'entente': 1, 'values': [{'id': '" a "', 'label': '" a "'}, {'id': '" b "', 'label': '" b "'}]"

typedef struct judged {
  ent_dataset *dataset;
  ent_framework *framework;
  ent_audiences *audiences;
} judged;

static judged judge(const char *json, const ent_audience_options *options) {
  ent_error err = ENT_ERROR_INIT;
  judged j = {ent_test_dataset(json), NULL, NULL};
  ENT_TEST_OK(ent_framework_new(&j.framework, j.dataset, NULL, &err), &err);
  ENT_TEST_OK(ent_audiences_new(&j.audiences, j.framework, options, &err), &err);
  return j;
}

static void done(judged *j) {
  ent_audiences_free(j->audiences);
  ent_framework_free(j->framework);
  ent_dataset_free(j->dataset);
}

/* "AC": the arguments that an audience accepts, by their ids of one letter. */
static void accepted(char *out, const judged *j, size_t audience) {
  size_t count;
  const ent_argument *arguments = ent_dataset_arguments(j->dataset, &count);
  for (uint32_t n = 0; n < count; n++)
    if (ent_audiences_acceptance(j->audiences, audience, n) == ENT_ACCEPTANCE_ALL) *out++ = arguments[n].id[0];
  *out = '\0';
}

/* Bench-Capon 2003, figure 2: A (red) attacks B (blue), B attacks C (blue). */
static const char figure_2[] =
    VALUES("red", "blue") ", 'issues': [{'id': 'x', 'label': 'X'}], 'actors': [{'id': 'r', 'label': 'R', 'values': ['red', 'blue']}, {'id': 'b', 'label': 'B', 'values': ['blue', 'red']},"
    "{'id': 'e', 'label': 'E', 'values': [['blue', 'red']]}, {'id': 'o', 'label': 'O', 'values': ['blue']}, {'id': 'n', 'label': 'N'}, {'id': 'm', 'label': 'M'}],"
    "'arguments': [{'id': 'A', 'text': 'A', 'values': ['red']}, {'id': 'B', 'text': 'B', 'values': ['blue'], 'put_forward_by': ['n', 'm']},"
    "{'id': 'C', 'text': 'C', 'values': ['blue'], 'rejected_by': ['n'], 'endorsed_by': ['m']}],"
    "'relations': [" ATTACK("1", "A", "B") "," ATTACK("2", "B", "C") ","
    "{'id': '3', 'from': 'C', 'to': {'issue': 'x', 'side': 'support'}, 'kind': 'supports'}, {'id': '4', 'from': 'B', 'to': {'issue': 'x', 'side': 'oppose'}, 'kind': 'supports'}]}";

static void judges_figure_2(void) {
  static const struct { const char *actor, *accepts; ent_conclusion on_issue; } cases[] = {
      {"b", "AB", ENT_CONCLUSION_AGAINST}, {"e", "AC", ENT_CONCLUSION_FOR}, {"o", "AC", ENT_CONCLUSION_FOR}, {"r", "AC", ENT_CONCLUSION_FOR}};
  static const ent_verdict objective[] = {ENT_VERDICT_YES, ENT_VERDICT_NO, ENT_VERDICT_NO};
  for (int s = 0; s < 2; s++) {
    ent_audience_options options = ENT_AUDIENCE_OPTIONS_INIT;
    options.semantics = s == 0 ? ENT_SEMANTICS_GROUNDED : ENT_SEMANTICS_PREFERRED;
    judged j = judge(figure_2, &options);
    CU_ASSERT_EQUAL_FATAL(ent_audiences_count(j.audiences), 4);
    for (size_t i = 0; i < 4; i++) {
      char found[4];
      accepted(found, &j, i);
      ENT_TEST_SAME(ent_audiences_at(j.audiences, i)->id, cases[i].actor);
      ENT_TEST_SAME(found, cases[i].accepts);
      CU_ASSERT_EQUAL(ent_audiences_issue(j.audiences, i, 0).conclusion, cases[i].on_issue);
    }
    CU_ASSERT_EQUAL(ent_audiences_classes(j.audiences), 2);
    for (uint32_t n = 0; n < 3; n++) {
      ent_ids witness;
      CU_ASSERT_EQUAL(ent_audiences_objective(j.audiences, n, &witness), objective[n]);
      CU_ASSERT_EQUAL(ent_audiences_subjective(j.audiences, n, &witness), ENT_VERDICT_YES);
      CU_ASSERT_EQUAL(witness.count, 2);
    }
    CU_ASSERT_EQUAL(ent_audiences_accepting(j.audiences, 0), 4); /* a common premise */
    CU_ASSERT_EQUAL(ent_audiences_accepting(j.audiences, 1), 1); /* a crux */
    done(&j);
  }
}

/* n holds B and rejects C: one of two orders; m holds both, which none meets. */
static void fits_orders_to_stances(void) {
  judged j = judge(figure_2, NULL);
  size_t count;
  const ent_unordered *actors = ent_audiences_unordered(j.audiences, &count);
  CU_ASSERT_EQUAL_FATAL(count, 2);
  CU_ASSERT(actors[0].actor == 5 && actors[0].met == 1 && actors[0].orders == 2 && !actors[0].consistent);
  CU_ASSERT(actors[1].actor == 4 && actors[1].met == 2 && actors[1].orders == 1 && actors[1].consistent);
  CU_ASSERT_EQUAL(ent_audiences_unordered_acceptance(j.audiences, 0, 1), ENT_ACCEPTANCE_SOME);
  CU_ASSERT_EQUAL(ent_audiences_unordered_acceptance(j.audiences, 1, 1), ENT_ACCEPTANCE_ALL);
  CU_ASSERT_EQUAL(ent_audiences_unordered_acceptance(j.audiences, 1, 2), ENT_ACCEPTANCE_NONE);
  done(&j);
}

static void turns_figure_2(void) {
  ent_error err = ENT_ERROR_INIT;
  judged j = judge(figure_2, NULL);
  const ent_turn *turn = NULL;
  size_t count;
  /* r: one swap puts blue first and B stands; or A is answered. */
  ENT_TEST_OK(ent_audiences_turn_argument(&turn, j.audiences, 3, 1, &err), &err);
  CU_ASSERT(turn->before == ENT_ACCEPTANCE_NONE && turn->order_end == ENT_SEARCH_LEAST && turn->steps == 1);
  CU_ASSERT(turn->order.count == 2 && turn->order.at[0].value == 1 && turn->order.at[0].rank == 0);
  CU_ASSERT(turn->answers_end == ENT_SEARCH_LEAST && turn->size == 1 && turn->answered.count == 1 && turn->answered.at[0] == 0);
  /* e: the tie is broken, which is one step, too. */
  ENT_TEST_OK(ent_audiences_turn_issue(&turn, j.audiences, 1, 0, &err), &err);
  CU_ASSERT(turn->concludes == ENT_CONCLUSION_FOR && turn->order_end == ENT_SEARCH_LEAST && turn->steps == 1);
  CU_ASSERT(turn->after_order == ENT_CONCLUSION_AGAINST && turn->answers_end == ENT_SEARCH_LEAST && turn->size == 1);
  /* o ranks one value: there is nothing to exchange. A is attacked by nothing. */
  ENT_TEST_OK(ent_audiences_turn_argument(&turn, j.audiences, 2, 0, &err), &err);
  CU_ASSERT(turn->order_end == ENT_SEARCH_NONE && turn->answers_end == ENT_SEARCH_NONE);
  ENT_TEST_OK(ent_audiences_turn_argument(&turn, j.audiences, 3, 1, &err), &err); /* once more: kept */
  ent_audiences_turns(j.audiences, &count);
  CU_ASSERT_EQUAL(count, 3);
  CU_ASSERT_EQUAL(ent_audiences_turn_argument(&turn, j.audiences, 3, 9, &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "there is no argument number 9; there are 3");
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(ent_audiences_turn_issue(&turn, j.audiences, 3, 1, &err), ENT_E_USAGE);
  ent_error_clear(&err);
  CU_ASSERT_EQUAL(ent_audiences_turn_issue(&turn, j.audiences, 4, 0, &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "there is no audience number 4; there are 4");
  done(&j);
}

/* Bounds are told from proofs. */
static void bounds_of_turns(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_audience_options options = ENT_AUDIENCE_OPTIONS_INIT;
  const ent_turn *turn = NULL;
  options.most_steps = 0;
  options.most_answered = 0;
  judged j = judge(figure_2, &options);
  ENT_TEST_OK(ent_audiences_turn_argument(&turn, j.audiences, 3, 1, &err), &err);
  CU_ASSERT(turn->order_end == ENT_SEARCH_NOT_WITHIN && turn->steps == 0 && turn->answers_end == ENT_SEARCH_NOT_WITHIN && turn->size == 0);
  done(&j);
  options.most_steps = 10;
  options.most_answered = 4;
  options.work = 0;
  j = judge(figure_2, &options);
  ENT_TEST_OK(ent_audiences_turn_argument(&turn, j.audiences, 3, 1, &err), &err);
  CU_ASSERT_EQUAL(turn->order_end, ENT_SEARCH_STOPPED);
  /* The work was too little to enumerate, so that the solver was asked; it says the same. */
  CU_ASSERT_EQUAL(ent_audiences_orders(j.audiences)->method, ENT_ORDERS_SOLVED);
  ent_ids witness;
  CU_ASSERT_EQUAL(ent_audiences_objective(j.audiences, 1, &witness), ENT_VERDICT_NO);
  CU_ASSERT_EQUAL(ent_audiences_objective(j.audiences, 0, &witness), ENT_VERDICT_YES);
  done(&j);
}

/*
 * An undercut attack is judged by the values of the attacker and the attacked; the undercut itself by
 * those of the undercutter and the attacker: D (blue) undercuts the attack of A (red) on B (blue).
 */
static void judges_undercuts(void) {
  static const char json[] =
      VALUES("red", "blue") ", 'actors': [{'id': 'r', 'label': 'R', 'values': ['red', 'blue']}, {'id': 'b', 'label': 'B', 'values': ['blue', 'red']}],"
      "'arguments': [{'id': 'A', 'text': 'A', 'values': ['red']}, {'id': 'B', 'text': 'B', 'values': ['blue']}, {'id': 'D', 'text': 'D', 'values': ['blue']},"
      "{'id': 'E', 'text': 'E', 'values': ['red']}], 'relations': [" ATTACK("1", "A", "B") ", {'id': '2', 'from': 'D', 'to': {'relation': '1'}, 'kind': 'undercuts'},"
      ATTACK("3", "E", "D") "]}";
  judged j = judge(json, NULL);
  char found[8];
  accepted(found, &j, 0); /* b: E does not defeat D, which undercuts what would fail anyway */
  ENT_TEST_SAME(found, "ABDE");
  accepted(found, &j, 1); /* r: E defeats D, so A's attack stands and succeeds */
  ENT_TEST_SAME(found, "AE");
  CU_ASSERT_EQUAL(ent_framework_nodes(j.framework) > 4, true);
  const ent_turn *turn = NULL;
  ent_error err = ENT_ERROR_INIT;
  ENT_TEST_OK(ent_audiences_turn_argument(&turn, j.audiences, 1, 1, &err), &err);
  CU_ASSERT(turn->order_end == ENT_SEARCH_LEAST && turn->steps == 1 && turn->size == 1);
  done(&j);
}

/* An audience that ranks the attacker above its undercutter thinks nothing of the undercut. */
static void weighs_undercuts(void) {
  static const char json[] =
      VALUES("red", "blue") ", 'actors': [{'id': 'r', 'label': 'R', 'values': ['red', 'blue']}, {'id': 'b', 'label': 'B', 'values': ['blue', 'red']},"
      "{'id': 't', 'label': 'T', 'values': [['blue', 'red']]}],"
      "'arguments': [{'id': 'A', 'text': 'A', 'values': ['red']}, {'id': 'B', 'text': 'B', 'values': ['blue']}, {'id': 'D', 'text': 'D', 'values': ['blue']}],"
      "'relations': [" ATTACK("1", "A", "B") ", {'id': '2', 'from': 'D', 'to': {'relation': '1'}, 'kind': 'undercuts'}]}";
  judged j = judge(json, NULL);
  char found[8];
  accepted(found, &j, 0); /* b: the attack fails */
  ENT_TEST_SAME(found, "ABD");
  accepted(found, &j, 1); /* r: the attack succeeds, the undercut does not */
  ENT_TEST_SAME(found, "AD");
  accepted(found, &j, 2); /* t: both would succeed, and the undercut holds */
  ENT_TEST_SAME(found, "ABD");
  done(&j);
}

/* With several values an argument ranks by the best that the audience ranks; without one it is above none. */
static void ranks_by_the_best(void) {
  static const char json[] =
      "{'entente': 1, 'values': [{'id': 'u', 'label': 'U'}, {'id': 'v', 'label': 'V'}, {'id': 'w', 'label': 'W'}],"
      "'actors': [{'id': 'p', 'label': 'P', 'values': ['u', 'v']}, {'id': 'q', 'label': 'Q', 'values': ['v', 'u', 'w']}],"
      "'arguments': [{'id': 'A', 'text': 'A', 'values': ['v']}, {'id': 'B', 'text': 'B', 'values': ['w', 'u']}, {'id': 'C', 'text': 'C', 'values': ['w']},"
      "{'id': 'D', 'text': 'D'}, {'id': 'S', 'text': 'S', 'values': ['u']}], 'relations': [" ATTACK("1", "A", "B") "," ATTACK("2", "A", "C") ","
      ATTACK("3", "A", "D") "," ATTACK("4", "S", "S") "]}";
  judged j = judge(json, NULL);
  char found[8];
  accepted(found, &j, 0); /* p: B by u above v; C by w, which p does not rank; D by nothing */
  ENT_TEST_SAME(found, "AB");
  accepted(found, &j, 1);
  ENT_TEST_SAME(found, "A");
  CU_ASSERT_EQUAL(ent_audiences_orders(j.audiences)->values.count, 3);
  done(&j);
}

static void odd_inputs(void) {
  ent_error err = ENT_ERROR_INIT;
  size_t found, count;
  judged j = judge("{'entente': 1}", NULL); /* nothing at all */
  CU_ASSERT(ent_audiences_count(j.audiences) == 0 && ent_audiences_classes(j.audiences) == 0);
  CU_ASSERT_EQUAL(ent_audiences_find(&found, j.audiences, "x", &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "there is no audience 'x'");
  ent_error_clear(&err);
  done(&j);
  /* Arguments without values, an actor without an order. */
  j = judge("{'entente': 1, 'actors': [{'id': 'p', 'label': 'P'}], 'arguments': [{'id': 'A', 'text': 'A', 'put_forward_by': ['p']}, {'id': 'B', 'text': 'B'}],"
            "'relations': [" ATTACK("1", "A", "B") "]}", NULL);
  ent_ids witness;
  CU_ASSERT_EQUAL(ent_audiences_objective(j.audiences, 0, &witness), ENT_VERDICT_YES);
  CU_ASSERT_EQUAL(ent_audiences_subjective(j.audiences, 1, &witness), ENT_VERDICT_NO);
  CU_ASSERT_EQUAL(ent_audiences_orders(j.audiences)->orders, 1);
  const ent_unordered *actors = ent_audiences_unordered(j.audiences, &count);
  CU_ASSERT(count == 1 && actors[0].consistent);
  CU_ASSERT_EQUAL(ent_audiences_find(&found, j.audiences, "p", &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "actor 'p' ranks no values; an audience needs an order of them");
  ent_error_clear(&err);
  done(&j);
  j = judge(figure_2, NULL);
  CU_ASSERT_EQUAL(ent_audiences_find(&found, j.audiences, "r", &err), ENT_OK);
  CU_ASSERT_EQUAL(found, 3);
  done(&j);
  /* One value on all: attacks between equals succeed. */
  j = judge("{'entente': 1, 'values': [{'id': 'v', 'label': 'V'}], 'actors': [{'id': 'p', 'label': 'P', 'values': ['v']}], 'arguments': [{'id': 'A', 'text': 'A', 'values': ['v']},"
            "{'id': 'B', 'text': 'B', 'values': ['v']}], 'relations': [" ATTACK("1", "A", "B") "]}", NULL);
  char names[4];
  accepted(names, &j, 0);
  ENT_TEST_SAME(names, "A");
  CU_ASSERT_EQUAL(ent_audiences_orders(j.audiences)->values.count, 0);
  done(&j);
}

static void refuses(void) {
  ent_error err = ENT_ERROR_INIT;
  judged j = judge(figure_2, NULL);
  ent_audiences *other = NULL;
  ent_audience_options options = ENT_AUDIENCE_OPTIONS_INIT;
  const ent_ranked_value twice[] = {{0, 0}, {0, 1}}, far[] = {{7, 0}}, gaps[] = {{0, 900}, {1, 4000000000u}};
  ent_audience given[2] = {{"g", NULL, ENT_NONE, {twice, 2}}, {"g", "G", ENT_NONE, {gaps, 2}}};
  options.audiences = given;
  options.count = 1;
  CU_ASSERT_EQUAL(ent_audiences_new(&other, j.framework, &options, &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "audience 'g' ranks value number 0 twice");
  ent_error_clear(&err);
  given[0].order = (ent_value_order){far, 1};
  CU_ASSERT_EQUAL(ent_audiences_new(&other, j.framework, &options, &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "audience 'g' ranks value number 7; there are 2 values");
  ent_error_clear(&err);
  given[0].order = (ent_value_order){NULL, 0};
  options.count = 2;
  CU_ASSERT_EQUAL(ent_audiences_new(&other, j.framework, &options, &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "there are two audiences 'g'");
  ent_error_clear(&err);
  options.enumerated = 9;
  CU_ASSERT_EQUAL(ent_audiences_new(&other, j.framework, &options, &err), ENT_E_USAGE);
  ent_error_clear(&err);
  options.enumerated = 8;
  options.most_answered = 17;
  CU_ASSERT_EQUAL(ent_audiences_new(&other, j.framework, &options, &err), ENT_E_USAGE);
  ent_error_clear(&err);
  /* Ranks may have gaps; a group without an order accepts as if there were no values. */
  options.most_answered = 4;
  given[0].id = "f";
  ENT_TEST_OK(ent_audiences_new(&other, j.framework, &options, &err), &err);
  CU_ASSERT_EQUAL(ent_audiences_at(other, 1)->order.at[1].rank, 1);
  ENT_TEST_SAME(ent_audiences_at(other, 0)->label, "f");
  CU_ASSERT_EQUAL(ent_audiences_acceptance(other, 0, 1), ENT_ACCEPTANCE_NONE);
  ent_audiences_free(other);
  done(&j);
}

/* A framework past the dataset has no values. */
static void bare_frameworks(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  ent_audiences *audiences = NULL;
  ent_audience_options options = ENT_AUDIENCE_OPTIONS_INIT;
  const ent_attack attacks[] = {{0, 1}, {1, 2}};
  const ent_audience given[] = {{"all", NULL, ENT_NONE, {NULL, 0}}};
  const ent_turn *turn = NULL;
  options.audiences = given;
  options.count = 1;
  ENT_TEST_OK(ent_framework_from_attacks(&framework, NULL, 3, attacks, 2, &err), &err);
  ENT_TEST_OK(ent_audiences_new(&audiences, framework, &options, &err), &err);
  CU_ASSERT_EQUAL(ent_audiences_acceptance(audiences, 0, 2), ENT_ACCEPTANCE_ALL);
  ENT_TEST_OK(ent_audiences_turn_argument(&turn, audiences, 0, 2, &err), &err);
  CU_ASSERT(turn->order_end == ENT_SEARCH_NONE && turn->answers_end == ENT_SEARCH_LEAST && turn->size == 1 && turn->answered.at[0] == 0);
  ent_argument_findings findings = {.framework = framework, .audiences = audiences};
  ent_buffer text = ENT_BUFFER_INIT;
  ENT_TEST_OK(ent__argue_audiences_text(&text, &findings, NULL, &err), &err);
  CU_ASSERT_PTR_NOT_NULL(strstr(text.data, "answered: '1'\n"));
  ent_buffer_clear(&text);
  ent_audiences_free(audiences);
  ent_framework_free(framework);
}

static void check_order(const char *actors, const char *expected) {
  char json[1024], found[64];
  size_t count;
  uint32_t ids[8];
  ent_error err = ENT_ERROR_INIT;
  ent_value_order order;
  size_t used = 0;
  snprintf(json, sizeof json, "{'entente': 1, 'values': [{'id': 'a', 'label': 'A'}, {'id': 'b', 'label': 'B'}, {'id': 'c', 'label': 'C'}, {'id': 'd', 'label': 'D'}], 'actors': [%s]}", actors);
  ent_dataset *dataset = ent_test_dataset(json);
  ent_dataset_actors(dataset, &count);
  for (uint32_t i = 0; i < count; i++) ids[i] = i;
  ENT_TEST_OK(ent_audience_order_of(&order, dataset, ids, count, &err), &err);
  found[0] = '\0';
  for (uint32_t i = 0; i < order.count; i++)
    used += (size_t)snprintf(found + used, sizeof found - used, "%s%c", i == 0 ? "" : order.at[i].rank == order.at[i - 1].rank ? "=" : ">", "abcd"[order.at[i].value]);
  ENT_TEST_SAME(found, expected);
  ids[0] = 99;
  ent_value_order_free(&order);
  CU_ASSERT_EQUAL(ent_audience_order_of(&order, dataset, ids, 1, &err), ENT_E_USAGE);
  ent_error_clear(&err);
  ent_dataset_free(dataset);
}

#define ACTOR(id, order) "{'id': '" id "', 'label': 'L', 'values': [" order "]}"

static void orders_of_groups(void) {
  check_order(ACTOR("p", "'a', ['b', 'c'], 'd'"), "a>b=c>d");                                                        /* one member's own */
  check_order(ACTOR("p", "'a', 'b', 'c'") "," ACTOR("q", "'a', 'b', 'c'") "," ACTOR("r", "'c', 'b', 'a'"), "a>b>c"); /* the majority */
  check_order(ACTOR("p", "'a', 'b', 'c'") "," ACTOR("q", "'b', 'c', 'a'") "," ACTOR("r", "'c', 'a', 'b'"), "a=b=c"); /* Condorcet's circle */
  check_order(ACTOR("p", "'a', 'b', 'c', 'd'") "," ACTOR("q", "'b', 'c', 'a', 'd'") "," ACTOR("r", "'c', 'a', 'b', 'd'"), "a=b=c>d");
  check_order(ACTOR("p", "'a', 'b'") "," ACTOR("q", "'b', 'a'"), "a=b");
  check_order(ACTOR("p", "'a', 'b'") "," ACTOR("q", "'b', 'c'"), "a>b>c"); /* each ranks a part */
  check_order(ACTOR("p", "'a', 'b'") "," ACTOR("q", "'d'"), "a>b");        /* d is beside no other */
  check_order("{'id': 'p', 'label': 'P'}", "");
}

static void writes(void) {
  ent_error err = ENT_ERROR_INIT;
  judged j = judge(figure_2, NULL);
  const ent_turn *turn = NULL;
  ENT_TEST_OK(ent_audiences_turn_issue(&turn, j.audiences, 3, 0, &err), &err);
  ent_argument_findings findings = {.framework = j.framework, .audiences = j.audiences};
  ent_buffer out = ENT_BUFFER_INIT;
  ENT_TEST_OK(ent__argue_audiences_text(&out, &findings, NULL, &err), &err);
  CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "4 audiences, in whose eyes attacks succeed in 2 different ways\n"));
  CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "accepted by every audience: 1 of 3 arguments\n  A\n"));
  CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "red > blue"));
  CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "blue = red"));
  CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "acceptable for every order: 1; for some: 2; for none: 0\n"));
  CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "R concludes 'for' on 'X'; what would turn this:\n  another order of values: 1 step: blue > red (then against)\n"
                                          "  arguments to be answered: 'C' (then open)\n"));
  ent_buffer_clear(&out);
  ENT_TEST_OK(ent__argue_audiences_csv(&out, &findings, NULL, &err), &err);
  CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "audience,audience_label,argument,argument_label,extensions,accepted\nb,B,A,A,all,true\nb,B,B,B,all,true\nb,B,C,C,none,false\n"));
  ent_buffer_clear(&out);
  ent__json json;
  ent__json_begin(&json, &out);
  ent__json_object(&json);
  ENT_TEST_OK(ent__argue_audiences_json(&json, &findings, NULL, &err), &err);
  ent__json_close(&json, '}');
  CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "\"common\": [\"A\"]"));
  CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "\"cruxes\": [\"B\", \"C\"]"));
  CU_ASSERT_PTR_NOT_NULL(strstr(out.data, "\"order\": [[\"blue\", \"red\"]]"));
  ent_buffer_clear(&out);
  findings.audiences = NULL;
  ENT_TEST_OK(ent__argue_audiences_text(&out, &findings, NULL, &err), &err);
  ENT_TEST_OK(ent__argue_audiences_csv(&out, &findings, NULL, &err), &err);
  CU_ASSERT_EQUAL(out.size, 0);
  ent_buffer_clear(&out);
  done(&j);
}

/* Everything in one go; the framework is there already. */
static ent_status all_of_it(const judged *j, const ent_audience_options *options, ent_error *err) {
  ent_audiences *audiences = NULL;
  ent_value_order order = {NULL, 0};
  ent_buffer out = ENT_BUFFER_INIT;
  const ent_turn *turn = NULL;
  const ent_actor_id members[] = {0, 1, 2};
  ent_status status = ent_audience_order_of(&order, j->dataset, members, 3, err);
  ent_value_order_free(&order);
  if (status == ENT_OK) status = ent_audiences_new(&audiences, j->framework, options, err);
  if (status == ENT_OK) status = ent_audiences_turn_argument(&turn, audiences, 3, 1, err);
  if (status == ENT_OK) status = ent_audiences_turn_issue(&turn, audiences, 1, 0, err);
  ent_argument_findings findings = {.framework = j->framework, .audiences = audiences};
  if (status == ENT_OK) status = ent__argue_audiences_text(&out, &findings, NULL, err);
  if (status == ENT_OK) status = ent__argue_audiences_csv(&out, &findings, NULL, err);
  ent__json json;
  ent__json_begin(&json, &out);
  if (status == ENT_OK) status = ent__argue_audiences_json(&json, &findings, NULL, err);
  ent_buffer_clear(&out);
  ent_audiences_free(audiences);
  return status;
}

static void allocations_fail(void) {
  judged j = judge(figure_2, NULL);
  for (int way = 0; way < 3; way++) {
    ent_audience_options options = ENT_AUDIENCE_OPTIONS_INIT;
    options.enumerated = way == 0 ? 8 : 0;
    options.semantics = way == 2 ? ENT_SEMANTICS_PREFERRED : ENT_SEMANTICS_GROUNDED;
    for (unsigned long n = 1;; n++) {
      ent_error err = ENT_ERROR_INIT;
      ent_test_fail_once_after(n - 1);
      const ent_status status = all_of_it(&j, &options, &err);
      const bool reached = ent_test_failed();
      ent_test_fail_never();
      if (!reached) {
        ENT_TEST_OK(status, &err);
        CU_ASSERT(n > 50);
        break;
      }
      CU_ASSERT_EQUAL(status, ENT_E_NOMEM);
    }
  }
  done(&j);
}

CU_TestInfo audience_examples_tests[] = {{"judges figure 2", judges_figure_2},
                                         {"fits orders to stances", fits_orders_to_stances},
                                         {"turns figure 2", turns_figure_2},
                                         {"bounds of turns", bounds_of_turns},
                                         {"judges undercuts", judges_undercuts},
                                         {"weighs undercuts", weighs_undercuts},
                                         {"ranks by the best", ranks_by_the_best},
                                         {"odd inputs", odd_inputs},
                                         {"refuses", refuses},
                                         {"bare frameworks", bare_frameworks},
                                         {"orders of groups", orders_of_groups},
                                         {"writes", writes},
                                         {"allocations fail", allocations_fail},
                                         CU_TEST_INFO_NULL};
