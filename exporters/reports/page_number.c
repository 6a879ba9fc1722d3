/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records the page shows, and in which order. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "exporters/reports/page_data.h"

/* Room for every record of a table, none of them listed. */
static ent_status list_init(ent__page_list *list, ent__arena *arena, size_t records, ent_error *err) {
  list->at = ent__arena_alloc(arena, records, sizeof *list->at);
  list->place = ent__arena_alloc(arena, records, sizeof *list->place);
  if (list->at == NULL || list->place == NULL) return ent__nomem(err);
  for (size_t i = 0; i < records; i++) list->place[i] = ENT_NONE;
  return ENT_OK;
}

static void list_add(ent__page_list *list, uint32_t index) {
  if (index >= ENT_REPORTED_BY_AUTHOR || list->place[index] != ENT_NONE) return;
  list->place[index] = list->count;
  list->at[list->count++] = index;
}

static void list_add_all(ent__page_list *list, const uint32_t *at, size_t count) {
  for (size_t i = 0; i < count; i++) list_add(list, at[i]);
}

/* Takes the tables from the dataset, and makes a list for each. */
static ent_status take_tables(ent__page_data *data, ent_error *err) {
  size_t count[6];
  ent__arena *arena = &data->drawing.arena;
  data->actor_table = ent_dataset_actors(data->dataset, &count[0]);
  data->issue_table = ent_dataset_issues(data->dataset, &count[1]);
  data->statement_table = ent_dataset_statements(data->dataset, &count[2]);
  data->document_table = ent_dataset_documents(data->dataset, &count[3]);
  data->argument_table = ent_dataset_arguments(data->dataset, &count[4]);
  data->relation_table = ent_dataset_relations(data->dataset, &count[5]);
  ent__page_list *const lists[6] = {&data->actors, &data->issues, &data->statements, &data->documents, &data->arguments, &data->relations};
  ent_status status = ENT_OK;
  for (int i = 0; i < 6 && status == ENT_OK; i++) status = list_init(lists[i], arena, count[i], err);
  return status;
}

/* Arguments and relations as the argument map orders them. A map that is too large leaves only the boxes out. */
static ent_status number_arguments(ent__page_data *data, ent_error *err) {
  ent_error own = ENT_ERROR_INIT;
  ent__argument_choice *choice = &data->scene.choice;
  ent_status status = ent__argument_scene_new(&data->scene, &data->drawing, &own);
  data->has_scene = status == ENT_OK;
  if (status != ENT_OK && status != ENT_E_LIMIT) return ent__fail(err, status, "%s", own.text);
  list_add_all(&data->arguments, choice->arguments.at, choice->arguments.count);
  list_add_all(&data->relations, choice->relations.at, choice->relations.count);
  return ENT_OK;
}

/* What is known of one that no relation leads to or from comes behind, by id. */
typedef struct named {
  const char *id;
  uint32_t index;
} named;

static int by_id(const void *a, const void *b) { return strcmp(((const named *)a)->id, ((const named *)b)->id); }

static ent_status number_isolated(ent__page_data *data, ent_error *err) {
  size_t count, left = 0;
  (void)ent_dataset_arguments(data->dataset, &count);
  named *list = ent__arena_alloc(&data->drawing.arena, count, sizeof *list);
  if (list == NULL) return ent__nomem(err);
  for (size_t i = 0; i < count; i++)
    if (data->arguments.place[i] == ENT_NONE) list[left++] = (named){data->argument_table[i].id, (uint32_t)i};
  if (left > 1) qsort(list, left, sizeof *list, by_id);
  for (size_t i = 0; i < left; i++) list_add(&data->arguments, list[i].index);
  return ENT_OK;
}

/* Statements by cell; those of a bloc's cell that members inherit come once. */
static void number_statements(ent__page_data *data) {
  size_t count;
  const ent_cell *cells = ent_stances_cells(data->stances, &count);
  for (size_t c = 0; c < count; c++) list_add_all(&data->statements, cells[c].statements, cells[c].count);
}

/* The nodes, the others that pass the filter, and whom anything else names. */
static void number_actors(ent__page_data *data) {
  size_t count;
  const ent_actor_id *passing = ent_stances_actors(data->stances, &count);
  for (size_t n = 0; n < data->node_count; n++) list_add(&data->actors, data->nodes[n].index);
  list_add_all(&data->actors, passing, count);
  for (uint32_t i = 0; i < data->statements.count; i++) {
    const ent_statement *statement = &data->statement_table[data->statements.at[i]];
    list_add(&data->actors, statement->actor);
    list_add(&data->actors, statement->reported_by);
  }
  for (uint32_t i = 0; i < data->arguments.count; i++) {
    const ent_argument *argument = &data->argument_table[data->arguments.at[i]];
    list_add_all(&data->actors, argument->put_forward_by.at, argument->put_forward_by.count);
    list_add_all(&data->actors, argument->endorsed_by.at, argument->endorsed_by.count);
    list_add_all(&data->actors, argument->rejected_by.at, argument->rejected_by.count);
  }
  for (uint32_t i = 0; i < data->relations.count; i++) {
    const ent_ids by = data->relation_table[data->relations.at[i]].asserted_by;
    list_add_all(&data->actors, by.at, by.count);
  }
  for (uint32_t i = 0; i < data->actors.count; i++) {
    const ent_actor *actor = &data->actor_table[data->actors.at[i]];
    for (uint32_t m = 0; m < actor->memberships; m++) list_add(&data->actors, actor->member_of[m].bloc);
  }
}

static void number_documents(ent__page_data *data) {
  for (uint32_t i = 0; i < data->statements.count; i++) list_add(&data->documents, data->statement_table[data->statements.at[i]].document);
  for (uint32_t i = 0; i < data->arguments.count; i++) list_add(&data->documents, data->argument_table[data->arguments.at[i]].document);
  for (uint32_t i = 0; i < data->relations.count; i++) list_add(&data->documents, data->relation_table[data->relations.at[i]].document);
}

static ent_status number(ent__page_data *data, ent_error *err) {
  size_t count;
  ent_status status = take_tables(data, err);
  if (status != ENT_OK) return status;
  const ent_issue_id *issues = ent_stances_issues(data->stances, &count);
  list_add_all(&data->issues, issues, count);
  number_statements(data);
  status = number_arguments(data, err);
  if (status == ENT_OK) status = number_isolated(data, err);
  if (status != ENT_OK) return status;
  number_actors(data);
  number_documents(data);
  return ENT_OK;
}

/* The nodes of a list of ties are its actors. */
static ent_status number_nodes(ent__page_data *data, ent_error *err) {
  const ent_status status = list_init(&data->actors, &data->drawing.arena, data->node_count, err);
  for (uint32_t n = 0; n < data->node_count && status == ENT_OK; n++) list_add(&data->actors, n);
  return status;
}

ent_status ent__page_data_init(ent__page_data *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  *out = (ent__page_data){.drawing = {.arena = ENT__ARENA_INIT}, .study = study};
  out->dataset = ent_study_dataset(study);
  out->stances = ent_study_stances(study);
  out->network = ent_study_network(study);
  out->coalitions = ent_study_coalitions(study);
  out->nodes = ent_network_nodes(out->network, &out->node_count);
  const ent_network_options *of = ent_network_get_options(out->network);
  if (out->dataset != NULL && (of->type == ENT_NETWORK_AFFILIATION || of->between != ENT_BETWEEN_ACTORS))
    return ent__fail(err, ENT_E_USAGE, "the page shows a network of actors, expected neither an affiliation nor one between issues");
  const ent_status status = ent__drawing_begin(&out->drawing, study, options, err);
  if (status != ENT_OK) return status;
  return out->dataset != NULL ? number(out, err) : number_nodes(out, err);
}

void ent__page_data_clear(ent__page_data *data) { ent__drawing_end(&data->drawing); }
