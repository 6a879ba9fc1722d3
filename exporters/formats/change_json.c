/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Change over time as JSON. Windows and lineages count from 1, as the lists give them. */
#include <math.h>

#include "engine/base/buffer.h"
#include "exporters/formats/findings.h"
#include "exporters/formats/formats.h"
#include "exporters/formats/windows_table.h"

static const char *const sources[] = {
    "Greene, Doyle & Cunningham 2010: Tracking the evolution of communities in dynamic social networks",
    "Palla, Barabási & Vicsek 2007: Quantifying social group evolution",
    "Meilă 2007: Comparing clusterings - an information based distance",
    "Hubert & Arabie 1985: Comparing partitions",
    "Bray & Curtis 1957: An ordination of the upland forest communities of southern Wisconsin",
    "Matteson & James 2014: A nonparametric approach for multiple change point analysis of multivariate data",
    NULL};

typedef struct writing {
  ent__json *json;
  const ent_change *change;
  const ent_dataset *dataset;
  const char *language;
  const ent_change_node *nodes;
  size_t node_count;
} writing;

/* A number from 1, null for none. */
static void write_number(ent__json *json, const char *key, uint32_t at) {
  if (at != ENT_NONE) {
    ent__findings_whole(json, key, (uint64_t)at + 1);
    return;
  }
  ent__json_key(json, key);
  ent__json_null(json);
}

static void write_bool(ent__json *json, const char *key, bool value) {
  ent__json_key(json, key);
  ent__json_bool(json, value);
}

static void write_issue(const writing *x, ent_issue_id issue) {
  size_t count = 0;
  const ent_issue *one = &ent_dataset_issues(x->dataset, &count)[issue];
  ent__findings_string(x->json, "issue", one->id);
  ent__findings_string(x->json, "label", ent_text_in(one->label, x->language));
}

static void write_ids(const writing *x, const char *key, uint32_t w, ent_standing standing, uint32_t lineage) {
  ent__json_key(x->json, key);
  ent__json_array_inline(x->json);
  for (uint32_t v = 0; v < x->node_count; v++) {
    const ent_window_place place = ent_change_place(x->change, w, v);
    if (place.standing == standing && place.lineage == lineage) ent__json_string(x->json, x->nodes[v].id);
  }
  ent__json_close(x->json, ']');
}

static void write_windows(const writing *x) {
  size_t count = 0, lineages = 0;
  char date[ENT_INTERVAL_SIZE];
  const ent_change_window *list = ent_change_windows(x->change, &count);
  ent_change_lineages(x->change, &lineages);
  ent__json_key(x->json, "windows");
  ent__json_array(x->json);
  for (uint32_t w = 0; w < count; w++) {
    ent__json_object(x->json);
    ent__window_date(date, list[w].window.from);
    ent__findings_string(x->json, "from", date);
    ent__window_date(date, list[w].window.to);
    ent__findings_string(x->json, "to", date);
    ent__findings_whole(x->json, "statements", list[w].statements);
    ent__findings_whole(x->json, "nodes", list[w].nodes);
    ent__findings_whole(x->json, "ties", list[w].ties);
    ent__json_key(x->json, "coalitions");
    ent__json_array(x->json);
    for (uint32_t l = 0; l < lineages; l++) {
      if (ent_change_size(x->change, w, l) == 0) continue;
      ent__json_object(x->json);
      write_number(x->json, "lineage", l);
      ent__findings_whole(x->json, "size", ent_change_size(x->change, w, l));
      write_ids(x, "members", w, ENT_STANDING_TOGETHER, l);
      ent__json_close(x->json, '}');
    }
    ent__json_close(x->json, ']');
    write_ids(x, "alone", w, ENT_STANDING_ALONE, ENT_NONE);
    write_ids(x, "unaligned", w, ENT_STANDING_UNALIGNED, ENT_NONE);
    ent__json_close(x->json, '}');
  }
  ent__json_close(x->json, ']');
}

static void write_lineages(const writing *x) {
  size_t count = 0;
  const ent_lineage *list = ent_change_lineages(x->change, &count);
  ent__json_key(x->json, "lineages");
  ent__json_array(x->json);
  for (uint32_t l = 0; l < count; l++) {
    ent_buffer name = ENT_BUFFER_INIT;
    if (ent_change_label(&name, x->change, l, x->language, NULL) != ENT_OK) x->json->out->failed = 1;
    ent__json_object_inline(x->json);
    write_number(x->json, "id", l);
    ent__findings_string(x->json, "label", name.data);
    ent__findings_string(x->json, "core", x->nodes[list[l].core].id);
    write_number(x->json, "first", list[l].first);
    write_number(x->json, "last", list[l].last);
    ent__findings_whole(x->json, "windows", list[l].windows);
    ent__findings_whole(x->json, "largest", list[l].largest);
    ent__findings_number(x->json, "mean_size", list[l].mean_size);
    ent__findings_number(x->json, "stability", list[l].stability);
    ent__json_close(x->json, '}');
    ent_buffer_clear(&name);
  }
  ent__json_close(x->json, ']');
}

static void write_events(const writing *x) {
  static const char *const kinds[] = {"born", "split", "merged", "dissolved", "faded", "revived"};
  size_t count = 0;
  const ent_event *list = ent_change_events(x->change, &count);
  ent__json_key(x->json, "events");
  ent__json_array(x->json);
  for (size_t i = 0; i < count; i++) {
    ent__json_object_inline(x->json);
    write_number(x->json, "window", list[i].window);
    ent__findings_string(x->json, "kind", kinds[list[i].kind]);
    write_number(x->json, "lineage", list[i].lineage);
    write_number(x->json, "other", list[i].other);
    ent__findings_whole(x->json, "nodes", list[i].nodes);
    ent__json_close(x->json, '}');
  }
  ent__json_close(x->json, ']');
}

static void write_moves(const writing *x) {
  static const char *const kinds[] = {"entered", "returned", "vanished", "joined", "left", "moved"};
  size_t count = 0;
  const ent_move *list = ent_change_moves(x->change, &count);
  ent__json_key(x->json, "moves");
  ent__json_array(x->json);
  for (size_t i = 0; i < count; i++) {
    ent__json_object_inline(x->json);
    write_number(x->json, "window", list[i].window);
    ent__findings_string(x->json, "kind", kinds[list[i].kind]);
    ent__findings_string(x->json, "id", x->nodes[list[i].node].id);
    write_number(x->json, "from", list[i].from);
    write_number(x->json, "to", list[i].to);
    write_bool(x->json, "with_others", list[i].with_others);
    ent__json_close(x->json, '}');
  }
  ent__json_close(x->json, ']');
}

static void write_steps(const writing *x) {
  size_t count = 0;
  const ent_change_step *list = ent_change_steps(x->change, &count);
  ent__json_key(x->json, "steps");
  ent__json_array(x->json);
  for (size_t i = 0; i < count; i++) {
    ent__json_object_inline(x->json);
    write_number(x->json, "from", list[i].from);
    write_number(x->json, "to", list[i].to);
    ent__findings_whole(x->json, "common", list[i].common);
    ent__findings_whole(x->json, "moved", list[i].moved);
    ent__findings_number(x->json, "variation", list[i].variation);
    ent__findings_number(x->json, "rand", list[i].rand);
    ent__findings_number(x->json, "network", list[i].network);
    ent__json_close(x->json, '}');
  }
  ent__json_close(x->json, ']');
}

static void write_points(const writing *x) {
  size_t count = 0;
  const ent_change_point *list = ent_change_points(x->change, &count);
  ent__findings_whole(x->json, "tested", ent_change_tested(x->change));
  ent__json_key(x->json, "points");
  ent__json_array(x->json);
  for (size_t i = 0; i < count; i++) {
    ent__json_object_inline(x->json);
    write_number(x->json, "window", list[i].window);
    write_number(x->json, "before", list[i].before);
    ent__findings_number(x->json, "statistic", list[i].statistic);
    ent__findings_number(x->json, "p", list[i].p);
    ent__json_close(x->json, '}');
  }
  ent__json_close(x->json, ']');
}

static void write_nodes(const writing *x) {
  ent__json_key(x->json, "nodes");
  ent__json_array(x->json);
  for (size_t v = 0; v < x->node_count; v++) {
    const ent_change_node *node = &x->nodes[v];
    ent__json_object_inline(x->json);
    ent__findings_string(x->json, "id", node->id);
    ent__findings_string(x->json, "label", ent_text_in(node->label, x->language));
    ent__findings_whole(x->json, "windows", node->windows);
    ent__findings_whole(x->json, "lineages", node->lineages);
    ent__findings_whole(x->json, "changes", node->changes);
    ent__findings_whole(x->json, "issues", node->issues);
    ent__findings_number(x->json, "net", node->net);
    ent__findings_number(x->json, "path", node->path);
    ent__json_close(x->json, '}');
  }
  ent__json_close(x->json, ']');
}

static void write_drift(const writing *x) {
  size_t count = 0, issues = 0;
  const ent_shift *shifts = ent_change_shifts(x->change, &count);
  const ent_issue_shift *list = ent_change_issues(x->change, &issues);
  ent__json_key(x->json, "shifts");
  ent__json_array(x->json);
  for (size_t i = 0; i < count; i++) {
    ent__json_object_inline(x->json);
    ent__findings_string(x->json, "id", x->nodes[shifts[i].node].id);
    write_issue(x, shifts[i].issue);
    write_number(x->json, "from", shifts[i].from);
    write_number(x->json, "to", shifts[i].to);
    ent__findings_number(x->json, "before", shifts[i].before);
    ent__findings_number(x->json, "after", shifts[i].after);
    ent__json_close(x->json, '}');
  }
  ent__json_close(x->json, ']');
  ent__json_key(x->json, "issues");
  ent__json_array(x->json);
  for (size_t i = 0; i < issues; i++) {
    ent__json_object_inline(x->json);
    write_issue(x, list[i].issue);
    ent__findings_whole(x->json, "actors", list[i].actors);
    ent__findings_number(x->json, "before", list[i].before);
    ent__findings_number(x->json, "after", list[i].after);
    ent__findings_number(x->json, "size", list[i].size);
    ent__json_close(x->json, '}');
  }
  ent__json_close(x->json, ']');
}

static void write_method(const writing *x) {
  const ent_windows *windows = ent_change_windows_of(x->change);
  ent__findings_string(x->json, "method", ent_change_options(x->change)->method);
  ent__findings_whole(x->json, "seed", ent_change_options(x->change)->seed);
  ent__json_key(x->json, "source");
  ent__json_array(x->json);
  for (size_t i = 0; sources[i] != NULL; i++) ent__json_string(x->json, sources[i]);
  ent__json_close(x->json, ']');
  ent__json_key(x->json, "rules");
  ent__json_object_inline(x->json);
  ent__findings_whole(x->json, "overlap", ENT_CHANGE_OVERLAP);
  ent__findings_number(x->json, "match", ENT_CHANGE_MATCH);
  ent__findings_number(x->json, "share", ENT_CHANGE_SHARE);
  ent__findings_number(x->json, "level", ENT_CHANGE_LEVEL);
  ent__findings_whole(x->json, "permutations", ENT_CHANGE_PERMUTATIONS);
  ent__json_close(x->json, '}');
  write_bool(x->json, "chosen", ent_change_chosen(x->change));
  ent__findings_whole(x->json, "undated", ent_windows_undated(windows));
  ent__findings_whole(x->json, "between", ent_windows_between(windows));
}

ent_status ent__change_json(ent_buffer *out, const ent_study *study, const ent_export_options *options, ent_error *err) {
  ent__view view;
  ent_status status = ent__view_init(&view, study, options, err);
  if (status == ENT_OK) {
    ent__json json;
    writing x = {&json, ent_study_change(study), ent_study_dataset(study), view.language, NULL, 0};
    x.nodes = ent_change_nodes(x.change, &x.node_count);
    ent__facts_add_change(&view.facts, study);
    ent__json_begin(&json, out);
    ent__findings_open(&json, &view, "change");
    ent__json_key(&json, "change");
    ent__json_object(&json);
    write_method(&x);
    write_windows(&x);
    write_lineages(&x);
    write_events(&x);
    write_moves(&x);
    write_steps(&x);
    write_points(&x);
    write_nodes(&x);
    write_drift(&x);
    ent__json_close(&json, '}');
    ent__findings_close(&json, study);
    status = ent__buffer_status(out, err);
  }
  ent__view_clear(&view);
  return status;
}
