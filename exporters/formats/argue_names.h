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

#endif
