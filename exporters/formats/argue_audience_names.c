/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/formats/argue_audience_names.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

typedef struct named {
  const char *id;
  uint32_t number;
} named;

static int compare_named(const void *left, const void *right) {
  const named *a = left, *b = right;
  const int ids = strcmp(a->id, b->id);
  return ids != 0 ? ids : (a->number > b->number) - (a->number < b->number);
}

static ent_status sort_issues(ent__audience_names *names, ent_error *err) {
  const ent_issue *issues = names->dataset == NULL ? NULL : ent_dataset_issues(names->dataset, &names->issue_count);
  const size_t count = names->issue_count;
  named *list = ent__alloc(count, sizeof *list);
  names->issues = ent__alloc(count, sizeof *names->issues);
  const bool room = list != NULL && names->issues != NULL;
  for (size_t i = 0; room && issues != NULL && i < count; i++) list[i] = (named){issues[i].id, (uint32_t)i};
  if (room && count > 0) qsort(list, count, sizeof *list, compare_named);
  for (size_t i = 0; room && i < count; i++) names->issues[i] = list[i].number;
  ent__free(list);
  return room ? ENT_OK : ent__nomem(err);
}

/* A number that was written to the buffer is not an id to sort by. */
static ent_status sort(ent__audience_names *names, ent_error *err) {
  char buffer[12];
  named *list = ent__alloc(names->arguments, sizeof *list);
  names->sorted = ent__alloc(names->arguments, sizeof *names->sorted);
  const bool room = list != NULL && names->sorted != NULL;
  for (uint32_t n = 0; room && n < names->arguments; n++) {
    const char *id = ent_framework_id(names->framework, n, buffer);
    list[n] = (named){id == buffer ? "" : id, n};
  }
  if (room && names->arguments > 0) qsort(list, names->arguments, sizeof *list, compare_named);
  for (uint32_t n = 0; room && n < names->arguments; n++) names->sorted[n] = list[n].number;
  ent__free(list);
  return room ? ENT_OK : ent__nomem(err);
}

ent_status ent__audience_names_init(ent__audience_names *out, const ent_argument_findings *findings, const ent_export_options *options,
                                    ent_error *err) {
  *out = (ent__audience_names){.audiences = findings->audiences, .framework = ent_audiences_framework(findings->audiences)};
  out->dataset = ent_framework_dataset(out->framework);
  out->language = options == NULL ? NULL : options->language;
  out->arguments = ent_framework_arguments(out->framework);
  const ent_status status = sort(out, err);
  return status == ENT_OK ? sort_issues(out, err) : status;
}

void ent__audience_names_clear(ent__audience_names *names) {
  ent__free(names->sorted);
  ent__free(names->issues);
  *names = (ent__audience_names){0};
}

const char *ent__audience_argument_id(const ent__audience_names *names, ent_argument_id argument, char buffer[12]) {
  return ent_framework_id(names->framework, argument, buffer);
}

const char *ent__audience_argument(const ent__audience_names *names, ent_argument_id argument, char buffer[12]) {
  size_t count;
  const char *label = names->dataset == NULL ? NULL : ent_text_in(ent_dataset_arguments(names->dataset, &count)[argument].label, names->language);
  return label == NULL ? ent_framework_id(names->framework, argument, buffer) : label;
}

const char *ent__audience_value_id(const ent__audience_names *names, ent_value_id value) {
  size_t count;
  return ent_dataset_values(names->dataset, &count)[value].id;
}

const char *ent__audience_value(const ent__audience_names *names, ent_value_id value) {
  size_t count;
  const char *label = ent_text_in(ent_dataset_values(names->dataset, &count)[value].label, names->language);
  return label == NULL ? ent__audience_value_id(names, value) : label;
}

const char *ent__audience_actor_id(const ent__audience_names *names, ent_actor_id actor) {
  size_t count;
  return ent_dataset_actors(names->dataset, &count)[actor].id;
}

const char *ent__audience_actor(const ent__audience_names *names, ent_actor_id actor) {
  size_t count;
  const char *label = ent_text_in(ent_dataset_actors(names->dataset, &count)[actor].label, names->language);
  return label == NULL ? ent__audience_actor_id(names, actor) : label;
}

const char *ent__audience_issue_id(const ent__audience_names *names, ent_issue_id issue) {
  size_t count;
  return ent_dataset_issues(names->dataset, &count)[issue].id;
}

const char *ent__audience_issue(const ent__audience_names *names, ent_issue_id issue) {
  size_t count;
  const char *label = ent_text_in(ent_dataset_issues(names->dataset, &count)[issue].label, names->language);
  return label == NULL ? ent__audience_issue_id(names, issue) : label;
}

const char *ent__audience_label(const ent__audience_names *names, size_t i) {
  const ent_audience *audience = ent_audiences_at(names->audiences, i);
  size_t count = 0;
  if (names->dataset != NULL) ent_dataset_actors(names->dataset, &count);
  return audience->actor < count ? ent__audience_actor(names, audience->actor) : audience->label;
}

bool ent__audience_has(ent_ids list, uint32_t number) {
  uint32_t low = 0, high = list.count;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (list.at[middle] < number) low = middle + 1;
    else high = middle;
  }
  return low < list.count && list.at[low] == number;
}

const char *ent__audience_verdict(ent_verdict verdict) {
  return verdict == ENT_VERDICT_YES ? "yes" : verdict == ENT_VERDICT_NO ? "no" : "unknown";
}

void ent__audience_order(ent_buffer *out, const ent__audience_names *names, ent_value_order order) {
  for (uint32_t i = 0; i < order.count; i++) {
    if (i > 0) ent__buffer_puts(out, order.at[i].rank == order.at[i - 1].rank ? " = " : " > ");
    ent__buffer_puts(out, ent__audience_value(names, order.at[i].value));
  }
}
