/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the builder, shared by builder.c, builder_values.c and builder_finish.c. */
#ifndef ENT_ENGINE_DATASET_BUILDER_INTERNAL_H
#define ENT_ENGINE_DATASET_BUILDER_INTERNAL_H

#include "engine/dataset/builder.h"
#include "engine/dataset/dataset.h"
#include "engine/dataset/text.h"

/* What a target and a word that must be there hold until they are set. */
#define ENT__TARGET_UNSET (UINT32_MAX - 1)
enum { ENT__WORD_UNSET = -1 };

/* A reference by name, until all tables are in. */
typedef struct ent__pending {
  ent__place place;
  ent_table target;
  const char *name;
  uint32_t rank; /* of a value in an actor's order */
} ent__pending;

typedef struct ent__pending_membership {
  uint32_t actor;
  uint32_t element; /* in the actor's list */
  const char *bloc;
  ent_interval from;
  ent_interval to;
} ent__pending_membership;

typedef struct ent__pending_attribute {
  uint32_t actor;
  ent_attribute attribute;
} ent__pending_attribute;

typedef struct ent__fault {
  ent__place place;
  ent__place first; /* of a duplicate: where the first is */
  bool has_first;
  bool fixed; /* `at` holds already */
  ent__located at;
  const char *code;
  const char *hint;
  const char *message;
} ent__fault;

typedef struct ent__array {
  void *at;
  size_t count;
  size_t room;
} ent__array;

struct ent__builder {
  ent_dataset *dataset;
  size_t rooms[ENT_TABLES];
  ent__array seen[ENT_TABLES]; /* uint32_t: a bit for each field that was there */
  uint32_t about_seen;
  int table;       /* of the record begun last; ENT__ABOUT */
  uint32_t record;
  ent__arena scratch; /* names and messages that the dataset does not keep */
  ent__array references;   /* ent__pending */
  ent__array ranks;        /* ent__pending */
  ent__array memberships;  /* ent__pending_membership */
  ent__array member_counts; /* uint32_t: memberships of each actor so far */
  ent__array attributes;   /* ent__pending_attribute */
  ent__array faults;       /* ent__fault: the first ENT__FAULTS_SHOWN of them */
  size_t more_faults;      /* that were only counted */
  ent__array wordings;     /* ent__wording: the text being built */
  int text_field;          /* its field; -1 none */
  bool unread[ENT_TABLES]; /* references into it cannot be judged */
  int proposals;           /* near misses looked for so far */
  bool failed;
};

/* Adds a zeroed element; NULL, and the builder failed, without memory. */
void *ent__array_add(ent__builder *builder, ent__array *array, size_t size);
/* The place of a field of the last record. */
ent__place ent__builder_place(const ent__builder *builder, int field, int element, const char *key);
/* The fields of the last record, and the place of one of them in memory. */
const ent__field *ent__builder_fields(const ent__builder *builder);
void *ent__builder_slot(const ent__builder *builder, int field);
/* Reports a fault at any place. */
ent__fault *ent__builder_fault_place(ent__builder *builder, ent__place place, const char *code, const char *hint,
                                     const char *fmt, ...) ENT_PRINTF(5, 6);
/* Ends the text that is being built. */
void ent__builder_end_text(ent__builder *builder);
/* Cuts a user's string for a message, at most 60 bytes. */
const char *ent__builder_short(ent__builder *builder, const char *s, size_t length);

#endif
