/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Labels for programs that take a node's label for the node itself: NetworkX makes one node of two
 * whose labels are equal in Pajek and refuses such a GML, R refuses such a matrix, Vega draws one row.
 */
#ifndef ENT_EXPORTERS_FORMATS_NAMES_H
#define ENT_EXPORTERS_FORMATS_NAMES_H

#include "exporters/formats/view.h"

/* Adds what a format can hold of a text. */
typedef void ent__clean_fn(ent_buffer *out, const char *s);

/* Marks the names that another is equal to; returns whether there are any, -1 without memory. */
int ent__names_shared(bool *out, const char *const *names, size_t count);

/*
 * Fills names[count] with labels, cleaned (`clean` may be NULL), no two of them equal: where several
 * share a label, each gets its id behind it in brackets, and where that is not enough, "#" and its
 * number. False without memory. O(n log n) comparisons.
 */
bool ent__names_part(const char **names, ent__arena *arena, const char *const *labels, const char *const *ids, size_t count,
                     ent__clean_fn *clean);
/* Returns such a label for each node, as long as the view lives; NULL without memory. */
const char **ent__names_distinct(ent__view *view, ent__clean_fn *clean);

#endif
