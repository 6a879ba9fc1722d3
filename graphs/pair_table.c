/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "graphs/pair_table.h"

#include <math.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/network_struct.h"

void ent__pair_table_clear(ent__pair_table *t) {
  ent__free(t->row_start);
  ent__free(t->row_column);
  ent__free(t->row_position);
  ent__free(t->row_amount);
  ent__free(t->row_cell);
  ent__free(t->column_start);
  ent__free(t->member_row);
  ent__free(t->member_position);
  ent__free(t->member_amount);
  ent__free(t->member_cell);
  ent__free(t->member_key);
}

static bool is_whole(double x) { return !(floor(x) < x); }

bool ent__pair_is_plain(const ent_cell *cell, bool shares) {
  if (cell->level_count != 1 || !is_whole(cell->levels[0].position * 1024)) return false;
  return shares || (cell->levels[0].amount <= 1024 && is_whole(cell->levels[0].amount));
}

static void add_cell(ent__pair_table *t, size_t at, uint32_t column, uint32_t index, bool shares) {
  const ent_cell *cell = &t->cells[index];
  const bool plain = ent__pair_is_plain(cell, shares);
  t->row_column[at] = column;
  t->row_cell[at] = index;
  t->row_position[at] = plain ? cell->levels[0].position : NAN;
  t->row_amount[at] = shares ? 1 : cell->amount;
  t->plain = t->plain && plain;
  t->unit = t->unit && !(t->row_amount[at] < 1) && !(t->row_amount[at] > 1);
}

/* Lists the cells of each node in canonical order of the other mode. */
static void fill_rows(ent__pair_table *t, const ent_network *network, bool shares) {
  size_t next = 0;
  for (size_t row = 0; row < t->rows; row++) {
    const ent_node *node = &network->nodes[row];
    size_t count = 0;
    t->row_start[row] = next;
    if (node->kind == ENT_NODE_ACTOR) {
      const ent_cell *own = ent_stances_row(network->stances, node->index, &count);
      for (size_t i = 0; i < count; i++) add_cell(t, next++, own[i].issue, (uint32_t)(own - t->cells + (ptrdiff_t)i), shares);
    } else {
      const uint32_t *own = ent_stances_column(network->stances, node->index, &count);
      for (size_t i = 0; i < count; i++) add_cell(t, next++, t->cells[own[i]].actor, own[i], shares);
    }
  }
  t->row_start[t->rows] = next;
}

static void count_columns(ent__pair_table *t) {
  const size_t total = t->row_start[t->rows];
  size_t *start = t->column_start;
  for (size_t i = 0; i < total; i++) start[t->row_column[i] + 1]++;
  for (size_t j = 0; j < t->columns; j++) start[j + 1] += start[j];
}

static void fill_columns(ent__pair_table *t) {
  size_t *start = t->column_start;
  for (size_t row = 0; row < t->rows; row++)
    for (size_t i = t->row_start[row]; i < t->row_start[row + 1]; i++) {
      const size_t to = start[t->row_column[i]]++;
      t->member_row[to] = (uint32_t)row;
      t->member_position[to] = t->row_position[i];
      t->member_amount[to] = t->row_amount[i];
      t->member_cell[to] = t->row_cell[i];
    }
  for (size_t j = t->columns; j > 0; j--) start[j] = start[j - 1];
  start[0] = 0;
}

/* Different positions that occur, rising; none where there are more than have room. */
static void find_levels(ent__pair_table *t) {
  size_t count = 0;
  for (size_t i = 0; i < t->row_start[t->rows]; i++) {
    const double position = t->row_position[i];
    size_t at = 0;
    while (at < count && t->levels[at] < position) at++;
    if (at < count && !(t->levels[at] > position)) continue;
    if (count == ENT__PAIR_LEVELS) return;
    for (size_t k = count++; k > at; k--) t->levels[k] = t->levels[k - 1];
    t->levels[at] = position;
  }
  t->level_count = count;
}

size_t ent__pair_level(const ent__pair_table *t, double position) {
  size_t level = 0;
  while (level + 1 < t->level_count && t->levels[level] < position) level++;
  return level;
}

/* Row and level of a member in four bytes: half of what the inner loop reads. */
static ent_status make_keys(ent__pair_table *t, ent_error *err) {
  const size_t total = t->row_start[t->rows];
  if (t->level_count == 0) return ENT_OK;
  t->member_key = ent__alloc(total, sizeof *t->member_key);
  if (t->member_key == NULL) return ent__nomem(err);
  for (size_t i = 0; i < total; i++)
    t->member_key[i] = t->member_row[i] << ENT__PAIR_LEVEL_BITS | (uint32_t)ent__pair_level(t, t->member_position[i]);
  return ENT_OK;
}

ent_status ent__pair_table_rows(ent__pair_table *t, const ent_network *network, bool shares, ent_error *err) {
  size_t cells = 0, actors = 0, issues = 0;
  ent_dataset_actors(ent_stances_dataset(network->stances), &actors);
  ent_dataset_issues(ent_stances_dataset(network->stances), &issues);
  *t = (ent__pair_table){.rows = network->node_count, .columns = network->options.between == ENT_BETWEEN_ACTORS ? issues : actors,
                         .plain = true, .unit = true, .cells = ent_stances_cells(network->stances, &cells)};
  t->row_start = ent__zalloc(t->rows + 1, sizeof *t->row_start);
  t->row_column = ent__alloc(cells, sizeof *t->row_column);
  t->row_position = ent__alloc(cells, sizeof *t->row_position);
  t->row_amount = ent__alloc(cells, sizeof *t->row_amount);
  t->row_cell = ent__alloc(cells, sizeof *t->row_cell);
  t->column_start = ent__zalloc(t->columns + 1, sizeof *t->column_start);
  if (t->row_start == NULL || t->row_column == NULL || t->row_position == NULL || t->row_amount == NULL || t->row_cell == NULL ||
      t->column_start == NULL)
    return ent__nomem(err);
  fill_rows(t, network, shares);
  count_columns(t);
  if (t->plain && t->unit && t->rows < UINT32_MAX >> ENT__PAIR_LEVEL_BITS) find_levels(t);
  return ENT_OK;
}

ent_status ent__pair_table_columns(ent__pair_table *t, ent_error *err) {
  const size_t cells = t->row_start[t->rows];
  t->member_row = ent__alloc(cells, sizeof *t->member_row);
  t->member_position = ent__alloc(cells, sizeof *t->member_position);
  t->member_amount = ent__alloc(cells, sizeof *t->member_amount);
  t->member_cell = ent__alloc(cells, sizeof *t->member_cell);
  if (t->member_row == NULL || t->member_position == NULL || t->member_amount == NULL || t->member_cell == NULL) return ent__nomem(err);
  fill_columns(t);
  return make_keys(t, err);
}
