/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Space as JSON: the method and its fit, places from left to right, issues. */
#include <string.h>

#include "engine/base/buffer.h"
#include "exporters/formats/findings.h"
#include "exporters/formats/formats.h"

static void write_numbers(ent__json *json, const char *key, const double *at, int count) {
  ent__json_key(json, key);
  ent__json_array_inline(json);
  for (int k = 0; k < count; k++) ent__json_number(json, at[k]);
  ent__json_close(json, ']');
}

static const char *source_of(const char *method) {
  for (const ent_space_method *row = ent_space_methods(); row->name != NULL; row++)
    if (strcmp(row->name, method) == 0) return row->source;
  return NULL;
}

static void write_fit(ent__json *json, const ent_space *space) {
  const ent_space_options *options = ent_space_get_options(space);
  const ent_space_fit *fit = ent_space_get_fit(space);
  ent__findings_string(json, "method", options->method);
  ent__findings_string(json, "source", source_of(options->method));
  ent__findings_whole(json, "seed", options->seed);
  ent__findings_whole(json, "dimensions", (uint64_t)options->dimensions);
  ent__json_key(json, "anchors");
  ent__json_array_inline(json);
  for (size_t i = 0; i < options->anchor_count; i++) ent__json_string(json, options->anchors[i]);
  ent__json_close(json, ']');
  ent__findings_whole(json, "resamples", fit->resamples);
  ent__findings_whole(json, "iterations", fit->iterations);
  ent__json_key(json, "converged");
  ent__json_bool(json, fit->converged);
  ent__findings_whole(json, "cells", fit->cells);
  ent__findings_whole(json, "constant_issues", fit->constant);
  ent__findings_whole(json, "parts", fit->parts);
  ent__findings_number(json, "correct", fit->correct);
  ent__findings_number(json, "error_reduction", fit->reduction);
  ent__findings_number(json, "mean_probability", fit->likelihood);
  write_numbers(json, "explained", fit->share, options->dimensions);
}

static void write_actor(ent__json *json, const ent__view *view, ent_actor_id actor) {
  size_t count = 0;
  const ent_actor *one = &ent_dataset_actors(view->dataset, &count)[actor];
  ent__findings_string(json, "id", one->id);
  ent__findings_string(json, "label", ent_text_in(one->label, view->language));
}

static void write_places(ent__json *json, const ent__view *view, const ent_space *space) {
  size_t count = 0;
  const ent_place *places = ent_space_places(space, &count);
  const int d = ent_space_get_options(space)->dimensions;
  ent__json_key(json, "places");
  ent__json_array(json);
  for (size_t i = 0; i < count; i++) {
    ent__json_object_inline(json);
    write_actor(json, view, places[i].actor);
    write_numbers(json, "at", places[i].at, d);
    write_numbers(json, "low", places[i].low, d);
    write_numbers(json, "high", places[i].high, d);
    ent__findings_whole(json, "cells", places[i].cells);
    ent__findings_whole(json, "part", (uint64_t)places[i].part + 1);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
  const ent_actor_id *without = ent_space_unplaced(space, &count);
  ent__json_key(json, "without_place");
  ent__json_array(json);
  for (size_t i = 0; i < count; i++) {
    ent__json_object_inline(json);
    write_actor(json, view, without[i]);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_issue(ent__json *json, const ent__view *view, const ent_space_issue *issue, int d) {
  size_t count = 0;
  const ent_issue *one = &ent_dataset_issues(view->dataset, &count)[issue->issue];
  const int cuts = issue->cuts == NULL ? 0 : (int)issue->level_count - 1;
  ent__json_object(json);
  ent__findings_string(json, "issue", one->id);
  ent__findings_string(json, "label", ent_text_in(one->label, view->language));
  ent__findings_string(json, "model", ent_space_model_word(issue->model));
  ent__findings_whole(json, "cells", issue->cells);
  write_numbers(json, "levels", issue->levels, issue->levels == NULL ? 0 : (int)issue->level_count);
  write_numbers(json, "cuts", issue->cuts, cuts);
  write_numbers(json, "slope", issue->slope, d);
  ent__findings_number(json, "intercept", issue->intercept);
  ent__findings_number(json, "noise", issue->noise);
  ent__findings_number(json, "strength", issue->strength);
  ent__findings_number(json, "correct", issue->correct);
  ent__findings_number(json, "error_reduction", issue->reduction);
  ent__findings_number(json, "mean_probability", issue->likelihood);
  ent__json_close(json, '}');
}

static void write_space(ent__json *json, const ent__view *view, const ent_space *space) {
  size_t count = 0;
  ent__json_key(json, "space");
  if (space == NULL) {
    ent__json_null(json);
    return;
  }
  ent__json_object(json);
  write_fit(json, space);
  write_places(json, view, space);
  const ent_space_issue *issues = ent_space_issues(space, &count);
  ent__json_key(json, "issues");
  ent__json_array(json);
  for (size_t j = 0; j < count; j++) write_issue(json, view, &issues[j], ent_space_get_options(space)->dimensions);
  ent__json_close(json, ']');
  ent__json_close(json, '}');
}

ent_status ent__space_json(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    ent__json json;
    ent__json_begin(&json, out);
    ent__findings_open(&json, &view, "space");
    write_space(&json, &view, ent_study_space(study));
    ent__findings_close(&json, study);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
