/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The dataset: actors, issues, documents, statements, arguments, relations and values as read.
 * Built once by a reader, then only read. Its records are plain structs that belong to it;
 * everything they point to lives as long as the dataset. docs/dataset.md explains each field.
 */
#ifndef ENTENTE_DATASET_H
#define ENTENTE_DATASET_H

#include <stdbool.h>

#include <entente/base.h>
#include <entente/dates.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Dense indices into the tables of one dataset; ENT_NONE where there is none. */
typedef uint32_t ent_document_id;
typedef uint32_t ent_value_id;
typedef uint32_t ent_actor_id;
typedef uint32_t ent_issue_id;
typedef uint32_t ent_argument_id;
typedef uint32_t ent_statement_id;
typedef uint32_t ent_relation_id;

typedef enum ent_table {
  ENT_TABLE_DOCUMENTS,
  ENT_TABLE_VALUES,
  ENT_TABLE_ACTORS,
  ENT_TABLE_ISSUES,
  ENT_TABLE_ARGUMENTS,
  ENT_TABLE_STATEMENTS,
  ENT_TABLE_RELATIONS,
  ENT_TABLES
} ent_table;

/* A text in one language or in several. NULL where a record has none. */
typedef struct ent_text ent_text;

/* Returns the number of languages, at least 1. */
ENT_API size_t ent_text_count(const ent_text *text);

/* Returns the i-th language tag; NULL for a text that was given as one plain string. */
ENT_API const char *ent_text_language(const ent_text *text, size_t i);

/* Returns the i-th string. */
ENT_API const char *ent_text_string(const ent_text *text, size_t i);

/*
 * Returns the string for a language: that tag, else the same primary subtag ("zh" for "zh-Hant"),
 * else the plain string, else English, else the first. `language` may be NULL. NULL for a NULL
 * text. Borrowed from the dataset.
 */
ENT_API const char *ent_text_in(const ent_text *text, const char *language);

/* A list of indices; `at` is NULL where `count` is 0. */
typedef struct ent_ids {
  const uint32_t *at;
  uint32_t count;
} ent_ids;

/* A list of strings; `at` is NULL where `count` is 0. */
typedef struct ent_strings {
  const char *const *at;
  uint32_t count;
} ent_strings;

typedef enum ent_document_kind {
  ENT_DOCUMENT_UNKNOWN,
  ENT_DOCUMENT_ARTICLE,
  ENT_DOCUMENT_REPORT,
  ENT_DOCUMENT_RESOLUTION,
  ENT_DOCUMENT_TREATY,
  ENT_DOCUMENT_SPEECH,
  ENT_DOCUMENT_VOTE,
  ENT_DOCUMENT_WEBPAGE,
  ENT_DOCUMENT_OTHER
} ent_document_kind;

typedef struct ent_document {
  const char *id;
  const ent_text *title;
  const char *author;
  ent_interval date;
  const char *language;
  const char *url;
  ent_document_kind kind;
  const char *source;
  const ent_text *note;
} ent_document;

typedef struct ent_value {
  const char *id;
  const ent_text *label;
  const ent_text *description;
} ent_value;

typedef enum ent_actor_kind {
  ENT_ACTOR_UNKNOWN,
  ENT_ACTOR_STATE,
  ENT_ACTOR_BLOC,
  ENT_ACTOR_ORGANISATION,
  ENT_ACTOR_COMPANY,
  ENT_ACTOR_CIVIL_SOCIETY,
  ENT_ACTOR_PERSON
} ent_actor_kind;

typedef struct ent_membership {
  ent_actor_id bloc;
  ent_interval from; /* single dates; without a year where open */
  ent_interval to;
} ent_membership;

/* A value in an actor's order; rank 0 is the highest, equals share a rank. */
typedef struct ent_ranked_value {
  ent_value_id value;
  uint32_t rank;
} ent_ranked_value;

/* An attribute: a string, or a number where `string` is NULL. Sorted by name. */
typedef struct ent_attribute {
  const char *name;
  const char *string;
  double number;
} ent_attribute;

typedef struct ent_actor {
  const char *id;
  const ent_text *label;
  const ent_text *short_label;
  ent_actor_kind kind;
  const ent_membership *member_of;
  uint32_t memberships;
  double weight; /* > 0; NaN where not given */
  const ent_ranked_value *values;
  uint32_t ranked_values;
  const ent_attribute *attributes;
  uint32_t attribute_count;
  const ent_text *note;
} ent_actor;

typedef struct ent_issue {
  const char *id;
  const ent_text *label;
  const ent_text *short_label;
  ent_strings topics;
  const ent_text *support; /* what a position of 1 means in words */
  const ent_text *oppose;  /* what a position of -1 means in words */
  const ent_text *note;
} ent_issue;

/* The word by which a position was given; numbers have none. */
typedef enum ent_position_word {
  ENT_POSITION_NUMBER,
  ENT_POSITION_SUPPORT, /* 1 */
  ENT_POSITION_OPPOSE,  /* -1 */
  ENT_POSITION_NEUTRAL, /* 0 */
  ENT_POSITION_ABSTAIN  /* 0 */
} ent_position_word;

typedef enum ent_statement_kind {
  ENT_STATEMENT_UNKNOWN,
  ENT_STATEMENT_SPEECH,
  ENT_STATEMENT_DOCUMENT,
  ENT_STATEMENT_VOTE,
  ENT_STATEMENT_REPORT
} ent_statement_kind;

/* `reported_by` where the document's author reports another's stance. */
#define ENT_REPORTED_BY_AUTHOR (UINT32_MAX - 1)

typedef struct ent_statement {
  const char *id; /* NULL where not given */
  double position; /* in [-1, 1] */
  double confidence; /* in (0, 1]; NaN where not given, which counts as 1 */
  ent_interval date;
  const char *locator;
  const ent_text *summary;
  ent_ids arguments;
  ent_actor_id actor;
  ent_issue_id issue;
  ent_document_id document;
  ent_actor_id reported_by; /* ENT_NONE: the actor speaks for itself */
  ent_position_word word;
  ent_statement_kind kind;
} ent_statement;

typedef struct ent_argument {
  const char *id;
  const ent_text *text;
  const ent_text *label;
  ent_ids put_forward_by;
  ent_ids endorsed_by;
  ent_ids rejected_by;
  double base_score; /* in [0, 1]; NaN where not given, which counts as 1/2 */
  ent_ids values;
  int evidence; /* 1 true, 0 false, -1 not given */
  ent_document_id document;
  const char *locator;
  ent_interval date;
} ent_argument;

typedef enum ent_relation_kind { ENT_RELATION_SUPPORTS, ENT_RELATION_ATTACKS, ENT_RELATION_UNDERCUTS } ent_relation_kind;

typedef enum ent_target_kind { ENT_TARGET_ARGUMENT, ENT_TARGET_ISSUE_SUPPORT, ENT_TARGET_ISSUE_OPPOSE, ENT_TARGET_RELATION } ent_target_kind;

typedef struct ent_target {
  ent_target_kind kind;
  uint32_t index; /* of an argument, an issue or a relation */
} ent_target;

typedef struct ent_relation {
  const char *id;
  ent_argument_id from;
  ent_target to;
  ent_relation_kind kind;
  double weight; /* in (0, 1]; NaN where not given, which counts as 1 */
  ent_ids asserted_by;
  ent_document_id document;
  const char *locator;
} ent_relation;

/* What the dataset says of itself. */
typedef struct ent_about {
  const ent_text *title;
  const ent_text *description;
  const char *language;
} ent_about;

typedef struct ent_dataset ent_dataset;

ENT_API void ent_dataset_free(ent_dataset *dataset);

/* Each returns a table; *count gets the number of its records. Borrowed from the dataset. */
ENT_API const ent_document *ent_dataset_documents(const ent_dataset *dataset, size_t *count);
ENT_API const ent_value *ent_dataset_values(const ent_dataset *dataset, size_t *count);
ENT_API const ent_actor *ent_dataset_actors(const ent_dataset *dataset, size_t *count);
ENT_API const ent_issue *ent_dataset_issues(const ent_dataset *dataset, size_t *count);
ENT_API const ent_argument *ent_dataset_arguments(const ent_dataset *dataset, size_t *count);
ENT_API const ent_statement *ent_dataset_statements(const ent_dataset *dataset, size_t *count);
ENT_API const ent_relation *ent_dataset_relations(const ent_dataset *dataset, size_t *count);
ENT_API const ent_about *ent_dataset_about(const ent_dataset *dataset);

/* Returns the index of a record by its id, ENT_NONE where there is none. Constant time. */
ENT_API uint32_t ent_dataset_find(const ent_dataset *dataset, ent_table table, const char *id);

/* Returns the name of the input and the SHA-256 of its bytes in hexadecimal (64 digits). */
ENT_API const char *ent_dataset_source(const ent_dataset *dataset);
ENT_API const char *ent_dataset_sha256(const ent_dataset *dataset);

/* Each returns the word that the files use; NULL for "unknown" and for plain numbers. */
ENT_API const char *ent_document_kind_word(ent_document_kind kind);
ENT_API const char *ent_actor_kind_word(ent_actor_kind kind);
ENT_API const char *ent_position_word_word(ent_position_word word);
ENT_API const char *ent_statement_kind_word(ent_statement_kind kind);
ENT_API const char *ent_relation_kind_word(ent_relation_kind kind);

#ifdef __cplusplus
}
#endif
#endif
