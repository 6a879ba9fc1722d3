/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/formats/argue_names.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/mem.h"

const ent_argument *ent__argue_record(const ent_framework *framework, ent_argument_id argument) {
  size_t count;
  const ent_dataset *dataset = ent_framework_dataset(framework);
  return dataset == NULL ? NULL : &ent_dataset_arguments(dataset, &count)[argument];
}

const char *ent__argue_said(const ent_framework *framework, ent_argument_id argument, const char *language) {
  const ent_argument *record = ent__argue_record(framework, argument);
  const char *text = record == NULL ? NULL : ent_text_in(record->text, language);
  return text == NULL ? "" : text;
}

const char *ent__argue_title(const ent_framework *framework, ent_argument_id argument, const char *language) {
  const ent_argument *record = ent__argue_record(framework, argument);
  const char *label = record == NULL || record->label == NULL ? NULL : ent_text_in(record->label, language);
  return label == NULL ? ent__argue_said(framework, argument, language) : label;
}

static const char *actor_id(const ent_framework *framework, ent_actor_id actor) {
  size_t count;
  return ent_dataset_actors(ent_framework_dataset(framework), &count)[actor].id;
}

void ent__argue_actors(ent_buffer *out, const ent_framework *framework, ent_ids actors) {
  for (uint32_t i = 0; i < actors.count; i++) {
    if (i > 0) ent__buffer_puts(out, ", ");
    ent__buffer_puts(out, actor_id(framework, actors.at[i]));
  }
}

static const char *document_id(const ent_framework *framework, ent_document_id document) {
  size_t count;
  return document == ENT_NONE ? NULL : ent_dataset_documents(ent_framework_dataset(framework), &count)[document].id;
}

void ent__argue_source(ent_buffer *out, const ent_framework *framework, ent_document_id document, const char *locator) {
  const char *id = document_id(framework, document);
  if (id != NULL) ent__buffer_puts(out, id);
  if (id != NULL && locator != NULL) ent__buffer_puts(out, ", ");
  if (locator != NULL) ent__buffer_puts(out, locator);
}

void ent__argue_actors_json(ent__json *json, const char *key, const ent_framework *framework, ent_ids actors) {
  ent__json_key(json, key);
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < actors.count; i++) ent__json_string(json, actor_id(framework, actors.at[i]));
  ent__json_close(json, ']');
}

void ent__argue_source_json(ent__json *json, const ent_framework *framework, ent_document_id document, const char *locator) {
  ent__json_key(json, "document");
  ent__json_string(json, document_id(framework, document));
  ent__json_key(json, "locator");
  ent__json_string(json, locator);
}

void ent__argue_id_json(ent__json *json, const char *key, const ent_framework *framework, ent_argument_id argument) {
  char buffer[12];
  ent__json_key(json, key);
  ent__json_string(json, argument == ENT_NONE ? NULL : ent_framework_id(framework, argument, buffer));
}

void ent__argue_ids_json(ent__json *json, const char *key, const ent_framework *framework, ent_ids arguments) {
  char buffer[12];
  ent__json_key(json, key);
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < arguments.count; i++) ent__json_string(json, ent_framework_id(framework, arguments.at[i], buffer));
  ent__json_close(json, ']');
}

const char *ent__argue_label(const ent_framework *framework, ent_argument_id argument, const char *language, char buffer[12]) {
  const ent_dataset *dataset = ent_framework_dataset(framework);
  size_t count;
  const char *label = dataset == NULL ? NULL : ent_text_in(ent_dataset_arguments(dataset, &count)[argument].label, language);
  return label == NULL ? ent_framework_id(framework, argument, buffer) : label;
}

const char *ent__argue_issue_id(const ent_framework *framework, ent_issue_id issue) {
  size_t count;
  return ent_dataset_issues(ent_framework_dataset(framework), &count)[issue].id;
}

const char *ent__argue_issue(const ent_framework *framework, ent_issue_id issue, const char *language) {
  size_t count;
  const char *label = ent_text_in(ent_dataset_issues(ent_framework_dataset(framework), &count)[issue].label, language);
  return label == NULL ? ent__argue_issue_id(framework, issue) : label;
}

const char *ent__argue_relation_id(const ent_framework *framework, ent_relation_id relation) {
  size_t count;
  return ent_dataset_relations(ent_framework_dataset(framework), &count)[relation].id;
}

void ent__argue_number(ent__json *json, const char *key, double value) {
  const double rounded = round(value * 1e10) / 1e10;
  ent__json_key(json, key);
  ent__json_number(json, rounded == 0 ? 0 : rounded);
}

/* A record's id and its place. */
typedef struct named {
  const char *id;
  uint32_t place;
} named;

static int compare(const void *left, const void *right) {
  const named *a = left, *b = right;
  return strcmp(a->id, b->id);
}

/* Sorts the list, and puts the places alone into it. */
static uint32_t *places(named *list, size_t count) {
  uint32_t *order = ent__alloc(count, sizeof *order);
  if (count > 0) qsort(list, count, sizeof *list, compare);
  for (size_t i = 0; order != NULL && i < count; i++) order[i] = list[i].place;
  ent__free(list);
  return order;
}

uint32_t *ent__argue_order(const ent_framework *framework) {
  const ent_dataset *dataset = ent_framework_dataset(framework);
  size_t count = ent_framework_arguments(framework);
  if (dataset == NULL) {
    uint32_t *order = ent__alloc(count, sizeof *order);
    for (size_t i = 0; order != NULL && i < count; i++) order[i] = (uint32_t)i;
    return order;
  }
  const ent_argument *at = ent_dataset_arguments(dataset, &count);
  named *list = ent__alloc(count, sizeof *list);
  for (size_t i = 0; list != NULL && i < count; i++) list[i] = (named){at[i].id, (uint32_t)i};
  return list == NULL ? NULL : places(list, count);
}

uint32_t *ent__argue_issue_order(const ent_framework *framework) {
  size_t count = 0;
  const ent_dataset *dataset = ent_framework_dataset(framework);
  const ent_issue *at = dataset == NULL ? NULL : ent_dataset_issues(dataset, &count);
  named *list = ent__alloc(count, sizeof *list);
  for (size_t i = 0; list != NULL && i < count; i++) list[i] = (named){at[i].id, (uint32_t)i};
  return list == NULL ? NULL : places(list, count);
}
