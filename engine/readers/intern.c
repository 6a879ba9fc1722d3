/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/readers/intern.h"

#include <string.h>

#include <entente/base.h>

#include "engine/base/mem.h"

void ent__intern_clear(ent__intern *names) {
  ent__free(names->at);
  ent__free(names->slots);
  ent__arena_clear(&names->arena);
  *names = (ent__intern){0};
}

/* The last bytes of a name, fewer than nine, as one number: by loads of fixed size, that may overlap. */
static uint64_t tail_of(const char *s, size_t length) {
  uint64_t whole = 0;
  uint32_t first = 0, last = 0;
  if (length == 8) {
    memcpy(&whole, s, 8);
    return whole;
  }
  if (length >= 4) {
    memcpy(&first, s, 4);
    memcpy(&last, s + length - 4, 4);
    return (uint64_t)first << 32 | last;
  }
  for (size_t i = 0; i < length; i++) whole = whole << 8 | (unsigned char)s[i];
  return whole;
}

/* Eight bytes at a time, multiplied and folded (the constant is the golden ratio's). */
static uint32_t hash_of(const char *s, size_t length) {
  const uint64_t factor = UINT64_C(0x9e3779b97f4a7c15);
  uint64_t hash = length * factor, word = 0;
  for (; length > 8; length -= 8, s += 8) {
    memcpy(&word, s, 8);
    hash = (hash ^ word) * factor;
    hash ^= hash >> 29;
  }
  hash = (hash ^ tail_of(s, length)) * factor;
  hash ^= hash >> 32;
  hash *= factor;
  return (uint32_t)(hash >> 32);
}

static bool same(const ent__name *name, const char *s, size_t length) {
  return name->length == length && memcmp(name->s, s, length) == 0;
}

/* The slot of a name, or the free one where it would be. */
static size_t slot_of(const ent__intern *names, const char *s, size_t length, uint32_t hash) {
  size_t at = hash & names->mask;
  for (; names->slots[at].number != 0; at = (at + 1) & names->mask)
    if (names->slots[at].hash == hash && same(&names->at[names->slots[at].number - 1], s, length)) break;
  return at;
}

uint32_t ent__intern_find(ent__intern *names, const char *s, size_t length) {
  if (names->count == 0) return ENT_NONE;
  if (same(&names->at[names->last], s, length)) return names->last;
  const ent__slot *slot = &names->slots[slot_of(names, s, length, hash_of(s, length))];
  if (slot->number == 0) return ENT_NONE;
  names->last = slot->number - 1;
  return names->last;
}

static bool grow(ent__intern *names) {
  const size_t size = names->slots == NULL ? 64 : 2 * (names->mask + 1);
  ent__slot *slots = ent__zalloc(size, sizeof *slots);
  if (slots == NULL) return false;
  for (size_t i = 0; names->slots != NULL && i <= names->mask; i++) {
    if (names->slots[i].number == 0) continue;
    size_t at = names->slots[i].hash & (size - 1);
    while (slots[at].number != 0) at = (at + 1) & (size - 1);
    slots[at] = names->slots[i];
  }
  ent__free(names->slots);
  names->slots = slots;
  names->mask = size - 1;
  return true;
}

uint32_t ent__intern_add(ent__intern *names, const char *s, size_t length) {
  const uint32_t found = ent__intern_find(names, s, length);
  if (found != ENT_NONE) return found;
  if (names->count >= ENT_NONE - 2) return ENT_NONE;
  if ((names->slots == NULL || 2 * (names->count + 1) > names->mask) && !grow(names)) return ENT_NONE;
  void *at = names->at;
  if (ent__grow(&at, &names->room, names->count + 1, sizeof *names->at) != 0) return ENT_NONE;
  names->at = at;
  const char *copy = ent__arena_string(&names->arena, s, length);
  if (copy == NULL) return ENT_NONE;
  const uint32_t hash = hash_of(s, length);
  const size_t slot = slot_of(names, s, length, hash);
  names->at[names->count] = (ent__name){copy, length};
  names->last = (uint32_t)names->count++;
  names->slots[slot] = (ent__slot){hash, names->last + 1};
  return names->last;
}
