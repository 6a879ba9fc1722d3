/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grounded labelling against worked examples, and the reasons of an issue. */
#include <stdio.h>
#include <string.h>

#include "tests/datasets.h"
#include "tests/harness.h"

#define HEAD "{'entente': 1, 'issues': [{'id': 'x', 'label': 'X'}], 'arguments': [" \
             "{'id': 'a', 'text': 'A'}, {'id': 'b', 'text': 'B'}, {'id': 'c', 'text': 'C'}, {'id': 'd', 'text': 'D'}], 'relations': ["
#define ATTACK(id, from, to) "{'id': '" id "', 'from': '" from "', 'to': {'argument': '" to "'}, 'kind': 'attacks'}"
#define UNDERCUT(id, from, to) "{'id': '" id "', 'from': '" from "', 'to': {'relation': '" to "'}, 'kind': 'undercuts'}"

static void labels(char out[5], const char *relations) {
  char json[2048];
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  size_t count = 0;
  snprintf(json, sizeof json, "%s%s]}", HEAD, relations);
  ent_dataset *d = ent_test_dataset(json);
  ENT_TEST_OK(ent_framework_new(&framework, d, NULL, &err), &err);
  const ent_label *label = ent_framework_grounded(framework, &count);
  for (size_t i = 0; i < 4; i++) out[i] = "iou"[label[i]];
  out[4] = '\0';
  ent_framework_free(framework);
  ent_dataset_free(d);
}

static void grounds(void) {
  static const struct { const char *relations, *labels; } cases[] = {
      {"", "iiii"},
      {ATTACK("1", "a", "b"), "ioii"},
      {ATTACK("1", "a", "b") "," ATTACK("2", "b", "c"), "ioii"},
      {ATTACK("1", "a", "b") "," ATTACK("2", "b", "a"), "uuii"},
      {ATTACK("1", "a", "b") "," ATTACK("2", "b", "a") "," ATTACK("3", "b", "c"), "uuui"},
      {ATTACK("1", "a", "a"), "uiii"},
      {ATTACK("1", "a", "b") "," ATTACK("2", "b", "c") "," ATTACK("3", "c", "d"), "ioio"},
      {ATTACK("1", "a", "b") "," ATTACK("2", "b", "c") "," ATTACK("3", "c", "a"), "uuui"},
      {ATTACK("1", "a", "b") "," UNDERCUT("2", "c", "1"), "iiii"},
      {ATTACK("1", "a", "b") "," UNDERCUT("2", "c", "1") "," ATTACK("3", "d", "c"), "iooi"},
      {ATTACK("1", "a", "b") "," UNDERCUT("2", "c", "1") "," UNDERCUT("3", "d", "2"), "ioii"},
      {ATTACK("1", "a", "b") "," UNDERCUT("2", "b", "1"), "iuii"}};
  char found[5];
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    labels(found, cases[i].relations);
    ENT_TEST_SAME(found, cases[i].labels);
  }
}

static void finds_reasons(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_framework *framework = NULL;
  size_t count = 0;
  ent_dataset *d = ent_test_dataset(HEAD "{'id': '1', 'from': 'a', 'to': {'issue': 'x', 'side': 'support'}, 'kind': 'supports'},"
                                         "{'id': '2', 'from': 'b', 'to': {'issue': 'x', 'side': 'oppose'}, 'kind': 'supports'},"
                                         "{'id': '3', 'from': 'c', 'to': {'argument': 'b'}, 'kind': 'attacks'}," ATTACK("4", "b", "c") "]}");
  ENT_TEST_OK(ent_framework_new(&framework, d, NULL, &err), &err);
  const ent_reason *reasons = ent_framework_reasons(framework, 0, &count);
  CU_ASSERT_EQUAL_FATAL(count, 3);
  CU_ASSERT(reasons[0].argument == 0 && reasons[0].supports_issue && reasons[0].direct);
  CU_ASSERT(reasons[1].argument == 1 && !reasons[1].supports_issue && reasons[1].direct);
  CU_ASSERT(reasons[2].argument == 2 && reasons[2].supports_issue && !reasons[2].direct);
  ent_framework_free(framework);
  ent_dataset_free(d);
}

CU_TestInfo arguments_tests[] = {{"grounds", grounds}, {"finds reasons", finds_reasons}, CU_TEST_INFO_NULL};
