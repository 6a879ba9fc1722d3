/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ideal points by expectation-maximisation with latent positions (Imai, Lo & Olmsted 2016). The
 * latent position of actor i on issue j is z = a_j + b_j·x_i + s_j·e, e ~ N(0, 1), and the cell's
 * level tells between which cut points it lies. One round: the mean and variance of each z given
 * its level; each (a_j, b_j) by regression on the places, with their variances; s_j or the cut
 * points; each x_i by regression on the issues, with theirs (the variational form); and all places
 * to mean 0 and variance 1, which the model leaves open (parameter expansion, Liu, Rubin & Wu 1998).
 */
#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/space/internal.h"

/*
 * Priors: x ~ N(0, 1), a and b ~ N(0, 25) as theirs. GAP cells' worth of belief that the two cut
 * points of an issue with three levels are one deviation apart, NOISE of them that a linear issue
 * is all noise: without, an issue of few cells is explained without rest.
 */
static const double prior_variance = 25.0;
static const double gap = 5.0;
static const double noise = 2.0;

ent_status ent__ideal_init(ent__ideal *out, const ent__space_data *data, int dimensions, ent_error *err) {
  const size_t cuts = data->columns > 0 ? data->column[data->columns - 1].position + data->column[data->columns - 1].levels : 0;
  *out = (ent__ideal){.dimensions = dimensions};
  out->place = ent__zalloc((size_t)data->actors * (size_t)dimensions, sizeof *out->place);
  out->spread = ent__zalloc((size_t)data->actors * 3, sizeof *out->spread);
  out->intercept = ent__zalloc(data->columns, sizeof *out->intercept);
  out->slope = ent__zalloc((size_t)data->columns * 2, sizeof *out->slope);
  out->scale = ent__zalloc(data->columns, sizeof *out->scale);
  out->cut = ent__zalloc(cuts, sizeof *out->cut);
  const bool room = out->place != NULL && out->spread != NULL && out->intercept != NULL && out->slope != NULL && out->scale != NULL && out->cut != NULL;
  return room ? ENT_OK : ent__nomem(err);
}

void ent__ideal_clear(ent__ideal *ideal) {
  ent__free(ideal->place);
  ent__free(ideal->spread);
  ent__free(ideal->intercept);
  ent__free(ideal->slope);
  ent__free(ideal->scale);
  ent__free(ideal->cut);
  memset(ideal, 0, sizeof *ideal);
}

void ent__ideal_copy(ent__ideal *to, const ent__ideal *from, const ent__space_data *data) {
  const size_t cuts = data->columns > 0 ? data->column[data->columns - 1].position + data->column[data->columns - 1].levels : 0;
  memcpy(to->place, from->place, (size_t)data->actors * (size_t)from->dimensions * sizeof *to->place);
  memcpy(to->spread, from->spread, (size_t)data->actors * 3 * sizeof *to->spread);
  memcpy(to->intercept, from->intercept, data->columns * sizeof *to->intercept);
  memcpy(to->slope, from->slope, (size_t)data->columns * 2 * sizeof *to->slope);
  memcpy(to->scale, from->scale, data->columns * sizeof *to->scale);
  memcpy(to->cut, from->cut, cuts * sizeof *to->cut);
}

typedef struct workspace {
  double *latent;    /* mean of z, by cell of the issue at hand */
  double *predictor; /* b·x, by cell of the issue at hand */
  double *precision; /* row × 3 */
  double *pull;      /* row × 2 */
  double *before;    /* places */
} workspace;

/* Turns a symmetric positive definite matrix of the first n rows into its inverse. */
static void invert(double m[3][3], int n) {
  for (int k = 0; k < n; k++) {
    const double pivot = 1 / m[k][k];
    m[k][k] = 1;
    for (int c = 0; c < n; c++) m[k][c] *= pivot;
    for (int r = 0; r < n; r++) {
      if (r == k) continue;
      const double factor = m[r][k];
      m[r][k] = 0;
      for (int c = 0; c < n; c++) m[r][c] -= factor * m[k][c];
    }
  }
}

/* Moments of the places and latent positions over an issue's cells. */
typedef struct sums {
  double design[3][3];
  double response[3];
  double squares;
} sums;

static ent__moments latent_of(const ent__ideal *ideal, const ent__space_column *column, uint32_t j, uint8_t level, double mean, const ent__mills *mills) {
  const double *cut = ideal->cut + column->position;
  const double scale = ideal->scale[j];
  const double low = level == 0 ? -HUGE_VAL : (cut[level - 1] - mean) / scale;
  const double high = level + 1U == column->levels ? HUGE_VAL : (cut[level] - mean) / scale;
  ent__moments z = ent__mills_between(mills, low, high);
  z.mean = mean + scale * z.mean;
  z.variance *= scale * scale;
  return z;
}

static void expect(sums *out, workspace *work, const ent__ideal *ideal, const ent__ideal_task *task, uint32_t j) {
  const ent__space_data *data = task->data;
  const ent__space_column *column = &data->column[j];
  const int d = ideal->dimensions;
  const double *slope = ideal->slope + 2 * (size_t)j;
  *out = (sums){.response = {0, 0, 0}};
  for (uint32_t i = 0; i < column->count; i++) {
    const size_t cell = column->first + i, row = data->row[cell];
    const double *x = ideal->place + row * (size_t)d, *v = ideal->spread + 3 * row;
    const double y = d == 2 ? x[1] : 0;
    const double along = slope[0] * x[0] + slope[1] * y;
    ent__moments z = {data->value[cell], 0};
    if (column->model != ENT_SPACE_LINEAR) z = latent_of(ideal, column, j, data->level[cell], ideal->intercept[j] + along, task->mills);
    work->latent[i] = z.mean;
    out->design[0][1] += x[0];
    out->design[1][1] += x[0] * x[0] + v[0];
    out->response[0] += z.mean;
    out->response[1] += z.mean * x[0];
    out->squares += z.mean * z.mean + z.variance;
    if (d == 1) continue;
    out->design[0][2] += y;
    out->design[1][2] += x[0] * y + v[1];
    out->design[2][2] += y * y + v[2];
    out->response[2] += z.mean * y;
  }
  out->design[0][0] = column->count;
  out->design[1][0] = out->design[0][1];
  out->design[2][0] = out->design[0][2];
  out->design[2][1] = out->design[1][2];
}

/* Σ E (z - a - b·x)²: what the regression leaves, with the variances of all it is made of. */
static double residual(const sums *s, const double theta[3], double covariance[3][3], int n) {
  double sum = s->squares;
  for (int r = 0; r < n; r++) {
    sum -= 2 * theta[r] * s->response[r];
    for (int c = 0; c < n; c++) sum += s->design[r][c] * (theta[r] * theta[c] + covariance[r][c]);
  }
  return fmax(sum, 1e-9);
}

static void rescale(ent__ideal *ideal, const ent__ideal_task *task, workspace *work, uint32_t j, double left) {
  const ent__space_column *column = &task->data->column[j];
  if (column->model == ENT_SPACE_THREE) ideal->scale[j] = sqrt((left + gap) / (column->count + gap));
  if (column->model == ENT_SPACE_LINEAR) ideal->scale[j] = sqrt((left + noise * column->variance) / (column->count + noise));
  if (column->model != ENT_SPACE_ORDERED) return;
  /* Free cut points say where an issue lies: an intercept beside them would move it twice. */
  double *cut = ideal->cut + column->position;
  ideal->intercept[j] = 0;
  for (uint32_t i = 0; i < column->count; i++) {
    const double *x = ideal->place + task->data->row[column->first + i] * (size_t)ideal->dimensions;
    work->predictor[i] = ideal->slope[2 * (size_t)j] * x[0] + (ideal->dimensions == 2 ? ideal->slope[2 * (size_t)j + 1] * x[1] : 0);
  }
  ent__ideal_cuts(cut, task->data, column, work->predictor);
}

/* What the issue tells of the places: precision E[bb']/s², pull E[b(z - a)]/s². */
static void tell(workspace *work, const ent__ideal *ideal, const ent__ideal_task *task, uint32_t j, double covariance[3][3]) {
  const ent__space_column *column = &task->data->column[j];
  const double *b = ideal->slope + 2 * (size_t)j;
  const double times = task->times == NULL ? 1.0 : task->times[j];
  const double weight = times / (ideal->scale[j] * ideal->scale[j]);
  const double xx = weight * (b[0] * b[0] + covariance[1][1]);
  const double xy = weight * (b[0] * b[1] + covariance[1][2]);
  const double yy = weight * (b[1] * b[1] + covariance[2][2]);
  for (uint32_t i = 0; i < column->count; i++) {
    const size_t row = task->data->row[column->first + i];
    const double rest = work->latent[i] - ideal->intercept[j];
    work->precision[3 * row] += xx;
    work->pull[2 * row] += weight * (b[0] * rest - covariance[0][1]);
    if (ideal->dimensions == 1) continue;
    work->precision[3 * row + 1] += xy;
    work->precision[3 * row + 2] += yy;
    work->pull[2 * row + 1] += weight * (b[1] * rest - covariance[0][2]);
  }
}

static void do_column(ent__ideal *ideal, const ent__ideal_task *task, workspace *work, uint32_t j) {
  sums s = {.response = {0, 0, 0}};
  const int n = ideal->dimensions == 1 ? 2 : 3;
  double covariance[3][3] = {{0}};
  double theta[3] = {0};
  const double variance = ideal->scale[j] * ideal->scale[j];
  expect(&s, work, ideal, task, j);
  for (int r = 0; r < n; r++)
    for (int c = 0; c < n; c++) covariance[r][c] = s.design[r][c] + (r == c ? variance / prior_variance : 0);
  invert(covariance, n);
  for (int r = 0; r < n; r++) {
    theta[r] = covariance[r][0] * s.response[0] + covariance[r][1] * s.response[1];
    if (n == 3) theta[r] += covariance[r][2] * s.response[2];
    for (int c = 0; c < n; c++) covariance[r][c] *= variance;
  }
  ideal->intercept[j] = theta[0];
  ideal->slope[2 * (size_t)j] = theta[1];
  ideal->slope[2 * (size_t)j + 1] = theta[2];
  tell(work, ideal, task, j, covariance);
  rescale(ideal, task, work, j, residual(&s, theta, covariance, n));
}

static void place_rows(ent__ideal *ideal, const ent__ideal_task *task, const workspace *work) {
  for (uint32_t i = 0; i < task->data->actors; i++) {
    const double *p = work->precision + 3 * (size_t)i, *q = work->pull + 2 * (size_t)i;
    const double *prior = task->prior == NULL ? NULL : task->prior + 2 * (size_t)i;
    const double qx = q[0] + (prior == NULL ? 0 : prior[0]), qy = q[1] + (prior == NULL ? 0 : prior[1]);
    double *x = ideal->place + (size_t)i * (size_t)ideal->dimensions, *v = ideal->spread + 3 * (size_t)i;
    if (ideal->dimensions == 1) {
      v[0] = 1 / (1 + p[0]);
      x[0] = v[0] * qx;
      continue;
    }
    const double determinant = (1 + p[0]) * (1 + p[2]) - p[1] * p[1];
    v[0] = (1 + p[2]) / determinant;
    v[1] = -p[1] / determinant;
    v[2] = (1 + p[0]) / determinant;
    x[0] = v[0] * qx + v[1] * qy;
    x[1] = v[1] * qx + v[2] * qy;
  }
}

/* Applies x → M(x - m) to all places, with M lower triangular, and what undoes it to all issues. */
static void transform(ent__ideal *ideal, const ent__space_data *data, const double mean[2], const double m[3]) {
  const int d = ideal->dimensions;
  for (uint32_t i = 0; i < data->actors; i++) {
    double *x = ideal->place + (size_t)i * (size_t)d, *v = ideal->spread + 3 * (size_t)i;
    const double x0 = x[0] - mean[0], x1 = d == 2 ? x[1] - mean[1] : 0;
    x[0] = m[0] * x0;
    const double v0 = v[0], v1 = v[1], v2 = v[2];
    v[0] = m[0] * m[0] * v0;
    if (d == 1) continue;
    x[1] = m[1] * x0 + m[2] * x1;
    v[1] = m[0] * (m[1] * v0 + m[2] * v1);
    v[2] = m[1] * m[1] * v0 + 2 * m[1] * m[2] * v1 + m[2] * m[2] * v2;
  }
  for (uint32_t j = 0; j < data->columns; j++) {
    double *b = ideal->slope + 2 * (size_t)j;
    const double shift = b[0] * mean[0] + b[1] * mean[1];
    const ent__space_column *column = &data->column[j];
    if (column->model == ENT_SPACE_ORDERED)
      for (uint32_t k = 0; k + 1 < column->levels; k++) ideal->cut[column->position + k] -= shift;
    else
      ideal->intercept[j] += shift;
    if (d == 2) b[1] /= m[2];
    b[0] = (b[0] - (d == 2 ? m[1] * b[1] : 0)) / m[0];
  }
}

static void normalise(ent__ideal *ideal, const ent__space_data *data) {
  const int d = ideal->dimensions;
  const double n = data->actors;
  double mean[2] = {0, 0}, xx = 0, xy = 0, yy = 0;
  for (uint32_t i = 0; i < data->actors; i++) {
    const double *x = ideal->place + (size_t)i * (size_t)d;
    mean[0] += x[0] / n;
    if (d == 2) mean[1] += x[1] / n;
  }
  for (uint32_t i = 0; i < data->actors; i++) {
    const double *x = ideal->place + (size_t)i * (size_t)d, *v = ideal->spread + 3 * (size_t)i;
    const double x0 = x[0] - mean[0], x1 = d == 2 ? x[1] - mean[1] : 0;
    xx += (x0 * x0 + v[0]) / n;
    xy += (x0 * x1 + v[1]) / n;
    yy += (x1 * x1 + v[2]) / n;
  }
  /* The inverse of the Cholesky factor of their covariance. */
  const double l0 = sqrt(fmax(xx, 1e-12)), l1 = xy / l0, l2 = d == 2 ? sqrt(fmax(yy - l1 * l1, 1e-12)) : 1;
  const double m[3] = {1 / l0, -l1 / (l0 * l2), 1 / l2};
  transform(ideal, data, mean, m);
}

static double change(const ent__ideal *ideal, const double *before, size_t count) {
  double sum = 0;
  for (size_t i = 0; i < count; i++) sum += (ideal->place[i] - before[i]) * (ideal->place[i] - before[i]);
  return sqrt(sum / (double)count);
}

static void do_round(ent__ideal *ideal, const ent__ideal_task *task, workspace *work) {
  const ent__space_data *data = task->data;
  memset(work->precision, 0, 3 * (size_t)data->actors * sizeof *work->precision);
  memset(work->pull, 0, 2 * (size_t)data->actors * sizeof *work->pull);
  for (uint32_t j = 0; j < data->columns; j++)
    if (task->times == NULL || task->times[j] > 0) do_column(ideal, task, work, j);
  place_rows(ideal, task, work);
  /* Places with drawn priors are themselves draws: their variance is in them, and is not to be added again. */
  if (task->prior != NULL) memset(ideal->spread, 0, 3 * (size_t)data->actors * sizeof *ideal->spread);
  normalise(ideal, data);
}

ent_status ent__ideal_run(ent__ideal *ideal, const ent__ideal_task *task, ent_error *err) {
  const ent__space_data *data = task->data;
  const size_t places = (size_t)data->actors * (size_t)ideal->dimensions;
  workspace work = {ent__alloc(data->actors, sizeof(double)), ent__alloc(data->actors, sizeof(double)), ent__alloc(data->actors, 3 * sizeof(double)),
                    ent__alloc(data->actors, 2 * sizeof(double)), ent__alloc(places, sizeof(double))};
  const bool room = work.latent != NULL && work.predictor != NULL && work.precision != NULL && work.pull != NULL && work.before != NULL;
  ideal->converged = false;
  ideal->iterations = 0;
  while (room && !ideal->converged && ideal->iterations < task->most) {
    memcpy(work.before, ideal->place, places * sizeof *work.before);
    do_round(ideal, task, &work);
    ideal->iterations++;
    ideal->converged = change(ideal, work.before, places) < task->tolerance;
  }
  ent__free(work.latent);
  ent__free(work.predictor);
  ent__free(work.precision);
  ent__free(work.pull);
  ent__free(work.before);
  return room ? ENT_OK : ent__nomem(err);
}

void ent__ideal_turn(ent__ideal *ideal, const ent__space_data *data) {
  double xx = 0, xy = 0, yy = 0;
  if (ideal->dimensions == 1) return;
  for (uint32_t j = 0; j < data->columns; j++) {
    const double *b = ideal->slope + 2 * (size_t)j, weight = data->column[j].count / (ideal->scale[j] * ideal->scale[j]);
    xx += weight * b[0] * b[0];
    xy += weight * b[0] * b[1];
    yy += weight * b[1] * b[1];
  }
  const double angle = 0.5 * atan2(2 * xy, xx - yy), c = cos(angle), s = sin(angle);
  for (uint32_t i = 0; i < data->actors; i++) {
    double *x = ideal->place + 2 * (size_t)i, *v = ideal->spread + 3 * (size_t)i;
    const double x0 = x[0], x1 = x[1], v0 = v[0], v1 = v[1], v2 = v[2];
    x[0] = c * x0 + s * x1;
    x[1] = c * x1 - s * x0;
    v[0] = c * c * v0 + 2 * c * s * v1 + s * s * v2;
    v[1] = c * s * (v2 - v0) + (c * c - s * s) * v1;
    v[2] = s * s * v0 - 2 * c * s * v1 + c * c * v2;
  }
  for (uint32_t j = 0; j < data->columns; j++) {
    double *b = ideal->slope + 2 * (size_t)j;
    const double b0 = b[0], b1 = b[1];
    b[0] = c * b0 + s * b1;
    b[1] = c * b1 - s * b0;
  }
}
