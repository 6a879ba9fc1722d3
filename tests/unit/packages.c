/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packages beside the slow and obvious way: every set of issues with sides, one after the other. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "tests/datasets.h"
#include "tests/harness.h"

static ent_stances *stances_of(const ent_dataset *dataset) {
  ent_error err = ENT_ERROR_INIT;
  ent_stances *stances = NULL;
  const ent_stance_options options = ENT_STANCE_OPTIONS_INIT;
  ENT_TEST_OK(ent_stances_new(&stances, dataset, &options, &err), &err);
  return stances;
}

static ent_packages *packages_of(const ent_stances *stances, const char *quota, uint32_t most, uint64_t work) {
  ent_error err = ENT_ERROR_INIT;
  ent_packages *packages = NULL;
  const ent_packages_options options = {quota, most, work};
  ENT_TEST_OK(ent_packages_new(&packages, stances, &options, &err), &err);
  return packages;
}

/* Counts the actors that take every side of a set, a bit for each issue and side. */
static uint32_t takers(const ent_stances *stances, size_t actors, size_t issues, unsigned set) {
  uint32_t count = 0;
  for (uint32_t a = 0; a < actors; a++) {
    bool all = true;
    for (uint32_t i = 0; i < issues; i++) {
      const ent_cell *cell = ent_stances_find(stances, a, i);
      if ((set >> 2 * i & 1) != 0) all = all && cell != NULL && cell->mean >= 0.25;
      if ((set >> 2 * i & 2) != 0) all = all && cell != NULL && cell->mean <= -0.25;
    }
    count += all;
  }
  return count;
}

static unsigned set_of(const ent_package *one) {
  unsigned set = 0;
  for (uint32_t i = 0; i < one->item_count; i++) set |= (one->items[i].support ? 1u : 2u) << 2 * one->items[i].issue;
  return set;
}

static void beside_the_obvious_way(void) {
  enum { actors = 9, issues = 5, sets = 1 << 2 * issues };
  for (uint64_t seed = 1; seed <= 12; seed++) {
    char *text = ent_test_random_json(actors, issues, 60, 3, seed, 0, 0);
    ent_dataset *dataset = NULL;
    ent_error err = ENT_ERROR_INIT;
    ent_diagnostics *faults = NULL;
    ent_input input = ENT_INPUT_INIT;
    ENT_TEST_OK(ent_diagnostics_new(&faults, &err), &err);
    ENT_TEST_OK(ent_read_bytes(&input, text, strlen(text), "x.json", NULL, faults, &err), &err);
    ent_diagnostics_free(faults);
    dataset = input.dataset;
    ent_stances *stances = stances_of(dataset);
    for (uint32_t needed = 2; needed < 5; needed++) {
      const char quota[] = {(char)('0' + needed), '\0'};
      bool maximal[sets];
      size_t expected = 0;
      size_t count = 0;
      for (unsigned set = 0; set < sets; set++) {
        maximal[set] = set != 0 && takers(stances, actors, issues, set) >= needed;
        for (unsigned bit = 0; maximal[set] && bit < 2 * issues; bit++)
          if ((set >> bit & 1) == 0) maximal[set] = takers(stances, actors, issues, set | 1u << bit) < needed;
        expected += maximal[set];
      }
      ent_packages *packages = packages_of(stances, quota, 1000, 1000000);
      const ent_package *list = ent_packages_list(packages, &count);
      CU_ASSERT(ent_packages_complete(packages));
      CU_ASSERT_EQUAL(ent_packages_found(packages), expected);
      CU_ASSERT_EQUAL(count, expected);
      for (size_t i = 0; i < count; i++) {
        CU_ASSERT(maximal[set_of(&list[i])]);
        CU_ASSERT_EQUAL(list[i].actor_count, takers(stances, actors, issues, set_of(&list[i])));
        CU_ASSERT(i == 0 || list[i - 1].item_count >= list[i].item_count);
        maximal[set_of(&list[i])] = false; /* each once */
      }
      ent_packages_free(packages);
    }
    ent_stances_free(stances);
    ent_dataset_free(dataset);
    free(text);
  }
}

static const char small[] =
    "{'entente': 1, 'actors': [{'id': 'a', 'label': 'A'}, {'id': 'b', 'label': 'B'}, {'id': 'c', 'label': 'C'}, {'id': 'd', 'label': 'D'}, {'id': 'g', 'label': 'G', 'kind': 'bloc'}],"
    "'issues': [{'id': 'i', 'label': 'I'}, {'id': 'j', 'label': 'J'}],"
    "'statements': [{'actor': 'a', 'issue': 'i', 'position': 1}, {'actor': 'a', 'issue': 'j', 'position': -1}, {'actor': 'b', 'issue': 'i', 'position': 1},"
    "{'actor': 'b', 'issue': 'j', 'position': -0.5}, {'actor': 'c', 'issue': 'i', 'position': 1}, {'actor': 'c', 'issue': 'j', 'position': 0},"
    "{'actor': 'g', 'issue': 'i', 'position': 1}, {'actor': 'g', 'issue': 'j', 'position': -1}]}";

/* Who is silent throughout and blocs do not count; c is one issue away; a and b carry the package. */
static void who_is_in(void) {
  size_t count = 0;
  ent_dataset *dataset = ent_test_dataset(small);
  ent_stances *stances = stances_of(dataset);
  ent_packages *packages = packages_of(stances, NULL, 10, 1000);
  ENT_TEST_SAME(ent_packages_quota(packages), "2/3");
  CU_ASSERT_EQUAL(ent_packages_actors(packages), 3);
  CU_ASSERT_EQUAL(ent_packages_needed(packages), 2);
  const ent_package *list = ent_packages_list(packages, &count);
  CU_ASSERT_EQUAL_FATAL(count, 1);
  CU_ASSERT(list[0].item_count == 2 && list[0].actor_count == 2 && list[0].near_count == 1);
  CU_ASSERT(list[0].near[0].actor == 2 && !list[0].near[0].silent && list[0].items[list[0].near[0].missing].issue == 1);
  const ent_pivot *pivots = ent_packages_pivots(packages, &count);
  CU_ASSERT_EQUAL_FATAL(count, 3);
  CU_ASSERT(pivots[0].critical == 1 && pivots[1].critical == 1 && pivots[2].actor == 2 && pivots[2].near == 1);
  ent_packages_free(packages);
  ent_stances_free(stances);
  ent_dataset_free(dataset);
}

static void bounds_and_faults(void) {
  ent_error err = ENT_ERROR_INIT;
  size_t count = 0;
  ent_packages *packages = NULL;
  ent_dataset *dataset = ent_test_dataset(small);
  ent_dataset *nothing = ent_test_dataset("{'entente': 1}");
  ent_stances *stances = stances_of(dataset);
  ent_stances *empty = stances_of(nothing);
  const ent_packages_options wrong = {"majorty", 10, 10};
  CU_ASSERT_EQUAL(ent_packages_new(&packages, stances, &wrong, &err), ENT_E_USAGE);
  ENT_TEST_SAME(err.text, "quota 'majorty' cannot be read; did you mean 'majority'?");
  packages = packages_of(stances, "2", 10, 1);
  CU_ASSERT_FALSE(ent_packages_complete(packages));
  ent_packages_free(packages);
  packages = packages_of(stances, "9", 10, 100);
  CU_ASSERT(ent_packages_complete(packages) && ent_packages_found(packages) == 0);
  ent_packages_free(packages);
  packages = packages_of(empty, NULL, 10, 100);
  ent_packages_list(packages, &count);
  CU_ASSERT_EQUAL(count, 0);
  ent_packages_free(packages);
  ent_stances_free(stances);
  ent_stances_free(empty);
  ent_dataset_free(dataset);
  ent_dataset_free(nothing);
}

CU_TestInfo packages_tests[] = {{"beside the obvious way", beside_the_obvious_way}, {"who is in", who_is_in}, {"bounds and faults", bounds_and_faults}, CU_TEST_INFO_NULL};
