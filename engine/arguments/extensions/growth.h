/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Growth of an admissible set to a greatest one, along strongly connected components.
 *
 * Components are taken in the order of attacks (Baroni, Giacomin & Guida 2005): when one is taken up,
 * all that attacks it from outside is in, out, or undecided for good, and what the last attack is
 * barred from being in. Within one, any admissible set that is not empty is accepted, what follows
 * from it is worked out, and what is left falls into smaller components (the reduct: Baumann, Brewka
 * & Ulbricht 2020). Where there is none, the component stays undecided.
 *
 * Two strategies meet here. Falling apart is what large sparse frameworks do, so the solver sees
 * small formulas and often none at all. Dense ones do not: most of a component is still in one piece
 * after a set is accepted, and to build its formula anew each time would be quadratic. There the same
 * solver is asked on, with what is in assumed, until nothing can be added (Cerutti et al. 2014).
 */
#ifndef ENT_ENGINE_ARGUMENTS_EXTENSIONS_GROWTH_H
#define ENT_ENGINE_ARGUMENTS_EXTENSIONS_GROWTH_H

#include "engine/arguments/extensions/region.h"
#include "engine/arguments/extensions/sat.h"

enum { ENT__GROWTH_OPEN, ENT__GROWTH_IN, ENT__GROWTH_OUT, ENT__GROWTH_STUCK };

/* Nodes of the order from..to - 1; `whole`: they were one component when they were put there. */
typedef struct ent__stretch {
  uint32_t from;
  uint32_t to;
  bool whole;
} ent__stretch;

typedef struct ent__growth {
  const ent__graph *graph;
  ent__deadline *deadline;
  uint32_t small;         /* components up to this size are searched as bits; at most ENT__GROWTH_SMALL */
  bool probes;            /* larger ones are probed before the solver is asked */
  const bool *wished;     /* by node: these are tried first; NULL: none */
  uint8_t *state;         /* by node; stuck: undecided for good */
  bool *barred;           /* by node: an attacker is stuck, so it is never in */
  uint32_t *open;         /* by node: attackers that are not out */
  uint32_t *order;        /* the open nodes, component by component once these are known */
  uint32_t *queue;        /* nodes that are in and whose targets wait */
  uint32_t queued;
  ent__stretch *stretches; /* a stack; the topmost is next */
  uint32_t stretch_count;
  uint32_t *local; /* ENT_NONE between searches */
  uint32_t *mark;  /* Tarjan's, as are the rest */
  uint32_t *low;
  uint32_t *next;
  uint32_t *path;
  uint32_t *stack;
  uint32_t *roots;
  uint32_t *hit; /* of the probes, made when they are needed; all 0 between them */
  uint32_t *threat;
  uint32_t stamp;
  uint32_t counter;
} ent__growth;

/* Begins with a grounded labelling (or any admissible one that is closed under defence). Linear. */
ent_status ent__growth_init(ent__growth *out, const ent__graph *graph, const ent_label *labels, ent__deadline *deadline, ent_error *err);
/* Goes back to where it began. Linear. */
void ent__growth_reset(ent__growth *growth, const ent_label *labels);
void ent__growth_clear(ent__growth *growth);

/* Puts an open node in, and what follows from it. */
void ent__growth_accept(ent__growth *growth, uint32_t node);
/* Grows as far as it goes. */
ent_status ent__growth_run(ent__growth *growth, ent_error *err);

/* Splits a stretch into its components and puts them on the stack, the first on top; returns how many. */
uint32_t ent__growth_split(ent__growth *growth, uint32_t from, uint32_t to);
/*
 * Looks for an admissible set in a component of up to 64 nodes, and accepts it. `found` says whether
 * there was one; false is returned where the search was given up.
 */
bool ent__growth_small(ent__growth *growth, const uint32_t *nodes, uint32_t count, bool *found);
/*
 * Settles what a few steps from each node settle: counts how often a set was accepted, and the nodes
 * that are in no admissible set and barred. The component may fall apart.
 */
ent_status ent__growth_probe(ent__growth *growth, const uint32_t *nodes, uint32_t count, uint32_t *accepted, uint32_t *barred, ent_error *err);
/*
 * The same by the solver, for any size; goes on for as long as most of the component stays open.
 * `found` is false where nothing can be added (any more).
 */
ent_status ent__growth_solve(ent__growth *growth, const uint32_t *nodes, uint32_t count, bool *found, ent_error *err);

enum { ENT__GROWTH_SMALL = 64 };

#endif
