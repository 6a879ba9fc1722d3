/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a dataset, for its builder. */
#ifndef ENT_ENGINE_DATASET_DATASET_H
#define ENT_ENGINE_DATASET_DATASET_H

#include <entente/dataset.h>

#include "engine/base/arena.h"

typedef struct ent__id_index ent__id_index;

struct ent_dataset {
  ent_about about;
  void *tables[ENT_TABLES]; /* arrays of records, from ent__alloc */
  size_t counts[ENT_TABLES];
  ent__id_index *ids[ENT_TABLES];
  const char *source;
  char sha256[65];
  ent__arena arena; /* strings, texts and lists */
};

/* Adds an id to an index. Returns the index of an earlier record with that id, `record` where there is none, ENT_NONE without memory. */
uint32_t ent__id_index_add(ent__id_index **index, ent__arena *arena, const char *id, uint32_t record);
/* Returns the record with an id, ENT_NONE where there is none. */
uint32_t ent__id_index_find(ent__id_index *index, const char *id);
/* Frees the index but not the ids. */
void ent__id_index_clear(ent__id_index **index);

#endif
