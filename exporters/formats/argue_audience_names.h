/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What values, audiences and arguments are called where audiences are shown, and in which order. */
#ifndef ENT_EXPORTERS_FORMATS_ARGUE_AUDIENCE_NAMES_H
#define ENT_EXPORTERS_FORMATS_ARGUE_AUDIENCE_NAMES_H

#include <entente/exporters.h>

#include "engine/base/json_write.h"

typedef struct ent__audience_names {
  const ent_audiences *audiences;
  const ent_framework *framework;
  const ent_dataset *dataset; /* NULL: no values, actors and issues */
  const char *language;
  ent_argument_id *sorted; /* arguments by id; numbered ones by number */
  uint32_t arguments;
  ent_issue_id *issues; /* by id */
  size_t issue_count;
} ent__audience_names;

/* Ends with ent__audience_names_clear in any case. */
ent_status ent__audience_names_init(ent__audience_names *out, const ent_argument_findings *findings, const ent_export_options *options,
                                    ent_error *err);
void ent__audience_names_clear(ent__audience_names *names);

/* Each returns an id, or a label, the id where there is none. A number is written to `buffer`. */
const char *ent__audience_argument_id(const ent__audience_names *names, ent_argument_id argument, char buffer[12]);
const char *ent__audience_argument(const ent__audience_names *names, ent_argument_id argument, char buffer[12]);
const char *ent__audience_value_id(const ent__audience_names *names, ent_value_id value);
const char *ent__audience_value(const ent__audience_names *names, ent_value_id value);
const char *ent__audience_actor_id(const ent__audience_names *names, ent_actor_id actor);
const char *ent__audience_actor(const ent__audience_names *names, ent_actor_id actor);
const char *ent__audience_issue_id(const ent__audience_names *names, ent_issue_id issue);
const char *ent__audience_issue(const ent__audience_names *names, ent_issue_id issue);
/* Returns the label of the i-th audience: the actor's in the language in question. */
const char *ent__audience_label(const ent__audience_names *names, size_t i);
/* Returns whether a list in rising order has a number. */
bool ent__audience_has(ent_ids list, uint32_t number);
/* Returns "yes", "no" or "unknown". */
const char *ent__audience_verdict(ent_verdict verdict);
/* Appends an order: "security > freedom = growth". */
void ent__audience_order(ent_buffer *out, const ent__audience_names *names, ent_value_order order);

#endif
