/* SPDX-License-Identifier: GPL-3.0-or-later */
/* igraph's ARPACK on an operator, from a start vector that is given. */
#include <math.h>

#include "engine/base/mem.h"
#include "graphs/igraph_bridge.h"
#include "graphs/space/internal.h"

static igraph_error_t apply(igraph_real_t *to, const igraph_real_t *from, int n, void *extra) {
  const ent__space_eigen *problem = extra;
  (void)n;
  problem->apply(to, from, problem->extra);
  return IGRAPH_SUCCESS;
}

static igraph_error_t solve(double *values, double *vectors, const ent__space_eigen *problem) {
  igraph_arpack_options_t options;
  igraph_vector_t found;
  igraph_matrix_t at;
  const int size = (int)problem->size;
  igraph_arpack_options_init(&options);
  options.n = size;
  options.nev = problem->count;
  options.ncv = size < 20 ? size : 20;
  options.which[0] = 'L';
  options.which[1] = 'A';
  options.start = 1;
  options.mxiter = 3000;
  options.tol = 1e-9;
  igraph_error_t code = igraph_vector_init(&found, problem->count);
  if (code != IGRAPH_SUCCESS) return code;
  code = igraph_matrix_init(&at, size, problem->count);
  if (code != IGRAPH_SUCCESS) {
    igraph_vector_destroy(&found);
    return code;
  }
  for (int i = 0; i < size; i++) MATRIX(at, i, 0) = problem->start[i];
  code = igraph_arpack_rssolve(apply, (void *)problem, &options, NULL, &found, &at);
  for (int k = 0; code == IGRAPH_SUCCESS && k < problem->count; k++) {
    const bool there = k < igraph_vector_size(&found) && k < igraph_matrix_ncol(&at);
    values[k] = there ? VECTOR(found)[k] : 0.0;
    for (int i = 0; i < size; i++) vectors[(size_t)k * problem->size + (size_t)i] = there ? MATRIX(at, i, k) : 0.0;
  }
  igraph_matrix_destroy(&at);
  igraph_vector_destroy(&found);
  return code;
}

ent_status ent__space_eigen_solve(double *values, double *vectors, const ent__space_eigen *problem, ent_error *err) {
  ent__igraph session;
  for (int k = 0; k < problem->count; k++) values[k] = 0;
  for (size_t i = 0; i < (size_t)problem->count * problem->size; i++) vectors[i] = 0;
  if (problem->size == 0) return ENT_OK;
  ent__space_eigen fitting = *problem;
  if (fitting.count >= (int)fitting.size) fitting.count = fitting.size > 1 ? (int)fitting.size - 1 : 1;
  if (fitting.size == 1) return ENT_OK; /* a single row has nobody to differ from */
  ent__igraph_enter(&session, 1, ENT__STREAM_SPACE - 1);
  const igraph_error_t code = solve(values, vectors, &fitting);
  return ent__igraph_leave(&session, code, err);
}

void ent__space_centre(double *centred, const ent__space_data *data) {
  for (uint32_t j = 0; j < data->columns; j++) {
    const ent__space_column *column = &data->column[j];
    const double *value = data->value + column->first;
    double sum = 0;
    for (uint32_t i = 0; i < column->count; i++) sum += value[i];
    for (uint32_t i = 0; i < column->count; i++) centred[column->first + i] = value[i] - sum / column->count;
  }
}

/* The columns added up with weights that differ, so that it is not orthogonal to what is sought. */
void ent__space_start(double *start, const ent__space_data *data, const double *centred) {
  double length = 0;
  for (uint32_t i = 0; i < data->actors; i++) start[i] = 0;
  for (uint32_t j = 0; j < data->columns; j++) {
    const ent__space_column *column = &data->column[j];
    const double weight = 1 + 1.0 / (1 + j);
    for (uint32_t i = column->first; i < column->first + column->count; i++) start[data->row[i]] += weight * centred[i];
  }
  for (uint32_t i = 0; i < data->actors; i++) length += start[i] * start[i];
  if (length > 1e-9) return;
  for (uint32_t i = 0; i < data->actors; i++) start[i] = 1 + 1.0 / (1 + i);
}
