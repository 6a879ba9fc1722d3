/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A network as JSON with all that was found in it: nodes, ties, cells and their statements. A tie
 * lists the cells it comes from, as long as that makes no more than a million entries in all
 * (`evidence`: "listed"); beyond, they follow from `cells` (`evidence`: "cells").
 */
#include "engine/base/buffer.h"
#include "exporters/formats/view_json.h"

enum { most_entries = 1000000 };

static void write_node(ent__json *json, ent__view *view, size_t n) {
  bool attributes = false;
  ent__json_object(json);
  ent__findings_string(json, "id", view->ids[n]);
  ent__findings_string(json, "label", view->labels[n]);
  for (size_t k = 0; k < view->column_count; k++) {
    const ent__view_column *column = &view->columns[k];
    const ent__value value = ent__view_value(view, n, k);
    if (value.kind == ENT__VALUE_NONE) continue;
    if (column->fixed < 0 && !attributes) {
      ent__json_key(json, "attributes");
      ent__json_object(json);
      attributes = true;
    }
    ent__view_json_value(json, column->fixed < 0 ? column->attribute : column->name, value);
  }
  if (attributes) ent__json_close(json, '}');
  ent__view_json_place(json, view, n, false);
  ent__view_json_measure(json, "size", ent__view_size(view, n));
  ent__findings_string(json, "color", ent__view_colour(view, n));
  ent__json_close(json, '}');
}

void ent__findings_nodes(ent__json *json, ent__view *view) {
  ent__json_key(json, "nodes");
  ent__json_array(json);
  for (size_t n = 0; n < view->node_count; n++) write_node(json, view, n);
  ent__json_close(json, ']');
}

/* The cells of one node's row or column, one after the other. */
typedef struct row {
  const ent_cell *cells;   /* an actor's row */
  const uint32_t *indices; /* an issue's column, into all cells */
  size_t count;
} row;

static row row_of(const ent_stances *stances, const ent_node *node) {
  row out = {NULL, NULL, 0};
  if (node->kind == ENT_NODE_ACTOR) {
    out.cells = ent_stances_row(stances, node->index, &out.count);
  } else {
    size_t all;
    out.cells = ent_stances_cells(stances, &all);
    out.indices = ent_stances_column(stances, node->index, &out.count);
  }
  return out;
}

static const ent_cell *cell_at(const row *from, size_t i) {
  return &from->cells[from->indices == NULL ? i : from->indices[i]];
}

static void write_entry(ent__json *json, const ent_dataset *dataset, const char *key, const char *id,
                        const ent_cell *source, const ent_cell *target) {
  ent__json_object_inline(json);
  ent__findings_string(json, key, id);
  ent__findings_number(json, "source_mean", source->mean);
  ent__findings_number(json, "target_mean", target->mean);
  ent__json_key(json, "source_statements");
  ent__findings_statements(json, dataset, source);
  ent__json_key(json, "target_statements");
  ent__findings_statements(json, dataset, target);
  ent__json_close(json, '}');
}

/* What an issue network shares are actors, and the other way round. */
static uint32_t shared_index(const ent_cell *cell, bool issues) { return issues ? cell->actor : cell->issue; }

/*
 * Rows come in canonical order, of which one only knows that it is the same in both: for each cell
 * of one row its partner is looked up in the other. O(cells · log cells).
 */
static void write_one_mode(ent__json *json, const ent__view *view, const ent_stances *stances,
                           const ent_tie *tie) {
  const ent_node *source = &view->nodes[tie->source];
  const ent_node *target = &view->nodes[tie->target];
  const bool issues = source->kind == ENT_NODE_ISSUE;
  const row from = row_of(stances, source);
  size_t count;
  for (size_t i = 0; i < from.count; i++) {
    const ent_cell *a = cell_at(&from, i);
    const uint32_t index = shared_index(a, issues);
    const ent_cell *b = issues ? ent_stances_find(stances, index, target->index)
                               : ent_stances_find(stances, target->index, index);
    if (b == NULL) continue;
    const char *id = issues ? ent_dataset_actors(view->dataset, &count)[index].id
                            : ent_dataset_issues(view->dataset, &count)[index].id;
    write_entry(json, view->dataset, issues ? "actor" : "issue", id, a, b);
  }
}

static void write_two_mode(ent__json *json, const ent__view *view, const ent_stances *stances,
                           const ent_tie *tie) {
  const ent_cell *cell =
      ent_stances_find(stances, view->nodes[tie->source].index, view->nodes[tie->target].index);
  size_t count;
  if (cell == NULL) return;
  ent__json_object_inline(json);
  ent__findings_string(json, "issue", ent_dataset_issues(view->dataset, &count)[cell->issue].id);
  ent__findings_number(json, "mean", cell->mean);
  ent__json_key(json, "statements");
  ent__findings_statements(json, view->dataset, cell);
  ent__json_close(json, '}');
}

static bool is_listed(const ent__view *view) {
  uint64_t entries = 0;
  for (size_t t = 0; t < view->tie_count; t++) entries += view->ties[t].shared;
  return entries <= most_entries;
}

static void write_ties(ent__json *json, const ent__view *view, const ent_stances *stances) {
  const bool two = ent_network_first_mode(view->network) != view->node_count;
  const bool listed = stances != NULL && is_listed(view);
  ent__findings_string(json, "evidence", stances == NULL ? NULL : listed ? "listed" : "cells");
  ent__json_key(json, "ties");
  ent__json_array(json);
  for (size_t t = 0; t < view->tie_count; t++) {
    ent__json_object(json);
    ent__findings_tie(json, view, &view->ties[t]);
    ent__findings_chances(json, view, t);
    if (listed) {
      ent__json_key(json, "cells");
      ent__json_array(json);
      if (two)
        write_two_mode(json, view, stances, &view->ties[t]);
      else
        write_one_mode(json, view, stances, &view->ties[t]);
      ent__json_close(json, ']');
    }
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

ent_status ent__network_json(ent_buffer *out, const ent_study *study, const ent_export_options *options,
                             ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    const ent_stances *stances = ent_study_stances(study);
    ent__json json;
    ent__json_begin(&json, out);
    ent__findings_open(&json, &view, "network");
    ent__findings_coalitions(&json, &view);
    ent__findings_nodes(&json, &view);
    write_ties(&json, &view, stances);
    if (stances != NULL) ent__findings_cells(&json, &view, stances);
    ent__findings_close(&json, study);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
