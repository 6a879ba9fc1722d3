/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brokerage as JSON: nodes by how many pairs of two coalitions meet in them, the most first. */
#include "engine/base/buffer.h"
#include "exporters/formats/findings.h"
#include "exporters/formats/formats.h"

static void write_node(ent__json *json, const ent__view *view, const ent_broker *broker, uint32_t node) {
  const uint32_t coalition = view->members[node].coalition;
  ent__json_object(json);
  ent__findings_string(json, "id", view->ids[node]);
  ent__findings_string(json, "label", view->labels[node]);
  ent__json_key(json, "coalition");
  if (coalition == ENT_NONE) ent__json_null(json);
  else ent__json_whole(json, (uint64_t)coalition + 1);
  ent__findings_whole(json, "degree", broker->degree);
  ent__findings_number(json, "strength", broker->strength);
  ent__findings_number(json, "betweenness", broker->betweenness);
  ent__findings_number(json, "normalized", broker->normalized);
  ent__findings_number(json, "participation", broker->participation);
  ent__findings_whole(json, "coordinator", broker->coordinator);
  ent__findings_whole(json, "consultant", broker->consultant);
  ent__findings_whole(json, "representative", broker->representative);
  ent__findings_whole(json, "gatekeeper", broker->gatekeeper);
  ent__findings_whole(json, "liaison", broker->liaison);
  ent__findings_whole(json, "bridged", broker->bridged);
  ent__json_close(json, '}');
}

/* The coalitions that the numbers of nodes point to. */
static void write_coalitions(ent__json *json, const ent__view *view) {
  size_t count;
  const ent_coalition *list = ent_coalitions_list(view->coalitions, &count);
  ent__json_key(json, "coalitions");
  ent__json_array(json);
  for (size_t c = 0; c < view->coalition_count; c++) {
    ent__json_object_inline(json);
    ent__findings_whole(json, "id", c + 1);
    ent__findings_string(json, "label", view->coalition_labels[c]);
    ent__findings_whole(json, "size", list[c].size);
    ent__json_close(json, '}');
  }
  ent__json_close(json, ']');
}

static void write_brokerage(ent__json *json, const ent__view *view, const ent_brokerage *brokerage) {
  size_t count;
  const ent_broker *list = ent_brokerage_list(brokerage, &count);
  const uint32_t *order = ent_brokerage_order(brokerage, &count);
  ent__json_key(json, "brokerage");
  ent__json_object(json);
  ent__findings_string(json, "method", "positive ties; length 1/weight; open pairs once");
  ent__findings_string(json, "source", "Gould & Fernandez 1989; Freeman 1977; Brandes 2001; Newman 2001; Guimer\xc3\xa0 & Amaral 2005");
  ent__findings_whole(json, "seed", ent_coalitions_options(view->coalitions)->seed);
  ent__json_key(json, "betweenness");
  ent__json_bool(json, ent_brokerage_has_betweenness(brokerage));
  write_coalitions(json, view);
  ent__json_key(json, "nodes");
  ent__json_array(json);
  for (size_t i = 0; i < count; i++) write_node(json, view, &list[order[i]], order[i]);
  ent__json_close(json, ']');
  ent__json_close(json, '}');
}

ent_status ent__brokerage_json(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    ent__json json;
    ent__json_begin(&json, out);
    ent__findings_open(&json, &view, "brokerage");
    write_brokerage(&json, &view, ent_study_brokerage(study));
    ent__findings_close(&json, study);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
