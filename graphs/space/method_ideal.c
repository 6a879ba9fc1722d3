/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The method `ideal`: estimate, intervals, and how well the places explain the positions. */
#include <math.h>
#include <string.h>

#include "graphs/space/internal.h"

/* A round that moves the places by less than this, root mean square, is the last; and at most so many. */
static const double tolerance = 5e-4;
enum { MOST_ROUNDS = 1000 };

static double cumulative(double t) { return 0.5 * erfc(-t * 0.70710678118654752440); }

/* The probability of each level at a latent mean; returns which is the likeliest. */
static uint32_t probabilities(double *out, const ent__ideal *ideal, const ent__space_column *column, uint32_t j, double mean) {
  const double *cut = ideal->cut + column->position;
  double below = 0;
  uint32_t best = 0;
  for (uint32_t k = 0; k < column->levels; k++) {
    const double upto = k + 1 == column->levels ? 1 : cumulative((cut[k] - mean) / ideal->scale[j]);
    out[k] = fmax(upto - below, 1e-300);
    below = upto;
    if (out[k] > out[best]) best = k;
  }
  return best;
}

/* What all issues add up to. */
typedef struct totals {
  double cells;
  double right;
  double usual; /* cells at the commonest level of their issue */
  double log;
} totals;

static double mean_of(const ent__ideal *ideal, uint32_t j, uint32_t row) {
  const double *x = ideal->place + row * (size_t)ideal->dimensions, *b = ideal->slope + 2 * (size_t)j;
  return ideal->intercept[j] + b[0] * x[0] + (ideal->dimensions == 2 ? b[1] * x[1] : 0);
}

static double reduction_of(double cells, double right, double usual) { return cells > usual ? (right - usual) / (cells - usual) : NAN; }

static void judge_levels(ent_space_issue *issue, totals *all, const ent__space_data *data, const ent__ideal *ideal, uint32_t j) {
  const ent__space_column *column = &data->column[j];
  double seen[8] = {0}, p[8], right = 0, log_sum = 0, usual = 0;
  for (uint32_t i = column->first; i < column->first + column->count; i++) {
    const uint32_t best = probabilities(p, ideal, column, j, mean_of(ideal, j, data->row[i]));
    right += best == data->level[i];
    log_sum += log(p[data->level[i]]);
    seen[data->level[i]]++;
  }
  for (uint32_t k = 0; k < column->levels; k++) usual = fmax(usual, seen[k]);
  issue->correct = right / column->count;
  issue->reduction = reduction_of(column->count, right, usual);
  issue->likelihood = exp(log_sum / column->count);
  all->cells += column->count;
  all->right += right;
  all->usual += usual;
  all->log += log_sum;
}

static void judge_linear(ent_space_issue *issue, const ent__space_data *data, const ent__ideal *ideal, uint32_t j) {
  const ent__space_column *column = &data->column[j];
  double rest = 0;
  for (uint32_t i = column->first; i < column->first + column->count; i++) {
    const double error = data->value[i] - mean_of(ideal, j, data->row[i]);
    rest += error * error;
  }
  issue->reduction = 1 - rest / (column->count * column->variance);
  issue->intercept = ideal->intercept[j];
  issue->noise = ideal->scale[j];
}

static void judge(ent_space *space, const ent__ideal *ideal) {
  const ent__space_data *data = &space->data;
  totals all = {0, 0, 0, 0};
  for (uint32_t j = 0; j < data->columns; j++) {
    const ent__space_column *column = &data->column[j];
    ent_space_issue *issue = &space->issues[j];
    const double *b = ideal->slope + 2 * (size_t)j, scale = ideal->scale[j];
    const bool linear = column->model == ENT_SPACE_LINEAR;
    const double explained = b[0] * b[0] + b[1] * b[1];
    for (int k = 0; k < ideal->dimensions; k++) issue->slope[k] = linear ? b[k] : b[k] / scale;
    issue->strength = explained / (explained + scale * scale);
    for (uint32_t k = 0; k + 1 < column->levels; k++)
      space->cuts[column->position + k] = (ideal->cut[column->position + k] - ideal->intercept[j]) / scale;
    if (linear) {
      judge_linear(issue, data, ideal, j);
    } else {
      issue->cuts = space->cuts + column->position;
      judge_levels(issue, &all, data, ideal, j);
    }
  }
  if (!(all.cells > 0)) return;
  space->fit.correct = all.right / all.cells;
  space->fit.reduction = reduction_of(all.cells, all.right, all.usual);
  space->fit.likelihood = exp(all.log / all.cells);
}

ent_status ent__space_ideal(ent_space *space, ent_error *err) {
  const ent__space_data *data = &space->data;
  ent__ideal ideal;
  ent__mills mills;
  ent__mills_init(&mills);
  const ent__ideal_task task = {data, &mills, NULL, NULL, tolerance, MOST_ROUNDS};
  ent_status status = ent__ideal_init(&ideal, data, space->options.dimensions, err);
  if (status == ENT_OK) status = ent__ideal_begin(&ideal, data, err);
  if (status == ENT_OK) status = ent__ideal_run(&ideal, &task, err);
  if (status == ENT_OK) {
    ent__ideal_turn(&ideal, data);
    for (uint32_t i = 0; i < data->actors; i++)
      for (int k = 0; k < ideal.dimensions; k++) space->at[2 * (size_t)i + (size_t)k] = ideal.place[(size_t)i * (size_t)ideal.dimensions + (size_t)k];
    space->fit.iterations = ideal.iterations;
    space->fit.converged = ideal.converged;
    judge(space, &ideal);
    if (space->options.resamples > 0) status = ent__space_resample(space, &ideal, &mills, err);
  }
  ent__ideal_clear(&ideal);
  return status;
}
