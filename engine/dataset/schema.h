/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The form of the dataset as a table: each field of each record once. The builder checks by it,
 * the JSON and CSV readers and writers walk it; docs/dataset.schema.json is held against it.
 */
#ifndef ENT_ENGINE_DATASET_SCHEMA_H
#define ENT_ENGINE_DATASET_SCHEMA_H

#include <stdbool.h>

#include <entente/dataset.h>

typedef enum ent__type {
  ENT__TYPE_ID,          /* const char *: unique in its table, not empty, no '@' in front */
  ENT__TYPE_STRING,      /* const char * */
  ENT__TYPE_STRINGS,     /* ent_strings: one string as such, or a list of different ones */
  ENT__TYPE_TEXT,        /* const ent_text * */
  ENT__TYPE_WORD,        /* an enum, int-sized; `words` by value, from value 1 (or 0 if required) */
  ENT__TYPE_NUMBER,      /* double, NaN where absent; range low..high */
  ENT__TYPE_BOOL,        /* int, -1 where absent */
  ENT__TYPE_INTERVAL,    /* ent_interval */
  ENT__TYPE_DATE,        /* ent_interval that must be a single date */
  ENT__TYPE_POSITION,    /* ent_statement.position and .word */
  ENT__TYPE_REFERENCE,   /* uint32_t, ENT_NONE where absent; into table `target` */
  ENT__TYPE_REFERENCES,  /* ent_ids into table `target` */
  ENT__TYPE_REPORTER,    /* a reference to an actor, or "@author" */
  ENT__TYPE_TARGET,      /* ent_target */
  ENT__TYPE_MEMBERSHIPS, /* ent_actor.member_of and .memberships; a table of its own in CSV */
  ENT__TYPE_RANKING,     /* ent_actor.values and .ranked_values */
  ENT__TYPE_ATTRIBUTES   /* ent_actor.attributes; columns of their own in CSV */
} ent__type;

typedef struct ent__field {
  const char *name; /* the key in JSON and the column in CSV; NULL ends a list */
  ent__type type;
  bool required;
  size_t offset;            /* in the record */
  const char *const *words; /* ENT__TYPE_WORD: by enum value; NULL entries have no word */
  int word_count;
  ent_table target;         /* references */
  double low;               /* numbers */
  double high;
  bool low_open;            /* low itself is out */
} ent__field;

typedef struct ent__record_form {
  const char *name; /* "actors": the key in JSON, the file's name in CSV */
  const char *one;  /* "actor": for messages */
  size_t size;      /* of a record */
  const ent__field *fields;
} ent__record_form;

/* The tables by ent_table, in the order in which files hold them. */
extern const ent__record_form ent__forms[ENT_TABLES];
/* The fields of ent_about ("title", "description", "language"). */
extern const ent__field ent__about_fields[];
/* The fields of ent_membership ("bloc", "from", "to"). */
extern const ent__field ent__membership_fields[];

/* Returns the number of fields of a form. */
int ent__field_count(const ent__field *fields);
/* Returns the index of a field by name, -1 where there is none. */
int ent__field_find(const ent__field *fields, const char *name);

#endif
