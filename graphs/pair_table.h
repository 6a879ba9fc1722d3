/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The table that one-mode networks multiply with itself: rows are the nodes, columns what they are
 * tied through, each stored by rows and by columns in runs that are walked from end to end.
 *
 * A cell is plain where it has one level, a whole amount of at most 2^10 (1 under shares) and a
 * position that is a multiple of 2^-10. Sums over plain cells are exact in a double (for up to 2^22
 * shared columns), whatever their order; nearly all data are plain.
 */
#ifndef ENT_GRAPHS_PAIR_TABLE_H
#define ENT_GRAPHS_PAIR_TABLE_H

#include <entente/networks.h>

enum { ENT__PAIR_LEVELS = 16, ENT__PAIR_LEVEL_BITS = 4 };

typedef struct ent__pair_table {
  size_t rows;
  size_t columns;
  bool plain;        /* every cell is */
  bool unit;         /* and every amount is 1 */
  size_t *row_start; /* rows + 1, into the next four */
  uint32_t *row_column;
  double *row_position; /* NaN where the cell is not plain */
  double *row_amount;
  uint32_t *row_cell; /* into `cells` */
  size_t *column_start; /* columns + 1, into the next four; rows rise within a column */
  uint32_t *member_row;
  double *member_position;
  double *member_amount;
  uint32_t *member_cell;
  const ent_cell *cells;
  uint32_t *member_key; /* of a table with levels: row << 4 | level */
  /* The different positions of a unit table that has few, rising; none otherwise. */
  double levels[ENT__PAIR_LEVELS]; /* rising */
  size_t level_count;
} ent__pair_table;

/*
 * Fills the rows of the table, and of the columns their starts, for a network whose nodes stand; columns come in canonical order within a row.
 * End with ent__pair_table_clear in any case. Linear in the cells.
 */
ent_status ent__pair_table_rows(ent__pair_table *out, const ent_network *network, bool shares, ent_error *err);
/* Fills the columns of a table that has its rows. Linear in the cells. */
ent_status ent__pair_table_columns(ent__pair_table *table, ent_error *err);
void ent__pair_table_clear(ent__pair_table *table);

/* Returns which level a position of a table with levels is. */
size_t ent__pair_level(const ent__pair_table *table, double position);

/* Whether a cell is plain; under shares its amount is 1. */
bool ent__pair_is_plain(const ent_cell *cell, bool shares);

#endif
