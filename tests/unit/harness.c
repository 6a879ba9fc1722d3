/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The harness itself: allocations fail when they are told to. */
#include "tests/harness.h"

#include "engine/base/mem.h"
#include "tests/alloc_fail.h"

static bool can_allocate(void) {
  void *memory = ent__alloc(1, 1);
  ent__free(memory);
  return memory != NULL;
}

static void fails_from_the_nth(void) {
  ent_test_fail_after(2);
  const bool first = can_allocate();
  const bool second = can_allocate();
  const bool third = can_allocate();
  const bool fourth = can_allocate();
  const bool failed = ent_test_failed();
  ent_test_fail_never();
  CU_ASSERT(first && second && !third && !fourth && failed);
}

static void fails_once(void) {
  ent_test_fail_once_after(1);
  const bool first = can_allocate();
  const bool second = can_allocate();
  const bool third = can_allocate();
  const unsigned long count = ent_test_alloc_count();
  ent_test_fail_never();
  CU_ASSERT(first && !second && third);
  CU_ASSERT_EQUAL(count, 3);
}

static void never_fails_untold(void) {
  CU_ASSERT(can_allocate());
  CU_ASSERT(!ent_test_failed());
}

CU_TestInfo harness_tests[] = {
  {"fails from the nth allocation", fails_from_the_nth},
  {"fails one allocation", fails_once},
  {"fails none untold", never_fails_untold},
  CU_TEST_INFO_NULL,
};
