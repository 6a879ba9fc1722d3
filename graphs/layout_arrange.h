/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes by wanted distances: the members of a coalition, and the coalitions themselves. */
#ifndef ENT_GRAPHS_LAYOUT_ARRANGE_H
#define ENT_GRAPHS_LAYOUT_ARRANGE_H

#include <entente/study.h>

/* Above this many boxes the quadratic steps would be felt, and a picture shows a crowd anyway. */
enum { ENT__MOST_BY_STRESS = 600 };

/*
 * Places n boxes by wanted distances (n × n; see ent__stress_place) so that none overlaps; more than
 * ENT__MOST_BY_STRESS in rows, without a look at the distances. Of a dozen or more, those further out
 * than four fifths of all come nearer by the logarithm: the picture would else be theirs.
 */
void ent__arrange_boxes(ent_point *at, const ent_point *half, size_t n, const double *distance);

/*
 * The same for few large boxes on a page: drawn close, and of several turns of the whole the one
 * that fills a page of 3 to 2 best. The first box is left and above. `scratch` has 2 n elements.
 */
void ent__arrange_page(ent_point *at, const ent_point *half, size_t n, const double *distance,
                       ent_point *scratch);

/*
 * Mirrors the members of each coalition within its own rectangle so that Σ weight · length over the
 * ties between coalitions falls: those who agree across a border come to stand near it. O(m).
 */
void ent__arrange_facing(ent_point *at, const ent_point *half, const ent_network *network,
                         const ent_coalitions *coalitions);

#endif
