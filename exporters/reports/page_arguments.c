/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arguments with their boxes on the argument map, and the relations between them with their lines. */
#include <math.h>

#include "exporters/reports/page_data.h"

static void write_values(ent__json *json, const ent__page_data *data, ent_ids values) {
  size_t count;
  const ent_value *table = ent_dataset_values(data->dataset, &count);
  ent__json_key(json, "values");
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < values.count; i++) ent__json_string(json, table[values.at[i]].id);
  ent__json_close(json, ']');
}

/* The boxes of arguments are the first of the scene, in the order of the page. */
static const ent__argument_box *box_of(const ent__page_data *data, uint32_t place) {
  return data->has_scene && place < data->scene.choice.arguments.count ? &data->scene.boxes[place] : NULL;
}

void ent__page_arguments(ent__json *json, const ent__page_data *data) {
  size_t count = 0;
  const ent_framework *framework = ent_study_framework(data->study);
  const ent_label *labels = framework == NULL ? NULL : ent_framework_grounded(framework, &count);
  ent__json_key(json, "arguments");
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < data->arguments.count; i++) {
    const uint32_t index = data->arguments.at[i];
    const ent_argument *argument = &data->argument_table[index];
    ent__json_object_inline(json);
    ent__page_string(json, "id", argument->id);
    ent__page_text(json, "text", argument->text);
    ent__page_text(json, "label", argument->label);
    ent__page_places(json, "by", &data->actors, argument->put_forward_by);
    ent__page_places(json, "endorsed", &data->actors, argument->endorsed_by);
    ent__page_places(json, "rejected", &data->actors, argument->rejected_by);
    ent__page_string(json, "status", ent_label_word(labels != NULL && index < count ? labels[index] : ENT_LABEL_UNDECIDED));
    write_values(json, data, argument->values);
    ent__page_integer(json, "document", ent__page_place(&data->documents, argument->document));
    ent__page_string(json, "locator", argument->locator);
    ent__page_date(json, "date", argument->date.from);
    ent__page_box(json, "box", box_of(data, i));
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_target(ent__json *json, const ent__page_data *data, const ent_target *to) {
  const bool issue = to->kind == ENT_TARGET_ISSUE_SUPPORT || to->kind == ENT_TARGET_ISSUE_OPPOSE;
  const ent__page_list *list = to->kind == ENT_TARGET_ARGUMENT ? &data->arguments : issue ? &data->issues : &data->relations;
  ent__json_key(json, "to");
  ent__json_array_inline(json);
  ent__json_string(json, to->kind == ENT_TARGET_ARGUMENT ? "argument" : issue ? "issue" : "relation");
  ent__json_integer(json, ent__page_place(list, to->index));
  if (issue) ent__json_integer(json, to->kind == ENT_TARGET_ISSUE_SUPPORT ? 1 : -1);
  ent__json_close(json, ']');
}

/* The points of its line: where it begins, then three for each cubic curve; of one that is undercut, of both parts. */
static void write_line(ent__json *json, const ent__page_data *data, uint32_t relation, size_t *next) {
  const ent__argument_line *lines = data->scene.lines;
  const size_t count = data->has_scene ? data->scene.line_count : 0;
  ent__json_key(json, "line");
  ent__json_array_inline(json);
  for (; *next < count && lines[*next].relation == relation; ++*next) {
    const ent__argument_line *line = &lines[*next];
    ent__json_array_inline(json);
    for (size_t p = 0; line->points != NULL && p < line->point_count; p++) {
      ent__json_fixed(json, line->points[p].x, 1);
      ent__json_fixed(json, line->points[p].y, 1);
    }
    ent__json_close(json, ']');
  }
  ent__json_close(json, ']');
}

void ent__page_relations(ent__json *json, const ent__page_data *data) {
  size_t next = 0;
  const ent_framework *framework = ent_study_framework(data->study);
  ent__json_key(json, "relations");
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < data->relations.count; i++) {
    const uint32_t index = data->relations.at[i];
    const ent_relation *relation = &data->relation_table[index];
    ent__json_object_inline(json);
    ent__page_integer(json, "from", ent__page_place(&data->arguments, relation->from));
    write_target(json, data, &relation->to);
    ent__page_string(json, "kind", ent_relation_kind_word(relation->kind));
    ent__page_number(json, "weight", isnan(relation->weight) ? 1.0 : relation->weight, 3);
    ent__page_string(json, "status", ent_label_word(ent_framework_relation(framework, index)));
    ent__page_places(json, "by", &data->actors, relation->asserted_by);
    ent__page_integer(json, "document", ent__page_place(&data->documents, relation->document));
    ent__page_string(json, "locator", relation->locator);
    write_line(json, data, index, &next);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}
