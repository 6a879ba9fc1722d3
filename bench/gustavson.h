/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The baseline of networks.c: congruence between the rows of a sparse table by a row-by-row product
 * with a dense accumulator (Gustavson 1978), written for nothing else: one value in each cell, upper
 * triangle only.
 */
#ifndef ENT_BENCH_GUSTAVSON_H
#define ENT_BENCH_GUSTAVSON_H

#include <stddef.h>
#include <stdint.h>

/* A sparse table by rows: those of row i are row_start[i] <= at < row_start[i + 1]. */
typedef struct gustavson_table {
  uint32_t rows;
  uint32_t columns;
  size_t *row_start;
  uint32_t *column;
  float *position; /* in [-1, 1] */
} gustavson_table;

typedef struct gustavson_tie {
  uint32_t source; /* < target */
  uint32_t target;
  double weight; /* Σ 1 - |q - q'| / 2 over shared columns, not 0 */
  uint32_t shared;
} gustavson_tie;

/*
 * Returns the ties of at least `least` shared columns by source, then target; free() them. NULL without
 * memory.
 */
gustavson_tie *gustavson(const gustavson_table *table, uint32_t least, size_t *count);

#endif
