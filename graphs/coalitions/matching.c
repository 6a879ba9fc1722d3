/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/coalitions/matching.h"

#include <stdbool.h>
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"

/* The exact way takes k² l steps: where that is more than this, the largest overlaps are taken first. */
static const uint64_t most_steps = (uint64_t)1 << 26;

/* How many nodes two camps have in common. */
typedef struct overlap {
  uint32_t from;
  uint32_t to;
  uint32_t nodes;
} overlap;

static int by_camps(const void *p, const void *q) {
  const overlap *a = p;
  const overlap *b = q;
  if (a->from != b->from) return a->from < b->from ? -1 : 1;
  return a->to < b->to ? -1 : a->to > b->to;
}

static int by_nodes(const void *p, const void *q) {
  const overlap *a = p;
  const overlap *b = q;
  if (a->nodes != b->nodes) return a->nodes > b->nodes ? -1 : 1;
  return by_camps(p, q);
}

/* Lists the pairs of camps that have nodes in common, by `from`, then `to`; NULL without memory. */
static overlap *list_overlaps(const ent__pairing *pairing, size_t *count) {
  overlap *list = ent__alloc(pairing->nodes, sizeof *list);
  size_t nodes = 0;
  *count = 0;
  if (list == NULL) return NULL;
  for (uint32_t v = 0; v < pairing->nodes; v++) {
    const overlap one = {pairing->from[v], pairing->to[v], 1};
    if (one.from != ENT_NONE && one.to != ENT_NONE) list[nodes++] = one;
  }
  if (nodes > 0) qsort(list, nodes, sizeof *list, by_camps);
  for (size_t i = 0; i < nodes; i++) {
    if (*count > 0 && by_camps(&list[*count - 1], &list[i]) == 0) {
      list[*count - 1].nodes++;
    } else {
      list[(*count)++] = list[i];
    }
  }
  return list;
}

/*
 * The assignment of rows to columns of least cost, rows <= columns, by shortest augmenting paths
 * with potentials (Kuhn 1955; Jonker & Volgenant 1987). Rows and columns count from 1; 0 is where a path begins.
 */
typedef struct assignment {
  uint32_t rows;
  uint32_t columns;
  int64_t *cost;         /* rows × columns */
  int64_t *row_price;    /* rows + 1 */
  int64_t *column_price; /* columns + 1 */
  int64_t *slack;        /* columns + 1: what reaching the column costs yet */
  uint32_t *row_of;      /* columns + 1: 0 for none */
  uint32_t *way;         /* columns + 1: the column before on the path */
  bool *reached;         /* columns + 1 */
} assignment;

static void assignment_clear(assignment *a) {
  ent__free(a->cost);
  ent__free(a->row_price);
  ent__free(a->column_price);
  ent__free(a->slack);
  ent__free(a->row_of);
  ent__free(a->way);
  ent__free(a->reached);
}

static bool assignment_init(assignment *a, uint32_t rows, uint32_t columns) {
  const size_t width = (size_t)columns + 1;
  *a = (assignment){.rows = rows, .columns = columns};
  a->cost = ent__zalloc((size_t)rows * columns, sizeof *a->cost);
  a->row_price = ent__zalloc((size_t)rows + 1, sizeof *a->row_price);
  a->column_price = ent__zalloc(width, sizeof *a->column_price);
  a->slack = ent__alloc(width, sizeof *a->slack);
  a->row_of = ent__zalloc(width, sizeof *a->row_of);
  a->way = ent__zalloc(width, sizeof *a->way);
  a->reached = ent__alloc(width, sizeof *a->reached);
  return a->cost != NULL && a->row_price != NULL && a->column_price != NULL && a->slack != NULL && a->row_of != NULL &&
         a->way != NULL && a->reached != NULL;
}

/* Lowers what the columns not yet reached cost from `column`; returns the cheapest of them. */
static uint32_t relax(assignment *a, uint32_t column) {
  const uint32_t row = a->row_of[column];
  const int64_t *cost = a->cost + (size_t)(row - 1) * a->columns;
  uint32_t best = 0;
  for (uint32_t j = 1; j <= a->columns; j++) {
    if (a->reached[j]) continue;
    const int64_t reduced = cost[j - 1] - a->row_price[row] - a->column_price[j];
    if (reduced < a->slack[j]) {
      a->slack[j] = reduced;
      a->way[j] = column;
    }
    if (best == 0 || a->slack[j] < a->slack[best]) best = j;
  }
  return best;
}

static void reprice(assignment *a, int64_t step) {
  for (uint32_t j = 0; j <= a->columns; j++) {
    if (a->reached[j]) {
      a->row_price[a->row_of[j]] += step;
      a->column_price[j] -= step;
    } else {
      a->slack[j] -= step;
    }
  }
}

static void assign_row(assignment *a, uint32_t row) {
  uint32_t column = 0;
  a->row_of[0] = row;
  for (uint32_t j = 0; j <= a->columns; j++) {
    a->slack[j] = INT64_MAX / 2;
    a->reached[j] = false;
  }
  do {
    a->reached[column] = true;
    const uint32_t next = relax(a, column);
    reprice(a, a->slack[next]);
    column = next;
  } while (a->row_of[column] != 0);
  while (column != 0) {
    const uint32_t before = a->way[column];
    a->row_of[column] = a->row_of[before];
    column = before;
  }
}

/* The larger side is the columns; `from_rows` where that is `to`. */
static bool match_best(uint32_t *match, const ent__pairing *pairing, const overlap *list, size_t count) {
  const bool from_rows = pairing->from_camps <= pairing->to_camps;
  assignment a;
  const bool room = from_rows ? assignment_init(&a, pairing->from_camps, pairing->to_camps)
                              : assignment_init(&a, pairing->to_camps, pairing->from_camps);
  for (size_t i = 0; room && i < count; i++) {
    const size_t row = from_rows ? list[i].from : list[i].to;
    const size_t column = from_rows ? list[i].to : list[i].from;
    a.cost[row * a.columns + column] = -(int64_t)list[i].nodes;
  }
  for (uint32_t row = 1; room && row <= a.rows; row++) assign_row(&a, row);
  for (uint32_t j = 1; room && j <= a.columns; j++) {
    if (a.row_of[j] == 0) continue;
    const uint32_t row = a.row_of[j] - 1;
    if (a.cost[(size_t)row * a.columns + j - 1] == 0) continue;
    match[from_rows ? j - 1 : row] = from_rows ? row : j - 1;
  }
  assignment_clear(&a);
  return room;
}

static bool match_largest_first(uint32_t *match, const ent__pairing *pairing, overlap *list, size_t count) {
  bool *given = ent__zalloc(pairing->from_camps, sizeof *given);
  if (given == NULL) return false;
  if (count > 0) qsort(list, count, sizeof *list, by_nodes);
  for (size_t i = 0; i < count; i++) {
    if (given[list[i].from] || match[list[i].to] != ENT_NONE) continue;
    given[list[i].from] = true;
    match[list[i].to] = list[i].from;
  }
  ent__free(given);
  return true;
}

ent_status ent__partition_match(uint32_t *match, const ent__pairing *pairing, ent_error *err) {
  const bool from_less = pairing->from_camps < pairing->to_camps;
  const uint64_t less = from_less ? pairing->from_camps : pairing->to_camps;
  const uint64_t more = from_less ? pairing->to_camps : pairing->from_camps;
  const bool few = less == 0 || (less <= UINT16_MAX && less * less <= most_steps / more);
  size_t count = 0;
  bool room = false;
  for (uint32_t c = 0; c < pairing->to_camps; c++) match[c] = ENT_NONE;
  overlap *list = list_overlaps(pairing, &count);
  if (list != NULL) {
    room = few ? match_best(match, pairing, list, count) : match_largest_first(match, pairing, list, count);
  }
  ent__free(list);
  return room ? ENT_OK : ent__nomem(err);
}
