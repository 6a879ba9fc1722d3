/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laying windows over the statements. */
#include <entente/windows.h>

#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/windows/internal.h"

enum { most_windows = 1000000 };

void ent_windows_free(ent_windows *w) {
  if (w == NULL) return;
  ent__pair_table_clear(&w->table);
  ent_network_free(w->nodes);
  ent_stances_free(w->base);
  ent__free(w->cell_entries);
  ent__free(w->first);
  ent__free(w->last);
  ent__free(w->entry_cell);
  ent__free(w->by_first);
  ent__free(w->by_last);
  ent__free(w->list);
  ent__free(w);
}

/* Which entries make which cell, and from when to when each lasts. */
static ent_status index_entries(ent_windows *w, ent_error *err) {
  const ent__entries *entries = &w->base->entries;
  size_t all = 0, cell = 0;
  const ent_statement *statements = ent_dataset_statements(w->dataset, &all);
  w->cell_entries = ent__alloc(w->base->cell_count + 1, sizeof *w->cell_entries);
  w->first = ent__alloc(entries->count, sizeof *w->first);
  w->last = ent__alloc(entries->count, sizeof *w->last);
  w->entry_cell = ent__alloc(entries->count, sizeof *w->entry_cell);
  w->by_first = ent__alloc(entries->count, sizeof *w->by_first);
  w->by_last = ent__alloc(entries->count, sizeof *w->by_last);
  if (w->cell_entries == NULL || w->first == NULL || w->last == NULL || w->entry_cell == NULL || w->by_first == NULL || w->by_last == NULL)
    return ent__nomem(err);
  for (size_t from = 0; from < entries->count; cell++) {
    const size_t end = ent__entries_run(entries, from);
    w->cell_entries[cell] = from;
    for (; from < end; from++) {
      w->entry_cell[from] = (uint32_t)cell;
      w->first[from] = w->last[from] = INT32_MAX;
      if (ent_interval_days(statements[entries->at[from].statement].date, &w->first[from], &w->last[from])) {
        w->by_first[w->dated] = w->by_last[w->dated] = (uint32_t)from;
        w->dated++;
      }
    }
  }
  w->cell_entries[cell] = entries->count;
  w->undated = entries->count - w->dated;
  return ENT_OK;
}

/* An entry and the day by which it is sorted. */
typedef struct dated {
  int32_t day;
  uint32_t entry;
} dated;

static int by_day(const void *left, const void *right) {
  const dated *a = left, *b = right;
  if (a->day != b->day) return a->day < b->day ? -1 : 1;
  return a->entry < b->entry ? -1 : a->entry > b->entry;
}

static ent_status sort_by(uint32_t *entries, const int32_t *days, size_t count, ent_error *err) {
  dated *at = ent__alloc(count, sizeof *at);
  if (at == NULL) return ent__nomem(err);
  for (size_t i = 0; i < count; i++) at[i] = (dated){days[entries[i]], entries[i]};
  qsort(at, count, sizeof *at, by_day);
  for (size_t i = 0; i < count; i++) entries[i] = at[i].entry;
  ent__free(at);
  return ENT_OK;
}

static ent_span step_of(const ent_window_options *options) { return options->step.count == 0 ? options->window : options->step; }

/* The start of window i: windows in years and steps in days begin with a year. */
static int32_t start_of(const ent_window_options *options, int32_t origin, int32_t i) { return ent_span_add(origin, step_of(options), i); }

static int32_t origin_of(const ent_windows *w) {
  const ent_span window = w->options.window, step = step_of(&w->options);
  const int32_t first = w->first[w->by_first[0]];
  return ent_span_floor(first, window.unit > step.unit ? window.unit : step.unit);
}

/* Sorted by their first and last days, the first entry begins the whole and the last one ends it; no window begins behind it. */
static ent_status lay(ent_windows *w, ent_error *err) {
  if (w->dated == 0) return ENT_OK;
  const int32_t origin = origin_of(w), end = w->last[w->by_last[w->dated - 1]];
  size_t room = 0;
  for (int32_t i = 0;; i++) {
    void *list = w->list;
    if (w->count >= most_windows) return ent__fail(err, ENT_E_USAGE, "the windows are more than %d, expected a longer step", most_windows);
    if (ent__grow(&list, &room, w->count + 1, sizeof *w->list) != 0) return ent__nomem(err);
    w->list = list;
    ent_window *window = &w->list[w->count++];
    window->first = start_of(&w->options, origin, i);
    if (window->first > end) {
      w->count--;
      return ENT_OK;
    }
    window->last = ent_span_add(window->first, w->options.window, 1) - 1;
    window->from = ent_date_of_day(window->first);
    window->to = ent_date_of_day(window->last);
    if (window->last >= end) return ENT_OK;
  }
}

/* Counts what no window meets: windows that are shorter than their step leave gaps. */
static void count_between(ent_windows *w) {
  size_t at = 0;
  for (size_t i = 0; i < w->dated; i++) {
    const uint32_t entry = w->by_first[i];
    while (at < w->count && w->list[at].last < w->first[entry]) at++;
    w->between += at == w->count || w->list[at].first > w->last[entry];
  }
}

static ent_status check(const ent_window_options *options, const ent_stance_options *stances, ent_backbone backbone, ent_error *err) {
  const ent_span window = options->window, step = step_of(options);
  const bool days = step.unit <= ENT_UNIT_WEEK;
  if (window.count < 1 || step.count < 1) return ent__fail(err, ENT_E_USAGE, "a window or step has no length, expected one such as 3y, 6m, 2w or 10d");
  if (window.unit >= ENT_UNIT_MONTH && days)
    return ent__fail(err, ENT_E_USAGE, "a window in months or years needs a step in months or years, expected such as 1m");
  if (backbone == ENT_BACKBONE_BICM && (!ent__kernel_is_flat(options->kernel) || stances->filter.outside))
    return ent__fail(err, ENT_E_USAGE, "backbone 'bicm' goes with windows only without a kernel and without dates turned round");
  if (stances->membership == ENT_MEMBERSHIP_INHERIT && (!ent__kernel_is_flat(options->kernel) || stances->filter.outside))
    return ent__fail(err, ENT_E_USAGE, "inheritance from blocs goes with windows only without a kernel and without dates turned round");
  return ENT_OK;
}

static ent_status build(ent_windows *w, ent_error *err) {
  ent_stance_options whole = w->stances;
  whole.duplicates = ENT_DUPLICATES_INCLUDE;
  whole.hold = ENT_HOLD_ALL;
  whole.membership = ENT_MEMBERSHIP_NONE;
  ent_status status = ent_stances_new(&w->base, w->dataset, &whole, err);
  if (status == ENT_OK) status = ent__network_begin(&w->nodes, w->base, &w->network, err);
  if (status == ENT_OK && w->network.type != ENT_NETWORK_AFFILIATION) {
    status = ent__pair_table_rows(&w->table, w->nodes, false, err);
    if (status == ENT_OK) status = ent__pair_table_columns(&w->table, err);
  }
  if (status == ENT_OK) status = index_entries(w, err);
  if (status == ENT_OK) status = sort_by(w->by_first, w->first, w->dated, err);
  if (status == ENT_OK) status = sort_by(w->by_last, w->last, w->dated, err);
  if (status == ENT_OK) status = lay(w, err);
  if (status != ENT_OK) return status;
  count_between(w);
  w->network.min_shared = ent__least_shared(&w->network);
  return ENT_OK;
}

ent_status ent_windows_new(ent_windows **out, const ent_dataset *dataset, const ent_stance_options *stances,
                           const ent_network_options *network, const ent_window_options *options, ent_error *err) {
  *out = NULL;
  ent_status status = check(options, stances, network->backbone, err);
  if (status != ENT_OK) return status;
  ent_windows *w = ent__zalloc(1, sizeof *w);
  if (w == NULL) return ent__nomem(err);
  w->dataset = dataset;
  w->stances = *stances;
  w->network = *network;
  w->options = *options;
  status = build(w, err);
  if (status != ENT_OK) {
    ent_windows_free(w);
    return status;
  }
  *out = w;
  return ENT_OK;
}

const ent_window *ent_windows_list(const ent_windows *windows, size_t *count) {
  *count = windows->count;
  return windows->list;
}

const ent_window_options *ent_windows_get_options(const ent_windows *windows) { return &windows->options; }

const ent_network_options *ent_windows_get_network_options(const ent_windows *windows) { return &windows->network; }

const ent_stance_options *ent_windows_get_stance_options(const ent_windows *windows) { return &windows->stances; }

const ent_dataset *ent_windows_dataset(const ent_windows *windows) { return windows->dataset; }

size_t ent_windows_undated(const ent_windows *windows) { return windows->undated + windows->base->undated; }

size_t ent_windows_between(const ent_windows *windows) { return windows->between; }
