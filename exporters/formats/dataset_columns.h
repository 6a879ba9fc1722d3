/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A dataset's tables as rows and columns, for the folder of CSV files and for workbooks: a table has
 * a column for each field that a record of it has, one for each language of a text, and one for each
 * attribute.
 */
#ifndef ENT_EXPORTERS_FORMATS_DATASET_COLUMNS_H
#define ENT_EXPORTERS_FORMATS_DATASET_COLUMNS_H

#include "engine/dataset/schema.h"

typedef struct ent__column {
  const ent__field *field;
  const char *key; /* a language or an attribute; NULL for the plain field */
  bool number;     /* of an attribute */
} ent__column;

typedef struct ent__columns {
  ent__column *at;
  size_t count;
  size_t room;
} ent__columns;

/* A table of a dataset; ENT__CSV_FILE_ABOUT: one record, the dataset's own. */
typedef struct ent__column_source {
  const ent_dataset *dataset;
  int table;
} ent__column_source;

size_t ent__column_records(const ent__column_source *from);
const void *ent__column_record(const ent__column_source *from, size_t i);

/* Finds a table's columns. Free list->at in any case. Returns 0, or -1 without memory. */
int ent__columns_find(ent__columns *list, const ent__column_source *from);
/* Appends a column's name: "label@zh", "attr:seat". */
void ent__column_name(ent_buffer *out, const ent__column *column);

typedef enum ent__column_kind { ENT__COLUMN_ABSENT, ENT__COLUMN_TEXT, ENT__COLUMN_NUMBER, ENT__COLUMN_BOOL } ent__column_kind;

/* A record's value in a column; `text` of a text or truth value lives in the dataset or in the spare buffer. */
typedef struct ent__column_value {
  ent__column_kind kind;
  const char *text;
  double number;
} ent__column_value;

/*
 * Returns a record's value in a column. `spare` is emptied; *attribute is 0 before the first column of
 * a record, whose columns are asked for in their order.
 */
ent__column_value ent__column_value_of(const ent__column_source *from, const void *record, const ent__column *column,
                                       ent_buffer *spare, uint32_t *attribute);

#endif
