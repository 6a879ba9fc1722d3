/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/formats/argue_names.h"

#include <math.h>

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
