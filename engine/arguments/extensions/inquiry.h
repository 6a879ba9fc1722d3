/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question about a graph under one semantics: its pieces, and an extension put together from theirs. */
#ifndef ENT_ENGINE_ARGUMENTS_EXTENSIONS_INQUIRY_H
#define ENT_ENGINE_ARGUMENTS_EXTENSIONS_INQUIRY_H

#include "engine/arguments/extensions/search.h"

typedef struct ent__inquiry {
  const ent__graph *graph;
  uint32_t arguments;      /* nodes below are arguments */
  const bool *gone;        /* by node: taken out by an edit; NULL: none */
  const ent_label *labels; /* grounded, by node */
  ent_semantics semantics;
  ent__deadline *deadline;
  const ent__method *method; /* NULL for a semantics of one extension */
  bool *scope;
  ent__pieces pieces;
  bool split;      /* the pieces are known */
  uint32_t *local; /* ENT_NONE for each node, between searches */
  bool *set;       /* by node: the extension at hand */
} ent__inquiry;

/* Fills what comes after the deadline from what comes before it, and the set with what is in every extension for sure. */
ent_status ent__inquiry_begin(ent__inquiry *q, ent_error *err);
void ent__inquiry_end(ent__inquiry *q);

/* Splits the scope into its pieces, once; what follows does by itself. */
ent_status ent__inquiry_split(ent__inquiry *q, ent_error *err);
/* Opens and closes the search in one piece. */
ent_status ent__inquiry_open(ent__inquiry *q, uint32_t piece, ent__region *region, ent__seek *search, ent_error *err);
void ent__inquiry_close(ent__region *region, ent__seek *search);
/* Puts a piece's set into q->set. */
void ent__inquiry_take(ent__inquiry *q, const ent__region *region, const bool *set);

/* Finds an extension; in piece `apart` (ENT_NONE: none) nothing is looked for. */
ent_status ent__inquiry_one(ent__inquiry *q, uint32_t apart, bool *found, ent_error *err);
/* Finds an extension with (sign 1) or without (-1) a node. */
ent_status ent__inquiry_about(ent__inquiry *q, uint32_t node, int sign, bool *found, ent_error *err);

/*
 * The same where only what reaches the node by attacks matters (complete, preferred, admissible:
 * Baroni & Giacomin 2007), and the rest is grown.
 */
ent_status ent__inquiry_upstream(ent__inquiry *q, uint32_t node, int sign, bool *found, ent_error *err);
/* Grows what is in q->set, an admissible set, to a preferred extension. */
ent_status ent__inquiry_grow(ent__inquiry *q, ent_error *err);

/* Fills q->set with the one extension of a semantics that has but one. */
ent_status ent__inquiry_only(ent__inquiry *q, ent_error *err);
ent_status ent__ideal(ent__inquiry *q, ent_error *err);
ent_status ent__eager(ent__inquiry *q, ent_error *err);
/* Leaves of a conflict-free set the greatest subset that defends itself against all of the graph. Linear. */
ent_status ent__defend(const ent__graph *graph, bool *set, ent_error *err);

/* How each node fares; what was not known when time ran out stays UNKNOWN. */
ent_status ent__inquiry_acceptance(ent__inquiry *q, ent_acceptance *by_node, bool *extensions, ent_error *err);

#endif
