/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What adds up between two nodes, and the weight that comes of it (docs/networks.md). Plain cells
 * (pair_table.h) add up exactly; all else goes into sums that carry their rounding along (Knuth's
 * two-sum), so that the order of the columns does not show in the result.
 */
#ifndef ENT_GRAPHS_PAIR_SUMS_H
#define ENT_GRAPHS_PAIR_SUMS_H

#include <math.h>

#include <entente/networks.h>

/* Width of the declared scale [-1, 1]: by it, and not by the levels that occur, distance is measured. */
#define ENT__SCALE_WIDTH 2.0

/* A sum and what rounding has taken off it. */
typedef struct ent__sum {
  double value;
  double rest;
} ent__sum;

static inline void ent__sum_add(ent__sum *sum, double x) {
  const double all = sum->value + x;
  const double taken = all - sum->value;
  sum->rest += (sum->value - (all - taken)) + (x - taken);
  sum->value = all;
}

static inline double ent__sum_get(const ent__sum *sum) { return sum->value + sum->rest; }

typedef struct ent__pair_sums {
  ent__sum congruence;
  ent__sum conflict;
  ent__sum together; /* Σ of products of amounts */
  ent__sum expected; /* Σ e_j of the excess */
  ent__sum matched;  /* jaccard's m11: Σ a·a' at equal levels */
  ent__sum matched_own; /* Σ of own amounts at levels that the other has too */
  ent__sum matched_other;
  uint32_t shared;
} ent__pair_sums;

typedef struct ent__row_totals {
  double amount;
  double squares;
} ent__row_totals;

/* Returns how far two positions agree, 0..1. */
static inline double ent__pair_agreement(double a, double b, ent_agreement agreement) {
  const double distance = fabs(a - b);
  if (agreement == ENT_AGREEMENT_IDENTICAL) return distance > 0 ? 0 : 1;
  return 1 - distance / ENT__SCALE_WIDTH;
}

/* Adds what two cells on one column have in common; `own` is that of the node that comes first. */
void ent__pair_add(ent__pair_sums *sums, const ent_cell *own, const ent_cell *other, bool shares, ent_agreement agreement);

/* Returns what a node's cells add up to. */
ent__row_totals ent__pair_total(const ent_cell *const *cells, size_t count);

/* Returns the weight of a tie; 0 where there is none. */
double ent__pair_weight(const ent_network_options *options, const ent__pair_sums *sums, const ent__row_totals *own,
                        const ent__row_totals *other);

#endif
