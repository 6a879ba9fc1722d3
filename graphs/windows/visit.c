/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From window to window, each as a network. */
#include <string.h>

#include "engine/base/error.h"
#include "engine/base/mem.h"
#include "graphs/backbone/backbone.h"
#include "graphs/windows/internal.h"

typedef struct visiting {
  const ent_windows *windows;
  ent__window_cells cells;
  ent__window_pairs *pairs; /* NULL where each window is summed afresh */
  ent_network *network;     /* of this window; its arrays are used again */
  uint32_t *place;          /* by node of all time: its number in the window */
} visiting;

static void clear(visiting *v) {
  ent__window_pairs_free(v->pairs);
  ent__window_cells_clear(&v->cells);
  ent_network_free(v->network);
  ent__free(v->place);
}

static ent_status prepare(visiting *v, ent_error *err) {
  const ent_network *nodes = v->windows->nodes;
  ent_status status = ent__window_cells_init(&v->cells, v->windows, err);
  if (status != ENT_OK) return status;
  v->network = ent__zalloc(1, sizeof *v->network);
  v->place = ent__alloc(nodes->node_count, sizeof *v->place);
  if (v->network == NULL || v->place == NULL) return ent__nomem(err);
  v->network->options = nodes->options;
  v->network->nodes = ent__alloc(nodes->node_count, sizeof *v->network->nodes);
  if (v->network->nodes == NULL) return ent__nomem(err);
  if (nodes->options.type != ENT_NETWORK_AFFILIATION && ent__window_pairs_fit(v->windows))
    status = ent__window_pairs_new(&v->pairs, &v->cells, err);
  return status;
}

static ent_status fill_changed(ent__window_cells *cells, ent_error *err) {
  ent_status status = ENT_OK;
  for (size_t i = 0; i < cells->changed_count && status == ENT_OK; i++) status = ent__window_cells_fill(cells, cells->changed[i], err);
  cells->changed_count = 0;
  return status;
}

/* Counts what each node of all time has in this window. */
static void count_cells(ent_node *all, const ent_windows *w, const ent__window_cells *cells) {
  const ent_stances *base = w->base;
  const bool two_mode = w->network.type == ENT_NETWORK_AFFILIATION;
  const ent__pair_table *t = &w->table;
  for (size_t row = 0; row < t->rows && !two_mode; row++)
    for (size_t i = t->row_start[row]; i < t->row_start[row + 1]; i++) {
      const ent_cell *cell = &cells->cells[t->row_cell[i]];
      all[row].activity += cell->amount;
      all[row].cells += cell->level_count > 0;
    }
  for (size_t n = 0; n < w->nodes->node_count && two_mode; n++) {
    size_t count = 0;
    const ent_cell *row = all[n].kind == ENT_NODE_ACTOR ? ent_stances_row(base, all[n].index, &count) : NULL;
    const uint32_t *column = all[n].kind == ENT_NODE_ISSUE ? ent_stances_column(base, all[n].index, &count) : NULL;
    for (size_t i = 0; i < count && (row != NULL || column != NULL); i++) {
      const ent_cell *cell = &cells->cells[row != NULL ? (size_t)(row - base->cells) + i : column[i]];
      all[n].activity += cell->amount;
      all[n].cells += cell->level_count > 0;
    }
  }
}

/* Keeps the nodes that have a cell, and notes the place of each. */
static void place_nodes(visiting *v) {
  const ent_network *from = v->windows->nodes;
  ent_network *to = v->network;
  memcpy(to->nodes, from->nodes, from->node_count * sizeof *to->nodes);
  for (size_t n = 0; n < from->node_count; n++) {
    to->nodes[n].activity = 0;
    to->nodes[n].cells = 0;
  }
  if (v->pairs != NULL) ent__window_pairs_count(v->pairs, to->nodes);
  else count_cells(to->nodes, v->windows, &v->cells);
  to->node_count = to->first_mode = 0;
  for (size_t n = 0; n < from->node_count; n++) {
    v->place[n] = (uint32_t)to->node_count;
    if (to->nodes[n].cells == 0) continue;
    to->nodes[to->node_count++] = to->nodes[n];
    if (n < from->first_mode) to->first_mode = to->node_count;
  }
}

/* The affiliations of a window, ends being nodes of the window. */
static ent_status affiliate(visiting *v, ent_error *err) {
  const ent_windows *w = v->windows;
  const ent_stances *base = w->base;
  ent_network *to = v->network;
  ent_status status = ENT_OK;
  uint32_t *node_of = ent__alloc(base->issue_count, sizeof *node_of);
  if (node_of == NULL) return ent__nomem(err);
  for (size_t n = to->first_mode; n < to->node_count; n++) node_of[base->issue_rank[to->nodes[n].index]] = (uint32_t)n;
  for (size_t n = 0; n < to->first_mode && status == ENT_OK; n++) {
    size_t count = 0;
    const ent_cell *row = ent_stances_row(base, to->nodes[n].index, &count);
    for (size_t i = 0; i < count && status == ENT_OK; i++) {
      const ent_cell *cell = &v->cells.cells[(size_t)(row - base->cells) + i];
      if (cell->level_count == 0) continue;
      const uint32_t issue = node_of[base->issue_rank[cell->issue]];
      double weight = ent__affiliation(cell, w->network.qualifier);
      if (w->network.normalize == ENT_NORMALIZE_ACTIVITY) weight /= to->nodes[n].activity;
      if (w->network.normalize == ENT_NORMALIZE_PROMINENCE) weight /= to->nodes[issue].activity;
      if (weight != 0) status = ent__network_add(to, (ent_tie){(uint32_t)n, issue, weight, cell->count}, err);
    }
  }
  ent__free(node_of);
  return status;
}

static ent_status tie(visiting *v, ent_error *err) {
  ent_network *to = v->network;
  ent_status status = v->pairs != NULL ? ent__window_pairs_ties(v->pairs, to, err) : ent__window_gather(to, &v->cells, err);
  for (size_t i = 0; i < to->tie_count; i++) {
    to->ties[i].source = v->place[to->ties[i].source];
    to->ties[i].target = v->place[to->ties[i].target];
  }
  return status;
}

static ent_status show(visiting *v, const ent_window *window, ent__window_look *look, void *context, ent_error *err) {
  ent_network *to = v->network;
  ent__free(to->incident_start);
  ent__free(to->incident);
  to->incident_start = NULL;
  to->incident = NULL;
  to->tie_count = 0;
  place_nodes(v);
  ent_status status = to->options.type == ENT_NETWORK_AFFILIATION ? affiliate(v, err) : tie(v, err);
  if (status == ENT_OK) status = ent__backbone_apply(to, err);
  if (status == ENT_OK) status = ent__network_index(to, err);
  const ent__window_seen seen = {window, v->cells.kept, to, v->cells.cells, v->windows->base->cell_count};
  return status == ENT_OK ? look(context, &seen, err) : status;
}

/* Of two dates the one that bounds more: the later of two beginnings, the earlier of two ends. */
static ent_date later(ent_date asked, ent_date window, bool beginning) {
  int32_t a[2], b[2];
  if (!ent_interval_days((ent_interval){asked, {0, 0, 0}}, &a[0], &a[1])) return window;
  ent_interval_days((ent_interval){window, {0, 0, 0}}, &b[0], &b[1]);
  return beginning ? (a[0] > b[0] ? asked : window) : (a[1] < b[1] ? asked : window);
}

/*
 * Whether a member inherits from its bloc on an issue, or a tie is more than chance, hangs on all that
 * is said in the window, and each window is worked out as if there were no other.
 */
static ent_status visit_alone(const ent_windows *w, const ent_window *window, ent__window_look *look, void *context, ent_error *err) {
  ent_stance_options options = w->stances;
  ent_stances *stances = NULL;
  ent_network *network = NULL;
  options.filter.from = later(w->stances.filter.from, window->from, true);
  options.filter.to = later(w->stances.filter.to, window->to, false);
  ent_status status = ent_stances_new(&stances, w->dataset, &options, err);
  if (status == ENT_OK) status = ent_network_new(&network, stances, &w->network, err);
  if (status == ENT_OK) {
    ent__window_seen seen = {window, ent_stances_kept(stances), network, NULL, 0};
    seen.cells = ent_stances_cells(stances, &seen.cell_count);
    status = look(context, &seen, err);
  }
  ent_network_free(network);
  ent_stances_free(stances);
  return status;
}

ent_status ent__windows_look(const ent_windows *w, size_t first, size_t count, ent__window_look *look, void *context, ent_error *err) {
  ent_status status = ENT_OK;
  if (first > w->count || count > w->count - first) return ent__fail(err, ENT_E_USAGE, "there are %zu windows, not as many as asked for", w->count);
  if (w->stances.membership == ENT_MEMBERSHIP_INHERIT || w->network.backbone == ENT_BACKBONE_BICM) {
    for (size_t i = first; i < first + count && status == ENT_OK; i++) status = visit_alone(w, &w->list[i], look, context, err);
    return status;
  }
  visiting v = {.windows = w};
  status = prepare(&v, err);
  for (size_t i = first; i < first + count && status == ENT_OK; i++) {
    ent__window_cells_move(&v.cells, &w->list[i]);
    status = v.pairs != NULL ? ent__window_pairs_update(v.pairs, err) : fill_changed(&v.cells, err);
    if (status == ENT_OK) status = show(&v, &w->list[i], look, context, err);
  }
  clear(&v);
  return status;
}

typedef struct visitor {
  ent_window_visit *visit;
  void *context;
} visitor;

static ent_status hand_on(void *context, const ent__window_seen *seen, ent_error *err) {
  const visitor *v = context;
  return v->visit(v->context, seen->window, seen->statements, seen->network, err);
}

ent_status ent_windows_visit(const ent_windows *w, size_t first, size_t count, ent_window_visit *visit, void *context, ent_error *err) {
  visitor v = {visit, context};
  return ent__windows_look(w, first, count, hand_on, &v, err);
}
