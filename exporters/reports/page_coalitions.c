/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coalitions, the issues that divide them, cells and ties. */
#include <math.h>

#include "engine/base/buffer.h"
#include "exporters/reports/page_data.h"
#include "exporters/style.h"

/* The name in each language that the page speaks. */
static void write_name(ent__json *json, const ent_coalitions *coalitions, uint32_t c, ent_buffer *name) {
  static const char *const languages[] = {"en", "zh", NULL};
  ent__json_key(json, "name");
  ent__json_object_inline(json);
  for (const char *const *language = languages; *language != NULL; language++) {
    name->size = 0;
    (void)ent_coalitions_label(name, coalitions, c, *language, NULL);
    ent__json_key(json, *language);
    ent__json_string(json, name->data == NULL || name->size == 0 ? "" : name->data);
  }
  ent__json_close(json, '}');
}

static void write_positions(ent__json *json, const ent__page_data *data, uint32_t c) {
  ent__json_key(json, "issues");
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < data->issues.count; i++) {
    const ent_position_of position = ent_coalitions_position(data->coalitions, c, data->issues.at[i]);
    if (position.cells == 0) continue;
    ent__json_array_inline(json);
    ent__json_integer(json, i);
    ent__json_fixed(json, position.mean, 3);
    ent__json_integer(json, position.cells);
    ent__json_close(json, ']');
  }
  ent__json_close(json, ']');
}

static void write_look(ent__json *json, uint32_t c) {
  ent__page_string(json, "colour", ent__style_coalition_colour(c));
  ent__page_string(json, "line", ent__style_coalition_line(c));
  ent__page_string(json, "shape", ent__style_shape_name(ent__style_coalition_shape(c)));
}

void ent__page_coalitions(ent__json *json, const ent__page_data *data, ent_buffer *name) {
  size_t count = 0;
  const ent_coalition *list = data->coalitions == NULL ? NULL : ent_coalitions_list(data->coalitions, &count);
  ent__json_key(json, "coalitions");
  ent__json_array_inline(json);
  for (uint32_t c = 0; c < count; c++) {
    ent__json_object_inline(json);
    write_name(json, data->coalitions, c, name);
    ent__page_integer(json, "size", list[c].size);
    ent__json_key(json, "members");
    ent__json_array_inline(json);
    for (uint32_t i = 0; i < list[c].size; i++) ent__json_integer(json, list[c].members[i]);
    ent__json_close(json, ']');
    ent__page_number(json, "stability", list[c].stability, 3);
    ent__page_number(json, "cohesion", list[c].cohesion, 3);
    write_look(json, c);
    write_positions(json, data, c);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_topic(ent__json *json, const ent_issue *issue) {
  ent__page_string(json, "topic", issue->topics.count > 0 ? issue->topics.at[0] : NULL);
  ent__json_key(json, "topics");
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < issue->topics.count; i++) ent__json_string(json, issue->topics.at[i]);
  ent__json_close(json, ']');
}

/* Its box in the argument map, NULL where it has none. */
static const ent__argument_box *box_of(const ent__page_data *data, uint32_t issue) {
  const ent__argument_choice *choice = &data->scene.choice;
  for (size_t i = 0; data->has_scene && i < choice->issues.count; i++) {
    const ent__argument_box *box = &data->scene.boxes[choice->arguments.count + i];
    if (box->index == issue) return box;
  }
  return NULL;
}

void ent__page_issues(ent__json *json, const ent__page_data *data) {
  size_t count = 0;
  const ent_division *divisions = data->coalitions == NULL ? NULL : ent_coalitions_divisions(data->coalitions, &count);
  size_t last = count;
  ent__json_key(json, "issues");
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < data->issues.count; i++) {
    const ent_issue *issue = &data->issue_table[data->issues.at[i]];
    size_t order = 0;
    while (order < count && divisions[order].issue != data->issues.at[i]) order++;
    ent__json_object_inline(json);
    ent__page_string(json, "id", issue->id);
    ent__page_text(json, "label", issue->label);
    ent__page_text(json, "short", issue->short_label);
    ent__page_text(json, "support", issue->support);
    ent__page_text(json, "opposition", issue->oppose);
    write_topic(json, issue);
    ent__page_number(json, "divisiveness", order < count ? divisions[order].divisiveness : NAN, 3);
    ent__page_number(json, "spread", order < count ? divisions[order].spread : NAN, 3);
    ent__page_integer(json, "order", (int64_t)(order < count ? order : last++));
    ent__page_box(json, "box", box_of(data, data->issues.at[i]));
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_cell(ent__json *json, const ent__page_data *data, const ent_cell *cell) {
  ent__json_array_inline(json);
  ent__json_integer(json, ent__page_place(&data->actors, cell->actor));
  ent__json_integer(json, ent__page_place(&data->issues, cell->issue));
  ent__json_fixed(json, cell->mean, 3);
  ent__json_fixed(json, cell->min, 3);
  ent__json_fixed(json, cell->max, 3);
  ent__json_integer(json, cell->abstentions);
  ent__json_integer(json, ent__page_place(&data->actors, cell->from_bloc));
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < cell->count; i++) ent__json_integer(json, ent__page_place(&data->statements, cell->statements[i]));
  ent__json_close(json, ']');
  ent__json_close(json, ']');
}

void ent__page_cells(ent__json *json, const ent__page_data *data) {
  size_t count = 0;
  const ent_cell *cells = data->stances == NULL ? NULL : ent_stances_cells(data->stances, &count);
  ent__json_key(json, "cells");
  ent__json_array_inline(json);
  for (size_t c = 0; c < count; c++) write_cell(json, data, &cells[c]);
  ent__json_close(json, ']');
}

void ent__page_ties(ent__json *json, const ent__page_data *data) {
  size_t count = 0;
  const ent_tie *ties = ent_network_ties(data->network, &count);
  ent__json_key(json, "ties");
  ent__json_array_inline(json);
  for (size_t t = 0; t < count; t++) {
    ent__json_array_inline(json);
    ent__json_integer(json, ties[t].source);
    ent__json_integer(json, ties[t].target);
    ent__page_weight(json, ties[t].weight);
    ent__json_integer(json, ties[t].shared);
    ent__json_close(json, ']');
  }
  ent__json_close(json, ']');
}
