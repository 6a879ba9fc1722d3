/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each issue: how far positions are from each other, and how far they cluster. */
#include <math.h>
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/cohesion/scale.h"
#include "graphs/polarization/internal.h"

/* K = 2^α makes two equal camps at -1 and 1 the unit. */
double ent__esteban_ray(const double *counts, const double *positions, int groups, double alpha) {
  double total = 0;
  double sum = 0;
  for (int i = 0; i < groups; i++) total += counts[i];
  for (int i = 0; i < groups; i++) {
    if (!(counts[i] > 0)) continue;
    const double weight = pow(counts[i] / total, 1 + alpha);
    for (int j = 0; j < groups; j++)
      if (counts[j] > 0) sum += weight * counts[j] / total * fabs(positions[i] - positions[j]);
  }
  return exp2(alpha) * sum;
}

/* Actors on one level are a group, which stands at the mean of their positions. */
static ent_issue_polarization measure(const ent_polarization *p, const ent_stances *stances, ent_issue_id issue) {
  ent_issue_polarization out = {.issue = issue, .esteban_ray = NAN, .variance = NAN, .agreement = NAN};
  double counts[ENT__MOST_LEVELS] = {0};
  double positions[ENT__MOST_LEVELS] = {0};
  double sum = 0;
  double squares = 0;
  size_t total = 0;
  size_t count = 0;
  const ent_cell *cells = ent_stances_cells(stances, &total);
  const uint32_t *column = ent_stances_column(stances, issue, &count);
  out.cells = (uint32_t)count;
  if (count < 2) return out;
  for (size_t i = 0; i < count; i++) {
    const double position = cells[column[i]].mean;
    const int level = ent__scale_level(position, p->levels);
    counts[level]++;
    positions[level] += position;
    sum += position;
  }
  const double mean = sum / (double)count;
  for (size_t i = 0; i < count; i++) {
    const double apart = cells[column[i]].mean - mean;
    squares += apart * apart;
  }
  for (int k = 0; k < p->levels; k++)
    if (counts[k] > 0) positions[k] /= counts[k];
  out.esteban_ray = ent__esteban_ray(counts, positions, p->levels, p->options.alpha);
  out.variance = squares / (double)count;
  out.agreement = ent__agreement(counts, p->levels);
  return out;
}

/* An issue and its rank in canonical order. */
typedef struct ranked {
  ent_issue_polarization item;
  size_t rank;
} ranked;

/* Numbers that differ by less than rounding must sort as equal; NaN comes last. */
static double coarse(double x) { return isnan(x) ? -1 : floor(x * 1e9 + 0.5); }

static int by_polarization(const void *left, const void *right) {
  const ranked *a = left;
  const ranked *b = right;
  const double keys[][2] = {{coarse(a->item.esteban_ray), coarse(b->item.esteban_ray)},
                            {coarse(a->item.variance), coarse(b->item.variance)},
                            {a->item.cells, b->item.cells}};
  for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
    if (keys[k][0] != keys[k][1]) return keys[k][0] > keys[k][1] ? -1 : 1;
  return a->rank < b->rank ? -1 : a->rank > b->rank;
}

ent_status ent__polarization_issues(ent_polarization *p, const ent_stances *stances, ent_error *err) {
  size_t count = 0;
  const ent_issue_id *issues = ent_stances_issues(stances, &count);
  p->levels = ent__scale_levels(stances);
  p->issues = ent__alloc(count, sizeof *p->issues);
  ranked *rows = ent__alloc(count, sizeof *rows);
  if (p->issues == NULL || rows == NULL) {
    ent__free(rows);
    return ent__nomem(err);
  }
  for (size_t i = 0; i < count; i++) {
    const ranked row = {measure(p, stances, issues[i]), i};
    rows[i] = row;
  }
  if (count > 0) qsort(rows, count, sizeof *rows, by_polarization);
  for (size_t i = 0; i < count; i++) p->issues[i] = rows[i].item;
  p->issue_count = count;
  ent__free(rows);
  return ENT_OK;
}
