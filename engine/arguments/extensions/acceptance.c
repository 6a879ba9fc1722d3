/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How every node fares. Within a piece each extension that is found answers for all nodes at once;
 * only what none has answered yet is asked of the solver.
 */
#include "engine/arguments/extensions/extensions.h"
#include "engine/arguments/extensions/inquiry.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

/* What the extensions of a piece found so far say of its nodes. */
typedef struct seen {
  bool *some; /* one holds it */
  bool *lack; /* one lacks it */
  bool *none; /* none holds it, for sure */
} seen;

static void see(const ent__seek *search, seen *s) {
  for (uint32_t v = 0; v < search->nodes; v++) *(search->set[v] ? &s->some[v] : &s->lack[v]) = true;
}

/* Asks about one node with and without it; what was found when time runs out is still true. */
static ent_status ask(ent__seek *search, uint32_t v, seen *s, ent_acceptance *acceptance, ent_error *err) {
  bool found;
  ent_status status = ENT_OK;
  if (!s->some[v] && !s->none[v]) {
    status = search->method->find(search, ent__in(v), &found, err);
    if (status != ENT_OK) return status;
    if (found) see(search, s);
  }
  if (!s->some[v]) {
    *acceptance = ENT_ACCEPTANCE_NONE;
    return ENT_OK;
  }
  if (!s->lack[v]) {
    status = search->method->find(search, -ent__in(v), &found, err);
    if (status != ENT_OK) return status;
    if (found) see(search, s);
  }
  *acceptance = s->lack[v] ? ENT_ACCEPTANCE_SOME : ENT_ACCEPTANCE_ALL;
  return ENT_OK;
}

/*
 * Preferred: an argument is in some extension where it is in a complete one, so that nothing has to be
 * grown, and one model after another is asked for any argument that none has held yet; the last
 * question tells of all the rest that they are in none. What an accepted argument attacks is lacked.
 */
static ent_status see_accepted(ent__seek *search, seen *s, ent_error *err) {
  const ent__graph *g = &search->region->graph;
  bool more = true;
  ent_status status = ENT_OK;
  while (more && status == ENT_OK) {
    bool open = false;
    for (uint32_t v = 0; v < search->nodes; v++) {
      if (s->some[v]) continue;
      ent__sat_constrain(search->sat, ent__in(v));
      open = true;
    }
    if (!open) break;
    ent__sat_constrain(search->sat, 0);
    status = ent__sat_solve(search->sat, &more, err);
    for (uint32_t v = 0; status == ENT_OK && more && v < search->nodes; v++)
      if (ent__sat_value(search->sat, ent__in(v))) s->some[v] = true;
  }
  for (uint32_t v = 0; status == ENT_OK && v < search->nodes; v++) {
    for (uint32_t k = g->target_start[v]; s->some[v] && k < g->target_start[v + 1]; k++) s->lack[g->targets[k]] = true;
    if (!s->some[v]) s->none[v] = true;
  }
  return status;
}

static ent_status ask_all(ent__seek *search, seen *s, ent_acceptance *by_node, bool *extensions, ent_error *err) {
  ent_status status = search->method->find(search, 0, extensions, err);
  if (status != ENT_OK || !*extensions) return status;
  see(search, s);
  if (search->method == &ent__method_preferred) status = see_accepted(search, s, err);
  for (uint32_t v = 0; v < search->nodes && status == ENT_OK; v++) status = ask(search, v, s, &by_node[search->region->nodes[v]], err);
  return status;
}

static ent_status ask_piece(ent__inquiry *q, uint32_t piece, ent_acceptance *by_node, bool *extensions, ent_error *err) {
  ent__region region;
  ent__seek search;
  ent_status status = ent__inquiry_open(q, piece, &region, &search, err);
  if (status != ENT_OK) return status;
  seen s = {ent__zalloc(region.count, sizeof *s.some), ent__zalloc(region.count, sizeof *s.lack), ent__zalloc(region.count, sizeof *s.none)};
  status = s.some == NULL || s.lack == NULL || s.none == NULL ? ent__nomem(err) : ask_all(&search, &s, by_node, extensions, err);
  ent__free(s.some);
  ent__free(s.lack);
  ent__free(s.none);
  ent__inquiry_close(&region, &search);
  return status;
}

static ent_status ask_pieces(ent__inquiry *q, ent_acceptance *by_node, bool *extensions, ent_error *err) {
  ent_status status = ent__inquiry_split(q, err);
  for (uint32_t i = 0; status == ENT_OK && i < q->pieces.count && *extensions; i++) status = ask_piece(q, i, by_node, extensions, err);
  return status;
}

ent_status ent__inquiry_acceptance(ent__inquiry *q, ent_acceptance *by_node, bool *extensions, ent_error *err) {
  const uint32_t nodes = q->graph->nodes;
  ent_status status = ENT_OK;
  *extensions = true;
  for (uint32_t v = 0; v < nodes; v++)
    by_node[v] = q->scope[v] ? ENT_ACCEPTANCE_UNKNOWN : q->set[v] ? ENT_ACCEPTANCE_ALL : ENT_ACCEPTANCE_NONE;
  if (q->method != NULL) status = ask_pieces(q, by_node, extensions, err);
  else status = ent__inquiry_only(q, err);
  for (uint32_t v = 0; status == ENT_OK && q->method == NULL && v < nodes; v++) by_node[v] = q->set[v] ? ENT_ACCEPTANCE_ALL : ENT_ACCEPTANCE_NONE;
  for (uint32_t v = 0; status == ENT_OK && !*extensions && v < nodes; v++) by_node[v] = ENT_ACCEPTANCE_NONE;
  return status;
}

ent_status ent__graph_acceptance(ent_acceptance *by_node, bool *extensions, const ent__graph *graph, ent_semantics semantics, double time_limit,
                                 ent_error *err) {
  ent__deadline deadline;
  ent_label *labels = ent__alloc(graph->nodes, sizeof *labels);
  if (labels == NULL) return ent__nomem(err);
  ent__deadline_start(&deadline, time_limit);
  ent__inquiry q = {.graph = graph, .arguments = graph->nodes, .labels = labels, .semantics = semantics, .deadline = &deadline};
  ent_status status = ent__graph_ground(graph, labels, err);
  if (status == ENT_OK) status = ent__inquiry_begin(&q, err);
  if (status == ENT_OK) status = ent__inquiry_acceptance(&q, by_node, extensions, err);
  ent__inquiry_end(&q);
  ent__free(labels);
  return deadline.over ? ENT_OK : status;
}
