/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _DEFAULT_SOURCE /* madvise */
#include "engine/base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { large = 4 << 20, page = 4096 };

/*
 * Asks for large pages under a large run: a million records touch thousands of small ones, each a
 * fault. Only a hint, and not for what grows: its last half may never be touched.
 */
static void *with_large_pages(void *memory, size_t bytes) {
#ifdef MADV_HUGEPAGE
  if (memory != NULL && bytes >= large) {
    const uintptr_t from = ((uintptr_t)memory + page - 1) & ~(uintptr_t)(page - 1), to = ((uintptr_t)memory + bytes) & ~(uintptr_t)(page - 1);
    (void)madvise((void *)from, to - from, MADV_HUGEPAGE);
  }
#else
  (void)bytes;
#endif
  return memory;
}

void *ent__alloc(size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / size) return NULL;
  const size_t bytes = count * size;
  return with_large_pages(malloc(bytes != 0 ? bytes : 1), bytes);
}

void *ent__zalloc(size_t count, size_t size) {
  return calloc(count != 0 ? count : 1, size != 0 ? size : 1);
}

void *ent__realloc(void *old, size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / size) return NULL;
  const size_t bytes = count * size;
  return realloc(old, bytes != 0 ? bytes : 1);
}

void ent__free(void *memory) { free(memory); }

char *ent__strdup(const char *s) {
  const size_t size = strlen(s) + 1;
  char *copy = ent__alloc(size, 1);
  if (copy != NULL) memcpy(copy, s, size);
  return copy;
}

int ent__grow(void **array, size_t *room, size_t needed, size_t size) {
  if (needed <= *room) return 0;
  size_t wanted = *room < 8 ? 8 : *room;
  while (wanted < needed) {
    if (wanted > SIZE_MAX / 2) return -1;
    wanted *= 2;
  }
  void *grown = ent__realloc(*array, wanted, size);
  if (grown == NULL) return -1;
  *array = grown;
  *room = wanted;
  return 0;
}

uint64_t ent__memory(void) {
  const long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
  return pages <= 0 || size <= 0 ? 0 : (uint64_t)pages * (uint64_t)size;
}
