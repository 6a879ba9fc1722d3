/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One-mode networks: a row-by-row sparse product (Gustavson 1978) of the actor × issue table with
 * itself, the accumulator dense in the other end and emptied by the list of what was touched.
 * Time Σ_j c_j² for columns of c_j cells; memory linear in the ties kept. Definitions: docs/networks.md.
 */
#include <math.h>
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/excess.h"
#include "graphs/network_struct.h"

/* Width of the declared scale [-1, 1]: by it, and not by the levels that occur, distance is measured. */
#define SCALE_WIDTH 2.0

/*
 * Where a row and a column cross, the same way round for actors and issues. Nearly all cells have
 * one level: it stands here, so that the inner loop need not follow two pointers for it.
 */
typedef struct crossing {
  uint32_t row;
  uint32_t column;
  double position;
  double amount; /* under shares 1; 0 where the cell has several levels */
  const ent_cell *cell;
} crossing;

typedef struct table {
  size_t rows;
  size_t columns;
  size_t *row_start; /* into `cells` */
  crossing *cells;
  size_t *column_start;  /* into `members` */
  size_t *column_next;   /* first member below the present row */
  crossing *members;     /* by column, rows rising */
} table;

/* What adds up between the present row and another. */
typedef struct sums {
  double congruence;
  double conflict;
  double together; /* Σ of products of amounts */
  double expected; /* Σ e_j of the excess */
  double matched;     /* jaccard's m11: Σ a·a' at equal levels */
  double matched_own; /* Σ of own amounts at levels that the other has too */
  double matched_other;
  uint32_t shared;
} sums;

typedef struct row_totals {
  double amount;
  double squares;
} row_totals;

static void clear(table *t) {
  ent__free(t->row_start);
  ent__free(t->cells);
  ent__free(t->column_start);
  ent__free(t->column_next);
  ent__free(t->members);
}

static crossing make_crossing(size_t row, uint32_t column, const ent_cell *cell, bool shares) {
  const bool single = cell->level_count == 1;
  return (crossing){(uint32_t)row, column, cell->levels[0].position, !single ? 0 : shares ? 1 : cell->levels[0].amount, cell};
}

/* Lists the cells of each node in canonical order of the other mode. */
static void fill_rows(table *t, const ent_network *network, bool shares) {
  size_t all = 0, next = 0;
  const ent_cell *cells = ent_stances_cells(network->stances, &all);
  for (size_t row = 0; row < t->rows; row++) {
    size_t count = 0;
    t->row_start[row] = next;
    if (network->nodes[row].kind == ENT_NODE_ACTOR) {
      const ent_cell *own = ent_stances_row(network->stances, network->nodes[row].index, &count);
      for (size_t i = 0; i < count; i++) t->cells[next++] = make_crossing(row, own[i].issue, &own[i], shares);
    } else {
      const uint32_t *own = ent_stances_column(network->stances, network->nodes[row].index, &count);
      for (size_t i = 0; i < count; i++) t->cells[next++] = make_crossing(row, cells[own[i]].actor, &cells[own[i]], shares);
    }
  }
  t->row_start[t->rows] = next;
}

static void fill_columns(table *t) {
  const size_t total = t->row_start[t->rows];
  for (size_t i = 0; i < total; i++) t->column_start[t->cells[i].column + 1]++;
  for (size_t j = 0; j < t->columns; j++) t->column_start[j + 1] += t->column_start[j];
  for (size_t j = 0; j < t->columns; j++) t->column_next[j] = t->column_start[j];
  for (size_t i = 0; i < total; i++) t->members[t->column_next[t->cells[i].column]++] = t->cells[i];
  for (size_t j = 0; j < t->columns; j++) t->column_next[j] = t->column_start[j];
}

static ent_status make_table(table *t, const ent_network *network, bool shares, ent_error *err) {
  size_t cells = 0, actors = 0, issues = 0;
  ent_stances_cells(network->stances, &cells);
  ent_dataset_actors(ent_stances_dataset(network->stances), &actors);
  ent_dataset_issues(ent_stances_dataset(network->stances), &issues);
  *t = (table){.rows = network->node_count, .columns = network->options.between == ENT_BETWEEN_ACTORS ? issues : actors};
  t->row_start = ent__zalloc(t->rows + 1, sizeof *t->row_start);
  t->cells = ent__alloc(cells, sizeof *t->cells);
  t->column_start = ent__zalloc(t->columns + 1, sizeof *t->column_start);
  t->column_next = ent__zalloc(t->columns + 1, sizeof *t->column_next);
  t->members = ent__alloc(cells, sizeof *t->members);
  if (t->row_start == NULL || t->cells == NULL || t->column_start == NULL || t->column_next == NULL || t->members == NULL)
    return ent__nomem(err);
  fill_rows(t, network, shares);
  fill_columns(t);
  return ENT_OK;
}

static void add_levels(sums *s, double own_position, double a, double other_position, double b) {
  const double distance = fabs(own_position - other_position) / SCALE_WIDTH;
  s->congruence += a * b * (1 - distance);
  s->conflict += a * b * distance;
  s->together += a * b;
  if (distance > 0) return;
  s->matched += a * b;
  s->matched_own += a;
  s->matched_other += b;
}

/* Adds what two cells of several levels on one issue have in common. */
static void add_cells(sums *s, const ent_cell *own, const ent_cell *other, bool shares) {
  /* Divided by, not multiplied with the inverse, which is infinite for the smallest amounts. */
  const double all_own = shares ? own->amount : 1, all_other = shares ? other->amount : 1;
  for (uint32_t k = 0; k < own->level_count; k++)
    for (uint32_t l = 0; l < other->level_count; l++)
      add_levels(s, own->levels[k].position, own->levels[k].amount / all_own, other->levels[l].position,
                 other->levels[l].amount / all_other);
}

/* Returns the divisor of a tie (docs/networks.md). */
static double divisor(ent_normalization normalize, const sums *s, const row_totals *own, const row_totals *other) {
  switch (normalize) {
    case ENT_NORMALIZE_AVERAGE: return (own->amount + other->amount) / 2;
    case ENT_NORMALIZE_JACCARD: return (own->amount - s->matched_own) + (other->amount - s->matched_other) + s->matched;
    case ENT_NORMALIZE_COSINE: return sqrt(own->squares) * sqrt(other->squares);
    case ENT_NORMALIZE_OVERLAP: return s->shared;
    default: return 1;
  }
}

static double numerator(ent_network_type type, const sums *s) {
  const double difference = s->congruence - s->conflict;
  /* What is left of two equal sums is rounding, not a tie. */
  const double noise = 1e-12 * (s->congruence + s->conflict + fabs(s->expected));
  switch (type) {
    case ENT_NETWORK_COOCCURRENCE: return s->together;
    case ENT_NETWORK_CONGRUENCE: return s->congruence;
    case ENT_NETWORK_CONFLICT: return s->conflict;
    case ENT_NETWORK_EXCESS: return fabs(difference - s->expected) <= noise ? 0 : difference - s->expected;
    default: return fabs(difference) <= noise ? 0 : difference;
  }
}

static int compare_indices(const void *a, const void *b) {
  const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x < y ? -1 : x > y;
}

typedef struct work {
  table t;
  sums *sums;         /* by row */
  uint32_t *touched;
  row_totals *totals; /* by row */
  double *expected;   /* by column; NULL unless excess */
} work;

/* Gathers everything between one row and the rows below it. */
static size_t gather(work *w, size_t row, bool shares) {
  size_t touched = 0;
  for (size_t i = w->t.row_start[row]; i < w->t.row_start[row + 1]; i++) {
    const crossing own = w->t.cells[i];
    const uint32_t column = own.column;
    const size_t end = w->t.column_start[column + 1];
    size_t next = ++w->t.column_next[column]; /* steps over the row itself */
    for (; next < end; next++) {
      const crossing *other = &w->t.members[next];
      sums *s = &w->sums[other->row];
      if (s->shared++ == 0) w->touched[touched++] = other->row;
      if (own.amount > 0 && other->amount > 0) add_levels(s, own.position, own.amount, other->position, other->amount);
      else add_cells(s, own.cell, other->cell, shares);
      if (w->expected != NULL) s->expected += w->expected[column];
    }
  }
  qsort(w->touched, touched, sizeof *w->touched, compare_indices);
  return touched;
}

static ent_status multiply(ent_network *network, work *w, bool shares, ent_error *err) {
  const ent_network_options *options = &network->options;
  ent_status status = ENT_OK;
  for (size_t row = 0; row < w->t.rows && status == ENT_OK; row++) {
    const size_t touched = gather(w, row, shares);
    for (size_t i = 0; i < touched; i++) {
      const uint32_t other = w->touched[i];
      const sums s = w->sums[other];
      w->sums[other] = (sums){0};
      if (status != ENT_OK || (int64_t)s.shared < options->min_shared) continue;
      const double by = divisor(options->normalize, &s, &w->totals[row], &w->totals[other]);
      /* Products of the smallest confidences vanish; what is left of them is no tie. */
      const double weight = by > 0 ? numerator(options->type, &s) / by : 0;
      if (weight != 0) status = ent__network_add(network, (ent_tie){(uint32_t)row, other, weight, s.shared}, err);
    }
  }
  return status;
}

static void total_rows(work *w) {
  for (size_t row = 0; row < w->t.rows; row++)
    for (size_t i = w->t.row_start[row]; i < w->t.row_start[row + 1]; i++) {
      const ent_cell *cell = w->t.cells[i].cell;
      w->totals[row].amount += cell->amount;
      for (uint32_t k = 0; k < cell->level_count; k++) w->totals[row].squares += cell->levels[k].amount * cell->levels[k].amount;
    }
}

/* Fills e_j of each column. */
static ent_status expect(work *w, ent_error *err) {
  const ent_cell **column = ent__alloc(w->t.rows, sizeof *column);
  w->expected = ent__zalloc(w->t.columns, sizeof *w->expected);
  ent_status status = column == NULL || w->expected == NULL ? ent__nomem(err) : ENT_OK;
  for (size_t j = 0; j < w->t.columns && status == ENT_OK; j++) {
    const size_t start = w->t.column_start[j], count = w->t.column_start[j + 1] - start;
    for (size_t i = 0; i < count; i++) column[i] = w->t.members[start + i].cell;
    status = ent__excess_expected(&w->expected[j], column, count, err);
  }
  ent__free(column);
  return status;
}

ent_status ent__network_one_mode(ent_network *network, ent_error *err) {
  const ent_network_options *options = &network->options;
  const bool shares = options->normalize == ENT_NORMALIZE_OVERLAP || options->type == ENT_NETWORK_EXCESS;
  work w = {.sums = ent__zalloc(network->node_count, sizeof *w.sums),
            .touched = ent__alloc(network->node_count, sizeof *w.touched),
            .totals = ent__zalloc(network->node_count, sizeof *w.totals)};
  const bool room = w.sums != NULL && w.touched != NULL && w.totals != NULL;
  ent_status status = room ? make_table(&w.t, network, shares, err) : ent__nomem(err);
  if (status == ENT_OK && options->type == ENT_NETWORK_EXCESS) status = expect(&w, err);
  if (status == ENT_OK) {
    total_rows(&w);
    status = multiply(network, &w, shares, err);
  }
  clear(&w.t);
  ent__free(w.sums);
  ent__free(w.touched);
  ent__free(w.totals);
  ent__free(w.expected);
  return status;
}
