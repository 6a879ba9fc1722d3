/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place that allocates. Sizes are checked for overflow; nothing aborts. */
#ifndef ENT_ENGINE_BASE_MEM_H
#define ENT_ENGINE_BASE_MEM_H

#include <stddef.h>
#include <stdint.h>

/* Returns count * size bytes, not NULL for 0; NULL where memory or the product runs out. */
void *ent__alloc(size_t count, size_t size);
/* The same, zeroed. */
void *ent__zalloc(size_t count, size_t size);
/* Resizes; the old run stays valid where NULL is returned. */
void *ent__realloc(void *old, size_t count, size_t size);
void ent__free(void *memory);
/* Copies a string. */
char *ent__strdup(const char *s);

/*
 * Makes room for one more element in a growing array: *array of `size`-byte elements with *room.
 * Returns 0, or -1 with all as it was where memory runs out.
 */
int ent__grow(void **array, size_t *room, size_t needed, size_t size);

/* Returns how many bytes of memory the machine has, 0 where that cannot be told. */
uint64_t ent__memory(void);

#endif
