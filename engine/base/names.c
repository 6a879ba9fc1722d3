/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/names.h"

#include <string.h>

#include "engine/base/mem.h"

/* FNV-1a over 64 bits; the last product spreads what differs in the last characters alone. */
static uint32_t hash_of(const char *s, size_t length) {
  uint64_t hash = UINT64_C(0xcbf29ce484222325);
  for (size_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)s[i]) * UINT64_C(0x100000001b3);
  hash = (hash ^ hash >> 32) * UINT64_C(0x9e3779b97f4a7c15);
  return (uint32_t)(hash >> 32);
}

/* Returns the slot of a name, or the free one where it would stand. There is always a free one. */
static size_t slot_of(const ent__names *names, const char *s, size_t length, uint32_t hash) {
  const size_t mask = names->slot_count - 1;
  size_t slot = hash & mask;
  for (; names->slots[slot].number != 0; slot = (slot + 1) & mask) {
    const ent__name_slot *one = &names->slots[slot];
    if (one->hash == hash && strncmp(one->s, s, length) == 0 && one->s[length] == '\0') break;
  }
  return slot;
}

/* At most half of the slots are taken. */
static int widen(ent__names *names) {
  if ((names->count + 1) * 2 <= names->slot_count) return 0;
  const size_t wanted = names->slot_count == 0 ? 64 : names->slot_count * 2;
  ent__name_slot *slots = ent__zalloc(wanted, sizeof *slots);
  if (slots == NULL) return -1;
  for (size_t i = 0; i < names->slot_count; i++) {
    if (names->slots[i].number == 0) continue;
    size_t slot = names->slots[i].hash & (wanted - 1);
    while (slots[slot].number != 0) slot = (slot + 1) & (wanted - 1);
    slots[slot] = names->slots[i];
  }
  ent__free(names->slots);
  names->slots = slots;
  names->slot_count = wanted;
  return 0;
}

int ent__names_add(ent__names *names, const char *s, size_t length, uint32_t *number) {
  const uint32_t hash = hash_of(s, length);
  void *at = names->at;
  if (names->count >= UINT32_MAX - 1 || widen(names) != 0) return ENT__NAME_FAILED;
  const size_t slot = slot_of(names, s, length, hash);
  if (names->slots[slot].number != 0) {
    *number = names->slots[slot].number - 1;
    return ENT__NAME_KNOWN;
  }
  if (ent__grow(&at, &names->room, names->count + 1, sizeof *names->at) != 0) return ENT__NAME_FAILED;
  names->at = at;
  const char *copy = ent__arena_string(&names->strings, s, length);
  if (copy == NULL) return ENT__NAME_FAILED;
  names->at[names->count] = copy;
  *number = (uint32_t)names->count++;
  names->slots[slot] = (ent__name_slot){copy, hash, *number + 1};
  return ENT__NAME_NEW;
}

uint32_t ent__names_find(const ent__names *names, const char *s, size_t length) {
  if (names->count == 0) return UINT32_MAX;
  return names->slots[slot_of(names, s, length, hash_of(s, length))].number - 1; /* 0 - 1 is UINT32_MAX */
}

void ent__names_clear(ent__names *names) {
  ent__free(names->at);
  ent__free(names->slots);
  ent__arena_clear(&names->strings);
  *names = (ent__names){0};
}
