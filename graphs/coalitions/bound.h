/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How little frustration any partition can have: what no search need look for. */
#ifndef ENT_GRAPHS_COALITIONS_BOUND_H
#define ENT_GRAPHS_COALITIONS_BOUND_H

#include "graphs/coalitions/cuts.h"
#include "graphs/coalitions/problem.h"

/*
 * Which cycles no partition satisfies. With two camps: those with an odd number of negative ties
 * (Cartwright & Harary 1956). With any number: those with exactly one (Davis 1967); these bind
 * any fixed number of camps above two as well, less tightly.
 */
typedef enum ent__balance { ENT__BALANCE_TWO, ENT__BALANCE_ANY } ent__balance;

/*
 * Writes a lower bound of the frustration Σ |w - shift| that every partition has, ties weighing
 * w - shift. Each bad cycle costs at least its lightest tie; cycles are packed so that no tie is
 * used beyond its weight, hence their costs add up. `camp` is a good partition: only cycles through
 * its frustrated ties are sought, since every bad cycle has one. Work is bounded by a count of ties
 * looked at, so a bound on a large network may be loose, never wrong. `cycles` (or NULL) gets the
 * cycles of the packing, by ties numbered along the rows, each at its lower end; the caller ends it
 * with ent__cuts_clear, also on failure.
 */
ent_status ent__bound_frustration(double *out, ent__cuts *cycles, const ent__problem *problem, double shift,
                                  ent__balance balance, const uint32_t *camp, uint64_t seed, ent_error *err);

#endif
