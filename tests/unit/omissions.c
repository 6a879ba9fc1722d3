/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coalitions without each issue, against a dataset from which the issue was deleted. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "graphs/coalitions/agreement.h"
#include "tests/alloc_fail.h"
#include "tests/datasets.h"
#include "tests/harness.h"

typedef struct made {
  ent_dataset *dataset;
  ent_stances *stances;
  ent_network *network;
  ent_coalitions *coalitions;
} made;

static made make(const char *json, const char *method, int min_shared) {
  made m = {.dataset = ent_test_dataset(json)};
  ent_error err = ENT_ERROR_INIT;
  const ent_stance_options stances = ENT_STANCE_OPTIONS_INIT;
  ent_network_options network = ENT_NETWORK_OPTIONS_INIT;
  ent_coalition_options coalitions = ENT_COALITION_OPTIONS_INIT;
  network.min_shared = min_shared;
  coalitions.method = method;
  coalitions.resamples = 0;
  ENT_TEST_OK(ent_stances_new(&m.stances, m.dataset, &stances, &err), &err);
  ENT_TEST_OK(ent_network_new(&m.network, m.stances, &network, &err), &err);
  ENT_TEST_OK(ent_coalitions_new(&m.coalitions, m.network, &coalitions, &err), &err);
  return m;
}

static void clear(made *m) {
  ent_coalitions_free(m->coalitions);
  ent_network_free(m->network);
  ent_stances_free(m->stances);
  ent_dataset_free(m->dataset);
}

static ent_omissions *omit(const made *m) {
  ent_error err = ENT_ERROR_INIT;
  ent_omissions *omissions = NULL;
  ENT_TEST_OK(ent_omissions_new(&omissions, m->coalitions, &err), &err);
  return omissions;
}

/* a0 and a1 against a3, a4 and a5 on four issues, of which a1 speaks on two; a2 is with the first on two and with the others on two. */
static char *two_camps(int skip) {
  ent_buffer out = ENT_BUFFER_INIT;
  ent__buffer_puts(&out, "{'entente': 1, 'actors': [{'id': 'a0', 'label': 'A'}");
  for (int a = 1; a < 6; a++) ent__buffer_printf(&out, ", {'id': 'a%d', 'label': 'A%d'}", a, a);
  ent__buffer_puts(&out, ", {'id': 'silent', 'label': 'S'}], 'issues': [{'id': 'unsaid', 'label': 'U'}");
  for (int i = 0; i < 4; i++)
    if (i != skip) ent__buffer_printf(&out, ", {'id': 'i%d', 'label': 'I%d'}", i, i);
  ent__buffer_puts(&out, "], 'statements': [");
  const char *comma = "";
  for (int a = 0; a < 6; a++)
    for (int i = 0; i < 4; i++) {
      const bool second = a >= 3 || (a == 2 && i >= 2);
      if (i == skip || (a == 1 && i >= 2)) continue;
      ent__buffer_printf(&out, "%s{'actor': 'a%d', 'issue': 'i%d', 'position': %d}", comma, a, i, second ? -1 : 1);
      comma = ", ";
    }
  ent__buffer_puts(&out, "]}");
  return out.data;
}

/* Finds an entry by the issue's id. */
static const ent_omission *of_issue(const ent_omissions *omissions, const made *m, const char *id) {
  size_t count;
  const ent_omission *list = ent_omissions_list(omissions, &count);
  const uint32_t issue = ent_dataset_find(m->dataset, ENT_TABLE_ISSUES, id);
  for (size_t i = 0; i < count; i++)
    if (list[i].issue == issue) return &list[i];
  return NULL;
}

/* Whether `without` is the partition of the network of `slow`, by the ids of actors, and how alike they are. */
static double alike(const made *m, const ent_omission *without, const made *slow) {
  size_t nodes, others, count;
  ent_error err = ENT_ERROR_INIT;
  ent__agreement agreement;
  const ent_node *node = ent_network_nodes(m->network, &nodes);
  const ent_node *other = ent_network_nodes(slow->network, &others);
  const ent_member *members = ent_coalitions_members(slow->coalitions, &count);
  uint32_t *camp = malloc(nodes * sizeof *camp);
  for (size_t v = 0; v < nodes; v++) {
    camp[v] = ENT_NONE;
    for (size_t w = 0; w < others; w++)
      if (strcmp(node[v].id, other[w].id) == 0) camp[v] = members[w].coalition;
    CU_ASSERT_EQUAL(camp[v] == ENT_NONE, without->members[v] == ENT_NONE); /* the same have a tie */
  }
  ENT_TEST_OK(ent__agreement_of(&agreement, camp, without->members, nodes, &err), &err);
  free(camp);
  return agreement.rand;
}

/* The moved are those whose number differs, and numbers are carried on where a camp is. */
static void check_moved(const made *m, const ent_omission *one) {
  size_t nodes, coalitions;
  uint32_t moved = 0;
  const ent_member *members = ent_coalitions_members(m->coalitions, &nodes);
  (void)ent_coalitions_list(m->coalitions, &coalitions);
  for (uint32_t v = 0; v < nodes; v++) {
    if (one->members[v] == members[v].coalition) continue;
    CU_ASSERT_FATAL(moved < one->moved_count);
    CU_ASSERT_EQUAL(one->moved[moved++], v);
  }
  CU_ASSERT_EQUAL(moved, one->moved_count);
  for (uint32_t v = 0; v < nodes; v++) CU_ASSERT(one->members[v] == ENT_NONE || one->members[v] < coalitions + one->coalitions);
}

static void as_if_deleted(void) {
  static const char *const methods[] = {"signed", "balance"};
  char *whole = two_camps(-1);
  for (int k = 0; k < 2; k++) {
    made m = make(whole, methods[k], 1);
    ent_omissions *omissions = omit(&m);
    size_t count;
    (void)ent_omissions_list(omissions, &count);
    CU_ASSERT_EQUAL(count, 4); /* of the issue that nobody speaks on there is nothing to leave out */
    CU_ASSERT(!ent_omissions_skipped(omissions));
    for (int i = 0; i < 4; i++) {
      char id[8] = {'i', (char)('0' + i), '\0'};
      char *less = two_camps(i);
      made slow = make(less, methods[k], 1);
      const ent_omission *one = of_issue(omissions, &m, id);
      CU_ASSERT_PTR_NOT_NULL_FATAL(one);
      ENT_TEST_NEAR(alike(&m, one, &slow), 1.0, 1e-12);
      check_moved(&m, one);
      clear(&slow);
      free(less);
    }
    ent_omissions_free(omissions);
    clear(&m);
  }
  free(whole);
}

static void who_moves(void) {
  char *whole = two_camps(-1);
  made m = make(whole, "signed", 1);
  ent_omissions *omissions = omit(&m);
  size_t nodes;
  const ent_node *node = ent_network_nodes(m.network, &nodes);
  /* With two issues on each side a2 stands with a0 and a1, who between them have more; without i0 it goes over. */
  const ent_omission *one = of_issue(omissions, &m, "i0");
  CU_ASSERT_PTR_NOT_NULL_FATAL(one);
  CU_ASSERT_EQUAL_FATAL(one->moved_count, 1);
  CU_ASSERT_STRING_EQUAL(node[one->moved[0]].id, "a2");
  CU_ASSERT_EQUAL(one->coalitions, 2);
  const ent_omission *none = of_issue(omissions, &m, "i3");
  CU_ASSERT_PTR_NOT_NULL_FATAL(none);
  CU_ASSERT_EQUAL(none->moved_count, 0);
  ENT_TEST_NEAR(none->rand, 1.0, 1e-12);
  ent_omissions_free(omissions);
  clear(&m);
  free(whole);
}

/* By what is said alone: the same in another order and under other ids. */
static void order_is_nothing(void) {
  size_t counts[2], nodes;
  ent_omissions *omissions[2];
  made m[2];
  for (int k = 0; k < 2; k++) {
    char *json = ent_test_random_json(20, 9, 120, 2, 5, k == 0 ? 0 : 77, k);
    m[k] = make(json, "signed", 2);
    omissions[k] = omit(&m[k]);
    free(json);
  }
  const ent_omission *a = ent_omissions_list(omissions[0], &counts[0]), *b = ent_omissions_list(omissions[1], &counts[1]);
  (void)ent_network_nodes(m[0].network, &nodes);
  CU_ASSERT_EQUAL_FATAL(counts[0], counts[1]);
  CU_ASSERT(counts[0] > 0);
  for (size_t i = 0; i < counts[0]; i++) CU_ASSERT(memcmp(a[i].members, b[i].members, nodes * sizeof *a[i].members) == 0);
  for (int k = 0; k < 2; k++) {
    ent_omissions_free(omissions[k]);
    clear(&m[k]);
  }
}

static void one_issue_and_none(void) {
  made m = make("{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}, {'id': 'b', 'label': 'B'}], 'issues': [{'id': 'i', 'label': 'I'}],"
                " 'statements': [{'actor': 'a', 'issue': 'i', 'position': 1}, {'actor': 'b', 'issue': 'i', 'position': 1}]}", "signed", 1);
  size_t count;
  ent_omissions *omissions = omit(&m);
  const ent_omission *list = ent_omissions_list(omissions, &count);
  CU_ASSERT_EQUAL_FATAL(count, 1);
  CU_ASSERT(list[0].members[0] == ENT_NONE && list[0].members[1] == ENT_NONE);
  CU_ASSERT_EQUAL(list[0].moved_count, 2);
  CU_ASSERT_EQUAL(list[0].coalitions, 0);
  CU_ASSERT(isnan(list[0].rand));
  ent_omissions_free(omissions);
  clear(&m);
  m = make("{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}], 'issues': [{'id': 'i', 'label': 'I'}], 'statements': []}", "signed", 1);
  omissions = omit(&m);
  (void)ent_omissions_list(omissions, &count);
  CU_ASSERT_EQUAL(count, 0);
  CU_ASSERT(!ent_omissions_skipped(omissions));
  ent_omissions_free(omissions);
  clear(&m);
}

/* A list of ties has no issues to leave out. */
static void of_ties(void) {
  ent_error err = ENT_ERROR_INIT;
  ent_ties *ties = NULL;
  ent_network *network = NULL;
  ent_coalitions *coalitions = NULL;
  ent_omissions *omissions = NULL;
  uint32_t a, b;
  size_t count;
  const ent_coalition_options options = ENT_COALITION_OPTIONS_INIT;
  ENT_TEST_OK(ent_ties_new(&ties, &err), &err);
  ENT_TEST_OK(ent_ties_node(ties, "a", &a, &err), &err);
  ENT_TEST_OK(ent_ties_node(ties, "b", &b, &err), &err);
  ENT_TEST_OK(ent_ties_add(ties, a, b, 1.0, &err), &err);
  ENT_TEST_OK(ent_network_from_ties(&network, ties, &err), &err);
  ENT_TEST_OK(ent_coalitions_new(&coalitions, network, &options, &err), &err);
  ENT_TEST_OK(ent_omissions_new(&omissions, coalitions, &err), &err);
  (void)ent_omissions_list(omissions, &count);
  CU_ASSERT_EQUAL(count, 0);
  ent_omissions_free(omissions);
  ent_coalitions_free(coalitions);
  ent_network_free(network);
  ent_ties_free(ties);
}

static void failing_allocations(void) {
  char *json = ent_test_random_json(6, 3, 16, 2, 3, 0, 0);
  made m = make(json, "signed", 1);
  free(json);
  for (unsigned long n = 1;; n++) {
    ent_omissions *omissions = NULL;
    ent_error err = ENT_ERROR_INIT;
    ent_test_fail_after(n - 1);
    const ent_status status = ent_omissions_new(&omissions, m.coalitions, &err);
    const bool reached = ent_test_failed();
    ent_test_fail_never();
    ent_omissions_free(omissions);
    if (!reached) {
      CU_ASSERT_EQUAL(status, ENT_OK);
      break;
    }
    CU_ASSERT_EQUAL(status, ENT_E_NOMEM);
    CU_ASSERT_PTR_NULL(omissions);
  }
  clear(&m);
}

CU_TestInfo omissions_tests[] = {
    {"as if the issue were deleted", as_if_deleted},
    {"who moves", who_moves},
    {"the order of the input is nothing", order_is_nothing},
    {"one issue, and no statement", one_issue_and_none},
    {"a list of ties", of_ties},
    {"failing allocations", failing_allocations},
    CU_TEST_INFO_NULL,
};
