/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An arena: many small allocations that live and die together. */
#ifndef ENT_ENGINE_BASE_ARENA_H
#define ENT_ENGINE_BASE_ARENA_H

#include <stddef.h>

typedef struct ent__arena_block ent__arena_block;

typedef struct ent__arena {
  ent__arena_block *last;
} ent__arena;

#define ENT__ARENA_INIT {NULL}

/* Returns count * size bytes, aligned for any type; NULL where memory runs out. */
void *ent__arena_alloc(ent__arena *arena, size_t count, size_t size);
/* Copies `length` bytes and adds a zero byte. */
char *ent__arena_string(ent__arena *arena, const char *bytes, size_t length);
/* Copies an array. */
void *ent__arena_copy(ent__arena *arena, const void *from, size_t count, size_t size);
void ent__arena_clear(ent__arena *arena);

#endif
