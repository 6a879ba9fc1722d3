/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the page shows, as JSON (docs/page.schema.json): records by number, in canonical order, so
 * that neither the order of the input nor its ids matter. Each file writes some of the members.
 */
#ifndef ENT_EXPORTERS_REPORTS_PAGE_DATA_H
#define ENT_EXPORTERS_REPORTS_PAGE_DATA_H

#include <entente/exporters.h>

#include "engine/base/json_write.h"
#include "exporters/diagrams/argument_scene.h"

/* Some records of a table: which, in the order of the page, and the place of each by its index (ENT_NONE). */
typedef struct ent__page_list {
  uint32_t *at;
  uint32_t count;
  uint32_t *place;
} ent__page_list;

typedef struct ent__page_data {
  ent__drawing drawing; /* of the argument map; and the arena of all here */
  ent__argument_scene scene;
  bool has_scene;
  const ent_study *study;
  const ent_dataset *dataset; /* NULL for a list of ties, as are the tables */
  const ent_stances *stances;
  const ent_network *network;
  const ent_coalitions *coalitions;
  const ent_node *nodes;
  size_t node_count;
  const ent_actor *actor_table;
  const ent_issue *issue_table;
  const ent_statement *statement_table;
  const ent_document *document_table;
  const ent_argument *argument_table;
  const ent_relation *relation_table;
  ent__page_list actors; /* nodes first */
  ent__page_list issues;
  ent__page_list statements;
  ent__page_list documents;
  ent__page_list arguments;
  ent__page_list relations;
} ent__page_data;

/*
 * Numbers all that the page shows. End with ent__page_data_clear in any case. Errors: ENT_E_USAGE for a
 * network that is not of actors. Linear but for the layout of arguments, which is left out where it is too large.
 */
ent_status ent__page_data_init(ent__page_data *out, const ent_study *study, const ent_export_options *options, ent_error *err);
void ent__page_data_clear(ent__page_data *data);

/* Appends the whole, as JSON that may stand in a page. */
ent_status ent__page_data_write(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err);

/* Each writes members of the object that is open. */
void ent__page_about(ent__json *json, const ent__page_data *data);
void ent__page_actors(ent__json *json, const ent__page_data *data);
void ent__page_coalitions(ent__json *json, const ent__page_data *data, ent_buffer *name);
void ent__page_issues(ent__json *json, const ent__page_data *data);
void ent__page_cells(ent__json *json, const ent__page_data *data);
void ent__page_ties(ent__json *json, const ent__page_data *data);
void ent__page_statements(ent__json *json, const ent__page_data *data);
void ent__page_documents(ent__json *json, const ent__page_data *data);
void ent__page_arguments(ent__json *json, const ent__page_data *data);
void ent__page_relations(ent__json *json, const ent__page_data *data);
ent_status ent__page_windows(ent__json *json, const ent__page_data *data, ent_error *err);
void ent__page_omissions(ent__json *json, const ent__page_data *data);

/* Returns the place of a record, -1 for ENT_NONE and for what the page does not show. */
int64_t ent__page_place(const ent__page_list *list, uint32_t index);

/* What many of them write. */
void ent__page_text(ent__json *json, const char *key, const ent_text *text); /* NULL: null */
void ent__page_string(ent__json *json, const char *key, const char *value);
void ent__page_integer(ent__json *json, const char *key, int64_t value);
void ent__page_number(ent__json *json, const char *key, double value, int digits);
void ent__page_date(ent__json *json, const char *key, ent_date date); /* null without a year */
/* Left, top, width and height; NULL: null. */
void ent__page_box(ent__json *json, const char *key, const ent__argument_box *box);
/* Four significant digits. */
void ent__page_weight(ent__json *json, double value);
/* An array of places, those that the page does not show left out. */
void ent__page_places(ent__json *json, const char *key, const ent__page_list *list, ent_ids ids);

#endif
