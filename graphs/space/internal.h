/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of this folder share: the data as columns, the places, and the steps that fill them. */
#ifndef ENT_GRAPHS_SPACE_INTERNAL_H
#define ENT_GRAPHS_SPACE_INTERNAL_H

#include <entente/space.h>

#include "engine/base/rng.h"

/* Streams of the seed, apart from those of coalitions. */
#define ENT__STREAM_SPACE ((uint64_t)1 << 60) /* + number of the resample */

/* An issue with its cells first .. first + count - 1. */
typedef struct ent__space_column {
  ent_issue_id issue;
  ent_space_model model;
  uint32_t first;
  uint32_t count;
  uint32_t levels;
  size_t position; /* where its levels begin in `positions`, its cuts in those of the estimate */
  double variance; /* of its values */
} ent__space_column;

/* The cells, issue by issue; rows are actors with a cell on an issue that tells actors apart. */
typedef struct ent__space_data {
  uint32_t actors;
  uint32_t columns; /* that tell actors apart; the constant ones stand behind them */
  uint32_t all;
  uint32_t cells;
  ent_actor_id *actor; /* of a row */
  uint32_t *cells_of;  /* of a row */
  uint32_t *part;      /* of a row */
  uint32_t parts;
  ent__space_column *column;
  uint32_t *row;   /* of a cell */
  double *value;   /* of a cell */
  uint8_t *level;  /* of a cell, 0 for a linear issue */
  double *positions;
  ent_actor_id *unplaced;
  size_t unplaced_count;
} ent__space_data;

ent_status ent__space_data_init(ent__space_data *out, const ent_stances *stances, ent_error *err);
void ent__space_data_clear(ent__space_data *data);

/* The largest eigenvalues of a symmetric operator on the rows, with their vectors one after the other. */
typedef void ent__space_operator(double *to, const double *from, void *extra);
typedef struct ent__space_eigen {
  ent__space_operator *apply;
  void *extra;
  const double *start;
  uint32_t size;
  int count;
} ent__space_eigen;
ent_status ent__space_eigen_solve(double *values, double *vectors, const ent__space_eigen *problem, ent_error *err);

/* Takes the mean of its column from each value, and fills a start for ARPACK that only depends on what was said. */
void ent__space_centre(double *centred, const ent__space_data *data);
void ent__space_start(double *start, const ent__space_data *data, const double *centred);

/* φ/Φ by a table: ent__mills_init fills it. */
enum { ENT__MILLS_STEPS = 32, ENT__MILLS_REACH = 8, ENT__MILLS_NODES = 2 * ENT__MILLS_STEPS * ENT__MILLS_REACH + 1 };
typedef struct ent__mills {
  double at[ENT__MILLS_NODES];
} ent__mills;
void ent__mills_init(ent__mills *mills);
double ent__mills_ratio(const ent__mills *mills, double t);
/* Mean and variance of a standard normal variate that lies between two bounds, either infinite. */
typedef struct ent__moments {
  double mean;
  double variance;
} ent__moments;
ent__moments ent__mills_between(const ent__mills *mills, double low, double high);

/* An estimate of `ideal`: places, issues, and how sure each is. */
typedef struct ent__ideal {
  int dimensions;
  double *place;     /* row × dimensions */
  double *spread;    /* row × 3: the variances xx, xy, yy */
  double *intercept; /* column */
  double *slope;     /* column × 2 */
  double *scale;     /* column: the deviation of the latent position, in units of its cut points */
  double *cut;       /* as ent__space_data.positions */
  uint32_t iterations;
  bool converged;
} ent__ideal;

/* How an estimate is made. `times` says how often each column counts, NULL: once; `prior` are the prior means. */
typedef struct ent__ideal_task {
  const ent__space_data *data;
  const ent__mills *mills;
  const uint32_t *times;
  const double *prior;
  double tolerance;
  uint32_t most;
} ent__ideal_task;

ent_status ent__ideal_init(ent__ideal *out, const ent__space_data *data, int dimensions, ent_error *err);
void ent__ideal_clear(ent__ideal *ideal);
void ent__ideal_copy(ent__ideal *to, const ent__ideal *from, const ent__space_data *data);
ent_status ent__ideal_begin(ent__ideal *ideal, const ent__space_data *data, ent_error *err);
ent_status ent__ideal_run(ent__ideal *ideal, const ent__ideal_task *task, ent_error *err);
/* Turns two dimensions to the principal axes of the slopes. */
void ent__ideal_turn(ent__ideal *ideal, const ent__space_data *data);
/* Moves the cut points of an ordered issue one Newton step up its likelihood; `latent` holds the linear predictors. */
void ent__ideal_cuts(double *cut, const ent__space_data *data, const ent__space_column *column, const double *latent, const ent__mills *mills);

struct ent_space {
  const ent_stances *stances;
  ent_space_options options;
  ent_space_fit fit;
  ent__space_data data;
  double *at;     /* row × 2 */
  double *bounds; /* row × 4: low, high by dimension; NULL without resamples */
  ent_place *places;
  uint32_t *place_of; /* actor of the dataset → place, ENT_NONE */
  ent_space_issue *issues;
  double *cuts;
};

/* Each method fills at, share and issues' slopes. */
ent_status ent__space_ideal(ent_space *space, ent_error *err);
ent_status ent__space_correspondence(ent_space *space, ent_error *err);
ent_status ent__space_scaling(ent_space *space, ent_error *err);
/* Draws the issues again and fills `bounds`. */
ent_status ent__space_resample(ent_space *space, const ent__ideal *whole, const ent__mills *mills, ent_error *err);
/* Fills the shares of cells that an estimate explains. */
ent_status ent__space_judge(ent_space *space, const ent__ideal *ideal, ent_error *err);
/* Puts each dimension the right way round. */
ent_status ent__space_orient(ent_space *space, ent_error *err);
/* Fills the slopes of a method without a model of issues: correlations. */
void ent__space_correlate(ent_space *space);

typedef ent_status ent__space_fn(ent_space *space, ent_error *err);
ent__space_fn *ent__space_method_find(const char **name, ent_error *err);

#endif
