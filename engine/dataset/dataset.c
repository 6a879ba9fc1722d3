/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/dataset/dataset.h"

#include "engine/base/mem.h"

void ent_dataset_free(ent_dataset *dataset) {
  if (dataset == NULL) return;
  for (int table = 0; table < ENT_TABLES; table++) {
    ent__id_index_clear(&dataset->ids[table]);
    ent__free(dataset->tables[table]);
  }
  ent__arena_clear(&dataset->arena);
  ent__free(dataset);
}

#define GETTER(record, records, table)                                                \
  const ent_##record *ent_dataset_##records(const ent_dataset *dataset, size_t *count) { \
    *count = dataset->counts[table];                                                  \
    return dataset->tables[table];                                                    \
  }

GETTER(document, documents, ENT_TABLE_DOCUMENTS)
GETTER(value, values, ENT_TABLE_VALUES)
GETTER(actor, actors, ENT_TABLE_ACTORS)
GETTER(issue, issues, ENT_TABLE_ISSUES)
GETTER(argument, arguments, ENT_TABLE_ARGUMENTS)
GETTER(statement, statements, ENT_TABLE_STATEMENTS)
GETTER(relation, relations, ENT_TABLE_RELATIONS)

const ent_about *ent_dataset_about(const ent_dataset *dataset) { return &dataset->about; }

uint32_t ent_dataset_find(const ent_dataset *dataset, ent_table table, const char *id) {
  return ent__id_index_find(dataset->ids[table], id);
}

const char *ent_dataset_source(const ent_dataset *dataset) { return dataset->source; }

const char *ent_dataset_sha256(const ent_dataset *dataset) { return dataset->sha256; }
