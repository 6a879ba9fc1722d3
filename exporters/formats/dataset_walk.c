/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/formats/dataset_walk.h"

#include <math.h>

static const void *base(const ent_dataset *dataset, int table, size_t *count) {
  switch (table) {
    case ENT_TABLE_DOCUMENTS: return ent_dataset_documents(dataset, count);
    case ENT_TABLE_VALUES: return ent_dataset_values(dataset, count);
    case ENT_TABLE_ACTORS: return ent_dataset_actors(dataset, count);
    case ENT_TABLE_ISSUES: return ent_dataset_issues(dataset, count);
    case ENT_TABLE_ARGUMENTS: return ent_dataset_arguments(dataset, count);
    case ENT_TABLE_STATEMENTS: return ent_dataset_statements(dataset, count);
    default: return ent_dataset_relations(dataset, count);
  }
}

const void *ent__walk_record(const ent_dataset *dataset, int table, size_t i) {
  size_t count;
  return (const char *)base(dataset, table, &count) + i * ent__forms[table].size;
}

size_t ent__walk_count(const ent_dataset *dataset, int table) {
  size_t count;
  base(dataset, table, &count);
  return count;
}

const void *ent__walk_slot(const void *record, const ent__field *field) {
  return (const char *)record + field->offset;
}

/* The first field of every form is the id. */
const char *ent__walk_id(const ent_dataset *dataset, ent_table table, uint32_t i) {
  return *(const char *const *)ent__walk_slot(ent__walk_record(dataset, table, i),
                                              &ent__forms[table].fields[0]);
}

const char *ent__walk_word(const void *record, const ent__field *field) {
  const int value = *(const int *)ent__walk_slot(record, field);
  return value >= 0 && value < field->word_count ? field->words[value] : NULL;
}

bool ent__walk_has(const void *record, const ent__field *field) {
  const void *slot = ent__walk_slot(record, field);
  switch (field->type) {
    case ENT__TYPE_ID:
    case ENT__TYPE_STRING: return *(const char *const *)slot != NULL;
    case ENT__TYPE_STRINGS: return ((const ent_strings *)slot)->count > 0;
    case ENT__TYPE_TEXT: return *(const ent_text *const *)slot != NULL;
    case ENT__TYPE_WORD: return ent__walk_word(record, field) != NULL;
    case ENT__TYPE_NUMBER: return !isnan(*(const double *)slot);
    case ENT__TYPE_BOOL: return *(const int *)slot >= 0;
    case ENT__TYPE_INTERVAL:
    case ENT__TYPE_DATE: return ((const ent_interval *)slot)->from.year != 0;
    case ENT__TYPE_REFERENCE:
    case ENT__TYPE_REPORTER: return *(const uint32_t *)slot != ENT_NONE;
    case ENT__TYPE_REFERENCES: return ((const ent_ids *)slot)->count > 0;
    case ENT__TYPE_MEMBERSHIPS: return ((const ent_actor *)record)->memberships > 0;
    case ENT__TYPE_RANKING: return ((const ent_actor *)record)->ranked_values > 0;
    case ENT__TYPE_ATTRIBUTES: return ((const ent_actor *)record)->attribute_count > 0;
    case ENT__TYPE_POSITION:
    case ENT__TYPE_TARGET: return true;
  }
  return false;
}
