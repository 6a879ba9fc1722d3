/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bipolar weighted graph, the methods' formulas on it, and how they are solved. */
#ifndef ENT_ENGINE_ARGUMENTS_GRADUAL_GRADUAL_H
#define ENT_ENGINE_ARGUMENTS_GRADUAL_GRADUAL_H

#include <entente/gradual.h>

#include "engine/arguments/framework_struct.h"

/*
 * Nodes are the arguments, then the positions of issues, then the relations that are undercut,
 * whose value is what is left of their weight. The inputs of node i are from[start[i]] to
 * from[start[i + 1] - 1]: attackers (of a relation: undercutters) first, from middle[i] on supporters.
 */
typedef struct ent__bipolar {
  uint32_t arguments;
  uint32_t relations_from; /* the first node that stands for a relation */
  uint32_t nodes;
  const uint32_t *start;
  const uint32_t *from;
  const uint32_t *middle;  /* NULL: there are attacks alone */
  double *weight;          /* by input; NULL: 1 throughout */
  const uint32_t *through; /* by input: the node of its relation, ENT_NONE where it is not undercut; NULL: none is */
  const uint32_t *relation; /* by input: which it is; NULL without a dataset */
  const uint32_t *place;    /* by relation: its input, ENT_NONE where it has none */
  double *base;             /* by node: base score; of a relation its weight */
  const ent__graph *graph;  /* which node depends on which */
  ent__graph own;           /* the same where it is not the framework's */
  uint32_t *memory;         /* holds start, middle, from, through, relation, place where they are its own */
  uint32_t ignored;
  uint32_t scored;
} ent__bipolar;

/* How a method computes the strength of a node from those of its inputs. */
typedef double ent__strength_fn(const ent__bipolar *g, const double *s, uint32_t node, double base);

typedef enum ent__base_kind {
  ENT__BASE_SCORE, /* the base score */
  ENT__BASE_ONE,   /* 1 whatever is given: the formula has none */
  ENT__BASE_VOTES  /* of those who put it forward or endorse it against those who reject it */
} ent__base_kind;

typedef struct ent__gradual_workings {
  ent__strength_fn *strength;
  ent__base_kind base;
  double bare; /* the base score of bare attacks */
} ent__gradual_workings;

/* Finds a row and its workings by name. Errors: ENT_E_USAGE with a near miss. */
ent_status ent__gradual_find(const ent_gradual_method **method, const ent__gradual_workings **workings, const char *name, ent_error *err);

ent__strength_fn ent__hcategoriser, ent__weighted_hcategoriser, ent__max_based, ent__cardinality_based, ent__dfquad, ent__squared_dfquad,
    ent__euler_based, ent__euler_based_top, ent__quadratic_energy, ent__social;

/* Builds the graph of a framework; `supports`: with supports and positions. O(arguments + relations). */
ent_status ent__bipolar_init(ent__bipolar *out, const ent_framework *framework, bool supports, ent_error *err);
void ent__bipolar_clear(ent__bipolar *g);
/* Fills the base score of each argument, in g->base. */
ent_status ent__bipolar_bases(ent__bipolar *g, const ent_framework *framework, const ent__gradual_workings *workings,
                              const ent_gradual_options *options, ent_error *err);

/* Nodes by strongly connected part, each part after all that it depends on. */
typedef struct ent__gradual_order {
  uint32_t *nodes;
  uint32_t *place; /* by node: where in `nodes` */
  uint32_t *part;  /* by node */
  uint32_t *start; /* parts + 1 */
  uint32_t parts;
} ent__gradual_order;

ent_status ent__gradual_order_init(ent__gradual_order *out, const ent__bipolar *g, ent_error *err);
void ent__gradual_order_clear(ent__gradual_order *order);
/* Returns whether a node is among its own inputs. */
bool ent__gradual_meets_itself(const ent__bipolar *g, uint32_t node);

/* One solving. */
typedef struct ent__gradual_run {
  const ent__bipolar *g;
  ent__strength_fn *strength;
  const ent_gradual_options *options;
  double *s;        /* by node */
  double *change;   /* room for all nodes: how far each of a part is from its formula, now and the last time */
  double *before;
  uint32_t iterations; /* most of any part */
  uint32_t cycles;
  double residual;
  double step;
  double work; /* inputs looked at */
} ent__gradual_run;

/*
 * Solves one part, all that it depends on being solved: one node without a cycle by its formula,
 * else by damped iteration from the base scores. What does not settle, or depends on what did not,
 * becomes NaN.
 */
void ent__gradual_solve(ent__gradual_run *run, const uint32_t *nodes, uint32_t count, bool cyclic);

struct ent_gradual {
  const ent_framework *framework;
  const ent_gradual_method *method;
  const ent__gradual_workings *workings;
  ent_gradual_options options;
  ent__bipolar graph;
  ent__gradual_order order;
  double *strength; /* by node */
  ent__gradual_run run;
  uint32_t unsettled;
  ent_gradual_position *positions;
  size_t position_count;
  ent_removal *removals;
};

/* Fills the removals of each position. */
ent_status ent__gradual_remove(ent_gradual *gradual, ent_error *err);

/* What an input hands on: the strength of where it comes from, times what is left of its weight. */
static inline double ent__influence(const ent__bipolar *g, const double *s, uint32_t input) {
  if (g->weight == NULL || g->through == NULL) return s[g->from[input]]; /* both or neither */
  const uint32_t through = g->through[input];
  return (through == ENT_NONE ? g->weight[input] : s[through]) * s[g->from[input]];
}

/* The inputs of a node: attackers up to `middle`, supporters from there. */
static inline uint32_t ent__inputs_middle(const ent__bipolar *g, uint32_t node) {
  return g->middle == NULL ? g->start[node + 1] : g->middle[node];
}

static inline double ent__attack_sum(const ent__bipolar *g, const double *s, uint32_t node) {
  double sum = 0;
  for (uint32_t k = g->start[node]; k < ent__inputs_middle(g, node); k++) sum += ent__influence(g, s, k);
  return sum;
}

static inline double ent__support_sum(const ent__bipolar *g, const double *s, uint32_t node) {
  double sum = 0;
  for (uint32_t k = ent__inputs_middle(g, node); k < g->start[node + 1]; k++) sum += ent__influence(g, s, k);
  return sum;
}

static inline double ent__input_max(const ent__bipolar *g, const double *s, uint32_t from, uint32_t to) {
  double most = 0;
  for (uint32_t k = from; k < to; k++) {
    const double one = ent__influence(g, s, k);
    if (one > most) most = one;
  }
  return most;
}

/* Π (1 - influence). */
static inline double ent__input_rest(const ent__bipolar *g, const double *s, uint32_t from, uint32_t to) {
  double rest = 1;
  for (uint32_t k = from; k < to; k++) rest *= 1 - ent__influence(g, s, k);
  return rest;
}

#endif
