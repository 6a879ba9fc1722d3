/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells as JSON: what each actor said on each issue, and in which statements. */
#include "engine/base/buffer.h"
#include "exporters/formats/findings.h"
#include "exporters/formats/formats.h"

static void write_levels(ent__json *json, const ent_cell *cell) {
  ent__json_key(json, "levels");
  ent__json_array_inline(json);
  for (uint32_t i = 0; i < cell->level_count; i++) {
    ent__json_object(json);
    ent__findings_number(json, "position", cell->levels[i].position);
    ent__findings_number(json, "amount", cell->levels[i].amount);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_cell(ent__json *json, const ent__view *view, const ent_cell *cell) {
  size_t count;
  const ent_actor *actors = ent_dataset_actors(view->dataset, &count);
  ent__json_object(json);
  ent__findings_string(json, "actor", actors[cell->actor].id);
  ent__findings_string(json, "issue", ent_dataset_issues(view->dataset, &count)[cell->issue].id);
  ent__findings_number(json, "mean", cell->mean);
  ent__findings_number(json, "min", cell->min);
  ent__findings_number(json, "max", cell->max);
  ent__findings_number(json, "confidence", cell->confidence);
  ent__findings_number(json, "amount", cell->amount);
  ent__findings_whole(json, "count", cell->count);
  ent__findings_whole(json, "abstentions", cell->abstentions);
  if (cell->from_bloc != ENT_NONE) ent__findings_string(json, "from_bloc", actors[cell->from_bloc].id);
  write_levels(json, cell);
  ent__json_key(json, "statements");
  ent__findings_statements(json, view->dataset, cell);
  ent__json_close(json, '}');
}

void ent__findings_cells(ent__json *json, const ent__view *view, const ent_stances *stances) {
  size_t count;
  const ent_cell *cells = ent_stances_cells(stances, &count);
  ent__json_key(json, "cells");
  ent__json_array(json);
  for (size_t i = 0; i < count; i++) write_cell(json, view, &cells[i]);
  ent__json_close(json, ']');
}

static void write_actors(ent__json *json, const ent__view *view, const ent_stances *stances) {
  size_t count;
  size_t all;
  const ent_actor_id *at = ent_stances_actors(stances, &count);
  const ent_actor *actors = ent_dataset_actors(view->dataset, &all);
  ent__json_key(json, "actors");
  ent__json_array(json);
  for (size_t i = 0; i < count; i++) {
    ent__json_object_inline(json);
    ent__findings_string(json, "id", actors[at[i]].id);
    ent__findings_string(json, "label", ent_text_in(actors[at[i]].label, view->language));
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_issues(ent__json *json, const ent__view *view, const ent_stances *stances) {
  size_t count;
  size_t all;
  const ent_issue_id *at = ent_stances_issues(stances, &count);
  const ent_issue *issues = ent_dataset_issues(view->dataset, &all);
  ent__json_key(json, "issues");
  ent__json_array(json);
  for (size_t i = 0; i < count; i++) {
    ent__json_object_inline(json);
    ent__findings_string(json, "id", issues[at[i]].id);
    ent__findings_string(json, "label", ent_text_in(issues[at[i]].label, view->language));
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

ent_status ent__stances_json(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                             ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    const ent_stances *stances = ent_study_stances(study);
    ent__json json;
    ent__json_begin(&json, out);
    ent__findings_open(&json, &view, "stances");
    ent__findings_whole(&json, "statements", ent_stances_kept(stances));
    ent__findings_whole(&json, "undated", ent_stances_undated(stances));
    write_actors(&json, &view, stances);
    write_issues(&json, &view, stances);
    ent__findings_cells(&json, &view, stances);
    ent__findings_close(&json, study);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
