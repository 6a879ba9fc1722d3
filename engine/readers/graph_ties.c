/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/readers/graph_ties.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/near.h"

/* Where a node is declared (line 0: not yet), and where an edge first named it. */
struct ent__graph_node {
  uint32_t declared;
  uint32_t named;
  uint32_t named_column;
};

static const char *const roles[] = {"signed_weight", "weight", "sign", "label", NULL};

const char *ent__graph_role_word(ent__graph_role role) { return role == ENT__GRAPH_NOTHING ? NULL : roles[role]; }

static const struct known {
  const char *name;
  ent__graph_meaning meaning;
} edge_names[] = {{"signed_weight", {ENT__GRAPH_SIGNED, 0}}, {"signedweight", {ENT__GRAPH_SIGNED, 1}}, {"weight", {ENT__GRAPH_WEIGHT, 0}},
                  {"value", {ENT__GRAPH_WEIGHT, 1}},         {"sign", {ENT__GRAPH_SIGN, 0}},           {NULL, {ENT__GRAPH_NOTHING, 0}}},
  node_names[] = {{"label", {ENT__GRAPH_LABEL, 0}}, {"name", {ENT__GRAPH_LABEL, 1}}, {NULL, {ENT__GRAPH_NOTHING, 0}}};

static ent__graph_meaning meaning_of(const ent_read_options *options, const struct known *known, const char *name, int from, int to) {
  bool mapped = false;
  for (int role = from; role <= to; role++) {
    const char *column = ent__mapped(options, roles[role]);
    mapped = mapped || column != NULL;
    if (column != NULL && strcmp(column, name) == 0) return (ent__graph_meaning){(ent__graph_role)role, 0};
  }
  while (known->name != NULL && (mapped || strcasecmp(known->name, name) != 0)) known++;
  return known->meaning;
}

ent__graph_meaning ent__graph_edge_meaning(const ent_read_options *options, const char *name) {
  return meaning_of(options, edge_names, name, ENT__GRAPH_SIGNED, ENT__GRAPH_SIGN);
}

ent__graph_meaning ent__graph_node_meaning(const ent_read_options *options, const char *name) {
  return meaning_of(options, node_names, name, ENT__GRAPH_LABEL, ENT__GRAPH_LABEL);
}

ent_status ent__graph_begin(ent__graph *graph, const char *source, const ent_read_options *options, ent_error *err) {
  *graph = (ent__graph){.options = options};
  const ent_status status = ent__mapping_check(options, roles, err);
  if (status != ENT_OK) return status;
  (void)ent__gather_begin(&graph->gather, source, false, err); /* the gather keeps how it went */
  return ENT_OK;
}

static bool has_control(const char *s) {
  for (; *s != '\0'; s++)
    if ((unsigned char)*s < 0x20 || *s == 0x7f) return true;
  return false;
}

static bool is_id(ent__graph *graph, const char *id, const char *what, long line, long column) {
  if (id != NULL && *id != '\0' && !has_control(id)) return true;
  if (id == NULL) ent__gather_report(&graph->gather, ENT_FAULT, line, column, "missing-key", NULL, "the %s is missing, expected one", what);
  else ent__gather_report(&graph->gather, ENT_FAULT, line, column, "bad-id", NULL, "the %s is empty or holds a control character, expected an id", what);
  return false;
}

static bool find_node(ent__graph *graph, const char *id, uint32_t *node) {
  ent__gather *gather = &graph->gather;
  const size_t before = ent_ties_nodes(gather->ties);
  void *nodes = graph->nodes;
  gather->status = ent_ties_node(gather->ties, id, node, gather->err);
  if (gather->status == ENT_OK && *node == before) {
    if (ent__grow(&nodes, &graph->room, before + 1, sizeof *graph->nodes) != 0) {
      gather->status = ent__nomem(gather->err);
      return false;
    }
    graph->nodes = nodes;
    graph->nodes[before] = (ent__graph_node){0, 0, 0};
  }
  return gather->status == ENT_OK;
}

static void set_label(ent__graph *graph, uint32_t node, const char *label) {
  ent__gather *gather = &graph->gather;
  if (label == NULL || *label == '\0') return;
  graph->labelled++;
  if (strcmp(label, ent_ties_name(gather->ties, node)) != 0) gather->status = ent_ties_set_label(gather->ties, node, label, gather->err);
}

/* A group becomes a node as soon as an edge has named it; else only its id is kept. */
void ent__graph_node_add(ent__graph *graph, const char *id, const char *label, bool group, long line, long column) {
  ent__gather *gather = &graph->gather;
  uint32_t node = 0, number = 0;
  if (gather->status != ENT_OK || !is_id(graph, id, "node's id", line, column)) return;
  if (group) {
    const int added = ent__names_add(&graph->groups, id, strlen(id), &number);
    if (added == ENT__NAME_FAILED) gather->status = ent__nomem(gather->err);
    if (added == ENT__NAME_KNOWN)
      ent__gather_report(gather, ENT_FAULT, line, column, "duplicate-id", NULL, "node '%.80s' comes twice, expected each id once", id);
    return;
  }
  if (!find_node(graph, id, &node)) return;
  ent__graph_node *one = &graph->nodes[node];
  if (one->declared != 0) {
    ent__gather_report(gather, ENT_FAULT, line, column, "duplicate-id", NULL, "node '%.80s' was given in line %u already, expected each id once", id,
                       (unsigned)one->declared);
    return;
  }
  one->declared = (uint32_t)line;
  set_label(graph, node, label);
}

static bool find_end(ent__graph *graph, const char *id, const char *what, uint32_t *node, long line, long column) {
  if (!is_id(graph, id, what, line, column) || !find_node(graph, id, node)) return false;
  ent__graph_node *one = &graph->nodes[*node];
  if (one->named == 0) {
    one->named = (uint32_t)line;
    one->named_column = (uint32_t)column;
  }
  return true;
}

void ent__graph_edge_add(ent__graph *graph, const char *source, const char *target, const ent__weighing *raw, bool directed,
                         long line, long column) {
  uint32_t a = 0, b = 0;
  double weight = 1;
  ent__weigh_fault fault;
  ent__gather *gather = &graph->gather;
  if (gather->status != ENT_OK) return;
  const bool bare = raw->signed_weight == NULL && raw->weight == NULL && raw->sign == NULL;
  if (bare && graph->bare_line == 0) {
    graph->bare_line = line;
    graph->bare_column = column;
  }
  graph->edges++;
  graph->weighed += !bare;
  const bool from = find_end(graph, source, "edge's source", &a, line, column);
  const bool to = gather->status == ENT_OK && find_end(graph, target, "edge's target", &b, line, column);
  if (!bare && !ent__weigh(&weight, raw, &fault)) {
    ent__gather_report(gather, ENT_FAULT, line, column, fault.code, fault.hint, "%s", fault.text);
    return;
  }
  if (from && to) ent__gather_tie(gather, a, b, weight, directed, line, column);
}

static void dangling(ent__graph *graph, uint32_t node) {
  const ent_ties *ties = graph->gather.ties;
  const size_t count = ent_ties_nodes(ties);
  const char *name = ent_ties_name(ties, node);
  ent__near near;
  char hint[120];
  ent__near_begin(&near, name);
  for (uint32_t i = 0; i < count && count <= 10000; i++)
    if (graph->nodes[i].declared != 0) ent__near_consider(&near, ent_ties_name(ties, i));
  if (near.best != NULL) snprintf(hint, sizeof hint, "did you mean '%.80s'?", near.best);
  ent__gather_report(&graph->gather, ENT_FAULT, graph->nodes[node].named, graph->nodes[node].named_column, "dangling-reference",
                     near.best == NULL ? NULL : hint, "the edge names '%.80s', which is no node", name);
}

/* A group that an edge names is a node after all; the others are left out. */
static void settle_nodes(ent__graph *graph) {
  enum { near_at_most = 1000 }; /* of a file that lacks all its nodes one has heard enough by then */
  const size_t count = ent_ties_nodes(graph->gather.ties);
  size_t missing = 0, left = graph->groups.count;
  for (uint32_t i = 0; i < count && graph->gather.status == ENT_OK; i++) {
    const char *name = ent_ties_name(graph->gather.ties, i);
    const bool group = ent__names_find(&graph->groups, name, strlen(name)) != UINT32_MAX;
    left -= group;
    if (graph->nodes[i].declared == 0 && !group && missing++ < near_at_most) dangling(graph, i);
  }
  if (missing > near_at_most)
    ent__gather_report(&graph->gather, ENT_FAULT, 0, 0, "dangling-reference", NULL, "%zu more ends of edges are no nodes", missing - near_at_most);
  if (left > 0)
    ent__gather_report(&graph->gather, ENT_NOTE, 0, 0, "skipped-groups", NULL, "%zu node%s that only hold%s other nodes %s left out", left,
                       left == 1 ? "" : "s", left == 1 ? "s" : "", left == 1 ? "is" : "are");
}

static void settle_mapping(ent__graph *graph) {
  static const char *const what[] = {"edge", "edge", "edge", "node"};
  for (int role = 0; role < ENT__GRAPH_ROLES; role++) {
    const char *column = ent__mapped(graph->options, roles[role]);
    const bool found = role == ENT__GRAPH_LABEL ? graph->labelled > 0 : graph->weighed > 0;
    if (column != NULL && !found)
      ent__gather_report(&graph->gather, ENT_FAULT, 0, 0, "missing-key", NULL, "no %s has '%.60s', which is to be the %s", what[role], column, roles[role]);
  }
}

static void settle_weights(ent__graph *graph) {
  const size_t bare = graph->edges - graph->weighed;
  if (bare == 0) return;
  if (graph->weighed == 0 && ent_diagnostics_faults(graph->gather.found) == 0)
    ent__gather_report(&graph->gather, ENT_NOTE, 0, 0, "no-weights", "--map weight=NAME or sign=NAME says which attribute it is",
                       "no edge has a weight or a sign; each is a tie of weight 1");
  else if (graph->weighed > 0)
    ent__gather_report(&graph->gather, ENT_FAULT, graph->bare_line, graph->bare_column, "missing-key", NULL,
                       "%zu edge%s, of which this is the first, %s no weight and no sign, though others do", bare, bare == 1 ? "" : "s",
                       bare == 1 ? "has" : "have");
}

ent_status ent__graph_end(ent__graph *graph, ent_input *out, ent_variables *variables, const char sha256[65], ent_status status,
                          ent_diagnostics *diagnostics) {
  ent__gather *gather = &graph->gather;
  if (gather->status == ENT_OK) gather->status = status;
  if (gather->status == ENT_OK) {
    settle_nodes(graph);
    settle_mapping(graph);
    settle_weights(graph);
  }
  status = ent__gather_end(gather, out, variables, sha256, diagnostics);
  ent__names_clear(&graph->groups);
  ent__free(graph->nodes);
  return status;
}
