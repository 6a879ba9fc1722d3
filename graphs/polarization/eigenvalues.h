/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_GRAPHS_POLARIZATION_EIGENVALUES_H
#define ENT_GRAPHS_POLARIZATION_EIGENVALUES_H

#include <stddef.h>

#include <entente/base.h>

/*
 * Fills `values` with the n eigenvalues of a symmetric matrix, in no order: Householder's reduction to
 * three diagonals, then the implicit QL algorithm (Wilkinson & Reinsch 1971). The matrix, n × n by rows,
 * is used up. Errors: ENT_E_NOMEM; ENT_E_INTERNAL where QL does not settle. O(n³).
 */
ent_status ent__eigenvalues(double *values, double *matrix, size_t n, ent_error *err);

#endif
