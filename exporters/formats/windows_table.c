/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exporters/formats/windows_table.h"

#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

void ent__window_date(char out[ENT_INTERVAL_SIZE], ent_date date) { ent_interval_format(out, (ent_interval){date, {0, 0, 0}}); }

void ent__window_table_clear(ent__window_table *t) {
  ent__view_clear(&t->view);
  ent__free(t->statements);
  ent__free(t->node_start);
  ent__free(t->nodes);
  ent__free(t->tie_start);
  ent__free(t->ties);
  ent__free(t->actor_node);
  ent__free(t->issue_node);
}

static uint32_t node_of(const ent__window_table *t, const ent_node *node) {
  return node->kind == ENT_NODE_ACTOR ? t->actor_node[node->index] : t->issue_node[node->index];
}

static ent_status take(void *context, const ent_window *window, size_t statements, const ent_network *network, ent_error *err) {
  ent__window_table *t = context;
  const size_t w = (size_t)(window - t->list);
  size_t nodes = 0, ties = 0;
  const ent_node *node = ent_network_nodes(network, &nodes);
  const ent_tie *tie = ent_network_ties(network, &ties);
  void *all_nodes = t->nodes, *all_ties = t->ties;
  if (ent__grow(&all_nodes, &t->node_room, t->node_count + nodes, sizeof *t->nodes) != 0) return ent__nomem(err);
  t->nodes = all_nodes;
  if (ent__grow(&all_ties, &t->tie_room, t->tie_count + ties, sizeof *t->ties) != 0) return ent__nomem(err);
  t->ties = all_ties;
  t->statements[w] = statements;
  for (size_t i = 0; i < nodes; i++)
    t->nodes[t->node_count++] = (ent__window_node){(uint32_t)w, node_of(t, &node[i]), node[i].cells, node[i].activity};
  for (size_t i = 0; i < ties; i++) {
    const uint32_t a = node_of(t, &node[tie[i].source]), b = node_of(t, &node[tie[i].target]);
    t->ties[t->tie_count++] = (ent__window_tie){(uint32_t)w, {a < b ? a : b, a < b ? b : a, tie[i].weight, tie[i].shared}};
  }
  t->node_start[w + 1] = t->node_count;
  t->tie_start[w + 1] = t->tie_count;
  return ENT_OK;
}

/* Every node of a window has a cell there, and so one in all time. */
static ent_status number_nodes(ent__window_table *t, ent_error *err) {
  size_t actors = 0, issues = 0;
  ent_dataset_actors(t->view.dataset, &actors);
  ent_dataset_issues(t->view.dataset, &issues);
  t->actor_node = ent__zalloc(actors, sizeof *t->actor_node);
  t->issue_node = ent__zalloc(issues, sizeof *t->issue_node);
  if (t->actor_node == NULL || t->issue_node == NULL) return ent__nomem(err);
  for (size_t n = 0; n < t->view.node_count; n++) {
    const ent_node *node = &t->view.nodes[n];
    (node->kind == ENT_NODE_ACTOR ? t->actor_node : t->issue_node)[node->index] = (uint32_t)n;
  }
  return ENT_OK;
}

ent_status ent__window_table_init(ent__window_table *t, const ent_study *study, const ent_windows *windows,
                                  const ent_export_options *options, ent_error *err) {
  memset(t, 0, sizeof *t);
  t->windows = windows;
  t->list = ent_windows_list(windows, &t->count);
  ent_status status = ent__view_init(&t->view, study, options, err);
  if (status != ENT_OK) return status;
  ent__facts_add_windows(&t->view.facts, windows);
  t->statements = ent__zalloc(t->count, sizeof *t->statements);
  t->node_start = ent__zalloc(t->count + 1, sizeof *t->node_start);
  t->tie_start = ent__zalloc(t->count + 1, sizeof *t->tie_start);
  status = t->statements == NULL || t->node_start == NULL || t->tie_start == NULL ? ent__nomem(err) : number_nodes(t, err);
  return status == ENT_OK ? ent_windows_visit(windows, 0, t->count, take, t, err) : status;
}
