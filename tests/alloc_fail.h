/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Makes an allocation fail. The test program is linked with --wrap, so that each call of malloc,
 * calloc and realloc in the library and in the tests (not in other libraries) is counted.
 *
 * A sweep makes each allocation of a piece of work fail in turn:
 *
 *   for (unsigned long n = 1; ; n++) {
 *     ent_test_fail_after(n - 1);
 *     const ent_status status = work();
 *     const bool reached = ent_test_failed();
 *     ent_test_fail_never();
 *     if (!reached) { CU_ASSERT_EQUAL(status, ENT_OK); break; }
 *     CU_ASSERT_EQUAL(status, ENT_E_NOMEM);
 *   }
 */
#ifndef ENT_TESTS_ALLOC_FAIL_H
#define ENT_TESTS_ALLOC_FAIL_H

#include <stdbool.h>

/* Lets n allocations through and makes all that follow fail; counts from 0 again. */
void ent_test_fail_after(unsigned long n);

/* The same, but only the one after n allocations fails, and those after it succeed. */
void ent_test_fail_once_after(unsigned long n);

/* Lets all allocations through again. */
void ent_test_fail_never(void);

/* Tells whether an allocation was made to fail since the last of the calls above. */
bool ent_test_failed(void);

/* Returns how many allocations were asked for since the last call of ent_test_fail_*. */
unsigned long ent_test_alloc_count(void);

#endif
