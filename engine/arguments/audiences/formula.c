/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/arguments/audiences/formula.h"

#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

int ent__formula_fresh(ent__formula *formula) { return ++formula->last; }

/* A literal that is true where both are. */
static int both(ent__formula *f, int a, int b) {
  if (a == f->truth) return b;
  if (b == f->truth) return a;
  if (a == -f->truth || b == -f->truth) return -f->truth;
  const int c = ent__formula_fresh(f);
  ent__sat_clause(f->sat, -c, a, 0);
  ent__sat_clause(f->sat, -c, b, 0);
  ent__sat_clause(f->sat, c, -a, -b);
  return c;
}

/* One variable for each pair, and no circle of three: then it is a strict order. */
static void write_order(ent__formula *f) {
  const uint32_t n = f->vaf->mattering;
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = i + 1; k < n; k++) {
      f->above[i * n + k] = ent__formula_fresh(f);
      f->above[k * n + i] = -f->above[i * n + k];
    }
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = i + 1; k < n; k++)
      for (uint32_t l = k + 1; l < n; l++) {
        const int ik = f->above[i * n + k], kl = f->above[k * n + l], il = f->above[i * n + l];
        ent__sat_clause(f->sat, -ik, -kl, il);
        ent__sat_clause(f->sat, ik, kl, -il);
      }
}

static bool holds(const ent__vaf *vaf, uint32_t set, uint32_t value) {
  for (uint32_t k = vaf->set_start[set]; k < vaf->set_start[set + 1]; k++)
    if (vaf->set_values[k] == value) return true;
  return false;
}

/* A literal for "this value is above all of the attacker's". */
static int tops(ent__formula *f, uint32_t value, uint32_t from) {
  const ent__vaf *v = f->vaf;
  int all = f->truth;
  for (uint32_t k = v->set_start[from]; k < v->set_start[from + 1]; k++)
    all = both(f, all, f->above[f->at[value] * v->mattering + f->at[v->set_values[k]]]);
  return all;
}

/* A contest fails where a value of the attacked is above all of the attacker's. */
static void write_contest(ent__formula *f, uint32_t contest) {
  const ent__vaf *v = f->vaf;
  const ent__contest c = v->contest[contest];
  int none = f->truth;
  for (uint32_t k = v->set_start[c.to]; k < v->set_start[c.to + 1]; k++)
    if (!holds(v, c.from, v->set_values[k])) none = both(f, none, -tops(f, v->set_values[k], c.from));
  f->failing[contest] = -none;
}

/* Literals for each attack on a node, and the clauses that make labels complete (Caminada 2006). */
static void write_node(ent__formula *f, uint32_t node) {
  const ent__graph *g = &f->vaf->framework->graph;
  ent__sat *s = f->sat;
  const int in = f->in[node], out = f->out[node];
  ent__sat_clause(s, -in, -out, 0);
  if (f->stable) ent__sat_clause(s, in, out, 0);
  for (uint32_t i = g->source_start[node]; i < g->source_start[node + 1]; i++) {
    const int succeeds = -f->failing[f->vaf->of_source[i]];
    f->active[i] = both(f, -f->out[g->sources[i]], succeeds);
    f->striking[i] = both(f, f->in[g->sources[i]], succeeds);
    ent__sat_clause(s, -in, -f->active[i], 0);
    ent__sat_clause(s, out, -f->striking[i], 0);
  }
  ent__sat_add(s, in);
  for (uint32_t i = g->source_start[node]; i < g->source_start[node + 1]; i++) ent__sat_add(s, f->active[i]);
  ent__sat_add(s, 0);
  ent__sat_add(s, -out);
  for (uint32_t i = g->source_start[node]; i < g->source_start[node + 1]; i++) ent__sat_add(s, f->striking[i]);
  ent__sat_add(s, 0);
}

static void write(ent__formula *f) {
  const uint32_t nodes = f->vaf->framework->graph.nodes;
  f->truth = ent__formula_fresh(f);
  ent__sat_clause(f->sat, f->truth, 0, 0);
  for (uint32_t i = 0; i < f->vaf->mattering; i++) f->at[f->vaf->matter[i]] = i;
  write_order(f);
  f->failing[0] = -f->truth;
  for (uint32_t c = 1; c < f->vaf->contests; c++) write_contest(f, c);
  for (uint32_t n = 0; n < nodes; n++) {
    const bool open = f->fixed[n] == ENT_LABEL_UNDECIDED;
    f->in[n] = open ? ent__formula_fresh(f) : f->fixed[n] == ENT_LABEL_IN ? f->truth : -f->truth;
    f->out[n] = open ? ent__formula_fresh(f) : -f->in[n];
  }
  for (uint32_t n = 0; n < nodes; n++)
    if (f->fixed[n] == ENT_LABEL_UNDECIDED) write_node(f, n);
}

ent_status ent__formula_init(ent__formula *out, const ent__vaf *vaf, const ent_label *fixed, bool stable, ent__deadline *deadline, ent_error *err) {
  const uint32_t nodes = vaf->framework->graph.nodes, edges = ent__graph_edges(&vaf->framework->graph);
  *out = (ent__formula){.vaf = vaf, .fixed = fixed, .stable = stable};
  out->at = ent__zalloc(vaf->values, sizeof *out->at);
  out->above = ent__zalloc((size_t)vaf->mattering * vaf->mattering, sizeof *out->above);
  out->failing = ent__zalloc(vaf->contests, sizeof *out->failing);
  out->in = ent__zalloc(nodes, sizeof *out->in);
  out->out = ent__zalloc(nodes, sizeof *out->out);
  out->active = ent__zalloc(edges, sizeof *out->active);
  out->striking = ent__zalloc(edges, sizeof *out->striking);
  const bool room = out->at != NULL && out->above != NULL && out->failing != NULL && out->in != NULL && out->out != NULL && out->active != NULL &&
                    out->striking != NULL;
  const ent_status status = room ? ent__sat_new(&out->sat, deadline, err) : ent__nomem(err);
  if (status == ENT_OK) write(out);
  return status;
}

void ent__formula_clear(ent__formula *formula) {
  ent__sat_free(formula->sat);
  ent__free(formula->at);
  ent__free(formula->above);
  ent__free(formula->failing);
  ent__free(formula->in);
  ent__free(formula->out);
  ent__free(formula->active);
  ent__free(formula->striking);
  *formula = (ent__formula){0};
}

ent_status ent__formula_find(ent__formula *formula, int literal, bool *found, ent_error *err) {
  ent__sat_assume(formula->sat, literal);
  return ent__sat_solve(formula->sat, found, err);
}

/* A value's place in the order is how many are above it. */
void ent__formula_order(ent__formula *formula, uint32_t *order) {
  const uint32_t n = formula->vaf->mattering;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t before = 0;
    for (uint32_t k = 0; k < n; k++) before += k != i && ent__sat_value(formula->sat, formula->above[k * n + i]);
    order[before] = formula->vaf->matter[i];
  }
}

/* How the model labels a node beyond the grounded labelling: 1 in, -1 out, 0 not. */
static signed char beyond(ent__formula *f, const ent_label *labels, uint32_t node) {
  if (labels[node] != ENT_LABEL_UNDECIDED || f->fixed[node] != ENT_LABEL_UNDECIDED) return 0;
  if (ent__sat_value(f->sat, f->in[node])) return 1;
  return ent__sat_value(f->sat, f->out[node]) ? -1 : 0;
}

/* A literal for "this node that is in can be so from outside": each attack from an out node of the circle fails. */
static int from_outside(ent__formula *f, const signed char *circle, uint32_t node) {
  const ent__graph *g = &f->vaf->framework->graph;
  int all = f->truth;
  for (uint32_t i = g->source_start[node]; i < g->source_start[node + 1]; i++)
    if (circle[g->sources[i]] < 0) all = both(f, all, f->failing[f->vaf->of_source[i]]);
  return all;
}

/*
 * As in answer set programming (Lin & Zhao 2004), a loop formula: of nodes that are labelled by each other
 * alone, none has its label under the grounded labelling unless one of them has it from outside.
 */
static void write_circle(ent__formula *f, const signed char *circle, int *gained) {
  const ent__graph *g = &f->vaf->framework->graph;
  const int outside = ent__formula_fresh(f);
  for (uint32_t n = 0; n < g->nodes; n++) gained[n] = circle[n] > 0 ? from_outside(f, circle, n) : 0;
  for (uint32_t n = 0; n < g->nodes; n++)
    if (circle[n] != 0) ent__sat_clause(f->sat, circle[n] > 0 ? -f->in[n] : -f->out[n], outside, 0);
  ent__sat_add(f->sat, -outside);
  for (uint32_t n = 0; n < g->nodes; n++) {
    if (circle[n] > 0) ent__sat_add(f->sat, gained[n]);
    for (uint32_t i = g->source_start[n]; circle[n] < 0 && i < g->source_start[n + 1]; i++)
      if (circle[g->sources[i]] <= 0) ent__sat_add(f->sat, f->striking[i]);
  }
  ent__sat_add(f->sat, 0);
}

ent_status ent__formula_exclude_circle(ent__formula *formula, const ent_label *labels, ent_error *err) {
  const uint32_t nodes = formula->vaf->framework->graph.nodes;
  signed char *circle = ent__alloc(nodes, sizeof *circle);
  int *gained = ent__alloc(nodes, sizeof *gained);
  const bool room = circle != NULL && gained != NULL;
  for (uint32_t n = 0; room && n < nodes; n++) circle[n] = beyond(formula, labels, n);
  if (room) write_circle(formula, circle, gained);
  ent__free(circle);
  ent__free(gained);
  return room ? ENT_OK : ent__nomem(err);
}

ent_status ent__formula_exclude_case(ent__formula *formula, int guard, ent_error *err) {
  ent__formula *f = formula;
  const uint32_t count = f->vaf->contests;
  int *other = ent__alloc(count, sizeof *other);
  if (other == NULL) return ent__nomem(err);
  /* Values are read before the clause is begun: a solver forgets its model then. */
  for (uint32_t c = 1; c < count; c++) other[c] = ent__sat_value(f->sat, f->failing[c]) ? -f->failing[c] : f->failing[c];
  ent__sat_add(f->sat, -guard);
  for (uint32_t c = 1; c < count; c++) ent__sat_add(f->sat, other[c]);
  ent__sat_add(f->sat, 0);
  ent__free(other);
  return ENT_OK;
}
