/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names to dense numbers in the order of their first coming. uthash takes 56 bytes an entry and a
 * jump for each; a table of millions of rows asks for little but this, so it has a table of its own:
 * open addressing over 8-byte slots, at most half full, and the key that was asked for last.
 */
#ifndef ENT_ENGINE_READERS_INTERN_H
#define ENT_ENGINE_READERS_INTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/arena.h"

typedef struct ent__name {
  const char *s; /* ends in a zero byte */
  size_t length;
} ent__name;

/* `number` is one more than the name's; 0 where the slot is free. */
typedef struct ent__slot {
  uint32_t hash;
  uint32_t number;
} ent__slot;

typedef struct ent__intern {
  ent__name *at;
  size_t count;
  size_t room;
  ent__slot *slots;
  size_t mask;
  uint32_t last;
  ent__arena arena;
} ent__intern;

void ent__intern_clear(ent__intern *names);
/* Returns the number of a name, ENT_NONE where it has none yet. */
uint32_t ent__intern_find(ent__intern *names, const char *s, size_t length);
/* Returns the number of a name, a new one where it has none yet; ENT_NONE without memory. */
uint32_t ent__intern_add(ent__intern *names, const char *s, size_t length);

#endif
