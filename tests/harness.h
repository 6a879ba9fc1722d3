/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a unit test includes. A test file unit/NAME.c defines
 *
 *   CU_TestInfo NAME_tests[] = {{"does this", does_this}, CU_TEST_INFO_NULL};
 *
 * and has a line in suites.h and one in CMakeLists.txt. Each row becomes the CTest entry
 * "NAME: does this".
 */
#ifndef ENT_TESTS_HARNESS_H
#define ENT_TESTS_HARNESS_H

#include <stddef.h>

#include <CUnit/CUnit.h>

#include <entente/entente.h>

#include "tests/suites.h"

#define ENT_SUITE(name) extern CU_TestInfo name##_tests[];
ENT_SUITES
#undef ENT_SUITE

/* Marks the running test as skipped and says why; the caller then returns. */
void ent_test_skip(const char *why);

/*
 * Each returns the path of a file: in tests/data, in the source tree, or in the folder of shared
 * data. The last marks the test as skipped and returns NULL where that folder lacks the file. The
 * string lives until the fourth call after.
 */
const char *ent_test_data(const char *name);
const char *ent_test_source(const char *name);
const char *ent_test_shared(const char *name);

/* Reads a file into a string with a zero byte at its end; free it. NULL fails the test. */
char *ent_test_slurp(const char *path, size_t *size);

/* Asserts that a call returned ENT_OK, printing the error's text where it did not. */
void ent_test_ok(ent_status status, const ent_error *err, const char *file, unsigned line);
#define ENT_TEST_OK(call, err) ent_test_ok((call), (err), __FILE__, __LINE__)

/* Asserts that two strings are equal, printing both where they are not. */
void ent_test_same(const char *got, const char *expected, const char *file, unsigned line);
#define ENT_TEST_SAME(got, expected) ent_test_same((got), (expected), __FILE__, __LINE__)

/* Asserts that two numbers differ by no more than `within`, printing both where they do. */
void ent_test_near(double got, double expected, double within, const char *file, unsigned line);
#define ENT_TEST_NEAR(got, expected, within) ent_test_near((got), (expected), (within), __FILE__, __LINE__)

#endif
