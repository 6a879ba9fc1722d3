/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What divides the coalitions and what joins them, issue by issue, on the means of the cells: one
 * for each actor that has said anything on the issue, however often.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/coalitions/internal.h"

/*
 * A mean of at least this, either way, is a side; below it in absolute value it is near 0. A
 * quarter is what one firm supporter among four undecided makes.
 */
static const double side = 0.25;

/* Common ground is sought among this many coalitions, the largest: pairs grow with the square. */
enum { MOST_COMPARED = 64 };

enum { ahead = 16 };

/* One coalition on one issue. */
typedef struct stand {
  uint32_t cells;
  double sum;
  double size; /* Σ |mean of the cell| */
  double mean;
} stand;

/* What the issues are gone through with. */
typedef struct explainer {
  ent_coalitions *coalitions;
  const ent_stances *stances;
  const ent_cell *cells;
  stand *stands; /* coalitions */
  uint32_t *met; /* those with a cell on the issue, rising by first cell */
  uint32_t met_count;
  struct found *found;
  size_t found_count;
  size_t found_room;
} explainer;

/* Common ground, with what it is sorted by. */
typedef struct found {
  ent_common item;
  double strength;
  uint32_t rank; /* of the issue, in canonical order */
} found;

/* Numbers that differ by less than rounding must sort as equal. */
static double coarse(double x) { return floor(x * 1e9 + 0.5); }

static uint32_t coalition_of(const ent_coalitions *coalitions, const ent_cell *cell) {
  return coalitions->of_actor[cell->actor];
}

static void gather_stands(explainer *x, const uint32_t *column, size_t count) {
  while (x->met_count > 0) {
    const stand none = {.cells = 0};
    x->stands[x->met[--x->met_count]] = none;
  }
  for (size_t i = 0; i < count; i++) {
    if (i + ahead < count) __builtin_prefetch(&x->cells[column[i + ahead]]); /* a column's cells lie far apart */
    const ent_cell *cell = &x->cells[column[i]];
    const uint32_t c = coalition_of(x->coalitions, cell);
    if (c == ENT_NONE) continue;
    stand *s = &x->stands[c];
    if (s->cells++ == 0) x->met[x->met_count++] = c;
    s->sum += cell->mean;
    s->size += fabs(cell->mean);
  }
  for (uint32_t i = 0; i < x->met_count; i++) {
    stand *s = &x->stands[x->met[i]];
    s->mean = s->sum / s->cells;
  }
}

/* Divisiveness = Σ n_c (mean_c - mean)² / Σ (x - mean)², the correlation ratio η². */
static ent_division divide(const explainer *x, ent_issue_id issue, const uint32_t *column, size_t count) {
  ent_division division = {.issue = issue, .divisiveness = NAN};
  double sum = 0;
  double least = INFINITY;
  double most = -INFINITY;
  for (uint32_t i = 0; i < x->met_count; i++) {
    const stand *s = &x->stands[x->met[i]];
    division.cells += s->cells;
    sum += s->sum;
    least = fmin(least, s->mean);
    most = fmax(most, s->mean);
  }
  if (division.cells == 0) return division;
  const double mean = sum / division.cells;
  double between = 0;
  double total = 0;
  for (uint32_t i = 0; i < x->met_count; i++) {
    const stand *s = &x->stands[x->met[i]];
    between += s->cells * (s->mean - mean) * (s->mean - mean);
  }
  for (size_t i = 0; i < count; i++) {
    const ent_cell *cell = &x->cells[column[i]];
    if (coalition_of(x->coalitions, cell) != ENT_NONE) total += (cell->mean - mean) * (cell->mean - mean);
  }
  division.spread = most - least;
  /* Below this all stand on one point and the sum is rounding. */
  if (total > 1e-12 * division.cells) division.divisiveness = fmin(1, between / total);
  return division;
}

static ent_status compare_pairs(explainer *x, ent_issue_id issue, uint32_t rank, ent_error *err) {
  for (uint32_t i = 0; i < x->met_count; i++) {
    for (uint32_t j = 0; j < x->met_count; j++) {
      const uint32_t a = x->met[i];
      const uint32_t b = x->met[j];
      if (a >= b || b >= MOST_COMPARED) continue;
      const stand *s = &x->stands[a];
      const stand *t = &x->stands[b];
      const bool same_side = s->mean * t->mean > 0 && fabs(s->mean) >= side && fabs(t->mean) >= side;
      /* A coalition whose members are far apart has a mean near 0 as well: that is no agreement. */
      const bool both_near = s->size < side * s->cells && t->size < side * t->cells;
      if (!same_side && !both_near) continue;
      void *grown = x->found;
      if (ent__grow(&grown, &x->found_room, x->found_count + 1, sizeof *x->found) != 0) return ent__nomem(err);
      x->found = grown;
      const found row = {
          .item = {.a = a, .b = b, .issue = issue, .mean_a = s->mean, .mean_b = t->mean},
          .strength = same_side ? fmin(fabs(s->mean), fabs(t->mean)) : -fabs(s->mean - t->mean),
          .rank = rank,
      };
      x->found[x->found_count++] = row;
    }
  }
  return ENT_OK;
}

static int by_pair_and_strength(const void *p, const void *q) {
  const found *a = p;
  const found *b = q;
  if (a->item.a != b->item.a) return a->item.a < b->item.a ? -1 : 1;
  if (a->item.b != b->item.b) return a->item.b < b->item.b ? -1 : 1;
  const double x = coarse(a->strength);
  const double y = coarse(b->strength);
  if (x != y) return x > y ? -1 : 1;
  return a->rank < b->rank ? -1 : a->rank > b->rank;
}

/* Divisions while they are sorted; NaN comes last. */
typedef struct ranked {
  ent_division item;
  uint32_t rank;
} ranked;

static int by_divisiveness(const void *p, const void *q) {
  const ranked *a = p;
  const ranked *b = q;
  const double x = isnan(a->item.divisiveness) ? -1 : coarse(a->item.divisiveness);
  const double y = isnan(b->item.divisiveness) ? -1 : coarse(b->item.divisiveness);
  if (x != y) return x > y ? -1 : 1;
  if (coarse(a->item.spread) != coarse(b->item.spread))
    return coarse(a->item.spread) > coarse(b->item.spread) ? -1 : 1;
  if (a->item.cells != b->item.cells) return a->item.cells > b->item.cells ? -1 : 1;
  return a->rank < b->rank ? -1 : a->rank > b->rank;
}

static ent_status explain_issues(explainer *x, const ent_issue_id *issues, size_t count, ranked *rows,
                                 ent_error *err) {
  for (size_t k = 0; k < count; k++) {
    size_t cells = 0;
    const uint32_t *column = ent_stances_column(x->stances, issues[k], &cells);
    gather_stands(x, column, cells);
    const ranked row = {.item = divide(x, issues[k], column, cells), .rank = (uint32_t)k};
    rows[k] = row;
    const ent_status status = compare_pairs(x, issues[k], (uint32_t)k, err);
    if (status != ENT_OK) return status;
  }
  return ENT_OK;
}

/* Hands the sorted rows over to the finding. */
static ent_status keep(explainer *x, ranked *rows, size_t count, ent_error *err) {
  ent_coalitions *coalitions = x->coalitions;
  coalitions->divisions = ent__alloc(count, sizeof *coalitions->divisions);
  coalitions->common = ent__alloc(x->found_count, sizeof *coalitions->common);
  if (coalitions->divisions == NULL || coalitions->common == NULL) return ent__nomem(err);
  qsort(rows, count, sizeof *rows, by_divisiveness);
  if (x->found_count > 0) qsort(x->found, x->found_count, sizeof *x->found, by_pair_and_strength);
  for (size_t k = 0; k < count; k++) coalitions->divisions[k] = rows[k].item;
  for (size_t k = 0; k < x->found_count; k++) coalitions->common[k] = x->found[k].item;
  coalitions->division_count = count;
  coalitions->common_count = x->found_count;
  return ENT_OK;
}

ent_status ent__coalitions_explain(ent_coalitions *coalitions, ent_error *err) {
  if (coalitions->of_actor == NULL) return ENT_OK;
  explainer x = {.coalitions = coalitions, .stances = ent_network_stances(coalitions->network)};
  size_t count = 0;
  size_t issue_count = 0;
  ent_status status = ENT_OK;
  x.cells = ent_stances_cells(x.stances, &count);
  const ent_issue_id *issues = ent_stances_issues(x.stances, &issue_count);
  ranked *rows = ent__alloc(issue_count, sizeof *rows);
  x.stands = ent__zalloc(coalitions->count, sizeof *x.stands);
  x.met = ent__alloc(coalitions->count, sizeof *x.met);
  if (rows == NULL || x.stands == NULL || x.met == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  status = explain_issues(&x, issues, issue_count, rows, err);
  if (status != ENT_OK) goto fail;
  status = keep(&x, rows, issue_count, err);
fail:
  ent__free(x.found);
  ent__free(x.met);
  ent__free(x.stands);
  ent__free(rows);
  return status;
}

ent_position_of ent_coalitions_position(const ent_coalitions *coalitions, uint32_t c, ent_issue_id issue) {
  ent_position_of position = {.mean = NAN, .min = NAN, .max = NAN, .cells = 0};
  if (coalitions->of_actor == NULL) return position;
  const ent_stances *stances = ent_network_stances(coalitions->network);
  size_t count = 0;
  const ent_cell *cells = ent_stances_cells(stances, &count);
  const uint32_t *column = ent_stances_column(stances, issue, &count);
  double sum = 0;
  for (size_t i = 0; i < count; i++) {
    const ent_cell *cell = &cells[column[i]];
    if (coalition_of(coalitions, cell) != c) continue;
    position.cells++;
    sum += cell->mean;
    position.min = fmin(position.min, cell->mean);
    position.max = fmax(position.max, cell->mean);
  }
  if (position.cells > 0) position.mean = sum / position.cells;
  return position;
}
