/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the writers of reasons share: names of records. */
#ifndef ENT_EXPORTERS_FORMATS_REASONS_NAMES_H
#define ENT_EXPORTERS_FORMATS_REASONS_NAMES_H

#include "exporters/formats/view.h"

typedef struct ent__reasons_names {
  ent__view view;
  const ent_reasons *reasons;
  const ent_actor *actors;
  const ent_issue *issues;
  const ent_argument *arguments;
  const ent_relation *relations;
  const ent_document *documents;
  const ent_statement *statements;
  const char **by_reasons; /* labels of the coalitions by reasons; in the view's arena */
  size_t by_reasons_count;
} ent__reasons_names;

/* Begins; end with ent__view_clear of its view in any case. */
ent_status ent__reasons_names_init(ent__reasons_names *out, const ent_study *study, const ent_export_options *options, ent_error *err);

/* Each returns a label in the language of the view; of an argument without one its text. */
const char *ent__reasons_actor(const ent__reasons_names *names, ent_actor_id actor);
const char *ent__reasons_issue(const ent__reasons_names *names, ent_issue_id issue);
const char *ent__reasons_argument(const ent__reasons_names *names, ent_argument_id argument);
/* Returns the id of a statement, written to `buffer` as a JSON Pointer where it has none. */
const char *ent__reasons_statement(const ent__reasons_names *names, ent_statement_id statement, char buffer[40]);

#endif
