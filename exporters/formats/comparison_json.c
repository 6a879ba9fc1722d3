/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/base/buffer.h"
#include "exporters/formats/findings.h"
#include "exporters/formats/formats.h"

static void write_bool(ent__json *json, const char *key, bool value) {
  ent__json_key(json, key);
  ent__json_bool(json, value);
}

/* A whole number, or null where the method was not run. */
static void write_found(ent__json *json, const char *key, const ent_compared *row, uint32_t value) {
  ent__json_key(json, key);
  if (row->refused == NULL)
    ent__json_whole(json, value);
  else
    ent__json_null(json);
}

static void write_options(ent__json *json, const ent_comparison *comparison) {
  static const char *const linkages[] = {"single", "complete", "average", "ward"};
  const ent_coalition_options *options = ent_comparison_options(comparison);
  ent__findings_string(json, "method", "all");
  ent__json_key(json, "source");
  ent__json_object(json);
  ent__findings_string(json, "modularity", "Gómez, Jensen & Arenas 2009");
  ent__findings_string(json, "frustration", "Aref, Mason & Wilson 2018");
  ent__findings_string(json, "adjusted_rand", "Hubert & Arabie 1985");
  ent__findings_string(json, "variation_of_information", "Meilă 2007");
  ent__json_close(json, '}');
  ent__findings_whole(json, "seed", options->seed);
  ent__findings_whole(json, "starts", (uint64_t)options->starts);
  ent__findings_number(json, "resolution", options->resolution);
  ent__findings_whole(json, "camps", (uint64_t)options->camps);
  ent__findings_whole(json, "cut", (uint64_t)options->cut);
  ent__findings_string(json, "linkage", linkages[options->linkage]);
  ent__findings_whole(json, "depth", (uint64_t)options->depth);
  ent__findings_string(json, "ties", options->positive ? "positive" : "all");
}

static void write_method(ent__json *json, const ent_compared *row) {
  ent__json_object(json);
  ent__findings_string(json, "method", row->method->name);
  ent__findings_string(json, "source", row->method->source);
  write_bool(json, "takes_negative", row->method->takes_negative);
  ent__findings_string(json, "ties", row->positive ? "positive" : "all");
  ent__findings_string(json, "refused", row->refused);
  write_found(json, "coalitions", row, row->coalitions);
  write_found(json, "aligned", row, row->aligned);
  ent__findings_number(json, "objective", row->objective);
  ent__findings_string(json, "objective_is", row->method->objective);
  ent__findings_number(json, "modularity", row->modularity);
  ent__findings_number(json, "frustration", row->frustration);
  write_found(json, "frustrated", row, row->frustrated);
  write_bool(json, "most_modular", row->most_modular);
  write_bool(json, "least_frustrated", row->least_frustrated);
  ent__json_close(json, '}');
}

static void write_agreements(ent__json *json, const ent_comparison *comparison) {
  size_t count;
  const ent_compared *rows = ent_comparison_rows(comparison, &count);
  ent__json_key(json, "agreements");
  ent__json_array(json);
  for (size_t a = 0; a < count; a++) {
    for (size_t b = a + 1; b < count; b++) {
      if (rows[a].refused != NULL || rows[b].refused != NULL) continue;
      const ent_agreement_of agreement = ent_comparison_agreement(comparison, a, b);
      ent__json_object_inline(json);
      ent__findings_string(json, "a", rows[a].method->name);
      ent__findings_string(json, "b", rows[b].method->name);
      ent__findings_whole(json, "nodes", agreement.nodes);
      ent__findings_number(json, "adjusted_rand", agreement.rand);
      ent__findings_number(json, "variation_of_information", agreement.variation);
      ent__json_close(json, '}');
    }
  }
  ent__json_close(json, ']');
}

static void write_ordinal(ent__json *json, const char *key, uint32_t number) {
  ent__json_key(json, key);
  if (number == ENT_NONE)
    ent__json_null(json);
  else
    ent__json_whole(json, (uint64_t)number + 1);
}

static void write_nodes(ent__json *json, const ent__view *view, const ent_comparison *comparison) {
  size_t count;
  size_t nodes;
  const ent_compared *rows = ent_comparison_rows(comparison, &count);
  const uint32_t *cores = ent_comparison_cores(comparison, &nodes);
  ent__json_key(json, "nodes");
  ent__json_array(json);
  for (size_t n = 0; n < nodes; n++) {
    ent__json_object(json);
    ent__findings_string(json, "id", view->ids[n]);
    ent__findings_string(json, "label", view->labels[n]);
    write_ordinal(json, "core", cores[n]);
    ent__json_key(json, "coalitions");
    ent__json_object_inline(json);
    for (size_t i = 0; i < count; i++) {
      const uint32_t *camps = ent_comparison_coalitions(comparison, i);
      if (camps != NULL) write_ordinal(json, rows[i].method->name, camps[n]);
    }
    ent__json_close(json, '}');
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_comparison(ent__json *json, const ent__view *view, const ent_comparison *comparison) {
  size_t count;
  const ent_compared *rows = ent_comparison_rows(comparison, &count);
  ent__json_key(json, "comparison");
  ent__json_object(json);
  write_options(json, comparison);
  ent__json_key(json, "methods");
  ent__json_array(json);
  for (size_t i = 0; i < count; i++) write_method(json, &rows[i]);
  ent__json_close(json, ']');
  write_agreements(json, comparison);
  write_nodes(json, view, comparison);
  ent__json_close(json, '}');
}

ent_status ent__comparison_json(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    ent__json json;
    ent__json_begin(&json, out);
    ent__findings_open(&json, &view, "comparison");
    write_comparison(&json, &view, ent_study_comparison(study));
    ent__findings_close(&json, study);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
