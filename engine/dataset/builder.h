/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The builder: readers hand it raw values field by field; it checks each against the form, keeps
 * references by name until all tables are in, and reports every fault by its place. It stops at
 * nothing but want of memory.
 *
 * A place is (table, record, field, element, key). Readers turn it into file, line and column
 * (and a pointer) through `locate`, which is called only when a fault is reported, at the end.
 */
#ifndef ENT_ENGINE_DATASET_BUILDER_H
#define ENT_ENGINE_DATASET_BUILDER_H

#include <entente/diagnostics.h>

#include "engine/dataset/schema.h"

#define ENT__ABOUT (-1) /* the table number of the dataset's own fields */

typedef struct ent__place {
  int table;       /* ent_table, or ENT__ABOUT */
  uint32_t record; /* in the order of ent__builder_add */
  int field;       /* index into the form's fields; -1 the record as such */
  int element;     /* of a list; -1 none */
  const char *key; /* an attribute's name, a language, "bloc", ...; NULL none; lives in the arena */
  bool at_key;     /* the key itself is at fault, not its value */
} ent__place;

typedef struct ent__builder ent__builder;

ent_status ent__builder_new(ent__builder **out, ent_error *err);
void ent__builder_free(ent__builder *builder);

/* Begins a record of a table; the values that follow are its own. Returns its index. */
uint32_t ent__builder_add(ent__builder *builder, int table);

/*
 * Each sets one field of the record begun last (or of the dataset itself, after
 * ent__builder_about). Strings are copied. A value that does not fit is a fault and leaves the
 * field absent. A field set twice is the reader's affair.
 */
void ent__builder_about(ent__builder *builder);
/* For ID, STRING, WORD, INTERVAL, DATE, POSITION words, REFERENCE, REPORTER; also TEXT as a plain string. */
void ent__builder_string(ent__builder *builder, int field, const char *s, size_t length);
/* For NUMBER and POSITION. */
void ent__builder_number(ent__builder *builder, int field, double value);
void ent__builder_bool(ent__builder *builder, int field, bool value);
/* Adds one language to a TEXT; language NULL for a plain string. */
void ent__builder_text(ent__builder *builder, int field, const char *language, const char *s, size_t length);
/* Adds one element to a list of STRINGS; a string alone may be set as such, even an empty one. */
void ent__builder_listed(ent__builder *builder, int field, const char *s, size_t length);
/* Adds one element to REFERENCES. */
void ent__builder_reference(ent__builder *builder, int field, const char *s, size_t length);
/* Sets a TARGET. */
void ent__builder_target(ent__builder *builder, int field, ent_target_kind kind, const char *s, size_t length);
/* Adds a value at a rank to a RANKING. */
void ent__builder_rank(ent__builder *builder, int field, uint32_t rank, const char *s, size_t length);
/* Adds a membership to an actor: of the last record, or (CSV) of actor number `actor`. */
void ent__builder_membership(ent__builder *builder, uint32_t actor, const char *bloc, const char *from, const char *to);
/* Adds an attribute to the last record: a string, or a number where string is NULL. */
void ent__builder_attribute(ent__builder *builder, int field, const char *name, const char *string, double number);

/*
 * For readers of long tables, which know the indices of what a statement refers to: adds a copy of a
 * statement that is complete and checked, so that nothing of it is kept beside it. The actors, issues and
 * documents must be there at the end, in the order of their indices. Not to be mixed with
 * ent__builder_add for statements. Its id, if any, goes through ent__builder_statement_id.
 */
void ent__builder_statement(ent__builder *builder, const ent_statement *statement);
/* Returns the statements so far, to be completed in place; valid until the next is added. */
ent_statement *ent__builder_statements(ent__builder *builder, size_t *count);
/* Copies an id that is to be that of the next statement. Returns NULL where an earlier one has it (*taken) or without memory. */
const char *ent__builder_statement_id(ent__builder *builder, const char *s, size_t length, bool *taken);
/* Copies a string, or makes a plain text, that lives as long as the dataset; NULL without memory. */
const char *ent__builder_keep(ent__builder *builder, const char *s, size_t length);
const ent_text *ent__builder_plain(ent__builder *builder, const char *s, size_t length);
/* Is it an id? If not, says why ("is empty, expected ..."). */
bool ent__builder_is_id(const char *s, size_t length, const char **why);

/* Notes that the field was there, though unfit, so that it is not also reported as missing. */
void ent__builder_seen(ent__builder *builder, int field);

/* Reports a fault that the reader itself found, at a place of the last record. */
void ent__builder_fault(ent__builder *builder, int field, int element, const char *key, const char *code,
                        const char *hint, const char *fmt, ...) ENT_PRINTF(7, 8);
/* Reports at a known file position instead; line 0 where unknown. */
void ent__builder_fault_at(ent__builder *builder, const char *source, long line, long column, const char *pointer,
                           const char *code, const char *hint, const char *fmt, ...) ENT_PRINTF(8, 9);
/* Returns the number of faults so far, and whether memory ran out. */
size_t ent__builder_faults(const ent__builder *builder);
bool ent__builder_failed(const ent__builder *builder);
/* Notes that a table could not be read as a whole, so that references into it are not reported. */
void ent__builder_unread(ent__builder *builder, ent_table table);
/* Returns "did you mean 'x'?", which lives as long as the builder; NULL for NULL. */
const char *ent__builder_hint(ent__builder *builder, const char *best);
/* Proposes the nearest id of a table, as a hint; NULL where none is near. */
const char *ent__builder_near(ent__builder *builder, ent_table table, const char *name);
/* Is it a language tag (the shape of RFC 5646)? */
bool ent__builder_is_language(const char *s);
/* Returns the index of an actor by id among those added so far, ENT_NONE where there is none. */
uint32_t ent__builder_find_actor(ent__builder *builder, const char *id);

/* Where a fault is: filled by the reader. `pointer` may be left empty. */
typedef struct ent__located {
  char source[256];
  long line;
  long column;
  char pointer[256];
} ent__located;

/*
 * Fills out[i] for places[i], for all i < count at once, so that the text is walked once. Returns
 * false without memory.
 */
typedef bool ent__locate(void *context, const ent__place *places, ent__located *out, size_t count);

/*
 * Resolves references, checks what only the whole can show (duplicate ids, required fields,
 * kinds of relations), hands the faults to `diagnostics` in the order of their places, and gives
 * the dataset where there is none. The builder is empty afterwards.
 */
ent_status ent__builder_finish(ent__builder *builder, ent_dataset **out, const char *source,
                               const char sha256[65], ent__locate *locate, void *context,
                               ent_diagnostics *diagnostics, ent_error *err);

#endif
