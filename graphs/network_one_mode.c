/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One-mode networks: a row-by-row sparse product (Gustavson 1978) of the actor × issue table with
 * itself, the accumulator dense in the other end and emptied by the list of what was touched.
 * Time Σ_j c_j² for columns of c_j cells; memory linear in the ties kept. Definitions: docs/networks.md.
 *
 * Three inner loops, since this is where the time goes: over tables whose cells all count once,
 * over plain tables, and over any; and for dense tables of the first kind a count of bits
 * (pair_bits.h). All give the same sums.
 */
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/excess.h"
#include "graphs/network_struct.h"
#include "graphs/pair_bits.h"
#include "graphs/pair_sums.h"
#include "graphs/pair_table.h"

/* Of a table whose cells all count once; what is not agreement is conflict. */
typedef struct unit_sums {
  double congruence;
  uint32_t shared;
} unit_sums;

/* Of a plain table. */
typedef struct plain_sums {
  double congruence;
  double together;
  uint32_t shared;
} plain_sums;

typedef struct work {
  ent__pair_table t;
  const ent_network_options *options;
  bool shares;
  unit_sums *unit; /* by row: one of these three */
  double agree[ENT__PAIR_LEVELS][ENT__PAIR_LEVELS]; /* of a table with keys: how far two levels agree */
  plain_sums *plain;
  ent__pair_sums *any;
  ent__sum *expected;   /* by row; NULL unless excess */
  double *by_column;    /* e_j; NULL unless excess */
  size_t *next;         /* by column: the first member below the present row */
  uint32_t *touched;
  ent__row_totals *totals; /* by row */
} work;

/* A run of members of one column that stand below the present row, and the present row's own cell. */
typedef struct strip {
  const uint32_t *row;
  const double *position;
  const double *amount;
  const uint32_t *cell;
  const uint32_t *key; /* NULL without keys */
  size_t count;
  double own_position;
  double own_amount;
  const ent_cell *own;
} strip;

/* Gives the strip of cell i of a row, and steps over the row itself. */
static strip next_strip(work *w, size_t i) {
  const ent__pair_table *t = &w->t;
  const uint32_t column = t->row_column[i];
  const size_t from = ++w->next[column];
  return (strip){t->member_row + from, t->member_position + from, t->member_amount + from, t->member_cell + from,
                 t->member_key == NULL ? NULL : t->member_key + from,
                 t->column_start[column + 1] - from, t->row_position[i], t->row_amount[i], &t->cells[t->row_cell[i]]};
}

/* The touched are listed without a branch, which could not be foreseen. */
static size_t add_unit(work *w, const strip *s, size_t touched) {
  unit_sums *sums = w->unit;
  uint32_t *list = w->touched;
  const double *agree = w->agree[ent__pair_level(&w->t, s->own_position)];
  for (size_t k = 0; k < s->count; k++) {
    const uint32_t row = s->key[k] >> ENT__PAIR_LEVEL_BITS;
    unit_sums *to = &sums[row];
    to->congruence += agree[s->key[k] & (ENT__PAIR_LEVELS - 1)];
    list[touched] = row;
    touched += to->shared++ == 0;
  }
  return touched;
}

static size_t add_plain(work *w, const strip *s, size_t touched) {
  plain_sums *sums = w->plain;
  uint32_t *list = w->touched;
  for (size_t k = 0; k < s->count; k++) {
    plain_sums *to = &sums[s->row[k]];
    const double product = s->own_amount * s->amount[k];
    to->congruence += product * ent__pair_agreement(s->own_position, s->position[k], w->options->agreement);
    to->together += product;
    list[touched] = s->row[k];
    touched += to->shared++ == 0;
  }
  return touched;
}

static size_t add_any(work *w, const strip *s, size_t touched) {
  for (size_t k = 0; k < s->count; k++) {
    ent__pair_sums *to = &w->any[s->row[k]];
    w->touched[touched] = s->row[k];
    touched += to->shared == 0;
    ent__pair_add(to, s->own, &w->t.cells[s->cell[k]], w->shares, w->options->agreement);
  }
  return touched;
}

static void add_expected(work *w, const strip *s, double expected) {
  for (size_t k = 0; k < s->count; k++) ent__sum_add(&w->expected[s->row[k]], expected);
}

/* Gathers everything between one row and the rows below it; gives how many it touched. */
static size_t gather(work *w, size_t row) {
  size_t touched = 0;
  for (size_t i = w->t.row_start[row]; i < w->t.row_start[row + 1]; i++) {
    const strip s = next_strip(w, i);
    if (s.key != NULL && w->unit != NULL) touched = add_unit(w, &s, touched);
    else if (w->plain != NULL) touched = add_plain(w, &s, touched);
    else touched = add_any(w, &s, touched);
    if (w->expected != NULL) add_expected(w, &s, w->by_column[w->t.row_column[i]]);
  }
  return touched;
}

static uint32_t shared_with(const work *w, uint32_t other) {
  return w->unit != NULL ? w->unit[other].shared : w->plain != NULL ? w->plain[other].shared : w->any[other].shared;
}

/* Empties the accumulator for another row. */
static void drop(work *w, uint32_t other) {
  if (w->unit != NULL) w->unit[other] = (unit_sums){0, 0};
  else if (w->plain != NULL) w->plain[other] = (plain_sums){0, 0, 0};
  else w->any[other] = (ent__pair_sums){.shared = 0};
  if (w->expected != NULL) w->expected[other] = (ent__sum){0, 0};
}

/* Takes what was gathered with another row out of the accumulator. */
static ent__pair_sums take(work *w, uint32_t other) {
  ent__pair_sums s = {.shared = 0};
  if (w->unit != NULL) {
    s.congruence.value = w->unit[other].congruence;
    s.shared = w->unit[other].shared;
    s.together.value = s.shared;
  } else if (w->plain != NULL) {
    s.congruence.value = w->plain[other].congruence;
    s.together.value = w->plain[other].together;
    s.shared = w->plain[other].shared;
  } else {
    s = w->any[other];
  }
  if (w->any == NULL) s.conflict.value = s.together.value - s.congruence.value;
  if (w->expected != NULL) s.expected = w->expected[other];
  drop(w, other);
  return s;
}

static int compare_indices(const void *a, const void *b) {
  const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x < y ? -1 : x > y;
}

/* Keeps those that share enough, and sorts them: by a walk over all rows where that is shorter. */
static size_t keep_sharing(work *w, size_t row, size_t touched) {
  size_t kept = 0;
  const uint32_t least = w->options->min_shared < 1 ? 1 : (uint32_t)w->options->min_shared;
  for (size_t i = 0; i < touched; i++) {
    const uint32_t other = w->touched[i];
    if (shared_with(w, other) >= least) w->touched[kept++] = other;
    else drop(w, other);
  }
  if (kept <= (w->t.rows - row) / 8) {
    qsort(w->touched, kept, sizeof *w->touched, compare_indices);
    return kept;
  }
  kept = 0;
  for (size_t other = row + 1; other < w->t.rows; other++)
    if (shared_with(w, (uint32_t)other) > 0) w->touched[kept++] = (uint32_t)other;
  return kept;
}

static ent_status add_tie(ent_network *network, const work *w, size_t row, uint32_t other, const ent__pair_sums *s, ent_error *err) {
  const double weight = ent__pair_weight(w->options, s, &w->totals[row], &w->totals[other]);
  network->pairs++;
  return weight != 0 ? ent__network_add(network, (ent_tie){(uint32_t)row, other, weight, s->shared}, err) : ENT_OK;
}

/* A dense table of few levels, each pair by counting bits: the same sums, to the last bit. */
static ent_status count_bits(ent_network *network, const work *w, ent_error *err) {
  ent__pair_bits bits = {.words = 0};
  ent_status status = ent__pair_bits_init(&bits, &w->t, w->options->agreement, err);
  for (size_t row = 0; row < w->t.rows && status == ENT_OK; row++)
    for (size_t other = row + 1; other < w->t.rows && status == ENT_OK; other++) {
      ent__pair_sums s = {.shared = 0};
      s.congruence.value = ent__pair_bits_congruence(&bits, row, other, &s.shared);
      s.together.value = s.shared;
      s.conflict.value = s.together.value - s.congruence.value;
      if (s.shared > 0 && (int64_t)s.shared >= w->options->min_shared) status = add_tie(network, w, row, (uint32_t)other, &s, err);
    }
  ent__pair_bits_clear(&bits);
  return status;
}

static ent_status multiply(ent_network *network, work *w, ent_error *err) {
  ent_status status = ENT_OK;
  for (size_t row = 0; row < w->t.rows && status == ENT_OK; row++) {
    const size_t kept = keep_sharing(w, row, gather(w, row));
    for (size_t i = 0; i < kept && status == ENT_OK; i++) {
      const uint32_t other = w->touched[i];
      const ent__pair_sums s = take(w, other);
      status = add_tie(network, w, row, other, &s, err);
    }
  }
  return status;
}

/* Fills e_j of each column. */
static ent_status expect(work *w, ent_error *err) {
  const ent__pair_table *t = &w->t;
  const ent_cell **column = ent__alloc(t->rows, sizeof *column);
  w->by_column = ent__zalloc(t->columns, sizeof *w->by_column);
  w->expected = ent__zalloc(t->rows, sizeof *w->expected);
  ent_status status = column == NULL || w->by_column == NULL || w->expected == NULL ? ent__nomem(err) : ENT_OK;
  for (size_t j = 0; j < t->columns && status == ENT_OK; j++) {
    const size_t start = t->column_start[j], count = t->column_start[j + 1] - start;
    for (size_t i = 0; i < count; i++) column[i] = &t->cells[t->member_cell[start + i]];
    status = ent__excess_expected(&w->by_column[j], column, count, w->options->agreement, err);
  }
  ent__free(column);
  return status;
}

/* What some normalisations divide by. */
static ent_status total_rows(work *w, ent_error *err) {
  const ent__pair_table *t = &w->t;
  if (w->options->normalize == ENT_NORMALIZE_OVERLAP || w->options->normalize == ENT_NORMALIZE_NONE) return ENT_OK;
  const ent_cell **row_cells = ent__alloc(t->columns, sizeof *row_cells);
  if (row_cells == NULL) return ent__nomem(err);
  for (size_t row = 0; row < t->rows; row++) {
    const size_t start = t->row_start[row], count = t->row_start[row + 1] - start;
    for (size_t i = 0; i < count; i++) row_cells[i] = &t->cells[t->row_cell[start + i]];
    w->totals[row] = ent__pair_total(row_cells, count);
  }
  ent__free(row_cells);
  return ENT_OK;
}

static ent_status by_columns(ent_network *network, work *w, ent_error *err) {
  ent_status status = ent__pair_table_columns(&w->t, err);
  if (status == ENT_OK && w->options->type == ENT_NETWORK_EXCESS) status = expect(w, err);
  return status == ENT_OK ? multiply(network, w, err) : status;
}

static ent_status make_room(work *w, ent_error *err) {
  const size_t rows = w->t.rows;
  const bool simple = w->t.plain && w->options->normalize != ENT_NORMALIZE_JACCARD;
  w->next = ent__alloc(w->t.columns, sizeof *w->next);
  w->touched = ent__alloc(rows + 1, sizeof *w->touched); /* one more: the list without a branch runs ahead */
  w->totals = ent__zalloc(rows, sizeof *w->totals);
  for (size_t k = 0; k < w->t.level_count; k++)
    for (size_t l = 0; l < w->t.level_count; l++) w->agree[k][l] = ent__pair_agreement(w->t.levels[k], w->t.levels[l], w->options->agreement);
  if (simple && w->t.level_count > 0) w->unit = ent__zalloc(rows, sizeof *w->unit);
  else if (simple) w->plain = ent__zalloc(rows, sizeof *w->plain);
  else w->any = ent__zalloc(rows, sizeof *w->any);
  if (w->next == NULL || w->touched == NULL || w->totals == NULL || (w->unit == NULL && w->plain == NULL && w->any == NULL))
    return ent__nomem(err);
  for (size_t j = 0; j < w->t.columns; j++) w->next[j] = w->t.column_start[j];
  return ENT_OK;
}

ent_status ent__network_one_mode(ent_network *network, ent_error *err) {
  const ent_network_options *options = &network->options;
  work w = {.options = options, .shares = options->normalize == ENT_NORMALIZE_OVERLAP || options->type == ENT_NETWORK_EXCESS};
  ent_status status = ent__pair_table_rows(&w.t, network, w.shares, err);
  if (status == ENT_OK) status = make_room(&w, err);
  if (status == ENT_OK) status = total_rows(&w, err);
  if (status == ENT_OK) {
    const bool by_bits = w.unit != NULL && options->type != ENT_NETWORK_EXCESS && ent__pair_bits_pay(&w.t);
    status = by_bits ? count_bits(network, &w, err) : by_columns(network, &w, err);
  }
  ent__pair_table_clear(&w.t);
  ent__free(w.unit);
  ent__free(w.plain);
  ent__free(w.any);
  ent__free(w.expected);
  ent__free(w.by_column);
  ent__free(w.next);
  ent__free(w.touched);
  ent__free(w.totals);
  return status;
}
