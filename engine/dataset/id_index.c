/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an id to its record: a uthash table whose entries live in the dataset's arena. */
#include "engine/base/mem.h"
#include "engine/dataset/dataset.h"

#define HASH_NONFATAL_OOM 1
#define uthash_malloc(size) ent__alloc(1, size)
#define uthash_free(memory, size) ent__free(memory)
#define uthash_nonfatal_oom(entry) (out_of_memory = 1)
#include <uthash.h>

struct ent__id_index {
  const char *id;
  uint32_t record;
  UT_hash_handle hh;
};

uint32_t ent__id_index_add(ent__id_index **index, ent__arena *arena, const char *id, uint32_t record) {
  int out_of_memory = 0;
  ent__id_index *entry = NULL;
  HASH_FIND_STR(*index, id, entry);
  if (entry != NULL) return entry->record;
  entry = ent__arena_alloc(arena, 1, sizeof *entry);
  if (entry == NULL) return ENT_NONE;
  entry->id = id;
  entry->record = record;
  HASH_ADD_KEYPTR(hh, *index, id, strlen(id), entry);
  return out_of_memory ? ENT_NONE : record;
}

uint32_t ent__id_index_find(ent__id_index *index, const char *id) {
  ent__id_index *entry = NULL;
  HASH_FIND_STR(index, id, entry);
  return entry == NULL ? ENT_NONE : entry->record;
}

void ent__id_index_clear(ent__id_index **index) { HASH_CLEAR(hh, *index); }
