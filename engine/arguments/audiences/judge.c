/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where every extension is complete, the grounded labels decide all but what they leave undecided,
 * and that alone goes to the general machinery; where not, the whole graph does.
 */
#include "engine/arguments/audiences/judge.h"

#include <string.h>

#include "engine/arguments/extensions/extensions.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

bool ent__semantics_complete(ent_semantics semantics) {
  switch (semantics) {
    case ENT_SEMANTICS_GROUNDED:
    case ENT_SEMANTICS_COMPLETE:
    case ENT_SEMANTICS_PREFERRED:
    case ENT_SEMANTICS_STABLE:
    case ENT_SEMANTICS_SEMI_STABLE:
    case ENT_SEMANTICS_IDEAL:
    case ENT_SEMANTICS_EAGER: return true;
    default: return false;
  }
}

bool ent__semantics_directional(ent_semantics semantics) {
  return semantics == ENT_SEMANTICS_GROUNDED || semantics == ENT_SEMANTICS_COMPLETE || semantics == ENT_SEMANTICS_PREFERRED ||
         semantics == ENT_SEMANTICS_IDEAL;
}

/* Which part of a graph is meant, and which of its attacks. */
typedef struct part {
  const ent__graph *graph;
  const uint32_t *contest;
  const unsigned char *fails;
  uint32_t *place; /* by node; ENT_NONE outside */
  uint32_t count;
} part;

static size_t collect(const part *p, ent_attack *edges) {
  const ent__graph *g = p->graph;
  size_t count = 0;
  for (uint32_t n = 0; n < g->nodes; n++) {
    if (p->place[n] == ENT_NONE) continue;
    for (uint32_t i = g->target_start[n]; i < g->target_start[n + 1]; i++) {
      if (p->place[g->targets[i]] == ENT_NONE || p->fails[p->contest[i]]) continue;
      if (edges != NULL) edges[count] = (ent_attack){p->place[n], p->place[g->targets[i]]};
      count++;
    }
  }
  return count;
}

/* Hands a part over and takes the answer back. Where there is no extension, nothing at all is accepted. */
static ent_status solve_part(const part *p, ent_semantics semantics, double time_limit, unsigned char *acceptance, ent_error *err) {
  ent__graph sub = {0};
  bool extensions = true;
  const size_t edges = collect(p, NULL);
  ent_attack *attacks = ent__alloc(edges, sizeof *attacks);
  ent_acceptance *found = ent__alloc(p->count, sizeof *found);
  ent_status status = attacks == NULL || found == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) {
    collect(p, attacks);
    status = ent__graph_init(&sub, p->count, attacks, edges, err);
  }
  if (status == ENT_OK) status = ent__graph_acceptance(found, &extensions, &sub, semantics, time_limit, err);
  for (uint32_t n = 0; status == ENT_OK && n < p->graph->nodes; n++) {
    if (!extensions) acceptance[n] = ENT_ACCEPTANCE_NONE;
    else if (p->place[n] != ENT_NONE) acceptance[n] = (unsigned char)found[p->place[n]];
  }
  ent__graph_clear(&sub);
  ent__free(attacks);
  ent__free(found);
  return status;
}

ent_status ent__judge_finish(const ent__graph *graph, const uint32_t *contest, const unsigned char *fails, const bool *removed,
                             ent_semantics semantics, double time_limit, const ent_label *labels, uint32_t *place, unsigned char *acceptance,
                             ent_error *err) {
  static const unsigned char plain[] = {[ENT_LABEL_IN] = ENT_ACCEPTANCE_ALL, [ENT_LABEL_OUT] = ENT_ACCEPTANCE_NONE, [ENT_LABEL_UNDECIDED] = ENT_ACCEPTANCE_NONE};
  const bool complete = ent__semantics_complete(semantics);
  part p = {graph, contest, fails, place, 0};
  bool open = false;
  for (uint32_t n = 0; n < graph->nodes; n++) {
    const bool gone = removed != NULL && removed[n];
    acceptance[n] = gone ? ENT_ACCEPTANCE_NONE : plain[labels[n]];
    open |= !gone && labels[n] == ENT_LABEL_UNDECIDED;
  }
  /* Where the grounded labelling decides all, its extension is the only stable one, and so the only stage extension. */
  if (complete || semantics == ENT_SEMANTICS_STAGE)
    if (!open || semantics == ENT_SEMANTICS_GROUNDED) return ENT_OK;
  for (uint32_t n = 0; n < graph->nodes; n++) {
    const bool gone = removed != NULL && removed[n];
    place[n] = !gone && (!complete || labels[n] == ENT_LABEL_UNDECIDED) ? p.count++ : ENT_NONE;
  }
  return solve_part(&p, semantics, time_limit, acceptance, err);
}

ent_status ent__judge_init(ent__judge *out, const ent__vaf *vaf, ent_semantics semantics, const unsigned char *outcome, const bool *wanted,
                           ent_error *err) {
  const uint32_t nodes = vaf->framework->graph.nodes;
  *out = (ent__judge){.vaf = vaf, .semantics = semantics};
  const ent_status status = ent__residual_init(&out->residual, vaf, outcome, wanted, err);
  if (status != ENT_OK) return status;
  out->labels = ent__alloc(out->residual.count, sizeof *out->labels);
  out->whole = ent__alloc(nodes, sizeof *out->whole);
  out->place = ent__alloc(nodes, sizeof *out->place);
  if (wanted != NULL) out->outside = ent__alloc(nodes, sizeof *out->outside);
  if (out->labels == NULL || out->whole == NULL || out->place == NULL || (wanted != NULL && out->outside == NULL)) return ent__nomem(err);
  for (uint32_t n = 0; wanted != NULL && n < nodes; n++) out->outside[n] = !wanted[n];
  return ENT_OK;
}

void ent__judge_clear(ent__judge *judge) {
  ent__residual_clear(&judge->residual);
  ent__free(judge->labels);
  ent__free(judge->whole);
  ent__free(judge->place);
  ent__free(judge->outside);
  *judge = (ent__judge){0};
}

ent_status ent__judge_solve(ent__judge *judge, const unsigned char *fails, unsigned char *acceptance, ent_error *err) {
  ent__residual *r = &judge->residual;
  const ent__graph *g = &judge->vaf->framework->graph;
  ent__residual_ground(r, fails, judge->labels);
  memcpy(judge->whole, r->fixed, g->nodes * sizeof *judge->whole);
  for (uint32_t p = 0; p < r->count; p++) judge->whole[r->node[p]] = judge->labels[p];
  return ent__judge_finish(g, judge->vaf->of_target, fails, judge->outside, judge->semantics, judge->time_limit, judge->whole, judge->place, acceptance, err);
}
