/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "engine/base/mem.h"

struct ent__arena_block {
  ent__arena_block *before;
  size_t used;
  size_t room;
  alignas(max_align_t) unsigned char bytes[];
};

enum { first_block = 4096, largest_block = 1 << 20 };

static void *take(ent__arena *arena, size_t bytes, size_t align) {
  ent__arena_block *block = arena->last;
  if (block != NULL) {
    const size_t start = (block->used + align - 1) & ~(align - 1);
    if (start <= block->room && bytes <= block->room - start) {
      block->used = start + bytes;
      return block->bytes + start;
    }
  }
  size_t room = block == NULL ? first_block : block->room * 2;
  if (room > largest_block) room = largest_block;
  if (room < bytes) room = bytes;
  if (room > SIZE_MAX - sizeof *block) return NULL;
  ent__arena_block *fresh = ent__alloc(1, sizeof *fresh + room);
  if (fresh == NULL) return NULL;
  fresh->before = block;
  fresh->room = room;
  fresh->used = bytes;
  arena->last = fresh;
  return fresh->bytes;
}

void *ent__arena_alloc(ent__arena *arena, size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / size) return NULL;
  return take(arena, count * size, alignof(max_align_t));
}

char *ent__arena_string(ent__arena *arena, const char *bytes, size_t length) {
  if (length == SIZE_MAX) return NULL;
  char *copy = take(arena, length + 1, 1);
  if (copy == NULL) return NULL;
  if (length != 0) memcpy(copy, bytes, length);
  copy[length] = '\0';
  return copy;
}

void *ent__arena_copy(ent__arena *arena, const void *from, size_t count, size_t size) {
  void *copy = ent__arena_alloc(arena, count, size);
  if (copy != NULL && count != 0) memcpy(copy, from, count * size);
  return copy;
}

void ent__arena_clear(ent__arena *arena) {
  ent__arena_block *block = arena->last;
  while (block != NULL) {
    ent__arena_block *before = block->before;
    ent__free(block);
    block = before;
  }
  arena->last = NULL;
}
