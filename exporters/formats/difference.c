/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formats of a difference, and the names they share. */
#include <string.h>

#include "engine/base/error.h"
#include "exporters/formats/difference_names.h"

ent__difference_side ent__difference_side_of(const ent_study *study, const char *language) {
  size_t count = 0;
  ent__difference_side side = {.study = study, .language = language};
  const ent_dataset *dataset = ent_study_dataset(study);
  side.nodes = ent_network_nodes(ent_study_network(study), &count);
  if (ent_study_coalitions(study) != NULL) side.coalitions = ent_coalitions_list(ent_study_coalitions(study), &count);
  if (dataset == NULL) return side;
  if (side.language == NULL) side.language = ent_dataset_about(dataset)->language;
  side.actors = ent_dataset_actors(dataset, &count);
  side.issues = ent_dataset_issues(dataset, &count);
  side.statements = ent_dataset_statements(dataset, &count);
  side.arguments = ent_dataset_arguments(dataset, &count);
  side.relations = ent_dataset_relations(dataset, &count);
  return side;
}

static const char *either(const ent_text *text, const char *id, const char *language) {
  const char *label = ent_text_in(text, language);
  return label == NULL || *label == '\0' ? id : label;
}

const char *ent__difference_actor(const ent__difference_side *side, ent_actor_id actor) { return either(side->actors[actor].label, side->actors[actor].id, side->language); }
const char *ent__difference_issue(const ent__difference_side *side, ent_issue_id issue) { return either(side->issues[issue].label, side->issues[issue].id, side->language); }
const char *ent__difference_node(const ent__difference_side *side, uint32_t node) { return either(side->nodes[node].label, side->nodes[node].id, side->language); }

const char *ent__difference_argument(const ent__difference_side *side, ent_argument_id argument) {
  return either(side->arguments[argument].label, side->arguments[argument].id, side->language);
}

ent_status ent__difference_coalition(ent_buffer *out, const ent__difference_side *side, uint32_t coalition, ent_error *err) {
  return coalition == ENT_NONE ? ENT_OK : ent_coalitions_label(out, ent_study_coalitions(side->study), coalition, side->language, err);
}

const char *ent__difference_field(int i) {
  static const char *const words[] = {"actor", "issue", "position", "date", "source", "confidence", "rest", NULL};
  return words[i];
}

ent_status ent_export_difference(ent_buffer *out, const ent_difference *difference, const char *format, const ent_export_options *options, ent_error *err) {
  static const ent_export_options usual = ENT_EXPORT_OPTIONS_INIT;
  static const struct {
    const char *name;
    ent__difference_fn *write;
  } writers[] = {{"text", ent__difference_text}, {"csv", ent__difference_csv}, {"json", ent__difference_json}, {"markdown", ent__difference_markdown}, {"html", ent__difference_html}, {"latex", ent__difference_latex}, {NULL, NULL}};
  for (size_t i = 0; writers[i].name != NULL; i++)
    if (strcmp(writers[i].name, format) == 0) return writers[i].write(out, difference, options == NULL ? &usual : options, err);
  return ent__fail(err, ENT_E_USAGE, "there is no format '%.40s' for a difference", format);
}
