/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/cohesion/scale.h"

#include <math.h>

/* Positions that were written as decimals, such as 0.3333, still lie on their level. */
static const double near_level = 1e-3;

static bool lies_on(double position, int levels) {
  const double place = (position + 1) / 2 * (levels - 1);
  return fabs(place - round(place)) <= near_level * (levels - 1);
}

int ent__scale_levels(const ent_stances *stances) {
  size_t count = 0;
  size_t total = 0;
  const ent_cell *cells = ent_stances_cells(stances, &count);
  const ent_statement *statements = ent_dataset_statements(ent_stances_dataset(stances), &total);
  bool fits[ENT__MOST_LEVELS + 1] = {[3] = true, [5] = true, [7] = true};
  for (size_t i = 0; i < count; i++) {
    for (uint32_t k = 0; k < cells[i].count; k++) {
      for (int levels = ENT__LEAST_LEVELS; levels <= ENT__MOST_LEVELS; levels += 2)
        fits[levels] = fits[levels] && lies_on(statements[cells[i].statements[k]].position, levels);
    }
  }
  int levels = ENT__LEAST_LEVELS;
  while (levels < ENT__MOST_LEVELS && !fits[levels]) levels += 2;
  return levels;
}

int ent__scale_level(double position, int levels) {
  const int middle = levels / 2;
  return (int)lround(position * middle) + middle;
}

int ent__scale_side(double position) { return position >= ENT__COHESION_SIDE ? 1 : position <= -ENT__COHESION_SIDE ? -1 : 0; }

/*
 * A of one layer, in which each category is full or empty: U (1 - (S - 1) / (K - 1)) with S full ones
 * of K. U counts triples i < j < m of categories: those full at two neighbouring places of the three
 * (110, 011) speak for one peak, those empty in the middle (101) against it.
 */
static double layer_agreement(const bool *full, int levels) {
  int filled = 0;
  double one_peak = 0;
  double two_peaks = 0;
  for (int i = 0; i < levels; i++) filled += full[i];
  if (filled == 1) return 1;
  if (filled == levels) return 0;
  for (int i = 0; i < levels; i++) {
    for (int j = i + 1; j < levels; j++) {
      for (int m = j + 1; m < levels; m++) {
        one_peak += full[j] && full[i] != full[m];
        two_peaks += !full[j] && full[i] && full[m];
      }
    }
  }
  const double unimodality = ((levels - 2) * one_peak - (levels - 1) * two_peaks) / ((levels - 2) * (one_peak + two_peaks));
  return unimodality * (1 - (filled - 1.0) / (levels - 1));
}

double ent__agreement(const double *counts, int levels) {
  double left[ENT__MOST_LEVELS];
  double total = 0;
  double sum = 0;
  for (int k = 0; k < levels; k++) total += left[k] = counts[k];
  if (!(total > 0)) return NAN;
  /* The distribution is taken off in layers as high as its lowest category that is not empty. */
  for (;;) {
    bool full[ENT__MOST_LEVELS] = {false};
    double least = INFINITY;
    int filled = 0;
    for (int k = 0; k < levels; k++) {
      full[k] = left[k] > 0;
      filled += full[k];
      if (full[k]) least = fmin(least, left[k]);
    }
    if (filled == 0) return sum / total;
    sum += least * filled * layer_agreement(full, levels);
    for (int k = 0; k < levels; k++)
      if (full[k]) left[k] -= least;
  }
}
