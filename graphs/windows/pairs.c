/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ties kept up from window to window. For each pair of rows stands what their cells add up to, and on
 * how many columns both have one. A cell that changes is taken off all pairs of its column and added
 * as it now is; then each pair that was touched is weighed anew.
 *
 * What is taken off must leave no trace. Sums over plain cells are exact in a double; all others are
 * kept as whole numbers of 2^-90, which is finer than any term in use.
 */
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/windows/internal.h"

/* Above this many pairs of rows the table is no longer worth its memory. */
enum { most_pairs = 2000000 };

typedef struct stored {
  double congruence;
  double together;
  double matched;
  double matched_own;
  double matched_other;
  double weight; /* 0: no tie */
  uint32_t shared;
  uint32_t odd; /* columns on which one of the two cells is not plain */
} stored;

/* A sum in units of 2^-90. */
__extension__ typedef __int128 fixed;

/* What columns with a cell that is not plain add; used only where there are such, and else never touched. */
typedef struct fixed_sums {
  fixed congruence;
  fixed conflict;
  fixed together;
  fixed matched;
  fixed matched_own;
  fixed matched_other;
} fixed_sums;

#define HALF 35184372088832.0 /* 2^45 */

static const double most_sum = 68719476736.0; /* 2^36: in units of 2^-90 half of what a fixed number holds */

/* Terms are products of amounts, none negative; what is below 2^-90 vanishes alike each time. */
static fixed to_fixed(double x) {
  const double scaled = x * HALF;
  const fixed whole = (fixed)scaled;
  return whole * ((fixed)1 << 45) + (fixed)((scaled - (double)whole) * HALF);
}

/* The nearest double, and the nearest to what is left. */
static ent__sum from_fixed(fixed x) {
  const double value = (double)x, rest = (double)(x - (fixed)value);
  return (ent__sum){value / HALF / HALF, rest / HALF / HALF};
}

typedef struct ends {
  uint32_t a; /* a < b */
  uint32_t b;
} ends;

struct ent__window_pairs {
  ent__window_cells *cells;
  const ent__pair_table *t;
  const ent_network_options *options;
  bool shares;
  bool by_totals;     /* a weight hangs on all that the two said */
  size_t words;       /* of one row of bits */
  stored *pairs;      /* a < b, by rows */
  fixed_sums *fixed;  /* the same */
  uint64_t *live;     /* rows × words: which pairs have a tie */
  uint64_t *dirty;    /* which are to be weighed */
  ends *list;         /* the same as a list */
  size_t listed;
  size_t list_room;
  uint32_t *cell_row;    /* by cell: where it stands */
  uint32_t *cell_column;
  ent__row_totals *totals;
  uint32_t *row_cells;   /* by row: cells in this window */
  uint8_t *row_changed;
  uint32_t *rows;        /* changed ones */
  size_t row_count;
  const ent_cell **scratch;
};

/* Whether no sum of two rows can pass what a fixed sum holds: no window has more in a cell than all time. */
static bool sums_fit(const ent_windows *w) {
  const ent__pair_table *t = &w->table;
  double sum = 0;
  if (w->network.normalize == ENT_NORMALIZE_OVERLAP) return true; /* shares, none above 1 */
  for (size_t j = 0; j < t->columns; j++) {
    double most = 0;
    for (size_t i = t->column_start[j]; i < t->column_start[j + 1]; i++)
      if (t->cells[t->member_cell[i]].amount > most) most = t->cells[t->member_cell[i]].amount;
    sum += most > 1 ? most * most : most;
  }
  return sum < most_sum;
}

bool ent__window_pairs_fit(const ent_windows *w) {
  const size_t rows = w->table.rows;
  return ent__kernel_is_flat(w->options.kernel) && w->network.type != ENT_NETWORK_EXCESS && rows > 0 && rows < 2048 &&
         rows * (rows - 1) / 2 <= most_pairs && sums_fit(w);
}

void ent__window_pairs_free(ent__window_pairs *p) {
  if (p == NULL) return;
  ent__free(p->pairs);
  ent__free(p->fixed);
  ent__free(p->live);
  ent__free(p->dirty);
  ent__free(p->list);
  ent__free(p->cell_row);
  ent__free(p->cell_column);
  ent__free(p->totals);
  ent__free(p->row_cells);
  ent__free(p->row_changed);
  ent__free(p->rows);
  ent__free(p->scratch);
  ent__free(p);
}

ent_status ent__window_pairs_new(ent__window_pairs **out, ent__window_cells *cells, ent_error *err) {
  const ent_windows *w = cells->windows;
  const ent__pair_table *t = &w->table;
  const size_t n = t->rows, total = t->row_start[n];
  *out = NULL;
  ent__window_pairs *p = ent__zalloc(1, sizeof *p);
  if (p == NULL) return ent__nomem(err);
  p->cells = cells;
  p->t = t;
  p->options = &w->network;
  p->shares = w->network.normalize == ENT_NORMALIZE_OVERLAP;
  p->by_totals = w->network.normalize != ENT_NORMALIZE_OVERLAP && w->network.normalize != ENT_NORMALIZE_NONE;
  p->words = n / 64 + 1;
  p->pairs = ent__zalloc(n * (n - 1) / 2, sizeof *p->pairs);
  p->fixed = ent__zalloc(n * (n - 1) / 2, sizeof *p->fixed);
  p->live = ent__zalloc(n * p->words, sizeof *p->live);
  p->dirty = ent__zalloc(n * p->words, sizeof *p->dirty);
  p->cell_row = ent__alloc(total, sizeof *p->cell_row);
  p->cell_column = ent__alloc(total, sizeof *p->cell_column);
  p->totals = ent__zalloc(n, sizeof *p->totals);
  p->row_cells = ent__zalloc(n, sizeof *p->row_cells);
  p->row_changed = ent__zalloc(n, 1);
  p->rows = ent__alloc(n, sizeof *p->rows);
  p->scratch = ent__alloc(t->columns, sizeof *p->scratch);
  if (p->pairs == NULL || p->live == NULL || p->dirty == NULL || p->cell_row == NULL || p->cell_column == NULL || p->totals == NULL ||
      p->row_cells == NULL || p->fixed == NULL || p->row_changed == NULL || p->rows == NULL || p->scratch == NULL) {
    ent__window_pairs_free(p);
    return ent__nomem(err);
  }
  for (size_t row = 0; row < n; row++)
    for (size_t i = t->row_start[row]; i < t->row_start[row + 1]; i++) {
      p->cell_row[t->row_cell[i]] = (uint32_t)row;
      p->cell_column[t->row_cell[i]] = t->row_column[i];
    }
  *out = p;
  return ENT_OK;
}

static size_t index_of(const ent__window_pairs *p, uint32_t a, uint32_t b) {
  const size_t n = p->t->rows;
  return (size_t)a * (2 * n - a - 1) / 2 + (b - a - 1);
}

static ent_status mark(ent__window_pairs *p, uint32_t a, uint32_t b, ent_error *err) {
  uint64_t *word = &p->dirty[a * p->words + b / 64];
  const uint64_t bit = UINT64_C(1) << (b % 64);
  if (*word & bit) return ENT_OK;
  void *list = p->list;
  if (ent__grow(&list, &p->list_room, p->listed + 1, sizeof *p->list) != 0) return ent__nomem(err);
  p->list = list;
  p->list[p->listed++] = (ends){a, b};
  *word |= bit;
  return ENT_OK;
}

/* Adds (sign 1) or takes off (-1) what two plain cells have in common. */
static void add_plain(const ent__window_pairs *p, stored *to, const ent_cell *own, const ent_cell *other, double sign) {
  const double a = p->shares ? 1 : own->amount, b = p->shares ? 1 : other->amount;
  const double x = own->levels[0].position, y = other->levels[0].position, product = sign * a * b;
  to->congruence += product * ent__pair_agreement(x, y, p->options->agreement);
  to->together += product;
  if (x < y || x > y) return;
  to->matched += product;
  to->matched_own += sign * a;
  to->matched_other += sign * b;
}

/* The same for two of which one is not. */
static void add_odd(const ent__window_pairs *p, fixed_sums *to, const ent_cell *own, const ent_cell *other, int sign) {
  ent__pair_sums s = {.shared = 0};
  ent__pair_add(&s, own, other, p->shares, p->options->agreement);
  to->congruence += sign * to_fixed(ent__sum_get(&s.congruence));
  to->conflict += sign * to_fixed(ent__sum_get(&s.conflict));
  to->together += sign * to_fixed(ent__sum_get(&s.together));
  if (p->options->normalize != ENT_NORMALIZE_JACCARD) return;
  to->matched += sign * to_fixed(ent__sum_get(&s.matched));
  to->matched_own += sign * to_fixed(ent__sum_get(&s.matched_own));
  to->matched_other += sign * to_fixed(ent__sum_get(&s.matched_other));
}

/* Adds a cell to the pairs of its column, or takes it off. */
static ent_status apply(ent__window_pairs *p, uint32_t index, const ent_cell *cell, int sign, ent_error *err) {
  const ent__pair_table *t = p->t;
  const uint32_t row = p->cell_row[index], column = p->cell_column[index];
  const bool plain = ent__pair_is_plain(cell, p->shares);
  ent_status status = ENT_OK;
  for (size_t k = t->column_start[column]; k < t->column_start[column + 1] && status == ENT_OK; k++) {
    const uint32_t other = t->member_row[k];
    const ent_cell *with = &p->cells->cells[t->member_cell[k]];
    if (other == row || with->level_count == 0) continue;
    const bool first = row < other;
    const size_t at = first ? index_of(p, row, other) : index_of(p, other, row);
    const ent_cell *own = first ? cell : with, *its = first ? with : cell;
    p->pairs[at].shared = sign > 0 ? p->pairs[at].shared + 1 : p->pairs[at].shared - 1;
    if (plain && ent__pair_is_plain(with, p->shares)) {
      add_plain(p, &p->pairs[at], own, its, sign);
    } else {
      p->pairs[at].odd = sign > 0 ? p->pairs[at].odd + 1 : p->pairs[at].odd - 1;
      add_odd(p, &p->fixed[at], own, its, sign);
    }
    status = first ? mark(p, row, other, err) : mark(p, other, row, err);
  }
  return status;
}

static void note_row(ent__window_pairs *p, uint32_t row) {
  if (p->row_changed[row]) return;
  p->row_changed[row] = 1;
  p->rows[p->row_count++] = row;
}

static ent_status change_cells(ent__window_pairs *p, ent_error *err) {
  ent__window_cells *c = p->cells;
  ent_status status = ENT_OK;
  for (size_t i = 0; i < c->changed_count && status == ENT_OK; i++) {
    const uint32_t index = c->changed[i];
    if (c->cells[index].level_count > 0) status = apply(p, index, &c->cells[index], -1, err);
    if (status == ENT_OK) status = ent__window_cells_fill(c, index, err);
    if (status == ENT_OK && c->cells[index].level_count > 0) status = apply(p, index, &c->cells[index], 1, err);
    note_row(p, p->cell_row[index]);
  }
  c->changed_count = 0;
  return status;
}

/* Adds up a row anew. */
static void refresh_row(ent__window_pairs *p, uint32_t row) {
  const ent__pair_table *t = p->t;
  size_t count = 0;
  for (size_t i = t->row_start[row]; i < t->row_start[row + 1]; i++) {
    const ent_cell *cell = &p->cells->cells[t->row_cell[i]];
    if (cell->level_count > 0) p->scratch[count++] = cell;
  }
  p->row_cells[row] = (uint32_t)count;
  p->totals[row] = ent__pair_total(p->scratch, count);
}

/* All pairs of a row whose totals changed. */
static ent_status mark_row(ent__window_pairs *p, uint32_t row, ent_error *err) {
  ent_status status = ENT_OK;
  for (uint32_t other = 0; other < p->t->rows && status == ENT_OK; other++) {
    if (other == row) continue;
    const uint32_t a = row < other ? row : other, b = row < other ? other : row;
    if (p->pairs[index_of(p, a, b)].shared > 0) status = mark(p, a, b, err);
  }
  return status;
}

/* Adds what was kept apart. Columns on which both cells are plain come first; either alone is exact. */
static void add_fixed(ent__sum *to, fixed x) {
  const ent__sum more = from_fixed(x);
  ent__sum_add(to, more.value);
  ent__sum_add(to, more.rest);
}

static ent__pair_sums sums_of(const ent__window_pairs *p, size_t at) {
  const stored *from = &p->pairs[at];
  ent__pair_sums s = {.congruence = {from->congruence, 0}, .conflict = {from->together - from->congruence, 0}, .together = {from->together, 0},
                      .matched = {from->matched, 0}, .matched_own = {from->matched_own, 0}, .matched_other = {from->matched_other, 0},
                      .shared = from->shared};
  if (from->odd == 0) return s;
  const fixed_sums *more = &p->fixed[at];
  add_fixed(&s.congruence, more->congruence);
  add_fixed(&s.conflict, more->conflict);
  add_fixed(&s.together, more->together);
  add_fixed(&s.matched, more->matched);
  add_fixed(&s.matched_own, more->matched_own);
  add_fixed(&s.matched_other, more->matched_other);
  return s;
}

static void weigh(ent__window_pairs *p, ends pair) {
  const size_t at = index_of(p, pair.a, pair.b), word = pair.a * p->words + pair.b / 64;
  const uint64_t bit = UINT64_C(1) << (pair.b % 64);
  stored *to = &p->pairs[at];
  p->dirty[word] &= ~bit;
  to->weight = 0;
  if (to->shared > 0 && (int64_t)to->shared >= p->options->min_shared) {
    const ent__pair_sums s = sums_of(p, at);
    to->weight = ent__pair_weight(p->options, &s, &p->totals[pair.a], &p->totals[pair.b]);
  }
  if (to->weight != 0) p->live[word] |= bit;
  else p->live[word] &= ~bit;
}

ent_status ent__window_pairs_update(ent__window_pairs *p, ent_error *err) {
  ent_status status = change_cells(p, err);
  for (size_t i = 0; i < p->row_count; i++) {
    refresh_row(p, p->rows[i]);
    if (p->by_totals && status == ENT_OK) status = mark_row(p, p->rows[i], err);
    p->row_changed[p->rows[i]] = 0;
  }
  p->row_count = 0;
  for (size_t i = 0; i < p->listed && status == ENT_OK; i++) weigh(p, p->list[i]);
  p->listed = 0;
  return status;
}

void ent__window_pairs_count(const ent__window_pairs *p, ent_node *nodes) {
  for (size_t row = 0; row < p->t->rows; row++) {
    nodes[row].activity = p->totals[row].amount;
    nodes[row].cells = p->row_cells[row];
  }
}

ent_status ent__window_pairs_ties(const ent__window_pairs *p, ent_network *to, ent_error *err) {
  ent_status status = ENT_OK;
  for (uint32_t a = 0; a < p->t->rows; a++)
    for (size_t w = (a + 1) / 64; w < p->words; w++)
      for (uint64_t bits = p->live[a * p->words + w]; bits != 0 && status == ENT_OK; bits &= bits - 1) {
        const uint32_t b = (uint32_t)(w * 64 + (size_t)__builtin_ctzll(bits));
        const stored *from = &p->pairs[index_of(p, a, b)];
        status = ent__network_add(to, (ent_tie){a, b, from->weight, from->shared}, err);
      }
  return status;
}
