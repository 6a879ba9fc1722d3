/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/backbone/sides.h"

#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/backbone/fit.h"

#define ROUNDING 1e-9

typedef double multipliers[ENT__SIDES];
typedef uint32_t counts[ENT__SIDES];

/* Rows, or columns. */
typedef struct lines {
  size_t count;
  const size_t *start; /* count + 1, into `cell` */
  const size_t *cell;  /* NULL for rows: the cells themselves are in their order */
  counts *left;        /* how many on each side, less those that are forced */
  multipliers *x;
} lines;

typedef struct fitting {
  const ent__pair_table *table;
  ent__sides *sides;
  uint32_t *row_of; /* by cell */
  size_t *by_column;
  uint8_t *forced; /* by cell: there is but one side it can be on */
  lines rows;
  lines columns;
} fitting;

int ent__side_of(double mean) { return mean > ROUNDING ? ENT__SUPPORT : mean < -ROUNDING ? ENT__OPPOSE : ENT__MIDDLE; }

void ent__sides_clear(ent__sides *sides) {
  ent__free(sides->side);
  ent__free(sides->chance);
  *sides = (ent__sides){NULL, NULL};
}

static ent_status make_room(fitting *f, ent_error *err) {
  const ent__pair_table *t = f->table;
  const size_t cells = t->row_start[t->rows];
  f->row_of = ent__alloc(cells, sizeof *f->row_of);
  f->by_column = ent__alloc(cells, sizeof *f->by_column);
  f->forced = ent__zalloc(cells, sizeof *f->forced);
  f->rows = (lines){t->rows, t->row_start, NULL, ent__zalloc(t->rows, sizeof(counts)), ent__zalloc(t->rows, sizeof(multipliers))};
  f->columns = (lines){t->columns, t->column_start, f->by_column, ent__zalloc(t->columns, sizeof(counts)), ent__zalloc(t->columns, sizeof(multipliers))};
  f->sides->side = ent__alloc(cells, sizeof *f->sides->side);
  f->sides->chance = ent__alloc(cells, sizeof *f->sides->chance);
  const bool lines_room = f->rows.left != NULL && f->rows.x != NULL && f->columns.left != NULL && f->columns.x != NULL;
  if (!lines_room || f->row_of == NULL || f->by_column == NULL || f->forced == NULL || f->sides->side == NULL || f->sides->chance == NULL)
    return ent__nomem(err);
  return ENT_OK;
}

/* Reads the sides, counts them, and lists the cells by column. */
static ent_status count(fitting *f, ent_error *err) {
  const ent__pair_table *t = f->table;
  size_t *next = ent__alloc(t->columns, sizeof *next);
  if (next == NULL) return ent__nomem(err);
  for (size_t j = 0; j < t->columns; j++) next[j] = t->column_start[j];
  for (size_t i = 0; i < t->rows; i++)
    for (size_t c = t->row_start[i]; c < t->row_start[i + 1]; c++) {
      const int side = ent__side_of(t->cells[t->row_cell[c]].mean);
      f->sides->side[c] = (uint8_t)side;
      f->row_of[c] = (uint32_t)i;
      f->by_column[next[t->row_column[c]]++] = c;
      f->rows.left[i][side]++;
      f->columns.left[t->row_column[c]][side]++;
    }
  ent__free(next);
  return ENT_OK;
}

/* Sets cells aside that can be on one side only, until there are no more. */
static void force(fitting *f) {
  const ent__pair_table *t = f->table;
  const size_t cells = t->row_start[t->rows];
  bool any = true;
  while (any) {
    any = false;
    for (size_t c = 0; c < cells; c++) {
      uint32_t *row = f->rows.left[f->row_of[c]], *column = f->columns.left[t->row_column[c]];
      int open = 0;
      if (f->forced[c]) continue;
      for (int s = 0; s < ENT__SIDES; s++) open += row[s] > 0 && column[s] > 0;
      if (open > 1) continue;
      for (int s = 0; s < ENT__SIDES; s++) f->sides->chance[c][s] = s == f->sides->side[c];
      row[f->sides->side[c]]--;
      column[f->sides->side[c]]--;
      f->forced[c] = any = true;
    }
  }
}

/* The two logarithms that Newton moves, against the third: solves [a b; b d] (x, y) = (g, h), held to 1. */
static void step_two(double step[2], double a, double b, double d, double g, double h) {
  const double determinant = a * d - b * b;
  if (determinant <= 1e-12 * a * d) {
    step[0] = ent__fit_step(g, a);
    step[1] = ent__fit_step(h, d);
    return;
  }
  step[0] = (g * d - h * b) / determinant;
  step[1] = (h * a - g * b) / determinant;
  const double most = fmax(fabs(step[0]), fabs(step[1]));
  if (most <= 1) return;
  step[0] /= most;
  step[1] /= most;
}

/* Moves the multipliers of one line by how far its sums are off. The side it has most of stands still. */
static void move(double *x, const uint32_t *left, const double *sum, double (*cross)[ENT__SIDES]) {
  int base = 0, others[2] = {0, 0}, count = 0;
  double step[2] = {0, 0};
  for (int s = 1; s < ENT__SIDES; s++)
    if (left[s] > left[base]) base = s;
  for (int s = 0; s < ENT__SIDES; s++)
    if (s != base && left[s] > 0) others[count++] = s;
  if (count == 0) return;
  const int a = others[0], b = others[1];
  const double g = left[a] - sum[a], ga = sum[a] - cross[a][a];
  if (count == 1) step[0] = ent__fit_step(g, ga);
  else step_two(step, ga, -cross[a][b], sum[b] - cross[b][b], g, left[b] - sum[b]);
  for (int k = 0; k < count; k++) x[others[k]] *= exp(step[k]);
}

/* One step for each line; its cells have `other` on their other side. Returns how far the worst sum was off. */
static double sweep(fitting *f, const lines *own, const lines *other, bool rows) {
  double worst = 0;
  for (size_t i = 0; i < own->count; i++) {
    double sum[ENT__SIDES] = {0}, cross[ENT__SIDES][ENT__SIDES] = {{0}};
    double *x = own->x[i];
    for (size_t at = own->start[i]; at < own->start[i + 1]; at++) {
      const size_t c = rows ? at : own->cell[at];
      if (f->forced[c]) continue;
      const double *y = other->x[rows ? f->table->row_column[c] : f->row_of[c]];
      const double w0 = x[0] * y[0], w1 = x[1] * y[1], w2 = x[2] * y[2], all = 1 / (w0 + w1 + w2);
      const double p0 = w0 * all, p1 = w1 * all, p2 = w2 * all;
      double *p = f->sides->chance[c];
      p[0] = p0, p[1] = p1, p[2] = p2;
      sum[0] += p0, sum[1] += p1, sum[2] += p2;
      cross[0][0] += p0 * p0, cross[1][1] += p1 * p1, cross[2][2] += p2 * p2;
      cross[0][1] += p0 * p1, cross[0][2] += p0 * p2, cross[1][2] += p1 * p2;
    }
    for (int s = 0; s < ENT__SIDES; s++) worst = fmax(worst, fabs(own->left[i][s] - sum[s]));
    move(x, own->left[i], sum, cross);
  }
  return worst;
}

/* Multipliers that are the shares of the sides, 0 where there is none; `ones` where they are 1 else. */
static void begin(lines *of, bool ones) {
  for (size_t i = 0; i < of->count; i++) {
    double all = 0;
    for (int s = 0; s < ENT__SIDES; s++) all += of->left[i][s];
    for (int s = 0; s < ENT__SIDES; s++) of->x[i][s] = of->left[i][s] == 0 ? 0 : ones ? 1 : of->left[i][s] / all;
  }
}

static void fit(fitting *f) {
  begin(&f->rows, false);
  begin(&f->columns, true);
  for (int i = 0; i < ENT__FIT_SWEEPS; i++) {
    const double columns = sweep(f, &f->columns, &f->rows, false), rows = sweep(f, &f->rows, &f->columns, true);
    if (rows < ENT__FIT_ENOUGH && columns < ENT__FIT_ENOUGH) break;
  }
}

ent_status ent__sides_init(ent__sides *out, const ent__pair_table *table, ent_error *err) {
  fitting f = {.table = table, .sides = out};
  *out = (ent__sides){NULL, NULL};
  ent_status status = make_room(&f, err);
  if (status == ENT_OK) status = count(&f, err);
  if (status == ENT_OK) {
    force(&f);
    fit(&f);
  }
  ent__free(f.row_of);
  ent__free(f.by_column);
  ent__free(f.forced);
  ent__free(f.rows.left);
  ent__free(f.rows.x);
  ent__free(f.columns.left);
  ent__free(f.columns.x);
  return status;
}
