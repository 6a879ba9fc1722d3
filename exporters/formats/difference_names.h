/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of what differs, for the exporters of differences. */
#ifndef ENT_EXPORTERS_FORMATS_DIFFERENCE_NAMES_H
#define ENT_EXPORTERS_FORMATS_DIFFERENCE_NAMES_H

#include <entente/exporters.h>

/* One side of a difference: its tables, each NULL for a list of ties. */
typedef struct ent__difference_side {
  const ent_study *study;
  const ent_actor *actors;
  const ent_issue *issues;
  const ent_statement *statements;
  const ent_argument *arguments;
  const ent_relation *relations;
  const ent_node *nodes;
  const ent_coalition *coalitions;
  const char *language;
} ent__difference_side;

ent__difference_side ent__difference_side_of(const ent_study *study, const char *language);
/* Each returns a label, or an id where there is none. */
const char *ent__difference_actor(const ent__difference_side *side, ent_actor_id actor);
const char *ent__difference_issue(const ent__difference_side *side, ent_issue_id issue);
const char *ent__difference_node(const ent__difference_side *side, uint32_t node);
const char *ent__difference_argument(const ent__difference_side *side, ent_argument_id argument);
/* Appends the name of a coalition; nothing for ENT_NONE. */
ent_status ent__difference_coalition(ent_buffer *out, const ent__difference_side *side, uint32_t coalition, ent_error *err);
/* Returns the word of the i-th of the fields that may change, as a bit; NULL past the last. */
const char *ent__difference_field(int i);

/* Each appends a finished file. */
typedef ent_status ent__difference_fn(ent_buffer *out, const ent_difference *difference, const ent_export_options *options, ent_error *err);
ent__difference_fn ent__difference_text, ent__difference_csv, ent__difference_json;
/* The same as a short report, in Markdown or as a page. */
ent__difference_fn ent__difference_markdown, ent__difference_html, ent__difference_latex;

#endif
