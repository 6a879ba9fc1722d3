/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading the databases of Discourse Network Analyzer, versions 2.0 and 3. Each table is read once,
 * in the order of its rows, and joined in memory: the files have no indexes that would help.
 *
 * dna.c leads; dna_sqlite.c is the wall around SQLite, dna_rows.c its rows; dna_report.c speaks to
 * the user; dna_variables.c chooses statement type and variables; dna_3.c and dna_2.c read entities
 * and short texts as their versions keep them; dna_entities.c, dna_attributes.c, dna_statements.c,
 * dna_positions.c and dna_documents.c hold what was read; dna_build.c makes the dataset of it.
 */
#ifndef ENT_ENGINE_READERS_DNA_H
#define ENT_ENGINE_READERS_DNA_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/arena.h"
#include "engine/dataset/dataset.h"
#include "engine/readers/readers.h"

typedef struct ent__dna_db ent__dna_db;

/* A table, and the columns of it that are read; both end with NULL. */
typedef struct ent__dna_table {
  const char *name;
  const char *columns[12];
} ent__dna_table;

typedef struct ent__dna_type {
  int64_t id;
  const char *label;
} ent__dna_type;

typedef enum ent__dna_kind { ENT__DNA_SHORT_TEXT, ENT__DNA_LONG_TEXT, ENT__DNA_BOOLEAN, ENT__DNA_INTEGER } ent__dna_kind;

typedef struct ent__dna_variable {
  int64_t id;
  uint32_t type; /* index into types */
  ent__dna_kind kind;
  const char *name;
  const char *role;       /* "actor", "issue", "position"; NULL */
  ent__id_index *values;  /* 2.0: from a value to its entity */
  ent__id_index *slugs;   /* from an id of the dataset to its entity */
  size_t distinct;        /* different values that statements have */
} ent__dna_variable;

/* A value of a short text variable. */
typedef struct ent__dna_entity {
  int64_t id;            /* 0 where a text of 2.0 has no row of its own */
  uint32_t variable;     /* index into variables */
  uint32_t parent;       /* index into entities; ENT_NONE */
  const char *value;     /* "": not coded */
  const char *slug;      /* its id in the dataset; NULL where its variable is not mapped */
  int64_t parent_id;     /* 3.x, until all are read; 0 none */
  const char *parent_value; /* 2.0, the same; NULL none */
  char colour[8];        /* "#rrggbb"; "" none */
  bool used;             /* by a statement */
  bool bad;              /* its row is at fault: what refers to it is left out with it */
} ent__dna_entity;

typedef struct ent__dna_attribute {
  uint32_t entity;
  uint32_t order;
  const char *name;
  const char *value;
  int64_t row; /* for messages */
} ent__dna_attribute;

/* An attribute's name of 3.x. */
typedef struct ent__dna_attribute_name {
  int64_t id;
  uint32_t variable;
  const char *name;
  bool bad;
} ent__dna_attribute_name;

typedef struct ent__dna_statement {
  int64_t id;
  uint32_t type;      /* index into types */
  uint32_t document;  /* index into documents; ENT_NONE until they are read */
  int64_t document_id;
  int64_t start;
  int64_t stop;
  uint32_t actor;     /* index into entities; ENT_NONE not coded */
  uint32_t issue;
  int64_t position;
  bool has_position;
  bool bad;           /* a fault of it was told: it is left out */
  const char *passage; /* NULL none */
} ent__dna_statement;

typedef struct ent__dna_document {
  int64_t id;
  const char *title; /* each "" where there is none */
  const char *author;
  const char *source;
  const char *section;
  const char *type;
  const char *notes;
  char date[ENT_INTERVAL_SIZE];
  bool bad;
} ent__dna_document;

/* How a value becomes a position. */
typedef enum ent__dna_scale {
  ENT__DNA_SIDES,   /* 1 support, 0 opposition */
  ENT__DNA_AS_IT_IS,
  ENT__DNA_LINEAR   /* from the scale of the options to [-1, 1] */
} ent__dna_scale;

typedef struct ent__dna_number {
  uint32_t variable;
  int64_t value;
} ent__dna_number;

typedef struct ent__dna_array {
  void *at;
  size_t count;
  size_t room;
  bool unread; /* its table could not be read, so that references into it cannot be judged */
} ent__dna_array;

typedef struct ent__dna {
  ent__dna_db *db;
  const char *name; /* of the source, for messages */
  const ent_read_options *options;
  ent_diagnostics *diagnostics;
  ent_error *err;
  ent_status status; /* the first failure that is none of the data */
  size_t faults;
  size_t skipped;    /* rows, with --skip-bad-rows */
  int version;       /* 2 or 3 */
  ent__arena arena;
  ent__dna_array types;      /* each sorted by id */
  ent__dna_array variables;
  ent__dna_array entities;   /* of 2.0: those with a row first */
  ent__dna_array attribute_names;
  ent__dna_array attributes;
  ent__dna_array statements;
  ent__dna_array documents;
  uint32_t type;     /* the statement type that is read */
  uint32_t actor;    /* variables; */
  uint32_t issue;
  uint32_t position; /* ENT_NONE: all statements support */
  ent__dna_scale scale;
  void *walk;             /* of dna_documents.c, while it scans */
  ent__dna_array numbers; /* values of integer variables, to count the different ones */
} ent__dna;

/* What the elements of an array are, for loops. */
#define ENT__DNA_AT(dna, array, of) ((ent__dna_##of *)(dna)->array.at)

/* dna_sqlite.c */

/*
 * Opens a database read-only: by its path, its locks respected, or from memory. Gives the hash of its
 * bytes. What is no database is a fault. Close it with ent__dna_db_close.
 */
ent_status ent__dna_db_open(ent__dna *dna, const ent__source *source, char sha256[65]);
void ent__dna_db_close(ent__dna_db *db);
/* Whether it has a table, a view or the like of a name. */
bool ent__dna_db_has(ent__dna *dna, const char *table);

/* dna_rows.c */

typedef struct ent__dna_row ent__dna_row;
typedef void ent__dna_row_fn(ent__dna *dna, const ent__dna_row *row);

/*
 * Calls for each row of a table, in order, until all are read or the reading failed. A table that is
 * absent, none, or lacks a column is a fault. Returns whether the table was read to its end.
 */
bool ent__dna_scan(ent__dna *dna, const ent__dna_table *table, ent__dna_row_fn *on_row);
/* Returns the number of the row, which is its ID where the table has one. */
int64_t ent__dna_row_id(const ent__dna_row *row);
/* Returns the names of its table and of a column, for messages. */
const char *ent__dna_row_table(const ent__dna_row *row);
const char *ent__dna_row_column(const ent__dna_row *row, int column);
/* Whether the column holds nothing. */
bool ent__dna_null(const ent__dna_row *row, int column);
/* Each gives the value of a column; false, and the fault told, where it holds another thing. */
bool ent__dna_integer(ent__dna *dna, const ent__dna_row *row, int column, int64_t *value);
/* A text, copied; "" where the column holds nothing. */
bool ent__dna_text(ent__dna *dna, const ent__dna_row *row, int column, const char **value);
/* A text as it is, valid until the next row. */
bool ent__dna_long_text(ent__dna *dna, const ent__dna_row *row, int column, const char **bytes, size_t *size);
/* A colour from three columns; "" where they hold nothing. */
bool ent__dna_colour(ent__dna *dna, const ent__dna_row *row, int column, char colour[8]);

/* dna_report.c */

/* Tells a fault of the database as such. */
void ent__dna_fault(ent__dna *dna, const char *code, const char *hint, const char *fmt, ...) ENT_PRINTF(4, 5);
/* Tells a note or a warning. */
void ent__dna_tell(ent__dna *dna, ent_severity severity, const char *code, const char *fmt, ...) ENT_PRINTF(4, 5);
/* Tells a fault of a row at a column; with --skip-bad-rows a warning, and the row is to be left out. */
void ent__dna_row_fault(ent__dna *dna, const char *table, int64_t row, const char *column, const char *code, const char *fmt, ...)
    ENT_PRINTF(6, 7);
void ent__dna_bad(ent__dna *dna, const ent__dna_row *row, int column, const char *code, const char *fmt, ...) ENT_PRINTF(5, 6);
/* Records that memory ran out. */
void ent__dna_nomem(ent__dna *dna);
/* Whether to go on: no failure and, of what makes the rest senseless, no fault. */
bool ent__dna_sound(const ent__dna *dna);

typedef struct ent__dna_short {
  char text[72];
} ent__dna_short;
/* A user's string for a message: at most 60 bytes, without control characters. */
ent__dna_short ent__dna_shorten(const char *s);

/* Adds a zeroed element to an array; NULL, and the reading failed, without memory. */
void *ent__dna_add(ent__dna *dna, ent__dna_array *array, size_t size);
/*
 * Sorts an array whose elements begin with their id, and takes out all but the first of each id,
 * telling the others as faults of the table.
 */
void ent__dna_sort(ent__dna *dna, ent__dna_array *array, size_t size, const char *table);
/* Returns the index of an id in a sorted array, ENT_NONE where it is not. */
uint32_t ent__dna_find(const ent__dna_array *array, size_t size, int64_t id);

/* dna_variables.c */

/* Reads statement types and variables, and chooses among them by the options. */
void ent__dna_read_variables(ent__dna *dna);
/* Lists them for the user. */
ent_status ent__dna_list_variables(ent__dna *dna, ent_variables **out);
/* Returns the word for a kind as DNA has it. */
const char *ent__dna_kind_word(ent__dna_kind kind);

/* dna_3.c and dna_2.c */

void ent__dna_3_read_entities(ent__dna *dna);
void ent__dna_3_read_texts(ent__dna *dna);
void ent__dna_2_read_entities(ent__dna *dna);
void ent__dna_2_read_texts(ent__dna *dna);

/* dna_entities.c */

/* Whether entities of a variable are part of the dataset. */
bool ent__dna_is_mapped(const ent__dna *dna, uint32_t variable);
/* Looks the parents of all entities up, and refuses those that go round in a circle. */
void ent__dna_link_parents(ent__dna *dna, const char *table);
/* Gives each entity of the mapped variables its id in the dataset. */
void ent__dna_name_entities(ent__dna *dna);

/* dna_attributes.c */

void ent__dna_add_attribute(ent__dna *dna, uint32_t entity, const char *name, const char *value, int64_t row);
/* Sorts them by entity and name; one given twice is a fault of the table. */
void ent__dna_sort_attributes(ent__dna *dna, const char *table);

/* dna_statements.c */

void ent__dna_read_statements(ent__dna *dna);
/*
 * Finds the statement and the variable of a row of data from its second and third column. NULL where
 * they are of no interest, or at fault.
 */
ent__dna_statement *ent__dna_data_row(ent__dna *dna, const ent__dna_row *row, uint32_t *variable);
/* Gives a statement the entity of a variable that it is to have; a second one is a fault. */
void ent__dna_set_entity(ent__dna *dna, const ent__dna_row *row, ent__dna_statement *statement, uint32_t variable, uint32_t entity);

/* dna_positions.c */

/* Reads the values of all boolean and integer variables. */
void ent__dna_read_positions(ent__dna *dna);
/* Decides how whole numbers become positions; a fault where they cannot. */
void ent__dna_scale_positions(ent__dna *dna);
/* Returns the position of a statement in [-1, 1]; *word is "support", "oppose" or NULL for a number. */
double ent__dna_position(const ent__dna *dna, const ent__dna_statement *statement, const char **word);

/* dna_documents.c */

/* Reads the documents, and cuts the passage of each statement from their texts. */
void ent__dna_read_documents(ent__dna *dna);

/* dna_build.c */

ent_status ent__dna_build(ent__dna *dna, ent_dataset **out, const char sha256[65]);

#endif
