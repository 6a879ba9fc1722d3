/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENT_GRAPHS_LAYOUT_H
#define ENT_GRAPHS_LAYOUT_H

#include <entente/study.h>

/*
 * Places the nodes of a network in the plane, in points: each coalition by itself (stress
 * majorization, those who agree close together), then the coalitions packed so that they do not
 * touch, opponents far apart; unaligned actors in rows of their own below. A two-mode network gets
 * two columns, ordered so that few ties cross. `coalitions` is NULL there. The caller frees *out
 * with ent__free. The same network and coalitions give the same places; no chance is in it, and the
 * seed is not used.
 */
ent_status ent__layout_new(ent_point **out, const ent_network *network, const ent_coalitions *coalitions,
                           uint64_t seed, ent_error *err);

/* What takes up room in a drawing. All lengths in points. */
typedef struct ent__layout_sizes {
  const ent_point *halves;   /* for each node: half the width and height of it and its label */
  const ent_point *headings; /* for each coalition, then for the unaligned: width and height of a
                                name above it; NULL: none */
  double padding;            /* between a coalition's outline and its nodes */
  double gap;                /* between coalitions */
} ent__layout_sizes;

/*
 * The same for a one-mode network with boxes of given sizes around the nodes: no two boxes overlap,
 * no box overlaps a heading, and no coalition's rectangle (its nodes, padding and heading) another.
 * O(n²) for coalitions of up to 600 members; larger ones are set in rows.
 */
ent_status ent__layout_sized(ent_point **out, const ent_network *network, const ent_coalitions *coalitions,
                             const ent__layout_sizes *sizes, ent_error *err);

/* Two columns for a two-mode network (layout_columns.c). */
ent_status ent__layout_columns(ent_point **out, const ent_network *network, ent_error *err);

#endif
