/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files of this folder share. change.c leads; look.c takes from each window its coalitions,
 * ties and positions; lineages.c follows the coalitions; steps.c and points.c compare
 * windows; drift.c the positions.
 */
#ifndef ENT_GRAPHS_CHANGE_INTERNAL_H
#define ENT_GRAPHS_CHANGE_INTERNAL_H

#include <entente/change.h>

#include "graphs/windows/internal.h"

/* In `camp` of a window: a node with a stance and no tie. ENT_NONE is one without a stance. */
#define ENT__UNALIGNED (ENT_NONE - 1)

/* Each use of random numbers has its own stream; + number of the segment. */
#define ENT__STREAM_CHANGE ((uint64_t)0xC0A16E << 40)

/* What a window leaves behind: of each node its coalition. */
typedef struct ent__frame {
  uint32_t *camp;    /* by node: coalition, ENT__UNALIGNED or ENT_NONE */
  uint32_t *typical; /* by coalition of two or more: its typical member */
  uint32_t *lineage; /* by the same: see lineages.c */
  uint32_t *size;    /* by the same: its members */
  uint32_t camps;    /* all, those of one included */
  uint32_t groups;   /* those of two or more, which come first */
} ent__frame;

/* Ties by nodes of all time, a < b, sorted. */
typedef struct ent__change_tie {
  uint32_t a;
  uint32_t b;
  double weight;
} ent__change_tie;

typedef struct ent__pair_list {
  ent__change_tie *at;
  size_t count;
} ent__pair_list;

/* What an actor has said on an issue, window by window. */
typedef struct ent__track {
  uint32_t windows;
  uint32_t first;
  uint32_t last;
  double before;
  double after;
  double path;
} ent__track;

struct ent_change {
  ent_windows *windows;
  ent_stances *stances; /* of all time, in whose canonical order nodes and issues are */
  ent_coalition_options options;
  bool chosen;
  uint32_t *node_of; /* by actor or issue of the dataset */
  ent_change_node *nodes;
  uint32_t node_count;
  ent_change_window *list;
  ent__frame *frames;
  uint32_t window_count;
  ent__pair_list *ties; /* by window; only where it is yet needed */
  bool *apart;          /* by window: one of those, from the first on, that do not overlap */
  ent__track *tracks;   /* by cell of `stances`; gone once the drift is known */
  ent_lineage *lineages;
  size_t lineage_count;
  size_t lineage_room;
  ent_event *events;
  size_t event_count;
  size_t event_room;
  ent_move *moves;
  size_t move_count;
  size_t move_room;
  ent_change_step *steps;
  size_t step_count;
  ent_change_point *points;
  size_t point_count;
  size_t tested;
  ent_shift *shifts;
  size_t shift_count;
  ent_issue_shift *issues;
  size_t issue_count;
};

/* Lays the windows; chooses their length where the options have none. */
ent_status ent__change_lay(ent_windows **out, const ent_dataset *dataset, const ent_stance_options *stances, const ent_network_options *network,
                           const ent_window_options *options, ent_error *err);

/* Visits all windows: fills list, frames, tracks, the ties that are needed, and the network distances of the steps. */
ent_status ent__change_look(ent_change *change, ent_error *err);

/* Follows the coalitions: fills lineages, events, moves and what nodes have of them. O(windows · (nodes log nodes + matching)). */
ent_status ent__change_follow(ent_change *change, ent_error *err);

/* Fills variation, rand and moved of the steps. */
ent_status ent__change_compare(ent_change *change, ent_error *err);

/* Finds points of change. O(windows² · ties + permutations · windows²), of the windows that do not overlap. */
ent_status ent__change_find_points(ent_change *change, ent_error *err);

/* Fills shifts, issues and what nodes have of drift. */
ent_status ent__change_drift(ent_change *change, ent_error *err);

/* Returns whether a window has a coalition of two or more. */
static inline bool ent__change_counts(const ent_change *change, uint32_t window) { return change->frames[window].groups > 0; }

/* Returns the distance of two lists of ties over the nodes that are there in both; NaN without a tie. */
double ent__tie_distance(const ent__pair_list *x, const ent__pair_list *y, const uint32_t *in_x, const uint32_t *in_y);

/*
 * Points of change in a sequence of `count` items with the distances between them, count × count, NaN
 * where there is none. Writes up to `count` places where a new stretch begins, sorted, with statistic
 * and p-value. See points.c.
 */
typedef struct ent__break {
  uint32_t at;
  double statistic;
  double p;
} ent__break;

ent_status ent__find_breaks(ent__break *out, size_t *found, const double *distance, uint32_t count, uint64_t seed, ent_error *err);

#endif
