/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/alloc_fail.h"

#include <stddef.h>

static struct {
  unsigned long seen;
  unsigned long let;
  enum { NEVER, ALWAYS, ONCE } fail;
  bool failed;
} state;

/* The linker's names: __real_x is the allocator's own, __wrap_x is called in its place. */
/* NOLINTBEGIN(bugprone-reserved-identifier,cert-*) */
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);

static bool fails(void) {
  const unsigned long before = state.seen++;
  const bool now = state.fail == ALWAYS ? before >= state.let : state.fail == ONCE && before == state.let;
  state.failed = state.failed || now;
  return now;
}

void *__wrap_malloc(size_t size) { return fails() ? NULL : __real_malloc(size); }
void *__wrap_calloc(size_t count, size_t size) { return fails() ? NULL : __real_calloc(count, size); }
void *__wrap_realloc(void *old, size_t size) { return fails() ? NULL : __real_realloc(old, size); }
/* NOLINTEND(bugprone-reserved-identifier,cert-*) */

void ent_test_fail_after(unsigned long n) {
  ent_test_fail_never();
  state.let = n;
  state.fail = ALWAYS;
}

void ent_test_fail_once_after(unsigned long n) {
  ent_test_fail_never();
  state.let = n;
  state.fail = ONCE;
}

void ent_test_fail_never(void) {
  state.seen = 0;
  state.fail = NEVER;
  state.failed = false;
}

bool ent_test_failed(void) { return state.failed; }

unsigned long ent_test_alloc_count(void) { return state.seen; }
