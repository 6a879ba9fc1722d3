/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A network as every graph format shows it: nodes with ids that are unique in the file, labels in
 * one language, and columns of attributes; ties with weight, sign and signed weight.
 */
#ifndef ENT_EXPORTERS_FORMATS_VIEW_H
#define ENT_EXPORTERS_FORMATS_VIEW_H

#include <entente/exporters.h>

#include "engine/base/arena.h"
#include "exporters/formats/facts.h"
#include "exporters/style.h"

typedef enum ent__value_kind {
  ENT__VALUE_NONE,
  ENT__VALUE_STRING,
  ENT__VALUE_NUMBER,
  ENT__VALUE_BOOL
} ent__value_kind;

/* A value; `number` is 0 or 1 for a truth value. */
typedef struct ent__value {
  ent__value_kind kind;
  const char *string;
  double number;
} ent__value;

/* A column of the nodes. An attribute that is a number for some and a string for others is a string. */
typedef struct ent__view_column {
  const char *name;
  ent__value_kind kind;
  int fixed;             /* one of our own; -1 for an attribute */
  const char *attribute; /* its name in the dataset */
  bool whole;            /* its numbers are whole */
} ent__view_column;

typedef struct ent__view {
  ent__arena arena;
  const ent_network *network;
  const ent_coalitions *coalitions; /* NULL for a two-mode network */
  const ent_dataset *dataset;       /* NULL for an edge list */
  const char *language;
  const char *source; /* the name of the input */
  const ent_node *nodes;
  size_t node_count;
  const ent_tie *ties;
  size_t tie_count;
  const ent_point *places;
  const ent_member *members; /* NULL without coalitions */
  const char **ids;
  const char **labels;
  const char **coalition_labels;
  size_t coalition_count;
  double largest_activity;
  double largest_weight; /* of a tie, without its sign */
  ent__view_column *columns;
  size_t column_count;
  ent__facts facts;
} ent__view;

/* Builds the view; end with ent__view_clear in any case. O(nodes · attributes + ties). */
ent_status ent__view_init(ent__view *out, const ent_study *study, const ent_export_options *options,
                          ent_error *err);
void ent__view_clear(ent__view *view);

/* Fills one row of the matrix of weights, an element for each node: 0 where there is no tie. */
void ent__view_row(double *row, const ent__view *view, size_t node);
/* Appends a tie as a row of CSV: ends, their labels, weight, sign, signed weight, shared. */
void ent__csv_tie(ent_buffer *out, const ent__view *view, const ent_tie *tie);
/* Returns a node's value in a column. */
ent__value ent__view_value(ent__view *view, size_t node, size_t column);
/* Returns a node's diameter in points, and its colour "#rrggbb". */
double ent__view_size(const ent__view *view, size_t node);
const char *ent__view_colour(const ent__view *view, size_t node);
/* Returns "positive" or "negative". */
const char *ent__view_sign(const ent_tie *tie);
/* Returns the colour of a tie, and its width in points: 1 to 6 by weight. */
const char *ent__view_tie_colour(const ent_tie *tie);
double ent__view_tie_width(const ent__view *view, const ent_tie *tie);
/* Writes the id of the t-th tie: "e0", "e1", ... */
void ent__view_tie_id(char out[32], size_t t);
/* Returns the short label of a node, its label where it has none. */
const char *ent__view_short(const ent__view *view, size_t node);
/* Returns the shape of a node: that of its coalition; of two modes, circles and squares. */
ent__shape ent__view_shape(const ent__view *view, size_t node);
/* Returns the dataset's title, or the name of an input without one. */
const char *ent__view_title(const ent__view *view);
/* Returns the row of the method that found the coalitions, which there must be. */
const ent_method *ent__view_method(const ent__view *view);
/* Returns whether the nodes are of two modes, actors and issues. */
bool ent__view_two_modes(const ent__view *view);
/* Returns "actor", "issue" or "node". */
const char *ent__view_mode(const ent_node *node);

#endif
