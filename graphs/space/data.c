/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From stances to columns: which issues tell actors apart, by which model, and who has a cell on one. */
#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/space/internal.h"

/* Most levels of an ordered issue, and the fewest cells for each. */
enum { MOST_LEVELS = 7, CELLS_FOR_LEVEL = 3 };

void ent__space_data_clear(ent__space_data *data) {
  ent__free(data->actor);
  ent__free(data->cells_of);
  ent__free(data->part);
  ent__free(data->column);
  ent__free(data->row);
  ent__free(data->value);
  ent__free(data->level);
  ent__free(data->positions);
  ent__free(data->unplaced);
  memset(data, 0, sizeof *data);
}

/* Puts a value among `count` ascending ones; returns how many there are then, one more than `most` at the most. */
static uint32_t insert(double *levels, uint32_t count, uint32_t most, double value) {
  uint32_t at = 0;
  while (at < count && levels[at] < value) at++;
  if (at < count && !(levels[at] > value)) return count;
  if (count > most) return count;
  for (uint32_t k = count; k > at; k--) levels[k] = levels[k - 1];
  levels[at] = value;
  return count + 1;
}

static ent_space_model model_of(uint32_t levels, size_t cells) {
  if (levels < 2) return ENT_SPACE_CONSTANT;
  if (levels == 2) return ENT_SPACE_BINARY;
  if (levels == 3) return ENT_SPACE_THREE;
  return levels <= MOST_LEVELS && cells >= (size_t)levels * CELLS_FOR_LEVEL ? ENT_SPACE_ORDERED : ENT_SPACE_LINEAR;
}

/* Returns how many levels all cells have together, 4 for more than three. */
static uint32_t common_levels(double levels[4], const ent_cell *cells, size_t count) {
  uint32_t found = 0;
  for (size_t i = 0; i < count && found <= 3; i++) found = insert(levels, found, 3, cells[i].mean);
  return found;
}

/* The levels and the model of one issue. Where all data have the same three, each issue that varies has them. */
static void describe(ent__space_column *column, double levels[MOST_LEVELS + 1], const ent_stances *stances, const double *common) {
  size_t all = 0, count = 0;
  const ent_cell *cells = ent_stances_cells(stances, &all);
  const uint32_t *at = ent_stances_column(stances, column->issue, &count);
  uint32_t found = 0;
  double sum = 0, squares = 0;
  for (size_t i = 0; i < count; i++) {
    const double value = cells[at[i]].mean;
    if (found <= MOST_LEVELS) found = insert(levels, found, MOST_LEVELS, value);
    sum += value;
    squares += value * value;
  }
  const double mean = sum / (double)count;
  column->count = (uint32_t)count;
  column->variance = fmax(squares / (double)count - mean * mean, 0.0);
  column->model = model_of(found, count);
  if (common != NULL && column->model == ENT_SPACE_BINARY) {
    memcpy(levels, common, 3 * sizeof *levels);
    found = 3;
    column->model = ENT_SPACE_THREE;
  }
  column->levels = column->model == ENT_SPACE_LINEAR ? 0 : found;
}

static ent_status describe_all(ent__space_data *data, const ent_stances *stances, ent_error *err) {
  size_t cell_count = 0, issue_count = 0;
  double common[4];
  const ent_cell *cells = ent_stances_cells(stances, &cell_count);
  const ent_issue_id *issues = ent_stances_issues(stances, &issue_count);
  const double *three = common_levels(common, cells, cell_count) == 3 ? common : NULL;
  data->column = ent__zalloc(issue_count, sizeof *data->column);
  data->positions = ent__alloc(issue_count * MOST_LEVELS, sizeof *data->positions);
  if (data->column == NULL || data->positions == NULL) return ent__nomem(err);
  size_t position = 0;
  for (int constant = 0; constant < 2; constant++) {
    for (size_t i = 0; i < issue_count; i++) {
      double levels[MOST_LEVELS + 1];
      size_t count = 0;
      ent__space_column column = {.issue = issues[i]};
      (void)ent_stances_column(stances, issues[i], &count);
      if (count == 0) continue;
      describe(&column, levels, stances, three);
      if ((column.model == ENT_SPACE_CONSTANT) != (constant != 0)) continue;
      column.position = position;
      for (uint32_t k = 0; k < column.levels; k++) data->positions[position++] = levels[k];
      data->column[data->all++] = column;
    }
    if (constant == 0) data->columns = data->all;
  }
  return ENT_OK;
}

/* Gives a row to each actor with a cell that counts; the others have no place. */
static ent_status number_rows(ent__space_data *data, uint32_t *row_of, const bool *counts, const ent_stances *stances, ent_error *err) {
  size_t actor_count = 0;
  const ent_actor_id *actors = ent_stances_actors(stances, &actor_count);
  data->actor = ent__alloc(actor_count, sizeof *data->actor);
  data->unplaced = ent__alloc(actor_count, sizeof *data->unplaced);
  data->cells_of = ent__zalloc(actor_count, sizeof *data->cells_of);
  data->part = ent__zalloc(actor_count, sizeof *data->part);
  if (data->actor == NULL || data->unplaced == NULL || data->cells_of == NULL || data->part == NULL) return ent__nomem(err);
  for (size_t i = 0; i < actor_count; i++) {
    size_t count = 0;
    uint32_t used = 0;
    const ent_cell *cells = ent_stances_row(stances, actors[i], &count);
    for (size_t c = 0; c < count; c++) used += counts[cells[c].issue];
    if (used == 0) {
      data->unplaced[data->unplaced_count++] = actors[i];
      continue;
    }
    row_of[actors[i]] = data->actors;
    data->cells_of[data->actors] = used;
    data->actor[data->actors++] = actors[i];
    data->cells += used;
  }
  return ENT_OK;
}

static uint8_t level_of(const double *levels, uint32_t count, double value) {
  uint32_t k = 0;
  while (k + 1 < count && levels[k] < value) k++;
  return (uint8_t)k;
}

static ent_status fill_cells(ent__space_data *data, const uint32_t *row_of, const ent_stances *stances, ent_error *err) {
  size_t all = 0;
  const ent_cell *cells = ent_stances_cells(stances, &all);
  data->row = ent__alloc(data->cells, sizeof *data->row);
  data->value = ent__alloc(data->cells, sizeof *data->value);
  data->level = ent__alloc(data->cells, sizeof *data->level);
  if (data->row == NULL || data->value == NULL || data->level == NULL) return ent__nomem(err);
  uint32_t next = 0;
  for (uint32_t j = 0; j < data->columns; j++) {
    ent__space_column *column = &data->column[j];
    size_t count = 0;
    const uint32_t *at = ent_stances_column(stances, column->issue, &count);
    column->first = next;
    for (size_t i = 0; i < count; i++, next++) {
      data->row[next] = row_of[cells[at[i]].actor];
      data->value[next] = cells[at[i]].mean;
      data->level[next] = level_of(data->positions + column->position, column->levels, data->value[next]);
    }
  }
  return ENT_OK;
}

static uint32_t root_of(uint32_t *up, uint32_t v) {
  while (up[v] != v) {
    up[v] = up[up[v]];
    v = up[v];
  }
  return v;
}

/* Numbers the parts by falling size, then by their first row. */
static void number_parts(ent__space_data *data, uint32_t *up, uint32_t *size) {
  for (uint32_t i = 0; i < data->actors; i++) size[root_of(up, i)]++;
  for (uint32_t i = 0; i < data->actors; i++) data->part[i] = ENT_NONE;
  for (;;) {
    uint32_t best = ENT_NONE;
    for (uint32_t i = 0; i < data->actors; i++) {
      const uint32_t root = root_of(up, i);
      if (size[root] > 0 && (best == ENT_NONE || size[root] > size[best])) best = root;
    }
    if (best == ENT_NONE) return;
    for (uint32_t i = 0; i < data->actors; i++)
      if (root_of(up, i) == best) data->part[i] = data->parts;
    size[best] = 0;
    data->parts++;
  }
}

static ent_status find_parts(ent__space_data *data, ent_error *err) {
  uint32_t *up = ent__alloc(data->actors, sizeof *up);
  uint32_t *size = ent__zalloc(data->actors, sizeof *size);
  const bool room = up != NULL && size != NULL;
  for (uint32_t i = 0; room && i < data->actors; i++) up[i] = i;
  for (uint32_t j = 0; room && j < data->columns; j++) {
    const uint32_t *row = data->row + data->column[j].first;
    for (uint32_t i = 1; i < data->column[j].count; i++) up[root_of(up, row[i])] = root_of(up, row[0]);
  }
  if (room) number_parts(data, up, size);
  ent__free(up);
  ent__free(size);
  return room ? ENT_OK : ent__nomem(err);
}

ent_status ent__space_data_init(ent__space_data *out, const ent_stances *stances, ent_error *err) {
  size_t actors = 0, issues = 0;
  (void)ent_dataset_actors(ent_stances_dataset(stances), &actors);
  (void)ent_dataset_issues(ent_stances_dataset(stances), &issues);
  uint32_t *row_of = ent__alloc(actors, sizeof *row_of);
  bool *counts = ent__zalloc(issues, sizeof *counts);
  memset(out, 0, sizeof *out);
  ent_status status = row_of == NULL || counts == NULL ? ent__nomem(err) : describe_all(out, stances, err);
  for (uint32_t j = 0; status == ENT_OK && j < out->columns; j++) counts[out->column[j].issue] = true;
  if (status == ENT_OK) status = number_rows(out, row_of, counts, stances, err);
  if (status == ENT_OK) status = fill_cells(out, row_of, stances, err);
  if (status == ENT_OK) status = find_parts(out, err);
  ent__free(row_of);
  ent__free(counts);
  return status;
}
