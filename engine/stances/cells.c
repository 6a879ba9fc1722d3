/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From sorted entries to cells: one pass for cells, levels and evidence, one for the columns. */
#include <math.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "engine/stances/stances_internal.h"

static double confidence_of(const ent_statement *statement) { return isnan(statement->confidence) ? 1.0 : statement->confidence; }

/* A cell in the making: what holds of its entries, and where the next level and statement go. */
typedef struct filling {
  ent_cell *cell;
  ent_level *level;
  ent_statement_id *statement;
  const ent__run *run;
  const ent_statement *all;
  const ent_stance_options *options;
  int32_t latest; /* day of what was said last */
  double most;    /* amount of what was said most */
  double moment;  /* Σ confidence · position */
  double factors; /* Σ how often each counts */
} filling;

static double times_of(const ent__run *run, size_t i) {
  return (run->times == NULL ? 1 : run->times[i]) * (run->factors == NULL ? 1 : run->factors[i]);
}

static const ent_statement *statement_at(const filling *f, size_t i) { return &f->all[f->run->entries[i].statement]; }

static double amount_of(const filling *f, size_t i) {
  return (f->options->weighting == ENT_WEIGHT_CONFIDENCE ? confidence_of(statement_at(f, i)) : 1.0) * times_of(f->run, i);
}

/* Returns the end of the entries at the position of entry `from`; they come by rising position. */
static size_t level_end(const filling *f, size_t from) {
  size_t end = from + 1;
  while (end < f->run->count && statement_at(f, end)->position <= statement_at(f, from)->position) end++;
  return end;
}

/* The day on which something was said last; what has no date was said before all that has one. */
static int32_t day_of(const ent_statement *statement) {
  int32_t first = 0, last = 0;
  return ent_interval_days(statement->date, &first, &last) ? last : INT32_MIN;
}

static double level_amount(const filling *f, size_t from, size_t end) {
  double sum = 0;
  for (size_t i = from; i < end; i++) sum += amount_of(f, i);
  return sum;
}

/* Finds what was said last or most, where that is what holds. */
static void find_held(filling *f) {
  f->latest = INT32_MIN;
  f->most = 0;
  if (f->options->hold == ENT_HOLD_LATEST)
    for (size_t i = 0; i < f->run->count; i++)
      if (times_of(f->run, i) > 0 && day_of(statement_at(f, i)) > f->latest) f->latest = day_of(statement_at(f, i));
  if (f->options->hold != ENT_HOLD_MODE) return;
  for (size_t from = 0; from < f->run->count;) {
    const size_t end = level_end(f, from);
    const double amount = level_amount(f, from, end);
    if (amount > f->most) f->most = amount;
    from = end;
  }
}

/* Adds one statement at the level that stands last. */
static void add_entry(filling *f, size_t i) {
  const ent_statement *statement = statement_at(f, i);
  const double confidence = confidence_of(statement), amount = amount_of(f, i), factor = times_of(f->run, i);
  const uint32_t times = f->run->times == NULL ? 1 : f->run->times[i];
  ent_cell *cell = f->cell;
  f->level[-1].amount += amount;
  cell->amount += amount;
  cell->confidence += confidence * factor;
  f->factors += factor;
  f->moment += confidence * factor * statement->position;
  cell->count += times;
  cell->abstentions += statement->word == ENT_POSITION_ABSTAIN ? times : 0;
  *f->statement++ = f->run->entries[i].statement;
}

static void add_level(filling *f, size_t from, size_t end) {
  bool begun = false;
  if (f->options->hold == ENT_HOLD_MODE && level_amount(f, from, end) < f->most) return;
  for (size_t i = from; i < end; i++) {
    if (!(times_of(f->run, i) > 0)) continue;
    if (f->options->hold == ENT_HOLD_LATEST && day_of(statement_at(f, i)) < f->latest) continue;
    if (!begun) {
      *f->level++ = (ent_level){statement_at(f, i)->position, 0};
      f->cell->level_count++;
      begun = true;
    }
    add_entry(f, i);
  }
}

static void end_cell(filling *f) {
  ent_cell *cell = f->cell;
  ent_level *levels = f->level - cell->level_count;
  double sum = 0, weights = 0;
  cell->min = levels[0].position;
  cell->max = levels[cell->level_count - 1].position;
  for (uint32_t k = 0; k < cell->level_count; k++) sum += levels[k].amount * levels[k].position;
  weights = cell->amount;
  if (f->options->hold == ENT_HOLD_MEAN) {
    sum = f->moment;
    weights = cell->confidence;
  }
  cell->mean = sum / weights;
  if (cell->mean < cell->min) cell->mean = cell->min; /* rounding may pass the range by a last place */
  if (cell->mean > cell->max) cell->mean = cell->max;
  if (f->options->hold == ENT_HOLD_MEAN) {
    levels[0] = (ent_level){cell->mean, cell->amount};
    cell->level_count = 1;
  }
}

/* Most cells rest on one statement, and nothing has to be weighed up. */
static void fill_from_one(ent_cell *cell, ent_level *level, ent_statement_id *number, const ent__entry *entry,
                          const ent_statement *statement, ent_weighting weighting) {
  const double confidence = confidence_of(statement), position = statement->position;
  *level = (ent_level){position, weighting == ENT_WEIGHT_CONFIDENCE ? confidence : 1};
  *number = entry->statement;
  *cell = (ent_cell){.actor = entry->actor, .issue = entry->issue, .mean = position, .min = position, .max = position,
                     .confidence = confidence, .amount = level->amount, .count = 1,
                     .abstentions = statement->word == ENT_POSITION_ABSTAIN, .from_bloc = entry->from_bloc,
                     .level_count = 1, .levels = level, .statements = number};
}

bool ent__cell_fill(ent_cell *cell, ent_level *levels, ent_statement_id *statements, const ent__run *run,
                    const ent_statement *all, const ent_stance_options *options) {
  filling f = {.cell = cell, .level = levels, .statement = statements, .run = run, .all = all, .options = options};
  const ent__entry *first = run->entries;
  if (run->count == 1 && run->times == NULL && run->factors == NULL) {
    fill_from_one(cell, levels, statements, first, &all[first->statement], options->weighting);
    return true;
  }
  *cell = (ent_cell){.actor = first->actor, .issue = first->issue, .from_bloc = first->from_bloc, .levels = levels, .statements = statements};
  find_held(&f);
  for (size_t from = 0; from < run->count;) {
    const size_t end = level_end(&f, from);
    add_level(&f, from, end);
    from = end;
  }
  if (cell->level_count == 0) return false;
  end_cell(&f);
  cell->confidence /= f.factors;
  return true;
}

/* Statements stand in the order of the input, cells in another: without this each would be waited for. */
enum { ahead = 24 };

static void fetch(const ent_statement *statement) {
  __builtin_prefetch(&statement->position);
  __builtin_prefetch(&statement->word);
}

static void fill_cells(ent_stances *stances, const uint32_t *times) {
  size_t count = 0;
  const ent_statement *all = ent_dataset_statements(stances->dataset, &count);
  ent_level *level = stances->levels;
  ent_statement_id *statement = stances->statements;
  for (size_t from = 0; from < stances->entries.count;) {
    const size_t end = ent__entries_run(&stances->entries, from);
    if (from + ahead < stances->entries.count) fetch(&all[stances->entries.at[from + ahead].statement]);
    const ent__run run = {stances->entries.at + from, end - from, times == NULL ? NULL : times + from, NULL};
    ent_cell *cell = &stances->cells[stances->cell_count];
    if (ent__cell_fill(cell, level, statement, &run, all, &stances->options)) {
      level += cell->level_count;
      statement += end - from;
      stances->cell_count++;
    }
    from = end;
  }
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
  for (size_t i = 0; i < entries; i = ent__entries_run(&stances->entries, i)) cells++;
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
