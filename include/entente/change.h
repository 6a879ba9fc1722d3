/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How coalitions change from window to window: which carries on which, who moved, when the whole
 * changed, and whose positions drifted. docs/change.md defines each measure.
 */
#ifndef ENTENTE_CHANGE_H
#define ENTENTE_CHANGE_H

#include <entente/coalitions.h>
#include <entente/windows.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * The rules, as numbers. A coalition carries a lineage on where the two have at least
 * ENT_CHANGE_OVERLAP actors in common and these are at least ENT_CHANGE_MATCH of all that are in
 * either, counted over the actors known to both. ENT_CHANGE_SHARE of its actors make a split or a merge.
 * A point of change has a p-value of at most ENT_CHANGE_LEVEL over ENT_CHANGE_PERMUTATIONS permutations.
 */
#define ENT_CHANGE_OVERLAP 2
#define ENT_CHANGE_MATCH 0.3
#define ENT_CHANGE_SHARE 0.5
#define ENT_CHANGE_LEVEL 0.05
#define ENT_CHANGE_PERMUTATIONS 999

/* Where a node is in a window. */
typedef enum ent_standing {
  ENT_STANDING_ABSENT,    /* it has no stance there */
  ENT_STANDING_UNALIGNED, /* it has no tie there */
  ENT_STANDING_ALONE,     /* a coalition of one */
  ENT_STANDING_TOGETHER   /* in a coalition of two or more, which belongs to a lineage */
} ent_standing;

typedef struct ent_window_place {
  ent_standing standing;
  uint32_t lineage; /* ENT_NONE unless together */
} ent_window_place;

/* What a window holds. It is compared with others where it has a coalition of two or more. */
typedef struct ent_change_window {
  ent_window window;
  size_t statements;
  uint32_t nodes;      /* with a stance */
  uint32_t ties;
  uint32_t coalitions; /* of two or more */
  uint32_t together;   /* nodes in these */
  uint32_t alone;
  uint32_t unaligned;
} ent_change_window;

/*
 * An actor (or issue) and how it went. Drift is over the issues on which it has a cell in two windows
 * or more, in units of position: `net` the mean of |last - first|, `path` that of the sum of all steps;
 * net <= path <= 2 · (windows - 1). NaN where there is no such issue, and for nodes that are issues.
 */
typedef struct ent_change_node {
  ent_node_kind kind;
  uint32_t index; /* into the dataset's actors or issues */
  const char *id;
  const ent_text *label;
  const ent_text *short_label;
  uint32_t windows;  /* in which it has a stance */
  uint32_t lineages; /* different ones that it was in */
  uint32_t changes;  /* how often it went from one lineage to another, windows without a coalition apart */
  uint32_t issues;   /* that the drift is over */
  double net;
  double path;
} ent_change_node;

/* A coalition through time. */
typedef struct ent_lineage {
  uint32_t first;    /* window */
  uint32_t last;
  uint32_t windows;  /* in which it is there; fewer than last - first + 1 where it was away */
  uint32_t core;     /* node that it is named after: the one longest in it; of equals, most often its typical member */
  uint32_t largest;  /* most members in a window */
  double mean_size;
  double stability;  /* mean of the Jaccard index from one window to its next, over the nodes that have a stance in both; NaN for one window */
} ent_lineage;

typedef enum ent_event_kind {
  ENT_EVENT_BORN,      /* a coalition that carries none on */
  ENT_EVENT_SPLIT,     /* one that carries none on, and whose known members come from `other` by half or more */
  ENT_EVENT_MERGED,    /* it ends: half or more of its members that are there are in `other` */
  ENT_EVENT_DISSOLVED, /* it ends: its members are there, but not together */
  ENT_EVENT_FADED,     /* it is not seen: fewer than two of its members have a stance */
  ENT_EVENT_REVIVED    /* it is seen again */
} ent_event_kind;

typedef struct ent_event {
  ent_event_kind kind;
  uint32_t window;  /* in which it shows */
  uint32_t lineage; /* that it happens to */
  uint32_t other;   /* of a split the one it comes from, of a merge the one it goes to; else ENT_NONE */
  uint32_t nodes;   /* how many made it: that came over, that are there still, or that it begins with */
} ent_event;

typedef enum ent_move_kind {
  ENT_MOVE_ENTERED,  /* seen for the first time */
  ENT_MOVE_RETURNED, /* seen again */
  ENT_MOVE_VANISHED, /* seen no more */
  ENT_MOVE_JOINED,   /* from no coalition to one */
  ENT_MOVE_LEFT,     /* from one to none */
  ENT_MOVE_MOVED     /* from one to another */
} ent_move_kind;

typedef struct ent_move {
  ent_move_kind kind;
  uint32_t window; /* in which it shows */
  uint32_t node;
  uint32_t from;   /* lineages; ENT_NONE for none. Of one that returned, the last it was in */
  uint32_t to;
  bool with_others; /* the move is part of a split or a merge */
} ent_move;

/*
 * From a window with coalitions to the next such window, over the nodes that are in a coalition (also one
 * of one) in both. NaN where there is nothing to compare.
 */
typedef struct ent_change_step {
  uint32_t from;
  uint32_t to;
  uint32_t common;  /* nodes in both */
  uint32_t moved;   /* of these, that are in different lineages, both times in one */
  double variation; /* variation of information over log(common), 0..1 (Meilă 2007) */
  double rand;      /* adjusted Rand index, 1: the same (Hubert & Arabie 1985) */
  double network;   /* Σ |w - w'| / Σ (|w| + |w'|) over pairs of nodes with a stance in both: 0 the same, 1 nothing in common (Bray & Curtis 1957) */
} ent_change_step;

/* A window with which the network is another than before. */
typedef struct ent_change_point {
  uint32_t window;
  uint32_t before;  /* the window before it among those tested */
  double statistic; /* the energy statistic of the windows on either side */
  double p;         /* share of permutations, the data's own order among them, that reach it */
} ent_change_point;

/* A node's position on an issue in the first and in the last window that have one. */
typedef struct ent_shift {
  uint32_t node;
  ent_issue_id issue;
  uint32_t from; /* windows */
  uint32_t to;
  double before;
  double after;
} ent_shift;

/* An issue, over the actors that have a position on it in two windows or more. */
typedef struct ent_issue_shift {
  ent_issue_id issue;
  uint32_t actors;
  double before; /* means of their first and of their last positions */
  double after;
  double size;   /* mean of |after - before|, actor by actor */
} ent_issue_shift;

typedef struct ent_change ent_change;

/*
 * Lays windows over the statements (ent_windows_new), finds coalitions in each under the same options and
 * seed, without resamples, and follows them. A window of count 0 is chosen: a quarter of the calendar
 * years that the dates touch, to the nearest whole year and at least one; where they touch one year
 * alone, of its months; where one month, of its days. A window without a coalition of two or more
 * is passed over: what was before it is compared with what comes after. The dataset must
 * outlive the result, which the caller frees with ent_change_free.
 * Errors: ENT_E_USAGE where no statement that passes the filter has a date, for a two-mode network, for
 * more than 10,000 windows, and what ent_windows_new and ent_coalitions_new refuse.
 * Sources: matching to the last that is known of each lineage, Greene, Doyle & Cunningham 2010, with the events
 * of Palla, Barabási & Vicsek 2007; points of change by the energy statistic and permutations of Matteson & James 2014.
 * Cost: one search for each window; memory windows · nodes, and the ties of the windows that do not overlap.
 */
ENT_API ent_status ent_change_new(ent_change **out, const ent_dataset *dataset, const ent_stance_options *stances, const ent_network_options *network,
                                  const ent_coalition_options *coalitions, const ent_window_options *windows, ent_error *err);
ENT_API void ent_change_free(ent_change *change);

/* Each returns what was used: the windows as chosen, the coalition options without resamples. */
ENT_API const ent_windows *ent_change_windows_of(const ent_change *change);
ENT_API const ent_coalition_options *ent_change_options(const ent_change *change);
/* Returns whether the length of the windows was chosen from the dates. */
ENT_API bool ent_change_chosen(const ent_change *change);

/* Each returns a list that the change owns: windows in the order of time, nodes in canonical order. */
ENT_API const ent_change_window *ent_change_windows(const ent_change *change, size_t *count);
ENT_API const ent_change_node *ent_change_nodes(const ent_change *change, size_t *count);
/* By first window, then by falling size. */
ENT_API const ent_lineage *ent_change_lineages(const ent_change *change, size_t *count);
/* Both by window; events by lineage, moves by node. Nothing is told of the first window with coalitions. */
ENT_API const ent_event *ent_change_events(const ent_change *change, size_t *count);
ENT_API const ent_move *ent_change_moves(const ent_change *change, size_t *count);
ENT_API const ent_change_step *ent_change_steps(const ent_change *change, size_t *count);
ENT_API const ent_change_point *ent_change_points(const ent_change *change, size_t *count);
/* The largest first. */
ENT_API const ent_shift *ent_change_shifts(const ent_change *change, size_t *count);
ENT_API const ent_issue_shift *ent_change_issues(const ent_change *change, size_t *count);

/*
 * Returns how many windows were tested for points of change: of those with coalitions, as many as do
 * not overlap. 0 where there are fewer than 8, of which no order of windows is rare enough, or more than 1,000.
 */
ENT_API size_t ent_change_tested(const ent_change *change);

/* Returns where a node is in a window. */
ENT_API ent_window_place ent_change_place(const ent_change *change, uint32_t window, uint32_t node);
/* Returns how many members a lineage has in a window; 0 where it is not there. */
ENT_API uint32_t ent_change_size(const ent_change *change, uint32_t window, uint32_t lineage);

/* Writes the name of a lineage in a language: "China and others". */
ENT_API ent_status ent_change_label(ent_buffer *out, const ent_change *change, uint32_t lineage, const char *language, ent_error *err);

#ifdef __cplusplus
}
#endif
#endif
