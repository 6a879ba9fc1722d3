/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Polarisation as JSON (docs/findings.schema.json). */
#include "engine/base/buffer.h"
#include "exporters/formats/findings.h"
#include "exporters/formats/formats.h"

static void write_measure(ent__json *json, const ent_measure *measure) {
  ent__json_object_inline(json);
  ent__findings_string(json, "name", measure->name);
  ent__findings_number(json, "value", measure->value);
  ent__findings_number(json, "mean", measure->mean);
  ent__findings_number(json, "deviation", measure->deviation);
  ent__findings_number(json, "z", measure->z);
  ent__findings_whole(json, "draws", measure->draws);
  ent__findings_string(json, "missing", measure->missing);
  ent__findings_string(json, "source", measure->source);
  ent__json_close(json, '}');
}

static void write_issue(ent__json *json, const ent__view *view, const ent_issue_polarization *one) {
  size_t count = 0;
  const ent_issue *issue = &ent_dataset_issues(view->dataset, &count)[one->issue];
  ent__json_object_inline(json);
  ent__findings_string(json, "issue", issue->id);
  ent__findings_string(json, "label", ent_text_in(issue->label, view->language));
  ent__findings_whole(json, "cells", one->cells);
  ent__findings_number(json, "esteban_ray", one->esteban_ray);
  ent__findings_number(json, "variance", one->variance);
  ent__findings_number(json, "agreement", one->agreement);
  ent__json_close(json, '}');
}

static void write_sources(ent__json *json) {
  static const char *const sources[] = {"Esteban & Ray 1994", "van der Eijk 2001", "Maslov & Sneppen 2002", NULL};
  ent__json_key(json, "source");
  ent__json_array_inline(json);
  for (size_t i = 0; sources[i] != NULL; i++) ent__json_string(json, sources[i]);
  ent__json_close(json, ']');
}

static void write_options(ent__json *json, const ent_polarization *polarization) {
  const ent_polarization_options *options = ent_polarization_get_options(polarization);
  ent__findings_string(json, "method", "degree-preserving swaps of signed ties");
  write_sources(json);
  ent__findings_whole(json, "seed", options->seed);
  ent__findings_whole(json, "draws", (uint64_t)options->draws);
  ent__findings_number(json, "alpha", options->alpha);
  ent__findings_whole(json, "levels", (uint64_t)ent_polarization_levels(polarization));
  ent__json_key(json, "regrouped");
  ent__json_bool(json, ent_polarization_regrouped(polarization));
  ent__json_key(json, "proved");
  ent__json_bool(json, ent_polarization_proved(polarization));
}

static void write_finding(ent__json *json, const ent__view *view, const ent_polarization *polarization) {
  size_t count = 0;
  const ent_measure *measures = ent_polarization_measures(polarization, &count);
  ent__json_key(json, "polarization");
  ent__json_object(json);
  write_options(json, polarization);
  ent__json_key(json, "measures");
  ent__json_array(json);
  for (size_t i = 0; i < count; i++) write_measure(json, &measures[i]);
  ent__json_close(json, ']');
  const ent_issue_polarization *issues = ent_polarization_issues(polarization, &count);
  ent__json_key(json, "issues");
  ent__json_array(json);
  for (size_t i = 0; i < count; i++) write_issue(json, view, &issues[i]);
  ent__json_close(json, ']');
  ent__json_close(json, '}');
}

ent_status ent__polarization_json(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    ent__json json;
    ent__json_begin(&json, out);
    ent__findings_open(&json, &view, "polarization");
    write_finding(&json, &view, ent_study_polarization(study));
    ent__findings_close(&json, study);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
