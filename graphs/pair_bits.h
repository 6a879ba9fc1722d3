/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sums between all pairs of rows of a dense table, by counting bits: a row is a bit for each
 * column that it has a cell on, and a bit for each step of the scale that its position is above.
 * Two positions are as far apart as the widths of the steps on which their bits differ, so that
 * one word of 64 columns costs a few operations. For tables with levels (pair_table.h); the columns need not be filled.
 */
#ifndef ENT_GRAPHS_PAIR_BITS_H
#define ENT_GRAPHS_PAIR_BITS_H

#include "graphs/pair_table.h"

typedef struct ent__pair_bits {
  size_t words;    /* of one row of bits */
  size_t steps;    /* of the scale, or levels where only the identical agree */
  bool identical;
  double *width;   /* of each step: what it takes off the agreement */
  uint64_t *bits;  /* rows × (1 + steps) × words: presence, then each step */
} ent__pair_bits;

/* Whether counting bits is the shorter way: few levels, and columns that hold many of the rows. */
bool ent__pair_bits_pay(const ent__pair_table *table);

/* Builds the bits. End with ent__pair_bits_clear in any case. */
ent_status ent__pair_bits_init(ent__pair_bits *out, const ent__pair_table *table, ent_agreement agreement, ent_error *err);
void ent__pair_bits_clear(ent__pair_bits *bits);

/* Gives Σ of agreement over the columns that two rows share, and their number. */
double ent__pair_bits_congruence(const ent__pair_bits *bits, size_t a, size_t b, uint32_t *shared);

#endif
