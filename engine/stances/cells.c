/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From sorted entries to cells: one pass for cells, levels and evidence, one for the columns. */
#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/stances/stances_internal.h"

static bool same_cell(const ent__entry *a, const ent__entry *b) { return a->actor == b->actor && a->issue == b->issue; }

static double confidence_of(const ent_statement *statement) { return isnan(statement->confidence) ? 1.0 : statement->confidence; }

/* Where the next level and the next statement of evidence go. */
typedef struct heads {
  ent_level *level;
  ent_statement_id *statement;
} heads;

/* Adds one statement, `times` over, to the cell; its entries come by rising position. */
static void add_entry(ent_cell *cell, heads *head, const ent_statement *statement, uint32_t number, uint32_t times, ent_weighting weighting) {
  const double confidence = confidence_of(statement);
  const double amount = (weighting == ENT_WEIGHT_CONFIDENCE ? confidence : 1.0) * times;
  const bool known = cell->level_count > 0 && head->level[-1].position >= statement->position;
  if (!known) {
    *head->level++ = (ent_level){statement->position, 0};
    cell->level_count++;
  }
  head->level[-1].amount += amount;
  cell->amount += amount;
  cell->confidence += confidence * times;
  cell->count += times;
  cell->abstentions += statement->word == ENT_POSITION_ABSTAIN ? times : 0;
  *head->statement++ = number;
}

static void end_cell(ent_cell *cell) {
  double sum = 0;
  for (uint32_t k = 0; k < cell->level_count; k++) sum += cell->levels[k].amount * cell->levels[k].position;
  cell->mean = sum / cell->amount;
  cell->min = cell->levels[0].position;
  cell->max = cell->levels[cell->level_count - 1].position;
  if (cell->mean < cell->min) cell->mean = cell->min; /* rounding may pass the range by a last place */
  if (cell->mean > cell->max) cell->mean = cell->max;
  cell->confidence /= cell->count;
}

static void fill_cells(ent_stances *stances, const uint32_t *times) {
  size_t count = 0;
  const ent_statement *statements = ent_dataset_statements(stances->dataset, &count);
  heads head = {stances->levels, stances->statements};
  ent_cell *cell = NULL;
  const ent__entry *last = NULL;
  for (size_t i = 0; i < stances->entries.count; i++) {
    const ent__entry *entry = &stances->entries.at[i];
    const uint32_t repeat = times == NULL ? 1 : times[i];
    if (repeat == 0) continue;
    if (last == NULL || !same_cell(last, entry)) {
      if (cell != NULL) end_cell(cell);
      cell = &stances->cells[stances->cell_count++];
      *cell = (ent_cell){.actor = entry->actor, .issue = entry->issue, .from_bloc = entry->from_bloc,
                         .levels = head.level, .statements = head.statement};
      last = entry;
    }
    add_entry(cell, &head, &statements[entry->statement], entry->statement, repeat, stances->options.weighting);
  }
  if (cell != NULL) end_cell(cell);
}

/* Rows follow from the order of the cells; columns are counted out. */
static void fill_rows_and_columns(ent_stances *stances) {
  for (size_t i = 0; i < stances->cell_count; i++) {
    stances->row_start[stances->actor_rank[stances->cells[i].actor] + 1]++;
    stances->column_start[stances->issue_rank[stances->cells[i].issue] + 1]++;
  }
  for (size_t i = 0; i < stances->actor_count; i++) stances->row_start[i + 1] += stances->row_start[i];
  for (size_t i = 0; i < stances->issue_count; i++) stances->column_start[i + 1] += stances->column_start[i];
  for (size_t i = 0; i < stances->cell_count; i++)
    stances->columns[stances->column_start[stances->issue_rank[stances->cells[i].issue]]++] = (uint32_t)i;
  for (size_t i = stances->issue_count; i > 0; i--) stances->column_start[i] = stances->column_start[i - 1];
  stances->column_start[0] = 0;
}

ent_status ent__cells_build(ent_stances *stances, const uint32_t *times, ent_error *err) {
  const size_t entries = stances->entries.count;
  size_t cells = 0;
  for (size_t i = 0; i < entries; i++) cells += i == 0 || !same_cell(&stances->entries.at[i], &stances->entries.at[i - 1]);
  stances->cells = ent__alloc(cells, sizeof *stances->cells);
  stances->levels = ent__alloc(entries, sizeof *stances->levels);
  stances->statements = ent__alloc(entries, sizeof *stances->statements);
  stances->columns = ent__alloc(cells, sizeof *stances->columns);
  stances->row_start = ent__zalloc(stances->actor_count + 1, sizeof *stances->row_start);
  stances->column_start = ent__zalloc(stances->issue_count + 1, sizeof *stances->column_start);
  if (stances->cells == NULL || stances->levels == NULL || stances->statements == NULL || stances->columns == NULL ||
      stances->row_start == NULL || stances->column_start == NULL)
    return ent__nomem(err);
  fill_cells(stances, times);
  fill_rows_and_columns(stances);
  return ENT_OK;
}
