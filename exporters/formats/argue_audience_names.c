/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/formats/argue_audience_names.h"

#include "engine/base/buffer.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "exporters/formats/argue_names.h"

ent_status ent__audience_names_init(ent__audience_names *out, const ent_argument_findings *findings, const ent_export_options *options,
                                    ent_error *err) {
  *out = (ent__audience_names){.audiences = findings->audiences, .framework = ent_audiences_framework(findings->audiences)};
  out->dataset = ent_framework_dataset(out->framework);
  out->language = options == NULL ? NULL : options->language;
  out->arguments = ent_framework_arguments(out->framework);
  out->sorted = ent__argue_order(out->framework);
  out->issues = ent__argue_issue_order(out->framework);
  if (out->dataset != NULL) ent_dataset_issues(out->dataset, &out->issue_count);
  return out->sorted == NULL || out->issues == NULL ? ent__nomem(err) : ENT_OK;
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
  return ent__argue_label(names->framework, argument, names->language, buffer);
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

const char *ent__audience_issue_id(const ent__audience_names *names, ent_issue_id issue) { return ent__argue_issue_id(names->framework, issue); }

const char *ent__audience_issue(const ent__audience_names *names, ent_issue_id issue) {
  return ent__argue_issue(names->framework, issue, names->language);
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
