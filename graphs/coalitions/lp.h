/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Linear programs of the form: minimise Σ cost·x with 0 <= x <= 1 and rows Σ ±x >= a number.
 * The wall around GLPK. It prints nothing, never aborts, and leaves nothing behind: an environment
 * that GLPK did not have before (it keeps one for each thread) is freed at the end. An internal
 * error of GLPK's (out of memory, a defect) makes the program *lost*: it is solved no more, and no
 * proof comes of it. What cannot be kept for a host program that uses GLPK in the same thread: its
 * hooks for errors and for output, which cannot be read, are taken off; and after an internal error
 * GLPK can only be begun anew, which ends the host's own problems.
 */
#ifndef ENT_GRAPHS_COALITIONS_LP_H
#define ENT_GRAPHS_COALITIONS_LP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <entente/base.h>

typedef struct ent__lp ent__lp;

/* Begins with as many columns as there are costs, and no row. The caller frees it with ent__lp_free. */
ent_status ent__lp_new(ent__lp **out, const double *cost, uint32_t columns, ent_error *err);
void ent__lp_free(ent__lp *lp);

/* Adds a row: the named columns, each once, with these factors (NULL: all 1), make `least` or more. */
void ent__lp_add(ent__lp *lp, const uint32_t *columns, const double *factors, uint32_t count, double least);

/* Takes the marked rows out; those after them move up. */
void ent__lp_drop(ent__lp *lp, const bool *dropped);

/* Bounds a column from now on: between `low` and `high`, fixed where they are equal. */
void ent__lp_bound(ent__lp *lp, uint32_t column, double low, double high);

/* How a solution ended. */
typedef enum ent__lp_end {
  ENT__LP_SOLVED,
  ENT__LP_STEPS,   /* `steps` were made */
  ENT__LP_SECONDS, /* `seconds` have passed */
  ENT__LP_FAILED   /* numbers, or GLPK, failed */
} ent__lp_end;

/*
 * Solves by the dual simplex method, from where the last solution ended. `steps` gets how many were
 * made. Values and multipliers can be asked for whatever the end; they are an optimum only if solved.
 */
ent__lp_end ent__lp_solve(ent__lp *lp, uint64_t *steps, double seconds);

/* Returns a column's value, a row's multiplier (rows count from 0), and whether a row does not bind. */
double ent__lp_value(const ent__lp *lp, uint32_t column);
double ent__lp_multiplier(const ent__lp *lp, uint32_t row);
bool ent__lp_is_slack(const ent__lp *lp, uint32_t row);

#endif
