/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which way round a dimension lies: by named actors, or by what was said. */
#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/base/near.h"
#include "graphs/space/internal.h"

static void flip(ent_space *space, int k) {
  for (uint32_t i = 0; i < space->data.actors; i++) {
    double *x = &space->at[2 * (size_t)i + (size_t)k];
    *x = -*x;
    if (space->bounds == NULL) continue;
    double *bound = space->bounds + 4 * (size_t)i + 2 * (size_t)k;
    const double low = bound[0];
    bound[0] = -bound[1];
    bound[1] = -low;
  }
  for (uint32_t j = 0; j < space->data.columns; j++) space->issues[j].slope[k] = -space->issues[j].slope[k];
}

static ent_status no_such_actor(const ent_dataset *dataset, const char *id, ent_error *err) {
  ent__near near;
  size_t count = 0;
  const ent_actor *actors = ent_dataset_actors(dataset, &count);
  ent__near_begin(&near, id);
  for (size_t i = 0; i < count; i++) ent__near_consider(&near, actors[i].id);
  if (near.best != NULL) return ent__fail(err, ENT_E_USAGE, "unknown actor '%s' as an anchor: did you mean '%s'?", id, near.best);
  return ent__fail(err, ENT_E_USAGE, "unknown actor '%s' as an anchor: expected the id of an actor", id);
}

static ent_status find_anchor(uint32_t *row, const ent_space *space, const char *id, ent_error *err) {
  const ent_dataset *dataset = ent_stances_dataset(space->stances);
  const ent_actor_id actor = ent_dataset_find(dataset, ENT_TABLE_ACTORS, id);
  if (actor == ENT_NONE) return no_such_actor(dataset, id, err);
  for (*row = 0; *row < space->data.actors; (*row)++)
    if (space->data.actor[*row] == actor) return ENT_OK;
  return ent__fail(err, ENT_E_USAGE, "anchor '%s' has no place: it has no stance on an issue that tells actors apart", id);
}

static ent_status put_in_order(ent_space *space, int k, ent_error *err) {
  const char *const *id = space->options.anchors + 2 * (size_t)k;
  uint32_t left = 0, right = 0;
  ent_status status = find_anchor(&left, space, id[0], err);
  if (status == ENT_OK) status = find_anchor(&right, space, id[1], err);
  if (status != ENT_OK) return status;
  const double apart = space->at[2 * (size_t)right + (size_t)k] - space->at[2 * (size_t)left + (size_t)k];
  if (fabs(apart) < 1e-9) return ent__fail(err, ENT_E_USAGE, "anchors '%s' and '%s' are at one place on dimension %d: expected two that differ", id[0], id[1], k + 1);
  if (apart < 0) flip(space, k);
  return ENT_OK;
}

/*
 * Right is where more support than usual is: Σ over cells of (q - mean of the issue)·x. Where that
 * is nothing, the side of the longer tail; and last, that of the first actor in canonical order.
 */
static void by_support(ent_space *space, int k, const double *centred) {
  const ent__space_data *data = &space->data;
  double sum = 0, size = 0, tail = 0, cubes = 0, first = 0;
  for (uint32_t c = 0; c < data->cells; c++) {
    const double term = centred[c] * space->at[2 * (size_t)data->row[c] + (size_t)k];
    sum += term;
    size += fabs(term);
  }
  for (uint32_t i = 0; i < data->actors; i++) {
    const double x = space->at[2 * (size_t)i + (size_t)k];
    tail += x * x * x;
    cubes += fabs(x * x * x);
    if (!(fabs(first) > 0)) first = x;
  }
  const double side = fabs(sum) > 1e-6 * size ? sum : fabs(tail) > 1e-6 * cubes ? tail : first;
  if (side < 0) flip(space, k);
}

ent_status ent__space_orient(ent_space *space, ent_error *err) {
  double *centred = ent__alloc(space->data.cells, sizeof *centred);
  ent_status status = centred == NULL ? ent__nomem(err) : ENT_OK;
  if (status == ENT_OK) ent__space_centre(centred, &space->data);
  for (int k = 0; status == ENT_OK && k < space->options.dimensions; k++) {
    if (space->options.anchor_count > 0) status = put_in_order(space, k, err);
    else by_support(space, k, centred);
  }
  ent__free(centred);
  return status;
}

void ent__space_correlate(ent_space *space) {
  const ent__space_data *data = &space->data;
  for (uint32_t j = 0; j < data->columns; j++) {
    const ent__space_column *column = &data->column[j];
    ent_space_issue *issue = &space->issues[j];
    issue->strength = 0;
    for (int k = 0; k < space->options.dimensions; k++) {
      double x = 0, xx = 0, y = 0, xy = 0;
      for (uint32_t i = column->first; i < column->first + column->count; i++) {
        const double at = space->at[2 * (size_t)data->row[i] + (size_t)k];
        x += at / column->count;
        xx += at * at / column->count;
        y += data->value[i] / column->count;
        xy += at * data->value[i] / column->count;
      }
      const double spread = (xx - x * x) * column->variance;
      issue->slope[k] = spread > 1e-18 ? (xy - x * y) / sqrt(spread) : 0;
      issue->strength = fmin(issue->strength + issue->slope[k] * issue->slope[k], 1.0);
    }
  }
}
