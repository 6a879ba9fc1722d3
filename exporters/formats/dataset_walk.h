/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking a dataset by its form, for the writers of both of its files. */
#ifndef ENT_EXPORTERS_FORMATS_DATASET_WALK_H
#define ENT_EXPORTERS_FORMATS_DATASET_WALK_H

#include "engine/dataset/schema.h"

/* Returns record i of a table, and the number of a table's records. */
const void *ent__walk_record(const ent_dataset *dataset, int table, size_t i);
size_t ent__walk_count(const ent_dataset *dataset, int table);
/* Returns the id of a record; NULL where it has none. */
const char *ent__walk_id(const ent_dataset *dataset, ent_table table, uint32_t i);
/* Returns where a field of a record is. */
const void *ent__walk_slot(const void *record, const ent__field *field);
/* Is the field there? Empty lists count as absent: the form does not tell them apart. */
bool ent__walk_has(const void *record, const ent__field *field);
/* Returns the word of a WORD field, NULL where it has none. */
const char *ent__walk_word(const void *record, const ent__field *field);

#endif
