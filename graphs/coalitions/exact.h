/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The least frustration, by an integer program: x says which ties are frustrated, and each bad cycle
 * must have one that is,
 *
 *     min Σ |w_e| x_e   subject to   Σ_{e in C} x_e >= 1 for each bad cycle C,   x_e in {0, 1}.
 *
 * Taking those ties away leaves a network without bad cycles, which a partition satisfies wholly, so
 * that the program is the problem itself (two camps: Barahona 1982; any number: Demaine, Emanuel,
 * Fiat & Immorlica 2006). Cycles are added when violated (cutting planes), with branching where the
 * relaxation ends in fractions.
 */
#ifndef ENT_GRAPHS_COALITIONS_EXACT_H
#define ENT_GRAPHS_COALITIONS_EXACT_H

#include "graphs/coalitions/cycles.h"

/* What may be spent, and what ended the search. */
typedef struct ent__budget {
  uint64_t work;          /* left: nodes, cuts, and what costs as much */
  double until;           /* on the clock of ent__seconds; 0: no limit */
  const char *stopped_by; /* "work", "time" or NULL */
} ent__budget;

/*
 * Seeks the least frustration of a block. `frustrated` (one for each bond) holds a known solution,
 * and gets a better one where there is one; *bound gets what no solution is below, worked out anew
 * from the multipliers so that no rounding of the solver's passes for a proof. It begins with the
 * bad cycles `known` (by bonds). With three or more `camps` (0: any number) no solution of more parts
 * is taken, and the bound may be below the least.
 */
ent_status ent__exact_block(double *bound, bool *frustrated, const ent__block *block, ent__balance balance,
                            uint32_t camps, const ent__cuts *known, ent__budget *budget, ent_error *err);

/* Returns the seconds of a clock that only goes forward. */
double ent__seconds(void);

#endif
