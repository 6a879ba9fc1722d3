/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finding: from stances, through a method, to places from left to right. */
#include <entente/space.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/space/internal.h"

static ent_status check_options(const ent_space_options *options, ent_error *err) {
  if (options->dimensions < 1 || options->dimensions > ENT_SPACE_DIMENSIONS)
    return ent__fail(err, ENT_E_USAGE, "dimensions is '%d': expected 1 or 2", options->dimensions);
  if (options->resamples < 0) return ent__fail(err, ENT_E_USAGE, "resamples is '%d': expected 0 or more", options->resamples);
  const size_t expected = 2 * (size_t)options->dimensions;
  if (options->anchor_count != 0 && options->anchor_count != expected)
    return ent__fail(err, ENT_E_USAGE, "found %zu anchor%s: expected two for each dimension, %zu in all", options->anchor_count,
                     options->anchor_count == 1 ? "" : "s", expected);
  return ENT_OK;
}

static ent_status allocate(ent_space *space, ent_error *err) {
  const ent__space_data *data = &space->data;
  size_t actors = 0, position = 0;
  (void)ent_dataset_actors(ent_stances_dataset(space->stances), &actors);
  for (uint32_t j = 0; j < data->all; j++) position += data->column[j].levels;
  space->at = ent__zalloc(data->actors, 2 * sizeof *space->at);
  space->places = ent__alloc(data->actors, sizeof *space->places);
  space->place_of = ent__alloc(actors, sizeof *space->place_of);
  space->issues = ent__alloc(data->all, sizeof *space->issues);
  space->cuts = ent__zalloc(position, sizeof *space->cuts);
  if (space->at == NULL || space->places == NULL || space->place_of == NULL || space->issues == NULL || space->cuts == NULL) return ent__nomem(err);
  for (size_t a = 0; a < actors; a++) space->place_of[a] = ENT_NONE;
  for (uint32_t j = 0; j < data->all; j++) {
    const ent__space_column *column = &data->column[j];
    space->issues[j] = (ent_space_issue){.issue = column->issue, .model = column->model, .cells = column->count, .level_count = column->levels,
                                         .levels = column->levels == 0 ? NULL : data->positions + column->position, .slope = {NAN, NAN},
                                         .intercept = NAN, .noise = NAN, .strength = NAN, .correct = NAN, .reduction = NAN, .likelihood = NAN};
  }
  return ENT_OK;
}

static ent_space_fit nothing_yet(const ent__space_data *data) {
  const ent_space_fit fit = {.actors = data->actors, .issues = data->columns, .constant = data->all - data->columns, .cells = data->cells, .parts = data->parts,
                             .correct = NAN, .reduction = NAN, .likelihood = NAN, .share = {NAN, NAN}, .converged = true};
  return fit;
}

/* A place with its row, which decides between equal ones. */
static int by_place(const void *left, const void *right) {
  const ent_place *a = left, *b = right;
  for (int k = 0; k < ENT_SPACE_DIMENSIONS; k++)
    if (a->at[k] < b->at[k] || a->at[k] > b->at[k]) return a->at[k] < b->at[k] ? -1 : 1;
  return (a->actor > b->actor) - (a->actor < b->actor); /* here the row, see sort_places */
}

static void sort_places(ent_space *space) {
  const ent__space_data *data = &space->data;
  const int d = space->options.dimensions;
  for (uint32_t i = 0; i < data->actors; i++) {
    ent_place *place = &space->places[i];
    *place = (ent_place){.actor = i, .low = {NAN, NAN}, .high = {NAN, NAN}, .cells = data->cells_of[i], .part = data->part[i]};
    for (int k = 0; k < d; k++) {
      place->at[k] = space->at[2 * (size_t)i + (size_t)k];
      if (space->bounds == NULL) continue;
      place->low[k] = space->bounds[4 * (size_t)i + 2 * (size_t)k];
      place->high[k] = space->bounds[4 * (size_t)i + 2 * (size_t)k + 1];
    }
  }
  if (data->actors > 0) qsort(space->places, data->actors, sizeof *space->places, by_place);
  for (uint32_t i = 0; i < data->actors; i++) {
    space->places[i].actor = data->actor[space->places[i].actor];
    space->place_of[space->places[i].actor] = i;
  }
}

static double weight_of(const ent_space_issue *issue) { return isfinite(issue->strength) ? issue->strength * issue->cells : -1; }

/* Those that weigh most first; equal ones keep the canonical order, which qsort would not. */
static void sort_issues(ent_space_issue *issues, ent_space_issue *spare, size_t count) {
  for (size_t width = 1; width < count; width *= 2) {
    for (size_t begin = 0; begin < count; begin += 2 * width) {
      const size_t middle = begin + width < count ? begin + width : count, end = begin + 2 * width < count ? begin + 2 * width : count;
      size_t a = begin, b = middle;
      for (size_t k = begin; k < end; k++) spare[k] = b >= end || (a < middle && weight_of(&issues[a]) >= weight_of(&issues[b])) ? issues[a++] : issues[b++];
    }
    memcpy(issues, spare, count * sizeof *issues);
  }
}

static ent_status find(ent_space *space, ent__space_fn *method, ent_error *err) {
  ent_status status = ent__space_data_init(&space->data, space->stances, err);
  if (status == ENT_OK) status = allocate(space, err);
  if (status != ENT_OK) return status;
  space->fit = nothing_yet(&space->data);
  ent_space_issue *spare = ent__alloc(space->data.all, sizeof *spare);
  if (spare == NULL) return ent__nomem(err);
  if (space->data.actors > 0) status = method(space, err);
  if (status == ENT_OK) status = ent__space_orient(space, err);
  if (status == ENT_OK) {
    sort_places(space);
    sort_issues(space->issues, spare, space->data.all);
  }
  ent__free(spare);
  return status;
}

ent_status ent_space_new(ent_space **out, const ent_stances *stances, const ent_space_options *options, ent_error *err) {
  *out = NULL;
  const char *name = options->method;
  ent__space_fn *method = ent__space_method_find(&name, err);
  if (method == NULL) return ENT_E_USAGE;
  ent_status status = check_options(options, err);
  if (status != ENT_OK) return status;
  ent_space *space = ent__zalloc(1, sizeof *space);
  if (space == NULL) return ent__nomem(err);
  space->stances = stances;
  space->options = *options;
  space->options.method = name;
  status = find(space, method, err);
  if (status != ENT_OK) {
    ent_space_free(space);
    return status;
  }
  *out = space;
  return ENT_OK;
}

void ent_space_free(ent_space *space) {
  if (space == NULL) return;
  ent__space_data_clear(&space->data);
  ent__free(space->at);
  ent__free(space->bounds);
  ent__free(space->places);
  ent__free(space->place_of);
  ent__free(space->issues);
  ent__free(space->cuts);
  ent__free(space);
}

const char *ent_space_model_word(ent_space_model model) {
  static const char *const words[] = {"constant", "binary", "three", "ordered", "linear"};
  return words[model];
}

const ent_stances *ent_space_stances(const ent_space *space) { return space->stances; }
const ent_space_options *ent_space_get_options(const ent_space *space) { return &space->options; }
const ent_space_fit *ent_space_get_fit(const ent_space *space) { return &space->fit; }

const ent_place *ent_space_places(const ent_space *space, size_t *count) {
  *count = space->data.actors;
  return space->places;
}

const ent_place *ent_space_place_of(const ent_space *space, ent_actor_id actor) {
  const uint32_t place = space->place_of[actor];
  return place == ENT_NONE ? NULL : &space->places[place];
}

const ent_actor_id *ent_space_unplaced(const ent_space *space, size_t *count) {
  *count = space->data.unplaced_count;
  return space->data.unplaced;
}

const ent_space_issue *ent_space_issues(const ent_space *space, size_t *count) {
  *count = space->data.all;
  return space->issues;
}

double ent_space_distance(const ent_space *space, ent_actor_id a, ent_actor_id b) {
  const ent_place *x = ent_space_place_of(space, a), *y = ent_space_place_of(space, b);
  if (x == NULL || y == NULL || x->part != y->part) return NAN;
  return hypot(x->at[0] - y->at[0], x->at[1] - y->at[1]);
}
