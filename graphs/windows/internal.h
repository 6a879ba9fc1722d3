/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inside of networks over time. windows.c lays the windows, cells.c moves the cells from one to
 * the next, pairs.c keeps the ties up by what changes, gather.c sums them afresh, visit.c leads.
 */
#ifndef ENT_GRAPHS_WINDOWS_INTERNAL_H
#define ENT_GRAPHS_WINDOWS_INTERNAL_H

#include <entente/windows.h>

#include "engine/stances/stances_internal.h"
#include "graphs/network_struct.h"
#include "graphs/pair_sums.h"
#include "graphs/pair_table.h"

struct ent_windows {
  const ent_dataset *dataset;
  ent_stance_options stances;
  ent_network_options network;
  ent_window_options options;
  ent_stances *base;      /* all that passes the filter: duplicates, and every position */
  ent_network *nodes;     /* of all time, without ties */
  ent__pair_table table;  /* of a one-mode network: where the cells stand; its amounts mean nothing */
  size_t *cell_entries;   /* cells + 1: where each cell's entries begin */
  int32_t *first;         /* by entry: its first day, INT32_MAX without a date */
  int32_t *last;
  uint32_t *entry_cell;   /* by entry */
  uint32_t *by_first;     /* dated entries by rising first day, and by rising last day */
  uint32_t *by_last;
  size_t dated;
  size_t undated;
  size_t between;         /* dated, but in no window */
  ent_window *list;
  size_t count;
};

/* What a window holds, and what changed since the one before. */
typedef struct ent__window_cells {
  const ent_windows *windows;
  const ent_window *window;
  size_t entered;      /* of by_first */
  size_t left;         /* of by_last */
  uint8_t *active;     /* by entry */
  uint32_t *present;           /* by cell: how many of its entries are in the window */
  ent_cell *cells;     /* as of this window; level_count 0: none */
  ent_level *levels;   /* by entry */
  ent_statement_id *statements;
  uint32_t *changed;   /* cells that hold other entries than before, or count otherwise */
  size_t changed_count;
  uint8_t *is_changed; /* by cell */
  ent__entry *picked;  /* scratch: active entries of one cell, and what each counts */
  double *factors;
  size_t picked_room;
  ent__dropping dropping;
  size_t kept;         /* statements that count */
} ent__window_cells;

ent_status ent__window_cells_init(ent__window_cells *out, const ent_windows *windows, ent_error *err);
void ent__window_cells_clear(ent__window_cells *cells);
/* Goes to a window, not before the present one: lists the cells that change, which stay as they were. */
void ent__window_cells_move(ent__window_cells *cells, const ent_window *window);
/* Brings a changed cell up to date. */
ent_status ent__window_cells_fill(ent__window_cells *cells, uint32_t cell, ent_error *err);

/* Returns how much a statement counts whose days are first..last. */
double ent__kernel_factor(const ent_windows *windows, const ent_window *window, int32_t first, int32_t last);
/* Whether all in a window count alike. */
bool ent__kernel_is_flat(ent_kernel kernel);

/*
 * The pairs of rows of a one-mode network, kept up by adding and taking off (pairs.c): where all
 * count alike and the type is not excess.
 */
typedef struct ent__window_pairs ent__window_pairs;

bool ent__window_pairs_fit(const ent_windows *windows);
ent_status ent__window_pairs_new(ent__window_pairs **out, ent__window_cells *cells, ent_error *err);
void ent__window_pairs_free(ent__window_pairs *pairs);
/* Brings all changed cells and the ties of their rows up to date. */
ent_status ent__window_pairs_update(ent__window_pairs *pairs, ent_error *err);
/* Says what each row of the table has in the window. */
void ent__window_pairs_count(const ent__window_pairs *pairs, ent_node *nodes);
/* Appends the ties of the window by rows; ends are rows of the table. */
ent_status ent__window_pairs_ties(const ent__window_pairs *pairs, ent_network *to, ent_error *err);

/* Sums the ties of a window from its cells, all brought up to date. O(Σ_j c_j²). */
ent_status ent__window_gather(ent_network *to, const ent__window_cells *cells, ent_error *err);

/* A window as ent_windows_visit shows it, with its cells; one whose level_count is 0 is not there. */
typedef struct ent__window_seen {
  const ent_window *window;
  size_t statements;
  const ent_network *network;
  const ent_cell *cells;
  size_t cell_count;
} ent__window_seen;

typedef ent_status ent__window_look(void *context, const ent__window_seen *seen, ent_error *err);

/* The same as ent_windows_visit, cells included. */
ent_status ent__windows_look(const ent_windows *windows, size_t first, size_t count, ent__window_look *look, void *context,
                             ent_error *err);

#endif
