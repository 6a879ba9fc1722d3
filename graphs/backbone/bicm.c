/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/backbone/bicm.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/backbone/fit.h"

/* The classes of one side. */
typedef struct side {
  size_t classes;
  uint32_t *of;     /* by row, or by column: its class */
  uint32_t *degree; /* by class, and so on */
  uint32_t *count;
  double *x;
  bool *done; /* its chances are 0 or 1 */
  size_t open;   /* rows not done */
  size_t full;   /* rows done that are full */
} side;

typedef struct sorted {
  uint32_t degree;
  uint32_t index;
} sorted;

static int by_degree(const void *left, const void *right) {
  const sorted *a = left, *b = right;
  if (a->degree != b->degree) return a->degree < b->degree ? -1 : 1;
  return a->index < b->index ? -1 : a->index > b->index;
}

static void clear(side *s) {
  ent__free(s->of);
  ent__free(s->degree);
  ent__free(s->count);
  ent__free(s->x);
  ent__free(s->done);
}

static ent_status classify(side *s, const uint32_t *degree, size_t nodes, ent_error *err) {
  sorted *at = ent__alloc(nodes, sizeof *at);
  s->of = ent__alloc(nodes, sizeof *s->of);
  s->degree = ent__alloc(nodes, sizeof *s->degree);
  s->count = ent__zalloc(nodes, sizeof *s->count);
  s->x = ent__alloc(nodes, sizeof *s->x);
  s->done = ent__zalloc(nodes, sizeof *s->done);
  const bool room = at != NULL && s->of != NULL && s->degree != NULL && s->count != NULL && s->x != NULL && s->done != NULL;
  for (size_t i = 0; room && i < nodes; i++) at[i] = (sorted){degree[i], (uint32_t)i};
  if (room && nodes > 0) qsort(at, nodes, sizeof *at, by_degree);
  for (size_t i = 0; room && i < nodes; i++) {
    if (i == 0 || at[i].degree != at[i - 1].degree) s->degree[s->classes++] = at[i].degree;
    s->of[at[i].index] = (uint32_t)(s->classes - 1);
    s->count[s->classes - 1]++;
  }
  s->open = nodes;
  ent__free(at);
  return room ? ENT_OK : ent__nomem(err);
}

/* Where the chance of class k of the one side with class l of the other stands. */
static double *cell(ent__bicm *model, bool rows, size_t k, size_t l) {
  return &model->chance[rows ? k * model->column_classes + l : l * model->column_classes + k];
}

/* Sets classes aside that are empty or full among what is left. Returns whether there were any. */
static bool set_aside(ent__bicm *model, side *s, const side *other, bool rows) {
  bool any = false;
  for (size_t k = 0; k < s->classes; k++) {
    const size_t left = s->degree[k] - other->full;
    if (s->done[k] || (left != 0 && left != other->open)) continue;
    for (size_t l = 0; l < other->classes; l++)
      if (!other->done[l]) *cell(model, rows, k, l) = left == 0 ? 0 : 1;
    s->done[k] = any = true;
    s->open -= s->count[k];
    if (left > 0) s->full += s->count[k];
  }
  return any;
}

/* One step of Newton for each class of one side. Returns how far the worst degree was off. */
static double sweep(ent__bicm *model, side *s, const side *other, bool rows) {
  double worst = 0;
  for (size_t k = 0; k < s->classes; k++) {
    double expected = (double)other->full, slope = 0;
    if (s->done[k]) continue;
    for (size_t l = 0; l < other->classes; l++) {
      if (other->done[l]) continue;
      const double product = s->x[k] * other->x[l], chance = product / (1 + product);
      *cell(model, rows, k, l) = chance;
      expected += other->count[l] * chance;
      slope += other->count[l] * chance / (1 + product);
    }
    const double off = s->degree[k] - expected;
    if (fabs(off) > worst) worst = fabs(off);
    s->x[k] *= exp(ent__fit_step(off, slope));
  }
  return worst;
}

static void begin(side *s, size_t other_open, size_t other_full) {
  for (size_t k = 0; k < s->classes; k++) {
    const double left = (double)(s->degree[k] - other_full);
    s->x[k] = s->done[k] ? 1 : left / ((double)other_open - left);
  }
}

static void fit(ent__bicm *model, side *r, side *c) {
  bool any = true;
  while (any) {
    any = set_aside(model, r, c, true);
    any = set_aside(model, c, r, false) || any;
  }
  begin(r, c->open, c->full);
  for (size_t l = 0; l < c->classes; l++) c->x[l] = 1;
  for (int i = 0; i < ENT__FIT_SWEEPS; i++) {
    const double columns = sweep(model, c, r, false), rows = sweep(model, r, c, true);
    if (rows < ENT__FIT_ENOUGH && columns < ENT__FIT_ENOUGH) break;
  }
}

void ent__bicm_clear(ent__bicm *model) {
  ent__free(model->row_class);
  ent__free(model->column_class);
  ent__free(model->columns_of);
  ent__free(model->chance);
  *model = (ent__bicm){.row_classes = 0};
}

ent_status ent__bicm_init(ent__bicm *out, const uint32_t *row_degree, size_t rows, const uint32_t *column_degree, size_t columns, ent_error *err) {
  side r = {.classes = 0}, c = {.classes = 0};
  *out = (ent__bicm){.row_classes = 0};
  ent_status status = classify(&r, row_degree, rows, err);
  if (status == ENT_OK) status = classify(&c, column_degree, columns, err);
  if (status == ENT_OK) {
    out->row_classes = r.classes;
    out->column_classes = c.classes;
    out->chance = ent__zalloc(r.classes * c.classes, sizeof *out->chance);
    if (out->chance == NULL) status = ent__nomem(err);
  }
  if (status == ENT_OK) {
    fit(out, &r, &c);
    out->row_class = r.of;
    out->column_class = c.of;
    out->columns_of = c.count;
    r.of = c.of = c.count = NULL;
  }
  clear(&r);
  clear(&c);
  return status;
}
