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

/* A node's cells, and the cells of a column, the same way round for actors and issues. */
typedef struct crossing {
  uint32_t column;
  const ent_cell *cell;
} crossing;

typedef struct table {
  size_t rows;
  size_t columns;
  size_t *row_start; /* into `cells` */
  crossing *cells;
  size_t *column_start;  /* into `members` */
  size_t *column_next;   /* first member below the present row */
  uint32_t *member_rows; /* rows with a cell in the column, rising */
  const ent_cell **members;
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
  ent__free(t->member_rows);
  ent__free(t->members);
}

/* Lists the cells of each node in canonical order of the other mode. */
static void fill_rows(table *t, const ent_network *network) {
  size_t all = 0, next = 0;
  const ent_cell *cells = ent_stances_cells(network->stances, &all);
  for (size_t row = 0; row < t->rows; row++) {
    size_t count = 0;
    t->row_start[row] = next;
    if (network->nodes[row].kind == ENT_NODE_ACTOR) {
      const ent_cell *own = ent_stances_row(network->stances, network->nodes[row].index, &count);
      for (size_t i = 0; i < count; i++) t->cells[next++] = (crossing){own[i].issue, &own[i]};
    } else {
      const uint32_t *own = ent_stances_column(network->stances, network->nodes[row].index, &count);
      for (size_t i = 0; i < count; i++) t->cells[next++] = (crossing){cells[own[i]].actor, &cells[own[i]]};
    }
  }
  t->row_start[t->rows] = next;
}

static void fill_columns(table *t) {
  const size_t total = t->row_start[t->rows];
  for (size_t i = 0; i < total; i++) t->column_start[t->cells[i].column + 1]++;
  for (size_t j = 0; j < t->columns; j++) t->column_start[j + 1] += t->column_start[j];
  for (size_t j = 0; j < t->columns; j++) t->column_next[j] = t->column_start[j];
  for (size_t row = 0; row < t->rows; row++)
    for (size_t i = t->row_start[row]; i < t->row_start[row + 1]; i++) {
      const size_t at = t->column_next[t->cells[i].column]++;
      t->member_rows[at] = (uint32_t)row;
      t->members[at] = t->cells[i].cell;
    }
  for (size_t j = 0; j < t->columns; j++) t->column_next[j] = t->column_start[j];
}

static ent_status make_table(table *t, const ent_network *network, ent_error *err) {
  size_t cells = 0, actors = 0, issues = 0;
  ent_stances_cells(network->stances, &cells);
  ent_dataset_actors(ent_stances_dataset(network->stances), &actors);
  ent_dataset_issues(ent_stances_dataset(network->stances), &issues);
  *t = (table){.rows = network->node_count, .columns = network->options.between == ENT_BETWEEN_ACTORS ? issues : actors};
  t->row_start = ent__zalloc(t->rows + 1, sizeof *t->row_start);
  t->cells = ent__alloc(cells, sizeof *t->cells);
  t->column_start = ent__zalloc(t->columns + 1, sizeof *t->column_start);
  t->column_next = ent__zalloc(t->columns + 1, sizeof *t->column_next);
  t->member_rows = ent__alloc(cells, sizeof *t->member_rows);
  t->members = ent__alloc(cells, sizeof *t->members);
  if (t->row_start == NULL || t->cells == NULL || t->column_start == NULL || t->column_next == NULL || t->member_rows == NULL || t->members == NULL)
    return ent__nomem(err);
  fill_rows(t, network);
  fill_columns(t);
  return ENT_OK;
}

/* Adds what two cells on one issue have in common. */
static void add_pair(sums *s, const ent_cell *own, const ent_cell *other, bool shares) {
  const double scale_own = shares ? 1 / own->amount : 1, scale_other = shares ? 1 / other->amount : 1;
  for (uint32_t k = 0; k < own->level_count; k++)
    for (uint32_t l = 0; l < other->level_count; l++) {
      const double a = own->levels[k].amount * scale_own, b = other->levels[l].amount * scale_other;
      const double distance = fabs(own->levels[k].position - other->levels[l].position) / SCALE_WIDTH;
      s->congruence += a * b * (1 - distance);
      s->conflict += a * b * distance;
      s->together += a * b;
      if (distance > 0) continue;
      s->matched += a * b;
      s->matched_own += a;
      s->matched_other += b;
    }
  s->shared++;
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
    const uint32_t column = w->t.cells[i].column;
    const size_t end = w->t.column_start[column + 1];
    size_t next = ++w->t.column_next[column]; /* steps over the row itself */
    for (; next < end; next++) {
      const uint32_t other = w->t.member_rows[next];
      if (w->sums[other].shared == 0) w->touched[touched++] = other;
      add_pair(&w->sums[other], w->t.cells[i].cell, w->t.members[next], shares);
      if (w->expected != NULL) w->sums[other].expected += w->expected[column];
    }
  }
  qsort(w->touched, touched, sizeof *w->touched, compare_indices);
  return touched;
}

static ent_status multiply(ent_network *network, work *w, ent_error *err) {
  const ent_network_options *options = &network->options;
  const bool shares = options->normalize == ENT_NORMALIZE_OVERLAP || options->type == ENT_NETWORK_EXCESS;
  ent_status status = ENT_OK;
  for (size_t row = 0; row < w->t.rows && status == ENT_OK; row++) {
    const size_t touched = gather(w, row, shares);
    for (size_t i = 0; i < touched; i++) {
      const uint32_t other = w->touched[i];
      const sums s = w->sums[other];
      w->sums[other] = (sums){0};
      if (status != ENT_OK || (int64_t)s.shared < options->min_shared) continue;
      const double weight = numerator(options->type, &s) / divisor(options->normalize, &s, &w->totals[row], &w->totals[other]);
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

ent_status ent__network_one_mode(ent_network *network, ent_error *err) {
  work w = {.sums = ent__zalloc(network->node_count, sizeof *w.sums),
            .touched = ent__alloc(network->node_count, sizeof *w.touched),
            .totals = ent__zalloc(network->node_count, sizeof *w.totals)};
  ent_status status = w.sums == NULL || w.touched == NULL || w.totals == NULL ? ent__nomem(err) : make_table(&w.t, network, err);
  if (status == ENT_OK && network->options.type == ENT_NETWORK_EXCESS) {
    w.expected = ent__zalloc(w.t.columns, sizeof *w.expected);
    status = w.expected == NULL ? ent__nomem(err) : ENT_OK;
    for (size_t j = 0; j < w.t.columns && status == ENT_OK; j++)
      status = ent__excess_expected(&w.expected[j], w.t.members + w.t.column_start[j], w.t.column_start[j + 1] - w.t.column_start[j], err);
  }
  if (status == ENT_OK) {
    total_rows(&w);
    status = multiply(network, &w, err);
  }
  clear(&w.t);
  ent__free(w.sums);
  ent__free(w.touched);
  ent__free(w.totals);
  ent__free(w.expected);
  return status;
}
