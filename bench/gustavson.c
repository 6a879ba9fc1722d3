/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/gustavson.h"

#include <math.h>
#include <stdlib.h>

/* Short cells and short sums: both are walked at random, and it is the caches that set the time. */
typedef struct member {
  uint32_t row;
  float position;
} member;

typedef struct sum {
  double weight;
  uint32_t shared;
} sum;

typedef struct work {
  size_t *column_start;
  size_t *column_next; /* the first member below the present row */
  member *members;     /* by column, rows rising */
  sum *sums;           /* by row, empty between rows */
  uint32_t *touched;
  gustavson_tie *ties;
  size_t count;
  size_t room;
} work;

static int transpose(work *w, const gustavson_table *t) {
  const size_t cells = t->row_start[t->rows];
  w->column_start = calloc(t->columns + (size_t)1, sizeof *w->column_start);
  w->column_next = malloc((t->columns + (size_t)1) * sizeof *w->column_next);
  w->members = malloc((cells + 1) * sizeof *w->members);
  w->sums = calloc(t->rows + (size_t)1, sizeof *w->sums);
  w->touched = malloc((t->rows + (size_t)1) * sizeof *w->touched);
  if (!w->column_start || !w->column_next || !w->members || !w->sums || !w->touched) return -1;
  for (size_t i = 0; i < cells; i++) w->column_start[t->column[i] + 1]++;
  for (uint32_t j = 0; j < t->columns; j++) w->column_start[j + 1] += w->column_start[j];
  for (uint32_t j = 0; j < t->columns; j++) w->column_next[j] = w->column_start[j];
  for (uint32_t row = 0; row < t->rows; row++)
    for (size_t i = t->row_start[row]; i < t->row_start[row + 1]; i++)
      w->members[w->column_next[t->column[i]]++] = (member){row, t->position[i]};
  for (uint32_t j = 0; j < t->columns; j++) w->column_next[j] = w->column_start[j];
  return 0;
}

/* Adds up what one row has in common with those below it. Returns how many it meets. */
static size_t gather(work *w, const gustavson_table *t, uint32_t row) {
  sum *const sums = w->sums;
  uint32_t *const touched = w->touched;
  size_t count = 0;
  for (size_t i = t->row_start[row]; i < t->row_start[row + 1]; i++) {
    const float own = t->position[i];
    const member *next = w->members + ++w->column_next[t->column[i]]; /* steps over the row itself */
    const member *const end = w->members + w->column_start[t->column[i] + 1];
    for (; next < end; next++) {
      sum *s = &sums[next->row];
      touched[count] = next->row;
      count += s->shared++ == 0;
      s->weight += 1 - fabsf(own - next->position) / 2;
    }
  }
  return count;
}

/* Keeps those touched often enough and empties the sums of the others. Returns how many are left. */
static size_t sift(work *w, size_t count, uint32_t least) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    const uint32_t row = w->touched[i];
    if (w->sums[row].shared >= least) w->touched[kept++] = row;
    else w->sums[row] = (sum){0, 0};
  }
  return kept;
}

static int compare(const void *left, const void *right) {
  const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
  return a < b ? -1 : a > b;
}

static int emit(work *w, uint32_t row, size_t count) {
  if (w->count + count > w->room) {
    while (w->room < w->count + count) w->room = w->room == 0 ? 1024 : 2 * w->room;
    gustavson_tie *ties = realloc(w->ties, w->room * sizeof *ties);
    if (ties == NULL) return -1;
    w->ties = ties;
  }
  qsort(w->touched, count, sizeof *w->touched, compare);
  for (size_t i = 0; i < count; i++) {
    sum *s = &w->sums[w->touched[i]];
    if (s->weight != 0) w->ties[w->count++] = (gustavson_tie){row, w->touched[i], s->weight, s->shared};
    *s = (sum){0, 0};
  }
  return 0;
}

gustavson_tie *gustavson(const gustavson_table *table, uint32_t least, size_t *count) {
  work w = {.room = 1024, .ties = malloc(1024 * sizeof *w.ties)};
  int failed = w.ties == NULL || transpose(&w, table) != 0;
  for (uint32_t row = 0; row < table->rows && !failed; row++)
    failed = emit(&w, row, sift(&w, gather(&w, table, row), least));
  free(w.column_start);
  free(w.column_next);
  free(w.members);
  free(w.sums);
  free(w.touched);
  *count = w.count;
  if (!failed) return w.ties;
  free(w.ties);
  return NULL;
}
