/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Edits of a framework that was built from attacks. The sparse rows are changed in place: what comes
 * behind a row moves by one, which for any size that fits in memory costs less than one pass of the
 * grounded labelling; and that is worked out anew with each edit. Room is made before anything is
 * changed, so a failed edit leaves all as it was.
 */
#include <stdio.h>
#include <string.h>

#include <entente/extensions.h>

#include "engine/arguments/extensions/reasoner.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

static ent_status grow(void *array, size_t *room, size_t needed, size_t size, ent_error *err) {
  void *at;
  memcpy(&at, array, sizeof at);
  if (ent__grow(&at, room, needed, size) != 0) return ent__nomem(err);
  memcpy(array, &at, sizeof at);
  return ENT_OK;
}

/* Makes room for a number of nodes and attacks. */
static ent_status make_room(ent_framework *framework, uint32_t nodes, size_t edges, ent_error *err) {
  struct ent__reasoner *kept = framework->kept;
  ent__graph *g = &framework->graph;
  if (nodes >= ENT__MOST_EDGES || edges > ENT__MOST_EDGES) return ent__fail(err, ENT_E_LIMIT, "more than %d arguments or attacks", ENT__MOST_EDGES);
  ent_status status = grow(&g->target_start, &kept->target_start_room, (size_t)nodes + 2, sizeof *g->target_start, err);
  if (status == ENT_OK) status = grow(&g->source_start, &kept->source_start_room, (size_t)nodes + 2, sizeof *g->source_start, err);
  if (status == ENT_OK) status = grow(&g->targets, &kept->target_room, edges, sizeof *g->targets, err);
  if (status == ENT_OK) status = grow(&g->sources, &kept->source_room, edges, sizeof *g->sources, err);
  if (status == ENT_OK) status = grow(&framework->labels, &kept->label_room, nodes, sizeof *framework->labels, err);
  if (status == ENT_OK) status = grow(&kept->gone, &kept->gone_room, nodes, sizeof *kept->gone, err);
  if (status == ENT_OK) status = grow(&kept->work, &kept->work_room, 2 * (size_t)nodes, sizeof *kept->work, err);
  return status;
}

/* Refuses what cannot be edited, and makes room. */
static ent_status begin(ent_framework *framework, uint32_t more_nodes, size_t more_edges, ent_error *err) {
  const uint32_t nodes = framework->graph.nodes;
  const size_t edges = ent__graph_edges(&framework->graph);
  if (framework->dataset != NULL) return ent__fail(err, ENT_E_USAGE, "a dataset's framework cannot be edited, only one built from attacks");
  struct ent__reasoner *kept = ent__reasoner_of(framework);
  if (kept == NULL) return ent__nomem(err);
  if (kept->gone == NULL) {
    kept->gone = ent__zalloc(nodes, sizeof *kept->gone);
    if (kept->gone == NULL) return ent__nomem(err);
    kept->gone_room = nodes;
    kept->target_start_room = kept->source_start_room = (size_t)nodes + 2;
    kept->target_room = kept->source_room = edges;
    kept->label_room = nodes;
  }
  return make_room(framework, nodes + more_nodes, edges + more_edges, err);
}

/* What is taken out has no attackers, but is not in. */
static void end(ent_framework *framework) {
  const struct ent__reasoner *kept = framework->kept;
  ent__graph_ground_in(&framework->graph, framework->labels, kept->work);
  for (uint32_t v = 0; v < framework->graph.nodes; v++)
    if (kept->gone[v]) framework->labels[v] = ENT_LABEL_OUT;
}

static bool is_there(const ent_framework *framework, ent_argument_id argument) {
  const bool *gone = ent__framework_gone(framework);
  return argument < framework->arguments && (gone == NULL || !gone[argument]);
}

/* Returns where in its row an end stands, or would stand. */
static uint32_t place_of(const uint32_t *start, const uint32_t *ends, uint32_t node, uint32_t end) {
  uint32_t low = start[node], high = start[node + 1];
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (ends[middle] < end) low = middle + 1;
    else high = middle;
  }
  return low;
}

static bool is_attack(const ent__graph *g, ent_attack attack) {
  const uint32_t at = place_of(g->target_start, g->targets, attack.from, attack.to);
  return at < g->target_start[attack.from + 1] && g->targets[at] == attack.to;
}

static void insert(uint32_t *start, uint32_t *ends, uint32_t nodes, uint32_t node, uint32_t end) {
  const uint32_t at = place_of(start, ends, node, end);
  memmove(ends + at + 1, ends + at, (start[nodes] - at) * sizeof *ends);
  ends[at] = end;
  for (uint32_t v = node + 1; v <= nodes; v++) start[v]++;
}

static void erase(uint32_t *start, uint32_t *ends, uint32_t nodes, uint32_t node, uint32_t end) {
  const uint32_t at = place_of(start, ends, node, end);
  memmove(ends + at, ends + at + 1, (start[nodes] - at - 1) * sizeof *ends);
  for (uint32_t v = node + 1; v <= nodes; v++) start[v]--;
}

static ent_status no_argument(ent_argument_id argument, ent_error *err) {
  return ent__fail(err, ENT_E_USAGE, "there is no argument number %lu", (unsigned long)argument + 1);
}

static ent_status check(const ent_framework *framework, ent_attack attack, bool there, ent_error *err) {
  char from[12], to[12];
  if (!is_there(framework, attack.from)) return no_argument(attack.from, err);
  if (!is_there(framework, attack.to)) return no_argument(attack.to, err);
  if (is_attack(&framework->graph, attack) == there) return ENT_OK;
  return ent__fail(err, ENT_E_USAGE, there ? "'%.80s' does not attack '%.80s'" : "'%.80s' attacks '%.80s' already",
                   ent_framework_id(framework, attack.from, from), ent_framework_id(framework, attack.to, to));
}

ent_status ent_framework_add_attack(ent_framework *framework, ent_attack attack, ent_error *err) {
  ent__graph *g = &framework->graph;
  ent_status status = begin(framework, 0, 1, err);
  if (status == ENT_OK) status = check(framework, attack, false, err);
  if (status != ENT_OK) return status;
  insert(g->target_start, g->targets, g->nodes, attack.from, attack.to);
  insert(g->source_start, g->sources, g->nodes, attack.to, attack.from);
  end(framework);
  return ENT_OK;
}

ent_status ent_framework_remove_attack(ent_framework *framework, ent_attack attack, ent_error *err) {
  ent__graph *g = &framework->graph;
  ent_status status = begin(framework, 0, 0, err);
  if (status == ENT_OK) status = check(framework, attack, true, err);
  if (status != ENT_OK) return status;
  erase(g->target_start, g->targets, g->nodes, attack.from, attack.to);
  erase(g->source_start, g->sources, g->nodes, attack.to, attack.from);
  end(framework);
  return ENT_OK;
}

/* Takes a node out of all rows of one direction. */
static void purge(uint32_t *start, uint32_t *ends, uint32_t nodes, uint32_t node) {
  uint32_t kept = 0, from = 0;
  for (uint32_t v = 0; v < nodes; v++) {
    const uint32_t to = start[v + 1];
    for (uint32_t k = from; k < to; k++)
      if (v != node && ends[k] != node) ends[kept++] = ends[k];
    from = to;
    start[v + 1] = kept;
  }
}

ent_status ent_framework_remove_argument(ent_framework *framework, ent_argument_id argument, ent_error *err) {
  ent__graph *g = &framework->graph;
  const ent_status status = begin(framework, 0, 0, err);
  if (status != ENT_OK) return status;
  if (!is_there(framework, argument)) return no_argument(argument, err);
  purge(g->target_start, g->targets, g->nodes, argument);
  purge(g->source_start, g->sources, g->nodes, argument);
  framework->kept->gone[argument] = true;
  end(framework);
  return ENT_OK;
}

/* Of named arguments takes a new name; of numbered ones the next number, or none, is the only id. */
static ent_status take_id(ent_framework *framework, const char *id, ent_error *err) {
  char next[12];
  uint32_t number;
  /* Of an empty framework the first argument decides: with an id it has names from then on. */
  const bool numbered = framework->names.count == 0 && (framework->arguments > 0 || id == NULL);
  (void)snprintf(next, sizeof next, "%lu", (unsigned long)framework->arguments + 1);
  if (numbered && (id == NULL || strcmp(id, next) == 0)) return ENT_OK;
  if (numbered) return ent__fail(err, ENT_E_USAGE, "the arguments are numbered: found '%.80s', expected '%s' or no id", id, next);
  if (id == NULL || id[0] == '\0') return ent__fail(err, ENT_E_USAGE, "the arguments have names, and none is given");
  switch (ent__names_add(&framework->names, id, strlen(id), &number)) {
    case ENT__NAME_NEW: return ENT_OK;
    case ENT__NAME_KNOWN: return ent__fail(err, ENT_E_USAGE, "there is, or was, an argument '%.80s' already", id);
    default: return ent__nomem(err);
  }
}

ent_status ent_framework_add_argument(ent_argument_id *out, ent_framework *framework, const char *id, ent_error *err) {
  ent__graph *g = &framework->graph;
  *out = ENT_NONE;
  ent_status status = begin(framework, 1, 0, err);
  if (status == ENT_OK) status = take_id(framework, id, err);
  if (status != ENT_OK) return status;
  const uint32_t node = g->nodes++;
  g->target_start[node + 1] = g->target_start[node];
  g->source_start[node + 1] = g->source_start[node];
  framework->kept->gone[node] = false;
  framework->arguments++;
  end(framework);
  *out = node;
  return ENT_OK;
}
