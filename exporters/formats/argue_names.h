/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What arguments, relations and issues are called in the parts of `argue`. */
#ifndef ENT_EXPORTERS_FORMATS_ARGUE_NAMES_H
#define ENT_EXPORTERS_FORMATS_ARGUE_NAMES_H

#include "engine/base/json_write.h"

#include <entente/exporters.h>

/* Returns an argument's label, its id where it has none; a number is written to `buffer`. */
const char *ent__argue_label(const ent_framework *framework, ent_argument_id argument, const char *language, char buffer[12]);
/* Returns the label of an issue, and the id of an issue or a relation. */
const char *ent__argue_issue(const ent_framework *framework, ent_issue_id issue, const char *language);
const char *ent__argue_issue_id(const ent_framework *framework, ent_issue_id issue);
const char *ent__argue_relation_id(const ent_framework *framework, ent_relation_id relation);
/*
 * Adds a key and a number without the digits that depend on the order of additions: ten decimals.
 * Null for NaN.
 */
void ent__argue_number(ent__json *json, const char *key, double value);

/* Returns the dataset's record of an argument, NULL where the framework has no dataset. */
const ent_argument *ent__argue_record(const ent_framework *framework, ent_argument_id argument);
/* Returns the label of an argument in a language, else its text, else "". */
const char *ent__argue_title(const ent_framework *framework, ent_argument_id argument, const char *language);
/* Returns the text of an argument, "" where there is none. */
const char *ent__argue_said(const ent_framework *framework, ent_argument_id argument, const char *language);
/* Appends the ids of actors, a comma and a space between them. */
void ent__argue_actors(ent_buffer *out, const ent_framework *framework, ent_ids actors);
/* Appends "document, locator" or what there is of it. */
void ent__argue_source(ent_buffer *out, const ent_framework *framework, ent_document_id document, const char *locator);
/* Adds a key and the ids of actors. */
void ent__argue_actors_json(ent__json *json, const char *key, const ent_framework *framework, ent_ids actors);
/* Adds keys "document" and "locator", null where there is none. */
void ent__argue_source_json(ent__json *json, const ent_framework *framework, ent_document_id document, const char *locator);
/* Adds a key and an argument's id, null for ENT_NONE. */
void ent__argue_id_json(ent__json *json, const char *key, const ent_framework *framework, ent_argument_id argument);
/* Adds a key and an array of arguments' ids. */
void ent__argue_ids_json(ent__json *json, const char *key, const ent_framework *framework, ent_ids arguments);

/*
 * Each returns numbers in the order of ids, so that it does not depend on that of the input; bare
 * arguments as they are numbered. NULL without memory; free with ent__free.
 */
uint32_t *ent__argue_order(const ent_framework *framework);
uint32_t *ent__argue_issue_order(const ent_framework *framework);

#endif
