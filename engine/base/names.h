/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names numbered in the order in which they come, each found again by hash. */
#ifndef ENT_ENGINE_BASE_NAMES_H
#define ENT_ENGINE_BASE_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "engine/base/arena.h"

/* A place in the table: all that a search asks for lies together, since it is the memory that takes the time. */
typedef struct ent__name_slot {
  const char *s;
  uint32_t hash;
  uint32_t number; /* plus one; 0 where free */
} ent__name_slot;

/* All zero is an empty table; end with ent__names_clear. */
typedef struct ent__names {
  const char **at;
  size_t count;
  size_t room;
  ent__name_slot *slots; /* open addressing */
  size_t slot_count;
  ent__arena strings;
} ent__names;

enum { ENT__NAME_KNOWN = 0, ENT__NAME_NEW = 1, ENT__NAME_FAILED = -1 };

/* Gives the number of a name without zero bytes, which is copied where new; ENT__NAME_FAILED without memory or past 2^32 - 2 names. */
int ent__names_add(ent__names *names, const char *s, size_t length, uint32_t *number);
/* Returns the number of a name, UINT32_MAX where it is not there. */
uint32_t ent__names_find(const ent__names *names, const char *s, size_t length);
void ent__names_clear(ent__names *names);

#endif
