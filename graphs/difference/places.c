/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which coalition carries which on, and whose place is another. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/coalitions/agreement.h"
#include "graphs/coalitions/matching.h"
#include "graphs/difference/internal.h"

/* A node in either network, by its id. */
typedef struct entry {
  const char *id;
  uint32_t before; /* nodes, ENT_NONE where it is none */
  uint32_t after;
  uint32_t from; /* coalitions */
  uint32_t to;
} entry;

typedef struct work {
  entry *at; /* by id */
  size_t count;
  uint32_t *from; /* coalitions of those that are nodes both times */
  uint32_t *to;
  uint32_t *match; /* by coalition after: the one before that it carries on */
  uint32_t common;
} work;

static int by_id(const void *left, const void *right) {
  const entry *a = left;
  const entry *b = right;
  return strcmp(a->id, b->id);
}

static void take(work *w, const ent_study *study, bool before) {
  size_t count = 0;
  size_t members = 0;
  const ent_node *nodes = ent_network_nodes(ent_study_network(study), &count);
  const ent_member *at = ent_coalitions_members(ent_study_coalitions(study), &members);
  for (uint32_t i = 0; i < count; i++)
    w->at[w->count++] = (entry){nodes[i].id, before ? i : ENT_NONE, before ? ENT_NONE : i, before ? at[i].coalition : ENT_NONE, before ? ENT_NONE : at[i].coalition};
}

/* Makes one entry of the two of a node that is there both times. */
static void merge(work *w) {
  size_t used = 0;
  qsort(w->at, w->count, sizeof *w->at, by_id);
  for (size_t i = 0; i < w->count; i++) {
    if (used > 0 && strcmp(w->at[used - 1].id, w->at[i].id) == 0) {
      entry *one = &w->at[used - 1];
      const entry *other = &w->at[i];
      const bool old = other->before != ENT_NONE;
      *one = (entry){one->id, old ? other->before : one->before, old ? one->after : other->after, old ? other->from : one->from, old ? one->to : other->to};
    } else {
      w->at[used++] = w->at[i];
    }
  }
  w->count = used;
  for (size_t i = 0; i < used; i++) {
    if (w->at[i].before == ENT_NONE || w->at[i].after == ENT_NONE) continue;
    w->from[w->common] = w->at[i].from;
    w->to[w->common++] = w->at[i].to;
  }
}

static ent_status make_room(work *w, const ent_study *before, const ent_study *after, ent_error *err) {
  size_t a = 0;
  size_t b = 0;
  size_t groups = 0;
  ent_network_nodes(ent_study_network(before), &a);
  ent_network_nodes(ent_study_network(after), &b);
  ent_coalitions_list(ent_study_coalitions(after), &groups);
  w->at = ent__alloc(a + b + 1, sizeof *w->at);
  w->from = ent__alloc(a + b + 1, sizeof *w->from);
  w->to = ent__alloc(a + b + 1, sizeof *w->to);
  w->match = ent__alloc(groups + 1, sizeof *w->match);
  return w->at == NULL || w->from == NULL || w->to == NULL || w->match == NULL ? ent__nomem(err) : ENT_OK;
}

/* What coalitions of either side have in common, by coalition. */
typedef struct tally {
  uint32_t *before; /* nodes that are there both times */
  uint32_t *after;
  uint32_t *common; /* by coalition after, with the one that it carries on */
  uint32_t *heir;   /* by coalition before; ENT_NONE */
} tally;

static void count_up(tally *out, const work *w, size_t before, size_t after) {
  for (size_t c = 0; c < before; c++) out->heir[c] = ENT_NONE;
  for (uint32_t c = 0; c < after; c++)
    if (w->match[c] != ENT_NONE) out->heir[w->match[c]] = c;
  for (uint32_t i = 0; i < w->common; i++) {
    const uint32_t from = w->from[i];
    const uint32_t to = w->to[i];
    if (from != ENT_NONE) out->before[from]++;
    if (to != ENT_NONE) out->after[to]++;
    if (to != ENT_NONE && from != ENT_NONE && w->match[to] == from) out->common[to]++;
  }
}

static void list_pairs(ent_difference *difference, const work *w, const tally *of, const ent_coalition *old, size_t before, const ent_coalition *new, size_t after) {
  for (uint32_t c = 0; c < before; c++) {
    const uint32_t heir = of->heir[c];
    if (heir == ENT_NONE && old[c].size < 2) continue;
    ent_coalition_difference *out = &difference->coalitions[difference->coalition_count++];
    *out = (ent_coalition_difference){c, heir, 0, NAN};
    if (heir == ENT_NONE) continue;
    out->common = of->common[heir];
    out->jaccard = (double)out->common / (double)(of->before[c] + of->after[heir] - out->common);
  }
  for (uint32_t c = 0; c < after; c++)
    if (w->match[c] == ENT_NONE && new[c].size > 1) difference->coalitions[difference->coalition_count++] = (ent_coalition_difference){ENT_NONE, c, 0, NAN};
}

static ent_status pair(ent_difference *difference, const work *w, ent_error *err) {
  size_t before = 0;
  size_t after = 0;
  const ent_coalition *old = ent_coalitions_list(ent_study_coalitions(difference->before), &before);
  const ent_coalition *new = ent_coalitions_list(ent_study_coalitions(difference->after), &after);
  tally of = {ent__zalloc(before + 1, sizeof(uint32_t)), ent__zalloc(after + 1, sizeof(uint32_t)), ent__zalloc(after + 1, sizeof(uint32_t)), ent__zalloc(before + 1, sizeof(uint32_t))};
  difference->coalitions = ent__alloc(before + after + 1, sizeof *difference->coalitions);
  const bool failed = of.before == NULL || of.after == NULL || of.common == NULL || of.heir == NULL || difference->coalitions == NULL;
  if (!failed) {
    count_up(&of, w, before, after);
    list_pairs(difference, w, &of, old, before, new, after);
  }
  ent__free(of.before);
  ent__free(of.after);
  ent__free(of.common);
  ent__free(of.heir);
  return failed ? ent__nomem(err) : ENT_OK;
}

/* Returns whether an entry's place is another, and how. */
static bool place_of(ent_place_difference_kind *out, const work *w, const entry *one) {
  if (one->before == ENT_NONE) *out = ENT_PLACE_ENTERED;
  else if (one->after == ENT_NONE) *out = ENT_PLACE_GONE;
  else if (one->from == ENT_NONE && one->to != ENT_NONE) *out = ENT_PLACE_JOINED;
  else if (one->from != ENT_NONE && one->to == ENT_NONE) *out = ENT_PLACE_LEFT;
  else if (one->from != ENT_NONE && w->match[one->to] != one->from) *out = ENT_PLACE_MOVED;
  else return false;
  return true;
}

static ent_status list_places(ent_difference *difference, const work *w, ent_error *err) {
  difference->places = ent__alloc(w->count + 1, sizeof *difference->places);
  if (difference->places == NULL) return ent__nomem(err);
  for (int kind = ENT_PLACE_MOVED; kind <= ENT_PLACE_GONE; kind++) {
    for (size_t i = 0; i < w->count; i++) {
      const entry *one = &w->at[i];
      ent_place_difference_kind found;
      if (!place_of(&found, w, one) || (int)found != kind) continue;
      difference->places[difference->place_count++] = (ent_place_difference){found, one->before, one->after, one->from, one->to};
      difference->partition.moved += found == ENT_PLACE_MOVED;
    }
  }
  return ENT_OK;
}

ent_status ent__difference_places(ent_difference *difference, ent_error *err) {
  work w = {NULL, 0, NULL, NULL, NULL, 0};
  size_t before = 0;
  size_t after = 0;
  ent__agreement agreement = {0, NAN, NAN};
  ent_coalitions_list(ent_study_coalitions(difference->before), &before);
  ent_coalitions_list(ent_study_coalitions(difference->after), &after);
  ent_status status = make_room(&w, difference->before, difference->after, err);
  if (status != ENT_OK) goto fail;
  take(&w, difference->before, true);
  take(&w, difference->after, false);
  merge(&w);
  const ent__pairing pairing = {w.from, w.to, w.common, (uint32_t)before, (uint32_t)after};
  status = ent__partition_match(w.match, &pairing, err);
  if (status == ENT_OK) status = ent__agreement_of(&agreement, w.from, w.to, w.common, err);
  difference->partition = (ent_partition_difference){agreement.nodes, 0, agreement.rand, agreement.variation};
  if (status == ENT_OK) status = pair(difference, &w, err);
  if (status == ENT_OK) status = list_places(difference, &w, err);
fail:
  ent__free(w.at);
  ent__free(w.from);
  ent__free(w.to);
  ent__free(w.match);
  return status;
}
