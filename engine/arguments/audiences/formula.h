/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A strict order of values and a complete labelling under it as one formula: whether there is an order
 * for which an argument is in, or is not, is then a question to the solver.
 */
#ifndef ENT_ENGINE_ARGUMENTS_AUDIENCES_FORMULA_H
#define ENT_ENGINE_ARGUMENTS_AUDIENCES_FORMULA_H

#include "engine/arguments/audiences/residual.h"
#include "engine/arguments/extensions/sat.h"

typedef struct ent__formula {
  const ent__vaf *vaf;
  const ent_label *fixed; /* by node: what holds for all orders; variables stand for the undecided */
  bool stable;            /* no node is undecided */
  ent__sat *sat;
  int last;      /* the last variable in use */
  int truth;     /* a literal that is true */
  uint32_t *at;  /* by value: its place among those that matter */
  int *above;    /* by pair of places: the literal for "the first is above the second" */
  int *failing;  /* by contest: the literal for "it fails" */
  int *in;       /* by node */
  int *out;
  int *active;   /* by place in the graph's sources: the attack succeeds and its source is not out */
  int *striking; /* the attack succeeds and its source is in */
} ent__formula;

/* Ends with ent__formula_clear in any case. O(attacks + values³) clauses. */
ent_status ent__formula_init(ent__formula *out, const ent__vaf *vaf, const ent_label *fixed, bool stable, ent__deadline *deadline, ent_error *err);
void ent__formula_clear(ent__formula *formula);

/* Looks for an order and a labelling of which a literal is true. */
ent_status ent__formula_find(ent__formula *formula, int literal, bool *found, ent_error *err);
/* Reads the order of the model: the values that matter, highest first. */
void ent__formula_order(ent__formula *formula, uint32_t *order);
/*
 * Excludes the model's labelling, and every other that rests on the same circle, where it is not the
 * grounded one: `labels` (by node) is that, of the model's order.
 */
ent_status ent__formula_exclude_circle(ent__formula *formula, const ent_label *labels, ent_error *err);
/* Excludes, where `guard` is assumed, every order for which the same contests fail as in the model. */
ent_status ent__formula_exclude_case(ent__formula *formula, int guard, ent_error *err);
/* Returns a new variable. */
int ent__formula_fresh(ent__formula *formula);

#endif
