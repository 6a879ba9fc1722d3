/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is taken from each window as it goes by. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/change/internal.h"

typedef struct looking {
  ent_change *change;
  uint32_t before; /* the window with coalitions before this one, ENT_NONE for none */
} looking;

static int by_ends(const void *p, const void *q) {
  const ent__change_tie *x = p, *y = q;
  if (x->a != y->a) return x->a < y->a ? -1 : 1;
  return x->b < y->b ? -1 : x->b > y->b;
}

static ent_status take_ties(ent_change *change, uint32_t w, const ent_network *network, ent_error *err) {
  ent__pair_list *list = &change->ties[w];
  size_t nodes = 0, ties = 0;
  const ent_node *node = ent_network_nodes(network, &nodes);
  const ent_tie *tie = ent_network_ties(network, &ties);
  bool sorted = true;
  list->at = ent__alloc(ties, sizeof *list->at);
  if (list->at == NULL) return ent__nomem(err);
  for (size_t i = 0; i < ties; i++) {
    const uint32_t a = change->node_of[node[tie[i].source].index], b = change->node_of[node[tie[i].target].index];
    list->at[i] = (ent__change_tie){a < b ? a : b, a < b ? b : a, tie[i].weight};
    sorted = sorted && (i == 0 || by_ends(&list->at[i - 1], &list->at[i]) < 0);
  }
  if (!sorted) qsort(list->at, ties, sizeof *list->at, by_ends);
  list->count = ties;
  return ENT_OK;
}

static void forget_ties(ent_change *change, uint32_t w) {
  ent__free(change->ties[w].at);
  change->ties[w] = (ent__pair_list){NULL, 0};
}

/* Writes each node's coalition; coalitions come by falling size, so that those of one are last. */
static ent_status take_coalitions(ent_change *change, uint32_t w, const ent_network *network, ent_error *err) {
  ent__frame *frame = &change->frames[w];
  ent_change_window *window = &change->list[w];
  ent_coalitions *coalitions = NULL;
  size_t count = 0, nodes = 0;
  ent_status status = ent_coalitions_new(&coalitions, network, &change->options, err);
  if (status != ENT_OK) return status;
  const ent_coalition *list = ent_coalitions_list(coalitions, &count);
  const ent_member *members = ent_coalitions_members(coalitions, &nodes);
  const ent_node *node = ent_network_nodes(network, &nodes);
  frame->camps = (uint32_t)count;
  while (frame->groups < count && list[frame->groups].size > 1) window->together += list[frame->groups++].size;
  frame->typical = ent__alloc(frame->groups, sizeof *frame->typical);
  frame->lineage = ent__alloc(frame->groups, sizeof *frame->lineage);
  frame->size = ent__alloc(frame->groups, sizeof *frame->size);
  if (frame->typical == NULL || frame->lineage == NULL || frame->size == NULL) {
    status = ent__nomem(err);
    goto fail;
  }
  for (uint32_t c = 0; c < frame->groups; c++) {
    frame->typical[c] = change->node_of[node[list[c].typical].index];
    frame->lineage[c] = ENT_NONE;
    frame->size[c] = list[c].size;
  }
  for (size_t v = 0; v < nodes; v++) {
    const uint32_t c = members[v].coalition;
    frame->camp[change->node_of[node[v].index]] = c == ENT_NONE ? ENT__UNALIGNED : c;
    window->unaligned += c == ENT_NONE;
  }
  window->nodes = (uint32_t)nodes;
  window->coalitions = frame->groups;
  window->alone = frame->camps - frame->groups;
fail:
  ent_coalitions_free(coalitions);
  return status;
}

static void extend(ent__track *track, uint32_t w, double position) {
  if (track->windows++ == 0) {
    track->first = w;
    track->before = position;
  } else {
    track->path += fabs(position - track->after);
  }
  track->last = w;
  track->after = position;
}

/* Cells of a window mostly lie where those of all time do. */
static void take_positions(ent_change *change, uint32_t w, const ent__window_seen *seen) {
  size_t count = 0;
  const ent_cell *all = ent_stances_cells(change->stances, &count);
  for (size_t i = 0; i < seen->cell_count; i++) {
    const ent_cell *cell = &seen->cells[i];
    if (cell->level_count == 0) continue;
    const bool here = i < count && all[i].actor == cell->actor && all[i].issue == cell->issue;
    const ent_cell *at = here ? &all[i] : ent_stances_find(change->stances, cell->actor, cell->issue);
    if (at != NULL) extend(&change->tracks[at - all], w, cell->mean);
  }
}

static void add_step(looking *l, uint32_t w) {
  ent_change *change = l->change;
  if (!ent__change_counts(change, w)) return;
  if (l->before != ENT_NONE) {
    const uint32_t b = l->before;
    const double network = ent__tie_distance(&change->ties[b], &change->ties[w], change->frames[b].camp, change->frames[w].camp);
    change->steps[change->step_count++] = (ent_change_step){.from = b, .to = w, .variation = NAN, .rand = NAN, .network = network};
    if (!change->apart[b]) forget_ties(change, b);
  }
  l->before = w;
}

static ent_status look(void *context, const ent__window_seen *seen, ent_error *err) {
  looking *l = context;
  ent_change *change = l->change;
  size_t windows = 0, ties = 0;
  const uint32_t w = (uint32_t)(seen->window - ent_windows_list(change->windows, &windows));
  ent__frame *frame = &change->frames[w];
  ent_network_ties(seen->network, &ties);
  change->list[w].window = *seen->window;
  change->list[w].statements = seen->statements;
  change->list[w].ties = (uint32_t)ties;
  frame->camp = ent__alloc(change->node_count, sizeof *frame->camp);
  if (frame->camp == NULL) return ent__nomem(err);
  for (uint32_t v = 0; v < change->node_count; v++) frame->camp[v] = ENT_NONE;
  ent_status status = take_coalitions(change, w, seen->network, err);
  if (status == ENT_OK && ent__change_counts(change, w)) status = take_ties(change, w, seen->network, err);
  if (status != ENT_OK) return status;
  take_positions(change, w, seen);
  add_step(l, w);
  return ENT_OK;
}

ent_status ent__change_look(ent_change *change, ent_error *err) {
  looking l = {change, ENT_NONE};
  const size_t steps = change->window_count;
  change->steps = ent__alloc(steps, sizeof *change->steps);
  return change->steps == NULL ? ent__nomem(err) : ent__windows_look(change->windows, 0, change->window_count, look, &l, err);
}
