/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scene of the timeline: columns of windows, blocks of actors, bands between them. */
#ifndef ENT_EXPORTERS_DIAGRAMS_TIMELINE_H
#define ENT_EXPORTERS_DIAGRAMS_TIMELINE_H

#include "exporters/diagrams/page.h"

/* More could not be read, and would make a page too wide to be drawn. */
enum { ENT__TIMELINE_MOST_COLUMNS = 240 };

/* What the actors of a block have in common, in the order in which blocks stand below each other. */
typedef enum ent__flow_kind {
  ENT__FLOW_LINEAGE,
  ENT__FLOW_ALONE,
  ENT__FLOW_UNALIGNED,
  ENT__FLOW_ABSENT
} ent__flow_kind;

typedef struct ent__flow_block {
  ent__flow_kind kind;
  uint32_t lineage; /* ENT_NONE unless of a lineage */
  uint32_t size;
  uint32_t was;     /* its number before the column was sorted */
  double at;        /* place in its column by the order so far: the middle of its actors */
  double y;         /* top */
  double height;
} ent__flow_block;

/* A column: a window with its blocks, or a run of windows without a coalition, which bands pass by. */
typedef struct ent__flow_column {
  uint32_t window;
  uint32_t windows; /* of a run */
  bool passed;
  double x;
  double width;
  uint32_t block_count; /* 0 where passed */
  ent__flow_block *blocks; /* from top to bottom */
  uint32_t *of;            /* block of each node */
} ent__flow_column;

/* A band of actors from a block of a column to one of the next that has blocks. */
typedef struct ent__flow {
  uint32_t from; /* blocks of the two columns */
  uint32_t to;
  uint32_t count;
  double y_from; /* tops of its ends */
  double y_to;
  double height_from;
  double height_to;
} ent__flow;

/* The bands between two columns. */
typedef struct ent__flow_gap {
  uint32_t left; /* columns */
  uint32_t right;
  ent__flow *flows; /* by block at the left, then at the right */
  uint32_t count;
} ent__flow_gap;

/* Lives in the drawing's arena. */
typedef struct ent__timeline {
  const ent_change *change;
  const ent_change_node *nodes;
  size_t node_count;
  const ent_change_window *windows;
  size_t window_count;
  const ent_lineage *lineages;
  size_t lineage_count;
  ent__flow_column *columns;
  uint32_t column_count;
  ent__flow_gap *gaps;
  uint32_t gap_count;
  const char **names;  /* of lineages */
  const char **called; /* short names of nodes */
  double unit;         /* height of an actor */
  double block_gap;
  double top;          /* of the blocks */
  double height;       /* of the columns, from there on */
  uint32_t first_shown; /* columns with blocks */
  uint32_t last_shown;
  double beside;       /* room for names at the outer sides */
  double heads;        /* width of the words before the heads' numbers */
  double left;         /* of the first column */
  double right;        /* of the last column's right edge */
  double header;       /* where the first line of the heads begins */
  bool wide;           /* so that the legend stands below */
  bool slanted;        /* dates of the heads are slanted */
} ent__timeline;

/* Errors: ENT_E_USAGE for a study without windows, ENT_E_LIMIT for too many of them. */
ent_status ent__timeline_new(ent__timeline *out, ent__drawing *drawing, ent_error *err);

/* Orders the blocks of each column so that few bands cross. */
ent_status ent__timeline_order(ent__timeline *timeline, ent__drawing *drawing, ent_error *err);

/* Counts the bands of a gap into `flows`, sorted; there is room for one for each node. */
uint32_t ent__timeline_count(ent__flow *flows, const ent__timeline *timeline, uint32_t left, uint32_t right, uint64_t *keys);

/* Makes room for the heads of the columns above the blocks; before anything is drawn. */
void ent__timeline_fit_heads(ent__timeline *timeline, ent__drawing *drawing);

/* Draws bands and blocks; titles where the picture is small enough to carry them. */
ent_status ent__timeline_draw(ent_buffer *out, const ent__timeline *timeline, ent__drawing *drawing, ent_error *err);

/* Draws the heads of the columns. */
void ent__timeline_heads(ent_buffer *out, const ent__timeline *timeline, ent__drawing *drawing);

/* Draws heads, the names of lineages and of those who move, and points of change; sets the size. */
ent_status ent__timeline_label(ent__panel *map, ent__timeline *timeline, ent__drawing *drawing, ent_error *err);

ent_status ent__timeline_legend(ent__legend *legend, const ent__timeline *timeline, ent_error *err);

/* How a band looks. */
typedef enum ent__flow_look { ENT__LOOK_NONE, ENT__LOOK_STAYS, ENT__LOOK_JOINS, ENT__LOOK_MOVES } ent__flow_look;
ent__flow_look ent__flow_looks(const ent__flow_block *from, const ent__flow_block *to);

/* Draws a band of a look between two edges. */
void ent__flow_draw(ent_buffer *out, const ent__flow *flow, const ent__flow_block *from, const ent__flow_block *to, double x1,
                    double x2);

/* Draws a block. */
void ent__flow_block_draw(ent_buffer *out, const ent__flow_block *block, double x, double width);

/* Writes the dates of a window as short as they can be read: "2019", "2019–2021", "2019-03", "2019-03-04". */
void ent__timeline_dates(ent_buffer *out, const ent_window *window);

/* Returns what the actors of a block are called: the lineage's name, or the word for those in none. */
const char *ent__flow_name(const ent__timeline *timeline, const ent__drawing *drawing, const ent__flow_block *block);

#endif
