/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bipartite configuration model of a matrix of noughts and ones (Saracco et al. 2017). */
#ifndef ENT_GRAPHS_BACKBONE_BICM_H
#define ENT_GRAPHS_BACKBONE_BICM_H

#include <stddef.h>
#include <stdint.h>

#include <entente/base.h>

/*
 * The model by classes of equal degree: what a row of class r and a column of class c have in common
 * is a chance, chance[r * column_classes + c].
 */
typedef struct ent__bicm {
  size_t row_classes;
  size_t column_classes;
  uint32_t *row_class;    /* by row */
  uint32_t *column_class; /* by column */
  uint32_t *columns_of;   /* by class of columns: how many */
  double *chance;
} ent__bicm;

/*
 * Fits the matrix of greatest entropy whose expected degrees are those given: the chance of a cell is
 * x_i·y_j/(1 + x_i·y_j), x and y by Newton's steps of the likelihood, one row and one column at a
 * time, in classes of equal degree. Rows and columns that are empty or full, also once others are set
 * aside, have chances of exactly 0 or 1. End with ent__bicm_clear in any case.
 * Cost: time O(r·c) for each sweep, r and c being the numbers of classes, mostly 10 to 50 sweeps.
 */
ent_status ent__bicm_init(ent__bicm *out, const uint32_t *row_degree, size_t rows, const uint32_t *column_degree, size_t columns, ent_error *err);
void ent__bicm_clear(ent__bicm *model);

#endif
