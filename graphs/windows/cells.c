/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a window: entries come in by their first day and go by their last. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/windows/internal.h"

void ent__window_cells_clear(ent__window_cells *c) {
  ent__free(c->active);
  ent__free(c->cells);
  ent__free(c->levels);
  ent__free(c->statements);
  ent__free(c->changed);
  ent__free(c->is_changed);
  ent__free(c->picked);
  ent__free(c->factors);
  ent__free(c->dropping.at);
}

ent_status ent__window_cells_init(ent__window_cells *c, const ent_windows *windows, ent_error *err) {
  const size_t cells = windows->base->cell_count, entries = windows->base->entries.count;
  memset(c, 0, sizeof *c);
  c->windows = windows;
  c->active = ent__zalloc(entries, 1);
  c->cells = ent__zalloc(cells, sizeof *c->cells);
  c->levels = ent__alloc(entries, sizeof *c->levels);
  c->statements = ent__alloc(entries, sizeof *c->statements);
  c->changed = ent__alloc(cells, sizeof *c->changed);
  c->is_changed = ent__zalloc(cells, 1);
  c->dropping = (ent__dropping){windows->dataset, windows->stances.duplicates, NULL, 0};
  if (c->active == NULL || c->cells == NULL || c->levels == NULL || c->statements == NULL || c->changed == NULL || c->is_changed == NULL)
    return ent__nomem(err);
  return ENT_OK;
}

static void note_change(ent__window_cells *c, uint32_t cell) {
  if (c->is_changed[cell]) return;
  c->is_changed[cell] = 1;
  c->changed[c->changed_count++] = cell;
}

void ent__window_cells_move(ent__window_cells *c, const ent_window *window) {
  const ent_windows *w = c->windows;
  c->window = window;
  for (; c->left < w->dated && w->last[w->by_last[c->left]] < window->first; c->left++) {
    const uint32_t entry = w->by_last[c->left];
    if (c->active[entry] == 1) note_change(c, w->entry_cell[entry]);
    c->active[entry] = 2; /* gone, though it may not have come yet */
  }
  for (; c->entered < w->dated && w->first[w->by_first[c->entered]] <= window->last; c->entered++) {
    const uint32_t entry = w->by_first[c->entered];
    if (c->active[entry] == 2) continue;
    c->active[entry] = 1;
    note_change(c, w->entry_cell[entry]);
  }
  if (ent__kernel_is_flat(w->options.kernel)) return;
  /* All that is in the window counts otherwise than before, and what counted nothing at its edge counts now. */
  for (size_t i = 0; i < c->entered; i++)
    if (c->active[w->by_first[i]] == 1) note_change(c, w->entry_cell[w->by_first[i]]);
}

/* Picks the active entries of a cell, less duplicates. */
static ent_status pick(size_t *count, ent__window_cells *c, uint32_t cell, ent_error *err) {
  const ent_windows *w = c->windows;
  const size_t from = w->cell_entries[cell], end = w->cell_entries[cell + 1];
  size_t other_room = c->picked_room;
  void *picked = c->picked, *factors = c->factors;
  const bool room = ent__grow(&picked, &c->picked_room, end - from, sizeof *c->picked) == 0;
  c->picked = picked;
  if (!room || ent__grow(&factors, &other_room, end - from, sizeof *c->factors) != 0) return ent__nomem(err);
  c->factors = factors;
  *count = 0;
  for (size_t i = from; i < end; i++)
    if (c->active[i] == 1) c->picked[(*count)++] = w->base->entries.at[i];
  if (w->stances.duplicates == ENT_DUPLICATES_INCLUDE || *count < 2) return ENT_OK;
  ent_status status = ent__duplicates_drop_run(count, &c->dropping, c->picked, *count, err);
  if (status == ENT_OK) status = ent__entries_sort_run(w->dataset, c->picked, *count, err);
  return status;
}

ent_status ent__window_cells_fill(ent__window_cells *c, uint32_t cell, ent_error *err) {
  const ent_windows *w = c->windows;
  const size_t from = w->cell_entries[cell];
  size_t count = 0, all = 0;
  const ent_statement *statements = ent_dataset_statements(w->dataset, &all);
  const bool flat = ent__kernel_is_flat(w->options.kernel);
  c->is_changed[cell] = 0;
  c->kept -= c->cells[cell].count;
  c->cells[cell] = (ent_cell){.level_count = 0};
  const ent_status status = pick(&count, c, cell, err);
  if (status != ENT_OK || count == 0) return status;
  for (size_t i = 0; i < count && !flat; i++) {
    int32_t first = 0, last = 0;
    ent_interval_days(statements[c->picked[i].statement].date, &first, &last);
    c->factors[i] = ent__kernel_factor(w, c->window, first, last);
  }
  const ent__run run = {c->picked, count, NULL, flat ? NULL : c->factors};
  ent_cell filled;
  if (ent__cell_fill(&filled, c->levels + from, c->statements + from, &run, statements, &w->stances)) c->cells[cell] = filled;
  c->kept += c->cells[cell].count;
  return ENT_OK;
}
