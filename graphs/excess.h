/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_GRAPHS_EXCESS_H
#define ENT_GRAPHS_EXCESS_H

#include <entente/networks.h>

/*
 * Gives e_j, the mean over all pairs of distinct cells of one issue of g = 1 - 2·mean|q - q'|/R on
 * shares: the agreement that the issue makes common; under
 * ENT_AGREEMENT_IDENTICAL |q - q'|/R is 0 or 1. 0 for fewer than two cells.
 * O(l log l) for l levels, not quadratic in the cells.
 */
ent_status ent__excess_expected(double *out, const ent_cell *const *cells, size_t count, ent_agreement agreement, ent_error *err);

#endif
