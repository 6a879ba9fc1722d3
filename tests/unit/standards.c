/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Standards of proof worked out by hand. */
#include <stdio.h>
#include <string.h>

#include "tests/datasets.h"
#include "tests/harness.h"

#define HEAD "{'entente': 1, 'issues': [{'id': 'x', 'label': 'X'}], 'arguments': [{'id': 'a', 'text': 'A', 'base_score': 0.9}," \
             "{'id': 'b', 'text': 'B', 'base_score': 0.4}, {'id': 'c', 'text': 'C', 'base_score': 0.1}], 'relations': ["
#define FOR(id, from, weight) "{'id': '" id "', 'from': '" from "', 'to': {'issue': 'x', 'side': 'support'}, 'kind': 'supports', 'weight': " weight "}"
#define AGAINST(id, from) "{'id': '" id "', 'from': '" from "', 'to': {'issue': 'x', 'side': 'oppose'}, 'kind': 'supports'}"
#define ATTACK(id, from, to) "{'id': '" id "', 'from': '" from "', 'to': {'argument': '" to "'}, 'kind': 'attacks'}"
#define UNDERCUT(id, from, to) "{'id': '" id "', 'from': '" from "', 'to': {'relation': '" to "'}, 'kind': 'undercuts'}"

/* Judges and writes each claim as five letters: met, not met, undetermined. */
static void judge(const char *relations, const ent_standards_options *options, uint32_t iterations, char out[12], ent_proof_claim *support) {
  char json[2048];
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  ent_gradual *gradual = NULL;
  ent_standards *standards = NULL;
  ent_gradual_options strengths = ENT_GRADUAL_OPTIONS_INIT;
  size_t count;
  strengths.method = "df-quad";
  strengths.iterations = iterations;
  snprintf(json, sizeof json, "%s%s]}", HEAD, relations);
  ent_dataset *dataset = ent_test_dataset(json);
  ENT_TEST_OK(ent_framework_new(&framework, dataset, NULL, &err), &err);
  ENT_TEST_OK(ent_gradual_new(&gradual, framework, &strengths, &err), &err);
  ENT_TEST_OK(ent_standards_new(&standards, gradual, options, &err), &err);
  const ent_proof_claim *claims = ent_standards_claims(standards, &count);
  CU_ASSERT_EQUAL_FATAL(count, 2);
  CU_ASSERT(claims[0].support && !claims[1].support && claims[0].pro.given == claims[1].con.given);
  char *at = out;
  for (size_t i = 0; i < 2; i++) {
    for (size_t k = 0; k < ENT_STANDARD_COUNT; k++) *at++ = "-m?"[claims[i].verdicts[k]];
    *at++ = i == 0 ? ' ' : '\0';
  }
  *support = claims[0];
  ent_standards_free(standards);
  ent_gradual_free(gradual);
  ent_framework_free(framework);
  ent_dataset_free(dataset);
}

/* Scintilla, preponderance, clear and convincing, beyond reasonable doubt, dialectical validity; of support, then opposition. */
static void judges(void) {
  static const struct { const char *relations, *verdicts; } cases[] = {
      {"", "----- -----"},
      {FOR("1", "a", "1"), "mmmmm -----"},
      {FOR("1", "a", "0.5"), "mm--m -----"},                                             /* 0.45, not above 0.5 */
      {FOR("1", "a", "1") "," AGAINST("2", "b"), "mmm-- m----"},                          /* 0.9 and 0.4 */
      {FOR("1", "a", "1") "," AGAINST("2", "c"), "mmmm- m----"},                          /* 0.9 and 0.1 */
      {FOR("1", "a", "0.6") "," AGAINST("2", "b"), "mm--- m----"},                        /* 0.54 and 0.4 */
      {FOR("1", "b", "1") "," AGAINST("2", "a"), "m---- mmm--"},
      {FOR("1", "b", "1") "," AGAINST("2", "b"), "m---- m----"},                          /* equal */
      {FOR("1", "a", "1") "," AGAINST("2", "b") "," ATTACK("3", "c", "b"), "mmmmm -----"}, /* b is out */
      {FOR("1", "a", "1") "," UNDERCUT("2", "c", "1"), "----- -----"},
      {FOR("1", "a", "1") "," FOR("2", "b", "1") "," ATTACK("3", "c", "a"), "mm--m -----"},
      {FOR("1", "a", "1") "," ATTACK("2", "a", "b") "," ATTACK("3", "b", "a"), "----- -----"}}; /* undecided */
  char found[12];
  ent_proof_claim claim;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    judge(cases[i].relations, NULL, 2000, found, &claim);
    ENT_TEST_SAME(found, cases[i].verdicts);
  }
}

static void names_the_strongest(void) {
  char found[12];
  ent_proof_claim claim;
  judge(FOR("1", "b", "1") "," FOR("2", "a", "0.5") "," FOR("3", "c", "1") "," AGAINST("4", "c"), NULL, 2000, found, &claim);
  CU_ASSERT(claim.pro.given == 3 && claim.pro.applicable == 3 && claim.pro.relation == 1 && claim.pro.argument == 0);
  ENT_TEST_NEAR(claim.pro.weight, 0.45, 1e-14);
  CU_ASSERT(claim.con.given == 1 && claim.con.argument == 2);
  ENT_TEST_NEAR(claim.con.weight, 0.1, 1e-14);
}

/* b holds, but rests on a loop of support that was given up: a scintilla, and no more can be said. */
static void leaves_open_what_it_cannot_know(void) {
  char found[12];
  ent_proof_claim claim;
  static const char loop[] = ",{'id': '8', 'from': 'b', 'to': {'argument': 'c'}, 'kind': 'supports'},{'id': '9', 'from': 'c', 'to': {'argument': 'b'}, 'kind': 'supports'}";
  char relations[1024];
  snprintf(relations, sizeof relations, "%s%s", FOR("1", "b", "1"), loop);
  judge(relations, NULL, 2, found, &claim);
  ENT_TEST_SAME(found, "m???m -----");
  judge(relations, NULL, 2000, found, &claim);
  ENT_TEST_SAME(found, "mmmmm -----");
}

static void takes_options(void) {
  char found[12];
  ent_proof_claim claim;
  const ent_standards_options low = {0.4, 0.05, 0.5}, bad = {0.5, 1.5, 0.2};
  judge(FOR("1", "a", "0.5") "," AGAINST("2", "b"), &low, 2000, found, &claim); /* 0.45 and 0.4: ahead by no more than 0.05 */
  ENT_TEST_SAME(found, "mm--- m----");
  judge(FOR("1", "a", "0.6") "," AGAINST("2", "b"), &low, 2000, found, &claim);
  ENT_TEST_SAME(found, "mmmm- m----");
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  ent_gradual *gradual = NULL;
  ent_standards *standards = NULL;
  size_t count;
  ENT_TEST_OK(ent_framework_from_attacks(&framework, NULL, 1, NULL, 0, &err), &err);
  ENT_TEST_OK(ent_gradual_new(&gradual, framework, NULL, &err), &err);
  ENT_TEST_OK(ent_standards_new(&standards, gradual, NULL, &err), &err);
  ent_standards_claims(standards, &count);
  CU_ASSERT_EQUAL(count, 0);
  ent_standards_free(standards);
  CU_ASSERT_EQUAL(ent_standards_new(&standards, gradual, &bad, &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "beta is outside 0 to 1");
  ent_gradual_free(gradual);
  ent_framework_free(framework);
}

CU_TestInfo standards_tests[] = {{"judges", judges},
                                 {"names the strongest", names_the_strongest},
                                 {"leaves open what it cannot know", leaves_open_what_it_cannot_know},
                                 {"takes options", takes_options},
                                 CU_TEST_INFO_NULL};
