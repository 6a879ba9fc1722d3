/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether two rows meet on more columns than how much each of them says, and how much is said on each
 * column, would explain: the bipartite configuration model of who spoke where (Saracco et al. 2017).
 * Pairs of rows of the same two classes share one distribution.
 */
#include <math.h>
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/backbone/backbone.h"
#include "graphs/backbone/bicm.h"
#include "graphs/backbone/tail.h"
#include "graphs/pair_table.h"

/* A tie, and what its chance hangs on. */
typedef struct keyed {
  uint64_t classes;
  uint32_t shared;
  uint32_t tie;
} keyed;

static int by_key(const void *left, const void *right) {
  const keyed *a = left, *b = right;
  if (a->classes != b->classes) return a->classes < b->classes ? -1 : 1;
  if (a->shared != b->shared) return a->shared < b->shared ? -1 : 1;
  return a->tie < b->tie ? -1 : a->tie > b->tie;
}

static size_t list_chances(double *chance, double *expected, const ent__bicm *model, uint64_t classes) {
  const double *a = model->chance + (classes >> 32) * model->column_classes;
  const double *b = model->chance + (classes & UINT32_MAX) * model->column_classes;
  size_t count = 0;
  *expected = 0;
  for (size_t c = 0; c < model->column_classes; c++) {
    *expected += a[c] * b[c] * model->columns_of[c];
    for (uint32_t i = 0; i < model->columns_of[c]; i++) chance[count++] = a[c] * b[c];
  }
  return count;
}

static ent_status test_all(const ent_network *network, const ent__bicm *model, size_t columns, double *p, ent_error *err) {
  ent__tail_room room = {NULL, NULL, 0};
  ent_status status = ENT_OK;
  keyed *at = ent__alloc(network->tie_count, sizeof *at);
  double *chance = ent__alloc(columns, sizeof *chance);
  if (at == NULL || chance == NULL) status = ent__nomem(err);
  for (size_t t = 0; t < network->tie_count && status == ENT_OK; t++) {
    const uint32_t a = model->row_class[network->ties[t].source], b = model->row_class[network->ties[t].target];
    at[t] = (keyed){a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a, network->ties[t].shared, (uint32_t)t};
  }
  if (status == ENT_OK && network->tie_count > 0) qsort(at, network->tie_count, sizeof *at, by_key);
  for (size_t i = 0; i < network->tie_count && status == ENT_OK; i++) {
    if (i > 0 && at[i].classes == at[i - 1].classes && at[i].shared == at[i - 1].shared) {
      p[at[i].tie] = p[at[i - 1].tie];
      continue;
    }
    double expected = 0;
    const size_t count = list_chances(chance, &expected, model, at[i].classes);
    /* A tail of at least a half (agreements.c). */
    p[at[i].tie] = 1;
    if (at[i].shared <= floor(expected) && network->options.alpha < 0.5) continue;
    status = ent__tail(&p[at[i].tie], &room, chance, count, at[i].shared, true, err);
  }
  ent__free(at);
  ent__free(chance);
  ent__tail_clear(&room);
  return status;
}

/* All pairs are tested: those that never met are so with a chance of 1. Columns without a cell are no columns. */
ent_status ent__meetings_test(ent_network *network, double *p, ent_error *err) {
  ent__pair_table t = {.rows = 0};
  ent__bicm model = {.row_classes = 0};
  uint32_t *rows = NULL, *columns = NULL;
  size_t column_count = 0;
  ent_status status = ent__pair_table_rows(&t, network, true, err);
  if (status == ENT_OK) {
    rows = ent__alloc(t.rows, sizeof *rows);
    columns = ent__alloc(t.columns, sizeof *columns);
    if (rows == NULL || columns == NULL) status = ent__nomem(err);
  }
  for (size_t i = 0; i < t.rows && status == ENT_OK; i++) rows[i] = (uint32_t)(t.row_start[i + 1] - t.row_start[i]);
  for (size_t j = 0; j < t.columns && status == ENT_OK; j++)
    if (t.column_start[j + 1] > t.column_start[j]) columns[column_count++] = (uint32_t)(t.column_start[j + 1] - t.column_start[j]);
  if (status == ENT_OK) status = ent__bicm_init(&model, rows, t.rows, columns, column_count, err);
  if (status == ENT_OK) status = test_all(network, &model, column_count, p, err);
  network->tests = network->node_count * (network->node_count - (network->node_count > 0)) / 2;
  ent__free(rows);
  ent__free(columns);
  ent__bicm_clear(&model);
  ent__pair_table_clear(&t);
  return status;
}
