/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ties of one window, summed afresh: under kernels by which all counts change, and for excess. */
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/excess.h"
#include "graphs/windows/internal.h"

typedef struct gathering {
  const ent__window_cells *cells;
  const ent__pair_table *t;
  const ent_network_options *options;
  bool shares;
  ent__pair_sums *sums;    /* by row */
  ent__row_totals *totals; /* by row */
  double *expected;        /* by column; NULL unless excess */
  const ent_cell **list;   /* scratch */
  size_t *next;            /* by column: the first member below the present row */
  uint32_t *touched;
} gathering;

static size_t list_row(gathering *g, size_t row) {
  size_t count = 0;
  for (size_t i = g->t->row_start[row]; i < g->t->row_start[row + 1]; i++) {
    const ent_cell *cell = &g->cells->cells[g->t->row_cell[i]];
    if (cell->level_count > 0) g->list[count++] = cell;
  }
  return count;
}

static ent_status expect(gathering *g, ent_error *err) {
  ent_status status = ENT_OK;
  for (size_t j = 0; j < g->t->columns && status == ENT_OK; j++) {
    size_t count = 0;
    for (size_t i = g->t->column_start[j]; i < g->t->column_start[j + 1]; i++) {
      const ent_cell *cell = &g->cells->cells[g->t->member_cell[i]];
      if (cell->level_count > 0) g->list[count++] = cell;
    }
    status = ent__excess_expected(&g->expected[j], g->list, count, g->options->agreement, err);
  }
  return status;
}

static int compare_indices(const void *a, const void *b) {
  const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x < y ? -1 : x > y;
}

static size_t gather_row(gathering *g, size_t row) {
  const ent__pair_table *t = g->t;
  size_t touched = 0;
  for (size_t i = t->row_start[row]; i < t->row_start[row + 1]; i++) {
    const uint32_t column = t->row_column[i];
    const size_t from = ++g->next[column];
    const ent_cell *own = &g->cells->cells[t->row_cell[i]];
    for (size_t k = from; k < t->column_start[column + 1] && own->level_count > 0; k++) {
      const ent_cell *other = &g->cells->cells[t->member_cell[k]];
      ent__pair_sums *to = &g->sums[t->member_row[k]];
      if (other->level_count == 0) continue;
      if (to->shared == 0) g->touched[touched++] = t->member_row[k];
      ent__pair_add(to, own, other, g->shares, g->options->agreement);
      if (g->expected != NULL) ent__sum_add(&to->expected, g->expected[column]);
    }
  }
  qsort(g->touched, touched, sizeof *g->touched, compare_indices);
  return touched;
}

static ent_status gather_rows(ent_network *to, gathering *g, ent_error *err) {
  ent_status status = ENT_OK;
  for (size_t row = 0; row < g->t->rows; row++) g->totals[row] = ent__pair_total(g->list, list_row(g, row));
  for (size_t row = 0; row < g->t->rows && status == ENT_OK; row++) {
    const size_t touched = gather_row(g, row);
    for (size_t i = 0; i < touched && status == ENT_OK; i++) {
      const uint32_t other = g->touched[i];
      const ent__pair_sums s = g->sums[other];
      g->sums[other] = (ent__pair_sums){.shared = 0};
      if ((int64_t)s.shared < g->options->min_shared) continue;
      const double weight = ent__pair_weight(g->options, &s, &g->totals[row], &g->totals[other]);
      if (weight != 0) status = ent__network_add(to, (ent_tie){(uint32_t)row, other, weight, s.shared}, err);
    }
  }
  return status;
}

ent_status ent__window_gather(ent_network *to, const ent__window_cells *cells, ent_error *err) {
  const ent_windows *w = cells->windows;
  const ent__pair_table *t = &w->table;
  const bool excess = w->network.type == ENT_NETWORK_EXCESS;
  gathering g = {.cells = cells, .t = t, .options = &w->network, .shares = excess || w->network.normalize == ENT_NORMALIZE_OVERLAP,
                 .sums = ent__zalloc(t->rows, sizeof *g.sums), .totals = ent__alloc(t->rows, sizeof *g.totals),
                 .expected = excess ? ent__zalloc(t->columns, sizeof *g.expected) : NULL,
                 .list = ent__alloc(t->rows > t->columns ? t->rows : t->columns, sizeof *g.list),
                 .next = ent__alloc(t->columns, sizeof *g.next), .touched = ent__alloc(t->rows, sizeof *g.touched)};
  ent_status status = ENT_OK;
  if (g.sums == NULL || g.totals == NULL || g.list == NULL || g.next == NULL || g.touched == NULL || (excess && g.expected == NULL)) {
    status = ent__nomem(err);
  } else {
    for (size_t j = 0; j < t->columns; j++) g.next[j] = t->column_start[j];
    if (excess) status = expect(&g, err);
    if (status == ENT_OK) status = gather_rows(to, &g, err);
  }
  ent__free(g.sums);
  ent__free(g.totals);
  ent__free(g.expected);
  ent__free(g.list);
  ent__free(g.next);
  ent__free(g.touched);
  return status;
}
