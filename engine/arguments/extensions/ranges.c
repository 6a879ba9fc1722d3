/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Extensions with the greatest range: what they hold or attack. The range of a set that the solver
 * gives is grown; then what stays within a range is excluded (Dvořák, Järvisalo, Wallner & Woltran
 * 2014). Within a piece, for ranges of pieces do not touch.
 */
#include <string.h>

#include "engine/arguments/extensions/search.h"
#include "engine/base/error.h"
#include "engine/base/mem.h"

/* Reads a model and works its range out, which the model's own variables may fall short of. */
static void read_range(ent__seek *search) {
  const ent__graph *g = &search->region->graph;
  ent__seek_read(search);
  memcpy(search->range, search->set, search->nodes * sizeof *search->range);
  for (uint32_t v = 0; v < search->nodes; v++)
    for (uint32_t k = g->target_start[v]; search->set[v] && k < g->target_start[v + 1]; k++) search->range[g->targets[k]] = true;
}

static void assume_range(ent__seek *search, const bool *range) {
  for (uint32_t v = 0; v < search->nodes; v++)
    if (range[v]) ent__sat_assume(search->sat, ent__covered(search, v));
}

/* Looks for a set, satisfying the literal, with a range beyond search->range; that of the set found takes its place. */
static ent_status widen(ent__seek *search, int literal, bool *wider, ent_error *err) {
  assume_range(search, search->range);
  if (literal != 0) ent__sat_assume(search->sat, literal);
  for (uint32_t v = 0; v < search->nodes; v++)
    if (!search->range[v]) ent__sat_constrain(search->sat, ent__covered(search, v));
  ent__sat_constrain(search->sat, 0);
  const ent_status status = ent__sat_solve(search->sat, wider, err);
  if (status == ENT_OK && *wider) read_range(search);
  return status;
}

static ent_status widen_fully(ent__seek *search, int literal, ent_error *err) {
  bool wider = true;
  ent_status status = ENT_OK;
  while (wider && status == ENT_OK) status = widen(search, literal, &wider, err);
  return status;
}

/* Excludes what has no more than a range, as long as `act` is assumed; 0: for good. */
static void exclude_range(ent__seek *search, const bool *range, int act) {
  if (act != 0) ent__sat_add(search->sat, -act);
  for (uint32_t v = 0; v < search->nodes; v++)
    if (!range[v]) ent__sat_add(search->sat, ent__covered(search, v));
  ent__sat_add(search->sat, 0);
}

/* Keeps a greatest range for later questions. */
static ent_status keep_range(ent__seek *search, ent_error *err) {
  void *at = search->ranges;
  bool *copy = ent__alloc(search->nodes, sizeof *copy);
  if (copy == NULL || ent__grow(&at, &search->range_room, search->range_count + 1, sizeof *search->ranges) != 0) {
    ent__free(copy);
    return ent__nomem(err);
  }
  memcpy(copy, search->range, search->nodes * sizeof *copy);
  search->ranges = at;
  search->ranges[search->range_count++] = copy;
  return ENT_OK;
}

/* Finds the next in an enumeration: of the range at hand, else of a new one. */
static ent_status find_next(ent__seek *search, bool *found, ent_error *err) {
  ent_status status = ENT_OK;
  if (search->in_range) {
    assume_range(search, search->range);
    status = ent__sat_solve(search->sat, found, err);
    if (status != ENT_OK) return status;
    if (*found) {
      ent__seek_read(search);
      return ENT_OK;
    }
    exclude_range(search, search->range, 0);
    search->in_range = false;
  }
  status = ent__sat_solve(search->sat, found, err);
  if (status != ENT_OK || !*found) return status;
  read_range(search);
  status = widen_fully(search, 0, err);
  search->in_range = true;
  return status;
}

/* Looks among the ranges that are known. */
static ent_status find_known(ent__seek *search, int literal, bool *found, ent_error *err) {
  ent_status status = ENT_OK;
  *found = false;
  for (size_t i = 0; i < search->range_count && status == ENT_OK && !*found; i++) {
    assume_range(search, search->ranges[i]);
    ent__sat_assume(search->sat, literal);
    status = ent__sat_solve(search->sat, found, err);
  }
  if (status == ENT_OK && *found) read_range(search);
  return status;
}

/*
 * Looks for one with a literal in a new range. A range that is greatest among those of sets with
 * the literal is tried for growth without it: where it grows, no set with the literal has what it
 * grows to, and that range is excluded.
 */
static ent_status find_new(ent__seek *search, int literal, int act, bool *found, ent_error *err) {
  ent_status status = ENT_OK;
  bool wider = true;
  for (size_t i = 0; i < search->range_count; i++) exclude_range(search, search->ranges[i], act);
  while (wider && status == ENT_OK) {
    ent__sat_assume(search->sat, act);
    ent__sat_assume(search->sat, literal);
    status = ent__sat_solve(search->sat, found, err);
    if (status != ENT_OK || !*found) break;
    read_range(search);
    status = widen_fully(search, literal, err);
    if (status != ENT_OK) break;
    bool *set = ent__alloc(search->nodes, sizeof *set);
    if (set == NULL) return ent__nomem(err);
    memcpy(set, search->set, search->nodes * sizeof *set);
    status = widen(search, 0, &wider, err);
    if (status == ENT_OK && wider) status = widen_fully(search, 0, err);
    if (status == ENT_OK && wider) exclude_range(search, search->range, act);
    if (!wider) memcpy(search->set, set, search->nodes * sizeof *set);
    ent__free(set);
    if (status == ENT_OK) status = keep_range(search, err);
  }
  return status;
}

ent_status ent__find_range(ent__seek *search, int literal, bool *found, ent_error *err) {
  if (literal == 0) return find_next(search, found, err);
  ent_status status = find_known(search, literal, found, err);
  if (status != ENT_OK || *found) return status;
  const int act = ent__fresh(search);
  status = find_new(search, literal, act, found, err);
  if (status == ENT_OK) ent__sat_clause(search->sat, -act, 0, 0);
  return status;
}
