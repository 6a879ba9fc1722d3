/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far positions went, for each actor and for each issue. */
#include <math.h>
#include <stdlib.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/change/internal.h"

/* Positions nearer than this are the same, but for rounding. */
static const double same = 1e-9;

/* A list item with what it is sorted by: numbers that differ by rounding sort as equal. */
typedef struct ranked_shift {
  ent_shift item;
  double size;
  size_t order;
} ranked_shift;

typedef struct ranked_issue {
  ent_issue_shift item;
  double size;
  size_t order;
} ranked_issue;

static double coarse(double x) { return floor(x * 1e9 + 0.5); }

static int by_size(const void *p, const void *q) {
  const ranked_shift *x = p, *y = q;
  if (x->size != y->size) return x->size > y->size ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static int by_mean(const void *p, const void *q) {
  const ranked_issue *x = p, *y = q;
  if (x->size != y->size) return x->size > y->size ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

/* Sums over an actor's issues, then divides. */
static void drift_of(ent_change_node *node, const ent__track *track, size_t count) {
  double net = 0, path = 0;
  for (size_t i = 0; i < count; i++) {
    if (track[i].windows < 2) continue;
    node->issues++;
    net += fabs(track[i].after - track[i].before);
    path += track[i].path;
  }
  if (node->issues == 0) return;
  node->net = net / node->issues;
  node->path = path / node->issues;
}

static ent_status list_shifts(ent_change *change, const ent_cell *cells, size_t count, ent_error *err) {
  size_t moved = 0;
  for (size_t i = 0; i < count; i++) moved += change->tracks[i].windows > 1 && fabs(change->tracks[i].after - change->tracks[i].before) > same;
  ranked_shift *list = ent__alloc(moved, sizeof *list);
  change->shifts = ent__alloc(moved, sizeof *change->shifts);
  if (list == NULL || change->shifts == NULL) {
    ent__free(list);
    return ent__nomem(err);
  }
  moved = 0;
  for (size_t i = 0; i < count; i++) {
    const ent__track *track = &change->tracks[i];
    const double size = fabs(track->after - track->before);
    if (track->windows < 2 || !(size > same)) continue;
    const ent_shift item = {change->node_of[cells[i].actor], cells[i].issue, track->first, track->last, track->before, track->after};
    list[moved] = (ranked_shift){item, coarse(size), moved};
    moved++;
  }
  if (moved > 0) qsort(list, moved, sizeof *list, by_size);
  for (size_t i = 0; i < moved; i++) change->shifts[i] = list[i].item;
  change->shift_count = moved;
  ent__free(list);
  return ENT_OK;
}

static ent_issue_shift shift_of(const ent_change *change, ent_issue_id issue) {
  ent_issue_shift shift = {.issue = issue};
  size_t count = 0;
  const uint32_t *column = ent_stances_column(change->stances, issue, &count);
  for (size_t i = 0; i < count; i++) {
    const ent__track *track = &change->tracks[column[i]];
    if (track->windows < 2) continue;
    shift.actors++;
    shift.before += track->before;
    shift.after += track->after;
    shift.size += fabs(track->after - track->before);
  }
  if (shift.actors == 0) return shift;
  shift.before /= shift.actors;
  shift.after /= shift.actors;
  shift.size /= shift.actors;
  return shift;
}

static ent_status list_issues(ent_change *change, ent_error *err) {
  size_t all = 0, count = 0;
  const ent_issue_id *issues = ent_stances_issues(change->stances, &all);
  ranked_issue *list = ent__alloc(all, sizeof *list);
  change->issues = ent__alloc(all, sizeof *change->issues);
  if (list == NULL || change->issues == NULL) {
    ent__free(list);
    return ent__nomem(err);
  }
  for (size_t i = 0; i < all; i++) {
    const ent_issue_shift shift = shift_of(change, issues[i]);
    if (shift.actors > 0) list[count++] = (ranked_issue){shift, coarse(fabs(shift.after - shift.before)), i};
  }
  if (count > 0) qsort(list, count, sizeof *list, by_mean);
  for (size_t i = 0; i < count; i++) change->issues[i] = list[i].item;
  change->issue_count = count;
  ent__free(list);
  return ENT_OK;
}

ent_status ent__change_drift(ent_change *change, ent_error *err) {
  size_t count = 0;
  const ent_cell *cells = ent_stances_cells(change->stances, &count);
  const bool of_actors = ent_windows_get_network_options(change->windows)->between == ENT_BETWEEN_ACTORS;
  for (uint32_t v = 0; v < change->node_count && of_actors; v++) {
    size_t own = 0;
    const ent_cell *row = ent_stances_row(change->stances, change->nodes[v].index, &own);
    if (own > 0) drift_of(&change->nodes[v], change->tracks + (row - cells), own);
  }
  ent_status status = of_actors ? list_shifts(change, cells, count, err) : ENT_OK;
  if (status == ENT_OK) status = list_issues(change, err);
  return status;
}
