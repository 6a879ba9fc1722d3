/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All windows of a network over time, gathered for the formats that hold them together: nodes and
 * ties of each, by the nodes of the study, which is of all time.
 */
#ifndef ENT_EXPORTERS_FORMATS_WINDOWS_TABLE_H
#define ENT_EXPORTERS_FORMATS_WINDOWS_TABLE_H

#include "exporters/formats/view.h"

typedef struct ent__window_node {
  uint32_t window;
  uint32_t node;
  uint32_t cells;
  double activity;
} ent__window_node;

/* Source < target among the nodes of the study. */
typedef struct ent__window_tie {
  uint32_t window;
  ent_tie tie;
} ent__window_tie;

typedef struct ent__window_table {
  ent__view view; /* of all time */
  const ent_windows *windows;
  const ent_window *list;
  size_t count;
  size_t *statements;  /* by window */
  size_t *node_start;  /* count + 1 */
  ent__window_node *nodes;
  size_t node_count;
  size_t node_room;
  size_t *tie_start; /* count + 1 */
  ent__window_tie *ties;
  size_t tie_count;
  size_t tie_room;
  uint32_t *actor_node; /* by actor of the dataset: its node */
  uint32_t *issue_node;
} ent__window_table;

/* Visits all windows. End with ent__window_table_clear in any case. Memory: all ties of all windows. */
ent_status ent__window_table_init(ent__window_table *out, const ent_study *study, const ent_windows *windows,
                                  const ent_export_options *options, ent_error *err);
void ent__window_table_clear(ent__window_table *table);

/* Writes a window's first or last day, YYYY-MM-DD. */
void ent__window_date(char out[ENT_INTERVAL_SIZE], ent_date date);

#endif
