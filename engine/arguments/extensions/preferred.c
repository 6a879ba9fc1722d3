/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Preferred extensions (Dung 1995): the greatest complete ones, found by growth of one that the
 * solver gives (Cerutti, Dunne, Giacomin & Vallati 2014); without a given node by excluding what
 * grows to hold it after all (Dvořák, Järvisalo, Wallner & Woltran 2014).
 */
#include "engine/arguments/extensions/search.h"

static void assume_set(ent__seek *search) {
  for (uint32_t v = 0; v < search->nodes; v++)
    if (search->set[v]) ent__sat_assume(search->sat, ent__in(v));
}

/* Grows the set as far as it goes while the literal holds. */
static ent_status grow(ent__seek *search, int literal, ent_error *err) {
  bool more = true;
  ent_status status = ENT_OK;
  while (more && status == ENT_OK) {
    assume_set(search);
    if (literal != 0) ent__sat_assume(search->sat, literal);
    for (uint32_t v = 0; v < search->nodes; v++)
      if (!search->set[v]) ent__sat_constrain(search->sat, ent__in(v));
    ent__sat_constrain(search->sat, 0);
    status = ent__sat_solve(search->sat, &more, err);
    if (status == ENT_OK && more) ent__seek_read(search);
  }
  return status;
}

/* Excludes what lies within the set, as long as `act` is assumed; 0: for good. */
static void exclude_within(ent__seek *search, int act) {
  if (act != 0) ent__sat_add(search->sat, -act);
  for (uint32_t v = 0; v < search->nodes; v++)
    if (!search->set[v]) ent__sat_add(search->sat, ent__in(v));
  ent__sat_add(search->sat, 0);
}

/* Finds one without a node: greatest among those without it, and not to be had with it. */
static ent_status find_without(ent__seek *search, int literal, bool *found, ent_error *err) {
  const int act = ent__fresh(search);
  ent_status status = ENT_OK;
  bool grows = true;
  *found = true;
  while (grows && status == ENT_OK) {
    ent__sat_assume(search->sat, act);
    ent__sat_assume(search->sat, literal);
    status = ent__sat_solve(search->sat, found, err);
    if (status != ENT_OK || !*found) break;
    ent__seek_read(search);
    status = grow(search, literal, err);
    if (status != ENT_OK) break;
    assume_set(search);
    ent__sat_assume(search->sat, -literal);
    status = ent__sat_solve(search->sat, &grows, err);
    if (status != ENT_OK || !grows) break;
    ent__seek_read(search);
    status = grow(search, 0, err);
    exclude_within(search, act);
  }
  if (status == ENT_OK) ent__sat_clause(search->sat, -act, 0, 0);
  return status;
}

static ent_status find(ent__seek *search, int literal, bool *found, ent_error *err) {
  if (literal < 0) return find_without(search, literal, found, err);
  if (literal > 0) ent__sat_assume(search->sat, literal);
  ent_status status = ent__sat_solve(search->sat, found, err);
  if (status != ENT_OK || !*found) return status;
  ent__seek_read(search);
  return grow(search, 0, err);
}

static void exclude(ent__seek *search) { exclude_within(search, 0); }

const ent__method ent__method_preferred = {ENT__SCOPE_RESIDUAL, false, ent__encode_complete, find, exclude};
